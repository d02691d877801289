// Periods and steps, in short.
import { numberText } from '../../ui/number';

const EN_DASH = '\u2013';

/** Periods in months: 0–6, 12–; `always` when none are given. */
export function periodsText(periods: readonly (readonly unknown[])[] | undefined, always: string): string {
  if (!Array.isArray(periods)) return always;
  if (periods.length === 0) return '—';
  return periods
    .map((span) => (Array.isArray(span) ? `${month(span[0])}${EN_DASH}${month(span[1])}` : '?'))
    .join(', ');
}

/** Signs over time: 0: +0.4, 12: −0.2. */
export function stepsText(steps: readonly (readonly [number, number])[] | undefined): string {
  return (
    steps?.map(([from, sign]) => `${month(from)}: ${sign > 0 ? '+' : ''}${month(sign)}`).join(', ') || '0'
  );
}

function month(value: unknown): string {
  return typeof value === 'number' ? numberText(value) : '';
}
