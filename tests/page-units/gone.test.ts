// What goes with a unit or with what it puts in is told by number and name.
import type { Consortium } from 'gongsheng';
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { removeParameter, removeUnit } from '../../www/document/edits';
import { goneBeside } from '../../www/document/gone';
import { learn, translate, type Key, type Values } from '../../www/i18n';

const { document: model } = JSON.parse(
  readFileSync(new URL('../cases/01-worked-case.json', import.meta.url), 'utf8'),
) as { document: Consortium };
await Promise.all([learn('zh'), learn('en')]);
const told = (language: 'zh' | 'en', before: Consortium, after: Consortium): string =>
  goneBeside(before, after, (key: Key, values?: Values) => translate(language, key, values));

test('a unit takes its exchanges, projects of two and interfaces with it', () => {
  const joint = { id: 'lab', members: [{ unit: 'E' }, { unit: 'R' }], value: 4 };
  const before: Consortium = { ...model, projects: [joint] };
  expect(told('en', before, removeUnit(before, 'E'))).toBe('6 exchanges, 1 project, 2 interfaces');
  expect(told('zh', before, removeUnit(before, 'E'))).toBe('6 项交换、1 个项目、2 个界面');
  const { id = '' } = model.units?.find((unit) => unit.id === 'R')?.outputs?.[0] ?? {};
  expect(told('en', before, removeParameter(before, 'R', 'outputs', id))).toBe('1 exchange');
});

test('what goes alone is not told twice', () => {
  expect(told('en', model, { ...model, months: 3 })).toBe('');
});
