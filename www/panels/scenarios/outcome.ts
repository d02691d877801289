// What each version comes to as a whole, in words, and what each line of that is asked why by.
import type { Analysis, Subject } from 'gongsheng';
import type { Translate } from '../../i18n';
import { ratio, signed } from '../../i18n/format';
import { ofSystem } from '../why/subjects';

export interface Line {
  key: 'rung' | 'surplus' | 'behaviour' | 'asymmetry' | 'organisation';
  name: string;
  /** One a version; an ellipsis until there is a result. */
  texts: readonly string[];
  why: Subject;
}

export function outcomeOf(results: readonly (Analysis | null)[], t: Translate): Line[] {
  const line = (
    key: Line['key'],
    name: string,
    why: Subject,
    text: (analysis: Analysis) => string,
  ): Line => ({
    key,
    name,
    why,
    texts: results.map((analysis) => {
      if (!analysis) return '…';
      return analysis.ledger === null ? t('scenarios.problems') : text(analysis);
    }),
  });
  return [
    line('rung', t('scenarios.rung'), ofSystem('rung'), ({ formation }) =>
      t(`rung.${formation?.rung ?? 'none'}`),
    ),
    line('surplus', 'S', ofSystem('surplus'), ({ ledger }) => signed(ledger?.total.surplus)),
    line('behaviour', t('results.behaviour'), ofSystem('mode'), ({ behaviour }) =>
      t(`mode.${behaviour?.system.mode ?? 'none'}`),
    ),
    line('asymmetry', 'α', ofSystem('asymmetry'), ({ behaviour }) => ratio(behaviour?.system.asymmetry)),
    line('organisation', t('results.organisation'), ofSystem('level'), ({ organisation }) =>
      t(`level.${organisation?.system.level ?? 'none'}`),
    ),
  ];
}
