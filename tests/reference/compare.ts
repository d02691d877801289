// Two results side by side: what differs by more than rounding. Energy is held to 1e-9 of the gross of the thing
// it belongs to, other numbers to 1e-9 of themselves (at least 1), everything else to the letter.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonRecord = { [key: string]: Json };

export interface Difference {
  path: string;
  expected: Json | undefined;
  got: Json | undefined;
}

const TOLERANCE = 1e-9;

/** Fields that hold energy, wherever they stand. */
const ENERGY = new Set([
  ...['generation', 'interfaceLoss', 'cost', 'coordination', 'dissipation', 'surplus', 'gross'],
  ...['gains', 'net', 'receipt', 'outlay', 'bands', 'band', 'lowestWindow', 'amount', 'excess'],
  ...['transfersIn', 'transfersOut', 'rewardReceived', 'penaltyPaid', 'surplusAfter'],
]);

/** Counts and months, which have no rounding. */
const WHOLE = new Set(['months', 'month', 'activeMonths', 'episodes', 'longest', 'windowLength']);

/** Fields whose order means nothing. */
const SETS = new Set(['media', 'carriers']);

/** Fields that may differ: with ties any coalition that attains the excess will do. */
const FREE = new Set(['coalition']);

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function recordAt(value: Json | undefined, key: string): JsonRecord {
  const inner = isRecord(value) ? value[key] : undefined;
  return isRecord(inner) ? inner : {};
}

function recordsAt(value: Json | undefined, key: string): JsonRecord[] {
  const inner = isRecord(value) ? value[key] : undefined;
  return Array.isArray(inner) ? inner.filter(isRecord) : [];
}

function numberAt(value: Json | undefined, key: string): number {
  const inner = isRecord(value) ? value[key] : undefined;
  return typeof inner === 'number' ? inner : 0;
}

function numbersAt(value: Json | undefined, key: string): number[] {
  const inner = isRecord(value) ? value[key] : undefined;
  return Array.isArray(inner) ? inner.filter((each) => typeof each === 'number') : [];
}

function same(a: Json | undefined, b: Json | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function grossOfLines(line: JsonRecord | undefined): number {
  return numberAt(line, 'generation') + numberAt(line, 'cost') + numberAt(line, 'coordination');
}

/** The gross of the thing that a record of the result is about, read from the ledger. */
function grosses(result: JsonRecord) {
  const ledger = recordAt(result, 'ledger');
  const months = recordsAt(ledger, 'months').map(grossOfLines);
  const total = numberAt(recordAt(ledger, 'total'), 'gross');
  const unit = (id: Json | undefined) =>
    numberAt(
      recordsAt(ledger, 'units').find((each) => same(each.id, id)),
      'gross',
    );

  /** With transfers in the gains, they too belong to the pair. */
  const pair = (behaviour: JsonRecord) => {
    const line = recordsAt(ledger, 'pairs').find((each) => same(each.between, behaviour.between));
    const before = numbersAt(line, 'gains');
    const moved = numbersAt(behaviour, 'gains').map((after, side) => Math.abs(after - (before[side] ?? 0)));
    return numberAt(line, 'gross') + moved.reduce((sum, x) => sum + x, 0);
  };

  /** The gross of the window with the least surplus. */
  const lowestWindow = (formation: JsonRecord) => {
    const width = numberAt(formation, 'windowLength');
    const surpluses = recordsAt(ledger, 'months').map((month) => numberAt(month, 'surplus'));
    const over = (list: number[], start: number) =>
      list.slice(start, start + width).reduce((sum, x) => sum + x, 0);
    const starts = surpluses.map((_, start) => start).filter((start) => start + width <= surpluses.length);
    const lowest = Math.min(...starts.map((start) => over(surpluses, start)));
    return over(months, starts.find((start) => over(surpluses, start) === lowest) ?? 0);
  };

  const contract = (line: JsonRecord) =>
    unit(line.id) +
    ['transfersIn', 'transfersOut', 'rewardReceived', 'penaltyPaid']
      .map((key) => numberAt(line, key))
      .reduce((sum, x) => sum + x, 0);

  return { months, total, unit, pair, contract, lowestWindow };
}

type Scale = (record: JsonRecord) => number;

/** Which gross the energies of a record are measured by, for the records at a path (list positions as `*`). */
function scales(result: JsonRecord): Map<string, Scale> {
  const gross = grosses(result);
  const total = () => gross.total;
  const ownUnit = (record: JsonRecord) => gross.unit(record.id);
  return new Map<string, Scale>([
    ['/ledger/total', total],
    ['/ledger/months/*', grossOfLines],
    ['/ledger/exchanges/*', grossOfLines],
    ['/ledger/projects/*', grossOfLines],
    ['/ledger/pairs/*', (record) => numberAt(record, 'gross')],
    ['/ledger/units/*', ownUnit],
    ['/ledger/contract/*', gross.contract],
    ['/behaviour/pairs/*', gross.pair],
    ['/behaviour/system', total],
    ['/behaviour/system/bands/*', (record) => gross.unit(record.unit)],
    ['/formation', total],
    ['/formation#lowestWindow', gross.lowestWindow],
    ['/sharing', total],
  ]);
}

function sorted(list: Json[]): Json[] {
  return [...list].sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
}

/**
 * What `got` has otherwise than `expected`. Fields that `expected` does not have are not compared, nor are shares
 * of a rule that it does not have.
 */
export function compare(expected: JsonRecord, got: JsonRecord): Difference[] {
  const differences: Difference[] = [];
  const scaleAt = scales({ ...got, ...expected });

  const visit = (path: string, a: Json, b: Json | undefined, field: string, scale: number) => {
    const kind = path.replace(/\/\d+/g, '/*');
    if (FREE.has(field)) return;
    if (typeof a === 'number' && typeof b === 'number') {
      const energy = scale === 0 ? 1e-12 : TOLERANCE * scale;
      const other = TOLERANCE * Math.max(1, Math.abs(a));
      const tolerance = WHOLE.has(field) ? 0 : ENERGY.has(field) ? energy : other;
      if (!(Math.abs(a - b) <= tolerance)) differences.push({ path, expected: a, got: b });
    } else if (Array.isArray(a) && Array.isArray(b)) {
      const [left, right] = SETS.has(field) ? [sorted(a), sorted(b)] : [a, b];
      const matched =
        kind === '/sharing/shares'
          ? left.map((share) => right.find((each) => same(recordRule(each), recordRule(share))))
          : right;
      if (matched.length !== left.length) {
        differences.push({ path: `${path}/length`, expected: left.length, got: matched.length });
      }
      left.forEach((each, i) => visit(`${path}/${i}`, each, matched[i], field, scale));
    } else if (isRecord(a) && isRecord(b)) {
      const own = scaleAt.get(kind)?.(a) ?? scale;
      for (const [key, value] of Object.entries(a)) {
        const special = scaleAt.get(`${kind}#${key}`)?.(a) ?? own;
        visit(`${path}/${key}`, value, b[key], key, special);
      }
    } else if (a !== b) {
      differences.push({ path, expected: a, got: b });
    }
  };

  visit('', expected, got, '', 0);
  return differences;
}

function recordRule(share: Json): Json | undefined {
  return isRecord(share) ? share.rule : undefined;
}

/** The differences as lines of text. */
export function listed(differences: Difference[]): string {
  return differences
    .map(
      ({ path, expected, got }) =>
        `${path}: expected ${JSON.stringify(expected)}, got ${JSON.stringify(got) ?? 'nothing'}`,
    )
    .join('\n');
}

/** A result as it travels: plain JSON. */
export function plain(result: object): JsonRecord {
  const json: Json = JSON.parse(JSON.stringify(result));
  return isRecord(json) ? json : {};
}
