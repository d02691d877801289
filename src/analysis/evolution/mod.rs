//! What the effects on one another make of the units over time (演化, §11).
//!
//! | question | file |
//! |---|---|
//! | who affects whom how much, and how that moves the levels | [`dynamics`] |
//! | where it comes to rest, and whether it stays there | [`equilibrium`] |
//! | the system's two modes, window by window | [`path`] |

pub mod dynamics;
pub mod equilibrium;
pub mod path;

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::accounts::{Accounts, Basis};
use super::environment::Environment;
use super::network::Network;
use super::overflow;
use crate::math::ode::Reason;
use crate::model::{Consortium, Problem};
pub use dynamics::Given;
use dynamics::{Dynamics, Tracked};
use equilibrium::Rest;
use path::Stay;

/// Units up to which `analyse` has this section: eigenvalues take the cube of their number, a path its square and
/// the months. The call of its own answers above that too.
pub const MOST_UNITS: usize = 100;

/// Units up to which equilibria and eigenvalues are reckoned at all: some seconds of work.
pub const MOST_UNITS_AT_REST: usize = 400;

/// Capacities beyond which an evolution is not followed unless it is known to be bounded.
pub const MOST_CAPACITIES: f64 = 20.0;

/// Relative error allowed in each step unless another is asked for.
pub const RELATIVE_TOLERANCE: f64 = 1e-8;

/// Samples over the horizon unless other times are asked for.
pub const SAMPLES: usize = 201;

/// Evolution (§11).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Evolution {
    /// The effects that are not 0, by the unit that has them, then by the one they come from.
    pub effects: Vec<Effect>,
    /// ρ(Δ), ≥ 0, exactly 0 when the effects form no cycle; null when not computed.
    pub spectral_radius: Option<f64>,
    /// The interior equilibrium; null when I − Δ is singular, when saturation > 0 and some effect < 0, without units,
    /// and when not computed. A level can be negative: then it is not feasible.
    pub equilibrium: Option<Vec<UnitLevel>>,
    /// All levels of the equilibrium are > 0; null without one.
    pub feasible: Option<bool>,
    /// Of the Jacobian at the equilibrium, per month, the slowest to fade first; null without one.
    pub eigenvalues: Option<Vec<Eigenvalue>>,
    /// Feasible and every real part < 0; null without an equilibrium.
    pub stable: Option<bool>,
    /// Whether mutualism outruns capacity and levels grow without limit; null when it is not decided, which is so
    /// when some effect < 0 and nothing saturates.
    pub unbounded: Option<bool>,
    /// The levels at the horizon; null when a unit passes 20 capacities on the way, or the highest start
    /// of all if that is more, or the steps do not suffice.
    pub at_horizon: Option<Vec<UnitLevel>>,
    /// The system's two modes in each window of min(pathWindow, T) months.
    pub path: Vec<Stay>,
    /// Steps the integrator took to the horizon.
    pub steps: Steps,
    /// Why radius, equilibrium and eigenvalues were not computed; null when they were.
    pub reason: Option<NotReckoned>,
}

/// The effect of one unit on another (§11).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Effect {
    /// Id of the unit i that has it.
    pub on: String,
    /// Id of the unit j that it comes from.
    pub by: String,
    /// δ_ij = coupling·(s(i|j)/T)/N_i.
    pub value: f64,
}

/// How high a unit stands.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct UnitLevel {
    /// Id of the unit.
    pub unit: String,
    /// x, eu.
    pub level: f64,
}

/// An eigenvalue, per month.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Eigenvalue {
    /// Real part: below 0 a disturbance fades.
    pub re: f64,
    /// Imaginary part: other than 0 it swings.
    pub im: f64,
}

/// What the integrator did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Steps {
    /// Steps taken.
    pub accepted: u32,
    /// Steps tried and found too long.
    pub rejected: u32,
}

/// Why radius, equilibrium and eigenvalues were not computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum NotReckoned {
    /// Above [`MOST_UNITS_AT_REST`].
    TooManyUnits,
    /// Effects beyond all numbers, or an iteration that came to no end.
    NotFinite,
}

/// Levels over time (§11).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Trajectory {
    /// Errors and warnings (§1). With errors among them everything else is empty.
    pub problems: Vec<Problem>,
    /// Ids of the units, in document order.
    pub units: Vec<String>,
    /// Months from the start, as far as the evolution was followed.
    #[cfg_attr(target_family = "wasm", tsify(type = "Float64Array"))]
    pub times: Vec<f64>,
    /// x, eu: all units at the first time, then all at the next.
    #[cfg_attr(target_family = "wasm", tsify(type = "Float64Array"))]
    pub levels: Vec<f64>,
    /// What the integrator did.
    pub steps: Steps,
    /// Why it ends before the last time asked for; null when it does not.
    pub stopped: Option<Stopped>,
    /// What else there is to say; null with errors.
    pub evolution: Option<Evolution>,
}

/// An early end.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Stopped {
    /// Months from the start.
    pub at: f64,
    /// What stood in the way.
    pub reason: WhyStopped,
}

/// Why levels are not followed further.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum WhyStopped {
    /// A unit passed 20 capacities in an evolution that is not known to be bounded.
    Outgrown,
    /// The steps allowed were not enough.
    StepLimit,
    /// Levels or rates ran beyond all numbers.
    Singular,
}

impl Trajectory {
    /// The two long columns, which leave it empty of them.
    pub fn take_columns(&mut self) -> (Vec<f64>, Vec<f64>) {
        (std::mem::take(&mut self.times), std::mem::take(&mut self.levels))
    }
}

/// What may be asked of a trajectory.
#[derive(Clone, Debug, PartialEq)]
pub struct Options {
    /// Months from the start: finite, ≥ 0, rising.
    pub times: Vec<f64>,
    /// Error allowed in each step as a part of each level, 1e-14 to 0.1.
    pub relative_tolerance: f64,
}

impl Options {
    /// 201 times over the horizon, to 1e-8.
    pub fn over(months: u32) -> Self {
        let last = (SAMPLES - 1) as f64;
        Self {
            times: (0..SAMPLES)
                .map(|i| f64::from(months) * i as f64 / last)
                .collect(),
            relative_tolerance: RELATIVE_TOLERANCE,
        }
    }

    /// What is wrong with them, in a sentence.
    pub fn fault(&self) -> Option<&'static str> {
        let sound = self.times.iter().all(|time| time.is_finite() && *time >= 0.0);
        if !sound || self.times.windows(2).any(|pair| pair[0] > pair[1]) {
            Some("times are months from the start: finite, not negative, and rising")
        } else if !(1e-14..=0.1).contains(&self.relative_tolerance) {
            Some("a relative tolerance lies between 1e-14 and 0.1")
        } else {
            None
        }
    }
}

/// The levels x of evolutions given outright, eu: of each evolution all units at the first time, then all at the next;
/// NaN from where one runs beyond all numbers.
///
/// # Errors
/// A sentence on what does not fit together.
pub fn levels(given: Given, options: &Options) -> Result<Vec<f64>, &'static str> {
    let mut all = vec![0.0; given.growth.len() * options.times.len()];
    write_levels(given, options, &mut all)?;
    Ok(all)
}

/// The same into a column that is at hand.
///
/// # Errors
/// A sentence on what does not fit together.
pub fn write_levels(given: Given, options: &Options, all: &mut [f64]) -> Result<(), &'static str> {
    if let Some(fault) = options.fault() {
        return Err(fault);
    }
    let n = given.units;
    let fits = n > 0
        && given.growth.len().is_multiple_of(n)
        && given.capacity.len() == given.growth.len()
        && given.start.len() == given.growth.len()
        && given.effects.len() == given.growth.len() * n
        && all.len() == given.growth.len() * options.times.len();
    if !fits {
        return Err("of each evolution: growth, capacity and start of every unit, and a square of effects");
    }
    if options.times.is_empty() {
        return Ok(());
    }
    if n <= dynamics::FEW && given.saturation == 0.0 {
        given.follow_abreast(&options.times, options.relative_tolerance, all);
        return Ok(());
    }
    let rows = all.chunks_exact_mut(n * options.times.len());
    for (one, levels) in rows.enumerate() {
        let tracked = given
            .dynamics(one)
            .follow(&options.times, options.relative_tolerance, f64::MAX);
        let (reached, rest) = levels.split_at_mut(tracked.levels.len());
        reached.copy_from_slice(&tracked.levels);
        rest.fill(f64::NAN);
    }
    Ok(())
}

/// Evolution, for `analyse`; None above [`MOST_UNITS`] units.
pub fn evolution(network: &Network, environment: &Environment, accounts: &Accounts) -> Option<Evolution> {
    if network.takes_part.len() > MOST_UNITS {
        return None;
    }
    let dynamics = Dynamics::new(network, accounts);
    let rest = equilibrium::rest(&dynamics);
    Some(section(network, environment, &dynamics, rest))
}

/// The levels of a valid consortium at the times asked for, and all else that is told of its evolution.
///
/// # Panics
/// When something refers to what is not there, which no document that was read does.
pub fn trajectory(consortium: &Consortium, options: &Options) -> Trajectory {
    let network = Network::new(consortium);
    let Basis {
        environment,
        accounts,
        ..
    } = Basis::of(&network);
    let dynamics = Dynamics::new(&network, &accounts);
    let rest = equilibrium::rest(&dynamics);
    let bound = if rest.unbounded == Some(false) {
        f64::MAX
    } else {
        MOST_CAPACITIES
    };
    let Tracked { levels, course } = dynamics.follow(&options.times, options.relative_tolerance, bound);
    let units = consortium.units.len();
    let reached = levels.len().checked_div(units).unwrap_or(options.times.len());
    Trajectory {
        problems: Vec::new(),
        units: (0..units).map(|unit| network.id(unit)).collect(),
        times: options.times[..reached].to_vec(),
        levels,
        steps: Steps {
            accepted: course.accepted,
            rejected: course.rejected,
        },
        stopped: course.stopped.map(|stopped| Stopped {
            at: stopped.at,
            reason: match stopped.reason {
                Reason::Bound => WhyStopped::Outgrown,
                Reason::StepLimit => WhyStopped::StepLimit,
                Reason::Singular => WhyStopped::Singular,
            },
        }),
        evolution: Some(section(&network, &environment, &dynamics, rest)),
    }
}

/// Reads a JSON text and follows the levels when it is a valid document; otherwise gives its problems alone. Without
/// times, at 201 over the horizon; without a tolerance, to 1e-8.
///
/// # Errors
/// A sentence on what is wrong with the times or the tolerance.
pub fn trajectory_text(
    text: &str,
    times: Option<Vec<f64>>,
    relative_tolerance: Option<f64>,
) -> Result<Trajectory, &'static str> {
    let parsed = overflow::parse(text);
    let mut options = Options::over(parsed.document.as_ref().map_or(1, |it| it.months));
    options.times = times.unwrap_or(options.times);
    options.relative_tolerance = relative_tolerance.unwrap_or(options.relative_tolerance);
    if let Some(fault) = options.fault() {
        return Err(fault);
    }
    Ok(Trajectory {
        problems: parsed.problems,
        ..parsed
            .document
            .map(|document| trajectory(&document, &options))
            .unwrap_or_default()
    })
}

fn section(network: &Network, environment: &Environment, dynamics: &Dynamics, rest: Rest) -> Evolution {
    let Tracked { levels, course } =
        dynamics.follow(&[network.months as f64], RELATIVE_TOLERANCE, MOST_CAPACITIES);
    let named = |levels: Vec<f64>| -> Vec<UnitLevel> {
        (0..)
            .zip(levels)
            .map(|(unit, level)| UnitLevel {
                unit: network.id(unit),
                level,
            })
            .collect()
    };
    let effects = dynamics.effects.iter().map(|effect| Effect {
        on: network.id(effect.on as usize),
        by: network.id(effect.by as usize),
        value: effect.value,
    });
    Evolution {
        effects: effects.collect(),
        spectral_radius: rest.spectral_radius,
        feasible: rest.feasible,
        stable: rest.stable,
        unbounded: rest.unbounded,
        equilibrium: rest.levels.map(named),
        eigenvalues: rest.eigenvalues.map(|values| {
            values
                .into_iter()
                .map(|it| Eigenvalue { re: it.re, im: it.im })
                .collect()
        }),
        at_horizon: course.stopped.is_none().then(|| named(levels)),
        path: path::path(network, environment),
        steps: Steps {
            accepted: course.accepted,
            rejected: course.rejected,
        },
        reason: rest.reason,
    }
}

#[cfg(test)]
mod tests;
