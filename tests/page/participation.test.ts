// The picture of who takes part: its start is moved by mouse, finger and keys, and it says where that leads.
import type { Consortium } from 'gongsheng';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import '../../www/i18n/participation';
import '../../www/i18n/why';
import { expectQuiet } from './browser';
import { dropFile, expectWords, LOCALE, openFile, stage, wordsOf } from './journey';

const reader = stage();

/** Two colleges that gain by each other, and each only if the other takes part often enough. */
const hesitant: Consortium = {
  type: 'gongsheng',
  version: 1,
  months: 6,
  units: ['A', 'B'].map((id, place) => ({
    id,
    kind: place === 0 ? 'college' : 'enterprise',
    name: { zh: place === 0 ? '甲校' : '乙企', en: place === 0 ? 'First' : 'Second' },
    outputs: [{ id: 'out', resource: `of${id}`, carrier: 'energy', amount: 1, cost: place === 0 ? 4 : 3 }],
    inputs: [{ id: 'in', resource: place === 0 ? 'ofB' : 'ofA', carrier: 'energy', amount: 1, value: 10 }],
  })),
  exchanges: [
    { id: 'to', from: { unit: 'A', output: 'out' }, to: { unit: 'B', input: 'in' }, amount: 1 },
    { id: 'back', from: { unit: 'B', output: 'out' }, to: { unit: 'A', input: 'in' }, amount: 1 },
  ],
  contract: { reciprocity: 0.8 },
};

async function openPanel(page: Page, document: Consortium, phone = false): Promise<void> {
  await (phone ? dropFile : openFile)(page, document);
  if (phone) await page.locator('.tabs button').last().click();
  await page.locator('[data-panel="participation"]').click();
  await page.locator('.phase .start').waitFor();
}

test.each(['zh', 'en'] as const)('the start is moved by keys and by mouse, in %s', async (language) => {
  const watched = await reader.open({ language: LOCALE[language], height: 1000 });
  const { page } = watched;
  const t = wordsOf(language);
  await openPanel(page, hesitant);
  const start = page.locator('.phase .start');
  const way = page.locator('.opened .way');
  const [neither, both] = [t('participation.neither'), t('participation.both')];
  // In the middle both gain by taking part.
  expect(await way.innerText()).toContain(both);
  await start.focus();
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Shift+ArrowLeft');
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('ArrowDown');
  await expect.poll(() => way.innerText()).toContain(neither);
  expect(await way.innerText()).toContain('0.1');
  expect(await start.getAttribute('aria-valuetext')).toBe(await way.innerText());

  const box = await page.locator('.phase .plane').boundingBox();
  if (!box) throw new Error('no plane');
  const at = (x: number, y: number) => [box.x + x * box.width, box.y + (1 - y) * box.height] as const;
  await page.mouse.move(...at(0.1, 0.4));
  await page.mouse.down();
  await page.mouse.move(...at(0.9, 0.7), { steps: 5 });
  await expect.poll(() => way.innerText()).toContain(both);
  await page.mouse.move(...at(0.22, 0.18), { steps: 5 });
  await page.mouse.up();
  await expect.poll(() => way.innerText()).toContain(neither);
  // The saddle, the corners by what they mean, and how much of the plane leads to each of the two that hold.
  await expect.poll(() => page.locator('.phase .saddle').count()).toBe(1);
  const named = await page.locator('.phase .meaning.stable').allTextContents();
  expect(named.map((text) => text.trim().split(' · ')[0]).sort()).toEqual([neither, both].sort());
  expect(await page.locator('.phase .line').allTextContents()).toHaveLength(2);
  await expectWords(page);
  expectQuiet(watched);
  await watched.close();
});

test('on a phone the start follows the finger', async () => {
  const watched = await reader.open({ width: 390, height: 844, touch: true });
  const { page } = watched;
  const t = wordsOf('zh');
  await openPanel(page, hesitant, true);
  const plane = page.locator('.phase .plane');
  await plane.scrollIntoViewIfNeeded();
  const box = await plane.boundingBox();
  if (!box) throw new Error('no plane');
  await page.touchscreen.tap(box.x + 0.15 * box.width, box.y + 0.85 * box.height);
  await expect.poll(() => page.locator('.opened .way').innerText()).toContain(t('participation.neither'));
  await page.touchscreen.tap(box.x + 0.8 * box.width, box.y + 0.3 * box.height);
  await expect.poll(() => page.locator('.opened .way').innerText()).toContain(t('participation.both'));
  expectQuiet(watched);
  await watched.close();
});

test('of all starts how many end in a corner has a why that says the same, and so has where the start leads', async () => {
  const watched = await reader.open({ language: LOCALE.en, height: 1000 });
  const { page } = watched;
  const t = wordsOf('en');
  await openPanel(page, hesitant);
  const why = page.locator('dialog.why');
  const whole: number[] = [];
  for (const corner of ['neither', 'both'] as const) {
    const row = page.locator('.opened tr').filter({ hasText: t(`participation.${corner}`) });
    const share = row.locator('.asked').last();
    await share.click();
    await why.locator('tbody tr').nth(9).waitFor();
    const value = Number(await why.locator('h2 b').innerText());
    // As many per cent as stand there and in the picture.
    const told = String(Number((100 * value).toFixed(1)));
    expect(await share.innerText()).toContain(told);
    const named = page.locator('.phase .meaning.stable').filter({ hasText: t(`participation.${corner}`) });
    expect(await named.innerHTML()).toContain(told);
    whole.push(value);
    await page.keyboard.press('Escape');
  }
  expect((whole[0] ?? 0) + (whole[1] ?? 0)).toBeCloseTo(1, 5);

  // From above the watershed, though the one across is less likely than at the saddle.
  await page.locator('.phase .start').focus();
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Shift+ArrowLeft');
  for (let times = 0; times < 2; times += 1) await page.keyboard.press('Shift+ArrowUp');
  const end = page.locator('.opened .way .asked');
  await expect.poll(() => end.innerText()).toBe(t('participation.both'));
  await end.click();
  await why.locator('tbody tr').nth(1).waitFor();
  expect((await why.locator('h2 b').innerText()).toLowerCase()).toBe(t('why.yes'));
  // A sign is written as it is: P* would be another one.
  const head = why.locator('thead th').nth(1);
  expect(await head.innerText()).toBe('p*');
  expect(await head.evaluate((it) => getComputedStyle(it, '::first-letter').textTransform)).toBe('none');

  expect(await why.locator('.of').innerText()).toContain('First, Second');
  // On an edge the one that is sure stays so.
  await page.keyboard.press('Escape');
  await page.locator('.phase .start').focus();
  for (let times = 0; times < 5; times += 1) await page.keyboard.press('Shift+ArrowLeft');
  await expect.poll(() => end.count()).toBe(0);
  await expectWords(page);
  expectQuiet(watched);
  await watched.close();
});
