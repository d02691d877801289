// What a pathway puts into a document, and what it is called.
import type { Consortium, Pathway, Patch } from 'gongsheng';
import { describe, expect, it } from 'vitest';
import { applyPatches } from '../../www/document/patch';
import '../../www/i18n/diagnosis';
import { diagnosis as en } from '../../www/i18n/en/diagnosis';
import { diagnosis as zh } from '../../www/i18n/zh/diagnosis';
import { translate, type Language } from '../../www/i18n';
import { pathwayName, pathwayThing } from '../../www/panels/pathways';

const document: Consortium = {
  type: 'gongsheng',
  version: 1,
  months: 12,
  units: [
    { id: 'C', kind: 'college', name: { zh: '院校', en: 'College' } },
    { id: 'E', kind: 'enterprise', name: { zh: '企业', en: 'Enterprise' } },
  ],
  exchanges: [],
  environment: [{ id: 'f', scope: 'external', aspect: 'culture' }],
};
const put = (pointer: string, value: Patch['value']): Patch => ({ pointer, value });

describe('patches', () => {
  it('make what is missing on the way, add to lists, and leave the document alone', () => {
    const transfer = { from: 'C', to: 'E', amount: 2 };
    const next = applyPatches(document, [
      put('/contract/transfers/-', transfer),
      put('/contract/transfers/-', transfer),
      put('/settings/modesAfterContract', true),
      put('/environment/0/steps', [[0, 0.5]]),
    ]);
    expect(next.contract?.transfers).toEqual([transfer, transfer]);
    expect(next.settings?.modesAfterContract).toBe(true);
    expect(next.environment?.[0]).toEqual({ ...document.environment?.[0], steps: [[0, 0.5]] });
    expect(next.units).toBe(document.units);
    expect(document.contract).toBeUndefined();
  });

  it('without any give the same document', () => {
    expect(applyPatches(document, [])).toBe(document);
  });

  it('of another document give the same document too: no thing is made by naming its field', () => {
    const ghost = put('/units/9/inputs/0/value', 3);
    expect(applyPatches(document, [put('/months', 6), ghost])).toBe(document);
    expect(applyPatches(document, [put('/projects/0/periods', [])])).toBe(document);
  });
});

describe('names', () => {
  const pathway = (fields: Partial<Pathway>): Pathway =>
    ({
      route: 'go-on',
      units: [],
      pairs: [],
      of: null,
      resource: null,
      from: null,
      to: null,
      ...fields,
    }) as Pathway;
  const name = (language: Language, fields: Partial<Pathway>) =>
    pathwayName(pathway(fields), {
      document,
      language,
      vocabulary: null,
      t: (key, values) => translate(language, key, values),
    });

  it('say what changes, in both languages', () => {
    const pairs: [string, string][] = [['C', 'E']];
    expect(name('zh', { pairs })).toBe('让校–企的往来不限期，并有第二种媒介');
    expect(name('en', { route: 'halve-resistance', pairs, from: 0.25, to: 0.125 })).toBe(
      'Halve the resistance of C–E, 0.25 → 0.125',
    );
    expect(name('en', { route: 'raise-quality', units: ['C'], resource: 'talent', from: 0.9, to: 1 })).toBe(
      'Raise the quality of talent from College, 0.9 → 1',
    );
    expect(name('zh', { route: 'good-factor', of: 'f' })).toBe('把「地域文化」提升到不低于 0.5');
  });

  it('point at their pair, or at their only unit', () => {
    expect(pathwayThing(pathway({ pairs: [['C', 'E']], units: ['C', 'E'] }))).toEqual({
      kind: 'pair',
      between: ['C', 'E'],
    });
    expect(pathwayThing(pathway({ units: ['C'] }))).toEqual({ kind: 'unit', id: 'C' });
    expect(pathwayThing(pathway({ units: ['C', 'E'] }))).toBeUndefined();
  });

  it('leave no value out and are calm', () => {
    for (const [key, text] of Object.entries(zh)) {
      const values = (words: string) => [...words.matchAll(/\{\w+\}/g)].map(([value]) => value).sort();
      expect(text).not.toMatch(/[!！]/);
      // A sentence may name a cut-off in one language only; a pathway says the same in both.
      if (key.startsWith('pathways.') && key !== 'pathways.open-unused') {
        expect(values(text), key).toEqual(values(en[key as keyof typeof en]));
      }
    }
  });
});
