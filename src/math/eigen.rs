//! Eigenvalues of a square matrix.
//!
//! Balanced, brought to Hessenberg form by reflections, then shrunk from below by the shifted QR iteration with two
//! shifts at once (Francis 1961; Golub and Van Loan, *Matrix Computations*, 7.4–7.5). Nothing but the four
//! operations and square roots, so that every machine gives the same bits.

use super::linear;

/// re + im·i.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Complex {
    /// Real part.
    pub re: f64,
    /// Imaginary part.
    pub im: f64,
}

impl Complex {
    /// |z|.
    pub fn modulus(&self) -> f64 {
        libm::hypot(self.re, self.im)
    }
}

/// Steps an eigenvalue may take; three are usual.
const MOST_STEPS: u32 = 100;

/// The n eigenvalues of a matrix of n rows, row after row; pairs side by side, the one with im > 0 first. None when
/// not all numbers are finite, or the iteration does not end.
pub fn eigenvalues(n: usize, matrix: &[f64]) -> Option<Vec<Complex>> {
    let largest = matrix.iter().fold(0.0, |most: f64, it| most.max(it.abs()));
    if !matrix.iter().all(|it| it.is_finite()) {
        return None;
    }
    if largest == 0.0 {
        return Some(vec![Complex { re: 0.0, im: 0.0 }; n]);
    }
    // To about 1, by a power of two, so that no square overflows and no digit is lost.
    let unit = f64::from_bits(largest.to_bits() & 0x7ff0_0000_0000_0000).max(f64::MIN_POSITIVE);
    let mut a = Square {
        n,
        entries: matrix.iter().map(|it| it / unit).collect(),
    };
    a.balance();
    a.reduce();
    let mut values = a.shrink()?;
    for value in &mut values {
        value.re *= unit;
        value.im *= unit;
    }
    Some(values)
}

/// Steps of inverse iteration; from a value that is good to rounding one nearly always suffices.
const MOST_TURNS: u32 = 4;

/// The direction that a matrix only stretches, by an eigenvalue of it: scaled so that its largest part is 1, and that
/// part's place. None when there is none to be found.
pub fn direction(n: usize, matrix: &[f64], value: Complex) -> Option<(usize, Vec<Complex>)> {
    let size = matrix.iter().fold(value.modulus(), |most, it| most.max(it.abs()));
    if size == 0.0 {
        let unit = (0..n).map(|place| Complex {
            re: f64::from(u8::from(place == 0)),
            im: 0.0,
        });
        return (n > 0).then(|| (0, unit.collect()));
    }
    // A little off the value, so that there is something to solve.
    let shift = 1e-11 * size;
    let swings = value.im != 0.0;
    let parts = if swings { 2 } else { 1 };
    let side = parts * n;
    // (A − λ)(x + iy) as real equations of x and y.
    let mut system = vec![0.0; side * side];
    for row in 0..n {
        for column in 0..n {
            let on = if row == column { value.re + shift } else { 0.0 };
            for part in 0..parts {
                system[(part * n + row) * side + part * n + column] = matrix[row * n + column] - on;
            }
        }
        if swings {
            system[row * side + n + row] = value.im;
            system[(n + row) * side + row] = -value.im;
        }
    }
    let mut at: Vec<f64> = (0..side).map(|place| 1.0 + 0.1 * (place % 7) as f64).collect();
    let mut best: Option<(f64, usize, Vec<Complex>)> = None;
    for _ in 0..MOST_TURNS {
        let Some(next) = linear::solve(system.clone(), at) else {
            break;
        };
        let part = |place: usize| Complex {
            re: next[place],
            im: if swings { next[n + place] } else { 0.0 },
        };
        let first = (0..n).max_by(|&a, &b| part(a).modulus().total_cmp(&part(b).modulus()))?;
        let scale = part(first);
        let square = scale.re * scale.re + scale.im * scale.im;
        if !square.is_finite() || square == 0.0 {
            break;
        }
        let scaled: Vec<Complex> = (0..n)
            .map(|place| {
                let it = part(place);
                Complex {
                    re: (it.re * scale.re + it.im * scale.im) / square,
                    im: (it.im * scale.re - it.re * scale.im) / square,
                }
            })
            .collect();
        let off = (0..n).map(|row| {
            let own = &matrix[row * n..(row + 1) * n];
            let (mut re, mut im) = (0.0, 0.0);
            for (entry, part) in own.iter().zip(&scaled) {
                re += entry * part.re;
                im += entry * part.im;
            }
            let it = scaled[row];
            libm::hypot(
                re - (value.re * it.re - value.im * it.im),
                im - (value.re * it.im + value.im * it.re),
            )
        });
        let off = off.fold(0.0, f64::max);
        at = scaled.iter().map(|it| it.re).collect();
        if swings {
            at.extend(scaled.iter().map(|it| it.im));
        }
        if best.as_ref().is_none_or(|(least, ..)| off < *least) {
            best = Some((off, first, scaled));
        }
    }
    best.map(|(_, first, scaled)| (first, scaled))
}

/// A square matrix, row after row.
struct Square {
    n: usize,
    entries: Vec<f64>,
}

impl std::ops::Index<(usize, usize)> for Square {
    type Output = f64;
    fn index(&self, (row, column): (usize, usize)) -> &f64 {
        &self.entries[row * self.n + column]
    }
}

impl std::ops::IndexMut<(usize, usize)> for Square {
    fn index_mut(&mut self, (row, column): (usize, usize)) -> &mut f64 {
        &mut self.entries[row * self.n + column]
    }
}

/// v with which 1 − v·vᵀ·2/|v|² turns a vector into the direction of its first entry; none of a vector of nothing.
struct Reflection<const M: usize> {
    v: [f64; M],
    twice: f64,
}

impl<const M: usize> Reflection<M> {
    fn of(mut v: [f64; M]) -> Option<Self> {
        let length = v.iter().map(|it| it * it).sum::<f64>().sqrt();
        if length == 0.0 {
            return None;
        }
        v[0] += length.copysign(v[0]);
        let twice = 2.0 / v.iter().map(|it| it * it).sum::<f64>();
        twice.is_finite().then_some(Self { v, twice })
    }

    /// On both sides of the rows and columns from `k` on, as far as the block `[low, high)` is not 0.
    fn apply(&self, a: &mut Square, k: usize, low: usize, high: usize) {
        for column in k.saturating_sub(1).max(low)..high {
            let along: f64 = (0..M).map(|i| self.v[i] * a[(k + i, column)]).sum();
            for i in 0..M {
                a[(k + i, column)] -= self.twice * along * self.v[i];
            }
        }
        for row in low..(k + M + 1).min(high) {
            let along: f64 = (0..M).map(|i| self.v[i] * a[(row, k + i)]).sum();
            for i in 0..M {
                a[(row, k + i)] -= self.twice * along * self.v[i];
            }
        }
    }
}

impl Square {
    /// Makes each row about as large as its column, by powers of two (Parlett and Reinsch 1969).
    fn balance(&mut self) {
        for _ in 0..20 {
            let mut done = true;
            for i in 0..self.n {
                let others = || (0..self.n).filter(|&j| j != i);
                let mut column: f64 = others().map(|j| self[(j, i)].abs()).sum();
                let row: f64 = others().map(|j| self[(i, j)].abs()).sum();
                if column == 0.0 || row == 0.0 {
                    continue;
                }
                let sum = column + row;
                let mut factor = 1.0;
                while column < row / 2.0 && factor < 1e100 {
                    factor *= 2.0;
                    column *= 4.0;
                }
                while column >= row * 2.0 && factor > 1e-100 {
                    factor /= 2.0;
                    column /= 4.0;
                }
                if (column + row) / factor < 0.95 * sum {
                    done = false;
                    for j in 0..self.n {
                        self[(i, j)] /= factor;
                    }
                    for j in 0..self.n {
                        self[(j, i)] *= factor;
                    }
                }
            }
            if done {
                break;
            }
        }
    }

    /// To Hessenberg form: zeros below the first subdiagonal.
    fn reduce(&mut self) {
        let n = self.n;
        for k in 1..n.saturating_sub(1) {
            let mut v: Vec<f64> = (k..n).map(|row| self[(row, k - 1)]).collect();
            let length = v.iter().map(|it| it * it).sum::<f64>().sqrt();
            if v[1..].iter().all(|&it| it == 0.0) || length == 0.0 {
                continue;
            }
            v[0] += length.copysign(v[0]);
            let twice = 2.0 / v.iter().map(|it| it * it).sum::<f64>();
            // Row by row, as the matrix lies: what every column has along v is summed first.
            let mut along = vec![0.0; n];
            for (i, weight) in v.iter().enumerate() {
                let row = &self.entries[(k + i) * n..(k + i + 1) * n];
                for (sum, entry) in along.iter_mut().zip(row) {
                    *sum += weight * entry;
                }
            }
            for (i, weight) in v.iter().enumerate() {
                let row = &mut self.entries[(k + i) * n..(k + i + 1) * n];
                for (entry, sum) in row.iter_mut().zip(&along) {
                    *entry -= twice * sum * weight;
                }
            }
            for row in self.entries.chunks_exact_mut(n) {
                let along: f64 = row[k..].iter().zip(&v).map(|(entry, v)| entry * v).sum();
                for (entry, v) in row[k..].iter_mut().zip(&v) {
                    *entry -= twice * along * v;
                }
            }
            for row in k + 1..n {
                self[(row, k - 1)] = 0.0;
            }
        }
    }

    /// The eigenvalues, one or two at a time from below.
    fn shrink(&mut self) -> Option<Vec<Complex>> {
        let mut values = Vec::with_capacity(self.n);
        let mut high = self.n;
        let mut steps = 0;
        while high > 0 {
            let low = self.block(high);
            if high - low <= 2 {
                if high - low == 1 {
                    let re = self[(low, low)];
                    values.push(Complex { re, im: 0.0 });
                } else {
                    values.extend(self.two(low));
                }
                high = low;
                steps = 0;
            } else {
                steps += 1;
                if steps > MOST_STEPS {
                    return None;
                }
                self.step(low, high, steps);
            }
        }
        Some(values)
    }

    /// Where the last block that hangs together begins.
    fn block(&mut self, high: usize) -> usize {
        let mut low = high - 1;
        while low > 0 {
            let size = self[(low - 1, low - 1)].abs() + self[(low, low)].abs();
            let size = if size == 0.0 { 1.0 } else { size };
            if self[(low, low - 1)].abs() <= f64::EPSILON * size {
                self[(low, low - 1)] = 0.0;
                break;
            }
            low -= 1;
        }
        low
    }

    /// The eigenvalues of two rows and columns.
    fn two(&self, low: usize) -> [Complex; 2] {
        let (a, d) = (self[(low, low)], self[(low + 1, low + 1)]);
        let product = self[(low, low + 1)] * self[(low + 1, low)];
        let half = 0.5 * (a - d);
        let under = half * half + product;
        if under < 0.0 {
            let (re, im) = (d + half, (-under).sqrt());
            return [Complex { re, im }, Complex { re, im: -im }];
        }
        let far = half + under.sqrt().copysign(half);
        let near = if far == 0.0 { 0.0 } else { product / far };
        [d + far, d - near].map(|re| Complex { re, im: 0.0 })
    }

    /// One step with the two eigenvalues of the block's last corner as shifts.
    fn step(&mut self, low: usize, high: usize, steps: u32) {
        let a = |row: usize, column: usize| self[(row, column)];
        let (m, l) = (high - 2, high - 1);
        let (mut sum, mut product) = (a(m, m) + a(l, l), a(m, m) * a(l, l) - a(m, l) * a(l, m));
        if steps.is_multiple_of(10) {
            // Shifts that fit nothing, to leave a circle of steps.
            let size = a(l, m).abs() + a(m, m - 1).abs();
            (sum, product) = (1.5 * size, size * size);
        }
        let mut column = [
            a(low, low) * (a(low, low) - sum) + a(low, low + 1) * a(low + 1, low) + product,
            a(low + 1, low) * (a(low, low) + a(low + 1, low + 1) - sum),
            a(low + 1, low) * a(low + 2, low + 1),
        ];
        for k in low..m {
            if let Some(reflection) = Reflection::of(column) {
                reflection.apply(self, k, low, high);
            }
            if k > low {
                self[(k + 1, k - 1)] = 0.0;
                self[(k + 2, k - 1)] = 0.0;
            }
            let third = if k + 3 < high { self[(k + 3, k)] } else { 0.0 };
            column = [self[(k + 1, k)], self[(k + 2, k)], third];
        }
        if let Some(reflection) = Reflection::of([column[0], column[1]]) {
            reflection.apply(self, m, low, high);
        }
        self[(l, m - 1)] = 0.0;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Sorted by re, then im.
    fn sorted(n: usize, matrix: &[f64]) -> Vec<(f64, f64)> {
        let mut values: Vec<(f64, f64)> = eigenvalues(n, matrix)
            .unwrap()
            .iter()
            .map(|it| (it.re, it.im))
            .collect();
        values.sort_by(|a, b| a.partial_cmp(b).unwrap());
        values
    }

    fn close(n: usize, matrix: &[f64], expected: &[(f64, f64)], tolerance: f64) {
        let values = sorted(n, matrix);
        assert_eq!(values.len(), expected.len());
        for (a, b) in values.iter().zip(expected) {
            let off = libm::hypot(a.0 - b.0, a.1 - b.1);
            assert!(off < tolerance, "{values:?} against {expected:?}");
        }
    }

    #[test]
    fn small_matrices_of_known_eigenvalues() {
        close(0, &[], &[], 1e-15);
        close(1, &[-3.0], &[(-3.0, 0.0)], 1e-15);
        close(2, &[0.0, 1.0, -1.0, 0.0], &[(0.0, -1.0), (0.0, 1.0)], 1e-15);
        close(2, &[2.0, 1.0, 1.0, 2.0], &[(1.0, 0.0), (3.0, 0.0)], 1e-14);
        // Symmetric, with a double eigenvalue that is not defective.
        let ones = [2.0, 1.0, 1.0, 1.0, 2.0, 1.0, 1.0, 1.0, 2.0];
        close(3, &ones, &[(1.0, 0.0), (1.0, 0.0), (4.0, 0.0)], 1e-13);
    }

    #[test]
    fn a_cycle_has_the_roots_of_one() {
        for n in [3, 4, 7, 12] {
            let mut cycle = vec![0.0; n * n];
            for i in 0..n {
                cycle[i * n + (i + 1) % n] = 1.0;
            }
            for (re, im) in sorted(n, &cycle) {
                assert!((libm::hypot(re, im) - 1.0).abs() < 1e-12, "{n}: {re} {im}");
                let turns = libm::atan2(im, re) / (2.0 * std::f64::consts::PI) * n as f64;
                assert!((turns - libm::round(turns)).abs() < 1e-11, "{n}: {re} {im}");
            }
        }
    }

    #[test]
    fn a_chain_of_springs() {
        // −2 on the diagonal, 1 beside it: −2 + 2·cos(kπ/(n + 1)).
        let n = 30;
        let mut chain = vec![0.0; n * n];
        for i in 0..n {
            chain[i * n + i] = -2.0;
            for j in [i.wrapping_sub(1), i + 1] {
                if j < n {
                    chain[i * n + j] = 1.0;
                }
            }
        }
        let expected: Vec<(f64, f64)> = (1..=n)
            .rev()
            .map(|k| {
                let angle = k as f64 * std::f64::consts::PI / (n + 1) as f64;
                (-2.0 + 2.0 * libm::cos(angle), 0.0)
            })
            .collect();
        close(n, &chain, &expected, 1e-13);
    }

    #[test]
    fn a_companion_has_the_roots_of_its_polynomial() {
        // (x − 1)(x − 2)(x − 3)(x² + 4) = x⁵ − 6x⁴ + 15x³ − 30x² + 44x − 24
        let mut companion = vec![0.0; 25];
        for (j, c) in [6.0, -15.0, 30.0, -44.0, 24.0].into_iter().enumerate() {
            companion[j] = c;
        }
        for i in 1..5 {
            companion[i * 5 + i - 1] = 1.0;
        }
        let roots = [(0.0, -2.0), (0.0, 2.0), (1.0, 0.0), (2.0, 0.0), (3.0, 0.0)];
        close(5, &companion, &roots, 1e-10);
    }

    #[test]
    fn size_does_not_matter_and_nonsense_has_none() {
        let a = [1.0, 4.0, 1.0, 1.0];
        for unit in [1e-300, 1.0, 1e300] {
            let scaled: Vec<f64> = a.iter().map(|it| it * unit).collect();
            let values = sorted(2, &scaled);
            assert!((values[0].0 / unit + 1.0).abs() < 1e-14 && (values[1].0 / unit - 3.0).abs() < 1e-14);
        }
        // Rows and columns of very different size.
        close(2, &[1.0, 1e12, 4e-12, 1.0], &[(-1.0, 0.0), (3.0, 0.0)], 1e-12);
        assert_eq!(eigenvalues(1, &[f64::NAN]), None);
        assert_eq!(eigenvalues(2, &[0.0; 4]).unwrap().len(), 2);
    }

    #[test]
    fn trace_and_squares_are_kept() {
        let mut seed = 1u64;
        for n in [2, 3, 5, 10, 40] {
            let a: Vec<f64> = (0..n * n)
                .map(|_| {
                    seed ^= seed << 13;
                    seed ^= seed >> 7;
                    seed ^= seed << 17;
                    (seed >> 11) as f64 / (1u64 << 53) as f64 - 0.5
                })
                .collect();
            let values = eigenvalues(n, &a).unwrap();
            let trace: f64 = (0..n).map(|i| a[i * n + i]).sum();
            let squares: f64 = (0..n)
                .flat_map(|i| (0..n).map(move |j| (i, j)))
                .map(|(i, j)| a[i * n + j] * a[j * n + i])
                .sum();
            assert!((values.iter().map(|it| it.re).sum::<f64>() - trace).abs() < 1e-12 * n as f64);
            assert!(values.iter().map(|it| it.im).sum::<f64>().abs() < 1e-12);
            let sum: f64 = values.iter().map(|it| it.re * it.re - it.im * it.im).sum();
            assert!(
                (sum - squares).abs() < 1e-12 * (n * n) as f64,
                "{n}: {sum} {squares}"
            );
        }
    }
}
