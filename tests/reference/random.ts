// Random valid consortia from a seed, with as many odd corners of the format as fit.

import type {
  Aspect,
  Carrier,
  Consortium,
  Contract,
  Exchange,
  Factor,
  Input,
  Kind,
  Link,
  Output,
  Period,
  Project,
  Scope,
  Settings,
  Step,
  Substitution,
  Unit,
} from 'gongsheng';
import { range, sum } from './document';

/** mulberry32: numbers in [0, 1) that a seed fixes. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const RESOURCES: [string, Carrier][] = [
  ['talent', 'energy'],
  ['practice-base', 'matter'],
  ['course', 'information'],
  ['patent', 'information'],
  ['equipment', 'matter'],
];
const CARRIERS: Carrier[] = ['matter', 'energy', 'information'];
const KINDS: Kind[] = ['government', 'college', 'enterprise', 'institute', 'association', 'other'];
const MEDIA = ['', 'contract', 'curriculum', 'lab', 'platform'];
const EXTERNAL: Aspect[] = ['economy', 'demand', 'industry', 'policy', 'culture'];
const INTERNAL: Aspect[] = ['concept', 'motivation', 'structure', 'trust', 'identity'];

/** Dice, thrown from one seed. */
class Dice {
  private readonly next: () => number;

  constructor(seed: number) {
    this.next = mulberry32(seed);
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** A whole number from `least` to `most`, both possible. */
  whole(least: number, most: number): number {
    return least + Math.floor(this.next() * (most - least + 1));
  }

  /** A number with three decimals, as a person would write it. */
  real(least: number, most: number): number {
    return Math.round((least + this.next() * (most - least)) * 1000) / 1000;
  }

  pick<T>(list: readonly T[]): T {
    const found = list[this.whole(0, list.length - 1)];
    if (found === undefined) throw new Error('nothing to pick from');
    return found;
  }

  /** A few different elements, in their order. */
  some<T>(list: T[], count: number): T[] {
    const kept = [...list];
    while (kept.length > count) kept.splice(this.whole(0, kept.length - 1), 1);
    return kept;
  }

  /** The value, or nothing, so that the default is met. */
  maybe<T>(probability: number, make: () => T): T | undefined {
    return this.chance(probability) ? make() : undefined;
  }
}

/** What sets one consortium apart from another, so that every verdict is met. */
interface Character {
  months: number;
  /** How much a unit of a resource may be worth. */
  worth: number;
  /** How much a unit of a resource, or a part in a project, may cost. */
  burden: number;
  /** How often things run without end. */
  steadiness: number;
  /** How often amounts and costs are 0. */
  emptiness: number;
  /** How often a unit is small. */
  smallness: number;
}

function periods(dice: Dice, { months, steadiness }: Character): Period[] | undefined {
  if (dice.chance(steadiness)) return dice.maybe(0.5, () => [[0, null]]);
  if (dice.chance(0.02)) return [];
  return range(dice.whole(1, 4)).map((): Period => {
    const start = dice.whole(0, dice.chance(0.1) ? months + 3 : months - 1);
    if (dice.chance(0.2)) return [start, null];
    return [start, start + dice.whole(1, Math.ceil(months / dice.pick([2, 4, 10])))];
  });
}

function parameter(dice: Dice, id: string, { emptiness }: Character) {
  const [resource, carrier] = dice.pick(RESOURCES);
  return {
    id,
    resource,
    carrier: dice.chance(0.9) ? carrier : dice.pick(CARRIERS),
    amount: dice.chance(emptiness) ? 0 : dice.real(0.5, 12),
  };
}

function randomUnit(dice: Dice, id: string, character: Character): Unit {
  const outputs = range(dice.whole(0, 3)).map((i): Output => ({
    ...parameter(dice, `out${i}`, character),
    quality: dice.maybe(0.6, () => dice.real(0.2, 1)),
    cost: dice.maybe(0.7, () => (dice.chance(character.emptiness) ? 0 : dice.real(0, character.burden))),
  }));
  const inputs = range(dice.whole(0, 3)).map((i): Input => ({
    ...parameter(dice, `in${i}`, character),
    value: dice.maybe(0.8, () => (dice.chance(character.emptiness) ? 0 : dice.real(0, character.worth))),
  }));
  return {
    id,
    kind: dice.pick(KINDS),
    name: dice.maybe(0.2, () => ({ zh: '单元', en: 'Unit' })),
    tags: dice.maybe(character.smallness, () => ['small']),
    capacity: dice.maybe(0.3, () => dice.real(10, 200)),
    growth: dice.maybe(0.3, () => dice.real(0.01, 0.5)),
    start: dice.maybe(0.3, () => dice.real(0, 100)),
    patience: dice.maybe(0.3, () => dice.whole(0, 24)),
    outputs: outputs.length > 0 ? outputs : dice.maybe(0.5, () => []),
    inputs: inputs.length > 0 ? inputs : dice.maybe(0.5, () => []),
  };
}

interface Way {
  from: { unit: string; output: string };
  to: { unit: string; input: string };
  fits: boolean;
}

/** Every output of one unit with every input of another. */
function ways(units: Unit[]): Way[] {
  return units.flatMap((giver) =>
    (giver.outputs ?? []).flatMap((output) =>
      units
        .filter((receiver) => receiver !== giver)
        .flatMap((receiver) =>
          (receiver.inputs ?? []).map((input) => ({
            from: { unit: giver.id, output: output.id },
            to: { unit: receiver.id, input: input.id },
            fits: output.resource === input.resource && output.carrier === input.carrier,
          })),
        ),
    ),
  );
}

function exchanges(dice: Dice, units: Unit[], character: Character): Exchange[] {
  const all = ways(units);
  const fitting = all.filter((way) => way.fits);
  if (all.length === 0) return [];
  return range(dice.whole(0, Math.min(30, 3 * units.length))).map((i): Exchange => {
    const { from, to } = dice.pick(fitting.length > 0 && dice.chance(0.85) ? fitting : all);
    return {
      id: `e${i}`,
      from,
      to,
      amount: dice.chance(character.emptiness) ? 0 : dice.real(0.2, 8),
      medium: dice.maybe(0.7, () => dice.pick(MEDIA)),
      periods: periods(dice, character),
    };
  });
}

function projects(dice: Dice, units: Unit[], character: Character): Project[] {
  if (units.length < 2 || dice.chance(0.4)) return [];
  return range(dice.whole(1, 3)).map((i): Project => {
    const members = dice.some(units, dice.whole(2, 4));
    const weights = members.map(() => (dice.chance(0.1) ? 0 : dice.real(0.1, 1)));
    const shared = sum(weights) > 0 && dice.chance(0.6);
    return {
      id: `p${i}`,
      members: members.map(({ id }, m) => ({
        unit: id,
        cost: dice.maybe(0.7, () => dice.real(0, character.burden)),
        share: shared ? (weights[m] ?? 0) / sum(weights) : undefined,
      })),
      value: dice.chance(character.emptiness) ? 0 : dice.real(0, 3 * character.worth),
      resistance: dice.maybe(0.5, () => dice.real(0, 1)),
      medium: dice.maybe(0.5, () => dice.pick(MEDIA)),
      carriers: dice.maybe(0.6, () => dice.some(CARRIERS, dice.whole(0, 3))),
      periods: periods(dice, character),
    };
  });
}

/** Every two units, either of them first. */
function randomPairs(dice: Dice, units: Unit[]): [string, string][] {
  return units.flatMap((a, i) =>
    units.slice(i + 1).map((b): [string, string] => (dice.chance(0.5) ? [a.id, b.id] : [b.id, a.id])),
  );
}

function links(dice: Dice, units: Unit[], { steadiness }: Character): Link[] {
  return randomPairs(dice, units)
    .filter(() => dice.chance(steadiness === 1 ? 0.9 : 0.4))
    .map((between): Link => ({
      between,
      resistance: dice.maybe(0.6, () => dice.real(0, 0.8)),
      coordination: dice.maybe(0.5, () => dice.real(0, 3)),
      persistent: dice.maybe(0.7, () => dice.chance(steadiness)),
    }));
}

function environment(dice: Dice, { months }: Character): Factor[] {
  if (dice.chance(0.3)) return [];
  // Some things come in several factors, so that they can contradict one another.
  const theme = { external: dice.pick<Aspect>(['policy', 'culture']), internal: dice.pick(INTERNAL) };
  return range(dice.whole(1, 4)).map((i): Factor => {
    const scope = dice.pick<Scope>(['external', 'internal']);
    return {
      id: `f${i}`,
      scope,
      aspect: dice.chance(0.5) ? theme[scope] : dice.pick(scope === 'external' ? EXTERNAL : INTERNAL),
      weight: dice.maybe(0.6, () => (dice.chance(0.15) ? 0 : dice.real(0, 3))),
      steps: dice.maybe(0.85, () =>
        range(dice.whole(0, 4)).map((): Step => [dice.whole(0, Math.min(months + 1, 8)), dice.real(-1, 1)]),
      ),
    };
  });
}

function contract(dice: Dice, units: Unit[]): Contract {
  const pairs = randomPairs(dice, units);
  return {
    reciprocity: dice.maybe(0.5, () => dice.real(0, 1)),
    incentives: dice.maybe(0.6, () =>
      dice.some(units, dice.whole(0, 3)).map(({ id }) => ({
        unit: id,
        reward: dice.maybe(0.7, () => dice.real(0, 5)),
        penalty: dice.maybe(0.7, () => dice.real(0, 5)),
      })),
    ),
    transfers: dice.maybe(0.7, () =>
      range(pairs.length > 0 ? dice.whole(0, 3) : 0).map(() => {
        const [from, to] = dice.pick(pairs);
        return { from, to, amount: dice.maybe(0.9, () => dice.real(0, 6)) };
      }),
    ),
  };
}

function substitution(dice: Dice): Substitution[] {
  const names = RESOURCES.map(([name]) => name);
  return names
    .flatMap((output) => names.map((input) => ({ output, input })))
    .filter(() => dice.chance(0.2))
    .map((pair) => ({ ...pair, rate: dice.chance(0.1) ? 0 : dice.real(0.05, 1) }));
}

function settings(dice: Dice, { months }: Character): Settings {
  return {
    sensitivity: dice.maybe(0.3, () => (dice.chance(0.1) ? 0 : dice.real(0, 2))),
    feedback: dice.maybe(0.25, () => dice.real(0, 1)),
    resistance: dice.maybe(0.3, () => dice.real(0, 0.5)),
    environmentBand: dice.maybe(0.3, () => dice.real(0, 0.3)),
    zeroBand: dice.maybe(0.4, () => (dice.chance(0.2) ? 0 : dice.real(0, 0.15))),
    symmetryTolerance: dice.maybe(0.4, () => dice.real(0, 0.6)),
    benchmark: dice.maybe(0.5, () => dice.pick(['equal', 'contribution', 'shapley'])),
    modesAfterContract: dice.maybe(0.4, () => dice.chance(0.7)),
    maxIdle: dice.maybe(0.3, () => dice.whole(0, 3)),
    continuousMonths: dice.maybe(0.4, () => dice.whole(1, months)),
    continuousCoverage: dice.maybe(0.3, () => dice.real(0.2, 1)),
    integratedMedia: dice.maybe(0.6, () => dice.whole(0, 2)),
    integratedCarriers: dice.maybe(0.6, () => dice.whole(0, 2)),
    window: dice.maybe(0.4, () => dice.whole(1, 6)),
    pathWindow: dice.maybe(0.5, () => dice.whole(1, 24)),
    coupling: dice.maybe(0.4, () => dice.real(0, 12)),
    saturation: dice.maybe(0.3, () => (dice.chance(0.1) ? 0 : dice.real(0.01, 2))),
    formalisticShare: dice.maybe(0.3, () => dice.real(0, 0.6)),
    freeRidingGap: dice.maybe(0.3, () => dice.real(0, 0.5)),
    fragmentedShare: dice.maybe(0.3, () => dice.real(0, 1)),
    fragileShare: dice.maybe(0.3, () => dice.real(0, 1)),
    policySpread: dice.maybe(0.3, () => dice.real(0, 1)),
    substitution: dice.maybe(0.4, () => substitution(dice)),
  };
}

/** Without what is undefined, as a file would have it. */
function written(document: Consortium): Consortium {
  return JSON.parse(JSON.stringify(document));
}

/** A valid consortium of more than twenty units over few months, in which nothing costs anything. */
export function largeConsortium(seed: number): Consortium {
  const dice = new Dice(seed);
  const large = randomConsortium(seed, { units: dice.whole(21, 26), months: dice.whole(1, 4) });
  for (const unit of large.units ?? []) for (const output of unit.outputs ?? []) output.cost = 0;
  for (const project of large.projects ?? []) for (const member of project.members) member.cost = 0;
  for (const link of large.links ?? []) link.coordination = 0;
  return large;
}

/** A valid consortium of small whole numbers and halves, so that much is alike, cancels out or is nothing. */
export function evenConsortium(seed: number): Consortium {
  const dice = new Dice(seed + 0.5);
  const even = randomConsortium(seed);
  const half = (x: number | undefined) => (x === undefined ? undefined : Math.round(x / 2));
  const units = even.units?.map((unit) => ({
    ...unit,
    outputs: unit.outputs?.map((output) => ({
      ...output,
      amount: Math.round(output.amount / 2),
      cost: half(output.cost),
      quality: dice.pick([0, 0.5, 1, 1, 1]),
    })),
    inputs: unit.inputs?.map((input) => ({
      ...input,
      amount: Math.round(input.amount / 2),
      value: half(input.value),
    })),
  }));
  return written({
    ...even,
    units,
    exchanges: even.exchanges?.map((each) => ({ ...each, amount: Math.round(each.amount / 2) })),
    projects: even.projects?.map((project) => ({
      ...project,
      value: Math.round(project.value / 2),
      resistance: half(project.resistance),
      members: project.members.map(({ unit, cost }) => ({ unit, cost: half(cost) })),
    })),
    links: even.links?.map((link) => ({
      ...link,
      resistance: half(link.resistance),
      coordination: half(link.coordination),
    })),
    environment: even.environment?.map((factor) => ({
      ...factor,
      weight: half(factor.weight),
      steps: factor.steps?.map(([month, sign]): Step => [month, Math.round(2 * sign) / 2]),
    })),
    settings: {
      ...even.settings,
      sensitivity: dice.pick([0, 0, 0.5]),
      feedback: dice.pick([0, 0, 0.5]),
      zeroBand: dice.pick([0, 0.01, 0.25]),
      symmetryTolerance: dice.pick([0, 0.1, 0.5]),
      substitution: [],
    },
  });
}

/** A valid consortium; the same seed gives the same one. */
export function randomConsortium(seed: number, size: { units?: number; months?: number } = {}): Consortium {
  const dice = new Dice(seed);
  const months = dice.chance(0.3) ? dice.whole(1, 6) : dice.whole(1, 60);
  const character: Character = {
    months: size.months ?? months,
    worth: dice.chance(0.6) ? dice.real(0.5, 8) : dice.real(8, 20),
    burden: dice.pick([0.3, 3]),
    steadiness: dice.pick([0, 0, 0.2, 0.5, 1, 1]),
    emptiness: dice.pick([0, 0.05, 0.2]),
    smallness: dice.pick([0.2, 0.2, 1]),
  };
  const count = dice.chance(0.1) ? dice.whole(9, 14) : dice.whole(1, 8);
  const units = range(size.units ?? count).map((i) => randomUnit(dice, `u${i}`, character));
  return written({
    type: 'gongsheng',
    version: 1,
    months: character.months,
    units,
    exchanges: exchanges(dice, units, character),
    projects: dice.maybe(0.8, () => projects(dice, units, character)),
    links: dice.maybe(0.8, () => links(dice, units, character)),
    environment: dice.maybe(0.8, () => environment(dice, character)),
    contract: dice.maybe(0.6, () => contract(dice, units)),
    settings: dice.maybe(0.8, () => settings(dice, character)),
  });
}
