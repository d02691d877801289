//! How the surplus could fairly be shared (§9).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

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
    /// More than 20 units.
    TooManyUnits,
}
