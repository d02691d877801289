//! What surrounds and binds the units: environment and contract.

use super::fields::{List, Record, number_of, two_of, unknown_word};
use super::known::Known;
use super::told::{number, text};
use super::warnings::Watch;
use super::{LIMITS, id};
use crate::model::names::Names;
use crate::model::range::{MONTH, NOT_NEGATIVE, SHARE, SIGN};
use crate::model::words::Word;
use crate::model::{Aspect, Code, Contract, Factor, Incentive, Scope, Step, Transfer};

pub(super) fn environment(root: &Record, weight: f64) -> Vec<Factor> {
    let mut factors = Vec::new();
    let Some(list) = root.list("environment", LIMITS.factors) else {
        return factors;
    };
    let mut ids = Names::default();
    for (_, record) in list.records() {
        record.require(&["id", "scope", "aspect"]);
        let id = id(&record, &mut ids);
        let scope = record.word("scope");
        factors.push(Factor {
            id: id.unwrap_or_default().into(),
            scope: scope.unwrap_or(Scope::External),
            aspect: aspect(&record, scope).unwrap_or(Aspect::Policy),
            name: record.text("name"),
            weight: record.number_or("weight", &NOT_NEGATIVE, weight),
            steps: record
                .list("steps", LIMITS.moments)
                .map(|list| steps(&list))
                .unwrap_or_default(),
            note: record.text("note"),
        });
    }
    factors
}

/// Reads an aspect, which must be one of its scope, when that could be read.
fn aspect(factor: &Record, scope: Option<Scope>) -> Option<Aspect> {
    let aspect: Aspect = factor.word("aspect")?;
    let scope = scope.unwrap_or(aspect.scope());
    if aspect.scope() == scope {
        return Some(aspect);
    }
    let mine = Aspect::WORDS.iter().filter(|(_, other)| other.scope() == scope);
    unknown_word(
        factor.string("aspect")?,
        mine.map(|(word, _)| *word),
        factor.place.field("aspect"),
        factor.told,
    );
    None
}

fn steps(list: &List) -> Vec<Step> {
    let mut steps = Vec::new();
    for (value, place) in list.items() {
        if let Some((month, sign)) = two_of(value, place, list.told) {
            let month = number_of(month, &MONTH, place.item(0), list.told);
            let sign = number_of(sign, &SIGN, place.item(1), list.told);
            steps.push(Step(month.unwrap_or_default() as u32, sign.unwrap_or_default()));
        }
    }
    steps
}

/// Reads the contract. A watch is given when modes count transfers: it knows which would idle.
pub(super) fn contract<'d>(root: &Record<'d, '_>, known: &Known<'d>, watch: Option<&Watch<'d>>) -> Contract {
    let Some(record) = root.record("contract") else {
        return Contract::default();
    };
    Contract {
        reciprocity: record.number_or("reciprocity", &SHARE, 0.0),
        incentives: incentives(&record, known),
        transfers: transfers(&record, known, watch),
        note: record.text("note"),
    }
}

fn incentives<'d>(contract: &Record<'d, '_>, known: &Known<'d>) -> Vec<Incentive> {
    let mut incentives = Vec::new();
    let Some(list) = contract.list("incentives", usize::MAX) else {
        return incentives;
    };
    let mut units = Names::default();
    for (_, record) in list.records() {
        record.require(&["unit"]);
        let unit = known.unit(&record, "unit");
        if let Some(unit) = unit
            && units.add(unit, 0).is_some()
        {
            let values = vec![text("value", unit)];
            let place = record.place.field("unit");
            record.told.error(Code::DuplicateIncentive, place, values);
        }
        incentives.push(Incentive {
            unit: unit.unwrap_or_default().into(),
            reward: record.number_or("reward", &NOT_NEGATIVE, 0.0),
            penalty: record.number_or("penalty", &NOT_NEGATIVE, 0.0),
            note: record.text("note"),
        });
    }
    incentives
}

fn transfers<'d>(contract: &Record<'d, '_>, known: &Known<'d>, watch: Option<&Watch<'d>>) -> Vec<Transfer> {
    let mut transfers = Vec::new();
    let Some(list) = contract.list("transfers", usize::MAX) else {
        return transfers;
    };
    for (_, record) in list.records() {
        record.require(&["from", "to"]);
        let from = known.unit(&record, "from");
        let to = known.unit(&record, "to");
        let amount = record.number_or("amount", &NOT_NEGATIVE, 0.0);
        if let (Some(from), Some(to)) = (from, to) {
            let values = vec![text("from", from), text("to", to)];
            if from == to {
                record.told.error(Code::SelfTransfer, record.place, values);
            } else if watch.is_some_and(|watch| watch.idles(from) || watch.idles(to)) {
                let mut values = values;
                values.push(number("amount", amount));
                record.told.warning(Code::IdleTransfer, record.place, values);
            }
        }
        transfers.push(Transfer {
            from: from.unwrap_or_default().into(),
            to: to.unwrap_or_default().into(),
            amount,
            note: record.text("note"),
        });
    }
    transfers
}
