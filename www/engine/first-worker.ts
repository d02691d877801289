// The worker of the first verdict's engine: its calls, each by its name.
import {
  analyse,
  defaults,
  emptyDocument,
  freshSeed,
  initSync,
  parse,
  validate,
  version,
  vocabulary,
} from 'gongsheng/first';
import type { Engine } from './client';
import { work } from './serve';

const calls = {
  analyse,
  defaults,
  emptyDocument,
  freshSeed,
  parse,
  validate,
  version,
  vocabulary,
};

/** Every call that the page can make of it, with its types. */
export type FirstCalls = typeof calls;
export type FirstEngine = Engine<FirstCalls>;

work(initSync, calls);
