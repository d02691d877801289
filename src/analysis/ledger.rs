//! What every exchange, project, pair, unit and month generates and dissipates (§5).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

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
