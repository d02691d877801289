// Numbers that stand under each other and come to a sum: written so that what one reads adds up to the last digit.
import { grouped, plain, signed, THIN } from './format';

/** Decimals beyond which a part that is next to nothing is written as 0. */
const MOST = 2;

const decimalsOf = (text: string): number => /\.(\d+)$/.exec(text)?.[1]?.length ?? 0;

/**
 * The parts, signed, with as many decimals as their sum is written with, or as it takes to tell each of them from 0.
 * Each is rounded up or down so that together, as they are written, they are the sum.
 */
export function together(parts: readonly number[], sum: number): string[] {
  const lone = parts.filter((part) => part !== 0);
  if (![sum, ...parts].every((part) => Math.abs(part) < 1e9)) return parts.map(signed);
  const told = plain(Math.abs(sum)).replaceAll(THIN, '');
  let decimals = decimalsOf(told);
  if (sum === 0) decimals = Math.min(...lone.map((part) => decimalsOf(plain(part))), MOST);
  while (decimals < MOST && lone.some((part) => Math.abs(part) * 10 ** decimals < 0.5)) decimals += 1;
  const scale = 10 ** decimals;
  // As it is written by itself, half a step up or down with its sign.
  const size = decimals === decimalsOf(told) && /^[\d.]+$/.test(told) ? Number(told) : Math.abs(sum);
  const goal = Math.sign(sum) * Math.round(size * scale);
  const floors = parts.map((part) => Math.floor(part * scale + 1e-9));
  const missing = goal - floors.reduce((whole, floor) => whole + floor, 0);
  if (missing < 0 || missing > parts.length) return parts.map(signed);
  // Those nearest to the next step take it.
  const up = new Set(
    parts
      .map((part, place) => [part * scale - (floors[place] ?? 0), place] as const)
      .sort(([a], [b]) => b - a)
      .slice(0, missing)
      .map(([, place]) => place),
  );
  return floors.map((floor, place) => written((floor + (up.has(place) ? 1 : 0)) / scale));
}

/** As `signed` writes a number, but with all its digits. */
function written(value: number): string {
  const [whole, fraction] = String(Math.abs(value)).split('.');
  const sign = value > 0 ? '+' : value < 0 ? '\u2212' : '';
  return sign + grouped(Number(whole)) + (fraction ? `.${fraction}` : '');
}
