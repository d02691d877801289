// Diagnosis (model §13): the findings, in the model's order, but for the chain that is missing, which rests on the
// vocabulary.

import { range, sum } from './document';
import type { Factor, Model, Unit } from './document';
import {
  arePairedInSomeMonth,
  everRunning,
  hasMember,
  isBetween,
  listedPairs,
  takesPart,
  used,
} from './flows';
import { grossOf, isInteracting, lines, run, signAt, snap, surplusOf } from './ledger';
import type { Entry } from './ledger';
import type { behaviour, organisation } from './modes';
import { monthsOfPatience } from './participation';
import type { participation } from './participation';
import { worth } from './sharing';

export interface Finding {
  code: string;
  units: string[];
  pairs: string[][];
  /** Absent where the model gives no single answer. */
  value?: number | null;
  cutoff: number | null;
}

/** The results of other sections that findings rest on. */
export interface Findings {
  behaviour: ReturnType<typeof behaviour>;
  organisation: ReturnType<typeof organisation>;
  participation: ReturnType<typeof participation>;
  environment: ReturnType<typeof run>['environment'];
}

function finding(code: string, facts: Partial<Finding> = {}): Finding {
  return { code, units: [], pairs: [], value: null, cutoff: null, ...facts };
}

/** What a unit has gained when its patience ends. */
export function gainedInPatience(model: Model, entries: Entry[], unit: Unit) {
  const months = monthsOfPatience(model, unit);
  const sofar = entries.filter((entry) => entry.unit === unit.id && months.includes(entry.month));
  return { number: surplusOf(sofar, unit.id), gross: grossOf(sofar) };
}

function ownSurplus(entries: Entry[], unit: Unit) {
  const own = entries.filter((entry) => entry.unit === unit.id);
  return { number: surplusOf(own, unit.id), gross: grossOf(own) };
}

function waiting(model: Model, entries: Entry[]): Finding[] {
  return model.units.flatMap((unit) => {
    const early = gainedInPatience(model, entries, unit);
    const late = ownSurplus(entries, unit);
    if (snap(early.number, early.gross) >= 0 || snap(late.number, late.gross) < 0) return [];
    return [finding('waiting', { units: [unit.id], value: early.number, cutoff: 0 })];
  });
}

function unmotivated(model: Model, entries: Entry[]): Finding[] {
  return model.units.flatMap((unit) => {
    const { number, gross } = ownSurplus(entries, unit);
    const band = model.settings.zeroBand * gross;
    if (snap(number, gross) >= -band) return [];
    return [finding('unmotivated', { units: [unit.id], value: number, cutoff: -band })];
  });
}

/** The document without what government units give and without the projects that cost them something. */
export function withoutGovernment(model: Model): Model {
  const governs = (id: string) => model.units.some((unit) => unit.id === id && unit.kind === 'government');
  return {
    ...model,
    exchanges: model.exchanges.filter((exchange) => exchange.giver.kind !== 'government'),
    projects: model.projects.filter(
      (project) => !project.members.some((member) => governs(member.unit) && member.cost > 0),
    ),
  };
}

function systemSurplus(entries: Entry[]): number {
  return snap(lines(entries).surplus, grossOf(entries));
}

function transfusion(model: Model, entries: Entry[]): Finding[] {
  const left = run(withoutGovernment(model)).entries;
  if (systemSurplus(entries) <= 0 || systemSurplus(left) > 0) return [];
  const units = model.units.filter((unit) => unit.kind === 'government').map((unit) => unit.id);
  const value = model.settings.feedback > 0 ? undefined : lines(left).surplus;
  return [finding('transfusion', { units, value, cutoff: 0 })];
}

function isolated(model: Model): Finding[] {
  const units = model.units.filter((unit) => !takesPart(model, unit)).map((unit) => unit.id);
  return units.length > 0 ? [finding('isolated', { units })] : [];
}

const LOOSE = ['point', 'intermittent'];

function fragmented(model: Model, { organisation }: Findings): Finding[] {
  if (!isInteracting(model)) return [];
  const active = organisation.pairs.filter((pair) => pair.level !== 'none');
  const loose = active.filter((pair) => LOOSE.includes(pair.level));
  const share = active.length === 0 ? 0 : loose.length / active.length;
  const isLow = !['continuous', 'integrated'].includes(organisation.system.level ?? '');
  const cutoff = model.settings.fragmentedShare;
  if (!isLow && share <= cutoff) return [];
  return [finding('fragmented', { pairs: loose.map((pair) => pair.between), value: share, cutoff })];
}

/** Mean share of the outputs' capacity that is put to use; null without outputs. */
export function meanUse(model: Model): number | null {
  const outputs = model.units.flatMap((unit) => unit.outputs).filter((output) => output.amount > 0);
  if (outputs.length === 0) return null;
  const shares = outputs.map((output) => {
    const exchanges = model.exchanges.filter((exchange) => exchange.output === output);
    const inUse = sum(
      exchanges.flatMap((exchange) => range(model.months).map((t) => used(model, exchange, t))),
    );
    return inUse / (model.months * output.amount);
  });
  return sum(shares) / outputs.length;
}

function formalistic(model: Model): Finding[] {
  const value = meanUse(model);
  const cutoff = model.settings.formalisticShare;
  return value !== null && value < cutoff ? [finding('formalistic', { value, cutoff })] : [];
}

function oneWay(model: Model): Finding[] {
  const pairs = listedPairs(model).filter(([a, b]) => {
    if (!arePairedInSomeMonth(model, a, b)) return false;
    if (everRunning(model).some((project) => hasMember(project, a) && hasMember(project, b))) return false;
    const givers = model.exchanges
      .filter((exchange) => isBetween(exchange, a, b))
      .filter((exchange) => range(model.months).some((t) => used(model, exchange, t) > 0))
      .map((exchange) => exchange.giver);
    return new Set(givers).size === 1;
  });
  return pairs.length > 0 ? [finding('one-way', { pairs: pairs.map(([a, b]) => [a.id, b.id]) })] : [];
}

function asymmetric(model: Model, { behaviour }: Findings): Finding[] {
  const { mode, asymmetry } = behaviour.system;
  if (mode !== 'asymmetric-mutualism') return [];
  return [finding('asymmetric', { value: asymmetry, cutoff: model.settings.symmetryTolerance })];
}

/** By how much a unit's share of what is received is above its share of what is paid; none when nobody pays. */
export function freeRidingGaps(model: Model, entries: Entry[]): { unit: string; gap: number }[] {
  const sides = model.units.map(({ id }) => {
    const { generation, interfaceLoss, cost, coordination } = lines(
      entries.filter((entry) => entry.unit === id),
    );
    return { unit: id, receipt: generation - interfaceLoss, outlay: cost + coordination };
  });
  const received = sum(sides.map((each) => each.receipt));
  const paid = sum(sides.map((each) => each.outlay));
  if (paid === 0) return [];
  return sides.map(({ unit, receipt, outlay }) => ({
    unit,
    gap: (received === 0 ? 0 : receipt / received) - outlay / paid,
  }));
}

function freeRiding(model: Model, entries: Entry[]): Finding[] {
  const cutoff = model.settings.freeRidingGap;
  return freeRidingGaps(model, entries)
    .filter(({ gap }) => gap > cutoff)
    .map(({ unit, gap }) => finding('free-riding', { units: [unit], value: gap, cutoff }));
}

function dilemma({ participation }: Findings): Finding[] {
  const pairs = participation.pairs.filter((pair) => pair.game === 'dilemma').map((pair) => pair.between);
  return pairs.length > 0 ? [finding('dilemma', { pairs })] : [];
}

function hostile(model: Model, { environment }: Findings): Finding[] {
  if (environment.class !== 'negative') return [];
  return [finding('hostile', { value: environment.mean, cutoff: -model.settings.environmentBand })];
}

/** Means over the horizon of the factors of some aspects. */
export function meansOf(model: Model, aspects: Factor['aspect'][]): number[] {
  return model.environment
    .filter((factor) => aspects.includes(factor.aspect))
    .map((factor) => sum(range(model.months).map((t) => signAt(factor, t))) / model.months);
}

function policyConflict(model: Model): Finding[] {
  const policies = meansOf(model, ['policy']);
  if (policies.length === 0) return [];
  const most = Math.max(...policies);
  const least = Math.min(...policies);
  const cutoff = model.settings.policySpread;
  if (!(least < 0 && most > 0) && most - least <= cutoff) return [];
  return [finding('policy-conflict', { value: most - least, cutoff })];
}

function below(model: Model, code: string, aspects: Factor['aspect'][]): Finding[] {
  const value = Math.min(...meansOf(model, aspects));
  return value < 0 ? [finding(code, { value, cutoff: 0 })] : [];
}

/** v of everybody but one, for each unit that takes part. */
export function lossesOfOne(model: Model, entries: Entry[]): { unit: string; left: number }[] {
  const everyone = model.units.map((unit) => unit.id);
  return model.units
    .filter((unit) => takesPart(model, unit))
    .map(({ id }) => ({
      unit: id,
      left: worth(
        model,
        entries,
        everyone.filter((other) => other !== id),
      ),
    }));
}

function fragile(model: Model, entries: Entry[]): Finding[] {
  const surplus = systemSurplus(entries);
  const cutoff = model.settings.fragileShare;
  const losses = lossesOfOne(model, entries);
  const gross = grossOf(entries);
  const breaking = losses.filter(({ left }) => snap(left - cutoff * surplus, gross) < 0);
  if (surplus > 0 && losses.length >= 3 && breaking.length > 0) {
    const value = Math.min(...breaking.map(({ left }) => left)) / surplus;
    return [finding('fragile', { units: breaking.map(({ unit }) => unit), value, cutoff })];
  }
  const enterprises = model.units.filter((unit) => unit.kind === 'enterprise');
  if (enterprises.length > 0 && enterprises.every((unit) => unit.tags.includes('small')))
    return [finding('fragile', { units: enterprises.map((unit) => unit.id), cutoff })];
  return [];
}

export function diagnosis(model: Model, entries: Entry[], findings: Findings): Finding[] {
  return [
    ...waiting(model, entries),
    ...unmotivated(model, entries),
    ...transfusion(model, entries),
    ...isolated(model),
    ...fragmented(model, findings),
    ...formalistic(model),
    ...oneWay(model),
    ...asymmetric(model, findings),
    ...freeRiding(model, entries),
    ...dilemma(findings),
    ...hostile(model, findings),
    ...policyConflict(model),
    ...below(model, 'culture-bias', ['culture']),
    ...below(model, 'distrust', ['trust', 'identity', 'concept']),
    ...fragile(model, entries),
  ];
}
