//! Where a verdict turns when a number of the document does, and the smallest change that reaches a goal (§14): the
//! values between which it turns, and what the whole model makes of each when it is run with it.

use super::super::flip::{self, FlipQuestion, Flips, Verdict};
use super::super::smallest_change::{Goal, smallest_change_of};
use super::super::turn::{Turning, pair_of};
use super::expression::{Expression, Operation};
use super::expression::{function, minus, number, quotient, sum, symbol};
use super::settings::{BEHAVIOUR, ENERGY, FORMATION, LEDGER, ORGANISATION, WHAT_IF};
use super::{
    Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand, Thing,
};
use crate::model;

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    if subject.of != Of::Field {
        return None;
    }
    let field = || model::Quantity::at(sources.document, subject.pointer.as_deref()?);
    let draft = match subject.number {
        Quantity::Turn | Quantity::Last => turn(sources, subject, field()?)?,
        Quantity::Change | Quantity::ChangeTo | Quantity::ChangeBy => change(sources, subject, field()?)?,
        _ => return None,
    };
    Some(on_verdicts(
        draft,
        subject.verdict.unwrap_or_default(),
        asks(subject),
    ))
}

/// The pair whose modes are watched.
fn between(subject: &Subject) -> Option<[String; 2]> {
    Some([subject.id.clone()?, subject.with.clone()?])
}

fn asks(subject: &Subject) -> Goal {
    Goal {
        formation: subject.rung,
        behaviour: subject.mode,
        organisation: subject.level,
        between: between(subject),
    }
}

/// With the sections and settings of the verdicts that turn or are to be reached.
fn on_verdicts(draft: Draft, verdict: Verdict, goal: Goal) -> Draft {
    let none = goal.formation.is_none() && goal.behaviour.is_none() && goal.organisation.is_none();
    let watched = |verdicts: &[Verdict]| none && verdicts.contains(&verdict);
    let mut draft = draft.on(WHAT_IF, &[]).on(LEDGER, &ENERGY);
    if goal.formation.is_some()
        || watched(&[
            Verdict::Any,
            Verdict::Formation,
            Verdict::Formed,
            Verdict::Durable,
        ])
    {
        draft = draft.on(FORMATION, &["zeroBand", "window"]);
    }
    if goal.behaviour.is_some() || watched(&[Verdict::Any, Verdict::Behaviour]) {
        draft = draft.on(
            BEHAVIOUR,
            &["zeroBand", "symmetryTolerance", "benchmark", "modesAfterContract"],
        );
    }
    if goal.organisation.is_some() || watched(&[Verdict::Any, Verdict::Organisation]) {
        draft = draft.on(ORGANISATION, &super::organisation::LEVELS);
    }
    draft
}

/// A row for each value, with S as it then is.
fn rows(
    sources: &Sources,
    subject: &Subject,
    field: model::Quantity,
    mut values: Vec<f64>,
) -> Option<Vec<Summand>> {
    values.sort_by(f64::total_cmp);
    values.dedup();
    let pair = match between(subject) {
        Some(between) => Some(pair_of(sources.document, &between)?),
        None => None,
    };
    let mut turning = Turning::new(sources.document);
    let rows = values.into_iter().map(|value| {
        turning.set(field, value);
        let state = turning.state(pair);
        let total = &turning.session().columns().accounts.total;
        super::row(Thing::Tried { value, state }, total.surplus())
    });
    Some(rows.collect())
}

fn given(value: f64) -> Expression {
    symbol(Letter::Given, &[], value)
}

/// The stretch that begins there, and where the one before it ends: one that begins past the track is the last turn.
fn bracket(flips: &Flips, place: usize) -> Option<(f64, f64)> {
    let before = flips.stretches.get(place.checked_sub(1)?)?;
    match flips.stretches.get(place) {
        Some(stretch) => Some((before.to, stretch.from)),
        None => {
            let above = flips.above.filter(|turn| turn.value > before.to)?;
            Some((above.last, above.value))
        }
    }
}

fn turn(sources: &Sources, subject: &Subject, field: model::Quantity) -> Option<Draft> {
    let question = FlipQuestion {
        verdict: subject.verdict.unwrap_or_default(),
        between: between(subject),
        ..FlipQuestion::default()
    };
    let flips = flip::flip(sources.document, subject.pointer.as_deref()?, &question)?;
    let (last, first) = bracket(&flips, subject.place? as usize)?;
    let value = if subject.number == Quantity::Turn {
        first
    } else {
        last
    };
    let present = flips.present;
    let margin = Margin::new(
        given(present),
        present,
        Boundary::Turn,
        vec![value],
        Measure::Ratio,
    );
    Some(
        Draft::number(value, Measure::Ratio, given(value), vec![number(value)])
            .rows(
                Combine::Formula,
                rows(sources, subject, field, vec![present, last, first])?,
            )
            .margins([margin]),
    )
}

/// (x⁺ − x) / |x|, with x⁺ the first value that reaches the goal, or the one with few digits that does; or that one.
fn change(sources: &Sources, subject: &Subject, field: model::Quantity) -> Option<Draft> {
    let found = smallest_change_of(sources.document, &asks(subject), field)?.change?;
    // The value before it, towards the present one: the goal is not reached there yet.
    let short = match (field.range(sources.document).whole, found.value > found.present) {
        (true, true) => found.value - 1.0,
        (true, false) => found.value + 1.0,
        (false, true) => found.value.next_down(),
        (false, false) => found.value.next_up(),
    };
    let values = vec![found.present, short, found.value, found.plain];
    let rows = rows(sources, subject, field, values)?;
    let then = |value| symbol(Letter::GivenThen, &[], value);
    let part = |value: f64| {
        let moved = sum(vec![then(value), minus(given(found.present))]);
        let formula = quotient(moved, function(Operation::Abs, vec![given(found.present)]));
        let part = (value - found.present) / found.present.abs();
        let letter = symbol(Letter::Shift, &[], part);
        Draft::number(part, Measure::Ratio, letter, vec![formula])
    };
    let draft = match subject.number {
        Quantity::ChangeTo => {
            let value = found.plain;
            Draft::number(value, Measure::Ratio, then(value), vec![number(value)])
        }
        Quantity::ChangeBy => part(found.plain),
        _ => part(found.value),
    };
    let margin = Margin::new(
        given(found.present),
        found.present,
        Boundary::Turn,
        vec![found.value],
        Measure::Ratio,
    );
    Some(draft.rows(Combine::Formula, rows).margins([margin]))
}
