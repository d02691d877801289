//! Who gains and who loses: the behavioural mode (行为共生模式, §6).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::model::Rule;

/// What two units, or a consortium, make of each other (§6). The last three are outside the paper's four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    None,
    /// 对称互惠
    SymmetricMutualism,
    /// 非对称互惠
    AsymmetricMutualism,
    /// 偏利
    Commensalism,
    /// 寄生
    Parasitism,
    /// 中立
    Neutralism,
    /// 偏害
    Amensalism,
    /// 竞争
    Competition,
}

/// Behavioural modes (§6).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Behaviour {
    /// The pairs that are compatible or active.
    pub pairs: Vec<PairBehaviour>,
    /// The whole consortium.
    pub system: SystemBehaviour,
}

/// The behavioural mode of a pair (§6).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PairBehaviour {
    /// Ids of the two units, in document order.
    pub between: [String; 2],
    /// By the signs of the two gains.
    pub mode: Mode,
    /// s(i|j) and s(j|i), eu; after transfers if `modesAfterContract`.
    pub gains: [f64; 2],
    /// What counts as zero for each, eu: zeroBand × its own gross in the pair.
    pub bands: [f64; 2],
    /// α = |a − b| / (a + b); null unless both gain.
    pub asymmetry: Option<f64>,
    /// Whether compensation could mend it; null unless parasitism.
    pub net_generating: Option<bool>,
}

/// The behavioural mode of the consortium (§6).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct SystemBehaviour {
    /// By the signs of the S_i of the units that take part.
    pub mode: Mode,
    /// Zero band of the system's gross, eu.
    pub band: f64,
    /// Of the units that take part.
    pub bands: Vec<UnitBand>,
    /// α = Σ|S_i − f_i| / ΣS_i; null unless mutualism.
    pub asymmetry: Option<f64>,
    /// S > band; null unless parasitism.
    pub net_generating: Option<bool>,
    /// Whose fair shares f_i are.
    pub benchmark: Rule,
}

/// What counts as zero for a unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct UnitBand {
    /// Id of the unit.
    pub unit: String,
    /// zeroBand × its gross, eu.
    pub band: f64,
}
