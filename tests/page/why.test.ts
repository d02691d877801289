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
    const values = await why.locator('tbody td.value').allInnerTexts();
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
    await page.locator('[data-panel="sharing"]').click();
    // Four units, realised and four rules and what is due; the core of all; the total.
    await expect
      .poll(() => page.locator('.opened table').first().locator('.asked').count())
      .toBe(4 * 6 + 5 + 6);
    await page.locator('.opened td .asked', { hasText: '12.3' }).click();
    await expect.poll(() => why.getByRole('heading').innerText()).toContain('12.3011');
    expectQuiet(watched);
    await watched.close();
  });

  test('a row is changed in its place, asked in its turn, and all of it undone', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    await expect.poll(() => shownSurplus(page)).toBe('+88');
    await page.locator('[data-asks="surplus"]').filter({ visible: true }).focus();
    await page.keyboard.press('Enter');
    const why = page.getByRole('dialog');
    const number = why.locator('h2 b');
    await why.getByRole('table').waitFor();
    await expect.poll(() => focused(page)).toMatch(/^h2 /);

    // From the number on by Tab alone: the first row's Edit, and its fields one after the other.
    await pressUntil(page, 'Tab', new RegExp(`^button ${t('why.editOf', { name: '.*' })}`), 6);
    await page.keyboard.press('Enter');
    await pressUntil(page, 'Tab', /^field \/units\/\d+\/inputs\/\d+\/value$/, 12);
    const field = await focused(page);
    await page.keyboard.press('Control+a');
    await page.keyboard.type('50');
    // 10 more of value, of which the interface takes a tenth.
    await expect.poll(() => number.innerText()).toBe('+97');
    await expect.poll(() => shownSurplus(page)).toBe('+97');
    expect(await focused(page)).toBe(field);
    await expect.poll(() => why.locator('tbody .value').first().innerText()).toBe('+31');

    // The row's own number, and back.
    await pressUntil(page, 'Shift+Tab', 'button +31', 12);
    await page.keyboard.press('Enter');
    await expect.poll(() => number.innerText()).toBe('+31');
    expect(await why.locator('h3').innerText()).toBe(t('why.fields'));
    await why.getByRole('button', { name: t('why.back') }).click();
    await expect.poll(() => number.innerText()).toBe('+97');

    await page.keyboard.press('Escape');
    await expect.poll(() => focused(page)).toMatch(/^button \+97/);
    await page.keyboard.press('Control+z');
    await expect.poll(() => shownSurplus(page)).toBe('+88');
    await expectWords(page);
    expectQuiet(watched);
    await watched.close();
  });

  test('by touch on a phone: a row is changed in its place', async () => {
    const watched = await reader.open({ language: LOCALE[language], width: 390, height: 844, touch: true });
    const { page } = watched;
    await page.locator('.tabs button').nth(2).tap();
    await page.locator('.balance .asked', { hasText: '195' }).tap();
    const why = page.getByRole('dialog');
    await why.getByRole('table').waitFor();
    const edit = why.locator('.edit').first();
    const size = await edit.boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(44);
    await edit.tap();
    const field = why.locator('.open input[type="text"]').nth(4);
    await field.tap();
    await field.fill('50');
    await expect.poll(() => why.locator('h2 b').innerText()).toBe('205');
    // Nothing is wider than the sheet.
    expect(await why.evaluate((it) => it.scrollWidth - it.clientWidth)).toBeLessThanOrEqual(0);
    expectQuiet(watched);
    await watched.close();
  });

  test('what a pathway makes, and what is drawn, are asked of themselves and copied', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const why = page.getByRole('dialog');
    const opened = page.locator('.opened');
    const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
    await page.locator('[data-panel="pathways"]').click();
    const row = opened.locator('tbody').nth(1);
    await row.locator('td .asked').first().click();
    await why.getByRole('table').waitFor();
    const gained = await why.locator('h2 b').innerText();
    const shown = await row.locator('td .asked').first().innerText();
    expect(signed(Number(gained))).toBe(shown);
    await why.getByRole('button', { name: t('why.copyText') }).click();
    await expect.poll(clipboard).toContain(gained);
    await why.getByRole('button', { name: t('why.copyLatex') }).click();
    await expect.poll(clipboard).toContain('\\Delta S &= S^{+} - S');
    await page.keyboard.press('Escape');
    // S then is the S of a document that nobody has made yet.
    await row.locator('td .asked').nth(1).click();
    await why.getByRole('table').waitFor();
    expect(Number(await why.locator('h2 b').innerText())).toBeCloseTo(88 + Number(gained), 3);
    expect(await why.locator('.edit').count()).toBe(0);
    await page.keyboard.press('Escape');
    expect(await page.locator('.panel .surplus').innerText()).toContain('+88');
    expectQuiet(watched);
    await watched.close();
  });

  test('Esc closes it wherever the focus went, what was opened since before it', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const why = page.locator('dialog.why');
    const ask = async () => {
      await page.locator('[data-asks="surplus"]').filter({ visible: true }).click();
      await why.getByRole('table').waitFor();
    };
    for (const [elsewhere, x] of [
      ['header.bar', 640],
      ['.graph-stage', 5],
    ] as const) {
      await ask();
      await page.locator(elsewhere).click({ position: { x, y: 5 } });
      await page.keyboard.press('Escape');
      await expect.poll(() => why.count(), { message: elsewhere }).toBe(0);
      await expect.poll(() => focused(page)).toMatch(/^button \+88/);
    }

    await ask();
    await page
      .locator('.graph-card')
      .first()
      .click({ position: { x: 60, y: 8 } });
    const selected = page.locator('.graph-card.is-selected');
    await expect.poll(() => selected.count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => selected.count()).toBe(0);
    expect(await why.count()).toBe(1);
    await page.getByRole('button', { name: t('shell.help'), exact: true }).click();
    await page.locator('dialog:modal').waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog:modal').count()).toBe(0);
    expect(await why.count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => why.count()).toBe(0);

    // Over a panel it closes first, and the panel after it.
    await page.locator('[data-panel="ledger"]').click();
    await page.locator('.opened .asked').first().click();
    await why.waitFor();
    await page.locator('.panel .back').focus();
    await page.keyboard.press('Escape');
    await expect.poll(() => why.count()).toBe(0);
    expect(await page.locator('.opened').count()).toBe(1);
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('.opened').count()).toBe(0);
    expectQuiet(watched);
    await watched.close();
  });
});
