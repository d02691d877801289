// A new row of each list: the best guess at what is wanted, to be changed where it stands.
import type { Analysis, Consortium, InputPort, OutputPort } from 'gongsheng';
import { addFactor, addProject, addUnit, changeLink, connect } from '../../document/edits';
import { aspects } from '../../document/field';
import type { Key } from '../../i18n';
import { project } from '../../state/project.svelte';
import { t, view } from '../../state/view.svelte';
import type { Section } from './places';

/** What a new unit and a new project are called, in both languages. */
export interface Names {
  unit: { zh: string; en: string };
  project: { zh: string; en: string };
}

/** The document with one row more in a section's list; null while there is too little to make one of. */
export function addRow(
  section: Section,
  document: Consortium,
  analysis: Analysis | null,
  names: Names,
): Consortium | null {
  const units = document.units ?? [];
  const [first, second] = units;
  switch (section) {
    case 'units':
      return addUnit(document, { kind: 'enterprise', name: names.unit })[0];
    case 'exchanges': {
      const ports = freePorts(document, analysis);
      return ports && connect(document, ...ports)[0];
    }
    case 'projects':
      return first && second ? addProject(document, names.project, [first.id, second.id])[0] : null;
    case 'links': {
      const between = barePair(document);
      return between && changeLink(document, between, {});
    }
    case 'environment': {
      const used = new Set((document.environment ?? []).map(({ aspect }) => aspect));
      const external = aspects.external.find((aspect) => !used.has(aspect));
      const internal = aspects.internal.find((aspect) => !used.has(aspect));
      const factor =
        external || !internal
          ? ({ scope: 'external', aspect: external ?? 'policy' } as const)
          : ({ scope: 'internal', aspect: internal } as const);
      return addFactor(document, factor)[0];
    }
    default:
      return null;
  }
}

/** The same, called in the page's language. */
export function another(section: Section, document: Consortium): Consortium | null {
  const named = (key: Key) => ({ [view.language]: t(key) }) as { zh: string; en: string };
  const names = { unit: named('outline.newUnit'), project: named('outline.newProject') };
  return addRow(section, document, project.analysis, names);
}

/** An output and an input between which nothing flows yet: ones that fit before any others. */
function freePorts(document: Consortium, analysis: Analysis | null): [OutputPort, InputPort] | null {
  const here = (port: OutputPort | InputPort) => document.units?.some(({ id }) => id === port.unit);
  for (const { unused } of analysis?.compatibility?.pairs ?? []) {
    const free = unused.find(({ from, to }) => here(from) && here(to) && !connected(document, from, to));
    if (free) return [free.from, free.to];
  }
  for (const giver of document.units ?? []) {
    const output = giver.outputs?.[0];
    if (!output) continue;
    for (const taker of document.units ?? []) {
      const input = taker.inputs?.find(({ resource }) => resource === output.resource) ?? taker.inputs?.[0];
      if (taker.id !== giver.id && input) {
        return [
          { unit: giver.id, output: output.id },
          { unit: taker.id, input: input.id },
        ];
      }
    }
  }
  return null;
}

function connected(document: Consortium, a: OutputPort, b: InputPort): boolean {
  return (document.exchanges ?? []).some(
    ({ from, to }) =>
      from.unit === a.unit && from.output === a.output && to.unit === b.unit && to.input === b.input,
  );
}

/** The first pair that has no link. */
function barePair(document: Consortium): [string, string] | null {
  const key = (i: string, j: string) => (i < j ? `${i} ${j}` : `${j} ${i}`);
  const linked = new Set((document.links ?? []).map(({ between: [i, j] }) => key(i, j)));
  const units = document.units ?? [];
  for (const [place, { id }] of units.entries()) {
    const other = units.slice(place + 1).find((unit) => !linked.has(key(id, unit.id)));
    if (other) return [id, other.id];
  }
  return null;
}
