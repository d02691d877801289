// A why in words: its title, its value, its formulas as lines, what it rests on, and all of it as one text.
import type { Derivation, Expression, Margin, Quantity, SettingUsed, Subject } from 'gongsheng';
import { isKey, type Key, type Translate } from '../../i18n';
import { exact, exactSigned, textOf, type Notation } from './notation';
import { nameOf, wordOf, type Names } from './things';

/** Gains and losses carry their sign and its colour; what is only ever spent or made does not. */
const gains: readonly Quantity[] = [
  'surplus',
  'counted',
  'surplusAfter',
  'lowestWindow',
  'transfer',
  'drive',
  'gained',
  'low',
  'median',
  'high',
];
export const isGain = ({ number, parts }: Subject): boolean =>
  gains.includes(number) || (parts?.every(({ subject }) => isGain(subject)) ?? false);

export function titleOf({ code, number, mode, level, rung, parts }: Subject, t: Translate): string {
  if (parts !== undefined) {
    const kinds = new Set(parts.map(({ subject }) => titleOf(subject, t)));
    return [...(kinds.size === 1 ? kinds : []), t('why.number.sum')].join(' · ');
  }
  if (code === undefined) {
    // Of which outcome: a chance without one is that of being formed.
    const chance = number === 'chance' || number === 'chanceLow' || number === 'chanceHigh';
    const outcome = [
      mode && t(`mode.${mode}`),
      level && t(`level.${level}`),
      rung && t(`rung.${rung}`),
    ].filter((word) => word !== undefined);
    if (chance && outcome.length === 0) outcome.push(t('rung.formed'));
    return [t(`why.number.${number}`), ...outcome].join(' · ');
  }
  const finding = t(`diagnosis.${code}`);
  return number === 'finding' ? finding : `${finding} · ${t(`why.number.${number}`)}`;
}

/** The number or verdict itself. */
export function valueOf({ subject, value }: Derivation, t: Translate): string {
  if (typeof value === 'boolean') return t(value ? 'why.yes' : 'why.no');
  if (typeof value === 'number') return isGain(subject) ? exactSigned(value) : exact(value);
  return wordOf(subject.number, value, t);
}

export interface Line {
  /** Forms that are equal, or a single statement. */
  chain: readonly Expression[];
  /** The statement in numbers. */
  beside?: Expression;
}

const isStatement = ({ kind }: Expression): boolean => kind === 'all' || kind === 'compare';
const statements = (part: Expression): Expression[] => (part.kind === 'all' ? part.of : [part]);

/** A number that is its own formula needs none. */
export const isTrivial = ({ formula }: Derivation): boolean => formula.every(({ kind }) => kind === 'number');

/** A number's formula above the same in numbers; of a verdict each statement with its numbers beside it. */
export function linesOf({ formula, substituted, symbol, value }: Derivation): Line[] {
  if (!formula.some(isStatement)) {
    const number = { kind: 'number', value: typeof value === 'number' ? value : 0 } as const;
    return [{ chain: [symbol, ...formula] }, { chain: [number, ...substituted] }];
  }
  const numbers = substituted.flatMap(statements);
  return formula.flatMap(statements).map((part, at) => {
    const beside = numbers[at];
    return beside === undefined ? { chain: [part] } : { chain: [part], beside };
  });
}

export const textOfLine = ({ chain, beside }: Line, notation: Notation): string =>
  chain.map((part) => textOf(part, notation)).join(' = ') +
  (beside ? `\u2003${textOf(beside, notation)}` : '');

/** How far a boundary is. */
export function apart({ distance, unit }: Margin, t: Translate): string {
  const name = t(`why.measure.${unit}`);
  return t('why.distance', { amount: name === '' ? exact(distance) : `${exact(distance)}\u2009${name}` });
}

/** A boundary, and where it lies. */
export function boundaryAt({ boundary, at }: Margin, t: Translate): string {
  const [low = 0, high = low] = at;
  const name = t(`why.boundary.${boundary}`);
  if (at.length === 1) return t('why.pointAt', { name, at: exact(low) });
  if (low === -high) return t('why.bandAt', { name, at: exact(high) });
  return t('why.between', { name, from: exact(low), to: exact(high) });
}

/** A setting that enters, with what it is here. */
export function settingText({ name, value }: SettingUsed, t: Translate): string {
  const key = `outline.field.setting.${name}`;
  const called = name === 'substitution' ? t('outline.substitution') : isKey(key) ? t(key) : name;
  const told =
    typeof value === 'number'
      ? exact(value)
      : typeof value === 'boolean'
        ? t(value ? 'why.yes' : 'why.no')
        : t(`rule.${value}` as Key);
  return t('why.setting', { name: called, value: told });
}

/** The sections that it rests on: the paper's, or the model's where the paper has none. */
export function sectionsOf({ sections }: Derivation, t: Translate): string[] {
  const papers = [...new Set(sections.flatMap(({ paper }) => paper))];
  const models = sections.filter(({ paper }) => paper.length === 0).map(({ model }) => model);
  return [
    ...papers.map((section) => t('why.paper', { section })),
    ...[...new Set(models)].map((section) => t('why.model', { section })),
  ];
}

/** All of it in words: title, formulas, rows, margins, what it rests on. */
export function asText(derivation: Derivation, owner: string, names: Names, notation: Notation): string {
  const { t } = names;
  const title = titleOf(derivation.subject, t);
  const measure = t(`why.measure.${derivation.unit}`);
  return [
    `${owner ? `${owner} · ` : ''}${title} ${valueOf(derivation, t)} ${measure}`.trim(),
    ...(isTrivial(derivation) ? [] : linesOf(derivation).map((line) => textOfLine(line, notation))),
    ...derivation.rows.map(({ what, value }) => `${nameOf(what, names)}\t${exact(value)}`),
    ...derivation.margins.map(
      (margin) => `${apart(margin, t)} · ${textOf(margin.measured, notation)} · ${boundaryAt(margin, t)}`,
    ),
    [...sectionsOf(derivation, t), ...derivation.settings.map((used) => settingText(used, t))].join(' · '),
  ].join('\n');
}
