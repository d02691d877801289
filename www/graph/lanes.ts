// The curves that exchanges run along, in parallel for a pair, and where the pair's badge sits on them.
import type { ExchangeFact, Facts } from './facts';
import {
  boundsOf,
  boxAround,
  clamp,
  meets,
  pointAt,
  type Box,
  type Cubic,
  type Point,
  type Size,
} from './geometry';
import { NORMAL, type Dock, type Docking } from './ports';

export interface Lane {
  readonly exchange: string;
  readonly pair: string;
  readonly curve: Cubic;
  readonly bounds: Box;
}

export interface PairLanes {
  readonly key: string;
  readonly lanes: readonly Lane[];
  /** The badge's centre. */
  readonly badge: Point;
}

/** Room for the port at the giver and for port and arrowhead at the receiver. */
const LEAVE = 2;
const ARRIVE = 9;

export const BADGE: Size = { width: 76, height: 26 };

/** Above so many pairs badges are no longer moved out of each other's way. */
const TIDY = 160;

/** The curve from dock to dock; `aside` shifts its middle so that lanes stay apart where they run steep. */
export function laneCurve(from: Dock, to: Dock, aside: number): Cubic {
  const out = NORMAL[from.edge];
  const back = NORMAL[to.edge];
  const start = { x: from.point.x + out.x * LEAVE, y: from.point.y + out.y * LEAVE };
  const end = { x: to.point.x + back.x * ARRIVE, y: to.point.y + back.y * ARRIVE };
  const dx = Math.abs(end.x - start.x);
  const dy = Math.abs(end.y - start.y);
  const level = out.y === 0;
  if (out.x === back.x && out.y === back.y) {
    const bow = 34 + Math.min(90, (level ? dy : dx) * 0.3) + aside;
    const far = level
      ? Math.max(start.x * out.x, end.x * out.x) * out.x + bow * out.x
      : Math.max(start.y * out.y, end.y * out.y) * out.y + bow * out.y;
    return level
      ? [start, { x: far, y: start.y }, { x: far, y: end.y }, end]
      : [start, { x: start.x, y: far }, { x: end.x, y: far }, end];
  }
  if (out.x === -back.x && out.y === -back.y) {
    const reach = (level ? dx : dy) * 0.6;
    return level
      ? [
          start,
          { x: start.x + out.x * reach + aside, y: start.y },
          { x: end.x + back.x * reach + aside, y: end.y },
          end,
        ]
      : [
          start,
          { x: start.x, y: start.y + out.y * reach + aside },
          { x: end.x, y: end.y + back.y * reach + aside },
          end,
        ];
  }
  return [
    start,
    { x: start.x + out.x * dx * 0.66, y: start.y + out.y * dy * 0.7 },
    { x: end.x + back.x * dx * 0.66, y: end.y + back.y * dy * 0.7 },
    end,
  ];
}

/** How far each lane of a pair moves aside: lanes that are steep would else run into each other. */
function asides(docks: readonly (readonly [Dock, Dock])[], flipped: readonly boolean[]): number[] {
  const ends = docks.map(([from, to], lane) => (flipped[lane] ? [to, from] : [from, to]) as [Dock, Dock]);
  const first = ends[0];
  if (!first) return [];
  const [a, b] = first;
  const level = NORMAL[a.edge].y === 0;
  const across = (dock: Dock) => (level ? dock.point.y : dock.point.x);
  const along = (dock: Dock) => (level ? dock.point.x : dock.point.y);
  const offsets = ends.map(([one, two]) => (across(one) + across(two)) / 2);
  const mid = offsets.reduce((sum, offset) => sum + offset, 0) / offsets.length;
  if (a.edge === b.edge) {
    // A bow: the lane whose ends are farther apart goes round the others.
    const spans = ends.map(([one, two]) => Math.abs(across(one) - across(two)));
    const least = Math.min(...spans);
    return spans.map((span) => (span - least) * 0.4);
  }
  const [left, right] = along(a) < along(b) ? [a, b] : [b, a];
  const rise = across(right) - across(left);
  const steep = clamp(Math.abs(rise) / (1.2 * Math.max(1, along(right) - along(left))), 0, 1);
  return offsets.map((offset) => -Math.sign(rise) * clamp(offset - mid, -60, 60) * 0.85 * steep);
}

/** All lanes and badges of some pairs; where there is room for it, badges out of each other's way. */
export function laneAll(
  { pairs }: Pick<Facts, 'pairs'>,
  docking: Docking,
  cards: ReadonlyMap<string, Box>,
  tidy = pairs.length <= TIDY,
): PairLanes[] {
  const badges: Box[] = [];
  const boxes = tidy ? [...cards.values()] : [];
  const all: PairLanes[] = [];
  for (const { key, between, exchanges } of pairs) {
    const docked: ExchangeFact[] = [];
    const docks: (readonly [Dock, Dock])[] = [];
    for (const exchange of exchanges) {
      const ends = docking.docks.get(exchange.id);
      if (!ends) continue;
      docked.push(exchange);
      docks.push(ends);
    }
    if (docks.length === 0) continue;
    // Of thousands of pairs most have one exchange.
    const aside =
      docks.length === 1
        ? [0]
        : asides(
            docks,
            docked.map(({ from }) => from.unit !== between[0]),
          );
    const lanes = docks.map(([from, to], index): Lane => {
      const curve = laneCurve(from, to, aside[index] ?? 0);
      return { exchange: docked[index]?.id ?? '', pair: key, curve, bounds: boundsOf(curve) };
    });
    const badge = tidy ? freeBadge(lanes, boxes, badges) : badgeAt(lanes, 0.5);
    if (tidy) badges.push(boxAround(badge, BADGE));
    all.push({ key, lanes, badge });
  }
  return all;
}

/** The middle of the lanes at a share of their way, the way of the first. */
function badgeAt(lanes: readonly Lane[], share: number): Point {
  const first = lanes[0]?.curve[0] ?? { x: 0, y: 0 };
  if (lanes.length === 1 && lanes[0]) return pointAt(lanes[0].curve, share);
  const points = lanes.map(({ curve }) => {
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

/** A place for the badge near the middle, above short level lanes, clear of cards and of other badges. */
function freeBadge(lanes: readonly Lane[], cards: readonly Box[], badges: readonly Box[]): Point {
  const curves = lanes.map(({ curve }) => curve);
  const tops = curves.map((curve) => Math.min(curve[0].y, curve[3].y));
  const short = curves.every(
    (curve) => Math.abs(curve[0].y - curve[3].y) < 12 && Math.abs(curve[0].x - curve[3].x) < 116,
  );
  const places = [0.5, 0.42, 0.58, 0.34, 0.66, 0.27, 0.73].map((share) => badgeAt(lanes, share));
  const first = places[0] ?? { x: 0, y: 0 };
  if (short)
    places.unshift(
      { x: first.x, y: Math.min(...tops) - 26 },
      { x: first.x, y: Math.max(...curves.map((c) => c[0].y)) + 26 },
    );
  const clear = (place: Point) => {
    const box = boxAround(place, BADGE);
    return !cards.some((card) => meets(card, box)) && !badges.some((other) => meets(other, box));
  };
  return places.find(clear) ?? places[0] ?? first;
}
