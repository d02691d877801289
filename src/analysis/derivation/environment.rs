//! Why the environment is what it is (§4).

use super::super::environment::EnvironmentClass;
use super::expression::{Expression, Index, Operation, Relation, Subscript};
use super::expression::{any, compare, function, minus, number, over, product, quotient, sum, symbol};
use super::settings::ENVIRONMENT;
use super::{
    Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand, Thing,
};
use super::{row, word};
use crate::model::{Factor, Scope};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let environment = &sources.environment;
    match (subject.of, subject.number) {
        (Of::System, Quantity::Mean) => Some(mean(sources, environment.mean, |_| true, true)),
        (Of::System, Quantity::External) => {
            let outside = |scope| scope == Scope::External;
            Some(mean(sources, environment.external, outside, false))
        }
        (Of::System, Quantity::Internal) => {
            let inside = |scope| scope == Scope::Internal;
            Some(mean(sources, environment.internal, inside, true))
        }
        (Of::System, Quantity::Class) => Some(class(sources)),
        (Of::Month, number) => {
            let month = subject
                .month
                .filter(|&month| (month as usize) < sources.network.months)? as usize;
            match number {
                Quantity::Sign => Some(sign(sources, month)),
                Quantity::Factor => Some(factor(sources, month)),
                Quantity::Feedback => record(sources, month),
                _ => None,
            }
        }
        _ => None,
    }
}

/// A factor's sign in a month: that of its latest step, of two in a month the last; 0 before the first.
fn sign_of(factor: &Factor, month: usize) -> f64 {
    let mut latest: Option<(u32, f64)> = None;
    for step in &factor.steps {
        if step.0 as usize <= month && latest.is_none_or(|(start, _)| step.0 >= start) {
            latest = Some((step.0, step.1));
        }
    }
    latest.map_or(0.0, |(_, sign)| sign)
}

/// The factors of a scope with weight and mean sign over some months, the record of feedback last.
fn factors(
    sources: &Sources,
    counts: impl Fn(Scope) -> bool,
    with_record: bool,
    months: std::ops::Range<usize>,
) -> Vec<(Thing, f64, f64)> {
    let length = months.len() as f64;
    let own = sources.document.environment.iter().filter(|it| counts(it.scope));
    let mut list: Vec<(Thing, f64, f64)> = own
        .map(|factor| {
            let total: f64 = months.clone().map(|month| sign_of(factor, month)).sum();
            let id = factor.id.clone();
            (Thing::Factor { id }, factor.weight, total / length)
        })
        .collect();
    if with_record && let Some(record) = &sources.environment.feedback {
        let total: f64 = record[months].iter().sum();
        list.push((Thing::Record, 1.0, total / length));
    }
    list
}

/// Σ weight·s / Σ weight.
fn weighted(factors: &[(Thing, f64, f64)], label: Option<Subscript>) -> (Expression, Vec<Summand>) {
    let weight: f64 = factors.iter().map(|(_, weight, _)| weight).sum();
    let index = any(Index::Factor);
    let of: Vec<Subscript> = [index.clone()].into_iter().chain(label).collect();
    let above = over(
        Index::Factor,
        product(vec![
            symbol(Letter::Weight, std::slice::from_ref(&index), 0.0),
            symbol(Letter::FactorSign, &of[..1], 0.0),
        ]),
        factors.iter().map(|(_, weight, sign)| weight * sign).collect(),
    );
    let below = over(
        Index::Factor,
        symbol(Letter::Weight, &[index], 0.0),
        factors.iter().map(|(_, weight, _)| *weight).collect(),
    );
    let rows = factors.iter().map(|(what, own, sign)| Summand {
        what: what.clone(),
        value: if weight > 0.0 { own * sign / weight } else { 0.0 },
        parts: vec![*own, *sign],
    });
    (quotient(above, below), rows.collect())
}

fn mean(sources: &Sources, value: f64, counts: impl Fn(Scope) -> bool, with_record: bool) -> Draft {
    let factors = factors(sources, counts, with_record, 0..sources.network.months);
    let (formula, rows) = weighted(&factors, None);
    let letter = symbol(Letter::MeanSign, &[], value);
    let draft = Draft::number(value, Measure::Ratio, letter.clone(), vec![formula])
        .rows(Combine::Sum, rows)
        .columns(&[Letter::Weight, Letter::FactorSign]);
    let whole = value == sources.environment.mean;
    draft
        .margins(whole.then(|| neutral(sources, letter, value)))
        .on(ENVIRONMENT, &feedback(sources))
}

/// What moves ε: nothing but the factors, unless the consortium acts back.
fn feedback(sources: &Sources) -> Vec<&'static str> {
    if sources.settings.feedback > 0.0 {
        sources.of_factor()
    } else {
        vec!["feedback"]
    }
}

fn neutral(sources: &Sources, letter: Expression, value: f64) -> Margin {
    let band = sources.settings.environment_band;
    let at = vec![-band, band];
    Margin::new(letter, value, Boundary::Neutral, at, Measure::Ratio).by("environmentBand")
}

fn class(sources: &Sources) -> Draft {
    let environment = &sources.environment;
    let letter = symbol(Letter::MeanSign, &[], environment.mean);
    let band = symbol(Letter::EnvironmentBand, &[], sources.settings.environment_band);
    let statement = match environment.class {
        EnvironmentClass::Positive => compare(letter.clone(), Relation::More, band),
        EnvironmentClass::Neutral => compare(
            function(Operation::Abs, vec![letter.clone()]),
            Relation::AtMost,
            band,
        ),
        EnvironmentClass::Negative => compare(letter.clone(), Relation::Less, minus(band)),
    };
    let factors = factors(sources, |_| true, true, 0..sources.network.months);
    let (_, rows) = weighted(&factors, None);
    let margin = neutral(sources, letter.clone(), environment.mean);
    Draft::verdict(word(environment.class), letter, vec![statement])
        .rows(Combine::Formula, rows)
        .columns(&[Letter::Weight, Letter::FactorSign])
        .margins([margin])
        .on(ENVIRONMENT, &feedback(sources))
        .on(ENVIRONMENT, &["environmentBand"])
}

fn month_label(month: usize) -> Subscript {
    Subscript::Month { month: month as u32 }
}

fn sign(sources: &Sources, month: usize) -> Draft {
    let value = sources.environment.signs[month];
    let factors = factors(sources, |_| true, true, month..month + 1);
    let (formula, rows) = weighted(&factors, Some(month_label(month)));
    Draft::number(
        value,
        Measure::Ratio,
        symbol(Letter::Sign, &[month_label(month)], value),
        vec![formula],
    )
    .rows(Combine::Sum, rows)
    .columns(&[Letter::Weight, Letter::FactorSign])
    .on(ENVIRONMENT, &feedback(sources))
}

fn factor(sources: &Sources, month: usize) -> Draft {
    let value = sources.environment.factors[month];
    let factors = factors(sources, |_| true, true, month..month + 1);
    let (_, rows) = weighted(&factors, Some(month_label(month)));
    let formula = function(
        Operation::Exp,
        vec![product(vec![
            symbol(Letter::Sensitivity, &[], sources.settings.sensitivity),
            symbol(
                Letter::Sign,
                &[month_label(month)],
                sources.environment.signs[month],
            ),
        ])],
    );
    Draft::number(
        value,
        Measure::Ratio,
        symbol(Letter::Factor, &[month_label(month)], value),
        vec![formula],
    )
    .rows(Combine::Formula, rows)
    .columns(&[Letter::Weight, Letter::FactorSign])
    .on(ENVIRONMENT, &sources.of_factor())
}

/// f(t) = f(t−1) + μ·(S/gross − f(t−1)), of the month before.
fn record(sources: &Sources, month: usize) -> Option<Draft> {
    let record = sources.environment.feedback.as_ref()?;
    let letter = symbol(Letter::Record, &[month_label(month)], record[month]);
    let draft = |formula| Draft::number(record[month], Measure::Ratio, letter.clone(), vec![formula]);
    let Some(before) = month.checked_sub(1) else {
        return Some(draft(number(0.0)).on(ENVIRONMENT, &["feedback"]));
    };
    let label = [month_label(before)];
    let lines = &sources.accounts.months[before];
    let old = symbol(Letter::Record, &label, record[before]);
    let formula = sum(vec![
        old.clone(),
        product(vec![
            symbol(Letter::Feedback, &[], sources.settings.feedback),
            sum(vec![
                quotient(
                    symbol(Letter::Surplus, &label, lines.surplus()),
                    symbol(Letter::Gross, &label, lines.gross()),
                ),
                minus(old),
            ]),
        ]),
    ]);
    let what = super::entries::months(before, month);
    Some(
        draft(formula)
            .rows(Combine::Formula, vec![row(what, lines.surplus())])
            .on(ENVIRONMENT, &sources.of_factor()),
    )
}
