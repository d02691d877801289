// A window of months as a document of its own: by itself it is what the engine's path says of it.
import init, { analyse, evolution, library, type Consortium } from 'gongsheng';
import { beforeAll, describe, expect, it } from 'vitest';
import { levelsAt } from '../../www/charts/levels';
import { excerptOf, monthOf, runsIn, windowOf } from '../../www/document/window';

beforeAll(() => init());

/** The library's, and each again with feedback, which a window must not begin anew. */
function documents(): Consortium[] {
  return library()
    .map(({ document }) => document)
    .flatMap((document) => [
      document,
      { ...document, settings: { ...document.settings, feedback: 0.4, sensitivity: 1.5, pathWindow: 5 } },
    ]);
}

describe('a window', () => {
  it('has the two modes that the path has there, whatever the feedback, in every document of the library', () => {
    let windows = 0;
    for (const document of documents()) {
      const whole = analyse(document);
      for (const { start, end, behaviour, organisation } of whole.evolution?.path ?? []) {
        const alone = analyse(excerptOf(document, whole.environment?.signs ?? [], start, end - start));
        expect(alone.problems.filter(({ severity }) => severity === 'error')).toEqual([]);
        expect([alone.behaviour?.system.mode, alone.organisation?.system.level]).toEqual([
          behaviour,
          organisation,
        ]);
        windows += 1;
      }
    }
    expect(windows).toBeGreaterThan(40);
  });

  it('is the one that begins with the month, and at the end the last whole one', () => {
    expect([0, 0.2, 1, 1.01, 12, 30].map((moment) => monthOf(moment, 12))).toEqual([0, 0, 0, 1, 11, 11]);
    expect([0, 3, 7, 11].map((month) => windowOf(month, 5, 12))).toEqual([0, 3, 7, 7]);
    expect(windowOf(4, 12, 6)).toBe(0);
  });
});

it('what runs in a month is in one of its periods; without periods it always runs', () => {
  const periods: [number, number | null][] = [
    [0, 2],
    [4, null],
  ];
  expect([0, 1, 2, 3, 4, 99].map((month) => runsIn({ periods }, month))).toEqual([
    true,
    true,
    false,
    false,
    true,
    true,
  ]);
  expect(runsIn({}, 7)).toBe(true);
});

it('levels between two times lie on the line between them, and are none past the last', () => {
  const [{ document } = {}] = library();
  if (!document) throw new Error('no library');
  const course = evolution(document, { times: [0, 2, 4] });
  const [a, b] = [course.levels[course.units.length] ?? 0, course.levels[2 * course.units.length] ?? 0];
  const [first = ''] = course.units;
  expect(levelsAt(course, 0)?.get(first)).toBe(course.levels[0]);
  expect(levelsAt(course, 3)?.get(first)).toBeCloseTo((a + b) / 2, 12);
  expect(levelsAt(course, 4)?.get(first)).toBe(b);
  expect(levelsAt(course, 5)).toBeNull();
});
