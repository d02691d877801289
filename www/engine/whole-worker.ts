// The worker of the whole engine: its calls, each by its name.
import { analyse, ends, initSync, pathways } from 'gongsheng';
import type { Engine } from './client';
import { work } from './serve';

const calls = {
  analyse,
  ends,
  pathways,
};

/** Every call that the page can make of it, with its types. */
export type WholeCalls = typeof calls;
export type WholeEngine = Engine<WholeCalls>;

work(initSync, calls);
