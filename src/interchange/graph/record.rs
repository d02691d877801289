//! The fields of one node or edge while it is read: what is no number, or no word that is known, is told.

use super::Fields;
use crate::interchange::remark::{Code, FilePlace, Remarks, number, text};

/// A number as people and programs write it.
pub(in crate::interchange) fn finite(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
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

    /// The number of a field; what is none, or is not allowed there, is told.
    pub fn number(&self, field: &str, remarks: &mut Remarks) -> Option<f64> {
        let given = self.fields.get(field)?;
        let values = [text("field", field), text("value", given)];
        let Some(number) = finite(given) else {
            remarks.tell(Code::NotANumber, field, Some(self.place.clone()), &values);
            return None;
        };
        if !allowed(field, number) {
            remarks.tell(Code::OutOfRange, field, Some(self.place.clone()), &values);
            return None;
        }
        Some(number)
    }

    /// The number of a field, or what stands for it; that is told.
    pub fn number_or(&self, field: &str, default: f64, remarks: &mut Remarks) -> f64 {
        self.number(field, remarks).unwrap_or_else(|| {
            let values = [text("field", field), number("value", default as usize)];
            remarks.tell(Code::Default, field, None, &values);
            default
        })
    }

    pub fn choice<T>(
        &self,
        field: &str,
        find: impl Fn(&str) -> Option<T>,
        remarks: &mut Remarks,
    ) -> Option<T> {
        let given = self.fields.get(field)?;
        let found = find(given);
        if found.is_none() {
            let values = [text("field", field), text("value", given)];
            // A word a remark: they may all be kinds in somebody's own words.
            let subject = [field, ":", given].concat();
            remarks.tell(Code::UnknownWord, &subject, Some(self.place.clone()), &values);
        }
        found
    }
}
