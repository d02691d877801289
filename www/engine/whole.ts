// The whole engine, in a worker of its own: questions that take their time hold up no verdict.
import address from 'gongsheng/engine_bg.wasm?url';
import { Engine } from './client';
import { compile } from './compile';
import type { WholeCalls } from './whole-worker';
import WholeWorker from './whole-worker?worker&inline';

/** What a question may take before it is given up, ms: the largest documents ask for it. */
const LIMIT = 30_000;

let compiled: Promise<WebAssembly.Module> | null = null;

/** It is compiled once for all its workers. */
function load(): Promise<WebAssembly.Module> {
  compiled ??= compile(address).catch((error: unknown) => {
    compiled = null;
    throw error;
  });
  return compiled;
}

export function wholeEngine(): Engine<WholeCalls> {
  return new Engine(load, () => new WholeWorker(), { limit: LIMIT });
}
