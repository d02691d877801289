// The schema of the document covers every field of the type that the engine reads, and only those.
import { vocabulary, type Consortium } from 'gongsheng';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { describe, expect, test } from 'vitest';
import { settings } from '../../www/document/field';
import { defaultOf, fieldAt, patternOf, schema } from '../../www/document/schema';
import { en } from '../../www/i18n/en';
import { outline as enOutline } from '../../www/i18n/en/outline';
import { terms as enTerms } from '../../www/i18n/en/terms';
import { zh } from '../../www/i18n/zh';
import { outline as zhOutline } from '../../www/i18n/zh/outline';
import { terms as zhTerms } from '../../www/i18n/zh/terms';
import { pointersOf } from '../page/everything';

const declarations = fileURLToPath(new URL('../../pkg/engine.d.ts', import.meta.url));

/** The pattern of every property path of an interface; a list of words is one field. */
function patternsOf(name: string): Set<string> {
  const program = ts.createProgram([declarations], { strict: true, noLib: false });
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(declarations);
  if (!file) throw new Error(`no ${declarations}`);
  const symbol = checker
    .getExportsOfModule(checker.getSymbolAtLocation(file) as ts.Symbol)
    .find((s) => s.name === name);
  if (!symbol) throw new Error(`no interface ${name}`);
  const found = new Set<string>();

  function walk(type: ts.Type, pattern: string): void {
    const whole = checker.getNonNullableType(type);
    if (checker.isTupleType(whole)) {
      checker
        .getTypeArguments(whole as ts.TypeReference)
        .forEach((part, index) => walk(part, `${pattern}/${index}`));
    } else if (checker.isArrayType(whole)) {
      const [item] = checker.getTypeArguments(whole as ts.TypeReference);
      if (item && isRecord(item)) walk(item, `${pattern}/*`);
      else found.add(pattern);
    } else if (isRecord(whole)) {
      for (const property of checker.getPropertiesOfType(whole)) {
        walk(checker.getTypeOfSymbol(property), `${pattern}/${property.name}`);
      }
    } else {
      found.add(pattern);
    }
  }
  function isRecord(type: ts.Type): boolean {
    const whole = checker.getNonNullableType(type);
    return !whole.isUnion() && (whole.flags & ts.TypeFlags.Object) !== 0;
  }

  walk(checker.getDeclaredTypeOfSymbol(symbol), '');
  return found;
}

const patterns = patternsOf('Consortium');

test('the walk of the type reaches the ends of every branch', () => {
  expect([...patterns]).toEqual(
    expect.arrayContaining([
      '/type',
      '/notes/en',
      '/units/*/position/y',
      '/units/*/tags',
      '/units/*/outputs/*/chain',
      '/exchanges/*/periods/*/1',
      '/links/*/between/0',
      '/environment/*/steps/*/1',
      '/contract/incentives/*/penalty',
      '/settings/substitution/*/rate',
    ]),
  );
  expect(patterns.size).toBeGreaterThan(100);
});

test('every field of the document is in the schema, once, and nothing else is', () => {
  const described = schema.map(({ pattern }) => pattern);
  expect([...described].sort()).toEqual([...patterns].sort());
  expect(new Set(described).size).toBe(described.length);
});

test('what the type requires, the schema requires', () => {
  const source = readFileSync(declarations, 'utf8');
  const required = (name: string) =>
    [
      ...(source.match(new RegExp(`export interface ${name} \\{([^}]*)\\}`))?.[1] ?? '').matchAll(
        /^ {4}(\w+): /gm,
      ),
    ].map(([, field]) => field);
  const records = {
    Unit: '/units/*',
    Output: '/units/*/outputs/*',
    Input: '/units/*/inputs/*',
    Project: '/projects/*',
    Factor: '/environment/*',
    Substitution: '/settings/substitution/*',
    Settings: '/settings',
  };
  for (const [name, place] of Object.entries(records)) {
    const own = schema.filter(
      ({ pattern }) => pattern.startsWith(`${place}/`) && !pattern.slice(place.length + 1).includes('/'),
    );
    const asked = own.filter((field) => field.required).map(({ pattern }) => pattern.slice(place.length + 1));
    expect([...asked, ...(name === 'Project' ? ['members'] : [])].sort(), name).toEqual(
      required(name).sort(),
    );
  }
});

test('every field has a name in both languages, and words for its options', () => {
  for (const field of schema) {
    for (const words of [
      { ...zh, ...zhOutline, ...zhTerms },
      { ...en, ...enOutline, ...enTerms },
    ] as Record<string, string>[]) {
      expect(words[`outline.field.${field.label}`], field.pattern).toBeTruthy();
      for (const option of field.options ?? [])
        expect(words[`${field.words}.${option}`], option).toBeTruthy();
      if (field.measure) expect(words[`outline.measure.${field.measure}`]).toBeTruthy();
    }
  }
});

test('a pointer finds its field: parts of pairs, periods and steps keep their numbers', () => {
  expect(patternOf('/units/3/outputs/12/amount')).toBe('/units/*/outputs/*/amount');
  expect(patternOf('/exchanges/0/periods/2/1')).toBe('/exchanges/*/periods/*/1');
  expect(patternOf('/links/7/between/1')).toBe('/links/*/between/1');
  expect(fieldAt('/environment/0/steps/1/1')).toMatchObject({ type: 'number', least: -1, most: 1 });
  expect(fieldAt('/units/0')).toBeUndefined();
});

describe('defaults and places', () => {
  const document: Consortium = {
    type: 'gongsheng',
    version: 1,
    months: 7,
    units: [
      { id: 'a', kind: 'college', outputs: [{ id: 'x', resource: 'r', carrier: 'energy', amount: 1 }] },
    ],
    links: [{ between: ['a', 'b'] }],
    settings: { resistance: 0.3 },
  };
  const patience = fieldAt('/units/0/patience');
  const resistance = fieldAt('/links/0/resistance');

  test('patience is the horizon, the resistance of a link is the settings’', () => {
    expect(patience && defaultOf(patience, document, null)).toBe(7);
    expect(resistance && defaultOf(resistance, document, null)).toBe(0.3);
  });

  test('every place of a document has a field, those it leaves out too', () => {
    const pointers = pointersOf(document);
    expect(pointers).toContain('/units/0/outputs/0/quality');
    expect(pointers).toContain('/links/0/between/1');
    expect(pointers).toContain('/settings/pathWindow');
    expect(pointers.filter((pointer) => pointer.startsWith('/exchanges'))).toEqual([]);
    expect(pointers.every((pointer) => fieldAt(pointer))).toBe(true);
  });

  test('every setting of the engine’s is listed, in its order, with its section and what it may be', () => {
    const known = vocabulary().settings.filter(({ id }) => id !== 'substitution');
    const listed = settings.map(({ id, section }) => {
      const { least = null, most = null, whole = false } = fieldAt(`/settings/${id}`) ?? {};
      return { id, section, least, most, whole };
    });
    expect(listed).toEqual(
      known.map(({ id, section, least, most, whole }) => ({ id, section, least, most, whole })),
    );
  });
});
