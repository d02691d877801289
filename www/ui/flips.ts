// Where the verdicts turn along a number's track: its stretches, what marks them, and the way past the next turn.
import type { Mode, State } from 'gongsheng';
import { tidy } from './number';

/** Values over which no verdict changes. */
export interface Stretch {
  from: number;
  to: number;
  /** By what it is coloured. */
  mode: Mode;
  /** Whether what is asked holds; where it does not, the stretch is hatched. */
  formed: boolean;
}

/** Where verdicts turn along a number's track, in stretches and in words. */
export interface Turns {
  stretches: readonly Stretch[];
  /** By what a stretch is coloured: its mode, or whether what is asked holds. */
  by?: 'mode' | 'formed';
  format: (value: number) => string;
  /** What holds at a value. */
  now: (value: number) => string;
  /** What the next turn above (1) or below (−1) brings. */
  next: (value: number, direction: 1 | -1) => string;
  /** Several of these as one sentence. */
  sentence: (parts: readonly string[]) => string;
}

/** Stretches of one question of a number, in rising order. */
export type Turning = readonly { from: number; to: number; state: State }[];

/** A stretch on which neither the consortium's verdicts change nor those of the pair. */
export interface Joined {
  from: number;
  to: number;
  system: State;
  pair: State | null;
}

/** Turns nearer to each other than this part of the track are one. */
const ONE = 1e-9;

/** The stretches of two questions of one number, parted wherever either turns. */
export function joined(system: Turning, pair: Turning | null): Joined[] {
  const length = (system.at(-1)?.to ?? 0) - (system[0]?.from ?? 0);
  const all: Joined[] = [];
  let [one, other] = [0, 0];
  for (let of = system[one]; of; of = system[one]) {
    const beside = pair?.[other] ?? null;
    if (pair && !beside) break;
    all.push({
      from: Math.max(of.from, beside?.from ?? -Infinity),
      to: Math.min(of.to, beside?.to ?? Infinity),
      system: of.state,
      pair: beside?.state ?? null,
    });
    const difference = beside ? of.to - beside.to : 0;
    if (difference <= ONE * length) one += 1;
    if (difference >= -ONE * length) other += 1;
  }
  return all;
}

/** The place of a value among stretches: the last that begins at or below it. */
export function stretchAt(stretches: readonly { from: number }[], value: number): number {
  return Math.max(
    0,
    stretches.findLastIndex(({ from }) => from <= value),
  );
}

/** A value as a track can tell it: on a long one what is next to 0 is only where the search for a turn ended. */
export function onTrack(stretches: readonly { from: number; to: number }[], value: number): number {
  const length = (stretches.at(-1)?.to ?? 0) - (stretches[0]?.from ?? 0);
  return Math.abs(value) <= ONE * length ? 0 : value;
}

/** How far past a turn a number of few digits is looked for, as a part of the track. */
const NEARBY = 0.02;

/** A value just past the next turn above (1) or below (−1) a value; undefined when there is none on the track. */
export function pastTurn(
  stretches: readonly { from: number; to: number }[],
  value: number,
  direction: 1 | -1,
  whole = false,
): number | undefined {
  const next = stretches[stretchAt(stretches, value) + direction];
  if (!next) return undefined;
  const nearby = NEARBY * ((stretches.at(-1)?.to ?? 0) - (stretches[0]?.from ?? 0));
  return direction > 0
    ? plainest(next.from, Math.min(next.to, next.from + nearby), whole)
    : plainest(next.to, Math.max(next.from, next.to - nearby), whole);
}

/** The number with the fewest digits from `value` to `limit`, the nearest to `value` of them. */
export function plainest(value: number, limit: number, whole = false): number {
  const [least, most] = [Math.min(value, limit), Math.max(value, limit)];
  if (least <= 0 && most >= 0) return 0;
  const size = Math.floor(Math.log10(Math.abs(value)));
  const towards = limit > value ? Math.ceil : Math.floor;
  for (let digits = 1; digits <= 12; digits += 1) {
    const exponent = size + 1 - digits;
    const step = whole ? Math.max(1, 10 ** exponent) : 10 ** exponent;
    const plain = tidy(towards(tidy(value / step)) * step);
    if (least <= plain && plain <= most) return plain;
    if (step === 1 && whole) break;
  }
  return value;
}

export interface Piece extends Stretch {
  /** px from the left end of the track. */
  left: number;
  width: number;
  /** Wide enough for its glyph. */
  glyph: boolean;
}

export interface Tick {
  value: number;
  left: number;
  /** Its value has room beside those before it. */
  said: boolean;
}

/** px that a glyph takes, with air. */
const GLYPH = 22;
/** px between the values under two ticks, beside what their digits take. */
const AIR = 6;
const DIGIT = 7;

/** Where on a track of some px everything lies; what lies outside the range is cut off. */
export function layOut(
  stretches: readonly Stretch[],
  { least, most }: { least: number; most: number },
  width: number,
  format: (value: number) => string,
): { pieces: Piece[]; ticks: Tick[] } {
  const at = (value: number): number =>
    (width * (Math.min(most, Math.max(least, value)) - least)) / (most - least || 1);
  const shown = stretches.filter(({ from, to }) => to >= least && from <= most);
  const pieces = shown.map((stretch): Piece => {
    const [left, right] = [at(stretch.from), at(stretch.to)];
    return { ...stretch, left, width: right - left, glyph: right - left >= GLYPH };
  });
  let taken = -Infinity;
  const ticks = shown
    .slice(1)
    .filter(({ from }) => from >= least)
    .map(({ from: value }): Tick => {
      const left = at(value);
      const half = (format(value).length * DIGIT) / 2;
      const said = left - half >= taken + AIR;
      if (said) taken = left + half;
      return { value, left, said };
    });
  return { pieces, ticks };
}
