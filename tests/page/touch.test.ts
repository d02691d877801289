// By touch on a phone: views at the thumb, exchanges by two taps, a sheet that peeks.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectQuiet, type Watched } from './browser';
import {
  card,
  declineTour,
  expectSurplusFollows,
  port,
  saved,
  shownSurplus,
  stage,
  told,
  wordsOf,
} from './journey';

const reader = stage();
const t = wordsOf('zh');

async function visit(act: (watched: Watched) => Promise<void>): Promise<void> {
  const watched = await reader.open({ width: 390, height: 844, touch: true });
  await act(watched);
  expectQuiet(watched);
  await watched.close();
}

const sheet = (page: Page) => page.locator('.graph-sheet').filter({ visible: true });
const inSheet = (page: Page, name: string) => sheet(page).getByRole('button', { name, exact: true });
const head = (page: Page, unit: string): Locator => card(page, unit).locator('.graph-head');

/** Draws the peeking sheet up. */
async function drawUp(page: Page): Promise<void> {
  await inSheet(page, t('graph.more')).tap();
  await inSheet(page, t('graph.less')).waitFor();
}

test('the three views change at the thumb, and the verdict stays above them', () =>
  visit(async ({ page }) => {
    const views = {
      图: page.locator('.graph-stage'),
      表: page.locator('.outline'),
      果: page.locator('.matrix .grid'),
    };
    for (const [tab, view] of [...Object.entries(views).reverse(), ...Object.entries(views)]) {
      await page.locator('.tabs button', { has: page.locator('strong', { hasText: tab }) }).tap();
      await view.waitFor();
      for (const [other, hidden] of Object.entries(views)) {
        if (other !== tab) expect(await hidden.isVisible(), `${other} while ${tab}`).toBe(false);
      }
      expect(await shownSurplus(page)).toBe('+88');
      expect(await page.locator('.tabs [aria-current="page"] strong').innerText()).toBe(tab);
    }
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  }));

test('two taps draw an exchange: an output in the sheet, then a unit', () =>
  visit(async ({ page }) => {
    await head(page, '科研机构').tap();
    await drawUp(page);
    await sheet(page).locator('.graph-sheet-port', { hasText: '技术支持' }).tap();
    expect(await told(page)).toBe(t('graph.saidConnecting', { name: '技术支持' }));
    await expect.poll(() => page.locator('.graph.is-connecting').count()).toBe(1);
    await head(page, '政府').tap();
    expect(await told(page)).toBe(
      t('graph.saidConnectedNew', { from: '科研机构', to: '政府', name: '技术支持' }),
    );
    const { exchanges } = await expectSurplusFollows(page);
    expect(exchanges?.at(-1)).toMatchObject({ from: { unit: 'R' }, to: { unit: 'G' } });
    await page
      .getByRole('button', { name: t('shell.undo') })
      .first()
      .tap();
    await expect.poll(() => shownSurplus(page)).toBe('+88');
    expect((await saved(page)).exchanges).toHaveLength(10);
  }));

test('on a tablet a tap on a port and one on another connect them', async () => {
  const watched = await reader.open({ width: 1024, height: 768, touch: true });
  const { page } = watched;
  await head(page, '政府').tap();
  await inSheet(page, t('graph.addParameter')).tap();
  await page.getByRole('combobox').fill('技能人才');
  await page.getByRole('option').first().tap();
  const input = port(page, '政府', 'inputs', '技能人才');
  await input.waitFor();
  await port(page, '职业院校', 'outputs', '技能人才').tap();
  expect(await told(page)).toBe(t('graph.saidConnecting', { name: '技能人才' }));
  await input.tap();
  expect(await told(page)).toBe(t('graph.saidConnected', { from: '职业院校', to: '政府', name: '技能人才' }));
  expect((await expectSurplusFollows(page)).exchanges).toHaveLength(11);
  expectQuiet(watched);
  await watched.close();
});

test('a unit is added, named and given a parameter by touch', () =>
  visit(async ({ page }) => {
    await page.getByRole('button', { name: t('graph.addUnit') }).tap();
    await page.getByRole('option', { name: t('kind.institute') }).tap();
    const name = '科研院所 2';
    await expect.poll(async () => (await saved(page)).units?.length).toBe(5);
    const fresh = (await saved(page)).units?.[4]?.name?.zh ?? '';
    await card(page, fresh).waitFor();
    // No key is spoken of.
    await page
      .getByText(t('graph.touchAdded', { unit: fresh }))
      .first()
      .waitFor();
    await drawUp(page);
    await inSheet(page, t('graph.renameShort')).tap();
    await page.locator('.graph-rename').fill(name);
    await page.keyboard.press('Enter');
    await card(page, name).waitFor();

    if (!(await inSheet(page, t('graph.addParameter')).isVisible())) await drawUp(page);
    await inSheet(page, t('graph.addParameter')).tap();
    await page.getByRole('combobox').fill('研发资金');
    await page.getByRole('option').first().tap();
    await expect
      .poll(async () => (await saved(page)).units?.[4]?.inputs?.map(({ resource }) => resource))
      .toEqual(['research-funds']);
  }));

test('the sheet peeks at what is tapped, is drawn up, and goes', () =>
  visit(async ({ page }) => {
    const badge = page.getByRole('button', { name: t('graph.pair', { pair: '校–企', said: '' }) });
    await badge.tap();
    await sheet(page).getByText('校–企').waitFor();
    const peek = (await sheet(page).boundingBox())?.height ?? 0;
    await drawUp(page);
    await expect.poll(async () => (await sheet(page).boundingBox())?.height ?? 0).toBeGreaterThan(peek * 1.5);
    const amount = sheet(page).locator('input').first();
    await amount.fill('3');
    await amount.blur();
    const { exchanges } = await expectSurplusFollows(page);
    expect(exchanges?.map(({ amount: asked }) => asked)).toContain(3);
    await page.touchscreen.tap(195, 300);
    await expect.poll(() => sheet(page).count()).toBe(0);
  }));

test.each([
  [390, 844],
  [768, 1024],
])(
  'several units are gathered by taps, lined up, duplicated and removed, at %i px',
  async (width, height) => {
    const watched = await reader.open({ width, height, touch: true });
    const { page } = watched;
    await declineTour(page);
    const opening = await saved(page);
    const selected = () => page.locator('.graph-card.is-selected').count();
    const gather = async (first: string, ...others: string[]): Promise<void> => {
      await head(page, first).tap();
      if (width < 640) await drawUp(page);
      await inSheet(page, t('graph.gather')).tap();
      for (const other of others) await head(page, other).tap();
    };

    await gather('职业院校', '行业企业', '政府');
    expect(await selected()).toBe(3);
    await head(page, '政府').tap();
    expect(await selected()).toBe(2);
    await sheet(page)
      .getByText(t('graph.several', { count: 2 }))
      .waitFor();
    await inSheet(page, t('graph.align')).tap();
    await page.getByRole('option', { name: t('graph.align.top') }).tap();
    expect(await told(page)).toBe(t('graph.saidAligned', { how: t('graph.align.top') }));

    await inSheet(page, t('graph.duplicate')).tap();
    await expect.poll(() => page.locator('.graph-card').count()).toBe(6);
    expect(await selected()).toBe(2);
    // What was made is seen, and the sheet lies on none of it.
    const dock = (await sheet(page).boundingBox())?.y ?? 0;
    const copy = await head(page, '职业院校 2').boundingBox();
    expect((copy?.y ?? 0) + (copy?.height ?? 0)).toBeLessThanOrEqual(dock);
    await inSheet(page, t('graph.remove')).tap();
    await expect.poll(() => page.locator('.graph-card').count()).toBe(4);
    const undo = page.getByRole('button', { name: t('shell.undo') }).first();
    while (await undo.isEnabled()) await undo.tap();
    expect(await saved(page)).toEqual(opening);
    await page.locator('.graph-stage').press('0');

    // Gathered or not, Done lets go of them, and the next tap means one unit again.
    await gather('政府', '科研机构');
    await inSheet(page, t('graph.done')).tap();
    expect(await selected()).toBe(0);
    await head(page, '职业院校').tap();
    await head(page, '行业企业').tap();
    expect(await selected()).toBe(1);
    expectQuiet(watched);
    await watched.close();
  },
);

test('a finger that rests asks for the menu of what is under it', () =>
  visit(async ({ page }) => {
    // As where the system does not ask by itself.
    await page.evaluate(() =>
      addEventListener('contextmenu', (event) => event.stopImmediatePropagation(), true),
    );
    const session = await page.context().newCDPSession(page);
    const rest = async (x: number, y: number): Promise<void> => {
      await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x, y }] });
      await page.locator('.graph-menu').waitFor();
      await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    };
    await rest(20, 300);
    await page.getByRole('option', { name: t('graph.selectAll') }).tap();
    expect(await page.locator('.graph-card.is-selected').count()).toBe(4);
    await inSheet(page, t('graph.done')).tap();

    const box = await head(page, '科研机构').boundingBox();
    if (!box) throw new Error('no card');
    await rest(box.x + box.width / 2, box.y + box.height / 2);
    await page.getByRole('option', { name: t('graph.gather') }).tap();
    await head(page, '政府').tap();
    expect(await page.locator('.graph-card.is-selected').count()).toBe(2);
    // A finger that moves on asks for nothing.
    await session.send('Input.dispatchTouchEvent', { type: 'touchStart', touchPoints: [{ x: 20, y: 300 }] });
    await session.send('Input.dispatchTouchEvent', { type: 'touchMove', touchPoints: [{ x: 60, y: 330 }] });
    await page.waitForTimeout(800);
    await session.send('Input.dispatchTouchEvent', { type: 'touchEnd', touchPoints: [] });
    expect(await page.locator('.graph-menu').count()).toBe(0);
  }));

test('what is tapped is large enough for a finger', () =>
  visit(async ({ page }) => {
    const small = await page
      .locator('.bar button, .tabs button, .graph-tools button, .graph-badge, .graph-card')
      .filter({ visible: true })
      .evaluateAll((all) =>
        all.flatMap((one) => {
          const { width, height } = one.getBoundingClientRect();
          // A badge may be lower than a finger: what lies around it is its own.
          const reach = Number.parseFloat(getComputedStyle(one, '::after').height) || 0;
          return Math.min(width, Math.max(height, reach)) < 44 ? [`${one.className} ${width}×${height}`] : [];
        }),
      );
    expect(small).toEqual([]);
  }));
