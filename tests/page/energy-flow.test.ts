// The energy flow in the ledger: its labels and its table say the same numbers, and each opens its why.
import { readFileSync } from 'node:fs';
import type { LibraryEntry } from 'gongsheng';
import { expect, test } from 'vitest';
import { plain } from '../../www/i18n/format';
import { expectQuiet } from './browser';
import { expectWords, LOCALE, openFile, stage, wordsOf } from './journey';

const reader = stage();
const { document } = JSON.parse(
  readFileSync(new URL('../../src/library/hostile-environment.json', import.meta.url), 'utf8'),
) as LibraryEntry;

test.each(['zh', 'en'] as const)(
  'deficits come in from outside, and all of it balances, in %s',
  async (language) => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const t = wordsOf(language);
    await openFile(page, document);
    await page.locator('[data-panel=ledger]').click();
    const labels = page.locator('.sankey .label');
    await labels.first().waitFor();
    const values = await labels.locator('button, .value').allInnerTexts();
    // By keyboard: the table beside it.
    await page.getByText(t('results.flow.table')).focus();
    await page.keyboard.press('Enter');
    const table = page.getByRole('table', { name: t('results.flow.table') });
    const cells = await table.locator('tbody td').allInnerTexts();
    expect(cells.map((cell) => cell.trim()).sort()).toEqual(values.map((value) => value.trim()).sort());
    expect(await table.innerText()).toContain(t('results.flow.column.short'));
    await expectWords(page);
    // By pointer: the cost of all, and how much a unit is short.
    for (const name of [
      t('results.col.cost'),
      t('results.flow.short', { unit: language === 'zh' ? '校' : 'C' }),
    ]) {
      const number = labels.filter({ hasText: name }).locator('button').first();
      const value = (await number.innerText()).trim();
      await number.click();
      const why = page.getByRole('dialog');
      // The why writes it in full.
      const numbers = async () =>
        ((await why.innerText()).match(/[\d.]+/g) ?? []).map((one) => plain(Number(one)));
      await expect.poll(numbers).toContain(value);
      await page.keyboard.press('Escape');
      await why.waitFor({ state: 'detached' });
    }
    expectQuiet(watched);
    await watched.close();
  },
);
