// What an edit has changed: numbers alone, or more.
import type { Consortium } from 'gongsheng';
import { expect, it } from 'vitest';
import { numbersChanged } from '../../www/document/changed';
import { setAt } from '../../www/document/pointer';
import { everything, large } from '../page/everything';

/** Every number of a document with its pointer. */
function numbersOf(value: unknown, pointer = ''): [string, number][] {
  if (typeof value === 'number') return [[pointer, value]];
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, part]) => numbersOf(part, `${pointer}/${key}`));
}

it('is any number, with its place', () => {
  const all = numbersOf(everything).filter(([pointer]) => !pointer.includes('/position/'));
  expect(all.length).toBeGreaterThan(40);
  for (const [pointer, value] of all) {
    const edited = setAt(everything, pointer, value + 1);
    expect(numbersChanged(everything, edited)).toEqual([{ pointer, value: value + 1 }]);
    expect(numbersChanged(edited, everything)).toEqual([{ pointer, value }]);
  }
});

it('is nothing between a document and its copy, and several numbers after several edits', () => {
  expect(numbersChanged(everything, structuredClone(everything))).toEqual([]);
  const once = setAt(everything, '/exchanges/1/amount', 3);
  const twice = setAt(once, '/settings/zeroBand', 0.2);
  expect(numbersChanged(everything, twice)).toEqual([
    { pointer: '/exchanges/1/amount', value: 3 },
    { pointer: '/settings/zeroBand', value: 0.2 },
  ]);
});

it('is more than numbers where anything else differs', () => {
  const others: Consortium[] = [
    setAt(everything, '/title/en', 'Another'),
    setAt(everything, '/settings/benchmark', 'equal'),
    setAt(everything, '/links/0/persistent', false),
    setAt(everything, '/exchanges/0/periods/1/1', null),
    setAt(everything, '/exchanges/0/amount', '2'),
    setAt(everything, '/exchanges/1/periods', [[0, 3]]),
    setAt(everything, '/contract', {}),
    { ...everything, units: everything.units?.slice(1) ?? [] },
  ];
  for (const other of others) {
    expect(numbersChanged(everything, other)).toBe(null);
    expect(numbersChanged(other, everything)).toBe(null);
  }
});

it('may be given now and not before, but not the other way round, and must be one', () => {
  const open = setAt(everything, '/exchanges/0/amount', undefined);
  expect(numbersChanged(open, everything)).toEqual([{ pointer: '/exchanges/0/amount', value: 2 }]);
  expect(numbersChanged(everything, open)).toBe(null);
  expect(numbersChanged(everything, setAt(everything, '/exchanges/0/amount', Number.NaN))).toBe(null);
});

it('passes over what the engine does not read, and says 0 as JSON does', () => {
  const carrying = { ...everything, scenarios: [{ name: {}, document: everything }] } as Consortium;
  expect(numbersChanged(everything, carrying)).toEqual([]);
  expect(numbersChanged(carrying, everything)).toEqual([]);
  const [edit] = numbersChanged(everything, setAt(everything, '/exchanges/0/amount', -0)) ?? [];
  expect(Object.is(edit?.value, 0)).toBe(true);
});

it('is nothing when units are moved, and more than numbers when they are moved nowhere', () => {
  const moved = setAt(everything, '/units/1/position', { x: 5, y: -7.5 });
  expect(numbersChanged(everything, moved)).toEqual([]);
  expect(numbersChanged(moved, setAt(moved, '/units/1/position', undefined))).toEqual([]);
  for (const position of [{ x: 5 }, { x: 5, y: Number.NaN }, null, 'left'])
    expect(numbersChanged(everything, setAt(everything, '/units/1/position', position))).toBe(null);
});

it('is not told when too many numbers differ', () => {
  const document = large(100, 100);
  const exchanges = document.exchanges?.map((exchange) => ({ ...exchange, amount: 2 })) ?? [];
  expect(numbersChanged(document, { ...document, exchanges })).toBe(null);
});
