//! Units, their outputs and inputs.

use super::fields::{List, Record};
use super::known::{Known, KnownUnit, Parameter};
use super::told::text;
use super::{LIMITS, id};
use crate::model::names::Names;
use crate::model::range::{ANYWHERE, NOT_NEGATIVE, POSITIVE, SHARE};
use crate::model::{Carrier, Code, Defaults, Input, Kind, Output, Position, Unit};

/// Reads the units and gathers what references can name.
pub(super) fn units<'d>(
    root: &Record<'d, '_>,
    horizon: Option<u32>,
    defaults: &Defaults,
) -> (Vec<Unit>, Known<'d>) {
    let mut known = Known::default();
    let mut units = Vec::new();
    let Some(list) = root.list("units", LIMITS.units) else {
        return (units, known);
    };
    known.ids = Some(Names::default());
    let mut ids = Names::default();
    for (index, record) in list.records() {
        record.require(&["id", "kind"]);
        let id = id(&record, &mut ids);
        let outputs = record.list("outputs", LIMITS.parameters);
        let inputs = record.list("inputs", LIMITS.parameters);
        if let (Some([]), Some([])) = (
            outputs.as_ref().map(|list| list.items),
            inputs.as_ref().map(|list| list.items),
        ) {
            let values = id.iter().map(|id| text("unit", id)).collect();
            record
                .told
                .warning(Code::UnitWithoutParameters, record.place, values);
        }
        let (outputs, output_names) = parameters(outputs, index, &mut known.outputs, |o, common| Output {
            id: common.id,
            resource: common.resource,
            carrier: common.carrier,
            chain: o.word("chain"),
            amount: common.amount,
            quality: o.number_or("quality", &SHARE, defaults.quality),
            cost: o.number_or("cost", &NOT_NEGATIVE, defaults.cost),
            note: o.text("note"),
        });
        let (inputs, input_names) = parameters(inputs, index, &mut known.inputs, |i, common| Input {
            id: common.id,
            resource: common.resource,
            carrier: common.carrier,
            chain: i.word("chain"),
            amount: common.amount,
            value: i.number_or("value", &NOT_NEGATIVE, defaults.value),
            note: i.text("note"),
        });
        if let Some(id) = id {
            known.add(
                id,
                KnownUnit {
                    outputs: output_names,
                    inputs: input_names,
                },
            );
        }
        let of_unit = &defaults.unit;
        units.push(Unit {
            id: id.unwrap_or_default().into(),
            kind: record.word("kind").unwrap_or(Kind::Other),
            name: record.text("name"),
            tags: record
                .list("tags", usize::MAX)
                .map(|tags| tags.strings())
                .unwrap_or_default(),
            capacity: record.number_or("capacity", &POSITIVE, of_unit.capacity),
            growth: record.number_or("growth", &POSITIVE, of_unit.growth),
            start: record.number_or("start", &NOT_NEGATIVE, of_unit.start),
            patience: record.number_or("patience", &NOT_NEGATIVE, horizon.unwrap_or_default().into()),
            outputs,
            inputs,
            position: record.record("position").and_then(|position| {
                position.require(&["x", "y"]);
                Some(Position {
                    x: position.number("x", &ANYWHERE)?,
                    y: position.number("y", &ANYWHERE)?,
                })
            }),
            note: record.text("note"),
        });
    }
    (units, known)
}

/// What outputs and inputs have in common.
struct Common {
    id: String,
    resource: String,
    carrier: Carrier,
    amount: f64,
}

fn parameters<'d, P>(
    list: Option<List<'d, '_>>,
    unit: usize,
    known: &mut Vec<Parameter<'d>>,
    whole: impl Fn(&Record<'d, '_>, Common) -> P,
) -> (Vec<P>, Option<Names<'d>>) {
    let Some(list) = list else {
        return (Vec::new(), None);
    };
    let mut parameters = Vec::new();
    let mut names = Names::default();
    let mut ids = Names::default();
    for (index, record) in list.records() {
        record.require(&["id", "resource", "carrier", "amount"]);
        let id = id(&record, &mut ids);
        let resource = record.string("resource");
        let carrier = record.word("carrier");
        let amount = record.number("amount", &NOT_NEGATIVE);
        if let Some(id) = id {
            names.add(id, known.len());
        }
        known.push(Parameter {
            unit,
            index,
            resource,
            carrier,
            amount,
        });
        let common = Common {
            id: id.unwrap_or_default().into(),
            resource: resource.unwrap_or_default().into(),
            carrier: carrier.unwrap_or(Carrier::Matter),
            amount: amount.unwrap_or_default(),
        };
        parameters.push(whole(&record, common));
    }
    (parameters, Some(names))
}
