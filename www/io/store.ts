// The store of works in IndexedDB: how a work and its documents lie there, and how they are read.
import type { Consortium, Text } from 'gongsheng';
import { migrate } from './migrate';

/** A work: the document, the steps that led to it (the latest last), and those that were undone (the next one first). */
export interface Kept {
  past: readonly Consortium[];
  present: Consortium;
  future: readonly Consortium[];
}

/** What a work consists of: keys of its documents. */
export interface Head {
  id: string;
  title: Text | undefined;
  savedAt: number;
  past: number[];
  present: number;
  future: number[];
  /** The page that wrote it last. */
  writer: string;
}

/** Heads of works by their ids, and each document of a history once, as text, under [work, key]. */
export const STORES = ['works', 'documents'];
export type Store = IDBDatabase;

/** Where a document lies, and the length of its text. */
export interface Row {
  key: number;
  length: number;
}

/** A store that does not open within this time is done without, ms. */
const PATIENCE = 3000;

/** Opens the store; `blocking` is told when a newer page wants to change it, `lost` when the browser drops it. */
export function openStore(blocking: () => void, lost: () => void): Promise<Store> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new DOMException('slow', 'TimeoutError')), PATIENCE);
    const opening = indexedDB.open('gongsheng', 1);
    opening.onupgradeneeded = () => {
      opening.result.createObjectStore('works', { keyPath: 'id' });
      opening.result.createObjectStore('documents');
    };
    answer(opening)
      .then((database) => {
        database.onversionchange = blocking;
        database.onclose = lost;
        resolve(database);
      }, reject)
      .finally(() => clearTimeout(timer));
  });
}

/** What a request comes to. */
export function answer<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when all of a transaction is written; rejects with what has undone it. */
export function written(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new DOMException('aborted', 'AbortError'));
  });
}

export function readHeads(database: Store): Promise<Head[]> {
  return answer(database.transaction('works').objectStore('works').getAll());
}

export function readHead(database: Store, id: string): Promise<Head | undefined> {
  return answer(database.transaction('works').objectStore('works').get(id));
}

interface Read {
  kept: Kept | null;
  rows: [Consortium, Row][];
  keys: number[];
}

/** Reads a work. A document that is missing or damaged ends the history on its side. */
export async function readWork(database: Store, head: Head): Promise<Read> {
  const store = database.transaction('documents').objectStore('documents');
  const [places, texts] = await Promise.all([
    answer(store.getAllKeys(rangeOf(head.id))),
    answer(store.getAll(rangeOf(head.id)) as IDBRequest<string[]>),
  ]);
  const keys = places.map((place) => (place as [string, number])[1]);
  const documents = new Map<number, Consortium>();
  const rows: Read['rows'] = [];
  keys.forEach((key, at) => {
    const text = texts[at] ?? '';
    const document = readDocument(text);
    if (!document) return;
    documents.set(key, document);
    rows.push([document, { key, length: text.length }]);
  });
  const reach = (nearestFirst: number[]): Consortium[] => {
    const end = nearestFirst.findIndex((key) => !documents.has(key));
    return (end < 0 ? nearestFirst : nearestFirst.slice(0, end)).flatMap((key) => documents.get(key) ?? []);
  };
  const past = reach([...head.past].reverse()).reverse();
  const present = documents.get(head.present);
  if (present) return { kept: { past, present, future: reach(head.future) }, rows, keys };
  const last = past.pop();
  return { kept: last ? { past, present: last, future: [] } : null, rows, keys };
}

function readDocument(text: string): Consortium | null {
  try {
    const document = migrate(JSON.parse(text)) as Consortium | null;
    return document?.type === 'gongsheng' ? document : null;
  } catch {
    return null;
  }
}

export function latestFirst(heads: Head[]): Head[] {
  return heads.sort((one, other) => other.savedAt - one.savedAt);
}

/** All keys [id, …]. */
export function rangeOf(id: string): IDBKeyRange {
  return IDBKeyRange.bound([id], [id, []]);
}

export function isFull(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'QuotaExceededError';
}

/** A newer page has changed the store. */
export function isNewer(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'VersionError';
}

/** The store did not open in time. */
export function isSlow(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'TimeoutError';
}
