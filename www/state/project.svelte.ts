// The consortium being edited, its history, and what the engine makes of it.
import type { Analysis, Consortium, Defaults, Problem, Vocabulary } from 'gongsheng';

/** What the project asks of the engine; answers that are out of date come as null. */
export interface Analyst {
  analyse(document: Consortium): Promise<Analysis | null>;
}

export interface EditOptions {
  /** Successive edits with the same key are one step of the history. */
  join?: string;
  /** The sentence that tells of the edit, offered with undo. */
  say?: string;
}

/** A document with the steps that lead to it and away from it. */
export interface History {
  past: readonly Consortium[];
  present: Consortium;
  future: readonly Consortium[];
}

/** As many steps as can be undone. */
const STEPS = 200;

const nothing: Consortium = { type: 'gongsheng', version: 1, months: 12 };

export class Project {
  history = $state.raw<History>({ past: [], present: nothing, future: [] });
  /** Of the last document without errors; every section of it is there. */
  analysis = $state.raw<Analysis | null>(null);
  /** That document: it changes with its analysis. */
  analysed = $state.raw<Consortium | null>(null);
  /**
   * Ahead of the whole analysis of the present document: its verdict, beside the lists of `analysis`. Null when nothing is
   * known ahead.
   */
  ahead = $state.raw<Analysis | null>(null);
  problems = $state.raw<readonly Problem[]>([]);
  /** The analysis is of an older document, because the present one has errors. */
  stale = $state(false);
  /** The analysis is of another work, because this one has only just been opened. */
  foreign = $state(false);
  /** Another number for each work that is shown: what was found of one is not said of the next. */
  work = $state(0);
  /** The engine has worked on the present document for longer than a blink. */
  computing = $state(false);
  /** The engine could not finish the present document. */
  stopped = $state.raw<string | null>(null);
  readOnly = $state(false);
  vocabulary = $state.raw<Vocabulary | null>(null);
  defaults = $state.raw<Defaults | null>(null);

  /** Told of every change of the history, so that it can be kept. */
  onchange: (history: History) => void = () => undefined;
  /** Told of the sentence of an edit. */
  onsay: (text: string) => void = () => undefined;
  /** Makes a sentence of the engine's failure. */
  onfailure: (error: unknown) => string = String;

  /** Once what is drawn of the document before it is analysed is on the screen: its analysis waits for that. */
  painted: Promise<void> | undefined;

  /** Whom it asks. */
  analyst: Analyst | null = null;
  #join: string | null = null;
  #asked = 0;

  get document(): Consortium {
    return this.history.present;
  }
  /** The latest that is known of the verdict. */
  get verdict(): Analysis | null {
    return this.ahead ?? this.analysis;
  }
  get canUndo(): boolean {
    return !this.readOnly && this.history.past.length > 0;
  }
  get canRedo(): boolean {
    return !this.readOnly && this.history.future.length > 0;
  }

  /** Starts asking an analyst, with the present document first. */
  connect(analyst: Analyst): void {
    this.analyst = analyst;
    void this.#analyse();
  }

  /** Shows a document with its history, in place of the present one; with its analysis where that is known. */
  show(history: History, analysis: Analysis | null = null): void {
    this.#join = null;
    if (history.present !== this.document) this.work += 1;
    this.history = history;
    this.foreign = analysis === null && this.analysis !== null;
    if (analysis === null) return void this.#analyse();
    this.#asked += 1;
    this.computing = false;
    this.#take(analysis);
  }

  /** One step: the document becomes the next one. */
  edit(next: Consortium, { join, say }: EditOptions = {}): void {
    if (this.readOnly || next === this.document) return;
    const { past, present } = this.history;
    const joined = join !== undefined && join === this.#join && past.length > 0;
    this.#join = join ?? null;
    this.#become({ past: joined ? past : [...past, present].slice(-STEPS), present: next, future: [] });
    if (say !== undefined) this.onsay(say);
  }

  /** Ends a joined step: the next edit is a step of its own. */
  endJoin(): void {
    this.#join = null;
  }

  undo(): void {
    const { past, present, future } = this.history;
    const previous = past.at(-1);
    if (!this.canUndo || previous === undefined) return;
    this.#join = null;
    this.#become({ past: past.slice(0, -1), present: previous, future: [present, ...future] });
  }

  redo(): void {
    const { past, present, future } = this.history;
    const next = future[0];
    if (!this.canRedo || next === undefined) return;
    this.#join = null;
    this.#become({ past: [...past, present], present: next, future: future.slice(1) });
  }

  #become(history: History): void {
    this.history = history;
    this.onchange(history);
    void this.#analyse();
  }

  /** Of the present document. */
  #take(analysis: Analysis): void {
    this.ahead = null;
    this.problems = analysis.problems;
    this.stale = analysis.ledger === null;
    this.stopped = null;
    if (this.stale) return;
    this.analysed = this.document;
    this.analysis = analysis;
    this.foreign = false;
  }

  async #analyse(): Promise<void> {
    if (this.analyst === null) return;
    const asked = ++this.#asked;
    const slow = setTimeout(() => {
      if (asked === this.#asked) this.computing = true;
    }, 100);
    try {
      const analysis = await this.analyst.analyse(this.document);
      await this.painted;
      if (analysis === null || asked !== this.#asked) return;
      this.#take(analysis);
    } catch (error) {
      if (asked === this.#asked) {
        this.ahead = null;
        this.stopped = this.onfailure(error);
        this.stale = this.analysis !== null;
      }
    } finally {
      clearTimeout(slow);
      if (asked === this.#asked) this.computing = false;
    }
  }
}

export const project = new Project();
