//! What one can ask the why of: every number and verdict of an analysis, by name and owner.

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::super::behaviour::Mode;
use super::super::diagnosis::Predicament;
use super::super::flip::Verdict;
use super::super::formation::Rung;
use super::super::organisation::Level;
use crate::model::Rule;

/// A number or verdict, and whose it is.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Subject {
    /// Which number or verdict.
    pub number: Quantity,
    /// What kind of thing it belongs to.
    pub of: Of,
    /// Id of the thing; of a pair, side, state, fit or member of its (first) unit, of a field the first unit of the pair that
    /// is watched. The system and months have none.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub id: Option<String>,
    /// Of a pair, side, state, fit or field the other unit, of a member the project.
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
    /// By which rule a fair share, what is due to reach it, or the excess under it is meant; without it the
    /// benchmark's, and the realised shares' excess.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
    /// At which level a share of the pairs is meant, of which level a chance is, or which one is to be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub level: Option<Level>,
    /// Of which mode a chance is, or which one is to be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub mode: Option<Mode>,
    /// Of which rung a chance is, or which one is to be reached.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rung: Option<Rung>,
    /// Which verdict a turn is of, or which one a number decides; S without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub verdict: Option<Verdict>,
    /// Of a field its place in the document, a JSON pointer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pointer: Option<String>,
    /// Which of a list without names is meant, from 0: of the eigenvalues, of the stable states, of the states of two
    /// players (neither takes part, the first, the other, both), of the numbers that a finding rests on, of the stretches
    /// between which a verdict turns.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub place: Option<u32>,
    /// Of a state of two players how likely all others take part, 0 to 1; 1 without it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub others: Option<f64>,
    /// Of a start of two players how likely each of them takes part, 0 to 1.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub start: Option<[f64; 2]>,
    /// Of which predicament a finding is.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub code: Option<Predicament>,
    /// Of a sum what it sums up.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub parts: Option<Vec<Summed>>,
}

/// A number that a sum takes up.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Summed {
    /// Which number; not itself a sum.
    pub subject: Subject,
    /// How many times it counts: −1 takes it away; 1 when left out.
    #[serde(default = "once")]
    #[cfg_attr(target_family = "wasm", tsify(optional))]
    pub times: f64,
}

fn once() -> f64 {
    1.0
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
    /// A state of two players, each of whom takes part or does not.
    State,
    /// An output and an input of two units.
    Fit,
    Unit,
    Month,
    /// A factor of the environment.
    Factor,
    /// A number that the document says itself.
    Field,
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
    /// Of the system: how many groups of units nothing connects.
    Groups,
    // §4; of the system or, as sign, factor and feedback, of a month.
    /// Of a factor too: the mean of its sign.
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
    /// Of a unit: fair share − S_i; of the system the sum of all.
    Transfer,
    /// Of a side: what its unit pays the other each month, to reach the fair shares.
    Payment,
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
    /// Of a state that is stable: how much of the plane of the two players' probabilities ends there.
    Basin,
    /// Of a state: whether a start inside that plane ends there.
    LeadsTo,
    // §13.
    /// Of the system, by its code, and its unit where each has its own: the number that decides a finding; of one
    /// without a number, that it is there.
    Finding,
    /// Likewise, and by its place: a number that a finding rests on.
    Evidence,
    /// Likewise: how much of a change would clear a finding.
    Remedy,
    /// Of the system: what another document, such as the one that a pathway makes, has more of S.
    Gained,
    // §14; of a field.
    /// What the document says.
    Given,
    /// By its place: the first value of a stretch, at which a verdict is no longer what it was below.
    Turn,
    /// Likewise: the last value before it.
    Last,
    /// The smallest part of itself by which it must change to reach a rung, mode or level.
    Change,
    /// A value just past it with few digits.
    ChangeTo,
    /// The part of itself by which that value changes it.
    ChangeBy,
    // §14; of what is drawn: the system's, and of a pair its modes', of a unit its S_i's.
    /// How much of the draws has a rung, mode or level; without one, is formed.
    Chance,
    /// Where the chance lies at least, with 95 % confidence.
    ChanceLow,
    /// Where it lies at most.
    ChanceHigh,
    /// 5 % of the draws lie below.
    Low,
    /// Half of the draws lie below.
    Median,
    /// 95 % of the draws lie below.
    High,
    /// Of a field: how much of what varies it explains by itself.
    Decides,
    /// Of a field: how far that may be off.
    DecidesError,
    /// Of the system: what several numbers of one kind come to together.
    Sum,
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
            mode: None,
            rung: None,
            verdict: None,
            pointer: None,
            place: None,
            others: None,
            start: None,
            code: None,
            parts: None,
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

    /// A number of a state of two players: 0 when neither takes part, 1 when the first does, 2 the other, 3 both.
    pub fn state(number: Quantity, id: &str, with: &str, place: u32) -> Self {
        Self {
            place: Some(place),
            ..Self::two(number, Of::State, id, with)
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

    /// A number about one that the document says itself.
    pub fn field(number: Quantity, pointer: &str) -> Self {
        Self {
            pointer: Some(pointer.into()),
            ..Self::new(number, Of::Field)
        }
    }

    /// What several numbers come to together.
    pub fn sum(parts: Vec<Summed>) -> Self {
        Self {
            parts: Some(parts),
            ..Self::system(Quantity::Sum)
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
