// Puts what a pathway says into a document: its patches in their order, all of them one edit.
import type { Patch } from 'gongsheng';
import { insertAt, setAt } from './pointer';

/** The document with every patch put in its place; lists and records that are missing on the way are made. */
export function applyPatches<T>(document: T, patches: readonly Pick<Patch, 'pointer' | 'value'>[]): T {
  return patches.reduce(
    (next, { pointer, value }) =>
      pointer.endsWith('/-') ? insertAt(next, pointer.slice(0, -2), value) : setAt(next, pointer, value),
    document,
  );
}
