// The engine of the first verdict, for the embed: carried in the page itself, for where nothing can be fetched.
import address from 'gongsheng/first_bg.wasm?url&inline';
import { Engine } from './client';
import type { FirstCalls } from './first-worker';
import FirstWorker from './first-worker?worker&inline';

export function firstEngine(): Engine<FirstCalls> {
  return new Engine(compileInline, () => new FirstWorker());
}

/** Compiles the engine from its data: address. */
function compileInline(): Promise<WebAssembly.Module> {
  const text = atob(address.slice(address.indexOf(',') + 1));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return WebAssembly.compile(bytes);
}
