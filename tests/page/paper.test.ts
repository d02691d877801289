// What is printed: light whatever the theme, the whole graph and what is open of the results and in the drawer, no
// controls; and the screen is as it was.
import { describe, expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { expectQuiet } from './browser';
import { declineTour, dropFile, example, LOCALE, openFile, stage } from './journey';

const reader = stage();
/** An A4 sheet between margins of 16 mm, px. */
const SHEET = { width: 672, height: 1000 };

/** The page as it is when the browser takes its picture for the sheet. */
async function lay(page: Page): Promise<void> {
  // What makes the graph ready comes when the page has nothing else to do.
  await page.locator('body:has(.graph-card)').waitFor();
  await expect
    .poll(async () => {
      await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
      return page.evaluate(() => document.documentElement.style.getPropertyValue('--paper'));
    })
    .not.toBe('');
  await page.setViewportSize(SHEET);
  await page.emulateMedia({ media: 'print' });
}

/** What of the graph and its theme printing must leave as it was. */
const screen = (page: Page) =>
  page.evaluate(() => ({
    theme: document.documentElement.dataset['theme'],
    size: document.documentElement.dataset['size'],
    world: document.querySelector<HTMLElement>('.graph-world')?.style.transform,
    canvas: document.querySelector<HTMLCanvasElement>('.graph-canvas')?.width,
    folded: document.querySelectorAll('.results details:not([open])').length,
  }));

describe.each([
  { language: 'zh', theme: 'dark', width: 1280 },
  { language: 'en', theme: 'dark', width: 390 },
] as const)('on paper, from $width px in $language', ({ language, theme, width }) => {
  test('the graph and the open panel are there, light and whole, and the screen comes back', async () => {
    const watched = await reader.open({ language: LOCALE[language], theme, width, height: 844 });
    const { page } = watched;
    await declineTour(page);
    const shown = example(width < 640 ? 'four-units' : 'intermittent-projects');
    if (width >= 640) await openFile(page, shown);
    const cards = shown.units?.length ?? 0;
    await expect.poll(() => page.locator('.graph-card').count()).toBe(cards);
    if (width < 640) await page.locator('nav.tabs button').last().click();
    await page.locator('[data-panel="ledger"]').click();
    await page.locator('.opened .sankey').waitFor();
    // As the reader has it, and not as it is fitted.
    if (width >= 640) await page.locator('.graph-zoom button').first().click();
    const before = await screen(page);
    expect(before.folded).toBeGreaterThan(0);
    await lay(page);

    // Light, and no control.
    const look = await page.evaluate(() => {
      const shown = (it: Element) => it.checkVisibility({ visibilityProperty: true });
      const tokens = getComputedStyle(document.documentElement);
      return {
        ground: getComputedStyle(document.body).backgroundColor,
        ink: tokens.getPropertyValue('--ink').trim(),
        card: getComputedStyle(document.querySelector('.graph-card') ?? document.body).backgroundColor,
        buttons: [...document.querySelectorAll('button')]
          .filter(shown)
          .filter((it) => !it.matches('[aria-haspopup], [aria-pressed], .graph-badge, .eu'))
          .map((it) => it.className),
        ranges: [
          ...document.querySelectorAll('input[type=range], .drawer, .graph-tools, .graph-zoom'),
        ].filter(shown).length,
        folded: document.querySelectorAll('.results details:not([open])').length,
        ribbon: ribbon(),
      };
      /** Whether ribbons are painted in the colour that a mode has in the light theme. */
      function ribbon(): boolean {
        const canvas = document.querySelector<HTMLCanvasElement>('.graph-canvas');
        const { width = 0, height = 0 } = canvas ?? {};
        const data = canvas?.getContext('2d')?.getImageData(0, 0, width, height).data ?? [];
        const hues = new Map<string, number>();
        for (let at = 0; at < data.length; at += 4)
          if (data[at + 3] === 255) {
            const hue = [...data.slice(at, at + 3)].join();
            hues.set(hue, (hues.get(hue) ?? 0) + 1);
          }
        return ['24,63,146', '4,131,124'].some((mode) => (hues.get(mode) ?? 0) > 500);
      }
    });
    expect(look).toEqual({
      ground: 'rgb(255, 255, 255)',
      ink: '#1b2024',
      card: 'rgb(255, 255, 255)',
      buttons: [],
      ranges: 0,
      folded: 0,
      ribbon: true,
    });

    const whole = await page.evaluate((sheet) => {
      const frame = document.querySelector('main.graph')?.getBoundingClientRect();
      const cards = [...document.querySelectorAll('.graph-card')].map((it) => it.getBoundingClientRect());
      const seen = (of: string) =>
        [...document.querySelectorAll(of)].some((it) => {
          const { width, height, left, right } = it.getBoundingClientRect();
          return (
            it.checkVisibility({ visibilityProperty: true }) &&
            width * height > 0 &&
            left >= -1 &&
            right <= sheet + 1
          );
        });
      return {
        cards: cards.filter(
          (card) =>
            frame &&
            card.left >= frame.left &&
            card.right <= frame.right &&
            card.top >= frame.top &&
            card.bottom <= frame.bottom,
        ).length,
        wide: document.documentElement.scrollWidth <= sheet + 1,
        parts: [
          '.graph-key',
          '.graph-dial',
          '.opened .sankey svg',
          '.opened table',
          '.opened details table',
        ].filter((of) => !seen(of)),
      };
    }, SHEET.width);
    expect(whole).toEqual({ cards, wide: true, parts: [] });

    // What is open is told with the verdict, on a sheet with wide margins too.
    await page.setViewportSize({ ...SHEET, width: 560 });
    for (const part of ['.line .word', '.line .surplus', '.opened h2'])
      expect(await page.locator(part).isVisible(), part).toBe(true);

    await page.emulateMedia({ media: null });
    await page.setViewportSize({ width, height: 844 });
    await page.evaluate(() => dispatchEvent(new Event('afterprint')));
    await expect.poll(() => screen(page)).toEqual(before);
    // And as a browser prints.
    expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(10_000);
    await expect.poll(() => screen(page)).toEqual(before);
    expectQuiet(watched);
    await watched.close();
  });
});

test('a why that is open is printed alone and in full', async () => {
  const watched = await reader.open({ theme: 'dark' });
  const { page } = watched;
  await page.locator('[data-asks="surplus"]').filter({ visible: true }).press('Enter');
  const why = page.locator('dialog.why');
  await why.locator('footer').waitFor();
  await lay(page);
  expect(await page.locator('.app').isVisible()).toBe(false);
  const [inner, outer] = await why.evaluate((it) => [it.scrollHeight, it.getBoundingClientRect().height]);
  expect(Math.ceil(outer ?? 0)).toBeGreaterThanOrEqual(inner ?? Infinity);
  expect(await why.evaluate((it) => getComputedStyle(it).backgroundColor)).toBe('rgb(255, 255, 255)');
  // Rows have their names, and the number its settings; what only acts is gone.
  for (const name of await why.locator('tbody th').all()) expect(await name.innerText()).not.toBe('');
  expect(await why.locator('footer ul').innerText()).toContain('β 0.5');
  expect(
    await why.locator(':is(.corner, .edit, .further, .copy button)').filter({ visible: true }).count(),
  ).toBe(0);
  await watched.close();
});

test.each(['zh', 'en'] as const)(
  'the balance on paper is whole, its labels apart, in %s',
  async (language) => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    const balance = page.locator('section > .balance');
    await balance.locator('.below').nth(1).waitFor();
    await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
    const drawn = await balance.evaluate((it) => it.innerHTML);
    await lay(page);
    // Nothing measures itself again for the sheet when a browser prints.
    const boxes = await balance.evaluate((it, drawn) => {
      it.innerHTML = drawn;
      return [...it.querySelectorAll('.below')].map((label) => label.getBoundingClientRect());
    }, drawn);
    const starts = await balance
      .locator('.generation, .cost')
      .evaluateAll((parts) => parts.map((it) => it.getBoundingClientRect().left));
    expect(starts).toEqual([starts[0], starts[0]]);
    boxes.slice(1).forEach(({ left }, at) => expect(left).toBeGreaterThan(boxes[at]?.right ?? Infinity));
    const [needed, given] = await page
      .locator('.balance .eu')
      .evaluate((it) => [it.scrollWidth, it.clientWidth]);
    expect(given).toBeGreaterThanOrEqual(needed ?? Infinity);
    await watched.close();
  },
);

test('a sum of four figures on paper is whole', async () => {
  const watched = await reader.open({ language: LOCALE.en });
  const { page } = watched;
  await openFile(page, example('todays-practice'));
  const balance = page.locator('section > .balance');
  await expect.poll(() => balance.innerText()).toContain('1\u2009709');
  await page.evaluate(() => dispatchEvent(new Event('beforeprint')));
  const drawn = await balance.evaluate((it) => it.innerHTML);
  await lay(page);
  const inside = await balance.evaluate((it, drawn) => {
    it.innerHTML = drawn;
    const bar = it.querySelectorAll('.bar')[1]?.getBoundingClientRect();
    return [...it.querySelectorAll('.inside')].map((label) => {
      const part = it.querySelector(`.part.${label.className.match(/in-(\w+)/)?.[1] ?? ''}`);
      const [own, of] = [label.getBoundingClientRect(), part?.getBoundingClientRect()];
      return own.left >= (of?.left ?? Infinity) && own.right <= Math.min(of?.right ?? 0, bar?.right ?? 0) + 1;
    });
  }, drawn);
  expect(inside).not.toContain(false);
  // What stands below reaches no further than the balance itself.
  const beyond = await balance.evaluate((it) => {
    const { left, right } = it.getBoundingClientRect();
    return [...it.querySelectorAll('.below')].filter((label) => {
      const box = label.getBoundingClientRect();
      return box.left < left || box.right > right + 1;
    }).length;
  });
  expect(beyond).toBe(0);
  // Where the focus is, is no news on paper.
  await page.locator('header.bar input').focus();
  expect(await page.locator('header.bar input').evaluate((it) => getComputedStyle(it).outlineWidth)).toBe(
    '0px',
  );
  await watched.close();
});

test.each(['zh', 'en'] as const)('the opening is one sheet, in %s', async (language) => {
  const watched = await reader.open({ language: LOCALE[language] });
  const { page } = watched;
  await page.locator('body:has(.graph-card)').waitFor();
  const sheets = async () => {
    const file = await page.pdf({ format: 'A4' });
    return file.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length;
  };
  await expect.poll(sheets).toBe(1);
  await watched.close();
});

test('ribbons are printed as a picture, where they are painted', async () => {
  const watched = await reader.open();
  const { page } = watched;
  await lay(page);
  const box = (of: string) =>
    page.locator(of).evaluate((it) => {
      const { x, y, width, height } = it.getBoundingClientRect();
      return { x, y, width, height };
    });
  const picture = await box('img.graph-canvas');
  expect(picture.width).toBeGreaterThan(600);
  expect(await page.locator('canvas.graph-canvas').first().isVisible()).toBe(false);
  // On the screen the canvas stands there.
  await page.addStyleTag({ content: 'canvas.graph-canvas:not([hidden]) { display: block !important }' });
  expect(await box('canvas.graph-canvas:not([hidden])')).toEqual(picture);
  const sharpness = await page
    .locator('img.graph-canvas')
    .evaluate((it: HTMLImageElement) => it.naturalWidth / it.offsetWidth);
  expect(sharpness).toBeCloseTo(3);
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  expect(await page.locator('img.graph-canvas').count()).toBe(0);
  await watched.close();
});

test('by which rule is paid is printed with what is paid', async () => {
  const watched = await reader.open();
  const { page } = watched;
  await page.locator('[data-panel="sharing"]').click();
  const rule = page.locator('.opened').getByRole('combobox');
  await rule.waitFor();
  await lay(page);
  expect(await rule.isVisible()).toBe(true);
  await watched.close();
});

/** As the four units, with so many exchanges that a table does not make the rows that are out of view. */
const long = {
  ...example('four-units'),
  exchanges: [1, 2, 3, 4].flatMap((time) =>
    (example('four-units').exchanges ?? []).map((exchange) => ({
      ...exchange,
      id: `${exchange.id}-${time}`,
    })),
  ),
};

test.each([1280, 390])('what is open in the drawer follows, every row of it, from %i px', async (width) => {
  const watched = await reader.open({ width, height: 844 });
  const { page } = watched;
  await declineTour(page);
  await (width < 640 ? dropFile : openFile)(page, long);
  if (width < 640) await page.locator('nav.tabs button').nth(1).click();
  const drawer = page.locator('section.drawer');
  const open = async (place: number) => {
    const name = drawer.locator('.tab .name').nth(place);
    if ((await name.getAttribute('aria-expanded')) !== 'true') await name.click();
  };
  await open(0);
  await page.locator('#outline-panel-tab-exchanges').click();
  await drawer.locator('tr.away').first().waitFor({ state: 'attached' });
  // Made before the browser takes its picture, which waits for nothing.
  const missing = await page.evaluate(async () => {
    dispatchEvent(new Event('beforeprint'));
    await Promise.resolve();
    return document.querySelectorAll('.drawer tr.away').length;
  });
  expect(missing).toBe(0);
  await lay(page);
  const rows = drawer.locator('tbody tr[data-place]');
  expect(await rows.count()).toBe(long.exchanges.length);
  const last = await rows.last().boundingBox();
  const results = await page.locator('aside.results').boundingBox();
  expect(last?.width).toBeLessThanOrEqual(SHEET.width);
  expect(last?.y).toBeGreaterThan((results?.y ?? Infinity) + (results?.height ?? 0));
  // What a row says stays, and what only acts goes.
  const buttons = await drawer
    .locator('button')
    .filter({ visible: true })
    .evaluateAll((all) => [
      ...new Set(
        all.map((it) => it.className.replace(/ ?\b(svelte-\w+|asked|default|current)\b/g, '') || it.role),
      ),
    ]);
  expect(buttons.filter((name) => !['name', 'tab', 'pair', 'periods', ''].includes(name ?? ''))).toEqual([]);
  expect(await drawer.locator('.pair').first().isVisible()).toBe(true);

  await page.emulateMedia({ media: null });
  await page.setViewportSize({ width, height: 844 });
  await page.evaluate(() => dispatchEvent(new Event('afterprint')));
  await expect.poll(() => drawer.locator('tr.away').count()).toBeGreaterThan(0);
  // The timeline too; and nothing of a drawer that is closed.
  await open(1);
  await drawer.locator('.timeline .rows').waitFor();
  await lay(page);
  expect(await drawer.locator('.timeline .rows').isVisible()).toBe(true);
  expect(await drawer.locator('.play').isVisible()).toBe(false);
  expectQuiet(watched);
  await watched.close();
});
