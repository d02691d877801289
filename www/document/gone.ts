// What an edit takes away beside what it is asked to: the exchanges, projects and interfaces of a unit go with it.
import '../i18n/terms';
import type { Consortium } from 'gongsheng';
import type { Translate } from '../i18n';

const lists = ['exchanges', 'projects', 'links'] as const;

/** How many of each went, in words; '' when none did. */
export function goneBeside(before: Consortium, after: Consortium, t: Translate): string {
  return lists
    .map((list) => [list, (before[list]?.length ?? 0) - (after[list]?.length ?? 0)] as const)
    .filter(([, count]) => count > 0)
    .map(([list, count]) => t(`gone.${list}`, { count }))
    .join(t('list.comma'));
}
