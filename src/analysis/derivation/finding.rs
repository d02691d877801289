//! Why a diagnosis finds what it finds (§13): the number that decides, and how far it is from the cut-off.

use super::super::diagnosis::{self, Answers, Finding, Predicament};
use super::super::environment::mean_sign;
use super::entries::Owner;
use super::expression::{Expression, Gather, Index};
use super::expression::{any, gather, minus, number, over, product, quotient, sum, symbol};
use super::settings::{DIAGNOSIS, ENERGY, LEDGER, ORGANISATION};
use super::{Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand};
use super::{Thing, row};
use crate::model::{Aspect, Kind};

impl Sources<'_> {
    pub(super) fn answers(&self) -> Answers<'_> {
        Answers {
            network: &self.network,
            limits: &self.limits,
            environment: &self.environment,
            accounts: &self.accounts,
            behaviour: self.behaviour(),
            organisation: self.organisation(),
        }
    }
}

/// What can be asked of a finding: what decides it, the numbers it rests on, and what would clear it.
pub(super) fn subjects(finding: &Finding) -> Vec<Subject> {
    let one = finding
        .of_one_unit()
        .then(|| finding.units.first().cloned())
        .flatten();
    let own = Subject {
        code: Some(finding.code),
        id: one,
        ..Subject::system(Quantity::Finding)
    };
    let evidence = (0..finding.evidence.len() as u32).map(|place| Subject {
        number: Quantity::Evidence,
        place: Some(place),
        ..own.clone()
    });
    let remedy = finding.remedy.amount.map(|_| Subject {
        number: Quantity::Remedy,
        ..own.clone()
    });
    [own.clone()].into_iter().chain(evidence).chain(remedy).collect()
}

/// The finding that a subject is about, by its code, and its unit where each has its own.
pub(super) fn of<'s>(sources: &'s Sources, subject: &Subject) -> Option<&'s Finding> {
    sources.findings().iter().find(|it| {
        let own = it.units.first().filter(|_| it.of_one_unit());
        Some(it.code) == subject.code && own == subject.id.as_ref()
    })
}

pub(super) fn draft(sources: &Sources, asked: &Subject) -> Option<Draft> {
    if (asked.of, asked.number) != (Of::System, Quantity::Finding) {
        return None;
    }
    own(sources, of(sources, asked)?)
}

/// What decides a finding.
pub(super) fn own(sources: &Sources, finding: &Finding) -> Option<Draft> {
    if finding.value.is_none() {
        return super::evidence::named(sources, finding).map(|draft| draft.on(DIAGNOSIS, &[]));
    }
    let draft = match finding.code {
        Predicament::Asymmetric => {
            return super::behaviour::draft(sources, &Subject::system(Quantity::Asymmetry))
                .map(|draft| draft.on(DIAGNOSIS, &[]));
        }
        Predicament::Hostile => {
            return super::environment::draft(sources, &Subject::system(Quantity::Mean))
                .map(|draft| draft.on(DIAGNOSIS, &["environmentBand"]));
        }
        Predicament::Waiting => waiting(sources, finding)?,
        Predicament::Unmotivated => unmotivated(sources, finding)?,
        Predicament::Transfusion => transfusion(sources, finding)?,
        Predicament::Fragmented => fragmented(finding)?,
        Predicament::Formalistic => formalistic(sources, finding)?,
        Predicament::FreeRiding => free_riding(sources, finding)?,
        Predicament::PolicyConflict => factors(sources, finding, &[Aspect::Policy])?,
        Predicament::CultureBias => factors(sources, finding, &[Aspect::Culture])?,
        Predicament::Distrust => {
            let inside = [Aspect::Trust, Aspect::Identity, Aspect::Concept];
            factors(sources, finding, &inside)?
        }
        Predicament::Fragile => fragile(sources, finding)?,
        _ => return None,
    };
    Some(draft.on(DIAGNOSIS, &[]))
}

/// A number, and how far it is from the cut-off of its finding.
fn held(finding: &Finding, unit: Measure, letter: Expression, formula: Expression) -> Option<Draft> {
    let (value, cutoff) = (finding.value?, finding.cutoff?);
    let margin = Margin::new(letter.clone(), value, Boundary::Cutoff, vec![cutoff], unit);
    let margin = match finding.code {
        Predicament::Unmotivated => margin.by("zeroBand"),
        Predicament::Fragmented => margin.by("fragmentedShare"),
        Predicament::Formalistic => margin.by("formalisticShare"),
        Predicament::FreeRiding => margin.by("freeRidingGap"),
        Predicament::PolicyConflict => margin.by("policySpread"),
        Predicament::Fragile => margin.by("fragileShare"),
        _ => margin,
    };
    Some(Draft::number(value, unit, letter, vec![formula]).margins([margin]))
}

fn unit_of(sources: &Sources, finding: &Finding) -> Option<usize> {
    sources.unit(finding.units.first().map(String::as_str))
}

/// What has come in and gone out by the end of its patience, month by month.
fn waiting(sources: &Sources, finding: &Finding) -> Option<Draft> {
    let unit = unit_of(sources, finding)?;
    let mut asked = vec![false; sources.document.units.len()];
    asked[unit] = true;
    let months = diagnosis::monthly(sources.answers(), &asked);
    let patience = sources.document.units[unit].patience as usize;
    let terms: Vec<f64> = months[unit][..patience]
        .iter()
        .map(|lines| lines.generation - lines.dissipation())
        .collect();
    let label = sources.unit_label(unit);
    let body = symbol(Letter::Surplus, &[label.clone(), any(Index::Month)], 0.0);
    let rows = terms.iter().enumerate();
    let rows = rows.map(|(month, &value)| row(super::entries::months(month, month + 1), value));
    let rows = rows.collect();
    let letter = symbol(Letter::Surplus, &[label], finding.value?);
    let draft = held(finding, Measure::Energy, letter, over(Index::Month, body, terms))?;
    Some(draft.rows(Combine::Sum, rows).on(LEDGER, &ENERGY))
}

fn unmotivated(sources: &Sources, finding: &Finding) -> Option<Draft> {
    let owner = Owner::Unit(unit_of(sources, finding)?);
    let labels = sources.labels(owner);
    let lines = sources.lines(owner);
    let (mut rows, _) = super::ledger::table(&sources.entries(owner), Quantity::Surplus);
    rows.iter_mut().for_each(|row| row.parts.clear());
    let formula = sum(vec![
        symbol(Letter::Receipt, &labels, lines.receipt()),
        minus(symbol(Letter::Outlay, &labels, lines.outlay())),
    ]);
    let letter = symbol(Letter::Surplus, &labels, finding.value?);
    let draft = held(finding, Measure::Energy, letter, formula)?;
    Some(draft.rows(Combine::Sum, rows).on(LEDGER, &ENERGY))
}

/// A re-run has no formula; the rows are what it leaves out, with what each brought.
fn transfusion(sources: &Sources, finding: &Finding) -> Option<Draft> {
    let governs = |unit: u32| sources.document.units[unit as usize].kind == Kind::Government;
    let mut rows = Vec::new();
    for (index, exchange) in sources.network.exchanges.iter().enumerate() {
        if governs(exchange.giver) {
            let surplus = sources.accounts.exchanges[index].surplus();
            rows.push(row(sources.exchange_thing(index), surplus));
        }
    }
    for (index, project) in sources.network.projects.iter().enumerate() {
        if project.members.iter().any(|it| it.cost > 0.0 && governs(it.unit)) {
            let id = sources.document.projects[index].id.clone();
            rows.push(row(
                Thing::Project { id },
                sources.accounts.projects[index].surplus(),
            ));
        }
    }
    let value = finding.value?;
    let letter = symbol(Letter::SurplusWithout, &[], value);
    let draft = held(finding, Measure::Energy, letter, number(value))?;
    Some(draft.rows(Combine::Formula, rows).on(LEDGER, &ENERGY))
}

fn fragmented(finding: &Finding) -> Option<Draft> {
    let active = finding.evidence.first()?.value;
    let named = finding.pairs.len() as f64;
    let rows = finding.pairs.iter().map(|between| {
        let between = between.clone();
        row(Thing::Pair { between }, 1.0 / active)
    });
    let formula = quotient(
        symbol(Letter::PairsAt, &[], named),
        symbol(Letter::ActivePairs, &[], active),
    );
    let letter = symbol(Letter::Share, &[], finding.value?);
    let draft = held(finding, Measure::Ratio, letter, formula)?;
    let lasting = [
        "maxIdle",
        "continuousMonths",
        "continuousCoverage",
        "integratedMedia",
        "integratedCarriers",
    ];
    Some(
        draft
            .rows(Combine::Sum, rows.collect())
            .on(ORGANISATION, &lasting),
    )
}

/// The mean over the outputs of used / (T·amount).
fn formalistic(sources: &Sources, finding: &Finding) -> Option<Draft> {
    let network = &sources.network;
    let months = network.months as f64;
    let mut used = vec![0.0; network.fit.outputs.len()];
    for (index, exchange) in network.exchanges.iter().enumerate() {
        if exchange.pair.is_some() {
            sources.limits.pieces(network, index, |piece| {
                used[exchange.output as usize] += piece.used * (piece.to - piece.from) as f64;
            });
        }
    }
    let all = sources.document.units.iter();
    let all = all.flat_map(|unit| unit.outputs.iter().map(move |output| (&unit.id, output)));
    let there: Vec<_> = used
        .iter()
        .zip(all)
        .filter(|(_, (_, it))| it.amount > 0.0)
        .collect();
    let count = there.len() as f64;
    let terms: Vec<f64> = there
        .iter()
        .map(|(used, (_, it))| *used / (months * it.amount))
        .collect();
    let rows = there
        .iter()
        .zip(&terms)
        .map(|((used, (unit, output)), term)| Summand {
            what: Thing::Output {
                unit: (*unit).clone(),
                output: output.id.clone(),
            },
            value: term / count,
            parts: vec![**used, output.amount],
        });
    let rows = rows.collect();
    let own = |letter| symbol(letter, &[any(Index::Output)], 0.0);
    let body = quotient(
        own(Letter::Used),
        product(vec![sources.horizon(), own(Letter::Capacity)]),
    );
    let formula = quotient(over(Index::Output, body, terms), number(count));
    let letter = symbol(Letter::Used, &[], finding.value?);
    let draft = held(finding, Measure::Ratio, letter, formula)?;
    Some(
        draft
            .rows(Combine::Sum, rows)
            .columns(&[Letter::Used, Letter::Capacity])
            .on(super::settings::FLOW, &["substitution"]),
    )
}

/// Its part of what is received less its part of what is paid.
fn free_riding(sources: &Sources, finding: &Finding) -> Option<Draft> {
    let unit = unit_of(sources, finding)?;
    let label = [sources.unit_label(unit)];
    let units = &sources.accounts.units;
    let receipts: Vec<f64> = units.iter().map(|lines| lines.receipt()).collect();
    let outlays: Vec<f64> = units.iter().map(|lines| lines.outlay()).collect();
    let part = |letter, own: f64, all: &[f64]| {
        let any = symbol(letter, &[any(Index::Unit)], 0.0);
        quotient(symbol(letter, &label, own), over(Index::Unit, any, all.to_vec()))
    };
    let formula = sum(vec![
        part(Letter::Receipt, receipts[unit], &receipts),
        minus(part(Letter::Outlay, outlays[unit], &outlays)),
    ]);
    let (received, paid): (f64, f64) = (receipts.iter().sum(), outlays.iter().sum());
    let rows = (0..units.len()).map(|at| Summand {
        what: sources.unit_thing(at),
        value: receipts[at] / received - outlays[at] / paid,
        parts: vec![receipts[at], outlays[at]],
    });
    let letter = symbol(Letter::Share, &label, finding.value?);
    let draft = held(finding, Measure::Ratio, letter, formula)?;
    Some(
        draft
            .rows(Combine::Formula, rows.collect())
            .columns(&[Letter::Receipt, Letter::Outlay])
            .on(LEDGER, &ENERGY),
    )
}

/// The lowest mean sign of some factors; of policies the highest less the lowest.
fn factors(sources: &Sources, finding: &Finding, aspects: &[Aspect]) -> Option<Draft> {
    let all = sources.document.environment.iter();
    let all = all.filter(|factor| aspects.contains(&factor.aspect) && finding.factors.contains(&factor.id));
    let signs: Vec<(String, f64)> = all
        .map(|factor| (factor.id.clone(), mean_sign(factor, sources.network.months)))
        .collect();
    let terms: Vec<f64> = signs.iter().map(|(_, sign)| *sign).collect();
    let body = symbol(Letter::FactorSign, &[any(Index::Factor)], 0.0);
    let of = |function| gather(function, Index::Factor, body.clone(), terms.clone());
    let formula = if finding.code == Predicament::PolicyConflict {
        sum(vec![of(Gather::Largest), minus(of(Gather::Least))])
    } else {
        of(Gather::Least)
    };
    let rows = signs
        .into_iter()
        .map(|(id, sign)| row(Thing::Factor { id }, sign));
    let rows = rows.collect();
    let letter = symbol(Letter::FactorSign, &[], finding.value?);
    let draft = held(finding, Measure::Ratio, letter, formula)?;
    Some(draft.rows(Combine::Formula, rows))
}

/// The least that the others make without one, as a part of S.
fn fragile(sources: &Sources, finding: &Finding) -> Option<Draft> {
    let without: Vec<(String, f64)> = finding
        .evidence
        .iter()
        .filter_map(|it| Some((it.of.clone()?, it.value)))
        .collect();
    let body = symbol(Letter::SurplusWithout, &[any(Index::Unit)], 0.0);
    let terms = without.iter().map(|(_, value)| *value).collect();
    let surplus = sources.accounts.total.surplus();
    let formula = quotient(
        gather(Gather::Least, Index::Unit, body, terms),
        symbol(Letter::Surplus, &[], surplus),
    );
    let rows = without
        .into_iter()
        .map(|(id, value)| row(Thing::Unit { id }, value));
    let rows = rows.collect();
    let letter = symbol(Letter::Share, &[], finding.value?);
    let draft = held(finding, Measure::Ratio, letter, formula)?;
    Some(draft.rows(Combine::Formula, rows).on(LEDGER, &ENERGY))
}
