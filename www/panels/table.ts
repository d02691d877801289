// The shape of what the panels' tables and lists show.
import type { Carrier, Level, Mode, Subject } from 'gongsheng';
import type { Selected } from '../state/view.svelte';
import { plain, signed } from '../i18n/format';

export interface Fact {
  name: string;
  value: string;
  note?: string;
  /** Whose why it opens. */
  why?: Subject;
}

export interface Cell {
  text: string;
  /** Whose why it opens. */
  why?: Subject;
  /** Instead of the text: two that are each asked for themselves. */
  both?: readonly [Cell, Cell];
  /** Colours a number by its sign; the sign itself is in the text. */
  sign?: number;
  soft?: boolean;
  level?: Level;
  carriers?: readonly Carrier[];
}

export interface Row {
  key: string;
  name: string;
  /** Said instead of the name by a screen reader. */
  title?: string;
  /** A bar in the colour of this mode stands before the name. */
  mode?: Mode;
  /** With its glyph, halves in the order of the name. */
  gains?: readonly [number, number];
  /** What the name points at. */
  thing?: Selected;
  lit?: boolean;
  /** A second line under the name. */
  note?: string;
  cells: readonly Cell[];
}

/** A number of the ledger; 0 stays back. */
export function amount(value: number): Cell {
  const text = plain(value);
  return { text, soft: text === '0' };
}

/** A number with its sign. */
export function balance(value: number): Cell {
  const text = signed(value);
  return { text, sign: text === '0' ? 0 : Math.sign(value) };
}

/** The same cell, which can be asked why. */
export function asked(cell: Cell, why: Subject): Cell {
  return { ...cell, why };
}
