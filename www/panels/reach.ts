// The steps to a goal in lines of words: what is done alike to several pairs is one of them.
import type { Goal, Subject } from 'gongsheng';
import { pairName } from '../document/names';
import type { Reach, Step } from '../engine/reach';
import { plain, signed } from '../i18n/format';
import { numberName } from './numbers';
import { pathwayName, type Words } from './pathways';
import { said } from './said';
import type { Said } from './table';
import { given } from './why/subjects';

type Shared = 'reach.persistent' | 'pathways.go-on';

export function linesOf({ steps }: Pick<Reach, 'steps'>, words: Words, goal: Goal): Said[] {
  const { t } = words;
  const shared: Record<Shared, string[]> = { 'pathways.go-on': [], 'reach.persistent': [] };
  const lines: Said[] = [];
  for (const step of steps) {
    const [key, between] = sharedOf(step);
    if (key && between) shared[key].push(pairName(words.document, between, words.language));
    else lines.push(lineOf(step, words, goal));
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

function lineOf(step: Step, words: Words, goal: Goal): Said {
  if (step.kind === 'pathway') return [{ text: pathwayName(step.pathway, words), bare: 'name' }];
  if (step.kind === 'persistent') return '';
  const { pointer, from, to } = step;
  return said(words.t, 'whatif.flip.change', {
    name: numberName(words.document, pointer, words.vocabulary, words.language),
    from: { text: plain(from), why: given(pointer) },
    to: { text: plain(to), why: changed('changeTo', pointer, goal) },
    relative: {
      text: `${signed(((to - from) / Math.abs(from)) * 100)}\u2009%`,
      why: changed('changeBy', pointer, goal),
    },
  });
}

/** What reaches a goal, of the one number that it is about. */
function changed(number: 'changeTo' | 'changeBy', pointer: string, goal: Goal): Subject {
  const { formation, behaviour, organisation, between } = goal;
  return {
    number,
    of: 'field',
    pointer,
    ...(between ? { id: between[0], with: between[1] } : {}),
    ...(formation ? { rung: formation } : {}),
    ...(behaviour ? { mode: behaviour } : {}),
    ...(organisation ? { level: organisation } : {}),
  };
}
