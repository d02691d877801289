// The little picture of a consortium: from its document, and once there is an analysis, in its modes.
import type { Analysis, Consortium, Level } from 'gongsheng';
import { modeColour } from '../ui/glyph';
import { framed, type Miniature } from '../charts/miniature';
import { sealOf } from '../document/names';
import type { Language } from '../i18n';

export function pictureOf(document: Consortium, analysis: Analysis | null, language: Language): Miniature {
  const { units = [] } = document;
  const { places, ...frame } = framed(units.map(({ position }) => position ?? { x: 0, y: 0 }));
  const marked = new Map(
    places.flatMap((place, index) => {
      const id = units[index]?.id;
      return id === undefined ? [] : [[id, { ...place, seal: sealOf(document, id, language) }]];
    }),
  );
  const lines = pairsOf(document, analysis).flatMap(({ between, level }) => {
    const [from, to] = between.map((id) => marked.get(id));
    const mode = analysis?.behaviour?.pairs.find((pair) => `${pair.between}` === `${between}`)?.mode;
    return from && to ? [{ from, to, colour: modeColour[mode ?? 'none'], level }] : [];
  });
  return { ...frame, units: [...marked.values()], lines };
}

/** The pairs that do anything together; until that is known, those that exchange. */
function pairsOf(
  { exchanges = [] }: Consortium,
  analysis: Analysis | null,
): readonly { between: readonly [string, string]; level: Level }[] {
  if (analysis?.organisation) return analysis.organisation.pairs.filter(({ level }) => level !== 'none');
  return exchanges.map(({ from, to }) => ({ between: [from.unit, to.unit], level: 'none' }));
}
