// What energy passes where, as nodes and links: from givers by pairs and projects to who receives it, and from there
// to what is spent and what each unit keeps. What each node takes in it gives out, to the last digit.
import type { Consortium, Ledger, UnitLines } from 'gongsheng';
import type { Link, Node } from '../charts/sankey';

export type Part =
  'giver' | 'pair' | 'project' | 'interfaceLoss' | 'receiver' | 'short' | 'cost' | 'coordination' | 'surplus';

export interface FlowNode extends Node {
  part: Part;
  /** Ids of what it is: a unit, the two of a pair, a project; several where it stands for the others. */
  of: string[];
  /** How many smaller ones it sums up; 0 for one that stands for itself. */
  others: number;
  /** Everything that it stands for: ids of units, or keys of pairs and projects. */
  all: ReadonlySet<string>;
}

/** What joins two units or more, told apart from another such. */
export const pairTie = (one: string, other: string): string =>
  one < other ? `pair ${one} ${other}` : `pair ${other} ${one}`;
export const projectTie = (id: string): string => `project ${id}`;

/** Units and pairs that stand for themselves; the smaller ones are summed. */
const MOST_UNITS = 8;
const MOST_TIES = 10;
const OTHERS = 'others';

export function energyFlow(document: Consortium, ledger: Ledger): { nodes: FlowNode[]; links: Link[] } {
  const exchanges = new Map((document.exchanges ?? []).map((exchange) => [exchange.id, exchange]));
  const given = new Map<string, number>();
  const add = (map: Map<string, number>, key: string, value: number): void =>
    void map.set(key, (map.get(key) ?? 0) + value);
  /** Links by the keys of their ends. */
  const flows = new Map<string, { from: [Part, string]; to: [Part, string]; value: number }>();
  const flow = (from: [Part, string], to: [Part, string], value: number): void => {
    const key = `${from.join(' ')}|${to.join(' ')}`;
    const known = flows.get(key);
    if (known) known.value += value;
    else flows.set(key, { from, to, value });
  };

  // Which units and ties are large enough to stand for themselves.
  const places = new Map(ledger.units.map(({ id }, place) => [id, place]));
  const ties = new Map<string, number>();
  for (const { id, generation } of ledger.exchanges) {
    const exchange = exchanges.get(id);
    if (!exchange) continue;
    add(given, exchange.from.unit, generation);
    add(ties, pairTie(exchange.from.unit, exchange.to.unit), generation);
  }
  for (const { id, generation } of ledger.projects) add(ties, projectTie(id), generation);
  const size = ({ id, receipt, outlay }: UnitLines): number => (given.get(id) ?? 0) + receipt + outlay;
  const unit = largest(new Map(ledger.units.map((lines) => [lines.id, size(lines)])), MOST_UNITS);
  const tie = largest(ties, MOST_TIES);
  const tieOf = (key: string): [Part, string] => {
    const own = tie(key);
    if (own === OTHERS) return ['pair', OTHERS];
    const [part, ...ids] = own.split(' ');
    return [part as Part, ids.join(' ')];
  };

  for (const { id, generation, interfaceLoss } of ledger.exchanges) {
    const exchange = exchanges.get(id);
    if (!exchange) continue;
    const { from, to } = exchange;
    const by = tieOf(pairTie(from.unit, to.unit));
    flow(['giver', unit(from.unit)], by, generation);
    flow(by, ['interfaceLoss', ''], interfaceLoss);
    flow(by, ['receiver', unit(to.unit)], generation - interfaceLoss);
  }
  for (const { id, generation, interfaceLoss, cost, members } of ledger.projects) {
    const by = tieOf(projectTie(id));
    const own = document.projects?.find((known) => known.id === id)?.members ?? [];
    const costs = own.reduce((sum, member) => sum + (member.cost ?? 0), 0);
    // What is made together has no giver of its own: its members make it.
    const receipts = members.map(({ unit: member, net }) => {
      const share = own.find((known) => known.unit === member)?.cost ?? 0;
      return [member, net + (costs > 0 ? (cost * share) / costs : 0)] as const;
    });
    const received = receipts.reduce((sum, [, receipt]) => sum + receipt, 0);
    for (const [member, receipt] of receipts) {
      if (received > 0) flow(['giver', unit(member)], by, (generation * receipt) / received);
      flow(by, ['receiver', unit(member)], receipt);
    }
    flow(by, ['interfaceLoss', ''], interfaceLoss);
  }
  const spent = new Map<string, { cost: number; coordination: number; surplus: number }>();
  for (const { id, cost, coordination, surplus } of ledger.units) {
    const known = spent.get(unit(id)) ?? { cost: 0, coordination: 0, surplus: 0 };
    spent.set(unit(id), {
      cost: known.cost + cost,
      coordination: known.coordination + coordination,
      surplus: known.surplus + surplus,
    });
  }
  for (const [id, { cost, coordination, surplus }] of spent) {
    flow(['receiver', id], ['cost', ''], cost);
    flow(['receiver', id], ['coordination', ''], coordination);
    // Who spends more than it receives brings the rest from outside.
    if (surplus >= 0) flow(['receiver', id], ['surplus', id], surplus);
    else flow(['short', id], ['receiver', id], -surplus);
  }

  const used = [...flows.values()].filter(({ value }) => value > 0);
  const nodes = new Map<string, FlowNode>();
  for (const [part, id] of used.flatMap(({ from, to }) => [from, to])) {
    const own = keyOf([part, id]);
    const all =
      part === 'pair' || part === 'project'
        ? [...ties.keys()].filter((key) => (id === OTHERS ? tie(key) === OTHERS : key === own))
        : ledger.units.flatMap((one) => (unit(one.id) === id ? [one.id] : []));
    const of = id === '' || id === OTHERS ? [] : id.split(' ');
    nodes.set(own, {
      id: own,
      part,
      of: of.sort((one, other) => (places.get(one) ?? 0) - (places.get(other) ?? 0)),
      others: id === OTHERS ? all.length : 0,
      all: new Set(all),
      column: COLUMN[part],
    });
  }
  const order = (node: FlowNode): number =>
    PARTS.indexOf(node.part) * 1e6 +
    (node.others > 0 ? 1e5 : Math.min(...node.of.map((id) => places.get(id) ?? 0), 1e4));
  return {
    nodes: [...nodes.values()].sort((a, b) => a.column - b.column || order(a) - order(b)),
    links: used.map(({ from, to, value }) => ({ from: keyOf(from), to: keyOf(to), value })),
  };
}

const keyOf = ([part, id]: [Part, string]): string => (id === '' ? part : `${part} ${id}`);

/** Short units come in where they spend it: with the pairs, before those who receive. */
const COLUMN: Record<Part, number> = {
  giver: 0,
  pair: 1,
  project: 1,
  short: 1,
  receiver: 2,
  interfaceLoss: 3,
  cost: 3,
  coordination: 3,
  surplus: 3,
};
const PARTS: readonly Part[] = [
  'giver',
  'pair',
  'project',
  'short',
  'receiver',
  'surplus',
  'cost',
  'interfaceLoss',
  'coordination',
];

/** A name for each: its own for the largest, one for all the others. */
function largest(sizes: ReadonlyMap<string, number>, most: number): (id: string) => string {
  if (sizes.size <= most) return (id) => id;
  const own = new Set(
    [...sizes]
      .sort(([, a], [, b]) => b - a)
      .slice(0, most - 1)
      .map(([id]) => id),
  );
  return (id) => (own.has(id) ? id : OTHERS);
}
