//! Growth that others add to: y_i′ = y_i·(a_i + Σ_j b_ij·y_j), whose series is made of sums and products.

use super::abreast::{self, Kind};
use super::ode::{self, Block, Control, Course, ORDER, Series, State, product};
use super::pair::Pair;

/// Follows few values, in `B` blocks, from `start` at time 0. `columns` holds b_ij column after column.
#[inline(always)]
pub fn follow_few<const B: usize>(
    n: usize,
    start: &[Block; B],
    growth: &[Block; B],
    columns: &[[[Block; B]; 4]; B],
    times: &[f64],
    control: &Control,
) -> Course {
    let mut pull = [[[0.0; 4]; B]; ORDER];
    ode::solve(start, n, times, control, |y| {
        macro_rules! orders {
            ($($k:literal)*) => { $({
                pull[$k] = pulled(columns, &y[$k]);
                if $k == 0 {
                    for block in 0..B {
                        for i in 0..4 {
                            pull[0][block][i] += growth[block][i];
                        }
                    }
                }
                grow(y, &pull, $k);
            })* };
        }
        // Told one by one, so that each is code of its own.
        orders!(0 1 2 3 4 5 6 7 8);
    })
}

/// Σ_j b_ij·y_j.
#[inline(always)]
pub fn pulled<const B: usize>(columns: &[[[Block; B]; 4]; B], y: &[Block; B]) -> [Block; B] {
    let mut sums = [[0.0; 4]; B];
    for (four, [a, b, c, d]) in columns.iter().zip(y) {
        for block in 0..B {
            for i in 0..4 {
                sums[block][i] += (four[0][block][i] * a + four[1][block][i] * b)
                    + (four[2][block][i] * c + four[3][block][i] * d);
            }
        }
    }
    sums
}

/// The coefficients of order k + 1 of y′ = y·pull by those up to k.
#[inline(always)]
pub fn grow<S: State>(y: &mut Series<S>, pull: &[S], k: usize) {
    let part = 1.0 / (k + 1) as f64;
    for block in 0..y[0].as_ref().len() {
        let sum = product(y, pull, k, block);
        y[k + 1].as_mut()[block] = sum.map(|sum| part * sum);
    }
}

/// One of many problems of `N` values.
#[derive(Clone, Copy, Debug)]
pub struct Quadratic<const N: usize> {
    /// y_i at time 0.
    pub start: [f64; N],
    /// a_i.
    pub growth: [f64; N],
    /// b_ij, row by row.
    pub effects: [[f64; N]; N],
}

/// Solves many, of which `one` gives each by its number, and tells their values as [`abreast::solve`] does.
pub fn follow_all<const N: usize>(
    one: impl FnMut(usize) -> Quadratic<N>,
    count: usize,
    times: &[f64],
    control: &Control,
    tell: impl FnMut(usize, usize, [f64; N]),
) {
    let zero = [Pair::both(0.0); N];
    let mut two = Two {
        one,
        growth: zero,
        columns: [zero; N],
        pull: [zero; ORDER],
    };
    abreast::solve(&mut two, count, times, control, tell);
}

/// Two of many.
struct Two<const N: usize, F> {
    one: F,
    growth: [Pair; N],
    columns: [[Pair; N]; N],
    pull: [[Pair; N]; ORDER],
}

impl<const N: usize, F: FnMut(usize) -> Quadratic<N>> Kind<N> for Two<N, F> {
    #[allow(clippy::needless_range_loop, reason = "i and j as in the formulas")]
    #[inline(always)]
    fn begin(&mut self, lane: usize, problem: usize) -> [f64; N] {
        let Quadratic {
            start,
            growth,
            effects,
        } = (self.one)(problem);
        for i in 0..N {
            self.growth[i].set(lane, growth[i]);
            for j in 0..N {
                self.columns[j][i].set(lane, effects[i][j]);
            }
        }
        start
    }

    // A function of its own, so that a browser has the registers for it.
    #[inline(never)]
    fn expand(&mut self, y: &mut abreast::Series<N>) {
        macro_rules! orders {
            ($($k:literal)*) => { $(self.step(y, $k);)* };
        }
        // Told one by one, so that each is code of its own.
        orders!(0 1 2 3 4 5 6 7 8);
    }
}

impl<const N: usize, F> Two<N, F> {
    /// The coefficients of order k + 1 by those up to k.
    #[allow(clippy::needless_range_loop, reason = "i and j as in the formulas")]
    #[inline(always)]
    fn step(&mut self, y: &mut abreast::Series<N>, k: usize) {
        let part = Pair::both(1.0 / (k + 1) as f64);
        for i in 0..N {
            let mut sum = self.columns[0][i] * y[k][0];
            for j in 1..N {
                sum = sum + self.columns[j][i] * y[k][j];
            }
            self.pull[k][i] = if k == 0 { sum + self.growth[i] } else { sum };
        }
        for i in 0..N {
            y[k + 1][i] = part * abreast::product(y, &self.pull, k, i);
        }
    }
}
