// Large documents: a session of the engine tells at once what edits of numbers make of the verdict. The whole analysis,
// and with it every list that explains the verdict, follows when the hand rests.
import type { Analysis, Consortium, Overall } from 'gongsheng';
import { numbersChanged } from '../document/changed';
import { isLarge } from '../document/size';
import type { WholeEngine } from '../engine/whole-worker';
import { idle } from './idle';
import { project, type Analyst } from './project.svelte';

/** How long a document stands still before all of it is analysed, ms. */
const REST = 300;

type SessionEngine = Pick<WholeEngine, 'call' | 'close'>;

/** Asks a session before it asks for a whole analysis. */
export class Ahead implements Analyst {
  /** What verdicts are shown beside; null when none may be shown. */
  #base: Analysis | null = null;
  #asked = 0;

  /** The number of the session. */
  #id = 0;
  /** The document that it holds; null when there is none. */
  #held: Consortium | null = null;
  /** The document whose verdict is asked for next. */
  #next: Consortium | null = null;
  #telling: Promise<boolean> | null = null;
  #engine: SessionEngine | null = null;
  #starting: Promise<SessionEngine> | null = null;

  constructor(
    private readonly analyst: Analyst,
    /** An engine of its own: no question that takes its time holds up an edit. */
    private readonly makeEngine: () => Promise<SessionEngine>,
    private readonly rest = REST,
  ) {}

  async analyse(document: Consortium): Promise<Analysis | null> {
    const mine = (this.#asked += 1);
    this.#base = null;
    const sound = project.analysed !== null && !project.stale && !project.foreign;
    // Undone, or a unit moved: there is nothing to reckon.
    if (sound && project.analysed && numbersChanged(project.analysed, document)?.length === 0)
      return project.analysis;
    if (sound && this.#held && numbersChanged(this.#held, document)) {
      this.#base = project.analysis;
      // From this moment on, so that nothing is drawn anew for a number whose effect on it is not known yet.
      project.ahead ??= project.analysis;
      project.computing = true;
      await Promise.race([
        this.#tell(document).then((told) => told && new Promise<never>(() => undefined)),
        new Promise((resolve) => setTimeout(resolve, this.rest)),
      ]);
      if (mine !== this.#asked) return null;
    } else {
      // Of what is more than numbers everything is drawn at once.
      project.ahead = null;
    }
    const analysis = await this.analyst.analyse(document);
    if (mine === this.#asked) this.#base = null;
    return analysis;
  }

  /** Shows the verdict of a document, or of one that is asked for meanwhile; false when the session cannot tell it. */
  #tell(document: Consortium): Promise<boolean> {
    this.#next = document;
    return (this.#telling ??= this.#run());
  }

  async #run(): Promise<boolean> {
    let told = true;
    for (let document = this.#next; told && document !== null; document = this.#next) {
      this.#next = null;
      const overall = await this.#edited(document);
      if (overall && this.#base) project.ahead = withOverall(this.#base, overall);
      told = overall !== null;
    }
    this.#telling = null;
    // What was analysed as a whole meanwhile is held anew; else that is still to come, and does it.
    if (!told && this.#base === null && project.analysed) void this.hold(project.analysed);
    return told;
  }

  /** What is said of a document that differs from the session's in numbers. */
  async #edited(document: Consortium): Promise<Overall | null> {
    const [id, edits] = [this.#id, this.#held && numbersChanged(this.#held, document)];
    let overall: Overall | null = null;
    try {
      if (edits) overall = (await this.#engine?.call('editSession', id, edits)) ?? null;
    } catch {
      // What ails the engine is told by the whole analysis, which follows at once.
    }
    if (id === this.#id) this.#held = overall && document;
    return overall;
  }

  /** Sees to it that the session holds a large document, or one that edits lead to it from. */
  async hold(document: Consortium): Promise<void> {
    if (isLarge(document) && this.#held && numbersChanged(this.#held, document)) return;
    const id = (this.#id += 1);
    this.#held = null;
    try {
      if (!isLarge(document)) {
        this.#engine?.close();
        return;
      }
      // The wait for it is over before the first edit, which then is on its way before the page is drawn anew.
      const engine = (this.#engine = await (this.#starting ??= this.makeEngine()));
      await idle();
      if (id !== this.#id) return;
      await engine.call('beginSession', document, id);
      if (id === this.#id) this.#held = document;
    } catch {
      // Without a session every edit is answered by the whole analysis.
      if (this.#engine === null) this.#starting = null;
    }
  }
}

/** An analysis that says something else of the whole; its lists are the same, and those that nobody has read stay unread. */
function withOverall(analysis: Analysis, overall: Overall): Analysis {
  const { months, environment, total, behaviour, organisation, formation } = overall;
  return replaced(analysis, {
    months,
    environment,
    formation,
    ledger: analysis.ledger && replaced(analysis.ledger, { total }),
    behaviour: analysis.behaviour && replaced(analysis.behaviour, { system: behaviour }),
    organisation: analysis.organisation && replaced(analysis.organisation, { system: organisation }),
  });
}

function replaced<T extends object>(whole: T, parts: Partial<T>): T {
  const copy = Object.defineProperties({}, Object.getOwnPropertyDescriptors(whole)) as T;
  return Object.assign(copy, parts);
}

/** From now on edits of large documents are told ahead. */
export function lookAhead(): void {
  const { analyst } = project;
  if (analyst === null) return;
  const ahead = new Ahead(analyst, async () => (await import('../engine/whole')).wholeEngine());
  project.analyst = ahead;
  $effect.root(() => {
    $effect(() => {
      if (project.analysis && project.analysed) void ahead.hold(project.analysed);
    });
  });
}
