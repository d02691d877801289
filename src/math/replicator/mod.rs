//! Replicator dynamics of linear incentives: ṗ_i = p_i(1 − p_i)·d_i(p) with d_i(p) = a_i + Σ_j b_ij·p_j.
//!
//! Each population i has two strategies; p_i is the part of it, or the probability, that plays the first. The states
//! are told here, the course from a start by `course`.

mod course;
pub mod plane;

/// Populations up to which every pure state is looked at.
pub const MOST: usize = 16;

/// Part of a drive's yardstick within which it is 0.
const ROUNDING: f64 = 1e-9;

/// The incentives of n populations.
#[derive(Clone, Debug, PartialEq)]
pub struct Incentives {
    /// a_i.
    pub constants: Vec<f64>,
    /// b_ij, row by row.
    pub influence: Vec<f64>,
    /// What a drive is made of, all signs left out: a drive within 1e-9 of it is 0.
    pub gross: Vec<f64>,
}

impl Incentives {
    /// Of a_i and rows of b_ij; None unless these are as many rows of as many numbers.
    pub fn new(constants: Vec<f64>, rows: &[Vec<f64>]) -> Option<Self> {
        let n = constants.len();
        if rows.len() != n || rows.iter().any(|row| row.len() != n) {
            return None;
        }
        let sizes = constants.iter().zip(rows);
        let sizes = sizes.map(|(a, row)| a.abs() + row.iter().map(|b| b.abs()).sum::<f64>());
        Some(Self {
            gross: sizes.collect(),
            influence: rows.concat(),
            constants,
        })
    }

    /// n.
    pub fn populations(&self) -> usize {
        self.constants.len()
    }

    /// d_i(p).
    pub fn drive(&self, i: usize, p: &[f64]) -> f64 {
        let row = &self.influence[i * p.len()..(i + 1) * p.len()];
        let parts = row.iter().zip(p).map(|(b, p)| b * p);
        let drive = self.constants[i] + parts.sum::<f64>();
        if drive.abs() <= ROUNDING * self.gross[i] {
            0.0
        } else {
            drive
        }
    }

    /// The eigenvalues of the Jacobian at a pure state, which is diagonal there: (1 − 2s_i)·d_i(s). The state is
    /// evolutionarily stable when all are below 0.
    pub fn eigenvalues(&self, state: &[f64]) -> Vec<f64> {
        let all = state.iter().enumerate();
        all.map(|(i, s)| (1.0 - 2.0 * s) * self.drive(i, state)).collect()
    }

    /// The evolutionarily stable pure states, in the order of binary numbers; None above [`MOST`] populations.
    pub fn stable_states(&self) -> Option<Vec<Vec<f64>>> {
        let n = self.populations();
        if n > MOST {
            return None;
        }
        let mut found = Vec::new();
        let mut state = vec![0.0; n];
        // Population by population, left where no choice of the others can make it stable any more.
        let mut decided = 0;
        loop {
            let possible = (0..decided).all(|i| self.may_be_stable(i, &state, decided));
            if possible && decided < n {
                state[decided] = 0.0;
                decided += 1;
                continue;
            }
            if possible && self.eigenvalues(&state).iter().all(|&value| value < 0.0) {
                found.push(state.clone());
            }
            while decided > 0 && state[decided - 1] == 1.0 {
                decided -= 1;
            }
            match decided.checked_sub(1) {
                Some(last) => state[last] = 1.0,
                None => return Some(found),
            }
        }
    }

    /// Whether some choice of those not yet decided gives d_i the sign that its state asks for.
    fn may_be_stable(&self, i: usize, state: &[f64], decided: usize) -> bool {
        let n = state.len();
        let row = &self.influence[i * n..(i + 1) * n];
        let sign = 2.0 * state[i] - 1.0;
        let known: f64 = row[..decided].iter().zip(state).map(|(b, s)| b * s).sum();
        let best: f64 = row[decided..].iter().map(|b| (sign * b).max(0.0)).sum();
        sign * (self.constants[i] + known) + best > 0.0
    }

    /// Where all drives are 0 and everyone is torn, 0 < p_i < 1; None when there is no such state or not just one.
    pub fn interior(&self) -> Option<Vec<f64>> {
        let n = self.populations();
        let mut rows: Vec<Vec<f64>> = (0..n)
            .map(|i| {
                let row = self.influence[i * n..(i + 1) * n].iter().copied();
                row.chain([-self.constants[i]]).collect()
            })
            .collect();
        for i in 0..n {
            let pivot = (i..n).max_by(|&a, &b| rows[a][i].abs().total_cmp(&rows[b][i].abs()))?;
            rows.swap(i, pivot);
            let pivot = rows[i].clone();
            let most = pivot.iter().fold(0.0, |most: f64, entry| most.max(entry.abs()));
            if pivot[i].abs() <= ROUNDING * most {
                return None;
            }
            for (j, row) in rows.iter_mut().enumerate() {
                if j != i {
                    let times = row[i] / pivot[i];
                    row.iter_mut()
                        .zip(&pivot)
                        .for_each(|(entry, pivot)| *entry -= times * pivot);
                }
            }
        }
        let p: Vec<f64> = (0..n).map(|i| rows[i][n] / rows[i][i]).collect();
        (n > 0 && p.iter().all(|p| *p > 0.0 && *p < 1.0)).then_some(p)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    pub(super) fn incentives(constants: &[f64], rows: &[&[f64]]) -> Incentives {
        let rows: Vec<Vec<f64>> = rows.iter().map(|row| row.to_vec()).collect();
        Incentives::new(constants.to_vec(), &rows).unwrap()
    }

    #[test]
    fn a_stag_hunt_has_two_stable_states_and_one_between() {
        let hunt = incentives(&[-1.0, -3.0], &[&[0.0, 4.0], &[4.0, 0.0]]);
        assert_eq!(hunt.stable_states(), Some(vec![vec![0.0, 0.0], vec![1.0, 1.0]]));
        assert_eq!(hunt.eigenvalues(&[1.0, 1.0]), [-3.0, -1.0]);
        assert_eq!(hunt.eigenvalues(&[0.0, 1.0]), [3.0, 3.0]);
        assert_eq!(hunt.interior(), Some(vec![0.75, 0.25]));
        // Without any drive a state is never stable.
        let zero = incentives(&[0.0, 1.0], &[&[0.0, 0.0], &[0.0, 0.0]]);
        assert_eq!(zero.stable_states(), Some(vec![]));
    }

    #[test]
    fn pure_states_as_looking_at_every_one() {
        for n in 0..=9 {
            for turn in 0..20 {
                let number = |k: usize| ((k * k * 31 + k * 17 + turn * 101) % 41) as f64 / 4.0 - 5.0;
                let rows: Vec<Vec<f64>> = (0..n)
                    .map(|i| (0..n).map(|j| number(i * n + j)).collect())
                    .collect();
                let game = Incentives::new((0..n).map(|i| number(i + 900)).collect(), &rows).unwrap();
                let mut expected = Vec::new();
                for number in 0..1u32 << n {
                    let state: Vec<f64> = (0..n).map(|i| f64::from(number >> (n - 1 - i) & 1)).collect();
                    if (0..n).all(|i| (1.0 - 2.0 * state[i]) * game.drive(i, &state) < 0.0) {
                        expected.push(state);
                    }
                }
                assert_eq!(
                    game.stable_states(),
                    Some(expected),
                    "{n} populations, turn {turn}"
                );
            }
        }
    }
}
