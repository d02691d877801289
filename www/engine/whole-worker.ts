// The worker of the whole engine: its calls, each by its name.
import {
  analyse,
  derivation,
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
  toCsv,
  toGexf,
  toGraphml,
  toLatex,
  toMermaid,
  transfersTo,
} from 'gongsheng';
import type { Consortium, FlipQuestion, Flips } from 'gongsheng';
import type { Engine } from './client';
import { reach } from './reach';
import { advanceRun, beginRun, derivationOfRun, endRun, resultOfRun } from './runs';
import { work } from './serve';
import { beginSession, editSession } from './session';

/** Where the verdicts turn when the number of a slider does, and the modes of the pair that it belongs to. */
function flipHeld(
  document: Consortium | string,
  pointer: string,
  track: Pick<FlipQuestion, 'from' | 'to'>,
  between: [string, string] | null,
): HeldFlips {
  return {
    system: flip(document, pointer, track),
    pair: between && flip(document, pointer, { ...track, between }),
  };
}

export interface HeldFlips {
  system: Flips | null;
  pair: Flips | null;
}

const calls = {
  analyse,
  /** The same of a version beside the document: no newer analysis takes its place. */
  analyseBeside: analyse,
  /** And of a window, whose answers the graph shows. */
  analyseWindow: analyse,
  derivation,
  ends,
  evolution,
  /** The same for the graph, beside what the panel asks. */
  evolutionBeside: evolution,
  parse,
  pathways,
  transfersTo,
  flip,
  flipHeld,
  reach,
  beginRun,
  advanceRun,
  resultOfRun,
  derivationOfRun,
  endRun,
  beginSession,
  editSession,
  freshSeed,
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
