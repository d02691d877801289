//! What every exchange, project, pair, unit and month generates and dissipates (§5).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::accounts::{Accounts, settle};
use super::network::Network;
use crate::math::bits;

/// The energy ledger (§5). S = Σ S_i.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Ledger {
    /// The whole consortium over the horizon.
    pub total: Total,
    /// One a month.
    pub months: Vec<MonthLines>,
    /// One an exchange.
    pub exchanges: Vec<ExchangeLines>,
    /// One a project.
    pub projects: Vec<ProjectLines>,
    /// The pairs that are compatible or active.
    pub pairs: Vec<PairLines>,
    /// One a unit.
    pub units: Vec<UnitLines>,
    /// One a unit: what transfers and incentives make of S_i.
    pub contract: Vec<ContractLines>,
}

/// The whole consortium (§5).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Total {
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
    /// Generation + cost + coordination, eu: the yardstick of its zero.
    pub gross: f64,
}

/// One month (§5).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct MonthLines {
    /// t, from 0.
    pub month: u32,
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
}

/// One exchange (§5); coordination belongs to pairs and is 0 here.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ExchangeLines {
    /// Its id.
    pub id: String,
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
}

/// One project (§5).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ProjectLines {
    /// Its id.
    pub id: String,
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
    /// What each member gains.
    pub members: Vec<MemberNet>,
}

/// A member's part of a project.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct MemberNet {
    /// Id of the unit.
    pub unit: String,
    /// net_m = share·η·V·φ − cost/φ over the active months, eu.
    pub net: f64,
}

/// One pair (§5); a project of k members adds 1/(k−1) of both units' parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PairLines {
    /// Ids of the two units, in document order.
    pub between: [String; 2],
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
    /// Generation + cost + coordination, eu: the yardstick of its zero.
    pub gross: f64,
    /// s(i|j) and s(j|i), before transfers, eu.
    pub gains: [f64; 2],
}

/// One unit (§5): the generation it receives, half the coordination of its pairs; surplus is S_i.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct UnitLines {
    /// Its id.
    pub id: String,
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
    /// Generation + cost + coordination, eu: the yardstick of its zero.
    pub gross: f64,
    /// Generation − interface loss, eu.
    pub receipt: f64,
    /// Cost + coordination, eu.
    pub outlay: f64,
}

/// What the contract makes of a unit's surplus (§5), eu over the horizon.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ContractLines {
    /// Its id.
    pub id: String,
    /// Paid to it.
    pub transfers_in: f64,
    /// Paid by it.
    pub transfers_out: f64,
    /// In the months in which it contributes.
    pub reward_received: f64,
    /// In the others.
    pub penalty_paid: f64,
    /// S_i′.
    pub surplus_after: f64,
}

/// Fills the lines that every record of the ledger has.
macro_rules! with_lines {
    ($record:ident { $($field:ident: $value:expr),* }, $lines:expr) => {
        $record {
            $($field: $value,)*
            generation: $lines.generation,
            interface_loss: $lines.interface_loss,
            cost: $lines.cost,
            coordination: $lines.coordination,
            dissipation: $lines.dissipation(),
            surplus: $lines.surplus(),
        }
    };
}

/// What the whole consortium generates and dissipates (§5).
pub fn total(accounts: &Accounts) -> Total {
    let total = &accounts.total;
    with_lines!(Total { gross: total.gross() }, total)
}

/// Writes the ledger (§5).
pub fn ledger(network: &Network, accounts: &Accounts) -> Ledger {
    let document = network.document;
    Ledger {
        total: total(accounts),
        months: (0..)
            .zip(&accounts.months)
            .map(|(month, lines)| with_lines!(MonthLines { month: month }, lines))
            .collect(),
        exchanges: (document.exchanges.iter().zip(&accounts.exchanges))
            .map(|(exchange, lines)| {
                with_lines!(
                    ExchangeLines {
                        id: exchange.id.clone()
                    },
                    lines
                )
            })
            .collect(),
        projects: (document
            .projects
            .iter()
            .zip(accounts.projects.iter().zip(&accounts.members)))
        .map(|(project, (lines, members))| {
            let nets = project.members.iter().zip(members);
            let members = nets
                .map(|(member, own)| MemberNet {
                    unit: member.unit.clone(),
                    net: own.surplus(),
                })
                .collect();
            with_lines!(
                ProjectLines {
                    id: project.id.clone(),
                    members: members
                },
                lines
            )
        })
        .collect(),
        pairs: (network.pairs.iter().zip(&accounts.pairs))
            .map(|(pair, account)| {
                let lines = account.lines();
                let gains = account.sides.map(|side| side.surplus());
                let between = network.between(pair);
                with_lines!(
                    PairLines {
                        between: between,
                        gross: lines.gross(),
                        gains: gains
                    },
                    lines
                )
            })
            .collect(),
        units: (document.units.iter().zip(&accounts.units))
            .map(|(unit, lines)| {
                let (gross, receipt, outlay) = (lines.gross(), lines.receipt(), lines.outlay());
                let id = unit.id.clone();
                with_lines!(
                    UnitLines {
                        id: id,
                        gross: gross,
                        receipt: receipt,
                        outlay: outlay
                    },
                    lines
                )
            })
            .collect(),
        contract: contract(network, accounts),
    }
}

/// What the contract makes of every unit's surplus: transfers every month, reward in the months in which the
/// unit contributes (gives in an active exchange, or is in an active project), penalty in the others (§5).
pub(super) fn contract(network: &Network, accounts: &Accounts) -> Vec<ContractLines> {
    let document = network.document;
    let months = network.months as f64;
    let mut rows: Vec<ContractLines> = document
        .units
        .iter()
        .map(|unit| ContractLines {
            id: unit.id.clone(),
            transfers_in: 0.0,
            transfers_out: 0.0,
            reward_received: 0.0,
            penalty_paid: 0.0,
            surplus_after: 0.0,
        })
        .collect();
    for transfer in &network.transfers {
        rows[transfer.from as usize].transfers_out += transfer.amount;
        rows[transfer.to as usize].transfers_in += transfer.amount;
    }
    if !network.incentives.is_empty() {
        let contributing = contributing(network);
        for (&unit, incentive) in network.incentives.iter().zip(&document.contract.incentives) {
            let active = f64::from(bits::count(&contributing[unit as usize]));
            let row = &mut rows[unit as usize];
            row.reward_received = incentive.reward * active;
            row.penalty_paid = incentive.penalty * (months - active);
        }
    }
    for (row, lines) in rows.iter_mut().zip(&accounts.units) {
        let moved = row.transfers_in + row.transfers_out + row.reward_received + row.penalty_paid;
        let after =
            lines.surplus() + row.transfers_in - row.transfers_out + row.reward_received - row.penalty_paid;
        row.surplus_after = settle(after, lines.gross() + moved);
    }
    rows
}

/// Months in which each unit contributes.
pub(super) fn contributing(network: &Network) -> Vec<Vec<u64>> {
    let mut months = vec![vec![0; bits::words(network.months)]; network.takes_part.len()];
    for (index, exchange) in network.exchanges.iter().enumerate() {
        bits::unite(
            &mut months[exchange.giver as usize],
            network.exchange_months(index),
        );
    }
    for (index, project) in network.projects.iter().enumerate() {
        for member in &project.members {
            bits::unite(&mut months[member.unit as usize], network.project_months(index));
        }
    }
    months
}
