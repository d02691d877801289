// Numbers as the page writes them: at most three significant figures, a real minus, thin spaces.
const MINUS = '\u2212';
const THIN = '\u2009';

/** A number of at most three significant figures (whole numbers in full), thousands parted by a thin space. */
export function plain(value: number | null | undefined): string {
  if (value === null || value === undefined || !Number.isFinite(value)) return '—';
  const size = Math.abs(value);
  const rounded = size >= 100 ? Math.round(size) : Number(size.toPrecision(3));
  const [whole = '0', fraction] = decimal(rounded).split('.');
  const grouped = whole.length > 3 ? whole.replace(/\B(?=(\d{3})+$)/g, THIN) : whole;
  const text = grouped + (fraction ? `.${fraction}` : '');
  return value < 0 && text !== '0' ? MINUS + text : text;
}

/** The same with its sign always shown; 0 is 0. */
export function signed(value: number | null | undefined): string {
  const text = plain(value);
  return typeof value === 'number' && value > 0 && text !== '0' ? `+${text}` : text;
}

/** A pure number such as ε or α, to two decimals: −0.67. */
export function ratio(value: number | null | undefined): string {
  return plain(typeof value === 'number' ? Math.round(value * 100) / 100 : value);
}

/** A share of 1 as a percentage. */
export function percent(value: number | null | undefined): string {
  return value === null || value === undefined ? '—' : `${plain(value * 100)}${THIN}%`;
}

/** A number with its unit of measure after a thin space. */
export function withUnit(text: string, unit: string): string {
  return `${text}${THIN}${unit}`;
}

/** Never 1e-7: very small numbers are written out, or as 0 below a millionth. */
function decimal(value: number): string {
  if (value !== 0 && value < 1e-6) return '0';
  const text = String(value);
  return text.includes('e') ? value.toFixed(value < 1 ? 9 : 0).replace(/0+$/, '') : text;
}
