// How sure it is, of 2,000 units and 10,000 exchanges: the draws are seen to go on, and stop when they are told to.
import { expect, test } from 'vitest';
import '../../www/i18n/whatif';
import { expectQuiet } from './browser';
import { large } from './everything';
import { openFile, shownSurplus, stage, surplusOf, wordsOf } from './journey';

const reader = stage();
const t = wordsOf('zh');

/** From the click until the panel has stopped, ms: the median of five, as one may meet the machine's other work. */
const STOP = 100;

test('10,000 draws on a large document: progress is seen, and a stop takes effect at once', async () => {
  const watched = await reader.open();
  const { page } = watched;
  const document = large(2000, 10_000);
  await openFile(page, document);
  await expect.poll(() => shownSurplus(page), { timeout: 60_000, interval: 100 }).toBe(surplusOf(document));
  await page.locator('[data-panel="uncertainty"]').click();
  const opened = page.locator('.opened');
  const start = opened.getByRole('button', { name: t('whatif.run'), exact: true });
  const progress = opened.locator('progress');

  const times: number[] = [];
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
    times.push(
      await opened.evaluate(
        (panel, stop) =>
          new Promise<number>((resolve) => {
            const button = [...panel.querySelectorAll('button')].find((it) => it.textContent.trim() === stop);
            if (!button) return resolve(Infinity);
            let clicked = 0;
            new MutationObserver((_, observer) => {
              if (panel.querySelector('progress')) return;
              observer.disconnect();
              // Seen, and not only made.
              requestAnimationFrame(() => resolve(performance.now() - clicked));
            }).observe(panel, { subtree: true, childList: true });
            button.addEventListener('click', () => (clicked = performance.now()), {
              capture: true,
              once: true,
            });
            button.click();
          }),
        t('whatif.stop'),
      ),
    );
    // Nothing goes on behind the page's back: the way to begin is there, and nothing of the stopped run comes.
    await start.waitFor();
    expect(await opened.locator('table').count()).toBe(0);
  }
  const median = [...times].sort((a, b) => a - b)[2] ?? Infinity;
  console.log(`stopped after ${times.map((time) => time.toFixed(0)).join(', ')} ms`);
  expect(median).toBeLessThan(STOP);
  expectQuiet(watched);
  await watched.close();
}, 120_000);
