//! By how much what would clear a finding must change (§13): from its number to its cut-off, and what that means.

use super::super::diagnosis::{Finding, Gauge, Predicament};
use super::expression::{Expression, Operation};
use super::expression::{function, minus, number, product, quotient, sum, symbol};
use super::settings::DIAGNOSIS;
use super::{Draft, Letter, Measure, Of, Quantity, Sources, Subject};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    if (subject.of, subject.number) != (Of::System, Quantity::Remedy) {
        return None;
    }
    let finding = super::finding::of(sources, subject)?;
    let amount = finding.remedy.amount?;
    let rests_on = if finding.code == Predicament::Dilemma {
        Subject {
            number: Quantity::Evidence,
            place: finding
                .evidence
                .iter()
                .position(|it| it.measure == Gauge::Incentive)
                .map(|place| place as u32),
            ..subject.clone()
        }
    } else {
        Subject {
            number: Quantity::Finding,
            ..subject.clone()
        }
    };
    let own = sources.draft(&rests_on)?;
    let unit = match finding.code {
        Predicament::Fragmented => Measure::Count,
        Predicament::Asymmetric | Predicament::FreeRiding | Predicament::Fragile => Measure::Energy,
        _ => own.unit,
    };
    let formula = formula(sources, finding, &own)?;
    let letter = symbol(Letter::ExtraNeeded, &[], amount);
    let draft = Draft::number(amount, unit, letter, vec![formula]);
    Some(own.instead(draft).on(DIAGNOSIS, &[]))
}

fn formula(sources: &Sources, finding: &Finding, own: &Draft) -> Option<Expression> {
    let gauge = |measure| {
        let evidence = finding.evidence.iter().find(|it| it.measure == measure);
        evidence.map(|it| it.value)
    };
    let cutoff = symbol(Letter::Cutoff, &[], finding.cutoff.unwrap_or(0.0));
    let surplus = symbol(Letter::Surplus, &[], sources.accounts.total.surplus());
    let amount = finding.remedy.amount?;
    Some(match finding.code {
        Predicament::Fragmented => {
            let named = gauge(Gauge::NamedPairs)?;
            let spare = number(named - amount);
            sum(vec![symbol(Letter::PairsAt, &[], named), minus(spare)])
        }
        Predicament::Asymmetric => {
            let half = quotient(number(1.0), number(2.0));
            product(vec![half, own.symbol.clone(), surplus])
        }
        // (o + x) / (O + x) = receipt share − gap.
        Predicament::FreeRiding => {
            let aim = sum(vec![
                symbol(Letter::Share, &[], gauge(Gauge::Receipt)?),
                minus(cutoff),
            ]);
            let unit = sources.unit(finding.units.first().map(String::as_str))?;
            let outlays = sources.accounts.units.iter().map(|lines| lines.outlay());
            let outlay = symbol(
                Letter::Outlay,
                &[sources.unit_label(unit)],
                sources.accounts.units[unit].outlay(),
            );
            let all = symbol(Letter::Outlay, &[], outlays.sum());
            quotient(
                sum(vec![product(vec![aim.clone(), all]), minus(outlay)]),
                sum(vec![number(1.0), minus(aim)]),
            )
        }
        Predicament::Dilemma => own.symbol.clone(),
        Predicament::PolicyConflict => {
            let signs = || {
                let signs = finding.evidence.iter().filter(|it| it.measure == Gauge::Sign);
                signs.map(|it| it.value)
            };
            let (low, high) = (signs().reduce(f64::min)?, signs().reduce(f64::max)?);
            let beyond = sum(vec![own.symbol.clone(), minus(cutoff)]);
            if low < 0.0 && high > 0.0 {
                let nearer = function(Operation::Least, vec![number(high), number(-low)]);
                function(Operation::Largest, vec![beyond, nearer])
            } else {
                beyond
            }
        }
        Predicament::Fragile => {
            let least = sources.accounts.total.surplus() * finding.value?;
            let least = symbol(Letter::SurplusWithout, &[], least);
            sum(vec![product(vec![cutoff, surplus]), minus(least)])
        }
        _ => sum(vec![cutoff, minus(own.symbol.clone())]),
    })
}
