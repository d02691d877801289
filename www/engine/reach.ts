// The smallest step that reaches a goal: one number; else changes together; else what comes nearest. It asks several
// calls of the engine, so it runs where they do, in the worker.
import { analyse, defaults, flip, pathways, smallestChange } from 'gongsheng';
import type { Analysis, Consortium, Goal, Level, Mode, Patch, Pathway, State } from 'gongsheng';
import { samePair } from '../document/pairs';
import { applyPatches } from '../document/patch';
import { isLarge } from '../document/size';
import { levels, rungs } from '../document/verdicts';

/** A part of the step: a number that becomes another, a pathway of §6, or a pair whose institution is made to last. */
export type Step =
  | { kind: 'number'; pointer: string; from: number; to: number }
  | { kind: 'pathway'; pathway: Pathway }
  | { kind: 'persistent'; between: [string, string] };

/** What is put where, as one edit of the document. */
export type Put = Pick<Patch, 'pointer' | 'value'>;

/** What integration asks of a pair beside going on. */
export type Lack = 'continuous' | 'openEnded' | 'persistent' | 'media' | 'carriers';

export interface Reach {
  /** The goal is reached as things are. */
  already: boolean;
  /** Whether the steps reach it; else they come as near as was found. */
  reached: boolean;
  steps: Step[];
  edit: Put[];
  /** What holds then. */
  after: State;
  /** Of integration that is not reached: what is lacking then, and by how many of the pairs. */
  lacks: { what: Lack; pairs: number; cutoff: number }[];
  /** How many numbers and other changes were tried. */
  numbers: number;
  changes: number;
}

/** Changes that are taken together at most, and those looked at closely for each of them. */
const MOST_STEPS = 10;
const MOST_LOOKED = 24;
/** The longest horizon that a document may have, months. */
const LONGEST = 600;

/** From the ideal outwards. */
const modes: readonly Mode[] = [
  'symmetric-mutualism',
  'asymmetric-mutualism',
  'commensalism',
  'neutralism',
  'parasitism',
  'amensalism',
  'competition',
  'none',
];

/** How far a state is from a goal: 0 when it is reached. */
export function distance(goal: Goal, { rung, behaviour, organisation }: State): number {
  const short = <Name>(order: readonly Name[], wanted: Name | undefined, found: Name): number =>
    wanted === undefined ? 0 : Math.max(0, order.indexOf(wanted) - order.indexOf(found));
  const off = goal.behaviour ? Math.abs(modes.indexOf(goal.behaviour) - modes.indexOf(behaviour)) : 0;
  return short(rungs, goal.formation, rung) + short(levels, goal.organisation, organisation) + off;
}

/** The smallest step to a goal; null when the document has errors, or no such pair. */
export function reach(document: Consortium | string, goal: Goal): Reach | null {
  const smallest = smallestChange(document, goal);
  if (smallest === null) return null;
  const before: Consortium = typeof document === 'string' ? (JSON.parse(document) as Consortium) : document;
  const start = stateOf(analyse(before));
  const found: Reach = {
    already: smallest.reached,
    reached: smallest.reached,
    steps: [],
    edit: [],
    after: start,
    lacks: [],
    numbers: smallest.tried,
    changes: 0,
  };
  if (smallest.reached) return found;
  const { change } = smallest;
  if (change) {
    const { pointer, present: from, plain: to, edits, state: after } = change;
    return { ...found, reached: true, steps: [{ kind: 'number', pointer, from, to }], edit: edits, after };
  }
  // Pathways leave pairs out, so a pair's modes are sought by numbers alone.
  if (goal.between) return found;
  const longer = horizon(before, goal, found);
  // Each try of changes together reads all of it.
  return longer ?? (isLarge(before) ? alone(before, goal, found) : together(before, goal, found));
}

/** Of a large document the one pathway that comes nearest. */
function alone(document: Consortium, goal: Goal, found: Reach): Reach {
  const { pathways: offered } = pathways(document);
  found.changes += offered.length;
  const [best] = offered
    .map((pathway) => ({ pathway, away: distance(goal, pathway.after) }))
    .sort((one, other) => one.away - other.away);
  if (!best || best.away >= distance(goal, found.after)) return found;
  const { pathway, away } = best;
  const { rung, behaviour, organisation } = pathway.after;
  return {
    ...found,
    reached: away === 0,
    steps: [{ kind: 'pathway', pathway }],
    edit: pathway.edit,
    after: { rung, behaviour, organisation },
  };
}

function stateOf({ formation, behaviour, organisation }: Analysis): State {
  return {
    rung: formation?.rung ?? 'none',
    behaviour: behaviour?.system.mode ?? 'none',
    organisation: organisation?.system.level ?? 'none',
  };
}

/**
 * How far a document is from a goal within one and the same state, below 1: by the conditions that its pairs and its
 * rung do not meet yet, and by how far its shares are from fair ones.
 */
function remainder(goal: Goal, { formation, behaviour, organisation }: Analysis, needs: Needs): number {
  const parts: number[] = [];
  if (goal.organisation) {
    const { pairs, lacks } = lacking(organisation, needs);
    const unmet = lacks.reduce((sum, lack) => sum + lack.pairs, 0);
    parts.push(pairs > 0 ? unmet / (pairs * lacks.length) : 1);
  }
  if (goal.formation) {
    const asked = formation?.conditions.filter(
      ({ rung }) => rungs.indexOf(rung) <= rungs.indexOf(goal.formation ?? 'none'),
    );
    parts.push(asked?.length ? asked.filter(({ met }) => met !== true).length / asked.length : 1);
  }
  if (goal.behaviour) parts.push(Math.min(1, behaviour?.system.asymmetry ?? 1));
  return 0.999 * (parts.reduce((sum, part) => sum + part, 0) / (parts.length || 1));
}

/** Of how many active pairs each condition of integration is not met. */
function lacking(organisation: Analysis['organisation'], { media, carriers }: Needs) {
  const pairs = organisation?.pairs.filter(({ level }) => level !== 'none') ?? [];
  const long = (level: Level): boolean => levels.indexOf(level) >= levels.indexOf('continuous');
  const without = (what: Lack, cutoff: number, met: (pair: (typeof pairs)[number]) => boolean) => ({
    what,
    cutoff,
    pairs: pairs.filter((pair) => !met(pair)).length,
  });
  return {
    pairs: pairs.length,
    lacks: [
      without('continuous', 0, ({ level }) => long(level)),
      without('openEnded', 0, ({ openEnded }) => openEnded),
      without('persistent', 0, ({ persistent }) => persistent),
      without('media', media, (pair) => pair.media.length >= media),
      without('carriers', carriers, (pair) => pair.carriers.length >= carriers),
    ],
  };
}

/** What integration asks of a pair, by setting. */
interface Needs {
  media: number;
  carriers: number;
}

/** A horizon long enough, which is a number of the document but none of its units. */
function horizon(document: Consortium, goal: Goal, found: Reach): Reach | null {
  const from = document.months;
  const turns = flip(document, '/months', { from, to: Math.min(LONGEST, Math.max(24, 4 * from)) });
  found.numbers += 1;
  const stretch = turns?.stretches.find((one) => one.from > from && distance(goal, one.state) === 0);
  if (!stretch) return null;
  const to = stretch.from;
  return {
    ...found,
    reached: true,
    steps: [{ kind: 'number', pointer: '/months', from, to }],
    edit: [{ pointer: '/months', value: to }],
    after: stretch.state,
  };
}

/** Changes one after another, each the one that comes nearest; what turns out to be needless is left out again. */
function together(document: Consortium, goal: Goal, found: Reach): Reach {
  const { settings } = document;
  const usual = defaults().settings;
  const needs: Needs = {
    media: settings?.integratedMedia ?? usual.integratedMedia,
    carriers: settings?.integratedCarriers ?? usual.integratedCarriers,
  };
  const look = (at: Consortium) => {
    const analysis = analyse(at);
    const valid = analysis.ledger !== null;
    const away = valid ? distance(goal, stateOf(analysis)) : Infinity;
    return { analysis, away, all: away + (away > 0 && valid ? remainder(goal, analysis, needs) : 0) };
  };
  const taken: Change[] = [];
  let [at, now] = [document, look(document)];
  while (now.away > 0 && taken.length < MOST_STEPS) {
    const offered = changes(at, now.analysis, goal);
    found.changes += offered.length;
    const [best] = offered
      .slice(0, MOST_LOOKED)
      .map((change) => ({ change, then: look(applyPatches(at, change.edit)) }))
      .sort((one, other) => one.then.all - other.then.all);
    if (!best || best.then.all >= now.all) break;
    taken.push(best.change);
    at = applyPatches(at, best.change.edit);
    now = best.then;
  }
  for (const change of [...taken].reverse()) {
    const others = taken.filter((one) => one !== change);
    const without = look(applyPatches(document, editOf(others)));
    if (without.away > now.away || (now.away > 0 && without.all > now.all)) continue;
    taken.splice(taken.indexOf(change), 1);
  }
  const edit = editOf(taken);
  const after = analyse(applyPatches(document, edit));
  const reached = now.away === 0;
  const lacks = reached || goal.organisation !== 'integrated' ? [] : lacking(after.organisation, needs).lacks;
  return {
    ...found,
    reached,
    steps: taken.map(({ step }) => step),
    edit,
    after: stateOf(after),
    lacks: lacks.filter(({ pairs }) => pairs > 0),
  };
}

interface Change {
  step: Step;
  edit: Put[];
}

const editOf = (taken: readonly Change[]): Put[] => taken.flatMap(({ edit }) => edit);

/** What can be done to a document: its pathways, the nearest to the goal first, and what makes a pair's ties last. */
function changes(document: Consortium, { organisation }: Analysis, goal: Goal): Change[] {
  const offered = pathways(document)
    .pathways.map((pathway) => ({ pathway, away: distance(goal, pathway.after) }))
    .sort((one, other) => one.away - other.away)
    .map(({ pathway }): Change => ({ step: { kind: 'pathway', pathway }, edit: pathway.edit }));
  if (!goal.organisation) return offered;
  const links = document.links ?? [];
  const fleeting =
    organisation?.pairs.filter(({ level, persistent }) => level !== 'none' && !persistent) ?? [];
  const lasting = fleeting.map(({ between }): Change => {
    const index = links.findIndex((link) => samePair(link.between, between));
    return {
      step: { kind: 'persistent', between: [...between] },
      edit: [
        index < 0
          ? { pointer: '/links/-', value: { between, persistent: true } as unknown as Put['value'] }
          : { pointer: `/links/${index}/persistent`, value: true },
      ],
    };
  });
  return [...offered, ...lasting];
}
