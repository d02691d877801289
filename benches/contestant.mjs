// A contestant in a process of its own: reads requests line by line and answers each with a line.
//   {"do": "prepare", "question", "tolerance"}  →  {"answer": [number]} or {"missing": why}
//   {"do": "warm", "milliseconds"}              →  {}
//   {"do": "round", "milliseconds"}             →  {"seconds": CPU time of one answer}
// What it is asked is made by `question(input, tolerance)` of a module: {ask(), answer()}.
import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';

const [, , module, name, file] = process.argv;
const { contestants } = await import(pathToFileURL(module).href);
const inputs = JSON.parse(readFileSync(file, 'utf8'));
let asked = null;

/** CPU seconds of this process so far. */
const cpu = () => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

/** CPU seconds of one answer, over at least so many milliseconds. */
function timed(milliseconds) {
  for (let times = 1; ;) {
    const from = cpu();
    asked.ask(times);
    const took = cpu() - from;
    if (took * 1e3 >= milliseconds) return took / times;
    times = Math.ceil(times * Math.min(100, Math.max(2, (1.3 * milliseconds) / 1e3 / Math.max(took, 1e-5))));
  }
}

async function reply(request) {
  if (request.do === 'prepare') {
    const prepare = contestants[name]?.[request.question.replace(/-\d+$/, '')];
    asked = prepare
      ? await prepare(inputs[request.question], request.tolerance, request.question, inputs)
      : null;
    if (!asked) return { missing: `${name} has no answer yet` };
    asked.ask(1);
    return { answer: Array.from(asked.answer()).slice(0, 20000) };
  }
  if (request.do === 'warm') {
    const until = performance.now() + request.milliseconds;
    while (performance.now() < until) asked.ask(1);
    return {};
  }
  return { seconds: timed(request.milliseconds) };
}

for await (const line of createInterface({ input: process.stdin })) {
  let answer;
  try {
    answer = await reply(JSON.parse(line));
  } catch (error) {
    answer = { missing: String(error?.message ?? error) };
  }
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
