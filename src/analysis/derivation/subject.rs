//! What one can ask the why of: every number and verdict of an analysis, by name and owner.

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::super::diagnosis::Predicament;
use super::super::organisation::Level;
use crate::model::Rule;

/// A number or verdict, and whose it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Subject {
    /// Which number or verdict.
    pub number: Quantity,
    /// What kind of thing it belongs to.
    pub of: Of,
    /// Id of the thing; of a pair, side, fit or member of its (first) unit. The system and months have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Of a pair, side or fit the other unit, of a member the project.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub with: Option<String>,
    /// Of a fit the first unit's output.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub output: Option<String>,
    /// Of a fit the other unit's input.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub input: Option<String>,
    /// Of a month, from 0; of a window of months its first; of a level at the end of a month that month's number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub month: Option<u32>,
    /// By which rule a fair share, or the excess under it, is meant; without it the realised shares' excess.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// At which level a share of the pairs is meant.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Which of a list without names is meant, from 0: of the eigenvalues, of the stable states, of the
    /// pathways.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u32>,
    /// Of which predicament a finding is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Predicament>,
}

/// What a number can belong to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Of {
    /// The whole consortium.
    System,
    Exchange,
    Project,
    /// A unit's part in a project.
    Member,
    Pair,
    /// One unit's side of a pair.
    Side,
    /// An output and an input of two units.
    Fit,
    Unit,
    Month,
}

/// A number or verdict; names are those of the fields of an analysis where it has one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Quantity {
    // §2, of an exchange; the rate of a fit too.
    Rate,
    ActiveMonths,
    Asked,
    Shipped,
    Used,
    // §3.
    /// Of a pair: whether some output of one and input of the other fit.
    Compatible,
    /// Of a side: share of its inputs that the other can serve.
    Complementarity,
    /// Of a side: share of its distinct input resources that the other needs too.
    NeedOverlap,
    /// Of the system: how many pairs fit.
    CompatiblePairs,
    // §4; of the system or, as sign, factor and feedback, of a month.
    Mean,
    External,
    Internal,
    Class,
    /// ε(t).
    Sign,
    /// φ(t).
    Factor,
    /// f(t).
    Feedback,
    // §5; of the system, months, exchanges, projects, members, pairs, sides and units.
    Generation,
    InterfaceLoss,
    Cost,
    Coordination,
    Dissipation,
    /// S; of a unit S_i, of a side s(i|j), of a member its net.
    Surplus,
    Gross,
    Receipt,
    Outlay,
    // §5, the contract of a unit.
    TransfersIn,
    TransfersOut,
    RewardReceived,
    PenaltyPaid,
    SurplusAfter,
    // §6.
    /// Of a side: s(i|j) as modes count it, of a unit S_i likewise.
    Counted,
    /// Of a side, a unit or the system: what counts as zero.
    Band,
    Asymmetry,
    Mode,
    NetGenerating,
    // §7, of a pair; the level and the share at a level of the system too, active months above.
    Level,
    Episodes,
    Longest,
    Coverage,
    Media,
    Carriers,
    OpenEnded,
    Persistent,
    LevelShare,
    // §8, of the system; compatible above.
    Rung,
    Interacting,
    /// How many exchanges and projects are ever active.
    Activities,
    Formed,
    Durable,
    LowestWindow,
    InCore,
    /// Δ.
    Shift,
    /// ε*.
    BreakEven,
    Reachable,
    // §9.
    /// Of a unit, under a rule.
    FairShare,
    /// Of the system: the largest v(K) − x(K).
    Excess,
    /// Of a unit: fair share − S_i.
    Transfer,
    Gini,
    Theil,
    // §11.
    /// Of a side: δ_ij, what the other does to it.
    Effect,
    /// Of the system: ρ(Δ).
    SpectralRadius,
    /// Of a unit: its level where the evolution can rest.
    EquilibriumLevel,
    /// Of the system: whether all of these are > 0.
    Feasible,
    /// Of the system, by its place: what a disturbance there fades or grows by.
    EigenvalueReal,
    /// Likewise: how it swings.
    EigenvalueImaginary,
    /// Of the system: whether every disturbance fades.
    Stable,
    /// Of the system: whether levels grow without limit.
    Unbounded,
    /// Of a unit: its level at the end of a month, without one at the horizon.
    LevelAt,
    /// Of a month: the behaviour of the window that begins with it.
    WindowMode,
    /// Of a month: the organisation of the window that begins with it.
    WindowLevel,
    // §12, of a unit.
    /// d_i when all take part.
    Drive,
    /// The reward + penalty that would bring d_i to 0.
    Threshold,
    /// How much more than it has that is.
    ExtraNeeded,
    /// Receipt in the mean of a month.
    MonthlyReceipt,
    /// Outlay in the mean of a month.
    MonthlyOutlay,
    /// a_i: the drive when no other player takes part.
    Constant,
    /// Of a side: b_ij, what the other's taking part adds to its drive.
    Influence,
    /// Of the system: the largest extra incentive that a unit needs.
    ExtraIncentive,
    /// Of a side: R.
    PayoffBoth,
    /// Of a side: S.
    PayoffAlone,
    /// Of a side: T.
    PayoffOther,
    /// Of a side: P.
    PayoffNobody,
    /// Of a side or a pair: what game it is.
    Game,
    /// Of the system: how many pure states are stable.
    StableStates,
    /// Of the system, by its place: whether a state is stable.
    StableState,
    /// Of a unit: whether nothing drives it.
    Indifferent,
    // §13.
    /// Of the system, by its code, and its unit where each has its own: the number that decides a finding.
    Finding,
    /// Of the system, by its place: what a pathway adds to the surplus.
    Gained,
}

impl Subject {
    fn new(number: Quantity, of: Of) -> Self {
        Self {
            number,
            of,
            id: None,
            with: None,
            output: None,
            input: None,
            month: None,
            rule: None,
            level: None,
            place: None,
            code: None,
        }
    }

    /// A number of the whole consortium.
    pub fn system(number: Quantity) -> Self {
        Self::new(number, Of::System)
    }

    /// A number of something that has an id.
    pub fn thing(number: Quantity, of: Of, id: &str) -> Self {
        Self {
            id: Some(id.into()),
            ..Self::new(number, of)
        }
    }

    /// A number of two: a pair, a side (of the first unit), a member (unit and project).
    pub fn two(number: Quantity, of: Of, id: &str, with: &str) -> Self {
        Self {
            with: Some(with.into()),
            ..Self::thing(number, of, id)
        }
    }

    /// A number of a month.
    pub fn month(number: Quantity, month: u32) -> Self {
        Self {
            month: Some(month),
            ..Self::new(number, Of::Month)
        }
    }

    /// A number under a rule of sharing.
    pub fn under(self, rule: Rule) -> Self {
        Self {
            rule: Some(rule),
            ..self
        }
    }

    /// The share of the pairs at a level.
    pub fn at(level: Level) -> Self {
        Self {
            level: Some(level),
            ..Self::system(Quantity::LevelShare)
        }
    }

    /// One of a list of the whole consortium's.
    pub fn nth(number: Quantity, place: u32) -> Self {
        Self {
            place: Some(place),
            ..Self::system(number)
        }
    }

    /// σ of an output of one unit and an input of another.
    pub fn fit(id: &str, output: &str, with: &str, input: &str) -> Self {
        Self {
            output: Some(output.into()),
            input: Some(input.into()),
            ..Self::two(Quantity::Rate, Of::Fit, id, with)
        }
    }
}
