// The same by mouse: drawn, dragged, renamed, refused, selected, panned.
import type { Locator, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectQuiet, type Watched } from './browser';
import { card, expectSurplusFollows, port, saved, shownSurplus, stage, told, wordsOf } from './journey';

const reader = stage();
const t = wordsOf('zh');

interface Point {
  x: number;
  y: number;
}

async function middle(of: Locator): Promise<Point> {
  const box = await of.boundingBox();
  if (!box) throw new Error('not on the screen');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

async function drag(
  page: Page,
  from: Point,
  to: Point,
  halfway: () => Promise<void> = async () => {},
): Promise<void> {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  await page.mouse.move((from.x + to.x) / 2, (from.y + to.y) / 2, { steps: 4 });
  await page.mouse.move(to.x, to.y, { steps: 4 });
  await halfway();
  await page.mouse.up();
}

/** Where nothing stands on the ground of the graph. */
const GROUND: Point = { x: 430, y: 330 };

async function visit(act: (watched: Watched) => Promise<void>): Promise<void> {
  const watched = await reader.open();
  await act(watched);
  expectQuiet(watched);
  await watched.close();
}

test('a unit is added where one double-clicks, renamed by a double click, dragged, deleted, and had back', () =>
  visit(async ({ page }) => {
    await page.mouse.dblclick(GROUND.x, GROUND.y);
    await page.getByRole('option', { name: t('kind.association') }).click();
    const fresh = card(page, t('kind.association'));
    await fresh.waitFor();
    const stood = await middle(fresh.locator('.graph-head'));
    expect(Math.hypot(stood.x - GROUND.x, stood.y - GROUND.y)).toBeLessThan(260);

    await fresh.locator('.graph-name').dblclick();
    await page.locator('.graph-rename').fill('行业协会');
    await page.keyboard.press('Enter');
    const named = card(page, '行业协会');
    await named.waitFor();

    const before = (await saved(page)).units?.[4]?.position;
    await drag(page, await middle(named.locator('.graph-head')), { x: stood.x + 40, y: stood.y - 30 });
    const moved = (await saved(page)).units?.[4]?.position;
    expect(moved?.x).toBeGreaterThan(before?.x ?? Infinity);
    expect(moved?.y).toBeLessThan(before?.y ?? -Infinity);

    await named.locator('.graph-head').click();
    await page.keyboard.press('Delete');
    await named.waitFor({ state: 'detached' });
    await page
      .getByRole('button', { name: t('graph.undo'), exact: true })
      .filter({ visible: true })
      .last()
      .click();
    await named.waitFor();
    expect((await saved(page)).units?.[4]?.position).toEqual(moved);
  }));

test('an exchange is drawn from port to port, and its energy counts at once', () =>
  visit(async ({ page }) => {
    await card(page, '政府').locator('.graph-head').click();
    await card(page, '政府').locator('.graph-add').click();
    await page.getByRole('combobox').fill('技能人才');
    await page.getByRole('option').first().click();
    const input = port(page, '政府', 'inputs', '技能人才');
    await input.waitFor();
    await drag(
      page,
      await middle(port(page, '职业院校', 'outputs', '技能人才')),
      await middle(input),
      async () => {
        expect(await told(page)).toBe(t('graph.saidTarget', { unit: '政府', name: '技能人才' }));
      },
    );
    expect(await told(page)).toBe(
      t('graph.saidConnected', { from: '职业院校', to: '政府', name: '技能人才' }),
    );
    const { exchanges } = await expectSurplusFollows(page);
    expect(exchanges).toHaveLength(11);
  }));

test('an exchange dropped on a unit without the input makes it there', () =>
  visit(async ({ page }) => {
    await drag(
      page,
      await middle(port(page, '科研机构', 'outputs', '技术支持')),
      await middle(card(page, '政府').locator('.graph-head')),
    );
    expect(await told(page)).toBe(
      t('graph.saidConnectedNew', { from: '科研机构', to: '政府', name: '技术支持' }),
    );
    const { units, exchanges } = await expectSurplusFollows(page);
    expect(exchanges).toHaveLength(11);
    expect(units?.[0]?.inputs?.map(({ resource }) => resource)).toContain('technology');
  }));

test('a drop that does not fit says why and changes nothing', () =>
  visit(async ({ page }) => {
    const before = await saved(page);
    const talent = port(page, '职业院校', 'outputs', '技能人才');
    await drag(page, await middle(talent), await middle(port(page, '科研机构', 'inputs', '研发资金')));
    expect(await told(page)).toBe(t('graph.whyDifferent', { one: '技能人才', two: '研发资金' }));
    await drag(page, await middle(talent), await middle(port(page, '行业企业', 'outputs', '实践场所')));
    expect(await told(page)).toBe(t('graph.whyBothGive'));
    await drag(page, await middle(talent), await middle(port(page, '行业企业', 'inputs', '技能人才')));
    expect(await told(page)).toBe(t('graph.whyTaken'));
    await drag(page, await middle(talent), await middle(port(page, '职业院校', 'inputs', '资金支持')));
    expect(await told(page)).toBe(t('graph.whySameUnit'));
    expect(await saved(page)).toEqual(before);
    expect(await page.locator('.graph.is-connecting').count()).toBe(0);
    expect(await shownSurplus(page)).toBe('+88');
  }));

test('a badge selects its pair in the graph, the matrix and the sheet, and lets it go', () =>
  visit(async ({ page }) => {
    const badge = page.getByRole('button', { name: t('graph.pair', { pair: '校–企', said: '' }) });
    const twin = page.locator('.matrix .pill[aria-pressed="true"]');
    await badge.click();
    await expect.poll(() => twin.allInnerTexts()).toEqual(['校企']);
    await expect.poll(() => badge.getAttribute('aria-pressed')).toBe('true');
    await expect.poll(() => page.locator('.graph-row.is-lit').count()).toBe(4);
    await page.locator('.graph-sheet').waitFor();
    await page.locator('.matrix .pill', { hasText: '政校' }).click();
    await expect.poll(() => badge.getAttribute('aria-pressed')).toBe('false');
    await page.mouse.click(120, 200);
    await expect.poll(() => twin.count()).toBe(0);
    await page.locator('.graph-sheet').waitFor({ state: 'hidden' });
  }));

test('Shift adds to the selection, a frame selects what it meets, and the selected move together', () =>
  visit(async ({ page }) => {
    const chosen = page.locator('.graph-card.is-selected .graph-name');
    await card(page, '政府').locator('.graph-head').click();
    await card(page, '科研机构')
      .locator('.graph-head')
      .click({ modifiers: ['Shift'] });
    await expect.poll(() => chosen.allInnerTexts()).toEqual(['政府', '科研机构']);
    const before = await saved(page);
    const head = await middle(card(page, '政府').locator('.graph-head'));
    await drag(page, head, { x: head.x + 60, y: head.y + 20 });
    const after = await saved(page);
    const shifts = [0, 3].map((place) => {
      const [from, to] = [before.units?.[place]?.position, after.units?.[place]?.position];
      return from && to ? [to.x - from.x, to.y - from.y] : null;
    });
    expect(shifts[0]).not.toEqual([0, 0]);
    expect(shifts[0]).toEqual(shifts[1]);

    await page.keyboard.down('Shift');
    await drag(page, { x: 230, y: 530 }, { x: 12, y: 262 });
    await page.keyboard.up('Shift');
    await expect.poll(() => chosen.allInnerTexts()).toEqual(['职业院校']);
    expect(await page.locator('.graph-marquee').count()).toBe(0);
  }));

test('the wheel pans; with Ctrl it zooms about the pointer', () =>
  visit(async ({ page }) => {
    const head = card(page, '职业院校').locator('.graph-head');
    const before = await middle(head);
    await page.mouse.move(GROUND.x, GROUND.y);
    await page.mouse.wheel(30, 80);
    await expect.poll(() => middle(head)).toEqual({ x: before.x - 30, y: before.y - 80 });
    await page.mouse.wheel(-30, -80);
    await expect.poll(() => middle(head)).toEqual(before);

    await page.mouse.move(before.x, before.y);
    const wide = (await head.boundingBox())?.width ?? 0;
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -120);
    await page.keyboard.up('Control');
    await expect.poll(async () => (await head.boundingBox())?.width ?? 0).toBeGreaterThan(wide * 1.3);
    const zoomed = await middle(head);
    expect(Math.hypot(zoomed.x - before.x, zoomed.y - before.y)).toBeLessThan(3);
    await page.getByRole('button', { name: t('graph.fit') }).click();
    await expect.poll(async () => (await head.boundingBox())?.width).toBe(wide);
  }));
