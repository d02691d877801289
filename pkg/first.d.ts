// Made by npm run pkg: the part of the engine that the first verdict needs.
export { analyse, defaults, emptyDocument, freshSeed, parse, start, validate, version, vocabulary, initSync, default } from './engine.js';
