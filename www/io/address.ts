// The addresses that sharing hands out: of the page and of the embed, made from wherever this page stands.
import type { Key } from '../i18n';

/** Characters up to which common channels (mail, chat, QR codes of pages) carry a link unharmed. */
const LINK_COMFORT = 8_000;
/** Characters from which a file is the better way. */
const LINK_FILE = 64_000;

/** The address of index.html beside this page, with a model in its fragment or without one. */
export function pageAddress(here: string, fragment?: string): string {
  const url = new URL('./', withoutQuery(here));
  return fragment === undefined ? url.href : `${url.href}#${fragment}`;
}

/** The address of embed.html beside this page. */
export function embedAddress(here: string, language: string, fragment: string): string {
  const url = new URL('embed.html', withoutQuery(here));
  url.searchParams.set('lang', language);
  url.searchParams.set('mode', 'view');
  return `${url.href}#${fragment}`;
}

function withoutQuery(here: string): string {
  return here.split(/[?#]/)[0] ?? here;
}

/** What to say of a link this long; null when there is nothing to say. */
export function linkAdvice(length: number): Key | null {
  if (length > LINK_FILE) return 'io.link.useFile';
  return length > LINK_COMFORT ? 'io.link.long' : null;
}
