// What things of a document are called on the page: units, seals, pairs, exchanges, resources.
import type { Consortium, Exchange, Project, Unit, Vocabulary } from 'gongsheng';
import '../i18n/terms';
import { textIn, translate, type Language } from '../i18n';
import type { Between } from './pairs';

const EN_DASH = '\u2013';

/** A unit by its id. */
export function unitOf(document: Consortium, id: string): Unit | undefined {
  return indexOf(document).units.get(id);
}

/** The unit's own name, or its id while it has none. */
export function unitName(document: Consortium, id: string, language: Language): string {
  return textIn(language, unitOf(document, id)?.name) || id;
}

/**
 * The mark of a unit: the seal of its kind (校, C), numbered in document order where several units are of the
 * kind (企1, 企2), so that a mark always means one unit.
 */
export function sealOf(document: Consortium, id: string, language: Language): string {
  const unit = unitOf(document, id);
  if (!unit) return id;
  const { numbers, crowded } = indexOf(document);
  const seal = translate(language, `seal.${unit.kind}`);
  return crowded.has(unit.kind) ? `${seal}${numbers.get(id)}` : seal;
}

/** The mark of a pair, as short as can be: 校企, C–E, 校企2, C–E2. */
export function pairMark(document: Consortium, between: Between, language: Language): string {
  return inOrder(document, between)
    .map((id) => sealOf(document, id, language))
    .join(language === 'zh' ? '' : EN_DASH);
}

/** The name of a pair in text: by seals (校–企, C–E) where they tell the units apart, else by the units' names. */
export function pairName(document: Consortium, between: Between, language: Language): string {
  const { crowded } = indexOf(document);
  const kinds = between.map((id) => unitOf(document, id)?.kind);
  const bySeal = kinds.every((kind) => kind !== undefined && !crowded.has(kind));
  if (!bySeal) return pairTitle(document, between, language);
  return inOrder(document, between)
    .map((id) => sealOf(document, id, language))
    .join(EN_DASH);
}

/** A pair goes by one name, in whatever order it was come to: its units as they stand in the document. */
function inOrder(document: Consortium, [i, j]: Between): Between {
  const { places } = indexOf(document);
  return (places.get(i) ?? 0) > (places.get(j) ?? 0) ? [j, i] : [i, j];
}

/** The name of a pair in full, for a screen reader or a hint: 职业院校–行业企业. */
export function pairTitle(document: Consortium, between: Between, language: Language): string {
  return inOrder(document, between)
    .map((id) => unitName(document, id, language))
    .join(EN_DASH);
}

/** From whom to whom: 校 → 企. */
export function exchangeRoute(document: Consortium, { from, to }: Exchange, language: Language): string {
  return `${sealOf(document, from.unit, language)} → ${sealOf(document, to.unit, language)}`;
}

/** The resource that an exchange carries, as its output calls it. */
export function exchangeResource(
  document: Consortium,
  { from }: Exchange,
  language: Language,
  vocabulary: Vocabulary | null,
): string {
  const output = unitOf(document, from.unit)?.outputs?.find(({ id }) => id === from.output);
  return output ? resourceName(vocabulary, output.resource, language) : from.output;
}

/** Route and resource: 校 → 企 技能人才. */
export function exchangeName(
  document: Consortium,
  exchange: Exchange,
  language: Language,
  vocabulary: Vocabulary | null,
): string {
  return `${exchangeRoute(document, exchange, language)} ${exchangeResource(document, exchange, language, vocabulary)}`;
}

/** The project's own name, or its id while it has none. */
export function projectName(project: Project, language: Language): string {
  return textIn(language, project.name) || project.id;
}

/** A resource in the vocabulary's words, or as the document writes it. */
export function resourceName(vocabulary: Vocabulary | null, id: string, language: Language): string {
  return textIn(language, vocabulary?.resources.find((word) => word.id === id)?.name) || id;
}

/** A medium in the vocabulary's words, or as the document writes it. */
export function mediumName(vocabulary: Vocabulary | null, id: string, language: Language): string {
  return textIn(language, vocabulary?.media.find((word) => word.id === id)?.name) || id;
}

interface Index {
  units: ReadonlyMap<string, Unit>;
  /** Place of each unit among all. */
  places: ReadonlyMap<string, number>;
  /** Place of each unit among those of its kind, from 1. */
  numbers: ReadonlyMap<string, number>;
  /** Kinds of which there are several units. */
  crowded: ReadonlySet<Unit['kind']>;
}

// Documents never change in place, so an index holds as long as their units live.
const indices = new WeakMap<Unit[], Index>();
const nobody: Unit[] = [];

function indexOf({ units: all = nobody }: Consortium): Index {
  const known = indices.get(all);
  if (known) return known;
  const units = new Map<string, Unit>();
  const places = new Map<string, number>();
  const numbers = new Map<string, number>();
  const counts = new Map<Unit['kind'], number>();
  for (const unit of all) {
    const number = (counts.get(unit.kind) ?? 0) + 1;
    counts.set(unit.kind, number);
    units.set(unit.id, unit);
    places.set(unit.id, places.size);
    numbers.set(unit.id, number);
  }
  const crowded = new Set([...counts].filter(([, count]) => count > 1).map(([kind]) => kind));
  const index = { units, places, numbers, crowded };
  indices.set(all, index);
  return index;
}
