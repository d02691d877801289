// What a field of a document is: the type of its description, and the words to choose from.

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
