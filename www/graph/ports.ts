// Where exchanges dock: the side of a card that faces the partner, its rows sorted by partner.
import { portKey, type ExchangeFact, type Facts, type PairFact, type UnitFact } from './facts';
import { centreOf, gapBetween, type Box, type Point, type Size } from './geometry';

export type Edge = 'left' | 'right' | 'top' | 'bottom';

export interface Dock {
  readonly point: Point;
  readonly edge: Edge;
}

export interface RowPlace {
  readonly port: string;
  /** Relative to the card's corner. */
  readonly box: Box;
  /** The edge its name stands at. */
  readonly edge: Edge;
  /** Where its shape is drawn, relative to the card's corner. */
  readonly marks: readonly Dock[];
}

/** How cards are drawn: with rows, or compact with ports around the edge. */
export interface Style {
  readonly compact: boolean;
  /** Height of a row, px. */
  readonly row: number;
}

export interface Docking {
  readonly rows: Map<string, readonly RowPlace[]>;
  /** Of an exchange: at the giver, at the receiver. */
  readonly docks: ReadonlyMap<string, readonly [Dock, Dock]>;
  /** Of a pair: the edges of its first and second unit. */
  readonly edges: ReadonlyMap<string, readonly [Edge, Edge]>;
}

export const HEAD = 54;
export const FOOT = 8;
export const COMPACT: Size = { width: 136, height: 64 };
const SLOT = 18;

export const NORMAL: Record<Edge, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

const OPPOSITE: Record<Edge, Edge> = { left: 'right', right: 'left', top: 'bottom', bottom: 'top' };

const isUpright = (edge: Edge) => edge === 'left' || edge === 'right';

/** The size of a card with rows: its ports, its projects, and the row of losses when there are any. */
export function cardSize(unit: UnitFact, width: number, row: number): Size {
  const rows = unit.ports.length + unit.projects.length + (hasRest(unit) ? 1 : 0);
  return { width, height: HEAD + Math.max(1, rows) * row + FOOT };
}

export function hasRest(unit: UnitFact): boolean {
  return Math.abs(unit.rest) > 1e-9;
}

/** Edges that face each other, for two boxes of cards with rows; the same edge twice for a bow. */
export function facing(a: Box, b: Box, crowd: (edge: Edge) => number): [Edge, Edge] {
  if (gapBetween(a, b).x >= 28) return centreOf(a).x < centreOf(b).x ? ['right', 'left'] : ['left', 'right'];
  const edge = crowd('left') < crowd('right') ? 'left' : 'right';
  return [edge, edge];
}

/** Edges of compact cards: straight across, straight down, or round a corner on the emptier sides. */
export function facingCompact(
  a: Box,
  b: Box,
  crowd: (card: 0 | 1, edge: Edge) => number,
  hub: Point,
): [Edge, Edge] {
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

/** What is docked: a graph, or that part of one which moves. */
export type Docked = Pick<Facts, 'units' | 'pairs' | 'exchange'>;

/** What stays as it was while cards are dragged. */
export interface Still {
  /** Of a unit: its ports in the order of its rows. */
  readonly rows: ReadonlyMap<string, readonly string[]>;
  /** Of pairs between cards that do not move. */
  readonly edges?: Docking['edges'];
  /** At cards that are not docked anew. */
  readonly docks?: Docking['docks'];
}

/** Docks all exchanges of a graph or of a part of it. */
export function dock(
  facts: Docked,
  boxes: ReadonlyMap<string, Box>,
  style: Style,
  still: Still | null = null,
): Docking {
  const edges = edgesOf(facts, boxes, style.compact, still);
  return style.compact
    ? dockCompact(facts, boxes, edges, still)
    : dockRows(facts, boxes, edges, style, still);
}

function edgesOf(
  facts: Docked,
  boxes: ReadonlyMap<string, Box>,
  compact: boolean,
  still: Still | null,
): Map<string, readonly [Edge, Edge]> {
  const edges = new Map<string, readonly [Edge, Edge]>();
  const crowd = new Map<string, number>();
  const count = (unit: string, edge: Edge) => crowd.get(`${unit}/${edge}`) ?? 0;
  const settle = (pair: PairFact, found: readonly [Edge, Edge]) => {
    edges.set(pair.key, found);
    pair.between.forEach((unit, end) => {
      const place = `${unit}/${found[end]}`;
      crowd.set(place, (crowd.get(place) ?? 0) + pair.exchanges.length);
    });
  };
  const hub = middle([...boxes.values()]);
  const bent: PairFact[] = [];
  for (const pair of facts.pairs) {
    const [a, b] = [boxes.get(pair.between[0]), boxes.get(pair.between[1])];
    if (!a || !b) continue;
    const kept = still?.edges?.get(pair.key);
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

/** One end of an exchange: where it comes from or goes to, seen from the card. */
interface Lane {
  exchange: ExchangeFact;
  port: string;
  edge: Edge;
  partner: Point;
  /** Its place among the lanes of the pair; the end's edge decides which way that counts. */
  rank: number;
}

function lanesOf(
  facts: Docked,
  boxes: ReadonlyMap<string, Box>,
  edges: ReadonlyMap<string, readonly [Edge, Edge]>,
): Map<string, Lane[]> {
  const lanes = new Map<string, Lane[]>();
  for (const pair of facts.pairs) {
    const found = edges.get(pair.key);
    if (!found) continue;
    pair.between.forEach((unit, end) => {
      const [own, other] = [boxes.get(unit), boxes.get(pair.between[1 - end] ?? '')];
      const edge = found[end];
      const partnerEdge = found[1 - end];
      if (!own || !other || !edge || !partnerEdge) return;
      const partner = centreOf(other);
      // Round a corner the lanes must nest: outermost at one end, outermost at the other.
      const turned = !isUpright(edge) && isUpright(partnerEdge);
      const below = centreOf(own).y > partner.y;
      const way = turned && partner.x > centreOf(own).x !== below ? -1 : 1;
      const bow = edge === partnerEdge && end === 1 ? -1 : 1;
      pair.exchanges.forEach((exchange, rank) => {
        const port = exchange.from.unit === unit ? exchange.from : exchange.to;
        const list = lanes.get(unit) ?? [];
        list.push({ exchange, port: portKey(port), edge, partner, rank: rank * way * bow });
        lanes.set(unit, list);
      });
    });
  }
  return lanes;
}

/** Where exchanges end, by their ids. */
interface Ends {
  readonly givers: Map<string, Dock>;
  readonly receivers: Map<string, Dock>;
}

function endsAt({ givers, receivers }: Ends, { from }: ExchangeFact, unit: UnitFact): Map<string, Dock> {
  return from.unit === unit.id ? givers : receivers;
}

function dockRows(
  facts: Docked,
  boxes: ReadonlyMap<string, Box>,
  edges: ReadonlyMap<string, readonly [Edge, Edge]>,
  style: Style,
  still: Still | null,
): Docking {
  const rows = new Map<string, readonly RowPlace[]>();
  const ends: Ends = { givers: new Map(), receivers: new Map() };
  const lanes = lanesOf(facts, boxes, edges);
  for (const unit of facts.units) {
    const box = boxes.get(unit.id);
    if (!box) continue;
    const byPort = new Map<string, Lane[]>();
    for (const lane of lanes.get(unit.id) ?? []) {
      const list = byPort.get(lane.port);
      if (list) list.push(lane);
      else byPort.set(lane.port, [lane]);
    }
    const order = rowOrder(unit, byPort, still?.rows.get(unit.id));
    rows.set(
      unit.id,
      order.map((port, index): RowPlace => {
        const own = byPort.get(port) ?? [];
        const y = HEAD + (index + 0.5) * style.row;
        const sides = [...new Set(own.map(({ edge }) => edge))];
        const main = mainLane(own)?.edge ?? (isOutput(port) ? 'right' : 'left');
        const marks = (sides.length ? sides : [main]).map((edge): Dock => {
          const point = { x: edge === 'left' ? 0 : box.width, y };
          return { edge, point };
        });
        for (const { exchange, edge } of own) {
          endsAt(ends, exchange, unit).set(exchange.id, {
            edge,
            point: { x: box.x + (edge === 'left' ? 0 : box.width), y: box.y + y },
          });
        }
        return {
          port,
          edge: main,
          marks,
          box: { x: 0, y: HEAD + index * style.row, width: box.width, height: style.row },
        };
      }),
    );
  }
  return { rows, docks: joined(facts, ends, still), edges };
}

const isOutput = (port: string) => port.includes('/outputs/');

function mainLane(lanes: readonly Lane[]): Lane | undefined {
  return lanes.reduce<Lane | undefined>(
    (best, lane) =>
      best && (best.exchange.generation ?? 0) >= (lane.exchange.generation ?? 0) ? best : lane,
    undefined,
  );
}

/** Rows from the highest partner to the lowest, those without a partner last in the document's order. */
function rowOrder(
  unit: UnitFact,
  byPort: ReadonlyMap<string, readonly Lane[]>,
  keep: readonly string[] | undefined,
): string[] {
  const ports = unit.ports.map(portKey);
  if (keep && keep.length === ports.length && ports.every((port) => keep.includes(port))) return [...keep];
  const main = new Map(ports.map((port) => [port, mainLane(byPort.get(port) ?? [])]));
  const place = new Map(ports.map((port, index) => [port, index]));
  return ports.sort((a, b) => {
    const [one, two] = [main.get(a), main.get(b)];
    if (!one || !two) return Number(!one) - Number(!two) || (place.get(a) ?? 0) - (place.get(b) ?? 0);
    return (
      Math.round(one.partner.y - two.partner.y) ||
      Math.round(one.partner.x - two.partner.x) ||
      one.rank - two.rank ||
      (place.get(a) ?? 0) - (place.get(b) ?? 0)
    );
  });
}

function dockCompact(
  facts: Docked,
  boxes: ReadonlyMap<string, Box>,
  edges: ReadonlyMap<string, readonly [Edge, Edge]>,
  still: Still | null,
): Docking {
  const rows = new Map<string, readonly RowPlace[]>();
  const ends: Ends = { givers: new Map(), receivers: new Map() };
  const lanes = lanesOf(facts, boxes, edges);
  for (const unit of facts.units) {
    const box = boxes.get(unit.id);
    if (!box) continue;
    const marks = new Map<string, Dock[]>();
    for (const edge of ['left', 'right', 'top', 'bottom'] as const) {
      const upright = isUpright(edge);
      const own = (lanes.get(unit.id) ?? [])
        .filter((lane) => lane.edge === edge)
        .sort((a, b) =>
          upright
            ? a.partner.y - b.partner.y || a.rank - b.rank
            : a.partner.x - b.partner.x || a.rank - b.rank,
        );
      const length = upright ? box.height : box.width;
      const step = Math.min(SLOT, (length - 20) / Math.max(1, own.length - 1));
      // Beside a corner-turning pair the middle of the head is kept for the name: ports stand to one side.
      own.forEach((lane, index) => {
        const along = length / 2 + (index - (own.length - 1) / 2) * step;
        const point = {
          x: upright ? (edge === 'left' ? 0 : box.width) : along,
          y: upright ? along : edge === 'top' ? 0 : box.height,
        };
        const list = marks.get(lane.port) ?? [];
        list.push({ edge, point });
        marks.set(lane.port, list);
        endsAt(ends, lane.exchange, unit).set(lane.exchange.id, {
          edge,
          point: { x: box.x + point.x, y: box.y + point.y },
        });
      });
    }
    rows.set(
      unit.id,
      unit.ports.map((port): RowPlace => {
        const key = portKey(port);
        const own = marks.get(key) ?? [];
        const first = own[0]?.point ?? { x: box.width / 2, y: box.height };
        return {
          port: key,
          edge: own[0]?.edge ?? 'bottom',
          marks: own,
          box: { x: first.x - 9, y: first.y - 9, width: 18, height: 18 },
        };
      }),
    );
  }
  return { rows, docks: joined(facts, ends, still), edges };
}

function joined(
  facts: Docked,
  { givers, receivers }: Ends,
  still: Still | null,
): Map<string, readonly [Dock, Dock]> {
  const docks = new Map<string, readonly [Dock, Dock]>();
  for (const id of facts.exchange.keys()) {
    const known = still?.docks?.get(id);
    const giver = givers.get(id) ?? known?.[0];
    const receiver = receivers.get(id) ?? known?.[1];
    if (giver && receiver) docks.set(id, [giver, receiver]);
  }
  return docks;
}
