// Where the reader's own colours are forced on the page, what it tells by colour it tells by lines and fills of theirs.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { stage } from './journey';

const reader = stage();

/** How something is drawn, of the first of its kind that is shown. */
const style = (page: Page, selector: string, name: string, pseudo?: string): Promise<string> =>
  page
    .locator(selector)
    .first()
    .evaluate((element, [name, pseudo]) => getComputedStyle(element, pseudo).getPropertyValue(name ?? ''), [
      name,
      pseudo,
    ] as const);

test('bars, rungs, tabs and what a why lights are told apart', async () => {
  const watched = await reader.open();
  const { page } = watched;
  await page.emulateMedia({ forcedColors: 'active' });
  const canvas = await style(page, 'body', 'background-color');
  for (const mark of ['.graph-bar', '.graph-tick', '.graph-key-bed'])
    expect(await style(page, mark, 'background-color'), mark).not.toBe(canvas);
  expect(await style(page, '.graph-key-bullet', 'background-image')).toContain('gradient');
  expect(await style(page, '.ladder .met', 'border-top-width')).toBe('1px');
  // A border that is clear would be drawn here.
  expect(await style(page, '.drawer .name:not(.current)', 'border-bottom-width')).toBe('0px');

  await page.locator('section.verdict h2 button').click();
  await page.locator('.graph-row.is-lit').first().waitFor();
  expect(await style(page, '.graph-row.is-lit', 'outline-style')).toBe('solid');
  const track = page.locator('.margin .track').first();
  await track.waitFor();
  for (const part of ['.stretch', '.here', '.band, .margin .track .line'])
    expect(await style(page, `.margin .track ${part}`, 'background-color'), part).not.toBe(canvas);
  await watched.close();
});
