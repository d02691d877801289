// JSON pointers (RFC 6901) into a document: read, set, insert and remove, never in place.

/** The keys of a pointer: "/units/0/id" → ["units", "0", "id"]. */
export function keysOf(pointer: string): string[] {
  return pointer === ''
    ? []
    : pointer
        .slice(1)
        .split('/')
        .map((key) => key.replace(/~1/g, '/').replace(/~0/g, '~'));
}

/** The value at a pointer, or undefined where there is none. */
export function valueAt(document: unknown, pointer: string): unknown {
  let value: unknown = document;
  for (const key of keysOf(pointer)) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = (value as Record<string, unknown>)[key];
  }
  return value;
}

/**
 * A copy of the document with the value at a pointer replaced; undefined leaves the field out (a default
 * then holds). Lists and records that are missing on the way are made.
 */
export function setAt<T>(document: T, pointer: string, value: unknown): T {
  return change(document, keysOf(pointer), (holder, key) => {
    if (value === undefined && !Array.isArray(holder)) delete holder[key];
    else holder[key] = value;
  });
}

/** A copy with a value inserted into the list at a pointer, at its end unless an index is given. */
export function insertAt<T>(document: T, pointer: string, value: unknown, index?: number): T {
  const list = valueAt(document, pointer);
  const items: unknown[] = Array.isArray(list) ? [...(list as unknown[])] : [];
  items.splice(index ?? items.length, 0, value);
  return setAt(document, pointer, items);
}

/** A copy without the item of a list, or without the field, at a pointer. */
export function removeAt<T>(document: T, pointer: string): T {
  return change(document, keysOf(pointer), (holder, key) => {
    if (Array.isArray(holder)) holder.splice(Number(key), 1);
    else delete holder[key];
  });
}

type Holder = Record<string, unknown>;

function change<T>(document: T, keys: string[], edit: (holder: Holder, key: string) => void): T {
  const root = { ...(document as Holder) };
  let holder = root;
  keys.slice(0, -1).forEach((key, depth) => {
    const next = holder[key];
    const copy: Holder = Array.isArray(next)
      ? ([...(next as unknown[])] as unknown as Holder)
      : typeof next === 'object' && next !== null
        ? { ...(next as Holder) }
        : ((/^\d+$/.test(keys[depth + 1] ?? '') ? [] : {}) as Holder);
    holder[key] = copy;
    holder = copy;
  });
  const last = keys.at(-1);
  if (last === undefined) throw new Error('A pointer to the whole document cannot be edited.');
  edit(holder, last);
  return root as T;
}
