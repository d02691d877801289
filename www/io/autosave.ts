// Autosave: the work with its history, in IndexedDB, as it is made. Each window writes a work of its own.
import type { Consortium, Text } from 'gongsheng';
import type { Key } from '../i18n';
import { claim, claimed, seat, takeSeat, type Claim } from './claims';
import {
  answer,
  isFull,
  isNewer,
  isSlow,
  latestFirst,
  openStore,
  rangeOf,
  readHead,
  readHeads,
  readWork,
  STORES,
  written,
  type Head,
  type Kept,
  type Row,
  type Store,
} from './store';

export type { Kept } from './store';

/** A work in the list. */
export interface Work {
  id: string;
  title: Text | undefined;
  /** Milliseconds since 1970. */
  savedAt: number;
  /** Another window has it open. */
  elsewhere: boolean;
}

export type Status = 'kept' | 'keeping' | 'memory';

/** As many steps back, and as many forth, are kept. */
const STEPS = 200;
/** Characters of all documents of a history together. */
const CHARACTERS = 20_000_000;
/** Writing takes at most one part in this many of the time, and never waits longer than so many ms. */
const PACE = 5;
const LONGEST_WAIT = 300;
/** Characters of a document whose writing takes longer than a frame: it waits until what was edited is seen. */
const LONG = 200_000;

export class Autosave {
  /** Told of every change of the status. */
  onstatus: (status: Status, reason: Key | null) => void = () => undefined;
  #status: Status = 'kept';
  #reason: Key | null = null;

  #database: Store | null = null;
  readonly #writer = newId();
  #id = newId();
  #claim: Claim = 'unknown';
  /** Whether the work to go on with is in another window. */
  passed = false;
  /** Who had written the work when this page came to it. */
  #before: string | undefined;

  /** The key of every document that has one, and the length of its text. */
  #rows = new WeakMap<Consortium, Row>();
  /** The keys that are in the store. */
  #stored = new Set<number>();
  #lastKey = 0;
  /** Characters of the document written last. */
  #length = 0;

  #latest: Kept | null = null;
  /** What of it is safely written. */
  #safe: Kept | null = null;
  #writing: Promise<void> | null = null;
  #timer: ReturnType<typeof setTimeout> | undefined;

  private constructor() {
    // The last moments in which a page is sure to run.
    window.addEventListener('pagehide', () => this.#writeNow());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'hidden') this.#writeNow();
    });
  }

  /** Opens the store. Without one the work is in memory, and the status says so. */
  static async open(): Promise<Autosave> {
    const autosave = new Autosave();
    await autosave.#connect();
    return autosave;
  }

  get status(): Status {
    return this.#status;
  }
  /** Why the work is in memory only. */
  get reason(): Key | null {
    return this.#reason;
  }

  /** The work to go on with: this window's own, else the one saved last that no other window has open. */
  async load(): Promise<Kept | null> {
    return this.#reading(async (database) => {
      const heads = latestFirst(await readHeads(database));
      const own = seat();
      for (const { id } of [
        ...heads.filter((head) => head.id === own),
        ...heads.filter((head) => head.id !== own),
      ]) {
        const kept = await this.#take(database, id);
        if (kept) return kept;
        this.passed ||= (await claimed()).has(id);
      }
      await this.#sit(newId());
      return null;
    });
  }

  /** Keeps a work: at once, or as soon as the writing before has had its share of the time. */
  keep(kept: Kept): void {
    this.#latest = kept;
    if (this.#status === 'kept') this.#tell('keeping');
    if (!this.#writing) this.#schedule(this.#length > LONG ? LONGEST_WAIT : 0);
  }

  /** Resolves when what was to be kept is written, or could not be. */
  async flush(): Promise<void> {
    await this.#writing;
    clearTimeout(this.#timer);
    this.#timer = undefined;
    if (this.#latest !== this.#safe) await this.#write();
  }

  /** What is kept from here on is another work; the one so far stays in the list. */
  async begin(): Promise<void> {
    await this.flush();
    await this.#sit(newId());
  }

  /** The works on this device except the open one, the latest first. */
  async list(): Promise<Work[]> {
    const works = await this.#reading(async (database) => {
      const [heads, open] = await Promise.all([readHeads(database), claimed()]);
      return latestFirst(heads)
        .filter(({ id }) => id !== this.#id)
        .map(({ id, title, savedAt }) => ({ id, title, savedAt, elsewhere: open.has(id) }));
    });
    return works ?? [];
  }

  /**
   * Opens a work of the list; the one so far stays in the list. One that another window has open is copied, and the two
   * go their own ways. Null when it is not there any more.
   */
  async openWork(id: string): Promise<Kept | null> {
    await this.flush();
    return this.#reading(async (database) => {
      const own = await this.#take(database, id);
      if (own) return own;
      const head = await readHead(database, id);
      const copy = head && (await readWork(database, head)).kept;
      if (!copy) return null;
      await this.#sit(newId());
      this.keep(copy);
      return copy;
    });
  }

  /** Deletes a work of the list, unless a window has it open. */
  async remove(id: string): Promise<void> {
    if (id === this.#id || (await claimed()).has(id)) return;
    await this.#reading(async (database) => {
      const transaction = database.transaction(STORES, 'readwrite', { durability: 'strict' });
      await Promise.all([
        answer(transaction.objectStore('works').delete(id)),
        answer(transaction.objectStore('documents').delete(rangeOf(id))),
        written(transaction),
      ]);
      return null;
    });
    // Space may have come free for what could not be kept.
    if (this.#latest !== this.#safe) this.#schedule(0);
  }

  async #connect(): Promise<void> {
    try {
      this.#database = await openStore(
        // A newer page wants to change the store: it gets it.
        () => {
          this.#writeNow();
          this.#disconnect();
          this.#tell('memory', 'io.memory.newer');
        },
        // The browser dropped the store, with its data perhaps: the next change writes everything anew.
        () => this.#disconnect(),
      );
    } catch (error) {
      const later = isSlow(error) ? 'io.memory.failed' : 'io.memory.refused';
      this.#tell('memory', isNewer(error) ? 'io.memory.newer' : later);
    }
  }

  #disconnect(): void {
    this.#database?.close();
    this.#database = null;
    this.#stored.clear();
  }

  /** Makes a work this window's own and reads it; null when another window has it or nothing of it can be read. */
  async #take(database: Store, id: string): Promise<Kept | null> {
    const held = await claim(id);
    if (held === 'taken') return null;
    const head = await readHead(database, id);
    const { kept, rows, keys } = head ? await readWork(database, head) : { kept: null, rows: [], keys: [] };
    if (!head || !kept) {
      if (held !== 'unknown') held();
      return null;
    }
    await this.#sit(id, held);
    this.#before = head.writer;
    for (const [document, row] of rows) this.#rows.set(document, row);
    this.#stored = new Set(keys);
    this.#lastKey = Math.max(...keys);
    this.#latest = this.#safe = kept;
    return kept;
  }

  /** From here on this window writes the work of that id. */
  async #sit(id: string, held?: Claim): Promise<void> {
    takeSeat(id);
    if (typeof this.#claim === 'function') this.#claim();
    this.#claim = held ?? (await claim(id));
    this.#id = id;
    this.#before = undefined;
    this.#rows = new WeakMap();
    this.#stored = new Set();
    this.#lastKey = 0;
    this.#latest = this.#safe = null;
  }

  #schedule(wait: number): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      void this.#write();
    }, wait);
  }

  /** Writes the latest work and, when there is a newer one by then, sees to that one's turn. */
  async #write(): Promise<void> {
    const kept = this.#latest;
    if (!kept) return;
    const begun = performance.now();
    this.#writing = this.#attempt(kept);
    await this.#writing;
    this.#writing = null;
    if (this.#latest === kept || this.#latest === null) return;
    this.#schedule(Math.min(LONGEST_WAIT, (performance.now() - begun) * (PACE - 1)));
  }

  async #attempt(kept: Kept): Promise<void> {
    if (!this.#database && this.#reason !== 'io.memory.refused' && this.#reason !== 'io.memory.newer') {
      await this.#connect();
    }
    if (!this.#database) return;
    try {
      await this.#put(this.#database, kept, CHARACTERS);
    } catch (error) {
      if (!isFull(error)) return this.#tell('memory', 'io.memory.failed');
      try {
        // Rather the work without its history than nothing.
        await this.#put(this.#database, kept, 0);
      } catch (again) {
        this.#tell('memory', isFull(again) ? 'io.memory.full' : 'io.memory.failed');
      }
    }
  }

  /** For the page's last moments: everything is handed over before this returns. */
  #writeNow(): void {
    if (!this.#database || !this.#latest || this.#latest === this.#safe) return;
    this.#put(this.#database, this.#latest, CHARACTERS).catch(() => {
      this.#tell('memory', 'io.memory.failed');
    });
  }

  /**
   * One transaction: the documents that are new, the head, and away with what is out of reach. Without a lock another
   * window may have come to the same work; then this one goes its own way.
   */
  async #put(database: Store, kept: Kept, characters: number): Promise<void> {
    const id = this.#id;
    const { head, texts } = this.#headOf(kept, characters);
    const reached = new Set([...head.past, head.present, ...head.future]);
    const away = [...this.#stored].filter((key) => !reached.has(key));

    const transaction = database.transaction(STORES, 'readwrite', { durability: 'strict' });
    const works = transaction.objectStore('works');
    const documents = transaction.objectStore('documents');
    let parted = false;
    const requests: Promise<unknown>[] = [written(transaction)];
    const alone = typeof this.#claim === 'function';
    if (!alone) {
      const check = answer<Head | undefined>(works.get(id)).then((there) => {
        parted = there?.writer !== this.#before && there?.writer !== this.#writer;
        if (parted) transaction.abort();
      });
      requests.push(check);
    }
    for (const [key, text] of texts) requests.push(answer(documents.put(text, [id, key])));
    requests.push(answer(works.put(head)));
    for (const key of away) requests.push(answer(documents.delete([id, key])));
    // From here the browser does it alone, even if the page is gone the next moment.
    if (alone) transaction.commit();

    // All are waited for, so that none is rejected unheard; the transaction's own error is the first.
    const [result] = await Promise.allSettled(requests);
    if (parted) return this.#part(kept);
    if (result?.status === 'rejected') throw transaction.error ?? result.reason;
    if (id !== this.#id) return;
    for (const [key] of texts) this.#stored.add(key);
    for (const key of away) this.#stored.delete(key);
    this.#safe = kept;
    if (this.#latest === kept) this.#tell('kept');
  }

  /** The head of a work, and the texts of its documents that are not in the store yet. */
  #headOf(kept: Kept, characters: number): { head: Head; texts: Map<number, string> } {
    const texts = new Map<number, string>();
    let left = characters;
    const keyOf = (document: Consortium): number => {
      let row = this.#rows.get(document);
      if (!row || !this.#stored.has(row.key)) {
        const text = JSON.stringify(document);
        row ??= { key: (this.#lastKey += 1), length: text.length };
        this.#rows.set(document, row);
        texts.set(row.key, text);
      }
      left -= row.length;
      return row.key;
    };
    /** As far as the steps and the characters reach, the nearest first. */
    const reach = (nearestFirst: readonly Consortium[]): number[] => {
      const keys: number[] = [];
      for (const document of nearestFirst.slice(0, STEPS)) {
        if (left <= 0) break;
        keys.push(keyOf(document));
      }
      return keys;
    };
    const present = keyOf(kept.present);
    this.#length = characters - left;
    const past = reach([...kept.past].reverse()).reverse();
    const future = reach(kept.future);
    const title = kept.present.title;
    return {
      head: { id: this.#id, title, savedAt: Date.now(), past, present, future, writer: this.#writer },
      texts,
    };
  }

  /** Another window has written this work: leave it to that one, and keep this window's under its own name. */
  async #part(kept: Kept): Promise<void> {
    const latest = this.#latest ?? kept;
    await this.#sit(newId());
    this.#latest = latest;
    this.#schedule(0);
  }

  /** Does something with the store; what goes wrong there is told by the status. */
  async #reading<T>(act: (database: Store) => Promise<T>): Promise<T | null> {
    if (!this.#database) return null;
    try {
      return await act(this.#database);
    } catch (error) {
      this.#tell('memory', isFull(error) ? 'io.memory.full' : 'io.memory.failed');
      return null;
    }
  }

  #tell(status: Status, reason: Key | null = null): void {
    if (status === this.#status && reason === this.#reason) return;
    this.#status = status;
    this.#reason = reason;
    this.onstatus(status, reason);
  }
}

/** Not crypto.randomUUID: pages that are not served securely do not have it. */
function newId(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(12)), (byte) =>
    byte.toString(16).padStart(2, '0'),
  ).join('');
}
