// The evolution of the built package (§11): levels as columns, options that make sense, numbers given outright.
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import init, { analyse, evolution, evolutionLevels, replicatorEnds, type Consortium } from 'gongsheng';

await init();

const { document } = JSON.parse(readFileSync('tests/cases/01-worked-case.json', 'utf8')) as {
  document: Consortium;
};

describe('evolution', () => {
  it('follows the levels to the equilibrium of the worked case', () => {
    const {
      units,
      times,
      levels,
      steps,
      stopped,
      evolution: section,
    } = evolution(document, { times: [0, 400] });
    expect(units).toEqual(['G', 'C', 'E', 'R']);
    expect(times).toEqual(new Float64Array([0, 400]));
    expect([...levels].slice(0, 4)).toEqual([50, 50, 50, 50]);
    const rest = [108.3643, 139.4045, 158.6973, 103.7963];
    rest.forEach((level, place) => expect(levels[4 + place]).toBeCloseTo(level, 3));
    expect(stopped).toBeNull();
    expect(steps.accepted).toBeGreaterThan(10);
    expect(section).toEqual(analyse(document).evolution);
  });

  it('samples 201 times over the horizon by default, and tighter tolerances take more steps', () => {
    const usual = evolution(document);
    expect([usual.times.length, usual.levels.length]).toEqual([201, 804]);
    const far = { times: new Float64Array([100]) };
    const coarse = evolution(document, { ...far, relativeTolerance: 1e-4 }).steps.accepted;
    expect(evolution(document, { ...far, relativeTolerance: 1e-11 }).steps.accepted).toBeGreaterThan(coarse);
  });

  it('refuses what makes no sense, and tells the problems of a document with errors', () => {
    for (const times of [[-1], [2, 1], [Number.NaN]])
      expect(() => evolution(document, { times })).toThrow(Error);
    expect(() => evolution(document, { relativeTolerance: 0 })).toThrow(Error);
    const broken = evolution('{"type":"gongsheng","version":1,"months":0}');
    expect(broken.problems.map(({ code }) => code)).toEqual(['out-of-range']);
    expect([broken.evolution, broken.levels.length]).toEqual([null, 0]);
  });

  it('takes numbers as they are, of many at once', () => {
    const one = new Float64Array([0.1, 0.2]);
    const two = (list: Float64Array): Float64Array => new Float64Array([...list, ...list]);
    const effects = new Float64Array([0, 0.3, 0.6, 0]);
    const full = new Float64Array([100, 100]);
    const times = new Float64Array([0, 500]);
    const levels = evolutionLevels(2, two(one), two(full), two(full), two(effects), 0, times, 1e-9);
    // (1 + a)/(1 − ab) and (1 + b)/(1 − ab).
    expect(levels[2]).toBeCloseTo((100 * 1.3) / 0.82, 4);
    expect(levels[7]).toBeCloseTo((100 * 1.6) / 0.82, 4);
    expect(() => evolutionLevels(3, one, full, full, effects, 0, times, 1e-9)).toThrow(Error);
  });

  it('has the bits of the native engine where two go at once', () => {
    // As in src/analysis/evolution/tests.rs and src/math/replicator/course.rs.
    const growth = [0.1, 0.2, 0.3, 0.05, 0.15, 0.25];
    const capacity = [50, 100, 70, 30, 90, 10];
    const start = [10, 20, 5, 25, 60, 1];
    const effects = [0, 0.3, 0.6, 0, 0, -0.2, 0.4, 0, 0, 0.1, 0.7, 0];
    expect([...evolutionLevels(2, growth, capacity, start, effects, 0, [7, 40], 1e-5)]).toEqual([
      18.00935333057091, 60.10489379615884, 74.06018272132754, 186.2917504421055, 20.22472674701703,
      26.831101430870163, 53.162378861803916, 36.81014869851279, 78.8484868276296, 7.9059408571530465,
      106.2086038678033, 18.250706339388337,
    ]);
    const game = { constants: [-0.3, 0.1], influence: [[0, 0.9], [-0.7, 0.2]], tolerance: 1e-8 }; // prettier-ignore
    expect([...replicatorEnds(game, [0.2, 0.7, 0.6, 0.4, 0.9, 0.1], 9)]).toEqual([
      0.7578107035780773, 0.41416368879650317, 0.33257664730713915, 0.0823644129572146, 0.42399665834448735,
      0.0032778008739398385,
    ]);
  });
});
