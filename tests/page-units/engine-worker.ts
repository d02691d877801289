// A worker for the tests of the engine's client: the real serving side over a small real wasm module that
// can trap, fill its stack and never end. Documents are told by their notes what to do.
import { parentPort } from 'node:worker_threads';
import { serve, type Question } from '../../www/engine/serve';

if (!parentPort) throw new Error('runs as a worker');
const port = parentPort;

let faults: Record<string, () => void> = {};

const calls: Parameters<typeof serve>[1] = {
  analyse: (text) => {
    const document = JSON.parse(String(text)) as { months: number; notes?: { en?: string } };
    const note = document.notes?.en ?? '';
    if (note in faults) faults[note]?.();
    if (note === 'refuse') throw new Error('refused');
    if (note === 'vanish') process.exit();
    const [, milliseconds] = /^slow (\d+)$/.exec(note) ?? [];
    const end = performance.now() + Number(milliseconds ?? 0);
    while (performance.now() < end);
    return { months: document.months };
  },
  version: () => '1',
};

const handle = serve(
  (module) => {
    faults = new WebAssembly.Instance(module).exports as typeof faults;
  },
  calls,
  (answer) => port.postMessage(answer),
);
port.on('message', (question: Question) => handle(question));
