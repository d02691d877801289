// What is kept on the device: the work with its history, over reloads, sudden ends and several windows.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectQuiet, house, open, OPTIONS, ready, surplus, watch } from './browser';

const here = house();

const title = (page: Page) => page.locator('header.bar .title');
const undo = (page: Page) => page.getByRole('button', { name: '撤销', exact: true }).first();
const redo = (page: Page) => page.getByRole('button', { name: '重做', exact: true });
const summary = (page: Page) => page.locator('.summary').innerText();

async function rename(page: Page, text: string): Promise<void> {
  await title(page).fill(text);
  await title(page).blur();
}

/** Takes the college away: a change that the verdict feels. */
async function removeCollege(page: Page): Promise<void> {
  await page.locator('[data-unit=C]').focus();
  await page.keyboard.press('Delete');
  await expect.poll(() => page.locator('[data-unit]').count()).toBe(3);
}

const kept = (page: Page) => expect.poll(() => summary(page)).toContain('已存于本机');
const titled = (page: Page, text: string) => expect.poll(() => title(page).inputValue()).toBe(text);

describe('the work', () => {
  it('is there after a reload, with everything that can be undone and redone', async () => {
    const watched = await open(here.browser, here.address);
    const { page } = watched;
    await ready(page);
    await rename(page, '一稿');
    await removeCollege(page);
    const without = await surplus(page);
    expect(without).not.toBe('+88');
    await rename(page, '二稿');
    await undo(page).click();
    await kept(page);

    await page.reload();
    await ready(page);
    await titled(page, '一稿');
    expect(await surplus(page)).toBe(without);
    await redo(page).click();
    await titled(page, '二稿');
    await undo(page).click();
    await undo(page).click();
    await expect.poll(() => page.locator('[data-unit]').count()).toBe(4);
    await expect.poll(() => surplus(page)).toBe('+88');
    await undo(page).click();
    await titled(page, '四单元联合体（算例）');
    expect(await undo(page).isDisabled()).toBe(true);
    await kept(page);
    expectQuiet(watched);
    await watched.close();
  });

  it('is there when the window was closed right after the last change', async () => {
    const watched = await open(here.browser, here.address);
    for (const text of ['第一次', '第二次', '第三次']) {
      const page = await watched.context.newPage();
      await page.goto(here.address);
      await ready(page);
      await title(page).fill(text);
      await page.close({ runBeforeUnload: true });
      const next = await watched.context.newPage();
      await next.goto(here.address);
      await ready(next);
      await titled(next, text);
      await next.close();
    }
    expectQuiet(watched);
    await watched.close();
  });

  it('is there after the browser was killed', async () => {
    const profile = mkdtempSync(join(tmpdir(), 'profile-'));
    const start = () => chromium.launchPersistentContext(profile, { ...OPTIONS, locale: 'zh-CN' });
    const first = await start();
    const page = await first.newPage();
    await page.goto(here.address);
    await ready(page);
    await rename(page, '断电之前');
    await removeCollege(page);
    await kept(page);
    // Without a goodbye: no page hears that it ends.
    const gone = first.waitForEvent('close');
    const session = await first.browser()?.newBrowserCDPSession();
    session?.send('Browser.crash').catch(() => undefined);
    await gone;

    const second = await start();
    const again = await second.newPage();
    const faults = watch(again, new URL(here.address).origin);
    await again.goto(here.address);
    await ready(again);
    await titled(again, '断电之前');
    expect(await again.locator('[data-unit]').count()).toBe(3);
    expect(await undo(again).isEnabled()).toBe(true);
    expect(faults).toEqual([]);
    await second.close();
    rmSync(profile, { recursive: true, force: true });
  });
});

describe('two windows', () => {
  it('each keep a work of their own and never write over the other’s', async () => {
    const one = await open(here.browser, here.address);
    await ready(one.page);
    await rename(one.page, '甲窗口');
    await kept(one.page);

    const second = await one.context.newPage();
    const faults = watch(second, new URL(here.address).origin);
    await second.goto(here.address);
    await ready(second);
    // Why it is not the work that was saved last is said.
    const said = second.locator('.graph-toast [role=status]');
    await expect.poll(() => said.innerText()).toContain('「甲窗口」已在另一个窗口打开');
    await rename(second, '乙窗口');
    await kept(second);
    await rename(one.page, '甲窗口，又改');
    await removeCollege(second);
    await kept(one.page);
    await kept(second);

    for (const [page, text, units] of [
      [one.page, '甲窗口，又改', 4],
      [second, '乙窗口', 3],
    ] as const) {
      await page.reload();
      await ready(page);
      await titled(page, text);
      await expect.poll(() => page.locator('[data-unit]').count()).toBe(units);
    }

    await second.getByRole('button', { name: '示例' }).click();
    const other = second.locator('.mine li', { hasText: '甲窗口，又改' });
    await other.getByText('已在另一个窗口打开').waitFor();
    await other.getByRole('button', { name: '打开' }).click();
    await titled(second, '甲窗口，又改');
    await expect.poll(() => said.innerText()).toContain('副本');
    await rename(second, '甲的副本');
    await kept(second);
    // The first window knows of it as soon as it looks.
    await one.page.getByRole('button', { name: '示例' }).click();
    await one.page.locator('.mine li', { hasText: '甲的副本' }).waitFor();
    await one.page.keyboard.press('Escape');
    await one.page.reload();
    await titled(one.page, '甲窗口，又改');
    expect(faults).toEqual([]);
    expectQuiet(one);
    await one.close();
  });
});

describe('a browser that keeps nothing', () => {
  const refusals: [string, () => void][] = [
    [
      'refuses',
      () => {
        indexedDB.open = () => {
          throw new DOMException('refused', 'SecurityError');
        };
      },
    ],
    ['has no store', () => Object.defineProperty(window, 'indexedDB', { value: undefined })],
    [
      'fails to open it',
      () => {
        const open = indexedDB.open.bind(indexedDB);
        // A store of a later version refuses an earlier one.
        indexedDB.open = () => open('gongsheng', 0.5 as number);
      },
    ],
  ];

  it.each(refusals)('and %s is told so, and everything works', async (_, refuse) => {
    const watched = await open(here.browser, 'about:blank');
    const { page } = watched;
    await page.addInitScript(refuse);
    await page.goto(here.address);
    await ready(page);
    await expect.poll(() => summary(page)).toContain('未能存于本机');
    await rename(page, '只在此窗口');
    await removeCollege(page);
    await expect.poll(() => surplus(page)).not.toBe('+88');
    await undo(page).click();
    await expect.poll(() => surplus(page)).toBe('+88');
    await page.getByRole('button', { name: '示例' }).click();
    await page.locator('.gallery button').nth(1).click();
    await expect.poll(() => page.locator('[data-unit]').count()).toBe(2);
    expect(await summary(page)).toContain('未能存于本机');
    expect(watched.faults.filter((fault) => !fault.startsWith('request: '))).toEqual([]);
    await watched.close();
  });
});
