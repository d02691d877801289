// No words come too late, and none for nothing: whatever is loaded brings the words it says, or finds those of what has
// loaded it, and every word is said.
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { rooms } from '../page/rooms';

const WWW = resolve(import.meta.dirname, '../../www');

const textOf = (file: string) => readFileSync(file, 'utf8').replace(/^\s*\/\/.*$/gm, '');

function imported(from: string, text: string, pattern: RegExp): string[] {
  return [...text.matchAll(pattern)].flatMap(([, path = '']) => {
    const place = resolve(dirname(from), path);
    return [place, `${place}.ts`, join(place, 'index.ts')].filter(
      (file) => /\.(ts|svelte)$/.test(file) && existsSync(file),
    );
  });
}

/** What comes with a module, and what it may load later. */
function loaded(entry: string): { files: Set<string>; later: Set<string> } {
  const files = new Set<string>();
  const later = new Set<string>();
  const visit = (file: string) => {
    if (files.has(file)) return;
    files.add(file);
    const text = textOf(file);
    imported(
      file,
      text,
      /^\s*(?:import|export) (?!type\b|\{ type [^,]*\} from)(?:[^;']*? from )?'(\.[^']+)'/gm,
    ).forEach(visit);
    imported(file, text, /(?<!typeof )\bimport\('(\.[^']+)'\)/g).forEach((found) => later.add(found));
  };
  visit(entry);
  return { files, later };
}

const wordsOf = (files: Iterable<string>): Set<string> =>
  new Set(
    [...files].filter((file) => dirname(file).endsWith('i18n/zh')).map((file) => basename(file, '.ts')),
  );

/** The keys that a text says: one whole, or all that one put together may be. */
function* said(text: string): Generator<[string, string[]]> {
  for (const [, key = ''] of text.matchAll(/['"`]([a-z]\w*(?:\.[\w-]+)+)['"`]/gi)) {
    if (rooms.has(key)) yield [key, [key]];
  }
  for (const [, start = ''] of text.matchAll(/`([a-z]\w*\.(?:[\w-]+\.)*[\w-]*)\$\{/gi)) {
    const keys = [...rooms.keys()].filter((key) => key.startsWith(start));
    if (keys.length > 0) yield [`${start}…`, keys];
  }
}

/** A newer version is told by whoever opens a text; the store, which also reads documents, goes on without it. */
const untold = ['io/migrate.ts'];

it('comes with the words it says', () => {
  const first = wordsOf(loaded(join(WWW, 'i18n/zh/index.ts')).files);
  const known = new Map<string, Set<string>>();
  const missing = new Set<string>();
  /** Goes through what is loaded, by every way it can be loaded. */
  const visit = (entry: string, before: ReadonlySet<string>) => {
    const { files, later } = loaded(entry);
    const words = new Set([...before, ...wordsOf(files)]);
    const seen = known.get(entry);
    // Come to with no fewer words than before, it has been looked through.
    if (seen !== undefined && [...seen].every((word) => words.has(word))) return;
    known.set(entry, seen === undefined ? words : new Set([...seen].filter((word) => words.has(word))));
    for (const file of files) {
      const name = relative(WWW, file);
      if (untold.includes(name) || name.startsWith('i18n/')) continue;
      for (const [key, any] of said(textOf(file))) {
        if (!any.some((one) => words.has(rooms.get(one) ?? '')))
          missing.add(`${name}, in ${relative(WWW, entry)}: ${key}`);
      }
    }
    for (const next of later) if (!next.includes('/i18n/')) visit(next, words);
  };
  visit(join(WWW, 'main.ts'), first);
  expect([...missing]).toEqual([]);
  // The first words, and most of the others, are there to be found missing.
  expect(first).toContain('verdict');
  expect(known.size).toBeGreaterThan(30);
});

it('says every word', () => {
  const texts = readdirSync(WWW, { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name) && !name.startsWith('i18n/'))
    .map((name) => textOf(join(WWW, name)));
  const heard = new Set(texts.flatMap((text) => [...said(text)].flatMap(([, keys]) => keys)));
  expect([...rooms.keys()].filter((key) => !heard.has(key))).toEqual([]);
});
