// In Firefox too: the verdict is read, a cost is edited by keyboard, undone and redone, kept over a reload, and told in the other language.
import { expect, test } from 'vitest';
import { expectQuiet, FIREFOX, launch, launchFirefox, ready, SITE } from './browser';
import {
  expectSurplusFollows,
  expectWords,
  press,
  pressUntil,
  saved,
  shownSurplus,
  stage,
  wordsOf,
} from './journey';

const reader = stage(SITE, FIREFOX === '' ? launch : launchFirefox);
const zh = wordsOf('zh');
const en = wordsOf('en');

test.skipIf(FIREFOX === '')(
  'edits by keyboard, takes it back, and finds the work after a reload',
  async () => {
    const watched = await reader.open({ language: 'zh-CN' });
    const { page } = watched;
    const verdict = () => page.getByRole('heading', { level: 2 }).first().innerText();
    const opening = await saved(page);
    expect(await shownSurplus(page)).toBe('+88');
    await expectWords(page);

    await pressUntil(page, 'Tab', /^unit /);
    await pressUntil(page, 'Tab', `button ${zh('shell.outline')}`);
    await press(page, 'Enter', `button ${zh('shell.outline')}`);
    await page.locator('[data-field^="/units/1/outputs/"]').first().waitFor();
    await pressUntil(page, 'Tab', /^field \/units\/1\/outputs\/\d\/cost$/, 40);
    await page.keyboard.type('400');
    const poor = await expectSurplusFollows(page);
    expect(await shownSurplus(page)).toMatch(/^\u2212/);
    await expect.poll(verdict).toBe(zh('rung.interacting'));

    await page.keyboard.press('Control+z');
    await expect.poll(() => shownSurplus(page)).toBe('+88');
    expect(await saved(page)).toEqual(opening);
    await page.keyboard.press('Control+Shift+z');
    await expect.poll(() => shownSurplus(page)).not.toBe('+88');
    await page.getByText(zh('shell.kept')).filter({ visible: true }).first().waitFor();

    await page.reload();
    await ready(page);
    expect(await saved(page)).toEqual(poor);
    await page.keyboard.press('Control+z');
    await expect.poll(() => shownSurplus(page)).toBe('+88');

    await page.getByRole('button', { name: zh('shell.languageLong') }).press('Enter');
    await page.getByRole('main', { name: en('shell.main') }).waitFor();
    await expect.poll(verdict).toBe(en('rung.formed'));
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('en');
    await expectWords(page);
    expectQuiet(watched);
    await watched.close();
  },
);
