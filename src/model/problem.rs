//! What is wrong with a document: all of it at once, as data (§1).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

/// Errors stop the analysis, warnings do not.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    Error,
    Warning,
}

/// What can be wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Code {
    InvalidJson,
    UnknownType,
    NewerVersion,
    WrongType,
    MissingField,
    InvalidId,
    UnknownWord,
    OutOfRange,
    LimitExceeded,
    DuplicateId,
    DuplicateLink,
    DuplicateIncentive,
    DuplicateSubstitution,
    DuplicateMember,
    DanglingReference,
    SelfExchange,
    SelfLink,
    SelfTransfer,
    EmptyPeriod,
    TooFewMembers,
    SharesIncomplete,
    SharesSum,
    InfiniteEnergy,
    OversubscribedOutput,
    OversuppliedInput,
    IncompatibleExchange,
    UnitWithoutParameters,
    PeriodPastHorizon,
    IdleTransfer,
}

/// One mistake, told once, where it is made.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Problem {
    /// Stable name of the mistake.
    pub code: Code,
    /// JSON pointer (RFC 6901) to the place; "" is the whole document.
    pub pointer: String,
    /// Error or warning.
    pub severity: Severity,
    /// The values involved.
    pub values: Vec<Detail>,
}

/// A value involved in a problem.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Detail {
    /// What it is: value, least, most, expected, line, column, sum …
    pub name: String,
    /// The value.
    pub value: DetailValue,
}

/// A number or a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(untagged)]
pub enum DetailValue {
    Number(f64),
    Text(String),
}
