//! The fields of units and exchanges in every format that is a table or a graph: one name each, and the names that
//! other programs give them.

use super::json::number_text;
use super::remark::{Code, Remarks, text};
use crate::analysis::analyse;
use crate::model::names::Names;
use crate::model::words::Word;
use crate::model::{Chain, Consortium, Exchange, Period, Text};

/// What a node or a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Of {
    Unit,
    Exchange,
}

/// The value of a field.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Cell {
    None,
    Number(f64),
    Text(String),
}

impl Cell {
    /// As text; nothing when there is nothing to say.
    pub fn text(&self) -> Option<String> {
        match self {
            Self::None => None,
            Self::Number(number) => Some(number_text(*number)),
            Self::Text(text) => Some(text.clone()).filter(|text| !text.is_empty()),
        }
    }
}

/// A field: its name, and whether it is a number.
pub(super) type Column = (&'static str, bool);

/// Fields of a unit, beside its id and its place.
pub(super) const UNIT: &[Column] = &[
    ("kind", false),
    ("name_zh", false),
    ("name_en", false),
    ("tags", false),
    ("capacity", true),
    ("growth", true),
    ("start", true),
    ("patience", true),
    ("surplus", true),
];

/// Fields of an exchange, beside its id and its ends.
pub(super) const EXCHANGE: &[Column] = &[
    ("output", false),
    ("input", false),
    ("resource", false),
    ("carrier", false),
    ("chain", false),
    ("amount", true),
    ("medium", false),
    ("periods", false),
    ("output_amount", true),
    ("quality", true),
    ("cost", true),
    ("input_resource", false),
    ("input_carrier", false),
    ("input_chain", false),
    ("input_amount", true),
    ("value", true),
    ("generation", true),
    ("surplus", true),
];

/// Fields that are results: they are written for others and never read.
const RESULTS: &[&str] = &["generation", "surplus"];

/// Fields that only some formats write, and all read.
const READ: &[&str] = &["label", "x", "y", "weight", "id", "from", "to"];

/// Drawing in the fields of Gephi and others.
const DRAWING: &[&str] = &[
    "r",
    "g",
    "b",
    "size",
    "color",
    "colour",
    "alpha",
    "thickness",
    "shape",
];

/// What other programs call a field.
const ALSO: &[(&str, &str, Of)] = &[
    ("name", "label", Of::Unit),
    ("title", "label", Of::Unit),
    ("type", "kind", Of::Unit),
    ("category", "kind", Of::Unit),
    ("source", "from", Of::Exchange),
    ("target", "to", Of::Exchange),
    ("name", "label", Of::Exchange),
    ("edge label", "label", Of::Exchange),
    ("relation", "resource", Of::Exchange),
];

/// The field that a name stands for. What it cannot stand for, and what it was taken for, is told.
pub(super) fn field(name: &str, of: Of, remarks: &mut Remarks) -> Option<&'static str> {
    let name = name.trim();
    let plain = name.to_ascii_lowercase();
    let columns = if of == Of::Unit { UNIT } else { EXCHANGE };
    let own = columns.iter().map(|(own, _)| *own).chain(READ.iter().copied());
    if let Some(own) = own.into_iter().find(|own| *own == plain) {
        if RESULTS.contains(&own) {
            remarks.tell(Code::Computed, own, None, &[text("name", own)]);
            return None;
        }
        return Some(own);
    }
    if let Some((_, field, _)) = ALSO.iter().find(|(also, _, kind)| *also == plain && *kind == of) {
        remarks.tell(
            Code::ReadAs,
            &plain,
            None,
            &[text("name", name), text("field", field)],
        );
        return Some(field);
    }
    if DRAWING.contains(&plain.as_str()) {
        remarks.tell(Code::Drawing, "", None, &[]);
        return None;
    }
    unused(name, remarks)
}

/// A name that means nothing here, which is told.
pub(super) fn unused(name: &str, remarks: &mut Remarks) -> Option<&'static str> {
    remarks.tell(Code::Field, name, None, &[text("name", name)]);
    None
}

/// A consortium with what its ledger says of each unit and each exchange.
pub(super) struct Rows {
    /// In the order of [`UNIT`].
    pub units: Vec<Vec<Cell>>,
    /// In the order of [`EXCHANGE`].
    pub exchanges: Vec<Vec<Cell>>,
}

pub(super) fn rows(consortium: &Consortium) -> Rows {
    let ledger = analyse(consortium).ledger;
    let of_unit = |at: usize| ledger.as_ref().and_then(|ledger| ledger.units.get(at));
    let of_exchange = |at: usize| ledger.as_ref().and_then(|ledger| ledger.exchanges.get(at));
    let number = |value: Option<f64>| value.map_or(Cell::None, Cell::Number);
    let units = consortium.units.iter().enumerate().map(|(at, unit)| {
        vec![
            Cell::Text(word(unit.kind).into()),
            optional(&unit.name.zh),
            optional(&unit.name.en),
            Cell::Text(unit.tags.join("; ")),
            Cell::Number(unit.capacity),
            Cell::Number(unit.growth),
            Cell::Number(unit.start),
            Cell::Number(unit.patience),
            number(of_unit(at).map(|lines| lines.surplus)),
        ]
    });
    let mut numbers = Names::default();
    for (at, unit) in consortium.units.iter().enumerate() {
        numbers.add(&unit.id, at);
    }
    let find = |id: &str| numbers.get(id).map(|at| &consortium.units[at]);
    let exchanges = consortium.exchanges.iter().enumerate().map(|(at, exchange)| {
        let output = find(&exchange.from.unit);
        let output = output.and_then(|unit| unit.outputs.iter().find(|own| own.id == exchange.from.output));
        let input = find(&exchange.to.unit);
        let input = input.and_then(|unit| unit.inputs.iter().find(|own| own.id == exchange.to.input));
        let chain = |chain: Option<Chain>| chain.map_or(Cell::None, |chain| Cell::Text(word(chain).into()));
        vec![
            Cell::Text(exchange.from.output.clone()),
            Cell::Text(exchange.to.input.clone()),
            output.map_or(Cell::None, |own| Cell::Text(own.resource.clone())),
            output.map_or(Cell::None, |own| Cell::Text(word(own.carrier).into())),
            output.map_or(Cell::None, |own| chain(own.chain)),
            Cell::Number(exchange.amount),
            Cell::Text(exchange.medium.clone()),
            Cell::Text(periods_text(&exchange.periods)),
            number(output.map(|own| own.amount)),
            number(output.map(|own| own.quality)),
            number(output.map(|own| own.cost)),
            input.map_or(Cell::None, |own| Cell::Text(own.resource.clone())),
            input.map_or(Cell::None, |own| Cell::Text(word(own.carrier).into())),
            input.map_or(Cell::None, |own| chain(own.chain)),
            number(input.map(|own| own.amount)),
            number(input.map(|own| own.value)),
            number(of_exchange(at).map(|lines| lines.generation)),
            number(of_exchange(at).map(|lines| lines.surplus)),
        ]
    });
    Rows {
        units: units.collect(),
        exchanges: exchanges.collect(),
    }
}

fn optional(text: &Option<String>) -> Cell {
    text.clone().map_or(Cell::None, Cell::Text)
}

/// A name for a figure: in the language asked for, else in the other, else the id.
pub(super) fn label<'d>(text: &'d Text, zh: bool, id: &'d str) -> &'d str {
    let languages = if zh {
        [&text.zh, &text.en]
    } else {
        [&text.en, &text.zh]
    };
    let name = languages.into_iter().flatten().find(|name| !name.is_empty());
    name.map_or(id, String::as_str)
}

/// The word of a choice, as documents write it.
pub(super) fn word<W: Word + PartialEq>(choice: W) -> &'static str {
    let found = W::WORDS.iter().find(|(_, meaning)| *meaning == choice);
    found.map_or("", |(word, _)| *word)
}

/// The choice that a word stands for.
pub(super) fn choice<W: Word>(word: &str) -> Option<W> {
    let word = word.trim().to_ascii_lowercase();
    let found = W::WORDS.iter().find(|(known, _)| *known == word);
    found.map(|(_, meaning)| *meaning)
}

/// `0-6; 12-`: months from and to, the second open; `never` for none at all.
fn periods_text(periods: &[Period]) -> String {
    let mut out = String::new();
    for (at, Period(start, end)) in periods.iter().enumerate() {
        if at > 0 {
            out.push_str("; ");
        }
        out.push_str(&start.to_string());
        out.push('-');
        if let Some(end) = end {
            out.push_str(&end.to_string());
        }
    }
    if periods.is_empty() {
        out.push_str("never");
    }
    out
}

/// The periods of such a text, when it is one.
pub(super) fn periods(text: &str) -> Option<Vec<Period>> {
    if text.trim() == "never" {
        return Some(Vec::new());
    }
    let period = |part: &str| {
        let (start, end) = part.split_once('-')?;
        let start: u32 = start.trim().parse().ok()?;
        let end = match end.trim() {
            "" => None,
            end => Some(end.parse().ok().filter(|end| *end > start)?),
        };
        Some(Period(start, end))
    };
    let periods: Option<Vec<Period>> = text.split(';').map(period).collect();
    periods.filter(|periods| periods.len() <= 200)
}

/// The ids of the two ends of an exchange.
pub(super) fn ends(exchange: &Exchange) -> [&str; 2] {
    [&exchange.from.unit, &exchange.to.unit]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn periods_are_written_as_they_are_read() {
        for list in [
            vec![],
            vec![Period(0, None)],
            vec![Period(0, Some(6)), Period(12, None), Period(3, Some(4))],
        ] {
            assert_eq!(periods(&periods_text(&list)), Some(list));
        }
        assert_eq!(
            periods(" 0 - 6 ;12- "),
            Some(vec![Period(0, Some(6)), Period(12, None)])
        );
        for text in ["", "6", "6-3", "3-3", "a-b", "-3", "0-6;", "1.5-2"] {
            assert_eq!(periods(text), None, "{text}");
        }
    }

    #[test]
    fn fields_are_known_by_the_names_that_others_give_them() {
        let mut remarks = Remarks::default();
        assert_eq!(field("Source", Of::Exchange, &mut remarks), Some("from"));
        assert_eq!(field(" Weight ", Of::Exchange, &mut remarks), Some("weight"));
        assert_eq!(field("type", Of::Unit, &mut remarks), Some("kind"));
        assert_eq!(field("surplus", Of::Unit, &mut remarks), None);
        assert_eq!(field("modularity", Of::Unit, &mut remarks), None);
        assert_eq!(field("r", Of::Unit, &mut remarks), None);
        let codes: Vec<Code> = remarks.into_list().iter().map(|remark| remark.code).collect();
        assert_eq!(
            codes,
            [
                Code::Computed,
                Code::Field,
                Code::Drawing,
                Code::ReadAs,
                Code::ReadAs
            ]
        );
    }
}
