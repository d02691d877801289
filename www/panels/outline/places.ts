// Where in the outline a place of the document is: its section, its row.
import type { Consortium, Problem } from 'gongsheng';
import { keysOf } from '../../document/pointer';
import type { Selected } from '../../state/view.svelte';

export const sections = [
  'overview',
  'units',
  'exchanges',
  'projects',
  'links',
  'environment',
  'contract',
  'settings',
] as const;
export type Section = (typeof sections)[number];

/** The section in which a place of the document is edited. */
export function sectionOf(pointer: string): Section {
  const [list] = keysOf(pointer);
  return sections.find((section) => section === list) ?? 'overview';
}

/** The rows in which a place lies, outermost first: /units/0/outputs/1/amount → /units/0. */
export function rowOf(pointer: string): string {
  const keys = keysOf(pointer);
  if (keys[0] === 'contract' || keys[0] === 'settings')
    return keys.length > 2 ? `/${keys.slice(0, 3).join('/')}` : '';
  return /^\d+$/.test(keys[1] ?? '') ? `/${keys.slice(0, 2).join('/')}` : '';
}

/** Where something that is selected is edited. */
export function placeOf(document: Consortium, selected: Selected): string {
  const at = (list: string, index: number) => (index < 0 ? '' : `/${list}/${index}`);
  switch (selected.kind) {
    case 'unit':
      return at(
        'units',
        (document.units ?? []).findIndex(({ id }) => id === selected.id),
      );
    case 'exchange':
      return at(
        'exchanges',
        (document.exchanges ?? []).findIndex(({ id }) => id === selected.id),
      );
    case 'project':
      return at(
        'projects',
        (document.projects ?? []).findIndex(({ id }) => id === selected.id),
      );
    case 'pair': {
      const [i, j] = selected.between;
      const link = (document.links ?? []).findIndex(
        ({ between }) => between.includes(i) && between.includes(j),
      );
      if (link >= 0) return at('links', link);
      const both = ({ from, to }: { from: { unit: string }; to: { unit: string } }) =>
        (from.unit === i && to.unit === j) || (from.unit === j && to.unit === i);
      return at('exchanges', (document.exchanges ?? []).findIndex(both)) || '/links';
    }
  }
}

/** Problems by the row they lie in; those of no row under ''. */
export function byRow(problems: readonly Problem[]): ReadonlyMap<string, readonly Problem[]> {
  const rows = new Map<string, Problem[]>();
  for (const problem of problems) {
    const row = rowOf(problem.pointer);
    const known = rows.get(row);
    if (known) known.push(problem);
    else rows.set(row, [problem]);
  }
  return rows;
}
