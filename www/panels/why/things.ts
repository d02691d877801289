// What enters a number, by name, and as what it can be pointed at.
import type { Carrier, Consortium, Quantity, Subject, Thing, Vocabulary } from 'gongsheng';
import {
  exchangeName,
  mediumName,
  pairName,
  projectName,
  resourceName,
  unitName,
  unitOf,
} from '../../document/names';
import { isKey, textIn, type Language, type Translate } from '../../i18n';
import { exact } from './notation';
import type { Selected } from '../../state/view.svelte';

/** What names are made of. */
export interface Names {
  document: Consortium;
  language: Language;
  vocabulary: Vocabulary | null;
  t: Translate;
}

/** The name of something that enters. */
export function nameOf(thing: Thing, { document, language, vocabulary, t }: Names): string {
  const unit = (id: string): string => unitName(document, id, language);
  const project = (id: string): string => {
    const known = document.projects?.find((it) => it.id === id);
    return known ? projectName(known, language) : id;
  };
  switch (thing.kind) {
    case 'exchange': {
      const known = document.exchanges?.find(({ id }) => id === thing.id);
      return known ? exchangeName(document, known, language, vocabulary) : thing.id;
    }
    case 'project':
      return project(thing.id);
    case 'member':
      return t('why.member', { project: project(thing.project), unit: unit(thing.unit) });
    case 'pair':
      return pairName(document, thing.between, language);
    case 'side':
      return t('why.side', { unit: unit(thing.unit), with: unit(thing.with) });
    case 'unit':
      return unit(thing.id);
    case 'months':
      return thing.to - thing.from === 1
        ? t('why.month', { from: thing.to })
        : t('why.months', { from: thing.from + 1, to: thing.to });
    case 'factor': {
      const known = document.environment?.find(({ id }) => id === thing.id);
      return known ? textIn(language, known.name) || t(`aspect.${known.aspect}`) : thing.id;
    }
    case 'record':
      return t('why.record');
    case 'input': {
      const known = unitOf(document, thing.unit)?.inputs?.find(({ id }) => id === thing.input);
      const name = known ? resourceName(vocabulary, known.resource, language) : thing.input;
      return `${unit(thing.unit)} · ${name}`;
    }
    case 'resource':
      return resourceName(vocabulary, thing.resource, language);
    case 'transfer':
      return t('why.transfer', { from: unit(thing.from), to: unit(thing.to) });
    case 'reward':
      return t('why.reward', { unit: unit(thing.unit) });
    case 'penalty':
      return t('why.penalty', { unit: unit(thing.unit) });
    case 'output': {
      const known = unitOf(document, thing.unit)?.outputs?.find(({ id }) => id === thing.output);
      const name = known ? resourceName(vocabulary, known.resource, language) : thing.output;
      return `${unit(thing.unit)} · ${name}`;
    }
    case 'state':
      return thing.units.length > 0 ? thing.units.map(unit).join(t('why.and')) : t('why.nobody');
    case 'strip':
      return t('why.strip', { unit: unit(thing.unit), from: exact(thing.from), to: exact(thing.to) });
    case 'eigenvalue':
      return `λ${String(thing.place + 1)}`;
    case 'medium':
      return mediumName(vocabulary, thing.name, language);
    case 'carrier':
      return t(`carrier.${thing.name as Carrier}`);
    case 'chain':
      return t(`chain.${thing.chain}`);
    case 'tried': {
      const { rung, behaviour, organisation } = thing.state;
      const verdicts = [t(`rung.${rung}`), t(`mode.${behaviour}`), t(`level.${organisation}`)];
      return `${exact(thing.value)} · ${verdicts.join(' · ')}`;
    }
    case 'draw':
      return t('why.draw', { number: thing.draw + 1 });
    case 'drawn':
      return thing.from === thing.to ? exact(thing.from) : `${exact(thing.from)} – ${exact(thing.to)}`;
    case 'rule':
      return t(`rule.${thing.rule}`);
    case 'flag':
      return t(thing.holds ? 'why.yes' : 'why.no');
    case 'outcome':
      return wordOf(thing.number, thing.word, t);
  }
}

/** The rooms of words that verdicts are told in. */
const rooms: Partial<Record<Quantity, string>> = {
  mode: 'mode',
  level: 'level',
  rung: 'rung',
  class: 'environment',
  game: 'game',
  windowMode: 'mode',
  windowLevel: 'level',
};

/** A verdict's word. */
export function wordOf(number: Quantity, word: string, t: Translate): string {
  const key = `${rooms[number] ?? ''}.${word}`;
  return isKey(key) ? t(key) : word;
}

/** Lines of the ledger, which everything has of its own. */
const lines: readonly Quantity[] = [
  'generation',
  'interfaceLoss',
  'cost',
  'coordination',
  'dissipation',
  'surplus',
];

/** What a row's value is a number of by itself, when it is one. */
export function subjectOf(thing: Thing, { number, of, id }: Subject): Subject | null {
  const line = lines.includes(number) ? number : number === 'rung' || number === 'formed' ? 'surplus' : null;
  switch (thing.kind) {
    case 'exchange':
    case 'project':
      // Of a unit or a side a row is its part of an exchange alone.
      return line !== null && (of === 'system' || of === 'pair')
        ? { number: line, of: thing.kind, id: thing.id }
        : null;
    case 'member':
      return line === 'surplus' && of === 'project'
        ? { number: line, of: 'member', id: thing.unit, with: thing.project }
        : null;
    case 'unit':
      if (number === 'stable' || number === 'feasible')
        return { number: 'equilibriumLevel', of: 'unit', id: thing.id };
      return of === 'system' && id === undefined && (number === 'rung' || number === 'formed')
        ? { number: 'surplus', of: 'unit', id: thing.id }
        : null;
    case 'eigenvalue':
      return { number: 'eigenvalueReal', of: 'system', place: thing.place };
    default:
      return null;
  }
}

/** What of the document is lit when it enters. */
export function selectedOf(thing: Thing): Selected | null {
  switch (thing.kind) {
    case 'exchange':
    case 'project':
    case 'unit':
      return { kind: thing.kind, id: thing.id };
    case 'member':
      return { kind: 'project', id: thing.project };
    case 'pair':
      return { kind: 'pair', between: thing.between };
    case 'side':
      return { kind: 'pair', between: [thing.unit, thing.with] };
    case 'transfer':
      return { kind: 'pair', between: [thing.from, thing.to] };
    case 'input':
    case 'output':
    case 'resource':
    case 'reward':
    case 'penalty':
    case 'strip':
      return { kind: 'unit', id: thing.unit };
    default:
      return null;
  }
}

/** Whose number it is; '' for the whole consortium's. */
export function ownerOf(
  { of, id = '', with: other = '', month = 0, place = 0 }: Subject,
  names: Names,
): string {
  switch (of) {
    case 'system':
      return id === '' ? '' : nameOf({ kind: 'unit', id }, names);
    case 'month':
      return nameOf({ kind: 'months', from: month, to: month + 1 }, names);
    case 'member':
      return nameOf({ kind: 'member', project: other, unit: id }, names);
    case 'pair':
    case 'fit':
      return nameOf({ kind: 'pair', between: [id, other] }, names);
    case 'side':
      return nameOf({ kind: 'side', unit: id, with: other }, names);
    case 'state': {
      // Bit by bit which of the two takes part.
      const units = [id, other].filter((_, side) => (place >> side) & 1);
      const pair = pairName(names.document, [id, other], names.language);
      return names.t('why.stateOf', { pair, units: nameOf({ kind: 'state', units }, names) });
    }
    case 'field':
      return '';
    default:
      return nameOf({ kind: of, id }, names);
  }
}
