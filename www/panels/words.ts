// Records of words that the charts are given.
import type { Level, Mode, Rung } from 'gongsheng';
import type { Part } from '../charts/balance';
import type { StepState } from '../charts/ladder';
import type { Key, Translate } from '../i18n';

function wordsOf<Name extends string>(
  names: readonly Name[],
  prefix: string,
  t: Translate,
): Record<Name, string> {
  // Every name has its key: the names are those of the engine's types, and the dictionaries are complete.
  return Object.fromEntries(names.map((name) => [name, t(`${prefix}.${name}` as Key)])) as Record<
    Name,
    string
  >;
}

const modes: readonly Mode[] = [
  'none',
  'symmetric-mutualism',
  'asymmetric-mutualism',
  'commensalism',
  'parasitism',
  'neutralism',
  'amensalism',
  'competition',
];
const levels: readonly Level[] = ['none', 'point', 'intermittent', 'continuous', 'integrated'];
const rungs: readonly Rung[] = ['none', 'compatible', 'interacting', 'formed', 'durable'];
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

/** The modes' names in full; short forms are for where the column says what they are. */
export const modeNames = (t: Translate): Record<Mode, string> => wordsOf(modes, 'mode', t);
export const shortModeNames = (t: Translate): Record<Mode, string> => wordsOf(modes, 'results.mode', t);
export const levelNames = (t: Translate): Record<Level, string> => wordsOf(levels, 'results.level', t);
export const rungNames = (t: Translate): Record<Rung, string> => wordsOf(rungs, 'rung', t);
export const stepStates = (t: Translate): Record<StepState, string> => wordsOf(states, 'results.step', t);
export const balanceNames = (t: Translate): Record<Part | 'generation' | 'dissipation', string> =>
  wordsOf(bars, 'results.balance', t);
