// The numbers of a document that a what-if turns: which there are, and what each is called.
import type { Consortium, Defaults, Edit, Vocabulary } from 'gongsheng';
import { setField } from '../document/setField';
import { leads } from '../document/identity';
import { exchangeName, pairName, projectName, resourceName, unitName, unitOf } from '../document/names';
import { samePair, type Between } from '../document/pairs';
import { keysOf, valueAt } from '../document/pointer';
import { equalShare, isShare, withShare } from '../document/shares';
import { defaultOf, fieldAt } from '../document/schema';
import { textIn, translate, type Key, type Language } from '../i18n';
import type { Selected } from '../state/view.svelte';

/** Offered at most, so that a list stays a list. */
const MOST = 400;

/** Settings on which no verdict rests. */
const SILENT = [
  'environmentBand',
  'pathWindow',
  'coupling',
  'saturation',
  'uncertainty',
  'formalisticShare',
  'freeRidingGap',
  'fragmentedShare',
  'fragileShare',
  'policySpread',
];

/** Pointers to the numbers on which verdicts rest: those of what is selected first. */
export function numbersOf(
  document: Consortium,
  vocabulary: Vocabulary | null,
  selection: readonly Selected[],
): string[] {
  const units = document.units ?? [];
  const all: { pointer: string; of: (selected: Selected) => boolean }[] = [];
  const add = (of: (selected: Selected) => boolean, holder: string, ...fields: string[]): void => {
    for (const field of fields) all.push({ pointer: `${holder}/${field}`, of });
  };
  units.forEach((unit, u) => {
    const of = (it: Selected): boolean => it.kind === 'unit' && it.id === unit.id;
    unit.inputs?.forEach((_, k) => add(of, `/units/${u}/inputs/${k}`, 'value', 'amount'));
    unit.outputs?.forEach((_, k) => add(of, `/units/${u}/outputs/${k}`, 'cost', 'quality', 'amount'));
  });
  document.exchanges?.forEach((exchange, e) => {
    const ends = [exchange.from.unit, exchange.to.unit] as const;
    const of = (it: Selected): boolean =>
      it.kind === 'pair' ? samePair(it.between, ends) : it.kind === 'exchange' && it.id === exchange.id;
    add(of, `/exchanges/${e}`, 'amount');
    const receiver = units.findIndex(({ id }) => id === exchange.to.unit);
    const giver = units.findIndex(({ id }) => id === exchange.from.unit);
    const input = units[receiver]?.inputs?.findIndex(({ id }) => id === exchange.to.input) ?? -1;
    const output = units[giver]?.outputs?.findIndex(({ id }) => id === exchange.from.output) ?? -1;
    for (const entry of all) {
      const touches =
        entry.pointer.startsWith(`/units/${receiver}/inputs/${input}/`) ||
        entry.pointer.startsWith(`/units/${giver}/outputs/${output}/`);
      if (touches && selection.some(of)) entry.of = () => true;
    }
  });
  document.projects?.forEach((project, p) => {
    const of = (it: Selected): boolean => it.kind === 'project' && it.id === project.id;
    add(of, `/projects/${p}`, 'value', 'resistance');
    project.members.forEach((_, m) => add(of, `/projects/${p}/members/${m}`, 'cost', 'share'));
  });
  document.links?.forEach(({ between }, l) => {
    const of = (it: Selected): boolean => it.kind === 'pair' && samePair(between, it.between);
    add(of, `/links/${l}`, 'resistance', 'coordination');
  });
  const never = (): boolean => false;
  document.environment?.forEach((factor, f) => {
    add(never, `/environment/${f}`, 'weight', ...(factor.steps ?? []).map((_, s) => `steps/${s}/1`));
  });
  document.contract?.transfers?.forEach((_, index) => add(never, `/contract/transfers/${index}`, 'amount'));
  for (const { id, least } of vocabulary?.settings ?? []) {
    if (least !== null && !SILENT.includes(id)) add(never, '/settings', id);
  }
  add(never, '', 'months');
  const own = all.filter(({ of }) => selection.some(of));
  const rest = all.filter(({ of }) => !selection.some(of));
  return [...own, ...rest].slice(0, MOST).map(({ pointer }) => pointer);
}

/** The pair whose modes a number decides first: of several the one that is selected; of a setting too. */
export function pairOfNumber(
  document: Consortium,
  pointer: string,
  selection: readonly Selected[],
): Between | null {
  const chosen = selection.length === 1 && selection[0]?.kind === 'pair' ? selection[0].between : null;
  const own = pairsOfNumber(document, pointer);
  const among = own.find((between) => chosen && samePair(between, chosen));
  if (own.length > 0) return among ?? (own.length === 1 ? (own[0] ?? null) : null);
  return chosen;
}

/** The pairs that a number belongs to; none of one that is everybody's. */
function pairsOfNumber(document: Consortium, pointer: string): Between[] {
  const [list = '', index = '', side = '', place = ''] = keysOf(pointer);
  const exchanges = document.exchanges ?? [];
  switch (list) {
    case 'exchanges': {
      const exchange = exchanges[Number(index)];
      return exchange ? [[exchange.from.unit, exchange.to.unit]] : [];
    }
    case 'links': {
      const link = document.links?.[Number(index)];
      return link ? [link.between] : [];
    }
    case 'units': {
      const unit = document.units?.[Number(index)];
      const partners = new Set<string>();
      if (unit && side === 'inputs') {
        const id = unit.inputs?.[Number(place)]?.id;
        for (const { from, to } of exchanges)
          if (to.unit === unit.id && to.input === id) partners.add(from.unit);
      } else if (unit && side === 'outputs') {
        const id = unit.outputs?.[Number(place)]?.id;
        for (const { from, to } of exchanges)
          if (from.unit === unit.id && from.output === id) partners.add(to.unit);
      }
      return [...partners].map((partner) => [unit?.id ?? '', partner]);
    }
    default:
      return [];
  }
}

/** What a number is called: whose it is, and what: 行业企业 · 技能人才 · 价值. */
export function numberName(
  document: Consortium,
  pointer: string,
  vocabulary: Vocabulary | null,
  language: Language,
): string {
  const [list = '', index = '', inner = '', place = ''] = keysOf(pointer);
  const field = fieldAt(pointer);
  const what = field ? translate(language, `outline.field.${field.label}` as Key) : pointer;
  const names = (...parts: string[]): string => parts.filter((part) => part !== '').join(' · ');
  const at = Number(index);
  switch (list) {
    case 'units': {
      const unit = document.units?.[at];
      const parameter =
        inner === 'outputs' || inner === 'inputs' ? unit?.[inner]?.[Number(place)]?.resource : undefined;
      const resource = parameter === undefined ? '' : resourceName(vocabulary, parameter, language);
      return names(unit ? unitName(document, unit.id, language) : index, resource, what);
    }
    case 'exchanges': {
      const exchange = document.exchanges?.[at];
      return names(exchange ? exchangeName(document, exchange, language, vocabulary) : index, what);
    }
    case 'projects': {
      const project = document.projects?.[at];
      const member = inner === 'members' ? project?.members[Number(place)]?.unit : undefined;
      return names(
        project ? projectName(project, language) : index,
        member !== undefined && unitOf(document, member) ? unitName(document, member, language) : '',
        what,
      );
    }
    case 'links': {
      const link = document.links?.[at];
      return names(link ? pairName(document, link.between, language) : index, what);
    }
    case 'environment': {
      const factor = document.environment?.[at];
      const own = textIn(language, factor?.name);
      return names(own || (factor ? translate(language, `aspect.${factor.aspect}`) : index), what);
    }
    case 'contract': {
      const transfer = inner === '' ? undefined : document.contract?.transfers?.[Number(inner)];
      return names(
        index === 'transfers' && transfer
          ? `${unitName(document, transfer.from, language)} → ${unitName(document, transfer.to, language)}`
          : '',
        what,
      );
    }
    case 'settings':
      return textIn(language, vocabulary?.settings.find(({ id }) => id === index)?.name) || what;
    default:
      return what;
  }
}

/**
 * The document with one number set; of shares the others give way, as they do in what was reckoned. A number of something
 * that is not there makes no such thing.
 */
export function withNumber(
  document: Consortium,
  { pointer, value }: Pick<Edit, 'pointer' | 'value'>,
  before = document,
): Consortium {
  if (!leads(document, pointer)) return document;
  return isShare(pointer) ? withShare(document, pointer, value, before) : setField(document, pointer, value);
}

/** The number at a pointer, when the document writes it. */
export function numberAt(document: Consortium, pointer: string): number | null {
  const value = valueAt(document, pointer);
  return typeof value === 'number' ? value : null;
}

/** The number that holds at a pointer where the document writes none; undefined when there is no such number. */
export function usualAt(
  document: Consortium,
  pointer: string,
  defaults: Defaults | null,
): number | undefined {
  const field = fieldAt(pointer);
  const usual = isShare(pointer)
    ? equalShare(document, pointer)
    : field && defaultOf(field, document, defaults);
  return typeof usual === 'number' ? usual : undefined;
}
