// How sure it is: what is drawn is as long as its number says, in either language; of 2,000 units and 10,000 exchanges
// the draws are seen to go on, and stop when they are told to.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import '../../www/i18n/whatif';
import { expectQuiet } from './browser';
import { large } from './everything';
import {
  card,
  declineTour,
  expectWords,
  focused,
  LOCALE,
  openExample,
  openFile,
  press,
  pressUntil,
  shownSurplus,
  stage,
  surplusOf,
  wordsOf,
} from './journey';

const reader = stage();

/** The rows of a table: what stands in their cells, and where on their track the marks of what is under them are. */
const rowsOf = (page: Page, label: string, marks: string) =>
  page
    .locator('.opened')
    .getByRole('table', { name: label, exact: true })
    .first()
    .evaluate((table, marks) => {
      const rows = [...table.querySelectorAll('tbody tr:not(.track)')];
      return rows.map((row) => {
        const track = row.nextElementSibling?.querySelector('.track, .strip')?.getBoundingClientRect();
        const parts = [...(row.nextElementSibling?.querySelectorAll(marks) ?? [])].map((part) => {
          const { left, width } = part.getBoundingClientRect();
          return track ? [(left - track.left) / track.width, width / track.width] : [NaN, NaN];
        });
        return { texts: [...row.children].map((cell) => (cell as HTMLElement).innerText), parts };
      });
    }, marks);
const shareIn = (text = ''): number => Number(/([\d.]+)\s*%/.exec(text)?.[1]) / 100;
const numberIn = (text = ''): number => Number(text.replace('\u2212', '-').replace(/[+\s\u2009]/g, ''));

test.each(['zh', 'en'] as const)(
  'by keyboard: a run, and its picture in numbers, in %s',
  async (language) => {
    const watched = await reader.open({ language: LOCALE[language], height: 2600 });
    const { page } = watched;
    const t = wordsOf(language);
    await declineTour(page);
    await page.locator('[data-panel="uncertainty"]').focus();
    await page.keyboard.press('Enter');
    await page.locator('.panel .back:focus').waitFor();
    await page.locator('.opened .main').waitFor();
    await pressUntil(page, 'Tab', `button ${t('whatif.run')}`, 6);
    await page.keyboard.press('Enter');
    await page.locator('.opened progress').waitFor();
    await page.locator('.opened progress').waitFor({ state: 'detached', timeout: 60_000 });

    // Each bar is as long as the share beside it, within its interval, and together they are all of the draws.
    for (const label of ['whatif.uncertainty.modes', 'whatif.uncertainty.levels'] as const) {
      const rows = await rowsOf(page, t(label), '.bar');
      for (const { texts, parts } of rows) {
        const [low, high] = (texts[2] ?? '').split('–').map(shareIn);
        expect(parts[0]?.[1], texts.join(' ')).toBeCloseTo(shareIn(texts[1]), 2);
        expect(low).toBeLessThanOrEqual(shareIn(texts[1]));
        expect(high).toBeGreaterThanOrEqual(shareIn(texts[1]));
      }
      expect(rows.reduce((sum, { texts }) => sum + shareIn(texts[1]), 0)).toBeCloseTo(1, 2);
    }
    // What holds now says so in a word.
    const present = (await rowsOf(page, t('whatif.uncertainty.modes'), '.bar')).filter(({ texts }) =>
      texts[0]?.endsWith(t('whatif.uncertainty.present')),
    );
    expect(present.map(({ texts }) => texts[0])).toEqual([
      expect.stringContaining(t('mode.asymmetric-mutualism')),
    ]);
    // The strips of the pairs: as many parts as modes are told, the longest of them first in words.
    for (const { texts, parts } of await rowsOf(page, t('whatif.uncertainty.pairs'), '.part')) {
      const shares = [...(texts[0] ?? '').matchAll(/[\d.]+\s*%/g)].map(([text]) => shareIn(text));
      expect(parts.map(([, width = 0]) => width).sort((a, b) => b - a)[0]).toBeCloseTo(shares[0] ?? NaN, 1);
      expect(parts).toHaveLength(shares.length);
      expect(shares).toEqual([...shares].sort((a, b) => b - a));
    }
    // All spreads lie on one scale: a unit of surplus is as long in each of them.
    const spreads = await rowsOf(page, t('whatif.uncertainty.spread'), '.zero, .line');
    const scales = spreads.map(({ texts: [, , low, , high], parts: [zero, line] }) => {
      const unit = (line?.[1] ?? NaN) / (numberIn(high) - numberIn(low));
      expect((line?.[0] ?? NaN) - (zero?.[0] ?? NaN)).toBeCloseTo(numberIn(low) * unit, 1);
      return unit;
    });
    for (const scale of scales) expect(Math.abs(scale / (scales[0] ?? NaN) - 1)).toBeLessThan(0.03);
    await expectWords(page);
    await press(page, 'Tab', `button ${t('whatif.newSeed')}`);
    expectQuiet(watched);
    await watched.close();
  },
);

/** From the click until the panel has stopped, and until the engine has let the run go, ms. */
const STOP = 100;
/** As one try may meet the machine's other work. */
const medianOf = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? Infinity;

type Noted = { call: string; at: number; answered: number };

/** Notes from now on what is asked of the engine, and when it has answered. */
const noteCalls = (page: Page): Promise<void> =>
  page.evaluate(() => {
    const noted: Noted[] = [];
    Object.assign(window, { noted });
    const heard = new WeakSet<Worker>();
    const open = new Map<number, Noted>();
    const { postMessage } = Worker.prototype;
    type Asked = { id?: number; call?: string };
    Worker.prototype.postMessage = function (this: Worker, asked: Asked, ...rest: never[]) {
      if (asked.call !== undefined && asked.id !== undefined) {
        const entry = { call: asked.call, at: performance.now(), answered: Infinity };
        noted.push(entry);
        open.set(asked.id, entry);
        if (!heard.has(this))
          this.addEventListener('message', ({ data }: MessageEvent<{ kind: string; id: number }>) => {
            const entry = data.kind === 'result' ? open.get(data.id) : undefined;
            if (entry) entry.answered = performance.now();
          });
        heard.add(this);
      }
      return postMessage.call(this, asked, ...rest);
    };
  });

/** Clicks on what stops; when the panel shows it, and when the engine has let go. */
const stop = (page: Page, name: string): Promise<{ shown: number; free: number; after: string[] }> =>
  page.locator('.opened').evaluate(async (panel, name) => {
    const { noted } = window as unknown as { noted: Noted[] };
    const button = [...panel.querySelectorAll('button')].find((it) => it.textContent.trim() === name);
    const gone = new Promise<void>((resolve) =>
      new MutationObserver((_, observer) => {
        if (panel.querySelector('progress')) return;
        observer.disconnect();
        resolve();
      }).observe(panel, { subtree: true, childList: true }),
    );
    const clicked = performance.now();
    button?.click();
    await gone;
    // Seen, and not only made.
    await new Promise(requestAnimationFrame);
    const shown = performance.now() - clicked;
    await new Promise((resolve) => setTimeout(resolve, 400));
    const after = noted.filter(({ at }) => at >= clicked);
    const end = after.find(({ call }) => call === 'endRun');
    return { shown, free: (end?.answered ?? Infinity) - clicked, after: after.map(({ call }) => call) };
  }, name);

test('10,000 draws on a large document: progress is seen, and a stop takes effect at once', async () => {
  const t = wordsOf('zh');
  const watched = await reader.open();
  const { page } = watched;
  await noteCalls(page);
  const document = large(2000, 10_000);
  await openFile(page, document);
  await expect.poll(() => shownSurplus(page), { timeout: 60_000, interval: 100 }).toBe(surplusOf(document));
  await page.locator('[data-panel="uncertainty"]').click();
  const opened = page.locator('.opened');
  const start = opened.getByRole('button', { name: t('whatif.run'), exact: true });
  const progress = opened.locator('progress');

  const times: { shown: number; free: number }[] = [];
  for (let tries = 0; tries < 5; tries += 1) {
    await start.click();
    await progress.waitFor();
    const value = () => progress.evaluate((it: HTMLProgressElement) => it.value);
    // It goes on, and of 10,000 draws on so large a document it is far from done.
    await expect.poll(value, { timeout: 60_000, interval: 20 }).toBeGreaterThan(0);
    const before = await value();
    await expect.poll(value, { timeout: 60_000, interval: 20 }).toBeGreaterThan(before);
    expect(await progress.evaluate((it: HTMLProgressElement) => it.max)).toBeGreaterThanOrEqual(10_000);
    expect(await opened.locator('.tools').innerText()).toMatch(/\d.*\/\s*10\s000/);
    const stopped = await stop(page, t('whatif.stop'));
    times.push(stopped);
    // Nothing goes on behind the page's back: the run is let go, and nothing of it comes.
    expect(stopped.after).toEqual(['endRun']);
    await start.waitFor();
    expect(await opened.locator('table').count()).toBe(0);
  }
  console.log(
    `stopped after ${times.map(({ shown, free }) => `${shown.toFixed(0)} and ${free.toFixed(0)}`).join(', ')} ms`,
  );
  expect(medianOf(times.map(({ shown }) => shown))).toBeLessThan(STOP);
  expect(medianOf(times.map(({ free }) => free))).toBeLessThan(STOP);
  // By keys, too: one button begins and stops, so that the focus stays where it is.
  await start.focus();
  await page.keyboard.press('Enter');
  await progress.waitFor();
  expect(await focused(page)).toBe(`button ${t('whatif.stop')}`);
  await page.keyboard.press('Enter');
  await progress.waitFor({ state: 'detached' });
  expect(await focused(page)).toBe(`button ${t('whatif.run')}`);
  expectQuiet(watched);
  await watched.close();
}, 120_000);

test('what was drawn of one work is not said of another; of an edit of the same it stays, and says so', async () => {
  const watched = await reader.open();
  const { page } = watched;
  const t = wordsOf('zh');
  await page.locator('[data-panel="uncertainty"]').click();
  const opened = page.locator('.opened');
  const start = opened.getByRole('button', { name: t('whatif.run'), exact: true });
  await start.click();
  await opened.locator('progress').waitFor();
  await opened.locator('progress').waitFor({ state: 'detached', timeout: 60_000 });
  await card(page, '政府').locator('.graph-name').click();
  await page.keyboard.press('Delete');
  await opened.getByText(t('whatif.outdated')).waitFor();
  expect(await opened.locator('table').count()).toBeGreaterThan(0);

  await openExample(page, 'hostile-environment');
  await start.waitFor();
  expect(await opened.locator('table').count()).toBe(0);
  expect(await opened.getByText(t('whatif.outdated')).count()).toBe(0);
  // Nor does a run go on.
  await start.click();
  await opened.locator('progress').waitFor();
  await openExample(page, 'four-units');
  await start.waitFor();
  expect(await opened.locator('progress, table').count()).toBe(0);
  expectQuiet(watched);
  await watched.close();
});
