// What a first visit weighs: everything that is asked for until the first verdict, as a host with gzip would send it.
import { readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { host, launch, open, ready, SITE, type Host } from './browser';

/** kB of 1,000 bytes. */
const MOST = 160;
const EMBED_MOST = 900;

let browser: Browser;
let site: Host;
beforeAll(async () => {
  browser = await launch();
  site = await host();
});
afterAll(async () => {
  await browser.close();
  site.close();
});

const kilo = (bytes: number) => Math.round(bytes / 100) / 10;

it(`is at most ${MOST} kB until the first verdict`, async () => {
  const watched = await open(browser, 'about:blank');
  const asked: string[] = [];
  let verdict = false;
  watched.context.on('request', (request) => {
    if (!verdict && request.url().startsWith('http')) asked.push(new URL(request.url()).pathname);
  });
  await watched.page.goto(site.address, { waitUntil: 'commit' });
  await ready(watched.page);
  verdict = true;
  await watched.close();

  const weights = new Map<string, number>();
  for (const path of new Set(asked)) {
    const file = path === '/' ? 'index.html' : path;
    const kind = extname(file).slice(1);
    const weight = gzipSync(readFileSync(join(SITE, file)), { level: 9 }).length;
    weights.set(kind, (weights.get(kind) ?? 0) + weight);
  }
  const total = [...weights.values()].reduce((sum, weight) => sum + weight, 0);
  const kinds = [...weights].map(([kind, weight]) => `${kind} ${kilo(weight)}`).join(', ');
  console.log(`Until the first verdict: ${kilo(total)} kB as gzip (${kinds})`);
  // All that a verdict takes was seen: the page, its styles, its script, the engine.
  expect([...weights.keys()]).toEqual(expect.arrayContaining(['html', 'css', 'js', 'wasm']));
  expect(kilo(total)).toBeLessThanOrEqual(MOST);
});

it(`is at most ${EMBED_MOST} kB for the embed, in one file`, () => {
  const embed = join(SITE, 'embed.html');
  const bytes = statSync(embed).size;
  console.log(
    `embed.html: ${kilo(bytes)} kB, ${kilo(gzipSync(readFileSync(embed), { level: 9 }).length)} kB as gzip`,
  );
  expect(kilo(bytes)).toBeLessThanOrEqual(EMBED_MOST);
});
