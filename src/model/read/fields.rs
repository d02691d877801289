//! Typed getters: each gives the value or tells what is wrong with it.

use std::borrow::Cow;

use super::told::{Place, Told, number, text};
use crate::model::json::Json;
use crate::model::range::Range;
use crate::model::words::Word;
use crate::model::{Code, Text};

/// A record of the document (a JSON object) and where it stands.
pub(super) struct Record<'d, 'p> {
    fields: &'d [(Cow<'d, str>, Json<'d>)],
    pub place: Place<'p>,
    pub told: &'p Told,
}

impl<'d, 'p> Record<'d, 'p> {
    pub fn of(value: &'d Json<'d>, place: Place<'p>, told: &'p Told) -> Option<Self> {
        match value {
            Json::Record(fields) => Some(Self { fields, place, told }),
            _ => wrong_type(value, "record", place, told),
        }
    }

    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    pub fn get(&self, name: &str) -> Option<&'d Json<'d>> {
        // Of a name given twice the last counts.
        let field = self.fields.iter().rev().find(|(given, _)| given == name);
        field.map(|(_, value)| value)
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
        Record::of(self.get(name)?, self.place.field(name), self.told)
    }

    /// A list of at most so many; empty when it is absent, nothing when it cannot be read.
    pub fn list<'a>(&'a self, name: &'a str, most: usize) -> Option<List<'d, 'a>> {
        let place = self.place.field(name);
        let items = match self.get(name) {
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

    pub fn number(&self, name: &str, range: &Range) -> Option<f64> {
        number_of(self.get(name)?, range, self.place.field(name), self.told)
    }

    /// A number, or what stands for it when it is absent or wrong. Half of all fields are numbers: once, not inlined.
    #[inline(never)]
    pub fn number_or(&self, name: &str, range: &Range, default: f64) -> f64 {
        self.number(name, range).unwrap_or(default)
    }

    #[inline(never)]
    pub fn string(&self, name: &str) -> Option<&'d str> {
        string_of(self.get(name)?, self.place.field(name), self.told)
    }

    pub fn flag(&self, name: &str) -> Option<bool> {
        let value = self.get(name)?;
        match value {
            Json::Flag(flag) => Some(*flag),
            _ => wrong_type(value, "yes-or-no", self.place.field(name), self.told),
        }
    }

    pub fn word<W: Word>(&self, name: &str) -> Option<W> {
        word_of(self.get(name)?, self.place.field(name), self.told)
    }

    /// A text in one or two languages; empty when it is absent.
    #[inline(never)]
    pub fn text(&self, name: &str) -> Text {
        self.record(name).map_or_else(Text::default, |text| Text {
            zh: text.string("zh").map(Into::into),
            en: text.string("en").map(Into::into),
        })
    }
}

/// A list of the document and where it stands.
pub(super) struct List<'d, 'p> {
    pub items: &'d [Json<'d>],
    pub place: Place<'p>,
    pub told: &'p Told,
}

impl<'d> List<'d, '_> {
    /// Each item and where it stands.
    pub fn items(&self) -> impl Iterator<Item = (&'d Json<'d>, Place<'_>)> {
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

fn items_of<'d>(value: &'d Json<'d>, place: Place, told: &Told) -> Option<&'d [Json<'d>]> {
    match value {
        Json::List(items) => Some(items),
        _ => wrong_type(value, "list", place, told),
    }
}

/// A list of exactly two: a period, a step, the ends of a link.
pub(super) fn two_of<'d>(
    value: &'d Json<'d>,
    place: Place,
    told: &Told,
) -> Option<(&'d Json<'d>, &'d Json<'d>)> {
    if let Json::List(items) = value
        && let [first, second] = items.as_slice()
    {
        return Some((first, second));
    }
    wrong_type(value, "list-of-two", place, told)
}

pub(super) fn number_of(value: &Json, range: &Range, place: Place, told: &Told) -> Option<f64> {
    let &Json::Number(given) = value else {
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

pub(super) fn string_of<'d>(value: &'d Json<'d>, place: Place, told: &Told) -> Option<&'d str> {
    match value {
        Json::Text(string) => Some(string),
        _ => wrong_type(value, "text", place, told),
    }
}

fn word_of<W: Word>(value: &Json, place: Place, told: &Told) -> Option<W> {
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

fn wrong_type<T>(value: &Json, expected: &str, place: Place, told: &Told) -> Option<T> {
    tell_wrong_type(value, expected, place, told);
    None
}

#[inline(never)]
fn tell_wrong_type(value: &Json, expected: &str, place: Place, told: &Told) {
    let found = match value {
        Json::Null => "nothing",
        Json::Flag(_) => "yes-or-no",
        Json::Number(_) => "number",
        Json::Text(_) => "text",
        Json::List(_) => "list",
        Json::Record(_) => "record",
    };
    let mut values = vec![text("expected", expected), text("found", found)];
    match value {
        Json::Number(given) => values.push(number("value", *given)),
        Json::Text(given) => values.push(text("value", given)),
        Json::List(given) => values.push(number("length", given.len() as f64)),
        _ => {}
    }
    told.error(Code::WrongType, place, values);
}
