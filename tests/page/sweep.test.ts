// A sweep: every cell is reached by keys and by finger, its numbers are used as one step, or it is kept as a document of
// its own beside the one that stands.
import { analyse, type Consortium } from 'gongsheng';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { withoutScenarios } from '../../www/document/alone';
import { scenariosOf } from '../../www/document/scenarios';
import '../../www/i18n/scenarios';
import '../../www/i18n/whatif';
import { expectQuiet, type Reader } from './browser';
import { everything } from './everything';
import { card, expectWords, openExample, openFile, saved, stage, surplusOf, wordsOf } from './journey';

const reader = stage();
const t = wordsOf('zh');

async function swept(own: Reader, document?: Consortium) {
  const watched = await reader.open(own);
  const { page } = watched;
  if (document) await openFile(page, document);
  if (own.touch) await page.locator('.tabs button').last().click();
  await page.locator('[data-panel="sweep"]').click();
  const opened = page.locator('.opened');
  await opened.getByRole('button', { name: t('whatif.run'), exact: true }).waitFor();
  return { watched, page, opened };
}
const run = async (page: Page): Promise<void> => {
  await page
    .locator('.opened')
    .getByRole('button', { name: t('whatif.run'), exact: true })
    .click();
  await page.locator('.opened .map').waitFor();
};
const told = (page: Page): Promise<string> => page.locator('.opened .cell').innerText();

/** The open panel's first line tells S once it is that of the document. */
async function expectFollows(page: Page): Promise<Consortium> {
  const document = await saved(page);
  const surplus = async () =>
    (await page.locator('.panel .line .surplus').innerText()).replace(/eu$/, '').trim();
  await expect.poll(surplus).toBe(surplusOf(document));
  return document;
}

/** What a document's verdicts are, as a cell says them. */
function verdictsOf(document: Consortium): string[] {
  const { behaviour, formation } = analyse(document);
  return [
    surplusOf(document),
    t(`mode.${behaviour?.system.mode ?? 'none'}`),
    t(`rung.${formation?.rung ?? 'none'}`),
  ];
}

test('by keys: a cell is looked at, used, undone, and kept as a scenario that opens', async () => {
  const { watched, page, opened } = await swept({ height: 1000 });
  const opening = await saved(page);
  await run(page);
  const map = opened.locator('.map');
  await map.focus();
  const first = Number(await map.getAttribute('aria-valuenow'));
  for (const key of ['ArrowRight', 'ArrowRight', 'ArrowUp', 'ArrowLeft', 'ArrowDown', 'ArrowDown'])
    await page.keyboard.press(key);
  expect(Number(await map.getAttribute('aria-valuenow'))).toBe(first + 1 - 21);
  const text = await map.getAttribute('aria-valuetext');
  expect((await told(page)).replace(/\s/g, '')).toBe(text?.replace(/\s/g, ''));

  await opened.getByRole('button', { name: t('whatif.sweep.open') }).click();
  const used = await expectFollows(page);
  expect(used).not.toEqual(opening);
  for (const verdict of verdictsOf(used)) expect(text).toContain(verdict);
  await page.keyboard.press('Control+z');
  expect(await saved(page)).toEqual(opening);

  // Kept: what stands is as it was, and the cell is a whole document under the name of its numbers.
  await opened.getByRole('button', { name: t('whatif.sweep.keep') }).click();
  const table = page.getByRole('table', { name: t('shell.scenarios') });
  await table.waitFor();
  const kept = await saved(page);
  expect(withoutScenarios(kept)).toEqual(opening);
  const [scenario] = scenariosOf(kept);
  expect(scenario?.document).toEqual(used);
  expect(text).toContain(scenario?.name.zh);
  expect(scenario?.name.en).not.toBe(scenario?.name.zh);
  await expect
    .poll(() => table.getByRole('row').filter({ hasText: /^S/ }).getByRole('cell').allInnerTexts())
    .toEqual(['+88', surplusOf(used)]);
  // The grid is still of the model that stands.
  expect(await opened.getByText(t('whatif.outdated')).count()).toBe(0);
  await page
    .getByRole('button', { name: t('scenarios.openLong', { name: scenario?.name.zh ?? '' }) })
    .click();
  expect(withoutScenarios(await expectFollows(page))).toEqual(used);
  await expectWords(page);
  expectQuiet(watched);
  await watched.close();
});

test('by finger: a cell is tapped, and the ones beside it are reached by buttons', async () => {
  const { watched, page, opened } = await swept({ width: 390, height: 844, touch: true });
  await run(page);
  const map = opened.locator('.map');
  await map.scrollIntoViewIfNeeded();
  const box = await map.boundingBox();
  if (!box) throw new Error('no map');
  const now = async () => Number(await map.getAttribute('aria-valuenow'));
  await page.touchscreen.tap(box.x + (2.5 / 21) * box.width, box.y + (1 - 4.5 / 21) * box.height);
  expect(await now()).toBe(4 * 21 + 2);
  const step = (way: 'left' | 'right' | 'higher' | 'lower') =>
    opened.getByRole('button', { name: t(`whatif.sweep.${way}`) });
  for (const way of ['left', 'higher', 'right', 'right', 'lower', 'lower'] as const) {
    const size = await step(way).boundingBox();
    expect(Math.min(size?.width ?? 0, size?.height ?? 0)).toBeGreaterThanOrEqual(43.9);
    await step(way).tap();
  }
  expect(await now()).toBe(3 * 21 + 3);
  expectQuiet(watched);
  await watched.close();
});

test('the fields show what will be swept, and say why where it is not what was typed', async () => {
  const { watched, page, opened } = await swept({ height: 1000 });
  const field = (of: 'from' | 'to' | 'values') =>
    opened.getByRole('spinbutton', { name: t(`whatif.sweep.${of}`) }).first();
  const button = opened.getByRole('button', { name: t('whatif.run'), exact: true });
  for (const [of, typed, shown, why] of [
    ['from', '-5', '0', t('whatif.sweep.atLeast', { least: '0' })],
    ['values', '2.5', '3', t('whatif.sweep.count', { most: '101' })],
    ['values', '0', '2', t('whatif.sweep.count', { most: '101' })],
    ['values', '1000', '101', t('whatif.sweep.count', { most: '101' })],
  ] as const) {
    await field(of).fill(typed);
    await field(of).press('Tab');
    expect(await field(of).inputValue()).toBe(shown);
    await opened.getByText(why).waitFor();
  }
  // What is missing is asked for, and waited for.
  await field('to').fill('');
  await opened.getByText(t('whatif.sweep.blank')).waitFor();
  expect(await button.isDisabled()).toBe(true);
  await field('to').fill('10');
  await field('values').fill('5');
  await run(page);
  expect(await opened.getByText(t('whatif.sweep.blank')).count()).toBe(0);
  expect(await field('values').inputValue()).toBe('5');
  await expectWords(page);
  expectQuiet(watched);
  await watched.close();
});

test('fields of one verdict are parted by lines and told in the key, whatever is shown', async () => {
  const { watched, page, opened } = await swept({ height: 1000 });
  await run(page);
  const map = opened.locator('.map');
  const entries = () => opened.locator('figcaption li').allInnerTexts();
  const others = (['unformed', 'present', 'chosen'] as const).map((sign) => t(`whatif.sweep.${sign}`));
  // As many colours as the key has, each of them with its name.
  const colours = () =>
    map
      .locator('rect:not(.chosen)')
      .evaluateAll((all) => new Set(all.map((it) => it.getAttribute('fill'))).size);
  for (const view of ['behaviour', 'formation'] as const) {
    await opened.locator('.show select').selectOption(view);
    const own = (await entries()).filter((text) => !others.some((other) => text.includes(other)));
    expect(own.length).toBe(await colours());
    expect(own.every((text) => text.trim() !== '')).toBe(true);
    const lines = (await map.locator('path.parting').last().getAttribute('d')) ?? '';
    expect(lines.length > 0).toBe(own.length > 1);
  }
  await opened.locator('.show select').selectOption('surplus');
  expect((await entries()).slice(0, 3).join(' ')).toMatch(/0/);
  expectQuiet(watched);
  await watched.close();
});

test('no mode is told by its colour alone: each field has its sign, and each cell that has room', async () => {
  for (const own of [{ height: 1000 }, { width: 390, height: 844, touch: true }]) {
    const { watched, page, opened } = await swept(own);
    await run(page);
    /** The fields, and the modes' signs: which colour stands where, in cells. */
    const look = () =>
      opened.locator('.map').evaluate((map) => {
        const at = (it: Element) => {
          const { left, top, width, height } = it.getBoundingClientRect();
          return [left + width / 2, top + height / 2] as const;
        };
        const cells = [...map.querySelectorAll('rect:not(.chosen)')].map((it) => ({
          colour: it.getAttribute('fill') ?? '',
          box: it.getBoundingClientRect(),
        }));
        const near = (a: DOMRect, b: DOMRect) =>
          Math.abs(a.left - b.left) < 1.5 * a.width && Math.abs(a.top - b.top) < 1.5 * a.height;
        const single = cells.filter(
          (cell) =>
            !cells.some(
              (other) => other !== cell && other.colour === cell.colour && near(cell.box, other.box),
            ),
        );
        const signs = [...map.querySelectorAll('.sign:has(svg)')].map((sign) => {
          const [x, y] = at(sign);
          return cells.findIndex(({ box }) => x > box.left && x < box.right && y > box.top && y < box.bottom);
        });
        const { width, height } = map.getBoundingClientRect();
        const within = [...map.querySelectorAll('.drawn svg')].every((it) => {
          const box = it.getBoundingClientRect();
          return box.height >= 4.4 && box.width < (1.05 * width) / 21 && box.height < height / 21;
        });
        return {
          cells: cells.length,
          colours: new Set(cells.map(({ colour }) => colour)).size,
          signed: new Set(signs.map((cell) => cells[cell]?.colour)).size,
          singles: single.length,
          singlesSigned: single.filter((cell) => signs.includes(cells.indexOf(cell))).length,
          signs: new Set(signs).size,
          within,
        };
      });
    const small = await look();
    expect(small.signed).toBe(small.colours);
    expect(small.singles).toBeGreaterThan(0);
    expect(small.singlesSigned).toBe(small.singles);
    expect(small.within).toBe(true);

    for (const field of await opened.getByRole('spinbutton', { name: t('whatif.sweep.values') }).all())
      await field.fill('5');
    await opened.getByRole('button', { name: t('whatif.again'), exact: true }).click();
    await expect.poll(async () => (await look()).cells).toBe(25);
    expect((await look()).signs).toBe(25);
    expectQuiet(watched);
    await watched.close();
  }
});

test('of a share the others give way in the document that a cell opens', async () => {
  const { watched, page, opened } = await swept({ height: 1000 }, everything);
  await opened.locator('select').first().waitFor();
  await opened
    .getByRole('combobox', { name: t('whatif.sweep.first') })
    .selectOption('/projects/0/members/0/share');
  await opened.getByRole('combobox', { name: t('whatif.sweep.second') }).selectOption('');
  await run(page);
  await opened.locator('.map').focus();
  for (let times = 0; times < 4; times += 1) await page.keyboard.press('ArrowRight');
  const text = await opened.locator('.map').getAttribute('aria-valuetext');
  await opened.getByRole('button', { name: t('whatif.sweep.open') }).click();
  const used = await expectFollows(page);
  const shares = used.projects?.[0]?.members.map(({ share }) => share ?? 0) ?? [];
  expect(shares.reduce((sum, share) => sum + share, 0)).toBeCloseTo(1, 9);
  expect(shares[0]).not.toBe(0.4);
  for (const verdict of verdictsOf(used)) expect(text).toContain(verdict);
  expectQuiet(watched);
  await watched.close();
});

test('a number that is gone takes its map with it, and so does another work', async () => {
  const { watched, page, opened } = await swept({ height: 1000 });
  const { units = [] } = await saved(page);
  const place = units.findIndex(({ id }) => id === 'R');
  const first = opened.getByRole('combobox', { name: t('whatif.sweep.first') });
  const use = opened.getByRole('button', { name: t('whatif.sweep.open') });
  await first.selectOption(`/units/${place}/inputs/0/value`);
  await opened.getByRole('combobox', { name: t('whatif.sweep.second') }).selectOption('');
  await opened.getByRole('spinbutton', { name: t('whatif.sweep.to') }).fill('40');
  await run(page);
  const present = await saved(page);
  // A thing before it goes: the cell is of the same number still.
  await card(page, '政府').locator('.graph-name').click();
  await page.keyboard.press('Delete');
  await opened.getByText(t('whatif.outdated')).waitFor();
  await opened.locator('.map').focus();
  for (let times = 0; times < 3; times += 1) await page.keyboard.press('ArrowRight');
  const value = (of: Consortium) => of.units?.find(({ id }) => id === 'R')?.inputs?.[0]?.value;
  const text = await told(page);
  await use.click();
  const used = await saved(page);
  expect(value(used)).not.toBe(value(present));
  expect(text).toContain(` ${value(used)}`);
  expect(analyse(used).problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await saved(page)).toEqual(present);

  await card(page, '科研机构').locator('.graph-name').click();
  await page.keyboard.press('Delete');
  await use.waitFor({ state: 'detached' });
  expect(await opened.locator('.map').count()).toBe(0);
  expect(await first.evaluate((it: HTMLSelectElement) => it.selectedOptions[0]?.text)).not.toContain('科研');

  await page.keyboard.press('Control+z');
  await use.waitFor();
  await openExample(page, 'todays-practice');
  await opened.getByRole('button', { name: t('whatif.run'), exact: true }).waitFor();
  expect(await opened.locator('.map').count()).toBe(0);
  expect(await use.count()).toBe(0);
  expect(
    await opened
      .getByRole('spinbutton', { name: t('whatif.sweep.to') })
      .first()
      .inputValue(),
  ).not.toBe('40');
  expectQuiet(watched);
  await watched.close();
});
