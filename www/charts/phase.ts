// The plane of two probabilities of taking part, p′ = p(1 − p)·d: where its points move, which of its corners they end
// in, and the strokes that show it. Across is the first of two, up the second.

/** d = at + by · the other's probability; by ≥ 0: one gains by the other's taking part, and never loses. */
export interface Drive {
  at: number;
  by: number;
}
export type Drives = readonly [across: Drive, up: Drive];
export type Point = readonly [across: number, up: number];

/** Below this part of what it is made of a drive is 0. */
const DUST = 1e-9;

const drive = ({ at, by }: Drive, other: number): number => {
  const value = at + by * other;
  return Math.abs(value) <= DUST * (Math.abs(at) + by) ? 0 : value;
};

/** The drives of both at a point. */
export const drivesAt = ([across, up]: Drives, [x, y]: Point): Point => [drive(across, y), drive(up, x)];

function velocity(drives: Drives, [x, y]: Point): Point {
  const [dx, dy] = drivesAt(drives, [x, y]);
  return [x * (1 - x) * dx, y * (1 - y) * dy];
}

export interface Corner {
  at: Point;
  /** What both would gain there by taking part. */
  drives: Point;
  /** Points near it move to it. */
  stable: boolean;
}

/** The pure states: neither, only the one across, only the one up, both. */
export function cornersOf(drives: Drives): Corner[] {
  return (
    [
      [0, 0],
      [1, 0],
      [0, 1],
      [1, 1],
    ] as const
  ).map((at) => {
    const own = drivesAt(drives, at);
    return { at, drives: own, stable: own.every((value, side) => (1 - 2 * (at[side] ?? 0)) * value < 0) };
  });
}

/** Where neither moves though neither is sure: always a saddle, since each gains by the other. */
export function saddleOf([across, up]: Drives): Point | null {
  const [x, y] = [-up.at / up.by, -across.at / across.by];
  return x > 0 && x < 1 && y > 0 && y < 1 ? [x, y] : null;
}

/** Where a probability stands still: a line across, or up, at a probability of the other; null when it is nowhere. */
export function standstill({ at, by }: Drive): number | null {
  const other = -at / by;
  return other > 0 && other < 1 ? other : null;
}

/** As many points of a watershed along each side. */
const FINE = 240;

/**
 * What parts the points that end in one corner from those that end in the other: it runs through the saddle, from the
 * corner up to the corner across. Along every path ∫ d_up dx/(x(1−x)) − ∫ d_across dy/(y(1−y)) is the same, so that it
 * is found point by point.
 */
export function watershed(drives: Drives): Point[] {
  const saddle = saddleOf(drives);
  if (!saddle) return [];
  const [x0, y0] = saddle;
  const [across, up] = drives;
  const height = ({ at, by }: Drive, p: number): number => at * Math.log(p) - (at + by) * Math.log(1 - p);
  /** The probability on the far side of its rest at which a height is as far above its least. */
  const level = (own: Drive, rest: number, above: number, end: 0 | 1): number => {
    let [near, far] = [rest, end as number];
    for (let step = 0; step < 50; step += 1) {
      const middle = (near + far) / 2;
      if (height(own, middle) - height(own, rest) < above) near = middle;
      else far = middle;
    }
    return (near + far) / 2;
  };
  const found: Point[] = [];
  for (let step = 1; step < FINE; step += 1) {
    const p = step / FINE;
    if (p !== y0) found.push([level(up, x0, height(across, p) - height(across, y0), p > y0 ? 0 : 1), p]);
    if (p !== x0) found.push([p, level(across, y0, height(up, p) - height(up, x0), p > x0 ? 0 : 1)]);
  }
  return [[0, 1], ...[...found, saddle].sort(([a, b], [c, d]) => a - b - (c - d)), [1, 0]];
}

export interface Basin {
  /** The corner that its points end in. */
  corner: Point;
  outline: readonly Point[];
  /** Its part of the plane. */
  share: number;
}

/** Which part of the plane ends in which stable corner. */
export function basinsOf(drives: Drives): Basin[] {
  const stable = cornersOf(drives).filter((corner) => corner.stable);
  const parting = stable.length > 1 ? watershed(drives) : [];
  return stable.map(({ at }) => {
    const outline: Point[] =
      parting.length > 0
        ? [...parting, at]
        : [
            [0, 0],
            [1, 0],
            [1, 1],
            [0, 1],
          ];
    return { corner: at, outline, share: area(outline) };
  });
}

function area(outline: readonly Point[]): number {
  const twice = outline.reduce((sum, [x, y], index) => {
    const [nextX = 0, nextY = 0] = outline[(index + 1) % outline.length] ?? [];
    return sum + x * nextY - nextX * y;
  }, 0);
  return Math.abs(twice) / 2;
}

/** How far a path goes in one step. */
const STEP = 0.008;
/** No path of the plane is longer. */
const LONGEST = 4 / STEP;

/** One step along the flow, or against it; null where nothing moves. */
function stepFrom(drives: Drives, from: Point, length: number): Point | null {
  const way = (at: Point): Point | null => {
    const [dx, dy] = velocity(drives, at);
    const size = Math.hypot(dx, dy);
    return size > 0 ? [(dx / size) * length, (dy / size) * length] : null;
  };
  const first = way(from);
  const middle = first && way([from[0] + first[0] / 2, from[1] + first[1] / 2]);
  if (!middle) return null;
  return [within(from[0], middle[0]), within(from[1], middle[1])];
}

/** An edge is only ever come near to, and what is on it stays on it. */
const RIM = 1e-4;
const within = (p: number, moved: number): number =>
  p <= 0 || p >= 1 ? p : Math.min(1 - RIM, Math.max(RIM, p + moved));

const distance = ([a, b]: Point, [c, d]: Point): number => Math.hypot(a - c, b - d);

/** The way of a point to where it ends. */
export function pathFrom(drives: Drives, start: Point): Point[] {
  const path: Point[] = [start];
  const stable = cornersOf(drives).filter((corner) => corner.stable);
  for (let at = start; path.length < LONGEST;) {
    const next = stepFrom(drives, at, STEP);
    // Where the flow comes to rest a step leads back.
    const before = path.at(-2);
    if (!next || (before && distance(next, before) < STEP / 2)) break;
    path.push(next);
    const end = stable.find((corner) => distance(corner.at, next) < 1.5 * STEP);
    if (end) {
      path.push(end.at);
      break;
    }
    at = next;
  }
  return path;
}

/** How far strokes keep from each other, and how near one may come to another before it ends. */
const APART = 0.066;
const NEAR = 0.62 * APART;
/** The longest stroke and the shortest, to either side of where it is begun. */
const LONG = 0.12;
const SHORT = 0.035;
/** Places at which strokes are begun. */
const TRIES = 700;
/** Strokes keep from the edge and from what stands still. */
const EDGE = 0.012;

/** Strokes along the flow, evenly apart, each in the direction in which its points move. */
export function strokesOf(drives: Drives): Point[][] {
  const cells = Math.ceil(1 / APART);
  const taken: Point[][] = [];
  const place = (p: number): number => Math.min(cells - 1, Math.floor(p * cells));
  const around = ([x, y]: Point): Point[] => {
    const found: Point[] = [];
    for (let column = place(x) - 1; column <= place(x) + 1; column += 1)
      for (let row = place(y) - 1; row <= place(y) + 1; row += 1)
        if (column >= 0 && column < cells) found.push(...(taken[column * cells + row] ?? []));
    return found;
  };
  const free = (at: Point, most: number): boolean => around(at).every((known) => distance(known, at) >= most);
  const inside = (at: Point): boolean => at.every((p) => p > EDGE && p < 1 - EDGE);
  const saddle = saddleOf(drives);

  const strokes: Point[][] = [];
  for (let tried = 1; tried <= TRIES; tried += 1) {
    // Two irrational steps spread places evenly over the plane, whatever their number.
    const seed: Point = [(0.5 + tried * 0.7548776662) % 1, (0.5 + tried * 0.569840291) % 1];
    if (!inside(seed) || !free(seed, APART)) continue;
    const half = (length: number): Point[] => {
      const points: Point[] = [];
      for (let at = seed, gone = 0; gone < LONG; gone += STEP) {
        const next = stepFrom(drives, at, length);
        if (!next || !inside(next) || !free(next, NEAR)) break;
        if (saddle && distance(next, saddle) < NEAR / 2) break;
        points.push(next);
        at = next;
      }
      return points;
    };
    const points = [...half(-STEP).reverse(), seed, ...half(STEP)];
    if ((points.length - 1) * STEP < 2 * SHORT) continue;
    for (const at of points) (taken[place(at[0]) * cells + place(at[1])] ??= []).push(at);
    strokes.push(points);
  }
  return strokes;
}

/** The head of a stroke, px: how long, and how wide to either side. */
const HEAD = { long: 7, wide: 3.1 };

/** The outline of a stroke that begins as a hair and ends in a head, of points in px; or `large`, of such a one. */
export function arrowOf(points: readonly Point[], large = 1): string {
  const [wide, head] = [1.15 * large, { long: HEAD.long * large, wide: HEAD.wide * large }];
  const tip = points.at(-1);
  if (!tip) return '';
  const body = points.filter((at) => distance(at, tip) > 0.8 * head.long);
  const neck = body.at(-1) ?? tip;
  const length = distance(neck, tip) || 1;
  const along: Point = [(tip[0] - neck[0]) / length, (tip[1] - neck[1]) / length];
  const beside = (index: number): Point => {
    const [from, to] = [body[Math.max(0, index - 1)] ?? neck, body[index + 1] ?? tip];
    const size = distance(from, to) || 1;
    return [-(to[1] - from[1]) / size, (to[0] - from[0]) / size];
  };
  const side = (sign: number): string[] =>
    body.map(([x, y], index) => {
      const [nx, ny] = beside(index);
      const half = sign * (0.2 + ((wide - 0.2) * index) / Math.max(1, body.length - 1));
      return `${(x + half * nx).toFixed(1)} ${(y + half * ny).toFixed(1)}`;
    });
  const barb = (sign: number): string => {
    const [x, y] = [tip[0] - head.long * along[0], tip[1] - head.long * along[1]];
    return `${(x - sign * head.wide * along[1]).toFixed(1)} ${(y + sign * head.wide * along[0]).toFixed(1)}`;
  };
  const end = `${tip[0].toFixed(1)} ${tip[1].toFixed(1)}`;
  return `M${[...side(1), barb(1), end, barb(-1), ...side(-1).reverse()].join('L')}Z`;
}
