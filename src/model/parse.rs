//! From text to a document: what is no JSON, and where it stops being so.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::json::Json;
use super::read::read_json;
use super::{Code, Consortium, Detail, DetailValue, Problem, Severity};

/// Bytes of text at most (§1).
pub const MOST_TEXT: usize = 16 << 20;

/// Levels of lists and records at most, the document itself being the first (§1).
pub const MOST_LEVELS: usize = 128;

/// What `parse` makes of a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Parsed {
    /// The document, when no problem is an error; null otherwise.
    pub document: Option<Consortium>,
    /// Errors and warnings (§1).
    pub problems: Vec<Problem>,
    /// Where the text stops being JSON, from 1; null when it is JSON.
    pub line: Option<u32>,
    /// From 1; null when the text is JSON.
    pub column: Option<u32>,
}

/// Reads a text: JSON first, then the document in it.
///
/// A byte order mark at the very start is passed over. Of a field given twice in one record the last
/// counts. A number too large for a double (`1e999`) is no number, like `NaN`: the text is refused
/// where it stands.
pub fn parse(text: &str) -> Parsed {
    match json(text) {
        Ok(value) => {
            let (document, problems) = read_json(&value);
            Parsed {
                document,
                problems,
                line: None,
                column: None,
            }
        }
        Err(problem) => {
            let place = |name| {
                let detail = problem.values.iter().find(|detail| detail.name == name)?;
                match detail.value {
                    DetailValue::Number(number) => Some(number as u32),
                    DetailValue::Text(_) => None,
                }
            };
            Parsed {
                document: None,
                line: place("line"),
                column: place("column"),
                problems: vec![problem],
            }
        }
    }
}

/// Reads JSON of any content, or gives the one problem that makes it unreadable.
fn json(text: &str) -> Result<Json<'_>, Problem> {
    if text.len() > MOST_TEXT {
        let length = text.len() as f64;
        return Err(beyond("text", Some(length), MOST_TEXT));
    }
    if levels_exceed(text, MOST_LEVELS) {
        return Err(beyond("levels", None, MOST_LEVELS));
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    Json::of(text).map_err(|end| {
        let (line, column) = place(text, end);
        let values = vec![number("line", line), number("column", column)];
        problem(Code::InvalidJson, values)
    })
}

/// Whether lists and records lie deeper in each other than so many levels.
fn levels_exceed(text: &str, most: usize) -> bool {
    let mut levels = 0_usize;
    let mut bytes = text.bytes();
    while let Some(byte) = bytes.next() {
        match byte {
            b'[' | b'{' => levels += 1,
            b']' | b'}' => levels = levels.saturating_sub(1),
            b'"' => {
                while let Some(byte) = bytes.next() {
                    match byte {
                        b'"' => break,
                        b'\\' => _ = bytes.next(),
                        _ => {}
                    }
                }
            }
            _ => {}
        }
        if levels > most {
            return true;
        }
    }
    false
}

/// Line and column as people count them, from 1 and in characters, of the last of so many bytes.
fn place(text: &str, end: usize) -> (usize, usize) {
    let (mut line, mut column) = (1, 0);
    for (byte, sign) in text.char_indices() {
        if byte >= end {
            break;
        }
        column += 1;
        if sign == '\n' {
            (line, column) = (line + 1, 0);
        }
    }
    (line, column.max(1))
}

fn beyond(of: &str, value: Option<f64>, most: usize) -> Problem {
    let mut values = vec![Detail {
        name: "of".into(),
        value: DetailValue::Text(of.into()),
    }];
    values.extend(value.map(|value| Detail {
        name: "value".into(),
        value: DetailValue::Number(value),
    }));
    values.push(number("most", most));
    problem(Code::LimitExceeded, values)
}

fn number(name: &str, value: usize) -> Detail {
    Detail {
        name: name.into(),
        value: DetailValue::Number(value as f64),
    }
}

fn problem(code: Code, values: Vec<Detail>) -> Problem {
    Problem {
        code,
        pointer: String::new(),
        severity: Severity::Error,
        values,
    }
}
