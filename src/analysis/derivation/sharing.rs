//! Why a share is fair, and how far the realised ones are from it (§9).

use super::super::accounts::{Lines, settle};
use super::super::sharing::{Core, Share, transfers::transfers_to};
use super::expression::{Expression, Index, Operation};
use super::expression::{any, function, minus, number, over, product, quotient, sum, symbol};
use super::settings::{ENERGY, LEDGER, SHARING};
use super::{
    Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand, Thing, row,
};
use crate::model::Rule;

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    match (subject.of, subject.number) {
        (Of::Unit, Quantity::FairShare) => {
            let unit = sources.unit(subject.id.as_deref())?;
            fair_share(sources, unit, subject.rule?)
        }
        (Of::Unit, Quantity::Transfer) => {
            transfer(sources, sources.unit(subject.id.as_deref())?, subject.rule)
        }
        (Of::System, Quantity::Transfer) => transfers(sources),
        (Of::Side, Quantity::Payment) => payment(sources, subject),
        (Of::System, Quantity::Excess) => match subject.rule {
            None => excess(sources, &sources.sharing().realised, &realised(sources)),
            Some(rule) => {
                let share = share(sources, rule)?;
                excess(sources, share.core.as_ref()?, &amounts(share))
            }
        },
        (Of::System, Quantity::Gini) => gini(sources),
        (Of::System, Quantity::Theil) => theil(sources),
        _ => None,
    }
}

fn share<'s>(sources: &'s Sources, rule: Rule) -> Option<&'s Share> {
    let mut shares = sources.sharing().shares.iter();
    shares.find(|share| share.rule == rule && share.available)
}

fn amounts(share: &Share) -> Vec<f64> {
    share.amounts.iter().map(|it| it.amount).collect()
}

/// S_i.
pub(super) fn realised(sources: &Sources) -> Vec<f64> {
    sources.accounts.units.iter().map(Lines::surplus).collect()
}

fn fair_share(sources: &Sources, unit: usize, rule: Rule) -> Option<Draft> {
    let share = share(sources, rule)?;
    let value = share.amounts.get(unit)?.amount;
    let label = [sources.unit_label(unit)];
    let surplus = symbol(Letter::Surplus, &[], sources.accounts.total.surplus());
    let own = sources.accounts.units[unit].outlay();
    let outlay: f64 = sources.accounts.units.iter().map(Lines::outlay).sum();
    let letter = symbol(Letter::FairShare, &label, value);
    let draft = |formula, rows| {
        Draft::number(value, Measure::Energy, letter.clone(), vec![formula])
            .rows(Combine::Sum, rows)
            .on(SHARING, &[])
            .on(LEDGER, &ENERGY)
    };
    let takes_part = sources.network.takes_part[unit];
    Some(match rule {
        _ if !takes_part && rule != Rule::Nucleolus => {
            draft(number(value), vec![row(sources.unit_thing(unit), value)])
        }
        Rule::Contribution if outlay > 0.0 => {
            let part = quotient(
                symbol(Letter::Outlay, &label, own),
                over(
                    Index::Unit,
                    symbol(Letter::Outlay, &[any(Index::Unit)], 0.0),
                    sources.accounts.units.iter().map(Lines::outlay).collect(),
                ),
            );
            let rows = vec![row(sources.unit_thing(unit), value)];
            draft(product(vec![part, surplus]), rows)
        }
        Rule::Equal | Rule::Contribution => {
            let participants = sources.network.participants().count() as f64;
            let formula = quotient(surplus, symbol(Letter::Participants, &[], participants));
            // Every unit's surplus goes into the pot, and each gets an equal part of it.
            let rows = sources.network.participants();
            let rows = rows.map(|other| {
                let part = sources.accounts.units[other].surplus() / participants;
                row(sources.unit_thing(other), part)
            });
            draft(formula, rows.collect())
        }
        Rule::Shapley => {
            let (formula, rows) = shapley(sources, unit);
            draft(formula, rows)
        }
        // The nucleolus is found by linear programmes; what it evens out are the excesses of coalitions.
        Rule::Nucleolus => draft(number(value), vec![row(sources.unit_thing(unit), value)]),
    })
}

/// Half of each pair term, an equal part of each project's.
fn shapley(sources: &Sources, unit: usize) -> (Expression, Vec<Summand>) {
    let network = &sources.network;
    let (mut pairs, mut projects, mut rows) = (Vec::new(), Vec::new(), Vec::new());
    for (index, (pair, account)) in network.pairs.iter().zip(&sources.accounts.pairs).enumerate() {
        if pair.units.contains(&(unit as u32)) && account.exchanges.gross() > 0.0 {
            let value = 0.5 * account.exchanges.surplus();
            pairs.push(value);
            rows.push(row(sources.pair_thing(index), value));
        }
    }
    for (index, (project, lines)) in network
        .projects
        .iter()
        .zip(&sources.accounts.projects)
        .enumerate()
    {
        let belongs = project.members.iter().any(|it| it.unit as usize == unit);
        if belongs && lines.gross() > 0.0 {
            let value = lines.surplus() / project.members.len() as f64;
            projects.push(value);
            let id = sources.document.projects[index].id.clone();
            rows.push(row(Thing::Project { id }, value));
        }
    }
    let half = product(vec![
        quotient(number(1.0), number(2.0)),
        symbol(
            Letter::Game,
            &[sources.unit_label(unit), any(Index::Partner)],
            0.0,
        ),
    ]);
    let equal = quotient(
        symbol(Letter::Surplus, &[any(Index::Activity)], 0.0),
        symbol(Letter::Members, &[any(Index::Activity)], 0.0),
    );
    let mut terms = vec![over(Index::Partner, half, pairs)];
    if !projects.is_empty() {
        terms.push(over(Index::Activity, equal, projects));
    }
    (sum(terms), rows)
}

/// What a coalition could make alone, and less what its units get: a row for each term.
pub(super) fn excess_rows(sources: &Sources, core: &Core, shares: &[f64]) -> Vec<Summand> {
    let network = &sources.network;
    let mut inside = vec![false; network.takes_part.len()];
    for id in &core.coalition {
        if let Some(unit) = sources.unit(Some(id)) {
            inside[unit] = true;
        }
    }
    let mut rows = Vec::new();
    for (index, (pair, account)) in network.pairs.iter().zip(&sources.accounts.pairs).enumerate() {
        if pair.units.iter().all(|&unit| inside[unit as usize]) && account.exchanges.gross() > 0.0 {
            rows.push(row(sources.pair_thing(index), account.exchanges.surplus()));
        }
    }
    for (index, (project, lines)) in network
        .projects
        .iter()
        .zip(&sources.accounts.projects)
        .enumerate()
    {
        let all = project.members.iter().all(|it| inside[it.unit as usize]);
        if all && lines.gross() > 0.0 {
            let id = sources.document.projects[index].id.clone();
            rows.push(row(Thing::Project { id }, lines.surplus()));
        }
    }
    for (unit, share) in shares.iter().enumerate().filter(|&(unit, _)| inside[unit]) {
        rows.push(row(sources.unit_thing(unit), -share));
    }
    rows
}

/// v(K) − x(K) of the coalition that has the largest.
fn excess(sources: &Sources, core: &Core, shares: &[f64]) -> Option<Draft> {
    let value = core.excess?;
    let rows = excess_rows(sources, core, shares);
    let is_unit = |row: &&Summand| matches!(row.what, Thing::Unit { .. });
    let got: f64 = rows.iter().filter(is_unit).map(|row| -row.value).sum();
    let made: f64 = rows.iter().filter(|row| !is_unit(row)).map(|row| row.value).sum();
    let formula = sum(vec![
        symbol(Letter::CoalitionValue, &[], made),
        minus(symbol(Letter::CoalitionShare, &[], got)),
    ]);
    let letter = symbol(Letter::Excess, &[], value);
    let margin = Margin::new(letter.clone(), value, Boundary::Core, vec![0.0], Measure::Energy);
    Some(
        Draft::number(value, Measure::Energy, letter, vec![formula])
            .rows(Combine::Sum, rows)
            .margins([margin])
            .on(SHARING, &[])
            .on(LEDGER, &ENERGY),
    )
}

/// Fair shares under a rule, where it gives any.
fn fair(sources: &Sources, rule: Rule) -> Option<Vec<f64>> {
    Some(match rule {
        Rule::Nucleolus => amounts(share(sources, rule)?),
        _ => sources.fair.by(rule).to_vec(),
    })
}

/// f_i − S_i.
fn due(sources: &Sources, fair: &[f64], unit: usize) -> f64 {
    let surplus = sources.accounts.units[unit].surplus();
    settle(fair[unit] - surplus, sources.accounts.total.gross())
}

/// f_i − S_i, with both of them.
fn due_row(sources: &Sources, fair: &[f64], unit: usize) -> Summand {
    Summand {
        what: sources.unit_thing(unit),
        value: due(sources, fair, unit),
        parts: vec![fair[unit], sources.accounts.units[unit].surplus()],
    }
}

/// f_i − S_i under a rule, or as the analysis has it under the benchmark.
fn transfer(sources: &Sources, unit: usize, rule: Option<Rule>) -> Option<Draft> {
    let fair = fair(sources, rule.unwrap_or(sources.settings.benchmark))?;
    let mut row = due_row(sources, &fair, unit);
    if rule.is_none() {
        row.value = sources.sharing().transfers.get(unit)?.amount;
    }
    let label = [sources.unit_label(unit)];
    let formula = sum(vec![
        symbol(Letter::FairShare, &label, fair[unit]),
        minus(symbol(Letter::Surplus, &label, row.parts[1])),
    ]);
    let letter = symbol(Letter::Transfers, &label, row.value);
    Some(on_dues(
        Draft::number(row.value, Measure::Energy, letter, vec![formula]).rows(Combine::Sum, vec![row]),
    ))
}

fn on_dues(draft: Draft) -> Draft {
    draft
        .columns(&[Letter::FairShare, Letter::Surplus])
        .on(SHARING, &["benchmark"])
        .on(LEDGER, &ENERGY)
}

/// What all are owed and owe: nothing is left over.
fn transfers(sources: &Sources) -> Option<Draft> {
    let dues = &sources.sharing().transfers;
    let fair = sources.fair.by(sources.settings.benchmark);
    let rows: Vec<Summand> = (0..dues.len()).map(|unit| due_row(sources, fair, unit)).collect();
    let sum: f64 = rows.iter().map(|row| row.value).sum();
    let value = settle(sum, sources.accounts.total.gross());
    let terms = rows.iter().map(|row| row.value).collect();
    let body = symbol(Letter::Transfers, &[any(Index::Unit)], 0.0);
    let letter = symbol(Letter::Transfers, &[], value);
    let formula = over(Index::Unit, body, terms);
    Some(on_dues(
        Draft::number(value, Measure::Energy, letter, vec![formula]).rows(Combine::Sum, rows),
    ))
}

/// What one pays another a month. The fewest payments are looked for, so that it is the dues of both that explain it.
fn payment(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let rule = subject.rule.unwrap_or(sources.settings.benchmark);
    let fair = fair(sources, rule)?;
    let plan = transfers_to(sources.document, rule).transfers;
    let (from, to) = (subject.id.as_deref()?, subject.with.as_deref()?);
    let value = plan.iter().find(|it| it.from == from && it.to == to)?.amount;
    let (payer, paid) = (sources.unit(Some(from))?, sources.unit(Some(to))?);
    let all = symbol(Letter::Transfers, &[], value * sources.network.months as f64);
    let labels = [sources.unit_label(payer), sources.unit_label(paid)];
    let letter = symbol(Letter::Transfers, &labels, value);
    let rows = [payer, paid].map(|unit| due_row(sources, &fair, unit));
    Some(on_dues(
        Draft::number(
            value,
            Measure::EnergyRate,
            letter,
            vec![quotient(all, sources.horizon())],
        )
        .rows(Combine::Formula, rows.to_vec()),
    ))
}

/// Σ_i Σ_j |S_i − S_j| / (2 n Σ S).
fn gini(sources: &Sources) -> Option<Draft> {
    let value = sources.sharing().gini?;
    let amounts = realised(sources);
    let total: f64 = amounts.iter().sum();
    let n = amounts.len() as f64;
    let mut sorted = amounts.clone();
    sorted.sort_by(f64::total_cmp);
    // Σ_j |x − S_j|, from how many lie below and what they come to.
    let mut below = vec![0.0];
    sorted.iter().for_each(|x| below.push(below[below.len() - 1] + x));
    let distance = |x: f64| {
        let place = sorted.partition_point(|other| *other < x);
        x * place as f64 - below[place] + (total - below[place]) - x * (n - place as f64)
    };
    let distances: Vec<f64> = amounts.iter().map(|&x| distance(x)).collect();
    let own = |index| symbol(Letter::Surplus, &[any(index)], 0.0);
    let difference = sum(vec![own(Index::Unit), minus(own(Index::Partner))]);
    let each = over(
        Index::Partner,
        function(Operation::Abs, vec![difference]),
        Vec::new(),
    );
    let formula = quotient(
        over(Index::Unit, each, distances.clone()),
        product(vec![
            number(2.0),
            symbol(Letter::Participants, &[], n),
            over(Index::Unit, own(Index::Unit), amounts.clone()),
        ]),
    );
    let rows = distances.iter().zip(&amounts).enumerate();
    let rows = rows.map(|(unit, (distance, &amount))| Summand {
        what: sources.unit_thing(unit),
        value: distance / (2.0 * n * total),
        parts: vec![amount],
    });
    let letter = symbol(Letter::Gini, &[], value);
    Some(
        Draft::number(value, Measure::Ratio, letter, vec![formula])
            .rows(Combine::Sum, rows.collect())
            .columns(&[Letter::Surplus])
            .on(SHARING, &[])
            .on(LEDGER, &ENERGY),
    )
}

/// (1/n) Σ_i (S_i/mean) ln(S_i/mean).
fn theil(sources: &Sources) -> Option<Draft> {
    let value = sources.sharing().theil?;
    let amounts = realised(sources);
    let n = amounts.len() as f64;
    let mean = amounts.iter().sum::<f64>() / n;
    let term = |amount: f64| {
        if amount > 0.0 {
            amount / mean * libm::log(amount / mean)
        } else {
            0.0
        }
    };
    let part = quotient(
        symbol(Letter::Surplus, &[any(Index::Unit)], 0.0),
        symbol(Letter::MeanSurplus, &[], mean),
    );
    let body = product(vec![part.clone(), function(Operation::Ln, vec![part])]);
    let formula = product(vec![
        quotient(number(1.0), symbol(Letter::Participants, &[], n)),
        over(
            Index::Unit,
            body,
            amounts.iter().map(|&amount| term(amount)).collect(),
        ),
    ]);
    let rows = amounts.iter().enumerate().map(|(unit, &amount)| Summand {
        what: sources.unit_thing(unit),
        value: term(amount) / n,
        parts: vec![amount],
    });
    let letter = symbol(Letter::Theil, &[], value);
    Some(
        Draft::number(value, Measure::Ratio, letter, vec![formula])
            .rows(Combine::Sum, rows.collect())
            .columns(&[Letter::Surplus])
            .on(SHARING, &[])
            .on(LEDGER, &ENERGY),
    )
}
