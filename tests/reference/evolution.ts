// Evolution (model §11): the effects, where they balance, whether that lasts, and the path of the modes.

import { range, sum } from './document';
import type { Model } from './document';
import { eigenvalues, radius, solve } from './linear';
import type { Complex } from './linear';
import { entriesWith, grossOf, gain, run, signAt, snap } from './ledger';
import { organisation, systemBehaviour } from './modes';
import type { Entry } from './ledger';

/** Past this many capacities nobody is asked where growth ends. */
const FAR = 20;

/** Δ: row i holds the effects on unit i. */
export function effectsOf(model: Model, entries: Entry[]): number[][] {
  const { coupling } = model.settings;
  return model.units.map((on) =>
    model.units.map((by) => {
      if (on === by) return 0;
      const gross = grossOf(entriesWith(entries, on.id, by.id));
      const gained = snap(gain(entries, on.id, by.id), gross);
      return (coupling * (gained / model.months)) / on.capacity;
    }),
  );
}

function times(matrix: number[][], vector: number[]): number[] {
  return matrix.map((row) => sum(row.map((each, j) => each * (vector[j] ?? 0))));
}

/** What the units have of one another at y, capacities for units: Σ δ y/(1 + h·y). */
function help(effects: number[][], saturation: number, y: number[]): number[] {
  return times(
    effects,
    y.map((each) => each / (1 + saturation * each)),
  );
}

/** y at which nothing changes and nobody is missing; null when there is none to give. */
export function balance(model: Model, effects: number[][]): number[] | null {
  const { saturation } = model.settings;
  if (model.units.length === 0) return null;
  if (saturation === 0)
    return solve(
      effects.map((row, i) => row.map((each, j) => (i === j ? 1 : 0) - each)),
      model.units.map(() => 1),
    );
  if (effects.some((row) => row.some((each) => each < 0))) return null;
  // From nobody's help upwards, one round of help at a time: monotone, and bounded since help saturates.
  let y = model.units.map(() => 1);
  for (let round = 0; round < 200000; round += 1) {
    const next = help(effects, saturation, y).map((each) => 1 + each);
    const moved = Math.max(...next.map((each, i) => Math.abs(each - (y[i] ?? 0)) / each));
    y = next;
    if (moved <= 1e-16) break;
  }
  return y;
}

/** The Jacobian at an equilibrium, in capacities. */
export function jacobian(model: Model, effects: number[][], y: number[]): number[][] {
  const { saturation } = model.settings;
  return effects.map((row, i) => {
    const pace = (model.units[i]?.growth ?? 0) * (y[i] ?? 0);
    return row.map((each, j) => {
      const slope = each / (1 + saturation * (y[j] ?? 0)) ** 2;
      return pace * (slope - (i === j ? 1 : 0));
    });
  });
}

type Slopes = (y: number[]) => number[];

/** Bulirsch and Stoer's step: the modified midpoint rule at ever finer divisions, extrapolated to none. */
function step(slopes: Slopes, y: number[], length: number): { y: number[]; error: number } {
  const rows: number[][][] = [];
  let error = Infinity;
  for (let k = 1; k <= 8; k += 1) {
    const parts = 2 * k;
    const h = length / parts;
    let before = y;
    let now = y.map((each, i) => each + h * (slopes(y)[i] ?? 0));
    for (let part = 1; part < parts; part += 1) {
      const slope = slopes(now);
      const next = before.map((each, i) => each + 2 * h * (slope[i] ?? 0));
      before = now;
      now = next;
    }
    const last = slopes(now);
    const row = [now.map((each, i) => (each + (before[i] ?? 0) + h * (last[i] ?? 0)) / 2)];
    const previous = rows.at(-1);
    for (let j = 1; j < k; j += 1) {
      const ratio = (parts / (parts - 2 * j)) ** 2 - 1;
      const finer = row[j - 1] ?? [];
      const coarser = previous?.[j - 1] ?? [];
      row.push(finer.map((each, i) => each + (each - (coarser[i] ?? 0)) / ratio));
    }
    rows.push(row);
    const best = row.at(-1) ?? [];
    const second = row.at(-2) ?? [];
    if (k > 1) error = Math.max(...best.map((each, i) => Math.abs(each - (second[i] ?? 0))));
  }
  return { y: rows.at(-1)?.at(-1) ?? y, error };
}

/** y at the horizon; null when somebody passes `FAR` capacities on the way. */
export function atHorizon(model: Model, effects: number[][]): number[] | null {
  const { saturation } = model.settings;
  const slopes: Slopes = (y) => {
    const helped = help(effects, saturation, y);
    return y.map((each, i) => (model.units[i]?.growth ?? 0) * each * (1 - each + (helped[i] ?? 0)));
  };
  let y = model.units.map((unit) => unit.start / unit.capacity);
  if (y.some((each) => each > FAR)) return null;
  let time = 0;
  let length = 1 / 16;
  while (time < model.months) {
    length = Math.min(length, model.months - time);
    const trial = step(slopes, y, length);
    if (!(trial.error <= 1e-12 * Math.max(1, ...y))) {
      length /= 2;
      continue;
    }
    time += length;
    y = trial.y;
    if (y.some((each) => each > FAR)) return null;
    if (trial.error < 1e-15) length *= 2;
  }
  return y;
}

/** The model of some months of a consortium, as if they were its horizon; feedback stays as it is `held`. */
export function windowOf(model: Model, held: number[] | null, start: number, width: number): Model {
  const shifted = <T extends { periods: Model['exchanges'][number]['periods'] }>(each: T): T => ({
    ...each,
    periods: each.periods
      .map(([from, to]): [number, number | null] => [
        Math.max(0, from - start),
        to === null ? null : to - start,
      ])
      .filter(([from, to]) => to === null || to > from),
  });
  const monthly = (signs: number[]) =>
    range(width).map((month): [number, number] => [month, signs[month + start] ?? 0]);
  const environment = model.environment.map((factor) => ({
    ...factor,
    steps: monthly(range(model.months).map((month) => signAt(factor, month))),
  }));
  if (held !== null)
    environment.push({ scope: 'internal', aspect: 'structure', weight: 1, steps: monthly(held) });
  return {
    ...model,
    months: width,
    exchanges: model.exchanges.map(shifted),
    projects: model.projects.map(shifted),
    environment,
    settings: { ...model.settings, feedback: 0 },
  };
}

export function windowsOf(model: Model) {
  const held = run(model).environment.feedback;
  const width = Math.min(model.settings.pathWindow, model.months);
  return range(model.months - width + 1).map((start) => {
    const part = windowOf(model, held, start, width);
    const happened = run(part).entries;
    return {
      start,
      end: start + width,
      part,
      entries: happened,
      behaviour: systemBehaviour(part, happened),
      organisation: organisation(part),
    };
  });
}

export type Windows = ReturnType<typeof windowsOf>;

export function evolution(model: Model, entries: Entry[], windows: Windows) {
  const effects = effectsOf(model, entries);
  const { saturation } = model.settings;
  const ids = model.units.map((unit) => unit.id);
  const capacities = model.units.map((unit) => unit.capacity);
  const levels = (y: number[]) =>
    y.map((each, i) => ({ unit: ids[i] ?? '', level: each * (capacities[i] ?? 0) }));
  const spectralRadius = radius(effects);
  const y = balance(model, effects);
  const feasible = y === null ? null : y.every((each) => each > 0);
  const spectrum: Complex[] | null = y === null ? null : eigenvalues(jacobian(model, effects, y));
  const isHelpful = effects.every((row) => row.every((each) => each >= 0));
  const end = atHorizon(model, effects);
  return {
    effects: ids.flatMap((on, i) =>
      ids.map((by, j) => ({ on, by, value: effects[i]?.[j] ?? 0 })).filter(({ value }) => value !== 0),
    ),
    spectralRadius,
    equilibrium: y === null ? null : levels(y),
    feasible,
    eigenvalues: spectrum,
    stable: spectrum === null ? null : feasible === true && spectrum.every(({ re }) => re < 0),
    unbounded: saturation > 0 ? false : isHelpful ? spectralRadius >= 1 : null,
    ...(end === null ? {} : { atHorizon: levels(end) }),
    path: windows.map(({ start, end: until, behaviour: modes, organisation: levels }) => ({
      start,
      end: until,
      behaviour: modes.mode,
      organisation: levels.system.level,
    })),
  };
}
