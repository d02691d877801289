// Every field of a document as data: what it is, what it may be, what it is when left out. The outline is made of it.
import type { Consortium, Defaults } from 'gongsheng';
import {
  aspects,
  benchmarks,
  carriers,
  chains,
  kinds,
  scopes,
  settings,
  type Field,
  type FieldType,
  type Label,
  type Words,
} from './field';
import { keysOf, valueAt } from './pointer';

type Rest = Omit<Field, 'pattern' | 'type' | 'label'>;

/** A field that has to be given. */
const given = (pattern: string, type: FieldType, label: Label, rest: Rest = {}): Field => ({
  pattern,
  type,
  label,
  required: true,
  ...rest,
});

/** A number, by itself any that is not negative. */
const number = (pattern: string, label: Label, rest: Rest): Field => ({
  pattern,
  type: 'number',
  label,
  least: 0,
  ...rest,
});

/** One of several words. */
const word = (pattern: string, label: Label & Words, options: readonly string[]): Field =>
  given(pattern, 'word', label, { options, words: label });

const id = (list: string): Field => given(`${list}/id`, 'id', 'id');

/** A text is two fields, one a language. */
function text(pattern: string, label: Label): Field[] {
  return ['zh', 'en'].map((language) => ({ pattern: `${pattern}/${language}`, type: 'text', label }));
}

function periods(list: string): Field[] {
  return [
    number(`${list}/periods/*/0`, 'periodStart', { required: true, whole: true, measure: 'month' }),
    number(`${list}/periods/*/1`, 'periodEnd', { least: 1, whole: true, measure: 'month' }),
  ];
}

function parameter(list: string): Field[] {
  return [
    id(list),
    given(`${list}/resource`, 'resource', 'resource'),
    word(`${list}/carrier`, 'carrier', carriers),
    { pattern: `${list}/chain`, type: 'word', label: 'chain', options: chains, words: 'chain' },
    ...text(`${list}/note`, 'note'),
  ];
}

function setting({ id: name, most, whole }: (typeof settings)[number]): Field {
  const pattern = `/settings/${name}`;
  const field = { pattern, label: `setting.${name}`, default: { engine: pattern } } as const;
  if (name === 'benchmark') return { ...field, type: 'word', options: benchmarks, words: 'rule' };
  if (name === 'modesAfterContract') return { ...field, type: 'flag' };
  const least = name === 'window' || name === 'pathWindow' ? 1 : 0;
  return { ...field, type: 'number', least, most, whole };
}

const zero = { value: 0 } as const;

export const schema: readonly Field[] = [
  given('/type', 'fixed', 'type'),
  given('/version', 'fixed', 'version'),
  ...text('/title', 'title'),
  ...text('/notes', 'notes'),
  ...text('/energyUnit', 'energyUnit'),
  number('/months', 'months', { required: true, least: 1, most: 600, whole: true, measure: 'month' }),

  id('/units/*'),
  word('/units/*/kind', 'kind', kinds),
  ...text('/units/*/name', 'name'),
  { pattern: '/units/*/tags', type: 'tags', label: 'tags' },
  number('/units/*/capacity', 'capacity', {
    above: true,
    measure: 'eu',
    default: { engine: '/unit/capacity' },
  }),
  number('/units/*/growth', 'growth', {
    above: true,
    measure: 'perMonth',
    default: { engine: '/unit/growth' },
  }),
  number('/units/*/start', 'start', { measure: 'eu', default: { engine: '/unit/start' } }),
  number('/units/*/patience', 'patience', { measure: 'month', default: { document: '/months' } }),
  { pattern: '/units/*/position/x', type: 'number', label: 'positionX', measure: 'px', default: zero },
  { pattern: '/units/*/position/y', type: 'number', label: 'positionY', measure: 'px', default: zero },
  ...text('/units/*/note', 'note'),
  ...parameter('/units/*/outputs/*'),
  number('/units/*/outputs/*/amount', 'outputAmount', { required: true, measure: 'unitsPerMonth' }),
  number('/units/*/outputs/*/quality', 'quality', { most: 1, default: { engine: '/quality' } }),
  number('/units/*/outputs/*/cost', 'cost', { measure: 'euPerUnit', default: { engine: '/cost' } }),
  ...parameter('/units/*/inputs/*'),
  number('/units/*/inputs/*/amount', 'inputAmount', { required: true, measure: 'unitsPerMonth' }),
  number('/units/*/inputs/*/value', 'value', { measure: 'euPerUnit', default: { engine: '/value' } }),

  id('/exchanges/*'),
  given('/exchanges/*/from/unit', 'unit', 'fromUnit'),
  given('/exchanges/*/from/output', 'output', 'fromOutput'),
  given('/exchanges/*/to/unit', 'unit', 'toUnit'),
  given('/exchanges/*/to/input', 'input', 'toInput'),
  number('/exchanges/*/amount', 'asked', { required: true, measure: 'unitsPerMonth' }),
  { pattern: '/exchanges/*/medium', type: 'medium', label: 'medium' },
  ...periods('/exchanges/*'),
  ...text('/exchanges/*/note', 'note'),

  id('/projects/*'),
  ...text('/projects/*/name', 'name'),
  given('/projects/*/members/*/unit', 'unit', 'member'),
  number('/projects/*/members/*/cost', 'memberCost', { measure: 'euPerMonth', default: zero }),
  number('/projects/*/members/*/share', 'share', { most: 1 }),
  number('/projects/*/value', 'projectValue', { required: true, measure: 'euPerMonth' }),
  number('/projects/*/resistance', 'resistance', { default: { setting: 'resistance' } }),
  { pattern: '/projects/*/medium', type: 'medium', label: 'medium' },
  { pattern: '/projects/*/carriers', type: 'words', label: 'carriers', options: carriers, words: 'carrier' },
  ...periods('/projects/*'),
  ...text('/projects/*/note', 'note'),

  given('/links/*/between/0', 'unit', 'between'),
  given('/links/*/between/1', 'unit', 'between'),
  number('/links/*/resistance', 'resistance', { default: { setting: 'resistance' } }),
  number('/links/*/coordination', 'coordination', { measure: 'euPerMonth', default: zero }),
  { pattern: '/links/*/persistent', type: 'flag', label: 'persistent', default: { value: false } },
  ...text('/links/*/note', 'note'),

  id('/environment/*'),
  word('/environment/*/scope', 'scope', scopes),
  word('/environment/*/aspect', 'aspect', [...aspects.external, ...aspects.internal]),
  ...text('/environment/*/name', 'name'),
  number('/environment/*/weight', 'weight', { default: { engine: '/weight' } }),
  number('/environment/*/steps/*/0', 'stepMonth', { required: true, whole: true, measure: 'month' }),
  number('/environment/*/steps/*/1', 'stepSign', { required: true, least: -1, most: 1 }),
  ...text('/environment/*/note', 'note'),

  number('/contract/reciprocity', 'reciprocity', { most: 1, default: zero }),
  ...text('/contract/note', 'note'),
  given('/contract/incentives/*/unit', 'unit', 'incentiveUnit'),
  number('/contract/incentives/*/reward', 'reward', { measure: 'euPerMonth', default: zero }),
  number('/contract/incentives/*/penalty', 'penalty', { measure: 'euPerMonth', default: zero }),
  ...text('/contract/incentives/*/note', 'note'),
  given('/contract/transfers/*/from', 'unit', 'payer'),
  given('/contract/transfers/*/to', 'unit', 'payee'),
  number('/contract/transfers/*/amount', 'transfer', { measure: 'euPerMonth', default: zero }),
  ...text('/contract/transfers/*/note', 'note'),

  ...settings.map(setting),
  given('/settings/substitution/*/output', 'resource', 'substituteOutput'),
  given('/settings/substitution/*/input', 'resource', 'substituteInput'),
  number('/settings/substitution/*/rate', 'rate', { required: true, most: 1 }),
];

const byPattern = new Map(schema.map((field) => [field.pattern, field]));

/** The pattern of a concrete pointer; the parts of a pair, a period or a step keep their numbers. */
export function patternOf(pointer: string): string {
  const keys = keysOf(pointer);
  return keys
    .map((key, place) => {
      if (!/^\d+$/.test(key)) return `/${key}`;
      const before = keys[place - 1] ?? '';
      const part = before === 'between' || /^\d+$/.test(before);
      return part ? `/${key}` : '/*';
    })
    .join('');
}

/** The field at a concrete pointer, if it is one. */
export function fieldAt(pointer: string): Field | undefined {
  return byPattern.get(patternOf(pointer));
}

/** What a field counts as when it is left out; undefined when it has to be given, or simply is not there. */
export function defaultOf(field: Field, document: Consortium, defaults: Defaults | null): unknown {
  const from = field.default;
  if (!from) return undefined;
  if ('value' in from) return from.value;
  if ('engine' in from) return valueAt(defaults, from.engine);
  if ('document' in from) return valueAt(document, from.document);
  return valueAt(document, `/settings/${from.setting}`) ?? valueAt(defaults, `/settings/${from.setting}`);
}
