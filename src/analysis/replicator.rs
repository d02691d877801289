//! Games of any linear incentives (§12): as those of [`participation`](super::participation), but with constants and
//! influences of one's own, such as the stages of a published evolutionary game.

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::math::replicator::Incentives;

/// Populations up to which every pure state is told.
const MOST_TOLD: usize = 10;

/// Populations at most.
const MOST: usize = 1000;

/// Error allowed in each step when none is given.
const TOLERANCE: f64 = 1e-8;

/// ṗ_i = p_i(1 − p_i)·d_i(p) with d_i(p) = a_i + Σ_j b_ij·p_j.
#[derive(Clone, Debug, Default, PartialEq, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct LinearGame {
    /// a_i, one per population.
    pub constants: Vec<f64>,
    /// b_ij, a row per population.
    pub influence: Vec<Vec<f64>>,
    /// p at time 0, 0 to 1; without it no course is followed.
    #[serde(default)]
    pub start: Option<Vec<f64>>,
    /// Times at which to tell the course, rising, ≥ 0.
    #[serde(default)]
    pub times: Option<Vec<f64>>,
    /// Error of p allowed in each step, > 0; default 1e-8.
    #[serde(default)]
    pub tolerance: Option<f64>,
}

/// What becomes of a linear game.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Replicator {
    /// The evolutionarily stable pure states; null above 16 populations.
    pub stable_states: Option<Vec<Vec<u8>>>,
    /// Every pure state, in the order of binary numbers; null above 10 populations.
    pub states: Option<Vec<PureState>>,
    /// The mixed state in which every drive is 0, 0 < p_i < 1; null when there is none or not just one.
    pub interior: Option<Vec<f64>>,
    /// The infimum, ≥ 0, of the extra incentive, the same for all, above which everyone taking part is stable.
    pub extra_incentive: f64,
    /// The course from `start`; null without one.
    pub course: Option<ReplicatorCourse>,
}

/// A pure state and how stable it is.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PureState {
    /// s_i, 0 or 1.
    pub state: Vec<u8>,
    /// d_i(s).
    pub drives: Vec<f64>,
    /// Of the Jacobian: (1 − 2s_i)·d_i(s).
    pub eigenvalues: Vec<f64>,
    /// Their signs: −1, 0 or 1.
    pub signs: Vec<i8>,
    /// Evolutionarily stable: every eigenvalue is below 0.
    pub stable: bool,
}

/// How p moves.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ReplicatorCourse {
    /// As asked for.
    pub times: Vec<f64>,
    /// p at each time.
    pub shares: Vec<Vec<f64>>,
    /// Steps that it took.
    pub steps: u32,
}

/// What becomes of a linear game; what is wrong with it as a sentence.
pub fn replicator(game: &LinearGame) -> Result<Replicator, &'static str> {
    let incentives = incentives(game)?;
    let n = incentives.populations();
    let pure = |state: &[f64]| state.iter().map(|&s| u8::from(s == 1.0)).collect::<Vec<u8>>();
    let states = (n <= MOST_TOLD).then(|| {
        let states = (0..1u32 << n).map(|number| {
            let state: Vec<f64> = (0..n).map(|i| f64::from(number >> (n - 1 - i) & 1)).collect();
            let eigenvalues = incentives.eigenvalues(&state);
            let sign = |&value: &f64| i8::from(value > 0.0) - i8::from(value < 0.0);
            PureState {
                drives: (0..n).map(|i| incentives.drive(i, &state)).collect(),
                signs: eigenvalues.iter().map(sign).collect(),
                stable: eigenvalues.iter().all(|&value| value < 0.0),
                state: pure(&state),
                eigenvalues,
            }
        });
        states.collect()
    });
    let everyone = vec![1.0; n];
    let needed = (0..n).map(|i| -incentives.drive(i, &everyone));
    let course = match (&game.start, &game.times) {
        (Some(start), Some(times)) => {
            check_shares(start, n)?;
            check_times(times)?;
            let (values, steps) = incentives.course(start, times, tolerance(game.tolerance)?);
            Some(ReplicatorCourse {
                times: times.clone(),
                shares: values.chunks_exact(n).map(<[f64]>::to_vec).collect(),
                steps,
            })
        }
        _ => None,
    };
    Ok(Replicator {
        stable_states: incentives
            .stable_states()
            .map(|states| states.iter().map(|state| pure(state)).collect()),
        states,
        interior: incentives.interior(),
        extra_incentive: needed.fold(0.0, f64::max),
        course,
    })
}

/// Where each of many starts, given one after another, has come to at a time; `start` and `times` of the game are not
/// read.
pub fn replicator_ends(game: &LinearGame, starts: &[f64], time: f64) -> Result<Vec<f64>, &'static str> {
    let incentives = incentives(game)?;
    let n = incentives.populations();
    if !starts.len().is_multiple_of(n) {
        return Err("every start must have as many numbers as there are populations");
    }
    check_shares(starts, starts.len())?;
    check_times(&[time])?;
    Ok(incentives.ends(starts, time, tolerance(game.tolerance)?))
}

fn incentives(game: &LinearGame) -> Result<Incentives, &'static str> {
    if game.constants.is_empty() || game.constants.len() > MOST {
        return Err("1 to 1000 constants are asked for");
    }
    let finite = |list: &[f64]| list.iter().all(|number| number.is_finite());
    if !finite(&game.constants) || !game.influence.iter().all(|row| finite(row)) {
        return Err("constants and influence must be finite");
    }
    Incentives::new(game.constants.clone(), &game.influence)
        .ok_or("influence must have as many rows and columns as there are constants")
}

fn check_shares(shares: &[f64], count: usize) -> Result<(), &'static str> {
    if shares.len() != count {
        return Err("start must have as many numbers as there are populations");
    }
    let fine = shares.iter().all(|p| (0.0..=1.0).contains(p));
    fine.then_some(()).ok_or("a start lies in 0 to 1")
}

fn check_times(times: &[f64]) -> Result<(), &'static str> {
    let fine = times.iter().all(|time| time.is_finite() && *time >= 0.0) && times.is_sorted();
    fine.then_some(())
        .ok_or("times are finite, at least 0 and rising")
}

fn tolerance(given: Option<f64>) -> Result<f64, &'static str> {
    let tolerance = given.unwrap_or(TOLERANCE);
    let fine = tolerance > 0.0 && tolerance < 1.0;
    fine.then_some(tolerance).ok_or("tolerance lies between 0 and 1")
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Three parties of which each is drawn in by the next: a stage for each pure state, signs by hand.
    #[test]
    fn the_stages_of_a_game_of_three() {
        let game = LinearGame {
            constants: vec![-1.0, -2.0, -3.0],
            influence: vec![vec![0.0, 2.0, 0.0], vec![0.0, 0.0, 4.0], vec![6.0, 0.0, 0.0]],
            start: Some(vec![0.5, 0.5, 0.5]),
            times: Some(vec![0.0, 50.0]),
            tolerance: None,
        };
        let found = replicator(&game).unwrap();
        assert_eq!(found.stable_states, Some(vec![vec![0, 0, 0], vec![1, 1, 1]]));
        let states = found.states.unwrap();
        assert_eq!(states.len(), 8);
        // (1, 0, 0): d = (−1, −2, 3).
        assert_eq!(
            (&states[4].state, &states[4].eigenvalues),
            (&vec![1, 0, 0], &vec![1.0, -2.0, 3.0])
        );
        assert_eq!((&states[4].signs, states[4].stable), (&vec![1, -1, 1], false));
        assert_eq!(found.interior, Some(vec![0.5; 3]));
        assert_eq!(found.extra_incentive, 0.0);
        assert_eq!(found.course.unwrap().shares, [[0.5; 3], [0.5; 3]]);
        let ends = replicator_ends(&game, &[0.6, 0.6, 0.6, 0.4, 0.4, 0.4], 60.0).unwrap();
        assert!(
            ends[..3].iter().all(|p| *p > 0.999) && ends[3..].iter().all(|p| *p < 0.001),
            "{ends:?}"
        );
    }

    #[test]
    fn what_is_no_game_is_told() {
        let game = LinearGame {
            constants: vec![1.0, 2.0],
            influence: vec![vec![0.0, 1.0], vec![1.0, 0.0]],
            ..LinearGame::default()
        };
        assert!(replicator(&game).is_ok());
        let broken = [
            LinearGame::default(),
            LinearGame {
                influence: vec![vec![0.0]],
                ..game.clone()
            },
            LinearGame {
                constants: vec![f64::NAN, 0.0],
                ..game.clone()
            },
            LinearGame {
                start: Some(vec![0.5]),
                times: Some(vec![1.0]),
                ..game.clone()
            },
            LinearGame {
                start: Some(vec![0.5, 1.5]),
                times: Some(vec![1.0]),
                ..game.clone()
            },
            LinearGame {
                start: Some(vec![0.5, 0.5]),
                times: Some(vec![2.0, 1.0]),
                ..game.clone()
            },
        ];
        assert!(broken.iter().all(|game| replicator(game).is_err()));
        assert!(replicator_ends(&game, &[0.5; 3], 1.0).is_err());
    }
}
