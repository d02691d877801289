// The steps of the tour as data: what each points at, what it says of the model on the page, what the reader may try.
import type { Consortium } from 'gongsheng';
import { pairName, unitName } from '../document/names';
import type { Key, Language, Translate, Values } from '../i18n';
import { plain, signed } from '../i18n/format';
import { pairKey } from '../document/pairs';
import type { Whole } from '../panels/panel';
import { modeNames } from '../panels/modes';
import { rungNames } from '../panels/words';

/** What the page shows of the model when a step is reached. */
export interface Scene {
  document: Consortium;
  analysis: Whole;
  language: Language;
  t: Translate;
}

/** A part of the page that a phone shows by itself. */
export type Part = 'graph' | 'outline' | 'results';

/** What has been done since the step began. */
export interface Deeds {
  asked: boolean;
  edited: boolean;
}

export interface Step {
  id: 'verdict' | 'unit' | 'pair' | 'modes' | 'why' | 'edit' | 'share';
  /** Where on a phone it is to be seen; nowhere in particular when it is always there. */
  part?: Part;
  /** Selectors of what it points at: the first that is seen. */
  at: (scene: Scene) => readonly string[];
  /** Numbers and names of this model; null when the model has nothing to show here. */
  values?: (scene: Scene) => Values | null;
  /** Whether the reader has tried what it invites to. */
  tried?: (deeds: Deeds) => boolean;
}

const accountOf = ({ analysis }: Scene) => analysis.ledger.units[0] ?? null;
const pairOf = ({ analysis }: Scene) => analysis.behaviour.pairs.find(({ mode }) => mode !== 'none') ?? null;

export const steps: readonly Step[] = [
  {
    id: 'verdict',
    part: 'graph',
    at: () => ['section.verdict', '.verdict .bar'],
    values: ({ analysis: { formation, ledger }, t }) => ({
      generation: plain(ledger.total.generation),
      dissipation: plain(ledger.total.dissipation),
      surplus: signed(formation.surplus),
      rung: rungNames(t)[formation.rung],
    }),
  },
  {
    id: 'unit',
    part: 'graph',
    at: (scene) => [`.graph-card[data-unit="${CSS.escape(accountOf(scene)?.id ?? '')}"]`],
    values: (scene) => {
      const account = accountOf(scene);
      return (
        account && {
          unit: unitName(scene.document, account.id, scene.language),
          surplus: signed(account.surplus),
        }
      );
    },
  },
  {
    id: 'pair',
    part: 'graph',
    at: (scene) => [`.graph-badge[data-pair="${CSS.escape(pairKey(pairOf(scene)?.between ?? ['', '']))}"]`],
    values: (scene) => {
      const pair = pairOf(scene);
      return (
        pair && {
          pair: pairName(scene.document, pair.between, scene.language),
          mode: modeNames(scene.t)[pair.mode],
        }
      );
    },
  },
  { id: 'modes', part: 'results', at: () => ['.results [role=table]'] },
  {
    id: 'why',
    at: () => ['[data-asks="surplus"]'],
    tried: ({ asked }) => asked,
  },
  {
    id: 'edit',
    part: 'outline',
    at: () => ['.drawer .name', '.tabs button:nth-child(2)'],
    tried: ({ edited }) => edited,
  },
  { id: 'share', at: () => ['.bar .share', '.more > button'] },
];

/** The steps that have something to show in a model. */
export function stepsFor(scene: Scene): readonly Step[] {
  return steps.filter(({ values }) => values === undefined || values(scene) !== null);
}

export const titleOf = ({ id }: Step): Key => `lessons.${id}.title`;
export const textOf = ({ id }: Step): Key => `lessons.${id}.text`;
