// Every key of the page's words, and the file of words that it is in.
import { readdirSync, readFileSync } from 'node:fs';
import { basename, join, resolve } from 'node:path';

const WORDS = resolve(import.meta.dirname, '../../www/i18n/zh');

export const rooms: ReadonlyMap<string, string> = new Map(
  readdirSync(WORDS).flatMap((file) =>
    [...readFileSync(join(WORDS, file), 'utf8').matchAll(/^ {2}'([^']+)':/gm)].map(
      ([, key = '']): [string, string] => [key, basename(file, '.ts')],
    ),
  ),
);
