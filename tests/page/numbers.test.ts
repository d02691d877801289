// Every number that a panel shows opens its why, which tells the same number, or it says why it has none.
import type { Consortium } from 'gongsheng';
import type { Locator, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import '../../www/i18n/whatif';
import { bareNumbers, wording } from './bare';
import { expectQuiet } from './browser';
import { everything } from './everything';
import { expectWords, LOCALE, openFile, stage, wordsOf } from './journey';

const reader = stage();

/** A consortium with most predicaments: waits, frees a rider, lives on a government under a bad sky. */
const troubled: Consortium = {
  type: 'gongsheng',
  version: 1,
  months: 12,
  units: [
    {
      id: 'G',
      kind: 'government',
      outputs: [{ id: 'funds', resource: 'funding', carrier: 'matter', amount: 4, cost: 6 }],
    },
    {
      id: 'C',
      kind: 'college',
      patience: 2,
      outputs: [{ id: 'talent', resource: 'talent', carrier: 'energy', amount: 9, cost: 5 }],
      inputs: [{ id: 'funds', resource: 'funding', carrier: 'matter', amount: 4, value: 7 }],
    },
    {
      id: 'E',
      kind: 'enterprise',
      tags: ['small'],
      outputs: [{ id: 'funds', resource: 'funding', carrier: 'matter', amount: 1, cost: 6 }],
      inputs: [{ id: 'talent', resource: 'talent', carrier: 'energy', amount: 5, value: 5 }],
    },
    { id: 'R', kind: 'institute' },
  ],
  exchanges: [
    {
      id: 'gives',
      from: { unit: 'G', output: 'funds' },
      to: { unit: 'C', input: 'funds' },
      amount: 4,
      periods: [
        [4, 6],
        [8, 12],
      ],
    },
    { id: 'teaches', from: { unit: 'C', output: 'talent' }, to: { unit: 'E', input: 'talent' }, amount: 2 },
    {
      id: 'pays',
      from: { unit: 'E', output: 'funds' },
      to: { unit: 'C', input: 'funds' },
      amount: 1,
      periods: [[5, 7]],
    },
  ],
  environment: [
    { id: 'one', scope: 'external', aspect: 'policy', steps: [[0, -0.6]] },
    { id: 'two', scope: 'external', aspect: 'policy', steps: [[0, 0.3]] },
    { id: 'trust', scope: 'internal', aspect: 'trust', steps: [[3, -0.4]] },
  ],
};

/** The panels, by their names in the list. */
const names = (page: Page): Promise<string[]> =>
  page
    .locator('nav.panels button')
    .evaluateAll((buttons: HTMLElement[]) => buttons.map(({ dataset }) => dataset['panel'] ?? ''));

/** Opens a panel, with everything that it has to show. */
async function show(page: Page, id: string, run: string): Promise<Locator> {
  await page.locator(`[data-panel="${id}"]`).click();
  const opened = page.locator('.opened');
  if (id === 'uncertainty' || id === 'sweep') {
    await opened.getByRole('button', { name: run, exact: true }).click();
    await opened.locator('table').first().waitFor({ timeout: 60_000 });
    await opened.locator('progress').waitFor({ state: 'detached', timeout: 60_000 });
  }
  await opened.locator('.asked').first().waitFor();
  for (const more of await opened.locator('.further, .more').all()) await more.click();
  return opened;
}

/** As many of a list, spread over all of it. */
function spread(count: number, most: number): number[] {
  const step = Math.max(1, count / most);
  return [...new Set(Array.from({ length: Math.min(count, most) }, (_, at) => Math.floor(at * step)))];
}

/** What a text says as a number; null where it says none, or more than one. */
function numberIn(text: string): number | null {
  const found = text.replace(/[\u2009 ]/g, '').match(/[\u2212+-]?\d+(?:\.\d+)?/g);
  return found?.length === 1 ? Number(found[0].replace('\u2212', '-')) : null;
}

/** A number that can be asked opens a why that tells it, with a formula, rows, fields or a boundary. */
async function expectWhy(page: Page, button: Locator, where: string): Promise<void> {
  const text = (await button.innerText()).trim();
  await button.evaluate((it: HTMLElement) => it.click());
  const why = page.locator('dialog.why');
  const parts = why.locator('.formula, .rows, .margin, section');
  await parts.or(why.locator('footer, .quiet:not([role])')).first().waitFor({ timeout: 20_000 });
  expect.soft(await parts.count(), `${where}: ${text} opens a why with something in it`).toBeGreaterThan(0);
  const told = (await why.locator('h2 b').innerText()).trim();
  expect.soft(told, text).not.toBe('');
  const [shown, value] = [numberIn(text), numberIn(told)];
  if (shown !== null && value !== null && !/[·^]/.test(told)) {
    // Rounded where it stands, and of a part as per cent.
    const scale = text.includes('%') ? 100 : 1;
    const digits = /\.(\d+)/.exec(text)?.[1]?.length ?? 0;
    const off = Math.min(
      Math.abs(Math.abs(shown) - Math.abs(value * scale)),
      shown === 0 && text.includes('%') && value < 0 ? 0 : Infinity,
    );
    expect
      .soft(off, `${where}: ${text} is told as ${told}`)
      .toBeLessThanOrEqual(0.51 * 10 ** -digits + 1e-5 * Math.abs(shown));
  }
  await page.keyboard.press('Escape');
  await why.waitFor({ state: 'detached' });
}

describe.each(['zh', 'en'] as const)('every number, in %s', (language) => {
  const t = wordsOf(language);
  const words = wording();

  test.each([
    ['the four units', null],
    ['one of everything', everything],
    ['a troubled consortium', troubled],
  ] as const)(
    'of every panel, of %s',
    async (_, document) => {
      const watched = await reader.open({ language: LOCALE[language] });
      const { page } = watched;
      if (document !== null) await openFile(page, document);
      const results = page.locator('aside.results');
      await results.locator('.asked').first().waitFor();
      expect.soft(await bareNumbers(results, words), 'the first view').toEqual([]);
      for (const id of await names(page)) {
        const opened = await show(page, id, t('whatif.run'));
        expect.soft(await bareNumbers(opened, words), id).toEqual([]);
        const asked = opened.locator('.asked');
        for (const place of spread(await asked.count(), 14))
          await expectWhy(page, asked.nth(place), `${id} ${place}`);
        await expectWords(page);
        await page.locator('.panel .back').click();
      }
      expectQuiet(watched);
      await watched.close();
    },
    180_000,
  );
});
