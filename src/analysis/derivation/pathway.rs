//! What a pathway gains (§13): the surplus of its re-run less that of now, unit by unit.

use super::expression::{minus, number, sum, symbol};
use super::settings::{ENERGY, LEDGER, PATHWAYS};
use super::{Combine, Draft, Letter, Measure, Of, Quantity, Sources, Subject, Summand};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    if (subject.of, subject.number) != (Of::System, Quantity::Gained) {
        return None;
    }
    let found = sources.pathways();
    let pathway = found.pathways.get(subject.place? as usize)?;
    let before = found.before.as_ref()?;
    let both = before.units.iter().zip(&pathway.after.units);
    let rows = both.enumerate().map(|(unit, (&now, &then))| Summand {
        what: sources.unit_thing(unit),
        value: then - now,
        parts: vec![then, now],
    });
    let rows = rows.filter(|row| row.value != 0.0).collect();
    let then = symbol(Letter::SurplusThen, &[], pathway.after.surplus);
    let now = symbol(Letter::Surplus, &[], before.surplus);
    let letter = sum(vec![then.clone(), minus(now.clone())]);
    // A difference that is rounding alone is settled to 0 and has nothing to take apart.
    let formula = if pathway.surplus == 0.0 && pathway.after.surplus != before.surplus {
        number(0.0)
    } else {
        letter.clone()
    };
    Some(
        Draft::number(
            pathway.surplus,
            Measure::Energy,
            symbol(Letter::Gained, &[], pathway.surplus),
            vec![formula],
        )
        .rows(Combine::Sum, rows)
        .columns(&[Letter::SurplusThen, Letter::Surplus])
        .on(PATHWAYS, &[])
        .on(LEDGER, &ENERGY),
    )
}
