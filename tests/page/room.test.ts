// What has to have room has it: the results in their column, names and numbers on cards, heads over columns.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import '../../www/i18n/evolution';
import { ready } from './browser';
import { dropFile, example, LOCALE, openFile, stage } from './journey';

const reader = stage();

/** What of the results reaches out of their column, or is cut by what holds it. */
const outside = (page: Page): Promise<string[]> =>
  page.locator('aside.results').evaluate((column) => {
    const { left, right } = column.getBoundingClientRect();
    const found = column.scrollWidth > column.clientWidth ? ['the column scrolls sideways'] : [];
    for (const element of column.querySelectorAll('*')) {
      const { overflowX, clipPath } = getComputedStyle(element);
      // For the screen reader alone, or in a table that scrolls.
      if (clipPath === 'inset(50%)' || !element.checkVisibility({ visibilityProperty: true })) continue;
      if (element.closest('.scroll, .visually-hidden')) continue;
      const box = element.getBoundingClientRect();
      const beyond = box.width > 0 && (box.left < left - 1 || box.right > right + 1);
      const cut = overflowX !== 'visible' && element.scrollWidth > element.clientWidth + 1;
      if (beyond || cut) found.push(element.outerHTML.slice(0, 120));
    }
    return found;
  });

/** Pairs of neighbours in a row that are less than so many px apart. */
const touching = (page: Page, selector: string, least: number): Promise<string[]> =>
  page.locator(selector).evaluateAll((elements, least) => {
    const texts = elements.map((element) => {
      const range = document.createRange();
      range.selectNodeContents(element.firstChild ?? element);
      return { text: element.textContent, box: range.getBoundingClientRect() };
    });
    return texts.flatMap(({ text, box }, at) =>
      texts
        .slice(at + 1)
        .filter(
          (other) =>
            box.left < other.box.right + least &&
            other.box.left < box.right + least &&
            box.top < other.box.bottom &&
            other.box.top < box.bottom,
        )
        .map((other) => `${text} ${other.text}`),
    );
  }, least);

const HEADS = 'aside.results [role=table] [role=columnheader]:not(:first-child)';

describe.each([
  { width: 1280, language: 'en' },
  { width: 1440, language: 'en' },
  { width: 1920, language: 'en' },
  { width: 1280, language: 'zh' },
] as const)('at the size for projectors, $width px in $language', ({ width, language }) => {
  test('nothing of the results or of a panel leaves its column', async () => {
    const watched = await reader.open({ width, height: 800, language: LOCALE[language] });
    const { page } = watched;
    await page.evaluate(() => localStorage.setItem('gongsheng', '{"size":"projector"}'));
    await page.reload();
    await ready(page);
    expect(await outside(page)).toEqual([]);
    expect(await touching(page, HEADS, 4)).toEqual([]);
    const panels = await page
      .locator('[data-panel]')
      .evaluateAll((buttons) => buttons.map((button) => button.getAttribute('data-panel') ?? ''));
    expect(panels).toHaveLength(13);
    for (const id of panels) {
      await page.locator(`[data-panel=${id}]`).click();
      await page.locator('.opened > :nth-child(2)').waitFor({ state: 'attached' });
      expect(await outside(page), id).toEqual([]);
      await page.locator('button.back').click();
    }
    await watched.close();
  });
});

test.each([320, 390, 1280])('the heads of the matrix stand apart at %i px', async (width) => {
  const watched = await reader.open({ width, height: 640, language: 'en-GB' });
  const { page } = watched;
  if (width < 640) await page.locator('nav.tabs button').nth(2).click();
  expect(await touching(page, HEADS, 4)).toEqual([]);
  if (width < 640) {
    await page.locator('nav.tabs button').first().click();
    expect(await covered(page, '.graph-dial')).toEqual([]);
  }
  await watched.close();
});

/** The cards that something covers. */
const covered = (page: Page, selector: string): Promise<string[]> =>
  page.locator(selector).evaluate((element) => {
    const over = element.getBoundingClientRect();
    return [...document.querySelectorAll<HTMLElement>('.graph-card')].flatMap((card) => {
      const box = card.getBoundingClientRect();
      const meets =
        box.left < over.right && over.left < box.right && box.top < over.bottom && over.top < box.bottom;
      return meets ? [card.dataset['unit'] ?? ''] : [];
    });
  });

test.each(['zh', 'en'] as const)('the note of the moment covers no card in %s', async (language) => {
  const watched = await reader.open({ language: LOCALE[language] });
  const { page } = watched;
  await page.locator('[data-panel=evolution]').click();
  await page.locator('.player input').focus();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowRight');
  await page.locator('.moment-bar').waitFor();
  expect(await covered(page, '.moment-bar')).toEqual([]);
  await watched.close();
});

const LONG = {
  zh: '某某新能源汽车零部件（集团）股份有限公司与市域产教联合体之示范性高等职业技术教育协同创新中心有限责任公司',
  en: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft',
};

/** Names that reach out of the heads of their cards or beside which the number has no room. */
const burst = (page: Page): Promise<string[]> =>
  page.locator('.graph-card').evaluateAll((cards) =>
    cards.flatMap((card) => {
      const [name, number, bar] = ['.graph-name', '.graph-surplus', '.graph-bullet'].map((part) =>
        card.querySelector(part)?.getBoundingClientRect(),
      );
      if (!name || !number || !bar) return [];
      const whole = name.bottom <= bar.top + 1 && name.right <= number.left + 1 && name.width >= 40;
      return whole && number.right <= card.getBoundingClientRect().right
        ? []
        : [card.outerHTML.slice(0, 200)];
    }),
  );

describe.each([1280, 390])('a long name at %i px', (width) => {
  test.each(['zh', 'en'] as const)('is clamped to its card, and told in full, in %s', async (language) => {
    const watched = await reader.open({ width, height: 844, language: LOCALE[language] });
    const { page } = watched;
    const document = structuredClone(example('four-units'));
    const [unit] = document.units ?? [];
    if (unit) unit.name = LONG;
    for (const { inputs } of document.units ?? [])
      for (const input of inputs ?? []) input.value = (input.value ?? 0) * 30_000;
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'model.gongsheng.json', { type: 'application/json' }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, JSON.stringify(document));
    const name = page.locator(`.graph-card[data-unit=${unit?.id}] .graph-name`);
    await expect.poll(() => name.getAttribute('title')).toBe(LONG[language]);
    expect(await burst(page)).toEqual([]);
    await watched.close();
  });
});

test('a card keeps its place and width while its number changes its digits', async () => {
  const watched = await reader.open({ language: 'en-GB' });
  const { page } = watched;
  const places = (): Promise<string[]> =>
    page.locator('.graph-card').evaluateAll((cards) => cards.map((card) => card.getAttribute('style') ?? ''));
  const document = example('four-units');
  const widths = [];
  for (const factor of [1, 0.97, 1.61, 2.9]) {
    const turned = structuredClone(document);
    for (const { inputs } of turned.units ?? [])
      for (const input of inputs ?? []) input.value = (input.value ?? 0) * factor;
    await openFile(page, turned);
    await page.waitForTimeout(400);
    widths.push((await places()).map((style) => /left: [^;]+; .*?width: [^;]+;/.exec(style)?.[0]));
    expect(await outside(page)).toEqual([]);
    const [unit, verdict] = await Promise.all(
      ['section.verdict .unit', 'section.verdict'].map((part) => page.locator(part).boundingBox()),
    );
    expect((unit?.x ?? 0) + (unit?.width ?? 0)).toBeLessThanOrEqual(
      (verdict?.x ?? 0) + (verdict?.width ?? 0) + 0.5,
    );
  }
  for (const each of widths) expect(each).toEqual(widths[0]);
  await watched.close();
});

/** Elements that are shown and overlap what a selector finds. */
const meeting = (page: Page, selector: string, others: string): Promise<string[]> =>
  page
    .locator(selector)
    .filter({ visible: true })
    .evaluateAll((elements, others) => {
      const boxOf = (element: Element) => element.getBoundingClientRect();
      return elements.flatMap((element) =>
        [...document.querySelectorAll(others)].flatMap((other) => {
          const [a, b] = [boxOf(element), boxOf(other)];
          const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
          const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
          return other !== element && across > 1 && down > 1
            ? [`${element.textContent} on ${other.textContent}`]
            : [];
        }),
      );
    }, others);

const NAMED = '.graph-card, .graph-area span';

describe.each(['zh', 'en'] as const)('what stands on the graph above an open drawer in %s', (language) => {
  test.each(['key-technology', 'intermittent-projects'])('covers no head of %s', async (id) => {
    const watched = await reader.open({ language: LOCALE[language] });
    const { page } = watched;
    await openFile(page, example(id));
    await page.locator('.drawer .name').nth(1).click();
    const axis = page.locator('.timeline input[type=range]');
    await axis.press('ArrowRight');
    await axis.press('End');
    await page.locator('.moment-bar').waitFor();
    expect(await meeting(page, '.moment-bar', NAMED)).toEqual([]);
    // The label of the last month keeps within its axis, clear of the note beside it.
    expect(await meeting(page, '.axis .moment', '.timeline .head .right')).toEqual([]);
    await page.keyboard.press('Escape');
    await page.locator('.drawer .name').first().click();
    await page.locator('#outline-panel-tab-overview').click();
    await page.locator('.outline [data-field="/months"]:not(tr)').fill('700');
    await page.locator('.graph-veil').filter({ visible: true }).waitFor();
    await expect.poll(() => meeting(page, '.graph-veil', NAMED)).toEqual([]);
    expect(await meeting(page, '.graph-dial text', '.graph-dial > b, .graph-dial > span')).toEqual([]);
    await watched.close();
  });
});

test('a long sentence leaves the zoom buttons free', async () => {
  const watched = await reader.open({ language: 'en-GB' });
  const { page } = watched;
  await page.locator('.graph-toast [role=status]').evaluate((toast) => {
    toast.textContent =
      'Cells pasted: 800; rows added: 300; not understood, so left as they were: 100. '.repeat(2);
    toast.parentElement?.classList.add('is-shown');
  });
  for (const width of [1440, 1280, 1024, 768]) {
    await page.setViewportSize({ width, height: 800 });
    expect(await meeting(page, '.graph-toast', '.graph-zoom'), `${width} px`).toEqual([]);
  }
  await watched.close();
});

test('on a phone units of a kind without names are told apart by their marks', async () => {
  const watched = await reader.open({ width: 390, height: 844, touch: true });
  const { page } = watched;
  await dropFile(page, example('small-enterprises'));
  await page.locator('.graph.is-tiny').waitFor();
  const marks = await page.locator('.graph-card .graph-seal').allInnerTexts();
  expect(marks.sort()).toEqual(['企1', '企2', '企3', '企4', '政', '校']);
  await watched.close();
});
