// What the graph shows of a document and its analysis, before any geometry: names, numbers, pairs.
import type {
  Analysis,
  Carrier,
  Consortium,
  Input,
  Kind,
  Level,
  Mode,
  Output,
  Position,
  Problem,
  Unit,
  Vocabulary,
} from 'gongsheng';
import type { Side } from '../document/edits';
import { sealOf } from '../document/names';
import { pairKey, type Between } from '../document/pairs';
import { keysOf } from '../document/pointer';
import { textIn, type Language, type Translate } from '../i18n';

export interface PortRef {
  readonly unit: string;
  readonly side: Side;
  readonly id: string;
}

/** An end of an exchange: a port, and its place among all of its unit; −1 where the unit has no such port. */
export interface End extends PortRef {
  readonly at: number;
}

export interface Port extends PortRef {
  readonly resource: string;
  readonly name: string;
  readonly carrier: Carrier;
  /** What it brings over the horizon, eu; null while not known. */
  readonly brings: number | null;
  readonly exchanges: readonly ExchangeFact[];
  readonly invalid: boolean;
}

/** Where a unit is at a moment, eu, against its capacity, on the scale of the whole course in capacities. */
export interface LevelFact {
  readonly value: number;
  readonly capacity: number;
  readonly most: number;
}

export interface ExchangeFact {
  readonly id: string;
  readonly from: End;
  readonly to: End;
  readonly amount: number;
  /** eu per month, the width of its bed; null while not known. */
  readonly generation: number | null;
  readonly cost: number | null;
  /** Does not run in the month that is shown. */
  readonly idle?: boolean;
}

export interface ProjectFact {
  readonly id: string;
  readonly name: string;
  readonly members: readonly string[];
  readonly surplus: number | null;
}

export interface UnitFact {
  readonly id: string;
  readonly kind: Kind;
  readonly name: string;
  /** The language that the name is in. */
  readonly lang: Language;
  readonly seal: string;
  /** The seal, numbered where several units are of the kind. */
  readonly mark: string;
  /** The seal where it is the only one of its kind, else the name. */
  readonly short: string;
  readonly position: Position | undefined;
  /** S_i, eu; null while not known and for units that take no part. */
  readonly surplus: number | null;
  readonly fairShare: number | null;
  readonly isolated: boolean;
  readonly ports: readonly Port[];
  readonly projects: readonly { readonly id: string; readonly name: string; readonly net: number | null }[];
  /** −(interface loss on what it receives + its half of coordination), eu. */
  readonly rest: number;
  readonly invalid: boolean;
  /** While a moment is shown; null when no level is known then. */
  readonly level?: LevelFact | null;
}

export interface PairFact {
  readonly key: string;
  readonly between: Between;
  readonly mode: Mode;
  readonly level: Level;
  readonly surplus: number | null;
  readonly gains: readonly [number, number] | null;
  readonly netGenerating: boolean;
  /** In the order of its lanes: first what the busier of the two gives. */
  readonly exchanges: readonly ExchangeFact[];
}

export interface Facts {
  readonly units: readonly UnitFact[];
  readonly pairs: readonly PairFact[];
  readonly projects: readonly ProjectFact[];
  readonly unit: ReadonlyMap<string, UnitFact>;
  readonly pair: ReadonlyMap<string, PairFact>;
  readonly exchange: ReadonlyMap<string, ExchangeFact>;
  /** Ends of the one scale of all bullets, eu; 0 lies between. */
  readonly scale: readonly [number, number];
  /** px of ribbon per eu and month. */
  readonly width: number;
}

export interface FactsSource {
  document: Consortium;
  analysis: Analysis | null;
  problems: readonly Problem[];
  vocabulary: Vocabulary | null;
  language: Language;
  t: Translate;
}

export const portKey = ({ unit, side, id }: PortRef): string => `${unit}/${side}/${id}`;

/** The widest ribbon, px at 100 %. */
const WIDEST = 14.4;

export function factsOf({ document, analysis, problems, vocabulary, language, t }: FactsSource): Facts {
  const words = new Map((vocabulary?.resources ?? []).map((word) => [word.id, textIn(language, word.name)]));
  const lines = byId(analysis?.ledger?.exchanges);
  const unitLines = byId(analysis?.ledger?.units);
  const projectLines = byId(analysis?.ledger?.projects);
  const months = Math.max(1, analysis?.months ?? document.months ?? 1);
  const isolated = new Set(analysis?.isolated ?? []);
  const invalid = faults(problems);

  const uses = usesOf(document.units ?? []);
  const exchanges = new Map<string, ExchangeFact>();
  const lost = new Map<string, number>();
  for (const { id, from, to, amount } of document.exchanges ?? []) {
    const ledger = lines.get(id);
    const given = uses.get(from.unit)?.outputs.get(from.output);
    const taken = uses.get(to.unit)?.inputs.get(to.input);
    const fact: ExchangeFact = {
      id,
      from: { unit: from.unit, side: 'outputs', id: from.output, at: given?.at ?? -1 },
      to: { unit: to.unit, side: 'inputs', id: to.input, at: taken?.at ?? -1 },
      amount,
      generation: ledger ? ledger.generation / months : null,
      cost: ledger?.cost ?? null,
    };
    exchanges.set(id, fact);
    given?.exchanges.push(fact);
    taken?.exchanges.push(fact);
    if (ledger) lost.set(to.unit, (lost.get(to.unit) ?? 0) + ledger.interfaceLoss);
  }

  const sealCount = new Map<Kind, number>();
  for (const { kind } of document.units ?? []) sealCount.set(kind, (sealCount.get(kind) ?? 0) + 1);
  const benchmark = analysis?.sharing?.shares.find(({ rule }) => rule === analysis.sharing?.benchmark);
  const fairShares = new Map(benchmark?.amounts.map(({ unit, amount }) => [unit, amount]));

  const units = (document.units ?? []).map((unit, index): UnitFact => {
    const ledger = unitLines.get(unit.id);
    const port = (side: Side, at: number, { id, resource, carrier }: Output | Input): Port => {
      const used = uses.get(unit.id)?.[side].get(id)?.exchanges ?? [];
      return {
        unit: unit.id,
        side,
        id,
        resource,
        name: words.get(resource) || resource,
        carrier,
        brings: analysis && broughtBy(used, side, lines),
        exchanges: used,
        invalid:
          invalid.size > 0 &&
          (invalid.has(`/units/${index}/${side}/${at}`) ||
            used.some((exchange) => invalid.has(`/exchanges/${indexOf(document, exchange.id)}`))),
      };
    };
    const all = SIDES.flatMap((side) => (unit[side] ?? []).map((entry, at) => port(side, at, entry)));
    const seal = t(`seal.${unit.kind}`);
    const name = textIn(language, unit.name) || unit.id;
    const apart = isolated.has(unit.id);
    return {
      id: unit.id,
      kind: unit.kind,
      name,
      lang: unit.name?.[language] ? language : unit.name?.zh ? 'zh' : 'en',
      seal,
      mark: sealOf(document, unit.id, language),
      short: sealCount.get(unit.kind) === 1 ? seal : name,
      position: unit.position,
      surplus: apart ? null : (ledger?.surplus ?? null),
      fairShare: apart ? null : (fairShares.get(unit.id) ?? null),
      isolated: apart,
      ports: all,
      projects: (document.projects ?? [])
        .filter(({ members }) => members.some((member) => member.unit === unit.id))
        .map((project) => ({
          id: project.id,
          name: textIn(language, project.name) || t('term.project'),
          net: projectLines.get(project.id)?.members.find((member) => member.unit === unit.id)?.net ?? null,
        })),
      rest: -((lost.get(unit.id) ?? 0) + (ledger?.coordination ?? 0)),
      invalid: invalid.has(`/units/${index}`),
    };
  });

  const unit = new Map(units.map((fact) => [fact.id, fact]));
  const pairs = pairsOf(units, unit, exchanges, analysis);
  const ends = units.flatMap(({ surplus, fairShare }) => [surplus ?? 0, fairShare ?? 0]);
  const most = greatest([...exchanges.values()].map(({ generation }) => generation ?? 0));
  return {
    units,
    pairs,
    projects: (document.projects ?? []).map((project) => ({
      id: project.id,
      name: textIn(language, project.name) || t('term.project'),
      members: project.members.map((member) => member.unit).filter((id) => unit.has(id)),
      surplus: projectLines.get(project.id)?.surplus ?? null,
    })),
    unit,
    pair: new Map(pairs.map((fact) => [fact.key, fact])),
    exchange: exchanges,
    scale: [-niceAbove(-least(ends)), niceAbove(greatest(ends))],
    width: WIDEST / (niceAbove(most) || 1),
  };
}

/** What is used of a port: its place among those of its unit, and the exchanges that it has. */
interface Use {
  readonly at: number;
  readonly exchanges: ExchangeFact[];
}

const SIDES = ['outputs', 'inputs'] as const;

/**
 * All ports, by unit, side and id: of thousands, a text for each that names all three would take longer to make and to
 * find than all else that is known of it.
 */
function usesOf(units: readonly Unit[]): Map<string, Record<Side, Map<string, Use>>> {
  const uses = new Map<string, Record<Side, Map<string, Use>>>();
  for (const unit of units) {
    const known = uses.get(unit.id) ?? { outputs: new Map<string, Use>(), inputs: new Map<string, Use>() };
    uses.set(unit.id, known);
    let at = 0;
    for (const side of SIDES)
      for (const { id } of unit[side] ?? []) {
        known[side].set(id, { at, exchanges: known[side].get(id)?.exchanges ?? [] });
        at += 1;
      }
  }
  return uses;
}

/** What the exchanges of a port bring its unit, eu. */
function broughtBy(
  used: readonly ExchangeFact[],
  side: Side,
  lines: ReadonlyMap<string, { generation: number; cost: number }>,
): number {
  return used.reduce((total, { id }) => {
    const line = lines.get(id);
    return total + (side === 'outputs' ? -(line?.cost ?? 0) : (line?.generation ?? 0));
  }, 0);
}

function pairsOf(
  units: readonly UnitFact[],
  unit: ReadonlyMap<string, UnitFact>,
  exchanges: ReadonlyMap<string, ExchangeFact>,
  analysis: Analysis | null,
): PairFact[] {
  const order = new Map(units.map(({ id }, index) => [id, index]));
  const uses = new Map<string, number>();
  const lanes = new Map<string, ExchangeFact[]>();
  for (const exchange of exchanges.values()) {
    const { from, to } = exchange;
    if (from.unit === to.unit || !unit.has(from.unit) || !unit.has(to.unit)) continue;
    for (const id of [from.unit, to.unit]) uses.set(id, (uses.get(id) ?? 0) + 1);
    push(lanes, pairKey([from.unit, to.unit]), exchange);
  }
  const behaviour = new Map(analysis?.behaviour?.pairs.map((pair) => [pairKey(pair.between), pair]));
  const organisation = new Map(analysis?.organisation?.pairs.map((pair) => [pairKey(pair.between), pair]));
  const ledger = new Map(analysis?.ledger?.pairs.map((pair) => [pairKey(pair.between), pair]));
  return [...lanes].map(([key, list]): PairFact => {
    const [one, other] = [list[0]?.from.unit ?? '', list[0]?.to.unit ?? ''];
    const ends: Between = (order.get(one) ?? 0) <= (order.get(other) ?? 0) ? [one, other] : [other, one];
    const busier = (uses.get(ends[1]) ?? 0) > (uses.get(ends[0]) ?? 0) ? ends[1] : ends[0];
    const mode = behaviour.get(key);
    return {
      key,
      between: ends,
      mode: mode?.mode ?? 'none',
      level: organisation.get(key)?.level ?? 'none',
      surplus: ledger.get(key)?.surplus ?? null,
      gains: mode?.gains ?? null,
      netGenerating: mode?.netGenerating === true,
      exchanges: list.sort((a, b) => Number(a.from.unit !== busier) - Number(b.from.unit !== busier)),
    };
  });
}

/** Pointers of the things that errors are in: a unit, one of its parameters, an exchange. */
function faults(problems: readonly Problem[]): Set<string> {
  const places = new Set<string>();
  for (const { pointer, severity } of problems) {
    if (severity !== 'error') continue;
    const keys = keysOf(pointer);
    const port = keys[0] === 'units' && (keys[2] === 'outputs' || keys[2] === 'inputs') && keys[3];
    places.add('/' + keys.slice(0, port ? 4 : 2).join('/'));
  }
  return places;
}

const exchangeIndex = new WeakMap<object, Map<string, number>>();

function indexOf(document: Consortium, id: string): number {
  const list = document.exchanges ?? [];
  let index = exchangeIndex.get(list);
  if (!index) exchangeIndex.set(list, (index = new Map(list.map((exchange, at) => [exchange.id, at]))));
  return index.get(id) ?? -1;
}

/** The next round number at or above a value: 1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8 × a power of ten. */
export function niceAbove(value: number): number {
  if (!(value > 0)) return 0;
  const power = 10 ** Math.floor(Math.log10(value));
  const step =
    [1, 1.2, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10].find((nice) => nice * power >= value * (1 - 1e-9)) ?? 10;
  return step * power;
}

const least = (values: readonly number[]) => values.reduce((a, b) => Math.min(a, b), 0);
const greatest = (values: readonly number[]) => values.reduce((a, b) => Math.max(a, b), 0);

function byId<T extends { id: string }>(list: readonly T[] | null | undefined): Map<string, T> {
  return new Map((list ?? []).map((entry) => [entry.id, entry]));
}

function push<K, V>(map: Map<K, V[]>, key: K, value: V): void {
  const list = map.get(key);
  if (list) list.push(value);
  else map.set(key, [value]);
}
