// The tour: offered once, led through by keys alone, on a phone too, left at any step with the focus where it was.
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import '../../www/i18n/glossary';
import '../../www/i18n/lessons';
import '../../www/i18n/sheets';
import { steps, titleOf } from '../../www/lessons/steps';
import { expectQuiet, ready } from './browser';
import { expectWords, focused, LOCALE, stage, wordsOf } from './journey';

const reader = stage();

/** What the note points at has a ring round it, inside the window, and the note does not cover it where it need not. */
async function expectPointing(page: Page): Promise<void> {
  await expect
    .poll(
      () =>
        page.evaluate(() => {
          const boxes = ['.tour-ring', '.tour-note'].map((it) =>
            document.querySelector(it)?.getBoundingClientRect(),
          );
          const [ring, note] = boxes;
          if (!ring || !note) return 'not there';
          const seen =
            note.left >= 0 && note.top >= 0 && note.right <= innerWidth && note.bottom <= innerHeight;
          const apart =
            note.right <= ring.left ||
            note.left >= ring.right ||
            note.bottom <= ring.top ||
            note.top >= ring.bottom;
          return seen && (apart || ring.height > innerHeight / 2) ? 'beside' : JSON.stringify({ ring, note });
        }),
      { timeout: 8000 },
    )
    .toBe('beside');
}

describe.each([
  ['zh', 1280, 800],
  ['en', 390, 844],
] as const)('the tour in %s at %i px', (language, width, height) => {
  const t = wordsOf(language);
  const phone = width < 640;

  test('is offered once, and told step by step', async () => {
    const watched = await reader.open({ language: LOCALE[language], width, height, touch: phone });
    const { page } = watched;
    const offer = page.getByRole('complementary', { name: t('lessons.label') });
    await offer.getByRole('button', { name: t('lessons.start') }).press('Enter');
    await offer.waitFor({ state: 'detached' });
    const note = page.getByRole('dialog', { name: t('lessons.label') });
    for (const [at, step] of steps.entries()) {
      await note.getByRole('heading', { name: t(titleOf(step)) }).waitFor();
      const count = { step: at + 1, steps: steps.length };
      expect(await note.innerText()).toContain(t('lessons.at', count));
      if (step.id === 'verdict') expect(await note.innerText()).toMatch(/195.*107.*\+88/s);
      await expectPointing(page);
      await expectWords(page);
      const next = note.getByRole('button', {
        name: t(at === steps.length - 1 ? 'lessons.finish' : 'lessons.next'),
      });
      await next.press('Enter');
    }
    await note.waitFor({ state: 'detached' });
    await expect.poll(() => focused(page)).not.toBe('nowhere');

    await page.reload();
    await ready(page);
    await page.waitForTimeout(1500);
    expect(await offer.count()).toBe(0);
    expectQuiet(watched);
    await watched.close();
  });
});

test('what a step invites to is noticed, and Esc leaves at any step', async () => {
  const t = wordsOf('en');
  const watched = await reader.open({ language: LOCALE.en });
  const { page } = watched;
  const help = page.getByRole('button', { name: t('shell.help'), exact: true });
  await help.press('Enter');
  await page.getByRole('button', { name: t('lessons.again') }).press('Enter');
  const note = page.getByRole('dialog', { name: t('lessons.label') });
  const next = note.getByRole('button', { name: t('lessons.next') });
  const why = steps.findIndex(({ id }) => id === 'why');
  for (let at = 0; at < why; at += 1) await next.press('Enter');
  expect(await note.innerText()).not.toContain(t('lessons.tried'));
  await page.locator('[data-asks="surplus"]').filter({ visible: true }).press('Enter');
  await expect.poll(() => note.innerText()).toContain(t('lessons.tried'));
  // The why closes first, then the tour.
  await expect.poll(() => page.getByRole('dialog').count()).toBe(2);
  await page.keyboard.press('Escape');
  await expect.poll(() => page.getByRole('dialog').count()).toBe(1);
  await next.focus();
  await page.keyboard.press('Escape');
  await note.waitFor({ state: 'detached' });
  await expect.poll(() => focused(page)).toContain(t('shell.help'));
  expectQuiet(watched);
  await watched.close();
});

test('declined, it is not offered again; and the first edit declines it', async () => {
  const t = wordsOf('zh');
  const watched = await reader.open();
  const { page } = watched;
  const offer = page.getByRole('complementary', { name: t('lessons.label') });
  await offer.waitFor();
  await page.locator('.bar .title').fill('我的联合体');
  await offer.waitFor({ state: 'detached' });
  await page.reload();
  await ready(page);
  await page.waitForTimeout(1500);
  expect(await offer.count()).toBe(0);
  await watched.close();
});

/** What of the graph lies under the offer: elements by their class, and points of painted exchanges. */
function covered(page: Page): Promise<string[]> {
  return page.locator('.offer').evaluate((offer) => {
    const own = offer.getBoundingClientRect();
    const standing = [
      ...document.querySelectorAll('.graph :is(.graph-card, .graph-badge, button, .dial, .graph-key)'),
    ].filter((element) => {
      const { left, right, top, bottom, width } = element.getBoundingClientRect();
      const meets = left < own.right && own.left < right && top < own.bottom && own.top < bottom;
      return width > 0 && meets && element.checkVisibility({ visibilityProperty: true });
    });
    const painted = [...document.querySelectorAll<HTMLCanvasElement>('.graph-canvas')].flatMap((canvas) => {
      const box = canvas.getBoundingClientRect();
      const copy = new OffscreenCanvas(Math.ceil(own.width), Math.ceil(own.height));
      const brush = copy.getContext('2d', { willReadFrequently: true });
      brush?.drawImage(canvas, box.x - own.x, box.y - own.y, box.width, box.height);
      const pixels = brush?.getImageData(0, 0, copy.width, copy.height).data;
      return pixels?.some((value, at) => at % 4 === 3 && value > 0) ? ['an exchange'] : [];
    });
    const outside = own.left < 0 || own.top < 0 || own.right > innerWidth || own.bottom > innerHeight;
    return [...standing.map((it) => it.className), ...painted, ...(outside ? ['beyond the window'] : [])];
  });
}

test.each([
  [1280, 800, 'zh', false],
  [1280, 800, 'en', false],
  [768, 1024, 'zh', true],
  [768, 1024, 'en', false],
  [390, 844, 'zh', true],
  [390, 664, 'en', true],
] as const)('the offer covers nothing at %i × %i px in %s', async (width, height, language, touch) => {
  const watched = await reader.open({ width, height, touch, language: LOCALE[language] });
  const { page } = watched;
  const offer = page.locator('.offer');
  await offer.waitFor();
  expect(await covered(page)).toEqual([]);
  // Where the room changes it looks for another place.
  await page.setViewportSize({ width: width - 30, height: height - 60 });
  await offer.waitFor({ state: 'hidden' });
  await offer.waitFor();
  expect(await covered(page)).toEqual([]);
  expectQuiet(watched);
  await watched.close();
});

test('while a menu is open the offer is out of its way', async () => {
  const watched = await reader.open({ language: LOCALE.en });
  const { page } = watched;
  const offer = page.locator('.offer');
  await offer.waitFor();
  await page.keyboard.press('Tab');
  await page.locator('.graph-tools button').first().press('Enter');
  await page.locator('.graph-menu').waitFor();
  expect(await offer.isVisible()).toBe(false);
  await page.keyboard.press('Escape');
  await offer.waitFor();
  expectQuiet(watched);
  await watched.close();
});

test('on a phone it leaves the thumb’s place to what was just said', async () => {
  const watched = await reader.open({ language: LOCALE.en, width: 390, height: 844, touch: true });
  const { page } = watched;
  const offer = page.locator('.offer');
  await offer.waitFor();
  // What an exchange being drawn may join is said while it is drawn.
  await page.locator('.graph-card').first().press('Enter');
  await page.keyboard.press('Enter');
  await page.locator('.graph-toast.is-shown').waitFor();
  expect(await offer.isVisible()).toBe(false);
  await page.keyboard.press('Escape');
  await offer.waitFor();
  expectQuiet(watched);
  await watched.close();
});
