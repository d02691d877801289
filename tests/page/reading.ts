// What a reader of a page sees and hears: its words with their language, its numbers, what a thing of it says.
import { deflateSync } from 'node:zlib';
import type { Locator, Page } from 'playwright-core';

/** A text of the page, and the language it is marked as. */
export interface Word {
  text: string;
  lang: string;
}

/** Every text that is shown or read out: text nodes, labels, hints, placeholders, the values of fields. */
export function words(page: Page): Promise<Word[]> {
  return page.evaluate(() => {
    const found: { text: string; lang: string }[] = [];
    const add = (text: string | null, at: Element) => {
      const trimmed = text?.trim();
      if (trimmed) found.push({ text: trimmed, lang: at.closest('[lang]')?.getAttribute('lang') ?? '' });
    };
    for (const element of document.body.querySelectorAll('*')) {
      if (
        element.matches('script, style, noscript, svg *') ||
        !element.checkVisibility({ visibilityProperty: true })
      )
        continue;
      for (const node of element.childNodes)
        if (node.nodeType === Node.TEXT_NODE) add(node.textContent, element);
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        add(element.getAttribute(name), element);
      if (element instanceof HTMLInputElement && element.type !== 'checkbox') add(element.value, element);
      if (element instanceof HTMLTextAreaElement) add(element.value, element);
    }
    return found;
  });
}

/** A number as the page writes it: +35, −6, 0. */
export function number(text: string): number {
  const value = Number(text.replace('\u2212', '-').replace(/\s/g, ''));
  if (text.trim() === '' || Number.isNaN(value)) throw new Error(`not a number: "${text}"`);
  return value;
}

/** The text of a thing as the eye reads it, without what is there for the screen reader alone. */
export function seen(thing: Locator): Promise<string> {
  return thing.evaluate((element) => {
    const copy = element.cloneNode(true) as Element;
    for (const heard of copy.querySelectorAll('.visually-hidden')) heard.remove();
    return (copy.textContent ?? '').replace(/\s+/g, ' ').trim();
  });
}

/** Switches the page to its other language. */
export async function switchLanguage(page: Page): Promise<void> {
  await page.locator('button', { hasText: /^(EN|中文)$/ }).click();
}

/** The fragment of a link to a model, made without the page's own code. */
export function fragment(text: string | Uint8Array, codec = 'd1'): string {
  return `#m=${codec}:${deflateSync(text).toString('base64url')}`;
}
