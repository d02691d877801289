// What the clipboard holds, when it is a consortium or a part of one.
import type { Consortium } from 'gongsheng';
import { openText } from '../io/open';
import { wholeEngine } from './study.svelte';

/** The consortium that a text says, checked by the engine; null when it says none. */
export async function readConsortium(text: string): Promise<Consortium | null> {
  if (!text.includes('"gongsheng"')) return null;
  try {
    const engine = await wholeEngine();
    const { document } = await openText(text, (it) => engine.call('parse', it));
    return document;
  } catch {
    return null;
  }
}
