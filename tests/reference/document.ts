// The document with every default filled in (model §1, §10), so that the sections never meet a missing value.

import type { Aspect, Carrier, Consortium, Kind, Period, Scope, Step, Substitution } from 'gongsheng';

export interface Output {
  id: string;
  resource: string;
  carrier: Carrier;
  amount: number;
  quality: number;
  cost: number;
}

export interface Input {
  id: string;
  resource: string;
  carrier: Carrier;
  amount: number;
  value: number;
}

export interface Unit {
  id: string;
  kind: Kind;
  tags: string[];
  capacity: number;
  growth: number;
  start: number;
  patience: number;
  outputs: Output[];
  inputs: Input[];
}

export interface Exchange {
  id: string;
  giver: Unit;
  output: Output;
  receiver: Unit;
  input: Input;
  amount: number;
  medium: string;
  periods: Period[];
}

export interface Member {
  unit: string;
  cost: number;
  share: number;
}

export interface Project {
  id: string;
  members: Member[];
  value: number;
  resistance: number;
  medium: string;
  carriers: Carrier[];
  periods: Period[];
}

export interface Link {
  between: [string, string];
  resistance: number;
  coordination: number;
  persistent: boolean;
}

export interface Factor {
  scope: Scope;
  aspect: Aspect;
  weight: number;
  steps: Step[];
}

export interface Incentive {
  unit: string;
  reward: number;
  penalty: number;
}

export interface Transfer {
  from: string;
  to: string;
  amount: number;
}

export interface Settings {
  sensitivity: number;
  feedback: number;
  resistance: number;
  environmentBand: number;
  zeroBand: number;
  symmetryTolerance: number;
  benchmark: 'equal' | 'contribution' | 'shapley';
  modesAfterContract: boolean;
  maxIdle: number;
  continuousMonths: number;
  continuousCoverage: number;
  integratedMedia: number;
  integratedCarriers: number;
  window: number;
  pathWindow: number;
  coupling: number;
  saturation: number;
  substitution: Substitution[];
  formalisticShare: number;
  freeRidingGap: number;
  fragmentedShare: number;
  fragileShare: number;
  policySpread: number;
}

export interface Model {
  months: number;
  units: Unit[];
  exchanges: Exchange[];
  projects: Project[];
  links: Link[];
  environment: Factor[];
  reciprocity: number;
  incentives: Incentive[];
  transfers: Transfer[];
  settings: Settings;
}

const DEFAULTS: Settings = {
  sensitivity: 0.5,
  feedback: 0,
  resistance: 0,
  environmentBand: 0.05,
  zeroBand: 0.01,
  symmetryTolerance: 0.1,
  benchmark: 'shapley',
  modesAfterContract: false,
  maxIdle: 0,
  continuousMonths: 12,
  continuousCoverage: 0.8,
  integratedMedia: 2,
  integratedCarriers: 3,
  window: 3,
  pathWindow: 12,
  coupling: 1,
  saturation: 0,
  substitution: [],
  formalisticShare: 0.2,
  freeRidingGap: 0.2,
  fragmentedShare: 0.5,
  fragileShare: 0.25,
  policySpread: 0.5,
};

const ALWAYS: Period[] = [[0, null]];

/** The element with this id; a valid document has it. */
export function byId<T extends { id: string }>(list: T[], id: string): T {
  const found = list.find((each) => each.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
}

export function complete(document: Consortium): Model {
  const settings: Settings = { ...DEFAULTS, ...document.settings };
  const units: Unit[] = (document.units ?? []).map((unit) => ({
    id: unit.id,
    kind: unit.kind,
    tags: unit.tags ?? [],
    capacity: unit.capacity ?? 100,
    growth: unit.growth ?? 0.1,
    start: unit.start ?? 50,
    patience: unit.patience ?? document.months,
    outputs: (unit.outputs ?? []).map((output) => ({
      ...output,
      quality: output.quality ?? 1,
      cost: output.cost ?? 0,
    })),
    inputs: (unit.inputs ?? []).map((input) => ({ ...input, value: input.value ?? 1 })),
  }));
  return {
    months: document.months,
    units,
    exchanges: (document.exchanges ?? []).map((exchange) => {
      const giver = byId(units, exchange.from.unit);
      const receiver = byId(units, exchange.to.unit);
      return {
        id: exchange.id,
        giver,
        output: byId(giver.outputs, exchange.from.output),
        receiver,
        input: byId(receiver.inputs, exchange.to.input),
        amount: exchange.amount,
        medium: exchange.medium ?? '',
        periods: exchange.periods ?? ALWAYS,
      };
    }),
    projects: (document.projects ?? []).map((project) => ({
      id: project.id,
      members: project.members.map((member) => ({
        unit: member.unit,
        cost: member.cost ?? 0,
        share: member.share ?? 1 / project.members.length,
      })),
      value: project.value,
      resistance: project.resistance ?? settings.resistance,
      medium: project.medium ?? '',
      carriers: project.carriers ?? [],
      periods: project.periods ?? ALWAYS,
    })),
    links: (document.links ?? []).map((link) => ({
      between: link.between,
      resistance: link.resistance ?? settings.resistance,
      coordination: link.coordination ?? 0,
      persistent: link.persistent ?? false,
    })),
    environment: (document.environment ?? []).map((factor) => ({
      scope: factor.scope,
      aspect: factor.aspect,
      weight: factor.weight ?? 1,
      steps: factor.steps ?? [],
    })),
    reciprocity: document.contract?.reciprocity ?? 0,
    incentives: (document.contract?.incentives ?? []).map((incentive) => ({
      unit: incentive.unit,
      reward: incentive.reward ?? 0,
      penalty: incentive.penalty ?? 0,
    })),
    transfers: (document.contract?.transfers ?? []).map((transfer) => ({
      from: transfer.from,
      to: transfer.to,
      amount: transfer.amount ?? 0,
    })),
    settings,
  };
}

/** The link of two units; a pair that has none gets the defaults of §1. */
export function linkOf(model: Model, a: string, b: string): Link {
  return (
    model.links.find((link) => link.between.includes(a) && link.between.includes(b)) ?? {
      between: [a, b],
      resistance: model.settings.resistance,
      coordination: 0,
      persistent: false,
    }
  );
}

/** Every two units, in document order. */
export function everyPair(units: Unit[]): [Unit, Unit][] {
  return units.flatMap((first, i) => units.slice(i + 1).map((second): [Unit, Unit] => [first, second]));
}

/** 0, 1, …, n − 1. */
export function range(n: number): number[] {
  return Array.from({ length: n }, (_, i) => i);
}

export function sum(numbers: number[]): number {
  return numbers.reduce((total, x) => total + x, 0);
}
