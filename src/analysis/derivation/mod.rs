//! Why a number is what it is (§14): formula, the same in numbers, what enters, how far the next verdict is, and
//! what it rests on.
//!
//! One file a section of the model; [`expression`] holds formulas, [`latex`] writes them, [`subject`] names what
//! can be asked, [`subjects`] lists it.

mod behaviour;
mod compatibility;
mod contract;
mod entries;
mod environment;
mod evidence;
mod evolution;
pub mod expression;
mod field;
mod finding;
mod flow;
mod formation;
mod gained;
mod games;
mod latex;
mod ledger;
mod organisation;
mod participation;
mod plane;
mod remedy;
mod rest;
mod sample;
pub mod settings;
mod sharing;
mod sources;
mod states;
pub mod subject;
mod subjects;
mod sum;
mod symbol;
mod turn;

pub use latex::latex;
pub(in crate::analysis) use sample::Sampled;
pub use sources::Sources;
pub use subject::{Of, Quantity, Subject, Summed};
pub use subjects::subjects;
pub use symbol::Letter;

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::turn::State;
use crate::flat::Flat;
use crate::model::{Chain, Consortium, Rule};
use expression::{Expression, Subscript};
use settings::{Section, SettingUsed};

/// Why a number or verdict is what it is (§14).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Derivation {
    /// What was asked.
    pub subject: Subject,
    /// The number as the analysis has it, or the verdict: a word, or whether it holds.
    pub value: Answer,
    /// What a number is measured in.
    pub unit: Measure,
    /// The number as a letter of the model.
    pub symbol: Expression,
    /// Forms that all equal the number, the shortest first; of a verdict the statements that single it out.
    pub formula: Vec<Expression>,
    /// The same with this document's numbers.
    pub substituted: Vec<Expression>,
    /// How the rows make the number.
    pub combine: Combine,
    /// What the parts of the rows are.
    pub columns: Vec<Letter>,
    /// What enters.
    pub rows: Vec<Summand>,
    /// How far the boundaries are at which a verdict changes; none when no verdict hangs on the number.
    pub margins: Vec<Margin>,
    /// Where it is laid down.
    pub sections: Vec<Section>,
    /// The choices that the paper leaves open and that enter it.
    pub settings: Vec<SettingUsed>,
    /// Formula and numbers as LaTeX.
    pub latex: String,
}

/// A number, or a verdict.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(untagged)]
pub enum Answer {
    Number(f64),
    Flag(bool),
    Word(String),
}

/// What a number is measured in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Measure {
    /// eu.
    Energy,
    /// eu per month.
    EnergyRate,
    /// Per month.
    Rate,
    Months,
    /// Units of the resource.
    Resource,
    /// How many.
    Count,
    /// A bare number, such as a share.
    Ratio,
    /// A verdict has none.
    None,
}

/// How rows make a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Combine {
    /// Their values sum to it.
    Sum,
    /// It is the largest of them.
    Largest,
    /// They enter as the formula says.
    Formula,
}

/// Something that enters a number.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Summand {
    /// What it is.
    pub what: Thing,
    /// With how much it enters, with its sign.
    pub value: f64,
    /// Of what its value is made, by column.
    pub parts: Vec<f64>,
}

/// What a row of a derivation is about: something of the document, or of the draws or runs around it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Thing {
    /// One of the exchanges.
    Exchange { id: String },
    /// One of the projects.
    Project { id: String },
    /// A unit's part in a project.
    Member { project: String, unit: String },
    /// Two units, in document order.
    Pair { between: [String; 2] },
    /// What one unit has of a pair.
    Side { unit: String, with: String },
    /// One of the units.
    Unit { id: String },
    /// From a month on, up to another.
    Months { from: u32, to: u32 },
    /// One of the factors of the environment.
    Factor { id: String },
    /// The consortium's record as a factor (feedback, §4).
    Record,
    /// An input of a unit.
    Input { unit: String, input: String },
    /// A resource that a unit needs.
    Resource { unit: String, resource: String },
    /// A payment between two units.
    Transfer { from: String, to: String },
    /// What a unit gets for contributing.
    Reward { unit: String },
    /// What a unit pays for not contributing.
    Penalty { unit: String },
    /// A way something passes.
    Medium { name: String },
    /// What carries something.
    Carrier { name: String },
    /// An output of a unit.
    Output { unit: String, output: String },
    /// A state of taking part: those who do.
    State { units: Vec<String> },
    /// From one probability of a unit's taking part to another.
    Strip { unit: String, from: f64, to: f64 },
    /// One of the eigenvalues, from 0.
    Eigenvalue { place: u32 },
    /// What flows in one of the four chains.
    Chain { chain: Chain },
    /// A value of a number, and what the model makes of it when it is run with it.
    Tried { value: f64, state: State },
    /// A draw, from 0.
    Draw { draw: u32 },
    /// The draws in which a number lies from one value to another.
    Drawn { from: f64, to: f64 },
    /// The draws with a rule.
    Rule { rule: Rule },
    /// The draws in which something is so, or not.
    Flag { holds: bool },
    /// The draws with a verdict: a word of a mode, level or rung.
    Outcome { number: Quantity, word: String },
}

/// How far a number is from where a verdict changes.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Margin {
    /// What is held against the boundary.
    pub measured: Expression,
    /// What lies there.
    pub boundary: Boundary,
    /// Where: one number, or both ends of a band.
    pub at: Vec<f64>,
    /// The number held against it.
    pub value: f64,
    /// From the number to the nearest end, ≥ 0.
    pub distance: f64,
    /// In what both are measured.
    pub unit: Measure,
    /// The setting that puts the boundary there; null when the model does.
    #[cfg_attr(target_family = "wasm", tsify(type = "keyof Settings | null"))]
    pub setting: Option<&'static str>,
}

/// Boundaries between verdicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Boundary {
    /// What counts as zero.
    Zero,
    /// Where mutualism stops being symmetric.
    Symmetry,
    /// Where the environment stops being neutral.
    Neutral,
    /// Where an environment can no longer be reached.
    Reach,
    /// How long an episode must be.
    Length,
    /// How much of the time contact must fill.
    Coverage,
    /// How many media it takes.
    Media,
    /// How many carriers it takes.
    Carriers,
    /// Where something is there at all.
    Presence,
    /// How long the horizon must be.
    Horizon,
    /// Where no coalition could do better.
    Core,
    /// Where a unit would no longer take part.
    TakingPart,
    /// Where one game becomes another.
    Game,
    /// Where a level would be gone.
    Feasible,
    /// Where a disturbance no longer fades.
    Stability,
    /// Where mutualism outruns capacity.
    Growth,
    /// Where a predicament begins.
    Cutoff,
    /// Where a verdict turns.
    Turn,
}

impl Margin {
    fn new(measured: Expression, value: f64, boundary: Boundary, at: Vec<f64>, unit: Measure) -> Self {
        let distances = at.iter().map(|at| (value - at).abs());
        Self {
            distance: distances.fold(f64::INFINITY, f64::min),
            measured,
            boundary,
            at,
            value,
            unit,
            setting: None,
        }
    }

    fn by(mut self, setting: &'static str) -> Self {
        self.setting = Some(setting);
        self
    }
}

/// A derivation as a section writes it.
struct Draft {
    value: Answer,
    unit: Measure,
    symbol: Expression,
    formula: Vec<Expression>,
    combine: Combine,
    columns: Vec<Letter>,
    rows: Vec<Summand>,
    margins: Vec<Margin>,
    sections: Vec<Section>,
    settings: Vec<&'static str>,
}

impl Draft {
    /// A number that its formula tells.
    fn number(value: f64, unit: Measure, symbol: Expression, formula: Vec<Expression>) -> Self {
        Self {
            value: Answer::Number(value),
            unit,
            symbol,
            formula,
            combine: Combine::Formula,
            columns: Vec::new(),
            rows: Vec::new(),
            margins: Vec::new(),
            sections: Vec::new(),
            settings: Vec::new(),
        }
    }

    /// A verdict that statements single out; `symbol` is what it is about.
    fn verdict(value: Answer, symbol: Expression, statements: Vec<Expression>) -> Self {
        let formula = vec![Expression::All { of: statements }];
        Self {
            value,
            ..Self::number(0.0, Measure::None, symbol, formula)
        }
    }

    fn rows(mut self, combine: Combine, rows: Vec<Summand>) -> Self {
        (self.combine, self.rows) = (combine, rows);
        self
    }

    fn columns(mut self, columns: &[Letter]) -> Self {
        self.columns = columns.to_vec();
        self
    }

    fn margins(mut self, margins: impl IntoIterator<Item = Margin>) -> Self {
        self.margins.extend(margins);
        self
    }

    fn on(mut self, section: Section, settings: &[&'static str]) -> Self {
        if !self.sections.contains(&section) {
            self.sections.push(section);
        }
        self.settings.extend(settings);
        self
    }

    /// The settings that it rests on, those of its boundaries among them.
    fn choices(&self) -> Vec<&'static str> {
        let boundaries = self.margins.iter().filter_map(|margin| margin.setting);
        self.settings.iter().copied().chain(boundaries).collect()
    }

    /// Another number that the same rows explain, though they do not make it.
    fn instead(self, other: Self) -> Self {
        Self {
            combine: Combine::Formula,
            settings: self.choices(),
            columns: self.columns,
            rows: self.rows,
            sections: self.sections,
            ..other
        }
    }

    fn finish(mut self, subject: &Subject, document: &Consortium) -> Derivation {
        // A choice that puts a boundary there is told beside those that move the number.
        self.settings = self.choices();
        let substituted = self.formula.iter().map(Expression::in_numbers).collect();
        let mut derivation = Derivation {
            subject: subject.clone(),
            value: self.value,
            unit: self.unit,
            symbol: self.symbol,
            formula: self.formula,
            substituted,
            combine: self.combine,
            columns: self.columns,
            rows: self.rows,
            margins: self.margins,
            sections: self.sections,
            settings: settings::used(&document.settings, &self.settings),
            latex: String::new(),
        };
        derivation.latex = latex(&derivation);
        derivation
    }
}

fn row(what: Thing, value: f64) -> Summand {
    let parts = Vec::new();
    Summand { what, value, parts }
}

/// The word that stands for a choice, as it goes out.
fn word(choice: impl Serialize) -> Answer {
    Answer::Word(Flat::of(&choice).names.concat())
}

/// Why a number or verdict of a valid consortium is what it is; None when there is no such number, or it is not
/// defined here.
///
/// # Panics
/// When something refers to what is not there, which no document that was read does.
pub fn derivation(consortium: &Consortium, subject: &Subject) -> Option<Derivation> {
    Sources::new(consortium).derivation(subject)
}

/// Why another valid document, such as the one that a pathway makes, has more or less of something: each is run once.
/// None for what is no such number.
///
/// # Panics
/// When something refers to what is not there, which no document that was read does.
pub fn derivation_of_change(now: &Consortium, then: &Consortium, subject: &Subject) -> Option<Derivation> {
    let (now, then) = (Sources::new(now), Sources::new(then));
    let draft = gained::draft(&now, &then, subject)?;
    Some(draft.finish(subject, now.document))
}
