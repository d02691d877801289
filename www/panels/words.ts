// Records of words that the charts of the verdict and the balance are given.
import type { Rung } from 'gongsheng';
import type { Part } from '../charts/balance';
import type { StepState } from '../charts/ladder';
import { rungs } from '../document/verdicts';
import type { Translate } from '../i18n';

/** Each name's word. */
export function wordsOf<Name extends string>(
  names: readonly Name[],
  word: (name: Name) => string,
): Record<Name, string> {
  return Object.fromEntries(names.map((name) => [name, word(name)])) as Record<Name, string>;
}

const states: readonly StepState[] = ['met', 'current', 'unmet'];
const bars: readonly (Part | 'generation' | 'dissipation')[] = [
  'generation',
  'dissipation',
  'cost',
  'interfaceLoss',
  'coordination',
  'surplus',
  'short',
];

export const rungNames = (t: Translate): Record<Rung, string> => wordsOf(rungs, (rung) => t(`rung.${rung}`));
export const stepStates = (t: Translate): Record<StepState, string> =>
  wordsOf(states, (state) => t(`results.step.${state}`));
export const balanceNames = (t: Translate): Record<Part | 'generation' | 'dissipation', string> =>
  wordsOf(bars, (bar) => t(`results.balance.${bar}`));
