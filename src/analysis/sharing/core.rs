//! Whether a division lies in the core: whether some of the units could do better by themselves (§9).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::analysis::accounts::{Accounts, ROUNDING, settle};
use crate::analysis::network::Numbers;
use crate::math::excess::{self, Excess, Term};
use crate::math::order::sort_by_number;
use crate::math::subsets;
use crate::model::Consortium;

/// Whether every coalition gets what it could make alone (§9).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Core {
    /// True when no coalition could do better alone; null when not computed.
    pub in_core: Option<bool>,
    /// Largest v(K) − x(K), eu; null with fewer than two units, when not computed, and when it would take too long to
    /// tell how near the nearest of hundreds of units come to doing better alone.
    pub excess: Option<f64>,
    /// One that attains it: fewest members, then document order. Empty where `excess` is null.
    pub coalition: Vec<String>,
    /// Why it was not computed; null when it was.
    pub reason: Option<NotComputed>,
}

/// Why something was not computed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum NotComputed {
    /// More than 20 units hang together by exchanges and projects, and some of these make less than nothing.
    TooManyUnits,
}

/// The cooperative game of a consortium (§9): v(K) = Σ (exchange surplus of pairs in K) + Σ (surplus of projects with
/// all members in K), flows as they are.
///
/// A unit that takes no part adds nothing to v and gets nothing, so it is no player here; as a coalition of its own it
/// has the excess 0.
pub(super) struct Game<'a> {
    document: &'a Consortium,
    pub numbers: &'a Numbers,
    pub accounts: &'a Accounts,
    /// The units that take part.
    pub players: Vec<usize>,
    /// What players make together.
    terms: Vec<Term>,
}

impl<'a> Game<'a> {
    pub fn new(document: &'a Consortium, numbers: &'a Numbers, accounts: &'a Accounts) -> Self {
        Self {
            players: numbers.participants().collect(),
            terms: terms(numbers, accounts),
            document,
            numbers,
            accounts,
        }
    }

    /// Sets of players, player i as bit i, and what they make together.
    ///
    /// # Panics
    /// With more than 32 players.
    pub fn sets(&self) -> Vec<(u32, f64)> {
        let set = |members: &[u32]| members.iter().fold(0, |set, member| set | 1 << member);
        let terms = self.terms.iter();
        terms.map(|(members, amount)| (set(members), *amount)).collect()
    }

    /// The core test of several divisions: the largest v(K) − x(K) over the coalitions K of all units but the empty
    /// and the full one.
    pub fn cores<const N: usize>(&self, shares: [&[f64]; N]) -> [Core; N] {
        let (numbers, players) = (self.numbers, &self.players);
        let slack = ROUNDING * self.accounts.total.gross();
        let own = shares.map(|shares| players.iter().map(|&unit| shares[unit]).collect::<Vec<_>>());
        if players.len() > subsets::MOST {
            return own.map(|own| self.core_of_many(&own, slack));
        }
        let own = own.each_ref().map(Vec::as_slice);
        let gross = self.accounts.total.gross();
        let largest = subsets::largest(players.len(), &self.sets(), &own, slack);

        let idle = numbers.takes_part.iter().position(|part| !part);
        let idle = idle.filter(|_| numbers.takes_part.len() > 1);
        std::array::from_fn(|k| {
            let tried = largest.as_ref().map(|found| {
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
                coalition: best.map_or(Vec::new(), |(_, members)| self.named(members)),
                reason: None,
            }
        })
    }

    /// The core test of a division among more players than all coalitions of which could be looked at.
    fn core_of_many(&self, own: &[f64], slack: f64) -> Core {
        let players = &self.players;
        let Some(Excess { found }) = excess::largest(players.len(), &self.terms, own, slack) else {
            return Core {
                in_core: two_contest(&self.terms, own, slack).then_some(false),
                excess: None,
                coalition: Vec::new(),
                reason: Some(NotComputed::TooManyUnits),
            };
        };
        let tried = found.map(|(excess, members)| {
            let units = members.iter().map(|&member| players[member as usize]);
            (
                settle(excess, self.accounts.total.gross()),
                units.collect::<Vec<_>>(),
            )
        });
        let idle = self.numbers.takes_part.iter().position(|part| !part);
        let best = match (tried, idle) {
            // Alone it makes nothing and gets nothing.
            (Some((excess, units)), Some(idle))
                if excess < 0.0 || excess == 0.0 && (units.len(), &units[..]) > (1, &[idle][..]) =>
            {
                Some((0.0, vec![idle]))
            }
            (tried, _) => tried,
        };
        Core {
            in_core: Some(best.as_ref().is_none_or(|(excess, _)| *excess <= 0.0)),
            excess: best.as_ref().map(|(excess, _)| *excess),
            coalition: best.map_or(Vec::new(), |(_, units)| self.named(units)),
            reason: None,
        }
    }

    fn named(&self, units: Vec<usize>) -> Vec<String> {
        let units = units.into_iter().map(|unit| &self.document.units[unit]);
        units.map(|unit| unit.id.clone()).collect()
    }
}

/// The terms of v (§9), whose players are the units that take part: what pairs make by exchanges, and projects.
fn terms(numbers: &Numbers, accounts: &Accounts) -> Vec<Term> {
    let mut player = vec![0; numbers.takes_part.len()];
    for (index, unit) in (0..).zip(numbers.participants()) {
        player[unit] = index;
    }
    let pairs = numbers
        .pairs
        .iter()
        .zip(&accounts.pairs)
        .filter(|(pair, _)| pair.active());
    let projects = numbers
        .projects
        .iter()
        .zip(&accounts.projects)
        .filter(|(project, _)| project.active);
    let of_pairs = pairs.map(|(pair, account)| {
        let members = pair.units.map(|unit| player[unit as usize]);
        (members.to_vec(), account.exchanges.surplus())
    });
    let of_projects = projects.map(|(project, lines)| {
        let mut members: Vec<u32> = project
            .members
            .iter()
            .map(|member| player[member.unit as usize])
            .collect();
        sort_by_number(&mut members, |&member| member.into());
        (members, lines.surplus())
    });
    of_pairs.chain(of_projects).collect()
}

/// Whether the realised S_i lie in the core, where nothing that is made together is below 0.
#[cfg(feature = "whole")]
pub(in crate::analysis) fn in_core_by_cuts(
    numbers: &Numbers,
    accounts: &Accounts,
    slack: f64,
) -> Option<bool> {
    let (own, terms) = (realised(numbers, accounts), terms(numbers, accounts));
    excess::contested(own.len(), &terms, &own, slack).map(|contested| !contested)
}

/// S_i of every player.
#[cfg(feature = "whole")]
fn realised(numbers: &Numbers, accounts: &Accounts) -> Vec<f64> {
    let players = numbers.participants();
    players.map(|unit| accounts.units[unit].surplus()).collect()
}

/// Whether the realised S_i of more players than all coalitions of which could be looked at lie in the core.
#[cfg(feature = "whole")]
pub(in crate::analysis) fn many_in_core(numbers: &Numbers, accounts: &Accounts, slack: f64) -> Option<bool> {
    let (own, terms) = (realised(numbers, accounts), terms(numbers, accounts));
    match excess::largest(own.len(), &terms, &own, slack) {
        Some(Excess { found }) => Some(found.is_none_or(|(most, _)| most <= slack)),
        None => two_contest(&terms, &own, slack).then_some(false),
    }
}

/// Whether a player alone or two who make something together could do better: then it does not matter what more could.
fn two_contest(terms: &[Term], own: &[f64], slack: f64) -> bool {
    let share = |members: &[u32]| members.iter().map(|&member| own[member as usize]).sum::<f64>();
    // Pairs come first, each once; a project of the same two may add to what they make, or take from it.
    let pairs = terms.iter().filter(|(members, _)| members.len() == 2);
    let makes = |of: &[u32]| {
        let both = terms.iter().filter(|(members, _)| members == of);
        both.map(|(_, amount)| amount).sum::<f64>()
    };
    own.iter().any(|&share| share < -slack)
        || pairs
            .filter(|(members, amount)| amount - share(members) > slack)
            .any(|(members, _)| makes(members) - share(members) > slack)
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::NotComputed;
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
    fn idle_units_change_nothing() {
        for (units, months, reason, in_core, durable) in [
            (20, 12, None, Some(true), Some(true)),
            (25, 12, None, Some(true), Some(true)),
            // The idle months decide.
            (25, 6, None, Some(true), Some(false)),
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

    /// A ring of so many units, each of which gives to the next what is worth more than it costs, or less.
    fn ring(units: usize, value: f64) -> Analysis {
        let id = |unit: usize| format!("u{}", unit % units);
        let all: Vec<Value> = (0..units)
            .map(|unit| {
                json!({"id": id(unit), "kind": "other",
                    "outputs": [{"id": "o", "resource": "skill", "carrier": "information", "amount": 1, "cost": 1}],
                    "inputs": [{"id": "i", "resource": "skill", "carrier": "information", "amount": 1,
                        "value": if unit == 1 { value } else { 3.0 }}]})
            })
            .collect();
        let given: Vec<Value> = (0..units)
            .map(|unit| {
                json!({"id": format!("e{unit}"), "from": {"unit": id(unit), "output": "o"},
                    "to": {"unit": id(unit + 1), "input": "i"}, "amount": 1, "periods": [[0, null]]})
            })
            .collect();
        analyse_value(&json!({
            "type": "gongsheng", "version": 1, "months": 12, "units": all, "exchanges": given,
            "settings": {"resistance": 0},
        }))
    }

    /// Each exchange makes 24 a year and each unit gets 24, whatever the rule: whoever leaves the ring loses an
    /// exchange more than it takes with it.
    #[test]
    fn a_ring_of_thirty_is_in_the_core_by_24() {
        let sharing = ring(30, 3.0).sharing.expect("the document is valid");
        let cores = sharing.shares.iter().filter_map(|share| share.core.as_ref());
        let mut count = 0;
        for core in cores.chain([&sharing.realised]) {
            assert_eq!((core.in_core, core.excess), (Some(true), Some(-24.0)));
            assert_eq!(core.coalition, ["u0"]);
            count += 1;
        }
        assert_eq!(count, 4);
    }

    /// Where one exchange loses, it is not known; but u1, who pays for it, is better off alone.
    #[test]
    fn among_many_one_loss_leaves_open_who_contests_most() {
        let sharing = ring(30, 0.5).sharing.expect("the document is valid");
        let realised = &sharing.realised;
        assert_eq!(
            (realised.in_core, realised.excess, realised.reason),
            (Some(false), None, Some(NotComputed::TooManyUnits))
        );
        let equal = sharing.shares[0].core.as_ref().expect("there is one");
        assert_eq!(
            (equal.in_core, equal.reason),
            (None, Some(NotComputed::TooManyUnits))
        );
    }
}
