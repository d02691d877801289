// The environment (model §4) and the ledger (§5): every energy of every month is written down once, as an
// entry with the unit that bears it; every number of the ledger is then a sum over entries.

import { everyPair, linkOf, range, sum } from './document';
import type { Factor, Model, Unit } from './document';
import {
  activeExchanges,
  covers,
  everActive,
  everRunning,
  fitOf,
  hasMember,
  isActive,
  isBetween,
  isRunning,
  listedPairs,
  shipped,
  used,
} from './flows';

type Line = 'generation' | 'interfaceLoss' | 'cost' | 'coordination';

export interface Entry {
  month: number;
  line: Line;
  /** The unit that gains or pays it. */
  unit: string;
  /** The units with which it does: one of an exchange, all other members of a project. */
  partners: string[];
  exchange: string | null;
  project: string | null;
  energy: number;
}

/** Sign of a factor in a month: its last step so far, of two in the same month the later in the list. */
export function signAt(factor: Factor, month: number): number {
  let sign = 0;
  let since = -1;
  for (const [start, value] of factor.steps) {
    if (start <= month && start >= since) {
      sign = value;
      since = start;
    }
  }
  return sign;
}

function weightedMean(terms: { weight: number; sign: number }[]): number {
  const weight = sum(terms.map((term) => term.weight));
  return weight === 0 ? 0 : sum(terms.map((term) => term.weight * term.sign)) / weight;
}

/** Everything that the exchanges, pairs and projects of a month generate and cost at this φ. */
function entriesOf(model: Model, month: number, phi: number): Entry[] {
  const entries: Entry[] = [];
  for (const exchange of activeExchanges(model, month)) {
    const { giver, receiver, output, input } = exchange;
    const eta = 1 / (1 + linkOf(model, giver.id, receiver.id).resistance);
    const generation =
      input.value * output.quality * fitOf(model, exchange) * used(model, exchange, month) * phi;
    const cost = (output.cost * shipped(model, exchange, month)) / phi;
    const received = {
      month,
      unit: receiver.id,
      partners: [giver.id],
      exchange: exchange.id,
      project: null,
    };
    entries.push({ ...received, line: 'generation', energy: generation });
    entries.push({ ...received, line: 'interfaceLoss', energy: (1 - eta) * generation });
    entries.push({ ...received, line: 'cost', unit: giver.id, partners: [receiver.id], energy: cost });
  }
  for (const [a, b] of everyPair(model.units)) {
    if (!activeExchanges(model, month).some((exchange) => isBetween(exchange, a, b))) continue;
    const half = linkOf(model, a.id, b.id).coordination / phi / 2;
    const paid = { month, line: 'coordination' as const, exchange: null, project: null, energy: half };
    entries.push({ ...paid, unit: a.id, partners: [b.id] });
    entries.push({ ...paid, unit: b.id, partners: [a.id] });
  }
  for (const project of model.projects) {
    if (!isRunning(project, month)) continue;
    const eta = 1 / (1 + project.resistance);
    for (const member of project.members) {
      const partners = project.members.map((other) => other.unit).filter((other) => other !== member.unit);
      const generation = member.share * project.value * phi;
      const own = { month, unit: member.unit, partners, exchange: null, project: project.id };
      entries.push({ ...own, line: 'generation', energy: generation });
      entries.push({ ...own, line: 'interfaceLoss', energy: (1 - eta) * generation });
      entries.push({ ...own, line: 'cost', energy: member.cost / phi });
    }
  }
  return entries;
}

export function lines(entries: Entry[]) {
  const total = (line: Line) =>
    sum(entries.filter((entry) => entry.line === line).map((entry) => entry.energy));
  const generation = total('generation');
  const interfaceLoss = total('interfaceLoss');
  const cost = total('cost');
  const coordination = total('coordination');
  const dissipation = interfaceLoss + cost + coordination;
  return { generation, interfaceLoss, cost, coordination, dissipation, surplus: generation - dissipation };
}

export function grossOf(entries: Entry[]): number {
  const { generation, cost, coordination } = lines(entries);
  return generation + cost + coordination;
}

/** A number within 1e-9 of its gross counts as 0. */
export function snap(number: number, gross: number): number {
  return Math.abs(number) <= 1e-9 * gross ? 0 : number;
}

/** Month by month: the environment, what happens in it and, with feedback, what that makes of it. */
export function run(model: Model) {
  const { sensitivity, feedback, environmentBand } = model.settings;
  const entries: Entry[] = [];
  const own: number[] = [];
  const signs: number[] = [];
  const factors: number[] = [];
  const external: number[] = [];
  const internal: number[] = [];
  let f = 0;
  for (const month of range(model.months)) {
    const terms = model.environment.map((factor) => ({
      scope: factor.scope,
      weight: factor.weight,
      sign: signAt(factor, month),
    }));
    if (feedback > 0) terms.push({ scope: 'internal', weight: 1, sign: f });
    const epsilon = weightedMean(terms);
    const phi = Math.exp(sensitivity * epsilon);
    own.push(f);
    signs.push(epsilon);
    factors.push(phi);
    external.push(weightedMean(terms.filter((term) => term.scope === 'external')));
    internal.push(weightedMean(terms.filter((term) => term.scope === 'internal')));
    const happened = entriesOf(model, month, phi);
    entries.push(...happened);
    const gross = grossOf(happened);
    const ratio = gross === 0 ? 0 : lines(happened).surplus / gross;
    f = f + feedback * (ratio - f);
  }
  const mean = sum(signs) / model.months;
  return {
    entries,
    environment: {
      mean,
      class: mean > environmentBand ? 'positive' : mean < -environmentBand ? 'negative' : 'neutral',
      external: sum(external) / model.months,
      internal: sum(internal) / model.months,
      signs,
      factors,
      feedback: feedback > 0 ? own : null,
    },
  };
}

/** What a unit gains and pays with another: all of it in an exchange, an equal part of it in a project. */
export function entriesWith(entries: Entry[], unit: string, other: string): Entry[] {
  return entries
    .filter((entry) => entry.unit === unit && entry.partners.includes(other))
    .map((entry) => ({ ...entry, energy: entry.energy / entry.partners.length }));
}

/** s(i|j) before transfers. */
export function gain(entries: Entry[], unit: string, from: string): number {
  return lines(entriesWith(entries, unit, from)).surplus;
}

/** S_i before the contract. */
export function surplusOf(entries: Entry[], unit: string): number {
  return lines(entries.filter((entry) => entry.unit === unit)).surplus;
}

/** Gives in an active exchange, or is in an active project, in this month. */
function contributes(model: Model, unit: Unit, month: number): boolean {
  return (
    model.exchanges.some((exchange) => exchange.giver === unit && isActive(exchange, month)) ||
    model.projects.some((project) => hasMember(project, unit) && covers(project.periods, month))
  );
}

function contractOf(model: Model, entries: Entry[], unit: Unit) {
  const months = range(model.months);
  const incentive = model.incentives.find((each) => each.unit === unit.id);
  const contributing = months.filter((t) => contributes(model, unit, t)).length;
  const idle = model.months - contributing;
  const transfersIn = sum(model.transfers.filter((each) => each.to === unit.id).map((each) => each.amount));
  const transfersOut = sum(
    model.transfers.filter((each) => each.from === unit.id).map((each) => each.amount),
  );
  const contract = {
    transfersIn: transfersIn * model.months,
    transfersOut: transfersOut * model.months,
    rewardReceived: (incentive?.reward ?? 0) * contributing,
    penaltyPaid: (incentive?.penalty ?? 0) * idle,
  };
  return {
    id: unit.id,
    ...contract,
    surplusAfter:
      surplusOf(entries, unit.id) +
      contract.transfersIn -
      contract.transfersOut +
      contract.rewardReceived -
      contract.penaltyPaid,
  };
}

export function ledger(model: Model, entries: Entry[]) {
  return {
    total: { ...lines(entries), gross: grossOf(entries) },
    months: range(model.months).map((month) => ({
      month,
      ...lines(entries.filter((entry) => entry.month === month)),
    })),
    exchanges: model.exchanges.map(({ id }) => ({
      id,
      ...lines(entries.filter((entry) => entry.exchange === id)),
    })),
    projects: model.projects.map((project) => {
      const of = entries.filter((entry) => entry.project === project.id);
      return {
        id: project.id,
        ...lines(of),
        members: project.members.map(({ unit }) => ({ unit, net: surplusOf(of, unit) })),
      };
    }),
    pairs: listedPairs(model).map(([a, b]) => {
      const both = [...entriesWith(entries, a.id, b.id), ...entriesWith(entries, b.id, a.id)];
      return {
        between: [a.id, b.id],
        ...lines(both),
        gross: grossOf(both),
        gains: [gain(entries, a.id, b.id), gain(entries, b.id, a.id)],
      };
    }),
    units: model.units.map(({ id }) => {
      const of = entries.filter((entry) => entry.unit === id);
      const { generation, interfaceLoss, cost, coordination } = lines(of);
      return {
        id,
        ...lines(of),
        gross: grossOf(of),
        receipt: generation - interfaceLoss,
        outlay: cost + coordination,
      };
    }),
    contract: model.units.map((unit) => contractOf(model, entries, unit)),
  };
}

/** Whether anything at all is active in some month. */
export function isInteracting(model: Model): boolean {
  return everActive(model).length > 0 || everRunning(model).length > 0;
}
