// In Node the engine is ready at once; `await init()` is there so that the same lines run everywhere.
import { readFileSync } from 'node:fs';
import { initSync } from './engine.js';

const instance = initSync({ module: readFileSync(new URL('./engine_bg.wasm', import.meta.url)) });

export * from './engine.js';
export { library } from './library.js';
export default function init() {
  return Promise.resolve(instance);
}
