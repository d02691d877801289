//! Whether symbiosis forms, and how far it is from the next rung (§8).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

/// The ladder of formation (§8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// 无
    None,
    /// 相容
    Compatible,
    /// 互动
    Interacting,
    /// 形成
    Formed,
    /// 持久
    Durable,
}

/// How far symbiosis has formed (§8).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Formation {
    /// The highest rung reached.
    pub rung: Rung,
    /// Some pair is compatible.
    pub compatible: bool,
    /// Some exchange or project is active.
    pub interacting: bool,
    /// S > band.
    pub formed: bool,
    /// Formed and lasting; null when the core was not computed and nothing else decides.
    pub durable: Option<bool>,
    /// S, eu.
    pub surplus: f64,
    /// Zero band of the gross, eu.
    pub band: f64,
    /// `settings.window`, months.
    pub window_length: u32,
    /// The least surplus of a window, eu; null if the horizon is shorter.
    pub lowest_window: Option<f64>,
    /// Whether the realised S_i lie in the core; null when not computed.
    pub in_core: Option<bool>,
    /// The environment at which S = 0; null when there is none.
    pub break_even: Option<BreakEven>,
    /// What each rung above none asks, met or not.
    pub conditions: Vec<Condition>,
}

/// The environment at which S = 0 (§8).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct BreakEven {
    /// Δ of ε, the same in every month.
    pub shift: f64,
    /// ε* = mean ε + Δ.
    pub environment: f64,
    /// −1 ≤ ε* ≤ 1.
    pub reachable: bool,
}

/// One thing that a rung asks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// The rung that asks it.
    pub rung: Rung,
    /// What it asks.
    pub asks: Asks,
    /// Whether it holds; null when not computed.
    pub met: Option<bool>,
    /// What there is: pairs, active exchanges and projects, eu, months, eu, eu.
    pub value: Option<f64>,
    /// What it is held against.
    pub cutoff: Option<f64>,
}

/// What a rung can ask (§8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// A compatible pair: value is their number, cutoff 1.
    CompatiblePair,
    /// An active exchange or project: value is their number, cutoff 1.
    Activity,
    /// S > cutoff, eu.
    Surplus,
    /// Horizon ≥ cutoff, months.
    Length,
    /// The least surplus of a window > 0, eu.
    Windows,
    /// The largest excess of a coalition ≤ 0, eu.
    Core,
}
