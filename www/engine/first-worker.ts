// The worker of the first verdict's engine: its calls, each by its name.
import { analyse, initSync, parse, version } from 'gongsheng/first';
import type { Engine } from './client';
import { work } from './serve';

const calls = {
  analyse,
  /** The same of a text that is opened: no newer analysis takes its place. */
  read: analyse,
  /** What is wrong with a text, without the document that it says. */
  problems: (text: string) => parse(text).problems,
  parse,
  version,
};

/** Every call that the page can make of it, with its types. */
export type FirstCalls = typeof calls;
export type FirstEngine = Engine<FirstCalls>;

work(initSync, calls);
