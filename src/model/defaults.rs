//! What a document need not say.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::Settings;

/// A consortium without units, to begin with, as JSON.
pub const EMPTY_DOCUMENT: &str = r#"{"type":"gongsheng","version":1,"months":24}"#;

/// What fields are when a document leaves them out (§1, §10).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Defaults {
    /// Of a unit; its patience is the horizon.
    pub unit: UnitDefaults,
    /// Quality of an output.
    pub quality: f64,
    /// Cost of an output, eu per unit.
    pub cost: f64,
    /// Value of an input, eu per unit.
    pub value: f64,
    /// Weight of a factor.
    pub weight: f64,
    /// Settings, in full.
    #[cfg_attr(target_family = "wasm", tsify(type = "Required<Settings>"))]
    pub settings: Settings,
}

/// Defaults of a unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct UnitDefaults {
    /// eu.
    pub capacity: f64,
    /// Per month.
    pub growth: f64,
    /// eu.
    pub start: f64,
}

/// What fields are when a document leaves them out.
pub fn defaults() -> Defaults {
    Defaults {
        unit: UnitDefaults {
            capacity: 100.0,
            growth: 0.1,
            start: 50.0,
        },
        quality: 1.0,
        cost: 0.0,
        value: 1.0,
        weight: 1.0,
        settings: Settings::default(),
    }
}
