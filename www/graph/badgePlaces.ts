// Where the badges of pairs stand: along their lanes, clear of cards and of each other, and how much of them has room.
import { signed } from '../i18n/format';
import {
  boxAround,
  directionAt,
  meets,
  pointAt,
  type Box,
  type Cubic,
  type Point,
  type Size,
} from './geometry';

/** What of a badge is shown: glyph and number, the glyph alone, or nothing until the keyboard comes to it. */
export type Fit = 'whole' | 'glyph' | 'none';

export interface BadgePlace {
  /** The badge's centre. */
  readonly at: Point;
  readonly size: Size;
  readonly fit: Fit;
}

/** What badges keep clear of: cards, and of cards what is never covered. */
export interface Obstacles {
  readonly cards: readonly Box[];
  readonly heads: readonly Box[];
}

const GLYPH: Size = { width: 43, height: 26 };
/** What a number takes beside the glyph, px: its sides, and each of its signs at the most. */
const NUMBER = { sides: 9, sign: 8 } as const;
/** Shapes of ports reach so far beyond their cards, px. */
const PORT = 10;
/** How far beside the middle of its lanes a badge may stand, px. */
const ASIDE = [28, -28] as const;
/** Lanes that are so short and so level, px, leave no room between cards: above and below them, and beyond the cards. */
const SHORT = { run: 116, level: 12, slant: 24 } as const;
const NEAR = 26;
const FAR = 56;

export function badgeSize(surplus: number | null): Size {
  if (surplus === null) return GLYPH;
  return { ...GLYPH, width: GLYPH.width + NUMBER.sides + NUMBER.sign * signed(surplus).length };
}

/** In the middle of its lanes, whatever is there. */
export function plainPlace(curves: readonly Cubic[], surplus: number | null): BadgePlace {
  return { at: along(curves, 0.5), size: badgeSize(surplus), fit: 'whole' };
}

/** The first place that is free: along the lanes or beside them for all of it, else for its glyph, else over rows. */
export function freePlace(
  curves: readonly Cubic[],
  surplus: number | null,
  { cards, heads }: Obstacles,
  badges: readonly Box[],
): BadgePlace {
  const whole = badgeSize(surplus);
  const [on, beside] = placesOf(curves);
  const find = (places: readonly Point[], size: Size, obstacles: readonly Box[], air: number) =>
    places.find((at) => {
      const box = boxAround(at, size);
      const wide = boxAround(at, { width: size.width + 2 * air, height: size.height + 2 * air });
      return !obstacles.some((other) => meets(other, wide)) && !badges.some((other) => meets(other, box));
    });
  const at = find(on, whole, cards, PORT) ?? find(beside, whole, cards, PORT);
  if (at) return { at, size: whole, fit: 'whole' };
  const small = find([...on, ...beside], GLYPH, cards, PORT) ?? find(on, GLYPH, cards, 0);
  if (small) return { at: small, size: GLYPH, fit: 'glyph' };
  const over = find(on, whole, heads, 0);
  if (over) return { at: over, size: whole, fit: 'whole' };
  return { at: along(curves, 0.5), size: { width: 0, height: 0 }, fit: 'none' };
}

/** Places on the lanes, above short level ones first; and places beside them. */
function placesOf(curves: readonly Cubic[]): [on: Point[], beside: Point[]] {
  const on = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73, 0.19, 0.81].map((share) => along(curves, share));
  const beside = ASIDE.flatMap((far) =>
    [0.5, 0.3, 0.7].map((share) => {
      const { x, y } = along(curves, share);
      const way = curves[0] ? directionAt(curves[0], share) : { x: 1, y: 0 };
      return { x: x - way.y * far, y: y + way.x * far };
    }),
  );
  const { x = 0 } = on[0] ?? {};
  const ends = curves.flatMap(([from, , , to]) => [from.y, to.y]);
  const [top, bottom] = [Math.min(...ends), Math.max(...ends)];
  const [rise, run] = [0, 1].map((axis) =>
    Math.max(...curves.map(([from, , , to]) => Math.abs(axis ? from.x - to.x : from.y - to.y))),
  ) as [number, number];
  if (run < SHORT.run && rise < SHORT.level) on.unshift({ x, y: top - NEAR }, { x, y: bottom + NEAR });
  if (run < SHORT.run && rise < SHORT.slant) beside.push({ x, y: bottom + FAR }, { x, y: top - FAR });
  return [on, beside];
}

/** The middle of the lanes at a share of their way, the way of the first. */
function along(curves: readonly Cubic[], share: number): Point {
  const first = curves[0]?.[0] ?? { x: 0, y: 0 };
  if (curves.length === 1 && curves[0]) return pointAt(curves[0], share);
  const points = curves.map((curve) => {
    const nearStart =
      Math.hypot(curve[0].x - first.x, curve[0].y - first.y) <=
      Math.hypot(curve[3].x - first.x, curve[3].y - first.y);
    return pointAt(curve, nearStart ? share : 1 - share);
  });
  return {
    x: points.reduce((sum, point) => sum + point.x, 0) / points.length,
    y: points.reduce((sum, point) => sum + point.y, 0) / points.length,
  };
}
