// The cells of a sweep: the numbers of each, the present one, and what of it is said, coloured and explained.
import init, { analyse, library, SweepRun, type Consortium, type Sweep } from 'gongsheng';
import { beforeAll, describe, expect, it } from 'vitest';
import '../../www/i18n/panels';
import { translate } from '../../www/i18n';
import {
  documentAt,
  followed,
  numbersAt,
  numbersSaid,
  presentCell,
  verdictsAt,
} from '../../www/panels/sweep';
import { keyOf, looksOf } from '../../www/panels/sweepLooks';

beforeAll(() => init());

const AMOUNT = '/exchanges/0/amount';
const COST = '/units/0/outputs/0/cost';

function swept(columns = 5, rows = 3): { document: Consortium; grid: Sweep } {
  const [{ document } = {}] = library();
  if (!document) throw new Error('no library');
  const axis = (pointer: string, values: number) => ({ pointer, from: 0, to: 20, values });
  const run = new SweepRun(document, axis(AMOUNT, columns), rows > 0 ? axis(COST, rows) : null);
  while (!run.advance(10));
  const grid = run.result();
  run.free();
  if (!grid) throw new Error('nothing swept');
  return { document, grid };
}

describe('a cell', () => {
  it('is a document in which what the sweep says of it holds', () => {
    const { document, grid } = swept();
    expect(grid.surplus).toHaveLength(15);
    for (const cell of [0, 4, 7, 14]) {
      const { ledger, behaviour, organisation, formation } = analyse(documentAt(grid, document, cell));
      const { surplus, ...verdicts } = verdictsAt(grid, cell);
      expect(surplus).toBeCloseTo(ledger?.total.surplus ?? Number.NaN, 9);
      expect(verdicts).toEqual({
        mode: behaviour?.system.mode,
        level: organisation?.system.level,
        rung: formation?.rung,
      });
    }
  });

  it('is of the same numbers where they stand in another document, and of none where they are no more', () => {
    const { document, grid } = swept();
    const { units = [], exchanges = [] } = document;
    const moved = { ...document, units: [...units].reverse(), exchanges: [...exchanges].reverse() };
    const there = followed(grid, document, moved);
    expect(there?.first.pointer).toBe(`/exchanges/${exchanges.length - 1}/amount`);
    expect(there?.second?.pointer).toBe(`/units/${units.length - 1}/outputs/0/cost`);
    expect(followed(grid, document, { ...document, exchanges: [] })).toBeNull();
    // A number of nothing that is there makes nothing.
    expect(documentAt(grid, { type: 'gongsheng', version: 1, months: 12 }, 7)).toEqual({
      type: 'gongsheng',
      version: 1,
      months: 12,
    });
  });

  it('is of the first number along its row, and of the second by its row', () => {
    const { grid } = swept();
    expect(numbersAt(grid, 7)).toEqual([
      { pointer: AMOUNT, value: grid.first.values[2] },
      { pointer: COST, value: grid.second?.values[1] },
    ]);
    expect(numbersAt(swept(5, 0).grid, 3)).toHaveLength(1);
  });

  it('is the present one when it is nearest to the numbers as they are, and none when they are outside', () => {
    const { grid } = swept();
    const [first, second] = [
      { pointer: AMOUNT, values: [0, 5, 10], present: 6 },
      { pointer: COST, values: [1, 2], present: 2 },
    ];
    expect(presentCell({ ...grid, first, second })).toBe(4);
    expect(presentCell({ ...grid, first, second: null })).toBe(1);
    expect(presentCell({ ...grid, first: { ...first, present: 11 }, second })).toBeNull();
    expect(presentCell({ ...grid, first, second: { ...second, present: 0.9 } })).toBeNull();
  });
});

it('the second number is not called again what the first is', () => {
  const names: Record<string, string> = { a: 'E · talent · value', b: 'E · talent · amount', c: 'months' };
  const say = (...pointers: string[]): string =>
    numbersSaid(
      pointers.map((pointer, place) => ({ pointer, value: place + 1 })),
      (pointer) => names[pointer] ?? '',
      'en',
    );
  expect(say('a')).toBe('E · talent · value 1');
  expect(say('a', 'b')).toBe('E · talent · value 1, amount 2');
  expect(say('a', 'c')).toBe('E · talent · value 1, months 2');
});

describe('the colours', () => {
  const t = (key: Parameters<typeof translate>[1]): string => translate('en', key);

  it('are explained, each that is on the map and none that is not', () => {
    const { grid } = swept();
    for (const show of ['behaviour', 'formation'] as const) {
      const looks = looksOf(grid, show, t);
      const explained = keyOf(grid, show, looks, t).map(({ colour }) => colour);
      expect(new Set(explained)).toEqual(new Set(looks.map(({ colour }) => colour)));
    }
  });

  it('of the surplus are explained by its ends and its zero', () => {
    const { grid } = swept();
    const surplus = Float64Array.from(grid.surplus, (_, cell) => cell - 4);
    const key = keyOf({ ...grid, surplus }, 'surplus', [], t);
    expect(key.map(({ name }) => name)).toEqual(['\u22124\u2009eu', '0\u2009eu', '+10\u2009eu']);
    expect(new Set(looksOf({ ...grid, surplus }, 'surplus', t).map(({ kind }) => kind))).toEqual(
      new Set(['-1', '0', '1']),
    );
  });

  it('say no surplus in a hatch as well, whatever the map shows', () => {
    const { grid } = swept();
    for (const show of ['behaviour', 'formation', 'surplus'] as const)
      expect(looksOf(grid, show, t).map(({ hatched }) => hatched)).toEqual(
        Array.from(grid.surplus, (_, cell) => !['formed', 'durable'].includes(verdictsAt(grid, cell).rung)),
      );
  });
});
