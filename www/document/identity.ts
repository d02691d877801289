// Which thing of a list is which: by its own id, not by its place; and where a place in one document is found in another.
import type { Consortium } from 'gongsheng';
import { pairKey } from './pairs';

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What a thing is told apart by: its id, the units it is about, the resources it joins. */
export function identity(value: unknown): string | null {
  if (!isRecord(value)) return null;
  const { id, between, unit, from, to, output, input } = value;
  if (typeof id === 'string') return id;
  if (Array.isArray(between)) return pairKey(between as [string, string]);
  if (typeof unit === 'string') return unit;
  if (typeof from === 'string') return `${from} ${String(to)}`;
  return typeof output === 'string' ? `${output} ${String(input)}` : null;
}

/** The pointer to the same field of the same thing in another document; null where the thing is not there. */
export function follow(pointer: string, from: Consortium, to: Consortium): string | null {
  let [was, is]: [unknown, unknown] = [from, to];
  let found = '';
  for (const key of pointer.split('/').slice(1)) {
    let place: string | number = key;
    if (/^\d+$/.test(key)) {
      if (!Array.isArray(was) || !Array.isArray(is) || !(key in was)) return null;
      place = placeOf(was, Number(key), is);
      if (place < 0) return null;
    }
    found += `/${place}`;
    [was, is] = [inside(was, key), inside(is, place)];
  }
  return found;
}

/** Whether a pointer leads to a field of something that is there; the field itself may have been left out. */
export const leads = (document: Consortium, pointer: string): boolean =>
  follow(pointer, document, document) !== null;

/** Where a thing of one list stands in another; less than 0 where it does not. */
function placeOf(was: readonly unknown[], place: number, is: readonly unknown[]): number {
  const thing = was[place];
  // Documents share what was not touched.
  const same = typeof thing === 'object' ? is.indexOf(thing) : -1;
  if (same >= 0) return same;
  const own = identity(thing);
  if (own !== null) return is.findIndex((other) => identity(other) === own && !was.includes(other));
  // What has no id is itself as long as none has come or gone.
  return is.length === was.length ? place : -1;
}

function inside(value: unknown, key: string | number): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;
}
