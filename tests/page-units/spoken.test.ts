// What a screen reader hears of an edit: in the page's language, pair by pair, and nothing when nothing has changed.
import init, { analyse, type Consortium } from 'gongsheng';
import { beforeAll, expect, test } from 'vitest';
import { setAt } from '../../www/document/pointer';
import { translate, type Language } from '../../www/i18n';
import { changesSaid } from '../../www/panels/changes';
import entry from '../../src/library/four-units.json';

beforeAll(() => init());
const model = entry.document as unknown as Consortium;
const said = (before: Consortium, after: Consortium, language: Language): string =>
  changesSaid(analyse(before), analyse(after), {
    document: after,
    language,
    t: (key, values) => translate(language, key, values),
  });

test('a dearer output is heard as surplus, mode of the system and mode of the pair', () => {
  const dear = setAt(model, '/units/1/outputs/0/cost', 60);
  expect(said(model, model, 'zh')).toBe('');
  const [zh, en] = [said(model, dear, 'zh'), said(model, dear, 'en')];
  expect(zh).toContain('盈余由 +88 变为 ');
  expect(zh).toMatch(/：由非对称互惠变为寄生，盈余 /);
  expect(en).toMatch(/^surplus \+88, now /);
  expect(en).toMatch(/: asymmetric mutualism became parasitism, surplus /);
});

test('a surplus that goes is heard as a rung', () => {
  const poor = setAt(model, '/units/1/outputs/0/cost', 400);
  expect(said(model, poor, 'en')).toContain('the consortium was Formed, is now Interacting');
  expect(said(poor, model, 'zh')).toContain('联合体：由互动变为形成');
});
