// The addresses that sharing hands out: of the page and of the embed, made from wherever this page stands.

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
