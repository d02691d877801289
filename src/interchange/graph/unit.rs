//! A unit of a node.

use super::parameter::Parameter;
use super::record::Record;
use super::words::{is_chinese, kind};
use super::{Node, json, names, string};
use crate::interchange::field::word;
use crate::interchange::remark::{Code, Remarks, node};
use crate::model::json::Json;
use crate::model::{Kind, Vocabulary};

pub(super) struct Unit {
    pub id: String,
    pub record: Vec<(&'static str, Json<'static>)>,
    pub outputs: Vec<Parameter>,
    pub inputs: Vec<Parameter>,
}

pub(super) fn unit(given: &Node, id: String, spread: f64, words: &Vocabulary, remarks: &mut Remarks) -> Unit {
    let record = Record {
        fields: &given.fields,
        place: node(&given.id),
    };
    let kind = record.choice_or("kind", |word| kind(word, words), Kind::Other, remarks);
    let mut fields = vec![("kind", string(word(kind)))];

    let (zh, en) = (record.text("name_zh"), record.text("name_en"));
    // A label says more than an id, and an id that had to be cleaned more than nothing.
    let label = record.text("label").filter(|label| *label != id);
    let label = label.or_else(|| Some(&*given.id).filter(|given| *given != id && !given.trim().is_empty()));
    let (zh, en) = match (zh, en, label) {
        (None, None, Some(label)) if is_chinese(label) => (Some(label), None),
        (None, None, Some(label)) => (None, Some(label)),
        (zh, en, _) => (zh, en),
    };
    fields.extend(names(&zh.map(str::to_owned), &en.map(str::to_owned)).map(|name| ("name", name)));

    let tags = record.text("tags").unwrap_or_default().split(';').map(str::trim);
    let tags: Vec<Json> = tags.filter(|tag| !tag.is_empty()).map(string).collect();
    if !tags.is_empty() {
        fields.push(("tags", Json::List(tags)));
    }
    for field in ["capacity", "growth", "start", "patience"] {
        if let Some(number) = record.number(field, remarks) {
            fields.push((field, Json::Number(number)));
        }
    }
    if let (Some(x), Some(y)) = (record.number("x", remarks), record.number("y", remarks)) {
        let place = [x * spread, y * spread];
        if place.iter().all(|number| number.is_finite()) {
            let [x, y] = place.map(Json::Number);
            fields.push(("position", json(vec![("x", x), ("y", y)])));
        }
    }
    Unit {
        id,
        record: fields,
        outputs: Vec::new(),
        inputs: Vec::new(),
    }
}

impl Unit {
    pub fn into_json(self, remarks: &mut Remarks) -> Json<'static> {
        let mut side = |list: Vec<Parameter>, names: &[&'static str]| {
            let parameters = list.into_iter().map(|parameter| {
                let amount = parameter.amount.unwrap_or_else(|| {
                    remarks.tell(Code::Sum, "", None, &[]);
                    parameter.sum.min(f64::MAX)
                });
                let mut fields = vec![
                    ("id", string(&parameter.id)),
                    ("resource", string(&parameter.resource)),
                    ("carrier", string(word(parameter.carrier))),
                    ("amount", Json::Number(amount)),
                ];
                fields.extend(parameter.chain.map(|chain| ("chain", string(word(chain)))));
                fields.extend(
                    names
                        .iter()
                        .copied()
                        .zip(parameter.numbers.into_iter().map(Json::Number)),
                );
                json(fields)
            });
            Json::List(parameters.collect())
        };
        let (outputs, inputs) = (
            side(self.outputs, &["quality", "cost"]),
            side(self.inputs, &["value"]),
        );
        let mut fields = self.record;
        fields.extend([("id", string(&self.id)), ("outputs", outputs), ("inputs", inputs)]);
        json(fields)
    }
}
