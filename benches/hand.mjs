// The peers written by hand, as well as JavaScript lets us: unrolled code for the exact size of each question.
import { dice } from './inputs.mjs';

/** Dormand and Prince's tableau. */
const A = [
  [],
  [1 / 5],
  [3 / 40, 9 / 40],
  [44 / 45, -56 / 15, 32 / 9],
  [19372 / 6561, -25360 / 2187, 64448 / 6561, -212 / 729],
  [9017 / 3168, -355 / 33, 46732 / 5247, 49 / 176, -5103 / 18656],
  [35 / 384, 0, 500 / 1113, 125 / 192, -2187 / 6784, 11 / 84],
];
const E = [71 / 57600, 0, -71 / 16695, 71 / 1920, -17253 / 339200, 22 / 525, -1 / 40];
const D = [
  -12715105075 / 11282082432,
  0,
  87487479700 / 32700410799,
  -10690763975 / 1880347072,
  701980252875 / 199316789632,
  -1453857185 / 822651844,
  69997945 / 29380423,
];

const upTo = (n) => Array.from({ length: n }, (_, i) => i);
const sum = (terms) => terms.filter(Boolean).join(' + ') || '0';

/**
 * A solver for n values with every loop over them unrolled into local variables: `rates(y)` gives the n right-hand
 * sides as code. The solver is called with parameters, start, times, tolerances, and where to write.
 */
function unrolled(n, parameters, rates) {
  const stage = (k, from) =>
    rates(upTo(n).map((i) => `${from}${i}`))
      .map((code, i) => `k${k}_${i} = ${code};`)
      .join('\n');
  const weighted = (row, i) => sum(row.map((a, k) => a !== 0 && `${a} * k${k}_${i}`));
  const lines = [
    `let ${upTo(n)
      .flatMap((i) => [`y${i} = start[${i}]`, `z${i} = 0`, ...upTo(7).map((k) => `k${k}_${i} = 0`)])
      .join(', ')};`,
    `${parameters.map(([name, code]) => `const ${name} = ${code};`).join('\n')}`,
    stage(0, 'y'),
    `const end = times[times.length - 1];`,
    `let t = 0, next = 0, old = 1e-4, grow = 5;`,
    `while (next < times.length && times[next] <= 0) { ${upTo(n)
      .map((i) => `out[at++] = y${i};`)
      .join(' ')} next += 1; }`,
    `let size = 0, slope = 0, w = 0;`,
    ...upTo(n).map(
      (i) =>
        `w = absolute + relative * Math.abs(y${i}); size += (y${i} / w) ** 2; slope += (k0_${i} / w) ** 2;`,
    ),
    `let h = Math.min(end, slope > 0 && size > 0 ? 0.1 * Math.sqrt(size / slope) * Math.max(relative, 1e-12) ** 0.2 * 5 : 1e-3);`,
    `while (next < times.length) {`,
    `if (t + 1.000001 * h >= end) h = end - t;`,
    ...[1, 2, 3, 4, 5, 6].map((k) =>
      [...upTo(n).map((i) => `z${i} = y${i} + h * (${weighted(A[k], i)});`), stage(k, 'z')].join('\n'),
    ),
    `let e = 0, q = 0;`,
    ...upTo(n).map(
      (i) =>
        `q = h * (${weighted(E, i)}) / (absolute + relative * Math.max(Math.abs(y${i}), Math.abs(z${i}))); e += q * q;`,
    ),
    `e = Math.sqrt(e / ${n});`,
    `if (!(e <= 1)) { h *= Math.max(0.2, 0.9 * e ** -0.2); grow = 1; continue; }`,
    `const reached = t + h >= end ? end : t + h;`,
    `if (times[next] <= reached) {`,
    ...upTo(n).map(
      (i) =>
        `const d${i} = z${i} - y${i}, b${i} = h * k0_${i} - d${i}, c${i} = d${i} - h * k6_${i} - b${i}, f${i} = h * (${weighted(D, i)});`,
    ),
    `do { const s = Math.min(1, (times[next] - t) / h), r = 1 - s;`,
    ...upTo(n).map((i) => `out[at++] = y${i} + s * (d${i} + r * (b${i} + s * (c${i} + r * f${i})));`),
    `next += 1; } while (next < times.length && times[next] <= reached);`,
    `}`,
    ...upTo(n).map((i) => `y${i} = z${i}; k0_${i} = k6_${i};`),
    `t = reached; const f = 0.9 * Math.max(e, 1e-10) ** -0.17 * old ** 0.04; h *= Math.min(grow, Math.max(0.2, f)); old = Math.max(e, 1e-4); grow = 5;`,
    `}`,
    `return at;`,
  ];
  return new Function('p', 'o', 'start', 'times', 'relative', 'absolute', 'out', 'at', lines.join('\n'));
}

const FOUR = unrolled(
  4,
  [
    ...upTo(4).map((i) => [`r${i}`, `p.growth[4 * o + ${i}]`]),
    ...upTo(16).map((i) => [`e${i}`, `p.effects[16 * o + ${i}]`]),
  ],
  (y) =>
    y.map((own, i) => {
      const help = sum(y.map((other, j) => j !== i && `e${4 * i + j} * ${other}`));
      return `r${i} * ${own} * (1 - ${own} + ${help})`;
    }),
);

const THREE = unrolled(
  3,
  [...upTo(3).map((i) => [`a${i}`, `p.constant[${i}]`]), ...upTo(9).map((i) => [`b${i}`, `p.slopes[${i}]`])],
  (y) =>
    y.map((own, i) => {
      const drive = sum([`a${i}`, ...y.map((other, j) => j !== i && `b${3 * i + j} * ${other}`)]);
      return `${own} * (1 - ${own}) * (${drive})`;
    }),
);

const floats = (input) =>
  Object.fromEntries(Object.entries(input).map(([key, list]) => [key, Float64Array.from(list)]));

function variants(input, tolerance) {
  const p = floats(input);
  const count = p.growth.length / 4;
  const out = new Float64Array(count * p.times.length * 4);
  return {
    ask(times) {
      for (let k = 0; k < times; k += 1) {
        let at = 0;
        for (let o = 0; o < count; o += 1) at = FOUR(p, o, p.start, p.times, tolerance, 1e-300, out, at);
      }
    },
    answer: () => out,
  };
}

/** Shapley of a table, coalition by coalition: the textbook's sum. */
function shapleyOfTable(input) {
  const values = Float64Array.from(input.values);
  const n = Math.log2(values.length);
  const factorial = upTo(n + 1).reduce((list, i) => [...list, i === 0 ? 1 : list[i - 1] * i], []);
  const weights = upTo(n).map((size) => (factorial[size] * factorial[n - 1 - size]) / factorial[n]);
  const sizes = new Uint8Array(2 ** n);
  for (let s = 1; s < 2 ** n; s += 1) sizes[s] = sizes[s >> 1] + (s & 1);
  const shares = new Float64Array(n);
  return {
    ask(times) {
      for (let k = 0; k < times; k += 1) {
        for (let i = 0; i < n; i += 1) {
          const bit = 1 << i;
          let share = 0;
          for (let s = 0; s < values.length; s += 1)
            if ((s & bit) === 0) share += weights[sizes[s]] * (values[s | bit] - values[s]);
          shares[i] = share;
        }
      }
    },
    answer: () => shares,
  };
}

/** Puts the numbers of a list so that the one of this rank is in its place, none greater before it, none less after. */
function select(list, rank) {
  let [from, to] = [0, list.length - 1];
  while (from < to) {
    const middle = list[(from + to) >> 1];
    let [i, j] = [from, to];
    while (i <= j) {
      while (list[i] < middle) i += 1;
      while (list[j] > middle) j -= 1;
      if (i <= j) {
        const kept = list[i];
        list[i++] = list[j];
        list[j--] = kept;
      }
    }
    if (rank <= j) to = j;
    else if (rank >= i) from = i;
    else return;
  }
}

/** The number below which a share of a list lies; between two of them it is as far along as the share asks. */
function quantile(list, share) {
  const place = share * (list.length - 1);
  const below = Math.floor(place);
  select(list, below);
  let next = Infinity;
  for (let i = below + 1; i < list.length; i += 1) if (list[i] < next) next = list[i];
  return next === Infinity ? list[below] : list[below] + (place - below) * (next - list[below]);
}

const PARTS = 16;

/**
 * Many draws of the four units, for this consortium and no other: how S and every S_i spread, how often which mode
 * and rung comes out, and how much of the variance of S each number drawn explains by itself. Whether S_i lie in the
 * core is not asked, for in one month no window is long enough to be durable.
 */
function uncertainty({ document, draws, halfWidth }) {
  const next = dice(7);
  const index = new Map(document.units.map(({ id }, i) => [id, i]));
  const m = document.exchanges.length;
  const giver = Uint8Array.from(document.exchanges, ({ from }) => index.get(from.unit));
  const receiver = Uint8Array.from(document.exchanges, ({ to }) => index.get(to.unit));
  const find = (list, id) => list.find((each) => each.id === id);
  const value = Float64Array.from(
    document.exchanges,
    (e) => find(document.units[index.get(e.to.unit)].inputs, e.to.input).value,
  );
  const cost = Float64Array.from(
    document.exchanges,
    (e) => find(document.units[index.get(e.from.unit)].outputs, e.from.output).cost,
  );
  const resistance = new Float64Array(16);
  const half = new Float64Array(16);
  for (const link of document.links) {
    const [a, b] = link.between.map((id) => index.get(id));
    resistance[4 * a + b] = resistance[4 * b + a] = link.resistance;
    half[4 * a + b] = half[4 * b + a] = (link.coordination ?? 0) / 2;
  }
  const band = 0.01;
  const numbers = 6 * m + document.links.length;
  const parts = new Uint8Array(numbers);
  const counts = new Uint32Array(PARTS * numbers);
  const sums = new Float64Array(PARTS * numbers);
  const explained = new Float64Array(numbers);
  const spreads = new Float64Array(15);
  let drawn = 0;
  const surpluses = new Float64Array(draws);
  const ofUnits = upTo(4).map(() => new Float64Array(draws));
  const modes = new Float64Array(8 * 17);
  let formed = 0;
  const s = new Float64Array(16);
  const gross = new Float64Array(16);
  const eta = new Float64Array(16);
  const seen = new Uint8Array(16);
  for (let e = 0; e < m; e += 1) seen[4 * giver[e] + receiver[e]] = seen[4 * receiver[e] + giver[e]] = 1;
  const about = (x) => {
    const u = next();
    parts[drawn++] = u * PARTS;
    return x * (1 + halfWidth * (2 * u - 1));
  };
  const modeOf = (plus, zero, minus, symmetric) =>
    plus && minus ? 0 : plus && zero ? 1 : plus ? (symmetric ? 2 : 3) : minus && zero ? 4 : minus ? 5 : 6;
  /** The variance of S between the parts of each number, as a share of the whole. */
  const explain = () => {
    let mean = 0;
    for (let draw = 0; draw < draws; draw += 1) mean += surpluses[draw] / draws;
    let all = 0;
    for (let draw = 0; draw < draws; draw += 1) all += (surpluses[draw] - mean) ** 2;
    for (let at = 0; at < numbers; at += 1) {
      let between = 0;
      for (let part = PARTS * at; part < PARTS * (at + 1); part += 1)
        if (counts[part] > 0) between += counts[part] * (sums[part] / counts[part] - mean) ** 2;
      const chance = ((PARTS - 1) * (all - between)) / (draws - PARTS);
      explained[at] = (between - chance) / all;
    }
  };
  return {
    ask(times) {
      for (let k = 0; k < times; k += 1) {
        formed = 0;
        modes.fill(0);
        counts.fill(0);
        sums.fill(0);
        for (let draw = 0; draw < draws; draw += 1) {
          drawn = 0;
          for (let a = 0; a < 4; a += 1)
            for (let b = a + 1; b < 4; b += 1) {
              const at = 4 * a + b;
              const to = 4 * b + a;
              s[at] = s[to] = -half[at];
              gross[at] = gross[to] = half[at];
              eta[at] = eta[to] = resistance[at] > 0 ? 1 / (1 + about(resistance[at])) : 1;
            }
          for (let e = 0; e < m; e += 1) {
            const amount = about(1);
            const shipped = amount * Math.min(1, about(1) / amount);
            const used = shipped * Math.min(1, about(1) / shipped);
            const generation = about(value[e]) * Math.min(1, about(1)) * used;
            const paid = about(cost[e]) * shipped;
            const to = 4 * receiver[e] + giver[e];
            const from = 4 * giver[e] + receiver[e];
            s[to] += eta[to] * generation;
            gross[to] += generation;
            s[from] -= paid;
            gross[from] += paid;
          }
          let total = 0;
          let apart = 0;
          let allGross = 0;
          let [plus, zero, minus] = [0, 0, 0];
          for (let i = 0; i < 4; i += 1) {
            let own = 0;
            let ownGross = 0;
            let fair = 0;
            for (let j = 0; j < 4; j += 1) {
              if (i === j) continue;
              own += s[4 * i + j];
              ownGross += gross[4 * i + j];
              fair += (s[4 * i + j] + s[4 * j + i]) / 2;
            }
            if (Math.abs(own) <= band * ownGross) zero += 1;
            else if (own > 0) plus += 1;
            else minus += 1;
            total += own;
            allGross += ownGross;
            apart += Math.abs(own - fair);
            ofUnits[i][draw] = own;
          }
          modes[8 * 16 + modeOf(plus, zero, minus, apart <= 0.1 * total)] += 1;
          for (let a = 0; a < 4; a += 1)
            for (let b = a + 1; b < 4; b += 1) {
              const at = 4 * a + b;
              const to = 4 * b + a;
              if (!seen[at]) continue;
              const x = s[at];
              const y = s[to];
              const signX = Math.abs(x) <= band * gross[at] ? 0 : x > 0 ? 1 : -1;
              const signY = Math.abs(y) <= band * gross[to] ? 0 : y > 0 ? 1 : -1;
              const mode = modeOf(
                signX === 1 || signY === 1,
                signX === 0 || signY === 0,
                signX === -1 || signY === -1,
                Math.abs(x - y) <= 0.1 * (x + y),
              );
              modes[8 * at + mode] += 1;
            }
          if (total > band * allGross) formed += 1;
          surpluses[draw] = total;
          for (let at = 0; at < numbers; at += 1) {
            const part = PARTS * at + parts[at];
            counts[part] += 1;
            sums[part] += total;
          }
        }
        explain();
        [surpluses, ...ofUnits].forEach((list, i) =>
          [0.05, 0.5, 0.95].forEach((q, k) => (spreads[3 * i + k] = quantile(list, q))),
        );
      }
    },
    answer: () => [formed / draws, ...spreads.subarray(0, 3)],
  };
}

export const contestants = {
  hand: {
    W1(input, tolerance) {
      const p = floats(input);
      const out = new Float64Array(p.times.length * 4);
      return {
        ask(times) {
          for (let k = 0; k < times; k += 1) FOUR(p, 0, p.start, p.times, tolerance, 1e-300, out, 0);
        },
        answer: () => out,
      };
    },
    W3: variants,
    'W4-shapley': shapleyOfTable,
    W6(input, tolerance) {
      const p = floats(input);
      const count = p.starts.length / 3;
      const starts = upTo(count).map((i) => p.starts.subarray(3 * i, 3 * i + 3));
      const out = new Float64Array(count * p.times.length * 3);
      return {
        ask(times) {
          for (let k = 0; k < times; k += 1) {
            let at = 0;
            for (let i = 0; i < count; i += 1)
              at = THREE(p, 0, starts[i], p.times, tolerance, tolerance, out, at);
          }
        },
        answer: () => out,
      };
    },
    W7: uncertainty,
  },
};
