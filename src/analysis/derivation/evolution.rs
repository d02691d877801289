//! Why one unit moves another as it does, how that moves its level, and which modes the consortium passes through
//! (§11).

use super::super::evolution::path;
use super::expression::{Expression, Gather, Index};
use super::expression::{gather, minus, number, over, product, quotient, sum, symbol};
use super::settings::{ENERGY, EVOLUTION, LEDGER};
use super::{Combine, Draft, Letter, Measure, Of, Quantity, Sources, Subject, Summand, Thing};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    match (subject.of, subject.number) {
        (Of::Side, Quantity::Effect) => effect(sources, subject),
        (Of::Unit, Quantity::LevelAt) => level_at(sources, subject),
        (Of::Month, Quantity::WindowMode | Quantity::WindowLevel) => window(sources, subject),
        _ => None,
    }
}

/// δ_ij = coupling · (s(i|j)/T) / N_i, where the subject's unit is i and the other j.
fn effect(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let owner = sources.owner(subject)?;
    let labels = sources.labels(owner);
    let unit = sources.unit(subject.id.as_deref())?;
    let (coupling, months) = (sources.settings.coupling, sources.network.months as f64);
    let capacity = sources.document.units[unit].capacity;
    let gain = sources.lines(owner).surplus();
    let value = coupling * (gain / months) / capacity;
    if value == 0.0 {
        return None;
    }
    let monthly = quotient(symbol(Letter::Gain, &labels, gain), sources.horizon());
    let formula = quotient(
        product(vec![symbol(Letter::Coupling, &[], coupling), monthly]),
        symbol(Letter::UnitCapacity, &labels[..1], capacity),
    );
    let (mut rows, _) = super::ledger::table(&sources.entries(owner), Quantity::Surplus);
    for row in &mut rows {
        *row = Summand {
            what: row.what.clone(),
            parts: vec![row.value],
            value: coupling * (row.value / months) / capacity,
        };
    }
    Some(
        Draft::number(
            value,
            Measure::Ratio,
            symbol(Letter::Effect, &labels, value),
            vec![formula],
        )
        .rows(Combine::Sum, rows)
        .columns(&[Letter::Gain])
        .on(EVOLUTION, &["coupling"])
        .on(LEDGER, &ENERGY),
    )
}

/// x(t) = x0 + ∫ r·x·(1 − y + Σ δ·y/(1 + h·y)) dt, a row for what each month adds.
fn level_at(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let unit = sources.unit(subject.id.as_deref())?;
    let until = subject.month.unwrap_or(sources.document.months) as usize;
    if until > sources.network.months {
        return None;
    }
    let tracked = sources.levels();
    let units = sources.document.units.len();
    let levels: Vec<f64> = tracked.levels.chunks_exact(units).map(|all| all[unit]).collect();
    let value = *levels.get(until)?;
    if tracked.course.stopped.is_some() && subject.month.is_none() {
        return None;
    }
    let changes: Vec<f64> = levels[..=until]
        .windows(2)
        .map(|pair| pair[1] - pair[0])
        .collect();
    let start = levels[0];
    let mut rows = vec![super::row(sources.unit_thing(unit), start)];
    for (month, &change) in changes.iter().enumerate() {
        rows.push(super::row(super::entries::months(month, month + 1), change));
    }
    let label = [sources.unit_label(unit)];
    let own = |letter, value| symbol(letter, &label, value);
    let mut rate = vec![number(1.0), minus(own(Letter::Filled, 0.0))];
    if sources.dynamics().effects.iter().any(|it| it.on as usize == unit) {
        rate.push(over(
            Index::Partner,
            sources.pull(unit, Letter::Filled),
            Vec::new(),
        ));
    }
    let body = product(vec![
        own(Letter::Growth, sources.dynamics().growth[unit]),
        own(Letter::Level, 0.0),
        sum(rate),
    ]);
    let grown: Expression = gather(Gather::Integral, Index::Month, body, changes);
    Some(
        Draft::number(
            value,
            Measure::Energy,
            own(Letter::Level, value),
            vec![sum(vec![own(Letter::StartLevel, start), grown])],
        )
        .rows(Combine::Sum, rows)
        .on(EVOLUTION, &["coupling", "saturation"])
        .on(LEDGER, &ENERGY),
    )
}

/// A mode of a run of months, derived as if that were the horizon.
fn window(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let start = subject.month?;
    let (document, environment) = path::window(&sources.network, &sources.environment, start)?;
    let there = Sources::within(&document, environment);
    let mut draft = if subject.number == Quantity::WindowMode {
        super::behaviour::draft(&there, &Subject::system(Quantity::Mode))?
    } else {
        super::organisation::draft(&there, &Subject::system(Quantity::Level))?
    };
    for row in &mut draft.rows {
        if let Thing::Months { from, to } = &mut row.what {
            (*from, *to) = (*from + start, *to + start);
        }
    }
    Some(draft.on(EVOLUTION, &["pathWindow"]))
}
