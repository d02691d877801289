// Where a note stands on the graph: the first of a few spots where it covers nothing, else where it covers least.
import type { Box, Size } from './geometry';

/** In line with the tools, below them, in the other upper corner; px from the graph's edges, as the styles have it. */
const EDGE = 16;
const TOP = 12;
const BESIDE = 152;
const BELOW = 62;

export type Spot = 'beside' | 'below' | 'right';

export function spotFor(note: Size, width: number, taken: readonly Box[]): readonly [Spot, Box] {
  const spots = [
    ['beside', { x: BESIDE, y: TOP, ...note }],
    ['below', { x: EDGE, y: BELOW, ...note }],
    ['right', { x: width - EDGE - note.width, y: TOP, ...note }],
  ] as const;
  const covers = ([, box]: (typeof spots)[number]) =>
    taken.reduce((sum, other) => sum + shared(box, other), 0);
  return spots.reduce((best, spot) => (covers(spot) < covers(best) ? spot : best));
}

/** The area that two boxes share. */
function shared(a: Box, b: Box): number {
  const width = Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x);
  const height = Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
