// The layout at three sizes, two languages, two themes: nothing jumps, nothing is cut off, nothing is too small to touch.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectQuiet, house, open, ready, type Reader, type Watched } from './browser';
import { analyse, library } from 'gongsheng';
import { translate, type Language } from '../../www/i18n';
import { plain } from '../../www/i18n/format';
import '../../www/i18n/titles';
import { dropFile } from './journey';

const here = house();

const screens = {
  desktop: { width: 1280, height: 800 },
  tablet: { width: 768, height: 1024, touch: true },
  phone: { width: 390, height: 844, touch: true },
} as const;
type Screen = keyof typeof screens;

const kinds = Object.keys(screens).flatMap((screen) =>
  (['zh-CN', 'en-GB'] as const).flatMap((language) =>
    (['light', 'dark'] as const).map((theme) => ({ screen: screen as Screen, language, theme })),
  ),
);

/** Opens the page with an eye on what moves, from the first moment on. */
async function watchJumps(reader: Reader): Promise<Watched> {
  const watched = await open(here.browser, 'about:blank', reader);
  await watched.page.addInitScript(() => {
    const jumps: string[] = [];
    Reflect.set(window, 'jumps', { sum: 0, jumps });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & {
        value: number;
        hadRecentInput: boolean;
        sources: { node: Node | null; previousRect: DOMRect; currentRect: DOMRect }[];
      })[]) {
        // What a touch or a key opens may push something; what moves by itself is a jump.
        if (entry.hadRecentInput) continue;
        const seen = Reflect.get(window, 'jumps') as { sum: number };
        seen.sum += entry.value;
        for (const { node, previousRect: from, currentRect: to } of entry.sources) {
          const name =
            node instanceof Element ? `${node.nodeName}.${node.className.toString()}` : node?.textContent;
          jumps.push(
            `${name}: ${from.x},${from.y} ${from.width}×${from.height} → ${to.x},${to.y} ${to.width}×${to.height}`,
          );
        }
      }
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await watched.page.goto(here.address);
  await ready(watched.page);
  return watched;
}

/** Lets what is still to come arrive: fonts, late parts, frames. */
const settle = async (page: Page) => {
  await page.evaluate(() => document.fonts.ready);
  await page.waitForTimeout(250);
};

async function expectStill(page: Page, where: string): Promise<void> {
  await settle(page);
  const { sum, jumps } = (await page.evaluate(() => Reflect.get(window, 'jumps'))) as {
    sum: number;
    jumps: string[];
  };
  expect(sum, `${where}\n${jumps.join('\n')}`).toBeLessThan(0.01);
}

/** Texts that are cut off: wider or higher than the box that hides what is beyond it. */
const cut = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const found: string[] = [];
    const shown = (element: Element) =>
      element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    for (const element of document.querySelectorAll<HTMLElement>('#app *, dialog *')) {
      const { overflowX, overflowY, clipPath } = getComputedStyle(element);
      // A field of words scrolls under its caret; a number has to be seen whole.
      const field = element instanceof HTMLInputElement && /^[\d.+−-]+$/.test(element.value);
      const speaks = [...element.childNodes].some(
        (node) => node.nodeType === Node.TEXT_NODE && node.textContent?.trim(),
      );
      // Clipped away altogether: for the screen reader alone.
      if (!(speaks || field) || !shown(element) || clipPath === 'inset(50%)') continue;
      // A pixel more is a rounding of the font's.
      const wide = (field || overflowX !== 'visible') && element.scrollWidth > element.clientWidth + 1;
      const high =
        overflowY !== 'visible' &&
        overflowY !== 'auto' &&
        !field &&
        element.scrollHeight > element.clientHeight + 3;
      if (wide || high) {
        found.push(
          `${element.className.toString().split(' ')[0]}: ${(element as HTMLInputElement).value ?? element.textContent.trim()}`,
        );
      }
    }
    return found;
  });

/** The page itself never scrolls sideways, and no word of it is cut off. */
async function expectWhole(page: Page, where: string): Promise<void> {
  const { scrollWidth, clientWidth } = await page
    .locator('html')
    .evaluate(({ scrollWidth, clientWidth }) => ({ scrollWidth, clientWidth }));
  expect(scrollWidth, where).toBe(clientWidth);
  expect(await cut(page), where).toEqual([]);
}

const sizeOf = (page: Page) => page.evaluate(() => document.documentElement.dataset['size']);

/** The tables of the opened panel that scroll sideways. */
const scrolling = (page: Page): Promise<string[]> =>
  page
    .locator('.opened .scroll')
    .evaluateAll((boxes) =>
      boxes
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
        .map((box) => box.querySelector('table')?.getAttribute('aria-label') ?? ''),
    );

const tab = (page: Page, at: number) => page.locator('nav.tabs button').nth(at);

/** Goes through what the page can show at this size. */
async function tour(page: Page, screen: Screen, look: (where: string) => Promise<void>): Promise<void> {
  await look('the opening view');
  if (screen === 'phone') await tab(page, 2).click();
  for (const id of ['ledger', 'environment', 'sharing', 'organisation', 'behaviour', 'compatibility']) {
    await page.locator(`[data-panel=${id}]`).click();
    await page.locator('.opened table, .opened [role=table], .opened dl').first().waitFor();
    await look(`the panel ${id}`);
    // Where there is room, the last column is seen beside the first.
    if (screen !== 'phone' && (await sizeOf(page)) !== 'projector')
      expect(await scrolling(page), id).toEqual([]);
    await page.locator('button.back').click();
  }
  await look('the results again');
  const results = await page.locator('section.verdict').boundingBox();
  if (screen === 'phone') await tab(page, 1).click();
  else await page.locator('section.drawer .chevron').click();
  await page.getByRole('tab').first().waitFor();
  // The drawer opens under the graph or over the results: those stay where they are.
  if (screen !== 'phone') expect(await page.locator('section.verdict').boundingBox()).toEqual(results);
  for (const section of await page.getByRole('tab').all()) {
    await section.click();
    await look(`the outline's ${await section.innerText()}`);
  }
}

describe.each(kinds)('on a $screen in $language, $theme', ({ screen, language, theme }) => {
  it('nothing jumps from the first moment to the verdict, nor when something opens', async () => {
    const watched = await watchJumps({ ...screens[screen], language, theme });
    await expectStill(watched.page, 'until the verdict');
    if (theme === 'light') await tour(watched.page, screen, (where) => expectStill(watched.page, where));
    expectQuiet({ ...watched, faults: watched.faults.filter((fault) => !fault.startsWith('request: ')) });
    await watched.close();
  });
});

describe.each(kinds.filter(({ theme }) => theme === 'light'))(
  'on a $screen in $language',
  ({ screen, language }) => {
    it('no text is cut off and the page does not scroll sideways', async () => {
      const watched = await open(here.browser, here.address, { ...screens[screen], language });
      await ready(watched.page);
      await settle(watched.page);
      await tour(watched.page, screen, (where) => expectWhole(watched.page, where));
      await watched.close();
    });
  },
);

/** A laptop at 400 %, and the size for projectors, which is another root size. */
describe.each([
  { what: 'a laptop at 400 %', screen: 'phone', width: 320, height: 640, size: 'normal' },
  { what: 'the size for projectors', screen: 'desktop', width: 1280, height: 800, size: 'projector' },
  { what: 'the size for projectors on a phone', screen: 'phone', width: 390, height: 844, size: 'projector' },
] as const)('at $what', ({ screen, width, height, size }) => {
  it.each(['zh-CN', 'en-GB'] as const)('no text is cut off in %s', async (language) => {
    const watched = await open(here.browser, here.address, { width, height, language });
    const { page } = watched;
    await page.evaluate((size) => localStorage.setItem('gongsheng', JSON.stringify({ size })), size);
    await page.reload();
    await ready(page);
    expect(await sizeOf(page)).toBe(size);
    await settle(page);
    await tour(page, screen, (where) => expectWhole(page, where));
    await watched.close();
  });
});

/** Cards of which some part is out of the graph's view. */
const outOfView = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const stage = document.querySelector('.graph-stage')?.getBoundingClientRect();
    if (!stage) return ['no graph'];
    return [...document.querySelectorAll('.graph-card')].flatMap((card) => {
      const { left, top, right, bottom } = card.getBoundingClientRect();
      const inside = left >= stage.left && top >= stage.top && right <= stage.right && bottom <= stage.bottom;
      return inside ? [] : [card.getAttribute('data-unit') ?? ''];
    });
  });

describe.each([
  { width: 1280, height: 800, language: 'en-GB' },
  { width: 1280, height: 800, language: 'zh-CN' },
  { width: 768, height: 1024, language: 'en-GB' },
  { width: 390, height: 844, language: 'en-GB' },
  { width: 390, height: 844, language: 'zh-CN' },
] as const)('what the gallery opens, at $width px in $language', ({ width, height, language }) => {
  it('is all in view, whatever its numbers make of the cards, and no word of it is cut off', async () => {
    const watched = await open(here.browser, here.address, { width, height, language });
    const { page } = watched;
    await ready(page);
    const entries = page.locator('.gallery button');
    const show = async () => {
      if (width < 640) {
        await page.locator('.more > button').click();
        await page.locator('.more li').nth(1).getByRole('button').click();
      } else await page.locator('.bar .word.wide').first().click();
      await entries.first().waitFor();
    };
    await show();
    const count = await entries.count();
    for (let at = 0; at < count; at += 1) {
      if (at > 0) await show();
      const title = await entries.nth(at).locator('strong').innerText();
      await entries.nth(at).click();
      await page.locator('dialog').waitFor({ state: 'detached' });
      await expect.poll(() => page.locator('.bar .title').inputValue()).toBe(title);
      await settle(page);
      await answered(page, at, language === 'zh-CN' ? 'zh' : 'en');
      await expect.poll(() => outOfView(page), { message: title }).toEqual([]);
      expect(
        (await cut(page)).filter((text) => !text.startsWith('title')),
        title,
      ).toEqual([]);
      expect(await linesOfNames(page), title).toBeLessThanOrEqual(2);
      expect(await underTools(page), title).toEqual([]);
    }
    await watched.close();
  });
});

/** The list of panels answers for an entry of the gallery, by what comes last. */
async function answered(page: Page, entry: number, language: Language): Promise<void> {
  const document = library()[entry]?.document;
  const extra = document && analyse(document).participation?.extraIncentive;
  const headline =
    extra === 0
      ? translate(language, 'results.participation.enough')
      : translate(language, 'results.participation.missing', { extra: plain(extra) });
  await expect.poll(() => page.locator('[data-panel=participation] .headline').textContent()).toBe(headline);
}

/** The most lines that the name on a card takes. */
function linesOfNames(page: Page): Promise<number> {
  return page.locator('.graph-card:visible .graph-name').evaluateAll((names) =>
    Math.max(
      ...names.map((name) => {
        const text = document.createRange();
        text.selectNodeContents(name);
        return new Set([...text.getClientRects()].map(({ top }) => Math.round(top))).size;
      }),
    ),
  );
}

/** The cards that the tools cover although there is room below all of them. */
function underTools(page: Page): Promise<string[]> {
  return page.locator('main.graph').evaluate((graph) => {
    const tools = graph.querySelector('.graph-tools:not(.is-small)')?.getBoundingClientRect();
    const cards = [...graph.querySelectorAll<HTMLElement>('.graph-card')];
    const boxes = cards.map((card) => ({ card, box: card.getBoundingClientRect() }));
    const bottom = Math.max(...boxes.map(({ box }) => box.bottom));
    if (!tools || bottom > graph.getBoundingClientRect().bottom - 8) return [];
    return boxes
      .filter(({ box }) => box.left < tools.right && box.top < tools.bottom)
      .map(({ card }) => card.dataset['unit'] ?? '');
  });
}

describe.each([1280, 390])('long names and a large surplus, at %i px', (width) => {
  it.each(['zh-CN', 'en-GB'] as const)('stay in their places in %s', async (language) => {
    const watched = await open(here.browser, here.address, { width, height: 844, language });
    const { page } = watched;
    await ready(page);
    const unit = (id: string, gives: string, takes: string) => ({
      id,
      kind: 'college',
      outputs: [{ id: gives, resource: gives, carrier: 'matter', amount: 1e5, quality: 1, cost: 1 }],
      inputs: [{ id: takes, resource: takes, carrier: 'matter', amount: 1e5, value: 4 }],
    });
    const exchange = (id: string, from: string, to: string, resource: string) => ({
      id,
      from: { unit: from, output: resource },
      to: { unit: to, input: resource },
      amount: 1e5,
      medium: 'm',
      periods: [[0, null]],
    });
    await dropFile(page, {
      type: 'gongsheng',
      version: 1,
      months: 1,
      units: [
        ...Array.from({ length: 1200 }, (_, index) => ({ id: `idle-${index}`, kind: 'college' })),
        unit('one', 'a', 'b'),
        unit('other', 'b', 'a'),
      ],
      exchanges: [exchange('there', 'one', 'other', 'a'), exchange('back', 'other', 'one', 'b')],
    });
    if (width < 640) await tab(page, 2).click();
    await expect
      .poll(() => page.locator('.pill').allInnerTexts())
      .toEqual([language === 'zh-CN' ? '校1201校1202' : 'C1201–C1202']);
    await expect.poll(() => page.locator('[data-value=surplus]').first().innerText()).toContain('600');
    await settle(page);
    const leaves = await page.evaluate(() =>
      [
        ['.pill', '[role=cell]'],
        ['section.verdict .unit', 'section.verdict'],
      ]
        .flatMap(([inner = '', outer = '']) =>
          [...document.querySelectorAll(inner)].filter((element) => {
            const own = element.getBoundingClientRect();
            const room = element.closest(outer)?.getBoundingClientRect();
            return own.width > 0 && room && (own.left < room.left || own.right > room.right);
          }),
        )
        .map((element) => element.outerHTML),
    );
    expect(leaves).toEqual([]);
    await watched.close();
  });
});

describe('on a phone', () => {
  it('whatever is for the thumb is at least 44 px high and wide', async () => {
    for (const language of ['zh-CN', 'en-GB'] as const) {
      const watched = await open(here.browser, here.address, { ...screens.phone, language });
      const { page } = watched;
      await ready(page);
      const small = async (selector: string) => {
        const found: string[] = [];
        const targets = await page.locator(selector).filter({ visible: true }).all();
        expect(targets.length, selector).toBeGreaterThan(0);
        for (const target of targets) {
          const box = await target.boundingBox();
          const name = (await target.getAttribute('aria-label')) ?? (await target.innerText());
          if (!box || box.width < 44 || box.height < 44)
            found.push(`${selector} ${name}: ${box?.width} × ${box?.height}`);
        }
        return found;
      };
      expect(await small('header.bar button')).toEqual([]);
      expect(await small('.graph-tools button, .graph-zoom button, .graph-dial')).toEqual([]);
      expect(await small('nav.tabs button')).toEqual([]);
      await page.locator('.more > button').click();
      expect(await small('.more li button')).toEqual([]);
      await page.locator('.more li button').first().click();
      await page.getByRole('dialog').locator('h2').waitFor();
      expect(await small('dialog button')).toEqual([]);
      await page.keyboard.press('Escape');
      await tab(page, 2).click();
      expect(await small('[data-panel]')).toEqual([]);
      expectQuiet(watched);
      await watched.close();
    }
  });
});
