// The plane of two probabilities: strokes run with the flow, and basins are what becomes of their points.
import { describe, expect, test } from 'vitest';
import {
  arrowOf,
  basinsOf,
  cornersOf,
  pathFrom,
  saddleOf,
  strokesOf,
  watershed,
  type Drives,
  type Point,
} from '../../www/charts/phase';

/** What becomes of a point, by small steps of p′ = p(1 − p)·d and nothing else. */
function becomes([one, other]: Drives, [x, y]: Point): Point {
  let [p, q] = [x, y];
  const scale = 0.02 / (Math.abs(one.at) + one.by + Math.abs(other.at) + other.by);
  for (let step = 0; step < 40_000; step += 1) {
    const [dp, dq] = [p * (1 - p) * (one.at + one.by * q), q * (1 - q) * (other.at + other.by * p)];
    [p, q] = [p + 2 * scale * dp, q + 2 * scale * dq];
  }
  return [Math.round(p), Math.round(q)];
}

/** Two stable corners; one that wins; one of a free rider; nobody. */
const cases: [string, Drives][] = [
  [
    'two corners',
    [
      { at: -4, by: 9 },
      { at: -6, by: 8 },
    ],
  ],
  [
    'two corners, the saddle near an edge',
    [
      { at: -1, by: 14 },
      { at: -5, by: 6 },
    ],
  ],
  [
    'both',
    [
      { at: -2, by: 5 },
      { at: 1, by: 3 },
    ],
  ],
  [
    'one alone',
    [
      { at: 2, by: 1 },
      { at: -5, by: 3 },
    ],
  ],
  [
    'neither',
    [
      { at: -3, by: 0 },
      { at: -1, by: 0 },
    ],
  ],
];

describe.each(cases)('the picture of %s', (_, drives) => {
  test('each basin is the part of the plane whose points end in its corner', () => {
    const basins = basinsOf(drives);
    const ends: Record<string, number> = {};
    const GRID = 24;
    for (let column = 0; column < GRID; column += 1)
      for (let row = 0; row < GRID; row += 1) {
        const start: Point = [(column + 0.5) / GRID, (row + 0.5) / GRID];
        const end = String(becomes(drives, start));
        ends[end] = (ends[end] ?? 0) + 1 / GRID ** 2;
        // Where the way that is drawn ends is where the point ends.
        if ((column + row) % 7 === 0)
          expect(String(pathFrom(drives, start).at(-1)), `from ${String(start)}`).toBe(end);
      }
    expect(basins.map(({ corner }) => String(corner)).sort()).toEqual(Object.keys(ends).sort());
    for (const { corner, share } of basins) expect(share).toBeCloseTo(ends[String(corner)] ?? 0, 1);
    expect(basins.reduce((sum, { share }) => sum + share, 0)).toBeCloseTo(1, 9);
    expect(cornersOf(drives).filter(({ stable }) => stable)).toHaveLength(basins.length);
  });

  test('points on either side of the watershed end apart, and the saddle lies on it', () => {
    const line = watershed(drives);
    const saddle = saddleOf(drives);
    if (!saddle) return expect(line).toEqual([]);
    expect(line).toContainEqual(saddle);
    for (const [x, y] of line.filter((_, place) => place % 9 === 4)) {
      if (Math.min(x, y) < 0.03 || Math.max(x, y) > 0.97) continue;
      expect(becomes(drives, [x - 0.02, y - 0.02])).toEqual([0, 0]);
      expect(becomes(drives, [x + 0.02, y + 0.02])).toEqual([1, 1]);
    }
  });

  test('strokes run with the flow, evenly over the plane, and end in a head', () => {
    const strokes = strokesOf(drives);
    expect(strokes.length).toBeGreaterThan(35);
    for (const stroke of strokes)
      stroke.slice(1).forEach(([x, y], place) => {
        const [fx, fy] = stroke[place] ?? [0, 0];
        const flow = [
          fx * (1 - fx) * (drives[0].at + drives[0].by * fy),
          fy * (1 - fy) * (drives[1].at + drives[1].by * fx),
        ] as const;
        const turn = (x - fx) * flow[0] + (y - fy) * flow[1];
        expect(turn / (Math.hypot(x - fx, y - fy) * Math.hypot(...flow))).toBeGreaterThan(0.9);
      });
    // No ninth of the plane is left bare.
    const ninths = new Set(strokes.flat().map(([x, y]) => Math.floor(3 * x) + 3 * Math.floor(3 * y)));
    expect(ninths.size).toBe(9);
    // The tip of a drawn stroke is its last point.
    const points: Point[] = Array.from({ length: 30 }, (_, step) => [step, 2 * step]);
    expect(arrowOf(points)).toContain('L29.0 58.0L');
  });
});
