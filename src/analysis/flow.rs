//! How much of what is asked is shipped, and of what is shipped used (§2).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

/// One exchange over the horizon, in units of its resource (§2).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Flow {
    /// Its id.
    pub id: String,
    /// σ, how well output and input fit, 0 to 1 (§3).
    pub rate: f64,
    /// Months in which it runs.
    pub active_months: u32,
    /// Σ a.
    pub asked: f64,
    /// Σ shipped: what the output can give of what is asked.
    pub shipped: f64,
    /// Σ used: what the input can take of what is shipped.
    pub used: f64,
}
