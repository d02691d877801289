// The page's words: one key, two languages, each written on its own.
import type { zh } from './zh';
import type { diagnosis } from './zh/diagnosis';
import type { evolution } from './zh/evolution';
import type { files } from './zh/files';
import type { flips } from './zh/flips';
import type { glossary } from './zh/glossary';
import type { graph } from './zh/graph';
import type { interchange } from './zh/interchange';
import type { keys } from './zh/keys';
import type { lessons } from './zh/lessons';
import type { matrix } from './zh/matrix';
import type { moment } from './zh/moment';
import type { outline } from './zh/outline';
import type { panels } from './zh/panels';
import type { participation } from './zh/participation';
import type { reading } from './zh/reading';
import type { rooms } from './zh/rooms';
import type { scenarios } from './zh/scenarios';
import type { sheets } from './zh/sheets';
import type { spoken } from './zh/spoken';
import type { terms } from './zh/terms';
import type { timeline } from './zh/timeline';
import type { titles } from './zh/titles';
import type { whatif } from './zh/whatif';
import type { why } from './zh/why';
import type { works } from './zh/works';

export type Language = 'zh' | 'en';
export type Key = keyof (typeof zh &
  typeof diagnosis &
  typeof evolution &
  typeof files &
  typeof flips &
  typeof glossary &
  typeof graph &
  typeof interchange &
  typeof keys &
  typeof lessons &
  typeof matrix &
  typeof moment &
  typeof outline &
  typeof panels &
  typeof participation &
  typeof reading &
  typeof rooms &
  typeof scenarios &
  typeof sheets &
  typeof spoken &
  typeof terms &
  typeof timeline &
  typeof titles &
  typeof whatif &
  typeof why &
  typeof works);
export type Values = Record<string, string | number>;
export type Translate = (key: Key, values?: Values) => string;

const dictionaries: Record<Language, Record<string, string>> = { zh: {}, en: {} };

/** What is needed for the first picture, in the one language that it waits for. */
const first: Record<Language, () => Promise<Record<string, string>>> = {
  zh: () => import('./zh').then(({ zh }) => zh),
  en: () => import('./en').then(({ en }) => en),
};

/** Fetches the words of the first picture; rooms that open later bring their own, in both languages. */
export async function learn(language: Language): Promise<void> {
  Object.assign(dictionaries[language], await first[language]());
}

/** Adds the words of a room. */
export function addWords(words: Record<Language, Record<string, string>>): void {
  Object.assign(dictionaries.zh, words.zh);
  Object.assign(dictionaries.en, words.en);
}

/** Whether a text is a key. */
export function isKey(text: string): text is Key {
  return Object.hasOwn(dictionaries.zh, text) || Object.hasOwn(dictionaries.en, text);
}

/** The text of a key, with `{name}` replaced by the value of that name, `{name|one|many}` by the word for so many. Marks
    of the private use area, by which a part of the text is found again, are no part of a number. */
export function translate(language: Language, key: Key, values: Values = {}): string {
  return (dictionaries[language][key] ?? key).replace(
    /\{(\w+)(?:\|(.*?)\|(.*?))?\}/g,
    (whole, name: string, one?: string, many?: string) =>
      name in values
        ? String(
            one === undefined
              ? values[name]
              : `${values[name]}`.replace(/[\ue000-\uf8ff]/g, '') === '1'
                ? one
                : many,
          )
        : whole,
  );
}

/** The language to start in: Chinese for a browser that prefers any Chinese before English. */
export function preferredLanguage(languages: readonly string[]): Language {
  const known = languages.find((language) => /^(zh|en)\b/i.test(language));
  return known && /^zh/i.test(known) ? 'zh' : 'en';
}

/** A text of the document in a language, or in the other one when it has only that. */
export function textIn(language: Language, text: { zh?: string; en?: string } | undefined): string {
  return (language === 'zh' ? text?.zh || text?.en : text?.en || text?.zh) ?? '';
}
