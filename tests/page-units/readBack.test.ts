// What the page calls things, a table may call them too: every word of its menus is read as what it stands for.
import init, { fromCsv, vocabulary, type Imported } from 'gongsheng';
import { beforeAll, expect, it } from 'vitest';
import '../../www/i18n/terms';
import { translate, type Language } from '../../www/i18n';
import { carriers, chains, kinds } from '../../www/document/field';

beforeAll(() => init());

const languages: Language[] = ['zh', 'en'];
const unitOf = (kind: string): Imported => fromCsv({ units: `id,kind\na,${kind}\n`, exchanges: null });
const exchangeOf = (field: string, word: string): Imported =>
  fromCsv({ units: null, exchanges: `from,to,amount,quality,cost,value,${field}\na,b,1,1,0,1,${word}\n` });
const codesOf = ({ remarks }: Imported, field: string): string[] =>
  remarks.filter(({ values }) => values.some(({ value }) => value === field)).map(({ code }) => code);

it.each(languages)('in %s', (language) => {
  const { kinds: kindWords, media, resources } = vocabulary();
  for (const kind of kinds) {
    const long = kindWords.find(({ id }) => id === kind)?.name[language];
    for (const word of [translate(language, `kind.${kind}`), long ?? '', kind]) {
      const imported = unitOf(word);
      expect(imported.document?.units?.[0]?.kind, word).toBe(kind);
      expect(codesOf(imported, 'kind'), word).toEqual([]);
    }
  }
  for (const carrier of carriers) {
    const imported = exchangeOf('carrier', translate(language, `carrier.${carrier}`));
    expect(imported.document?.units?.[0]?.outputs?.[0]?.carrier).toBe(carrier);
    expect(codesOf(imported, 'carrier')).toEqual([]);
  }
  for (const chain of chains) {
    const imported = exchangeOf('chain', translate(language, `chain.${chain}`));
    expect(imported.document?.units?.[0]?.outputs?.[0]?.chain).toBe(chain);
  }
  for (const { id, name } of resources)
    expect(exchangeOf('resource', name[language] ?? '').document?.units?.[0]?.outputs?.[0]?.resource).toBe(
      id,
    );
  for (const { id, name } of media)
    expect(exchangeOf('medium', name[language] ?? '').document?.exchanges?.[0]?.medium).toBe(id);
});

it('tells a word that it does not know once, with what is taken instead', () => {
  const imported = unitOf('guild');
  expect(codesOf(imported, 'kind')).toEqual(['unknown-word']);
  const values = imported.remarks.flatMap((remark) => (remark.code === 'unknown-word' ? remark.values : []));
  expect(values).toContainEqual({ name: 'taken', value: 'other' });
});
