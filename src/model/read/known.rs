//! What the references of a document can name: its units, their outputs and inputs.

use super::fields::{Record, string_of};
use super::told::{Place, Told, text};
use crate::model::json::Json;
use crate::model::names::Names;
use crate::model::{Carrier, Code};

/// An output or an input, as far as it could be read.
pub(super) struct Parameter<'d> {
    pub unit: usize,
    pub index: usize,
    pub resource: Option<&'d str>,
    pub carrier: Option<Carrier>,
    pub amount: Option<f64>,
}

/// A unit's outputs and inputs by name; nothing when the list could not be read.
#[derive(Default)]
pub(super) struct KnownUnit<'d> {
    pub outputs: Option<Names<'d>>,
    pub inputs: Option<Names<'d>>,
}

/// All that references can name. Mistakes elsewhere do not make a reference wrong: a unit whose id is
/// malformed can still be named, and of a list that could not be read nothing is said to be missing.
#[derive(Default)]
pub(super) struct Known<'d> {
    pub outputs: Vec<Parameter<'d>>,
    pub inputs: Vec<Parameter<'d>>,
    /// Ids of units; nothing when the list of units could not be read.
    pub ids: Option<Names<'d>>,
    /// The units, as `ids` numbers them.
    pub units: Vec<KnownUnit<'d>>,
}

/// One side of the units, and how references call it.
#[derive(Clone, Copy)]
pub(super) enum Side {
    Output,
    Input,
}

/// An end of an exchange, as far as it could be read.
#[derive(Default)]
pub(super) struct Port<'d> {
    /// Id of its unit, unless no such unit is there.
    pub unit: Option<&'d str>,
    /// Id of its output or input.
    pub name: Option<&'d str>,
    /// Where that stands in [`Known`].
    pub parameter: Option<usize>,
}

impl<'d> Known<'d> {
    /// Adds a unit. Of two with the same id, a reference may mean either.
    pub fn add(&mut self, id: &'d str, unit: KnownUnit<'d>) {
        let Some(ids) = &mut self.ids else { return };
        match ids.add(id, self.units.len()) {
            None => self.units.push(unit),
            Some(first) => {
                let first = &mut self.units[first];
                merge(&mut first.outputs, unit.outputs);
                merge(&mut first.inputs, unit.inputs);
            }
        }
    }

    /// Reads the id of a unit that should be there.
    pub fn unit(&self, record: &Record<'d, '_>, name: &str) -> Option<&'d str> {
        let id = record.string(name)?;
        self.is_there(id, record.place.field(name), record.told)
            .then_some(id)
    }

    /// Reads the id of a unit that should be there, from a list of them.
    pub fn unit_of(&self, value: &'d Json<'d>, place: Place, told: &Told) -> Option<&'d str> {
        let id = string_of(value, place, told)?;
        self.is_there(id, place, told).then_some(id)
    }

    fn is_there(&self, id: &str, place: Place, told: &Told) -> bool {
        let there = self.ids.as_ref().is_none_or(|ids| ids.has(id));
        if !there {
            let values = vec![text("of", "unit"), text("value", id)];
            told.error(Code::DanglingReference, place, values);
        }
        there
    }

    /// Reads an end of an exchange: a unit and its output or input.
    pub fn port(&self, record: &Record<'d, '_>, side: Side) -> Port<'d> {
        let slot = match side {
            Side::Output => "output",
            Side::Input => "input",
        };
        record.require(&["unit", slot]);
        let unit = self.unit(record, "unit");
        let name = record.string(slot);
        let parameter = unit
            .zip(name)
            .and_then(|(unit, name)| self.parameter(record, side, slot, unit, name));
        Port {
            unit,
            name,
            parameter,
        }
    }

    fn parameter(&self, port: &Record, side: Side, slot: &str, unit: &str, name: &str) -> Option<usize> {
        let known = &self.units[self.ids.as_ref()?.get(unit)?];
        let names = match side {
            Side::Output => known.outputs.as_ref()?,
            Side::Input => known.inputs.as_ref()?,
        };
        let found = names.get(name);
        if found.is_none() {
            let values = vec![text("of", slot), text("value", name), text("unit", unit)];
            let place = port.place.field(slot);
            port.told.error(Code::DanglingReference, place, values);
        }
        found
    }
}

fn merge<'d>(first: &mut Option<Names<'d>>, later: Option<Names<'d>>) {
    match (first.as_mut(), later) {
        (Some(first), Some(later)) => {
            for (name, parameter) in later.iter() {
                first.add(name, parameter);
            }
        }
        _ => *first = None,
    }
}
