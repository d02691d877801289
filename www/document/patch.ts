// Puts what a pathway says into a document: its patches in their order, all of them one edit.
import type { Consortium, Patch } from 'gongsheng';
import { leads } from './identity';
import { insertAt, setAt } from './pointer';

/**
 * The document with every patch put in its place; lists and records that are missing on the way are made, but no thing of a
 * list: when one of them is not there, the patches are of another document and this one stays as it is.
 */
export function applyPatches(
  document: Consortium,
  patches: readonly Pick<Patch, 'pointer' | 'value'>[],
): Consortium {
  let next = document;
  for (const { pointer, value } of patches) {
    if (!leads(next, pointer.replace(/\/-$/, ''))) return document;
    next = pointer.endsWith('/-') ? insertAt(next, pointer.slice(0, -2), value) : setAt(next, pointer, value);
  }
  return next;
}
