// The worker's side of runs: a grid that cannot be ends at once with nothing, and the page has its own words for that.
import init, { library } from 'gongsheng';
import { beforeAll, expect, test } from 'vitest';
import { advanceRun, beginRun, endRun, resultOfRun } from '../../www/engine/runs';

beforeAll(async () => void (await init()));

const document = library()[0]?.document ?? '';
const axis = { pointer: '/exchanges/0/amount', from: 0, to: 1, values: 3 };

test('a grid is reckoned to its end', () => {
  beginRun(document, 1, { kind: 'sweep', first: axis, second: null });
  while (advanceRun(1, 40)?.finished === false);
  expect(advanceRun(1, 40)).toEqual({ done: 3, finished: true });
  expect(resultOfRun(1)).toMatchObject({ first: { values: [0, 0.5, 1] } });
  endRun(1);
  expect([advanceRun(1, 40), resultOfRun(1)]).toEqual([null, null]);
});

test('a grid that cannot be has come to nothing', () => {
  beginRun(document, 2, { kind: 'sweep', first: axis, second: axis });
  expect([advanceRun(2, 40), resultOfRun(2)]).toEqual([{ done: 0, finished: true }, null]);
  endRun(2);
  expect(advanceRun(2, 40)).toBeNull();
});

test('what cannot be drawn is refused', () => {
  expect(() => beginRun(document, 3, { kind: 'choices', draws: 0, seed: 1 })).toThrow(/draws/);
  expect(advanceRun(3, 40)).toBeNull();
});
