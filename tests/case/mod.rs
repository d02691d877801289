//! The cases of `tests/cases`: documents, each with what the model makes of it or with what is wrong with it.

#![allow(dead_code, reason = "each file of tests uses a part of it")]

use std::fs;
use std::path::Path;

use serde::Deserialize;
use serde_json::Value;

/// A name that is misspelt would be read by nobody, so it is refused.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    pub name: String,
    about: String,
    pub document: Value,
    /// Sections of its analysis.
    pub expected: Option<Value>,
    /// Place, code and severity of every problem.
    pub problems: Option<Vec<Value>>,
}

/// Every case, by file name.
pub fn all() -> Vec<Case> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    let files = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<_> = files.collect();
    files.sort();
    let read = |file: &Path| -> Case {
        let case = serde_json::from_str(&fs::read_to_string(file).unwrap());
        let case: Case = case.unwrap_or_else(|error| panic!("{}: {error}", file.display()));
        assert_ne!(case.expected.is_some(), case.problems.is_some(), "{}", case.name);
        case
    };
    files.iter().map(|file| read(file)).collect()
}
