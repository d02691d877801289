// Points, boxes and curves of the graph: pure arithmetic in px at 100 %.

export interface Point {
  readonly x: number;
  readonly y: number;
}

export interface Size {
  readonly width: number;
  readonly height: number;
}

export interface Box extends Point, Size {}

/** A cubic Bézier curve: start, two handles, end. */
export type Cubic = readonly [Point, Point, Point, Point];

export function clamp(value: number, least: number, most: number): number {
  return Math.min(most, Math.max(least, value));
}

export function centreOf(box: Box): Point {
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

export function boxAround(centre: Point, size: Size): Box {
  return {
    x: centre.x - size.width / 2,
    y: centre.y - size.height / 2,
    width: size.width,
    height: size.height,
  };
}

/** The clear space between two boxes on each axis; negative where they overlap. */
export function gapBetween(a: Box, b: Box): Point {
  return {
    x: Math.max(a.x, b.x) - Math.min(a.x + a.width, b.x + b.width),
    y: Math.max(a.y, b.y) - Math.min(a.y + a.height, b.y + b.height),
  };
}

/** Whether two boxes are nearer than the margin on both axes. */
export function tooNear(a: Box, b: Box, margin: Point): boolean {
  const gap = gapBetween(a, b);
  return gap.x < margin.x && gap.y < margin.y;
}

export function meets(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

/** Whether a box holds all that another shows of some content. */
export function holds(holder: Box, shown: Box, content: Box): boolean {
  const least = 1e-6;
  const [left, top] = [Math.max(shown.x, content.x), Math.max(shown.y, content.y)];
  const right = Math.min(shown.x + shown.width, content.x + content.width);
  const bottom = Math.min(shown.y + shown.height, content.y + content.height);
  if (left >= right || top >= bottom) return true;
  return (
    left >= holder.x - least &&
    top >= holder.y - least &&
    right <= holder.x + holder.width + least &&
    bottom <= holder.y + holder.height + least
  );
}

export function contains(box: Box, point: Point): boolean {
  return (
    point.x >= box.x && point.x <= box.x + box.width && point.y >= box.y && point.y <= box.y + box.height
  );
}

/** The least box around boxes; empty at the origin when there are none. */
export function around(boxes: Iterable<Box>): Box {
  let left = Infinity;
  let top = Infinity;
  let right = -Infinity;
  let bottom = -Infinity;
  for (const box of boxes) {
    left = Math.min(left, box.x);
    top = Math.min(top, box.y);
    right = Math.max(right, box.x + box.width);
    bottom = Math.max(bottom, box.y + box.height);
  }
  return left > right
    ? { x: 0, y: 0, width: 0, height: 0 }
    : { x: left, y: top, width: right - left, height: bottom - top };
}

/** The box spanned by two opposite corners. */
export function spanned(a: Point, b: Point): Box {
  return {
    x: Math.min(a.x, b.x),
    y: Math.min(a.y, b.y),
    width: Math.abs(a.x - b.x),
    height: Math.abs(a.y - b.y),
  };
}

export function pointAt([a, b, c, d]: Cubic, t: number): Point {
  const s = 1 - t;
  const [p, q, r, u] = [s * s * s, 3 * s * s * t, 3 * s * t * t, t * t * t];
  return { x: p * a.x + q * b.x + r * c.x + u * d.x, y: p * a.y + q * b.y + r * c.y + u * d.y };
}

/** The direction of travel at t, of length 1. */
export function directionAt([a, b, c, d]: Cubic, t: number): Point {
  const s = 1 - t;
  const along = (p: number, q: number, r: number, u: number) =>
    s * s * (q - p) + 2 * s * t * (r - q) + t * t * (u - r);
  const x = along(a.x, b.x, c.x, d.x);
  const y = along(a.y, b.y, c.y, d.y);
  const length = Math.hypot(x, y) || 1;
  return { x: x / length, y: y / length };
}

/** The t at which a share of the curve's length has been travelled. */
export function shareAt(cubic: Cubic, share: number, steps = 32): number {
  const lengths = [0];
  let last = cubic[0];
  for (let step = 1; step <= steps; step += 1) {
    const point = pointAt(cubic, step / steps);
    lengths.push((lengths[step - 1] ?? 0) + Math.hypot(point.x - last.x, point.y - last.y));
    last = point;
  }
  const goal = share * (lengths[steps] ?? 0);
  for (let step = 1; step <= steps; step += 1) {
    const [before = 0, after = 0] = [lengths[step - 1], lengths[step]];
    if (after >= goal && after > before) return (step - 1 + (goal - before) / (after - before)) / steps;
  }
  return 1;
}

/** A box that surely holds the curve: that of its four points, with room for the width of a stroke. */
export function boundsOf([a, b, c, d]: Cubic, room = 12): Box {
  const [left, right] = [Math.min(a.x, b.x, c.x, d.x), Math.max(a.x, b.x, c.x, d.x)];
  const [top, bottom] = [Math.min(a.y, b.y, c.y, d.y), Math.max(a.y, b.y, c.y, d.y)];
  return { x: left - room, y: top - room, width: right - left + 2 * room, height: bottom - top + 2 * room };
}

/** A box close around the curve, with room for the width of a stroke. */
export function drawnBounds(cubic: Cubic): Box {
  return around(drawnBoxes(cubic, 16));
}

/** Small boxes along the curve, with the same room. */
export function drawnBoxes(cubic: Cubic, steps: number, room = 12): Box[] {
  return Array.from({ length: steps + 1 }, (_, step) => {
    const { x, y } = pointAt(cubic, step / steps);
    return { x: x - room, y: y - room, width: 2 * room, height: 2 * room };
  });
}

/** How far a point is from the curve. */
export function distanceTo(cubic: Cubic, point: Point, steps = 28): number {
  let nearest = Infinity;
  let last = cubic[0];
  for (let step = 1; step <= steps; step += 1) {
    const next = pointAt(cubic, step / steps);
    nearest = Math.min(nearest, distanceToSegment(last, next, point));
    last = next;
  }
  return nearest;
}

function distanceToSegment(a: Point, b: Point, point: Point): number {
  const [x, y] = [b.x - a.x, b.y - a.y];
  const share = clamp(((point.x - a.x) * x + (point.y - a.y) * y) / (x * x + y * y || 1), 0, 1);
  return Math.hypot(a.x + share * x - point.x, a.y + share * y - point.y);
}

/** The nearest of the candidates that lies in a direction, or undefined: what an arrow key goes to. */
export function nearestTowards<T>(
  from: Point,
  direction: Point,
  candidates: Iterable<readonly [T, Point]>,
): T | undefined {
  let best: T | undefined;
  let least = Infinity;
  for (const [candidate, { x, y }] of candidates) {
    const along = (x - from.x) * direction.x + (y - from.y) * direction.y;
    const across = Math.abs((x - from.x) * direction.y) + Math.abs((y - from.y) * direction.x);
    if (along <= 1 || across > along * 3) continue;
    const cost = along + 2 * across;
    if (cost < least) [best, least] = [candidate, cost];
  }
  return best;
}
