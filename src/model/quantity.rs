//! The numeric fields of a document by number: what a what-if turns (§14).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::range::{HORIZON, MONTH, NOT_NEGATIVE, POSITIVE, Range, SHARE, SIGN};
use super::{Consortium, Period, Setting};

/// A numeric field of a document. Numbers are places in its lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[rustfmt::skip]
pub enum Quantity {
    /// T.
    Months,
    /// N.
    Capacity { unit: usize },
    /// r.
    Growth { unit: usize },
    /// x0.
    Start { unit: usize },
    /// h.
    Patience { unit: usize },
    /// o.
    OutputAmount { unit: usize, output: usize },
    /// q.
    Quality { unit: usize, output: usize },
    /// c.
    Cost { unit: usize, output: usize },
    /// d.
    InputAmount { unit: usize, input: usize },
    /// w.
    Value { unit: usize, input: usize },
    /// a.
    ExchangeAmount { exchange: usize },
    /// V.
    ProjectValue { project: usize },
    /// λ of a project; the setting's when it names none.
    ProjectResistance { project: usize },
    /// cost_m.
    MemberCost { project: usize, member: usize },
    /// share_m. When it changes, the shares of the other members give way in proportion.
    Share { project: usize, member: usize },
    /// λ of a pair; the setting's when the link names none.
    LinkResistance { link: usize },
    /// κ.
    Coordination { link: usize },
    /// Weight of a factor.
    Weight { factor: usize },
    /// s from a step on.
    Sign { factor: usize, step: usize },
    /// The month of a step.
    StepMonth { factor: usize, step: usize },
    /// The first month of a period.
    PeriodStart { of: Timed, period: usize },
    /// The month after the last of a period that ends.
    PeriodEnd { of: Timed, period: usize },
    /// ρ.
    Reciprocity,
    /// Reward of a unit.
    Reward { incentive: usize },
    /// Penalty of a unit.
    Penalty { incentive: usize },
    /// Amount of a transfer.
    Transfer { transfer: usize },
    /// σ of a substitution.
    Rate { substitution: usize },
    /// A setting.
    Setting(Setting),
}

/// What has periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Timed {
    Exchange(usize),
    Project(usize),
}

/// One value at one place: what an edit of a document does.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Edit {
    /// Where, as in problems.
    pub pointer: String,
    /// The number there from now on.
    pub value: f64,
}

impl Timed {
    fn periods(self, document: &Consortium) -> &[Period] {
        match self {
            Self::Exchange(index) => &document.exchanges[index].periods,
            Self::Project(index) => &document.projects[index].periods,
        }
    }

    fn period(self, document: &mut Consortium, period: usize) -> &mut Period {
        match self {
            Self::Exchange(index) => &mut document.exchanges[index].periods[period],
            Self::Project(index) => &mut document.projects[index].periods[period],
        }
    }

    fn place(self) -> (&'static str, usize) {
        match self {
            Self::Exchange(index) => ("exchanges", index),
            Self::Project(index) => ("projects", index),
        }
    }
}

impl Quantity {
    /// The numeric field that a JSON pointer names, in a document with its defaults filled in. None where there
    /// is no number, or one of no meaning for the model.
    pub fn at(document: &Consortium, pointer: &str) -> Option<Self> {
        let keys: Vec<&str> = pointer.strip_prefix('/')?.split('/').collect();
        let quantity = match *keys.as_slice() {
            ["months"] => Self::Months,
            ["units", unit, field] => {
                let unit = place(unit, document.units.len())?;
                match field {
                    "capacity" => Self::Capacity { unit },
                    "growth" => Self::Growth { unit },
                    "start" => Self::Start { unit },
                    "patience" => Self::Patience { unit },
                    _ => return None,
                }
            }
            ["units", unit, "outputs", output, field] => {
                let unit = place(unit, document.units.len())?;
                let output = place(output, document.units[unit].outputs.len())?;
                match field {
                    "amount" => Self::OutputAmount { unit, output },
                    "quality" => Self::Quality { unit, output },
                    "cost" => Self::Cost { unit, output },
                    _ => return None,
                }
            }
            ["units", unit, "inputs", input, field] => {
                let unit = place(unit, document.units.len())?;
                let input = place(input, document.units[unit].inputs.len())?;
                match field {
                    "amount" => Self::InputAmount { unit, input },
                    "value" => Self::Value { unit, input },
                    _ => return None,
                }
            }
            ["exchanges", exchange, "amount"] => Self::ExchangeAmount {
                exchange: place(exchange, document.exchanges.len())?,
            },
            [list, index, "periods", period, end] => {
                let of = match list {
                    "exchanges" => Timed::Exchange(place(index, document.exchanges.len())?),
                    "projects" => Timed::Project(place(index, document.projects.len())?),
                    _ => return None,
                };
                let period = place(period, of.periods(document).len())?;
                match (end, of.periods(document)[period]) {
                    ("0", _) => Self::PeriodStart { of, period },
                    ("1", Period(_, Some(_))) => Self::PeriodEnd { of, period },
                    _ => return None,
                }
            }
            ["projects", project, field] => {
                let project = place(project, document.projects.len())?;
                match field {
                    "value" => Self::ProjectValue { project },
                    "resistance" => Self::ProjectResistance { project },
                    _ => return None,
                }
            }
            ["projects", project, "members", member, field] => {
                let project = place(project, document.projects.len())?;
                let member = place(member, document.projects[project].members.len())?;
                match field {
                    "cost" => Self::MemberCost { project, member },
                    "share" => Self::Share { project, member },
                    _ => return None,
                }
            }
            ["links", link, field] => {
                let link = place(link, document.links.len())?;
                match field {
                    "resistance" => Self::LinkResistance { link },
                    "coordination" => Self::Coordination { link },
                    _ => return None,
                }
            }
            ["environment", factor, "weight"] => Self::Weight {
                factor: place(factor, document.environment.len())?,
            },
            ["environment", factor, "steps", step, end] => {
                let factor = place(factor, document.environment.len())?;
                let step = place(step, document.environment[factor].steps.len())?;
                match end {
                    "0" => Self::StepMonth { factor, step },
                    "1" => Self::Sign { factor, step },
                    _ => return None,
                }
            }
            ["contract", "reciprocity"] => Self::Reciprocity,
            ["contract", "incentives", incentive, field] => {
                let incentive = place(incentive, document.contract.incentives.len())?;
                match field {
                    "reward" => Self::Reward { incentive },
                    "penalty" => Self::Penalty { incentive },
                    _ => return None,
                }
            }
            ["contract", "transfers", transfer, "amount"] => Self::Transfer {
                transfer: place(transfer, document.contract.transfers.len())?,
            },
            ["settings", "substitution", substitution, "rate"] => Self::Rate {
                substitution: place(substitution, document.settings.substitution.len())?,
            },
            ["settings", name] => Self::Setting(Setting::named(name)?),
            _ => return None,
        };
        Some(quantity)
    }

    /// Where it stands, as in problems.
    pub fn pointer(&self) -> String {
        match *self {
            Self::Months => "/months".into(),
            Self::Capacity { unit } => pointer(&[("units", unit)], "capacity"),
            Self::Growth { unit } => pointer(&[("units", unit)], "growth"),
            Self::Start { unit } => pointer(&[("units", unit)], "start"),
            Self::Patience { unit } => pointer(&[("units", unit)], "patience"),
            Self::OutputAmount { unit, output } => pointer(&[("units", unit), ("outputs", output)], "amount"),
            Self::Quality { unit, output } => pointer(&[("units", unit), ("outputs", output)], "quality"),
            Self::Cost { unit, output } => pointer(&[("units", unit), ("outputs", output)], "cost"),
            Self::InputAmount { unit, input } => pointer(&[("units", unit), ("inputs", input)], "amount"),
            Self::Value { unit, input } => pointer(&[("units", unit), ("inputs", input)], "value"),
            Self::ExchangeAmount { exchange } => pointer(&[("exchanges", exchange)], "amount"),
            Self::ProjectValue { project } => pointer(&[("projects", project)], "value"),
            Self::ProjectResistance { project } => pointer(&[("projects", project)], "resistance"),
            Self::MemberCost { project, member } => {
                pointer(&[("projects", project), ("members", member)], "cost")
            }
            Self::Share { project, member } => {
                pointer(&[("projects", project), ("members", member)], "share")
            }
            Self::LinkResistance { link } => pointer(&[("links", link)], "resistance"),
            Self::Coordination { link } => pointer(&[("links", link)], "coordination"),
            Self::Weight { factor } => pointer(&[("environment", factor)], "weight"),
            Self::StepMonth { factor, step } => pointer(&[("environment", factor), ("steps", step)], "0"),
            Self::Sign { factor, step } => pointer(&[("environment", factor), ("steps", step)], "1"),
            Self::PeriodStart { of, period } => pointer(&[of.place(), ("periods", period)], "0"),
            Self::PeriodEnd { of, period } => pointer(&[of.place(), ("periods", period)], "1"),
            Self::Reciprocity => "/contract/reciprocity".into(),
            Self::Reward { incentive } => pointer(&[("contract/incentives", incentive)], "reward"),
            Self::Penalty { incentive } => pointer(&[("contract/incentives", incentive)], "penalty"),
            Self::Transfer { transfer } => pointer(&[("contract/transfers", transfer)], "amount"),
            Self::Rate { substitution } => pointer(&[("settings/substitution", substitution)], "rate"),
            Self::Setting(setting) => pointer(&[], "settings/") + setting.name(),
        }
    }

    /// Its number in a document.
    ///
    /// # Panics
    /// When the document has no such field.
    pub fn read(&self, document: &Consortium) -> f64 {
        let own = |resistance: Option<f64>| resistance.unwrap_or(document.settings.resistance);
        match *self {
            Self::Months => document.months.into(),
            Self::Capacity { unit } => document.units[unit].capacity,
            Self::Growth { unit } => document.units[unit].growth,
            Self::Start { unit } => document.units[unit].start,
            Self::Patience { unit } => document.units[unit].patience,
            Self::OutputAmount { unit, output } => document.units[unit].outputs[output].amount,
            Self::Quality { unit, output } => document.units[unit].outputs[output].quality,
            Self::Cost { unit, output } => document.units[unit].outputs[output].cost,
            Self::InputAmount { unit, input } => document.units[unit].inputs[input].amount,
            Self::Value { unit, input } => document.units[unit].inputs[input].value,
            Self::ExchangeAmount { exchange } => document.exchanges[exchange].amount,
            Self::ProjectValue { project } => document.projects[project].value,
            Self::ProjectResistance { project } => own(document.projects[project].resistance),
            Self::MemberCost { project, member } => document.projects[project].members[member].cost,
            Self::Share { project, member } => document.projects[project].members[member].share,
            Self::LinkResistance { link } => own(document.links[link].resistance),
            Self::Coordination { link } => document.links[link].coordination,
            Self::Weight { factor } => document.environment[factor].weight,
            Self::StepMonth { factor, step } => document.environment[factor].steps[step].0.into(),
            Self::Sign { factor, step } => document.environment[factor].steps[step].1,
            Self::PeriodStart { of, period } => of.periods(document)[period].0.into(),
            Self::PeriodEnd { of, period } => {
                let end = of.periods(document)[period].1;
                end.map_or(f64::INFINITY, f64::from)
            }
            Self::Reciprocity => document.contract.reciprocity,
            Self::Reward { incentive } => document.contract.incentives[incentive].reward,
            Self::Penalty { incentive } => document.contract.incentives[incentive].penalty,
            Self::Transfer { transfer } => document.contract.transfers[transfer].amount,
            Self::Rate { substitution } => document.settings.substitution[substitution].rate,
            Self::Setting(setting) => setting.of(&document.settings),
        }
    }

    /// Sets its number in a document; a share takes from the other members or gives to them.
    ///
    /// # Panics
    /// When the document has no such field.
    pub fn write(&self, document: &mut Consortium, value: f64) {
        match *self {
            Self::Months => document.months = value as u32,
            Self::Capacity { unit } => document.units[unit].capacity = value,
            Self::Growth { unit } => document.units[unit].growth = value,
            Self::Start { unit } => document.units[unit].start = value,
            Self::Patience { unit } => document.units[unit].patience = value,
            Self::OutputAmount { unit, output } => document.units[unit].outputs[output].amount = value,
            Self::Quality { unit, output } => document.units[unit].outputs[output].quality = value,
            Self::Cost { unit, output } => document.units[unit].outputs[output].cost = value,
            Self::InputAmount { unit, input } => document.units[unit].inputs[input].amount = value,
            Self::Value { unit, input } => document.units[unit].inputs[input].value = value,
            Self::ExchangeAmount { exchange } => document.exchanges[exchange].amount = value,
            Self::ProjectValue { project } => document.projects[project].value = value,
            Self::ProjectResistance { project } => document.projects[project].resistance = Some(value),
            Self::MemberCost { project, member } => document.projects[project].members[member].cost = value,
            Self::Share { project, member } => {
                let members = &mut document.projects[project].members;
                for (index, share) in shares_with(members.iter().map(|it| it.share), member, value) {
                    members[index].share = share;
                }
            }
            Self::LinkResistance { link } => document.links[link].resistance = Some(value),
            Self::Coordination { link } => document.links[link].coordination = value,
            Self::Weight { factor } => document.environment[factor].weight = value,
            Self::StepMonth { factor, step } => document.environment[factor].steps[step].0 = value as u32,
            Self::Sign { factor, step } => document.environment[factor].steps[step].1 = value,
            Self::PeriodStart { of, period } => of.period(document, period).0 = value as u32,
            Self::PeriodEnd { of, period } => of.period(document, period).1 = Some(value as u32),
            Self::Reciprocity => document.contract.reciprocity = value,
            Self::Reward { incentive } => document.contract.incentives[incentive].reward = value,
            Self::Penalty { incentive } => document.contract.incentives[incentive].penalty = value,
            Self::Transfer { transfer } => document.contract.transfers[transfer].amount = value,
            Self::Rate { substitution } => document.settings.substitution[substitution].rate = value,
            Self::Setting(setting) => setting.set(&mut document.settings, value),
        }
    }

    /// What [`write`](Self::write) changes, field by field: one edit, or those of all shares of a project.
    ///
    /// # Panics
    /// When the document has no such field.
    pub fn edits(&self, document: &Consortium, value: f64) -> Vec<Edit> {
        if let Self::Share { project, member } = *self {
            let shares = document.projects[project].members.iter().map(|it| it.share);
            let edit = |(member, value): (usize, f64)| Edit {
                pointer: Self::Share { project, member }.pointer(),
                value,
            };
            return shares_with(shares, member, value).into_iter().map(edit).collect();
        }
        vec![Edit {
            pointer: self.pointer(),
            value,
        }]
    }

    /// The numbers that it may take, everything else being as it is.
    ///
    /// # Panics
    /// When the document has no such field.
    pub fn range(&self, document: &Consortium) -> Range {
        match *self {
            Self::Months => HORIZON,
            Self::Capacity { .. } | Self::Growth { .. } => POSITIVE,
            Self::Quality { .. } | Self::Share { .. } | Self::Reciprocity | Self::Rate { .. } => SHARE,
            Self::Sign { .. } => SIGN,
            Self::StepMonth { .. } => MONTH,
            Self::PeriodStart { of, period } => {
                let end = of.periods(document)[period].1;
                Range {
                    most: end.map(|end| f64::from(end) - 1.0),
                    ..MONTH
                }
            }
            Self::PeriodEnd { of, period } => Range {
                least: f64::from(of.periods(document)[period].0) + 1.0,
                ..MONTH
            },
            Self::Setting(setting) => setting.range(),
            Self::Start { .. }
            | Self::Patience { .. }
            | Self::OutputAmount { .. }
            | Self::Cost { .. }
            | Self::InputAmount { .. }
            | Self::Value { .. }
            | Self::ExchangeAmount { .. }
            | Self::ProjectValue { .. }
            | Self::ProjectResistance { .. }
            | Self::MemberCost { .. }
            | Self::LinkResistance { .. }
            | Self::Coordination { .. }
            | Self::Weight { .. }
            | Self::Reward { .. }
            | Self::Penalty { .. }
            | Self::Transfer { .. } => NOT_NEGATIVE,
        }
    }

    /// What a document says of how much and how well: every amount, quality, value, cost, resistance and sign, in its
    /// order.
    pub fn amounts(document: &Consortium) -> Vec<Self> {
        let mut all = Vec::new();
        for (unit, it) in document.units.iter().enumerate() {
            for output in 0..it.outputs.len() {
                all.push(Self::OutputAmount { unit, output });
                all.push(Self::Quality { unit, output });
                all.push(Self::Cost { unit, output });
            }
            for input in 0..it.inputs.len() {
                all.push(Self::InputAmount { unit, input });
                all.push(Self::Value { unit, input });
            }
        }
        for exchange in 0..document.exchanges.len() {
            all.push(Self::ExchangeAmount { exchange });
        }
        for (project, it) in document.projects.iter().enumerate() {
            for member in 0..it.members.len() {
                all.push(Self::MemberCost { project, member });
            }
            all.push(Self::ProjectValue { project });
            if it.resistance.is_some() {
                all.push(Self::ProjectResistance { project });
            }
        }
        for (link, it) in document.links.iter().enumerate() {
            if it.resistance.is_some() {
                all.push(Self::LinkResistance { link });
            }
        }
        for (factor, it) in document.environment.iter().enumerate() {
            for step in 0..it.steps.len() {
                all.push(Self::Sign { factor, step });
            }
        }
        for transfer in 0..document.contract.transfers.len() {
            all.push(Self::Transfer { transfer });
        }
        all.push(Self::Setting(Setting::Resistance));
        all
    }
}

/// The number that a key of a pointer stands for, as it is written in one way only.
fn place(key: &str, of: usize) -> Option<usize> {
    let plain = key == "0" || !key.starts_with(['0', '+']);
    key.parse().ok().filter(|&index| plain && index < of)
}

fn pointer(lists: &[(&str, usize)], field: &str) -> String {
    let mut pointer = String::new();
    for (list, index) in lists {
        pointer.push('/');
        pointer.push_str(list);
        pointer.push('/');
        pointer.push_str(&index.to_string());
    }
    pointer.push('/');
    pointer.push_str(field);
    pointer
}

/// All shares when one of them is `value`: the others keep their proportions, or share equally what they did
/// not have before.
fn shares_with(shares: impl Iterator<Item = f64>, member: usize, value: f64) -> Vec<(usize, f64)> {
    let mut shares: Vec<(usize, f64)> = shares.enumerate().collect();
    let others = shares.len() as f64 - 1.0;
    let sum: f64 = (shares.iter().filter(|(index, _)| *index != member))
        .map(|(_, share)| share)
        .sum();
    for (index, share) in &mut shares {
        *share = if *index == member {
            value
        } else if sum > 0.0 {
            (1.0 - value) * (*share / sum)
        } else {
            (1.0 - value) / others
        };
    }
    shares
}
