//! The outputs and inputs of a unit, as its edges ask for them.

use super::ids::{MOST_ID, clean_or};
use crate::interchange::remark::{Code, FilePlace, Remarks, text};
use crate::model::{Carrier, Chain};

/// Outputs of a unit at most, and inputs.
pub(super) const MOST_PARAMETERS: usize = 64;

/// An output or an input while it is put together.
pub(super) struct Parameter {
    pub id: String,
    pub resource: String,
    pub carrier: Carrier,
    pub chain: Option<Chain>,
    /// As the file gives it.
    pub amount: Option<f64>,
    /// Of its edges.
    pub sum: f64,
    /// Quality and cost of an output; of an input its value.
    pub numbers: Vec<f64>,
}

/// What an edge says of its output or its input.
pub(super) struct Ask<'e> {
    /// `output` or `input`.
    pub side: &'static str,
    pub id: Option<&'e str>,
    pub resource: String,
    pub carrier: Carrier,
    pub chain: Option<Chain>,
    pub amount: Option<f64>,
    pub numbers: Vec<f64>,
}

/// Where an edge finds its output or its input.
pub(super) enum Seat {
    There(usize),
    /// A new one, of this id.
    New(String),
}

pub(super) fn parameter(list: &[Parameter], ask: &Ask) -> Option<Seat> {
    let wanted = clean_or(ask.id.unwrap_or(&ask.resource), ask.side.to_owned());
    let mut id = wanted.clone();
    // Two resources may be alike as ids.
    for number in 2..=MOST_PARAMETERS + 2 {
        match list.iter().position(|known| known.id == id) {
            None if list.len() == MOST_PARAMETERS => return None,
            None => return Some(Seat::New(id)),
            Some(at) => {
                let same = list[at].resource == ask.resource && list[at].carrier == ask.carrier;
                if ask.id.is_some() || same {
                    return Some(Seat::There(at));
                }
            }
        }
        let ending = ["-", &number.to_string()].concat();
        id = [&wanted[..wanted.len().min(MOST_ID - ending.len())], &ending].concat();
    }
    None
}

impl Seat {
    /// Takes it, and gives its id.
    pub fn join(
        self,
        list: &mut Vec<Parameter>,
        ask: Ask,
        amount: f64,
        place: &FilePlace,
        remarks: &mut Remarks,
    ) -> String {
        match self {
            Self::New(id) => {
                list.push(Parameter {
                    id: id.clone(),
                    resource: ask.resource,
                    carrier: ask.carrier,
                    chain: ask.chain,
                    amount: ask.amount,
                    sum: amount,
                    numbers: ask.numbers,
                });
                id
            }
            Self::There(at) => {
                let known = &mut list[at];
                let same = known.resource == ask.resource
                    && known.carrier == ask.carrier
                    && known.chain == ask.chain
                    && known.amount == ask.amount
                    && known.numbers == ask.numbers;
                if !same {
                    remarks.tell(
                        Code::Conflict,
                        ask.side,
                        Some(place.clone()),
                        &[text("field", ask.side)],
                    );
                }
                known.sum += amount;
                known.id.clone()
            }
        }
    }
}
