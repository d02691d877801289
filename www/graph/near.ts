// What moves while cards are dragged: of a large graph the cards held, their partners, and the ribbons of both.
import type { Edge } from './edges';
import type { Facts, PairFact } from './facts';
import type { Docked, Docking, Still } from './ports';

export interface Near extends Docked {
  /** Ids of its units: all whose ports the drag can turn. */
  readonly ids: ReadonlySet<string>;
  /** The pairs whose lanes the drag can move, and their keys. */
  readonly moved: readonly PairFact[];
  readonly keys: ReadonlySet<string>;
  readonly still: Still;
}

/**
 * What is near the cards held. Where ports have rows, a lane leaves a card at its row whatever the others do; along the
 * edge of a compact card all make room for each other.
 */
export function nearOf(
  facts: Facts,
  docking: Docking,
  held: { has(unit: string): boolean },
  compact: boolean,
): Near {
  const joined = facts.pairs.filter(({ between }) => between.some((id) => held.has(id)));
  const ids = new Set(joined.flatMap(({ between }) => between));
  for (const { id } of facts.units) if (held.has(id)) ids.add(id);
  const pairs = facts.pairs.filter(({ between }) => between.some((id) => ids.has(id)));
  const edges = new Map<string, readonly [Edge, Edge]>();
  for (const { key, between } of pairs) {
    const known = docking.edges.get(key);
    if (known && !between.some((id) => held.has(id))) edges.set(key, known);
  }
  const moved = compact ? pairs : joined;
  return {
    ids,
    moved,
    keys: new Set(moved.map(({ key }) => key)),
    units: facts.units.filter(({ id }) => ids.has(id)),
    pairs,
    still: { order: docking.order, edges, docks: docking.docks },
  };
}
