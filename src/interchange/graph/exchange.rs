//! An exchange of an edge.

use super::parameter::{Ask, MOST_PARAMETERS, parameter};
use super::record::{Record, finite};
use super::unit::Unit;
use super::words;
use super::{json, string};
use crate::interchange::field::periods;
use crate::interchange::remark::{Code, Remarks, number, text};
use crate::model::json::Json;
use crate::model::{Carrier, Period, Vocabulary};

/// The resource that edges share when there is no room for one of their own.
const SHARED: &str = "flow";

/// The exchange of an edge, and the month in which it ends at last; nothing when a unit has no room for it.
pub(super) fn exchange(
    record: &Record,
    id: String,
    [from, to]: [usize; 2],
    units: &mut [Unit],
    words: &Vocabulary,
    remarks: &mut Remarks,
) -> Option<(Json<'static>, u32)> {
    let label = record.text("label");
    // What stands on an edge is its amount when it is a number, else what flows.
    let amount = match (
        record.text("amount"),
        record.text("weight"),
        label.and_then(finite),
    ) {
        (None, Some(_), _) => {
            let values = [text("name", "weight"), text("field", "amount")];
            remarks.tell(Code::ReadAs, "weight", None, &values);
            record.number_or("weight", 1.0, remarks)
        }
        (None, None, Some(number)) if number >= 0.0 => {
            let values = [text("name", "label"), text("field", "amount")];
            remarks.tell(Code::ReadAs, "label", None, &values);
            number
        }
        _ => record.number_or("amount", 1.0, remarks),
    };
    let named = record
        .text("resource")
        .or_else(|| label.filter(|label| finite(label).is_none()));
    let named = named.map(|name| words::resource(name, words));

    let crowded =
        units[from].outputs.len() + 1 >= MOST_PARAMETERS || units[to].inputs.len() + 1 >= MOST_PARAMETERS;
    let kind_of_flow = match &named {
        Some(name) => name.clone(),
        None if crowded => {
            remarks.tell(
                Code::SharedResource,
                "",
                Some(record.place.clone()),
                &[text("value", SHARED)],
            );
            SHARED.to_owned()
        }
        None => {
            remarks.tell(Code::OwnResource, "", None, &[]);
            id.clone()
        }
    };
    let known = words.resources.iter().find(|word| word.id == kind_of_flow);
    let usual = known.map_or(Carrier::Energy, |word| word.carrier);
    let carrier = record.choice_or("carrier", words::carrier, usual, remarks);
    let input_resource = record
        .text("input_resource")
        .map(|name| words::resource(name, words));
    let input_carrier = record.choice("input_carrier", words::carrier, remarks);
    let output = Ask {
        side: "output",
        id: record.text("output"),
        resource: kind_of_flow.clone(),
        carrier,
        chain: record.choice("chain", words::chain, remarks),
        amount: record.number("output_amount", remarks),
        numbers: vec![
            record.number_or("quality", 1.0, remarks),
            record.number_or("cost", 0.0, remarks),
        ],
    };
    let input = Ask {
        side: "input",
        id: record.text("input"),
        resource: input_resource.unwrap_or(kind_of_flow),
        carrier: input_carrier.unwrap_or(carrier),
        chain: record.choice("input_chain", words::chain, remarks),
        amount: record.number("input_amount", remarks),
        numbers: vec![record.number_or("value", 1.0, remarks)],
    };
    let give = parameter(&units[from].outputs, &output);
    let take = parameter(&units[to].inputs, &input);
    let (Some(give), Some(take)) = (give, take) else {
        let values = [number("most", MOST_PARAMETERS)];
        remarks.tell(Code::TooManyParameters, "", Some(record.place.clone()), &values);
        return None;
    };
    let give = give.join(&mut units[from].outputs, output, amount, &record.place, remarks);
    let take = take.join(&mut units[to].inputs, input, amount, &record.place, remarks);

    let mut fields = vec![
        ("id", string(&id)),
        (
            "from",
            json(vec![("unit", string(&units[from].id)), ("output", string(&give))]),
        ),
        (
            "to",
            json(vec![("unit", string(&units[to].id)), ("input", string(&take))]),
        ),
        ("amount", Json::Number(amount)),
    ];
    if let Some(medium) = record.text("medium") {
        fields.push(("medium", string(&words::medium(medium, words))));
    }
    let mut last = 0;
    if let Some(periods) = record.choice("periods", periods, remarks) {
        for Period(start, end) in &periods {
            last = last.max(end.unwrap_or(*start));
        }
        if periods != [Period(0, None)] {
            let month = |month: u32| Json::Number(month.into());
            let period =
                |Period(start, end): Period| Json::List(vec![month(start), end.map_or(Json::Null, month)]);
            fields.push(("periods", Json::List(periods.into_iter().map(period).collect())));
        }
    }
    Some((json(fields), last))
}
