// Copies of units: with their parameters, and with the exchanges and interfaces among them.
import type { Consortium, Position, Text } from 'gongsheng';
import { freeId } from './ids';

/**
 * Adds a copy of each unit, and of every exchange and link that has both its ends among them; what joins them to
 * other units stays with the originals. The ids of the copies come in the order of the units asked for.
 */
export function duplicateUnits(
  document: Consortium,
  ids: readonly string[],
  places: ReadonlyMap<string, Position>,
): [Consortium, string[]] {
  const units = [...(document.units ?? [])];
  const taken = units.map(({ id }) => id);
  const names = new Set(units.flatMap(({ name }) => spellings(name)));
  const copyOf = new Map<string, string>();
  for (const id of ids) {
    const unit = units.find((known) => known.id === id);
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
  for (const exchange of document.exchanges ?? []) {
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
  const links = (document.links ?? []).flatMap((link) => {
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

/** "企业" becomes "企业 2", or the first number that no unit bears in either language. */
function freeName(name: Text, taken: ReadonlySet<string>): Text {
  const numbered = (text: string, number: number) => `${text.replace(/ \d+$/, '')} ${number}`;
  let number = 2;
  while (spellings(name).some((text) => taken.has(numbered(text, number)))) number += 1;
  return {
    ...(name.zh === undefined ? {} : { zh: numbered(name.zh, number) }),
    ...(name.en === undefined ? {} : { en: numbered(name.en, number) }),
  };
}
