// The state of each step of the ladder of formation; a rung may be met while one below it is not.
import type { Formation, Rung } from 'gongsheng';
import { rungs } from '../document/verdicts';

export type StepState = 'met' | 'current' | 'unmet';

export interface Step {
  rung: Rung;
  state: StepState;
}

/** The five steps; before there is an answer none of them is reached. */
export function stepsOf(formation: Formation | null): Step[] {
  return rungs.map((rung) => ({ rung, state: stateOf(formation, rung) }));
}

function stateOf(formation: Formation | null, rung: Rung): StepState {
  if (!formation) return 'unmet';
  if (formation.rung === rung) return 'current';
  return rung === 'none' || formation[rung] === true ? 'met' : 'unmet';
}
