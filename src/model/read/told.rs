//! Where we are in a document, and what has been told about it so far.

use std::cell::RefCell;

use crate::model::{Code, Detail, DetailValue, Problem, Severity};

/// So many problems are kept; a document with more is not worth a longer list.
pub const MOST_PROBLEMS: usize = 100_000;

/// The way from the root to a value. It becomes a pointer only when something is told of it.
#[derive(Clone, Copy)]
pub(super) enum Place<'p> {
    Root,
    Field(&'p Place<'p>, &'p str),
    Item(&'p Place<'p>, usize),
}

impl<'p> Place<'p> {
    pub fn field(&'p self, name: &'p str) -> Place<'p> {
        Place::Field(self, name)
    }

    pub fn item(&'p self, index: usize) -> Place<'p> {
        Place::Item(self, index)
    }

    /// As RFC 6901 writes it.
    pub fn pointer(&self) -> String {
        let mut steps = Vec::new();
        let mut place = *self;
        loop {
            place = match place {
                Place::Root => break,
                Place::Field(parent, name) => {
                    steps.push(escape(name));
                    *parent
                }
                Place::Item(parent, index) => {
                    steps.push(index.to_string());
                    *parent
                }
            };
        }
        steps.iter().rev().fold(String::new(), |mut pointer, step| {
            pointer.push('/');
            pointer.push_str(step);
            pointer
        })
    }
}

// `str::replace` would do for both of these; the search behind it is kilobytes in a browser.

/// A name as a step of a pointer (RFC 6901).
fn escape(name: &str) -> String {
    let mut step = String::with_capacity(name.len());
    for character in name.chars() {
        match character {
            '~' => step.push_str("~0"),
            '/' => step.push_str("~1"),
            other => step.push(other),
        }
    }
    step
}

/// The name that is a step of a pointer (RFC 6901).
pub fn unescape(step: &str) -> String {
    let mut name = String::with_capacity(step.len());
    let mut characters = step.chars();
    while let Some(character) = characters.next() {
        let escaped = (character == '~').then(|| characters.next()).flatten();
        name.push(if escaped == Some('1') { '/' } else { character });
    }
    name
}

/// The problems told so far. One list serves the whole walk, so it is shared, not passed on.
#[derive(Default)]
pub(super) struct Told {
    problems: RefCell<Vec<Problem>>,
}

impl Told {
    pub fn error(&self, code: Code, place: Place, values: Vec<Detail>) {
        self.tell(code, Severity::Error, place, values);
    }

    pub fn warning(&self, code: Code, place: Place, values: Vec<Detail>) {
        self.tell(code, Severity::Warning, place, values);
    }

    /// Whether the list is full: what comes after is not worth a look.
    pub fn is_full(&self) -> bool {
        self.problems.borrow().len() > MOST_PROBLEMS
    }

    fn tell(&self, code: Code, severity: Severity, place: Place, values: Vec<Detail>) {
        let mut problems = self.problems.borrow_mut();
        let (code, severity, place, values) = match problems.len() {
            0..MOST_PROBLEMS => (code, severity, place, values),
            // The last one says that there are more.
            MOST_PROBLEMS => (
                Code::LimitExceeded,
                Severity::Error,
                Place::Root,
                vec![text("of", "problems"), number("most", MOST_PROBLEMS as f64)],
            ),
            _ => return,
        };
        problems.push(Problem {
            code,
            pointer: place.pointer(),
            severity,
            values,
        });
    }

    pub fn into_problems(self) -> Vec<Problem> {
        self.problems.into_inner()
    }
}

/// A number involved in a problem.
pub(super) fn number(name: &str, value: f64) -> Detail {
    Detail {
        name: name.into(),
        value: DetailValue::Number(value),
    }
}

/// A text involved in a problem, cut where it would fill the page.
pub(super) fn text(name: &str, value: &str) -> Detail {
    const MOST_CHARACTERS: usize = 120;
    let mut shown: String = value.chars().take(MOST_CHARACTERS).collect();
    if shown.len() < value.len() {
        shown.push('…');
    }
    Detail {
        name: name.into(),
        value: DetailValue::Text(shown),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pointers_escape_what_they_are_made_of() {
        let (list, name) = (Place::Root.field("a/b"), "m~n/~1");
        assert_eq!(list.item(3).field(name).pointer(), "/a~1b/3/m~0n~1~01");
        assert_eq!(Place::Root.field("").pointer(), "/");
        assert_eq!(Place::Root.pointer(), "");
        assert_eq!(unescape("m~0n~1~01"), name);
    }

    #[test]
    fn a_full_list_says_so_and_ends() {
        let told = Told::default();
        for _ in 0..MOST_PROBLEMS + 5 {
            told.warning(Code::PeriodPastHorizon, Place::Root, Vec::new());
        }
        assert!(told.is_full());
        let problems = told.into_problems();
        assert_eq!(problems.len(), MOST_PROBLEMS + 1);
        assert_eq!(
            problems.last().map(|last| (last.code, last.severity)),
            Some((Code::LimitExceeded, Severity::Error))
        );
    }
}
