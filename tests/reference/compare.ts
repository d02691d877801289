// Two results side by side: what differs by more than rounding. Energy is held to 1e-9 of the gross of the thing
// it belongs to, other numbers to 1e-9 of themselves (at least 1), what is solved for or integrated to less,
// everything else to the letter.

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonRecord = { [key: string]: Json };

export interface Difference {
  path: string;
  expected: Json | undefined;
  got: Json | undefined;
}

const TOLERANCE = 1e-9;

/** What is solved for or integrated, by where it stands: how near, relative to itself (at least 1). */
const LOOSER = new Map([
  ['/evolution/spectralRadius', 1e-8],
  ['/evolution/equilibrium/*/level', 1e-8],
  ['/evolution/atHorizon/*/level', 1e-6],
]);

/** Eigenvalues belong together: how near, relative to the largest of them (at least 1). */
const SPECTRUM = 1e-8;

/** Findings whose numbers are energies of a unit, and of the whole. */
const OF_UNITS = ['waiting', 'unmotivated'];
const OF_ALL = ['transfusion'];

/** Fields that hold energy, wherever they stand. */
const ENERGY = new Set([
  ...['generation', 'interfaceLoss', 'cost', 'coordination', 'dissipation', 'surplus', 'gross'],
  ...['gains', 'net', 'receipt', 'outlay', 'bands', 'band', 'lowestWindow', 'amount', 'excess'],
  ...['transfersIn', 'transfersOut', 'rewardReceived', 'penaltyPaid', 'surplusAfter'],
  ...['drive', 'threshold', 'extraNeeded', 'extraIncentive', 'R', 'S', 'T', 'P'],
]);

/** Counts and months, which have no rounding. */
const WHOLE = new Set(['months', 'month', 'activeMonths', 'episodes', 'longest', 'windowLength']);

/** Fields whose order means nothing. */
const SETS = new Set(['media', 'carriers', 'stableStates']);

/** Lists whose records are matched by what names them. */
const NAMED = new Map<string, (record: Json) => Json>([
  ['/sharing/shares', (share) => (isRecord(share) ? (share.rule ?? null) : null)],
  [
    '/diagnosis',
    (finding) => (isRecord(finding) ? [finding.code ?? null, firstOf(finding.units) ?? null] : null),
  ],
]);

/** Fields that may differ: with ties any coalition that attains the excess will do. */
const FREE = new Set(['coalition']);

function isRecord(value: Json | undefined): value is JsonRecord {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function firstOf(value: Json | undefined): Json | undefined {
  return Array.isArray(value) ? value[0] : undefined;
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

  const length = Math.max(1, months.length);

  /** A month of a player's energies, with the incentive that is worth drive + threshold. */
  const player = (line: JsonRecord) =>
    unit(line.id) / length + Math.abs(numberAt(line, 'drive') + numberAt(line, 'threshold'));

  /** A month of a pair's energies, with the incentives in its payoffs. */
  const game = (pairGame: JsonRecord) => {
    const line = recordsAt(ledger, 'pairs').find((each) => same(each.between, pairGame.between));
    const payoffs = recordsAt(pairGame, 'players').flatMap((each) =>
      ['R', 'S', 'T', 'P'].map((key) => Math.abs(numberAt(each, key))),
    );
    return numberAt(line, 'gross') / length + Math.max(0, ...payoffs);
  };

  const finding = (line: JsonRecord) => {
    const code = typeof line.code === 'string' ? line.code : '';
    if (OF_UNITS.includes(code)) return unit(firstOf(line.units));
    return OF_ALL.includes(code) ? total : null;
  };

  return { months, total, unit, pair, contract, lowestWindow, player, game, finding };
}

function players(result: JsonRecord): JsonRecord[] {
  return recordsAt(recordAt(result, 'participation'), 'units');
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
    ['/participation', () => Math.max(0, ...players(result).map(gross.player))],
    ['/participation/units/*', gross.player],
    ['/participation/pairs/*', gross.game],
  ]);
}

function size(value: Json): number {
  return Math.hypot(numberAt(value, 're'), numberAt(value, 'im'));
}

/** Every eigenvalue has one of its own on the other side, near enough. */
function sameSpectrum(a: Json[], b: Json[]): boolean {
  const within = SPECTRUM * Math.max(1, ...a.map(size));
  const left = [...b];
  return (
    a.length === b.length &&
    a.every((one) => {
      const apart = left.map((other) =>
        Math.hypot(numberAt(one, 're') - numberAt(other, 're'), numberAt(one, 'im') - numberAt(other, 'im')),
      );
      const nearest = apart.indexOf(Math.min(...apart));
      left.splice(nearest, 1);
      return (apart[nearest] ?? Infinity) <= within;
    })
  );
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
  const findingScale = grosses({ ...got, ...expected }).finding;

  const visit = (path: string, a: Json, b: Json | undefined, field: string, scale: number) => {
    const kind = path.replace(/\/\d+/g, '/*');
    if (FREE.has(field)) return;
    if (kind === '/evolution/eigenvalues' && Array.isArray(a) && Array.isArray(b)) {
      if (!sameSpectrum(a, b)) differences.push({ path, expected: a, got: b });
      return;
    }
    if (typeof a === 'number' && typeof b === 'number') {
      const energy = scale === 0 ? 1e-12 : TOLERANCE * scale;
      const other = (LOOSER.get(kind) ?? TOLERANCE) * Math.max(1, Math.abs(a));
      const isEnergy = ENERGY.has(field) || (kind.startsWith('/diagnosis/') && scale > 0);
      const tolerance = WHOLE.has(field) ? 0 : isEnergy ? energy : other;
      if (!(Math.abs(a - b) <= tolerance)) differences.push({ path, expected: a, got: b });
    } else if (Array.isArray(a) && Array.isArray(b)) {
      const [left, right] = SETS.has(field) ? [sorted(a), sorted(b)] : [a, b];
      const name = NAMED.get(kind);
      const matched =
        name === undefined ? right : left.map((each) => right.find((other) => same(name(other), name(each))));
      const others = kind === '/sharing/shares' ? matched : right;
      if (others.length !== left.length) {
        differences.push({ path: `${path}/length`, expected: left.length, got: others.length });
      }
      left.forEach((each, i) => visit(`${path}/${i}`, each, matched[i], field, scale));
    } else if (isRecord(a) && isRecord(b)) {
      const own = (kind === '/diagnosis/*' ? findingScale(a) : scaleAt.get(kind)?.(a)) ?? scale;
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
