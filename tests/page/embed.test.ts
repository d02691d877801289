// Course pages: embed.html in sandboxed frames, from a host that sends no CORS header, and from a disk.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { FrameLocator, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fourUnits from '../../src/library/four-units.json';
import smallEnterprises from '../../src/library/small-enterprises.json';
import todaysPractice from '../../src/library/todays-practice.json';
import keyTechnology from '../../src/library/key-technology.json';
import '../../www/i18n/graph';
import { translate } from '../../www/i18n';
import { expectQuiet, host, house, open, ready, SITE, type Host, type Watched } from './browser';
import { fragment, words } from './reading';

/** Where embed.html lies, and the course's own host: another origin. */
const here = house();
let course: Host;
const folder = mkdtempSync(join(tmpdir(), 'course-'));

beforeAll(async () => {
  course = await host(folder);
});
afterAll(() => {
  course.close();
  rmSync(folder, { recursive: true });
});

const model = (document: unknown) => fragment(JSON.stringify(document));
const framed = (address: string) =>
  `<iframe src="${here.address}${address}" sandbox="allow-scripts" width="640" height="480"></iframe>`;

/** Opens a course page with these frames in it, and two screens of text below. */
async function lecture(...frames: string[]): Promise<Watched> {
  const text = `<!doctype html><html lang="zh"><meta charset="utf-8"><title>第三讲</title><link rel="icon" href="data:,">
    <script>var heard = []; addEventListener('message', function (event) { heard.push(event.data); });</script>
    <body><h1>产教联合体</h1>${frames.join('\n')}<div style="height:200vh">正文</div></body></html>`;
  writeFileSync(join(folder, 'index.html'), text);
  return open(here.browser, course.address, { width: 1400, height: 900 });
}

const frame = (page: Page, at: number) => page.frameLocator('iframe').nth(at);

/** What a frame shows: the title, the verdict, S and the units. */
async function shown(inside: FrameLocator | Page): Promise<string[]> {
  await inside.locator('[data-rung]').waitFor();
  return [
    await inside.locator('h1').innerText(),
    (await inside.locator('[data-rung]').getAttribute('data-rung')) ?? '',
    (await inside.locator('[data-value=surplus] .visually-hidden').textContent()) ?? '',
    String(await inside.locator('[data-unit]').count()),
  ];
}

/** Nothing but the frames themselves was asked of their host, and no one complained. */
function expectQuietBeside({ faults }: Watched, frames: string[]): void {
  const expected = frames.map((address) => `request: ${here.address}${address}`);
  expect(faults.filter((fault) => !expected.includes(fault))).toEqual([]);
}

describe('a course page with two sandboxed frames', () => {
  const four = 'embed.html?lang=zh&preset=four-units';
  const key = `embed.html?lang=en&mode=edit${model(keyTechnology.document)}`;

  it('shows two different consortia, and neither disturbs the other or the page', async () => {
    const watched = await lecture(framed(four), framed(key));
    const { page } = watched;
    const before = await shown(frame(page, 0));
    expect(before).toEqual([fourUnits.document.title.zh, 'formed', '+88', '4']);
    const { title } = keyTechnology.document;
    expect(await shown(frame(page, 1))).toEqual([
      title.en,
      keyTechnology.expected.rung,
      expect.stringMatching(/^\+/),
      '2',
    ]);

    const card = frame(page, 1).locator('[data-unit]').first();
    await card.focus();
    await page.keyboard.press('Delete');
    await expect.poll(() => frame(page, 1).locator('[data-unit]').count()).toBe(1);
    await expect.poll(async () => (await shown(frame(page, 1)))[1]).toBe('none');

    expect(await shown(frame(page, 0))).toEqual(before);
    expect(await page.evaluate(() => Reflect.get(window, 'heard') as unknown)).toEqual([]);
    expect(await page.title()).toBe('第三讲');
    expect(page.url()).toBe(course.address);
    expectQuietBeside(watched, [four, key.split('#')[0] ?? '']);
    await watched.close();
  });

  it('is scrolled by the wheel, over the frames too, while Ctrl and the wheel zoom the graph', async () => {
    const watched = await lecture(framed(four), framed(key));
    const { page } = watched;
    await Promise.all([shown(frame(page, 0)), shown(frame(page, 1))]);
    const world = frame(page, 0).locator('.graph-world');
    const still = await world.getAttribute('style');
    await page.mouse.move(300, 330);
    await page.mouse.wheel(0, 100);
    await expect.poll(() => page.evaluate(() => scrollY)).toBe(100);
    expect(await world.getAttribute('style')).toBe(still);
    await page.keyboard.down('Control');
    await page.mouse.wheel(0, -200);
    await page.keyboard.up('Control');
    await expect.poll(() => world.getAttribute('style')).not.toBe(still);
    expect(await page.evaluate(() => scrollY)).toBe(100);
    await watched.close();
  });

  it('made of the lines that the page offers opens the model, as it stands, in the page', async () => {
    const author = await open(here.browser, `${here.address}${model(keyTechnology.document)}`);
    await author.page.locator('.top .strip').waitFor();
    await author.page.getByRole('button', { name: '分享' }).click();
    const lines = author.page.getByRole('dialog').locator('textarea');
    await expect.poll(() => lines.inputValue()).toContain('<iframe');
    const watched = await lecture(await lines.inputValue());
    await author.close();

    const { page, context } = watched;
    expect((await shown(frame(page, 0)))[0]).toBe(keyTechnology.document.title.zh);
    const opening = context.waitForEvent('page');
    await frame(page, 0).locator('header a').click();
    const opened = await opening;
    await opened.locator('.top .strip').waitFor();
    expect(opened.url().startsWith(`${here.address}#m=d1:`)).toBe(true);
    await expect.poll(() => opened.locator('[data-unit]').count()).toBe(2);
    await watched.close();
  });

  it('is given the same sandbox by the README as by the page', () => {
    const sandbox = (path: string) =>
      /sandbox="[^"]+"/.exec(readFileSync(new URL(path, import.meta.url), 'utf8'))?.[0];
    expect(sandbox('../../README.md')).toBeDefined();
    expect(sandbox('../../README.md')).toBe(sandbox('../../www/shell/ShareSheet.svelte'));
  });
});

describe('embed.html', () => {
  it('is one file that asks for nothing else', async () => {
    const watched = await open(here.browser, 'about:blank');
    const asked: string[] = [];
    watched.context.on('request', (request) => asked.push(request.url()));
    await watched.page.goto(`${here.address}embed.html`);
    await shown(watched.page);
    expect(asked.filter((url) => !/^(data|blob):/.test(url))).toEqual([`${here.address}embed.html`]);
    await watched.close();
  });

  it('keeps nothing', async () => {
    const watched = await open(here.browser, `${here.address}embed.html?mode=edit`);
    const { page } = watched;
    await shown(page);
    await page.locator('[data-unit]').first().focus();
    await page.keyboard.press('Delete');
    await expect.poll(async () => (await shown(page))[3]).toBe('3');
    expect(await page.evaluate(() => indexedDB.databases())).toEqual([]);
    expect(await page.evaluate(() => localStorage.length + sessionStorage.length)).toBe(0);
    await page.reload();
    expect((await shown(page))[3]).toBe('4');
    expectQuiet(watched);
    await watched.close();
  });

  it('opens from a disk', async () => {
    const watched = await open(
      here.browser,
      `${pathToFileURL(join(SITE, 'embed.html')).href}?lang=en&preset=key-technology`,
    );
    expect((await shown(watched.page)).slice(0, 2)).toEqual([
      keyTechnology.document.title.en,
      keyTechnology.expected.rung,
    ]);
    expectQuiet(watched);
    await watched.close();
  });

  it('speaks the language that is asked for, else the browser’s', async () => {
    for (const [query, language, lang] of [
      ['?lang=en', 'zh-CN', 'en'],
      ['?lang=zh', 'en-GB', 'zh-CN'],
      ['?lang=fr', 'zh-CN', 'zh-CN'],
    ] as const) {
      const watched = await open(here.browser, `${here.address}embed.html${query}`, { language });
      await shown(watched.page);
      expect(await watched.page.locator('html').getAttribute('lang'), query).toBe(lang);
      const texts = (await words(watched.page)).filter(({ text }) => /\p{Script=Han}/u.test(text));
      expect(texts.length > 0, query).toBe(lang === 'zh-CN');
      expectQuiet(watched);
      await watched.close();
    }
  });

  it('is to look at unless editing is asked for', async () => {
    for (const mode of ['view', 'edit', '']) {
      const watched = await open(here.browser, `${here.address}embed.html?mode=${mode}`);
      const { page } = watched;
      await shown(page);
      const edits = mode === 'edit';
      expect(await page.locator('.graph-tools button').first().isVisible(), mode).toBe(edits);
      await page.locator('[data-unit]').first().focus();
      await page.keyboard.press('Delete');
      await page.waitForTimeout(300);
      expect(await page.locator('[data-unit]').count(), mode).toBe(edits ? 3 : 4);
      await watched.close();
    }
  });

  it.each(['view', 'edit'])('offers no outline to edit in, as it has none, in mode %s', async (mode) => {
    const watched = await open(
      here.browser,
      `${here.address}embed.html?mode=${mode}&preset=intermittent-projects`,
    );
    const { page } = watched;
    await shown(page);
    const outline = page.getByText(translate('zh', 'graph.open'));
    for (const thing of ['.graph-badge', '[data-unit]']) {
      await page.locator(thing).first().click();
      await page.locator('.graph-sheet header').waitFor();
      await page.locator('.graph-sheet [data-act=more]').click();
      await page.locator('.graph-sheet.is-up').waitFor();
      expect(await outline.count(), thing).toBe(0);
    }
    expect(await page.locator('.graph-sheet footer').count()).toBe(mode === 'edit' ? 1 : 0);
    await page.keyboard.press('Escape');
    await page.locator('[data-unit]').first().press('Shift+F10');
    expect(await outline.count()).toBe(0);
    expectQuiet(watched);
    await watched.close();
  });

  it('undoes and redoes by keys and by hand, where it is edited', async () => {
    const watched = await open(here.browser, `${here.address}embed.html?mode=edit`, { language: 'en-GB' });
    const { page } = watched;
    await shown(page);
    const units = () => page.locator('[data-unit]').count();
    const step = (key: 'shell.undo' | 'shell.redo') =>
      page.locator('header').getByRole('button', { name: translate('en', key) });
    expect(await step('shell.undo').isDisabled()).toBe(true);
    await page.locator('[data-unit]').first().press('Delete');
    for (const [act, count] of [
      [() => page.keyboard.press('Control+z'), 4],
      [() => page.keyboard.press('Control+y'), 3],
      [() => step('shell.undo').click(), 4],
      [() => page.keyboard.press('Control+Shift+z'), 3],
      [() => page.keyboard.press('Control+z'), 4],
      [() => step('shell.redo').click(), 3],
    ] as const) {
      await expect.poll(units).toBe(7 - count);
      await act();
      await expect.poll(units).toBe(count);
    }
    await watched.close();

    const looked = await open(here.browser, `${here.address}embed.html?mode=view`);
    await shown(looked.page);
    expect(await looked.page.locator('header button').count()).toBe(0);
    await looked.close();
  });

  it.each([
    [640, 480],
    [400, 360],
  ])('shows a new unit with all the others above its sheet, on %i × %i', async (width, height) => {
    const watched = await open(here.browser, `${here.address}embed.html?mode=edit`, { width, height });
    const { page } = watched;
    await shown(page);
    await page.locator('.graph-tools button').first().click();
    await page.getByRole('option').nth(4).click();
    await expect.poll(() => page.locator('[data-unit]').count()).toBe(5);
    const sheet = page.locator('.graph-sheet');
    await sheet.waitFor();
    const { top: least } = await page.locator('main').evaluate((it) => it.getBoundingClientRect());
    const { top: most } = await sheet.evaluate((it) => it.getBoundingClientRect());
    for (const card of await page.locator('[data-unit]').all()) {
      const { left, right, top, bottom } = await card.evaluate((it) => it.getBoundingClientRect());
      expect(top).toBeGreaterThanOrEqual(least);
      expect(bottom).toBeLessThanOrEqual(most);
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
    }
    const [unit, toast] = await Promise.all(
      ['[data-unit].is-selected', '.graph-toast.is-shown'].map((it) =>
        page.locator(it).evaluate((it) => it.getBoundingClientRect()),
      ),
    );
    expect(unit && toast && (unit.bottom <= toast.top || unit.top >= toast.bottom)).toBe(true);
    await watched.close();
  });

  it('has a name for its link at every width', async () => {
    for (const width of [640, 390]) {
      const watched = await open(here.browser, `${here.address}embed.html`, { width, height: 400 });
      await shown(watched.page);
      const name = translate('zh', 'shell.openInGongsheng');
      await watched.page.getByRole('link', { name, exact: true }).waitFor();
      await watched.close();
    }
  });

  it.each([
    ['an unknown preset', '?preset=nowhere', '没有叫「nowhere」的示例'],
    ['a link cut short', model(fourUnits.document).slice(0, -20), '这个链接不完整'],
    ['a faulty model', model({ ...fourUnits.document, units: 4 }), '链接里的模型有 1 处错误'],
    ['an unknown codec', '#m=z9:AAAA', '（z9）'],
  ])('says why it cannot show %s', async (_, address, reason) => {
    const watched = await open(here.browser, `${here.address}embed.html${address}`);
    const alert = watched.page.getByRole('alert');
    await alert.waitFor();
    expect(await alert.innerText()).toContain(reason);
    expect(await watched.page.locator('[data-unit]').count()).toBe(0);
    // The link leads to the page as it opens, and not to a model of nothing.
    const opening = watched.context.waitForEvent('page');
    await watched.page.locator('header a').click();
    const opened = await opening;
    await ready(opened);
    expect(opened.url()).toBe(here.address);
    expectQuiet(watched);
    await watched.close();
  });

  it.each([
    [320, 280],
    [640, 480],
  ])('fits into %i × %i', async (width, height) => {
    for (const language of ['zh-CN', 'en-GB'] as const) {
      const watched = await open(here.browser, `${here.address}embed.html?mode=edit`, {
        width,
        height,
        language,
      });
      const { page } = watched;
      await shown(page);
      const size = await page
        .locator('html')
        .evaluate(({ scrollWidth, scrollHeight }) => [scrollWidth, scrollHeight]);
      expect(size).toEqual([width, height]);
      const boxOf = (thing: Locator) => thing.evaluate((element) => element.getBoundingClientRect());
      const main = await boxOf(page.locator('main'));
      expect((await boxOf(page.locator('footer'))).bottom).toBeLessThanOrEqual(height);
      for (const card of await page.locator('[data-unit]').all()) {
        const { left, right, top, bottom } = await boxOf(card);
        expect(left).toBeGreaterThanOrEqual(main.left);
        expect(right).toBeLessThanOrEqual(main.right);
        expect(top).toBeGreaterThanOrEqual(main.top);
        expect(bottom).toBeLessThanOrEqual(main.bottom);
      }
      await watched.close();
    }
  });
});

it.each([
  [640, 480],
  [420, 360],
  [320, 280],
])('at %i × %i no badge covers a card, a port or another badge', async (width, height) => {
  for (const { document } of [todaysPractice, smallEnterprises]) {
    const address = `${here.address}embed.html?lang=en&mode=view${model(document)}`;
    const watched = await open(here.browser, address, { width, height });
    const { page } = watched;
    await shown(page);
    await page.locator('.graph-badge').first().waitFor({ state: 'attached' });
    const covered = await page.locator('.graph-badge:not([data-fit=none])').evaluateAll((badges) =>
      badges.flatMap((badge, at) => {
        const over = badge.getBoundingClientRect();
        const others = [
          ...window.document.querySelectorAll('.graph-card, .graph-marks i'),
          ...badges.slice(0, at),
        ];
        return others.flatMap((other) => {
          const box = other.getBoundingClientRect();
          const across = Math.min(over.right, box.right) - Math.max(over.left, box.left);
          const down = Math.min(over.bottom, box.bottom) - Math.max(over.top, box.top);
          return across > 1 && down > 1 ? [`${badge.textContent} on ${other.textContent}`] : [];
        });
      }),
    );
    expect(covered).toEqual([]);
    await watched.close();
  }
});
