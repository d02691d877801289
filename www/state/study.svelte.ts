// Questions to the whole engine: each panel asks its own, of the document as it stands, and keeps the last answer
// until the next one comes.
import type { Consortium } from 'gongsheng';
import type { WholeEngine } from '../engine/whole-worker';
import { engineTrouble } from './engine';
import { hand } from './hand';
import { idle } from './idle';
import { project } from './project.svelte';

let engine: Promise<WholeEngine> | null = null;

/**
 * The whole engine, which comes when it is first asked for: not before the page has done what is urgent, and not for
 * those who only look.
 */
export function wholeEngine(): Promise<WholeEngine> {
  return (engine ??= idle()
    .then(() => Promise.all([import('../engine/whole'), hand]))
    .then(([module]) => module.wholeEngine())
    .catch((error: unknown) => {
      // Asked for again, it is fetched again.
      engine = null;
      throw error;
    }));
}

export interface Asked<Answer> {
  /** The last answer; null until the first. */
  readonly answer: Answer | null;
  /** The document has changed since. */
  readonly pending: boolean;
  /** Why no answer came. */
  readonly trouble: string | null;
}

/**
 * Asks a question of every document without errors that the project shows, while the component lives that calls this.
 * What the question reads of the page's state, it is asked again for. An answer of null is one that is out of date.
 */
export function asks<Answer>(
  question: (engine: WholeEngine, document: Consortium) => Promise<Answer | null>,
): Asked<Answer> {
  let answer = $state.raw<Answer | null>(null);
  let pending = $state(true);
  let trouble = $state.raw<string | null>(null);
  let whole = $state.raw<WholeEngine | null>(null);
  const begun = $derived(project.analysis !== null);
  $effect(() => {
    if (!begun) return;
    wholeEngine().then(
      (ready) => (whole = ready),
      (error: unknown) => (trouble = engineTrouble(error)),
    );
  });
  let asked = 0;
  let work = project.work;
  $effect(() => {
    const { document, analysis } = project;
    pending = true;
    if (work !== project.work) [work, answer, trouble] = [project.work, null, null];
    // No question holds up the verdict, nor is any asked of a document that is on its way to another.
    if (whole === null || analysis === null || project.analysed !== document) return;
    const mine = (asked += 1);
    question(whole, document).then(
      (next) => {
        if (next === null || mine !== asked) return;
        [answer, pending, trouble] = [next, false, null];
      },
      (error: unknown) => {
        if (mine === asked) [pending, trouble] = [false, engineTrouble(error)];
      },
    );
    return () => (asked += 1);
  });
  return {
    get answer() {
      return answer;
    },
    get pending() {
      return pending;
    },
    get trouble() {
      return trouble;
    },
  };
}
