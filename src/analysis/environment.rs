//! What the environment does to every amount of energy (§4).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

/// Whether the environment helps (正向), is neutral (中性) or hinders (反向).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum EnvironmentClass {
    Positive,
    Neutral,
    Negative,
}

/// ε and φ over the horizon (§4).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Environment {
    /// Mean of ε, −1 to 1.
    pub mean: f64,
    /// By `settings.environmentBand`.
    pub class: EnvironmentClass,
    /// Mean of ε over the external factors alone.
    pub external: f64,
    /// Mean of ε over the internal factors alone, feedback among them.
    pub internal: f64,
    /// ε(t), one a month.
    pub signs: Vec<f64>,
    /// φ(t) = exp(β·ε(t)), one a month.
    pub factors: Vec<f64>,
    /// f(t), one a month; null without feedback.
    pub feedback: Option<Vec<f64>>,
}
