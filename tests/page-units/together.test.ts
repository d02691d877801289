// Parts that are written under each other add up, as they are written, to their sum as it is written.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { signed } from '../../www/i18n/format';
import { together } from '../../www/i18n/together';

const read = (text: string): number => Number(text.replace('\u2212', '-').replaceAll('\u2009', ''));
const summed = (texts: readonly string[]): number =>
  Number(texts.reduce((sum, text) => sum + read(text), 0).toFixed(6));

test('a unit that keeps 58.4 of what it receives and pays', () => {
  const parts = [9.48, -4.86, 187.2, -96, -37.44];
  const sum = 58.38;
  expect(parts.map(signed)).toEqual(['+9.48', '−4.86', '+187', '−96', '−37.4']);
  expect(together(parts, sum)).toEqual(['+9.5', '−4.9', '+187.2', '−96', '−37.4']);
  expect(summed(together(parts, sum))).toBe(58.4);
});

test('whole numbers stay whole, nothing is 0, and what is next to nothing is more than that', () => {
  expect(together([40, -14, 0, -4], 22)).toEqual(['+40', '−14', '0', '−4']);
  expect(together([1200, 0.04], 1200.04)).toEqual(['+1\u2009200', '+0.04']);
  expect(together([], 0)).toEqual([]);
  // Half a step goes the way that the sum's own goes.
  for (const sum of [-1885.5, -14.05, -263.5, 8.345, 1.005])
    expect(together([sum], sum)).toEqual([signed(sum)]);
  expect(together([1e300, -1], 1e300)).toEqual([1e300, -1].map(signed));
});

test('whatever the parts are, they add up as they are written, each within a step of itself', () => {
  const part = fc.oneof(
    fc.integer({ min: -2_000_000, max: 2_000_000 }).map((part) => part / 1000),
    fc.integer({ min: -20_000, max: 20_000 }).map((part) => part / 1000),
    fc.integer({ min: -50, max: 50 }),
  );
  fc.assert(
    fc.property(fc.array(part, { minLength: 1, maxLength: 12 }), (parts) => {
      const sum = parts.reduce((whole, value) => whole + value, 0);
      const texts = together(parts, sum);
      const steps = Math.max(...texts.map((text) => text.split('.')[1]?.length ?? 0));
      expect(Math.abs(summed(texts) - sum)).toBeLessThanOrEqual(0.5 * 10 ** -steps + 1e-6);
      texts.forEach((text, place) => {
        expect(Math.abs(read(text) - (parts[place] ?? 0))).toBeLessThanOrEqual(10 ** -steps + 1e-6);
      });
      // And so they come to the sum as it is written by itself, unless one is next to nothing beside it.
      if (Math.abs(sum) >= 10 && parts.every((value) => value === 0 || Math.abs(value) >= 0.5))
        expect(summed(texts)).toBe(read(signed(sum)));
    }),
    { numRuns: 5000 },
  );
});
