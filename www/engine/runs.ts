// The worker's side of what takes its time: samples and grids that are reckoned a part at a time, so that the page can
// show how far they are and stop them.
import { ChoicesRun, SweepRun, UncertaintyRun } from 'gongsheng';
import type { Axis, Choices, Consortium, Derivation, Subject, Sweep, Uncertainty } from 'gongsheng';
import { isRefusal } from './serve';

/** What is to be reckoned. */
export type RunQuestion =
  | { kind: 'uncertainty'; draws: number; seed: number; halfWidth?: number }
  | { kind: 'choices'; draws: number; seed: number }
  | { kind: 'sweep'; first: Axis; second: Axis | null };

/** What each kind gives in the end. */
export interface RunResults {
  uncertainty: Uncertainty;
  choices: Choices;
  sweep: Sweep;
}

/** How far a run is: draws or cells. */
export interface RunProgress {
  done: number;
  finished: boolean;
}

type Run = UncertaintyRun | ChoicesRun | SweepRun;

/** By the caller's number; null is a grid that cannot be, for which the page has words of its own. */
const runs = new Map<number, Run | null>();

function made(document: Consortium | string, question: RunQuestion): Run | null {
  switch (question.kind) {
    case 'uncertainty':
      return new UncertaintyRun(document, question.draws, question.seed, question.halfWidth);
    case 'choices':
      return new ChoicesRun(document, question.draws, question.seed);
    case 'sweep':
      try {
        return new SweepRun(document, question.first, question.second);
      } catch (error) {
        if (isRefusal(error)) return null;
        throw error;
      }
  }
}

/** Begins a run under a number of the caller's. */
export function beginRun(document: Consortium | string, id: number, question: RunQuestion): void {
  endRun(id);
  runs.set(id, made(document, question));
}

/**
 * Goes on for about so many milliseconds; null when the run is not known, as after a new start of the worker. Of a grid
 * that cannot be nothing is left.
 */
export function advanceRun(id: number, milliseconds: number): RunProgress | null {
  const run = runs.get(id);
  if (run === undefined) return null;
  if (run === null) return { done: 0, finished: true };
  const begun = performance.now();
  let finished = run.advance(1);
  let made = 1;
  while (!finished) {
    const passed = performance.now() - begun;
    if (passed >= milliseconds) break;
    // As many as the time left allows by the pace so far, and never many more than were made.
    const pace = passed > 0 ? made / passed : made;
    const next = Math.max(1, Math.min(made, Math.floor(pace * (milliseconds - passed))));
    finished = run.advance(next);
    made += next;
  }
  return { done: run.done, finished };
}

/** What a run has found so far; null for a grid that cannot be. */
export function resultOfRun(id: number): RunResults[keyof RunResults] | null {
  return runs.get(id)?.result() ?? null;
}

/** Why something that a run of draws says is so; null when it does not say it, or the run is not known. */
export function derivationOfRun(id: number, subject: Subject): Derivation | null {
  const run = runs.get(id);
  return !run || run instanceof SweepRun ? null : run.derivation(subject);
}

/** Forgets a run. */
export function endRun(id: number): void {
  runs.get(id)?.free();
  runs.delete(id);
}
