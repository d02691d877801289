// What a first visit weighs: all that the first verdict cannot do without, and all that comes of itself, as a host with
// gzip would send it.
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, it } from 'vitest';
import { house, open, SITE } from './browser';

/** kB of 1,000 bytes. */
const MOST = 130;
const LOOK_MOST = 260;
const EMBED_MOST = 420;
/** A verdict that has not come by then, ms, lacks what is held back. */
const PATIENCE = 4000;
/** A page that has asked for nothing this long, ms, has all that it wants. */
const QUIET = 2500;

const here = house();

const kilo = (bytes: number) => Math.round(bytes / 100) / 10;
const fileOf = (path: string) => (path === '/' ? 'index.html' : path.slice(1));
const zipped = (file: string) => gzipSync(readFileSync(join(SITE, file)), { level: 9 }).length;

/** Opens the page while a host holds some files back; which ones were asked for, and whether a verdict came. */
async function visit(
  held: readonly string[],
  patience = PATIENCE,
): Promise<{ asked: string[]; verdict: boolean }> {
  const watched = await open(here.browser, 'about:blank');
  const asked = new Set<string>();
  watched.context.on('request', (request) => {
    if (request.url().startsWith('http')) asked.add(fileOf(new URL(request.url()).pathname));
  });
  await watched.page.route('**/*', (route) =>
    held.includes(fileOf(new URL(route.request().url()).pathname)) ? undefined : route.continue(),
  );
  await watched.page.goto(here.address, { waitUntil: 'commit' });
  const verdict = await watched.page
    .locator('section.verdict [aria-current=step]')
    .waitFor({ timeout: patience })
    .then(
      () => true,
      () => false,
    );
  await watched.close();
  return { asked: [...asked], verdict };
}

it(`is at most ${MOST} kB for the first verdict`, async () => {
  const { asked, verdict } = await visit([], 20_000);
  expect(verdict).toBe(true);
  const needed = ['index.html'];
  for (const file of asked) {
    if (file !== 'index.html' && !(await visit([file])).verdict) needed.push(file);
  }
  // The proof: with these alone there is a verdict.
  const rest = asked.filter((file) => !needed.includes(file));
  expect(await visit(rest)).toMatchObject({ verdict: true });

  const kinds = new Map<string, number>();
  for (const file of needed) {
    const kind = extname(file).slice(1);
    kinds.set(kind, (kinds.get(kind) ?? 0) + zipped(file));
  }
  const total = [...kinds.values()].reduce((sum, weight) => sum + weight, 0);
  const parts = [...kinds].map(([kind, weight]) => `${kind} ${kilo(weight)}`).join(', ');
  const later = rest.reduce((sum, file) => sum + zipped(file), 0);
  console.log(
    `For the first verdict: ${kilo(total)} kB as gzip (${parts}); asked for beside it: ${kilo(later)} kB`,
  );
  expect([...kinds.keys()]).toEqual(expect.arrayContaining(['html', 'css', 'js', 'wasm']));
  expect(kilo(total)).toBeLessThanOrEqual(MOST);
}, 180_000);

it(`is at most ${LOOK_MOST} kB for who only looks; the rest comes with the first hand on the page`, async () => {
  const { page, context, close } = await open(here.browser, 'about:blank');
  const asked = new Set<string>();
  let last = 0;
  context.on('request', (request) => {
    if (!request.url().startsWith('http')) return;
    asked.add(fileOf(new URL(request.url()).pathname));
    last = performance.now();
  });
  await page.goto(here.address);
  await page.locator('.graph canvas').first().waitFor();
  await expect.poll(() => performance.now() - last, { timeout: 20_000 }).toBeGreaterThan(QUIET);

  const total = [...asked].reduce((sum, file) => sum + zipped(file), 0);
  console.log(`For who only looks: ${kilo(total)} kB as gzip, ${asked.size} files`);
  const isEngine = (file: string) => /engine_bg/.test(file);
  const told = () =>
    Promise.all(
      ['participation', 'diagnosis', 'evolution'].map((id) =>
        page.locator(`[data-panel=${id}] .headline`).innerText(),
      ),
    );
  expect([...asked].some(isEngine)).toBe(false);
  expect(await told()).toEqual(['', '', '']);
  expect(kilo(total)).toBeLessThanOrEqual(LOOK_MOST);

  await page.mouse.move(600, 400);
  await expect.poll(told, { timeout: 20_000 }).not.toContain('');
  expect([...asked].some(isEngine)).toBe(true);
  await close();
}, 60_000);

it(`is at most ${EMBED_MOST} kB for the embed, in one file`, () => {
  const bytes = statSync(join(SITE, 'embed.html')).size;
  console.log(`embed.html: ${kilo(bytes)} kB, ${kilo(zipped('embed.html'))} kB as gzip`);
  expect(kilo(bytes)).toBeLessThanOrEqual(EMBED_MOST);
});
