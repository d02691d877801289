// Scenarios in a document, and where versions differ: by ids, whatever the order.
import { analyse, type Consortium } from 'gongsheng';
import { expect, test } from 'vitest';
import { withoutScenarios } from '../../www/document/alone';
import { differences } from '../../www/document/differences';
import { setAt } from '../../www/document/pointer';
import {
  keepScenario,
  openScenario,
  removeScenario,
  sameModel,
  scenariosOf,
} from '../../www/document/scenarios';
import { markedFor } from '../../www/panels/scenarios/marked';
import { unitLines } from '../../www/panels/scenarios/units';

const base: Consortium = {
  type: 'gongsheng',
  version: 1,
  months: 12,
  units: [
    { id: 'C', kind: 'college', outputs: [{ id: 'o', resource: 'talent', carrier: 'energy', amount: 1 }] },
    { id: 'E', kind: 'enterprise', inputs: [{ id: 'i', resource: 'talent', carrier: 'energy', amount: 1 }] },
  ],
  exchanges: [
    {
      id: 'x',
      from: { unit: 'C', output: 'o' },
      to: { unit: 'E', input: 'i' },
      amount: 1,
      periods: [[0, 6]],
    },
  ],
  links: [{ between: ['C', 'E'], resistance: 0.1 }],
};

test('what is kept comes back as it was, and the scenarios stay', () => {
  const kept = keepScenario(base, { en: 'First' });
  const changed = setAt(kept, '/months', 24);
  const both = keepScenario(changed, { en: 'Second' });
  expect(withoutScenarios(both)).toEqual({ ...base, months: 24 });
  const back = openScenario(both, 0);
  expect(withoutScenarios(back)).toEqual(base);
  expect(scenariosOf(back)).toEqual(scenariosOf(both));
  expect(scenariosOf(both).map(({ document }) => document.months)).toEqual([12, 24]);
  // The last one to go takes the field with it.
  expect(removeScenario(kept, 0)).toEqual(base);
});

test('another version is kept beside what stands, which is the same model then', () => {
  const kept = keepScenario(base, { en: 'First' });
  const other = setAt(kept, '/months', 24);
  const both = keepScenario(kept, { en: 'Other' }, other);
  expect(withoutScenarios(both)).toEqual(base);
  expect(scenariosOf(both).map(({ document }) => document)).toEqual([base, { ...base, months: 24 }]);
  expect(sameModel(both, base)).toBe(true);
  expect(sameModel(both, other)).toBe(false);
});

test('units that differ most come first, and one that a version lacks among them', () => {
  const other = setAt(base, '/units/0/outputs/0/cost', 2);
  const more: Consortium = { ...other, units: [...(other.units ?? []), { id: 'N', kind: 'other' }] };
  const versions = [setAt(base, '/exchanges/0/amount', 0.5), more];
  const lines = unitLines(versions, versions.map(analyse), true);
  const spread = ({ values }: (typeof lines)[number]): number => {
    const [one = 0, two = 0] = values.map((value) => value ?? 0);
    return Math.abs(one - two);
  };
  expect(lines.map(({ id }) => id).sort()).toEqual(['C', 'E', 'N']);
  lines
    .slice(1)
    .forEach((line, place) => expect(spread(line)).toBeLessThanOrEqual(spread(lines[place] ?? line)));
  expect(lines.slice(0, 1).map(spread)[0]).toBeGreaterThan(0);
  expect(lines.find(({ id }) => id === 'N')).toMatchObject({ values: [null, 0], holder: more });
  // Few ones keep their order, and what has no result yet has no number.
  const plain = unitLines(versions, [null, null], false);
  expect(plain.map(({ id, values }) => [id, ...values])).toEqual([
    ['C', null, null],
    ['E', null, null],
    ['N', null, null],
  ]);
});

test('what is no scenario is passed over', () => {
  const odd = { ...base, scenarios: [null, 3, { name: 'x' }, { name: {}, document: base }] } as Consortium;
  expect(scenariosOf(odd)).toHaveLength(1);
  expect(scenariosOf({ ...base, scenarios: 'none' } as Consortium)).toEqual([]);
});

test('a change of place or order is no difference', () => {
  const [college, enterprise] = base.units ?? [];
  const moved: Consortium = {
    ...base,
    units: [enterprise, { ...college, position: { x: 9, y: 9 } }] as Consortium['units'],
    links: [{ between: ['E', 'C'], resistance: 0.1 }],
  };
  expect(differences([base, moved])).toEqual([]);
});

test('fields differ by the thing they belong to, each with its place in every version', () => {
  const [college, enterprise] = base.units ?? [];
  const other: Consortium = setAt(
    { ...base, units: [enterprise, { ...college, patience: 6 }] } as Consortium,
    '/exchanges/0/periods',
    [[0, null]],
  );
  expect(differences([base, other])).toEqual([
    {
      key: '/units/C/patience',
      places: ['/units/0/patience', '/units/1/patience'],
      values: [undefined, 6],
      thing: false,
    },
    {
      key: '/exchanges/x/periods',
      places: ['/exchanges/0/periods', '/exchanges/0/periods'],
      values: [[[0, 6]], [[0, null]]],
      thing: false,
    },
  ]);
});

test('a thing that a version lacks is one difference, not one a field', () => {
  const alone: Consortium = {
    ...base,
    units: base.units?.slice(0, 1),
    exchanges: [],
    links: [],
  } as Consortium;
  const found = differences([base, alone]);
  expect(found.map(({ key, thing, places }) => [key, thing, places[1]])).toEqual([
    ['/units/E', true, null],
    ['/exchanges/x', true, null],
    ['/links/C E', true, null],
  ]);
});

test('on the graph a difference is marked at what of the present version it is of, each thing once', () => {
  const at = (pointer: string, value: unknown) => markedFor(base, setAt(base, pointer, value));
  expect(at('/units/0/patience', 6)).toMatchObject({ things: [{ kind: 'unit', id: 'C' }], count: 1 });
  // What a unit gives or needs is at its exchanges; without any it is at the unit.
  expect(at('/units/0/outputs/0/cost', 2).things).toEqual([{ kind: 'exchange', id: 'x' }]);
  const alone = { ...base, exchanges: [] } as Consortium;
  expect(markedFor(alone, setAt(alone, '/units/0/outputs/0/cost', 2)).things).toEqual([
    { kind: 'unit', id: 'C' },
  ]);
  expect(at('/links/0/resistance', 0.4).things).toEqual([{ kind: 'pair', between: ['C', 'E'] }]);
  const twice = setAt(setAt(base, '/exchanges/0/amount', 2), '/exchanges/0/periods', [[0, 2]]);
  expect(markedFor(base, twice)).toMatchObject({ things: [{ kind: 'exchange', id: 'x' }], count: 2 });
  // What is of the whole is nowhere on the graph.
  expect(at('/months', 24)).toEqual({ things: [], count: 1, gone: [] });
  expect(markedFor(base, base)).toEqual({ things: [], count: 0, gone: [] });
});

test('what only the scenario has is marked at the units it is of, as far as they are there', () => {
  const [C, E] = ['C', 'E'].map((id) => ({ kind: 'unit', id }));
  expect(markedFor({ ...base, exchanges: [] }, base)).toEqual({ things: [C, E], count: 1, gone: [] });
  expect(markedFor({ ...base, links: [] }, base)).toEqual({ things: [C, E], count: 1, gone: [] });
  const left = { ...base, units: base.units?.filter(({ id }) => id === 'C') ?? [], exchanges: [], links: [] };
  expect(markedFor(left, base)).toEqual({ things: [C], count: 3, gone: ['E'] });
});
