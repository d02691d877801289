// What a field lets one choose from, and what a text says in it, be it typed there or come from a spreadsheet.
import type { Consortium, Text } from 'gongsheng';
import { aspects, type Field } from '../../document/field';
import { isId } from '../../document/ids';
import { mediumName, resourceName, unitOf } from '../../document/names';
import { valueAt } from '../../document/pointer';
import { defaultOf, fieldAt } from '../../document/schema';
import { equalShare, isShare } from '../../document/shares';
import { translate, type Key, type Language } from '../../i18n';
import { project } from '../../state/project.svelte';
import { t, view } from '../../state/view.svelte';
import { numberText, parseNumber, roughly } from '../../ui/number';
import { outline } from './outline.svelte';

export interface Option {
  value: string;
  label: string;
}

/** What a field of words, units or parameters offers, by the names of the page's language. */
export function optionsOf(document: Consortium, pointer: string, field: Field): readonly Option[] {
  switch (field.type) {
    case 'word':
    case 'words': {
      const scope = field.words === 'aspect' ? valueAt(document, pointer.replace(/aspect$/, 'scope')) : null;
      const words = scope === 'external' || scope === 'internal' ? aspects[scope] : (field.options ?? []);
      return words.map((value) => ({ value, label: wordOf(field, value) }));
    }
    case 'unit':
      return outline.units;
    case 'output':
    case 'input': {
      const unit = unitOf(document, String(valueAt(document, pointer.replace(/[^/]+$/, 'unit'))));
      const list = field.type === 'output' ? unit?.outputs : unit?.inputs;
      return (list ?? []).map(({ id, resource }) => ({
        value: id,
        label: resourceName(project.vocabulary, resource, view.language),
      }));
    }
    default:
      return [];
  }
}

/** A word of a field, by itself in the page's language. */
export function wordOf({ words }: Field, option: string, language: Language = view.language): string {
  return translate(language, `${words ?? 'kind'}.${option}` as Key);
}

/** What a text of the page is called in both languages: a table may have been made in the other one. */
const inBoth = (key: Key): string[] => [translate('zh', key), translate('en', key)];
const bothOf = (name: Text | undefined): (string | null | undefined)[] => [name?.zh, name?.en];

/** All that an option of a field is called beside its label. */
function namesOf(document: Consortium, field: Field, { value, label }: Option) {
  const { kinds = [], resources = [] } = project.vocabulary ?? {};
  if (field.type === 'unit') return bothOf(unitOf(document, value)?.name);
  if (field.type === 'output' || field.type === 'input')
    return bothOf(resources.find(({ name }) => bothOf(name).includes(label))?.name);
  const longer = field.words === 'kind' ? kinds.find(({ id }) => id === value)?.name : undefined;
  return [wordOf(field, value, 'zh'), wordOf(field, value, 'en'), ...bothOf(longer)];
}

/** What a field says where nothing is typed; `absent` is what nothing is called. */
export function shownAt(document: Consortium, pointer: string, absent = ''): string {
  const field = fieldAt(pointer);
  const given = field && (valueAt(document, pointer) ?? fallbackOf(document, pointer, field));
  if (!field || given === undefined) return absent;
  if (typeof given === 'number') return numberText(given);
  if (typeof given === 'boolean') return t(given ? 'outline.yes' : 'outline.no');
  if (field.type === 'tags') return tagsText(given);
  if (field.type === 'resource') return resourceName(project.vocabulary, String(given), view.language);
  if (field.type === 'medium') return mediumName(project.vocabulary, String(given), view.language);
  const options = optionsOf(document, pointer, field);
  if (field.type === 'words')
    return options
      .filter(({ value }) => (given as string[]).includes(value))
      .map(({ label }) => label)
      .join(t('list.comma'));
  return options.find(({ value }) => value === given)?.label ?? String(given);
}

/** What holds while a field is empty. */
export function fallbackOf(document: Consortium, pointer: string, field: Field): unknown {
  return isShare(pointer) ? equalShare(document, pointer) : defaultOf(field, document, project.defaults);
}

/** What a resource or a medium may be beside anything else: the words of the vocabulary. */
export function knownOf({ type }: Field) {
  const { resources = [], media = [] } = project.vocabulary ?? {};
  return type === 'resource' ? resources : type === 'medium' ? media : [];
}

/** How far the slider of a number reaches at least; by itself as far as suits amounts. */
export function reachOf({ pattern }: Field): number | undefined {
  return /\/(growth|resistance)$/.test(pattern) || pattern.startsWith('/settings') ? 1 : undefined;
}

/** The words for what is not known as a number, low, medium and high, each as it is shown and as it is typed in either
    language; a setting is a choice, which is known. */
export function roughOf({ pattern }: Field): (readonly [string, ...string[]])[] | undefined {
  if (pattern.startsWith('/settings')) return undefined;
  return (['outline.rough.low', 'outline.rough.medium', 'outline.rough.high'] as const).map((key) => [
    t(key),
    ...inBoth(key).map((word) => word.toLowerCase()),
  ]);
}

/** Whether a text may be the id of an item: it is well formed and no other item's. */
export function isFreeId(document: Consortium, pointer: string, id: string): boolean {
  const list = valueAt(document, pointer.replace(/\/\d+\/id$/, ''));
  const taken = Array.isArray(list) && list.some((item: { id?: unknown }) => item.id === id);
  return isId(id) && (!taken || valueAt(document, pointer) === id);
}

/** The word of the vocabulary that a text names in either language, or the text itself. */
export function namedWord(field: Field, text: string): string {
  return knownOf(field).find(({ id, name: { zh, en } }) => [id, zh, en].includes(text))?.id ?? text;
}

/** The tags that a text lists; the one that means something is written in either language. */
export function tagsOf(text: string): string[] {
  return parted(text).map((entry) => (inBoth('outline.tag.small').includes(entry) ? 'small' : entry));
}

/** Tags as a text, the one that means something in the page's language. */
export function tagsText(tags: unknown): string {
  if (!Array.isArray(tags)) return '';
  const words = tags.map((tag) => (tag === 'small' ? t('outline.tag.small') : String(tag)));
  return words.join(t('list.comma'));
}

const parted = (text: string): string[] => text.split(/[,，、;；\s]+/).filter((entry) => entry !== '');

/** What a text that is not empty says in a field; null where that takes no such thing. */
export function read(document: Consortium, pointer: string, text: string): { value: unknown } | null {
  const field = fieldAt(pointer);
  if (!field) return null;
  const found = (value: unknown) => (value === undefined ? null : { value });
  switch (field.type) {
    case 'fixed':
      return null;
    case 'number':
      return found(parseNumber(text) ?? roughNumber(document, pointer, field, text));
    case 'flag':
      return found(flagOf(text));
    case 'word':
    case 'unit':
    case 'output':
    case 'input':
      return found(chosen(document, pointer, field, text));
    case 'words': {
      const words = parted(text).map((word) => chosen(document, pointer, field, word));
      return words.includes(undefined) ? null : { value: words };
    }
    case 'tags':
      return { value: tagsOf(text) };
    case 'id':
      return isFreeId(document, pointer, text) ? { value: text } : null;
    case 'resource':
    case 'medium':
      return { value: namedWord(field, text) };
    case 'text':
      return { value: text };
  }
}

const same = (one: string, other: string): boolean => one.toLowerCase() === other.toLowerCase();

function chosen(document: Consortium, pointer: string, field: Field, text: string): string | undefined {
  const options = optionsOf(document, pointer, field);
  return (
    options.find(({ value }) => value === text) ??
    options.find(({ value, label }) => same(value, text) || same(label, text)) ??
    options.find((option) => namesOf(document, field, option).some((name) => name && same(name, text)))
  )?.value;
}

function roughNumber(document: Consortium, pointer: string, field: Field, text: string): number | undefined {
  const place = roughOf(field)?.findIndex(([, ...words]) => words.includes(text.toLowerCase())) ?? -1;
  const fallback = fallbackOf(document, pointer, field);
  const usual = typeof fallback === 'number' ? fallback : undefined;
  return roughly(usual, field.least, field.most, field.whole, reachOf(field))[place];
}

function flagOf(text: string): boolean | undefined {
  if (['true', '1', ...inBoth('outline.yes')].some((word) => same(word, text))) return true;
  return ['false', '0', ...inBoth('outline.no')].some((word) => same(word, text)) ? false : undefined;
}
