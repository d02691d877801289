// Where exchanges dock: the side of a card that faces the partner, its rows sorted by partner.
import { edgesOf, SLOT, type Edge, type Edges } from './edges';
import { portKey, type ExchangeFact, type Facts, type PairFact, type UnitFact } from './facts';
import type { Box, Point, Size } from './geometry';

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
  /** Of a unit, made when they are asked for: of thousands of cards few are ever so near that rows are seen. */
  readonly rows: Map<string, () => readonly RowPlace[]>;
  /** Of a unit whose card has rows: the places of its ports, in the order of these. */
  readonly order: ReadonlyMap<string, readonly number[]>;
  /** Of an exchange: at the giver, at the receiver. */
  readonly docks: ReadonlyMap<string, readonly [Dock, Dock]>;
  readonly edges: Edges;
}

export const HEAD = 54;
export const FOOT = 8;
export const COMPACT: Size = { width: 136, height: 64 };

export const NORMAL: Record<Edge, Point> = {
  left: { x: -1, y: 0 },
  right: { x: 1, y: 0 },
  top: { x: 0, y: -1 },
  bottom: { x: 0, y: 1 },
};

const middleX = (box: Box) => box.x + box.width / 2;
const middleY = (box: Box) => box.y + box.height / 2;

const isUpright = (edge: Edge) => edge === 'left' || edge === 'right';

/** The size of a card with rows: its ports, its projects, and the row of losses when there are any. */
export function cardSize(unit: UnitFact, width: number, row: number): Size {
  const rows = unit.ports.length + unit.projects.length + (hasRest(unit) ? 1 : 0);
  return { width, height: HEAD + Math.max(1, rows) * row + FOOT };
}

export function hasRest(unit: UnitFact): boolean {
  return Math.abs(unit.rest) > 1e-9;
}

/** What is docked: a graph, or that part of one which moves. */
export type Docked = Pick<Facts, 'units' | 'pairs'>;

/** What stays as it was while cards are dragged. */
export interface Still {
  readonly order: Docking['order'];
  /** Of pairs between cards that do not move. */
  readonly edges?: Edges;
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
  const edges = edgesOf(facts.pairs, boxes, style.compact, still?.edges);
  return style.compact
    ? dockCompact(facts, boxes, edges, still)
    : dockRows(facts, boxes, edges, style, still);
}

/** One end of an exchange: where it comes from or goes to, seen from the card. */
interface Lane {
  exchange: ExchangeFact;
  /** The place of its port among those of the card. */
  port: number;
  edge: Edge;
  partner: Box;
  /** Its place among the lanes of the pair; the end's edge decides which way that counts. */
  rank: number;
}

function lanesOf(facts: Docked, boxes: ReadonlyMap<string, Box>, edges: Edges): Map<string, Lane[]> {
  const lanes = new Map<string, Lane[]>();
  const leave = (pair: PairFact, end: 0 | 1, edge: Edge, partnerEdge: Edge, own: Box, partner: Box) => {
    const unit = pair.between[end];
    // Round a corner the lanes must nest: outermost at one end, outermost at the other.
    const turned = !isUpright(edge) && isUpright(partnerEdge);
    const below = middleY(own) > middleY(partner);
    const way = turned && middleX(partner) > middleX(own) !== below ? -1 : 1;
    const bow = edge === partnerEdge && end === 1 ? -1 : 1;
    let list = lanes.get(unit);
    if (!list) lanes.set(unit, (list = []));
    let rank = 0;
    for (const exchange of pair.exchanges) {
      const { at } = exchange.from.unit === unit ? exchange.from : exchange.to;
      list.push({ exchange, port: at, edge, partner, rank: rank * way * bow });
      rank += 1;
    }
  };
  for (const pair of facts.pairs) {
    const found = edges.get(pair.key);
    const one = boxes.get(pair.between[0]);
    const two = boxes.get(pair.between[1]);
    if (!found || !one || !two) continue;
    leave(pair, 0, found[0], found[1], one, two);
    leave(pair, 1, found[1], found[0], two, one);
  }
  return lanes;
}

/** Where exchanges end, by their ids: at the giver, at the receiver. */
type Ends = Map<string, [Dock | undefined, Dock | undefined]>;

function end(ends: Ends, { exchange }: Lane, unit: UnitFact, dock: Dock): void {
  let known = ends.get(exchange.id);
  if (!known) ends.set(exchange.id, (known = [undefined, undefined]));
  known[exchange.from.unit === unit.id ? 0 : 1] = dock;
}

function dockRows(
  facts: Docked,
  boxes: ReadonlyMap<string, Box>,
  edges: Edges,
  style: Style,
  still: Still | null,
): Docking {
  const rows: Docking['rows'] = new Map();
  const orders = new Map<string, readonly number[]>();
  const ends: Ends = new Map();
  const lanes = lanesOf(facts, boxes, edges);
  for (const unit of facts.units) {
    const box = boxes.get(unit.id);
    if (!box) continue;
    const own = lanes.get(unit.id) ?? [];
    const mains = mainLanes(own);
    const order = rowOrder(unit, mains, still?.order.get(unit.id));
    orders.set(unit.id, order);
    const rowAt = Array<number>(order.length);
    order.forEach((port, row) => (rowAt[port] = row));
    for (const lane of own) {
      const row = rowAt[lane.port];
      if (row === undefined) continue;
      const { edge } = lane;
      const x = box.x + (edge === 'left' ? 0 : box.width);
      end(ends, lane, unit, { edge, point: { x, y: box.y + HEAD + (row + 0.5) * style.row } });
    }
    rows.set(
      unit.id,
      late(() => rowsOf(unit, order, own, mains, box.width, style.row)),
    );
  }
  return { rows, order: orders, docks: joined(ends, still), edges };
}

/** What is made when it is first asked for. */
function late<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => (made ??= make());
}

function rowsOf(
  unit: UnitFact,
  order: readonly number[],
  lanes: readonly Lane[],
  mains: readonly (Lane | undefined)[],
  width: number,
  height: number,
): RowPlace[] {
  return order.flatMap((at, index): RowPlace[] => {
    const port = unit.ports[at];
    if (!port) return [];
    const y = HEAD + (index + 0.5) * height;
    const sides = [...new Set(lanes.flatMap((lane) => (lane.port === at ? lane.edge : [])))];
    const main = mains[at]?.edge ?? (port.side === 'outputs' ? 'right' : 'left');
    return [
      {
        port: portKey(port),
        edge: main,
        marks: (sides.length ? sides : [main]).map((edge) => ({
          edge,
          point: { x: edge === 'left' ? 0 : width, y },
        })),
        box: { x: 0, y: HEAD + index * height, width, height },
      },
    ];
  });
}

/** Of each port the lane of most energy. */
function mainLanes(lanes: readonly Lane[]): (Lane | undefined)[] {
  const mains: (Lane | undefined)[] = [];
  for (const lane of lanes) {
    if (lane.port < 0) continue;
    const best = mains[lane.port];
    if (!best || (best.exchange.generation ?? 0) < (lane.exchange.generation ?? 0)) mains[lane.port] = lane;
  }
  return mains;
}

/** Rows from the highest partner to the lowest, those without a partner last in the document's order. */
function rowOrder(
  unit: UnitFact,
  mains: readonly (Lane | undefined)[],
  keep: readonly number[] | undefined,
): readonly number[] {
  if (keep?.length === unit.ports.length) return keep;
  return Array.from(unit.ports.keys()).sort((a, b) => {
    const [one, two] = [mains[a], mains[b]];
    if (!one || !two) return Number(!one) - Number(!two) || a - b;
    return (
      Math.round(middleY(one.partner) - middleY(two.partner)) ||
      Math.round(middleX(one.partner) - middleX(two.partner)) ||
      one.rank - two.rank ||
      a - b
    );
  });
}

function dockCompact(
  facts: Docked,
  boxes: ReadonlyMap<string, Box>,
  edges: Edges,
  still: Still | null,
): Docking {
  const rows: Docking['rows'] = new Map();
  const ends: Ends = new Map();
  const lanes = lanesOf(facts, boxes, edges);
  for (const unit of facts.units) {
    const box = boxes.get(unit.id);
    if (!box) continue;
    const marks: Dock[][] = unit.ports.map(() => []);
    for (const edge of ['left', 'right', 'top', 'bottom'] as const) {
      const upright = isUpright(edge);
      const own = (lanes.get(unit.id) ?? [])
        .filter((lane) => lane.edge === edge)
        .sort((a, b) =>
          upright
            ? middleY(a.partner) - middleY(b.partner) || a.rank - b.rank
            : middleX(a.partner) - middleX(b.partner) || a.rank - b.rank,
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
        marks[lane.port]?.push({ edge, point });
        end(ends, lane, unit, { edge, point: { x: box.x + point.x, y: box.y + point.y } });
      });
    }
    rows.set(
      unit.id,
      late(() =>
        unit.ports.map((port, at): RowPlace => {
          const own = marks[at] ?? [];
          const first = own[0]?.point ?? { x: box.width / 2, y: box.height };
          return {
            port: portKey(port),
            edge: own[0]?.edge ?? 'bottom',
            marks: own,
            box: { x: first.x - 9, y: first.y - 9, width: 18, height: 18 },
          };
        }),
      ),
    );
  }
  return { rows, order: new Map(), docks: joined(ends, still), edges };
}

/** The exchanges of which both ends are known. */
function joined(ends: Ends, still: Still | null): Docking['docks'] {
  for (const [id, found] of ends) {
    const known = still?.docks?.get(id);
    found[0] ??= known?.[0];
    found[1] ??= known?.[1];
    if (!found[0] || !found[1]) ends.delete(id);
  }
  return ends as Map<string, [Dock, Dock]>;
}
