// The dial of the environment: turned by keys, by mouse and by touch; one step to undo, told, and ε where it shows.
import { analyse, type Consortium } from 'gongsheng';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { expectQuiet } from './browser';
import { large } from './everything';
import {
  LOCALE,
  declineTour,
  example,
  expectRing,
  expectSurplusFollows,
  expectWords,
  openFile,
  saved,
  stage,
  told,
  wordsOf,
} from './journey';

const reader = stage();

const meanOf = (document: Consortium): number => analyse(document).environment?.mean ?? NaN;
const shown = async (dial: Locator): Promise<number> => Number(await dial.getAttribute('aria-valuenow'));

/** A point of the half circle at a mean, px of the page. */
async function onDial(dial: Locator, mean: number): Promise<[number, number]> {
  // It is drawn anew with every answer: the drawing that is looked at may just have gone.
  await expect.poll(() => dial.locator('svg').boundingBox()).not.toBe(null);
  const box = await dial.locator('svg').boundingBox();
  if (!box) throw new Error('no dial');
  const scale = box.width / 140;
  const angle = (Math.PI * (1 - mean)) / 2;
  return [box.x + (70 + 48 * Math.cos(angle)) * scale, box.y + (66 - 48 * Math.sin(angle)) * scale];
}

/** Opens a document, and gives its dial once the answer stands on it. */
async function opened(page: Page, document: Consortium): Promise<Locator> {
  await openFile(page, document);
  const dial = page.locator('.graph-dial').getByRole('slider');
  await expect.poll(() => shown(dial)).toBeCloseTo(meanOf(document), 2);
  return dial;
}

async function undone(page: Page, document: Consortium): Promise<void> {
  await page.keyboard.press('Control+z');
  await expect.poll(() => saved(page)).toEqual(document);
  expect(await page.locator('.bar .icon').first().isEnabled()).toBe(false);
}

describe.each(['zh', 'en'] as const)('the dial in %s', (language) => {
  const t = wordsOf(language);

  test('by keys: arrows turn it, ] and [ go past the break-even, all is told and undone in one step', async () => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const document = example('intermittent-projects');
    const dial = await opened(page, document);
    expect(await dial.getAttribute('aria-label')).toBe(t('graph.dial'));
    await dial.focus();
    await page.keyboard.press('ArrowRight');
    await expectRing(page);
    await page.keyboard.press('Shift+ArrowRight');
    await page.keyboard.press('ArrowLeft');
    const wanted = Math.round((meanOf(document) + 0.1) * 100) / 100;
    await expect.poll(() => shown(dial)).toBe(wanted);
    expect(await page.locator('.graph-dial .ghost').count()).toBe(1);
    await expect.poll(() => told(page)).toContain('+0.1');
    expect(meanOf(await expectSurplusFollows(page))).toBeCloseTo(wanted, 7);
    await expectWords(page);
    await dial.focus();
    await undone(page, document);

    // Past the break-even there is no surplus any more.
    const even = analyse(document).formation?.breakEven?.environment ?? 0;
    await page.keyboard.press('[');
    await expect.poll(() => shown(dial)).toBeLessThan(even);
    expect(await shown(dial)).toBeGreaterThan(even - 0.02);
    const past = await expectSurplusFollows(page);
    expect(analyse(past).ledger?.total.surplus).toBeLessThan(0);
    await page.keyboard.press(']');
    await expect.poll(() => shown(dial)).toBeGreaterThan(even);
    expect(await dial.getAttribute('aria-valuetext')).toContain(t('graph.dialLimit', { value: '' }).trim());
    expectQuiet(watched);
    await watched.close();
  });
});

test('a turn that is undone before its answer is there leaves the needle where the environment is', async () => {
  const watched = await reader.open();
  const { page } = watched;
  const document = example('intermittent-projects');
  const dial = await opened(page, document);
  await dial.focus();
  const start = await shown(dial);
  await dial.evaluate(async (element) => {
    const press = (init: KeyboardEventInit) =>
      element.dispatchEvent(new KeyboardEvent('keydown', { ...init, bubbles: true, cancelable: true }));
    press({ key: 'Home' });
    await new Promise((resolve) => setTimeout(resolve));
    press({ key: 'z', ctrlKey: true });
  });
  await expect.poll(() => saved(page)).toEqual(document);
  await expect.poll(() => shown(dial)).toBe(start);
  expectQuiet(watched);
  await watched.close();
});

test('until the answer of a document just opened is there, no other mean is shown, and nothing can be turned', async () => {
  const watched = await reader.open({ language: LOCALE.en });
  const { page } = watched;
  const before = example('intermittent-projects');
  await opened(page, before);
  await page.locator('nav.panels button', { hasText: 'Environment' }).click();
  await page.locator('.results .dial').waitFor();
  const after = large(2000, 10_000);
  // In every frame from now on: what the dials show beside the new document; while they wait, all is tried to turn them.
  await page.evaluate(() => {
    const shown = new Set<string>();
    const hit = (dial: Element) => {
      const { x, y } = dial.getBoundingClientRect();
      const at = { clientX: x + 20, clientY: y + 20, bubbles: true, cancelable: true, pointerId: 1 };
      for (const type of ['pointerdown', 'pointermove', 'pointerup'])
        dial.dispatchEvent(new PointerEvent(type, { ...at, button: 0, buttons: 1 }));
      dial.dispatchEvent(new KeyboardEvent('keydown', { key: 'Home', bubbles: true, cancelable: true }));
    };
    const look = () => {
      const title = document.querySelector<HTMLInputElement>('.bar input.title')?.value ?? '';
      for (const dial of document.querySelectorAll('.graph-dial [role=slider], .results .dial')) {
        const place = dial.closest('.results') ? 'panel' : 'graph';
        const waits = dial.ariaDisabled === 'true';
        if (title === 'A large one')
          shown.add(
            `${place} ${waits ? 'waits' : ''} ${dial.ariaValueNow ?? dial.ariaValueText} ${dial.querySelectorAll('.needle').length}`,
          );
        if (title === 'A large one' && waits) hit(dial);
      }
      requestAnimationFrame(look);
    };
    look();
    Object.assign(window, { dials: shown });
  });
  await openFile(page, after);
  const dial = page.locator('.graph-dial').getByRole('slider', { includeHidden: true });
  await expect.poll(() => shown(dial), { timeout: 20_000 }).toBeCloseTo(meanOf(after), 2);
  // The answer may stand there a frame before the next look.
  const seen = () => page.evaluate(() => [...(window as unknown as { dials: Set<string> }).dials].sort());
  await expect
    .poll(seen)
    .toEqual(['graph  0 1', 'graph waits not yet known 0', 'panel  0 1', 'panel waits not yet known 0']);
  expect(await saved(page)).toEqual(after);
  expect(await page.locator('.bar .icon').first().isEnabled()).toBe(false);
  expectQuiet(watched);
  await watched.close();
});

test('by mouse it follows the hand, there and back is no edit, and beside it the outline opens', async () => {
  const t = wordsOf('en');
  const watched = await reader.open({ language: LOCALE.en });
  const { page } = watched;
  const document = example('intermittent-projects');
  const dial = await opened(page, document);
  await page.mouse.move(...(await onDial(dial, meanOf(document))));
  await page.mouse.down();
  await page.mouse.move(...(await onDial(dial, -0.3)), { steps: 5 });
  await page.mouse.move(...(await onDial(dial, -0.5)), { steps: 3 });
  expect(await shown(dial)).toBeCloseTo(-0.5, 1);
  await page.mouse.up();
  await expect.poll(() => told(page)).toContain('Environment turned');
  expect(meanOf(await expectSurplusFollows(page))).toBeCloseTo(await shown(dial), 7);
  await undone(page, document);
  await page.locator('.graph-dial-open').click();
  await page.locator('[data-field^="/environment/0"]').first().waitFor();
  expect(t('graph.dialOpen')).not.toBe('');
  expectQuiet(watched);
  await watched.close();
});

test('by touch on a phone, in the panel of the environment', async () => {
  const t = wordsOf('zh');
  const watched = await reader.open({ width: 390, height: 844, touch: true });
  const { page } = watched;
  const opening = await saved(page);
  await page.locator('.tabs button').nth(2).tap();
  await page.locator('[data-panel=environment]').tap();
  const dial = page.locator('.turned').getByRole('slider', { name: t('graph.dial') });
  await dial.scrollIntoViewIfNeeded();
  await page.touchscreen.tap(...(await onDial(dial, 0.5)));
  await expect.poll(() => shown(dial)).toBeCloseTo(0.5, 1);
  const turned = await expectSurplusFollows(page);
  expect(turned.environment).toHaveLength((opening.environment?.length ?? 0) + 1);
  expect(meanOf(turned)).toBeCloseTo(await shown(dial), 7);
  expectQuiet(watched);
  await watched.close();
});

test('by touch on a phone’s graph it is enlarged, turned, and small again', async () => {
  const t = wordsOf('zh');
  const watched = await reader.open({ width: 390, height: 844, touch: true });
  const { page } = watched;
  await declineTour(page);
  const opening = await saved(page);
  const dial = page.locator('.graph-dial').getByRole('slider', { name: t('graph.dial') });
  expect(await dial.isVisible()).toBe(false);
  await page.locator('.graph-dial-open').tap();
  await page.touchscreen.tap(...(await onDial(dial, -0.5)));
  await expect.poll(() => shown(dial)).toBeCloseTo(-0.5, 1);
  const turned = await expectSurplusFollows(page);
  expect(meanOf(turned)).toBeCloseTo(await shown(dial), 7);
  // Elsewhere on the graph, it is put away.
  await page.touchscreen.tap(195, 720);
  await expect.poll(() => dial.isVisible()).toBe(false);
  await undone(page, opening);

  // By keys the same, and Esc gives the focus back.
  await page.locator('.graph-dial-open').press('Enter');
  await page.keyboard.press('ArrowRight');
  await expect.poll(() => shown(dial)).toBe(0.01);
  await page.keyboard.press('Escape');
  await expect.poll(() => dial.isVisible()).toBe(false);
  expect(await page.evaluate(() => document.activeElement?.className)).toBe('graph-dial-open');
  expectQuiet(watched);
  await watched.close();
});
