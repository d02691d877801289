// A number is followed by the thing it belongs to, not by its place: through what is added, removed, moved and edited.
import type { Consortium } from 'gongsheng';
import { describe, expect, it } from 'vitest';
import { removeUnit } from '../../www/document/edits';
import { follow, leads } from '../../www/document/identity';
import { setAt } from '../../www/document/pointer';
import { numbersOf } from '../../www/panels/numbers';
import { everything } from '../page/everything';

const copy = (document: Consortium): Consortium => JSON.parse(JSON.stringify(document)) as Consortium;
const numbers = numbersOf(everything, null, []);

describe('a number is followed', () => {
  it('to its own place, in the document and in a copy of it', () => {
    expect(numbers.length).toBeGreaterThan(20);
    for (const pointer of numbers) {
      expect(follow(pointer, everything, everything)).toBe(pointer);
      expect(follow(pointer, everything, copy(everything))).toBe(pointer);
    }
  });

  it('past an earlier thing that is gone, and nowhere when its own is', () => {
    const [first, second] = everything.units ?? [];
    const less = removeUnit(everything, first?.id ?? '');
    const side = second?.outputs ? 'outputs' : 'inputs';
    expect(follow(`/units/1/${side}/0/amount`, everything, less)).toBe(`/units/0/${side}/0/amount`);
    expect(follow(`/units/0/inputs/0/value`, everything, less)).toBeNull();
  });

  it('through edits of its thing, and where a default holds', () => {
    const pointer = '/exchanges/0/amount';
    const edited = setAt(everything, pointer, 77);
    const moved = { ...edited, exchanges: [...(edited.exchanges ?? [])].reverse() };
    expect(follow(pointer, everything, moved)).toBe(`/exchanges/${moved.exchanges.length - 1}/amount`);
    const { settings, ...bare } = everything;
    expect(settings).toBeDefined();
    expect(follow('/settings/resistance', everything, bare)).toBe('/settings/resistance');
  });

  it('of two that are called the same, to none that was another before', () => {
    const transfer = (amount: number) => ({ from: 'a', to: 'b', amount });
    const [one, other] = [transfer(1), transfer(2)];
    const of = (...transfers: object[]): Consortium => ({ ...everything, contract: { transfers } }) as never;
    const pointer = '/contract/transfers/0/amount';
    expect(follow(pointer, of(one, other), of(other))).toBeNull();
    expect(follow('/contract/transfers/1/amount', of(one, other), of(other))).toBe(pointer);
  });

  it('of a step, as long as none has come or gone', () => {
    const of = (...steps: [number, number][]): Consortium => ({
      ...everything,
      environment: [{ id: 'f', scope: 'external', aspect: 'culture', steps }],
    });
    const pointer = '/environment/0/steps/1/1';
    expect(follow(pointer, of([0, 1], [3, 0.5]), of([0, 1], [3, -1]))).toBe(pointer);
    expect(follow(pointer, of([0, 1], [3, 0.5]), of([0, 1]))).toBeNull();
  });
});

it('a pointer leads to fields of what is there', () => {
  expect(leads(everything, '/units/0/capacity')).toBe(true);
  expect(leads(everything, '/units/99/capacity')).toBe(false);
  expect(leads(everything, '/units')).toBe(true);
  expect(leads({ type: 'gongsheng', version: 1, months: 3 }, '/contract/transfers/0/amount')).toBe(false);
});
