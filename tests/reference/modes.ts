// The verdicts: behavioural modes (model §6), organisational modes (§7) and formation (§8).

import { everyPair, linkOf, range, sum } from './document';
import type { Model, Unit } from './document';
import {
  areCompatible,
  arePairedInSomeMonth,
  everActive,
  everRunning,
  hasMember,
  isActive,
  isBetween,
  isRunning,
  listedPairs,
  takesPart,
} from './flows';
import { entriesWith, gain, grossOf, isInteracting, lines, snap, surplusOf } from './ledger';
import type { Entry } from './ledger';
import { core, fairShares, realised } from './sharing';

/** The transfers that §6 counts, over the horizon: none unless the setting says so. */
export function countedTransfers(model: Model) {
  if (!model.settings.modesAfterContract) return [];
  const inside = model.units.filter((unit) => takesPart(model, unit)).map((unit) => unit.id);
  return model.transfers
    .filter((transfer) => inside.includes(transfer.from) && inside.includes(transfer.to))
    .map((transfer) => ({ ...transfer, amount: transfer.amount * model.months }));
}

/** What transfers bring a unit, net, from those of the others. */
function transferred(model: Model, unit: string, others: string[]): number {
  const received = countedTransfers(model).filter((each) => each.to === unit && others.includes(each.from));
  const paid = countedTransfers(model).filter((each) => each.from === unit && others.includes(each.to));
  return sum(received.map((each) => each.amount)) - sum(paid.map((each) => each.amount));
}

/** −1, 0 or 1: the sign of a gain, 0 within its band. */
function signOf(number: number, band: number, gross: number): number {
  return Math.abs(number) <= band ? 0 : Math.sign(snap(number, gross));
}

/** The table of §6; mutualism is told apart by its asymmetry. */
function modeOf(signs: number[], isSymmetric: boolean): string {
  const plus = signs.includes(1);
  const zero = signs.includes(0);
  const minus = signs.includes(-1);
  if (plus && minus) return 'parasitism';
  if (plus && zero) return 'commensalism';
  if (plus) return isSymmetric ? 'symmetric-mutualism' : 'asymmetric-mutualism';
  if (minus && zero) return 'amensalism';
  if (minus) return 'competition';
  return 'neutralism';
}

function pairBehaviour(model: Model, entries: Entry[], first: Unit, second: Unit) {
  const { zeroBand, symmetryTolerance } = model.settings;
  const side = (one: Unit, other: Unit) => {
    const gross = grossOf(entriesWith(entries, one.id, other.id));
    const gained = gain(entries, one.id, other.id) + transferred(model, one.id, [other.id]);
    return { gross, gained, band: zeroBand * gross, sign: signOf(gained, zeroBand * gross, gross) };
  };
  const a = side(first, second);
  const b = side(second, first);
  const active = arePairedInSomeMonth(model, first, second);
  const total = a.gained + b.gained;
  const mutual = active && a.sign === 1 && b.sign === 1;
  const gross = a.gross + b.gross;
  const asymmetry = Math.abs(snap(a.gained - b.gained, gross)) / total;
  const mode = active ? modeOf([a.sign, b.sign], asymmetry <= symmetryTolerance) : 'none';
  return {
    between: [first.id, second.id],
    mode,
    gains: [a.gained, b.gained],
    bands: [a.band, b.band],
    asymmetry: mutual ? asymmetry : null,
    netGenerating: mode === 'parasitism' ? snap(total, gross) > zeroBand * gross : null,
  };
}

export function systemBehaviour(model: Model, entries: Entry[]) {
  const { zeroBand, symmetryTolerance, benchmark } = model.settings;
  const everyone = model.units.map((unit) => unit.id);
  const fair = fairShares(model, entries, benchmark);
  const units = model.units
    .filter((unit) => takesPart(model, unit))
    .map(({ id }) => {
      const gross = grossOf(entries.filter((entry) => entry.unit === id));
      const surplus = surplusOf(entries, id) + transferred(model, id, everyone);
      const band = zeroBand * gross;
      const share = sum(fair.filter((each) => each.unit === id).map((each) => each.amount));
      return { id, surplus, band, sign: signOf(surplus, band, gross), share };
    });
  const mutual = units.length > 0 && units.every((unit) => unit.sign === 1);
  const gross = grossOf(entries);
  const apart = sum(units.map((unit) => Math.abs(unit.surplus - unit.share)));
  const asymmetry = snap(apart, gross) / sum(units.map((unit) => unit.surplus));
  const signs = units.map((unit) => unit.sign);
  const mode = units.length > 0 ? modeOf(signs, asymmetry <= symmetryTolerance) : 'none';
  return {
    mode,
    band: zeroBand * gross,
    bands: units.map(({ id, band }) => ({ unit: id, band })),
    asymmetry: mutual ? asymmetry : null,
    netGenerating: mode === 'parasitism' ? snap(lines(entries).surplus, gross) > zeroBand * gross : null,
    benchmark,
  };
}

export function behaviour(model: Model, entries: Entry[]) {
  return {
    pairs: listedPairs(model).map(([a, b]) => pairBehaviour(model, entries, a, b)),
    system: systemBehaviour(model, entries),
  };
}

const LEVELS = ['none', 'point', 'intermittent', 'continuous', 'integrated'];

function pairOrganisation(model: Model, a: Unit, b: Unit) {
  const exchanges = everActive(model).filter((exchange) => isBetween(exchange, a, b));
  const projects = everRunning(model).filter((project) => hasMember(project, a) && hasMember(project, b));
  const months = range(model.months).filter(
    (t) => exchanges.some((each) => isActive(each, t)) || projects.some((each) => isRunning(each, t)),
  );
  const { maxIdle, continuousMonths, continuousCoverage, integratedMedia, integratedCarriers } =
    model.settings;

  const episodes: { first: number; last: number }[] = [];
  for (const month of months) {
    const current = episodes.at(-1);
    if (current !== undefined && month - current.last - 1 <= maxIdle) current.last = month;
    else episodes.push({ first: month, last: month });
  }
  const length = (episode: { first: number; last: number }) => episode.last - episode.first + 1;
  const longest = Math.max(0, ...episodes.map(length));
  const coverage =
    months.length === 0 ? null : months.length / (Math.max(...months) - Math.min(...months) + 1);
  const media = [...new Set([...exchanges, ...projects].map((each) => each.medium))].filter(Boolean);
  const carriers = [
    ...new Set([
      ...exchanges.map((each) => each.output.carrier),
      ...projects.flatMap((each) => each.carriers),
    ]),
  ];
  const openEnded = [...exchanges, ...projects].some((each) =>
    each.periods.some(([start, end]) => end === null && start < model.months),
  );
  const persistent = linkOf(model, a.id, b.id).persistent;

  const stillRuns = episodes.some(
    (episode) =>
      openEnded && episode.last === model.months - 1 && length(episode) >= Math.ceil(model.months / 2),
  );
  const continuous =
    coverage !== null && (longest >= continuousMonths || stillRuns) && coverage >= continuousCoverage;
  const integrated =
    continuous &&
    openEnded &&
    persistent &&
    media.length >= integratedMedia &&
    carriers.length >= integratedCarriers;
  const levelOf = () => {
    if (coverage === null) return 'none';
    if (integrated) return 'integrated';
    if (continuous) return 'continuous';
    return episodes.length >= 2 || coverage < continuousCoverage ? 'intermittent' : 'point';
  };
  return {
    between: [a.id, b.id],
    level: levelOf(),
    activeMonths: months.length,
    episodes: episodes.length,
    longest,
    coverage,
    media,
    carriers,
    openEnded,
    persistent,
  };
}

/** The groups in which units hang together by these pairs. */
function connected(units: string[], pairs: string[][]): string[][] {
  const groups: string[][] = [];
  for (const unit of units) {
    if (groups.some((group) => group.includes(unit))) continue;
    const group = [unit];
    for (const each of group) {
      for (const pair of pairs.filter((between) => between.includes(each))) {
        group.push(...pair.filter((other) => !group.includes(other)));
      }
    }
    groups.push(units.filter((each) => group.includes(each)));
  }
  return groups;
}

export function organisation(model: Model) {
  const pairs = listedPairs(model).map(([a, b]) => pairOrganisation(model, a, b));
  const units = model.units.filter((unit) => takesPart(model, unit)).map((unit) => unit.id);
  const groupsAt = (rank: number) =>
    connected(
      units,
      pairs.filter((pair) => LEVELS.indexOf(pair.level) >= rank).map((pair) => pair.between),
    );
  const reached = [4, 3, 2, 1].find((rank) => units.length >= 2 && groupsAt(rank).length === 1) ?? 0;
  const active = pairs.filter((pair) => pair.level !== 'none');
  return {
    pairs,
    system: {
      level: LEVELS[reached],
      groups: groupsAt(1),
      shares: LEVELS.map((level) => ({
        level,
        share: active.length === 0 ? 0 : active.filter((pair) => pair.level === level).length / active.length,
      })),
    },
  };
}

/** The surplus of every run of `window` consecutive months, with its gross. */
export function windows(model: Model, entries: Entry[]): { surplus: number; gross: number }[] {
  const width = model.settings.window;
  return range(Math.max(0, model.months - width + 1)).map((start) => {
    const inside = entries.filter((entry) => entry.month >= start && entry.month < start + width);
    return { surplus: lines(inside).surplus, gross: grossOf(inside) };
  });
}

/** The same shift of ε in every month at which the surplus is 0. */
function breakEven(model: Model, entries: Entry[], meanSign: number) {
  const { sensitivity } = model.settings;
  const { generation, interfaceLoss, cost, coordination } = lines(entries);
  const gross = grossOf(entries);
  const benefit = snap(generation - interfaceLoss, gross);
  const burden = snap(cost + coordination, gross);
  if (benefit === 0 || burden === 0 || sensitivity === 0) return null;
  const shift = Math.log(burden / benefit) / (2 * sensitivity);
  const environment = meanSign + shift;
  return { shift, environment, reachable: environment >= -1 && environment <= 1 };
}

export function formation(model: Model, entries: Entry[], meanSign: number) {
  const { zeroBand, window } = model.settings;
  const { surplus } = lines(entries);
  const gross = grossOf(entries);
  const band = zeroBand * gross;
  const runs = windows(model, entries);
  const { inCore } = core(model, entries, realised(model, entries));
  const compatible = everyPair(model.units).some(([a, b]) => areCompatible(model, a, b));
  const interacting = isInteracting(model);
  const formed = snap(surplus, gross) > band;
  const lasting = formed && runs.length > 0 && runs.every((each) => snap(each.surplus, each.gross) > 0);
  const durable = lasting ? inCore : false;
  const rung = durable
    ? 'durable'
    : formed
      ? 'formed'
      : interacting
        ? 'interacting'
        : compatible
          ? 'compatible'
          : 'none';
  return {
    rung,
    compatible,
    interacting,
    formed,
    durable,
    surplus,
    band,
    windowLength: window,
    lowestWindow: runs.length === 0 ? null : Math.min(...runs.map((each) => each.surplus)),
    inCore,
    breakEven: breakEven(model, entries, meanSign),
  };
}
