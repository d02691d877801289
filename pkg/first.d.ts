// Made by npm run pkg: the part of the engine that the first verdict needs.
export { analyse, parse, start, version, initSync, default } from './engine.js';
