// Fetches and compiles an engine, also from a host that does not know the type of wasm files.

export async function compile(address: string): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${response.status} ${response.statusText}`.trim());
  // compileStreaming insists on exactly this type; asking first keeps the body unread for the other way.
  return response.headers.get('content-type')?.trim().toLowerCase() === 'application/wasm'
    ? WebAssembly.compileStreaming(response)
    : WebAssembly.compile(await response.arrayBuffer());
}
