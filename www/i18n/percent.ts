// Shares as the page writes them.
import { DUST, plain, THIN } from './format';

/** A share of 1 as a percentage. Less than all of it is never 100 %. */
export function percent(value: number | null | undefined): string {
  if (value === null || value === undefined) return '—';
  let text = plain(value * 100);
  const rest = 100 - value * 100;
  if (text === '100' && rest > DUST) text = String(Number((100 - Number(rest.toPrecision(1))).toFixed(9)));
  return text + THIN + '%';
}
