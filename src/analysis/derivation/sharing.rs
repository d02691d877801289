//! Why a share is fair, and how far the realised ones are from it (§9).

use super::super::accounts::Lines;
use super::super::sharing::{Core, Share};
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
        (Of::Unit, Quantity::Transfer) => transfer(sources, sources.unit(subject.id.as_deref())?),
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
        _ if !takes_part && rule != Rule::Nucleolus => draft(number(value), Vec::new()),
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

/// f_i − S_i under the benchmark.
fn transfer(sources: &Sources, unit: usize) -> Option<Draft> {
    let value = sources.sharing().transfers.get(unit)?.amount;
    let label = [sources.unit_label(unit)];
    let fair = sources.fair.by(sources.settings.benchmark)[unit];
    let surplus = sources.accounts.units[unit].surplus();
    let formula = sum(vec![
        symbol(Letter::FairShare, &label, fair),
        minus(symbol(Letter::Surplus, &label, surplus)),
    ]);
    let what = sources.unit_thing(unit);
    Some(
        Draft::number(
            value,
            Measure::Energy,
            symbol(Letter::Transfers, &label, value),
            vec![formula],
        )
        .rows(
            Combine::Sum,
            vec![Summand {
                what,
                value,
                parts: vec![fair, surplus],
            }],
        )
        .columns(&[Letter::FairShare, Letter::Surplus])
        .on(SHARING, &["benchmark"])
        .on(LEDGER, &ENERGY),
    )
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
