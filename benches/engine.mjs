// The engine in wasm: the same questions as natively (benches/engine, built for wasm), and those of its JavaScript
// door, which is pkg/ itself.
import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

let module = null;
let exports = null;

/** An engine of its own. */
function engine() {
  module ??= new WebAssembly.Module(readFileSync(process.env.BENCH_WASM));
  // The questions call nothing of JavaScript's.
  const nothing = new Proxy({}, { get: () => () => 0 });
  const imports = Object.fromEntries(
    WebAssembly.Module.imports(module).map((each) => [each.module, nothing]),
  );
  return new WebAssembly.Instance(module, imports).exports;
}

/** A question of the inputs that it needs, ready to be asked of an engine, which answers none but the last. */
export function prepared(question, inputs, tolerance, wasm = engine()) {
  const text = new TextEncoder().encode(JSON.stringify({ question, inputs, tolerance }));
  const at = wasm.room(text.length);
  new Uint8Array(wasm.memory.buffer).set(text, at);
  if (wasm.take() === 0) return null;
  return {
    ask: (times) => wasm.ask(times),
    answer: () => answered(wasm),
  };
}

function wasm(_, tolerance, question, inputs) {
  exports ??= engine();
  const needed = {
    [question]: inputs[question],
    ...(['W5-names', 'W5-graph', 'W5e'].includes(question) ? { W5: inputs.W5 } : {}),
  };
  return prepared(question, needed, tolerance, exports);
}

function answered(wasm) {
  const length = wasm.answer();
  return new Float64Array(wasm.memory.buffer, wasm.answer_at(), length).slice();
}

const names = ['W1', 'W2', 'W3', 'W4-shapley', 'W4-core', 'W4-nucleolus'];
names.push('W5', 'W5-names', 'W5-graph', 'W5e', 'W6', 'W7', 'Growth');

const door = () => import(pathToFileURL(process.env.BENCH_PKG).href);

/** Through the door: a document in, all results out as JavaScript values. */
async function values(input, _, __, { W5 }) {
  const { analyse } = await door();
  return repeated(() => analyse(W5.document));
}

async function text(input, _, __, { W5 }) {
  const { analyse } = await door();
  const json = JSON.stringify(W5.document);
  return repeated(() => analyse(json));
}

/** What reading the document as JSON alone takes. */
function copy(input, _, __, { W5 }) {
  return repeated(() => JSON.parse(JSON.stringify(W5.document)));
}

function repeated(once) {
  return {
    ask(times) {
      for (let k = 0; k < times; k += 1) once();
    },
    answer: () => [],
  };
}

export const contestants = {
  wasm: Object.fromEntries(names.map((name) => [name, wasm])),
  'document as a value': { Boundary: values },
  'document as text': { Boundary: text },
  'JSON both ways': { Boundary: copy },
};
