// The panels: one an analysis, named as its file in the engine; the list is the contents page of the results.
import type { Component } from 'svelte';
import '../i18n/matrix';
import '../i18n/titles';
import type { Key, Translate } from '../i18n';
import { plain, ratio, signed } from '../i18n/format';
import { percent } from '../i18n/percent';
import { project } from '../state/project.svelte';
import type { PanelProps, Whole } from './panel';

export type PanelId =
  | 'ledger'
  | 'environment'
  | 'sharing'
  | 'participation'
  | 'behaviour'
  | 'organisation'
  | 'compatibility'
  | 'diagnosis'
  | 'pathways'
  | 'evolution'
  | 'uncertainty'
  | 'flip'
  | 'sweep';

export interface Panel {
  id: PanelId;
  title: Key;
  /** Asks the whole engine: its analysis comes after the verdict. */
  whole?: true;
  /** So does what its headline tells, which is empty until then. */
  late?: true;
  /** Its main value, so that the list already answers. */
  headline: (analysis: Whole, t: Translate) => string;
  /** It comes when it is first opened. */
  load: () => Promise<{ default: Component<PanelProps> }>;
}

/** In the order of the list, which has two columns. */
export const panels: readonly Panel[] = [
  {
    id: 'ledger',
    title: 'results.ledger',
    headline: ({ ledger }, t) => `${signed(ledger.total.surplus)} ${t('results.eu')}`,
    load: () => import('./Ledger.svelte'),
  },
  {
    id: 'environment',
    title: 'results.environment',
    headline: ({ environment }, t) => t(`environment.${environment.class}`),
    load: () => import('./Environment.svelte'),
  },
  {
    id: 'sharing',
    title: 'results.sharing',
    whole: true,
    headline: ({ behaviour }, t) =>
      behaviour.system.asymmetry === null
        ? t('results.sharing.short')
        : `α ${ratio(behaviour.system.asymmetry)}`,
    load: () => import('./Sharing.svelte'),
  },
  {
    id: 'participation',
    title: 'results.participation',
    whole: true,
    late: true,
    headline: ({ participation: { units, extraIncentive } }, t) =>
      units.length === 0
        ? '—'
        : extraIncentive > 0
          ? t('results.participation.missing', { extra: plain(extraIncentive) })
          : t('results.participation.enough'),
    load: () => import('./Participation.svelte'),
  },
  {
    id: 'organisation',
    title: 'results.organisation',
    headline: ({ organisation }, t) => t(`level.${organisation.system.level}`),
    load: () => import('./Organisation.svelte'),
  },
  {
    id: 'behaviour',
    title: 'results.behaviour',
    headline: ({ behaviour }, t) => t(`results.mode.${behaviour.system.mode}`).toLowerCase(),
    load: () => import('./Behaviour.svelte'),
  },
  {
    id: 'compatibility',
    title: 'results.compatibility',
    headline: ({ compatibility }, t) => {
      const unused = compatibility.pairs.reduce((sum, pair) => sum + pair.unused.length, 0);
      return unused > 0
        ? t('results.compatibility.unusedCount', { count: plain(unused) })
        : t(
            compatibility.compatiblePairs === 1
              ? 'results.compatibility.pair'
              : 'results.compatibility.pairs',
            { count: plain(compatibility.compatiblePairs) },
          );
    },
    load: () => import('./Compatibility.svelte'),
  },
  {
    id: 'diagnosis',
    title: 'results.diagnosis',
    whole: true,
    late: true,
    headline: ({ diagnosis: { length } }, t) =>
      length === 0
        ? t('results.diagnosis.clear')
        : t(length === 1 ? 'results.diagnosis.one' : 'results.diagnosis.count', { count: plain(length) }),
    load: () => import('./Diagnosis.svelte'),
  },
  {
    id: 'pathways',
    title: 'results.pathways',
    whole: true,
    headline: (_, t) => t('results.pathways.short'),
    load: () => import('./Pathways.svelte'),
  },
  {
    id: 'evolution',
    title: 'results.evolution',
    whole: true,
    late: true,
    headline: ({ evolution }, t) =>
      evolution === null
        ? ''
        : evolution.unbounded === true
          ? t('results.evolution.unbounded')
          : evolution.stable === null
            ? '—'
            : t(evolution.stable ? 'results.evolution.stable' : 'results.evolution.unstable'),
    load: () => import('./Evolution.svelte'),
  },
  {
    id: 'uncertainty',
    title: 'results.uncertainty',
    headline: () => {
      const settings = project.document.settings;
      return `±${percent(settings?.uncertainty ?? project.defaults?.settings.uncertainty ?? 0.2)}`;
    },
    load: () => import('./Uncertainty.svelte'),
  },
  {
    id: 'flip',
    title: 'results.flip',
    headline: () => '',
    load: () => import('./Flip.svelte'),
  },
  {
    id: 'sweep',
    title: 'results.sweep',
    headline: () => '',
    load: () => import('./Sweep.svelte'),
  },
];
