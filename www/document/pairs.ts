// Pairs: two units, the same in either order.

/** Ids of the two units of a pair. */
export type Between = readonly [string, string];

export function samePair(one: Between, other: Between): boolean {
  return one.every((id) => other.includes(id));
}

/** By what a pair is found; an id cannot hold a space. */
export function pairKey([i, j]: Between): string {
  return i < j ? `${i} ${j}` : `${j} ${i}`;
}
