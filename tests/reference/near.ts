// Whether a document lies so near a boundary that two honest implementations may decide differently.

import {
  freeRidingGaps,
  gainedInPatience,
  lossesOfOne,
  meansOf,
  meanUse,
  withoutGovernment,
} from './diagnosis';
import { sum } from './document';
import type { Model } from './document';
import { balance, effectsOf, jacobian } from './evolution';
import { grossOf, lines, run, surplusOf } from './ledger';
import type { Entry } from './ledger';
import { eigenvalues } from './linear';
import type { Reading } from './model';
import { countedTransfers, windows } from './modes';
import { participationSigns } from './participation';

/** How near a boundary, relative to what the number belongs to, is too near. */
const NEAR = 1e-6;

/** What rounding makes of a true 0; no boundary is crossed by it, since 1e-9 of the gross counts as 0. */
const ROUNDING = 1e-12;

/** A number whose sign is asked for is neither clearly 0 nor clearly something. */
function nearZero(number: number, gross: number): boolean {
  return Math.abs(number) > ROUNDING * gross && Math.abs(number) <= NEAR * gross;
}

/** |number| > band cannot be told for certain. `moved`: the transfers in the number, which no band covers. */
function nearBand(number: number, band: number, gross: number, moved = 0): boolean {
  if (moved === 0 && Math.abs(number) <= ROUNDING * gross && (band === 0 || band > NEAR * gross))
    return false;
  return Math.abs(Math.abs(number) - band) <= NEAR * (gross + moved);
}

function nearRatio(ratio: number | null, cutoff: number): boolean {
  return ratio !== null && Math.abs(ratio - cutoff) <= NEAR;
}

/** What transfers move between one unit and the others, in either direction. */
function movedBetween(model: Model, one: string, others: string[]): number {
  return sum(
    countedTransfers(model)
      .filter(
        ({ from, to }) => (from === one && others.includes(to)) || (to === one && others.includes(from)),
      )
      .map(({ amount }) => amount),
  );
}

interface SystemVerdict {
  asymmetry: number | null;
  netGenerating: boolean | null;
  bands: { unit: string; band: number }[];
}

/** A unit's sign, or the system's symmetry, could be told either way. */
function systemIsNear(model: Model, entries: Entry[], verdict: SystemVerdict): boolean {
  const { zeroBand, symmetryTolerance } = model.settings;
  const everyone = model.units.map((unit) => unit.id);
  const gross = grossOf(entries);
  return (
    nearRatio(verdict.asymmetry, symmetryTolerance) ||
    (verdict.netGenerating !== null && nearBand(lines(entries).surplus, zeroBand * gross, gross)) ||
    verdict.bands.some(({ unit, band }) => {
      const own = grossOf(entries.filter((entry) => entry.unit === unit));
      const net = sum(
        countedTransfers(model).map(({ from, to, amount }) =>
          to === unit ? amount : from === unit ? -amount : 0,
        ),
      );
      return nearBand(surplusOf(entries, unit) + net, band, own, movedBetween(model, unit, everyone));
    })
  );
}

/** Eigenvalues that a change of the last bits moves by more than they are compared to. */
function isTouchy(matrix: number[][]): boolean {
  const size = Math.max(1, ...matrix.flat().map(Math.abs));
  const before = eigenvalues(matrix);
  const jolted = matrix.map((row, i) =>
    row.map((each, j) => each * (1 + 1e-13 * Math.cos(7 * i + 13 * j + 1))),
  );
  const after = eigenvalues(jolted);
  return before.some((one) => {
    const apart = after.map((other) => Math.hypot(one.re - other.re, one.im - other.im));
    return Math.min(...apart) > 1e-9 * size;
  });
}

/** A verdict of §11 could be told either way, or its numbers hang on the last bits. */
function evolutionIsNear({ model, entries, windows: path, result }: Reading): boolean {
  const { evolution } = result;
  const effects = effectsOf(model, entries);
  const y = balance(model, effects);
  return (
    Math.abs(evolution.spectralRadius - 1) <= NEAR ||
    isTouchy(effects) ||
    (y !== null && y.some((each) => Math.abs(each) <= NEAR || Math.abs(each) >= 1 / NEAR)) ||
    (y !== null && isTouchy(jacobian(model, effects, y))) ||
    (evolution.eigenvalues ?? []).some(({ re }) => Math.abs(re) <= NEAR) ||
    // Coverage is a ratio of whole months, which everybody compares alike.
    path.some(({ part, entries: happened, behaviour }) => systemIsNear(part, happened, behaviour))
  );
}

/** A finding of §13 could be told either way. */
function diagnosisIsNear(model: Model, entries: Entry[]): boolean {
  const { freeRidingGap, formalisticShare, fragileShare, policySpread } = model.settings;
  const gross = grossOf(entries);
  const { surplus } = lines(entries);
  const left = run(withoutGovernment(model)).entries;
  const policies = meansOf(model, ['policy']);
  const felt = meansOf(model, ['policy', 'culture', 'trust', 'identity', 'concept']);
  return (
    model.units
      .map((unit) => gainedInPatience(model, entries, unit))
      .some((early) => nearZero(early.number, early.gross)) ||
    nearZero(lines(left).surplus, grossOf(left)) ||
    nearRatio(meanUse(model), formalisticShare) ||
    freeRidingGaps(model, entries).some(({ gap }) => nearRatio(gap, freeRidingGap)) ||
    felt.some((each) => each !== 0 && Math.abs(each) <= NEAR) ||
    (policies.length > 0 && nearRatio(Math.max(...policies) - Math.min(...policies), policySpread)) ||
    lossesOfOne(model, entries).some((loss) => nearZero(loss.left - fragileShare * surplus, gross)) ||
    participationSigns(model, entries).some((each) => nearZero(each.number, each.gross))
  );
}

/** Whether some decision of the result lies within 1e-6 of its boundary. */
export function nearBoundary(reading: Reading): boolean {
  const { model, entries, result } = reading;
  const { environmentBand, zeroBand, symmetryTolerance, continuousCoverage } = model.settings;
  const { ledger, behaviour, organisation, formation, sharing, environment } = result;
  const gross = ledger.total.gross;
  const surplus = ledger.total.surplus;

  const pairIsNear = (pair: (typeof behaviour.pairs)[number], i: number) => {
    const [a, b] = pair.between;
    if (pair.mode === 'none' || a === undefined || b === undefined) return false;
    const pairGross = ledger.pairs[i]?.gross ?? 0;
    const between = movedBetween(model, a, [b]);
    return (
      pair.gains.some((gained, side) => {
        const band = pair.bands[side] ?? 0;
        // The side's own gross, back from its band where there is one.
        const own = zeroBand > 0 ? band / zeroBand : pairGross;
        return nearBand(gained, band, own, between);
      }) ||
      nearRatio(pair.asymmetry, symmetryTolerance) ||
      (pair.netGenerating !== null && nearBand(sum(pair.gains), zeroBand * pairGross, pairGross, between))
    );
  };

  const cores = [...sharing.shares.map((share) => share.core), sharing.realised];
  const lasting = windows(model, entries);
  return (
    Math.abs(Math.abs(environment.mean) - environmentBand) <= NEAR ||
    behaviour.pairs.some(pairIsNear) ||
    systemIsNear(model, entries, behaviour.system) ||
    organisation.pairs.some((pair) => nearRatio(pair.coverage, continuousCoverage)) ||
    nearBand(surplus, zeroBand * gross, gross) ||
    lasting.some((each) => nearZero(each.surplus, each.gross)) ||
    cores.some((each) => nearZero(each?.excess ?? 0, gross)) ||
    ledger.units.some((unit) => nearZero(unit.surplus, unit.gross)) ||
    (formation.breakEven !== null && nearRatio(Math.abs(formation.breakEven.environment), 1)) ||
    evolutionIsNear(reading) ||
    diagnosisIsNear(model, entries)
  );
}
