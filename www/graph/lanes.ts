// The curves that exchanges run along, in parallel for a pair, and where the pair's badge stands at them.
import { freePlace, plainPlace, type BadgePlace } from './badgePlaces';
import type { ExchangeFact, Facts } from './facts';
import { boundsOf, boxAround, clamp, drawnBoxes, meets, type Box, type Cubic } from './geometry';
import { HEAD, NORMAL, type Dock, type Docking } from './ports';

export interface Lane {
  readonly exchange: string;
  readonly pair: string;
  readonly curve: Cubic;
  readonly bounds: Box;
}

export interface PairLanes {
  readonly key: string;
  readonly lanes: readonly Lane[];
  readonly badge: BadgePlace;
}

/** Room for the port at the giver and for port and arrowhead at the receiver. */
const LEAVE = 2;
const ARRIVE = 9;

/** Above so many pairs lanes and badges are no longer led round cards and out of each other's way. */
export const TIDY = 160;

/** How much of its way a lane takes to turn sooner or later than in the middle, to pass other cards; the first that does. */
const TURNS = [0, 0.5, -0.5, 0.8, -0.8] as const;

/**
 * The curve from dock to dock; `aside` shifts its middle so that lanes stay apart where they run steep, and a `turn`
 * above 0 lets it keep its first direction longer.
 */
export function laneCurve(from: Dock, to: Dock, aside: number, turn = 0): Cubic {
  const out = NORMAL[from.edge];
  const back = NORMAL[to.edge];
  const start = { x: from.point.x + out.x * LEAVE, y: from.point.y + out.y * LEAVE };
  const end = { x: to.point.x + back.x * ARRIVE, y: to.point.y + back.y * ARRIVE };
  const dx = Math.abs(end.x - start.x);
  const dy = Math.abs(end.y - start.y);
  const level = out.y === 0;
  if (out.x === back.x && out.y === back.y) {
    const bow = (34 + Math.min(90, (level ? dy : dx) * 0.3)) * (1 + Math.abs(turn)) + aside;
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
          { x: start.x + out.x * reach * (1 + turn) + aside, y: start.y },
          { x: end.x + back.x * reach * (1 - turn) + aside, y: end.y },
          end,
        ]
      : [
          start,
          { x: start.x, y: start.y + out.y * reach * (1 + turn) + aside },
          { x: end.x, y: end.y + back.y * reach * (1 - turn) + aside },
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
  // Of a compact card its head is all of it.
  const heads = boxes.map((box) => ({ ...box, height: Math.min(box.height, HEAD) }));
  const all: PairLanes[] = [];
  for (const { key, between, exchanges, surplus } of pairs) {
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
    const flipped = docked.map(({ from }) => from.unit !== between[0]);
    const aside = docks.length === 1 ? [0] : asides(docks, flipped);
    const turned = (turn: number) =>
      docks.map(([from, to], lane) => laneCurve(from, to, aside[lane] ?? 0, flipped[lane] ? -turn : turn));
    const others = boxes.filter((box) => box !== cards.get(between[0]) && box !== cards.get(between[1]));
    const curves = clearest(turned, others);
    const lanes = curves.map((curve, lane): Lane => ({
      exchange: docked[lane]?.id ?? '',
      pair: key,
      curve,
      bounds: boundsOf(curve),
    }));
    const badge = tidy
      ? freePlace(curves, surplus, { cards: boxes, heads }, badges)
      : plainPlace(curves, surplus);
    if (tidy && badge.fit !== 'none') badges.push(boxAround(badge.at, badge.size));
    all.push({ key, lanes, badge });
  }
  return all;
}

/** Of the ways that lanes can take, the first of those on which they pass behind the least of other cards. */
function clearest(turned: (turn: number) => Cubic[], cards: readonly Box[]): Cubic[] {
  let [best, least] = [turned(0), Infinity];
  if (cards.length === 0) return best;
  for (const turn of TURNS) {
    const curves = turned(turn);
    const hidden = curves.reduce((sum, curve) => sum + behind(curve, cards), 0);
    if (hidden < least) [best, least] = [curves, hidden];
    if (least === 0) break;
  }
  return best;
}

/** How many of some points along a curve are behind cards. */
function behind(curve: Cubic, cards: readonly Box[]): number {
  const near = cards.filter((card) => meets(card, boundsOf(curve)));
  if (near.length === 0) return 0;
  return drawnBoxes(curve, 20, 5).filter((point) => near.some((card) => meets(card, point))).length;
}
