// The focus is never lost: whatever is taken away or made anew under it, it is somewhere, in both languages.
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import '../../www/i18n/scenarios';
import { expectQuiet } from './browser';
import { example, focused, LOCALE, openFile, stage, wordsOf } from './journey';

const reader = stage();

/** Presses a key where the focus is put; then it is somewhere, and stays so. */
async function keeps(page: Page, at: Locator | null, ...keys: string[]): Promise<void> {
  await at?.focus();
  for (const key of keys) {
    await page.keyboard.press(key);
    await page.waitForTimeout(60);
    await expect.poll(() => focused(page), { message: `focus after ${key}` }).not.toBe('nowhere');
  }
}

describe.each(['zh', 'en'] as const)('in %s', (language) => {
  const t = wordsOf(language);

  test('what goes under the focus leaves it near: rows, periods, scenarios, and what undo takes away', async () => {
    const watched = await reader.open({ language: LOCALE[language], height: 1000 });
    const { page } = watched;
    await openFile(page, example('integrated-ideal'));
    const drawer = (tab: number) => page.locator(`.drawer .name:nth-child(${tab})`);
    await keeps(page, drawer(1), 'Enter');
    const sections = page.locator('.outline [role=tab]');
    await sections.first().waitFor();
    for (let section = 1; section < (await sections.count()); section += 1) {
      await sections.nth(section).click();
      const add = page.locator('.outline .tools button').last();
      // Added, and taken away again by undo while its first field has the focus.
      if (await add.count()) await keeps(page, add, 'Enter', 'Control+z');
      const remove = page.locator('.outline .panel .remove');
      if (await remove.count()) await keeps(page, remove.last(), 'Enter', 'Enter', 'Control+z', 'Control+z');
    }
    await keeps(page, drawer(2), 'Enter');
    await keeps(page, page.locator('.timeline .bar').first(), 'Delete', 'Control+z');
    await keeps(page, drawer(3), 'Enter');
    await keeps(page, page.getByRole('button', { name: t('scenarios.keep') }), 'Enter');
    await keeps(
      page,
      page.getByRole('textbox', { name: t('scenarios.name') }),
      'a',
      'Control+z',
      'Control+z',
    );
    // To the first of all steps: the button of undo cannot be pressed any more.
    const undo = page.locator('.bar .icon').first();
    await undo.focus();
    for (let step = 0; step < 40 && (await undo.isEnabled()); step += 1) await page.keyboard.press('Enter');
    await expect.poll(() => focused(page)).not.toBe('nowhere');
    expect(await undo.isDisabled()).toBe(true);
    expectQuiet(watched);
    await watched.close();
  }, 90_000);

  test('what is tried in a panel leaves it there, and so does its undo', async () => {
    const watched = await reader.open({ language: LOCALE[language], height: 1000 });
    const { page } = watched;
    for (const panel of ['pathways', 'diagnosis', 'sharing', 'flip', 'uncertainty']) {
      await keeps(page, page.locator(`[data-panel="${panel}"]`), 'Enter');
      const acts = page.locator('.opened button:enabled:not([aria-haspopup], [aria-pressed])');
      await acts.first().waitFor();
      for (const place of [0, 1]) {
        if ((await acts.count()) <= place) continue;
        await keeps(page, acts.nth(place), 'Enter', 'Control+z');
        await page.waitForTimeout(300);
        expect(await focused(page)).not.toBe('nowhere');
      }
      await keeps(page, page.locator('.back'), 'Enter');
      expect(await page.evaluate(() => document.activeElement?.getAttribute('data-panel'))).toBe(panel);
    }
    expectQuiet(watched);
    await watched.close();
  }, 90_000);
});
