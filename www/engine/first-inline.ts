// The engine of the first verdict, for the embed: carried in the page itself, for where nothing can be fetched.
import deflated from 'gongsheng/first_bg.wasm?deflated';
import { Engine } from './client';
import type { FirstCalls } from './first-worker';
import FirstWorker from './first-worker?worker&inline';

export function firstEngine(): Engine<FirstCalls> {
  return new Engine(compileInline, () => new FirstWorker());
}

/** Compiles the engine from its text in base64. */
async function compileInline(): Promise<WebAssembly.Module> {
  const bytes = Uint8Array.from(atob(deflated), (sign) => sign.charCodeAt(0));
  const inflated = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate'));
  return WebAssembly.compile(await new Response(inflated).arrayBuffer());
}
