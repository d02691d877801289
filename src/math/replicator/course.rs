//! The course from a start: one start, or many of which two are followed at once.

use super::Incentives;
use crate::math::abreast::{self, Kind};
use crate::math::ode::{self, Block, Control, ORDER, Series, State, product};
use crate::math::pair::Pair;
use crate::math::quadratic::pulled;

impl Incentives {
    /// p at times that rise from 0, time after time, beginning at `start`, to an error of `tolerance` in each step; and
    /// how many steps that took.
    ///
    /// The odds are followed rather than p: with u = ln(p/(1 − p)) the equation is u̇ = d(p), which gets easier the
    /// nearer a pure state comes, and p never leaves 0..1. Who starts at 0 or 1 stays there.
    pub fn course(&self, start: &[f64], times: &[f64], tolerance: f64) -> (Vec<f64>, u32) {
        match self.populations() {
            // Of few populations the compiler can count what it unrolls.
            0..=4 => self.follow_few(start, times, tolerance),
            _ => self.follow_many(start, times, tolerance),
        }
    }

    /// Where each of many starts, given one after another, has come to at a time.
    pub fn ends(&self, starts: &[f64], time: f64, tolerance: f64) -> Vec<f64> {
        let n = self.populations().max(1);
        match n {
            1 => self.ends_abreast::<1>(starts, time, tolerance),
            2 => self.ends_abreast::<2>(starts, time, tolerance),
            3 => self.ends_abreast::<3>(starts, time, tolerance),
            _ => {
                let all = starts.chunks_exact(n);
                all.flat_map(|start| self.course(start, &[time], tolerance).0)
                    .collect()
            }
        }
    }

    fn ends_abreast<const N: usize>(&self, starts: &[f64], time: f64, tolerance: f64) -> Vec<f64> {
        let starts = starts.as_chunks::<N>().0;
        let mut ends = vec![0.0; starts.len() * N];
        let rows = ends.as_chunks_mut::<N>().0;
        let mut two = Two::new(self, starts);
        let control = control(tolerance);
        abreast::solve(&mut two, starts.len(), &[time], &control, |problem, _, u| {
            let start = &starts[problem];
            rows[problem] = std::array::from_fn(|i| if held(start[i]) { start[i] } else { share(u[i]) });
        });
        ends
    }

    fn follow_few(&self, start: &[f64], times: &[f64], tolerance: f64) -> (Vec<f64>, u32) {
        let n = start.len();
        let (mut fixed, mut constants, mut columns) = ([0.0; 4], [[0.0; 4]], [[[[0.0; 4]]; 4]]);
        for i in 0..n {
            if held(start[i]) {
                fixed[i] = start[i];
                continue;
            }
            constants[0][i] = self.constants[i];
            for (column, &b) in columns[0].iter_mut().zip(&self.influence[i * n..][..n]) {
                column[0][i] = b;
            }
        }
        let mut parts: Series<[Block; 1]> = [[[0.0; 4]]; ORDER + 1];
        let [mut spread, mut drive] = [parts; 2];
        self.follow([[0.0; 4]], start, times, tolerance, |u| {
            parts[0][0] = fixed;
            for i in 0..n {
                if !held(start[i]) {
                    parts[0][0][i] = share(u[0][0][i]);
                }
            }
            macro_rules! orders {
                ($($k:literal)*) => { $({
                    drive[$k] = pulled(&columns, &parts[$k]);
                    if $k == 0 {
                        for i in 0..4 {
                            drive[0][0][i] += constants[0][i];
                        }
                    }
                    step(u, &mut parts, &mut spread, &drive, $k);
                })* };
            }
            // Told one by one, so that each is code of its own.
            orders!(0 1 2 3 4 5 6 7 8);
        })
    }

    fn follow_many(&self, start: &[f64], times: &[f64], tolerance: f64) -> (Vec<f64>, u32) {
        let n = start.len();
        let zero = vec![[0.0; 4]; n.div_ceil(4)];
        let mut parts: Series<Vec<Block>> = std::array::from_fn(|_| zero.clone());
        let [mut spread, mut drive] = [(); 2].map(|()| parts.clone());
        self.follow(zero, start, times, tolerance, |u| {
            for k in 0..ORDER {
                let p = &mut parts[k].as_flattened_mut()[..n];
                if k == 0 {
                    for (p, (&start, &u)) in p.iter_mut().zip(start.iter().zip(u[0].as_flattened())) {
                        *p = if held(start) { start } else { share(u) };
                    }
                }
                let rows = self.influence.chunks_exact(n).zip(&self.constants);
                for ((row, &constant), (drive, &start)) in
                    rows.zip(drive[k].as_flattened_mut().iter_mut().zip(start))
                {
                    if !held(start) {
                        let pulled: f64 = row.iter().zip(&*p).map(|(b, p)| b * p).sum();
                        *drive = pulled + if k == 0 { constant } else { 0.0 };
                    }
                }
                step(u, &mut parts, &mut spread, &drive, k);
            }
        })
    }

    #[inline(always)]
    fn follow<S: State>(
        &self,
        mut first: S,
        start: &[f64],
        times: &[f64],
        tolerance: f64,
        expand: impl FnMut(&mut Series<S>),
    ) -> (Vec<f64>, u32) {
        let n = start.len();
        for (u, &p) in first.as_mut().as_flattened_mut().iter_mut().zip(start) {
            *u = log_odds(p);
        }
        let course = ode::solve(&first, n, times, &control(tolerance), expand);
        let mut values = course.values;
        for row in values.chunks_exact_mut(n.max(1)) {
            for (value, &p) in row.iter_mut().zip(start) {
                *value = if held(p) { p } else { share(*value) };
            }
        }
        (values, course.accepted)
    }
}

/// Two courses of the same few populations from different starts.
struct Two<'a, const N: usize> {
    incentives: &'a Incentives,
    starts: &'a [[f64; N]],
    /// p of those that are held, and of the others 0.
    fixed: [Pair; N],
    /// 0 for those that are held, whom nothing drives, and 1 for the others.
    free: [Pair; N],
    constants: [Pair; N],
    columns: [[Pair; N]; N],
    parts: [[Pair; N]; ORDER],
    spread: [[Pair; N]; ORDER],
    drive: [[Pair; N]; ORDER],
}

impl<'a, const N: usize> Two<'a, N> {
    fn new(incentives: &'a Incentives, starts: &'a [[f64; N]]) -> Self {
        let zero = [Pair::both(0.0); N];
        Self {
            incentives,
            starts,
            fixed: zero,
            free: zero,
            constants: zero,
            columns: [zero; N],
            parts: [zero; ORDER],
            spread: [zero; ORDER],
            drive: [zero; ORDER],
        }
    }

    /// The coefficients of order k + 1 of u and p by those up to k, as [`step`] has them.
    #[allow(clippy::needless_range_loop, reason = "i and j as in the formulas")]
    #[inline(always)]
    fn step(&mut self, u: &mut abreast::Series<N>, k: usize) {
        let part = Pair::both(1.0 / (k + 1) as f64);
        for i in 0..N {
            let mut drive = self.columns[0][i] * self.parts[k][0];
            for j in 1..N {
                drive = drive + self.columns[j][i] * self.parts[k][j];
            }
            self.drive[k][i] = if k == 0 { drive + self.constants[i] } else { drive };
            u[k + 1][i] = part * self.drive[k][i];
        }
        // The last order moves nothing any more.
        if k + 1 < ORDER {
            for i in 0..N {
                self.spread[k][i] = self.parts[k][i] - abreast::square(&self.parts, k, i);
                self.parts[k + 1][i] = part * abreast::product(&self.spread, &self.drive, k, i);
            }
        }
    }
}

impl<const N: usize> Kind<N> for Two<'_, N> {
    fn begin(&mut self, lane: usize, problem: usize) -> [f64; N] {
        let start = self.starts[problem];
        for (i, p) in start.into_iter().enumerate() {
            let (fixed, free) = if held(p) { (p, 0.0) } else { (0.0, 1.0) };
            self.fixed[i].set(lane, fixed);
            self.free[i].set(lane, free);
            self.constants[i].set(lane, free * self.incentives.constants[i]);
            for (j, column) in self.columns.iter_mut().enumerate() {
                column[i].set(lane, free * self.incentives.influence[i * N + j]);
            }
        }
        start.map(log_odds)
    }

    // A function of its own, so that a browser has the registers for it.
    #[allow(clippy::needless_range_loop, reason = "i and j as in the formulas")]
    #[inline(never)]
    fn expand(&mut self, u: &mut abreast::Series<N>) {
        for i in 0..N {
            let share = (Pair::both(1.0) + (Pair::both(0.0) - u[0][i]).exp()).inverse();
            self.parts[0][i] = self.fixed[i] + self.free[i] * share;
        }
        macro_rules! orders {
            ($($k:literal)*) => { $(self.step(u, $k);)* };
        }
        // Told one by one, so that each is code of its own.
        orders!(0 1 2 3 4 5 6 7 8);
    }
}

/// An error of u moves p by a quarter of it at most, and by less the larger u is.
fn control(tolerance: f64) -> Control {
    Control {
        relative: tolerance,
        absolute: 4.0 * tolerance,
        bound: f64::MAX,
        most_steps: 1_000_000,
    }
}

/// Whoever starts at 0 or 1 stays there.
fn held(p: f64) -> bool {
    p <= 0.0 || p >= 1.0
}

/// The coefficients of order k + 1 of u and p by those up to k of p and the drive: u′ = d and p′ = p(1 − p)·d.
#[inline(always)]
fn step<S: State>(u: &mut Series<S>, p: &mut Series<S>, spread: &mut Series<S>, drive: &Series<S>, k: usize) {
    let part = 1.0 / (k + 1) as f64;
    for block in 0..drive[0].as_ref().len() {
        let squares = product(p, p, k, block);
        let own = p[k].as_ref()[block];
        spread[k].as_mut()[block] = std::array::from_fn(|i| own[i] - squares[i]);
        p[k + 1].as_mut()[block] = product(spread, drive, k, block).map(|sum| part * sum);
        u[k + 1].as_mut()[block] = drive[k].as_ref()[block].map(|drive| part * drive);
    }
}

/// ln(p/(1 − p)), which of those that are held nobody asks for.
fn log_odds(p: f64) -> f64 {
    if held(p) { 0.0 } else { libm::log(p / (1.0 - p)) }
}

/// p of its log odds.
fn share(u: f64) -> f64 {
    1.0 / (1.0 + libm::exp(-u))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::replicator::tests::incentives;

    #[test]
    fn alone_the_odds_grow_at_a_constant_rate() {
        let game = incentives(&[-0.3], &[&[0.0]]);
        let times = [0.0, 1.0, 10.0, 100.0];
        let (p, _) = game.course(&[0.9], &times, 1e-10);
        for (p, t) in p.iter().zip(times) {
            let odds = 9.0 * libm::exp(-0.3 * t);
            assert!((p - odds / (1.0 + odds)).abs() < 1e-10, "{p} at {t}");
        }
        assert_eq!(game.course(&[1.0], &times, 1e-10).0, [1.0; 4]);
    }

    /// d_1 = 1 − 2p_2 and d_2 = 2p_1 − 1 go round for ever on level lines of p_1(1 − p_1)·p_2(1 − p_2).
    #[test]
    fn matching_pennies_stay_on_their_line() {
        let game = incentives(&[1.0, -1.0], &[&[0.0, -2.0], &[2.0, 0.0]]);
        let level = |p: &[f64]| p[0] * (1.0 - p[0]) * p[1] * (1.0 - p[1]);
        let times: Vec<f64> = (0..=100).map(f64::from).collect();
        let (p, _) = game.course(&[0.2, 0.7], &times, 1e-10);
        assert_eq!(p.len(), 202);
        for p in p.chunks(2) {
            assert!((level(p) - level(&[0.2, 0.7])).abs() < 1e-8, "{p:?}");
        }
        let ends = game.ends(&[0.2, 0.7, 0.5, 0.5], 100.0, 1e-10);
        assert!((ends[0] - p[200]).abs() < 1e-6 && ends[2..] == [0.5, 0.5]);
    }

    #[test]
    fn many_ends_are_those_of_each_course() {
        let number = |k: usize| ((k * k * 31 + k * 17) % 41) as f64 / 20.0 - 1.0;
        for n in 1..=5 {
            let rows: Vec<Vec<f64>> = (0..n)
                .map(|i| (0..n).map(|j| number(i * n + j)).collect())
                .collect();
            let game = Incentives::new((0..n).map(|i| number(i + 900)).collect(), &rows).unwrap();
            // Some begin at 0 or 1, where they are held.
            let starts: Vec<f64> = (0..25 * n)
                .map(|k| ((k * 7 % 11) as f64 / 10.0).min(1.0))
                .collect();
            let ends = game.ends(&starts, 20.0, 1e-11);
            for (start, end) in starts.chunks(n).zip(ends.chunks(n)) {
                let (course, _) = game.course(start, &[20.0], 1e-11);
                for ((end, alone), start) in end.iter().zip(course).zip(start) {
                    assert!((end - alone).abs() < 1e-9, "{n}: {end} {alone}");
                    assert!(!held(*start) || end == start);
                }
            }
        }
    }

    /// The same numbers stand in `tests/api/evolution.test.ts`.
    #[test]
    fn ends_are_the_same_bits_everywhere() {
        let game = incentives(&[-0.3, 0.1], &[&[0.0, 0.9], &[-0.7, 0.2]]);
        let ends = game.ends(&[0.2, 0.7, 0.6, 0.4, 0.9, 0.1], 9.0, 1e-8);
        assert_eq!(
            ends,
            [
                0.7578107035780773,
                0.41416368879650317,
                0.33257664730713915,
                0.0823644129572146,
                0.42399665834448735,
                0.0032778008739398385
            ]
        );
    }
}
