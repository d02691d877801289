// The engine's client against real workers that trap, overflow, loop and vanish.
import type { Consortium } from 'gongsheng';
import { Worker } from 'node:worker_threads';
import { build } from 'vite';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { Engine, EngineStopped, type EngineWorker } from '../../www/engine/client';
import type { FirstCalls, FirstEngine } from '../../www/engine/first-worker';

/** (module (func (export "trap") unreachable) (func $f (export "overflow") call $f) (func (export "loop") (loop br 0))) */
const wasm = Uint8Array.from(
  (
    '0061736d010000000104016000000304030000000' +
    '71a030474726170000008' +
    '6f766572666c6f770001046c6f6f700002' +
    '0a12030300000b040010010b0700034' +
    '00c000b0b'
  ).match(/../g) ?? [],
  (pair) => parseInt(pair, 16),
);

let code = '';
const made: Worker[] = [];
let engine: FirstEngine;

beforeAll(async () => {
  const entry = new URL('engine-worker.ts', import.meta.url).pathname;
  const built = await build({
    configFile: false,
    logLevel: 'error',
    build: { write: false, ssr: entry, rolldownOptions: { output: { format: 'cjs' } } },
  });
  if (Array.isArray(built) || !('output' in built)) throw new Error('one build expected');
  code = built.output[0].code;
});

afterEach(async () => {
  engine.close();
  await Promise.all(made.splice(0).map((worker) => worker.terminate()));
});

/** A thread in the clothes of a browser's worker. */
function makeWorker(): EngineWorker {
  const thread = new Worker(code, { eval: true });
  made.push(thread);
  const worker: EngineWorker = {
    postMessage: (question: unknown) => thread.postMessage(question),
    terminate: () => void thread.terminate(),
    onmessage: null,
    onmessageerror: null,
    onerror: null,
  };
  const self = worker as unknown as globalThis.Worker;
  thread.on('message', (data) => worker.onmessage?.call(self, { data } as MessageEvent));
  thread.on('error', ({ message }) => worker.onerror?.call(self, { message } as ErrorEvent));
  return worker;
}

function newEngine(limit = 4000): FirstEngine {
  engine = new Engine<FirstCalls>(() => WebAssembly.compile(wasm), makeWorker, { limit });
  return engine;
}

/** An engine that is up. */
async function warmEngine(limit?: number): Promise<void> {
  await newEngine(limit).call('version');
}

function document(months: number, note = ''): Consortium {
  return { type: 'gongsheng', version: 1, months, notes: { en: note } };
}

/** Runs something and says how long it took, ms. */
async function timed<T>(run: () => Promise<T>): Promise<[T, number]> {
  const begun = performance.now();
  const value = await run();
  return [value, performance.now() - begun];
}

async function stopped(answer: Promise<unknown>): Promise<string> {
  const error = await answer.then(
    () => null,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(EngineStopped);
  return (error as EngineStopped).reason;
}

describe('calls', () => {
  it('are answered, each with its own answer', async () => {
    newEngine();
    const [analysis, version] = await Promise.all([engine.analyse(document(7)), engine.call('version')]);
    expect(analysis).toEqual({ months: 7 });
    expect(version).toBe('1');
    expect(made).toHaveLength(1);
  });

  it('take a document that is a proxy', async () => {
    expect(await newEngine().analyse(new Proxy(document(3), {}))).toEqual({ months: 3 });
  });

  it('that are refused leave the worker as it is', async () => {
    newEngine();
    await expect(engine.analyse(document(1, 'refuse'))).rejects.toThrow('refused');
    expect(await engine.analyse(document(2))).toEqual({ months: 2 });
    expect(made).toHaveLength(1);
  });

  it('that do not exist are refused', async () => {
    await expect(newEngine().call('constructor' as 'version')).rejects.toThrow('no call');
  });
});

describe('analyses asked for faster than they are answered', () => {
  it('are answered first and last; those between are superseded', async () => {
    await warmEngine();
    const answers = await Promise.all([2, 3, 4, 5].map((months) => engine.analyse(document(months))));
    expect(answers).toEqual([{ months: 2 }, null, null, { months: 5 }]);
  });

  it('do not push out other calls', async () => {
    await warmEngine();
    const all = [engine.analyse(document(1, 'slow 50')), engine.call('version'), engine.analyse(document(2))];
    expect(await Promise.all(all)).toEqual([{ months: 1 }, '1', { months: 2 }]);
  });

  it('leave alone one that is slow but done in time', async () => {
    await warmEngine();
    const slow = engine.analyse(document(1, 'slow 300'));
    expect(await engine.analyse(document(2))).toEqual({ months: 2 });
    expect(await slow).toEqual({ months: 1 });
    expect(made).toHaveLength(1);
  });

  it('give a document that is always slow its answer while edits go on', async () => {
    await warmEngine();
    const asked: Promise<unknown>[] = [];
    let answered = false;
    while (asked.length < 60 && !answered) {
      const answer = engine.analyse(document(asked.length + 1, 'slow 1000'));
      asked.push(answer.then((analysis) => void (answered ||= analysis !== null)));
      await new Promise((done) => setTimeout(done, 100));
    }
    expect(answered).toBe(true);
    await Promise.all(asked);
  });
});

describe('the next edit is answered within a second', () => {
  it.each(['trap', 'overflow'])('after a document that ends the engine by %s', async (fault) => {
    newEngine();
    expect(await stopped(engine.analyse(document(1, fault)))).toBe('crash');
    const [analysis, took] = await timed(() => engine.analyse(document(2)));
    expect(analysis).toEqual({ months: 2 });
    expect(took).toBeLessThan(1000);
    expect(made).toHaveLength(2);
  });

  it('during an endless loop', async () => {
    await warmEngine();
    const lost = engine.analyse(document(2, 'loop'));
    const [analysis, took] = await timed(() => engine.analyse(document(3)));
    expect(analysis).toEqual({ months: 3 });
    expect(took).toBeLessThan(1000);
    expect(await lost).toBeNull();
  });

  it('after an endless loop ran into its limit', async () => {
    newEngine(600);
    expect(await stopped(engine.analyse(document(2, 'loop')))).toBe('time');
    const [analysis, took] = await timed(() => engine.analyse(document(3)));
    expect(analysis).toEqual({ months: 3 });
    expect(took).toBeLessThan(1000);
  });

  it('after the idle worker was terminated', async () => {
    await warmEngine();
    await made[0]?.terminate();
    const [analysis, took] = await timed(() => engine.analyse(document(2)));
    expect(analysis).toEqual({ months: 2 });
    expect(took).toBeLessThan(1000);
  });

  it('after the worker was terminated at work', async () => {
    await warmEngine();
    const lost = engine.analyse(document(2, 'slow 5000'));
    await new Promise((done) => setTimeout(done, 100));
    await made[0]?.terminate();
    const [analysis, took] = await timed(() => engine.analyse(document(3)));
    expect(analysis).toEqual({ months: 3 });
    expect(took).toBeLessThan(1000);
    expect(await lost).toBeNull();
  });

  it('after the worker left by itself', async () => {
    newEngine(1000);
    expect(await stopped(engine.analyse(document(1, 'vanish')))).toBe('time');
    expect(await engine.analyse(document(2))).toEqual({ months: 2 });
  });
});

describe('what ended the engine', () => {
  it('is not tried again', async () => {
    newEngine();
    expect(await stopped(engine.analyse(document(1, 'trap')))).toBe('crash');
    await engine.analyse(document(2));
    expect(await stopped(engine.analyse(document(1, 'trap')))).toBe('crash');
    expect(made).toHaveLength(2);
  });

  it('loses none of the calls that wait', async () => {
    await warmEngine();
    const crash = stopped(engine.analyse(document(1, 'trap')));
    const rest = Promise.all([engine.call('version'), engine.analyse(document(2))]);
    expect(await crash).toBe('crash');
    expect(await rest).toEqual(['1', { months: 2 }]);
  });
});

describe('an engine that cannot be had', () => {
  it('says so, and is tried again with the next call', async () => {
    let tries = 0;
    engine = new Engine<FirstCalls>(() => {
      tries += 1;
      return tries === 1 ? Promise.reject(new Error('404')) : WebAssembly.compile(wasm);
    }, makeWorker);
    expect(await stopped(engine.analyse(document(1)))).toBe('load');
    expect(await engine.analyse(document(2))).toEqual({ months: 2 });
  });

  it('is given its first question before it is up, and says when it is', async () => {
    const order: string[] = [];
    engine = new Engine<FirstCalls>(
      () => WebAssembly.compile(wasm),
      () => {
        const worker = makeWorker();
        const { postMessage } = worker;
        worker.postMessage = (question: object) => {
          order.push('module' in question ? 'module' : 'question');
          postMessage.call(worker, question);
        };
        return worker;
      },
    );
    void engine.begun.then(() => order.push('up'));
    expect(await engine.analyse(document(1))).toEqual({ months: 1 });
    expect(order).toEqual(['module', 'question', 'up']);
  });

  it('takes another worker for one that dies while the engine is on its way', async () => {
    let tries = 0;
    engine = new Engine<FirstCalls>(
      async () => {
        await new Promise((resolve) => setTimeout(resolve, 20));
        return WebAssembly.compile(wasm);
      },
      () => {
        const worker = makeWorker();
        const self = worker as unknown as globalThis.Worker;
        tries += 1;
        if (tries === 1) setTimeout(() => worker.onerror?.call(self, { message: 'dead' } as ErrorEvent), 5);
        return worker;
      },
    );
    expect(await engine.analyse(document(2))).toEqual({ months: 2 });
    expect(tries).toBe(2);
  });

  it('says so when no worker comes to life', async () => {
    let tries = 0;
    engine = new Engine<FirstCalls>(
      () => WebAssembly.compile(wasm),
      () => {
        tries += 1;
        const worker = makeWorker();
        const self = worker as unknown as globalThis.Worker;
        worker.postMessage = () => worker.onerror?.call(self, { message: 'dead' } as ErrorEvent);
        return worker;
      },
    );
    expect(await stopped(engine.analyse(document(1)))).toBe('load');
    expect(tries).toBe(2);
  });
});
