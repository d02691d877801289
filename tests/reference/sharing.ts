// Sharing the surplus (model §9): fair shares, and the core by looking at every coalition.

import { everyPair, range, sum } from './document';
import type { Model } from './document';
import { takesPart } from './flows';
import { maximise, nucleolus } from './nucleolus';
import { grossOf, lines, snap, surplusOf } from './ledger';
import type { Entry } from './ledger';

/** A part of v: what these units earn together, and only together. */
interface Term {
  members: string[];
  surplus: number;
}

/** Entries do not change, so what all coalitions are made of is looked up once. */
const found = new WeakMap<Entry[], Term[]>();

function terms(model: Model, entries: Entry[]): Term[] {
  const known = found.get(entries) ?? look(model, entries);
  found.set(entries, known);
  return known;
}

function look(model: Model, entries: Entry[]): Term[] {
  const ofPairs = everyPair(model.units).map(([a, b]) => ({
    members: [a.id, b.id],
    surplus: lines(
      entries.filter(
        (entry) =>
          entry.project === null &&
          ((entry.unit === a.id && entry.partners.includes(b.id)) ||
            (entry.unit === b.id && entry.partners.includes(a.id))),
      ),
    ).surplus,
  }));
  const ofProjects = model.projects.map((project) => ({
    members: project.members.map((member) => member.unit),
    surplus: lines(entries.filter((entry) => entry.project === project.id)).surplus,
  }));
  return [...ofPairs, ...ofProjects];
}

/** v of a coalition (§9). */
export function worth(model: Model, entries: Entry[], coalition: string[]): number {
  return sum(
    terms(model, entries)
      .filter(({ members }) => members.every((id) => coalition.includes(id)))
      .map(({ surplus }) => surplus),
  );
}

export interface Amount {
  unit: string;
  amount: number;
}

/**
 * The largest v(K) − x(K) over all coalitions, none and all among them, where no term is below 0: the linear programme
 * in which a term counts as far as all its members are in has whole numbers for an answer. Null where one is below 0.
 */
function largestExcess(parts: Term[], amounts: Amount[]): number | null {
  if (parts.some(({ surplus }) => surplus < 0)) return null;
  const made = parts.filter(({ surplus }) => surplus > 0);
  const scale = Math.max(1e-300, ...made.map(({ surplus }) => surplus));
  const n = amounts.length;
  const goal = [...amounts.map(({ amount }) => -amount / scale), ...made.map((term) => term.surplus / scale)];
  const row = (plus: number, minus: number | null) =>
    goal.map((_, i) => (i === plus ? 1 : i === minus ? -1 : 0));
  const constraints = [
    ...amounts.map((_, i) => ({ row: row(i, null), most: 1 })),
    ...made.flatMap(({ members }, t) =>
      members.map((id) => ({
        row: row(
          n + t,
          amounts.findIndex(({ unit }) => unit === id),
        ),
        most: 0,
      })),
    ),
  ];
  const best = maximise(goal, constraints);
  return best === null ? null : scale * sum(best.map((each, i) => each * (goal[i] ?? 0)));
}

export interface Core {
  inCore: boolean | null;
  excess?: number | null;
  coalition: string[];
}

/** Largest v(K) − x(K) over the coalitions other than none and all; ties: fewest members, then document order. */
export function core(model: Model, entries: Entry[], amounts: Amount[]): Core {
  const n = model.units.length;
  if (n < 2) return { inCore: true, excess: null, coalition: [] };
  const gross = grossOf(entries);
  if (n > 20) {
    const most = largestExcess(terms(model, entries), amounts);
    const inCore = most === null ? null : snap(most, gross) <= 0;
    // How near the nearest come to doing better is asked of few only.
    return { inCore, ...(inCore === false && most !== null ? { excess: most } : {}), coalition: [] };
  }
  // A coalition is a number whose bit i says whether unit i is in it.
  const bitsOf = (ids: string[]) => sum(model.units.map(({ id }, i) => (ids.includes(id) ? 2 ** i : 0)));
  const parts = terms(model, entries).map(({ members, surplus }) => ({ bits: bitsOf(members), surplus }));
  const got = amounts.map(({ unit, amount }) => ({ bits: bitsOf([unit]), amount }));
  const sizeOf = (coalition: number) => got.filter(({ bits }) => (coalition & bits) === bits).length;
  let excess = -Infinity;
  let best = 0;
  for (let coalition = 1; coalition < 2 ** n - 1; coalition += 1) {
    let difference = 0;
    for (const { bits, surplus } of parts) if ((coalition & bits) === bits) difference += surplus;
    for (const { bits, amount } of got) if ((coalition & bits) === bits) difference -= amount;
    const tie = Math.abs(difference - excess) <= 1e-9 * gross;
    if (tie ? sizeOf(coalition) < sizeOf(best) : difference > excess) best = coalition;
    excess = Math.max(excess, difference);
  }
  const coalition = model.units.filter((_, i) => (best & (2 ** i)) !== 0).map(({ id }) => id);
  return { inCore: snap(excess, gross) <= 0, excess, coalition };
}

/** S_i of every unit. */
export function realised(model: Model, entries: Entry[]): Amount[] {
  return model.units.map(({ id }) => ({ unit: id, amount: surplusOf(entries, id) }));
}

function equal(model: Model, entries: Entry[]): Amount[] {
  const surplus = lines(entries).surplus;
  const sharers = model.units.filter((unit) => takesPart(model, unit));
  return model.units.map((unit) => ({
    unit: unit.id,
    amount: sharers.includes(unit) ? surplus / sharers.length : 0,
  }));
}

function contribution(model: Model, entries: Entry[]): Amount[] {
  const outlays = model.units.map(({ id }) => {
    const { cost, coordination } = lines(entries.filter((entry) => entry.unit === id));
    return { unit: id, outlay: cost + coordination };
  });
  const paid = sum(outlays.map(({ outlay }) => outlay));
  if (paid === 0) return equal(model, entries);
  const surplus = lines(entries).surplus;
  return outlays.map(({ unit, outlay }) => ({ unit, amount: (surplus * outlay) / paid }));
}

function shapley(model: Model, entries: Entry[]): Amount[] {
  const parts = terms(model, entries);
  return model.units.map(({ id }) => ({
    unit: id,
    amount: sum(
      parts.filter((term) => term.members.includes(id)).map((term) => term.surplus / term.members.length),
    ),
  }));
}

const RULES = { equal, contribution, shapley };

/** f, the fair shares under a rule. */
export function fairShares(model: Model, entries: Entry[], rule: keyof typeof RULES): Amount[] {
  return RULES[rule](model, entries);
}

/** Coalitions for which the reference has the patience; the model asks for up to 12 units. */
const MOST_UNITS = 8;

/** The share of §9 over imputations; nothing where the model has one and the reference does not look. */
function nucleolusShare(model: Model, entries: Entry[]) {
  const n = model.units.length;
  const gross = grossOf(entries);
  const surplus = snap(lines(entries).surplus, gross);
  if (n > 12 || surplus < 0) return [{ rule: 'nucleolus', available: false, amounts: [], core: null }];
  if (n > MOST_UNITS) return [];
  const ids = model.units.map(({ id }) => id);
  const parts = terms(model, entries).map(({ members, surplus: earned }) => ({
    bits: sum(members.map((id) => 2 ** ids.indexOf(id))),
    earned,
  }));
  const v = (coalition: number) =>
    coalition === 2 ** n - 1
      ? surplus
      : sum(parts.filter(({ bits }) => (coalition & bits) === bits).map(({ earned }) => earned));
  const largest = Math.max(...range(2 ** n).map((coalition) => Math.abs(v(coalition))));
  const amounts = nucleolus(n, v, largest).map((amount, i) => ({ unit: ids[i] ?? '', amount }));
  return [{ rule: 'nucleolus', available: true, amounts, core: core(model, entries, amounts) }];
}

/** S_i of every unit, with 0 for what counts as 0. */
function snapped(model: Model, entries: Entry[]): number[] {
  return model.units.map(({ id }) => {
    const gross = grossOf(entries.filter((entry) => entry.unit === id));
    return snap(surplusOf(entries, id), gross);
  });
}

function isSpread(numbers: number[]): boolean {
  return numbers.every((x) => x >= 0) && numbers.some((x) => x > 0);
}

function gini(numbers: number[]): number | null {
  if (!isSpread(numbers)) return null;
  const differences = sum(numbers.flatMap((x) => numbers.map((y) => Math.abs(x - y))));
  return differences / (2 * numbers.length * sum(numbers));
}

function theil(numbers: number[]): number | null {
  if (!isSpread(numbers)) return null;
  const mean = sum(numbers) / numbers.length;
  const terms = numbers.map((x) => (x === 0 ? 0 : (x / mean) * Math.log(x / mean)));
  return sum(terms) / numbers.length;
}

export function sharing(model: Model, entries: Entry[]) {
  const benchmark = model.settings.benchmark;
  const rules: (keyof typeof RULES)[] = ['equal', 'contribution', 'shapley'];
  const fair = fairShares(model, entries, benchmark);
  const own = realised(model, entries);
  return {
    shares: [
      ...rules.map((rule) => {
        const amounts = fairShares(model, entries, rule);
        return { rule, available: true, amounts, core: core(model, entries, amounts) };
      }),
      ...nucleolusShare(model, entries),
    ],
    realised: core(model, entries, own),
    benchmark,
    transfers: fair.map(({ unit, amount }) => ({
      unit,
      amount: amount - sum(own.filter((each) => each.unit === unit).map((each) => each.amount)),
    })),
    gini: gini(snapped(model, entries)),
    theil: theil(snapped(model, entries)),
  };
}
