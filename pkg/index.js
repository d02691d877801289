// The package's front door: the engine, and beside it the ready-made consortia.
export { default } from './engine.js';
export * from './engine.js';
export { library } from './library.js';
