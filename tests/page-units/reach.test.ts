// The smallest step to a goal: done to the document, it makes what it says; and nothing is called near that is not.
import init, {
  analyse,
  derivation,
  library,
  vocabulary,
  type Consortium,
  type Goal,
  type State,
  type Subject,
} from 'gongsheng';
import { beforeAll, describe, expect, it } from 'vitest';
import { applyPatches } from '../../www/document/patch';
import { distance, reach } from '../../www/engine/reach';
import '../../www/i18n/whatif';
import { translate, type Translate } from '../../www/i18n';
import { goals } from '../../www/panels/goals';
import { linesOf } from '../../www/panels/reach';

beforeAll(async () => {
  await init();
});

function stateOf(document: Consortium): State {
  const { formation, behaviour, organisation, problems } = analyse(document);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  if (!formation || !behaviour || !organisation) throw new Error('no analysis');
  return {
    rung: formation.rung,
    behaviour: behaviour.system.mode,
    organisation: organisation.system.level,
  };
}
const presets = () => new Map(library().map(({ id, document }) => [id, document]));
const preset = (id: string): Consortium => {
  const document = presets().get(id);
  if (!document) throw new Error(id);
  return document;
};

describe('of every ready consortium', () => {
  it('the step to every goal makes what it says', () => {
    let reached = 0;
    for (const [id, document] of presets()) {
      for (const goal of Object.values(goals)) {
        const found = reach(document, goal);
        if (!found) throw new Error(id);
        const after = stateOf(applyPatches(document, found.edit));
        expect(after, id).toEqual(found.after);
        expect(distance(goal, after) === 0, id).toBe(found.reached);
        // What is only near is no farther than where one stands.
        expect(distance(goal, after)).toBeLessThanOrEqual(distance(goal, stateOf(document)));
        if (found.already) expect(found.edit).toEqual([]);
        if (found.reached && !found.already) reached += 1;
      }
    }
    expect(reached).toBeGreaterThan(8);
  }, 60_000);
});

describe('in the worked case', () => {
  const worked = (goal: Goal) => {
    const found = reach(preset('four-units'), goal);
    if (!found) throw new Error('errors');
    return found;
  };
  it('a longer horizon makes it durable', () => {
    expect(worked(goals.durable).steps).toEqual([{ kind: 'number', pointer: '/months', from: 1, to: 3 }]);
  });
  it('no number makes it symmetric: fair shares do, and are one step', () => {
    const { reached, steps, numbers, changes } = worked(goals.symmetric);
    expect(reached).toBe(true);
    expect(steps.map((step) => step.kind === 'pathway' && step.pathway.route)).toEqual(['share-fairly']);
    expect(numbers).toBeGreaterThan(60);
    expect(changes).toBeGreaterThan(5);
  });
  it('integration is out of reach: it says what is lacking', () => {
    const { reached, after, lacks } = worked(goals.integrated);
    expect(reached).toBe(false);
    expect(after.organisation).toBe('continuous');
    expect(lacks).toEqual([{ what: 'carriers', pairs: 5, cutoff: 3 }]);
  });
  it('a pair is sought by numbers alone', () => {
    const found = worked({ behaviour: 'asymmetric-mutualism', between: ['E', 'R'] });
    expect(found.steps.map(({ kind }) => kind)).toEqual(['number']);
  });
  it('what a pair’s step says is what its whys say', () => {
    const goal: Goal = { behaviour: 'asymmetric-mutualism', between: ['E', 'R'] };
    const found = worked(goal);
    const document = preset('four-units');
    const t: Translate = (key, values) => translate('en', key, values);
    const words = { document, t, vocabulary: vocabulary(), language: 'en' } as const;
    const parts = linesOf(found, words, goal).flatMap((line) => (typeof line === 'string' ? [] : line));
    const asked = parts.flatMap((part) => (typeof part === 'object' && part.why ? [part.why] : []));
    const [step] = found.steps;
    if (step?.kind !== 'number') throw new Error('one number');
    const { from, to } = step;
    expect(asked.map((why) => derivation(document, why)?.value)).toEqual([
      from,
      to,
      (to - from) / Math.abs(from),
    ]);
    // The system would be brought there by another number, or by none.
    const system: Subject = {
      number: 'changeTo',
      of: 'field',
      pointer: step.pointer,
      mode: 'asymmetric-mutualism',
    };
    expect(derivation(document, system)?.value).not.toBe(to);
  });
});

it('changes together: none of them is needless', () => {
  const document = preset('key-technology');
  const found = reach(document, goals.integrated);
  expect(found?.reached).toBe(true);
  expect(found?.steps.length).toBeGreaterThan(1);
  for (const { edit } of (found?.steps ?? []).flatMap((step) =>
    step.kind === 'pathway' ? [step.pathway] : [],
  )) {
    expect(distance(goals.integrated, stateOf(applyPatches(document, edit)))).toBeGreaterThan(0);
  }
});

it('a document with errors has none', () => {
  expect(reach({ ...preset('four-units'), months: 0 }, goals.formed)).toBeNull();
});
