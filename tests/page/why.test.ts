// By keyboard: a number is asked why, its formula and rows are read, and Esc gives the focus back.
import { describe, expect, test } from 'vitest';
import { signed } from '../../www/i18n/format';
import '../../www/i18n/outline';
import '../../www/i18n/panels';
import '../../www/i18n/why';
import { expectQuiet } from './browser';
import {
  expectRing,
  expectWords,
  focused,
  LOCALE,
  press,
  pressUntil,
  shownSurplus,
  stage,
  wordsOf,
} from './journey';

const reader = stage();

describe.each(['zh', 'en'] as const)('why, by keyboard, in %s', (language) => {
  const t = wordsOf(language);

  test('the surplus: formula, rows that add up, the boundary, and back', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    await expect.poll(() => shownSurplus(page)).toBe('+88');

    await pressUntil(page, 'Tab', /^button \+88/, 80);
    await page.keyboard.press('Enter');
    const why = page.getByRole('dialog');
    await why.getByRole('table').waitFor();
    await expect.poll(() => focused(page)).toMatch(/^h2 .*\+88/s);
    await expectWords(page);

    const formulas = await why
      .getByRole('math')
      .evaluateAll((lines) => lines.map((line) => line.getAttribute('aria-label') ?? ''));
    expect(formulas[0]).toMatch(/^S = G − X = G − /);
    expect(formulas[1]).toMatch(/^88 = 195 − 107 = 195 − .14 \+ 91 \+ 2.$/);

    // The rows make the number asked, and are lit on the graph.
    const values = await why.locator('tbody td:last-child').allInnerTexts();
    expect(values).toHaveLength(11);
    const sum = values.reduce((total, text) => total + Number(text.replace('−', '-')), 0);
    expect(signed(sum)).toBe('+88');
    expect(await page.locator('.graph-row.is-lit').count()).toBe(20);
    expect(await why.innerText()).toContain(t('why.distance', { amount: '85.12\u2009eu' }));

    // A row points at its exchange; a setting stands where it is changed.
    await pressUntil(page, 'Tab', /^button /, 3);
    expect(
      await why.getByRole('button', { name: new RegExp(t('outline.field.setting.zeroBand')) }).count(),
    ).toBe(1);

    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(/^button \+88/);
    await expectRing(page);
    expect(await why.count()).toBe(0);
    expect(await page.locator('.graph-row.is-lit').count()).toBe(0);
    expectQuiet(watched);
    await watched.close();
  });

  test('a verdict of a pair, from its table', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    await expect.poll(() => shownSurplus(page)).toBe('+88');
    await pressUntil(page, 'Tab', new RegExp(`^button ${t('results.behaviour')}`), 80);
    await press(page, 'Enter', `button ${t('results.back')}`);
    await page.locator('.opened table').waitFor();
    const mode = t('results.mode.commensalism');
    await pressUntil(page, 'Tab', `button ${mode}`, 40);
    await page.keyboard.press('Enter');
    const why = page.getByRole('dialog');
    await why.getByRole('math').first().waitFor();
    // One side's gain is as good as nothing, the other's is not.
    expect(await why.getByRole('math').first().getAttribute('aria-label')).toMatch(/^\|s\(.*\)\| ≤ /);
    expect(await why.getByRole('math').nth(1).getAttribute('aria-label')).toMatch(/> .*15 > 0\.15/);
    await expectWords(page);
    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toBe(`button ${mode}`);
    expectQuiet(watched);
    await watched.close();
  });

  test('the place in the matrix, and every number of the fair shares', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const why = page.getByRole('dialog');
    await page
      .locator('.placed')
      .getByRole('button', { name: t('mode.asymmetric-mutualism') })
      .click();
    await why.getByRole('math').first().waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: new RegExp(`^${t('results.sharing')}`) }).click();
    // Four units, realised and four rules and what is due; the core of all; the total; four facts.
    await expect.poll(() => page.locator('.opened .asked').count()).toBe(4 * 6 + 5 + 1 + 4);
    await page.locator('.opened td .asked', { hasText: '12.3' }).click();
    await expect.poll(() => why.getByRole('heading').innerText()).toContain('12.3011');
    expectQuiet(watched);
    await watched.close();
  });

  test('every number of evolution, participation and diagnosis has its why, and what a pathway gains', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const why = page.getByRole('dialog');
    const opened = page.locator('.opened');
    for (const panel of ['evolution', 'participation', 'diagnosis', 'pathways'] as const) {
      await page.getByRole('button', { name: new RegExp(`^${t(`results.${panel}`)}`) }).click();
      await opened.locator('.asked').first().waitFor();
      // No number of a table, and none beside a finding, stands there that cannot be asked; of a pathway its gain can.
      const bare = await opened.locator('td, li .value').evaluateAll((cells) =>
        cells.flatMap((cell) => {
          const rest = cell.cloneNode(true) as HTMLElement;
          for (const known of rest.querySelectorAll('.asked, small')) known.remove();
          const text = rest.textContent;
          return /\d/.test(text) ? [text.trim()] : [];
        }),
      );
      if (panel !== 'pathways') expect(bare, panel).toEqual([]);
      const asked = opened.locator('.asked');
      const most = panel === 'pathways' ? 3 : Infinity;
      for (let place = 0; place < Math.min(most, await asked.count()); place += 1) {
        await asked.nth(place).evaluate((button: HTMLElement) => {
          button.click();
        });
        await why.locator('.formula, .rows').first().waitFor();
        await page.keyboard.press('Escape');
      }
      await expectWords(page);
      await page.getByRole('button', { name: t('results.back') }).click();
    }
    expectQuiet(watched);
    await watched.close();
  });
});
