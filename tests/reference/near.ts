// Whether a document lies so near a boundary that two honest implementations may decide differently.

import type { Consortium } from 'gongsheng';
import { complete, sum } from './document';
import { run, surplusOf } from './ledger';
import type { Result } from './model';
import { countedTransfers, windows } from './modes';

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

/** Whether some decision of the result lies within 1e-6 of its boundary. */
export function nearBoundary(document: Consortium, result: Result): boolean {
  const model = complete(document);
  const { entries } = run(model);
  const { environmentBand, zeroBand, symmetryTolerance, continuousCoverage } = model.settings;
  const { ledger, behaviour, organisation, formation, sharing, environment } = result;
  const gross = ledger.total.gross;
  const surplus = ledger.total.surplus;

  const moved = (one: string, others: string[]) =>
    sum(
      countedTransfers(model)
        .filter(
          ({ from, to }) => (from === one && others.includes(to)) || (to === one && others.includes(from)),
        )
        .map(({ amount }) => amount),
    );
  const everyone = model.units.map((unit) => unit.id);

  const pairIsNear = (pair: (typeof behaviour.pairs)[number], i: number) => {
    const [a, b] = pair.between;
    if (pair.mode === 'none' || a === undefined || b === undefined) return false;
    const pairGross = ledger.pairs[i]?.gross ?? 0;
    const between = moved(a, [b]);
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

  const unitIsNear = ({ unit, band }: { unit: string; band: number }) => {
    const own = ledger.units.find(({ id }) => id === unit)?.gross ?? 0;
    const net = sum(
      countedTransfers(model).map(({ from, to, amount }) =>
        to === unit ? amount : from === unit ? -amount : 0,
      ),
    );
    return nearBand(surplusOf(entries, unit) + net, band, own, moved(unit, everyone));
  };

  const cores = [...sharing.shares.map((share) => share.core), sharing.realised];
  const lasting = windows(model, entries);
  return (
    Math.abs(Math.abs(environment.mean) - environmentBand) <= NEAR ||
    behaviour.pairs.some(pairIsNear) ||
    behaviour.system.bands.some(unitIsNear) ||
    nearRatio(behaviour.system.asymmetry, symmetryTolerance) ||
    organisation.pairs.some((pair) => nearRatio(pair.coverage, continuousCoverage)) ||
    nearBand(surplus, zeroBand * gross, gross) ||
    lasting.some((each) => nearZero(each.surplus, each.gross)) ||
    cores.some(({ excess }) => excess !== null && nearZero(excess, gross)) ||
    ledger.units.some((unit) => nearZero(unit.surplus, unit.gross)) ||
    (formation.breakEven !== null && nearRatio(Math.abs(formation.breakEven.environment), 1))
  );
}
