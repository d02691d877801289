//! What another document gains (§13), such as the one that a pathway makes: its surplus less that of now, unit by unit.

use super::super::accounts::settle;
use super::expression::{minus, number, sum, symbol};
use super::settings::{ENERGY, LEDGER, PATHWAYS};
use super::{Combine, Draft, Letter, Measure, Of, Quantity, Sources, Subject, Summand, Thing};

pub(super) fn draft(now: &Sources, then: &Sources, subject: &Subject) -> Option<Draft> {
    if (subject.of, subject.number) != (Of::System, Quantity::Gained) {
        return None;
    }
    let (before, after) = (&now.accounts.total, &then.accounts.total);
    let value = settle(after.surplus() - before.surplus(), after.gross() + before.gross());
    let own = |sources: &Sources, id: &str| {
        let unit = sources.unit(Some(id));
        unit.map_or(0.0, |unit| sources.accounts.units[unit].surplus())
    };
    let all = |sources: &Sources| -> Vec<String> {
        let units = sources.document.units.iter();
        units.map(|unit| unit.id.clone()).collect()
    };
    let left = all(now);
    let new = all(then).into_iter().filter(|id| now.unit(Some(id)).is_none());
    let rows = left.iter().cloned().chain(new).map(|id| {
        let parts = vec![own(then, &id), own(now, &id)];
        Summand {
            value: parts[0] - parts[1],
            what: Thing::Unit { id },
            parts,
        }
    });
    let rows = rows.filter(|row| row.value != 0.0).collect();
    // A difference that is rounding alone is settled to 0 and has nothing to take apart.
    let formula = if value == 0.0 && after.surplus() != before.surplus() {
        number(0.0)
    } else {
        sum(vec![
            symbol(Letter::SurplusThen, &[], after.surplus()),
            minus(symbol(Letter::Surplus, &[], before.surplus())),
        ])
    };
    Some(
        Draft::number(
            value,
            Measure::Energy,
            symbol(Letter::Gained, &[], value),
            vec![formula],
        )
        .rows(Combine::Sum, rows)
        .columns(&[Letter::SurplusThen, Letter::Surplus])
        .on(PATHWAYS, &[])
        .on(LEDGER, &ENERGY),
    )
}
