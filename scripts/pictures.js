// npm run pictures: takes the pictures of docs/pictures from the running page, in each of its sizes, themes and
// languages; npm run pictures -- why deficit takes those alone. Pictures are kept as WebP.
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { buildSiteFromSources } from './build.js';
import { installBrowser } from './browser.js';
import { STATES } from './pictures/states.js';
import { serve } from './serve.js';
import { at, say } from './shared.js';

const SIZES = [
  { width: 1280, height: 800 },
  { width: 768, height: 1024 },
  { width: 390, height: 844 },
];
const THEMES = ['light', 'dark'];
const LANGUAGES = { zh: 'zh-CN', en: 'en-GB' };
/** The embed, as a course page shows it and at its smallest. */
const FRAMES = [
  { width: 640, height: 480 },
  { width: 320, height: 280 },
];
const FOLDER = at('docs/pictures');

const asked = process.argv.slice(2);
const wanted = ({ name }) => asked.length === 0 || asked.includes(name);

/** Every look of one state. */
const looks = (sizes) =>
  sizes.flatMap((size) =>
    THEMES.flatMap((theme) => Object.keys(LANGUAGES).map((language) => ({ ...size, theme, language }))),
  );

async function open(browser, address, { width, height, theme, language }) {
  const phone = width < 640;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: LANGUAGES[language],
    colorScheme: theme,
    reducedMotion: 'reduce',
    hasTouch: phone,
    isMobile: phone,
  });
  const page = await context.newPage();
  await page.goto(address);
  await page
    .locator('.ladder [aria-current="step"], .bar .count')
    .filter({ visible: true })
    .first()
    .waitFor();
  return { page, phone, settle: settling(page) };
}

/** Waits until the picture is the same twice, as it is once everything asked for has come. */
const settling =
  (page) =>
  async (most = 2500) => {
    let last = '';
    for (const end = Date.now() + most; Date.now() < end;) {
      await page.waitForTimeout(250);
      const now = (await page.screenshot()).toString('base64');
      if (now === last) return;
      last = now;
    }
  };

async function take({ page }, path) {
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: 60 });
  writeFileSync(path, Buffer.from(data, 'base64'));
}

/** As somebody who was here before, whose work is this document: it is dropped on the page, kept, and found again. */
async function comeBack(page, document) {
  await page.evaluate(() => localStorage.setItem('gongsheng', '{"toured":true}'));
  if (document) {
    await page.locator('.graph-card').first().waitFor();
    await page.evaluate((text) => {
      const dataTransfer = new DataTransfer();
      dataTransfer.items.add(new File([text], 'model.gongsheng.json', { type: 'application/json' }));
      window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
    }, JSON.stringify(document));
    await page.locator('.graph-toast.is-shown').waitFor();
  }
  await page.reload();
}

const name = ({ width, theme, language }) => `${width}-${theme}-${language}.webp`;

const executablePath = installBrowser();
buildSiteFromSources();
const { server, address } = await serve(at('dist'));
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });

for (const state of STATES.filter(wanted)) {
  mkdirSync(`${FOLDER}/${state.name}`, { recursive: true });
  for (const look of looks(SIZES)) {
    const scene = await open(browser, address, look);
    const { page } = scene;
    if (!state.newcomer) await comeBack(page, state.document);
    await page.locator('.graph-card, .graph-empty > button').filter({ visible: true }).first().waitFor();
    await scene.settle();
    await state.act?.(scene);
    await scene.settle();
    await take(scene, `${FOLDER}/${state.name}/${name(look)}`);
    await page.context().close();
  }
  say(`docs/pictures/${state.name}/`);
}

if (wanted({ name: 'embed' })) {
  mkdirSync(`${FOLDER}/embed`, { recursive: true });
  for (const look of looks(FRAMES)) {
    const frame = `${address}embed.html?lang=${look.language}&mode=view&preset=four-units`;
    const scene = await open(browser, frame, look);
    await scene.settle();
    await take(scene, `${FOLDER}/embed/${name(look)}`);
    await scene.page.context().close();
  }
  say('docs/pictures/embed/');
}

await browser.close();
server.close();
writeIndex();

/** A page that shows them all. */
function writeIndex() {
  const folders = readdirSync(FOLDER, { withFileTypes: true }).filter((entry) => entry.isDirectory());
  const text = folders.map(({ name: state }) => {
    const pictures = readdirSync(`${FOLDER}/${state}`).sort();
    const shown = pictures.map(
      (file) => `<img src="${state}/${file}" width="240" alt="${state} ${file.replace('.webp', '')}">`,
    );
    return `## ${state}\n\n${shown.join('\n')}\n`;
  });
  writeFileSync(
    `${FOLDER}/README.md`,
    `# The page in its main states\n\nTaken by \`npm run pictures\`: width, theme and language are in each name.\n\n${text.join('\n')}`,
  );
}
