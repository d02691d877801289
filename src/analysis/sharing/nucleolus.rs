//! The nucleolus (核仁): the division whose greatest complaint is as small as can be, then the next (§9).

use super::FairShares;
use super::core::Game;
use crate::math::nucleolus::{MOST, nucleolus as solve};

/// The nucleolus over imputations, of every unit, eu; None with more than twelve units or S < 0.
pub(super) fn nucleolus(game: &Game, fair: &FairShares) -> Option<Vec<f64>> {
    let units = game.numbers.takes_part.len();
    let surplus = game.accounts.total.surplus();
    if units > MOST || surplus < 0.0 {
        return None;
    }
    // Where pairs alone make something, a coalition and its complement have the same excess under the Shapley value:
    // minus half of what is cut between them. So the coalitions above any excess come in complementary pairs, which
    // are balanced, and by Kohlberg's criterion nothing is left to improve.
    let sets = game.sets();
    let pairs_alone = sets.iter().all(|(set, _)| set.count_ones() == 2);
    if pairs_alone && fair.shapley.iter().all(|&share| share >= 0.0) {
        return Some(fair.shapley.clone());
    }
    let players = game.players.len();
    let mut values = vec![0.0; 1 << players];
    for (set, amount) in sets {
        values[set as usize] += amount;
    }
    for player in 0..players {
        for block in values.chunks_exact_mut(2 << player) {
            let (without, with) = block.split_at_mut(1 << player);
            with.iter_mut().zip(without).for_each(|(sum, part)| *sum += *part);
        }
    }
    if let Some(all) = values.last_mut() {
        *all = surplus;
    }
    let own = solve(players, &values)?;
    let mut shares = vec![0.0; units];
    for (&unit, share) in game.players.iter().zip(own) {
        shares[unit] = share;
    }
    Some(shares)
}
