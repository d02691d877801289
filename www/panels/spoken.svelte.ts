// What an edit has changed of the verdicts, said to the screen reader when the numbers have come to rest.
import { project, type History } from '../state/project.svelte';
import { t, view } from '../state/view.svelte';
import { changesSaid } from './changes';

/** How long numbers stand still before they are spoken, ms. */
const REST = 500;

/** A way back or forth, which may change no verdict, is heard as what it is. */
function stepSaid(before: History, after: History): string {
  if (after.future.includes(before.present)) return t('spoken.undone');
  return before.future.includes(after.present) ? t('spoken.redone') : '';
}

/** From now on every change of the verdicts is spoken. */
export function speak(): void {
  const region = document.createElement('div');
  region.className = 'visually-hidden';
  region.setAttribute('role', 'status');
  document.body.append(region);
  let last = { analysis: project.analysis, history: project.history };
  $effect.root(() => {
    $effect(() => {
      const { analysis } = project;
      if (analysis === null || project.stale) return;
      const timer = setTimeout(() => {
        const { language } = view;
        const { document, history } = project;
        // Another work that was opened is no change of this one.
        const [oldest = history.present] = history.past;
        const same = [...last.history.past, last.history.present].includes(oldest);
        if (last.analysis !== null && same)
          region.textContent = [
            stepSaid(last.history, history),
            changesSaid(last.analysis, analysis, { document, language, t }),
          ]
            .filter((part) => part !== '')
            .join(t('spoken.and'));
        last = { analysis, history };
      }, REST);
      return () => clearTimeout(timer);
    });
  });
}
