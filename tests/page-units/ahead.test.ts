// Edits of large documents: what is said of the whole at once, the whole analysis when the hand rests, and every way
// back to it.
import init, { analyse, type Analysis, type Consortium } from 'gongsheng';
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { removeAt, setAt } from '../../www/document/pointer';
import { beginSession, editSession } from '../../www/engine/session';
import { Ahead } from '../../www/state/ahead.svelte';
import { project } from '../../www/state/project.svelte';
import { large } from '../page/everything';

const REST = 300;
const AMOUNT = '/exchanges/0/amount';
const opened = large(120, 290);

beforeAll(async () => {
  await init();
  vi.stubGlobal('window', { requestIdleCallback: (act: () => void) => setTimeout(act) });
  vi.stubGlobal('requestIdleCallback', (act: () => void) => setTimeout(act));
});

/** ms that a whole analysis and an edit take. */
let [slow, slowEdit] = [0, 0];
let asked: Consortium[] = [];
let edits = 0;
/** What becomes of the next edit instead of an answer. */
let fault: (() => Promise<null>) | null = null;
let ahead: Ahead;

const later = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

beforeEach(async () => {
  vi.useFakeTimers();
  [slow, slowEdit, asked, edits, fault] = [0, 0, [], 0, null];
  const analyst = {
    analyse: async (document: Consortium) => {
      asked.push(document);
      await later(slow);
      return analyse(document);
    },
  };
  const engine = {
    call: async (name: string, ...values: unknown[]) => {
      await later(name === 'editSession' ? slowEdit : 0);
      if (name === 'beginSession') return beginSession(...(values as Parameters<typeof beginSession>));
      edits += 1;
      const [broken] = [fault, (fault = null)];
      return broken ? broken() : editSession(...(values as Parameters<typeof editSession>));
    },
    close: vi.fn(),
  };
  ahead = new Ahead(analyst, () => Promise.resolve(engine as never));
  project.analyst = ahead;
  await open(opened);
});
afterEach(() => {
  vi.useRealTimers();
});

/** Shows another work, until it is analysed and the session holds it. */
async function open(document: Consortium): Promise<void> {
  project.show({ past: [], present: document, future: [] });
  await settle();
}

/** Lets time go by until nothing is under way. */
async function settle(): Promise<void> {
  await vi.advanceTimersByTimeAsync(5 * REST + 2 * slow);
  if (project.analysed) void ahead.hold(project.analysed);
  await vi.advanceTimersByTimeAsync(100);
  asked = [];
  edits = 0;
}

/** Long enough for an edit's answer, and too short for a rest. */
const moment = () => vi.advanceTimersByTimeAsync(slowEdit + 20);

const overallOf = ({ environment, ledger, behaviour, organisation, formation, months }: Analysis) => ({
  environment,
  total: ledger?.total,
  behaviour: behaviour?.system,
  organisation: organisation?.system,
  formation,
  months,
});

const set = (value: number, pointer = AMOUNT): Consortium => {
  const next = setAt(project.document, pointer, value);
  project.edit(next);
  return next;
};

/** What is shown is of the document, in full. */
function expectWhole(document: Consortium): void {
  expect(project.analysed).toBe(document);
  expect(project.analysis).toEqual(analyse(document));
  expect([project.ahead, project.computing, project.stale]).toEqual([null, false, false]);
}

it('a number is told of at once, beside the lists of before, and everything when the hand rests', async () => {
  const before = project.analysis;
  const edited = set(3);
  expect([project.computing, project.verdict]).toEqual([true, before]);
  await moment();
  expect(asked).toEqual([]);
  expect(project.verdict && overallOf(project.verdict)).toEqual(overallOf(analyse(edited)));
  expect(project.analysis).toBe(before);
  expect(project.ahead?.ledger?.units).toBe(before?.ledger?.units);
  expect(project.computing).toBe(true);
  await vi.advanceTimersByTimeAsync(REST);
  expect(asked).toEqual([edited]);
  expectWhole(edited);
});

it('of a drag every position is told of, and only where it ends is analysed as a whole', async () => {
  for (let step = 1; step <= 20; step += 1) {
    const edited = set(1 + step / 10);
    await moment();
    expect(project.verdict?.formation).toEqual(analyse(edited).formation);
  }
  expect([asked, edits]).toEqual([[], 20]);
  await settle();
  expectWhole(project.document);
});

it('while an answer is under way the newest position waits, and the ones between are left out', async () => {
  slowEdit = 50;
  for (let step = 1; step <= 9; step += 1) set(1 + step / 10);
  await vi.advanceTimersByTimeAsync(120);
  expect(edits).toBe(2);
  expect(project.verdict?.formation).toEqual(analyse(project.document).formation);
});

it('an edit that is undone is as if it had not been, without a question', async () => {
  const before = project.analysis;
  set(3);
  await moment();
  project.undo();
  await vi.advanceTimersByTimeAsync(0);
  expect([project.analysis, project.document]).toEqual([before, opened]);
  expectWhole(opened);
  await vi.advanceTimersByTimeAsync(2 * REST);
  expect(asked).toEqual([]);
  project.redo();
  await moment();
  expect(project.verdict?.formation).toEqual(analyse(project.document).formation);
});

it('a unit that is moved asks nothing, and what is told ahead goes on', async () => {
  const moved = set(-40, '/units/0/position/x');
  await moment();
  expect([asked, edits]).toEqual([[], 0]);
  expectWhole(moved);
  const edited = set(3);
  await moment();
  expect(project.verdict?.formation).toEqual(analyse(edited).formation);
  const again = set(-80, '/units/0/position/x');
  await settle();
  expectWhole(again);
});

it('an answer that comes after the undo is not shown', async () => {
  slowEdit = 50;
  set(3);
  project.undo();
  await vi.advanceTimersByTimeAsync(200);
  expectWhole(opened);
});

it('an answer that comes after the whole analysis is not shown', async () => {
  slowEdit = REST + 100;
  const edited = set(3);
  await vi.advanceTimersByTimeAsync(2 * slowEdit);
  expectWhole(edited);
});

it('an edit while the whole is analysed is told of, and the last document wins', async () => {
  slow = 200;
  const first = set(3);
  await vi.advanceTimersByTimeAsync(REST + 100);
  expect(asked).toEqual([first]);
  const second = set(5);
  await moment();
  expect(project.verdict?.formation).toEqual(analyse(second).formation);
  await vi.advanceTimersByTimeAsync(150);
  // The whole of the first has come, too late.
  expect(project.analysed).toBe(opened);
  expect(project.verdict?.formation).toEqual(analyse(second).formation);
  await settle();
  expectWhole(second);
});

it('any other edit is analysed as a whole at once, and the numbers after it are told of again', async () => {
  const without = removeAt(project.document, '/exchanges/7');
  project.edit(without);
  await vi.advanceTimersByTimeAsync(0);
  expect([asked, edits]).toEqual([[without], 0]);
  await settle();
  const edited = set(3);
  await moment();
  expect(asked).toEqual([]);
  expect(project.verdict?.formation).toEqual(analyse(edited).formation);
});

it('any other edit that follows a number is drawn at once, and the number is not lost', async () => {
  set(3);
  await moment();
  expect(project.ahead).not.toBe(null);
  const without = removeAt(project.document, '/exchanges/7');
  project.edit(without);
  expect(project.ahead).toBe(null);
  await moment();
  expectWhole(without);
  expect(project.document.exchanges?.[0]?.amount).toBe(3);
});

it('a number that cannot be is analysed as a whole at once, and so is the one that mends it', async () => {
  const before = project.analysis;
  const wrong = set(-1);
  await moment();
  expect(asked).toEqual([wrong]);
  expect([project.stale, project.ahead, project.computing]).toEqual([true, null, false]);
  expect(project.problems.map(({ pointer }) => pointer)).toEqual([AMOUNT]);
  expect(project.verdict).toBe(before);
  const mended = set(2);
  await moment();
  expectWhole(mended);
});

it.each([
  ['is gone', () => Promise.reject(new Error('gone'))],
  ['was begun anew', () => Promise.resolve(null)],
])('when the worker %s the whole is analysed at once, and then there is a session again', async (_, lost) => {
  fault = lost;
  const edited = set(3);
  await moment();
  expect(asked).toEqual([edited]);
  expectWhole(edited);
  await settle();
  const next = set(4);
  await moment();
  expect([asked, edits]).toEqual([[], 1]);
  expect(project.verdict?.formation).toEqual(analyse(next).formation);
});

it('when the worker is found to be lost after the whole was analysed, there is a session again', async () => {
  fault = () => Promise.reject(new Error('gone'));
  slowEdit = 2 * REST;
  const edited = set(3);
  await vi.advanceTimersByTimeAsync(3 * REST);
  expectWhole(edited);
  slowEdit = 0;
  const next = set(4);
  await moment();
  expect(asked).toEqual([edited]);
  expect(project.verdict?.formation).toEqual(analyse(next).formation);
});

it('small documents, and large ones before there is a session, are analysed as a whole', async () => {
  await open(large(20, 60));
  const small = set(3);
  await moment();
  expect([asked, edits]).toEqual([[small], 0]);
  expectWhole(small);

  project.show({ past: [], present: large(120, 290), future: [] });
  await moment();
  const early = set(3);
  await moment();
  expect(edits).toBe(0);
  expectWhole(early);
});

it('an analysis waits until what is drawn before it is on the screen', async () => {
  const before = project.analysis;
  const next = large(120, 280);
  project.show({ past: [], present: next, future: [] });
  project.painted = later(50).then(() => undefined);
  await vi.advanceTimersByTimeAsync(40);
  expect([project.analysis, project.foreign]).toEqual([before, true]);
  await vi.advanceTimersByTimeAsync(20);
  expectWhole(next);
});
