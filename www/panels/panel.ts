// What every panel is given, and what pointing at something in it does.
import type { Analysis, Consortium } from 'gongsheng';
import { samePair, type Between } from '../document/pairs';
import { view, type Selected } from '../state/view.svelte';

/** Sections that large documents lack. */
type Costly = 'evolution';

/** An analysis of a document without errors: every other section is there. */
export type Whole = {
  [Section in keyof Analysis]: Section extends Costly ? Analysis[Section] : NonNullable<Analysis[Section]>;
};

export interface PanelProps {
  document: Consortium;
  analysis: Whole;
  /** Shows where something is edited: a JSON pointer, or something selected. */
  onreveal?: ((place: string | Selected) => void) | undefined;
}

/** The analysis when it is whole. */
export function whole(analysis: Analysis | null): Whole | null {
  return analysis?.ledger ? (analysis as Whole) : null;
}

/** Whether two things pointed at are the same. */
export function same(a: Selected, b: Selected): boolean {
  return a.kind === 'pair'
    ? b.kind === 'pair' && samePair(a.between, b.between)
    : a.kind === b.kind && a.id === b.id;
}

export function isSelected(thing: Selected): boolean {
  return view.selection.some((known) => same(known, thing));
}

/** Whether a thing is lit beside the selection: an exchange of a pair that is selected. */
export function isLit(between: Between): boolean {
  return isSelected({ kind: 'pair', between });
}

/** Points at a thing; pointing at the only one again lets go. */
export function select(thing: Selected): void {
  view.selection = view.selection.length === 1 && isSelected(thing) ? [] : [thing];
}
