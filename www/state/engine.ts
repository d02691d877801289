// Joins the project to the engine and to the status line; the page and the embed do it alike.
import { EngineStopped } from '../engine/client';
import type { FirstEngine } from '../engine/first-worker';
import { project } from './project.svelte';
import { t, view } from './view.svelte';

/** The reason why an engine gives no answer, in the page's words. */
export function engineTrouble(error: unknown): string {
  return error instanceof EngineStopped ? t(`io.engine.${error.reason}`) : String(error);
}

/** From now on the engine analyses every document that the project shows. */
export async function connect(engine: FirstEngine): Promise<void> {
  project.onsay = (text) => view.say(text, true);
  project.onfailure = engineTrouble;
  project.connect(engine);
  // From here on a large document is drawn: the engine is to be at work by then.
  const [{ vocabulary, defaults }] = await Promise.all([import('virtual:known'), engine.begun]);
  project.vocabulary = vocabulary;
  project.defaults = defaults;
}
