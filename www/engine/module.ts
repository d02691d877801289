// The compiled engine for the site: fetched from beside the page.
import address from 'gongsheng/engine_bg.wasm?url';

/** Fetches and compiles the engine, also from a host that does not know the type of wasm files. */
export async function loadModule(): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  // compileStreaming insists on exactly this type; asking first keeps the body unread for the other way.
  return response.headers.get('content-type')?.trim().toLowerCase() === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
