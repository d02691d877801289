// npm run pictures: takes the pictures of docs/pictures from the running page.
import { mkdirSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { buildSiteFromSources } from './build.js';
import { installBrowser } from './browser.js';
import { serve } from './serve.js';
import { at, say } from './shared.js';

const PICTURES = [
  { name: 'opening', width: 1280, height: 800, locale: 'en-GB', theme: 'light' },
  { name: 'opening-zh', width: 1280, height: 800, locale: 'zh-CN', theme: 'light' },
];

const executablePath = installBrowser();
buildSiteFromSources();
mkdirSync(at('docs/pictures'), { recursive: true });
const { server, address } = await serve(at('dist'));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
for (const { name, width, height, locale, theme } of PICTURES) {
  const page = await browser.newPage({
    viewport: { width, height },
    locale,
    colorScheme: theme,
    reducedMotion: 'reduce',
  });
  await page.goto(address);
  await page.locator('.ladder [aria-current="step"]').filter({ visible: true }).waitFor();
  // What comes after the verdict: graph, matrix, and what the whole engine has to say.
  for (const part of ['.graph-card', '.results [role=table]', 'nav.panels'])
    await page.locator(part).first().waitFor();
  await page.waitForFunction(
    () => ![...document.querySelectorAll('.headline')].some((it) => it.textContent === '—'),
  );
  await page.screenshot({ path: at(`docs/pictures/${name}.png`) });
  say(`docs/pictures/${name}.png`);
  await page.close();
}
await browser.close();
server.close();
