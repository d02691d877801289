// A slider that is held shows where the verdicts turn: by keyboard and by pointer, and what is said is what happens.
import { analyse, type Consortium } from 'gongsheng';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import '../../www/i18n/flips';
import { expectQuiet } from './browser';
import { expectSurplusFollows, expectWords, LOCALE, saved, stage, wordsOf } from './journey';

const reader = stage();

/** What the institute gets for research funds: the pair of the institute and the enterprise hangs on it. */
async function funds(page: Page): Promise<{ pointer: string; field: Locator }> {
  const { exchanges = [], units = [] } = await saved(page);
  const exchange = exchanges.find(({ from, to }) => from.unit === 'E' && to.unit === 'R');
  const unit = units.findIndex(({ id }) => id === 'R');
  const input = units[unit]?.inputs?.findIndex(({ id }) => id === exchange?.to.input) ?? -1;
  const pointer = `/units/${unit}/inputs/${input}/value`;
  return { pointer, field: page.locator(`.outline [data-field="${pointer}"]:not(tr)`) };
}

const mode = (document: Consortium): string | undefined =>
  analyse(document).behaviour?.pairs.find(({ between }) => between.includes('E') && between.includes('R'))
    ?.mode;

/** Everything that a turn can change. */
function verdicts(document: Consortium): string {
  const { formation, behaviour, organisation } = analyse(document);
  return [formation?.rung, behaviour?.system.mode, organisation?.system.level, mode(document)].join(' ');
}

async function openOutline(page: Page): Promise<void> {
  await page.locator('.drawer .name').first().click();
  await page.locator('.outline').waitFor();
}

test.each(['zh', 'en'] as const)('by keyboard, in %s', async (language) => {
  const watched = await reader.open({ language: LOCALE[language] });
  const { page } = watched;
  const t = wordsOf(language);
  await openOutline(page);
  const { pointer, field } = await funds(page);
  await field.focus();
  await page.locator('.slider .flips').waitFor();
  await expect.poll(() => field.getAttribute('aria-valuetext')).toContain(t('mode.parasitism'));
  // What is to come is said, and comes.
  const said = (await field.getAttribute('aria-valuetext')) ?? '';
  const next = t('flips.verdict', {
    of: language === 'zh' ? '研–企' : 'R–E',
    verdict: t('mode.commensalism'),
  });
  expect(said).toContain(next);
  expect(await page.locator('.slider .ahead').innerText()).toContain(next);

  await page.keyboard.press(']');
  expect(mode(await expectSurplusFollows(page))).toBe('commensalism');
  await expect.poll(() => field.getAttribute('aria-valuetext')).toContain(t('mode.commensalism'));
  await page.keyboard.press(']');
  expect(mode(await expectSurplusFollows(page))).toBe('asymmetric-mutualism');
  await page.keyboard.press('[');
  await page.keyboard.press('[');
  expect(mode(await expectSurplusFollows(page))).toBe('parasitism');
  // A step, and ten of them.
  const before = Number((await field.inputValue()).replace('\u2212', '-'));
  await page.keyboard.press('ArrowUp');
  const one = Number(await field.inputValue()) - before;
  await page.keyboard.press('Shift+ArrowUp');
  expect(Number(await field.inputValue()) - before).toBeGreaterThan(10 * one);
  await expectWords(page);
  // Let go, it is a slider like the others.
  await page.keyboard.press('Tab');
  await page
    .locator('.slider', { has: page.locator(`[data-field="${pointer}"]`) })
    .locator('.flips')
    .waitFor({ state: 'detached' });
  expectQuiet(watched);
  await watched.close();
});

test('by pointer: the turns stay while the handle moves, and the drag is one step', async () => {
  const watched = await reader.open();
  const { page } = watched;
  await openOutline(page);
  const { pointer, field } = await funds(page);
  const present = await saved(page);
  await field.click();
  await page.locator('.slider .flips').waitFor();
  const own = page.locator('.slider', { has: page.locator(`[data-field="${pointer}"]`) });
  const places = () =>
    own.locator('.tick').evaluateAll((all) => all.map((tick) => tick.getBoundingClientRect().x));
  const ticks = await places();
  expect(ticks.length).toBeGreaterThanOrEqual(2);

  const rail = await own.locator('input[type=range]').boundingBox();
  const [first = 0, last = 0] = [ticks[0], ticks.at(-1)];
  if (!rail) throw new Error('no rail');
  const middle = rail.y + rail.height / 2;
  const handle = Number(
    await own.locator('.rail').evaluate((it) => parseFloat(it.style.getPropertyValue('--part'))),
  );
  await page.mouse.move(rail.x + 6.5 + ((rail.width - 13) * handle) / 100, middle);
  await page.mouse.down();
  // Past the last tick and back before the first: the mode on the page is what the stretch under the handle says.
  await page.mouse.move(last + 9, middle, { steps: 6 });
  expect(mode(await expectSurplusFollows(page))).not.toBe('parasitism');
  expect(await places()).toEqual(ticks);
  await page.mouse.move(first - 9, middle, { steps: 6 });
  await page.mouse.up();
  const low = await expectSurplusFollows(page);
  expect(mode(low)).toBe('parasitism');
  // The keys go on from where the pointer let go.
  await expect
    .poll(() => page.evaluate(() => document.activeElement?.getAttribute('data-field')))
    .toBe(pointer);
  // What comes next can be pointed at, too.
  await own.locator('.ahead button').last().click();
  expect(verdicts(await expectSurplusFollows(page))).not.toBe(verdicts(low));
  await page
    .getByRole('button', { name: wordsOf('zh')('shell.undo') })
    .first()
    .click();
  await page
    .getByRole('button', { name: wordsOf('zh')('shell.undo') })
    .first()
    .click();
  expect(await saved(page)).toEqual(present);
  expectQuiet(watched);
  await watched.close();
});
