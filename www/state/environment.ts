// Turning the environment as a whole: what the dials of the graph and of the panel do to the document.
import type { Consortium } from 'gongsheng';
import '../i18n/graph';
import { turnedTo, type Turned } from '../document/environment';
import { plain, signed } from '../i18n/format';
import { project } from './project.svelte';
import { t, view } from './view.svelte';

/** The turn under way: every position of the hand is reckoned from where it began, so that there and back is nothing. */
let turn: { base: Consortium; from: number; feedback: number | null; last: Turned | null } | null = null;

/** Turns the mean ε to where it is wanted; all of one turn is one step. */
export function turnEnvironment(mean: number): void {
  const environment = project.foreign ? null : project.verdict?.environment;
  if (!environment || project.readOnly) return;
  if (turn === null || (turn.last?.document ?? turn.base) !== project.document) {
    const { feedback } = environment;
    const sum = feedback?.reduce((total, sign) => total + sign, 0) ?? 0;
    turn = {
      base: project.document,
      from: environment.mean,
      feedback: feedback && sum / Math.max(1, feedback.length),
      last: null,
    };
  }
  const usual = project.defaults?.weight ?? 1;
  turn.last = turnedTo(turn.base, mean, turn.feedback, usual);
  project.edit(turn.last.document, { join: 'environment' });
}

/** The turn is over: it is told, with undo. */
export function endTurn(): void {
  const { last = null, base, from } = turn ?? {};
  turn = null;
  project.endJoin();
  if (last === null || last.document === base || from === undefined) return;
  const said = last.added
    ? t('graph.saidTurnedNew', { to: plain(last.shift) })
    : t('graph.saidTurned', { shift: signed(Math.round(last.shift * 1000) / 1000) });
  view.say(last.stopped > 0 ? said + t('graph.saidStopped', { count: last.stopped }) : said, true);
}
