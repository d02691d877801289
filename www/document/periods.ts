// When things run: periods as lists of months from a start up to before an end, and what a hand does to them.
import type { Consortium } from 'gongsheng';
import { keysOf, setAt, valueAt } from './pointer';

/** From a month up to before another; null never ends. */
export type Span = readonly [start: number, end: number | null];

/** The periods at a pointer; left out, from month 0 without end. What is no period is passed over. */
export function spansAt(document: Consortium, pointer: string): readonly Span[] {
  const periods = valueAt(document, pointer);
  if (!Array.isArray(periods)) return [[0, null]];
  return (periods as unknown[]).filter(isSpan);
}

function isSpan(value: unknown): value is Span {
  return (
    Array.isArray(value) &&
    typeof value[0] === 'number' &&
    (value[1] === null || value[1] === undefined || typeof value[1] === 'number')
  );
}

/** The document with the period at a pointer as given, or, with null, without it. */
export function setSpan(document: Consortium, pointer: string, span: Span | null): Consortium {
  const list = pointer.slice(0, pointer.lastIndexOf('/'));
  const index = Number(keysOf(pointer).at(-1));
  const spans = spansAt(document, list);
  return setAt(
    document,
    list,
    span === null
      ? spans.filter((_, place) => place !== index)
      : spans.map((known, place) => (place === index ? span : known)),
  );
}

/** A period with another start, which stays before its end and the horizon. */
export function startAt([, end]: Span, start: number, months: number): Span {
  return [bounded(start, 0, Math.min(end ?? months, months) - 1), end];
}

/** A period with another end, which stays after its start; beyond the horizon it has none. */
export function endAt([start]: Span, end: number, months: number): Span {
  return [start, end > months ? null : bounded(end, start + 1, months)];
}

/** A period moved by some months, its length kept; one without end keeps having none. */
export function moved([start, end]: Span, by: number, months: number): Span {
  const length = (end ?? months) - start;
  if (end === null) return [bounded(start + by, 0, months - 1), null];
  const from = bounded(start + by, 0, Math.max(0, months - length));
  return [from, from + length];
}

/** A new period from a month on, up to three months long, where nothing runs yet; none when something does. */
export function freeSpan(spans: readonly Span[], month: number, months: number): Span | null {
  const runs = ([start, end]: Span): boolean => start <= month && month < (end ?? months);
  if (month < 0 || month >= months || spans.some(runs)) return null;
  const next = Math.min(months, ...spans.map(([start]) => start).filter((start) => start > month));
  return [month, Math.min(month + 3, next)];
}

/** The first month in which nothing runs; none when something always does. */
export function firstFree(spans: readonly Span[], months: number): number | null {
  for (let month = 0; month < months; month += 1) if (freeSpan(spans, month, months)) return month;
  return null;
}

function bounded(value: number, least: number, most: number): number {
  return Math.max(least, Math.min(most, value));
}
