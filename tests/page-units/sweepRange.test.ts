// What is typed for a sweep is what is swept, or it is told why not; and the steps are even.
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isFull, settled, type Bounds } from '../../www/panels/sweepRange';

const free: Bounds = { least: 0, most: Infinity, whole: false };
const share: Bounds = { least: 0, most: 1, whole: false };
const months: Bounds = { least: 1, most: 600, whole: true };

it.each([
  [free, [0, 40, 21], [0, 40, 21], null],
  [free, [40, 0, 21], [40, 0, 21], null],
  [free, [-5, 10, 21], [0, 10, 21], 'bounds'],
  [share, [0, 3, 21], [0, 1, 21], 'bounds'],
  [free, [0, 10, 2.5], [0, 10, 3], 'count'],
  [free, [0, 10, 0], [0, 10, 2], 'count'],
  [free, [0, 10, 1000], [0, 10, 101], 'count'],
  [free, [5, 5, 21], [5, 5, 1], 'same'],
  [free, [5, 5, 1], [5, 5, 1], null],
  [months, [1, 21, 21], [1, 21, 21], null],
  [months, [1, 24, 21], [1, 23, 12], 'whole'],
  [months, [1, 5, 21], [1, 5, 5], 'whole'],
  [months, [1.4, 9, 9], [1, 9, 9], 'whole'],
] as const)('within %o, %o is swept as %o: %s', (bounds, typed, swept, change) => {
  const [from, to, values] = typed;
  const answer = settled({ from, to, values }, bounds);
  expect([answer.range.from, answer.range.to, answer.range.values]).toEqual(swept);
  expect(answer.change).toBe(change);
});

it('is not swept while a field is empty', () => {
  expect(isFull({ from: 0, to: 1, values: 2 })).toBe(true);
  expect(isFull({ from: null, to: 1, values: 2 })).toBe(false);
  expect(isFull({ from: 0, to: 1, values: null })).toBe(false);
});

it('settles once, in even steps within the bounds', () => {
  const number = fc.double({ min: -1e6, max: 1e6, noNaN: true });
  fc.assert(
    fc.property(number, number, number, fc.constantFrom(free, share, months), (from, to, values, bounds) => {
      const { range } = settled({ from, to, values }, bounds);
      expect(settled(range, bounds)).toEqual({ range, change: null });
      for (const end of [range.from, range.to]) {
        expect(end).toBeGreaterThanOrEqual(bounds.least);
        expect(end).toBeLessThanOrEqual(bounds.most);
      }
      expect(Number.isInteger(range.values) && range.values >= 1 && range.values <= 101).toBe(true);
      const step = (range.to - range.from) / Math.max(1, range.values - 1);
      if (bounds.whole) expect(Number.isInteger(step)).toBe(true);
    }),
  );
});
