// A slider that is held shows where the verdicts turn: by keyboard and by pointer, and what is said is what happens.
import { analyse, type Consortium } from 'gongsheng';
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import '../../www/i18n/flips';
import '../../www/i18n/whatif';
import { expectQuiet } from './browser';
import { everything } from './everything';
import {
  card,
  expectSurplusFollows,
  expectWords,
  LOCALE,
  openExample,
  openFile,
  saved,
  stage,
  wordsOf,
} from './journey';

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
    of: language === 'zh' ? '企–研' : 'E–R',
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

/** Half a project each, until one of them has so much that it loses nothing by the other's cost. */
const shared: Consortium = {
  ...everything,
  projects: everything.projects?.map((it) => ({ ...it, value: 30 })) ?? [],
};

test('a share: its turns are where the others give way, which they then do, as one step', async () => {
  const watched = await reader.open();
  const { page } = watched;
  await openFile(page, shared);
  await openOutline(page);
  await page.getByRole('tab', { name: new RegExp(`^${wordsOf('zh')('outline.section.projects')}`) }).click();
  await page.locator('.outline tr[data-field="/projects/0"] .toggle').click();
  const pointer = '/projects/0/members/0/share';
  const field = page.locator(`.outline [data-field="${pointer}"]`);
  const present = await saved(page);
  const shares = ({ projects }: Consortium) => projects?.[0]?.members.map(({ share }) => share ?? NaN) ?? [];
  await field.focus();
  await page.locator('.slider .flips .tick').first().waitFor();
  await page.keyboard.press(']');
  const turned = await expectSurplusFollows(page);
  const [own = 0, other = 0] = shares(turned);
  expect(own).toBeGreaterThan(0.4);
  expect(own + other).toBeCloseTo(1, 9);
  expect(allVerdicts(turned)).not.toBe(allVerdicts(present));
  await page.keyboard.press('Control+z');
  expect(await saved(page)).toEqual(present);
  // What is typed is one of several to be typed.
  await field.fill('0.9');
  await page.keyboard.press('Enter');
  expect(shares(await saved(page))).toEqual([0.9, 0.6]);
  expectQuiet(watched);
  await watched.close();
});

/** The modes of every pair, too. */
function allVerdicts(document: Consortium): string {
  const { behaviour } = analyse(document);
  return `${verdicts(document)} ${behaviour?.pairs.map((pair) => pair.mode).join(' ')}`;
}

test.each([
  ['on a screen', {}],
  ['on a phone', { width: 390, height: 844, touch: true }],
] as const)('a number in the row of a why, %s', async (_, screen) => {
  const watched = await reader.open(screen);
  const { page } = watched;
  const phone = 'touch' in screen;
  if (phone) await page.locator('.tabs button').last().click();
  await page.locator('[data-asks="surplus"]').filter({ visible: true }).first().click();
  const why = page.locator('dialog.why');
  await why.locator('button.edit').first().waitFor();
  const present = await saved(page);
  const { pointer } = await funds(page);
  // The row that holds what the enterprise's funds are worth to the institute.
  for (const edit of await why.locator('button.edit').all()) {
    await edit.click();
    if ((await why.locator(`[data-field="${pointer}"]`).count()) > 0) break;
  }
  const field = why.locator(`[data-field="${pointer}"]`);
  await field.focus();
  const slider = why.locator('.slider', { has: page.locator(`[data-field="${pointer}"]`) });
  await slider.locator('.flips .tick').first().waitFor();
  // All of it is to be seen within the why.
  const [rail, around] = [await slider.locator('.rail').boundingBox(), await why.boundingBox()];
  expect(rail && around && rail.x >= around.x && rail.x + rail.width <= around.x + around.width).toBe(true);
  expect(rail?.width).toBeGreaterThan(90);
  const next = slider.locator('.ahead button').last();
  await (phone ? next.tap() : page.keyboard.press(']'));
  await expect.poll(async () => verdicts(await saved(page))).not.toBe(verdicts(present));
  const surplus = analyse(await saved(page)).ledger?.total.surplus ?? NaN;
  await expect.poll(async () => Number(await why.locator('h2 b').innerText())).toBeCloseTo(surplus, 3);
  expectQuiet(watched);
  await watched.close();
});

test('in the panel of flips a share is tried, and the others give way', async () => {
  const watched = await reader.open();
  const { page } = watched;
  const t = wordsOf('zh');
  await openFile(page, shared);
  await page.locator('[data-panel="flip"]').click();
  const opened = page.locator('.opened');
  await opened
    .getByRole('combobox', { name: t('whatif.number') })
    .selectOption('/projects/0/members/0/share');
  const turn = opened.getByRole('button', { name: new RegExp(`^${t('whatif.tryIt')} 0`) }).first();
  await turn.waitFor();
  const to = Number((await turn.innerText()).replace(/[^\d.]/g, ''));
  const present = await saved(page);
  await turn.click();
  await expect.poll(async () => (await saved(page)).projects?.[0]?.members[0]?.share).toBe(to);
  const tried = await saved(page);
  expect(tried.projects?.[0]?.members[1]?.share).toBeCloseTo(1 - to, 9);
  expect(allVerdicts(tried)).not.toBe(allVerdicts(present));
  await page.keyboard.press('Control+z');
  expect(await saved(page)).toEqual(present);
  expectQuiet(watched);
  await watched.close();
});

test('in the panel of flips a number that is gone is not written, nor one of another work', async () => {
  const watched = await reader.open();
  const { page } = watched;
  const t = wordsOf('zh');
  const { pointer } = await funds(page);
  await page.locator('[data-panel="flip"]').click();
  const opened = page.locator('.opened');
  const number = opened.getByRole('combobox', { name: t('whatif.number') });
  const turn = opened.getByRole('button', { name: new RegExp(`^${t('whatif.tryIt')} \\d`) }).first();
  const told = () => number.evaluate((it: HTMLSelectElement) => it.selectedOptions[0]?.text);
  /** What can still be tried makes no problem, and no unit. */
  const expectSound = async () => {
    await opened.locator('table').first().waitFor();
    const before = await saved(page);
    if ((await turn.count()) === 0) return;
    await turn.click();
    const tried = await saved(page);
    expect(analyse(tried).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    expect(tried.units?.length).toBe(before.units?.length);
    await page.keyboard.press('Control+z');
  };
  await number.selectOption(pointer);
  await turn.waitFor();
  const name = await told();
  // What stands before it goes: it is the same number still.
  await card(page, '政府').locator('.graph-name').click();
  await page.keyboard.press('Delete');
  await expect.poll(() => number.inputValue()).not.toBe(pointer);
  expect(await told()).toBe(name);
  await page.keyboard.press('Control+z');
  await expect.poll(() => number.inputValue()).toBe(pointer);
  // It itself goes: another one stands in.
  await card(page, '科研机构').locator('.graph-name').click();
  await page.keyboard.press('Delete');
  await expect.poll(told).not.toContain('科研机构');
  expect(await told()).toMatch(/ · .* · /);
  await expectSound();

  await page.keyboard.press('Control+z');
  await number.selectOption(pointer);
  await openExample(page, 'todays-practice');
  await expectSound();
  expectQuiet(watched);
  await watched.close();
});
