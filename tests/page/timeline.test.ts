// The timeline: periods by mouse and by keys, the modes that follow, and the month that is looked at.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import '../../www/i18n/timeline';
import { expectQuiet } from './browser';
import { library } from 'gongsheng';
import { stage, wordsOf } from './journey';

const { open } = stage();
const t = wordsOf('en');

/** The intermittent example, its timeline open. */
async function start() {
  const watched = await open({ language: 'en-GB', width: 1280, height: 900 });
  const { page } = watched;
  const entry = library().find(({ id }) => id === 'intermittent-projects');
  if (!entry) throw new Error('no such example');
  await page.getByRole('button', { name: t('shell.library'), exact: true }).click();
  await page
    .locator('dialog')
    .getByText(entry.document.title?.en ?? '')
    .first()
    .click();
  await page.locator('.drawer .name', { hasText: t('shell.timeline') }).click();
  await page.locator('.timeline .bar').first().waitFor();
  return { watched, page };
}

const bar = (page: Page, pointer: string): Locator => page.locator(`[data-period="${pointer}"]`);
const levels = (page: Page): Promise<string[]> =>
  page.locator('.timeline section .right strong').allInnerTexts();
const spoken = (page: Page): Promise<string> =>
  page
    .locator('.graph-toast [role=status]')
    .innerText()
    .then((text) => text.trim());

test('every exchange has its bars, every pair its organisation', async () => {
  const { watched, page } = await start();
  const { document } = library().find(({ id }) => id === 'intermittent-projects') as ReturnType<
    typeof library
  >[0];
  const periods = document.exchanges?.flatMap((each) => each.periods ?? [[0, null]]) ?? [];
  const projects = document.projects?.flatMap((each) => each.periods ?? [[0, null]]) ?? [];
  expect(await page.locator('.timeline .bar').count()).toBe(periods.length + projects.length);
  expect(new Set(await levels(page))).toEqual(new Set(['Intermittent']));
  expectQuiet(watched);
  await watched.close();
});

test('arrows change an end, and the pair’s organisation follows; undo brings it back', async () => {
  const { watched, page } = await start();
  const pointer = '/exchanges/0/periods/0';
  const first = bar(page, pointer);
  const before = await first.getAttribute('aria-label');
  await first.focus();
  // Longer and longer, until it is continuous whatever else there is.
  for (let month = 0; month < 24; month += 1) await page.keyboard.press('ArrowRight');
  await expect.poll(() => bar(page, pointer).getAttribute('class')).toContain('open');
  await expect.poll(() => levels(page)).toContain('Continuous');
  expect(await spoken(page)).toContain('no end');
  await page.keyboard.press('Control+z');
  while ((await first.getAttribute('aria-label')) !== before) await page.keyboard.press('Control+z');
  await expect.poll(() => levels(page)).not.toContain('Continuous');
  expectQuiet(watched);
  await watched.close();
});

test('a dragged end shows where the organisation changes, and is one step to undo', async () => {
  const { watched, page } = await start();
  const first = bar(page, '/exchanges/0/periods/0');
  const before = await first.getAttribute('aria-label');
  const grip = await first.locator('.grip.end').boundingBox();
  if (!grip) throw new Error('the end has a grip');
  const [x, y] = [grip.x + grip.width / 2, grip.y + grip.height / 2];
  await page.mouse.move(x, y);
  await page.mouse.down();
  await page.mouse.move(x + 30, y, { steps: 4 });
  await page.locator('.timeline .change').first().waitFor();
  expect(await page.locator('.timeline .tip').innerText()).toMatch(/^ends with month \d+$/);
  await page.mouse.move(x + 60, y, { steps: 4 });
  await page.mouse.up();
  expect(await page.locator('.timeline .change').count()).toBe(0);
  expect(await first.getAttribute('aria-label')).not.toBe(before);
  await page.getByRole('button', { name: t('shell.undo'), exact: true }).click();
  expect(await first.getAttribute('aria-label')).toBe(before);
  expectQuiet(watched);
  await watched.close();
});

test('a period is removed and another added without a mouse', async () => {
  const { watched, page } = await start();
  const bars = page.locator('.timeline .bar');
  const count = await bars.count();
  await bar(page, '/exchanges/0/periods/0').focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => bars.count()).toBe(count - 1);
  const add = page.locator('.timeline .track .add').first();
  await add.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => bars.count()).toBe(count);
  expectQuiet(watched);
  await watched.close();
});

test('the month that is looked at is chosen by keys, and told with its surplus', async () => {
  const { watched, page } = await start();
  const axis = page.locator('.timeline input[type=range]');
  await axis.focus();
  for (let month = 0; month < 3; month += 1) await page.keyboard.press('ArrowRight');
  expect(await axis.getAttribute('aria-valuetext')).toMatch(/^Month 4, [+−0]/);
  expect(await page.locator('.timeline .moment').innerText()).toMatch(/^Month 4 /);
  // A period from 3 to 6 runs in that month, and its bar and its fields say so.
  const { document } = library().find(({ id }) => id === 'intermittent-projects') ?? {};
  expect(document?.exchanges?.[0]?.periods?.[0]).toEqual([3, 6]);
  expect(await bar(page, '/exchanges/0/periods/0').getAttribute('aria-label')).toMatch(/months 4 to 6$/);
  await page.locator('.drawer .name', { hasText: t('shell.outline') }).click();
  await page.locator('#outline-panel-tab-exchanges').click();
  await page.locator('.drawer tr[data-place="0"] .toggle').click();
  const fields = page.locator('.drawer tr.detail .period input');
  expect(await fields.first().getAttribute('aria-label')).toMatch(/starts after month$/);
  expect(await fields.first().inputValue()).toBe('3');
  expectQuiet(watched);
  await watched.close();
});
