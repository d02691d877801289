// Numbers as the page writes them: few figures, that mean what the number is, however large or small.
import { expect, test } from 'vitest';
import { plain, signed } from '../../www/i18n/format';
import { percent } from '../../www/i18n/percent';
import { exact, exactSigned } from '../../www/panels/why/notation';

test.each([
  [0, '0', '0'],
  [88, '88', '+88'],
  [-0.0666, '−0.0666', '−0.0666'],
  [1234.5, '1\u2009235', '+1\u2009235'],
  [999999999999, '999\u2009999\u2009999\u2009999', '+999\u2009999\u2009999\u2009999'],
  [0.00123, '0.00123', '+0.00123'],
  [0.00000123, '0.00000123', '+0.00000123'],
  // Far from 1 by a power of ten.
  [1e12, '1×10¹²', '+1×10¹²'],
  [8.999999999999999e29, '9×10²⁹', '+9×10²⁹'],
  [1.8e101, '1.8×10¹⁰¹', '+1.8×10¹⁰¹'],
  [-1e300, '−1×10³⁰⁰', '−1×10³⁰⁰'],
  [-1.234e-7, '−1.23×10⁻⁷', '−1.23×10⁻⁷'],
  // What rounding leaves.
  [0.1 + 0.2 - 0.3, '0', '0'],
  [-1e-12, '0', '0'],
  [Infinity, '—', '—'],
])('%d is written %s and %s', (value, unsigned, withSign) => {
  expect([plain(value), signed(value)]).toEqual([unsigned, withSign]);
});

test.each([
  [0.000384, '0.0384'],
  [0.123456, '12.3'],
  [0.9949, '99.5'],
  // Near all of it there are as many decimals as near nothing.
  [0.999616, '99.96'],
  [0.99999996, '99.999996'],
  [1, '100'],
  [1 - 1e-16, '100'],
  [1.01, '101'],
])('%d as a share is %s %%', (value, text) => expect(percent(value)).toBe(`${text}\u2009%`));

test('a formula writes powers of ten as everything else does', () => {
  expect(exact(8.999999999999999e29)).toBe('9×10²⁹');
  expect(exact(-1234567.89e12)).toBe('−1.23457×10¹⁸');
  expect(exactSigned(1.5e-7)).toBe('+1.5×10⁻⁷');
  expect(exact(-0.000001)).toBe('−0.000001');
  expect(exact(12345.67)).toBe('12\u2009345.7');
});
