// What every contestant of npm run bench is asked: seeded, the same for all, written once as JSON.

/** mulberry32: numbers in [0, 1) that a seed fixes. */
export function dice(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const range = (n) => Array.from({ length: n }, (_, i) => i);

/** n + 1 times from 0 to the end. */
const times = (end, n) => range(n + 1).map((i) => (end * i) / n);

/**
 * Mutualism among n units, levels as parts of capacities: y′ = r·y·(1 − y + Σ δ·y), r in 0.05..0.15 a month, y(0) in
 * 0.2..0.6, the effects on a unit up to 0.4/(n − 1) each, so that they add up to less than 1.
 */
function mutualism(n, seed) {
  const next = dice(seed);
  return {
    growth: range(n).map(() => 0.05 + 0.1 * next()),
    start: range(n).map(() => 0.2 + 0.4 * next()),
    effects: range(n * n).map((at) => (Math.floor(at / n) === at % n ? 0 : (0.4 * next()) / (n - 1))),
  };
}

/** Every rate and effect of a mutualism times 0.7..1.3. */
function variants(base, count, seed) {
  const next = dice(seed);
  const shaken = (list) => range(count).flatMap(() => list.map((each) => each * (0.7 + 0.6 * next())));
  return { start: base.start, growth: shaken(base.growth), effects: shaken(base.effects) };
}

/** A consortium of so many units and exchanges between units that are picked at random, never with themselves. */
export function consortium(units, exchanges, seed, projects = 0) {
  const next = dice(seed);
  const pick = (n) => Math.floor(next() * n);
  const round = (x) => Math.round(x * 1000) / 1000;
  const resources = range(20).map((i) => [`r${i}`, ['matter', 'energy', 'information'][i % 3]]);
  const kinds = ['government', 'college', 'enterprise', 'institute'];
  const list = range(units).map((i) => ({ id: `u${i}`, kind: kinds[i % 4], outputs: [], inputs: [] }));
  const parameter = (side, unit, resource, carrier) => {
    const found = unit[side].find((each) => each.resource === resource);
    if (found) return found;
    const made = { id: `${resource}`, resource, carrier, amount: round(2 + 8 * next()) };
    if (side === 'outputs') Object.assign(made, { quality: round(0.5 + 0.5 * next()), cost: round(next()) });
    else Object.assign(made, { value: round(1 + 3 * next()) });
    unit[side].push(made);
    return made;
  };
  const flows = range(exchanges).map((i) => {
    const from = pick(units);
    const to = (from + 1 + pick(units - 1)) % units;
    const [resource, carrier] = resources[pick(resources.length)];
    const output = parameter('outputs', list[from], resource, carrier);
    const input = parameter('inputs', list[to], resource, carrier);
    const start = pick(12);
    return {
      id: `e${i}`,
      from: { unit: list[from].id, output: output.id },
      to: { unit: list[to].id, input: input.id },
      amount: round(0.5 + 4 * next()),
      medium: ['contract', 'curriculum', 'lab'][pick(3)],
      periods: next() < 0.5 ? [[0, null]] : [[start, start + 1 + pick(12)]],
    };
  });
  return {
    type: 'gongsheng',
    version: 1,
    months: 24,
    units: list,
    exchanges: flows,
    projects: range(projects).map((i) => ({
      id: `p${i}`,
      members: range(3).map((k) => ({ unit: list[(5 * i + 3 * k) % units].id, cost: round(next()) })),
      value: round(5 + 5 * next()),
    })),
    environment: [
      { id: 'policy', scope: 'external', aspect: 'policy', steps: [[0, 0.4], [12, -0.2]] }, // prettier-ignore
    ],
  };
}

/** v of every coalition of n players, as a sum of what pairs and triples are worth together. */
function table(n, seed) {
  const next = dice(seed);
  const terms = [];
  for (let a = 0; a < n; a += 1)
    for (let b = a + 1; b < n; b += 1) {
      if (next() < 0.6) terms.push([(1 << a) | (1 << b), 10 * next() - 1]);
      if (next() < 0.3) terms.push([(1 << a) | (1 << b) | (1 << Math.floor(next() * n)), 8 * next()]);
    }
  return range(2 ** n).map((all) =>
    terms.reduce((sum, [who, worth]) => ((all & who) === who ? sum + worth : sum), 0),
  );
}

/**
 * What each exchange of such a consortium brings its receiver and costs its giver over the horizon: §2 and §5 of the
 * model, for documents without links, whose one factor has two steps.
 */
function energies(document) {
  const unit = new Map(document.units.map((each) => [each.id, each]));
  const find = (list, id) => list.find((each) => each.id === id);
  const rows = document.exchanges.map((exchange) => ({
    ...exchange,
    output: find(unit.get(exchange.from.unit).outputs, exchange.from.output),
    input: find(unit.get(exchange.to.unit).inputs, exchange.to.input),
    received: 0,
    paid: 0,
  }));
  for (let t = 0; t < document.months; t += 1) {
    const phi = phiAt(t);
    const now = rows.filter(({ periods }) =>
      periods.some(([from, to]) => from <= t && (to === null || t < to)),
    );
    const asked = new Map();
    const arriving = new Map();
    const add = (sums, key, amount) => sums.set(key, (sums.get(key) ?? 0) + amount);
    for (const row of now) add(asked, row.output, row.amount);
    for (const row of now) row.shipped = row.amount * Math.min(1, row.output.amount / asked.get(row.output));
    for (const row of now) add(arriving, row.input, row.shipped);
    for (const row of now) {
      const used = row.shipped * Math.min(1, row.input.amount / arriving.get(row.input));
      row.received += row.input.value * row.output.quality * used * phi;
      row.paid += (row.output.cost * row.shipped) / phi;
    }
  }
  return rows.map(({ from, to, received, paid }) => ({ from: from.unit, to: to.unit, received, paid }));
}

const phiAt = (t) => Math.exp(0.5 * (t < 12 ? 0.4 : -0.2));

/** v of every coalition of such a consortium. */
function tableOf(document) {
  const n = document.units.length;
  const bit = new Map(document.units.map(({ id }, i) => [id, 1 << i]));
  const values = new Float64Array(2 ** n);
  for (const { from, to, received, paid } of energies(document))
    values[bit.get(from) | bit.get(to)] += received - paid;
  for (const project of document.projects) {
    const who = project.members.reduce((all, { unit }) => all | bit.get(unit), 0);
    const cost = project.members.reduce((all, each) => all + each.cost, 0);
    for (let t = 0; t < document.months; t += 1) values[who] += project.value * phiAt(t) - cost / phiAt(t);
  }
  for (let i = 0; i < n; i += 1)
    for (let s = 0; s < values.length; s += 1) if (s & (1 << i)) values[s] += values[s ^ (1 << i)];
  return Array.from(values);
}

/** The paper's four units with the numbers of the model's worked case (§15). */
function fourUnits() {
  const flows = 'CE 40 14,EC 30 12,GC 20 18,CG 24 6,GE 15 15,EG 15 0,ER 10 10,RE 25 10,CR 8 3,RC 8 3';
  const kinds = { G: 'government', C: 'college', E: 'enterprise', R: 'institute' };
  const units = Object.entries(kinds).map(([id, kind]) => ({ id, kind, outputs: [], inputs: [] }));
  const unit = (id) => units.find((each) => each.id === id);
  const exchanges = flows.split(',').map((flow) => {
    const [way, value, cost] = flow.split(' ');
    const common = { id: way, resource: way, carrier: 'information', amount: 1 };
    unit(way[0]).outputs.push({ ...common, cost: Number(cost) });
    unit(way[1]).inputs.push({ ...common, value: Number(value) });
    return {
      id: way,
      from: { unit: way[0], output: way },
      to: { unit: way[1], input: way },
      amount: 1,
      periods: [[0, 1]],
    };
  });
  const links = [
    { between: ['C', 'E'], resistance: 1 / 9, coordination: 2 },
    { between: ['E', 'R'], resistance: 0.25 },
  ];
  return { type: 'gongsheng', version: 1, months: 1, units, exchanges, links };
}

export const GROWTH = [100, 316, 1000, 2236, 5000];

export function inputs() {
  const small = mutualism(4, 1);
  const next = dice(6);
  const large = consortium(2000, 10000, 5);
  const at = new Map(large.units.map(({ id }, i) => [id, i]));
  const sixteen = consortium(16, 120, 16, 8);
  return {
    W1: { ...small, times: times(200, 200) },
    W2: { ...mutualism(100, 2), times: times(200, 200) },
    W3: { ...variants(small, 10000, 3), times: times(200, 20) },
    'W4-shapley': { document: sixteen, values: tableOf(sixteen) },
    'W4-shapley-5000': { document: consortium(5000, 25000, 50, 100) },
    'W4-core': { document: consortium(20, 120, 20, 6) },
    'W4-nucleolus': { players: 12, values: table(12, 12) },
    W5: { document: large },
    'W5-graph': {
      units: large.units.length,
      from: large.exchanges.map(({ from }) => at.get(from.unit)),
      to: large.exchanges.map(({ to }) => at.get(to.unit)),
      weight: energies(large).map(({ received }) => received),
    },
    W6: {
      constant: range(3).map(() => 0.6 * next() - 0.4),
      slopes: range(9).map((i) => (i % 4 === 0 ? 0 : next())),
      starts: range(30000).map(() => 0.05 + 0.9 * next()),
      times: [100],
    },
    W7: { document: fourUnits(), draws: 10000, halfWidth: 0.2 },
    ...Object.fromEntries(
      GROWTH.map((units) => [`Growth-${units}`, { document: consortium(units, 5 * units, units) }]),
    ),
  };
}
