// Scenarios: kept, changed, compared, used, undone, still there after a reload and in a link.
import { expect, test } from 'vitest';
import '../../www/i18n/scenarios';
import { scenariosOf, withoutScenarios } from '../../www/document/scenarios';
import { expectQuiet, ready } from './browser';
import { expectWords, saved, shownSurplus, stage, surplusOf, wordsOf } from './journey';

const reader = stage();
const t = wordsOf('zh');

test('a version is kept, the model changed, the two compared, and the kept one used again', async () => {
  const watched = await reader.open({ height: 1000 });
  const { page } = watched;
  const opening = await saved(page);
  const button = (name: string) => page.getByRole('button', { name, exact: true });
  const table = page.getByRole('table', { name: t('shell.scenarios') });
  const texts = (row: string | RegExp) =>
    table
      .getByRole('row')
      .filter({ has: page.getByRole('rowheader', { name: row }) })
      .getByRole('cell')
      .allInnerTexts();

  await button(t('shell.scenarios')).click();
  await button(t('scenarios.keep')).click();
  await page.getByRole('textbox', { name: t('scenarios.name') }).fill('原案');
  await button(t('shell.outline')).filter({ visible: true }).first().click();
  await page.locator('[data-field="/units/1/outputs/0/cost"]').fill('60');
  await page.keyboard.press('Enter');
  await expect.poll(() => shownSurplus(page)).not.toBe('+88');
  const changed = await saved(page);

  await button(t('shell.scenarios')).click();
  await expect.poll(() => texts(/^S$/)).toEqual([surplusOf(changed), '+88']);
  expect(await texts(/^职业院校 · .* · 成本$/)).toEqual(['60', '6']);
  await expectWords(page);
  // What differs is lit on the graph: the two ends of one exchange.
  await button(t('scenarios.markLong', { name: '原案' })).click();
  await expect.poll(() => page.locator('.graph-row.is-lit').count()).toBe(2);
  await button(t('scenarios.markLong', { name: '原案' })).click();
  await expect.poll(() => page.locator('.graph-row.is-lit').count()).toBe(0);

  await button(t('scenarios.openLong', { name: '原案' })).click();
  await expect.poll(() => shownSurplus(page)).toBe('+88');
  expect(withoutScenarios(await saved(page))).toEqual(opening);
  await page.keyboard.press('Control+z');
  expect(await saved(page)).toEqual(changed);

  await page.locator('.summary', { hasText: t('shell.kept') }).waitFor();
  await page.reload();
  await ready(page);
  expect(await saved(page)).toEqual(changed);
  expect(scenariosOf(changed).map(({ name, document }) => [name.zh, document])).toEqual([['原案', opening]]);
  expectQuiet(watched);
  await watched.close();
});
