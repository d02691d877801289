//! How effects move levels: dx_i/dt = r_i x_i (1 − y_i + Σ_j δ_ij y_j/(1 + h·y_j)), y = x/N (§11).

use crate::analysis::accounts::Accounts;
use crate::analysis::network::Network;
use crate::math::ode::{self, Block, Control, Course, ORDER, Series};
use crate::math::order::sort_by_number;
use crate::math::quadratic::{self, Quadratic, grow};

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

/// Units up to which many evolutions are followed two at once.
pub const FEW: usize = 4;

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

    /// The levels at rising times, months from the start, to a relative error in each step, until a unit passes
    /// `capacities` of its own, or as many as that unit begins with which begins with most.
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
        // Of few units the compiler can count what it unrolls.
        let mut course = match n {
            0..=4 if self.saturation == 0.0 => self.follow_few::<1>(&start, times, &control),
            5..=8 if self.saturation == 0.0 => self.follow_few::<2>(&start, times, &control),
            _ => self.follow_many(&start, times, &control),
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

    fn follow_few<const B: usize>(&self, start: &[f64], times: &[f64], control: &Control) -> Course {
        let mut growth = [[0.0; 4]; B];
        growth.as_flattened_mut()[..start.len()].copy_from_slice(&self.growth);
        let mut first = [[0.0; 4]; B];
        first.as_flattened_mut()[..start.len()].copy_from_slice(start);
        let mut columns = [[[[0.0; 4]; B]; 4]; B];
        for effect in &self.effects {
            let (on, by) = (effect.on as usize, effect.by as usize);
            columns[by / 4][by % 4][on / 4][on % 4] = self.growth[on] * effect.value;
        }
        // What a unit does to itself is one more effect, of −1.
        for (unit, growth) in self.growth.iter().enumerate() {
            columns[unit / 4][unit % 4][unit / 4][unit % 4] -= growth;
        }
        quadratic::follow_few(start.len(), &first, &growth, &columns, times, control)
    }

    fn follow_many(&self, start: &[f64], times: &[f64], control: &Control) -> Course {
        let n = start.len();
        let h = self.saturation;
        let growth = blocks(&self.growth);
        let first = blocks(start);
        let columns = (self.effects.len() * 4 > n * n).then(|| self.columns(first.len()));
        // Per capacity what everyone does to others, y/(1 + h·y), and what is done to everyone.
        let mut acts = vec![first.clone(); ORDER];
        let mut pull = vec![first.clone(); ORDER];
        ode::solve(&first, n, times, control, |y| {
            for k in 0..ORDER {
                if h > 0.0 {
                    saturate(&mut acts, y, h, k);
                }
                let by = if h > 0.0 { &acts[k] } else { &y[k] };
                let pulled = &mut pull[k];
                for ((pull, growth), y) in pulled.iter_mut().zip(&growth).zip(&y[k]) {
                    let alone = if k == 0 { 1.0 } else { 0.0 };
                    for i in 0..4 {
                        pull[i] = growth[i] * (alone - y[i]);
                    }
                }
                match &columns {
                    Some(columns) => add_dense(pulled, columns, by),
                    None => self.add_sparse(pulled, by),
                }
                grow(y, &pull, k);
            }
        })
    }

    /// The effects r_i·δ_ij, column after column of so many blocks.
    fn columns(&self, blocks: usize) -> Vec<Block> {
        let mut columns = vec![[0.0; 4]; 4 * blocks * blocks];
        for effect in &self.effects {
            let (on, by) = (effect.on as usize, effect.by as usize);
            columns[by * blocks + on / 4][on % 4] = self.growth[on] * effect.value;
        }
        columns
    }

    fn add_sparse(&self, pull: &mut [Block], by: &[Block]) {
        let (pull, by) = (pull.as_flattened_mut(), by.as_flattened());
        for effect in &self.effects {
            let on = effect.on as usize;
            pull[on] += self.growth[on] * effect.value * by[effect.by as usize];
        }
    }
}

/// Many evolutions of as many units each, whose numbers are given outright.
#[derive(Clone, Copy, Debug)]
pub struct Given<'a> {
    /// Units of each.
    pub units: usize,
    /// r, one evolution after the other.
    pub growth: &'a [f64],
    /// N, likewise.
    pub capacity: &'a [f64],
    /// x0, likewise.
    pub start: &'a [f64],
    /// δ, of each row after row.
    pub effects: &'a [f64],
    /// h, of all.
    pub saturation: f64,
}

impl Given<'_> {
    /// What moves one of them.
    pub fn dynamics(&self, one: usize) -> Dynamics {
        let n = self.units;
        let of = |all: &[f64]| all[one * n..][..n].to_vec();
        let square = &self.effects[one * n * n..][..n * n];
        let effects = square.iter().enumerate().filter(|(_, value)| **value != 0.0);
        let effects = effects.map(|(place, &value)| Effect {
            on: (place / n) as u32,
            by: (place % n) as u32,
            value,
        });
        Dynamics {
            growth: of(self.growth),
            capacity: of(self.capacity),
            start: of(self.start),
            effects: effects.collect(),
            saturation: self.saturation,
        }
    }

    /// The levels of all, of up to [`FEW`] units without saturation each, two evolutions at once.
    pub fn follow_abreast(&self, times: &[f64], relative: f64, all: &mut [f64]) {
        let n = self.units;
        let one = |one: usize| {
            let units = one * n..one * n + n;
            let (growth, start) = (&self.growth[units.clone()], &self.start[units.clone()]);
            let capacity = &self.capacity[units];
            let effects = self.effects[one * n * n..][..n * n].chunks_exact(n);
            let mut problem = Quadratic {
                start: [0.0; FEW],
                growth: [0.0; FEW],
                effects: [[0.0; FEW]; FEW],
            };
            for (i, effects) in effects.enumerate().take(FEW) {
                problem.start[i] = start[i] / capacity[i];
                problem.growth[i] = growth[i];
                for (entry, effect) in problem.effects[i].iter_mut().zip(effects) {
                    *entry = growth[i] * effect;
                }
                // What a unit does to itself is one more effect, of −1.
                problem.effects[i][i] -= growth[i];
            }
            problem
        };
        let control = Control::relative(relative);
        quadratic::follow_all(one, self.growth.len() / n, times, &control, |one, time, parts| {
            let capacity = &self.capacity[one * n..][..n];
            let row = &mut all[(one * times.len() + time) * n..][..n];
            for ((level, part), capacity) in row.iter_mut().zip(parts).zip(capacity) {
                *level = part * capacity;
            }
        });
    }
}

/// The values of units in blocks of four.
fn blocks(values: &[f64]) -> Vec<Block> {
    let mut blocks = vec![[0.0; 4]; values.len().div_ceil(4)];
    blocks.as_flattened_mut()[..values.len()].copy_from_slice(values);
    blocks
}

/// Adds what every unit gets from all. Four columns at once: each sum is read and written once for four effects.
fn add_dense(pull: &mut [Block], columns: &[Block], by: &[Block]) {
    let n = pull.len();
    for (&[a, b, c, d], four) in by.iter().zip(columns.chunks_exact(4 * n)) {
        let (one, others) = four.split_at(n);
        let (two, others) = others.split_at(n);
        let (three, four) = others.split_at(n);
        let effects = one.iter().zip(two).zip(three.iter().zip(four));
        for (pull, ((one, two), (three, four))) in pull.iter_mut().zip(effects) {
            for i in 0..4 {
                pull[i] += (one[i] * a + two[i] * b) + (three[i] * c + four[i] * d);
            }
        }
    }
}

/// The coefficients of order k of w = y/(1 + h·y), from w·(1 + h·y) = y.
fn saturate(acts: &mut [Vec<Block>], y: &Series<Vec<Block>>, h: f64, k: usize) {
    for block in 0..y[0].len() {
        let mut rest = y[k][block];
        for m in 0..k {
            for i in 0..4 {
                rest[i] -= h * acts[m][block][i] * y[k - m][block][i];
            }
        }
        for i in 0..4 {
            acts[k][block][i] = rest[i] / (1.0 + h * y[0][block][i]);
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
fn multiply<const N: usize>(row: &mut [f64; N], by: &[f64; N]) {
    for i in 0..N {
        row[i] *= by[i];
    }
}
