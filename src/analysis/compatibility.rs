//! Which parameters of which units fit together (§3).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::model::{InputPort, OutputPort};

/// Which pairs fit, and how (§3).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Compatibility {
    /// The pairs that are compatible or active; above 200 units only the active ones.
    pub pairs: Vec<PairCompatibility>,
    /// More than 200 units: pairs, here and everywhere, holds the active pairs only.
    pub truncated: bool,
    /// Number of compatible pairs.
    pub compatible_pairs: u32,
}

/// How two units fit (§3).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PairCompatibility {
    /// Ids of the two units, in document order.
    pub between: [String; 2],
    /// Some output of one and input of the other fit, with amounts above 0.
    pub compatible: bool,
    /// From the first unit to the second.
    pub forward: Vec<ParameterPair>,
    /// From the second unit to the first.
    pub backward: Vec<ParameterPair>,
    /// Share of the first unit's inputs that the second can serve, 0 to 1, and the reverse; null without inputs.
    pub complementarity: [Option<f64>; 2],
    /// Share of the first unit's distinct input resources that the second needs too, and the reverse; null without inputs.
    pub need_overlap: [Option<f64>; 2],
    /// What fits and is never exchanged.
    pub unused: Vec<UnusedPair>,
}

/// An output and an input that fit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ParameterPair {
    /// Id of the output.
    pub output: String,
    /// Id of the input.
    pub input: String,
    /// σ, 0 to 1.
    pub rate: f64,
}

/// An output and an input that fit and between which nothing ever flows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct UnusedPair {
    /// The output.
    pub from: OutputPort,
    /// The input.
    pub to: InputPort,
    /// σ, 0 to 1.
    pub rate: f64,
}
