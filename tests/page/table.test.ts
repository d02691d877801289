// A table of many rows makes the cells of those in view; nobody who reads, types or looks for something can tell.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectQuiet, type Watched } from './browser';
import { large } from './everything';
import {
  dropFile,
  focused,
  LOCALE,
  openFile,
  saved,
  shownSurplus,
  stage,
  surplusOf,
  wordsOf,
} from './journey';

const reader = stage();
const t = wordsOf('en');
const document = large(200, 600);

const row = (place: number) => `.outline tr[data-field="/exchanges/${place}"]`;
const amount = (place: number) => `.outline input[data-field="/exchanges/${place}/amount"]`;

async function visit(act: (watched: Watched) => Promise<void>, phone = false): Promise<void> {
  const watched = await reader.open({
    language: LOCALE.en,
    ...(phone && { width: 390, height: 844, touch: true }),
  });
  const { page } = watched;
  await (phone ? dropFile : openFile)(page, document);
  await expect.poll(() => shownSurplus(page), { timeout: 20_000 }).toBe(surplusOf(document));
  await page.locator(phone ? '.app > .tabs button:nth-of-type(2)' : '.drawer .name:first-of-type').click();
  await page.locator(amount(0)).waitFor();
  await act(watched);
  expectQuiet(watched);
  await watched.close();
}

/** Scrolls the table, and waits until it stands still. */
async function scroll(page: Page, to: number): Promise<void> {
  await page.evaluate(async (to) => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
    const panel = window.document.querySelector('.outline .panel');
    if (!panel) throw new Error('no panel');
    panel.scrollTop = to;
    for (let still = 0, was = -1; still < 4; was = panel.scrollTop) {
      await frame();
      still = panel.scrollTop === was ? still + 1 : 0;
    }
  }, to);
}

/** What of a page of rows is made, and where things stand. */
const seen = (page: Page) =>
  page.evaluate(() => {
    const rows = [...window.document.querySelectorAll<HTMLElement>('.outline tbody > tr')];
    const panel = window.document.querySelector('.outline .panel');
    return {
      rows: rows.length,
      made: rows.flatMap((one, place) => (one.querySelector('input') ? [place] : [])),
      named: rows.filter((one) => one.querySelector('th')?.textContent?.trim()).length,
      heights: [...new Set(rows.map((one) => Math.round(one.offsetHeight)))],
      columns: [...window.document.querySelectorAll<HTMLElement>('.outline thead th')].map((one) =>
        Math.round(one.getBoundingClientRect().left),
      ),
      top: panel?.scrollTop,
      whole: panel?.scrollHeight,
    };
  });

test('of a page of rows those in view are made, and all are named, counted and as high as when they are made', () =>
  visit(async ({ page }) => {
    await scroll(page, 0);
    const first = await seen(page);
    expect(first.rows).toBe(50);
    expect(first.named).toBe(50);
    expect(first.made.length).toBeGreaterThan(5);
    expect(first.made.length).toBeLessThan(20);
    expect(first.heights).toHaveLength(1);
    const table = page.locator('.outline table');
    expect(await table.getAttribute('aria-rowcount')).toBe('602');
    expect(await page.locator(row(49)).getAttribute('aria-rowindex')).toBe('51');
    expect(await page.locator('.outline tfoot tr').getAttribute('aria-rowindex')).toBe('602');

    await scroll(page, 700);
    const middle = await seen(page);
    expect(middle.top).toBe(700);
    expect(middle.made).not.toContain(0);
    expect(middle.made).toContain(27);
    await scroll(page, 100_000);
    await page.locator(amount(49)).waitFor();
    await scroll(page, 100_000);
    const last = await seen(page);
    expect(last.whole).toBe(first.whole);
    // What is longer down there has made columns wider, and they stay so.
    await scroll(page, 0);
    expect((await seen(page)).columns).toEqual(last.columns);

    await page.locator('.outline .pager button').last().click();
    await page.locator(amount(99)).waitFor();
    expect(await page.locator(row(99)).getAttribute('aria-rowindex')).toBe('101');
  }));

test('the focus stays in a row that is scrolled away, and Tab goes through all rows in order', () =>
  visit(async ({ page }) => {
    const field = page.locator(amount(0));
    await field.focus();
    await scroll(page, 100_000);
    expect((await seen(page)).made.slice(0, 3)).not.toContain(2);
    expect(await focused(page)).toBe('field /exchanges/0/amount');
    await page.keyboard.press('ArrowUp');
    await expect.poll(async () => (await saved(page)).exchanges?.[0]?.amount).not.toBe(1);
    await field.focus();
    const stops: number[] = [];
    while (stops.length < 22) {
      await page.keyboard.press('Tab');
      const [, place] = /^field \/exchanges\/(\d+)\/amount$/.exec(await focused(page)) ?? [];
      if (place !== undefined) stops.push(Number(place));
    }
    expect(stops).toEqual(Array.from({ length: 22 }, (_, place) => place + 1));
  }));

test('what is looked for in a row that is out of view is found there', () =>
  visit(async ({ page }) => {
    await page.getByRole('tab', { name: new RegExp(`^${t('outline.section.units')}`) }).click();
    await page.locator('.outline tr[data-field="/units/45"]').waitFor();
    expect((await seen(page)).made).not.toContain(45);
    await page.locator('.graph-stage').focus();
    await page.keyboard.press('/');
    await page.keyboard.type('Unit 45');
    await page.keyboard.press('Enter');
    await page.keyboard.press('ContextMenu');
    await page.locator('.graph-menu').getByText(t('graph.open')).click();
    await expect.poll(() => focused(page)).toBe(`button ${t('outline.open')} · Unit 45`);
    expect((await seen(page)).made).toContain(45);
    expect(await page.locator('.outline tr.open').count()).toBe(0);
  }));

test('on a phone, where rows are blocks, they are as high before they are made', () =>
  visit(async ({ page }) => {
    await scroll(page, 0);
    const first = await seen(page);
    expect(first.made.length).toBeLessThan(10);
    expect(first.heights).toHaveLength(1);
    expect(first.heights[0]).toBeGreaterThan(300);
    await scroll(page, 9000);
    expect((await seen(page)).whole).toBe(first.whole);
  }, true));
