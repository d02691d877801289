//! §5.1 of the paper: who waits, who loses, and whether the consortium lives on what governments give.

use super::{Answers, Finding, Gauge, Mend, Predicament};
use crate::analysis::accounts::{Basis, Lines, ROUNDING, settle};
use crate::analysis::network::{Activity, Numbers};
use crate::math::bits;
use crate::model::{Consortium, Kind};

pub(super) fn find(answers: Answers, findings: &mut Vec<Finding>) {
    waiting(answers, findings);
    unmotivated(answers, findings);
    findings.extend(transfusion(answers));
}

/// `waiting`: cumulative S_i at the unit's patience < 0 ≤ cumulative at T. Of a patience that is no whole number the
/// months that are over count.
fn waiting(answers: Answers, findings: &mut Vec<Finding>) {
    let Answers {
        network, accounts, ..
    } = answers;
    let units = &network.document.units;
    let patience: Vec<usize> = units.iter().map(|unit| unit.patience as usize).collect();
    let mut waiting = vec![false; units.len()];
    for (unit, waits) in waiting.iter_mut().enumerate() {
        *waits = patience[unit] < network.months && accounts.units[unit].surplus() >= 0.0;
    }
    if !waiting.contains(&true) {
        return;
    }
    let monthly = monthly(answers, &waiting);
    for (unit, months) in monthly
        .iter()
        .enumerate()
        .filter(|(_, months)| !months.is_empty())
    {
        let (mut sum, mut gross) = (0.0, 0.0);
        for lines in &months[..patience[unit]] {
            sum += lines.generation - lines.dissipation();
            gross += lines.gross();
        }
        let cumulative = settle(sum, gross);
        if cumulative >= 0.0 {
            continue;
        }
        let break_even = break_even(months);
        let mut finding = Finding::new(Predicament::Waiting, Mend::GainEarlier, Some(-cumulative))
            .held(cumulative, 0.0)
            .with(Gauge::Patience, None, units[unit].patience)
            .with(Gauge::BreakEvenMonth, None, break_even as f64)
            .with(Gauge::Surplus, None, accounts.units[unit].surplus());
        finding.units.push(network.id(unit));
        findings.push(finding);
    }
}

/// The month by whose end what has come in covers what was paid, and does so to the horizon.
fn break_even(months: &[Lines]) -> usize {
    let (mut sum, mut gross, mut since) = (0.0, 0.0, 0);
    for (month, lines) in (1..).zip(months) {
        sum += lines.generation - lines.dissipation();
        gross += lines.gross();
        if settle(sum, gross) < 0.0 {
            since = month;
        }
    }
    (since + 1).min(months.len())
}

/// The lines of every unit that is asked for, month by month; nothing of the others.
pub fn monthly(answers: Answers, asked: &[bool]) -> Vec<Vec<Lines>> {
    let Answers {
        network,
        limits,
        environment,
        ..
    } = answers;
    let phi = &environment.factors;
    let mut months: Vec<Vec<Lines>> = (asked.iter())
        .map(|&asked| vec![Lines::default(); if asked { network.months } else { 0 }])
        .collect();
    for (index, exchange) in network.exchanges.iter().enumerate() {
        let Some(pair) = exchange.pair else { continue };
        let (giver, receiver) = (exchange.giver as usize, exchange.receiver as usize);
        if !asked[giver] && !asked[receiver] {
            continue;
        }
        let eta = network.pairs[pair as usize].eta;
        limits.pieces(network, index, |piece| {
            let generation = exchange.worth * piece.used;
            for t in piece.from..piece.to {
                if asked[giver] {
                    months[giver][t].cost += exchange.cost * piece.shipped / phi[t];
                }
                if asked[receiver] {
                    months[receiver][t].generation += generation * phi[t];
                    months[receiver][t].interface_loss += (1.0 - eta) * generation * phi[t];
                }
            }
        });
    }
    for (index, project) in network.projects.iter().enumerate() {
        for member in project
            .members
            .iter()
            .filter(|member| asked[member.unit as usize])
        {
            let generation = member.share * project.value;
            let lines = &mut months[member.unit as usize];
            for t in bits::ones(network.project_months(index)) {
                lines[t].generation += generation * phi[t];
                lines[t].interface_loss += (1.0 - project.eta) * generation * phi[t];
                lines[t].cost += member.cost / phi[t];
            }
        }
    }
    for pair in network.pairs.iter().filter(|pair| pair.coordination > 0.0) {
        let mut active = vec![0; bits::words(network.months)];
        for activity in network.activities(pair) {
            if let Activity::Exchange { index, .. } = *activity {
                bits::unite(&mut active, network.exchange_months(index as usize));
            }
        }
        for unit in pair.units.map(|unit| unit as usize) {
            if asked[unit] {
                for t in bits::ones(&active) {
                    months[unit][t].coordination += 0.5 * pair.coordination / phi[t];
                }
            }
        }
    }
    months
}

/// `unmotivated`: S_i < −(band of its own gross).
fn unmotivated(answers: Answers, findings: &mut Vec<Finding>) {
    let Answers {
        network, accounts, ..
    } = answers;
    for (unit, lines) in accounts.units.iter().enumerate() {
        let (surplus, gross) = (lines.surplus(), lines.gross());
        let band = network.document.settings.zero_band * gross;
        if -surplus - band > ROUNDING * gross {
            let mut finding = Finding::new(Predicament::Unmotivated, Mend::GainMore, Some(-surplus - band))
                .held(surplus, -band)
                .with(Gauge::Receipt, None, lines.receipt())
                .with(Gauge::Outlay, None, lines.outlay());
            finding.units.push(network.id(unit));
            findings.push(finding);
        }
    }
}

/// `transfusion`: S > 0, but ≤ 0 once the exchanges that government units give and the projects whose cost they bear
/// are removed and everything is re-run.
fn transfusion(answers: Answers) -> Option<Finding> {
    let Answers {
        network, accounts, ..
    } = answers;
    let surplus = accounts.total.surplus();
    if surplus <= 0.0 {
        return None;
    }
    let units = &network.document.units;
    let governs = |unit: u32| units[unit as usize].kind == Kind::Government;
    let gives: Vec<bool> = (network.exchanges.iter())
        .map(|exchange| governs(exchange.giver))
        .collect();
    let bears: Vec<bool> = (network.projects.iter())
        .map(|project| project.members.iter().any(|it| it.cost > 0.0 && governs(it.unit)))
        .collect();
    if !gives.contains(&true) && !bears.contains(&true) {
        return None;
    }
    let mut without = network.document.clone();
    let (mut gives, mut bears) = (gives.iter(), bears.iter());
    without.exchanges.retain(|_| gives.next() == Some(&false));
    without.projects.retain(|_| bears.next() == Some(&false));
    let left = surplus_of(&without);
    if left > 0.0 {
        return None;
    }
    let outlay = (units.iter().zip(&accounts.units)).filter(|(unit, _)| unit.kind == Kind::Government);
    let outlay: f64 = outlay.map(|(_, lines)| lines.outlay()).sum();
    let mut finding = Finding::new(Predicament::Transfusion, Mend::EarnMore, Some(-left))
        .held(left, 0.0)
        .with(Gauge::Surplus, None, surplus)
        .with(Gauge::Outlay, None, outlay);
    let governments = units.iter().filter(|unit| unit.kind == Kind::Government);
    finding.units.extend(governments.map(|unit| unit.id.clone()));
    Some(finding)
}

/// S of a document, with all that decides it and nothing else.
fn surplus_of(document: &Consortium) -> f64 {
    let basis = Basis::of(&Numbers::new(document));
    basis.accounts.total.surplus()
}
