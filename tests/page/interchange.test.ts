// Files of other programs, both ways: what is saved is what the format says, and what is opened is offered first.
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import '../../www/i18n/files';
import '../../www/i18n/interchange';
import '../../www/i18n/sheets';
import { expectQuiet } from './browser';
import { LOCALE, saved, shownSurplus, stage, surplusOf, wordsOf } from './journey';

const { open } = stage();
const words = { zh: wordsOf('zh'), en: wordsOf('en') };
const dialog = (page: Page) => page.getByRole('dialog');

async function choose(page: Page, ...files: { name: string; text: string }[]): Promise<void> {
  await page.locator('.bar .share').click();
  await dialog(page)
    .locator('input[type="file"]')
    .setInputFiles(
      files.map(({ name, text }) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) })),
    );
}

/** Saves in a format and reads the files. */
async function exported(page: Page, format: string, count = 1): Promise<{ name: string; text: string }[]> {
  await page.locator('.bar .share').click();
  const downloads: { name: string; text: Promise<string> }[] = [];
  page.on('download', (file) => {
    const text = file.path().then((path) => readFile(path, 'utf8'));
    downloads.push({ name: file.suggestedFilename(), text });
  });
  await dialog(page).getByRole('button', { name: format, exact: true }).click();
  await expect.poll(() => downloads.length, { timeout: 20_000 }).toBe(count);
  page.removeAllListeners('download');
  await page.keyboard.press('Escape');
  return Promise.all(downloads.map(async ({ name, text }) => ({ name, text: await text })));
}

describe('a consortium of the page', () => {
  it('comes back from GraphML and from CSV with its surplus', async () => {
    const watched = await open();
    const { page } = watched;
    const before = await saved(page);
    for (const [format, count] of [
      ['GraphML', 1],
      ['CSV', 2],
    ] as const) {
      const files = await exported(page, format, count);
      await choose(page, ...files);
      await dialog(page)
        .getByRole('button', { name: words.zh('interchange.open'), exact: true })
        .click();
      await dialog(page).waitFor({ state: 'detached' });
      const after = await saved(page);
      expect(after.units?.map(({ id }) => id)).toEqual(before.units?.map(({ id }) => id));
      expect(after.exchanges?.length).toBe(before.exchanges?.length);
      await expect.poll(() => shownSurplus(page)).toBe(surplusOf(after));
    }
    for (const [format, start] of [
      ['GEXF', '<?xml'],
      ['Mermaid', 'flowchart LR'],
      ['LaTeX', '%'],
    ] as const) {
      const [file] = await exported(page, format);
      expect(file?.text.startsWith(start)).toBe(true);
    }
    expectQuiet(watched);
    await watched.close();
  });
});

describe('a file of another program', () => {
  for (const language of ['zh', 'en'] as const) {
    it(`is offered with what was left out and assumed, in ${language}`, async () => {
      const watched = await open({ language: LOCALE[language] });
      const { page } = watched;
      const before = await saved(page);
      await choose(page, { name: 'city.gexf', text: readFileSync('tests/interchange/gephi.gexf', 'utf8') });
      const sheet = dialog(page);
      await sheet
        .getByText(words[language]('interchange.found', { file: 'city.gexf', units: 3, exchanges: 3 }))
        .waitFor();
      for (const key of ['interchange.code.self-loop', 'interchange.code.undirected'] as const) {
        await sheet.getByText(words[language](key), { exact: true }).waitFor();
      }
      expect(await sheet.innerText()).not.toMatch(/interchange\.|undefined|\{/);
      await sheet.getByRole('button', { name: words[language]('interchange.cancel') }).click();
      await sheet.waitFor({ state: 'detached' });
      expect(await saved(page)).toEqual(before);

      await choose(page, { name: 'city.gexf', text: readFileSync('tests/interchange/gephi.gexf', 'utf8') });
      await sheet.getByRole('button', { name: words[language]('interchange.open'), exact: true }).click();
      await sheet.waitFor({ state: 'detached' });
      await expect.poll(async () => (await saved(page)).title).toEqual({ [language]: 'city' });
      expectQuiet(watched);
      await watched.close();
    });
  }

  for (const language of ['zh', 'en'] as const) {
    it(`is refused with what can be opened, or with the columns looked for, in ${language}`, async () => {
      const watched = await open({ language: LOCALE[language] });
      const { page } = watched;
      const before = await saved(page);
      for (const [name, text, key] of [
        ['a.png', '\u0089PNG\r\n\u001a\nxxxx', 'io.file.unknown'],
        ['c.txt', 'hello', 'io.file.unknown'],
        ['d.csv', 'a,b\n1,2\n', 'interchange.code.no-column'],
      ] as const) {
        await choose(page, { name, text });
        await dialog(page).getByText(words[language](key), { exact: true }).waitFor();
        expect(await dialog(page).innerText()).not.toContain(words[language]('interchange.code.drawing'));
        await page.keyboard.press('Escape');
        await dialog(page).waitFor({ state: 'detached' });
      }
      expect(await saved(page)).toEqual(before);
      expectQuiet(watched);
      await watched.close();
    });
  }

  it('that would harm is refused, and says why', async () => {
    const watched = await open();
    const { page } = watched;
    await choose(page, {
      name: 'bomb.graphml',
      text: '<!DOCTYPE x [<!ENTITY a "b">]><graphml>&a;</graphml>',
    });
    await dialog(page).getByText(words.zh('interchange.code.doctype')).waitFor();
    expectQuiet(watched);
    await watched.close();
  });
});
