// Sharing: links that never touch the reader's own work, files that keep every field, ready consortia.
import { readFile } from 'node:fs/promises';
import { inflateSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import entry from '../../src/library/key-technology.json';
import { expectQuiet, house, open, ready, surplus, type Watched } from './browser';
import { fragment } from './reading';

const here = house();
let watched: Watched;
let page: Page;
beforeEach(async () => {
  watched = await open(here.browser, here.address);
  page = watched.page;
  await ready(page);
});
afterEach(async () => {
  expectQuiet(watched);
  await watched.close();
});

const sharedTitle = entry.document.title.zh;
const technology = fragment(JSON.stringify(entry.document));

const title = () => page.locator('header.bar .title');
const button = (name: string) => page.getByRole('button', { name, exact: true });
const strip = () => page.locator('.top .strip');
const dialog = () => page.getByRole('dialog');
const kept = () => expect.poll(() => page.locator('.summary').innerText()).toContain('已存于本机');

/** Two changes of the reader's own: a history of two steps. */
async function makeOwn(): Promise<void> {
  await title().fill('我的第一稿');
  await title().blur();
  await title().fill('我的第二稿');
  await title().blur();
  await kept();
}

/** The reader's own work is on the page, can be changed, and knows its former step. */
async function expectOwn(): Promise<void> {
  await ready(page);
  await expect.poll(() => title().inputValue()).toBe('我的第二稿');
  expect(await strip().count()).toBe(0);
  expect(await surplus(page)).toBe('+88');
  await button('撤销').click();
  expect(await title().inputValue()).toBe('我的第一稿');
  await button('重做').click();
  expect(await title().inputValue()).toBe('我的第二稿');
  await kept();
}

async function expectShared(): Promise<void> {
  await strip().waitFor();
  await expect.poll(() => title().innerText()).toBe(sharedTitle);
  await expect.poll(() => page.locator('[data-unit]').count()).toBe(2);
}

/** Opens a file as the reader would, by choosing it. */
async function choose(name: string, text: string): Promise<void> {
  await button('分享').click();
  await dialog()
    .locator('input[type=file]')
    .setInputFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
}

/** Goes back to the reader's own work from the list of what is kept. */
async function reopen(): Promise<void> {
  await button('示例').click();
  await expect.poll(() => dialog().locator('.mine .title').allInnerTexts()).toEqual(['我的第二稿']);
  await dialog().locator('.mine').getByRole('button', { name: '打开' }).click();
  await expectOwn();
}

/** What the page saves as a file. */
async function saved(): Promise<{ name: string; document: unknown }> {
  await button('分享').click();
  const [download] = await Promise.all([page.waitForEvent('download'), button('存为文件').click()]);
  await button('关闭').click();
  const text = await readFile(await download.path(), 'utf8');
  return { name: download.suggestedFilename(), document: JSON.parse(text) };
}

describe('a link', () => {
  it('is copied with the whole model in it, and opens for another reader as the same model', async () => {
    await title().fill('要分享的联合体');
    await button('分享').click();
    await button('复制链接').click();
    await dialog().getByText('链接已复制').waitFor();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    expect(link.startsWith(`${here.address}#m=d1:`)).toBe(true);
    await button('关闭').click();
    const { document } = await saved();
    const [, data = ''] = link.split('#m=d1:');
    expect(JSON.parse(inflateSync(Buffer.from(data, 'base64url')).toString())).toEqual(document);

    const other = await open(here.browser, link, { language: 'en-GB' });
    await other.page.getByText('someone else’s model').waitFor();
    await ready(other.page);
    expect(await surplus(other.page)).toBe('+88');
    expectQuiet(other);
    await other.close();
  });

  it('shows its model beside the reader’s own, which is there again afterwards', async () => {
    await makeOwn();
    await page.goto(here.address + technology);
    await expectShared();
    await page.reload();
    await expectShared();
    await button('回到我的').click();
    await expectOwn();
    expect(new URL(page.url()).hash).toBe('');
    await page.reload();
    await expectOwn();
  });

  it('is left by the browser’s way back too, and come to again by its way forth', async () => {
    await makeOwn();
    await page.goto(here.address + technology);
    await expectShared();
    await page.goBack();
    await expectOwn();
    await page.goForward();
    await expectShared();
  });

  it('shows its model read-only', async () => {
    await page.goto(here.address + technology);
    await expectShared();
    expect(await title().evaluate((element) => element.tagName)).toBe('SPAN');
    expect(await page.locator('.graph-tools .graph-primary').isVisible()).toBe(false);
    await page.locator('[data-unit]').first().focus();
    for (const key of ['n', 'Delete', 'F2']) await page.keyboard.press(key);
    await page.locator('section.drawer .chevron').click();
    await page.getByRole('tab').nth(1).click();
    await page.locator('#outline-panel table, #outline-panel [role=table]').first().waitFor();
    expect(
      await page.locator('#outline-panel :is(input, select, textarea):enabled:not([readonly])').count(),
    ).toBe(0);
    expect(await page.locator('[data-unit]').count()).toBe(2);
  });

  it('is saved as the reader’s own, beside what was there', async () => {
    await makeOwn();
    await page.goto(here.address + technology);
    await expectShared();
    await button('另存为我的').click();
    expect(await strip().count()).toBe(0);
    expect(await title().inputValue()).toBe(sharedTitle);
    await title().fill('改过的');
    await kept();
    await page.reload();
    await ready(page);
    expect(await title().inputValue()).toBe('改过的');
    await reopen();
  });

  const change = (letter: string) => (letter === 'A' ? 'B' : 'A');
  const faulty = JSON.stringify({ ...entry.document, units: [{ id: 5 }] });
  it.each([
    ['cut short', technology.slice(0, -40), '这个链接不完整'],
    ['with a letter changed', technology.replace(/.(?=.{60}$)/, change), '这个链接不完整'],
    ['with nothing in it', '#m=', '这个链接不完整'],
    ['of an unknown codec', fragment('{}', 'z9'), '（z9）本页不认识'],
    ['that would fill the memory', fragment(Buffer.alloc(400 * 2 ** 20)), '超过 16 MiB，没有再读下去'],
    ['of a newer version', fragment('{"type":"gongsheng","version":9}'), '第 9 版'],
    ['of something else', fragment('model'), '第 1 行第 1 列'],
    ['with a faulty model', fragment(faulty), '链接里的模型有'],
  ])('%s says so and leaves the reader’s own work alone', async (_, link, words) => {
    await makeOwn();
    await page.goto(here.address + link);
    await dialog().getByText('这个链接打不开').waitFor();
    expect(await dialog().innerText()).toContain(words);
    expect(await dialog().innerText()).toContain('你自己的模型没有动');
    await page.keyboard.press('Escape');
    await expectOwn();
  });
});

describe('a file', () => {
  const document = {
    ...entry.document,
    title: { ...entry.document.title, fr: 'Titre' },
    'x-lecture': { week: 3, tags: ['a', null, true] },
    units: entry.document.units.map((unit, at) => ({ ...unit, 'x-office': at })),
  };

  it('is opened and saved with every field, those the page does not know too', async () => {
    await choose('课.gongsheng.json', JSON.stringify(document));
    await expect.poll(() => title().inputValue()).toBe(sharedTitle);
    expect(await saved()).toEqual({ name: `${sharedTitle}.gongsheng.json`, document });
    await title().fill('改名: a/b');
    const renamed = await saved();
    expect(renamed.name).toBe('改名 a b.gongsheng.json');
    expect(renamed.document).toEqual({ ...document, title: { ...document.title, zh: '改名: a/b' } });
  });

  it('is opened when it is dropped on the page, and the former work is kept', async () => {
    await makeOwn();
    const data = await page.evaluateHandle((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], 'dropped.json', { type: 'application/json' }));
      return transfer;
    }, JSON.stringify(document));
    await page.locator('main.graph').dispatchEvent('dragover', { dataTransfer: data });
    await page.getByText('放手即打开文件').waitFor();
    await page.locator('main.graph').dispatchEvent('drop', { dataTransfer: data });
    await expect.poll(() => title().inputValue()).toBe(sharedTitle);
    await reopen();
  });

  it('with mistakes is refused with every one of them and its place', async () => {
    await makeOwn();
    const [first, ...others] = document.units;
    const units = [{ ...first, kind: 'school' }, ...others.map((unit) => ({ ...unit, id: 7 }))];
    await choose(
      'faulty.json',
      JSON.stringify({ ...document, units, exchanges: [], projects: [], links: [] }),
    );
    await dialog().getByText('这个文件打不开').waitFor();
    const places = await dialog().locator('li code').allInnerTexts();
    expect(places).toEqual(['/units/0/kind', '/units/1/id']);
    expect(await dialog().locator('p').first().innerText()).toContain('2 处错误');
    await page.keyboard.press('Escape');
    await expectOwn();
  });

  it('that is no JSON is refused with its line and column', async () => {
    await makeOwn();
    await choose('broken.json', '{\n  "type": "gongsheng",\n  "version": 1,,\n}');
    await dialog().getByText('第 3 行第 16 列起不是 JSON').waitFor();
    await page.keyboard.press('Escape');
    await expectOwn();
  });
});

describe('the library', () => {
  it('opens a ready consortium, and the former work is in the list with its history', async () => {
    await makeOwn();
    await button('示例').click();
    await expect.poll(() => dialog().locator('.gallery li').count()).toBeGreaterThanOrEqual(8);
    await dialog().locator('.gallery button', { hasText: sharedTitle }).click();
    await expect.poll(() => title().inputValue()).toBe(sharedTitle);
    expect(await button('撤销').isDisabled()).toBe(true);
    await reopen();
  });
});
