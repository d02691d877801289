//! How the surplus could fairly be shared (§9).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

pub mod core;
#[cfg(feature = "whole")]
mod nucleolus;
#[cfg(feature = "whole")]
pub mod transfers;

use super::accounts::{Accounts, Lines};
use super::network::{Network, Numbers};
use crate::math::inequality::{gini, theil};
#[cfg(feature = "whole")]
use crate::model::Consortium;
use crate::model::Rule;
use core::Game;
pub use core::{Core, NotComputed};
#[cfg(feature = "whole")]
pub(super) use core::{in_core_by_cuts, many_in_core};

/// Fair shares, and the realised ones against them (§9).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Sharing {
    /// Equal, contribution, shapley and, in the whole engine, nucleolus.
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

/// The fair shares f_i of all units by every rule, eu; each sums to S (§9).
#[derive(Clone, Debug, Default)]
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
    pub fn new(numbers: &Numbers, accounts: &Accounts) -> Self {
        let mut fair = Self::default();
        fair.renew_equal(numbers, accounts);
        fair.renew_contribution(numbers, accounts);
        fair.renew_shapley(numbers, accounts);
        fair
    }

    /// Reckons anew what one rule gives.
    #[cfg(feature = "whole")]
    pub fn renew(&mut self, numbers: &Numbers, accounts: &Accounts, rule: Rule) {
        match rule {
            Rule::Equal => self.renew_equal(numbers, accounts),
            Rule::Contribution => self.renew_contribution(numbers, accounts),
            Rule::Shapley | Rule::Nucleolus => self.renew_shapley(numbers, accounts),
        }
    }

    fn renew_equal(&mut self, numbers: &Numbers, accounts: &Accounts) {
        let share = accounts.total.surplus() / numbers.participants().count() as f64;
        self.equal.clear();
        let parts = numbers.takes_part.iter();
        self.equal
            .extend(parts.map(|&part| if part { share } else { 0.0 }));
    }

    fn renew_contribution(&mut self, numbers: &Numbers, accounts: &Accounts) {
        let outlay: f64 = accounts.units.iter().map(Lines::outlay).sum();
        if outlay > 0.0 {
            let surplus = accounts.total.surplus();
            self.contribution.clear();
            let units = accounts.units.iter();
            self.contribution
                .extend(units.map(|unit| unit.outlay() / outlay * surplus));
        } else {
            self.renew_equal(numbers, accounts);
            self.contribution.clone_from(&self.equal);
        }
    }

    fn renew_shapley(&mut self, numbers: &Numbers, accounts: &Accounts) {
        self.shapley.clear();
        self.shapley.resize(accounts.units.len(), 0.0);
        for (pair, account) in numbers.pairs.iter().zip(&accounts.pairs) {
            let half = 0.5 * account.exchanges.surplus();
            for unit in pair.units {
                self.shapley[unit as usize] += half;
            }
        }
        for (project, lines) in numbers.projects.iter().zip(&accounts.projects) {
            for member in &project.members {
                self.shapley[member.unit as usize] += lines.surplus() / project.members.len() as f64;
            }
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

/// The core of the realised S_i (§9).
#[cfg(feature = "whole")]
pub fn realised_core(document: &Consortium, numbers: &Numbers, accounts: &Accounts) -> Core {
    let realised: Vec<f64> = accounts.units.iter().map(Lines::surplus).collect();
    let [core] = Game::new(document, numbers, accounts).cores([&realised]);
    core
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
    let game = Game::new(network.document, network, accounts);
    let [core, equal, contribution, shapley] =
        game.cores([&realised, &fair.equal, &fair.contribution, &fair.shapley]);
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
    #[cfg_attr(not(feature = "whole"), allow(unused_mut))]
    let mut shares = shares.to_vec();
    #[cfg(feature = "whole")]
    {
        let nucleolus = nucleolus::nucleolus(&game, fair);
        shares.push(Share {
            rule: Rule::Nucleolus,
            available: nucleolus.is_some(),
            amounts: amounts(nucleolus.as_deref().unwrap_or_default()),
            core: nucleolus.map(|shares| {
                let [core] = game.cores([&shares]);
                core
            }),
        });
    }
    let transfers: Vec<f64> = fair
        .by(benchmark)
        .iter()
        .zip(&realised)
        .map(|(f, s)| f - s)
        .collect();
    Sharing {
        shares,
        realised: core,
        benchmark,
        transfers: amounts(&transfers),
        gini: gini(&realised),
        theil: theil(&realised),
    }
}
