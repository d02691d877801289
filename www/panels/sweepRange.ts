// The values that a number takes in a sweep: from where to where, and how many; as typed, and as they will be swept.
import { tidy } from '../ui/number';

/** What is typed; null where a field is empty. */
export interface Typed {
  from: number | null;
  to: number | null;
  values: number | null;
}

export interface Range extends Typed {
  from: number;
  to: number;
  values: number;
}

/** What the number may be. */
export interface Bounds {
  least: number;
  most: number;
  whole: boolean;
}

/** Why a range is not swept as it was typed. */
export type Change = 'bounds' | 'whole' | 'count' | 'same';

export const MOST_VALUES = 101;

/** Whether every field says a number. */
export function isFull(range: Typed): range is Range {
  return [range.from, range.to, range.values].every((value) => Number.isFinite(value));
}

/** The range as it will be swept, in even steps of numbers that are allowed, and why it is another than typed. */
export function settled(
  typed: Range,
  { least, most, whole }: Bounds,
): { range: Range; change: Change | null } {
  const within = (value: number): number => Math.min(most, Math.max(least, value));
  const bounded = { ...typed, from: within(typed.from), to: within(typed.to) };
  const counted = { ...bounded, values: Math.round(Math.min(MOST_VALUES, Math.max(2, typed.values))) };
  const range = whole ? wholeSteps(counted) : counted;
  const single = range.from === range.to ? { ...range, values: 1 } : range;
  const steps: [Range, Range, Change][] = [
    [typed, bounded, 'bounds'],
    [bounded, counted, 'count'],
    [counted, range, 'whole'],
    [range, single, 'same'],
  ];
  // One value of one number is what was asked for.
  const asked = single.values === 1 && typed.values === 1 && typed.from === typed.to;
  const changed = steps.find(([before, after]) => !asked && !same(before, after));
  return { range: single, change: changed?.[2] ?? null };
}

const same = (one: Range, other: Range): boolean =>
  one.from === other.from && one.to === other.to && one.values === other.values;

/** Of whole numbers so many as are asked for at most, as far apart as each other, the last no farther than asked. */
function wholeSteps({ from, to, values }: Range): Range {
  const [first, last] = [Math.round(from), Math.round(to)];
  const span = Math.abs(last - first);
  const step = Math.max(1, Math.ceil(tidy(span / (values - 1))));
  const steps = Math.floor(span / step);
  return { from: first, to: first + Math.sign(last - first) * step * steps, values: steps + 1 };
}
