// The words of the verdicts, in their order, and where there is nothing to say one of.
import type { Analysis, Level, Rung } from 'gongsheng';

/** From least to most: how far a consortium has formed. */
export const rungs: readonly Rung[] = ['none', 'compatible', 'interacting', 'formed', 'durable'];

/** From loose to close: how a pair is organised. */
export const levels: readonly Level[] = ['none', 'point', 'intermittent', 'continuous', 'integrated'];

/** Whether nothing is generated and nothing dissipated, so that the surplus is 0 whatever the environment. */
export const isIdle = ({ ledger }: Pick<Analysis, 'ledger'>): boolean =>
  ledger?.total.generation === 0 && ledger.total.dissipation === 0;
