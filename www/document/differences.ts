// Where versions of a document differ: things by their ids, not by their places, and then field by field.
import type { Consortium } from 'gongsheng';
import { identity, isRecord } from './identity';

/** A field, or a whole thing, that is not the same in every version. */
export interface Difference {
  /** The same for the same field, wherever a version has it. */
  key: string;
  /** The field's place in each version; null in one that lacks the thing it belongs to. */
  places: readonly (string | null)[];
  /** What each version says; undefined where a default holds. */
  values: readonly unknown[];
  /** Not a field but a thing that some versions lack. */
  thing: boolean;
}

interface Side {
  place: string;
  value: unknown;
}

/** What tells no difference of the consortium. */
const PASSED = new Set(['id', 'between', 'type', 'version', 'position', 'scenarios']);

/** The differences of several versions, in the order of the documents. */
export function differences(versions: readonly Consortium[]): Difference[] {
  const found: Difference[] = [];
  compare(
    '',
    versions.map((value) => ({ place: '', value })),
    found,
  );
  return found;
}

function compare(key: string, sides: readonly (Side | null)[], found: Difference[]): void {
  const values = sides.flatMap((side) => (side && side.value !== undefined ? [side.value] : []));
  // Versions of one work share what was not touched.
  if (values.length === sides.length && values.every((value) => value === values[0])) return;
  if (values.some(isList)) compareLists(key, sides, found);
  else if (values.some(isRecord)) compareRecords(key, sides, found);
  else {
    const texts = new Set(sides.flatMap((side) => (side ? [JSON.stringify(side.value)] : [])));
    if (texts.size > 1) found.push(difference(key, sides, false));
  }
}

function compareRecords(key: string, sides: readonly (Side | null)[], found: Difference[]): void {
  const names = new Set(sides.flatMap((side) => (isRecord(side?.value) ? Object.keys(side.value) : [])));
  for (const name of names) {
    if (PASSED.has(name)) continue;
    const inside = sides.map(
      (side) =>
        side && {
          place: `${side.place}/${name}`,
          value: isRecord(side.value) ? side.value[name] : undefined,
        },
    );
    compare(`${key}/${name}`, inside, found);
  }
}

function compareLists(key: string, sides: readonly (Side | null)[], found: Difference[]): void {
  const items = sides.map((side) => {
    const known = new Map<string, Side>();
    (isList(side?.value) ? side.value : []).forEach((value, index) => {
      known.set(identity(value) ?? String(index), { place: `${side?.place}/${index}`, value });
    });
    return known;
  });
  for (const name of new Set(items.flatMap((known) => [...known.keys()]))) {
    const inside = items.map((known) => known.get(name) ?? null);
    const inner = `${key}/${name}`;
    if (inside.some((side, index) => side === null && sides[index] !== null))
      found.push(difference(inner, inside, true));
    compare(inner, inside, found);
  }
}

function difference(key: string, sides: readonly (Side | null)[], thing: boolean): Difference {
  return {
    key,
    places: sides.map((side) => side?.place ?? null),
    values: sides.map((side) => side?.value),
    thing,
  };
}

/** A list of things; lists of numbers and words, and periods and steps, are values. */
function isList(value: unknown): value is unknown[] {
  return Array.isArray(value) && value.some(isRecord);
}
