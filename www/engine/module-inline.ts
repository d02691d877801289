// The compiled engine for the embed: carried in the page itself, for where nothing can be fetched.
import address from 'gongsheng/engine_bg.wasm?url&inline';

/** Compiles the engine from its data: address. */
export function loadModule(): Promise<WebAssembly.Module> {
  const text = atob(address.slice(address.indexOf(',') + 1));
  const bytes = new Uint8Array(text.length);
  for (let at = 0; at < text.length; at += 1) bytes[at] = text.charCodeAt(at);
  return WebAssembly.compile(bytes);
}
