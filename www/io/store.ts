// The store of works in IndexedDB: how a work and its documents lie there, and how they are read.
import type { Consortium, Text } from 'gongsheng';
import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
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

interface Schema extends DBSchema {
  works: { key: string; value: Head };
  /** Each document of a history once, as text, under [work, key]. */
  documents: { key: [string, number]; value: string };
}

export const STORES = ['works', 'documents'] as const;
export type Store = IDBPDatabase<Schema>;

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
    openDB<Schema>('gongsheng', 1, {
      upgrade(database) {
        database.createObjectStore('works', { keyPath: 'id' });
        database.createObjectStore('documents');
      },
      blocking,
      terminated: lost,
    })
      .then(resolve, reject)
      .finally(() => clearTimeout(timer));
  });
}

interface Read {
  kept: Kept | null;
  rows: [Consortium, Row][];
  keys: number[];
}

/** Reads a work. A document that is missing or damaged ends the history on its side. */
export async function readWork(database: Store, head: Head): Promise<Read> {
  const { store } = database.transaction('documents');
  const [places, texts] = await Promise.all([
    store.getAllKeys(rangeOf(head.id)),
    store.getAll(rangeOf(head.id)),
  ]);
  const keys = places.map(([, key]) => key);
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
