// The outline's logic without a page: words for every problem, numbers as they are typed, edits of one field.
import type { Code, Consortium, Problem } from 'gongsheng';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe as suite, expect, test } from 'vitest';
import { leaveOut, setField } from '../../www/document/setField';
import { addRow } from '../../www/panels/outline/adders';
import { periodsText, stepsText } from '../../www/panels/outline/periods';
import { byRow, placeOf, rowOf, sectionOf } from '../../www/panels/outline/places';
import { describe, placeName } from '../../www/panels/outline/problems';
import {
  mayBecomeNumber,
  numberText,
  parseNumber,
  rangeFor,
  shortNumber,
  stepped,
  typedText,
} from '../../www/ui/number';

const declarations = fileURLToPath(new URL('../../pkg/engine.d.ts', import.meta.url));
const cases = fileURLToPath(new URL('../cases/', import.meta.url));

/** Every code that the engine can tell, read from its types. */
function codes(): Code[] {
  const source = ts.createSourceFile(
    'engine.d.ts',
    readFileSync(declarations, 'utf8'),
    ts.ScriptTarget.Latest,
  );
  const found: string[] = [];
  source.forEachChild((node) => {
    if (ts.isTypeAliasDeclaration(node) && node.name.text === 'Code' && ts.isUnionTypeNode(node.type)) {
      for (const part of node.type.types) {
        if (ts.isLiteralTypeNode(part) && ts.isStringLiteral(part.literal)) found.push(part.literal.text);
      }
    }
  });
  return found as Code[];
}

const consortium: Consortium = {
  type: 'gongsheng',
  version: 1,
  months: 12,
  units: [
    {
      id: 'C',
      kind: 'college',
      name: { zh: '职业院校', en: 'Vocational college' },
      outputs: [{ id: 't', resource: 'talent', carrier: 'energy', amount: 1, quality: 2 }],
      inputs: [{ id: 'b', resource: 'base', carrier: 'matter', amount: 1 }],
    },
    {
      id: 'E',
      kind: 'enterprise',
      name: { en: 'Firm' },
      outputs: [{ id: 'b', resource: 'base', carrier: 'matter', amount: 1 }],
      inputs: [{ id: 't', resource: 'talent', carrier: 'energy', amount: 1 }],
    },
  ],
  exchanges: [
    {
      id: 'e',
      from: { unit: 'C', output: 't' },
      to: { unit: 'E', input: 't' },
      amount: 1,
      periods: [
        [0, 3],
        [12, 9],
      ],
    },
  ],
  projects: [{ id: 'p', members: [{ unit: 'C' }, { unit: 'E' }], value: 1 }],
  contract: { transfers: [{ from: 'C', to: 'E', amount: 1 }] },
  environment: [{ id: 'f', scope: 'external', aspect: 'policy', steps: [[0, 0.4]] }],
};

suite('problems in words', () => {
  test('there are 29 codes, and each has a title and a next step in both languages', () => {
    expect(codes()).toHaveLength(29);
    for (const code of codes()) {
      for (const language of ['zh', 'en'] as const) {
        const { title, detail } = describe(
          { code, pointer: '', severity: 'error', values: [] },
          consortium,
          language,
        );
        expect(title, `${code} ${language}`).not.toBe('');
        expect(detail, `${code} ${language}`).not.toBe('');
        expect(title + detail, `${code} ${language}`).not.toMatch(/[{}！!]/);
        if (language === 'en') expect(title + detail).not.toMatch(/[\u4e00-\u9fff]/);
      }
    }
  });

  test('an empty period says where it is and where its end may lie', () => {
    const problem: Problem = {
      code: 'empty-period',
      pointer: '/exchanges/0/periods/1',
      severity: 'error',
      values: [
        { name: 'start', value: 12 },
        { name: 'end', value: 9 },
      ],
    };
    expect(describe(problem, consortium, 'zh')).toEqual({
      title: '结束须晚于开始',
      detail: '职业院校 → Firm · 第 2 段 [12, 9)。把结束改到 13 或更晚。',
    });
    expect(describe(problem, consortium, 'en').detail).toBe(
      'Vocational college → Firm · period 2 [12, 9). Set the end to 13 or later.',
    );
  });

  test('a number out of its range says the number and the range', () => {
    const values = [
      { name: 'value', value: 2 },
      { name: 'least', value: 0 },
      { name: 'most', value: 1 },
    ];
    const problem: Problem = {
      code: 'out-of-range',
      pointer: '/units/0/outputs/0/quality',
      severity: 'error',
      values,
    };
    expect(describe(problem, consortium, 'en')).toEqual({
      title: '2 is out of range',
      detail: 'Vocational college · output talent · Quality. Make it from 0 to 1.',
    });
    expect(
      describe(
        {
          ...problem,
          values: [
            { name: 'value', value: 0 },
            { name: 'above', value: 0 },
          ],
        },
        consortium,
        'zh',
      ).detail,
    ).toContain('大于 0');
  });

  test('a word that is none is answered with the words to choose from, by their names', () => {
    const values = [
      { name: 'value', value: 'school' },
      { name: 'allowed', value: 'government, college' },
    ];
    expect(
      describe(
        { code: 'unknown-word', pointer: '/units/0/kind', severity: 'error', values },
        consortium,
        'zh',
      ).detail,
    ).toContain('政府、院校');
  });

  test('a place is named even in a document that is none', () => {
    for (const document of [
      null,
      5,
      [],
      { units: 5 },
      { units: [null, { id: 5 }], exchanges: [{ from: 3 }] },
    ]) {
      for (const pointer of [
        '',
        '/units',
        '/units/0/id',
        '/exchanges/0/from/unit',
        '/links/0/between/1',
        '/x~1y/3',
      ]) {
        expect(() => placeName(pointer, document, 'zh')).not.toThrow();
      }
    }
  });

  test('every problem of the invalid cases finds words for its place', () => {
    const files = readdirSync(cases).filter((name) => name.includes('invalid'));
    expect(files.length).toBeGreaterThan(5);
    for (const file of files) {
      const { document, problems } = JSON.parse(readFileSync(cases + file, 'utf8')) as {
        document: unknown;
        problems: Problem[];
      };
      for (const problem of problems) {
        const { title, detail } = describe({ ...problem, severity: 'error', values: [] }, document, 'zh');
        expect(title).not.toBe('');
        expect(detail, `${file} ${problem.pointer}`).not.toMatch(/undefined|\[object|[{}]/);
      }
    }
  });
});

suite('numbers as they are typed', () => {
  test.each([
    ['12', 12],
    ['-0.5', -0.5],
    ['−0.5', -0.5],
    ['１２．５', 12.5],
    ['1，5', 1.5],
    ['1,5', 1.5],
    ['0,125', 0.125],
    ['1,000', 1000],
    ['12,345,678.9', 12345678.9],
    ['1 000', 1000],
    ['20%', 0.2],
    ['２０％', 0.2],
    ['.5', 0.5],
    ['3.', 3],
    ['1e3', 1000],
  ])('%s is %d', (text, value) => expect(parseNumber(text)).toBe(value));

  test.each(['', ' ', 'abc', '1.2.3', '--1', '1,2,3', 'NaN', 'Infinity', '1e999', '十', '-', '0x10'])(
    '%s is none',
    (text) => expect(parseNumber(text)).toBeUndefined(),
  );

  test('the beginning of a number is no mistake yet', () => {
    for (const text of ['-', '−', '.', '-.', '1e', '1e-', '－'])
      expect(mayBecomeNumber(text), text).toBe(true);
    for (const text of ['a', '1x', '--']) expect(mayBecomeNumber(text), text).toBe(false);
  });

  test('what is shown for editing reads back as the same number', () => {
    for (const value of [0.1 + 0.2, -3, 1e-7, 123456789, 1 / 3, 0, 1e30, -2.5e-9])
      for (const text of [typedText(value), numberText(value)])
        expect((parseNumber(text) ?? NaN) / (value || 1)).toBeCloseTo(value && 1, 11);
    expect(numberText(0.1 + 0.2)).toBe('0.3');
    expect(shortNumber(1 / 9)).toBe('0.11111');
    expect(shortNumber(1234567)).toBe('1234567');
    // Far from 1 they are shown by a power of ten, which can be typed as well, and edited as they are typed.
    expect(numberText(-9.5e29)).toBe('−9.5×10²⁹');
    expect(shortNumber(1e-7)).toBe('1×10⁻⁷');
    expect(typedText(1e30)).toBe('1e30');
    expect(typedText(-1e-7)).toBe('−1e−7');
  });

  test('a slider reaches twice the value, at least 10, and keeps to a given range', () => {
    expect(rangeFor(1, 0)).toEqual({ least: 0, most: 10, step: 0.1 });
    expect(rangeFor(100, 0)).toMatchObject({ least: 0, most: 200, step: 2 });
    expect(rangeFor(0.5, 0, 1)).toEqual({ least: 0, most: 1, step: 0.01 });
    expect(rangeFor(3, 1, undefined, true).step).toBe(1);
    expect(rangeFor(700, 1, 600).most).toBe(700);
  });

  test('a step lands on a multiple of itself and stays within the bounds', () => {
    expect(stepped(0.1, 0.1, 0, 1)).toBe(0.2);
    expect(stepped(0.95, 0.1, 0, 1)).toBe(1);
    expect(stepped(0, -1, 0, undefined)).toBe(0);
    expect(stepped(0.3, -0.1, -1, 1)).toBe(0.2);
  });
});

suite('edits of one field', () => {
  test('clearing a field leaves it out, and the record around it when nothing is left there', () => {
    const one = setField(consortium, '/settings/sensitivity', 2);
    expect(one.settings).toEqual({ sensitivity: 2 });
    expect('settings' in setField(one, '/settings/sensitivity', undefined)).toBe(false);
    const named = setField(consortium, '/units/1/name/en', undefined);
    expect(named.units?.[1] && 'name' in named.units[1]).toBe(false);
    expect(leaveOut(consortium, '/notes/zh')).toBe(consortium);
  });

  test('a unit’s id changes wherever it is named', () => {
    const next = setField(consortium, '/units/0/id', 'S');
    expect(next.exchanges?.[0]?.from.unit).toBe('S');
    expect(next.projects?.[0]?.members[0]?.unit).toBe('S');
    expect(next.contract?.transfers?.[0]?.from).toBe('S');
  });

  test('of two units with one id the later gets its own, and nothing else moves', () => {
    const [first, second] = consortium.units ?? [];
    const twins = { ...consortium, units: [first, { ...second, id: 'C' }] } as Consortium;
    const next = setField(twins, '/units/1/id', 'E');
    expect(next.units?.map(({ id }) => id)).toEqual(['C', 'E']);
    expect(next.exchanges?.[0]?.from.unit).toBe('C');
  });

  test('a parameter’s id changes in the exchanges that use it', () => {
    expect(setField(consortium, '/units/0/outputs/0/id', 'skill').exchanges?.[0]?.from).toEqual({
      unit: 'C',
      output: 'skill',
    });
  });

  test('another giver brings its first output, another scope its first aspect', () => {
    expect(setField(consortium, '/exchanges/0/from/unit', 'E').exchanges?.[0]?.from).toEqual({
      unit: 'E',
      output: 'b',
    });
    const inner = setField(consortium, '/environment/0/scope', 'internal').environment?.[0];
    expect(inner).toMatchObject({ scope: 'internal', aspect: 'concept' });
  });

  test('a position has both its parts or none', () => {
    const placed = setField(consortium, '/units/0/position/x', 40);
    expect(placed.units?.[0]?.position).toEqual({ x: 40, y: 0 });
    expect(setField(placed, '/units/0/position/y', undefined).units?.[0]?.position).toBeUndefined();
  });
});

suite('new rows', () => {
  const names = { unit: { zh: '新', en: 'New' }, project: { zh: '项', en: 'Project' } };

  test('an exchange joins an output to an input that fits it', () => {
    const next = addRow('exchanges', { ...consortium, exchanges: [] }, null, names);
    expect(next?.exchanges?.[0]).toMatchObject({
      from: { unit: 'C', output: 't' },
      to: { unit: 'E', input: 't' },
    });
  });

  test('a link is made for the first pair without one; then there is none left', () => {
    const one = addRow('links', consortium, null, names);
    expect(one?.links).toEqual([{ between: ['C', 'E'] }]);
    expect(one && addRow('links', one, null, names)).toBeNull();
  });

  test('a project needs two units', () => {
    expect(
      addRow('projects', { ...consortium, units: consortium.units?.slice(0, 1) }, null, names),
    ).toBeNull();
    expect(addRow('projects', consortium, null, names)?.projects).toHaveLength(2);
  });
});

suite('places', () => {
  test('a place lies in a section and, most often, in a row', () => {
    expect([sectionOf('/units/0/outputs/1/amount'), rowOf('/units/0/outputs/1/amount')]).toEqual([
      'units',
      '/units/0',
    ]);
    expect([sectionOf('/months'), rowOf('/months')]).toEqual(['overview', '']);
    expect([sectionOf(''), rowOf('')]).toEqual(['overview', '']);
    expect(rowOf('/settings/sensitivity')).toBe('');
    expect(rowOf('/contract/transfers/2/amount')).toBe('/contract/transfers/2');
  });

  test('problems are found by their row', () => {
    const problem = (pointer: string): Problem => ({
      code: 'out-of-range',
      pointer,
      severity: 'error',
      values: [],
    });
    const rows = byRow(['/units/0/growth', '/units/0/outputs/0/cost', '/months'].map(problem));
    expect(rows.get('/units/0')).toHaveLength(2);
    expect(rows.get('')?.[0]?.pointer).toBe('/months');
  });

  test('what is selected is edited in its row; a pair at its link, else at its first exchange', () => {
    expect(placeOf(consortium, { kind: 'unit', id: 'E' })).toBe('/units/1');
    expect(placeOf(consortium, { kind: 'exchange', id: 'e' })).toBe('/exchanges/0');
    expect(placeOf(consortium, { kind: 'pair', between: ['E', 'C'] })).toBe('/exchanges/0');
    const linked: Consortium = { ...consortium, links: [{ between: ['C', 'E'] }] };
    expect(placeOf(linked, { kind: 'pair', between: ['E', 'C'] })).toBe('/links/0');
    expect(placeOf(consortium, { kind: 'project', id: 'p' })).toBe('/projects/0');
  });
});

test('steps in short', () => {
  expect(
    stepsText([
      [0, 0.4],
      [12, -0.2],
    ]),
  ).toBe('0: +0.4, 12: −0.2');
  expect(stepsText(undefined)).toBe('0');
});

test('periods in short', () => {
  expect(periodsText(undefined, 'always')).toBe('always');
  expect(
    periodsText(
      [
        [0, 6],
        [12, null],
      ],
      'always',
    ),
  ).toBe('0–6, 12–');
  expect(periodsText([], 'always')).toBe('—');
});
