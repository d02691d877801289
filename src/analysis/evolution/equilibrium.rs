//! Where an evolution comes to rest, whether it stays there, and whether it comes to rest at all (§11).

use super::NotReckoned;
use super::dynamics::Dynamics;
use crate::math::components::Graph;
use crate::math::eigen::{self, Complex};
use crate::math::linear;
use crate::math::order::sort_by_number;

/// What is known of the rest that an evolution may come to.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rest {
    /// ρ(Δ).
    pub spectral_radius: Option<f64>,
    /// x of the interior equilibrium, eu.
    pub levels: Option<Vec<f64>>,
    /// All of them are > 0.
    pub feasible: Option<bool>,
    /// Of the Jacobian there, by falling real, then imaginary part.
    pub eigenvalues: Option<Vec<Complex>>,
    /// Feasible, and every real part is < 0.
    pub stable: Option<bool>,
    /// Levels grow without limit.
    pub unbounded: Option<bool>,
    /// Why radius, equilibrium and eigenvalues were not computed.
    pub reason: Option<NotReckoned>,
}

/// A radius this close to 1 is 1: what is missing is rounding.
const ROUNDING: f64 = 1e-12;

/// Newton's method doubles its digits in each step, once it is near; from above it comes near in a few.
const MOST_NEWTON_STEPS: u32 = 200;

/// All that is known of it.
pub fn rest(dynamics: &Dynamics) -> Rest {
    let n = dynamics.growth.len();
    let saturates = dynamics.saturation > 0.0;
    let helpful = dynamics.effects.iter().all(|effect| effect.value >= 0.0);
    let mut rest = Rest {
        unbounded: saturates.then_some(false),
        ..Rest::default()
    };
    if n > super::MOST_UNITS_AT_REST {
        rest.reason = Some(NotReckoned::TooManyUnits);
        return rest;
    }
    let groups = Blocks::new(dynamics);
    let Some(radius) = groups.eigenvalues(|effect| effect.value, |_| 0.0) else {
        rest.reason = Some(NotReckoned::NotFinite);
        return rest;
    };
    let radius = radius.iter().fold(0.0, |most: f64, it| most.max(it.modulus()));
    rest.spectral_radius = Some(radius);
    if helpful && !saturates {
        rest.unbounded = Some(radius >= 1.0 - ROUNDING);
    }

    let y = match (n, saturates) {
        (0, _) => None,
        (_, false) => linear::solve(groups.minus(|effect| effect.value), vec![1.0; n]),
        (_, true) if helpful => saturated(dynamics, &groups),
        (_, true) => None,
    };
    let Some(y) = y else { return rest };
    // J_ij = r_i·y_i·(δ_ij/(1 + h·y_j)² − [i = j]), in parts of capacity, which leaves the eigenvalues as they are.
    let eigenvalues = groups.eigenvalues(
        |effect| {
            let (on, by) = (effect.on as usize, effect.by as usize);
            dynamics.growth[on] * y[on] * slope(dynamics, effect.value, y[by])
        },
        |unit| -dynamics.growth[unit] * y[unit],
    );
    let Some(mut eigenvalues) = eigenvalues else {
        rest.reason = Some(NotReckoned::NotFinite);
        return rest;
    };
    sort_by_number(&mut eigenvalues, |it| falling(it.im));
    sort_by_number(&mut eigenvalues, |it| falling(it.re));
    let feasible = y.iter().all(|&y| y > 0.0);
    rest.feasible = Some(feasible);
    rest.stable = Some(feasible && eigenvalues.iter().all(|it| it.re < 0.0));
    rest.eigenvalues = Some(eigenvalues);
    rest.levels = Some(y.iter().zip(&dynamics.capacity).map(|(y, n)| y * n).collect());
    rest
}

/// The eigenvalues of Δ; None when they cannot be had.
pub fn of_effects(dynamics: &Dynamics) -> Option<Vec<Complex>> {
    Blocks::new(dynamics).eigenvalues(|effect| effect.value, |_| 0.0)
}

/// What an effect makes of a small change: δ·d/dy (y/(1 + h·y)).
pub fn slope(dynamics: &Dynamics, effect: f64, by: f64) -> f64 {
    let under = 1.0 + dynamics.saturation * by;
    effect / (under * under)
}

/// The root of y = 1 + Σ δ·y/(1 + h·y) for δ ≥ 0: what stands right is concave and bounded, so Newton's method falls
/// to the only root from above.
fn saturated(dynamics: &Dynamics, groups: &Blocks) -> Option<Vec<f64>> {
    let h = dynamics.saturation;
    let mut y = vec![1.0; groups.n];
    for effect in &dynamics.effects {
        y[effect.on as usize] += effect.value / h;
    }
    for _ in 0..MOST_NEWTON_STEPS {
        let mut excess: Vec<f64> = y.iter().map(|y| y - 1.0).collect();
        for effect in &dynamics.effects {
            let by = y[effect.by as usize];
            excess[effect.on as usize] -= effect.value * (by / (1.0 + h * by));
        }
        let jacobian = groups.minus(|effect| slope(dynamics, effect.value, y[effect.by as usize]));
        let step = linear::solve(jacobian, excess)?;
        let mut moved = 0.0;
        for (y, step) in y.iter_mut().zip(&step) {
            moved = f64::max(moved, step.abs() / y.abs());
            *y -= step;
        }
        if moved <= 1e-14 {
            break;
        }
    }
    Some(y)
}

/// The groups of units that affect one another in circles. Between groups effects go one way, so that the
/// eigenvalues of the whole are those of the groups: a chain has those of its units, to the last bit.
struct Blocks<'d> {
    dynamics: &'d Dynamics,
    n: usize,
    groups: Vec<Vec<usize>>,
    /// Of each unit its group, and its place in it.
    places: Vec<(usize, usize)>,
}

impl<'d> Blocks<'d> {
    fn new(dynamics: &'d Dynamics) -> Self {
        let n = dynamics.growth.len();
        let edges = dynamics
            .effects
            .iter()
            .map(|effect| (effect.on as usize, effect.by as usize));
        let groups = Graph::new(n, edges).components();
        let mut places = vec![(0, 0); n];
        for (group, members) in groups.iter().enumerate() {
            for (place, &member) in members.iter().enumerate() {
                places[member] = (group, place);
            }
        }
        Self {
            dynamics,
            n,
            groups,
            places,
        }
    }

    /// Of the matrix with these entries off and on the diagonal.
    fn eigenvalues(
        &self,
        off: impl Fn(&super::dynamics::Effect) -> f64,
        on: impl Fn(usize) -> f64,
    ) -> Option<Vec<Complex>> {
        let mut blocks: Vec<Vec<f64>> = self
            .groups
            .iter()
            .map(|members| vec![0.0; members.len() * members.len()])
            .collect();
        for unit in 0..self.n {
            let (group, place) = self.places[unit];
            blocks[group][place * (self.groups[group].len() + 1)] = on(unit);
        }
        for effect in &self.dynamics.effects {
            let (group, row) = self.places[effect.on as usize];
            let (other, column) = self.places[effect.by as usize];
            if group == other {
                blocks[group][row * self.groups[group].len() + column] = off(effect);
            }
        }
        let mut values = Vec::with_capacity(self.n);
        for (members, block) in self.groups.iter().zip(&blocks) {
            values.extend(eigen::eigenvalues(members.len(), block)?);
        }
        Some(values)
    }

    /// 1 − the matrix with these entries, row after row.
    fn minus(&self, entry: impl Fn(&super::dynamics::Effect) -> f64) -> Vec<f64> {
        let n = self.n;
        let mut matrix = vec![0.0; n * n];
        for unit in 0..n {
            matrix[unit * (n + 1)] = 1.0;
        }
        for effect in &self.dynamics.effects {
            matrix[effect.on as usize * n + effect.by as usize] = -entry(effect);
        }
        matrix
    }
}

/// A whole number that falls as a number rises.
fn falling(number: f64) -> u64 {
    let bits = (number + 0.0).to_bits();
    if bits >> 63 == 1 { bits } else { !bits & !(1 << 63) }
}
