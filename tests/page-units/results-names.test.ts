// What units, pairs and exchanges are called: seals tell units apart, or their names do.
import type { Consortium, Kind, Vocabulary } from 'gongsheng';
import { describe, expect, it } from 'vitest';
import {
  exchangeName,
  pairMark,
  pairName,
  pairTitle,
  resourceName,
  sealOf,
  unitName,
} from '../../www/document/names';

const unit = (id: string, kind: Kind, zh?: string, en?: string) => ({ id, kind, name: { zh, en } });
const four: Consortium = {
  type: 'gongsheng',
  version: 1,
  months: 1,
  units: [
    {
      ...unit('C', 'college', '职业院校', 'College'),
      outputs: [{ id: 'o', resource: 'talent', carrier: 'energy', amount: 1 }],
    },
    unit('E', 'enterprise', '行业企业', 'Enterprise'),
  ],
  exchanges: [{ id: 'e', from: { unit: 'C', output: 'o' }, to: { unit: 'E', input: 'i' }, amount: 1 }],
};
const crowded: Consortium = { ...four, units: [...(four.units ?? []), unit('F', 'enterprise', '乙公司')] };
const vocabulary = {
  resources: [{ id: 'talent', name: { zh: '技能人才', en: 'Talent' }, carrier: 'energy', chain: 'talent' }],
  kinds: [],
  media: [],
  settings: [],
} satisfies Vocabulary;

describe('names', () => {
  it('are seals where these tell the units apart', () => {
    expect(sealOf(four, 'C', 'zh')).toBe('校');
    expect(pairMark(four, ['C', 'E'], 'zh')).toBe('校企');
    expect(pairMark(four, ['C', 'E'], 'en')).toBe('C–E');
    expect(pairName(four, ['C', 'E'], 'zh')).toBe('校–企');
    expect(pairName(four, ['C', 'E'], 'en')).toBe('C–E');
    // In whatever order it is come to, a pair has one name.
    expect(pairName(four, ['E', 'C'], 'en')).toBe('C–E');
    expect(pairMark(four, ['E', 'C'], 'zh')).toBe('校企');
    expect(pairTitle(four, ['E', 'C'], 'zh')).toBe(pairTitle(four, ['C', 'E'], 'zh'));
  });

  it('number the seals of a kind of which there are several, and name such pairs in full', () => {
    expect(sealOf(crowded, 'C', 'zh')).toBe('校');
    expect(sealOf(crowded, 'F', 'zh')).toBe('企2');
    expect(pairMark(crowded, ['C', 'E'], 'zh')).toBe('校企1');
    expect(pairMark(crowded, ['E', 'F'], 'en')).toBe('E1–E2');
    expect(pairName(crowded, ['E', 'F'], 'zh')).toBe('行业企业–乙公司');
  });

  it('fall back on the other language, then on the id', () => {
    expect(unitName(crowded, 'F', 'en')).toBe('乙公司');
    expect(unitName({ ...four, units: [{ id: 'X', kind: 'other' }] }, 'X', 'zh')).toBe('X');
    expect(sealOf(four, 'gone', 'zh')).toBe('gone');
    expect(pairTitle(four, ['C', 'gone'], 'zh')).toBe('职业院校–gone');
  });

  it('of exchanges say from whom, to whom and what', () => {
    const exchange = { id: 'e', from: { unit: 'C', output: 'o' }, to: { unit: 'E', input: 'i' }, amount: 1 };
    expect(exchangeName(four, exchange, 'zh', vocabulary)).toBe('校 → 企 技能人才');
    expect(exchangeName(four, exchange, 'en', null)).toBe('C → E talent');
    expect(resourceName(vocabulary, 'own word', 'zh')).toBe('own word');
  });
});
