// The reader's work: kept on this device, never overwritten by what is opened. What opens another one is works.ts, which
// comes when hands or a link ask for it.
import type { Consortium, Imported, LibraryEntry, Problem } from 'gongsheng';
import type { FirstEngine } from '../engine/first-worker';
import { opening } from '../engine/opening';
import type { Key } from '../i18n';
import { Autosave, type Status, type Work as KeptWork } from '../io/autosave';
import { readFragment } from '../io/fragment';
import { connect, engineTrouble } from './engine';
import { project, type History } from './project.svelte';
import { t, view } from './view.svelte';

/** What could not be opened, and why. */
export interface Failure {
  source: 'file' | 'link';
  reason: string;
  /** What is wrong with the document, when it could be read at all. */
  problems: readonly Problem[];
  /** What the text says; the problems' pointers lead into it. */
  document: unknown;
}

/** What a file of another program would become, before the reader takes it. */
export interface Offer {
  /** Name of the file. */
  name: string;
  imported: Imported;
}

class Work {
  library = $state.raw<readonly LibraryEntry[]>([]);
  /** The other works on this device, latest first. */
  mine = $state.raw<readonly KeptWork[]>([]);
  status = $state<Status>('kept');
  /** Why the work is in memory only. */
  reason = $state.raw<Key | null>(null);
  /** The document came by a link and is shown beside the reader's own. */
  shared = $state(false);
  failure = $state.raw<Failure | null>(null);
  offer = $state.raw<Offer | null>(null);
  version = $state('');

  engine: FirstEngine | null = null;
  autosave: Autosave | null = null;
  /** The reader's own, while something shared is shown. */
  own: History | null = null;

  /** Shows the reader's work, or what the address carries, and keeps every change from then on. */
  async start(engine: FirstEngine, address: Location): Promise<void> {
    this.engine = engine;
    try {
      const autosave = await Autosave.open();
      this.autosave = autosave;
      autosave.onstatus = (status, reason) => this.#tellStatus(status, reason);
      this.#tellStatus(autosave.status, autosave.reason);
      const kept = await autosave.load();
      project.show(kept ?? fresh(opening));
      project.onchange = (history) => {
        if (!this.shared) autosave.keep(history);
      };
      const { model } = readFragment(address.hash);
      if (model !== null) await this.#openLink(model);
      window.addEventListener('hashchange', () => {
        const next = readFragment(location.hash).model;
        if (next !== null) void this.#openLink(next);
        // The browser's way back leads to the reader's own.
        else if (this.shared) void import('./works').then(({ backToMine }) => backToMine());
      });
      await connect(engine);
      this.version = await engine.call('version');
      await this.list();
      if (autosave.passed && !this.shared)
        void import('./works').then(({ tellElsewhere }) => tellElsewhere());
    } catch (error) {
      view.say(t('shell.engineFailed', { reason: engineTrouble(error) }));
    }
  }

  /** Looks up the other works. */
  async list(): Promise<void> {
    this.mine = (await this.autosave?.list()) ?? [];
  }

  async #openLink(model: string): Promise<void> {
    try {
      await (await import('./works')).openLink(model);
    } catch (error) {
      this.failure = { source: 'link', reason: engineTrouble(error), problems: [], document: null };
    }
  }

  #tellStatus(status: Status, reason: Key | null): void {
    this.status = status;
    if (reason !== null && reason !== this.reason) view.say(t(reason));
    this.reason = reason;
  }
}

/** A document without a past. */
export function fresh(document: Consortium): History {
  return { past: [], present: document, future: [] };
}

export const work = new Work();
