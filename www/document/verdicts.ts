// The words of the verdicts, in their order.
import type { Level, Rung } from 'gongsheng';

/** From least to most: how far a consortium has formed. */
export const rungs: readonly Rung[] = ['none', 'compatible', 'interacting', 'formed', 'durable'];

/** From loose to close: how a pair is organised. */
export const levels: readonly Level[] = ['none', 'point', 'intermittent', 'continuous', 'integrated'];
