// A real Chromium, a real Firefox, a static host, and a page that is watched for everything it should not do.
import playwright, { type Browser, type BrowserContext, type Page } from 'playwright-core';
import { resolve } from 'node:path';
import { afterAll, beforeAll, expect } from 'vitest';
import { serve } from '../../scripts/serve.js';

/** The built sites that `npm test` makes; the second one's engine can be made to fail on purpose. */
export const SITE = resolve(process.env['GONGSHENG_BUILT_SITE'] ?? 'build/site');
export const FAULTY_SITE = resolve(process.env['GONGSHENG_FAULTY_SITE'] ?? 'build/faulty-site');

/** Which browser, and without the services that would ask hosts of their own. */
export const OPTIONS = {
  executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
  args: [
    '--no-sandbox',
    '--disable-gpu',
    '--disable-quic',
    '--no-first-run',
    '--disable-background-networking',
    '--disable-component-update',
    '--disable-sync',
  ],
};

/** Starts the browser. */
export function launch(): Promise<Browser> {
  return playwright.chromium.launch(OPTIONS);
}

/** The Firefox to try the page in; an empty text where there is none, and its tests are then left out. */
export const FIREFOX = process.env['FIREFOX'] ?? '/usr/bin/firefox-esr';

/** What Playwright sets up in every Firefox and a Firefox of the long line does not know. */
const UNKNOWN_TO_FIREFOX = 'emulation.setMediaFeaturesOverride';

/** Playwright's own side of a browser that speaks WebDriver BiDi. */
interface Spoken {
  _browserSession: { send: (method: string, parameters: unknown) => Promise<unknown> };
}

/** Starts a Firefox as it is released, by the protocol that it speaks itself, and without motion. */
export async function launchFirefox(): Promise<Browser> {
  const browser = await playwright.firefox.launch({
    channel: 'moz-firefox',
    executablePath: FIREFOX,
    firefoxUserPrefs: { 'ui.prefersReducedMotion': 1, 'app.update.auto': false },
  });
  // Without this no page opens there: the answer to that one message would be an error.
  const { toImpl } = Reflect.get(browser, '_connection') as { toImpl: (it: Browser) => Spoken };
  const session = Object.getPrototypeOf(toImpl(browser)._browserSession) as Spoken['_browserSession'];
  const { send } = session;
  session.send = function (method, parameters) {
    return method === UNKNOWN_TO_FIREFOX ? Promise.resolve({}) : send.call(this, method, parameters);
  };
  return browser;
}

/** The browsers that the journeys by keyboard are made in. */
export const BROWSERS = [
  { browser: 'Chromium', start: launch },
  ...(FIREFOX === '' ? [] : [{ browser: 'Firefox', start: launchFirefox }]),
] as const;

export interface Host {
  address: string;
  close: () => void;
}

/** Serves a folder as a plain static host does, under a path of its own. */
export async function host(folder = SITE, under = '/'): Promise<Host> {
  const { server, address } = await serve(folder, { under });
  return { address, close: () => server.close() };
}

/** Where the tests of a file take place: a browser, and a host of the built page. */
export interface House {
  readonly browser: Browser;
  /** Where the page is. */
  readonly address: string;
}

/** Opens a house before the tests of a file, and closes it after them. */
export function house({ folder = SITE, under = '/', start = launch } = {}): House {
  let browser: Browser;
  let site: Host;
  beforeAll(async () => {
    [browser, site] = await Promise.all([start(), host(folder, under)]);
  });
  afterAll(async () => {
    await browser.close();
    site.close();
  });
  return {
    get browser() {
      return browser;
    },
    get address() {
      return site.address;
    },
  };
}

export interface Reader {
  width?: number;
  height?: number;
  language?: 'zh-CN' | 'en-GB';
  theme?: 'light' | 'dark';
  touch?: boolean;
}

/** A page, and what it did that it should not. */
export interface Watched {
  page: Page;
  context: BrowserContext;
  /** Console errors and warnings, uncaught errors, requests to other origins. */
  faults: string[];
  close: () => Promise<void>;
}

/** Opens a page as a reader with this screen, language and theme would. */
export async function open(browser: Browser, address: string, reader: Reader = {}): Promise<Watched> {
  const { width = 1280, height = 800, language = 'zh-CN', theme = 'light', touch = false } = reader;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: language,
    colorScheme: theme,
    hasTouch: touch,
    reducedMotion: 'reduce',
    // Of these Firefox has none to give.
    ...(browser.browserType().name() === 'chromium' && {
      isMobile: touch,
      permissions: ['clipboard-read', 'clipboard-write'],
    }),
  });
  const page = await context.newPage();
  const faults = watch(page, new URL(address).origin);
  await page.goto(address);
  return { page, context, faults, close: () => context.close() };
}

/** Collects what a page should not do. */
export function watch(page: Page, origin: string): string[] {
  const faults: string[] = [];
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) faults.push(`${message.type()}: ${message.text()}`);
  });
  page.on('pageerror', (error) => faults.push(`uncaught: ${error.message}`));
  page.on('request', (request) => {
    const url = new URL(request.url());
    if (['http:', 'https:', 'ws:', 'wss:'].includes(url.protocol) && url.origin !== origin) {
      faults.push(`request: ${request.url()}`);
    }
  });
  return faults;
}

/** Waits until the engine has answered for the document on the page. */
export async function ready(page: Page): Promise<void> {
  await page.locator('.ladder [aria-current="step"]').filter({ visible: true }).first().waitFor();
  // What of the results does not keep the verdict waiting; an embed has none of it.
  if ((await page.locator('.results').count()) === 0) return;
  for (const part of ['.results [role=table]', '.results nav.panels'])
    await page.locator(part).waitFor({ state: 'attached' });
}

/** S as the page shows it, in eu. */
export async function surplus(page: Page): Promise<string> {
  const shown = page.locator('[data-asks="surplus"] .count').filter({ visible: true });
  return (await shown.first().innerText()).trim();
}

export function expectQuiet({ faults }: Watched): void {
  expect(faults).toEqual([]);
}
