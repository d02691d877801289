// The pathway last tried, for as long as the document is the one that it made.
import type { Consortium, Pathway, Standing } from 'gongsheng';
import { applyPatches } from '../document/patch';
import { project } from '../state/project.svelte';
import { t } from '../state/view.svelte';

interface Tried {
  name: string;
  before: Standing;
  pathway: Pathway;
  /** What it was tried on. */
  from: Consortium;
  /** What it made. */
  document: unknown;
}

let last = $state.raw<Tried | null>(null);

/** What was tried, unless it has been undone or edited since. */
export function tried(): Tried | null {
  return last !== null && last.document === project.document ? last : null;
}

/** Tries a pathway: one edit, which the status line offers to undo. */
export function tryPathway(pathway: Pathway, before: Standing, name: string): void {
  const from = project.document;
  const document = applyPatches(from, pathway.edit);
  if (document === from) return;
  last = { name, before, pathway, from, document };
  project.edit(document, { say: t('pathways.tried', { name }) });
}
