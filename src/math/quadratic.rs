//! Growth that others add to: y_i′ = y_i·(a_i + Σ_j b_ij·y_j), whose series is made of sums and products.

use super::ode::{self, Block, Control, Course, ORDER, Series, State, product};

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
