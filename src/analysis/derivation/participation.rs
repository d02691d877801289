//! Why a unit is driven to take part, or is not (§12).

use super::super::accounts::Lines;
use super::super::participation::Player;
use super::entries::Owner;
use super::expression::{Expression, Gather, Index, Operation};
use super::expression::{any, function, gather, minus, number, over, product, quotient, sum, symbol};
use super::settings::{ENERGY, LEDGER, PARTICIPATION};
use super::{
    Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand, Thing, row,
};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    match (subject.of, subject.number) {
        (Of::System, Quantity::ExtraIncentive) => return Some(extra_incentive(sources)),
        (Of::Side, Quantity::Influence) => return influence(sources, subject),
        (Of::Unit, Quantity::MonthlyReceipt | Quantity::MonthlyOutlay) => return monthly(sources, subject),
        (Of::Unit, Quantity::Constant) => return constant(sources, subject),
        (Of::Unit, Quantity::Drive | Quantity::Threshold | Quantity::ExtraNeeded) => {}
        _ => return None,
    }
    let unit = sources.unit(subject.id.as_deref())?;
    let id = sources.id(unit);
    let player = sources.participation().units.iter().find(|it| it.id == id)?;
    let label = [sources.unit_label(unit)];
    let letter = |letter, value| symbol(letter, &label, value);
    let reciprocity = sources.document.contract.reciprocity;
    let kept = product(vec![
        symbol(Letter::Reciprocity, &[], reciprocity),
        letter(Letter::MonthlyReceipt, player.receipt),
    ]);
    let outlay = letter(Letter::MonthlyOutlay, player.outlay);
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

pub(super) fn incentive(sources: &Sources, id: &str) -> (f64, f64) {
    let own = sources
        .document
        .contract
        .incentives
        .iter()
        .find(|it| it.unit == id);
    own.map_or((0.0, 0.0), |it| (it.reward, it.penalty))
}

/// What drives a unit in the mean of a month: of what it receives the part that it would lose, less what it pays.
pub(super) fn rows(sources: &Sources, unit: usize, reciprocity: f64) -> Vec<Summand> {
    let months = sources.network.months as f64;
    let entries = sources.entries(Owner::Unit(unit));
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

fn player<'s>(sources: &'s Sources, unit: usize) -> Option<&'s Player> {
    let id = sources.id(unit);
    sources.participation().units.iter().find(|it| it.id == id)
}

/// Of a whole horizon's receipt or outlay, what falls to a month.
fn monthly(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let unit = sources.unit(subject.id.as_deref())?;
    let player = player(sources, unit)?;
    let label = [sources.unit_label(unit)];
    let months = sources.network.months as f64;
    let owner = Owner::Unit(unit);
    let of = |lines: Lines| match subject.number {
        Quantity::MonthlyReceipt => lines.receipt(),
        _ => lines.outlay(),
    };
    let (value, mean, total) = match subject.number {
        Quantity::MonthlyReceipt => (player.receipt, Letter::MonthlyReceipt, Letter::Receipt),
        _ => (player.outlay, Letter::MonthlyOutlay, Letter::Outlay),
    };
    let formula = quotient(symbol(total, &label, of(sources.lines(owner))), sources.horizon());
    let entries = sources.entries(owner).into_iter();
    let rows = entries.map(|entry| row(entry.what, of(entry.lines) / months));
    Some(
        Draft::number(
            value,
            Measure::EnergyRate,
            symbol(mean, &label, value),
            vec![formula],
        )
        .rows(Combine::Sum, rows.filter(|row| row.value != 0.0).collect())
        .on(PARTICIPATION, &[])
        .on(LEDGER, &ENERGY),
    )
}

/// a_i = d_i − Σ_j b_ij.
fn constant(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let unit = sources.unit(subject.id.as_deref())?;
    let player = player(sources, unit)?;
    let label = [sources.unit_label(unit)];
    let all = sources.participation().influence.iter();
    let added: Vec<_> = all.filter(|it| it.on == player.id).collect();
    let body = symbol(Letter::Influence, &[label[0].clone(), any(Index::Partner)], 0.0);
    let others = over(Index::Partner, body, added.iter().map(|it| it.value).collect());
    let drive = symbol(Letter::Drive, &label, player.drive);
    let mut rows = rows(sources, unit, sources.document.contract.reciprocity);
    for it in added {
        let (unit, with) = (it.on.clone(), it.by.clone());
        rows.push(row(Thing::Side { unit, with }, -it.value));
    }
    let (value, letter) = (player.constant, symbol(Letter::Constant, &label, player.constant));
    Some(
        Draft::number(
            value,
            Measure::EnergyRate,
            letter,
            vec![sum(vec![drive, minus(others)])],
        )
        .rows(Combine::Sum, rows)
        .on(PARTICIPATION, &[])
        .on(LEDGER, &ENERGY),
    )
}

/// b_ij = ρ · receipt(i|j) / T, where the subject's unit is i and the other j.
fn influence(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let (on, by) = (subject.id.as_deref()?, subject.with.as_deref()?);
    let list = &sources.participation().influence;
    let value = list.iter().find(|it| it.on == on && it.by == by)?.value;
    let owner = sources.owner(subject)?;
    let labels = sources.labels(owner);
    let (months, rho) = (
        sources.network.months as f64,
        sources.document.contract.reciprocity,
    );
    let receipt = symbol(Letter::Receipt, &labels, sources.lines(owner).receipt());
    let formula = product(vec![
        symbol(Letter::Reciprocity, &[], rho),
        quotient(receipt, sources.horizon()),
    ]);
    let entries = sources.entries(owner).into_iter();
    let rows = entries.map(|entry| row(entry.what, rho * entry.lines.receipt() / months));
    let letter = symbol(Letter::Influence, &labels, value);
    Some(
        Draft::number(value, Measure::EnergyRate, letter, vec![formula])
            .rows(Combine::Sum, rows.filter(|row| row.value != 0.0).collect())
            .on(PARTICIPATION, &[])
            .on(LEDGER, &ENERGY),
    )
}

/// What the one lacks that lacks most.
fn extra_incentive(sources: &Sources) -> Draft {
    let participation = sources.participation();
    let units = &participation.units;
    let body = symbol(Letter::ExtraNeeded, &[any(Index::Unit)], 0.0);
    let terms = units.iter().map(|it| it.extra_needed).collect();
    let rows = units
        .iter()
        .map(|it| row(Thing::Unit { id: it.id.clone() }, it.extra_needed));
    let value = participation.extra_incentive;
    Draft::number(
        value,
        Measure::EnergyRate,
        symbol(Letter::ExtraIncentive, &[], value),
        vec![gather(Gather::Largest, Index::Unit, body, terms)],
    )
    .rows(Combine::Largest, rows.collect())
    .on(PARTICIPATION, &[])
    .on(LEDGER, &ENERGY)
}
