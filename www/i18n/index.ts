// The page's words: one key, two languages, each written on its own.
import { en } from './en';
import { zh } from './zh';

export type Language = 'zh' | 'en';
export type Key = keyof typeof zh;
export type Values = Record<string, string | number>;
export type Translate = (key: Key, values?: Values) => string;

/** A dictionary that says every key of the Chinese one. */
export type Words = Record<Key, string>;

const dictionaries: Record<Language, Words> = { zh, en };

/** The text of a key, with `{name}` replaced by the value of that name. */
export function translate(language: Language, key: Key, values: Values = {}): string {
  return dictionaries[language][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
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
