// The opening view: what a first reader finds, in the browser's language, from any host and any path.
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { expectQuiet, house, open, ready, surplus, type Watched } from './browser';
import { switchLanguage, words } from './reading';

const HAN = /\p{Script=Han}/u;
/** A key without a text (outline.newUnit), or a place in a text that nothing was put into ({count}). */
const UNTOLD = /\b[a-z]+\.[a-z][\w.-]*|\{\w+\}/i;
/** Names of files, of addresses and of versions, which have dots of their own; the lines for a course page; the page’s name. */
const NAMES = /<iframe[^]*<\/iframe>|共生 Gongsheng|\S*\.(html|json)\b|https?:\/\/\S+|\b\d+(\.\d+)+\b/g;
/** What Chinese texts write in Latin letters: names, keys of the keyboard, symbols of the model. */
const LATIN =
  /\b(gongsheng|JSON|CSV|GraphML|GEXF|Mermaid|LaTeX|Chrome|Firefox|Safari|Tab|Enter|Esc|Alt|Ctrl|Shift|Delete|Backspace|Shapley|iframe|exp|eu|max|min)\b/g;

const here = house({ under: '/a/b/' });

/** Opens everything that the page can show, one after the other, and looks each time. */
async function tour(page: Page, look: (where: string) => Promise<void>): Promise<void> {
  await look('the opening view');
  for (const panel of await page.locator('[data-panel]').all()) {
    const name = await panel.getAttribute('data-panel');
    await panel.click();
    await page.locator('.opened > :not(h2):visible').first().waitFor();
    await look(`the panel ${name}`);
    await page.locator('button.back').click();
  }
  await page.locator('section.drawer .chevron').click();
  const tabs = page.getByRole('tab');
  await tabs.first().waitFor();
  expect(await tabs.count()).toBeGreaterThanOrEqual(8);
  for (const tab of await tabs.all()) {
    await tab.click();
    await look(`the outline's tab ${await tab.innerText()}`);
  }
  for (const button of [
    page.locator('button.share'),
    page.locator('button.word').first(),
    page.locator('button', { hasText: /^\?$/ }),
  ]) {
    await button.click();
    await page.locator('dialog h2').waitFor();
    await look(`the sheet ${await page.locator('dialog h2').innerText()}`);
    await page.keyboard.press('Escape');
  }
  await page.locator('.graph-tools button').first().click();
  await look('the menu that adds a unit');
  await page.keyboard.press('Escape');
}

const strangers = {
  'zh-CN': (texts: Awaited<ReturnType<typeof words>>) =>
    texts.filter(
      ({ text, lang }) =>
        !lang.startsWith('en') && /[a-z]{3}/i.test(text.replace(NAMES, '').replace(LATIN, '')),
    ),
  'en-GB': (texts: Awaited<ReturnType<typeof words>>) =>
    texts.filter(({ text, lang }) => !lang.startsWith('zh') && HAN.test(text.replace(NAMES, ''))),
};

describe('under a path of its own', () => {
  it('greets a Chinese reader in Chinese and an English one in English', async () => {
    for (const [language, lang, verdict, title] of [
      ['zh-CN', 'zh-CN', '形成', '四单元联合体（算例）'],
      ['en-GB', 'en', 'Formed', 'Four-unit consortium (worked case)'],
    ] as const) {
      const watched = await open(here.browser, here.address, { language });
      const { page } = watched;
      await ready(page);
      expect(await page.title()).toBe('共生 Gongsheng');
      expect(await page.locator('html').getAttribute('lang')).toBe(lang);
      expect(await page.locator('section.verdict h2').innerText()).toBe(verdict);
      expect(await page.locator('header.bar .title').inputValue()).toBe(title);
      expectQuiet(watched);
      await watched.close();
    }
  });

  it('shows the verdict, S, the ladder, the balance, the matrix and the graph', async () => {
    const watched = await open(here.browser, here.address);
    const { page } = watched;
    await ready(page);
    expect(await surplus(page)).toBe('+88');
    expect(
      await page.locator('section.verdict ol.ladder li:not([aria-hidden])').allInnerTexts(),
    ).toHaveLength(5);
    expect(await page.locator('.balance .part').count()).toBe(5);
    expect(await page.locator('[role=table] [role=cell]').count()).toBe(16);
    expect(await page.locator('[data-unit]').count()).toBe(4);
    expect(await page.locator('[data-pair]').count()).toBe(5);
    // The exchanges are on a canvas: it has ink.
    const drawn = await page.locator('canvas.graph-canvas').evaluateAll((layers) =>
      layers.map((layer) => {
        const canvas = layer as HTMLCanvasElement;
        const pixels = canvas.getContext('2d')?.getImageData(0, 0, canvas.width, canvas.height);
        return pixels?.data.filter((value, at) => at % 4 === 3 && value > 200).length ?? 0;
      }),
    );
    expect(Math.max(...drawn)).toBeGreaterThan(3000);
    expectQuiet(watched);
    await watched.close();
  });

  it('has its parts in their places before any script runs', async () => {
    const watched = await open(here.browser, 'about:blank');
    const { page } = watched;
    let go: () => void = () => undefined;
    const held = new Promise<void>((resolve) => (go = resolve));
    await page.route('**/*.js', (route) => held.then(() => route.continue()));
    await page.goto(here.address, { waitUntil: 'commit' });
    const left = (part: string) =>
      page.locator(part).evaluate((element) => element.getBoundingClientRect().left);
    await page.locator('.first-picture aside').waitFor();
    await expect.poll(() => left('.first-picture aside')).toBe(860);
    go();
    await ready(page);
    expect(await page.locator('.first-picture').count()).toBe(0);
    expect(await left('aside.results')).toBe(860);
    await watched.close();
  });

  it('takes everything from its own origin and path, and nothing twice', async () => {
    const watched = await open(here.browser, 'about:blank');
    const asked: string[] = [];
    watched.context.on('request', (request) => asked.push(request.url()));
    const refused: string[] = [];
    watched.context.on('response', (response) => {
      if (response.status() >= 400) refused.push(response.url());
    });
    await watched.page.goto(here.address);
    await ready(watched.page);
    await tour(watched.page, () => Promise.resolve());
    const loaded = asked.filter((url) => !/^(data|blob):/.test(url));
    expect(loaded.length).toBeGreaterThan(3);
    expect(loaded.filter((url) => !url.startsWith(here.address))).toEqual([]);
    expect(loaded.filter((url, at) => loaded.indexOf(url) < at)).toEqual([]);
    expect(refused).toEqual([]);
    await watched.close();
  });
});

describe('the words', () => {
  for (const language of ['zh-CN', 'en-GB'] as const) {
    it(`are all ${language === 'zh-CN' ? 'Chinese' : 'English'}, wherever one looks`, async () => {
      const watched = await open(here.browser, here.address, { language });
      await ready(watched.page);
      const wrong: string[] = [];
      await tour(watched.page, async (where) => {
        const texts = await words(watched.page);
        expect(texts.length, where).toBeGreaterThan(20);
        const untold = texts.filter(({ text }) => UNTOLD.test(text.replace(NAMES, '')));
        wrong.push(...[...untold, ...strangers[language](texts)].map(({ text }) => `${where}: ${text}`));
      });
      expect(wrong).toEqual([]);
      expectQuiet(watched);
      await watched.close();
    });
  }

  it('change all at once with the switch, and back', async () => {
    const watched = await open(here.browser, here.address);
    const { page } = watched;
    await ready(page);
    await page.locator('section.drawer .chevron').click();
    await page.getByRole('tab').first().waitFor();
    // What the whole engine answers comes a moment after the verdict.
    const unanswered = page.locator('.headline', { hasText: '—' });
    await expect.poll(() => unanswered.count()).toBe(0);
    // As does the offer of the tour, which waits until the page has nothing else to do.
    await page.locator('.offer').waitFor();
    const before = await words(page);
    await switchLanguage(page);
    const texts = await words(page);
    expect(texts.length).toBeGreaterThan(100);
    expect(strangers['en-GB'](texts)).toEqual([]);
    expect(await page.locator('html').getAttribute('lang')).toBe('en');
    await switchLanguage(page);
    await expect.poll(() => page.locator('html').getAttribute('lang')).toBe('zh-CN');
    expect(await words(page)).toEqual(before);
    expectQuiet(watched);
    await watched.close();
  });
});

describe('the theme', () => {
  const paper = (watched: Watched, part: string) =>
    watched.page
      .locator(part)
      .first()
      .evaluate((element) => getComputedStyle(element).backgroundColor);

  it('is the system’s at first, and switches', async () => {
    const colours: string[][] = [];
    for (const theme of ['light', 'dark'] as const) {
      const watched = await open(here.browser, here.address, { theme });
      const { page } = watched;
      await ready(page);
      const html = page.locator('html');
      const seen = async () => [await paper(watched, '.app'), await paper(watched, '.graph-card')];
      expect(await html.getAttribute('data-theme')).toBe(theme);
      const first = await seen();
      await page.getByRole('button', { name: theme === 'light' ? '换成深色' : '换成浅色' }).click();
      expect(await html.getAttribute('data-theme')).toBe(theme === 'light' ? 'dark' : 'light');
      const second = await seen();
      expect(second).not.toEqual(first);
      colours.push(theme === 'light' ? [...first, ...second] : [...second, ...first]);
      expectQuiet(watched);
      await watched.close();
    }
    expect(colours[0]).toEqual(colours[1]);
  });
});
