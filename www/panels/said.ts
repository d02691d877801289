// Sentences whose numbers can each be asked why, in whatever order a language puts them.
import type { Key, Translate } from '../i18n';
import type { Askable, Said } from './table';

const FIRST = 0xe100;
const END = '\ue001';

/** The text of a key, with its askable values as parts of their own. */
export function said(
  t: Translate,
  key: Key,
  values: Readonly<Record<string, string | number | Askable>>,
): Said {
  const parts: Askable[] = [];
  const marked: Record<string, string | number> = {};
  for (const [name, value] of Object.entries(values)) {
    if (typeof value !== 'object') marked[name] = value;
    else marked[name] = String.fromCharCode(FIRST + parts.push(value) - 1) + value.text + END;
  }
  return t(key, marked)
    .split(/([\ue100-\ue1ff][^\ue001]*\ue001)/)
    .flatMap((text): (string | Askable)[] => {
      if (text === '') return [];
      const part = text.endsWith(END) ? parts[text.charCodeAt(0) - FIRST] : undefined;
      return [part ?? text];
    });
}

/** Several one after the other. */
export function joined(parts: readonly Said[], between: string): Said {
  return parts.flatMap((part, at): (string | Askable)[] => [
    ...(at > 0 ? [between] : []),
    ...(typeof part === 'string' ? [part] : part),
  ]);
}

/** As a text alone. */
export function textOfSaid(said: Said): string {
  return typeof said === 'string'
    ? said
    : said.map((part) => (typeof part === 'string' ? part : part.text)).join('');
}
