// Participation (model §12): who would go on taking part if nobody were made to.

import { range, sum } from './document';
import type { Model, Unit } from './document';
import { arePairedInSomeMonth, everActive, everRunning, hasMember, listedPairs } from './flows';
import { entriesWith, grossOf, lines, snap } from './ledger';
import type { Entry } from './ledger';

/** Stable states are looked for one by one, so only among so many. */
const MOST_PLAYERS = 16;

/** Gives in some exchange that is ever active, or belongs to a project that is. */
function isPlayer(model: Model, unit: Unit): boolean {
  return (
    everActive(model).some((exchange) => exchange.giver === unit) ||
    everRunning(model).some((project) => hasMember(project, unit))
  );
}

/** What comes in, net of interface loss, and what goes out, as monthly means. */
function means(model: Model, entries: Entry[]) {
  const { generation, interfaceLoss, cost, coordination } = lines(entries);
  return {
    receipt: (generation - interfaceLoss) / model.months,
    outlay: (cost + coordination) / model.months,
  };
}

/** Reward and penalty of a unit. */
function incentiveOf(model: Model, unit: Unit) {
  return model.incentives.find((each) => each.unit === unit.id) ?? { reward: 0, penalty: 0 };
}

/** d of every player as a constant and what each other player adds to it by taking part. */
function drives(model: Model, entries: Entry[]) {
  const players = model.units.filter((unit) => isPlayer(model, unit));
  return players.map((unit) => {
    const own = entries.filter((entry) => entry.unit === unit.id);
    const { receipt, outlay } = means(model, own);
    const { reward, penalty } = incentiveOf(model, unit);
    // What a drive is made of: within 1e-9 of it a drive is 0, and so is what one player adds to it.
    const scale = model.reciprocity * receipt + outlay + reward + penalty;
    const from = (other: Unit) =>
      model.reciprocity * means(model, entriesWith(entries, unit.id, other.id)).receipt;
    const others = model.units.filter((other) => other !== unit && !players.includes(other));
    return {
      unit,
      receipt,
      outlay,
      scale,
      together: model.reciprocity * receipt - outlay + reward + penalty,
      constant: snap(sum(others.map(from)) - outlay + reward + penalty, scale),
      byPlayer: players.map((other) => (other === unit ? 0 : snap(from(other), scale))),
    };
  });
}

type Drive = ReturnType<typeof drives>[number];

function driveIn(drive: Drive, state: number[]): number {
  return snap(drive.constant + sum(drive.byPlayer.map((each, j) => each * (state[j] ?? 0))), drive.scale);
}

function isIndifferent(drive: Drive): boolean {
  return drive.constant === 0 && drive.byPlayer.every((each) => each === 0);
}

/** Every choice of 0 or 1, the first player's changing slowest. */
function states(drivers: Drive[]): number[][] {
  return drivers.reduce<number[][]>(
    (list, drive) =>
      list.flatMap((state) => (isIndifferent(drive) ? [1] : [0, 1]).map((choice) => [...state, choice])),
    [[]],
  );
}

function isStable(drivers: Drive[], state: number[]): boolean {
  return drivers.every(
    (drive, i) => isIndifferent(drive) || (1 - 2 * (state[i] ?? 0)) * driveIn(drive, state) < 0,
  );
}

/** One side of a pair's game, with how far each of the three differences is from 0 by rounding alone. */
export function side(model: Model, entries: Entry[], unit: Unit, other: Unit) {
  const own = entriesWith(entries, unit.id, other.id);
  const { receipt, outlay } = means(model, own);
  const { reward, penalty } = incentiveOf(model, unit);
  const scale = grossOf(own) / model.months + reward + penalty;
  const R = receipt - outlay + reward;
  const S = -outlay + reward;
  const T = (1 - model.reciprocity) * receipt - penalty;
  const P = -penalty;
  const rt = snap(R - T, scale);
  const sp = snap(S - P, scale);
  const rp = snap(R - P, scale);
  const game = () => {
    if (rt === 0 || sp === 0) return 'indifferent';
    if (rt > 0) return sp > 0 ? 'harmony' : 'stag-hunt';
    return rp > 0 ? 'dilemma' : 'deadlock';
  };
  return { payoffs: { R, S, T, P, game: game() }, scale, differences: [R - T, S - P, R - P] };
}

export function participation(model: Model, entries: Entry[]) {
  const drivers = drives(model, entries);
  const units = drivers.map((drive) => {
    const now = snap(drive.together, drive.scale);
    const { reward, penalty } = incentiveOf(model, drive.unit);
    return {
      id: drive.unit.id,
      receipt: drive.receipt,
      outlay: drive.outlay,
      drive: now,
      threshold: Math.max(0, reward + penalty - now),
      extraNeeded: Math.max(0, -now),
    };
  });
  const choosing = drivers.filter((drive) => !isIndifferent(drive)).length;
  return {
    units,
    indifferent: drivers.filter(isIndifferent).map((drive) => drive.unit.id),
    ...(choosing > MOST_PLAYERS
      ? {}
      : { stableStates: states(drivers).filter((state) => isStable(drivers, state)) }),
    extraIncentive: Math.max(0, ...units.map((unit) => unit.extraNeeded)),
    pairs: listedPairs(model)
      .filter(([a, b]) => arePairedInSomeMonth(model, a, b))
      .map(([a, b]) => {
        const players = [side(model, entries, a, b).payoffs, side(model, entries, b, a).payoffs];
        const [first, second] = players;
        return {
          between: [a.id, b.id],
          game: first?.game === second?.game ? (first?.game ?? 'mixed') : 'mixed',
          players,
        };
      }),
  };
}

/** Every number of §12 whose sign decides something, with the energies that it is made of. */
export function participationSigns(model: Model, entries: Entry[]): { number: number; gross: number }[] {
  const drivers = drives(model, entries);
  const few = drivers.length <= MOST_PLAYERS ? states(drivers) : [drivers.map(() => 1)];
  const ofDrives = drivers.flatMap((drive) =>
    few.map((state) => ({
      number: drive.constant + sum(drive.byPlayer.map((each, j) => each * (state[j] ?? 0))),
      gross: drive.scale,
    })),
  );
  const ofPairs = listedPairs(model).flatMap(([a, b]) =>
    [side(model, entries, a, b), side(model, entries, b, a)].flatMap(({ differences, scale }) =>
      differences.map((number) => ({ number, gross: scale })),
    ),
  );
  return [...ofDrives, ...ofPairs];
}

/** The months in which a unit's patience lasts, at most all of them. */
export function monthsOfPatience(model: Model, unit: Unit): number[] {
  return range(model.months).filter((month) => month < unit.patience);
}
