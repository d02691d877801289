//! An exchange of an edge.

use super::parameter::{Ask, MOST_PARAMETERS, parameter};
use super::record::{Record, finite};
use super::unit::Unit;
use super::words::resource;
use super::{json, string};
use crate::interchange::field::{choice, periods, word};
use crate::interchange::remark::{Code, Remarks, number, text};
use crate::model::json::Json;
use crate::model::{Carrier, Chain, Period, Vocabulary};

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
        (Some(_), _, _) => record.number("amount", remarks),
        (None, Some(_), _) => {
            let values = [text("name", "weight"), text("field", "amount")];
            remarks.tell(Code::ReadAs, "weight", None, &values);
            record.number("weight", remarks)
        }
        (None, None, Some(number)) if number >= 0.0 => {
            let values = [text("name", "label"), text("field", "amount")];
            remarks.tell(Code::ReadAs, "label", None, &values);
            Some(number)
        }
        _ => None,
    };
    let amount = amount.unwrap_or_else(|| {
        remarks.tell(
            Code::Default,
            "amount",
            None,
            &[text("field", "amount"), number("value", 1)],
        );
        1.0
    });
    let named = record
        .text("resource")
        .or_else(|| label.filter(|label| finite(label).is_none()));
    let named = named.map(|name| resource(name, words));

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
    let carrier = record.choice("carrier", choice::<Carrier>, remarks);
    let carrier = carrier.unwrap_or_else(|| {
        let known = words.resources.iter().find(|word| word.id == kind_of_flow);
        let carrier = known.map_or(Carrier::Energy, |word| word.carrier);
        let values = [text("field", "carrier"), text("value", word(carrier))];
        remarks.tell(Code::Default, word(carrier), None, &values);
        carrier
    });
    let input_resource = record.text("input_resource").map(|name| resource(name, words));
    let input_carrier = record.choice("input_carrier", choice::<Carrier>, remarks);
    let output = Ask {
        side: "output",
        id: record.text("output"),
        resource: kind_of_flow.clone(),
        carrier,
        chain: record.choice("chain", choice::<Chain>, remarks),
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
        chain: record.choice("input_chain", choice::<Chain>, remarks),
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
        fields.push(("medium", string(medium)));
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
