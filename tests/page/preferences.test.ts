// Language, theme, size and the drawer's height are as the reader left them; without storage the page still works.
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import '../../www/i18n/sheets';
import { expectQuiet, ready } from './browser';
import { stage, wordsOf } from './journey';

const reader = stage();
const zh = wordsOf('zh');
const en = wordsOf('en');

const looks = (page: Page) =>
  page.evaluate(() => {
    const { lang, dataset } = document.documentElement;
    return [lang, dataset['theme'], dataset['size']].join(' ');
  });

test('the theme is that of the device until one is chosen', async () => {
  const watched = await reader.open({ language: 'en-GB' });
  const { page } = watched;
  const theme = () => page.evaluate(() => document.documentElement.dataset['theme']);
  await page.emulateMedia({ colorScheme: 'dark' });
  await expect.poll(theme).toBe('dark');
  await page.emulateMedia({ colorScheme: 'light' });
  await expect.poll(theme).toBe('light');
  await page.getByRole('button', { name: en('shell.toDark') }).click();
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.emulateMedia({ colorScheme: 'light' });
  await page.waitForTimeout(200);
  expect(await theme()).toBe('dark');
  expectQuiet(watched);
  await watched.close();
});

test('are kept over a reload, the theme from the first paint on', async () => {
  const watched = await reader.open({ language: 'zh-CN', theme: 'light' });
  const { page } = watched;
  expect(await looks(page)).toBe('zh-CN light normal');
  await page.getByRole('button', { name: zh('shell.languageLong') }).click();
  await page.getByRole('button', { name: en('shell.toDark') }).click();
  await page.getByRole('button', { name: en('shell.help'), exact: true }).click();
  await page.getByLabel(en('shell.size')).check();
  await page.keyboard.press('Escape');
  await page
    .getByRole('button', { name: en('shell.outline'), exact: true })
    .first()
    .click();
  const grip = page.getByRole('separator', { name: en('shell.resizeDrawer') });
  await grip.press('PageUp');
  const height = await grip.getAttribute('aria-valuenow');

  await page.addInitScript(() => {
    const painted: string[] = [];
    Reflect.set(window, 'painted', painted);
    requestAnimationFrame(() => painted.push(document.documentElement.dataset['theme'] ?? ''));
  });
  await page.reload();
  await ready(page);
  expect(await looks(page)).toBe('en dark projector');
  expect(await page.evaluate(() => Reflect.get(window, 'painted') as string[])).toEqual(['dark']);
  await page
    .getByRole('button', { name: en('shell.outline'), exact: true })
    .first()
    .click();
  expect(await grip.getAttribute('aria-valuenow')).toBe(height);
  expectQuiet(watched);
  await watched.close();
});

test('what is not understood, or refused, does no harm', async () => {
  const watched = await reader.open({ language: 'en-GB', theme: 'dark' });
  const { page } = watched;
  for (const kept of ['{"language":"fr","theme":7,"drawer":"high"}', 'null', '{"theme"']) {
    await page.evaluate((text) => localStorage.setItem('gongsheng', text), kept);
    await page.reload();
    await ready(page);
    expect(await looks(page)).toBe('en dark normal');
  }
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get: () => {
        throw new DOMException('refused', 'SecurityError');
      },
    });
  });
  await page.reload();
  await ready(page);
  await page.getByRole('button', { name: en('shell.toLight') }).click();
  expect(await looks(page)).toBe('en light normal');
  expectQuiet(watched);
  await watched.close();
});
