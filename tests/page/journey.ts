// What the journeys share: the built page on a stage, the document as a reader would save it, where the focus is.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import init, { analyse, library, type Consortium } from 'gongsheng';
import type { Page } from 'playwright-core';
import { beforeAll, expect } from 'vitest';
import { translate, type Key, type Language, type Values } from '../../www/i18n';
import '../../www/i18n/graph';
import '../../www/i18n/outline';
import '../../www/i18n/matrix';
import '../../www/i18n/panels';
import '../../www/i18n/reading';
import '../../www/i18n/titles';
import '../../www/i18n/works';
import { signed } from '../../www/i18n/format';
import { house, launch, open, ready, SITE, type Reader, type Watched } from './browser';
import { rooms } from './rooms';

export const LOCALE = { zh: 'zh-CN', en: 'en-GB' } as const;

export interface Stage {
  /** A new reader's page, its engine ready. */
  open(reader?: Reader): Promise<Watched>;
}

/** A browser and a host for the tests of a file; every page is a reader of its own. */
export function stage(folder = SITE, start = launch): Stage {
  const here = house({ folder, start });
  beforeAll(() => init());
  return {
    open: async (reader) => {
      const watched = await open(here.browser, here.address, reader);
      await ready(watched.page);
      return watched;
    },
  };
}

/** The words of the page in a language. */
export const wordsOf =
  (language: Language) =>
  (key: Key, values?: Values): string =>
    translate(language, key, values);

/**
 * The document on the page, as Ctrl+S saves it. The file is taken on its way to the browser, which would ask the
 * reader after the tenth.
 */
export async function saved(page: Page): Promise<Consortium> {
  const file = await page.evaluateHandle(() => {
    const { click } = HTMLAnchorElement.prototype;
    const text = new Promise<string>((resolve) => {
      HTMLAnchorElement.prototype.click = function () {
        HTMLAnchorElement.prototype.click = click;
        resolve(fetch(this.href).then((answer) => answer.text()));
      };
    });
    return { text };
  });
  await page.keyboard.press('Control+s');
  return JSON.parse(await file.evaluate(({ text }) => text)) as Consortium;
}

/** The document of an entry of the gallery. */
export function example(id: string): Consortium {
  const entry = library().find((known) => known.id === id);
  if (!entry) throw new Error(`no ${id}`);
  return entry.document;
}

/** Opens a document as a file, by mouse. */
export async function openFile(page: Page, document: unknown): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'gongsheng-'));
  // Of a file that lies there the browser reads itself; what is handed over as bytes takes the page's own thread.
  const path = join(folder, 'model.gongsheng.json');
  writeFileSync(path, JSON.stringify(document));
  await page.locator('.bar .share').click();
  await page.locator('dialog input[type="file"]').setInputFiles(path);
  await page.locator('dialog').waitFor({ state: 'detached' });
  rmSync(folder, { recursive: true });
}

/** Opens an entry of the gallery, by mouse, and waits for its S. */
export async function openExample(page: Page, id: string, language: Language = 'zh'): Promise<void> {
  await page.getByRole('button', { name: translate(language, 'shell.library'), exact: true }).click();
  const title = example(id).title?.[language] ?? '';
  await page.locator('.gallery button').filter({ hasText: title }).click();
  await page.locator('dialog').waitFor({ state: 'detached' });
  const surplus = surplusOf(example(id));
  await expect.poll(() => page.locator('.panel .line .surplus').innerText()).toContain(surplus);
}

/** Opens a document by dropping it on the page, as the phone's bar has no place for it. */
export async function dropFile(page: Page, document: unknown): Promise<void> {
  await page.locator('.graph-card').first().waitFor({ state: 'attached' });
  await page.evaluate((text) => {
    const dataTransfer = new DataTransfer();
    dataTransfer.items.add(new File([text], 'model.gongsheng.json', { type: 'application/json' }));
    window.dispatchEvent(new DragEvent('drop', { dataTransfer, cancelable: true }));
  }, JSON.stringify(document));
  await page.locator('.graph-toast.is-shown').waitFor();
}

/** What S a document has, as the page writes it. */
export function surplusOf(document: Consortium): string {
  return signed(analyse(document).ledger?.total.surplus);
}

/** S as it is seen, on a phone above the views. */
export async function shownSurplus(page: Page): Promise<string> {
  const shown = page.locator('[data-asks="surplus"] .count').filter({ visible: true });
  return (await shown.first().innerText()).trim();
}

/** Waits until the page shows the S that its document has. */
export async function expectSurplusFollows(page: Page): Promise<Consortium> {
  const document = await saved(page);
  await expect.poll(() => shownSurplus(page)).toBe(surplusOf(document));
  return document;
}

/** The sentence that the status line last said. */
export async function told(page: Page): Promise<string> {
  return (await page.locator('.graph-toast [aria-live]').textContent()) ?? '';
}

/** What begins as the keys of the page's words do. */
const keyLike = new RegExp(
  `^(${[...new Set([...rooms.keys()].map((key) => key.split('.', 1)[0]))].join('|')})\\.[a-z]`,
);

/** Nothing on the page is the key of a text in place of the text. */
export async function expectWords(page: Page): Promise<void> {
  const seen = await page.evaluate(() => [
    ...document.body.innerText.split(/\s+/),
    ...[...document.querySelectorAll('[aria-label]')].flatMap(
      (one) => one.getAttribute('aria-label')?.split(' ') ?? [],
    ),
  ]);
  expect(seen.filter((word) => keyLike.test(word))).toEqual([]);
}

/** Where the focus is, in words: "unit 政府", "output 技能人才 of 职业院校", "field /months", "button 撤销". */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || at === document.body) return 'nowhere';
    const unit = at.closest('.graph-card')?.querySelector('.graph-name')?.textContent ?? '';
    if (at.matches('.graph-card')) return `unit ${unit}`;
    if (at.matches('.graph-add')) return `add to ${unit}`;
    if (at.matches('.graph-row')) {
      const side = at.dataset['port']?.includes('/outputs/') ? 'output' : 'input';
      return `${side} ${at.querySelector('.graph-row-name')?.textContent ?? ''} of ${unit}`;
    }
    if (at.dataset['field'] !== undefined) return `field ${at.dataset['field']}`;
    const kind = at.getAttribute('role') ?? at.localName;
    return `${kind} ${at.getAttribute('aria-label') ?? at.textContent?.trim() ?? ''}`;
  });
}

/** Presses a key; the focus is then where it should be, and can be seen. */
export async function press(page: Page, key: string, focus: string): Promise<void> {
  await page.keyboard.press(key);
  await expect.poll(() => focused(page), { message: `focus after ${key}` }).toBe(focus);
  await expectRing(page);
}

/** The focus can be seen: a ring of its own, or the marked line of a list. */
export async function expectRing(page: Page): Promise<void> {
  const seen = await page.evaluate(() => {
    const at = document.activeElement;
    if (!(at instanceof HTMLElement) || !at.checkVisibility({ visibilityProperty: true })) return false;
    const { outlineStyle, outlineWidth } = getComputedStyle(at);
    const ring = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2;
    return ring || (at.role === 'listbox' && at.querySelector('.is-current') !== null);
  });
  expect(seen, `a ring at ${await focused(page)}`).toBe(true);
}

/** Presses a key until the focus is somewhere, never nowhere on the way; tells the stops. */
export async function pressUntil(
  page: Page,
  key: string,
  goal: string | RegExp,
  most = 60,
): Promise<string[]> {
  const stops: string[] = [];
  for (let times = 0; times < most; times += 1) {
    await page.keyboard.press(key);
    const at = await focused(page);
    stops.push(at);
    if (typeof goal === 'string' ? at === goal : goal.test(at)) {
      await expectRing(page);
      return stops;
    }
  }
  throw new Error(`${key} does not lead to ${String(goal)}: ${stops.join(' → ')}`);
}

/** The card of a unit, by the name on it. */
export function card(page: Page, name: string) {
  return page
    .locator('.graph-card')
    .filter({ has: page.locator('.graph-name', { hasText: new RegExp(`^${name}$`) }) });
}

/** The row of an output or an input on a unit's card. */
export function port(page: Page, unit: string, side: 'outputs' | 'inputs', name: string) {
  return card(page, unit)
    .locator(`.graph-row[data-port*="/${side}/"]`)
    .filter({ has: page.locator('.graph-row-name', { hasText: new RegExp(`^${name}$`) }) });
}

/** Says no to the tour that is offered to a new reader. */
export async function declineTour(page: Page): Promise<void> {
  const decline = page.locator('.offer button:last-child');
  await decline.click();
  await decline.waitFor({ state: 'detached' });
}
