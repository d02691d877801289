// Numbers as the page writes them: at most three significant figures, a real minus, thin spaces, powers of ten.
const MINUS = '\u2212';
export const THIN = '\u2009';
/** What is smaller is what rounding leaves, and nothing. */
export const DUST = 1e-9;

/** A size too far from 1 to be read digit by digit, by a power of ten: 9×10²⁹. */
export function powered(size: number, figures = 3): string {
  const [digits = '', power = ''] = Number(size.toPrecision(figures)).toExponential().split('e');
  return `${digits}×10${power.replace('+', '').replace(/./g, (sign) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(sign)] ?? '⁻')}`;
}

/** A number of at most three significant figures (whole numbers in full), thousands parted by a thin space. */
export function plain(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '—';
  const size = Math.abs(value);
  if (size < DUST) return '0';
  const sign = value < 0 ? MINUS : '';
  if (size < 1e-6 || size >= 1e12) return sign + powered(size);
  const text = size >= 100 ? grouped(Math.round(size)) : String(Number(size.toPrecision(3)));
  return sign + text;
}

/** A whole number, thousands parted by a thin space. */
export function grouped(whole: number): string {
  return String(whole).replace(/\B(?=(\d{3})+$)/g, THIN);
}

/** The same with its sign always shown; 0 is 0. */
export function signed(value: number | null | undefined): string {
  const text = plain(value);
  return typeof value === 'number' && value > 0 && /[1-9]/.test(text) ? `+${text}` : text;
}

/** A pure number such as ε or α, to two decimals: −0.67. */
export function ratio(value: number | null | undefined): string {
  return plain(typeof value === 'number' ? Math.round(value * 100) / 100 : value);
}
