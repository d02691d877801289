// Which pairs stand in which cell of the matrix of behaviour and organisation, and what has room there.
import type { Level, Mode } from 'gongsheng';
import { outside } from '../ui/glyph';
import { textWidth } from './balance';

/** Rows, from good to bad: the paper's four. */
export const rows = ['symmetric-mutualism', 'asymmetric-mutualism', 'commensalism', 'parasitism'] as const;
/** Columns, from loose to close. */
export const columns = ['point', 'intermittent', 'continuous', 'integrated'] as const;

/** A pair to be placed. */
export interface Item {
  key: string;
  /** What stands on its pill. */
  mark: string;
  /** Its name in full, for a hint and the screen reader. */
  title: string;
  mode: Mode;
  level: Level;
  /** S of the pair, eu. */
  surplus: number;
  selected: boolean;
}

/** As many pills as a cell shows; with more, the first of them and their number. */
const ROOM = 2;

export interface Cell {
  shown: Item[];
  /** Those behind "+3", the largest |S| first. */
  more: Item[];
}

/** The pairs of a mode, and of a level when one is given; largest |S| first, a selected one never hidden. */
export function cellOf(items: readonly Item[], mode: Mode, level?: Level): Cell {
  const here = items
    .filter((item) => item.mode === mode && (level === undefined || item.level === level))
    .sort((a, b) => Number(b.selected) - Number(a.selected) || Math.abs(b.surplus) - Math.abs(a.surplus));
  return here.length <= ROOM
    ? { shown: here.sort((a, b) => items.indexOf(a) - items.indexOf(b)), more: [] }
    : { shown: here.slice(0, 1), more: here.slice(1) };
}

/** Whether the pills of a cell do not fit beside each other in so many px: then they stand one above the other. */
export function tooWide({ shown, more }: Cell, width: number): boolean {
  const pills = shown.reduce((sum, { mark }) => sum + Math.max(31, textWidth(mark, 13) + 5) + 2, -2);
  return pills + (more.length > 0 ? 24 : 0) > width;
}

/** Where a system stands: in a cell, in the strip of the other three, or nowhere while it does not connect. */
export type Place = { row: number; column: number } | { outside: Mode } | null;

export function placeOf(mode: Mode, level: Level): Place {
  const row = rows.findIndex((known) => known === mode);
  const column = columns.findIndex((known) => known === level);
  if (outside.includes(mode)) return { outside: mode };
  return row < 0 || column < 0 ? null : { row, column };
}

/** On which side of its cell the system's tag stands: beside it where that is free, else on the ring. */
export function tagSide(
  items: readonly Item[],
  row: number,
  column: number,
): 'right' | 'left' | 'top' | 'bottom' {
  const free = (next: number): boolean => {
    const [mode, level] = [rows[row], columns[next]];
    // The ideal corner says what it is.
    const ideal = row === 0 && next === columns.length - 1;
    return (
      mode !== undefined && level !== undefined && !ideal && cellOf(items, mode, level).shown.length === 0
    );
  };
  return free(column + 1) ? 'right' : free(column - 1) ? 'left' : row > 0 ? 'top' : 'bottom';
}
