// "What is the smallest change that makes this …?", asked of the verdict and of the ideal corner: one step, and back.
import { analyse } from 'gongsheng';
import { expect, test } from 'vitest';
import '../../www/i18n/whatif';
import { expectQuiet } from './browser';
import {
  expectRing,
  expectSurplusFollows,
  expectWords,
  LOCALE,
  pressUntil,
  saved,
  stage,
  wordsOf,
} from './journey';

const reader = stage();

test.each(['zh', 'en'] as const)('from the verdict, by keyboard, in %s', async (language) => {
  const watched = await reader.open({ language: LOCALE[language] });
  const { page } = watched;
  const t = wordsOf(language);
  const before = await saved(page);
  await page.locator('.verdict button.gap').focus();
  await expectRing(page);
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await dialog.getByText(t('reach.one')).waitFor();
  expect(await dialog.innerText()).toContain('1 → 3');
  await expectWords(page);
  // Esc goes back to where it was asked.
  await page.keyboard.press('Escape');
  await dialog.waitFor({ state: 'detached' });
  await page.keyboard.press('Enter');
  await dialog.getByText(t('reach.one')).waitFor();
  await pressUntil(page, 'Tab', `button ${t('whatif.tryIt')}`, 8);
  await page.keyboard.press('Enter');
  await dialog.waitFor({ state: 'detached' });
  expect(analyse(await expectSurplusFollows(page)).formation?.rung).toBe('durable');
  await expect.poll(() => page.locator('section.verdict').getAttribute('data-rung')).toBe('durable');
  await page.keyboard.press('Control+z');
  expect(await saved(page)).toEqual(before);
  expectQuiet(watched);
  await watched.close();
});

test('from the ideal corner, by touch on a phone: what is nearest, and the other goals', async () => {
  const watched = await reader.open({ width: 390, height: 844, touch: true });
  const { page } = watched;
  const t = wordsOf('zh');
  await page.locator('.tabs button', { has: page.locator('strong', { hasText: '果' }) }).tap();
  await page.getByRole('button', { name: t('reach.toIdeal') }).tap();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: t('whatif.tryIt') }).waitFor();
  const box = await dialog.boundingBox();
  expect(box?.x).toBeGreaterThanOrEqual(0);
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(390);
  expect(await dialog.innerText()).toContain(t('reach.lack.carriers', { pairs: 5, cutoff: 3 }));
  await dialog.getByRole('button', { name: t('whatif.tryIt') }).tap();
  const { behaviour, organisation } = analyse(await expectSurplusFollows(page));
  expect([behaviour?.system.mode, organisation?.system.level]).toEqual(['symmetric-mutualism', 'continuous']);
  await page.locator('.verdict button.gap').tap();
  await dialog.getByRole('button', { name: t('reach.others') }).tap();
  await page.getByRole('heading', { name: t('results.flip') }).waitFor();
  await expect.poll(() => page.locator('.reach').count()).toBe(5);
  expectQuiet(watched);
  await watched.close();
});
