// Where cards stand: units without a position, free spots, and the arrangement that fits a viewport.
import type { Kind, Position } from 'gongsheng';
import { around, boxAround, centreOf, meets, tooNear, type Box, type Point, type Size } from './geometry';
import { Taken } from './taken';

export interface Placeable {
  id: string;
  kind: Kind;
  size: Size;
  position?: Position | undefined;
  partners: readonly string[];
}

/** Where a kind likes to stand on a ring, in degrees from the right, clockwise. */
const ANGLE: Record<Kind, number> = {
  government: 270,
  association: 315,
  enterprise: 0,
  other: 45,
  institute: 90,
  college: 180,
};

const GAP = { x: 130, y: 60 };
const RING = 8;
/** More units than this come together, beside those that have a place. */
const FEW = 24;

/** Top-left corners of all units: their own position where they have one, else an automatic one. */
export function placeUnits(units: readonly Placeable[]): Map<string, Point> {
  const places = new Map<string, Point>();
  for (const unit of units) if (unit.position) places.set(unit.id, unit.position);
  const loose = units.filter((unit) => !unit.position);
  if (loose.length === 0) return places;
  if (places.size === 0) return loose.length <= RING ? ring(loose) : columns(loose);
  const boxes = units.flatMap((unit) => {
    const place = places.get(unit.id);
    return place ? [{ ...place, ...unit.size }] : [];
  });
  const bounds = around(boxes);
  if (loose.length > FEW) {
    const aside = { x: bounds.x + bounds.width + GAP.x, y: bounds.y };
    for (const [id, { x, y }] of columns(loose)) places.set(id, { x: aside.x + x, y: aside.y + y });
    return places;
  }
  const taken = new Taken(boxes);
  const middle = centreOf(bounds);
  for (const unit of loose) {
    const near = unit.partners.flatMap((partner) => places.get(partner) ?? []);
    const goal = near.length
      ? { x: mean(near.map((place) => place.x)), y: mean(near.map((place) => place.y)) }
      : middle;
    const place = freeSpot(unit.size, taken, goal);
    places.set(unit.id, place);
    taken.add({ ...place, ...unit.size });
  }
  return places;
}

/** Few units: a ring, each kind on its own side. */
function ring(units: readonly Placeable[]): Map<string, Point> {
  const inOrder = [...units].sort((a, b) => ((ANGLE[a.kind] + 90) % 360) - ((ANGLE[b.kind] + 90) % 360));
  const count = inOrder.length;
  const tallest = Math.max(...units.map((unit) => unit.size.height));
  const radius = {
    x: Math.max(310, count * 72),
    y: count <= 2 ? 0 : Math.max(244, (tallest + GAP.y) * (count > 4 ? 1 + (count - 4) * 0.28 : 1)),
  };
  const first = count <= 2 ? 180 : ANGLE[inOrder[0]?.kind ?? 'other'] === 270 || count === 3 ? 270 : 225;
  const boxes = inOrder.map((unit, index) => {
    const angle = ((first + (360 / count) * index) * Math.PI) / 180;
    return boxAround(
      { x: count === 1 ? 0 : radius.x * Math.cos(angle), y: radius.y * Math.sin(angle) },
      unit.size,
    );
  });
  return named(inOrder, boxes);
}

/** Many units: columns of even height, partners near each other. */
function columns(units: readonly Placeable[]): Map<string, Point> {
  const byId = new Map(units.map((unit) => [unit.id, unit]));
  const order: Placeable[] = [];
  const seen = new Set<string>();
  const busiest = [...units].sort((a, b) => b.partners.length - a.partners.length);
  for (const start of busiest) {
    if (seen.has(start.id)) continue;
    seen.add(start.id);
    const queue = [start];
    for (let at = 0; at < queue.length; at += 1) {
      const unit = queue[at];
      if (!unit) break;
      order.push(unit);
      for (const id of unit.partners) {
        const partner = byId.get(id);
        if (partner && !seen.has(id)) {
          seen.add(id);
          queue.push(partner);
        }
      }
    }
  }
  const perColumn = Math.max(2, Math.round(Math.sqrt(order.length * 0.9)));
  const boxes: Box[] = [];
  let x = 0;
  for (let start = 0; start < order.length; start += perColumn) {
    const column = order.slice(start, start + perColumn);
    // Every second column hangs half a card lower, so that straight lanes pass between cards.
    let y = (start / perColumn) % 2 ? 90 : 0;
    for (const unit of column) {
      boxes.push({ x, y, ...unit.size });
      y += unit.size.height + GAP.y;
    }
    x += Math.max(...column.map((unit) => unit.size.width)) + GAP.x;
  }
  return named(order, boxes);
}

function named(units: readonly Placeable[], boxes: readonly Box[]): Map<string, Point> {
  const bounds = around(boxes);
  return new Map(
    units.map((unit, index) => {
      const box = boxes[index] ?? bounds;
      return [unit.id, { x: Math.round(box.x - bounds.x + 30), y: Math.round(box.y - bounds.y + 20) }];
    }),
  );
}

/** The free place nearest to a wished top-left corner, on widening rings around it. */
export function freeSpot(size: Size, taken: Taken, wish: Point): Point {
  const fits = ({ x, y }: Point) => taken.isFree({ x, y, width: size.width, height: size.height });
  if (fits(wish)) return { x: Math.round(wish.x), y: Math.round(wish.y) };
  for (let radius = 40; radius < 40_000; radius += 40) {
    const steps = Math.max(8, Math.round(radius / 20));
    for (let step = 0; step < steps; step += 1) {
      const angle = (2 * Math.PI * step) / steps;
      const place = {
        x: Math.round(wish.x + radius * Math.cos(angle)),
        y: Math.round(wish.y + radius * Math.sin(angle)),
      };
      if (fits(place)) return place;
    }
  }
  return wish;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

/** How positions are drawn: centres squeezed towards a middle. It never reaches the document. */
export interface Lens {
  readonly scale: Point;
  readonly middle: Point;
}

export const PLAIN: Lens = { scale: { x: 1, y: 1 }, middle: { x: 0, y: 0 } };

export function through({ scale, middle }: Lens, centre: Point): Point {
  return {
    x: middle.x + (centre.x - middle.x) * scale.x,
    y: middle.y + (centre.y - middle.y) * scale.y,
  };
}

/** Where a drawn centre is in the document. */
export function back({ scale, middle }: Lens, centre: Point): Point {
  return {
    x: middle.x + (centre.x - middle.x) / scale.x,
    y: middle.y + (centre.y - middle.y) / scale.y,
  };
}

/** A card to be fitted: its centre in the document, its size as drawn. */
export interface Fitted {
  centre: Point;
  size: Size;
}

export interface Room extends Size {
  /** Kept free on each side, px. */
  readonly margin: { readonly x: number; readonly top: number; readonly bottom: number };
  /** The clear space that squeezing must leave between cards. */
  readonly gap: Point;
  /** The most that centres may be squeezed, 0 to 1. */
  readonly least: number;
}

export interface View {
  readonly lens: Lens;
  /** The point of the drawing in the middle of the room, and the zoom. */
  readonly centre: Point;
  readonly zoom: number;
}

/** Above so many cards only zooming makes them fit. */
const SQUEEZED = 60;

/** The arrangement that shows all cards: as they are if they fit, else squeezed, else smaller. */
export function fitView(cards: readonly Fitted[], room: Room): View {
  const boxes = cards.map(({ centre, size }) => boxAround(centre, size));
  const bounds = around(boxes);
  const free = (zoom: number): Size => ({
    width: room.width / zoom - 2 * room.margin.x,
    height: room.height / zoom - room.margin.top - room.margin.bottom,
  });
  const middleOf = (box: Box, zoom: number): Point => ({
    x: box.x + box.width / 2,
    y: box.y + box.height / 2 + (room.margin.bottom - room.margin.top) / 2 / zoom,
  });
  const whole = free(1);
  const plain = Math.min(1, whole.width / bounds.width || 1, whole.height / bounds.height || 1);
  if (cards.length > 1 && cards.length <= SQUEEZED) {
    for (let zoom = 1; zoom > plain + 0.01 && zoom >= 0.5; zoom -= 0.05) {
      const lens = squeeze(cards, free(zoom), centreOf(bounds), room);
      if (!lens) continue;
      const drawn = around(cards.map(({ centre, size }) => boxAround(through(lens, centre), size)));
      return { lens, centre: middleOf(drawn, zoom), zoom };
    }
  }
  const zoom = Math.max(0.05, plain);
  return { lens: PLAIN, centre: middleOf(bounds, zoom), zoom };
}

function squeeze(cards: readonly Fitted[], free: Size, middle: Point, room: Room): Lens | null {
  const x = reach(
    cards.map(({ centre, size }) => [centre.x, size.width]),
    free.width,
  );
  const y = reach(
    cards.map(({ centre, size }) => [centre.y, size.height]),
    free.height,
  );
  if (x < room.least || y < room.least) return null;
  const lens: Lens = { scale: { x, y }, middle };
  const before = cards.map(({ centre, size }) => boxAround(centre, size));
  const after = cards.map(({ centre, size }) => boxAround(through(lens, centre), size));
  for (let i = 0; i < after.length; i += 1) {
    for (let j = 0; j < i; j += 1) {
      const [a, b, c, d] = [after[i], after[j], before[i], before[j]];
      // Cards that the author put close may stay as close as they were.
      if (a && b && c && d && tooNear(a, b, room.gap) && (meets(a, b) || !tooNear(c, d, room.gap)))
        return null;
    }
  }
  return lens;
}

/** The largest squeeze, at most 1, at which spans around scaled centres fit a length; 0 if none does. */
function reach(spans: readonly (readonly [number, number])[], length: number): number {
  const extent = (scale: number) =>
    Math.max(...spans.map(([centre, size]) => centre * scale + size / 2)) -
    Math.min(...spans.map(([centre, size]) => centre * scale - size / 2));
  if (extent(1) <= length) return 1;
  if (extent(0) > length) return 0;
  let [low, high] = [0, 1];
  for (let step = 0; step < 24; step += 1) {
    const half = (low + high) / 2;
    if (extent(half) <= length) low = half;
    else high = half;
  }
  return low;
}
