// Which outputs fit which inputs, and the edits that connecting makes.
import type { Consortium, Input, Output } from 'gongsheng';
import { addParameter, connect, type NewParameter } from '../document/edits';
import type { PortRef } from './facts';

/** Why two ports do or do not go together. */
export type Fit = 'fits' | 'same-unit' | 'same-side' | 'taken' | 'different';

/** Where a connection may end: at a port, or at a unit, which then gets the port it lacks. */
export interface Target {
  readonly unit: string;
  readonly port: PortRef | null;
}

export function parameterAt(document: Consortium, { unit, side, id }: PortRef): Output | Input | undefined {
  const list: readonly (Output | Input)[] = document.units?.find((known) => known.id === unit)?.[side] ?? [];
  return list.find((known) => known.id === id);
}

/** Whether a resource given serves as the one needed: the same, or with a substitution above 0 (§3). */
function serves(document: Consortium, output: Output | Input, input: Output | Input): boolean {
  if (output.resource === input.resource && output.carrier === input.carrier) return true;
  return (document.settings?.substitution ?? []).some(
    (entry) => entry.output === output.resource && entry.input === input.resource && entry.rate > 0,
  );
}

export function fitOf(document: Consortium, one: PortRef, two: PortRef): Fit {
  if (one.unit === two.unit) return 'same-unit';
  if (one.side === two.side) return 'same-side';
  const [from, to] = one.side === 'outputs' ? [one, two] : [two, one];
  const [output, input] = [parameterAt(document, from), parameterAt(document, to)];
  if (!output || !input || !serves(document, output, input)) return 'different';
  return exchangeBetween(document, from, to) ? 'taken' : 'fits';
}

function exchangeBetween(document: Consortium, from: PortRef, to: PortRef): boolean {
  return (document.exchanges ?? []).some(
    (exchange) =>
      exchange.from.unit === from.unit &&
      exchange.from.output === from.id &&
      exchange.to.unit === to.unit &&
      exchange.to.input === to.id,
  );
}

/** The ports of a unit that fit this one, connected to it or not. */
export function matchingPorts(document: Consortium, from: PortRef, unit: string): PortRef[] {
  const side = from.side === 'outputs' ? 'inputs' : 'outputs';
  const found = document.units?.find((known) => known.id === unit);
  const list: readonly (Output | Input)[] = found?.[side] ?? [];
  return list
    .map((entry): PortRef => ({ unit, side, id: entry.id }))
    .filter((port) => ['fits', 'taken'].includes(fitOf(document, from, port)));
}

/** Those of them that are not yet connected to it. */
export function fittingPorts(document: Consortium, from: PortRef, unit: string): PortRef[] {
  return matchingPorts(document, from, unit).filter((port) => fitOf(document, from, port) === 'fits');
}

/** All places a connection may end at: ports that fit first, then the units that can get one. */
export function targetsOf(document: Consortium, from: PortRef): Target[] {
  const others = (document.units ?? []).filter(({ id }) => id !== from.unit);
  const ports = others.flatMap(({ id }) =>
    fittingPorts(document, from, id).map((port): Target => ({ unit: id, port })),
  );
  // A unit that has the matching port, free or taken, needs no second one.
  const served = new Set(
    others.filter(({ id }) => matchingPorts(document, from, id).length > 0).map(({ id }) => id),
  );
  return [
    ...ports,
    ...others.filter(({ id }) => !served.has(id)).map(({ id }): Target => ({ unit: id, port: null })),
  ];
}

export interface Joined {
  readonly document: Consortium;
  readonly exchange: string;
  readonly port: PortRef;
  /** Whether the port was made for it. */
  readonly made: boolean;
}

/** Connects a port to a target, giving the unit a matching port where it has none. */
export function join(document: Consortium, from: PortRef, target: Target): Joined | null {
  const port = target.port ?? fittingPorts(document, from, target.unit)[0];
  if (port) {
    const [next, exchange] = connectPorts(document, from, port);
    return { document: next, exchange, port, made: false };
  }
  const parameter = parameterAt(document, from);
  if (!parameter || target.unit === from.unit) return null;
  const side = from.side === 'outputs' ? 'inputs' : 'outputs';
  const [grown, id] = addParameter(
    document,
    target.unit,
    side,
    newParameter(document, side, parameter.resource, parameter.carrier, parameter.amount),
  );
  const made: PortRef = { unit: target.unit, side, id };
  const [next, exchange] = connectPorts(grown, from, made);
  return { document: next, exchange, port: made, made: true };
}

function connectPorts(document: Consortium, one: PortRef, two: PortRef): [Consortium, string] {
  const [from, to] = one.side === 'outputs' ? [one, two] : [two, one];
  return connect(document, { unit: from.unit, output: from.id }, { unit: to.unit, input: to.id });
}

/**
 * A parameter to start from. What the same resource is worth, or costs, elsewhere in the document is the best
 * guess there is; without one the field is left to the model's default.
 */
export function newParameter(
  document: Consortium,
  side: 'outputs' | 'inputs',
  resource: string,
  carrier: Output['carrier'],
  amount = 1,
): NewParameter {
  const parameter: NewParameter = { resource, carrier, amount };
  for (const unit of document.units ?? []) {
    if (side === 'inputs') {
      const alike = unit.inputs?.find((input) => input.resource === resource && input.value !== undefined);
      if (alike) return { ...parameter, value: alike.value };
    } else {
      const alike = unit.outputs?.find((output) => output.resource === resource && output.cost !== undefined);
      if (alike) return { ...parameter, cost: alike.cost };
    }
  }
  return parameter;
}

/** Resources that other units could give to, or take from, this unit, and that it does not have on that side. */
export function wantedResources(
  document: Consortium,
  unitId: string,
  side: 'outputs' | 'inputs',
): Set<string> {
  const own = new Set(
    document.units?.find(({ id }) => id === unitId)?.[side]?.map((entry) => entry.resource),
  );
  const other = side === 'outputs' ? 'inputs' : 'outputs';
  return new Set(
    (document.units ?? [])
      .filter(({ id }) => id !== unitId)
      .flatMap((unit) => (unit[other] ?? []).map((entry) => entry.resource))
      .filter((resource) => !own.has(resource)),
  );
}
