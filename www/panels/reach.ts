// The steps to a goal in lines of words: what is done alike to several pairs is one of them.
import { pairName } from '../document/names';
import type { Reach, Step } from '../engine/reach';
import { plain, signed } from '../i18n/format';
import { numberName } from './numbers';
import { pathwayName, type Words } from './pathways';

type Shared = 'reach.persistent' | 'pathways.go-on';

export function linesOf({ steps }: Pick<Reach, 'steps'>, words: Words): string[] {
  const { t } = words;
  const shared: Record<Shared, string[]> = { 'pathways.go-on': [], 'reach.persistent': [] };
  const lines: string[] = [];
  for (const step of steps) {
    const [key, between] = sharedOf(step);
    if (key && between) shared[key].push(pairName(words.document, between, words.language));
    else lines.push(said(step, words));
  }
  const together = (key: Shared): string[] =>
    shared[key].length > 0 ? [t(key, { pair: shared[key].join(t('reach.list')) })] : [];
  return [...lines, ...together('pathways.go-on'), ...together('reach.persistent')];
}

/** What a step does to a pair that others do to theirs, too. */
function sharedOf(step: Step): [Shared, readonly [string, string]] | [] {
  if (step.kind === 'persistent') return ['reach.persistent', step.between];
  const [between] = step.kind === 'pathway' && step.pathway.route === 'go-on' ? step.pathway.pairs : [];
  return between ? ['pathways.go-on', between] : [];
}

function said(step: Step, words: Words): string {
  if (step.kind === 'pathway') return pathwayName(step.pathway, words);
  if (step.kind === 'persistent') return '';
  const { pointer, from, to } = step;
  return words.t('whatif.flip.change', {
    name: numberName(words.document, pointer, words.vocabulary, words.language),
    from: plain(from),
    to: plain(to),
    relative: `${signed(((to - from) / Math.abs(from)) * 100)}\u2009%`,
  });
}
