// What the graph shows of one moment in place of the whole horizon: levels, what runs, the modes of the current window.
import type { Analysis, Consortium, Trajectory } from 'gongsheng';
import { levelsAt } from '../charts/levels';
import { runsIn } from '../document/window';
import { pairKey } from '../document/pairs';
import { type Facts, type LevelFact, type PairFact } from './facts';

export interface Moment {
  /** The month, from 0; past the horizon null: what runs then is not known. */
  readonly month: number | null;
  readonly levels: ReadonlyMap<string, LevelFact> | null;
  /** What the window that is then current is by itself; null while not known. */
  readonly window: Analysis | null;
}

/** The levels of cards, against their capacities, on the one scale of the whole course. */
export function levelFacts(
  document: Consortium,
  trajectory: Trajectory,
  moment: number,
  /** Of units that name no capacity. */
  usual: number,
): ReadonlyMap<string, LevelFact> | null {
  const levels = levelsAt(trajectory, moment);
  if (!levels) return null;
  const capacities = (document.units ?? []).map(({ capacity = usual }) => capacity);
  const shares = trajectory.levels.reduce(
    (most, level, place) => Math.max(most, level / (capacities[place % capacities.length] ?? 1)),
    1,
  );
  return new Map(
    (document.units ?? []).flatMap(({ id, capacity = usual }) => {
      const value = levels.get(id);
      return value === undefined ? [] : [[id, { value, capacity, most: shares }] as const];
    }),
  );
}

/** The facts of a moment: those of the whole horizon with what is otherwise then. */
export function factsAt(facts: Facts, moment: Moment, document: Consortium): Facts {
  const { month, window, levels } = moment;
  const running = new Set(
    (document.exchanges ?? []).flatMap((exchange) =>
      month === null || runsIn(exchange, month) ? [exchange.id] : [],
    ),
  );
  const exchange = new Map(
    [...facts.exchange].map(([id, fact]) => [id, { ...fact, idle: !running.has(id) }] as const),
  );
  const behaviour = new Map(window?.behaviour?.pairs.map((pair) => [pairKey(pair.between), pair]));
  const organisation = new Map(window?.organisation?.pairs.map((pair) => [pairKey(pair.between), pair]));
  const ledger = new Map(window?.ledger?.pairs.map((pair) => [pairKey(pair.between), pair]));
  const pairs = facts.pairs.map((pair): PairFact => {
    if (!window) return pair;
    const mode = behaviour.get(pair.key);
    return {
      ...pair,
      mode: mode?.mode ?? 'none',
      level: organisation.get(pair.key)?.level ?? 'none',
      surplus: ledger.get(pair.key)?.surplus ?? 0,
      gains: mode?.gains ?? [0, 0],
      netGenerating: mode?.netGenerating === true,
    };
  });
  const units = facts.units.map((unit) => ({ ...unit, level: levels?.get(unit.id) ?? null }));
  return {
    ...facts,
    units,
    unit: new Map(units.map((unit) => [unit.id, unit])),
    pairs,
    pair: new Map(pairs.map((pair) => [pair.key, pair])),
    exchange,
  };
}
