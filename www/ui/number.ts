// Numbers as people type them, and the ranges and steps of a slider.
import { powered } from '../i18n/format';

/**
 * The number that a text says, or undefined when it says none. Full-width digits, a real minus, spaces as
 * separators, a percent sign, a power of ten and a comma are understood: a comma parts thousands when three digits follow
 * each, else it is the decimal point.
 */
export function parseNumber(text: string): number | undefined {
  let plain = text
    .replace(/[×·]10(?=[⁻⁰¹²³⁴-⁹])/, 'e')
    .normalize('NFKC')
    .replace(/[\s_']/g, '')
    .replace(/[\u2212\u2013\u2014]/g, '-')
    .replace(/[。．]/g, '.')
    .replace(/[，、]/g, ',');
  const percent = plain.endsWith('%');
  if (percent) plain = plain.slice(0, -1);
  if (/^[+-]?[1-9]\d{0,2}(,\d{3})+(\.\d*)?$/.test(plain)) plain = plain.replace(/,/g, '');
  else plain = plain.replace(/,(?=\d*$)/, '.');
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(plain)) return undefined;
  const value = Number(plain);
  if (!Number.isFinite(value)) return undefined;
  return percent ? tidy(value / 100) : value;
}

/** Whether a text that is no number yet may become one by typing on. */
export function mayBecomeNumber(text: string): boolean {
  return /^\s*[+\-−－]?\s*[.,。，．]?\s*$/.test(text) || /\d[eE][+\-−]?$/.test(text.trim());
}

/** A number as it is edited: no grouping, no rounding beyond what binary fractions leave behind. */
export function typedText(value: number): string {
  return String(tidy(value)).replaceAll('-', '\u2212').replace('+', '');
}

/** The same where it is only shown, in full. */
export function numberText(value: number): string {
  const size = Math.abs(value);
  if (size === 0 || (size >= 1e-6 && size < 1e12)) return typedText(value);
  return (value < 0 ? '\u2212' : '') + powered(size, FIGURES);
}

/** Figures that binary fractions keep. */
const FIGURES = 12;

/** The same in short, for a field that is not being edited. */
export function shortNumber(value: number): string {
  return numberText(Number.isInteger(value) ? value : Number(value.toPrecision(5)));
}

/** Without the dust of binary fractions: 0.1 + 0.2 is 0.3. */
export function tidy(value: number): number {
  return Number(value.toPrecision(FIGURES));
}

export interface Range {
  least: number;
  most: number;
  step: number;
}

/** The range of a slider: the field's own where it has one, else twice the value and at least 10 (or `reach`). */
export function rangeFor(value: number, least = 0, most?: number, whole = false, reach = 10): Range {
  const size = Math.max(Math.abs(value), 0);
  const top = most ?? niceAbove(Math.max(2 * size, reach));
  const bottom = Math.min(least, value);
  return { least: bottom, most: Math.max(top, value), step: stepOf(bottom, top, whole) };
}

/**
 * What low, medium and high stand for where no number is known: half, once and twice the default; quarters of the
 * range of a field that has one, or of what its slider reaches at least. They stand still, whatever the value is.
 */
export function roughly(usual?: number, least = 0, most?: number, whole = false, reach = 10): number[] {
  const usualLevels = most === undefined && usual !== undefined && usual > 0;
  const bottom = Math.max(least, -reach);
  const levels = usualLevels
    ? [usual / 2, usual, usual * 2]
    : [1, 2, 3].map((part) => bottom + (part * ((most ?? Math.max(reach, bottom)) - bottom)) / 4);
  return levels.map((level) => tidy(whole ? Math.max(least, Math.round(level)) : level));
}

/** A step of 1, 2 or 5 that parts a range into about a hundred. */
export function stepOf(least: number, most: number, whole = false): number {
  const step = oneTwoFive((most - least) / 100);
  return whole ? Math.max(1, Math.round(step)) : step;
}

function niceAbove(value: number): number {
  const power = 10 ** Math.floor(Math.log10(value));
  return tidy(Math.ceil(value / power) * power);
}

function oneTwoFive(value: number): number {
  if (!(value > 0)) return 1;
  const power = 10 ** Math.floor(Math.log10(value));
  const part = value / power;
  return tidy((part <= 1.0001 ? 1 : part <= 2.0001 ? 2 : part <= 5.0001 ? 5 : 10) * power);
}

/** The value one step further, kept to whole steps and within the bounds. */
export function stepped(
  value: number,
  step: number,
  least: number | undefined,
  most: number | undefined,
): number {
  return snapped(value + step, Math.abs(step), least, most);
}

/** The whole step nearest to a value, within the bounds. */
export function snapped(value: number, step: number, least = -Infinity, most = Infinity): number {
  return Math.min(most, Math.max(least, tidy(Math.round(value / step) * step)));
}
