// A field's new value put into the document, with what follows from it.
import type { Consortium } from 'gongsheng';
import { valueAt } from '../../document/pointer';
import { fieldAt } from '../../document/schema';
import { setField } from '../../document/setField';
import { project } from '../../state/project.svelte';

/** A word of the vocabulary brings its carrier along, unless another one was chosen before. */
export function put(document: Consortium, pointer: string, next: unknown): Consortium {
  const changed = setField(document, pointer, next);
  if (fieldAt(pointer)?.type !== 'resource' || pointer.startsWith('/settings')) return changed;
  const place = pointer.replace(/resource$/, 'carrier');
  const words = project.vocabulary?.resources ?? [];
  const now = words.find(({ id }) => id === next);
  const before = words.find(({ id }) => id === valueAt(document, pointer));
  const chosen = before !== undefined && before.carrier !== valueAt(changed, place);
  return now && !chosen ? setField(changed, place, now.carrier) : changed;
}
