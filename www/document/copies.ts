// Copies of units: with their parameters, and with the exchanges and interfaces among them.
import type { Consortium, Position, Text } from 'gongsheng';
import { freeId } from './ids';

/** Adds a copy of each unit of the document itself, and of what is among them. */
export function duplicateUnits(
  document: Consortium,
  ids: readonly string[],
  places: ReadonlyMap<string, Position>,
): [Consortium, string[]] {
  return insertUnits(document, document, ids, places);
}

/** Units with what is among them, as a document of its own. */
export function excerpt(document: Consortium, ids: readonly string[]): Consortium {
  const { type, version, months } = document;
  const within = (...units: readonly string[]) => units.every((id) => ids.includes(id));
  return {
    type,
    version,
    months,
    units: (document.units ?? []).filter(({ id }) => within(id)),
    exchanges: (document.exchanges ?? []).filter(({ from, to }) => within(from.unit, to.unit)),
    links: (document.links ?? []).filter(({ between }) => within(...between)),
  };
}

/**
 * Adds a copy of each unit of another document, and of every exchange and link that has both its ends among them;
 * what joins them to other units stays with the originals. The ids of the copies come in the order of the units asked for.
 */
export function insertUnits(
  document: Consortium,
  source: Consortium,
  ids: readonly string[],
  places: ReadonlyMap<string, Position>,
): [Consortium, string[]] {
  const units = [...(document.units ?? [])];
  const taken = units.map(({ id }) => id);
  const names = new Set(units.flatMap(({ name }) => spellings(name)));
  const originals = new Map((source.units ?? []).map((unit) => [unit.id, unit]));
  const copyOf = new Map<string, string>();
  for (const id of ids) {
    const unit = originals.get(id);
    if (!unit || copyOf.has(id)) continue;
    const copy = freeId(unit.kind, taken);
    const position = places.get(id) ?? unit.position;
    const name = unit.name && freeName(unit.name, names);
    units.push({ ...unit, id: copy, ...(name ? { name } : {}), ...(position ? { position } : {}) });
    taken.push(copy);
    for (const spelling of spellings(name)) names.add(spelling);
    copyOf.set(id, copy);
  }
  const exchanges = [...(document.exchanges ?? [])];
  const known = exchanges.map(({ id }) => id);
  for (const exchange of source.exchanges ?? []) {
    const [from, to] = [copyOf.get(exchange.from.unit), copyOf.get(exchange.to.unit)];
    if (from === undefined || to === undefined) continue;
    const id = freeId(`${from}-${to}`, known);
    known.push(id);
    exchanges.push({
      ...exchange,
      id,
      from: { ...exchange.from, unit: from },
      to: { ...exchange.to, unit: to },
    });
  }
  const links = (source.links ?? []).flatMap((link) => {
    const [one, other] = [copyOf.get(link.between[0]), copyOf.get(link.between[1])];
    return one !== undefined && other !== undefined
      ? [{ ...link, between: [one, other] as [string, string] }]
      : [];
  });
  const next: Consortium = { ...document, units };
  if (exchanges.length > 0) next.exchanges = exchanges;
  if (links.length > 0) next.links = [...(document.links ?? []), ...links];
  return [next, [...copyOf.values()]];
}

function spellings(name: Text = {}): string[] {
  return [name.zh, name.en].filter((text) => text !== undefined);
}

/** "企业" becomes "企业 2", or the first number that no unit bears in either language; a name that is free stays. */
function freeName(name: Text, taken: ReadonlySet<string>): Text {
  if (!spellings(name).some((text) => taken.has(text))) return name;
  const numbered = (text: string, number: number) => `${text.replace(/ \d+$/, '')} ${number}`;
  let number = 2;
  while (spellings(name).some((text) => taken.has(numbered(text, number)))) number += 1;
  return {
    ...(name.zh === undefined ? {} : { zh: numbered(name.zh, number) }),
    ...(name.en === undefined ? {} : { en: numbered(name.en, number) }),
  };
}
