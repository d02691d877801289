// What pathways are called, and what they change, in words.
import type { Consortium, Pathway, Quantity, Standing, Vocabulary } from 'gongsheng';
import { pairName, projectName, resourceName, sealOf, unitName } from '../document/names';
import { textIn, type Key, type Language, type Translate } from '../i18n';
import { plain, ratio, signed } from '../i18n/format';
import type { Selected } from '../state/view.svelte';

export interface Words {
  document: Consortium;
  language: Language;
  vocabulary: Vocabulary | null;
  t: Translate;
}

/** The name of a factor: its own, or what it is about. */
export function factorName({ document, language, t }: Words, id: string): string {
  const factor = document.environment?.find((factor) => factor.id === id);
  return factor ? textIn(language, factor.name) || t(`aspect.${factor.aspect}`) : id;
}

/** What a pathway does: "Raise the quality of the college's talent from 0.9 to 1". */
export function pathwayName(pathway: Pathway, words: Words): string {
  const { document, language, vocabulary, t } = words;
  const { route, units, pairs, of, resource, from, to } = pathway;
  const [first = '', second = ''] = units;
  const between = pairs[0];
  const project = document.projects?.find(({ id }) => id === of);
  const key: Key = route === 'halve-resistance' && !between ? 'pathways.halve-project' : `pathways.${route}`;
  return t(key, {
    unit: unitName(document, first, language),
    giver: sealOf(document, first, language),
    receiver: sealOf(document, second, language),
    pair: between ? pairName(document, between, language) : '',
    resource: resource === null ? '' : resourceName(vocabulary, resource, language),
    project: project ? projectName(project, language) : (of ?? ''),
    factor: of === null ? '' : factorName(words, of),
    from: plain(from),
    to: plain(to),
    amount: plain(to),
  });
}

/** What a pathway is about, on the graph. */
export function pathwayThing({ units, pairs }: Pathway): Selected | undefined {
  const [between] = pairs;
  const [unit] = units;
  if (between) return { kind: 'pair', between };
  return unit !== undefined && units.length === 1 ? { kind: 'unit', id: unit } : undefined;
}

/** One number or verdict before and after. */
export interface Turn {
  number: Quantity;
  name: string;
  before: string;
  after: string;
  changed: boolean;
}

/** What becomes of a consortium: surplus, mode, asymmetry, organisation, rung. */
export function turns(before: Standing, after: Standing, t: Translate): Turn[] {
  const turn = (number: Quantity, name: string, one: string, other: string): Turn => ({
    number,
    name,
    before: one,
    after: other,
    changed: one !== other,
  });
  return [
    turn('surplus', 'S', signed(before.surplus), signed(after.surplus)),
    turn('mode', t('term.behaviour'), t(`mode.${before.behaviour}`), t(`mode.${after.behaviour}`)),
    turn('asymmetry', 'α', ratio(before.asymmetry), ratio(after.asymmetry)),
    turn(
      'level',
      t('term.organisation'),
      t(`level.${before.organisation}`),
      t(`level.${after.organisation}`),
    ),
    turn('rung', t('pathways.rung'), t(`rung.${before.rung}`), t(`rung.${after.rung}`)),
  ];
}
