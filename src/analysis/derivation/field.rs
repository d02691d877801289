//! What the document says itself (§1, §10): the number, what it is in the model, and where it is used.

use super::expression::{number, over, quotient, symbol};
use super::settings::{
    DIAGNOSIS, ENVIRONMENT, EVOLUTION, FLOW, LEDGER, ORGANISATION, PARTICIPATION, Section, WHAT_IF,
};
use super::{Combine, Draft, Letter, Measure, Of, Quantity, Sources, Subject, Summand};
use crate::model::{self, Step};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    match (subject.of, subject.number) {
        (Of::Field, Quantity::Given) => given(sources, subject.pointer.as_deref()?),
        (Of::Factor, Quantity::Mean) => mean(sources, subject.id.as_deref()?),
        _ => None,
    }
}

fn given(sources: &Sources, pointer: &str) -> Option<Draft> {
    use model::Quantity as Field;
    let field = Field::at(sources.document, pointer)?;
    let value = field.read(sources.document);
    let (letter, unit, section): (Letter, Measure, Section) = match field {
        Field::Months | Field::PeriodStart { .. } | Field::PeriodEnd { .. } => {
            (Letter::Months, Measure::Months, ORGANISATION)
        }
        Field::Capacity { .. } => (Letter::UnitCapacity, Measure::Energy, EVOLUTION),
        Field::Growth { .. } => (Letter::Growth, Measure::Rate, EVOLUTION),
        Field::Start { .. } => (Letter::StartLevel, Measure::Energy, EVOLUTION),
        Field::Patience { .. } => (Letter::Patience, Measure::Months, DIAGNOSIS),
        Field::OutputAmount { .. } => (Letter::Capacity, Measure::Resource, FLOW),
        Field::InputAmount { .. } => (Letter::Demand, Measure::Resource, FLOW),
        Field::ExchangeAmount { .. } => (Letter::Amount, Measure::Resource, FLOW),
        Field::Quality { .. } => (Letter::Quality, Measure::Ratio, LEDGER),
        Field::Cost { .. } => (Letter::UnitCost, Measure::Energy, LEDGER),
        Field::Value { .. } => (Letter::Worth, Measure::Energy, LEDGER),
        Field::ProjectValue { .. } => (Letter::ProjectValue, Measure::EnergyRate, LEDGER),
        Field::ProjectResistance { .. } | Field::LinkResistance { .. } => {
            (Letter::Resistance, Measure::Ratio, LEDGER)
        }
        Field::MemberCost { .. } => (Letter::Cost, Measure::EnergyRate, LEDGER),
        Field::Share { .. } => (Letter::Share, Measure::Ratio, LEDGER),
        Field::Coordination { .. } => (Letter::CoordinationRate, Measure::EnergyRate, LEDGER),
        Field::Weight { .. } => (Letter::Weight, Measure::Ratio, ENVIRONMENT),
        Field::Sign { .. } => (Letter::FactorSign, Measure::Ratio, ENVIRONMENT),
        Field::StepMonth { .. } => (Letter::Months, Measure::Months, ENVIRONMENT),
        Field::Reciprocity => (Letter::Reciprocity, Measure::Ratio, PARTICIPATION),
        Field::Reward { .. } => (Letter::Reward, Measure::EnergyRate, PARTICIPATION),
        Field::Penalty { .. } => (Letter::Penalty, Measure::EnergyRate, PARTICIPATION),
        Field::Transfer { .. } => (Letter::Transfers, Measure::EnergyRate, LEDGER),
        Field::Rate { .. } => (Letter::Rate, Measure::Ratio, super::settings::COMPATIBILITY),
        Field::Setting(_) => (Letter::Given, Measure::Ratio, WHAT_IF),
    };
    // A resistance that is left out is the setting's.
    let follows = match field {
        Field::ProjectResistance { project } => sources.document.projects[project].resistance.is_none(),
        Field::LinkResistance { link } => sources.document.links[link].resistance.is_none(),
        _ => false,
    };
    let names = match field {
        Field::Setting(setting) => vec![setting.name()],
        Field::Rate { .. } => vec!["substitution"],
        _ if follows => vec!["resistance"],
        _ => Vec::new(),
    };
    let draft = Draft::number(value, unit, symbol(letter, &[], value), vec![number(value)]);
    Some(draft.on(section, &names))
}

/// The mean of a factor's sign: what each step lasts for, over T.
fn mean(sources: &Sources, id: &str) -> Option<Draft> {
    let factor = sources.document.environment.iter().find(|it| it.id == id)?;
    let months = sources.network.months;
    let mut steps: Vec<Step> = factor.steps.clone();
    steps.sort_by_key(|step| step.0);
    let mut rows: Vec<Summand> = Vec::new();
    let mut terms = Vec::new();
    for (place, step) in steps.iter().enumerate() {
        let from = (step.0 as usize).min(months);
        let to = steps.get(place + 1).map_or(months, |next| next.0 as usize);
        let to = to.min(months);
        if from < to {
            let length = (to - from) as f64;
            terms.push(step.1 * length);
            rows.push(Summand {
                what: super::entries::months(from, to),
                value: step.1 * length / months as f64,
                parts: vec![step.1, length],
            });
        }
    }
    let value = super::super::environment::mean_sign(factor, months);
    let label = [super::expression::any(super::expression::Index::Month)];
    let body = symbol(Letter::FactorSign, &label, 0.0);
    let formula = quotient(
        over(super::expression::Index::Month, body, terms),
        sources.horizon(),
    );
    Some(
        Draft::number(
            value,
            Measure::Ratio,
            symbol(Letter::FactorSign, &[], value),
            vec![formula],
        )
        .rows(Combine::Sum, rows)
        .columns(&[Letter::FactorSign, Letter::Months])
        .on(ENVIRONMENT, &[]),
    )
}
