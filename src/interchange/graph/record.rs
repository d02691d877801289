//! The fields of one node or edge while it is read: what is no number, or no word that is known, is told.

use super::Fields;
use crate::interchange::field::word;
use crate::interchange::remark::{Code, FilePlace, Remarks, text};
use crate::model::words::Word;
use crate::model::{Detail, DetailValue};

/// A number as people and programs write it.
pub(in crate::interchange) fn finite(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// The number of a field, or what is wrong with it.
fn number(field: &str, given: &str) -> Result<f64, Code> {
    let number = finite(given).ok_or(Code::NotANumber)?;
    if allowed(field, number) {
        Ok(number)
    } else {
        Err(Code::OutOfRange)
    }
}

/// Which numbers a field takes.
fn allowed(field: &str, number: f64) -> bool {
    match field {
        "capacity" | "growth" => number > 0.0,
        "quality" => (0.0..=1.0).contains(&number),
        "x" | "y" => true,
        _ => number >= 0.0,
    }
}

/// One node or edge while it is read.
pub(super) struct Record<'g> {
    pub fields: &'g Fields<'g>,
    pub place: FilePlace,
}

impl Record<'_> {
    pub fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field)
    }

    pub fn number(&self, field: &str, remarks: &mut Remarks) -> Option<f64> {
        self.read(field, |given| number(field, given), None, remarks)
    }

    /// The number of a field, or what stands for it.
    pub fn number_or(&self, field: &str, default: f64, remarks: &mut Remarks) -> f64 {
        let taken = Some(DetailValue::Number(default));
        self.read(field, |given| number(field, given), taken, remarks)
            .unwrap_or(default)
    }

    pub fn choice<T>(
        &self,
        field: &str,
        find: impl Fn(&str) -> Option<T>,
        remarks: &mut Remarks,
    ) -> Option<T> {
        self.read(field, |given| find(given).ok_or(Code::UnknownWord), None, remarks)
    }

    /// The choice of a field, or what stands for it.
    pub fn choice_or<W: Word + PartialEq>(
        &self,
        field: &str,
        find: impl Fn(&str) -> Option<W>,
        default: W,
        remarks: &mut Remarks,
    ) -> W {
        let taken = Some(DetailValue::Text(word(default).into()));
        self.read(
            field,
            |given| find(given).ok_or(Code::UnknownWord),
            taken,
            remarks,
        )
        .unwrap_or(default)
    }

    /// What a field says. What cannot be used is told, with what is taken instead; so is what is taken for a field that
    /// is absent.
    fn read<T>(
        &self,
        field: &str,
        find: impl Fn(&str) -> Result<T, Code>,
        taken: Option<DetailValue>,
        remarks: &mut Remarks,
    ) -> Option<T> {
        let taken = |name: &str| {
            taken.clone().map(|value| Detail {
                name: name.into(),
                value,
            })
        };
        let Some(given) = self.fields.get(field) else {
            if let Some(value) = taken("value") {
                let subject = match &value.value {
                    DetailValue::Text(word) => [field, ":", word].concat(),
                    DetailValue::Number(_) => field.to_owned(),
                };
                remarks.tell(Code::Default, &subject, None, &[text("field", field), value]);
            }
            return None;
        };
        let code = match find(given) {
            Ok(found) => return Some(found),
            Err(code) => code,
        };
        // A word a remark: they may all be kinds in somebody's own words.
        let subject = if code == Code::UnknownWord {
            [field, ":", given].concat()
        } else {
            field.to_owned()
        };
        let mut values = vec![text("field", field), text("value", given)];
        values.extend(taken("taken"));
        remarks.tell(code, &subject, Some(self.place.clone()), &values);
        None
    }
}
