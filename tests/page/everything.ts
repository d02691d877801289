// Documents for the page's tests: one with one of everything, and ones of any size; and every place in one.
import type { Consortium, Exchange, Unit } from 'gongsheng';
import { keysOf, valueAt } from '../../www/document/pointer';
import { schema } from '../../www/document/schema';

/** Every field that a document can have, given; valid. */
export const everything: Consortium = {
  type: 'gongsheng',
  version: 1,
  title: { zh: '样样都有', en: 'One of everything' },
  notes: { zh: '笔记', en: 'Notes of ours' },
  energyUnit: { zh: '万元', en: 'a salary' },
  months: 24,
  units: [
    {
      id: 'college',
      kind: 'college',
      name: { zh: '职业学院', en: 'Polytechnic' },
      tags: ['small'],
      capacity: 120,
      growth: 0.2,
      start: 40,
      patience: 6,
      note: { zh: '院校年报', en: 'Yearbook' },
      position: { x: 0, y: 0 },
      outputs: [
        {
          id: 'talent',
          resource: 'talent',
          carrier: 'energy',
          chain: 'talent',
          amount: 2,
          quality: 0.9,
          cost: 3,
          note: { zh: '毕业生', en: 'Graduates' },
        },
        { id: 'teaching', resource: 'teaching-quality', carrier: 'information', amount: 1 },
      ],
      inputs: [
        {
          id: 'base',
          resource: 'practice-base',
          carrier: 'matter',
          chain: 'education',
          amount: 1,
          value: 9,
          note: { zh: '车间', en: 'Workshops' },
        },
      ],
    },
    {
      id: 'works',
      kind: 'enterprise',
      name: { zh: '药企', en: 'Pharma works' },
      tags: [],
      position: { x: 320, y: 0 },
      outputs: [{ id: 'base', resource: 'practice-base', carrier: 'matter', amount: 1, cost: 2 }],
      inputs: [
        { id: 'talent', resource: 'talent', carrier: 'energy', amount: 2, value: 8 },
        { id: 'assistants', resource: 'research-assistants', carrier: 'energy', amount: 1, value: 3 },
      ],
    },
    { id: 'bureau', kind: 'government', name: { zh: '教育局', en: 'Bureau' }, position: { x: 160, y: 300 } },
  ],
  exchanges: [
    {
      id: 'graduates',
      from: { unit: 'college', output: 'talent' },
      to: { unit: 'works', input: 'talent' },
      amount: 2,
      medium: 'contract',
      periods: [
        [0, 6],
        [8, 20],
      ],
      note: { zh: '按约', en: 'As agreed' },
    },
    {
      id: 'practice',
      from: { unit: 'works', output: 'base' },
      to: { unit: 'college', input: 'base' },
      amount: 1,
    },
  ],
  projects: [
    {
      id: 'centre',
      name: { zh: '实训中心', en: 'Training centre' },
      members: [
        { unit: 'college', cost: 4, share: 0.4 },
        { unit: 'works', cost: 5, share: 0.6 },
      ],
      value: 14,
      resistance: 0.2,
      medium: 'joint-project',
      carriers: ['matter'],
      periods: [[2, 12]],
      note: { zh: '共建', en: 'Built together' },
    },
  ],
  links: [
    {
      between: ['college', 'works'],
      resistance: 0.1,
      coordination: 1,
      persistent: true,
      note: { zh: '校企办', en: 'Liaison office' },
    },
  ],
  environment: [
    {
      id: 'policy',
      scope: 'external',
      aspect: 'policy',
      name: { zh: '产教政策', en: 'Policy on industry and education' },
      weight: 2,
      steps: [
        [0, 0.5],
        [12, -0.25],
      ],
      note: { zh: '两年一评', en: 'Reviewed every two years' },
    },
  ],
  contract: {
    note: { zh: '章程', en: 'Charter' },
    reciprocity: 0.1,
    incentives: [{ unit: 'works', reward: 1, penalty: 0.5, note: { zh: '市里奖补', en: 'City scheme' } }],
    transfers: [{ from: 'works', to: 'college', amount: 0.5, note: { zh: '协议', en: 'Agreement' } }],
  },
  settings: {
    resistance: 0.1,
    substitution: [{ output: 'talent', input: 'research-assistants', rate: 0.5 }],
  },
};

/** A valid document with so many units in a grid, and so many exchanges of one month each, all alike every time. */
export function large(units: number, exchanges: number): Consortium {
  const width = Math.ceil(Math.sqrt(units));
  const kinds = ['government', 'college', 'enterprise', 'institute'] as const;
  const all = Array.from({ length: units }, (_, place): Unit => ({
    id: `u${place}`,
    kind: kinds[place % 4] ?? 'other',
    name: { zh: `单元 ${place}`, en: `Unit ${place}` },
    position: { x: (place % width) * 320, y: Math.floor(place / width) * 320 },
    outputs: [{ id: 'talent', resource: 'talent', carrier: 'energy', amount: 6, cost: 1 + (place % 3) }],
    inputs: [{ id: 'talent', resource: 'talent', carrier: 'energy', amount: 6, value: 4 }],
  }));
  // Each unit gives to the ones after it, round after round, mostly to neighbours.
  const flows = Array.from({ length: exchanges }, (_, place): Exchange => {
    const [from, round] = [place % units, Math.floor(place / units)];
    const reach = [1, width, width + 1, 2, 2 * width][round % 5] ?? 1;
    return {
      id: `x${place}`,
      from: { unit: `u${from}`, output: 'talent' },
      to: { unit: `u${(from + reach) % units}`, input: 'talent' },
      amount: 1,
    };
  });
  return {
    type: 'gongsheng',
    version: 1,
    title: { zh: '很大的一个', en: 'A large one' },
    months: 1,
    units: all,
    exchanges: flows,
  };
}

/** Every concrete pointer at which a document can hold a field: those it leaves out too. */
export function pointersOf(document: Consortium): string[] {
  return schema.flatMap((field) => expand(document, '', keysOf(field.pattern)));
}

function expand(document: Consortium, start: string, keys: readonly string[]): string[] {
  const [key, ...rest] = keys;
  if (key === undefined) return [start];
  if (key !== '*') return expand(document, `${start}/${key}`, rest);
  const list = valueAt(document, start);
  return Array.isArray(list) ? list.flatMap((_, index) => expand(document, `${start}/${index}`, rest)) : [];
}
