//! How effects move levels: dx_i/dt = r_i x_i (1 − y_i + Σ_j δ_ij y_j/(1 + h·y_j)), y = x/N (§11).

use crate::analysis::accounts::Accounts;
use crate::analysis::network::Network;
use crate::math::ode::{self, Control, Course};
use crate::math::order::sort_by_number;

/// What moves the levels of all units. Levels are reckoned as parts y of their capacities.
#[derive(Clone, Debug)]
pub struct Dynamics {
    /// r, per month, > 0.
    pub growth: Vec<f64>,
    /// N, eu, > 0.
    pub capacity: Vec<f64>,
    /// x0, eu, ≥ 0.
    pub start: Vec<f64>,
    /// Those that are not 0, by the unit they are on, then by the one they come from.
    pub effects: Vec<Effect>,
    /// h, ≥ 0.
    pub saturation: f64,
}

/// An effect by number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Effect {
    /// i.
    pub on: u32,
    /// j.
    pub by: u32,
    /// δ_ij.
    pub value: f64,
}

/// Levels over time.
#[derive(Clone, Debug, PartialEq)]
pub struct Tracked {
    /// x, eu: all units at the first time, then all at the next, as far as they were followed.
    pub levels: Vec<f64>,
    /// What the integrator says of it; its values have become the levels.
    pub course: Course,
}

impl Dynamics {
    /// Of a consortium: δ_ij = coupling·(s(i|j)/T)/N_i, transfers left aside.
    pub fn new(network: &Network, accounts: &Accounts) -> Self {
        let units = &network.document.units;
        let settings = &network.document.settings;
        let mut effects = Vec::new();
        for (pair, account) in network.pairs.iter().zip(&accounts.pairs) {
            for (side, [on, by]) in [pair.units, [pair.units[1], pair.units[0]]]
                .into_iter()
                .enumerate()
            {
                let gain = account.sides[side].surplus() / network.months as f64;
                let value = settings.coupling * gain / units[on as usize].capacity;
                if value != 0.0 {
                    effects.push(Effect { on, by, value });
                }
            }
        }
        sort_by_number(&mut effects, |it| u64::from(it.on) << 32 | u64::from(it.by));
        Self {
            growth: units.iter().map(|unit| unit.growth).collect(),
            capacity: units.iter().map(|unit| unit.capacity).collect(),
            start: units.iter().map(|unit| unit.start).collect(),
            effects,
            saturation: settings.saturation,
        }
    }

    /// Of numbers given outright: δ row after row, as many rows as units.
    pub fn of(growth: &[f64], capacity: &[f64], start: &[f64], effects: &[f64], saturation: f64) -> Self {
        let n = growth.len();
        let effects = effects
            .iter()
            .enumerate()
            .filter(|(_, value)| **value != 0.0)
            .map(|(place, &value)| Effect {
                on: (place / n) as u32,
                by: (place % n) as u32,
                value,
            });
        Self {
            effects: effects.collect(),
            growth: growth.to_vec(),
            capacity: capacity.to_vec(),
            start: start.to_vec(),
            saturation,
        }
    }

    /// The levels at rising times, months from the start, to a relative error in each step, until a unit passes
    /// `capacities` of its own. Whoever begins beyond that is followed as long as it does not pass where it began.
    pub fn follow(&self, times: &[f64], relative: f64, capacities: f64) -> Tracked {
        let start: Vec<f64> = self
            .start
            .iter()
            .zip(&self.capacity)
            .map(|(x, n)| x / n)
            .collect();
        let highest = start.iter().fold(capacities, |most, y| most.max(*y));
        let control = Control {
            bound: highest,
            ..Control::relative(relative)
        };
        let n = start.len();
        // Few units are padded with empty ones: what the compiler can count it unrolls.
        let mut course = match n {
            0..=4 => self.follow_few::<4>(&start, times, &control),
            5..=8 => self.follow_few::<8>(&start, times, &control),
            _ if self.effects.len() * 4 > n * n => {
                let columns = self.columns(n);
                ode::solve(&start, times, &control, |y: &Vec<f64>, rates: &mut Vec<f64>| {
                    self.rates(y, rates, &columns);
                })
            }
            _ => ode::solve(&start, times, &control, |y: &Vec<f64>, rates: &mut Vec<f64>| {
                self.sparse_rates(y, rates);
            }),
        };
        let mut levels = std::mem::take(&mut course.values);
        match n {
            4 => scale::<4>(&mut levels, &self.capacity),
            _ => {
                for row in levels.chunks_exact_mut(n.max(1)) {
                    for (level, capacity) in row.iter_mut().zip(&self.capacity) {
                        *level *= capacity;
                    }
                }
            }
        }
        Tracked { levels, course }
    }

    fn follow_few<const N: usize>(&self, start: &[f64], times: &[f64], control: &Control) -> Course {
        let n = start.len();
        let mut padded = [0.0; N];
        padded[..n].copy_from_slice(start);
        let mut growth = [0.0; N];
        growth[..n].copy_from_slice(&self.growth);
        let mut columns = [[0.0; N]; N];
        for effect in &self.effects {
            let (on, by) = (effect.on as usize, effect.by as usize);
            columns[by][on] = growth[on] * effect.value;
        }
        let h = self.saturation;
        let course = if h == 0.0 {
            // What a unit does to itself is one more effect, of −1.
            for unit in 0..n {
                columns[unit][unit] -= growth[unit];
            }
            ode::solve(&padded, times, control, |y: &[f64; N], rates: &mut [f64; N]| {
                *rates = growth;
                add_effects(&columns, y, rates);
                multiply(rates, y);
            })
        } else {
            ode::solve(&padded, times, control, |y: &[f64; N], rates: &mut [f64; N]| {
                for i in 0..N {
                    rates[i] = growth[i] - growth[i] * y[i];
                }
                add_effects(&columns, &y.map(|y| y / (1.0 + h * y)), rates);
                multiply(rates, y);
            })
        };
        if n == N {
            return course;
        }
        let rows = course.values.chunks_exact(N);
        let values = rows.flat_map(|row| row[..n].iter().copied()).collect();
        Course { values, ..course }
    }

    /// The effects r_i·δ_ij, column after column, of `n` units; r_i with them, so that each rate takes one
    /// multiplication less.
    fn columns(&self, n: usize) -> Vec<f64> {
        let mut columns = vec![0.0; n * n];
        for effect in &self.effects {
            let (on, by) = (effect.on as usize, effect.by as usize);
            columns[by * n + on] = self.growth[on] * effect.value;
        }
        columns
    }

    fn rates(&self, y: &[f64], rates: &mut [f64], columns: &[f64]) {
        let n = y.len();
        for i in 0..n {
            rates[i] = self.growth[i] * (1.0 - y[i]);
        }
        // Four columns at once: each rate is read and written once for four effects.
        let act = |y: &f64| y / (1.0 + self.saturation * y);
        let (fours, rest) = y.as_chunks::<4>();
        for (by, four) in fours.iter().zip(columns.chunks_exact(4 * n)) {
            let [a, b, c, d] = by.each_ref().map(act);
            let (one, others) = four.split_at(n);
            let (two, others) = others.split_at(n);
            let (three, four) = others.split_at(n);
            let effects = one.iter().zip(two).zip(three.iter().zip(four));
            for (rate, ((one, two), (three, four))) in rates.iter_mut().zip(effects) {
                *rate = *rate + one * a + two * b + three * c + four * d;
            }
        }
        for (by, column) in rest
            .iter()
            .zip(columns[fours.len() * 4 * n..].chunks_exact(n.max(1)))
        {
            let by = act(by);
            for (rate, effect) in rates.iter_mut().zip(column) {
                *rate += effect * by;
            }
        }
        for (rate, y) in rates.iter_mut().zip(y) {
            *rate *= y;
        }
    }

    fn sparse_rates(&self, y: &[f64], rates: &mut [f64]) {
        for (rate, y) in rates.iter_mut().zip(y) {
            *rate = 1.0 - y;
        }
        for effect in &self.effects {
            let by = y[effect.by as usize];
            rates[effect.on as usize] += effect.value * (by / (1.0 + self.saturation * by));
        }
        for ((rate, y), growth) in rates.iter_mut().zip(y).zip(&self.growth) {
            *rate *= growth * y;
        }
    }
}

/// From parts of capacities to levels, row after row.
fn scale<const N: usize>(rows: &mut [f64], capacity: &[f64]) {
    if let Some(capacity) = capacity.first_chunk::<N>() {
        for row in rows.as_chunks_mut::<N>().0 {
            multiply(row, capacity);
        }
    }
}

#[inline(always)]
fn add_effects<const N: usize>(columns: &[[f64; N]; N], by: &[f64; N], rates: &mut [f64; N]) {
    for (column, by) in columns.iter().zip(by) {
        for i in 0..N {
            rates[i] += column[i] * by;
        }
    }
}

#[inline(always)]
fn multiply<const N: usize>(rates: &mut [f64; N], y: &[f64; N]) {
    for i in 0..N {
        rates[i] *= y[i];
    }
}
