// Large graphs: 200 units and 1,000 exchanges move smoothly, 2,000 and 10,000 open.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectQuiet } from './browser';
import { large } from './everything';
import { openFile, saved, shownSurplus, stage, surplusOf, wordsOf } from './journey';

const reader = stage();
const t = wordsOf('zh');

/** What the page's own work may take of a frame, ms: two frames at 60 a second. */
const SMOOTH = 33;
/** Frames come at multiples of 16.7 ms, and here the drawing shares two cores with everything else. */
const SEEN = 51;

async function start(units: number, exchanges: number) {
  const watched = await reader.open();
  const { page } = watched;
  const document = large(units, exchanges);
  const begun = performance.now();
  await openFile(page, document);
  await expect.poll(() => shownSurplus(page), { timeout: 30_000, interval: 100 }).toBe(surplusOf(document));
  console.log(`${units} units open after ${Math.round(performance.now() - begun)} ms`);
  return { watched, page, document };
}

interface Pace {
  /** Time between frames, ms, in the median. */
  median: number;
  /** Time in scripts, ms a frame. */
  script: number;
}

/** Sends the graph an event in each of so many frames. */
async function move(page: Page, what: string, event: 'wheel' | 'pointermove', frames: number): Promise<Pace> {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const scriptTime = async () =>
    (await session.send('Performance.getMetrics')).metrics.find(({ name }) => name === 'ScriptDuration')
      ?.value ?? 0;
  const before = await scriptTime();
  const gaps = await page.evaluate(
    async ([type, frames]) => {
      const frame = () => new Promise<number>((resolve) => requestAnimationFrame(resolve));
      const ground = document.querySelector('.graph-stage');
      if (!ground) throw new Error('no graph');
      const times = [await frame()];
      for (let step = 1; step <= frames; step += 1) {
        const [deltaX, deltaY] = [2 * step <= frames ? 12 : -12, step % 2 ? 5 : -5];
        const at = { clientX: 430 + 2 * step, clientY: 400 + step, bubbles: true, cancelable: true };
        ground.dispatchEvent(
          type === 'wheel'
            ? new WheelEvent(type, { ...at, deltaX, deltaY })
            : new PointerEvent(type, { ...at, pointerId: 1, pointerType: 'mouse', buttons: 1 }),
        );
        times.push(await frame());
      }
      return times.slice(1).map((time, place) => time - (times[place] ?? time));
    },
    [event, frames] as const,
  );
  const median = gaps.sort((a, b) => a - b)[Math.floor(gaps.length / 2)] ?? Infinity;
  const script = (((await scriptTime()) - before) * 1000) / gaps.length;
  console.log(`${what}: median frame ${median.toFixed(1)} ms, script ${script.toFixed(1)} ms a frame`);
  return { median, script };
}

async function expectSmooth(page: Page, what: string, event: 'wheel' | 'pointermove'): Promise<void> {
  const { median, script } = await move(page, what, event, 90);
  expect(script, what).toBeLessThan(SMOOTH);
  expect(median, what).toBeLessThan(SEEN);
}

/** Presses on a card that is in view and that nothing covers. */
async function takeCard(page: Page): Promise<void> {
  const [x, y] = await page.evaluate(() => {
    for (const one of window.document.querySelectorAll('.graph-head')) {
      const box = one.getBoundingClientRect();
      const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
      if (window.document.elementFromPoint(...at)?.closest('.graph-head') === one) return at;
    }
    throw new Error('no card in view');
  });
  await page.mouse.move(x, y);
  await page.mouse.down();
}

const percent = async (page: Page): Promise<number> =>
  Number.parseInt(await page.locator('.graph-percent').innerText(), 10);

test('with 200 units and 1,000 exchanges panning and dragging are smooth', async () => {
  const { watched, page, document } = await start(200, 1000);
  await expectSmooth(page, 'panning, all in view', 'wheel');
  await page.locator('.graph-percent').click();
  await expectSmooth(page, 'panning at 100 %', 'wheel');

  await takeCard(page);
  await expectSmooth(page, 'dragging a unit', 'pointermove');
  await page.mouse.up();
  const { units } = await saved(page);
  const moved = units?.filter(({ position }, place) => position?.x !== document.units?.[place]?.position?.x);
  expect(moved).toHaveLength(1);
  expectQuiet(watched);
  await watched.close();
});

test('every level of zoom is drawn', async () => {
  const { watched, page } = await start(200, 1000);
  const details = new Set<string | null>();
  const look = async () => details.add(await page.locator('.graph[data-detail]').getAttribute('data-detail'));
  const [wider, nearer] = [t('graph.zoomOut'), t('graph.zoomIn')].map((name) =>
    page.getByRole('button', { name }),
  );
  await page.getByRole('button', { name: t('graph.fit') }).click();
  for (let step = 0; step < 22; step += 1) {
    await nearer?.click();
    await look();
  }
  expect(await percent(page)).toBe(250);
  for (let step = 0; step < 24; step += 1) {
    await wider?.click();
    await look();
  }
  expect(await percent(page)).toBe(5);
  expect([...details].sort()).toEqual(['disc', 'full', 'plain', 'sign']);
  await page.getByRole('button', { name: t('graph.fit') }).click();
  expectQuiet(watched);
  await watched.close();
});

test('2,000 units and 10,000 exchanges open, pan, and are edited', { timeout: 120_000 }, async () => {
  const { watched, page, document } = await start(2000, 10_000);
  // From afar cards are painted: of all those elements only the one that Tab comes to is there.
  expect(await page.locator('.graph-card').count()).toBe(1);
  await move(page, 'panning 2,000 units, all in view', 'wheel', 20);
  await page.locator('.graph-percent').click();
  await expect.poll(() => page.locator('.graph-row').count()).toBeGreaterThan(4);
  await move(page, 'panning 2,000 units at 100 %', 'wheel', 20);
  await takeCard(page);
  // Of 10,000 exchanges only those near the card are arranged and drawn anew.
  expect((await move(page, 'dragging one of 2,000', 'pointermove', 30)).script).toBeLessThan(SMOOTH);
  await page.mouse.up();
  await page.locator('.bar input.title').fill('二千');
  const { units, ...rest } = await saved(page);
  const { units: were = [], ...same } = document;
  expect(rest).toEqual({ ...same, title: { zh: '二千', en: 'A large one' } });
  const moved = units?.filter(({ position }, place) => position?.x !== were[place]?.position?.x);
  expect(moved?.length).toBe(1);
  const positionless = (list: typeof units) => list?.map((unit) => ({ ...unit, position: null }));
  expect(positionless(units)).toEqual(positionless(were));
  expectQuiet(watched);
  await watched.close();
});
