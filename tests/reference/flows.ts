// What is active, what is shipped and what is used (model §2), and what could be (§3).

import type { Period } from 'gongsheng';
import { everyPair, range, sum } from './document';
import type { Exchange, Input, Model, Output, Project, Unit } from './document';

export function covers(periods: Period[], month: number): boolean {
  return periods.some(([start, end]) => start <= month && (end === null || month < end));
}

export function isActive(exchange: Exchange, month: number): boolean {
  return exchange.amount > 0 && covers(exchange.periods, month);
}

export function isRunning(project: Project, month: number): boolean {
  return covers(project.periods, month);
}

export function activeExchanges(model: Model, month: number): Exchange[] {
  return model.exchanges.filter((exchange) => isActive(exchange, month));
}

/** Models do not change, so what takes long to look up is looked up once. */
function once<T>(look: (model: Model) => T): (model: Model) => T {
  const seen = new WeakMap<Model, T>();
  return (model) => {
    const found = seen.get(model) ?? look(model);
    seen.set(model, found);
    return found;
  };
}

/** The exchanges that are active in some month of the horizon. */
export const everActive = once((model): Exchange[] =>
  model.exchanges.filter((exchange) => range(model.months).some((t) => isActive(exchange, t))),
);

/** The projects that are active in some month of the horizon. */
export const everRunning = once((model): Project[] =>
  model.projects.filter((project) => range(model.months).some((t) => isRunning(project, t))),
);

export function isBetween(exchange: Exchange, a: Unit, b: Unit): boolean {
  return (
    (exchange.giver === a && exchange.receiver === b) || (exchange.giver === b && exchange.receiver === a)
  );
}

export function hasMember(project: Project, unit: Unit): boolean {
  return project.members.some((member) => member.unit === unit.id);
}

export function takesPart(model: Model, unit: Unit): boolean {
  return (
    everActive(model).some((exchange) => exchange.giver === unit || exchange.receiver === unit) ||
    everRunning(model).some((project) => hasMember(project, unit))
  );
}

/** σ of an output and an input (§3). */
export function fit(model: Model, output: Output, input: Input): number {
  if (output.resource === input.resource && output.carrier === input.carrier) return 1;
  const entry = model.settings.substitution.find(
    (each) => each.output === output.resource && each.input === input.resource,
  );
  return entry?.rate ?? 0;
}

export function fitOf(model: Model, exchange: Exchange): number {
  return fit(model, exchange.output, exchange.input);
}

export function shipped(model: Model, exchange: Exchange, month: number): number {
  if (!isActive(exchange, month)) return 0;
  const asked = sum(
    activeExchanges(model, month)
      .filter((other) => other.output === exchange.output)
      .map((other) => other.amount),
  );
  return exchange.amount * Math.min(1, exchange.output.amount / asked);
}

export function used(model: Model, exchange: Exchange, month: number): number {
  const own = shipped(model, exchange, month);
  if (fitOf(model, exchange) === 0 || own === 0) return 0;
  const arriving = sum(
    activeExchanges(model, month)
      .filter((other) => other.input === exchange.input && fitOf(model, other) > 0)
      .map((other) => shipped(model, other, month)),
  );
  return own * Math.min(1, exchange.input.amount / arriving);
}

export function flows(model: Model) {
  const months = range(model.months);
  return model.exchanges.map((exchange) => {
    const active = months.filter((t) => isActive(exchange, t));
    return {
      id: exchange.id,
      rate: fitOf(model, exchange),
      activeMonths: active.length,
      asked: sum(active.map(() => exchange.amount)),
      shipped: sum(months.map((t) => shipped(model, exchange, t))),
      used: sum(months.map((t) => used(model, exchange, t))),
    };
  });
}

/** The output can serve the input: they fit, and there is something of both. */
function serves(model: Model, output: Output, input: Input): boolean {
  return fit(model, output, input) > 0 && output.amount > 0 && input.amount > 0;
}

function parameterPairs(model: Model, giver: Unit, receiver: Unit) {
  return giver.outputs.flatMap((output) =>
    receiver.inputs
      .filter((input) => serves(model, output, input))
      .map((input) => ({ output: output.id, input: input.id, rate: fit(model, output, input) })),
  );
}

export function areCompatible(model: Model, a: Unit, b: Unit): boolean {
  return parameterPairs(model, a, b).length > 0 || parameterPairs(model, b, a).length > 0;
}

export function arePairedInSomeMonth(model: Model, a: Unit, b: Unit): boolean {
  return (
    everActive(model).some((exchange) => isBetween(exchange, a, b)) ||
    everRunning(model).some((project) => hasMember(project, a) && hasMember(project, b))
  );
}

/** The pairs that the lists called `pairs` hold: compatible or active, above 200 units active. */
export const listedPairs = once((model): [Unit, Unit][] =>
  everyPair(model.units).filter(
    ([a, b]) =>
      arePairedInSomeMonth(model, a, b) || (model.units.length <= 200 && areCompatible(model, a, b)),
  ),
);

/** Share of a unit's inputs that the other can serve. */
function complementarity(model: Model, unit: Unit, other: Unit): number | null {
  if (unit.inputs.length === 0) return null;
  const served = unit.inputs.filter((input) => other.outputs.some((output) => serves(model, output, input)));
  return served.length / unit.inputs.length;
}

/** Share of the distinct resources a unit needs that the other needs too. */
function needOverlap(unit: Unit, other: Unit): number | null {
  const needs = [...new Set(unit.inputs.map((input) => input.resource))];
  if (needs.length === 0) return null;
  const shared = needs.filter((resource) => other.inputs.some((input) => input.resource === resource));
  return shared.length / needs.length;
}

function unusedPairs(model: Model, giver: Unit, receiver: Unit) {
  const isUsed = (output: string, input: string) =>
    everActive(model).some(
      (exchange) =>
        exchange.giver === giver &&
        exchange.output.id === output &&
        exchange.receiver === receiver &&
        exchange.input.id === input,
    );
  return parameterPairs(model, giver, receiver)
    .filter(({ output, input }) => !isUsed(output, input))
    .map(({ output, input, rate }) => ({
      from: { unit: giver.id, output },
      to: { unit: receiver.id, input },
      rate,
    }));
}

export function compatibility(model: Model) {
  return {
    pairs: listedPairs(model).map(([a, b]) => ({
      between: [a.id, b.id],
      compatible: areCompatible(model, a, b),
      forward: parameterPairs(model, a, b),
      backward: parameterPairs(model, b, a),
      complementarity: [complementarity(model, a, b), complementarity(model, b, a)],
      needOverlap: [needOverlap(a, b), needOverlap(b, a)],
      unused: [...unusedPairs(model, a, b), ...unusedPairs(model, b, a)],
    })),
    truncated: model.units.length > 200,
  };
}
