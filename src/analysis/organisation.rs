//! How contact fills time: the organisational mode (组织共生模式, §7).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::model::Carrier;

/// How lasting contact is (§7), in rising order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    None,
    /// 点
    Point,
    /// 间歇
    Intermittent,
    /// 连续
    Continuous,
    /// 一体化
    Integrated,
}

/// Organisational modes (§7).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Organisation {
    /// The pairs that are compatible or active.
    pub pairs: Vec<PairOrganisation>,
    /// The whole consortium.
    pub system: SystemOrganisation,
}

/// The organisational mode of a pair (§7).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PairOrganisation {
    /// Ids of the two units, in document order.
    pub between: [String; 2],
    /// Its mode.
    pub level: Level,
    /// Months in which something runs between them.
    pub active_months: u32,
    /// Runs of active months, joined across at most maxIdle idle ones.
    pub episodes: u32,
    /// D, months of the longest episode.
    pub longest: u32,
    /// Active months / months from first to last, 0 to 1; null if never active.
    pub coverage: Option<f64>,
    /// Distinct media of what is ever active.
    pub media: Vec<String>,
    /// Distinct carriers of what is ever active.
    pub carriers: Vec<Carrier>,
    /// Something ever active has no end.
    pub open_ended: bool,
    /// The interface outlives its tasks.
    pub persistent: bool,
}

/// The organisational mode of the consortium (§7).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct SystemOrganisation {
    /// The highest at which pairs connect all units that take part.
    pub level: Level,
    /// Connected groups of the units that take part; one group = connected.
    pub groups: Vec<Vec<String>>,
    /// One a level, from none on.
    pub shares: Vec<LevelShare>,
}

/// How many of the active pairs are at a level.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct LevelShare {
    /// The level.
    pub level: Level,
    /// 0 to 1.
    pub share: f64,
}
