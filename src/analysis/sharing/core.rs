//! Whether a division lies in the core: whether some of the units could do better by themselves (§9).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::analysis::accounts::{Accounts, ROUNDING, settle};
use crate::analysis::network::Network;
use crate::math::subsets;

/// Whether every coalition gets what it could make alone (§9).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Core {
    /// True when no coalition could do better alone; null when not computed.
    pub in_core: Option<bool>,
    /// Largest v(K) − x(K), eu; null with fewer than two units or when not computed.
    pub excess: Option<f64>,
    /// One that attains it: fewest members, then document order.
    pub coalition: Vec<String>,
    /// Why it was not computed; null when it was.
    pub reason: Option<NotComputed>,
}

/// Why something was not computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum NotComputed {
    /// The document has more than 20 units.
    TooManyUnits,
}

/// The cooperative game of a consortium (§9): v(K) = Σ (exchange surplus of pairs in K) + Σ (surplus of projects with
/// all members in K), flows as they are.
///
/// A unit that takes no part adds nothing to v and gets nothing, so it is no player here; as a coalition of its own it
/// has the excess 0.
pub(super) struct Game<'a> {
    pub network: &'a Network<'a>,
    pub accounts: &'a Accounts,
    /// The units that take part.
    pub players: Vec<usize>,
    /// Units and what they make together, as sets of players; none with too many units.
    pub terms: Vec<(u32, f64)>,
}

impl<'a> Game<'a> {
    pub fn new(network: &'a Network<'a>, accounts: &'a Accounts) -> Self {
        let players: Vec<usize> = network.participants().collect();
        let mut game = Self {
            network,
            accounts,
            players,
            terms: Vec::new(),
        };
        if network.takes_part.len() <= subsets::MOST {
            game.terms = game.terms();
        }
        game
    }

    fn terms(&self) -> Vec<(u32, f64)> {
        let (network, accounts) = (self.network, self.accounts);
        let mut bits = vec![0; network.takes_part.len()];
        for (index, &unit) in self.players.iter().enumerate() {
            bits[unit] = 1u32 << index;
        }
        let set = |units: &mut dyn Iterator<Item = u32>| units.fold(0, |set, unit| set | bits[unit as usize]);
        let mut terms: Vec<(u32, f64)> = Vec::new();
        for (pair, account) in network.pairs.iter().zip(&accounts.pairs) {
            if pair.active() {
                terms.push((set(&mut pair.units.into_iter()), account.exchanges.surplus()));
            }
        }
        for (project, lines) in network.projects.iter().zip(&accounts.projects) {
            if project.active {
                let mut members = project.members.iter().map(|member| member.unit);
                terms.push((set(&mut members), lines.surplus()));
            }
        }
        terms
    }

    /// The core test of several divisions: the largest v(K) − x(K) over the coalitions K of all units but the empty
    /// and the full one.
    pub fn cores<const N: usize>(&self, shares: [&[f64]; N]) -> [Core; N] {
        let (network, players) = (self.network, &self.players);
        if network.takes_part.len() > subsets::MOST {
            return [(); N].map(|()| Core {
                in_core: None,
                excess: None,
                coalition: Vec::new(),
                reason: Some(NotComputed::TooManyUnits),
            });
        }
        let gross = self.accounts.total.gross();
        let own = shares.map(|shares| players.iter().map(|&unit| shares[unit]).collect::<Vec<_>>());
        let own = own.each_ref().map(Vec::as_slice);
        let largest = subsets::largest(players.len(), &self.terms, own, ROUNDING * gross);

        let idle = network.takes_part.iter().position(|part| !part);
        let idle = idle.filter(|_| network.takes_part.len() > 1);
        std::array::from_fn(|k| {
            let tried = largest.map(|found| {
                let members = (0..players.len()).filter(|index| found[k].subset >> index & 1 == 1);
                let members: Vec<usize> = members.map(|index| players[index]).collect();
                (settle(found[k].value, gross), members)
            });
            let alone = idle.map(|unit| (0.0, vec![unit]));
            // The larger excess; of equal ones that of fewer members, then of the first in the document.
            let best = tried
                .into_iter()
                .chain(alone)
                .min_by(|(one, members), (other, others)| {
                    let size = members.len().cmp(&others.len());
                    other.total_cmp(one).then(size).then(members.cmp(others))
                });
            Core {
                in_core: Some(best.as_ref().is_none_or(|(excess, _)| *excess <= 0.0)),
                excess: best.as_ref().map(|(excess, _)| *excess),
                coalition: best.map_or(Vec::new(), |(_, members)| {
                    members.into_iter().map(|unit| network.id(unit)).collect()
                }),
                reason: None,
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::analysis::{Analysis, analyse_value};

    /// So many units, of which a project keeps the first eighteen busy for so many months of a year.
    fn eighteen_of(units: usize, months: u32) -> Analysis {
        let id = |unit: usize| format!("u{unit}");
        let all: Vec<Value> = (0..units)
            .map(|unit| json!({"id": id(unit), "kind": "other"}))
            .collect();
        let members: Vec<Value> = (0..18).map(|unit| json!({"unit": id(unit)})).collect();
        analyse_value(&json!({
            "type": "gongsheng", "version": 1, "months": 12, "units": all,
            "projects": [{"id": "p", "members": members, "value": 36, "periods": [[0, months]]}],
        }))
    }

    #[test]
    fn idle_units_count_among_those_that_are_too_many() {
        for (units, months, reason, in_core, durable) in [
            (20, 12, None, Some(true), Some(true)),
            (25, 12, Some(NotComputed::TooManyUnits), None, None),
            // The idle months decide already.
            (25, 6, Some(NotComputed::TooManyUnits), None, Some(false)),
        ] {
            let analysis = eighteen_of(units, months);
            let sharing = analysis.sharing.expect("the document is valid");
            let mut cores = sharing.shares.iter().filter_map(|share| share.core.as_ref());
            assert_eq!(
                (sharing.realised.in_core, sharing.realised.reason),
                (in_core, reason)
            );
            assert!(cores.all(|core| (core.in_core, core.reason) == (in_core, reason)));
            assert_eq!(
                analysis
                    .formation
                    .map(|formation| (formation.in_core, formation.durable)),
                Some((in_core, durable)),
                "{units} units, {months} months"
            );
        }
    }
}
