// What takes its time, as a panel sees it: begun, watched, stopped; the answer is of the document that it began with.
import type { Consortium, Derivation, Subject } from 'gongsheng';
import { onDestroy } from 'svelte';
import type { RunQuestion, RunResults } from '../engine/runs';
import type { WholeEngine } from '../engine/whole-worker';
import { engineTrouble } from './engine';
import { wholeEngine } from './study.svelte';

/** How long the worker goes on at a stretch, ms: a stop takes effect within it. */
const STRETCH = 40;
/** How often a run is begun again when its worker was lost. */
const TRIES = 2;

let lastId = 0;

/** A run of one kind; it ends with the component that made it. */
export class Run<Kind extends keyof RunResults> {
  /** What was found, in full. */
  result = $state.raw<RunResults[Kind] | null>(null);
  /** The document that the result is of. */
  document = $state.raw<Consortium | null>(null);
  running = $state(false);
  /** Draws or cells made. */
  done = $state(0);
  trouble = $state.raw<string | null>(null);
  #current = 0;
  /** The run of the result, which the worker keeps to be asked why. */
  #kept: number | null = null;

  constructor() {
    onDestroy(() => {
      this.stop();
      this.#forget();
    });
  }

  /** Why something of the result is so. */
  readonly ask = async (engine: WholeEngine, subject: Subject): Promise<Derivation | null> =>
    this.#kept === null ? null : engine.call('derivationOfRun', this.#kept, subject);

  #forget(): void {
    const [kept] = [this.#kept, (this.#kept = null)];
    if (kept === null) return;
    void wholeEngine()
      .then((engine) => engine.call('endRun', kept))
      .catch(() => undefined);
  }

  /** Begins; what was running is given up. */
  async start(document: Consortium, question: RunQuestion & { kind: Kind }): Promise<void> {
    lastId += 1;
    const id = (this.#current = lastId);
    const mine = (): boolean => this.#current === id;
    [this.running, this.done, this.trouble] = [true, 0, null];
    let engine: WholeEngine | null = null;
    try {
      engine = await wholeEngine();
      let tries = 0;
      let finished = false;
      while (mine() && !finished) {
        const progress = tries > 0 ? await engine.call('advanceRun', id, STRETCH) : null;
        if (!mine()) break;
        if (progress === null) {
          tries += 1;
          if (tries > TRIES + 1) throw new Error('lost');
          await engine.call('beginRun', document, id, question);
          continue;
        }
        this.done = progress.done;
        finished = progress.finished;
      }
      if (!mine()) return;
      const result = await engine.call('resultOfRun', id);
      if (!mine()) return;
      [this.result, this.document] = [result as RunResults[Kind] | null, document];
      this.#forget();
      this.#kept = id;
    } catch (error) {
      if (mine()) this.trouble = engineTrouble(error);
    } finally {
      if (mine()) this.running = false;
      if (this.#kept !== id) engine?.call('endRun', id).catch(() => undefined);
    }
  }

  /** Gives up what is running; what was found before stays. */
  stop(): void {
    this.#current = 0;
    this.running = false;
  }
}
