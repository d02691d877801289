// Several units at once, by keyboard: selected, copied, pasted, cut, lined up, laid out anew, zoomed in on, undone.
import { expect, test } from 'vitest';
import { expectQuiet } from './browser';
import { card, expectWords, press, pressUntil, saved, stage, told, wordsOf } from './journey';

const reader = stage();
const t = wordsOf('zh');

test('units go to the clipboard and come back with their exchanges; a text that holds none says so', async () => {
  const watched = await reader.open();
  const { page } = watched;
  const opening = await saved(page);
  await pressUntil(page, 'Tab', /^unit /);
  await page.keyboard.press('Control+a');
  await page.keyboard.press('Control+c');
  await expect.poll(() => told(page)).toContain('职业院校');
  const clip = await page.evaluate(() => navigator.clipboard.readText());
  expect((JSON.parse(clip) as { units: unknown[] }).units).toHaveLength(4);

  await page.keyboard.press('Control+v');
  await expect.poll(() => page.locator('.graph-card').count()).toBe(8);
  const doubled = await saved(page);
  expect(doubled.exchanges).toHaveLength(20);
  expect(doubled.units?.[4]?.name?.zh).toBe('政府 2');
  const places = doubled.units?.map(({ position }) => `${position?.x} ${position?.y}`) ?? [];
  expect(new Set(places).size).toBe(8);
  expect(await page.locator('.graph-card.is-selected').count()).toBe(4);

  // The four copies are selected: cut, they are gone, and one undo each brings all back.
  await page.keyboard.press('Control+x');
  await expect.poll(() => page.locator('.graph-card').count()).toBe(4);
  expect(await saved(page)).toEqual(opening);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await saved(page)).toEqual(opening);

  await pressUntil(page, 'Tab', /^unit /);
  await page.evaluate(() => navigator.clipboard.writeText('三月,四月'));
  await page.keyboard.press('Control+v');
  await expect.poll(() => told(page)).toBe(t('graph.pasteNothing'));
  expect(await saved(page)).toEqual(opening);
  expectQuiet(watched);
  await watched.close();
});

test('units are lined up from their menu, laid out anew, and zoomed in on', async () => {
  const watched = await reader.open();
  const { page } = watched;
  const opening = await saved(page);
  await pressUntil(page, 'Tab', /^unit /);
  await page.keyboard.press('Control+a');
  await press(page, 'Shift+F10', `listbox ${t('graph.several', { count: 4 })}`);
  await expectWords(page);
  await page.getByRole('option', { name: t('graph.align.left') }).click();
  const lined = await saved(page);
  expect(new Set(lined.units?.map(({ position }) => position?.x)).size).toBe(1);
  expect(await told(page)).toBe(t('graph.saidAligned', { how: t('graph.align.left') }));
  await page.keyboard.press('l');
  await expect.poll(() => told(page)).toBe(t('graph.saidLaidOut'));
  const laid = await saved(page);
  expect(new Set(laid.units?.map(({ position }) => position?.x)).size).toBeGreaterThan(1);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await saved(page)).toEqual(opening);

  await page.mouse.click(430, 330, { button: 'right' });
  await page.getByRole('option', { name: t('graph.selectAll') }).click();
  expect(await page.locator('.graph-card.is-selected').count()).toBe(4);
  await card(page, '政府').locator('.graph-head').click();
  const before = await card(page, '政府').boundingBox();
  await page.keyboard.press('z');
  await expect
    .poll(async () => (await card(page, '政府').boundingBox())?.width ?? 0)
    .toBeGreaterThan((before?.width ?? 0) * 1.2);
  // Nothing that only looks is a step of the history.
  expect(await saved(page)).toEqual(opening);
  expectQuiet(watched);
  await watched.close();
});
