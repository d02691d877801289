// Every field of a document as data: what it is, what it may be, what it is when left out. The outline is made of it.
import type { Consortium, Defaults } from 'gongsheng';
import { keysOf, valueAt } from './pointer';

/** What a field holds, and so which control edits it. */
export type FieldType =
  | 'fixed'
  | 'id'
  | 'text'
  | 'number'
  | 'flag'
  | 'word'
  | 'words'
  | 'tags'
  | 'resource'
  | 'medium'
  | 'unit'
  | 'output'
  | 'input';

/** What a number counts. */
export type Measure = 'eu' | 'month' | 'perMonth' | 'euPerMonth' | 'unitsPerMonth' | 'euPerUnit' | 'px';

/** What a field is when a document leaves it out. */
export type Default =
  | { value: number | boolean | string }
  /** A place in the engine's defaults. */
  | { engine: string }
  /** A place in the document itself. */
  | { document: string }
  /** A setting: the document's, else the engine's. */
  | { setting: string };

export interface Field {
  /** JSON pointer with * for every index. */
  pattern: string;
  type: FieldType;
  /** The key of its name is outline.field.<label>. */
  label: Label;
  required?: boolean;
  least?: number;
  most?: number;
  /** The least itself is not allowed. */
  above?: boolean;
  whole?: boolean;
  measure?: Measure;
  default?: Default;
  /** Words to choose from; an aspect's depend on its scope. */
  options?: readonly string[];
  /** The key of an option's name is <words>.<option>. */
  words?: Words;
}

export type Words = 'kind' | 'carrier' | 'chain' | 'scope' | 'aspect' | 'rule';

export const kinds = ['government', 'college', 'enterprise', 'institute', 'association', 'other'] as const;
export const carriers = ['matter', 'energy', 'information'] as const;
export const chains = ['talent', 'education', 'innovation', 'industry'] as const;
export const scopes = ['external', 'internal'] as const;
export const aspects = {
  external: ['economy', 'demand', 'industry', 'policy', 'culture'],
  internal: ['concept', 'motivation', 'structure', 'trust', 'identity'],
} as const;
export const benchmarks = ['shapley', 'equal', 'contribution'] as const;

/** The settings in the order of the model's §10, each with the section that uses it. */
export const settings = [
  { id: 'sensitivity', section: '§4', most: undefined, whole: false },
  { id: 'feedback', section: '§4', most: 1, whole: false },
  { id: 'resistance', section: '§5', most: undefined, whole: false },
  { id: 'environmentBand', section: '§4', most: undefined, whole: false },
  { id: 'zeroBand', section: '§6', most: undefined, whole: false },
  { id: 'symmetryTolerance', section: '§6', most: undefined, whole: false },
  { id: 'benchmark', section: '§6', most: undefined, whole: false },
  { id: 'modesAfterContract', section: '§6', most: undefined, whole: false },
  { id: 'maxIdle', section: '§7', most: undefined, whole: true },
  { id: 'continuousMonths', section: '§7', most: undefined, whole: false },
  { id: 'continuousCoverage', section: '§7', most: 1, whole: false },
  { id: 'integratedMedia', section: '§7', most: undefined, whole: false },
  { id: 'integratedCarriers', section: '§7', most: undefined, whole: false },
  { id: 'window', section: '§8', most: undefined, whole: true },
  { id: 'pathWindow', section: '§11', most: undefined, whole: true },
  { id: 'coupling', section: '§11', most: undefined, whole: false },
  { id: 'saturation', section: '§11', most: undefined, whole: false },
  { id: 'uncertainty', section: '§14', most: undefined, whole: false },
  { id: 'formalisticShare', section: '§13', most: 1, whole: false },
  { id: 'freeRidingGap', section: '§13', most: undefined, whole: false },
  { id: 'fragmentedShare', section: '§13', most: 1, whole: false },
  { id: 'fragileShare', section: '§13', most: 1, whole: false },
  { id: 'policySpread', section: '§13', most: undefined, whole: false },
] as const;

export type SettingId = (typeof settings)[number]['id'];

export type Label =
  | 'type'
  | 'version'
  | 'title'
  | 'notes'
  | 'energyUnit'
  | 'months'
  | 'id'
  | 'kind'
  | 'name'
  | 'tags'
  | 'capacity'
  | 'growth'
  | 'start'
  | 'patience'
  | 'positionX'
  | 'positionY'
  | 'resource'
  | 'carrier'
  | 'chain'
  | 'outputAmount'
  | 'inputAmount'
  | 'quality'
  | 'cost'
  | 'value'
  | 'note'
  | 'fromUnit'
  | 'fromOutput'
  | 'toUnit'
  | 'toInput'
  | 'asked'
  | 'medium'
  | 'periodStart'
  | 'periodEnd'
  | 'member'
  | 'memberCost'
  | 'share'
  | 'projectValue'
  | 'resistance'
  | 'carriers'
  | 'between'
  | 'coordination'
  | 'persistent'
  | 'scope'
  | 'aspect'
  | 'weight'
  | 'stepMonth'
  | 'stepSign'
  | 'reciprocity'
  | 'incentiveUnit'
  | 'reward'
  | 'penalty'
  | 'payer'
  | 'payee'
  | 'transfer'
  | 'substituteOutput'
  | 'substituteInput'
  | 'rate'
  | `setting.${SettingId}`;

const share = { least: 0, most: 1 } as const;

/** A text is two fields, one a language. */
function text(pattern: string, label: Label): Field[] {
  return ['zh', 'en'].map((language) => ({ pattern: `${pattern}/${language}`, type: 'text', label }));
}

function id(list: string): Field {
  return { pattern: `${list}/id`, type: 'id', label: 'id', required: true };
}

function periods(list: string): Field[] {
  return [
    {
      pattern: `${list}/periods/*/0`,
      type: 'number',
      label: 'periodStart',
      required: true,
      least: 0,
      whole: true,
      measure: 'month',
    },
    {
      pattern: `${list}/periods/*/1`,
      type: 'number',
      label: 'periodEnd',
      least: 1,
      whole: true,
      measure: 'month',
    },
  ];
}

function parameter(list: string): Field[] {
  return [
    id(list),
    { pattern: `${list}/resource`, type: 'resource', label: 'resource', required: true },
    {
      pattern: `${list}/carrier`,
      type: 'word',
      label: 'carrier',
      required: true,
      options: carriers,
      words: 'carrier',
    },
    { pattern: `${list}/chain`, type: 'word', label: 'chain', options: chains, words: 'chain' },
    ...text(`${list}/note`, 'note'),
  ];
}

function setting({ id: name, most, whole }: (typeof settings)[number]): Field {
  const field = {
    pattern: `/settings/${name}`,
    label: `setting.${name}`,
    default: { engine: `/settings/${name}` },
  } as const;
  if (name === 'benchmark') return { ...field, type: 'word', options: benchmarks, words: 'rule' };
  if (name === 'modesAfterContract') return { ...field, type: 'flag' };
  const least = name === 'window' || name === 'pathWindow' ? 1 : 0;
  return { ...field, type: 'number', least, most, whole };
}

export const schema: readonly Field[] = [
  { pattern: '/type', type: 'fixed', label: 'type', required: true },
  { pattern: '/version', type: 'fixed', label: 'version', required: true },
  ...text('/title', 'title'),
  ...text('/notes', 'notes'),
  ...text('/energyUnit', 'energyUnit'),
  {
    pattern: '/months',
    type: 'number',
    label: 'months',
    required: true,
    least: 1,
    most: 600,
    whole: true,
    measure: 'month',
  },

  id('/units/*'),
  { pattern: '/units/*/kind', type: 'word', label: 'kind', required: true, options: kinds, words: 'kind' },
  ...text('/units/*/name', 'name'),
  { pattern: '/units/*/tags', type: 'tags', label: 'tags' },
  {
    pattern: '/units/*/capacity',
    type: 'number',
    label: 'capacity',
    least: 0,
    above: true,
    measure: 'eu',
    default: { engine: '/unit/capacity' },
  },
  {
    pattern: '/units/*/growth',
    type: 'number',
    label: 'growth',
    least: 0,
    above: true,
    measure: 'perMonth',
    default: { engine: '/unit/growth' },
  },
  {
    pattern: '/units/*/start',
    type: 'number',
    label: 'start',
    least: 0,
    measure: 'eu',
    default: { engine: '/unit/start' },
  },
  {
    pattern: '/units/*/patience',
    type: 'number',
    label: 'patience',
    least: 0,
    measure: 'month',
    default: { document: '/months' },
  },
  {
    pattern: '/units/*/position/x',
    type: 'number',
    label: 'positionX',
    measure: 'px',
    default: { value: 0 },
  },
  {
    pattern: '/units/*/position/y',
    type: 'number',
    label: 'positionY',
    measure: 'px',
    default: { value: 0 },
  },
  ...text('/units/*/note', 'note'),
  ...parameter('/units/*/outputs/*'),
  {
    pattern: '/units/*/outputs/*/amount',
    type: 'number',
    label: 'outputAmount',
    required: true,
    least: 0,
    measure: 'unitsPerMonth',
  },
  {
    pattern: '/units/*/outputs/*/quality',
    type: 'number',
    label: 'quality',
    ...share,
    default: { engine: '/quality' },
  },
  {
    pattern: '/units/*/outputs/*/cost',
    type: 'number',
    label: 'cost',
    least: 0,
    measure: 'euPerUnit',
    default: { engine: '/cost' },
  },
  ...parameter('/units/*/inputs/*'),
  {
    pattern: '/units/*/inputs/*/amount',
    type: 'number',
    label: 'inputAmount',
    required: true,
    least: 0,
    measure: 'unitsPerMonth',
  },
  {
    pattern: '/units/*/inputs/*/value',
    type: 'number',
    label: 'value',
    least: 0,
    measure: 'euPerUnit',
    default: { engine: '/value' },
  },

  id('/exchanges/*'),
  { pattern: '/exchanges/*/from/unit', type: 'unit', label: 'fromUnit', required: true },
  { pattern: '/exchanges/*/from/output', type: 'output', label: 'fromOutput', required: true },
  { pattern: '/exchanges/*/to/unit', type: 'unit', label: 'toUnit', required: true },
  { pattern: '/exchanges/*/to/input', type: 'input', label: 'toInput', required: true },
  {
    pattern: '/exchanges/*/amount',
    type: 'number',
    label: 'asked',
    required: true,
    least: 0,
    measure: 'unitsPerMonth',
  },
  { pattern: '/exchanges/*/medium', type: 'medium', label: 'medium' },
  ...periods('/exchanges/*'),
  ...text('/exchanges/*/note', 'note'),

  id('/projects/*'),
  ...text('/projects/*/name', 'name'),
  { pattern: '/projects/*/members/*/unit', type: 'unit', label: 'member', required: true },
  {
    pattern: '/projects/*/members/*/cost',
    type: 'number',
    label: 'memberCost',
    least: 0,
    measure: 'euPerMonth',
    default: { value: 0 },
  },
  { pattern: '/projects/*/members/*/share', type: 'number', label: 'share', ...share },
  {
    pattern: '/projects/*/value',
    type: 'number',
    label: 'projectValue',
    required: true,
    least: 0,
    measure: 'euPerMonth',
  },
  {
    pattern: '/projects/*/resistance',
    type: 'number',
    label: 'resistance',
    least: 0,
    default: { setting: 'resistance' },
  },
  { pattern: '/projects/*/medium', type: 'medium', label: 'medium' },
  { pattern: '/projects/*/carriers', type: 'words', label: 'carriers', options: carriers, words: 'carrier' },
  ...periods('/projects/*'),
  ...text('/projects/*/note', 'note'),

  { pattern: '/links/*/between/0', type: 'unit', label: 'between', required: true },
  { pattern: '/links/*/between/1', type: 'unit', label: 'between', required: true },
  {
    pattern: '/links/*/resistance',
    type: 'number',
    label: 'resistance',
    least: 0,
    default: { setting: 'resistance' },
  },
  {
    pattern: '/links/*/coordination',
    type: 'number',
    label: 'coordination',
    least: 0,
    measure: 'euPerMonth',
    default: { value: 0 },
  },
  { pattern: '/links/*/persistent', type: 'flag', label: 'persistent', default: { value: false } },
  ...text('/links/*/note', 'note'),

  id('/environment/*'),
  {
    pattern: '/environment/*/scope',
    type: 'word',
    label: 'scope',
    required: true,
    options: scopes,
    words: 'scope',
  },
  {
    pattern: '/environment/*/aspect',
    type: 'word',
    label: 'aspect',
    required: true,
    options: [...aspects.external, ...aspects.internal],
    words: 'aspect',
  },
  ...text('/environment/*/name', 'name'),
  {
    pattern: '/environment/*/weight',
    type: 'number',
    label: 'weight',
    least: 0,
    default: { engine: '/weight' },
  },
  {
    pattern: '/environment/*/steps/*/0',
    type: 'number',
    label: 'stepMonth',
    required: true,
    least: 0,
    whole: true,
    measure: 'month',
  },
  {
    pattern: '/environment/*/steps/*/1',
    type: 'number',
    label: 'stepSign',
    required: true,
    least: -1,
    most: 1,
  },
  ...text('/environment/*/note', 'note'),

  { pattern: '/contract/reciprocity', type: 'number', label: 'reciprocity', ...share, default: { value: 0 } },
  ...text('/contract/note', 'note'),
  { pattern: '/contract/incentives/*/unit', type: 'unit', label: 'incentiveUnit', required: true },
  {
    pattern: '/contract/incentives/*/reward',
    type: 'number',
    label: 'reward',
    least: 0,
    measure: 'euPerMonth',
    default: { value: 0 },
  },
  {
    pattern: '/contract/incentives/*/penalty',
    type: 'number',
    label: 'penalty',
    least: 0,
    measure: 'euPerMonth',
    default: { value: 0 },
  },
  ...text('/contract/incentives/*/note', 'note'),
  { pattern: '/contract/transfers/*/from', type: 'unit', label: 'payer', required: true },
  { pattern: '/contract/transfers/*/to', type: 'unit', label: 'payee', required: true },
  {
    pattern: '/contract/transfers/*/amount',
    type: 'number',
    label: 'transfer',
    least: 0,
    measure: 'euPerMonth',
    default: { value: 0 },
  },
  ...text('/contract/transfers/*/note', 'note'),

  ...settings.map(setting),
  { pattern: '/settings/substitution/*/output', type: 'resource', label: 'substituteOutput', required: true },
  { pattern: '/settings/substitution/*/input', type: 'resource', label: 'substituteInput', required: true },
  { pattern: '/settings/substitution/*/rate', type: 'number', label: 'rate', required: true, ...share },
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
