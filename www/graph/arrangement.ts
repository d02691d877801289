// Where everything stands: the boxes of cards, the docks of their ports, the lanes between them.
import { portKey, type PairFact, type PortRef } from './facts';
import {
  around,
  boxAround,
  centreOf,
  contains,
  distanceTo,
  pointAt,
  type Box,
  type Point,
  type Size,
} from './geometry';
import type { Graph } from './index';
import { laneAll, type PairLanes } from './lanes';
import { back, fitView, placeUnits, PLAIN, through, type Lens, type Room, type View } from './layout';
import { nearOf, type Near } from './near';
import { COMPACT, dock, NORMAL, type Docking, type RowPlace } from './ports';
import { compactSizesOf, NORMAL_WIDTH, sizesOf, tinySizesOf } from './sizes';
import { Taken } from './taken';

/** Height of a port's row for a mouse, px. */
export const MOUSE_ROW = 24;
/** Above so many pairs a drag arranges anew only what is near the cards held. */
export const HEAVY = 250;
/** Below this zoom the names of compact cards cannot be read. */
const LEAST_NAMED = 0.65;
/** Around cards: rings, shadows, and discs that are larger than their cards. */
export const AIR = 120;
const TINY_GAP: Point = { x: 34, y: 22 };

export class Arrangement {
  boxes = new Map<string, Box>();
  lanes: PairLanes[] = [];
  /** All that is drawn lies within it. */
  extent: Box = around([]);
  lens: Lens = PLAIN;
  /** Height of a port's row, px. */
  row = MOUSE_ROW;
  /** Compact cards without names. */
  tiny = false;
  /** Cards being dragged: their drawn boxes, until the edit comes back. */
  dragged: Map<string, Box> | null = null;
  /** What moves with the cards being dragged, in a graph too large to arrange anew in each frame. */
  near: Near | null = null;
  private sizes = new Map<string, Size>();
  /** Height of the rows that these sizes are for. */
  private sizedRow = 0;
  /** Those of compact cards; null until they are needed. */
  private compactSizes: Map<string, Size> | null = null;
  private loose = new Map<string, Point>();
  private docking: Docking | null = null;
  /** Where the lanes of a pair are among them. */
  private laneAt = new Map<string, number>();
  private rowOrder: Docking['order'] | null = null;

  constructor(private readonly graph: Graph) {}

  /** Takes the sizes of cards from facts just come; whether any may be another than it was. */
  resize(): boolean {
    const { compact, facts } = this.graph;
    if (!facts) return false;
    const before = this.sizes;
    this.sizes = sizesOf(facts, this.row);
    this.sizedRow = this.row;
    this.compactSizes = null;
    this.rowOrder = null;
    return (
      compact ||
      this.sizes.size !== before.size ||
      [...this.sizes].some(([id, { width, height }]) => {
        const was = before.get(id);
        return was?.width !== width || was.height !== height;
      })
    );
  }

  /** Forgets where units stood that the document gives no place. */
  forget(): void {
    this.loose.clear();
  }

  /** How all cards are shown with rows of a height. */
  viewOf(row: number, room: Room): View {
    this.row = row;
    if (this.graph.facts && row !== this.sizedRow) this.sizes = sizesOf(this.graph.facts, row);
    this.sizedRow = row;
    const cards = (this.graph.facts?.units ?? []).flatMap(({ id }) => {
      const [centre, size] = [this.documentCentre(id), this.drawnSize(id)];
      return centre && size ? [{ centre, size }] : [];
    });
    return fitView(cards, room);
  }

  /** Where names would be too small to read, cards are seal and surplus alone, and as large as there is room. */
  compactView(view: View, room: Room): View {
    this.tiny = view.zoom < LEAST_NAMED;
    if (!this.tiny) return view;
    this.compactSizes = null;
    return this.viewOf(this.row, { ...room, margin: { ...room.margin, top: 14, bottom: 14 }, gap: TINY_GAP });
  }

  /** Compact cards with their names, if they had lost them. */
  nameAgain(): void {
    if (this.tiny) this.compactSizes = null;
    this.tiny = false;
  }

  /** Where all units stand in the document; anew as if none had a place. */
  placed(anew: boolean): Map<string, Point> {
    const { units, pairs } = this.graph.facts ?? { units: [], pairs: [] };
    const partners = new Map<string, string[]>();
    const loose = anew || units.some(({ id, position }) => !position && !this.loose.has(id));
    for (const { between } of loose ? pairs : []) {
      between.forEach((id, end) => {
        const known = partners.get(id);
        const partner = between[1 - end] ?? id;
        if (known) known.push(partner);
        else partners.set(id, [partner]);
      });
    }
    return placeUnits(
      units.map((unit) => ({
        id: unit.id,
        kind: unit.kind,
        size: this.sizes.get(unit.id) ?? COMPACT,
        position: anew ? undefined : (unit.position ?? this.loose.get(unit.id)),
        partners: partners.get(unit.id) ?? [],
      })),
    );
  }

  /** Gives every unit its place in the document's own measure. */
  place(): void {
    this.loose = this.placed(false);
  }

  /** Boxes, docks and lanes of all that is shown. */
  arrange(dragging = false): void {
    const { facts } = this.graph;
    if (!facts) return;
    if (!dragging) this.place();
    const boxes = new Map<string, Box>();
    for (const { id } of facts.units) {
      const [centre, size] = [this.documentCentre(id), this.drawnSize(id)];
      const held = this.dragged?.get(id);
      if (held) boxes.set(id, held);
      else if (centre && size) boxes.set(id, boxAround(through(this.lens, centre), size));
    }
    this.boxes = boxes;
    if (dragging) this.rowOrder ??= this.docking?.order ?? null;
    this.near = null;
    const still = dragging && this.rowOrder ? { order: this.rowOrder } : null;
    this.docking = dock(facts, boxes, { compact: this.graph.compact, row: this.row }, still);
    this.lanes = laneAll(facts, this.docking, boxes);
    this.laneAt = new Map(this.lanes.map(({ key }, index) => [key, index]));
    this.extent = this.extentOf();
  }

  private extentOf(): Box {
    const lanes = this.lanes.flatMap((pair) => pair.lanes.map(({ bounds }) => bounds));
    const { x, y, width, height } = around([...this.boxes.values(), ...lanes]);
    return { x: x - AIR, y: y - AIR, width: width + 2 * AIR, height: height + 2 * AIR };
  }

  /** The same for what is near cards being dragged; all else keeps its lanes, and so its paths on the canvas. */
  private arrangeNear(near: Near, held: ReadonlyMap<string, Box>): void {
    if (!this.docking) return;
    for (const [id, box] of held) this.boxes.set(id, box);
    const docking = dock(near, this.boxes, { compact: this.graph.compact, row: this.row }, near.still);
    for (const [id, rows] of docking.rows) this.docking.rows.set(id, rows);
    for (const lanes of laneAll({ pairs: near.moved }, docking, this.boxes, false)) {
      const place = this.laneAt.get(lanes.key);
      if (place !== undefined) this.lanes[place] = lanes;
    }
  }

  /** Cards at other places than the document's, while they are dragged. */
  drag(boxes: Map<string, Box>): void {
    const { docking } = this;
    const { facts } = this.graph;
    if (!facts || !docking) return;
    this.dragged = boxes;
    if (facts.pairs.length > HEAVY)
      this.arrangeNear((this.near ??= nearOf(facts, docking, boxes, this.graph.compact)), boxes);
    else this.arrange(true);
    this.graph.drawing.move(boxes, this.near?.ids ?? null);
  }

  /** The drag was given up. */
  letGo(): void {
    this.dragged = null;
    this.rowOrder = null;
    this.arrange();
    this.graph.drawing.render();
  }

  /** Wide names and numbers widen a card to both sides: in the document all are equally wide. */
  documentCentre(id: string): Point | null {
    const [place, size] = [this.loose.get(id), this.sizes.get(id)];
    return place && size ? { x: place.x + NORMAL_WIDTH / 2, y: place.y + size.height / 2 } : null;
  }

  /** The document position of a card drawn at a box. */
  documentPlace(id: string, drawn: Box): Point {
    const { height } = this.sizes.get(id) ?? COMPACT;
    return this.newPlace(centreOf(drawn), { width: NORMAL_WIDTH, height });
  }

  /** The document position of a new card around a drawn centre. */
  newPlace(centre: Point, size: Size): Point {
    const box = boxAround(back(this.lens, centre), size);
    return { x: Math.round(box.x), y: Math.round(box.y) };
  }

  /** The drawn point of a port, and the way out of its card. */
  portPoint(port: PortRef): { point: Point; normal: Point } | null {
    const [box, rows] = [this.boxes.get(port.unit), this.docking?.rows.get(port.unit)?.()];
    const row = rows?.find((place) => place.port === portKey(port));
    const mark = row?.marks[0];
    if (!box) return null;
    if (!mark) return { point: centreOf(box), normal: NORMAL.bottom };
    return { point: { x: box.x + mark.point.x, y: box.y + mark.point.y }, normal: NORMAL[mark.edge] };
  }

  lanesOf(pair: string): PairLanes | undefined {
    return this.lanes[this.laneAt.get(pair) ?? -1];
  }

  badgePoint(key: string): Point | null {
    return this.lanesOf(key)?.badge.at ?? null;
  }

  /** The unit whose card is under a point. */
  unitAt(point: Point): string | null {
    for (const [id, box] of this.boxes) if (contains(box, point)) return id;
    return null;
  }

  /** The exchange whose ribbon passes within a corridor of a point. */
  exchangeAt(point: Point, corridor: number): string | null {
    let best: string | null = null;
    let least = corridor;
    for (const { lanes } of this.lanes) {
      for (const { exchange, curve, bounds } of lanes) {
        const reach = {
          x: bounds.x - corridor,
          y: bounds.y - corridor,
          width: bounds.width + 2 * corridor,
          height: bounds.height + 2 * corridor,
        };
        if (!contains(reach, point)) continue;
        const distance = distanceTo(curve, point);
        if (distance <= least) [best, least] = [exchange, distance];
      }
    }
    return best;
  }

  /** What a new card should not stand on: cards, and the ribbons between them. */
  occupied(): Taken {
    const along = this.lanes.length > 400 ? [] : this.lanes.flatMap(({ lanes }) => lanes);
    return new Taken([
      ...this.boxes.values(),
      ...along.flatMap(({ curve }) =>
        [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((part) =>
          boxAround(pointAt(curve, part), { width: 4, height: 4 }),
        ),
      ),
    ]);
  }

  /** On the screen the left half of a glyph is the unit further left, or the upper one if they stand in line. */
  isSwapped({ between }: PairFact): boolean {
    const [a, b] = [this.boxes.get(between[0]), this.boxes.get(between[1])];
    if (!a || !b) return false;
    const [one, two] = [centreOf(a), centreOf(b)];
    return Math.abs(one.x - two.x) > 8 ? one.x > two.x : one.y > two.y;
  }

  rowsOf(unit: string): readonly RowPlace[] {
    return this.docking?.rows.get(unit)?.() ?? [];
  }

  private drawnSize(id: string): Size | undefined {
    const { compact, facts } = this.graph;
    if (!compact || !facts) return this.sizes.get(id);
    this.compactSizes ??= this.tiny ? tinySizesOf(facts) : compactSizesOf(facts);
    return this.compactSizes.get(id);
  }
}
