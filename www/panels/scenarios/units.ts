// What the units gain in several versions: those whose gains differ most first.
import type { Analysis, Consortium } from 'gongsheng';

/** A unit and its surplus in every version; null where there is none of it, or no result yet. */
export interface UnitLine {
  id: string;
  /** A version that has it, to call it by. */
  holder: Consortium;
  values: readonly (number | null)[];
}

// A result is looked through once, however often the others change.
const known = new WeakMap<Analysis, ReadonlyMap<string, number>>();
function surplusesOf(analysis: Analysis): ReadonlyMap<string, number> {
  const found =
    known.get(analysis) ?? new Map(analysis.ledger?.units.map(({ id, surplus }) => [id, surplus]));
  known.set(analysis, found);
  return found;
}

/** Every unit of any version; in the order of the documents, or with `sorted` the most different first. */
export function unitLines(
  versions: readonly Consortium[],
  results: readonly (Analysis | null | undefined)[],
  sorted: boolean,
): UnitLine[] {
  const holders = new Map<string, Consortium>();
  for (const document of versions)
    for (const { id } of document.units ?? []) if (!holders.has(id)) holders.set(id, document);
  const surpluses = versions.map((_, index) => results[index] && surplusesOf(results[index]));
  const lines = [...holders].map(([id, holder]) => {
    const values = surpluses.map((known) => known?.get(id) ?? null);
    const numbers = values.map((value) => value ?? 0);
    return { id, holder, values, spread: Math.max(...numbers) - Math.min(...numbers) };
  });
  if (sorted) lines.sort((a, b) => b.spread - a.spread);
  return lines.map(({ id, holder, values }) => ({ id, holder, values }));
}
