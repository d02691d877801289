//! Who would take part and who would rather ride free (§12).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::accounts::{Accounts, settle};
use super::network::Network;
use crate::math::order::sort_by_number;
use crate::math::replicator::{Incentives, MOST};

/// The game of taking part (§12): d_i(p) = ρ·Σ_j p_j·In(i,j) − c_i + reward_i + penalty_i, in monthly means.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Participation {
    /// The players: units that give in some active exchange or belong to an active project.
    pub units: Vec<Player>,
    /// Players whose d_i is 0 whatever the others do; they are held at 1.
    pub indifferent: Vec<String>,
    /// ρ·In(i,j) where it is not 0: what j's taking part adds to the drive of i, eu per month; both are players.
    pub influence: Vec<Influence>,
    /// The evolutionarily stable pure states, in the order of `units`, 1 for taking part; null above 16 players who are
    /// not indifferent.
    pub stable_states: Option<Vec<Vec<u8>>>,
    /// The infimum of the extra reward + penalty, the same for all, above which everyone taking part is stable, eu per
    /// month, ≥ 0.
    pub extra_incentive: f64,
    /// The game of each active pair.
    pub pairs: Vec<PairGame>,
}

/// A unit that can take part or not; all in eu per month.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Player {
    /// Id of the unit.
    pub id: String,
    /// Σ_j In(i,j), ≥ 0.
    pub receipt: f64,
    /// c_i, ≥ 0.
    pub outlay: f64,
    /// The drive when no other player takes part: what comes from units that are no players, less outlay, plus incentive.
    pub constant: f64,
    /// d_i when all take part.
    pub drive: f64,
    /// The reward + penalty that would bring d_i to 0 then, ≥ 0.
    pub threshold: f64,
    /// How much more than it has that is: max(0, −drive).
    pub extra_needed: f64,
}

/// What one player's taking part means to another.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Influence {
    /// Id of the player whose drive it is.
    pub on: String,
    /// Id of the one that takes part.
    pub by: String,
    /// ρ·In, eu per month, > 0.
    pub value: f64,
}

/// A game of two (§12).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum GameKind {
    /// 和谐: R > T and S > P.
    Harmony,
    /// 猎鹿: R > T and S < P.
    StagHunt,
    /// 囚徒困境: R < T, S < P and R > P.
    Dilemma,
    /// 僵局: R < T, S < P and R ≤ P.
    Deadlock,
    /// 无差异: a difference is 0.
    Indifferent,
    /// 两方不同: of a pair only.
    Mixed,
}

/// The game of a pair (§12).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PairGame {
    /// Ids of the two units, in document order.
    pub between: [String; 2],
    /// That of its sides when they agree, else mixed.
    pub game: GameKind,
    /// Its sides, likewise.
    pub players: [SideGame; 2],
}

/// The game as one side of a pair sees it: its payoffs, eu per month.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct SideGame {
    /// Both contribute: In − c + reward.
    #[serde(rename = "R")]
    pub both: f64,
    /// It alone contributes: −c + reward.
    #[serde(rename = "S")]
    pub alone: f64,
    /// The other alone contributes: (1 − ρ)·In − penalty.
    #[serde(rename = "T")]
    pub other: f64,
    /// Nobody does: −penalty.
    #[serde(rename = "P")]
    pub nobody: f64,
    /// What game that is.
    pub game: GameKind,
}

/// A contract's reward and penalty of a unit, eu per month.
#[derive(Clone, Copy, Default)]
struct Incentive {
    reward: f64,
    penalty: f64,
}

/// Who would take part (§12).
pub fn participation(network: &Network, accounts: &Accounts) -> Participation {
    let contract = &network.document.contract;
    let (months, rho) = (network.months as f64, contract.reciprocity);
    let incentives = incentives(network);
    let plays = players(network);

    // What comes from units that are no players comes whatever happens; ρ·In of the others by player.
    let mut from_others = vec![0.0; plays.len()];
    let mut influence: Vec<(usize, usize, f64)> = Vec::new();
    for (pair, account) in network.pairs.iter().zip(&accounts.pairs) {
        let [one, other] = pair.units.map(|unit| unit as usize);
        for (on, by, side) in [(one, other, 0), (other, one, 1)] {
            let value = rho * account.sides[side].receipt() / months;
            if plays[on] && value != 0.0 {
                if plays[by] {
                    influence.push((on, by, value));
                } else {
                    from_others[on] += value;
                }
            }
        }
    }
    sort_by_number(&mut influence, |&(on, by, _)| (on as u64) << 32 | by as u64);

    let units: Vec<usize> = (0..plays.len()).filter(|&unit| plays[unit]).collect();
    let mut result = Participation {
        units: Vec::with_capacity(units.len()),
        indifferent: Vec::new(),
        influence: Vec::with_capacity(influence.len()),
        stable_states: None,
        extra_incentive: 0.0,
        pairs: Vec::new(),
    };
    let mut gross = vec![0.0; plays.len()];
    for &unit in &units {
        let (receipt, outlay) = (
            accounts.units[unit].receipt() / months,
            accounts.units[unit].outlay() / months,
        );
        let incentive = incentives[unit].reward + incentives[unit].penalty;
        gross[unit] = rho * receipt + outlay + incentive;
        let threshold = settle(outlay - rho * receipt, gross[unit]).max(0.0);
        let drive = settle(rho * receipt - outlay + incentive, gross[unit]);
        let player = Player {
            id: network.id(unit),
            receipt,
            outlay,
            constant: settle(from_others[unit] - outlay + incentive, gross[unit]),
            drive,
            threshold,
            extra_needed: if drive < 0.0 { -drive } else { 0.0 },
        };
        result.extra_incentive = result.extra_incentive.max(player.extra_needed);
        result.units.push(player);
    }
    for &(on, by, value) in &influence {
        result.influence.push(Influence {
            on: network.id(on),
            by: network.id(by),
            value,
        });
    }

    let mut driven = vec![false; plays.len()];
    for &(on, _, value) in &influence {
        driven[on] |= settle(value, gross[on]) != 0.0;
    }
    for (&unit, player) in units.iter().zip(&result.units) {
        driven[unit] |= player.constant != 0.0;
        if !driven[unit] {
            result.indifferent.push(player.id.clone());
        }
    }
    result.stable_states = stable_states(&units, &result.units, &driven, &influence, &gross);

    result.pairs = pair_games(network, accounts);
    result
}

/// Each unit's incentive.
fn incentives(network: &Network) -> Vec<Incentive> {
    let mut incentives = vec![Incentive::default(); network.takes_part.len()];
    for (&unit, incentive) in network
        .incentives
        .iter()
        .zip(&network.document.contract.incentives)
    {
        let Incentive { reward, penalty } = &mut incentives[unit as usize];
        (*reward, *penalty) = (incentive.reward, incentive.penalty);
    }
    incentives
}

/// The game of every active pair (§12).
pub fn pair_games(network: &Network, accounts: &Accounts) -> Vec<PairGame> {
    let (months, rho) = (network.months as f64, network.document.contract.reciprocity);
    let incentives = incentives(network);
    let mut games = Vec::new();
    for (pair, account) in network.pairs.iter().zip(&accounts.pairs) {
        if pair.active() {
            let side = |side: usize| {
                let (lines, incentive) = (&account.sides[side], incentives[pair.units[side] as usize]);
                side_game(lines.receipt() / months, lines.outlay() / months, rho, incentive)
            };
            let players = [side(0), side(1)];
            let game = if players[0].game == players[1].game {
                players[0].game
            } else {
                GameKind::Mixed
            };
            games.push(PairGame {
                between: network.between(pair),
                game,
                players,
            });
        }
    }
    games
}

/// Whether each unit gives in some active exchange or belongs to an active project.
fn players(network: &Network) -> Vec<bool> {
    let mut plays = vec![false; network.takes_part.len()];
    for exchange in network
        .exchanges
        .iter()
        .filter(|exchange| exchange.pair.is_some())
    {
        plays[exchange.giver as usize] = true;
    }
    for project in network.projects.iter().filter(|project| project.active) {
        for member in &project.members {
            plays[member.unit as usize] = true;
        }
    }
    plays
}

/// The stable pure states of those who are driven at all, the others held at 1; None when there are too many.
fn stable_states(
    units: &[usize],
    players: &[Player],
    driven: &[bool],
    influence: &[(usize, usize, f64)],
    gross: &[f64],
) -> Option<Vec<Vec<u8>>> {
    let free: Vec<usize> = (0..units.len()).filter(|&player| driven[units[player]]).collect();
    if free.len() > MOST {
        return None;
    }
    let mut place = vec![None; driven.len()];
    for (index, &player) in free.iter().enumerate() {
        place[units[player]] = Some(index);
    }
    let mut game = Incentives {
        constants: free.iter().map(|&player| players[player].constant).collect(),
        influence: vec![0.0; free.len() * free.len()],
        gross: free.iter().map(|&player| gross[units[player]]).collect(),
    };
    for &(on, by, value) in influence {
        match (place[on], place[by]) {
            (Some(on), Some(by)) => game.influence[on * free.len() + by] += value,
            (Some(on), None) => game.constants[on] += value,
            _ => {}
        }
    }
    let states = game.stable_states()?.into_iter().map(|state| {
        let mut all = vec![1; units.len()];
        for (&player, contributes) in free.iter().zip(state) {
            all[player] = u8::from(contributes == 1.0);
        }
        all
    });
    Some(states.collect())
}

fn side_game(benefit: f64, cost: f64, rho: f64, incentive: Incentive) -> SideGame {
    let Incentive { reward, penalty } = incentive;
    let gross = benefit + cost + reward + penalty;
    let given = reward + penalty - cost;
    let stays = settle(rho * benefit + given, gross);
    let joins = settle(given, gross);
    let together = settle(benefit + given, gross);
    let game = if stays == 0.0 || joins == 0.0 {
        GameKind::Indifferent
    } else if joins > 0.0 {
        GameKind::Harmony
    } else if stays > 0.0 {
        GameKind::StagHunt
    } else if together > 0.0 {
        GameKind::Dilemma
    } else {
        GameKind::Deadlock
    };
    SideGame {
        both: benefit - cost + reward,
        alone: reward - cost,
        other: (1.0 - rho) * benefit - penalty,
        nobody: 0.0 - penalty,
        game,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn side(benefit: f64, cost: f64, rho: f64, reward: f64, penalty: f64) -> SideGame {
        side_game(benefit, cost, rho, Incentive { reward, penalty })
    }

    #[test]
    fn the_four_games_and_their_edges() {
        for (benefit, cost, rho, reward, penalty, game) in [
            (8.0, 3.0, 0.0, 0.0, 0.0, GameKind::Dilemma),
            (8.0, 3.0, 0.5, 0.0, 0.0, GameKind::StagHunt),
            (8.0, 3.0, 0.0, 2.0, 2.0, GameKind::Harmony),
            (2.0, 3.0, 0.5, 0.0, 0.0, GameKind::Deadlock),
            (3.0, 3.0, 0.0, 0.0, 0.0, GameKind::Deadlock),
            (6.0, 3.0, 0.5, 0.0, 0.0, GameKind::Indifferent),
            (6.0, 0.3, 0.5, 0.1, 0.2, GameKind::Indifferent),
        ] {
            assert_eq!(
                side(benefit, cost, rho, reward, penalty).game,
                game,
                "{benefit} {cost} {rho}"
            );
        }
        let hunt = side(10.0, 4.0, 0.5, 1.0, 2.0);
        assert_eq!(
            (hunt.both, hunt.alone, hunt.other, hunt.nobody),
            (7.0, -3.0, 3.0, -2.0)
        );
    }
}
