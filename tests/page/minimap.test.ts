// The minimap: past 50 units, what is seen is a frame that is dragged, clicked and moved by keys, and costs no drawing.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectQuiet } from './browser';
import { large } from './everything';
import {
  declineTour,
  expectRing,
  expectWords,
  LOCALE,
  openFile,
  pressUntil,
  saved,
  stage,
  wordsOf,
} from './journey';

const reader = stage();
const MAP = '.graph-minimap';

/** The point of the drawing in the middle of the screen, and the zoom. */
function view(page: Page): Promise<{ x: number; y: number; zoom: number }> {
  return page.evaluate(() => {
    const world = document.querySelector<HTMLElement>('.graph-world');
    const graph = document.querySelector<HTMLElement>('.graph');
    if (!world || !graph) throw new Error('no graph');
    const { a, e, f } = new DOMMatrix(getComputedStyle(world).transform);
    return { x: (graph.clientWidth / 2 - e) / a, y: (graph.clientHeight / 2 - f) / a, zoom: a };
  });
}

async function boxOf(page: Page, selector: string) {
  const box = await page.locator(selector).boundingBox();
  if (!box) throw new Error(`no ${selector}`);
  return box;
}

const heard = (page: Page) => page.locator('.graph > [role=status]').textContent();

describe.each(['zh', 'en'] as const)('the minimap in %s', (language) => {
  const t = wordsOf(language);

  test('by keyboard: arrows, Home and End move the view, which is said; it can be put away', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    expect(await page.locator(MAP).isVisible()).toBe(false);
    const document = large(60, 90);
    await openFile(page, document);
    await page.locator(MAP).waitFor();
    await page.locator('.graph-percent').click();
    await pressUntil(page, 'Tab', `application ${t('graph.minimap', { units: 60 })}`);
    const start = await view(page);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowUp');
    const moved = await view(page);
    expect(moved.x).toBeGreaterThan(start.x + 100);
    expect(moved.y).toBeLessThan(start.y - 50);
    await page.keyboard.press('Shift+ArrowLeft');
    expect((await view(page)).x).toBeLessThan(start.x - 100);
    await page.keyboard.press('Home');
    await expect.poll(() => page.locator('[data-unit=u0]').isVisible()).toBe(true);
    const first = await view(page);
    await expect.poll(() => heard(page)).toMatch(language === 'zh' ? /^视野内 \d+ 个单元/ : /^\d+ of 60 /);
    await page.keyboard.press('End');
    const last = await view(page);
    expect([last.x > first.x, last.y > first.y, last.zoom === first.zoom]).toEqual([true, true, true]);
    await expectRing(page);
    await expectWords(page);

    const button = page.getByRole('button', { name: t('graph.minimapShow'), exact: true });
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator(MAP).waitFor({ state: 'hidden' });
    expect(await button.getAttribute('aria-pressed')).toBe('false');
    // The next visit finds it as it was left.
    await page.reload();
    await page.locator('.graph-map').waitFor();
    expect(await page.locator(MAP).isVisible()).toBe(false);
    await button.focus();
    await page.keyboard.press('Enter');
    await page.locator(MAP).waitFor();
    // Nothing of this is an edit.
    expect(await saved(page)).toEqual(document);
    expect(await page.locator('.bar .icon').first().isEnabled()).toBe(false);
    expectQuiet(watched);
    await watched.close();
  });
});

test('a click goes there, the frame is dragged, and panning never draws the picture anew', async () => {
  const watched = await reader.open();
  const { page } = watched;
  await openFile(page, large(300, 600));
  await page.locator(MAP).waitFor();
  await page.locator('.graph-percent').click();
  const map = await boxOf(page, MAP);
  const start = await view(page);
  await page.mouse.click(map.x + 0.62 * map.width, map.y + 0.3 * map.height);
  const there = await view(page);
  expect(there.x).toBeGreaterThan(start.x);
  expect(there.y).toBeLessThan(start.y);
  const frame = await boxOf(page, `${MAP} i`);
  expect(frame.x + frame.width / 2).toBeCloseTo(map.x + 0.62 * map.width, -1);

  // Dragged, it moves by as much as the hand, wherever in it the hand took it.
  await page.mouse.move(frame.x + 2, frame.y + 2);
  await page.mouse.down();
  await page.mouse.move(frame.x - 18, frame.y + 22, { steps: 4 });
  await page.mouse.up();
  const after = await boxOf(page, `${MAP} i`);
  expect(after.x).toBeCloseTo(frame.x - 20, -0.5);
  expect(after.y).toBeCloseTo(frame.y + 20, -0.5);

  await page.evaluate((selector) => {
    const canvas = document.querySelector<HTMLCanvasElement>(`${selector} canvas`);
    const brush = canvas?.getContext('2d');
    if (!canvas || !brush) throw new Error('no picture');
    const { fillRect } = brush;
    brush.fillRect = (...box) => {
      canvas.dataset['marks'] = String(Number(canvas.dataset['marks'] ?? 0) + 1);
      fillRect.apply(brush, box);
    };
  }, MAP);
  const marks = () => page.locator(`${MAP} canvas`).getAttribute('data-marks');
  const before = await boxOf(page, `${MAP} i`);
  for (let step = 0; step < 10; step += 1) {
    await page.mouse.move(400, 400);
    await page.mouse.wheel(40, 10);
  }
  await expect.poll(async () => (await boxOf(page, `${MAP} i`)).x).toBeGreaterThan(before.x);
  expect(await marks()).toBe(null);
  // What is selected is marked: then it is drawn.
  await page.locator('.graph-stage').focus();
  await page.keyboard.press('Control+a');
  await expect.poll(marks).not.toBe(null);
  expectQuiet(watched);
  await watched.close();
});

test('it covers no card while there is room above them', async () => {
  const watched = await reader.open();
  const { page } = watched;
  const document = large(60, 90);
  document.units?.forEach((unit, place) => {
    unit.position = { x: (place % 12) * 320, y: Math.floor(place / 12) * 360 };
  });
  await openFile(page, document);
  await page.locator(MAP).waitFor();
  const map = await boxOf(page, MAP);
  const covered = () =>
    page
      .locator('.graph-card')
      .evaluateAll(
        (cards, { x, y }) =>
          cards.map((card) => card.getBoundingClientRect()).filter((box) => box.right > x && box.bottom > y)
            .length,
        map,
      );
  await expect.poll(covered).toBe(0);
  const tools = await boxOf(page, '.graph-key');
  const tops = await page
    .locator('.graph-card')
    .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
  expect(Math.min(...tops)).toBeGreaterThan(tools.y + tools.height);
  expectQuiet(watched);
  await watched.close();
});

test('a finger moves the view on a tablet; a phone has none', async () => {
  const watched = await reader.open({ width: 768, height: 1024, touch: true });
  const { page } = watched;
  await declineTour(page);
  await openFile(page, large(80, 100));
  await page.locator(MAP).waitFor();
  await page.locator('.graph-percent').tap();
  await expect.poll(async () => (await view(page)).zoom).toBe(1);
  const map = await boxOf(page, MAP);
  const start = await view(page);
  await page.touchscreen.tap(map.x + 0.4 * map.width, map.y + 0.2 * map.height);
  await expect.poll(async () => (await view(page)).y).toBeLessThan(start.y);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect.poll(() => page.locator(MAP).isVisible()).toBe(false);
  expectQuiet(watched);
  await watched.close();
});
