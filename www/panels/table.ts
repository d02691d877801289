// The shape of what the panels' tables and lists show.
import type { Carrier, Level, Mode, Subject } from 'gongsheng';
import type { Elsewhere, Selected } from '../state/view.svelte';
import { plain, signed } from '../i18n/format';

/** A text that may be asked why. */
export interface Askable {
  text: string;
  /** Whose why it opens. */
  why?: Subject | undefined;
  /** Of what, when that is not the document as it stands. */
  of?: (() => Elsewhere) | undefined;
  /** Why a number needs no why: it names something, or says how it was reckoned. */
  bare?: 'name' | 'reckoning' | 'tick';
}

/** A text, or parts of which some can each be asked why. */
export type Said = string | readonly (string | Askable)[];

export interface Fact {
  name: string;
  value: Said;
  note?: Said;
  /** Whose why it opens. */
  why?: Subject;
}

export interface Cell extends Askable {
  /** Instead of the text: two that are each asked for themselves. */
  both?: readonly [Cell, Cell];
  /** What stands between the two. */
  between?: string;
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
  /** A sign before the name: a mode's glyph, a level's stroke. */
  sign?: { mode: Mode } | { level: Level };
  /** It is what holds now: the word that says so. */
  now?: string | undefined;
  /** What the name points at. */
  thing?: Selected;
  lit?: boolean;
  /** A second line under the name. */
  note?: Said;
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
export function asked(cell: Cell, why: Subject, of?: () => Elsewhere): Cell {
  return of === undefined ? { ...cell, why } : { ...cell, why, of };
}
