// Older browsers: a plain message, in both languages, with the versions that are needed.
import { readFileSync } from 'node:fs';
import type { BrowserContext } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { oldest } from '../../www/io/support';
import { house, open, ready, watch } from './browser';

const here = house();

const versions = [`Chrome ${oldest.chrome}`, `Firefox ${oldest.firefox}`, `Safari ${oldest.safari}`];

/** What a browser of before those versions lacks. */
const lacking: [string, () => void][] = [
  ['streams that deflate', () => Reflect.deleteProperty(window, 'CompressionStream')],
  ['streams that inflate', () => Reflect.deleteProperty(window, 'DecompressionStream')],
  ['WebAssembly', () => Reflect.deleteProperty(window, 'WebAssembly')],
  ['workers', () => Reflect.deleteProperty(window, 'Worker')],
  ['dialogs', () => Reflect.deleteProperty(HTMLDialogElement.prototype, 'showModal')],
  [
    'colours that mix',
    () => {
      CSS.supports = (...asked: string[]) => !asked.join(' ').includes('color-mix');
    },
  ],
];

async function olderBrowser(spoil: () => void): Promise<BrowserContext> {
  const context = await here.browser.newContext({ viewport: { width: 390, height: 844 } });
  await context.addInitScript(spoil);
  return context;
}

describe.each(['index.html', 'embed.html?preset=four-units'])('%s', (file) => {
  it.each(lacking)('in a browser without %s says plainly what it needs', async (_, spoil) => {
    const context = await olderBrowser(spoil);
    const page = await context.newPage();
    const faults = watch(page, new URL(here.address).origin);
    const asked: string[] = [];
    page.on('request', (request) => asked.push(request.url()));
    await page.goto(here.address + file);

    const message = page.getByRole('alert');
    await message.waitFor();
    const chinese = await message.locator('[lang^=zh]').innerText();
    const english = await message.locator('[lang=en]').innerText();
    expect(chinese).toContain(`需要 ${versions.join('、')} 或更新的版本`);
    expect(english).toContain(`It needs ${versions.join(', ')} or newer`);
    // Nothing else shows, and nothing of the page runs behind it.
    expect((await page.locator('body').innerText()).replace(/\s+/g, '')).toBe(
      (chinese + english).replace(/\s+/g, ''),
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    expect(await page.locator('#app').count()).toBe(0);
    expect(asked.filter((url) => url.startsWith('blob:'))).toEqual([]);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('in a browser that has them all says nothing of the kind', async () => {
    const watched = await open(here.browser, here.address + file);
    await ready(watched.page);
    expect(await watched.page.locator('#unsupported').count()).toBe(0);
    await watched.close();
  });
});

it('says the same when the page’s own script does not arrive', async () => {
  const context = await here.browser.newContext();
  const page = await context.newPage();
  await page.route('**/*.js', (route) => route.abort());
  await page.goto(here.address);
  await page.getByRole('alert').waitFor();
  expect(await page.getByRole('alert').innerText()).toContain(versions.join(', '));
  await context.close();
});

it('names the same versions in the README, in the help and in the build', async () => {
  const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8');
  const { chrome, firefox, safari } = oldest;
  expect(readme).toContain(`Chrome and Edge ${chrome}, Firefox ${firefox} and Safari ${safari}, or newer`);
  const build = readFileSync(new URL('../../vite.config.ts', import.meta.url), 'utf8');
  expect(build).toContain(`['chrome${chrome}', 'firefox${firefox}', 'safari${safari}']`);

  const watched = await open(here.browser, here.address, { language: 'en-GB' });
  await ready(watched.page);
  await watched.page.getByRole('button', { name: 'Help', exact: true }).click();
  await watched.page
    .getByRole('dialog')
    .getByText(`Needs ${versions.join(', ')}, or newer.`)
    .waitFor();
  await watched.close();
});
