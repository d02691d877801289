// What a field lets one choose from, and what a text says in it, be it typed there or come from a spreadsheet.
import type { Consortium } from 'gongsheng';
import { aspects, type Field } from '../../document/field';
import { isId } from '../../document/ids';
import { resourceName, unitOf } from '../../document/names';
import { valueAt } from '../../document/pointer';
import { defaultOf, fieldAt } from '../../document/schema';
import { equalShare, isShare } from '../../document/shares';
import type { Key } from '../../i18n';
import { project } from '../../state/project.svelte';
import { t, view } from '../../state/view.svelte';
import { parseNumber, roughly } from '../../ui/number';
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

/** A word of a field in the page's language. */
export function wordOf({ words }: Field, option: string): string {
  return t(`${words ?? 'kind'}.${option}` as Key);
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

/** The words for what is not known as a number, low, medium and high; a setting is a choice, which is known. */
export function roughOf({ pattern }: Field): readonly [string, string, string] | undefined {
  if (pattern.startsWith('/settings')) return undefined;
  return [t('outline.rough.low'), t('outline.rough.medium'), t('outline.rough.high')];
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

/** The tags that a text lists; the one that means something is written in the page's language. */
export function tagsOf(text: string): string[] {
  return parted(text).map((entry) => (entry === t('outline.tag.small') ? 'small' : entry));
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
      return found(chosen(optionsOf(document, pointer, field), text));
    case 'words': {
      const options = optionsOf(document, pointer, field);
      const words = parted(text).map((word) => chosen(options, word));
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

function chosen(options: readonly Option[], text: string): string | undefined {
  return (
    options.find(({ value }) => value === text) ??
    options.find(({ value, label }) => same(value, text) || same(label, text))
  )?.value;
}

function roughNumber(document: Consortium, pointer: string, field: Field, text: string): number | undefined {
  const place = roughOf(field)?.findIndex((word) => same(word, text)) ?? -1;
  const fallback = fallbackOf(document, pointer, field);
  const usual = typeof fallback === 'number' ? fallback : undefined;
  return roughly(usual, field.least, field.most, field.whole, reachOf(field))[place];
}

function flagOf(text: string): boolean | undefined {
  if (['true', '1', t('outline.yes')].some((word) => same(word, text))) return true;
  return ['false', '0', t('outline.no')].some((word) => same(word, text)) ? false : undefined;
}
