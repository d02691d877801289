// Goals that a reader may have of a consortium, and what they are called.
import type { Goal, Rung } from 'gongsheng';
import type { Translate } from '../i18n';

export type GoalKey =
  'compatible' | 'interacting' | 'formed' | 'durable' | 'symmetric' | 'integrated' | 'ideal';

export const goals: Record<GoalKey, Goal> = {
  compatible: { formation: 'compatible' },
  interacting: { formation: 'interacting' },
  formed: { formation: 'formed' },
  durable: { formation: 'durable' },
  symmetric: { behaviour: 'symmetric-mutualism' },
  integrated: { organisation: 'integrated' },
  ideal: { behaviour: 'symmetric-mutualism', organisation: 'integrated' },
};

/** The goal that a rung is; none of the lowest. */
export function goalOf(rung: Rung | null): GoalKey | null {
  return rung === null || rung === 'none' ? null : rung;
}

export function goalName(key: GoalKey, t: Translate): string {
  return key === 'symmetric' || key === 'integrated' || key === 'ideal'
    ? t(`whatif.flip.goal.${key}`)
    : t(`rung.${key}`);
}
