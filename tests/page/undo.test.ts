// Undo and redo, hundreds of steps deep and across graph, outline and title; and what an input method leaves alone.
import type { Consortium } from 'gongsheng';
import type { CDPSession, Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { expectQuiet, ready } from './browser';
import {
  card,
  focused,
  LOCALE,
  press,
  pressUntil,
  saved,
  shownSurplus,
  stage,
  surplusOf,
  wordsOf,
} from './journey';

const reader = stage();
const t = wordsOf('en');

const undo = (page: Page) => page.locator('.bar .icon').first();
const field = (page: Page, pointer: string) =>
  page.locator(`.outline [data-field="${pointer}"]:not(tr)`).first();

async function start(language: 'zh' | 'en' = 'en') {
  const watched = await reader.open({ language: LOCALE[language] });
  await watched.page.locator('.drawer .name').first().click();
  await field(watched.page, '/exchanges/0/amount').waitFor();
  return watched;
}

test(
  'more than 200 steps, in the graph, the outline and the title, go back one by one and forth again',
  { timeout: 180_000 },
  async () => {
    const watched = await start();
    const { page } = watched;
    const documents: Consortium[] = [await saved(page)];
    const college = card(page, 'College');
    for (let round = 0; round < 70; round += 1) {
      await college.focus();
      await page.keyboard.press(round % 2 === 0 ? 'Alt+ArrowLeft' : 'Alt+ArrowRight');
      documents.push(await saved(page));
      await field(page, '/exchanges/0/amount').fill(String(1 + round / 100));
      documents.push(await saved(page));
      await page.locator('.bar input.title').fill(`Round ${round}`);
      await page.locator('.bar input.title').blur();
      documents.push(await saved(page));
    }
    expect(documents).toHaveLength(211);

    const kept = documents.slice(-201);
    for (const document of kept.slice(0, -1).reverse()) {
      await undo(page).click();
      expect(await saved(page)).toEqual(document);
    }
    expect(await undo(page).isEnabled()).toBe(false);
    await expect.poll(() => shownSurplus(page)).toBe(surplusOf(kept[0] as Consortium));
    for (let step = 0; step < 200; step += 1) await page.keyboard.press('Control+y');
    expect(await saved(page)).toEqual(documents.at(-1));
    await expect.poll(() => shownSurplus(page)).toBe(surplusOf(documents.at(-1) as Consortium));
    expectQuiet(watched);
    await watched.close();
  },
);

test('the history is there after a reload', async () => {
  const watched = await start();
  const { page } = watched;
  const opening = await saved(page);
  await field(page, '/exchanges/0/amount').fill('3');
  await field(page, '/exchanges/1/amount').fill('2');
  const edited = await saved(page);
  await page.keyboard.press('Control+z');
  await expect.poll(() => page.locator('.drawer .summary').innerText()).toContain(t('shell.kept'));
  await page.reload();
  await ready(page);
  await page.keyboard.press('Control+Shift+Z');
  expect(await saved(page)).toEqual(edited);
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await saved(page)).toEqual(opening);
  expectQuiet(watched);
  await watched.close();
});

test('a word typed in one go is one step; another field begins another', async () => {
  const watched = await start();
  const { page } = watched;
  const opening = await saved(page);
  await page.locator('.bar input.title').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('Harbour');
  await field(page, '/exchanges/0/amount').click();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('2.75');
  expect((await saved(page)).exchanges?.[0]?.amount).toBe(2.75);
  await page.keyboard.press('Control+z');
  const { title, exchanges } = await saved(page);
  expect(title?.en).toBe('Harbour');
  expect(exchanges).toEqual(opening.exchanges);
  await page.keyboard.press('Control+z');
  expect(await saved(page)).toEqual(opening);
  expect(await undo(page).isEnabled()).toBe(false);
  expectQuiet(watched);
  await watched.close();
});

test('an edit after an undo lets go of what was undone', async () => {
  const watched = await start();
  const { page } = watched;
  await field(page, '/exchanges/0/amount').fill('3');
  await page.keyboard.press('Control+z');
  await field(page, '/exchanges/1/amount').fill('4');
  expect(await page.getByRole('button', { name: t('shell.redo') }).isEnabled()).toBe(false);
  await page.keyboard.press('Control+y');
  const { exchanges } = await saved(page);
  expect(exchanges?.slice(0, 2).map(({ amount }) => amount)).toEqual([1, 4]);
  expectQuiet(watched);
  await watched.close();
});

/** Composes a word with an input method: the keys in between are the method's own. */
async function compose(session: CDPSession, word: string): Promise<void> {
  for (let length = 1; length <= word.length; length += 1) {
    const text = word.slice(0, length);
    await session.send('Input.imeSetComposition', { text, selectionStart: length, selectionEnd: length });
  }
}

/** A key that an input method takes for itself. */
async function pressComposing(page: Page, key: string): Promise<void> {
  await page.evaluate((name) => {
    const init = { key: name, isComposing: true, keyCode: 229, bubbles: true, cancelable: true };
    document.activeElement?.dispatchEvent(new KeyboardEvent('keydown', init));
  }, key);
}

test('while a Chinese word is composed, Enter and Esc belong to the input method', async () => {
  const watched = await start('zh');
  const { page } = watched;
  const opening = await saved(page);
  const session = await watched.context.newCDPSession(page);

  await page.locator('.bar input.title').focus();
  await pressUntil(page, 'Tab', /^unit /, 30);
  await press(page, 'F2', `input ${wordsOf('zh')('graph.rename', { unit: '政府' })}`);
  await compose(session, '市政府');
  await pressComposing(page, 'Enter');
  await pressComposing(page, 'Escape');
  expect(await page.locator('.graph-rename').count()).toBe(1);
  expect(await undo(page).isEnabled()).toBe(false);
  await session.send('Input.insertText', { text: '市政府' });
  await press(page, 'Enter', 'unit 市政府');
  expect((await saved(page)).units?.[0]?.name?.zh).toBe('市政府');

  // In a list that is narrowed by typing, too.
  await press(page, '/', `combobox ${wordsOf('zh')('graph.search')}`);
  await compose(session, '科研');
  await pressComposing(page, 'Enter');
  expect(await focused(page)).toMatch(/^combobox /);
  await session.send('Input.insertText', { text: '科研' });
  await press(page, 'Enter', 'unit 科研机构');

  // And in the outline: what is being composed is no text yet.
  await page.getByRole('tab', { name: wordsOf('zh')('outline.section.units') }).click();
  const name = field(page, '/units/0/name/zh');
  await name.focus();
  await name.selectText();
  await compose(session, '市教育局');
  expect(await card(page, '市政府').count()).toBe(1);
  await pressComposing(page, 'z');
  await session.send('Input.insertText', { text: '市教育局' });
  await expect.poll(async () => (await saved(page)).units?.[0]?.name?.zh).toBe('市教育局');
  await page.keyboard.press('Control+z');
  await page.keyboard.press('Control+z');
  expect(await saved(page)).toEqual(opening);
  expectQuiet(watched);
  await watched.close();
});
