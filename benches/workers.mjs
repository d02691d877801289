// W3 in workers of Node's, each with the engine in wasm: what a second worker makes of it, by the clock on the wall.
// The variants are cut into small parts, of which each worker takes the next as soon as it is done with one, so that
// nobody waits for a slower one. Beside it what the machine has to give: a loop that touches no memory, shared out the
// same way.
import { readFileSync } from 'node:fs';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

const PARTS = 20;

const cut = (list, part) => list.slice((list.length / PARTS) * part, (list.length / PARTS) * (part + 1));

/** A worker that is ready for any of the parts and for arithmetic. */
function begin(file, tolerance) {
  const worker = new Worker(new URL(import.meta.url), { workerData: { file, tolerance } });
  const ask = (what) =>
    new Promise((resolve) => {
      worker.once('message', resolve);
      worker.postMessage(what);
    });
  return { ask, end: () => worker.terminate() };
}

/** Seconds that a team takes for `times` rounds of all parts, each handed to whoever is free. */
async function seconds(team, kind, times) {
  let next = 0;
  const from = performance.now();
  await Promise.all(
    team.map(async ({ ask }) => {
      while (next < times * PARTS) await ask({ kind, part: next++ % PARTS });
    }),
  );
  return (performance.now() - from) / 1e3 / times;
}

/**
 * Seconds that one worker takes in each round and that two take together, in turn: of the variants, and of plain
 * arithmetic in the same rounds.
 */
export async function workers(file, rounds, warm, round) {
  const team = [begin(file, 1e-7), begin(file, 1e-7)];
  const teams = [[team[0]], team];
  const taken = { variants: [[], []], arithmetic: [[], []] };
  const times = {};
  for (const kind of Object.keys(taken)) {
    const until = performance.now() + warm;
    do for (const all of teams) times[kind] = Math.ceil(round / 1e3 / (await seconds(all, kind, 1)));
    while (performance.now() < until);
  }
  for (let k = 0; k < rounds; k += 1)
    for (const kind of Object.keys(taken))
      for (const at of k % 2 === 0 ? [0, 1] : [1, 0])
        taken[kind][at].push(await seconds(teams[at], kind, times[kind]));
  team.forEach(({ end }) => end());
  return taken;
}

/** About as long as a part of the variants, and as full of work, in registers alone. */
function arithmetic() {
  let [a, b, c, d, e, f, g, h] = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8];
  for (let k = 0; k < 60_000; k += 1) {
    a = 3.7 * a * (1 - a);
    b = 3.7 * b * (1 - b);
    c = 3.7 * c * (1 - c);
    d = 3.7 * d * (1 - d);
    e = 3.7 * e * (1 - e);
    f = 3.7 * f * (1 - f);
    g = 3.7 * g * (1 - g);
    h = 3.7 * h * (1 - h);
  }
  return a + b + c + d + e + f + g + h;
}

if (!isMainThread) {
  const { prepared } = await import('./engine.mjs');
  const { file, tolerance } = workerData;
  const input = JSON.parse(readFileSync(file, 'utf8')).W3;
  const parts = Array.from({ length: PARTS }, (_, part) => ({
    ...input,
    growth: cut(input.growth, part),
    effects: cut(input.effects, part),
  }));
  const questions = parts.map((W3) => prepared('W3', { W3 }, tolerance));
  parentPort.on('message', ({ kind, part }) => {
    if (kind === 'variants') questions[part].ask(1);
    // Told, so that nobody may leave it out.
    parentPort.postMessage(kind === 'variants' ? null : arithmetic());
  });
}
