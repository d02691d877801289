// Scenarios: kept, changed, compared, used, undone, still there after a reload and in a link.
import { expect, test } from 'vitest';
import '../../www/i18n/scenarios';
import { withoutScenarios } from '../../www/document/alone';
import { scenariosOf } from '../../www/document/scenarios';
import { analyse } from 'gongsheng';
import { setAt, valueAt } from '../../www/document/pointer';
import { expectQuiet, ready } from './browser';
import { large } from './everything';
import {
  declineTour,
  dropFile,
  example,
  expectWords,
  LOCALE,
  openFile,
  saved,
  shownSurplus,
  stage,
  surplusOf,
  wordsOf,
} from './journey';

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

test.each(['zh', 'en'] as const)(
  'on a phone three versions stand beside each other, in %s',
  async (language) => {
    const watched = await reader.open({ width: 390, height: 844, touch: true, language: LOCALE[language] });
    const { page } = watched;
    await declineTour(page);
    const document = example('compensation');
    const poor = setAt(document, '/units/0/outputs/0/cost', 90);
    await dropFile(page, {
      ...document,
      scenarios: [
        { name: { zh: '另案', en: 'The other way' }, document: poor },
        { name: { zh: '示例', en: 'Worked case' }, document: example('four-units') },
      ],
    });
    await page.locator('nav.tabs button').nth(1).tap();
    await page.locator('.drawer .name').nth(2).tap();
    const table = page.locator('.scenarios .scroll');
    const word = wordsOf(language)('mode.parasitism');
    await table.getByText(word, { exact: true }).first().waitFor();
    expect(await table.evaluate((it) => it.scrollWidth - it.clientWidth)).toBe(0);
    // What a cell says is all there.
    const cut = await table
      .locator('td, th')
      .evaluateAll((all) =>
        all.filter((it) => it.scrollWidth > it.clientWidth + 1).map((it) => it.textContent),
      );
    expect(cut).toEqual([]);
    expectQuiet(watched);
    await watched.close();
  },
);

/** Of the page's own thread, for a page of a hundred units, ms; on the wall it would be the machine's other work, too. */
const PAGE = 250;

test('of 2,000 units all are shown, those that differ most first, a hundred at a time', async () => {
  const document = large(2000, 10_000);
  // A receiver whose input is worth much more is what differs most.
  const at = document.exchanges?.[40]?.to;
  const unit = document.units?.findIndex(({ id }) => id === at?.unit) ?? -1;
  const input = document.units?.[unit]?.inputs?.findIndex(({ id }) => id === at?.input) ?? -1;
  const place = `/units/${unit}/inputs/${input}/value`;
  const other = setAt(document, place, 50 * Number(valueAt(document, place)));
  const watched = await reader.open({ height: 1000 });
  const { page } = watched;
  await openFile(page, { ...document, scenarios: [{ name: { zh: '另案' }, document: other }] });
  await page.getByRole('button', { name: t('shell.scenarios'), exact: true }).click();
  const table = page.getByRole('table', { name: t('shell.scenarios') });
  const rows = table.locator('tbody').nth(1).locator('tr:not(.part)');
  await expect.poll(() => rows.count(), { timeout: 60_000 }).toBe(12);
  const numbers = async (row: number) =>
    (await rows.nth(row).getByRole('cell').allInnerTexts()).map((text) =>
      Number(text.replace('\u2212', '-').replace(/[\s\u2009]/g, '')),
    );
  const surplus = (of: typeof document) => analyse(of).ledger?.units[unit]?.surplus ?? NaN;
  await expect
    .poll(async () => (await numbers(0))[1], { timeout: 60_000 })
    .toBeGreaterThan(surplus(document));
  expect((await numbers(0))[1]).toBeCloseTo(surplus(other), -1);

  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const worked = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'ThreadTime')?.value ?? Number.NaN);
  };
  const begun = await worked();
  await page.getByRole('button', { name: t('scenarios.allUnits', { count: '2\u2009000' }) }).click();
  await expect.poll(() => rows.count()).toBe(100);
  const unfolded = (await worked()) - begun;
  await page.getByRole('button', { name: t('scenarios.next') }).click();
  await page
    .getByText(t('scenarios.range', { from: 101, to: 200, of: '2\u2009000' }), { exact: true })
    .waitFor();
  const turned = (await worked()) - begun - unfolded;
  console.log(`all units: ${unfolded.toFixed(0)} ms of work, the next hundred ${turned.toFixed(0)}`);
  expect(Math.max(unfolded, turned)).toBeLessThan(PAGE);
  // By keys on to the last, and the picture beside has the same units.
  const next = page.getByRole('button', { name: t('scenarios.next') });
  for (let page = 3; page <= 20; page += 1) await next.press('Enter');
  expect(await next.isDisabled()).toBe(true);
  await expect.poll(() => rows.count()).toBe(100);
  const last = await rows.last().getByRole('rowheader').innerText();
  expect(await page.locator('.scenarios figure li .name').last().innerText()).toBe(last);
  expectQuiet(watched);
  await watched.close();
}, 120_000);
