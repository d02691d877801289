//! Why a unit is driven to take part, or is not (§12).

use super::super::participation::Player;
use super::expression::{Expression, Operation, function, minus, number, product, sum, symbol};
use super::settings::{ENERGY, LEDGER, PARTICIPATION};
use super::{
    Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand, Thing, row,
};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let asked = [Quantity::Drive, Quantity::Threshold, Quantity::ExtraNeeded];
    if subject.of != Of::Unit || !asked.contains(&subject.number) {
        return None;
    }
    let unit = sources.unit(subject.id.as_deref())?;
    let id = sources.id(unit);
    let player = sources.participation().units.iter().find(|it| it.id == id)?;
    let label = [sources.unit_label(unit)];
    let letter = |letter, value| symbol(letter, &label, value);
    let reciprocity = sources.document.contract.reciprocity;
    let kept = product(vec![
        symbol(Letter::Reciprocity, &[], reciprocity),
        letter(Letter::Receipt, player.receipt),
    ]);
    let outlay = letter(Letter::Outlay, player.outlay);
    let drive = letter(Letter::Drive, player.drive);
    let at_least_none = |part: Expression| function(Operation::Largest, vec![number(0.0), part]);
    let (value, name, formula) = match subject.number {
        Quantity::Drive => {
            let (reward, penalty) = incentive(sources, id);
            let terms = vec![
                kept,
                minus(outlay),
                letter(Letter::Reward, reward),
                letter(Letter::Penalty, penalty),
            ];
            (player.drive, Letter::Drive, sum(terms))
        }
        Quantity::Threshold => {
            let lacks = at_least_none(sum(vec![outlay, minus(kept)]));
            (player.threshold, Letter::Threshold, lacks)
        }
        _ => (
            player.extra_needed,
            Letter::ExtraNeeded,
            at_least_none(minus(drive.clone())),
        ),
    };
    let rows = rows(sources, unit, reciprocity);
    let combine = if subject.number == Quantity::Drive {
        Combine::Sum
    } else {
        Combine::Formula
    };
    Some(
        Draft::number(value, Measure::EnergyRate, letter(name, value), vec![formula])
            .rows(combine, rows)
            .margins([stable(drive, player)])
            .on(PARTICIPATION, &[])
            .on(LEDGER, &ENERGY),
    )
}

/// Taking part is stable where the drive is above 0.
fn stable(drive: Expression, player: &Player) -> Margin {
    Margin::new(
        drive,
        player.drive,
        Boundary::TakingPart,
        vec![0.0],
        Measure::EnergyRate,
    )
}

fn incentive(sources: &Sources, id: &str) -> (f64, f64) {
    let own = sources
        .document
        .contract
        .incentives
        .iter()
        .find(|it| it.unit == id);
    own.map_or((0.0, 0.0), |it| (it.reward, it.penalty))
}

/// What drives a unit in the mean of a month: of what it receives the part that it would lose, less what it pays.
fn rows(sources: &Sources, unit: usize, reciprocity: f64) -> Vec<Summand> {
    let months = sources.network.months as f64;
    let entries = sources.entries(super::entries::Owner::Unit(unit));
    let mut rows: Vec<Summand> = entries
        .into_iter()
        .map(|entry| {
            let value = (reciprocity * entry.lines.receipt() - entry.lines.outlay()) / months;
            row(entry.what, value)
        })
        .collect();
    let id = sources.id(unit);
    let (reward, penalty) = incentive(sources, id);
    let unit = || id.to_owned();
    if reward > 0.0 {
        rows.push(row(Thing::Reward { unit: unit() }, reward));
    }
    if penalty > 0.0 {
        rows.push(row(Thing::Penalty { unit: unit() }, penalty));
    }
    rows
}
