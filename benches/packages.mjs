// The npm packages that answer one of the questions, each used as its manual says and at the loosest tolerance that
// reaches the error asked for.
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';

const require = createRequire(pathToFileURL(`${process.env.BENCH_PACKAGES}/`));

const repeat = (once) => (times) => {
  for (let k = 0; k < times; k += 1) once();
};

/** y′ of a mutualism of n units whose rates and effects begin at these places. */
function mutualism({ growth, effects }, n, r = 0, e = 0) {
  return (y, rates) => {
    for (let i = 0; i < n; i += 1) {
      let help = 0;
      for (let j = 0; j < n; j += 1) help += effects[e + n * i + j] * y[j];
      rates[i] = growth[r + i] * y[i] * (1 - y[i] + help);
    }
  };
}

const floats = (input) =>
  Object.fromEntries(Object.entries(input).map(([key, list]) => [key, Float64Array.from(list)]));

function cashKarp(ode45, slopes, start, times, tol, out, at) {
  const y = Float64Array.from(start);
  const integrator = ode45(y, (rates, now) => slopes(now, rates), 0, 0.1, { tol, verbose: false });
  for (const time of times) {
    if (time > 0) integrator.steps(Infinity, time);
    out.set(y, at);
    at += y.length;
  }
  return at;
}

function withCashKarp(prepare) {
  return (input, tolerance) => {
    const ode45 = require('ode45-cash-karp');
    const p = floats(input);
    const { size, run } = prepare(p, ode45, tolerance);
    const out = new Float64Array(size);
    return { ask: repeat(() => run(out)), answer: () => out };
  };
}

function odex(input, tolerance) {
  const { Solver } = require('odex');
  const p = floats(input);
  const n = p.start.length;
  const slopes = mutualism(p, n);
  const out = new Float64Array(p.times.length * n);
  const step = p.times[1];
  const end = p.times.at(-1);
  const once = () => {
    const solver = new Solver(n);
    solver.denseOutput = true;
    solver.relativeTolerance = solver.absoluteTolerance = tolerance;
    let at = 0;
    const rates = new Array(n);
    solver.solve(
      (_, y) => {
        slopes(y, rates);
        return rates.slice();
      },
      0,
      Array.from(p.start),
      end,
      solver.grid(step, (_, y) => {
        for (let i = 0; i < n && at < out.length; i += 1) out[at++] = y[i];
      }),
    );
  };
  return { ask: repeat(once), answer: () => out };
}

/** Insight Maker's engine: stocks and flows, RK4 at a fixed step, of which we take the longest that is exact enough. */
async function simulation({ growth, effects, start, times }, tolerance) {
  const { Model } = await import(pathToFileURL(require.resolve('simulation')).href);
  // The ladder of tolerances is a ladder of steps here: 1 month at 1e-3, half of it at each rung below.
  const timeStep = 2 ** -Math.max(0, Math.round(Math.log10(1e-3 / tolerance) * 2));
  const model = new Model({ timeStart: 0, timeLength: times.at(-1), timeStep, algorithm: 'RK4' });
  const stocks = start.map((initial, i) => model.Stock({ name: `y${i}`, initial }));
  stocks.forEach((stock, i) => {
    const help = stocks.map((_, j) => `${effects[4 * i + j]} * [y${j}]`).join(' + ');
    const flow = model.Flow(null, stock, {
      name: `f${i}`,
      rate: `${growth[i]} * [y${i}] * (1 - [y${i}] + ${help})`,
    });
    stocks.forEach((other) => other !== stock && model.Link(other, flow));
  });
  let series = [];
  const once = () => {
    const result = model.simulate();
    const all = stocks.map((stock) => result.series(stock));
    const each = Math.round(1 / timeStep);
    series = times.flatMap((time) => all.map((one) => one[Math.round(time * each)]));
  };
  return { ask: repeat(once), answer: () => series };
}

/** The graph half: what each unit receives, and the connected groups. */
function graphology({ units, from, to, weight }) {
  const { MultiDirectedGraph } = require('graphology');
  const { countConnectedComponents } = require('graphology-components');
  const { weightedInDegree } = require('graphology-metrics/node/weighted-degree');
  const graph = new MultiDirectedGraph();
  for (let i = 0; i < units; i += 1) graph.addNode(String(i));
  from.forEach((giver, e) => graph.addEdge(String(giver), String(to[e]), { weight: weight[e] }));
  const answer = new Float64Array(units + 1);
  const pairs = new Map();
  const once = () => {
    answer[0] = countConnectedComponents(graph);
    for (let i = 0; i < units; i += 1) answer[i + 1] = weightedInDegree(graph, String(i));
    pairs.clear();
    graph.forEachEdge((_, { weight: own }, a, b) => {
      const key = a < b ? `${a}|${b}` : `${b}|${a}`;
      pairs.set(key, (pairs.get(key) ?? 0) + own);
    });
  };
  return { ask: repeat(once), answer: () => answer };
}

export const contestants = {
  'ode45-cash-karp': {
    W1: withCashKarp((p, ode45, tolerance) => ({
      size: p.times.length * 4,
      run: (out) => cashKarp(ode45, mutualism(p, 4), p.start, p.times, tolerance, out, 0),
    })),
    W3: withCashKarp((p, ode45, tolerance) => ({
      size: (p.growth.length / 4) * p.times.length * 4,
      run(out) {
        let at = 0;
        for (let o = 0; o < p.growth.length / 4; o += 1)
          at = cashKarp(ode45, mutualism(p, 4, 4 * o, 16 * o), p.start, p.times, tolerance, out, at);
      },
    })),
    W6: withCashKarp((p, ode45, tolerance) => ({
      size: p.starts.length * p.times.length,
      run(out) {
        const slopes = (y, rates) => {
          for (let i = 0; i < 3; i += 1) {
            const drive =
              p.constant[i] +
              p.slopes[3 * i] * y[0] +
              p.slopes[3 * i + 1] * y[1] +
              p.slopes[3 * i + 2] * y[2];
            rates[i] = y[i] * (1 - y[i]) * drive;
          }
        };
        let at = 0;
        for (let i = 0; i < p.starts.length; i += 3)
          at = cashKarp(ode45, slopes, p.starts.subarray(i, i + 3), p.times, tolerance, out, at);
      },
    })),
  },
  odex: { W1: odex, W2: odex },
  simulation: { W1: simulation },
  graphology: { 'W5-graph': graphology },
};
