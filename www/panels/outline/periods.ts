// When something runs, in short.
const EN_DASH = '\u2013';

/** Periods in months: 0–6, 12–; `always` when none are given. */
export function periodsText(periods: readonly (readonly unknown[])[] | undefined, always: string): string {
  if (!Array.isArray(periods)) return always;
  if (periods.length === 0) return '—';
  return periods
    .map((span) => (Array.isArray(span) ? `${span[0] ?? ''}${EN_DASH}${span[1] ?? ''}` : '?'))
    .join(', ');
}
