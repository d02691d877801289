// What differs between scenarios, in words: what it is called, and what each says.
import '../../i18n/outline';
import type { Consortium, Defaults, Vocabulary } from 'gongsheng';
import type { Difference } from '../../document/differences';
import {
  exchangeName,
  mediumName,
  pairName,
  projectName,
  resourceName,
  unitName,
} from '../../document/names';
import { keysOf, valueAt } from '../../document/pointer';
import { defaultOf, fieldAt } from '../../document/schema';
import { isKey, textIn, translate, type Language } from '../../i18n';
import { numberText } from '../../ui/number';
import { numberName } from '../numbers';
import { periodsText, stepsText } from '../outline/periods';

export interface Words {
  language: Language;
  vocabulary: Vocabulary | null;
  defaults: Defaults | null;
}

/** What a difference is about: a thing by its name, a field by its thing's name and its own. */
export function differenceName(
  difference: Difference,
  versions: readonly Consortium[],
  { language, vocabulary }: Words,
): string {
  const at = difference.places.findIndex((place) => place !== null);
  const [document, place] = [versions[at], difference.places[at]];
  if (!document || !place) return difference.key;
  if (!difference.thing) return numberName(document, place, vocabulary, language);
  const keys = keysOf(place);
  const [list = '', index = '', inner] = keys;
  if (list === 'units' && inner !== undefined) {
    const { resource } = (valueAt(document, place) ?? {}) as { resource?: string };
    const word = translate(language, inner === 'outputs' ? 'term.output' : 'term.input');
    const unit = unitName(document, document.units?.[Number(index)]?.id ?? index, language);
    return `${unit} · ${word} · ${resourceName(vocabulary, resource ?? '', language)}`;
  }
  const exchange = document.exchanges?.[Number(index)];
  const project = document.projects?.[Number(index)];
  const between = document.links?.[Number(index)]?.between;
  const factor = document.environment?.[Number(index)];
  if (list === 'units') return unitName(document, document.units?.[Number(index)]?.id ?? index, language);
  if (list === 'exchanges' && exchange) return exchangeName(document, exchange, language, vocabulary);
  if (list === 'projects' && project) return projectName(project, language);
  if (list === 'links' && between) return pairName(document, between, language);
  if (list === 'environment' && factor)
    return textIn(language, factor.name) || translate(language, `aspect.${factor.aspect}`);
  return numberName(document, place, vocabulary, language);
}

/** What a version says; where it says nothing, what then holds. */
export function valueText(
  { places, values, thing }: Difference,
  version: number,
  document: Consortium,
  { language, vocabulary, defaults }: Words,
): string {
  const place = places[version];
  if (thing) return translate(language, place == null ? 'scenarios.absent' : 'scenarios.there');
  if (place == null) return '—';
  const field = fieldAt(place);
  const value = values[version] ?? (field && defaultOf(field, document, defaults));
  if (value === undefined) return translate(language, 'scenarios.default');
  if (typeof value === 'number') return numberText(value);
  if (typeof value === 'boolean') return translate(language, value ? 'scenarios.there' : 'scenarios.absent');
  if (Array.isArray(value)) {
    if (place.endsWith('/steps')) return stepsText(value as [number, number][]);
    if (place.endsWith('/periods')) return periodsText(value as [number, number | null][], '—');
    return value.map((word) => wordText(place, String(word), language, vocabulary)).join(', ') || '—';
  }
  return typeof value === 'string' ? wordText(place, value, language, vocabulary) || '—' : '…';
}

function wordText(place: string, word: string, language: Language, vocabulary: Vocabulary | null): string {
  const field = fieldAt(place);
  const key = `${field?.words ?? (place.includes('/carriers') ? 'carrier' : '')}.${word}`;
  if (isKey(key)) return translate(language, key);
  if (field?.type === 'resource') return resourceName(vocabulary, word, language);
  return field?.type === 'medium' ? mediumName(vocabulary, word, language) : word;
}
