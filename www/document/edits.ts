// Every change of a consortium that is more than one field: a document in, a document out.
import type {
  Carrier,
  Consortium,
  Exchange,
  Factor,
  Input,
  InputPort,
  Kind,
  Link,
  Output,
  OutputPort,
  Position,
  Project,
  Text,
  Unit,
} from 'gongsheng';
import { freeId } from './ids';
import { samePair, type Between } from './pairs';

/** Which list of a unit a parameter stands in. */
export type Side = 'outputs' | 'inputs';

export interface NewUnit {
  kind: Kind;
  name: Text;
  position?: Position;
}

/** Adds a unit without parameters; its id is made from its kind. */
export function addUnit(document: Consortium, { kind, name, position }: NewUnit): [Consortium, string] {
  const units = document.units ?? [];
  const id = freeId(
    kind,
    units.map((unit) => unit.id),
  );
  const unit: Unit = { id, kind, name, outputs: [], inputs: [], ...(position ? { position } : {}) };
  return [{ ...document, units: [...units, unit] }, id];
}

/** Removes a unit and all that rests on it: exchanges, links, memberships, incentives, transfers. */
export function removeUnit(document: Consortium, id: string): Consortium {
  const { contract } = document;
  return compact({
    ...document,
    units: (document.units ?? []).filter((unit) => unit.id !== id),
    exchanges: document.exchanges?.filter(({ from, to }) => from.unit !== id && to.unit !== id),
    links: document.links?.filter(({ between }) => !between.includes(id)),
    projects: document.projects
      ?.map((project) =>
        project.members.some(({ unit }) => unit === id) ? withoutMember(project, id) : project,
      )
      .filter(({ members }) => members.length >= 2),
    contract: contract && {
      ...contract,
      incentives: contract.incentives?.filter(({ unit }) => unit !== id),
      transfers: contract.transfers?.filter(({ from, to }) => from !== id && to !== id),
    },
  });
}

/** A project without one member; the shares left are scaled to sum to 1 again. */
function withoutMember(project: Project, id: string): Project {
  const members = project.members.filter(({ unit }) => unit !== id);
  const sum = members.reduce((total, { share }) => total + (share ?? 0), 0);
  return {
    ...project,
    members: sum > 0 ? members.map((member) => ({ ...member, share: (member.share ?? 0) / sum })) : members,
  };
}

/** Moves units to new places. */
export function moveUnits(document: Consortium, places: ReadonlyMap<string, Position>): Consortium {
  return {
    ...document,
    units: (document.units ?? []).map((unit) => {
      const position = places.get(unit.id);
      return position ? { ...unit, position } : unit;
    }),
  };
}

/** Gives a unit a new id, everywhere it is named. */
export function renameUnit(document: Consortium, old: string, id: string): Consortium {
  const renamed = (name: string) => (name === old ? id : name);
  const { contract } = document;
  return compact({
    ...document,
    units: document.units?.map((unit) => (unit.id === old ? { ...unit, id } : unit)),
    exchanges: document.exchanges?.map((exchange) => ({
      ...exchange,
      from: { ...exchange.from, unit: renamed(exchange.from.unit) },
      to: { ...exchange.to, unit: renamed(exchange.to.unit) },
    })),
    links: document.links?.map((link) => ({
      ...link,
      between: [renamed(link.between[0]), renamed(link.between[1])],
    })),
    projects: document.projects?.map((project) => ({
      ...project,
      members: project.members.map((member) => ({ ...member, unit: renamed(member.unit) })),
    })),
    contract: contract && {
      ...contract,
      incentives: contract.incentives?.map((line) => ({ ...line, unit: renamed(line.unit) })),
      transfers: contract.transfers?.map((line) => ({
        ...line,
        from: renamed(line.from),
        to: renamed(line.to),
      })),
    },
  });
}

export interface NewParameter {
  resource: string;
  carrier: Carrier;
  amount: number;
  /** Of an output: eu per unit shipped. */
  cost?: number;
  /** Of an input: eu per unit used. */
  value?: number;
}

/** Adds an output or an input to a unit; its id is made from its resource. */
export function addParameter(
  document: Consortium,
  unitId: string,
  side: Side,
  parameter: NewParameter,
): [Consortium, string] {
  const unit = document.units?.find(({ id }) => id === unitId);
  const id = freeId(
    parameter.resource,
    (unit?.[side] ?? []).map((known) => known.id),
  );
  const entry: Output | Input = { id, ...parameter };
  return [changeUnit(document, unitId, (old) => ({ ...old, [side]: [...(old[side] ?? []), entry] })), id];
}

/** Removes an output or an input and the exchanges that use it. */
export function removeParameter(document: Consortium, unitId: string, side: Side, id: string): Consortium {
  const uses = (exchange: Exchange) =>
    side === 'outputs'
      ? exchange.from.unit === unitId && exchange.from.output === id
      : exchange.to.unit === unitId && exchange.to.input === id;
  return compact({
    ...changeUnit(document, unitId, (unit) => ({
      ...unit,
      [side]: (unit[side] ?? []).filter((known) => known.id !== id),
    })),
    exchanges: document.exchanges?.filter((exchange) => !uses(exchange)),
  });
}

/** Gives an output or an input a new id, everywhere it is named. */
export function renameParameter(
  document: Consortium,
  unitId: string,
  side: Side,
  old: string,
  id: string,
): Consortium {
  return compact({
    ...changeUnit(document, unitId, (unit) => ({
      ...unit,
      [side]: (unit[side] ?? []).map((known) => (known.id === old ? { ...known, id } : known)),
    })),
    exchanges: document.exchanges?.map((exchange) => {
      const { from, to } = exchange;
      if (side === 'outputs' && from.unit === unitId && from.output === old) {
        return { ...exchange, from: { ...from, output: id } };
      }
      if (side === 'inputs' && to.unit === unitId && to.input === old) {
        return { ...exchange, to: { ...to, input: id } };
      }
      return exchange;
    }),
  });
}

/**
 * Adds an exchange from an output to an input. It asks for what both can bear: the lesser of what the output
 * has left and the input needs, at least nothing.
 */
export function connect(document: Consortium, from: OutputPort, to: InputPort): [Consortium, string] {
  const exchanges = document.exchanges ?? [];
  const output = document.units
    ?.find(({ id }) => id === from.unit)
    ?.outputs?.find(({ id }) => id === from.output);
  const input = document.units?.find(({ id }) => id === to.unit)?.inputs?.find(({ id }) => id === to.input);
  const asked = (exchange: Exchange) =>
    exchange.from.unit === from.unit && exchange.from.output === from.output ? exchange.amount : 0;
  const left = (output?.amount ?? 0) - exchanges.reduce((total, exchange) => total + asked(exchange), 0);
  const id = freeId(
    `${from.unit}-${to.unit}`,
    exchanges.map((exchange) => exchange.id),
  );
  const amount =
    left > 0 ? Math.min(left, input?.amount ?? left) : Math.min(output?.amount ?? 1, input?.amount ?? 1);
  return [{ ...document, exchanges: [...exchanges, { id, from, to, amount }] }, id];
}

/** Removes an exchange. */
export function removeExchange(document: Consortium, id: string): Consortium {
  return { ...document, exchanges: (document.exchanges ?? []).filter((exchange) => exchange.id !== id) };
}

/** Adds a project of at least two units with equal shares. */
export function addProject(document: Consortium, name: Text, units: readonly string[]): [Consortium, string] {
  const projects = document.projects ?? [];
  const id = freeId(
    'project',
    projects.map((project) => project.id),
  );
  const project: Project = { id, name, members: units.map((unit) => ({ unit })), value: 1 };
  return [{ ...document, projects: [...projects, project] }, id];
}

/** Adds a factor of the environment. */
export function addFactor(document: Consortium, factor: Omit<Factor, 'id'>): [Consortium, string] {
  const factors = document.environment ?? [];
  const id = freeId(
    factor.aspect,
    factors.map((known) => known.id),
  );
  return [{ ...document, environment: [...factors, { id, ...factor }] }, id];
}

/** Changes the interface of a pair, making its link where it has none. */
export function changeLink(
  document: Consortium,
  between: Between,
  change: Partial<Omit<Link, 'between'>>,
): Consortium {
  const links = document.links ?? [];
  const same = (link: Link) => samePair(link.between, between);
  return {
    ...document,
    links: links.some(same)
      ? links.map((link) => (same(link) ? { ...link, ...change } : link))
      : [...links, { between: [between[0], between[1]], ...change }],
  };
}

function changeUnit(document: Consortium, id: string, change: (unit: Unit) => Unit): Consortium {
  return { ...document, units: (document.units ?? []).map((unit) => (unit.id === id ? change(unit) : unit)) };
}

/** Leaves out what is undefined, so that an edit never adds empty fields to a document. */
function compact(document: Consortium): Consortium {
  return Object.fromEntries(
    Object.entries(document).filter(([, value]) => value !== undefined),
  ) as unknown as Consortium;
}
