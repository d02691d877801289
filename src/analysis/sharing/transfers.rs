//! What the units would have to pay one another so that each has its fair share (§9).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::core::Game;
use super::{FairShares, UnitAmount, nucleolus::nucleolus};
use crate::analysis::accounts::{Basis, Lines, ROUNDING, settle};
use crate::analysis::network::Network;
use crate::math::payments::payments;
use crate::model::{Consortium, Rule, Text, Transfer};

/// Transfers that bring every unit from its S_i to its fair share under a rule (§9). They are meant to stand in the
/// contract in place of those that it has.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct TransferPlan {
    /// Whose fair shares are reached.
    pub rule: Rule,
    /// Whether the rule gives shares: the nucleolus asks for at most 12 units and S ≥ 0. Else both lists are empty.
    pub available: bool,
    /// Fair share − S_i of every unit, over the horizon, eu: what it is owed, or below 0 what it owes.
    pub dues: Vec<UnitAmount>,
    /// Lines for `contract.transfers`, eu per month, as few as there can be (with more than 12 units that owe or are
    /// owed: fewer than there are of them).
    pub transfers: Vec<Transfer>,
}

/// The transfers that reach the fair shares under a rule.
pub fn transfers_to(consortium: &Consortium, rule: Rule) -> TransferPlan {
    let network = Network::new(consortium);
    let accounts = Basis::of(&network).accounts;
    let fair = FairShares::new(&network, &accounts);
    let shares = match rule {
        Rule::Nucleolus => nucleolus(&Game::new(network.document, &network, &accounts), &fair),
        _ => Some(fair.by(rule).to_vec()),
    };
    let Some(shares) = shares else {
        return TransferPlan {
            rule,
            available: false,
            dues: Vec::new(),
            transfers: Vec::new(),
        };
    };
    let gross = accounts.total.gross();
    let realised = accounts.units.iter().map(Lines::surplus);
    let dues: Vec<f64> = shares
        .iter()
        .zip(realised)
        .map(|(share, own)| settle(share - own, gross))
        .collect();
    let months = network.months as f64;
    let transfers = payments(&dues, ROUNDING * gross);
    TransferPlan {
        rule,
        available: true,
        transfers: transfers
            .into_iter()
            .map(|payment| Transfer {
                from: network.id(payment.from),
                to: network.id(payment.to),
                amount: payment.amount / months,
                note: Text::default(),
            })
            .collect(),
        dues: dues
            .into_iter()
            .enumerate()
            .map(|(unit, amount)| UnitAmount {
                unit: network.id(unit),
                amount,
            })
            .collect(),
    }
}
