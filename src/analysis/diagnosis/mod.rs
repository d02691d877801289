//! What ails a consortium: the predicaments of the paper's §5, each with the numbers that betray it (§13).
//!
//! | predicaments | file |
//! |---|---|
//! | lack of motivation (动力不足, §5.1 of the paper) | `motivation` |
//! | inefficient modes (共生模式低效, §5.2) | `modes` |
//! | a deviating environment (环境偏差, §5.3) | `surroundings` |
//!
//! A finding is told of numbers alone: what would mend it is for [`pathways`](super::pathways) to try.

mod modes;
mod motivation;
mod surroundings;

pub(in crate::analysis) use motivation::monthly;
use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::accounts::{Accounts, Basis};
use super::behaviour::{self, Behaviour};
use super::environment::Environment;
use super::flow::Limits;
use super::network::Network;
use super::organisation::{self, Organisation};
use super::sharing::FairShares;
use crate::model::{Chain, Consortium};

/// What a predicament is called (§13), in the order of the list of findings.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Predicament {
    /// 观望: a unit is still out of pocket when its patience ends, and would not be at the horizon.
    Waiting,
    /// 动力不足: a unit loses.
    Unmotivated,
    /// 输血: without what governments give there is no surplus.
    Transfusion,
    /// 孤立: a unit takes no part.
    Isolated,
    /// 碎片化: contact is for a task at a time, or does not connect everyone.
    Fragmented,
    /// 形式化: of what the outputs could give little is used.
    Formalistic,
    /// 单向: energy flows in one direction only.
    OneWay,
    /// 不对称: everyone gains, and not by fair shares.
    Asymmetric,
    /// 搭便车: a unit's part of what is received is larger than its part of what is paid.
    FreeRiding,
    /// 囚徒困境: two units would each rather not contribute, and both would lose by it.
    Dilemma,
    /// 链条缺失: nothing flows in one of the four chains.
    MissingChain,
    /// 反向环境: the environment hinders.
    Hostile,
    /// 政策碎片化: policies pull apart.
    PolicyConflict,
    /// 文化认同偏差: the culture around hinders.
    CultureBias,
    /// 缺乏信任: trust, identity or concept hinder from inside.
    Distrust,
    /// 脆弱: the loss of one unit breaks it, or every enterprise is small.
    Fragile,
}

/// What the change is that would clear a finding (§13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Mend {
    /// The unit gains so many eu more before its patience ends.
    GainEarlier,
    /// The unit gains so many eu more.
    GainMore,
    /// The others make so many eu more among themselves.
    EarnMore,
    /// The units are given something to exchange.
    Connect,
    /// So many of the pairs last longer; without a number, the pairs connect everyone for longer.
    LastLonger,
    /// The mean use of the outputs rises by so much.
    UseMore,
    /// Something flows back.
    GiveBack,
    /// So many eu move from those above their fair share to those below.
    Share,
    /// The unit pays so many eu more; without a number, it receives less.
    PayMore,
    /// Reward and penalty of both rise, in all by so many eu a month at most.
    Incentive,
    /// Something flows in the chains that are missing.
    OpenChain,
    /// The mean of ε rises by so much.
    Improve,
    /// One of the policies moves towards the other by so much.
    Align,
    /// The lowest factor rises by so much.
    Raise,
    /// The others make so many eu more without the unit; without a number, an enterprise joins that is not small.
    Anchor,
}

/// What a number of a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Gauge {
    /// Months that a unit waits.
    Patience,
    /// The month by whose end a unit has for good got back what it paid; never before `patience`.
    BreakEvenMonth,
    /// S, or S_i of a unit, eu.
    Surplus,
    /// Receipt of a unit, or its part of all receipts, eu or 0 to 1.
    Receipt,
    /// Outlay of a unit, or its part of all outlays, eu or 0 to 1.
    Outlay,
    /// Pairs between which something is ever active.
    ActivePairs,
    /// Pairs that the finding names.
    NamedPairs,
    /// Groups of units that nothing connects.
    Groups,
    /// Outputs with an amount.
    Outputs,
    /// Σ|S_i − f_i|, eu.
    Distance,
    /// Mean of ε over the factors outside.
    External,
    /// Mean of ε over the factors inside.
    Internal,
    /// Mean sign of a factor.
    Sign,
    /// v without a unit, eu.
    Without,
    /// Reward + penalty that would end a unit's temptation in a pair, eu per month.
    Incentive,
}

/// A number that a finding rests on.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Evidence {
    /// What it measures.
    pub measure: Gauge,
    /// Id of the unit or factor that it belongs to; null when it is everyone's.
    pub of: Option<String>,
    /// The number.
    pub value: f64,
}

/// The change that would clear a finding.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Remedy {
    /// What would have to change.
    pub change: Mend,
    /// By how much; null where there is no number. What it asks is reached at it or just beyond it.
    pub amount: Option<f64>,
}

/// A predicament of the paper's §5 that the numbers show (§13).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Finding {
    /// Which one.
    pub code: Predicament,
    /// The section of the paper that it answers: `§5.1`, `§5.2` or `§5.3`.
    pub section: String,
    /// Ids of the units that it names.
    pub units: Vec<String>,
    /// Ids of the pairs that it names.
    pub pairs: Vec<[String; 2]>,
    /// Ids of the factors of the environment that it names.
    pub factors: Vec<String>,
    /// The chains that it names.
    pub chains: Vec<Chain>,
    /// The number that decides; null where there is none.
    pub value: Option<f64>,
    /// What it is held against; null where there is none.
    pub cutoff: Option<f64>,
    /// The numbers it rests on.
    pub evidence: Vec<Evidence>,
    /// The change that would clear it.
    pub remedy: Remedy,
}

impl Finding {
    /// One that names nothing yet.
    fn new(code: Predicament, change: Mend, amount: Option<f64>) -> Self {
        let section = match code {
            Predicament::Waiting | Predicament::Unmotivated | Predicament::Transfusion => "§5.1",
            code if code < Predicament::Hostile => "§5.2",
            _ => "§5.3",
        };
        Self {
            code,
            section: section.into(),
            units: Vec::new(),
            pairs: Vec::new(),
            factors: Vec::new(),
            chains: Vec::new(),
            value: None,
            cutoff: None,
            evidence: Vec::new(),
            remedy: Remedy { change, amount },
        }
    }

    /// With the number that decides, and its cut-off.
    fn held(mut self, value: f64, cutoff: f64) -> Self {
        (self.value, self.cutoff) = (Some(value), Some(cutoff));
        self
    }

    /// With one more number.
    fn with(mut self, measure: Gauge, of: Option<String>, value: f64) -> Self {
        self.evidence.push(Evidence { measure, of, value });
        self
    }

    /// Whether it is about each unit by itself, so that there may be several of the code.
    pub fn of_one_unit(&self) -> bool {
        matches!(
            self.code,
            Predicament::Waiting | Predicament::Unmotivated | Predicament::FreeRiding
        )
    }
}

/// What the other questions have answered, and a diagnosis reads.
#[derive(Clone, Copy, Debug)]
pub struct Answers<'a> {
    /// The document by number.
    pub network: &'a Network<'a>,
    /// §2.
    pub limits: &'a Limits,
    /// §4.
    pub environment: &'a Environment,
    /// §5.
    pub accounts: &'a Accounts,
    /// §6.
    pub behaviour: &'a Behaviour,
    /// §7.
    pub organisation: &'a Organisation,
}

/// Every predicament that the numbers show, in the order of §13.
pub fn diagnosis(answers: Answers) -> Vec<Finding> {
    let mut findings = Vec::new();
    motivation::find(answers, &mut findings);
    modes::find(answers, &mut findings);
    surroundings::find(answers, &mut findings);
    findings
}

/// Every predicament of a valid consortium, with nothing else reckoned than what shows it.
///
/// # Panics
/// When something refers to what is not there, which no document that was read does.
pub fn diagnose(consortium: &Consortium) -> Vec<Finding> {
    let network = Network::new(consortium);
    let Basis {
        limits,
        environment,
        accounts,
    } = Basis::of(&network);
    let fair = FairShares::new(&network, &accounts);
    let fair = fair.by(consortium.settings.benchmark);
    diagnosis(Answers {
        network: &network,
        limits: &limits,
        environment: &environment,
        accounts: &accounts,
        behaviour: &behaviour::behaviour(&network, &accounts, fair),
        organisation: &organisation::organisation(&network),
    })
}

/// What shares, signs and means may lie off their exact values by rounding.
const ROUNDING: f64 = 1e-9;

/// Whether a number of the size of 1 is above another by more than rounding.
fn above(number: f64, other: f64) -> bool {
    number - other > ROUNDING
}
