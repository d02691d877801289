// The worker of the whole engine: its calls, each by its name.
import {
  analyse,
  derivation,
  digest,
  ends,
  evolution,
  flip,
  freshSeed,
  fromCsv,
  fromGexf,
  fromGraphml,
  initSync,
  parse,
  pathways,
  smallestChange,
  toCsv,
  toGexf,
  toGraphml,
  toLatex,
  toMermaid,
  transfersTo,
} from 'gongsheng';
import type { Consortium, Goal, SmallestChange } from 'gongsheng';
import type { Engine } from './client';
import { advanceRun, beginRun, endRun, resultOfRun } from './runs';
import { work } from './serve';

/** The smallest change for each of several goals. */
function smallestChanges(document: Consortium | string, goals: readonly Goal[]): (SmallestChange | null)[] {
  return goals.map((goal) => smallestChange(document, goal));
}

const calls = {
  analyse,
  /** The same of a version beside the document: no newer analysis takes its place. */
  analyseBeside: analyse,
  derivation,
  ends,
  evolution,
  parse,
  pathways,
  transfersTo,
  flip,
  smallestChanges,
  beginRun,
  advanceRun,
  resultOfRun,
  endRun,
  freshSeed,
  digest,
  fromCsv,
  fromGexf,
  fromGraphml,
  toCsv,
  toGexf,
  toGraphml,
  toLatex,
  toMermaid,
};

/** Every call that the page can make of it, with its types. */
export type WholeCalls = typeof calls;
export type WholeEngine = Engine<WholeCalls>;

work(initSync, calls);
