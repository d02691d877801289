// What the verdict says: how far formation has come, what the next rung lacks, and by how much.
import type { Analysis, Condition, Formation, Rung, Subject } from 'gongsheng';
import { isIdle, rungs } from '../document/verdicts';
import type { Translate } from '../i18n';
import { plain, ratio, signed } from '../i18n/format';

/** The rung after the one reached, or null at the top. */
export function nextRung(formation: Formation): Rung | null {
  return rungs[rungs.indexOf(formation.rung) + 1] ?? null;
}

/** What the rung after the one reached asks. */
function asked(formation: Formation): Condition[] {
  const rung = nextRung(formation) ?? 'durable';
  return formation.conditions.filter((condition) => condition.rung === rung);
}

/** One line under the verdict's word. */
export function subline(formation: Formation, t: Translate): string {
  if (formation.rung === 'formed' && formation.durable === null) return t('results.subline.formedUnknown');
  return t(`results.subline.${formation.rung}`);
}

/** What the next rung lacks, in one phrase: the margin of the first condition that is not met. */
export function gap(formation: Formation, t: Translate): string {
  if (nextRung(formation) === null) return t('results.gap.reached');
  const conditions = asked(formation);
  const lacking = conditions.find(({ met }) => met === false) ?? conditions.find(({ met }) => met === null);
  if (!lacking) return '';
  const { asks, met, value, cutoff } = lacking;
  const amount = (cutoff ?? 0) - (value ?? 0);
  if (asks === 'core') return t(met === null ? 'results.gap.coreUnknown' : 'results.gap.core');
  if (asks === 'length' && amount === 1) return t('results.gap.lengthOne');
  if (asks === 'windows' && amount <= 0)
    return t('results.gap.windowsZero', { length: plain(formation.windowLength) });
  return t(`results.gap.${asks}`, { amount: plain(amount) });
}

export interface Test {
  text: string;
  met: boolean | null;
  why: Subject;
}

/** What a condition holds against its bound. */
const measured = {
  'compatible-pair': 'compatiblePairs',
  activity: 'activities',
  surplus: 'surplus',
  windows: 'lowestWindow',
  core: 'excess',
} as const;
const whyOf = ({ asks }: Condition): Subject =>
  asks === 'length'
    ? { number: 'given', of: 'field', pointer: '/months' }
    : { number: measured[asks], of: 'system' };

/** The parts of the test for the next rung, or of the one that holds at the top: numbers, or that it is met. */
export function tests(formation: Formation, t: Translate): Test[] {
  const known = asked(formation).filter(({ asks, met }) => met !== null || asks === 'core');
  // Windows can only be reckoned when the horizon is long enough: its length then goes without saying.
  const long = known.some(({ asks }) => asks === 'windows');
  return known
    .filter(({ asks }) => !(asks === 'length' && long))
    .map((condition) => ({
      text: testText(condition, formation, t),
      met: condition.met,
      why: whyOf(condition),
    }));
}

function testText({ asks, met, value, cutoff }: Condition, formation: Formation, t: Translate): string {
  switch (asks) {
    case 'length':
      return met
        ? t('results.test.lengthMet')
        : t('results.test.length', { value: plain(value), cutoff: plain(cutoff) });
    case 'windows':
      return t('results.test.windows', { length: plain(formation.windowLength), value: signed(value) });
    case 'core':
      if (met === null) return t('results.test.coreUnknown');
      return met ? t('results.test.core') : t('results.test.coreUnmet', { value: plain(value) });
    case 'surplus':
      return t('results.test.surplus', { value: signed(value), cutoff: plain(cutoff) });
    default:
      return t(`results.test.${asks}`, { value: plain(value) });
  }
}

/** At which environment the surplus would vanish. */
export function breakEven(
  analysis: Pick<Analysis, 'formation' | 'environment' | 'ledger'>,
  t: Translate,
): string {
  const even = analysis.formation?.breakEven;
  if (!even) return t(isIdle(analysis) ? 'results.breakEven.idle' : 'results.breakEven.none');
  const value = ratio(even.environment);
  if (!even.reachable) return t('results.breakEven.unreachable', { value });
  const mean = ratio(analysis.environment?.mean ?? 0);
  return t(even.shift < 0 ? 'results.breakEven.falls' : 'results.breakEven.rises', { mean, value });
}
