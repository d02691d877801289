// Motion as the tokens say it: 0 where the reader wants none.

/** What was read of the style sheet: reading it again would lay out the page in the midst of its changes. */
const durations = new Map<string, number>();
matchMedia('(prefers-reduced-motion: reduce)').addEventListener('change', () => durations.clear());

/** Duration of a token such as `--settle`, in ms. */
export function duration(token: string): number {
  const known = durations.get(token) ?? read(token);
  durations.set(token, known);
  return known;
}

function read(token: string): number {
  const text = getComputedStyle(document.documentElement).getPropertyValue(token).trim();
  const value = Number.parseFloat(text);
  if (!Number.isFinite(value)) return 0;
  return text.endsWith('ms') ? value : value * 1000;
}
