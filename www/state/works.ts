// Goes on with another work, from a file, a link, the library or this device: the reader's own is overwritten
// by none of them.
import type { Analysis, Consortium } from 'gongsheng';
import '../i18n/works';
import { textIn, type Key } from '../i18n';
import { isForeign, readModel } from '../io/file';
import { decodeLink } from '../io/link';
import { openText } from '../io/open';
import { Trouble } from '../io/trouble';
import { engineTrouble } from './engine';
import { project, type History } from './project.svelte';
import { t, view } from './view.svelte';
import { fresh, work, type Failure, type Offer } from './work.svelte';

/** Characters of a document that takes the engine longer than one waits for a picture. */
const LONG = 200_000;

/** Opens a file; of tables two may come together. What another program wrote is offered first. */
export async function openFile(file: Blob, ...others: Blob[]): Promise<void> {
  if (isForeign(file)) {
    try {
      const { readForeign } = await import('./interchange');
      const imported = await readForeign([file, ...others.filter(isForeign)]);
      work.offer = { name: file.name, imported };
    } catch (error) {
      fail('file', error);
    }
    return;
  }
  await open(
    'file',
    () => readModel(file),
    (document, analysis) => goTo(fresh(document), analysis),
  );
}

/** Takes what a file of another program became, as a work of its own; its title is the file's when it has none. */
export async function take({ name, imported: { document } }: Offer): Promise<void> {
  if (document === null) return;
  const title = document.title ?? { [view.language]: name.replace(/\.[^.]*$/, '') };
  await goTo(fresh({ ...document, title }));
}

/** The entries of the gallery come when it is opened. */
export async function openGallery(): Promise<void> {
  const { library } = await import('../engine/library');
  work.library = library();
}

export async function openPreset(id: string): Promise<void> {
  const entry = work.library.find((known) => known.id === id);
  if (entry) await goTo(fresh(entry.document));
}

export async function newDocument(): Promise<void> {
  const { emptyDocument } = await import('virtual:known');
  await goTo(fresh(emptyDocument));
}

/** Opens another work of this device, with its history. */
export async function openWork(id: string): Promise<void> {
  const copied = work.mine.some((known) => known.id === id && known.elsewhere);
  const kept = await work.autosave?.openWork(id);
  if (!kept) return work.list();
  leaveShared();
  project.show(kept);
  await work.list();
  tellOpened(copied ? 'shell.openedCopy' : 'shell.opened');
}

/** Says that the work saved last is not the one shown, since another window has it. */
export function tellElsewhere(): void {
  const title = work.mine.find(({ elsewhere }) => elsewhere)?.title;
  view.say(t('shell.elsewhere', { title: textIn(view.language, title) || t('shell.untitled') }));
}

export async function removeWork(id: string): Promise<void> {
  const title = work.mine.find((kept) => kept.id === id)?.title;
  await work.autosave?.remove(id);
  await work.list();
  view.say(t('shell.removedWork', { title: textIn(view.language, title) || t('shell.untitled') }));
}

/** Makes what was shared the reader's own; the work so far stays in the list. */
export async function saveAsMine(): Promise<void> {
  const { document } = project;
  work.own = null;
  await goTo(fresh(document));
  view.say(t('shell.savedAsMine'));
}

/** Back from what was shared to the reader's own work. */
export function backToMine(): void {
  const own = work.own;
  leaveShared();
  if (own) project.show(own);
}

/** Shows what a link carries, beside the reader's own. */
export async function openLink(model: string): Promise<void> {
  await open(
    'link',
    () => decodeLink(model),
    (document, analysis) => {
      work.own ??= project.history;
      work.shared = true;
      project.readOnly = true;
      project.show(fresh(document), analysis);
    },
  );
}

/** Reads a text, checks it and shows it, or tells why not. */
async function open(
  source: Failure['source'],
  read: () => Promise<string>,
  show: (document: Consortium, analysis: Analysis | null) => void | Promise<void>,
): Promise<void> {
  const engine = work.engine;
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
      work.failure = { source, reason: '', problems: errors, document: value };
    }
  } catch (error) {
    fail(source, error);
  }
}

function fail(source: Failure['source'], error: unknown): void {
  const reason = error instanceof Trouble ? t(error.key, error.values) : engineTrouble(error);
  work.failure = { source, reason, problems: [], document: null };
}

/** Goes on with another document as a work of its own; an own work that was never changed is not kept twice. */
async function goTo(history: History, analysis: Analysis | null = null): Promise<void> {
  leaveShared();
  await work.autosave?.begin();
  project.show(history, analysis);
  work.autosave?.keep(history);
  await work.list();
  tellOpened();
}

function leaveShared(): void {
  work.shared = false;
  work.own = null;
  project.readOnly = false;
  if (location.hash !== '') history.replaceState(null, '', location.pathname + location.search);
  view.selection = [];
}

function tellOpened(key: Key = 'shell.opened'): void {
  const title = textIn(view.language, project.document.title) || t('shell.untitled');
  view.say(t(key, { title }));
}
