//! How the surplus could fairly be shared (§9).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::accounts::{Accounts, Lines, ROUNDING, settle};
use super::network::Network;
use crate::math::inequality::{gini, theil};
use crate::math::subsets;
use crate::model::Rule;

/// Fair shares, and the realised ones against them (§9).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Sharing {
    /// Equal, contribution, shapley.
    pub shares: Vec<Share>,
    /// The core of the realised S_i.
    pub realised: Core,
    /// `settings.benchmark`.
    pub benchmark: Rule,
    /// Fair share − S_i under the benchmark, eu; 0 for units that take no part.
    pub transfers: Vec<UnitAmount>,
    /// Of all S_i, 0 to 1; null when one is negative or all are 0.
    pub gini: Option<f64>,
    /// Of all S_i, ≥ 0; null when one is negative or all are 0.
    pub theil: Option<f64>,
}

/// One way to share the surplus (§9).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Share {
    /// The way.
    pub rule: Rule,
    /// Whether it could be computed.
    pub available: bool,
    /// f_i, which sum to S, eu.
    pub amounts: Vec<UnitAmount>,
    /// Whether the shares lie in the core; null when not available.
    pub core: Option<Core>,
}

/// An amount of a unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct UnitAmount {
    /// Id of the unit.
    pub unit: String,
    /// eu.
    pub amount: f64,
}

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

/// The fair shares f_i of all units by every rule, eu; each sums to S (§9).
#[derive(Clone, Debug)]
pub struct FairShares {
    /// S/n among the units that take part.
    pub equal: Vec<f64>,
    /// In proportion to outlay; equal when nobody pays.
    pub contribution: Vec<f64>,
    /// Half of each pair's own surplus, an equal part of each project's.
    pub shapley: Vec<f64>,
}

impl FairShares {
    /// By every rule.
    pub fn new(network: &Network, accounts: &Accounts) -> Self {
        let surplus = accounts.total.surplus();
        let participants = network.participants().count() as f64;
        let equal = network
            .takes_part
            .iter()
            .map(|&part| if part { surplus / participants } else { 0.0 });
        let equal: Vec<f64> = equal.collect();

        let outlay: f64 = accounts.units.iter().map(Lines::outlay).sum();
        let contribution = if outlay > 0.0 {
            accounts
                .units
                .iter()
                .map(|unit| unit.outlay() / outlay * surplus)
                .collect()
        } else {
            equal.clone()
        };

        let mut shapley = vec![0.0; accounts.units.len()];
        for (pair, account) in network.pairs.iter().zip(&accounts.pairs) {
            for unit in pair.units {
                shapley[unit as usize] += 0.5 * account.exchanges.surplus();
            }
        }
        for (project, lines) in network.projects.iter().zip(&accounts.projects) {
            for member in &project.members {
                shapley[member.unit as usize] += lines.surplus() / project.members.len() as f64;
            }
        }
        Self {
            equal,
            contribution,
            shapley,
        }
    }

    /// By one rule. A document's benchmark is one of the first three; the nucleolus is none of them.
    pub fn by(&self, rule: Rule) -> &[f64] {
        match rule {
            Rule::Equal => &self.equal,
            Rule::Contribution => &self.contribution,
            Rule::Shapley | Rule::Nucleolus => &self.shapley,
        }
    }
}

/// How the surplus could be shared, and how it is (§9).
pub fn sharing(network: &Network, accounts: &Accounts, fair: &FairShares) -> Sharing {
    let benchmark = network.document.settings.benchmark;
    let realised: Vec<f64> = accounts.units.iter().map(Lines::surplus).collect();
    let amounts = |amounts: &[f64]| -> Vec<UnitAmount> {
        let rows = amounts.iter().enumerate();
        rows.map(|(unit, &amount)| UnitAmount {
            unit: network.id(unit),
            amount,
        })
        .collect()
    };
    let [core, equal, contribution, shapley] = cores(
        network,
        accounts,
        [&realised, &fair.equal, &fair.contribution, &fair.shapley],
    );
    let cores = [
        (Rule::Equal, equal),
        (Rule::Contribution, contribution),
        (Rule::Shapley, shapley),
    ];
    let shares = cores.map(|(rule, core)| Share {
        rule,
        available: true,
        amounts: amounts(fair.by(rule)),
        core: Some(core),
    });
    let transfers: Vec<f64> = fair
        .by(benchmark)
        .iter()
        .zip(&realised)
        .map(|(f, s)| f - s)
        .collect();
    Sharing {
        shares: shares.to_vec(),
        realised: core,
        benchmark,
        transfers: amounts(&transfers),
        gini: gini(&realised),
        theil: theil(&realised),
    }
}

/// The core test of several ways to share: the largest v(K) − x(K) over the coalitions K of all units but the
/// empty and the full one.
///
/// v(K) = Σ (exchange surplus of pairs in K) + Σ (surplus of projects with all members in K). A unit that
/// takes no part adds nothing to v and gets nothing: alone it has the excess 0, and beside others it changes
/// none. So only the units that take part are tried one with another, and an idle one alone.
fn cores<const N: usize>(network: &Network, accounts: &Accounts, shares: [&[f64]; N]) -> [Core; N] {
    if network.takes_part.len() > subsets::MOST {
        return [(); N].map(|()| Core {
            in_core: None,
            excess: None,
            coalition: Vec::new(),
            reason: Some(NotComputed::TooManyUnits),
        });
    }
    let participants: Vec<usize> = network.participants().collect();
    let mut bits = vec![0; network.takes_part.len()];
    for (index, &unit) in participants.iter().enumerate() {
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
    let gross = accounts.total.gross();
    let own = shares.map(|shares| participants.iter().map(|&unit| shares[unit]).collect::<Vec<_>>());
    let own = own.each_ref().map(Vec::as_slice);
    let largest = subsets::largest(participants.len(), &terms, own, ROUNDING * gross);

    let idle = network.takes_part.iter().position(|part| !part);
    let idle = idle.filter(|_| network.takes_part.len() > 1);
    std::array::from_fn(|k| {
        let tried = largest.map(|found| {
            let members = (0..participants.len()).filter(|index| found[k].subset >> index & 1 == 1);
            let members: Vec<usize> = members.map(|index| participants[index]).collect();
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
