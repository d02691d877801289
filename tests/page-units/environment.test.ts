// The environment turned as a whole: the engine finds the mean ε exactly where it was wanted, and every month moved alike.
import init, { analyse, library, type Consortium } from 'gongsheng';
import { beforeAll, expect, it } from 'vitest';
import { turnedTo } from '../../www/document/environment';

beforeAll(() => init());

const ofLibrary = (): Consortium[] => library().map(({ document }) => document);
const signs = (document: Consortium): number[] => {
  const { environment, problems } = analyse(document);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return environment?.signs ?? [];
};
const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

it('the mean is as wanted, in every document, also where signs stop at ±1', () => {
  let stops = 0;
  for (const document of ofLibrary())
    for (const wanted of [-1, -0.62, 0, 0.3, 0.97, 1]) {
      const turned = turnedTo(document, wanted, null, 1);
      expect(mean(signs(turned.document))).toBeCloseTo(wanted, 7);
      stops += turned.stopped;
    }
  expect(stops).toBeGreaterThan(0);
});

it('every month moves by as much, as long as no sign stops', () => {
  let moved = 0;
  for (const document of ofLibrary()) {
    const before = signs(document);
    const turned = turnedTo(document, mean(before) + 0.04, null, 1);
    if (turned.stopped > 0) continue;
    signs(turned.document).forEach((sign, month) => expect(sign - (before[month] ?? 0)).toBeCloseTo(0.04, 8));
    moved += 1;
  }
  expect(moved).toBeGreaterThan(5);
});

it('turned to where it is, nothing changes; without factors one is added', () => {
  for (const document of ofLibrary()) {
    if ((document.environment ?? []).length === 0) {
      const turned = turnedTo(document, 0.5, null, 1);
      expect([turned.added, turned.document.environment?.length]).toEqual([true, 1]);
    } else expect(turnedTo(document, mean(signs(document)), null, 1).document).toBe(document);
  }
});
