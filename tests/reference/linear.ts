// Linear equations and eigenvalues of small matrices, by the book.

import { range } from './document';

export interface Complex {
  re: number;
  im: number;
}

/** x with A·x = b, by elimination with full pivoting; null when A is singular, as far as numbers can tell. */
export function solve(matrix: number[][], right: number[]): number[] | null {
  const n = matrix.length;
  const rows = matrix.map((row, i) => [...row, right[i] ?? 0]);
  const columns = range(n);
  const at = (i: number, j: number) => rows[i]?.[j] ?? 0;
  const largest = Math.max(0, ...matrix.flat().map(Math.abs));
  for (let k = 0; k < n; k += 1) {
    let [row, column] = [k, k];
    for (let i = k; i < n; i += 1)
      for (let j = k; j < n; j += 1)
        if (Math.abs(at(i, j)) > Math.abs(at(row, column))) [row, column] = [i, j];
    if (Math.abs(at(row, column)) <= 1e-13 * largest) return null;
    const [upper, lower] = [rows[k] ?? [], rows[row] ?? []];
    rows[k] = lower;
    rows[row] = upper;
    for (const each of rows) [each[k], each[column]] = [each[column] ?? 0, each[k] ?? 0];
    [columns[k], columns[column]] = [columns[column] ?? 0, columns[k] ?? 0];
    for (let i = k + 1; i < n; i += 1) {
      const factor = at(i, k) / at(k, k);
      rows[i] = (rows[i] ?? []).map((each, j) => (j < k ? each : each - factor * at(k, j)));
    }
  }
  const x: number[] = range(n).map(() => 0);
  for (let k = n - 1; k >= 0; k -= 1) {
    let rest = at(k, n);
    for (let j = k + 1; j < n; j += 1) rest -= at(k, j) * (x[columns[j] ?? 0] ?? 0);
    x[columns[k] ?? 0] = rest / at(k, k);
  }
  return x;
}

/** Groups of indices that reach one another along entries that are not 0. */
export function blocks(matrix: number[][]): number[][] {
  const n = matrix.length;
  const reaches = matrix.map((row, i) => row.map((each, j) => i === j || each !== 0));
  for (let k = 0; k < n; k += 1)
    for (let i = 0; i < n; i += 1)
      for (let j = 0; j < n; j += 1) if (reaches[i]?.[k] && reaches[k]?.[j]) (reaches[i] ?? [])[j] = true;
  const groups: number[][] = [];
  for (const i of range(n)) {
    if (groups.some((group) => group.includes(i))) continue;
    groups.push(range(n).filter((j) => reaches[i]?.[j] && reaches[j]?.[i]));
  }
  return groups;
}

/** All eigenvalues: of each group that hangs together on its own, since the rest of the matrix adds none. */
export function eigenvalues(matrix: number[][]): Complex[] {
  return blocks(matrix).flatMap((group) =>
    byRotations(group.map((i) => group.map((j) => matrix[i]?.[j] ?? 0))),
  );
}

/** Largest size of an eigenvalue; exactly 0 when the entries form no cycle. */
export function radius(matrix: number[][]): number {
  return Math.max(0, ...eigenvalues(matrix).map(({ re, im }) => Math.hypot(re, im)));
}

const add = (a: Complex, b: Complex): Complex => ({ re: a.re + b.re, im: a.im + b.im });
const minus = (a: Complex, b: Complex): Complex => ({ re: a.re - b.re, im: a.im - b.im });
const times = (a: Complex, b: Complex): Complex => ({
  re: a.re * b.re - a.im * b.im,
  im: a.re * b.im + a.im * b.re,
});
const conjugate = (a: Complex): Complex => ({ re: a.re, im: -a.im });
const sizeOf = (a: Complex) => Math.hypot(a.re, a.im);
const root = (a: Complex): Complex => {
  const r = sizeOf(a);
  const re = Math.sqrt(Math.max(0, (r + a.re) / 2));
  const im = Math.sqrt(Math.max(0, (r - a.re) / 2));
  return { re, im: a.im < 0 ? -im : im };
};

/** The eigenvalue of a 2 × 2 matrix that is nearer to its last entry. */
function shiftOf(a: Complex, b: Complex, c: Complex, d: Complex): Complex {
  const half = times({ re: 0.5, im: 0 }, minus(a, d));
  const spread = root(add(times(half, half), times(b, c)));
  const one = add(d, add(half, spread));
  const other = add(d, minus(half, spread));
  return sizeOf(minus(one, d)) <= sizeOf(minus(other, d)) ? one : other;
}

/** QR iteration with shifts on the full complex matrix, rotations for the Q. */
function byRotations(real: number[][]): Complex[] {
  const a = real.map((row) => row.map((re): Complex => ({ re, im: 0 })));
  const at = (i: number, j: number): Complex => a[i]?.[j] ?? { re: 0, im: 0 };
  const put = (i: number, j: number, value: Complex) => {
    (a[i] ?? [])[j] = value;
  };
  // Rotates rows (or columns) i and j so that what stands below vanishes.
  const rotation = (x: Complex, y: Complex) => {
    const r = Math.hypot(sizeOf(x), sizeOf(y));
    return r === 0
      ? { c: { re: 1, im: 0 }, s: { re: 0, im: 0 } }
      : { c: { re: x.re / r, im: x.im / r }, s: { re: y.re / r, im: y.im / r } };
  };
  const n = real.length;
  const turnRows = (i: number, j: number, c: Complex, s: Complex) => {
    for (const k of range(n)) {
      const [x, y] = [at(i, k), at(j, k)];
      put(i, k, add(times(conjugate(c), x), times(conjugate(s), y)));
      put(j, k, minus(times(c, y), times(s, x)));
    }
  };
  const turnColumns = (i: number, j: number, c: Complex, s: Complex) => {
    for (const k of range(n)) {
      const [x, y] = [at(k, i), at(k, j)];
      put(k, i, add(times(c, x), times(s, y)));
      put(k, j, minus(times(conjugate(c), y), times(conjugate(s), x)));
    }
  };
  // To Hessenberg form.
  for (let k = 0; k + 2 < n; k += 1)
    for (let i = n - 1; i > k + 1; i -= 1) {
      const { c, s } = rotation(at(i - 1, k), at(i, k));
      turnRows(i - 1, i, c, s);
      turnColumns(i - 1, i, c, s);
    }
  const found: Complex[] = [];
  let size = n;
  let rounds = 0;
  while (size > 0) {
    let low = size - 1;
    while (
      low > 0 &&
      sizeOf(at(low, low - 1)) > 1e-16 * (sizeOf(at(low, low)) + sizeOf(at(low - 1, low - 1))) + 1e-300
    )
      low -= 1;
    if (low > 0) put(low, low - 1, { re: 0, im: 0 });
    if (low === size - 1) {
      found.push(at(low, low));
      size -= 1;
      rounds = 0;
      continue;
    }
    rounds += 1;
    if (rounds > 500) throw new Error('the eigenvalues do not settle');
    const last = size - 1;
    const usual = shiftOf(at(last - 1, last - 1), at(last - 1, last), at(last, last - 1), at(last, last));
    // Now and then an odd shift, for matrices that would go round in circles.
    const shift = rounds % 11 === 10 ? { re: sizeOf(at(last, last - 1)), im: 0.3 } : usual;
    for (const i of range(n)) put(i, i, minus(at(i, i), shift));
    const turns: { i: number; c: Complex; s: Complex }[] = [];
    for (let i = low; i < last; i += 1) {
      const { c, s } = rotation(at(i, i), at(i + 1, i));
      turnRows(i, i + 1, c, s);
      turns.push({ i, c, s });
    }
    for (const { i, c, s } of turns) turnColumns(i, i + 1, c, s);
    for (const i of range(n)) put(i, i, add(at(i, i), shift));
  }
  return found;
}
