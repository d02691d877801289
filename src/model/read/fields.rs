//! Typed getters: each gives the value or tells what is wrong with it.

use serde_json::{Map, Value};

use super::told::{Place, Told, number, text};
use crate::model::range::Range;
use crate::model::words::Word;
use crate::model::{Code, Text};

/// A record of the document (a JSON object) and where it stands.
pub(super) struct Record<'d, 'p> {
    fields: &'d Map<String, Value>,
    pub place: Place<'p>,
    pub told: &'p Told,
}

impl<'d, 'p> Record<'d, 'p> {
    pub fn of(value: &'d Value, place: Place<'p>, told: &'p Told) -> Option<Self> {
        match value.as_object() {
            Some(fields) => Some(Self { fields, place, told }),
            None => wrong_type(value, "record", place, told),
        }
    }

    pub fn has(&self, name: &str) -> bool {
        self.fields.contains_key(name)
    }

    pub fn get(&self, name: &str) -> Option<&'d Value> {
        self.fields.get(name)
    }

    /// Tells which of these fields are not there.
    pub fn require(&self, names: &[&str]) {
        for name in names.iter().filter(|name| !self.has(name)) {
            let place = self.place.field(name);
            self.told
                .error(Code::MissingField, place, vec![text("field", name)]);
        }
    }

    /// A record within this one; nothing when it is absent or none.
    pub fn record<'a>(&'a self, name: &'a str) -> Option<Record<'d, 'a>> {
        Record::of(self.fields.get(name)?, self.place.field(name), self.told)
    }

    /// A list of at most so many; empty when it is absent, nothing when it cannot be read.
    pub fn list<'a>(&'a self, name: &'a str, most: usize) -> Option<List<'d, 'a>> {
        let place = self.place.field(name);
        let items = match self.fields.get(name) {
            Some(value) => items_of(value, place, self.told)?,
            None => &[],
        };
        if items.len() > most {
            self.told.error(
                Code::LimitExceeded,
                place,
                vec![
                    text("of", name),
                    number("value", items.len() as f64),
                    number("most", most as f64),
                ],
            );
            return None;
        }
        Some(List {
            items,
            place,
            told: self.told,
        })
    }

    pub fn number(&self, name: &str, range: Range) -> Option<f64> {
        number_of(self.fields.get(name)?, range, self.place.field(name), self.told)
    }

    pub fn string(&self, name: &str) -> Option<&'d str> {
        string_of(self.fields.get(name)?, self.place.field(name), self.told)
    }

    pub fn flag(&self, name: &str) -> Option<bool> {
        let value = self.fields.get(name)?;
        match value.as_bool() {
            Some(flag) => Some(flag),
            None => wrong_type(value, "yes-or-no", self.place.field(name), self.told),
        }
    }

    pub fn word<W: Word>(&self, name: &str) -> Option<W> {
        word_of(self.fields.get(name)?, self.place.field(name), self.told)
    }

    /// A text in one or two languages; empty when it is absent.
    pub fn text(&self, name: &str) -> Text {
        self.record(name).map_or_else(Text::default, |text| Text {
            zh: text.string("zh").map(Into::into),
            en: text.string("en").map(Into::into),
        })
    }
}

/// A list of the document and where it stands.
pub(super) struct List<'d, 'p> {
    pub items: &'d [Value],
    pub place: Place<'p>,
    pub told: &'p Told,
}

impl<'d> List<'d, '_> {
    /// Each item and where it stands.
    pub fn items(&self) -> impl Iterator<Item = (&'d Value, Place<'_>)> {
        let items = self.items.iter().enumerate();
        items
            .take_while(|_| !self.told.is_full())
            .map(|(index, value)| (value, self.place.item(index)))
    }

    /// Each item as a record, with its index; items that are none are told and left out.
    pub fn records(&self) -> impl Iterator<Item = (usize, Record<'d, '_>)> {
        self.items()
            .enumerate()
            .filter_map(|(index, (value, place))| Some((index, Record::of(value, place, self.told)?)))
    }

    /// Each item as a text.
    pub fn strings(&self) -> Vec<String> {
        self.items()
            .filter_map(|(value, place)| string_of(value, place, self.told))
            .map(Into::into)
            .collect()
    }

    /// Each item as a word of the model.
    pub fn words<W: Word>(&self) -> Vec<W> {
        self.items()
            .filter_map(|(value, place)| word_of(value, place, self.told))
            .collect()
    }
}

fn items_of<'d>(value: &'d Value, place: Place, told: &Told) -> Option<&'d [Value]> {
    match value.as_array() {
        Some(items) => Some(items),
        None => wrong_type(value, "list", place, told),
    }
}

/// A list of exactly two: a period, a step, the ends of a link.
pub(super) fn two_of<'d>(value: &'d Value, place: Place, told: &Told) -> Option<(&'d Value, &'d Value)> {
    match value.as_array().map(Vec::as_slice) {
        Some([first, second]) => Some((first, second)),
        _ => wrong_type(value, "list-of-two", place, told),
    }
}

pub(super) fn number_of(value: &Value, range: Range, place: Place, told: &Told) -> Option<f64> {
    let Some(given) = value.as_f64() else {
        return wrong_type(value, range.expected(), place, told);
    };
    if range.whole && given.fract() != 0.0 {
        return wrong_type(value, range.expected(), place, told);
    }
    if range.holds(given) {
        return Some(given + 0.0); // −0 becomes 0
    }
    let mut values = vec![number("value", given)];
    values.push(number(if range.open { "above" } else { "least" }, range.least));
    values.extend(range.most.map(|most| number("most", most)));
    told.error(Code::OutOfRange, place, values);
    None
}

pub(super) fn string_of<'d>(value: &'d Value, place: Place, told: &Told) -> Option<&'d str> {
    match value.as_str() {
        Some(string) => Some(string),
        None => wrong_type(value, "text", place, told),
    }
}

fn word_of<W: Word>(value: &Value, place: Place, told: &Told) -> Option<W> {
    let given = string_of(value, place, told)?;
    let found = W::WORDS.iter().find(|(word, _)| *word == given);
    if found.is_none() {
        unknown_word(given, W::WORDS.iter().map(|(word, _)| *word), place, told);
    }
    found.map(|(_, meaning)| *meaning)
}

pub(super) fn unknown_word<'a>(
    given: &str,
    allowed: impl Iterator<Item = &'a str>,
    place: Place,
    told: &Told,
) {
    let allowed: Vec<&str> = allowed.collect();
    told.error(
        Code::UnknownWord,
        place,
        vec![text("value", given), text("allowed", &allowed.join(", "))],
    );
}

fn wrong_type<T>(value: &Value, expected: &str, place: Place, told: &Told) -> Option<T> {
    let found = match value {
        Value::Null => "nothing",
        Value::Bool(_) => "yes-or-no",
        Value::Number(_) => "number",
        Value::String(_) => "text",
        Value::Array(_) => "list",
        Value::Object(_) => "record",
    };
    let mut values = vec![text("expected", expected), text("found", found)];
    match value {
        Value::Number(given) => values.extend(given.as_f64().map(|given| number("value", given))),
        Value::String(given) => values.push(text("value", given)),
        Value::Array(given) => values.push(number("length", given.len() as f64)),
        _ => {}
    }
    told.error(Code::WrongType, place, values);
    None
}
