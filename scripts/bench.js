// npm run bench: the engine beside its peers, question by question (docs/performance.md says how and why).
//   npm run bench            everything; npm run bench -- W1 W4 only what begins so
//   npm run bench -- --write also writes the table into docs/performance.md
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { GROWTH, inputs } from '../benches/inputs.mjs';
import { contestantsOf, questions } from '../benches/questions.mjs';
import { workers } from '../benches/workers.mjs';
import { SIMD, WASM_FEATURES, WASM_SPEED, buildPackage } from './pkg.js';
import { at, installPackages, installWasmTarget, packageIsFresh, run, runNode, say } from './shared.js';

const ROUNDS = 5;
const WARM = 250;
const ROUND = 60;
const LADDER = Array.from({ length: 37 }, (_, i) => 10 ** (-3 - i / 4));

const NPM = ['ode45-cash-karp@1.1.0', 'odex@2.0.4', 'simulation@9.0.0', 'graphology@0.26.0'];
NPM.push('graphology-metrics@2', 'graphology-components@1');
const PYPI = ['numpy', 'scipy', 'numba', 'coopgame-py', 'igraph', 'SALib', 'egttools'];

const folder = at('build/bench');
const target = process.env.CARGO_TARGET_DIR ?? at('target');
const WASM = 'wasm32-unknown-unknown';
const python = join(folder, 'venv', process.platform === 'win32' ? 'Scripts/python.exe' : 'bin/python');
const asked = process.argv.slice(2).filter((each) => !each.startsWith('--'));
const wants = (name) => asked.length === 0 || asked.some((each) => name.startsWith(each));

/** Builds the engine as a contestant, natively and as wasm, and the package unless it is fresh. */
function build() {
  installPackages();
  installWasmTarget();
  say('Building the engine');
  run('cargo', ['build', '--release', '--locked', '--quiet', '-p', 'bench']);
  run('cargo', ['build', '--release', '--locked', '--quiet', '-p', 'bench', '--lib', '--target', WASM], {
    env: { RUSTFLAGS: [process.env.RUSTFLAGS, SIMD.rust].filter(Boolean).join(' ') },
  });
  const built = join(target, WASM, 'release/bench.wasm');
  const passes = [...WASM_SPEED, ...WASM_FEATURES, SIMD.wasm];
  runNode('binaryen/bin/wasm-opt', [...passes, built, '-o', join(folder, 'bench.wasm')]);
  if (packageIsFresh()) return at('pkg');
  buildPackage(join(folder, 'pkg'));
  return join(folder, 'pkg');
}

/** Installs what can be had of the peers; gives why of those that cannot. */
function installPeers() {
  say('Installing the peers');
  const missing = new Map();
  const packages = join(folder, 'npm');
  mkdirSync(packages, { recursive: true });
  for (const each of NPM) {
    const name = each.slice(0, each.lastIndexOf('@'));
    if (existsSync(join(packages, 'node_modules', name))) continue;
    const install = ['install', '--prefix', packages, '--no-audit', '--no-fund', '--loglevel', 'error', each];
    const { status, stderr } = spawnSync('npm', install, {
      encoding: 'utf8',
      shell: process.platform === 'win32',
    });
    if (status !== 0) missing.set(name, lastLine(stderr));
  }
  if (!existsSync(python)) {
    const { status, stderr, error } = spawnSync('python3', ['-m', 'venv', join(folder, 'venv')], {
      encoding: 'utf8',
    });
    if (status !== 0) missing.set('Python', lastLine(stderr ?? error?.message));
  }
  for (const each of existsSync(python) ? PYPI : []) {
    if (spawnSync(python, ['-m', 'pip', 'show', '--quiet', each]).status === 0) continue;
    const { status, stderr } = spawnSync(python, ['-m', 'pip', 'install', '--quiet', each], {
      encoding: 'utf8',
    });
    if (status !== 0) missing.set(each, lastLine(stderr));
  }
  return missing;
}

function lastLine(text) {
  return (text ?? '').trim().split('\n').at(-1)?.slice(0, 160) || 'no reason given';
}

/** A contestant's process, and a way to ask it. */
function start(command, env) {
  const process_ = spawn(command[0], command.slice(1), {
    env: { ...process.env, ...ONE_THREAD, ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  const lines = createInterface({ input: process_.stdout })[Symbol.asyncIterator]();
  let failed = null;
  process_.on('error', (error) => (failed = error.message));
  process_.stdin.on('error', () => {});
  return {
    async ask(request) {
      process_.stdin.write(`${JSON.stringify(request)}\n`);
      const { value } = await lines.next();
      return value === undefined ? { missing: failed ?? 'it ended' } : JSON.parse(value);
    },
    end: () => process_.kill(),
  };
}

/** Everybody works with one thread. */
const ONE_THREAD = {
  OMP_NUM_THREADS: '1',
  OPENBLAS_NUM_THREADS: '1',
  MKL_NUM_THREADS: '1',
  NUMBA_NUM_THREADS: '1',
};

const OF_PYTHON = ['scipy', 'numba', 'egttools', 'coopgame', 'igraph + numpy', 'SALib + numpy'];
const OF_NPM = ['ode45-cash-karp', 'odex', 'simulation', 'graphology'];

function commandOf(name, file) {
  if (name === 'native') return [join(target, 'release/bench'), file];
  if (OF_PYTHON.includes(name)) return [python, at('benches/peers.py'), name, file];
  const module = name === 'hand' ? 'hand' : OF_NPM.includes(name) ? 'packages' : 'engine';
  return [process.execPath, at('benches/contestant.mjs'), at(`benches/${module}.mjs`), name, file];
}

/** How far an answer is from the true one. */
function apart(answer, truth, measure) {
  if (answer.length !== truth.length) return Infinity;
  const scale = Math.max(...truth.map(Math.abs));
  return answer.reduce((most, each, i) => {
    const own = measure === 'absolute' ? 1 : measure === 'scaled' ? scale : Math.abs(truth[i]);
    const off = Math.abs(each - truth[i]) / (own || 1);
    return off <= most ? most : Number.isNaN(off) ? Infinity : off;
  }, 0);
}

const median = (list) => list.toSorted((a, b) => a - b)[Math.floor(list.length / 2)];

/** Prepares everybody at equal achieved error, warms them up, and takes the rounds in turn. */
async function measure(question, env, file) {
  const names = contestantsOf(question);
  const running = new Map(names.map((name) => [name, start(commandOf(name, file), env)]));
  const { error } = question;
  const missing = new Map();
  const errors = new Map();
  const tolerances = new Map();
  let truth = null;
  if (error?.tuned) {
    // The truth is a solution that is a hundred thousand times as exact as asked.
    const judge = question.peers.includes('hand') ? 'hand' : 'native';
    const reply = await running.get(judge).ask({ do: 'prepare', question: question.name, tolerance: 1e-13 });
    truth = (reply.answer ?? []).slice(0, 20000);
  }
  for (const name of names) {
    for (const tolerance of error?.tuned ? LADDER : [1e-8]) {
      const reply = await running.get(name).ask({ do: 'prepare', question: question.name, tolerance });
      if (reply.missing) {
        missing.set(name, reply.missing);
        break;
      }
      const answer = reply.answer.slice(0, 20000);
      truth ??= answer;
      const known = reply.part ? truth.slice(0, answer.length) : truth;
      const off = error ? apart(answer, known, error.measure) : 0;
      errors.set(name, off);
      tolerances.set(name, tolerance);
      if (!error || off <= error.most) break;
    }
    if (!missing.has(name) && error && !(errors.get(name) <= error.most))
      missing.set(name, `its answer is ${errors.get(name)} off`);
  }
  const present = names.filter((name) => !missing.has(name));
  for (const name of present) await running.get(name).ask({ do: 'warm', milliseconds: WARM });
  const rounds = new Map(present.map((name) => [name, []]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const name of round % 2 === 0 ? present : present.toReversed()) {
      const { seconds, missing: why } = await running.get(name).ask({ do: 'round', milliseconds: ROUND });
      if (why) missing.set(name, why);
      else rounds.get(name).push(seconds);
    }
  }
  running.forEach((each) => each.end());
  return { question, rounds, missing, errors, tolerances };
}

const three = (x) => (x >= 100 ? Math.round(x).toLocaleString('en') : x.toPrecision(3));

function time(seconds) {
  if (seconds >= 1) return `${three(seconds)} s`;
  if (seconds >= 1e-3) return `${three(seconds * 1e3)} ms`;
  return seconds >= 1e-6 ? `${three(seconds * 1e6)} µs` : `${three(seconds * 1e9)} ns`;
}

/** A peer's time over the engine's: the median of the rounds, least and most. */
function ratio(peer, own) {
  const list = peer.map((each, round) => each / own[round]);
  return { median: median(list), least: Math.min(...list), most: Math.max(...list) };
}

const shown = (it) => `×${three(it.median)} (${three(it.least)}–${three(it.most)})`;

/** Lines of the table: question, contestant, time, times the engine's in wasm and natively, goal. */
function rowsOf({ question, rounds, missing }) {
  const own = rounds.get('wasm');
  const native = rounds.get('native');
  return contestantsOf(question).map((name) => {
    const list = rounds.get(name) ?? [];
    if (list.length < ROUNDS) return { question, name, why: missing.get(name) ?? 'no answer' };
    const isEngine = name === 'wasm' || name === 'native';
    const goal = question.goals.find(({ peer }) => peer === name);
    const overWasm = own && !isEngine ? ratio(list, own) : null;
    const limit = isEngine ? question.limit : undefined;
    return {
      question,
      name,
      seconds: median(list),
      overWasm,
      overNative: native && !isEngine ? ratio(list, native) : null,
      goal: goal ? `≥ ${goal.times.toLocaleString('en')}×` : limit ? `≤ ${time(limit)}` : '',
      met: goal ? overWasm !== null && overWasm.median >= goal.times : limit ? median(list) <= limit : null,
    };
  });
}

const verdict = (row) => (row.met === null ? '' : row.met ? 'met' : 'not met');

function print(rows) {
  for (const row of rows) {
    const cells = row.why
      ? [`– ${row.why}`]
      : [
          time(row.seconds).padEnd(9),
          (row.overWasm ? `${shown(row.overWasm)} wasm` : '').padEnd(34),
          (row.overNative ? `${shown(row.overNative)} native` : '').padEnd(36),
          [row.goal, verdict(row)].filter(Boolean).join(' '),
        ];
    console.log(`  ${row.name.padEnd(20)} ${cells.join(' ')}`);
  }
}

/** The exponent of the time's growth with the number of units, by least squares on logarithms. */
function exponent(points) {
  const xs = points.map(([x]) => Math.log(x));
  const ys = points.map(([, y]) => Math.log(y));
  const mean = (list) => list.reduce((a, b) => a + b, 0) / list.length;
  const [mx, my] = [mean(xs), mean(ys)];
  const over = xs.reduce((all, x, i) => all + (x - mx) * (ys[i] - my), 0);
  return over / xs.reduce((all, x) => all + (x - mx) ** 2, 0);
}

function sizes(pkg) {
  return ['first_bg.wasm', 'engine_bg.wasm', 'first.js', 'engine.js'].map((name) => {
    const bytes = readFileSync(join(pkg, name));
    const kB = (x) => `${(x.length / 1000).toFixed(1)} kB`;
    return { name, gzip: kB(gzipSync(bytes, { level: 9 })), brotli: kB(brotliCompressSync(bytes)) };
  });
}

/** The table for docs/performance.md: ratios, since times are a machine's own. */
function markdown(rows, growth, team, bundle) {
  const lines = [
    '| question | peer | ÷ engine in wasm | ÷ engine natively | goal | |',
    '|---|---|---|---|---|---|',
  ];
  for (const row of rows) {
    const what = `${row.question.name}: ${row.question.text}`;
    if (row.why) lines.push(`| ${what} | ${row.name} | – | – | | ${row.why.replaceAll('|', '/')} |`);
    else if (row.overWasm)
      lines.push(
        `| ${what} | ${row.name} | ${shown(row.overWasm)} | ${row.overNative ? shown(row.overNative) : '–'} | ${row.goal} | ${verdict(row)} |`,
      );
    else if (row.goal) lines.push(`| ${what} | (${row.name} itself) | | | ${row.goal} | ${verdict(row)} |`);
  }
  for (const { name, power } of growth)
    lines.push(
      `| Growth: 10² to 5·10³ units | (${name}: exponent ${power.toFixed(2)}) | | | ≤ 1.1 | ${power <= 1.1 ? 'met' : 'not met'} |`,
    );
  if (team)
    lines.push(
      `| W3: in two workers, by the clock on the wall | (one worker) | ${shown(team)} | – | ≥ ${TEAM}× | ${team.median >= TEAM ? 'met' : 'not met'} |`,
      `| W3: what a second worker brings plain arithmetic then | (one worker) | ${shown(team.ceiling)} | – | | |`,
    );
  lines.push('', '| file | gzip | brotli |', '|---|---|---|');
  for (const { name, gzip, brotli } of bundle) lines.push(`| ${name} | ${gzip} | ${brotli} |`);
  return lines.join('\n');
}

mkdirSync(folder, { recursive: true });
const pkg = build();
const missing = installPeers();
for (const [name, why] of missing) console.log(`  ${name} not installed: ${why}`);
const file = join(folder, 'inputs.json');
writeFileSync(file, JSON.stringify(inputs()));
const env = {
  BENCH_PACKAGES: join(folder, 'npm'),
  BENCH_WASM: join(folder, 'bench.wasm'),
  BENCH_PKG: join(pkg, 'node.js'),
};

say(`Medians of ${ROUNDS} rounds in turn, CPU time, after ${WARM} ms of warming up`);
const rows = [];
for (const question of questions.filter(({ name }) => wants(name))) {
  console.log(`\n${question.name}: ${question.text}`);
  const measured = await measure(question, env, file);
  const own = rowsOf(measured);
  print(own);
  rows.push(...own);
}

const growth = [];
if (wants('Growth')) {
  console.log('\nGrowth: whole analysis of 10² to 5·10³ units at 5 exchanges each');
  const points = new Map();
  for (const units of GROWTH) {
    const { rounds } = await measure({ name: `Growth-${units}`, peers: [], goals: [] }, env, file);
    for (const [name, list] of rounds) points.set(name, [...(points.get(name) ?? []), [units, median(list)]]);
  }
  for (const [name, list] of points) {
    const power = exponent(list);
    growth.push({ name, power });
    const all = list.map(([units, seconds]) => `${units}: ${time(seconds)}`).join('   ');
    console.log(
      `  ${name.padEnd(8)} exponent ${power.toFixed(2)} (goal ≤ 1.1, ${power <= 1.1 ? 'met' : 'not met'})   ${all}`,
    );
  }
}

const TEAM = 1.7;
let team = null;
if (wants('W3')) {
  console.log('\nW3 in two workers beside one, by the clock on the wall');
  process.env.BENCH_WASM = env.BENCH_WASM;
  const { variants, arithmetic } = await workers(file, ROUNDS, WARM, 5 * ROUND);
  const [one, two] = variants;
  team = { ...ratio(one, two), ceiling: ratio(...arithmetic) };
  console.log(
    `  one ${time(median(one))}   two ${time(median(two))}   ${shown(team)} (goal ≥ ${TEAM}×, ${team.median >= TEAM ? 'met' : 'not met'})`,
  );
  console.log(
    `  a loop of arithmetic in the same rounds: ${shown(team.ceiling)}, which is what the machine has`,
  );
}

const bundle = sizes(pkg);
console.log('\nSize over the wire');
for (const { name, gzip, brotli } of bundle)
  console.log(`  ${name.padEnd(16)} gzip ${gzip}   brotli ${brotli}`);

if (process.argv.includes('--write')) {
  const path = at('docs/performance.md');
  const text = readFileSync(path, 'utf8');
  const [before] = text.split('<!-- written by npm run bench -->');
  writeFileSync(
    path,
    `${before}<!-- written by npm run bench -->\n\n${markdown(rows, growth, team, bundle)}\n`,
  );
}
