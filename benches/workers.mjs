// W3 in workers of Node's, each with the engine in wasm: what a second worker makes of it, by the clock on the wall.
import { readFileSync } from 'node:fs';
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads';

const cut = (list, part, parts) =>
  list.slice((list.length / parts) * part, (list.length / parts) * (part + 1));

/** A worker with one part of the variants, warmed up. */
function begin(input, part, parts, tolerance) {
  const share = {
    ...input,
    growth: cut(input.growth, part, parts),
    effects: cut(input.effects, part, parts),
  };
  const worker = new Worker(new URL(import.meta.url), { workerData: { share, tolerance } });
  const answered = () => new Promise((resolve) => worker.once('message', resolve));
  const ask = (times) => {
    const done = answered();
    worker.postMessage(times);
    return done;
  };
  return { ask, end: () => worker.terminate() };
}

/** Seconds of each round that one worker takes, and that two take together, in turn. */
export async function workers(file, rounds, warm, round) {
  const input = JSON.parse(readFileSync(file, 'utf8')).W3;
  const tolerance = 1e-7;
  const teams = [1, 2].map((count) =>
    Array.from({ length: count }, (_, part) => begin(input, part, count, tolerance)),
  );
  const seconds = async (team, times) => {
    const from = performance.now();
    await Promise.all(team.map(({ ask }) => ask(times)));
    return (performance.now() - from) / 1e3 / times;
  };
  let times = 1;
  for (const team of teams) {
    const until = performance.now() + warm;
    while (performance.now() < until) times = Math.ceil(round / 1e3 / (await seconds(team, 1)));
  }
  const taken = [[], []];
  for (let k = 0; k < rounds; k += 1)
    for (const at of k % 2 === 0 ? [0, 1] : [1, 0]) taken[at].push(await seconds(teams[at], times));
  teams.flat().forEach(({ end }) => end());
  return taken;
}

if (!isMainThread) {
  const { contestants } = await import('./engine.mjs');
  const { share, tolerance } = workerData;
  const question = contestants.wasm.W3(share, tolerance, 'W3', { W3: share });
  parentPort.on('message', (times) => {
    question.ask(times);
    parentPort.postMessage(null);
  });
}
