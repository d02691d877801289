//! The document: a consortium as people write it, field by field (§1 of `docs/model.md`).
//!
//! Lists, never maps; names in JSON are the field names in camelCase. A field with a default may be
//! left out of a document and is filled in by [`read`](super::read), but for a resistance: left out, it follows
//! the setting. Time is in months, energy in eu.

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::Settings;

/// A text in Chinese, in English, or in both.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase", default)]
pub struct Text {
    /// In Chinese.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub zh: Option<String>,
    /// In English.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub en: Option<String>,
}

impl Text {
    fn is_empty(&self) -> bool {
        self.zh.is_none() && self.en.is_none()
    }
}

/// A consortium: one document, one model (§1).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Consortium {
    /// Always `gongsheng`.
    #[serde(rename = "type")]
    #[cfg_attr(target_family = "wasm", tsify(type = "\"gongsheng\""))]
    pub type_: String,
    /// Version of the format: 1.
    pub version: u32,
    /// What the consortium is called.
    #[serde(default)]
    pub title: Text,
    /// Free notes.
    #[serde(default)]
    pub notes: Text,
    /// What 1 eu stands for in this document.
    #[serde(default)]
    pub energy_unit: Text,
    /// Horizon T, whole months, 1 to 600.
    pub months: u32,
    /// The symbiotic units (共生单元).
    #[serde(default)]
    pub units: Vec<Unit>,
    /// What flows from an output of one unit to an input of another.
    #[serde(default)]
    pub exchanges: Vec<Exchange>,
    /// What several units do together.
    #[serde(default)]
    pub projects: Vec<Project>,
    /// Interfaces of pairs that differ from the settings.
    #[serde(default)]
    pub links: Vec<Link>,
    /// The factors of the symbiotic environment (共生环境).
    #[serde(default)]
    pub environment: Vec<Factor>,
    /// Reciprocity, incentives and transfers.
    #[serde(default)]
    pub contract: Contract,
    /// The choices that the paper leaves open; only those that differ from the defaults (§10).
    #[serde(default)]
    pub settings: Settings,
}

/// What a unit is (§4.1, §5.1 of the paper).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Kind {
    /// 政府
    Government,
    /// 职业院校
    College,
    /// 行业企业
    Enterprise,
    /// 科研机构
    Institute,
    /// 行业组织
    Association,
    /// None of these.
    Other,
}

/// What carries a parameter: matter, energy or information (§3.1 of the paper).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Carrier {
    Matter,
    Energy,
    Information,
}

/// One of the four chains (§3.2 of the paper).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Chain {
    Talent,
    Education,
    Innovation,
    Industry,
}

/// A symbiotic unit (共生单元).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Unit {
    /// 1 to 64 characters of `A-Z a-z 0-9 _ . -`, unique among the units.
    pub id: String,
    /// What the unit is.
    pub kind: Kind,
    /// What the unit is called.
    #[serde(default)]
    pub name: Text,
    /// Free tags; `small` marks a small enterprise.
    #[serde(default)]
    pub tags: Vec<String>,
    /// N, the level it would reach alone, eu, > 0; default 100.
    #[serde(default)]
    pub capacity: f64,
    /// r, growth per month, > 0; default 0.1.
    #[serde(default)]
    pub growth: f64,
    /// x0, the level it starts from, eu, ≥ 0; default 50.
    #[serde(default)]
    pub start: f64,
    /// h, months it waits to break even, ≥ 0; default the horizon.
    #[serde(default)]
    pub patience: f64,
    /// What it gives (产出).
    #[serde(default)]
    pub outputs: Vec<Output>,
    /// What it needs (投入).
    #[serde(default)]
    pub inputs: Vec<Input>,
    /// Where it stands on the page; no meaning for the model.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub position: Option<Position>,
    /// Where its own numbers come from.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
}

/// A place on the page, in px of the graph at 100 %.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
pub struct Position {
    pub x: f64,
    pub y: f64,
}

/// A quality parameter that a unit gives.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Output {
    /// Unique among the unit's outputs.
    pub id: String,
    /// What it is; a word of the vocabulary or any other.
    pub resource: String,
    /// What carries it.
    pub carrier: Carrier,
    /// Its chain, when it is not the vocabulary's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<Chain>,
    /// o, capacity in units of the resource per month, ≥ 0.
    pub amount: f64,
    /// q, 0 to 1; default 1.
    #[serde(default)]
    pub quality: f64,
    /// c, eu per unit shipped, ≥ 0; default 0.
    #[serde(default)]
    pub cost: f64,
    /// Where the numbers come from.
    #[serde(default)]
    pub note: Text,
}

/// A quality parameter that a unit needs.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Input {
    /// Unique among the unit's inputs.
    pub id: String,
    /// What it is; a word of the vocabulary or any other.
    pub resource: String,
    /// What carries it.
    pub carrier: Carrier,
    /// Its chain, when it is not the vocabulary's.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub chain: Option<Chain>,
    /// d, demand in units of the resource per month, ≥ 0.
    pub amount: f64,
    /// w, eu per unit used, ≥ 0; default 1.
    #[serde(default)]
    pub value: f64,
    /// Where the numbers come from.
    #[serde(default)]
    pub note: Text,
}

/// Whole months `[start, end)`; an end of null never ends.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
pub struct Period(pub u32, pub Option<u32>);

/// A flow from an output of one unit to an input of another (交换).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Exchange {
    /// Unique among the exchanges.
    pub id: String,
    /// The giver and its output.
    pub from: OutputPort,
    /// The receiver and its input.
    pub to: InputPort,
    /// a, units of the resource asked for per month, ≥ 0.
    pub amount: f64,
    /// Through what it goes (contract, curriculum, laboratory …); default none.
    #[serde(default)]
    pub medium: String,
    /// When it runs; default from month 0 without end.
    #[serde(default)]
    pub periods: Vec<Period>,
    /// Where the numbers come from.
    #[serde(default)]
    pub note: Text,
}

/// An output of a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
pub struct OutputPort {
    /// Id of the unit.
    pub unit: String,
    /// Id of its output.
    pub output: String,
}

/// An input of a unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
pub struct InputPort {
    /// Id of the unit.
    pub unit: String,
    /// Id of its input.
    pub input: String,
}

/// Something that two or more units do together (项目).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Project {
    /// Unique among the projects.
    pub id: String,
    /// What it is called.
    #[serde(default)]
    pub name: Text,
    /// Two to 64 different units; shares of all or of none, summing to 1.
    pub members: Vec<Member>,
    /// V, eu generated per active month, ≥ 0.
    pub value: f64,
    /// λ, ≥ 0; when left out, whatever `settings.resistance` is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resistance: Option<f64>,
    /// Through what it goes; default none.
    #[serde(default)]
    pub medium: String,
    /// What carries it.
    #[serde(default)]
    pub carriers: Vec<Carrier>,
    /// When it runs; default from month 0 without end.
    #[serde(default)]
    pub periods: Vec<Period>,
    /// Where the numbers come from.
    #[serde(default)]
    pub note: Text,
}

/// A unit's part in a project.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Member {
    /// Id of the unit.
    pub unit: String,
    /// eu per active month, ≥ 0; default 0.
    #[serde(default)]
    pub cost: f64,
    /// Part of the value, 0 to 1; default equal parts.
    #[serde(default)]
    pub share: f64,
}

/// The interface of a pair, where it differs from the settings (共生界面).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Link {
    /// Ids of two different units.
    pub between: [String; 2],
    /// λ, ≥ 0; when left out, whatever `settings.resistance` is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub resistance: Option<f64>,
    /// κ, eu per month with an active exchange, ≥ 0; default 0.
    #[serde(default)]
    pub coordination: f64,
    /// Whether the interface outlives its tasks; default false.
    #[serde(default)]
    pub persistent: bool,
    /// Where the numbers come from.
    #[serde(default)]
    pub note: Text,
}

/// Outside or inside the consortium (§4.3 of the paper).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Scope {
    External,
    Internal,
}

/// What a factor is about: of the external scope economy to culture, of the internal one concept to
/// identity (§4.3, §5.3 of the paper).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Aspect {
    Economy,
    Demand,
    Industry,
    Policy,
    Culture,
    Concept,
    Motivation,
    Structure,
    Trust,
    Identity,
}

/// From this whole month on, this sign, −1 to 1.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
pub struct Step(pub u32, pub f64);

/// A factor of the symbiotic environment (共生环境).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Factor {
    /// Unique among the factors.
    pub id: String,
    /// Outside or inside.
    pub scope: Scope,
    /// What it is about; one of its scope's.
    pub aspect: Aspect,
    /// What it is called.
    #[serde(default)]
    pub name: Text,
    /// ≥ 0; default 1.
    #[serde(default)]
    pub weight: f64,
    /// Its sign over time, 0 before the first step.
    #[serde(default)]
    pub steps: Vec<Step>,
    /// Where the numbers come from.
    #[serde(default)]
    pub note: Text,
}

/// What the units have agreed beside the exchanges (§6.2 of the paper).
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase", default)]
pub struct Contract {
    /// ρ, the part of the benefit that a free rider loses, 0 to 1; default 0.
    pub reciprocity: f64,
    /// At most one a unit.
    pub incentives: Vec<Incentive>,
    /// Payments between units.
    pub transfers: Vec<Transfer>,
    /// Where ρ comes from.
    #[serde(skip_serializing_if = "Text::is_empty")]
    pub note: Text,
}

/// Reward and penalty of one unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Incentive {
    /// Id of the unit.
    pub unit: String,
    /// eu per month in which it contributes, ≥ 0; default 0.
    #[serde(default)]
    pub reward: f64,
    /// eu per month in which it does not, ≥ 0; default 0.
    #[serde(default)]
    pub penalty: f64,
    /// Where both come from.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
}

/// A payment from one unit to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Transfer {
    /// Id of the unit that pays.
    pub from: String,
    /// Id of the unit that is paid.
    pub to: String,
    /// eu per month, ≥ 0; default 0.
    #[serde(default)]
    pub amount: f64,
    /// Where that comes from.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub note: Text,
}
