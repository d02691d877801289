//! Why several numbers come to what they do together, such as all that a unit gives: a row for each of them.

use super::expression::{Expression, Index, any, minus, number, over, product, sum, symbol};
use super::{Answer, Combine, Draft, Letter, Of, Quantity, Sources, Subject, Summand, Summed, Thing};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    if (subject.of, subject.number) != (Of::System, Quantity::Sum) {
        return None;
    }
    let parts = subject.parts.as_deref()?;
    let drafts: Option<Vec<Draft>> = parts.iter().map(|part| own(sources, &part.subject)).collect();
    let mut drafts = drafts?;
    let unit = drafts.first()?.unit;
    if drafts.iter().any(|draft| draft.unit != unit) {
        return None;
    }
    let values: Option<Vec<f64>> = drafts.iter().map(number_of).collect();
    let terms: Vec<f64> = values?
        .iter()
        .zip(parts)
        .map(|(value, part)| part.times * value)
        .collect();
    let formula = together(parts, &drafts, &terms);
    let rows = parts
        .iter()
        .zip(&terms)
        .map(|(part, &value)| Some(super::row(thing(sources, &part.subject)?, value)));
    let rows: Option<Vec<Summand>> = rows.collect();
    let value = terms.iter().sum();
    let mut whole =
        Draft::number(value, unit, symbol(Letter::Sum, &[], value), vec![formula]).rows(Combine::Sum, rows?);
    for draft in drafts.drain(..) {
        whole = draft
            .sections
            .iter()
            .fold(whole, |whole, &section| whole.on(section, &[]));
        whole.settings.extend(draft.settings);
    }
    Some(whole)
}

/// The number of a part. A sum of sums would have no end.
fn own(sources: &Sources, subject: &Subject) -> Option<Draft> {
    (subject.number != Quantity::Sum).then(|| sources.draft(subject))?
}

fn number_of(draft: &Draft) -> Option<f64> {
    match draft.value {
        Answer::Number(value) => Some(value),
        _ => None,
    }
}

/// Σ over the parts where all have the same letter and count alike, else one after the other.
fn together(parts: &[Summed], drafts: &[Draft], terms: &[f64]) -> Expression {
    let letter = |draft: &Draft| match draft.symbol {
        Expression::Symbol { symbol, .. } => Some(symbol),
        _ => None,
    };
    let (first, times) = (letter(&drafts[0]), parts[0].times);
    let alike =
        parts.iter().all(|part| part.times == times) && drafts.iter().all(|draft| letter(draft) == first);
    match first {
        Some(first) if alike && times.abs() == 1.0 && parts.len() > 1 => {
            let index = index(parts[0].subject.of);
            let terms = terms.iter().map(|term| times * term).collect();
            let all = over(index, symbol(first, &[any(index)], 0.0), terms);
            if times < 0.0 { minus(all) } else { all }
        }
        _ => sum(parts
            .iter()
            .zip(drafts)
            .map(|(part, draft)| match part.times {
                1.0 => draft.symbol.clone(),
                -1.0 => minus(draft.symbol.clone()),
                times => product(vec![number(times), draft.symbol.clone()]),
            })
            .collect()),
    }
}

fn index(of: Of) -> Index {
    match of {
        Of::Unit => Index::Unit,
        Of::Pair => Index::Pair,
        Of::Side => Index::Partner,
        Of::Month => Index::Month,
        Of::Factor => Index::Factor,
        _ => Index::Activity,
    }
}

/// What a part is of, as a row.
fn thing(sources: &Sources, subject: &Subject) -> Option<Thing> {
    let (id, with) = (subject.id.clone(), subject.with.clone());
    Some(match subject.of {
        Of::Exchange => Thing::Exchange { id: id? },
        Of::Project => Thing::Project { id: id? },
        Of::Member => Thing::Member {
            unit: id?,
            project: with?,
        },
        Of::Pair => sources.pair_thing(sources.pair(subject)?.0),
        Of::Side if subject.number == Quantity::Payment => Thing::Transfer { from: id?, to: with? },
        Of::Side => Thing::Side {
            unit: id?,
            with: with?,
        },
        Of::Unit => Thing::Unit { id: id? },
        Of::Month => Thing::Months {
            from: subject.month?,
            to: subject.month? + 1,
        },
        Of::Factor => Thing::Factor { id: id? },
        Of::System | Of::State | Of::Fit | Of::Field => return None,
    })
}
