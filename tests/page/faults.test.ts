// The engine is ended in every way it can be; the next edit is answered within a second, and nothing is lost.
import type { Page } from 'playwright-core';
import { afterEach, describe, expect, test } from 'vitest';
import { expectQuiet, FAULTY_SITE, ready, type Watched } from './browser';
import { LOCALE, saved, shownSurplus, stage, surplusOf, wordsOf } from './journey';

const reader = stage(FAULTY_SITE);
/** The largest time, ms, from an edit to the S on the page that it makes. */
const SOON = 1000;

let watched: Watched;
afterEach(() => watched.close());

/** The amount of the first exchange, in the open outline. */
const amount = (page: Page) => page.locator('[data-field="/exchanges/0/amount"]');

async function openOutline(page: Page): Promise<void> {
  await page.locator('.drawer .name').first().click();
  await amount(page).waitFor();
}

/** Names the document, which is how it asks the faulty engine for a fault. */
async function call(page: Page, title: string): Promise<void> {
  await page.locator('.bar input.title').fill(title);
}

/** ms from the edit to another S on the page, both seen from within it. */
function answerTime(page: Page, text: string): Promise<number> {
  return page.evaluate((typed) => {
    const field = document.querySelector<HTMLInputElement>('[data-field="/exchanges/0/amount"]');
    const shown = document.querySelector('[data-asks="surplus"] .count');
    if (!field || !shown) throw new Error('the outline is not open');
    return new Promise<number>((resolve, reject) => {
      const start = performance.now();
      const watch = new MutationObserver(() => resolve(performance.now() - start));
      watch.observe(shown, { characterData: true, childList: true, subtree: true });
      setTimeout(() => reject(new Error('no answer within ten seconds')), 10_000);
      field.value = typed;
      field.dispatchEvent(new Event('input', { bubbles: true }));
    });
  }, text);
}

/** The next edit is answered soon, by the right number, and the history leads to where it all began. */
async function expectRecovery(page: Page, opening: unknown, steps: number): Promise<void> {
  const time = await answerTime(page, '0.5');
  console.log(`answered after ${Math.round(time)} ms`);
  expect(time).toBeLessThan(SOON);
  const edited = await saved(page);
  expect(await shownSurplus(page)).toBe(surplusOf(edited));
  expect(edited.exchanges?.[0]?.amount).toBe(0.5);

  // What is kept on the device is the whole of it, history included.
  await expect
    .poll(() => page.locator('.drawer .summary').innerText())
    .toContain(wordsOf('en')('shell.kept'));
  await page.reload();
  await ready(page);
  expect(await saved(page)).toEqual(edited);
  for (let step = 0; step < steps; step += 1) await page.keyboard.press('Control+z');
  expect(await page.locator('.bar .icon').first().isEnabled()).toBe(false);
  expect(await saved(page)).toEqual(opening);
  await expect.poll(() => shownSurplus(page)).toBe('+88');
}

/** A panic leaves its own message in the console, for whoever mends it. */
function expectNoMoreThanThePanic(title: string): void {
  // Both engines of the page, the first verdict's and the whole one, are ended by the document.
  const panics = watched.faults.filter((fault) => fault.includes('panicked at'));
  expect(watched.faults).toEqual(panics);
  expect(panics.length > 0).toBe(title === 'fault: panic');
}

describe.each([
  ['a panic', 'fault: panic', 'crash'],
  ['a full stack', 'fault: overflow', 'crash'],
  ['an endless loop', 'fault: loop', 'time'],
] as const)('after %s', (_, title, reason) => {
  test('the page says so in plain words, and goes on', async () => {
    watched = await reader.open({ language: LOCALE.en });
    const { page } = watched;
    const opening = await saved(page);
    await openOutline(page);
    await call(page, title);
    const told = page.getByRole('status').filter({ hasText: wordsOf('en')(`io.engine.${reason}`) });
    await told.waitFor({ timeout: 10_000 });
    expect(await shownSurplus(page)).toBe('+88');
    expect((await saved(page)).title?.en).toBe(title);

    await call(page, 'Mended');
    await told.waitFor({ state: 'detached' });
    await expectRecovery(page, opening, 3);
    expectNoMoreThanThePanic(title);
  });

  test('the very next edit is answered soon', async () => {
    watched = await reader.open({ language: LOCALE.en });
    const { page } = watched;
    const opening = await saved(page);
    await openOutline(page);
    await call(page, title);
    await call(page, 'Mended at once');
    await expectRecovery(page, opening, 2);
    expectNoMoreThanThePanic(title);
  });
});

test('while the engine loops, the page answers to keys and pointer', async () => {
  watched = await reader.open({ language: LOCALE.en });
  const { page } = watched;
  await openOutline(page);
  await call(page, 'fault: loop');
  const longest = await page.evaluate(
    () =>
      new Promise<number>((resolve) => {
        const start = performance.now();
        let [before, most] = [start, 0];
        const frame = (now: number) => {
          most = Math.max(most, now - before);
          before = now;
          if (now - start > 1500) resolve(most);
          else requestAnimationFrame(frame);
        };
        requestAnimationFrame(frame);
      }),
  );
  console.log(`longest frame while the engine looped: ${Math.round(longest)} ms`);
  expect(longest).toBeLessThan(300);
  await page.getByRole('progressbar').waitFor();
  await page.locator('.graph-badge').first().click();
  await page.locator('.graph-sheet').waitFor();
  expect(await page.locator('.matrix .pill[aria-pressed="true"]').count()).toBe(1);
});

describe('when the worker is gone', () => {
  test.each(['closed by itself', 'before an edit and again after it'])('%s', async (when) => {
    watched = await reader.open({ language: LOCALE.en });
    const { page } = watched;
    const opening = await saved(page);
    await openOutline(page);
    const end = () => page.workers()[0]?.evaluate(() => self.close());
    await end();
    if (when.startsWith('before')) {
      expect(await answerTime(page, '0.75')).toBeLessThan(SOON);
      await end();
    }
    await expectRecovery(page, opening, 1);
    expectQuiet(watched);
  });
});

test('a document that ends the engine is still there after a reload, and can be undone', async () => {
  watched = await reader.open({ language: LOCALE.en });
  const { page } = watched;
  const opening = await saved(page);
  await call(page, 'fault: panic');
  await page
    .getByRole('status')
    .filter({ hasText: wordsOf('en')('io.engine.crash') })
    .waitFor();
  await expect
    .poll(() => page.locator('.drawer .summary').innerText())
    .toContain(wordsOf('en')('shell.kept'));
  await page.reload();
  await page
    .getByRole('status')
    .filter({ hasText: wordsOf('en')('io.engine.crash') })
    .waitFor();
  expect((await saved(page)).title?.en).toBe('fault: panic');
  await page
    .getByRole('button', { name: wordsOf('en')('shell.undo') })
    .first()
    .click();
  await ready(page);
  expect(await saved(page)).toEqual(opening);
  expect(await shownSurplus(page)).toBe('+88');
});
