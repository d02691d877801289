// The energy flow: what every node takes in it gives out, to the last digit; and the picture keeps to one scale.
import init, { analyse, derivation, library, type Consortium, type Ledger } from 'gongsheng';
import { beforeAll, describe, expect, it } from 'vitest';
import { layout } from '../../www/charts/sankey';
import { energyFlow } from '../../www/panels/energyFlow';
import { balanceOf, whysOf } from '../../www/panels/energyFlowWhys';

beforeAll(async () => {
  await init();
});

function ledgerOf(document: Consortium): Ledger {
  const { ledger } = analyse(document);
  if (!ledger) throw new Error('errors');
  return ledger;
}

function sums(document: Consortium) {
  const ledger = ledgerOf(document);
  const { nodes, links } = energyFlow(document, ledger);
  const sum = (side: 'from' | 'to', id: string) =>
    links.reduce((all, link) => (link[side] === id ? all + link.value : all), 0);
  return { ledger, nodes, links, sum };
}

/** Every node can be asked why, and what answers is what passes there. */
function expectWhys(document: Consortium) {
  const { ledger, nodes, sum } = sums(document);
  const whyOf = whysOf(document, ledger);
  for (const node of nodes) {
    const why = whyOf(node);
    const told = why && derivation(document, why);
    expect(told?.rows.length, node.id).toBeGreaterThan(0);
    expect(Math.abs(Number(told?.value)), node.id).toBeCloseTo(
      Math.max(sum('from', node.id), sum('to', node.id)),
      9,
    );
  }
}

describe.each([
  'four-units',
  'key-technology',
  'intermittent-projects',
  'integrated-ideal',
  'hostile-environment',
  'transfusion',
  'small-enterprises',
])('of %s', (id) => {
  const document = () => {
    const entry = library().find((known) => known.id === id);
    if (!entry) throw new Error(id);
    return entry.document;
  };

  it('every node gives out what it takes in', () => {
    const { nodes, sum } = sums(document());
    for (const { id: node, column } of nodes) {
      if (column === 0 || column === 3 || node.startsWith('short')) continue;
      expect(sum('from', node)).toBeCloseTo(sum('to', node), 9);
    }
  });

  it('every node has its why', () => {
    expectWhys(document());
  });

  it('ends as the ledger says', () => {
    const { ledger, nodes, sum } = sums(document());
    const { total, units } = ledger;
    for (const part of ['cost', 'interfaceLoss', 'coordination'] as const)
      expect(sum('to', part)).toBeCloseTo(total[part], 9);
    const given = nodes.filter(({ part }) => part === 'giver').map((node) => sum('from', node.id));
    expect(given.reduce((all, one) => all + one, 0)).toBeCloseTo(total.generation, 9);
    for (const { id: unit, surplus } of units) {
      expect(sum('to', `surplus ${unit}`)).toBeCloseTo(Math.max(0, surplus), 9);
      expect(sum('from', `short ${unit}`)).toBeCloseTo(Math.max(0, -surplus), 9);
    }
  });
});

it('of many units the largest stand for themselves and the others are summed', () => {
  const [entry] = library();
  if (!entry) throw new Error('no library');
  const { units = [], exchanges = [] } = entry.document;
  const copies = Array.from({ length: 5 }, (_, copy) => copy);
  const many: Consortium = {
    ...entry.document,
    units: copies.flatMap((copy) => units.map((unit) => ({ ...unit, id: `${unit.id}${copy}` }))),
    exchanges: copies.flatMap((copy) =>
      exchanges.map((exchange) => ({
        ...exchange,
        id: `${exchange.id}${copy}`,
        from: { ...exchange.from, unit: `${exchange.from.unit}${copy}` },
        to: { ...exchange.to, unit: `${exchange.to.unit}${copy}` },
      })),
    ),
    links: [],
    projects: [],
  };
  const { nodes, sum, ledger } = sums(many);
  expect(nodes.filter(({ part }) => part === 'receiver').length).toBe(8);
  expect(nodes.find(({ id }) => id === 'receiver others')?.others).toBe(13);
  expect(nodes.find(({ id }) => id === 'pair others')?.others).toBe(16);
  expect(sum('to', 'cost')).toBeCloseTo(ledger.total.cost, 9);
  expectWhys(many);
});

it('what all who are short lack together is told by each of them, as a lack', () => {
  const document = library().find(({ id }) => id === 'hostile-environment')?.document;
  const short = document ? ledgerOf(document).units.filter(({ surplus }) => surplus < 0) : [];
  expect(short.length).toBeGreaterThan(1);
  const why = balanceOf(
    short.map(({ id }) => id),
    'short',
  );
  const told = document && why && derivation(document, why);
  expect(told?.value).toBeCloseTo(
    short.reduce((sum, { surplus }) => sum - surplus, 0),
    9,
  );
  expect(told?.rows.map(({ what }) => what)).toEqual(short.map(({ id }) => ({ kind: 'unit', id })));
});

describe('laid out', () => {
  const nodes = [
    { id: 'a', column: 0 },
    { id: 'b', column: 0 },
    { id: 'c', column: 1 },
    { id: 'never', column: 1 },
  ];
  const links = [
    { from: 'a', to: 'c', value: 30 },
    { from: 'b', to: 'c', value: 10 },
    { from: 'b', to: 'never', value: 0 },
  ];
  const { boxes, bands, height } = layout(nodes, links, 80);

  it('heights are of one scale, and what nothing passes is left out', () => {
    expect(boxes.map(({ id, height: tall }) => [id, tall])).toEqual([
      ['a', 60],
      ['b', 20],
      ['c', 80],
    ]);
    expect(Math.max(...boxes.map(({ y, height: tall }) => y + tall))).toBeLessThanOrEqual(height);
  });
  it('bands fill their nodes side by side', () => {
    const c = boxes[2];
    expect(bands.map(({ thickness }) => thickness)).toEqual([60, 20]);
    expect(bands.map(({ ends }) => ends[1] - (c?.y ?? 0))).toEqual([30, 70]);
  });
});
