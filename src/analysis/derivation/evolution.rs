//! Why one unit moves another as it does (§11).

use super::expression::{product, quotient, symbol};
use super::settings::{ENERGY, EVOLUTION, LEDGER};
use super::{Combine, Draft, Letter, Measure, Of, Quantity, Sources, Subject, Summand};

/// δ_ij = coupling · (s(i|j)/T) / N_i, where the subject's unit is i and the other j.
pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    if (subject.of, subject.number) != (Of::Side, Quantity::Effect) {
        return None;
    }
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
