// Which edges of two cards an exchange leaves and reaches: those that face each other, where that can be the emptier ones.
import type { PairFact } from './facts';
import { centreOf, gapBetween, type Box, type Point } from './geometry';

export type Edge = 'left' | 'right' | 'top' | 'bottom';

/** Of a pair: the edges of its first and second unit. */
export type Edges = ReadonlyMap<string, readonly [Edge, Edge]>;

/** The room that a port takes at the edge of a compact card, px. */
export const SLOT = 18;

const OPPOSITE: Record<Edge, Edge> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };
const RIGHTWARD = ['right', 'left'] as const;
const LEFTWARD = ['left', 'right'] as const;

/** The edges of pairs; those that are kept stay as they were. */
export function edgesOf(
  pairs: readonly PairFact[],
  boxes: ReadonlyMap<string, Box>,
  compact: boolean,
  keep: Edges | undefined,
): Edges {
  const edges = new Map<string, readonly [Edge, Edge]>();
  const crowd = new Map<string, Record<Edge, number>>();
  const count = (unit: string, edge: Edge) => crowd.get(unit)?.[edge] ?? 0;
  const crowdAt = (unit: string, edge: Edge, more: number) => {
    let known = crowd.get(unit);
    if (!known) crowd.set(unit, (known = { left: 0, right: 0, top: 0, bottom: 0 }));
    known[edge] += more;
  };
  const settle = ({ key, between, exchanges }: PairFact, found: readonly [Edge, Edge]) => {
    edges.set(key, found);
    crowdAt(between[0], found[0], exchanges.length);
    crowdAt(between[1], found[1], exchanges.length);
  };
  const hub = middle([...boxes.values()]);
  const bent: PairFact[] = [];
  for (const pair of pairs) {
    const a = boxes.get(pair.between[0]);
    const b = boxes.get(pair.between[1]);
    if (!a || !b) continue;
    const kept = keep?.get(pair.key);
    const found = kept ?? (compact ? facingCompact(a, b, () => 0, hub) : facing(a, b, () => 0));
    if (kept || OPPOSITE[found[0]] === found[1]) settle(pair, found);
    else bent.push(pair);
  }
  for (const pair of bent) {
    const [one, two] = pair.between;
    const [a, b] = [boxes.get(one), boxes.get(two)];
    if (!a || !b) continue;
    settle(
      pair,
      compact
        ? facingCompact(a, b, (card, edge) => count(card ? two : one, edge), hub)
        : facing(a, b, (edge) => count(one, edge) + count(two, edge)),
    );
  }
  return edges;
}

function middle(boxes: readonly Box[]): Point {
  const n = Math.max(1, boxes.length);
  return {
    x: boxes.reduce((sum, box) => sum + box.x + box.width / 2, 0) / n,
    y: boxes.reduce((sum, box) => sum + box.y + box.height / 2, 0) / n,
  };
}

/** Edges that face each other, for two boxes of cards with rows; the same edge twice for a bow. */
function facing(a: Box, b: Box, crowd: (edge: Edge) => number): readonly [Edge, Edge] {
  const gap = Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width);
  if (gap >= 28) return a.x + a.width / 2 < b.x + b.width / 2 ? RIGHTWARD : LEFTWARD;
  const edge = crowd('left') < crowd('right') ? 'left' : 'right';
  return [edge, edge];
}

/** Edges of compact cards: straight across, straight down, or round a corner on the emptier sides. */
function facingCompact(a: Box, b: Box, crowd: (card: 0 | 1, edge: Edge) => number, hub: Point): [Edge, Edge] {
  const [from, to] = [centreOf(a), centreOf(b)];
  const gap = gapBetween(a, b);
  const across: Edge = to.x >= from.x ? 'right' : 'left';
  const down: Edge = to.y >= from.y ? 'bottom' : 'top';
  const level = Math.abs(to.y - from.y) <= Math.max(a.height, b.height) / 2;
  const plumb = Math.abs(to.x - from.x) <= Math.max(a.width, b.width) / 2;
  if (gap.x > 16 && (level || gap.y < 20)) return [across, OPPOSITE[across]];
  if (plumb || gap.y < 20) return [down, OPPOSITE[down]];
  const corners: { edges: [Edge, Edge]; corner: Point; free: boolean }[] = [
    {
      edges: [down, OPPOSITE[across]],
      corner: { x: from.x, y: to.y },
      free: across === 'right' ? b.x > from.x + SLOT : b.x + b.width < from.x - SLOT,
    },
    {
      edges: [across, OPPOSITE[down]],
      corner: { x: to.x, y: from.y },
      free: across === 'right' ? a.x + a.width < to.x - SLOT : a.x > to.x + SLOT,
    },
  ];
  const cost = ({ edges, corner, free }: (typeof corners)[number]) =>
    (free ? 0 : 1e6) +
    1e3 * (crowd(0, edges[0]) + crowd(1, edges[1])) -
    Math.hypot(corner.x - hub.x, corner.y - hub.y) / 10;
  const [first, second] = corners;
  if (!first || !second) return [down, OPPOSITE[down]];
  return cost(first) <= cost(second) ? first.edges : second.edges;
}
