// The reader's work: kept on this device, opened from files, links and the library, never overwritten by any of them.
import type { Analysis, Consortium, Imported, LibraryEntry, Problem } from 'gongsheng';
import type { FirstEngine } from '../engine/first-worker';
import { opening } from '../engine/opening';
import { textIn, type Key } from '../i18n';
import { Autosave, type Status, type Work as KeptWork } from '../io/autosave';
import { readFragment } from '../io/fragment';
import { openText } from '../io/open';
import { Trouble } from '../io/trouble';
import { connect, engineTrouble } from './connect';
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

/** Characters of a document that takes the engine longer than one waits for a picture. */
const LONG = 200_000;

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

  #engine: FirstEngine | null = null;
  #autosave: Autosave | null = null;
  /** The reader's own, while something shared is shown. */
  #own: History | null = null;

  /** Shows the reader's work, or what the address carries, and keeps every change from then on. */
  async start(engine: FirstEngine, address: Location): Promise<void> {
    this.#engine = engine;
    try {
      const autosave = await Autosave.open();
      this.#autosave = autosave;
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
      });
      await connect(engine);
      this.version = await engine.call('version');
      await this.#list();
    } catch (error) {
      view.say(t('shell.engineFailed', { reason: engineTrouble(error) }));
    }
  }

  /** The fragment of a link to the present document. */
  async fragment(): Promise<string> {
    const { encodeLink } = await import('../io/link');
    return encodeLink(project.document);
  }

  async saveFile(): Promise<void> {
    const { saveFile } = await import('../io/file');
    saveFile(project.document, view.language);
  }

  /** Opens a file; of tables two may come together. What another program wrote is offered first. */
  async openFile(file: Blob, ...others: Blob[]): Promise<void> {
    const { isForeign, readFile } = await import('../io/file');
    if (isForeign(file)) {
      try {
        const { readForeign } = await import('./interchange');
        const imported = await readForeign([file, ...others.filter(isForeign)]);
        this.offer = { name: file.name, imported };
      } catch (error) {
        this.#fail('file', error);
      }
      return;
    }
    await this.#open(
      'file',
      () => readFile(file),
      (document, analysis) => this.#goTo(fresh(document), analysis),
    );
  }

  /** Takes what a file of another program became, as a work of its own; its title is the file's when it has none. */
  async take({ name, imported: { document } }: Offer): Promise<void> {
    if (document === null) return;
    const title = document.title ?? { [view.language]: name.replace(/\.[^.]*$/, '') };
    await this.#goTo(fresh({ ...document, title }));
  }

  /** The entries of the gallery come when it is opened. */
  async openGallery(): Promise<void> {
    const { library } = await import('../engine/library');
    this.library = library();
  }

  async openPreset(id: string): Promise<void> {
    const entry = this.library.find((known) => known.id === id);
    if (entry) await this.#goTo(fresh(entry.document));
  }

  async newDocument(): Promise<void> {
    const { emptyDocument } = await import('virtual:known');
    await this.#goTo(fresh(emptyDocument));
  }

  /** Opens another work of this device, with its history. */
  async openWork(id: string): Promise<void> {
    const kept = await this.#autosave?.openWork(id);
    if (!kept) return this.#list();
    this.#leaveShared();
    project.show(kept);
    await this.#list();
    this.#tellOpened();
  }

  async removeWork(id: string): Promise<void> {
    const title = this.mine.find((kept) => kept.id === id)?.title;
    await this.#autosave?.remove(id);
    await this.#list();
    view.say(t('shell.removedWork', { title: textIn(view.language, title) || t('shell.untitled') }));
  }

  /** Makes what was shared the reader's own; the work so far stays in the list. */
  async saveAsMine(): Promise<void> {
    const { document } = project;
    this.#own = null;
    await this.#goTo(fresh(document));
    view.say(t('shell.savedAsMine'));
  }

  /** Back from what was shared to the reader's own work. */
  backToMine(): void {
    const own = this.#own;
    this.#leaveShared();
    if (own) project.show(own);
  }

  async #openLink(model: string): Promise<void> {
    await this.#open(
      'link',
      async () => (await import('../io/link')).decodeLink(model),
      (document, analysis) => {
        this.#own ??= project.history;
        this.shared = true;
        project.readOnly = true;
        project.show(fresh(document), analysis);
      },
    );
  }

  async #open(
    source: Failure['source'],
    read: () => Promise<string>,
    show: (document: Consortium, analysis: Analysis | null) => void | Promise<void>,
  ): Promise<void> {
    const engine = this.#engine;
    if (!engine) return;
    try {
      // Whether it can be shown is told by what the model makes of it, and that is then shown with it; a long one is
      // shown before its numbers.
      let analysis: Analysis | null = null;
      const { document, problems, value } = await openText(
        await read(),
        (text) => engine.call('parse', text),
        async (text) =>
          text.length > LONG
            ? { problems: await engine.call('problems', text) }
            : (analysis = await engine.call('read', text)),
      );
      if (document !== null) await show(document, analysis);
      else {
        const errors = problems.filter(({ severity }) => severity === 'error');
        this.failure = { source, reason: '', problems: errors, document: value };
      }
    } catch (error) {
      this.#fail(source, error);
    }
  }

  #fail(source: Failure['source'], error: unknown): void {
    const reason = error instanceof Trouble ? t(error.key, error.values) : engineTrouble(error);
    this.failure = { source, reason, problems: [], document: null };
  }

  /** Goes on with another document as a work of its own; an own work that was never changed is not kept twice. */
  async #goTo(history: History, analysis: Analysis | null = null): Promise<void> {
    this.#leaveShared();
    await this.#autosave?.begin();
    project.show(history, analysis);
    this.#autosave?.keep(history);
    await this.#list();
    this.#tellOpened();
  }

  #leaveShared(): void {
    this.shared = false;
    this.#own = null;
    project.readOnly = false;
    if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
    view.selection = [];
  }

  async #list(): Promise<void> {
    this.mine = (await this.#autosave?.list()) ?? [];
  }

  #tellOpened(): void {
    const title = textIn(view.language, project.document.title) || t('shell.untitled');
    view.say(t('shell.opened', { title }));
  }

  #tellStatus(status: Status, reason: Key | null): void {
    this.status = status;
    if (reason !== null && reason !== this.reason) view.say(t(reason));
    this.reason = reason;
  }
}

function fresh(document: Consortium): History {
  return { past: [], present: document, future: [] };
}

export const work = new Work();
