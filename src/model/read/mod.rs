//! The door in: any JSON value becomes a consortium, or all that is wrong with it (§1).
//!
//! | file | reads |
//! |---|---|
//! | `told` | nothing: where we are, and what has been told |
//! | `fields` | numbers, texts, words, lists, records |
//! | `settings` | settings and substitutions |
//! | `units` | units, outputs, inputs |
//! | `known` | references to them |
//! | `relations` | exchanges, projects, links, periods |
//! | `conditions` | environment and contract |
//! | `warnings` | what is in order and yet odd: flows that exceed, transfers that idle |
//!
//! Every getter gives a value or tells what is wrong with it, once; the walk goes on either way, with
//! stand-ins that never leave this room. No depth of the document is a depth of the call stack.

mod conditions;
mod fields;
mod known;
mod relations;
mod settings;
mod told;
mod units;
mod warnings;

use serde_json::Value;

use super::json::Json;
use super::names::Names;
use super::range::HORIZON;
use super::{Code, Consortium, Problem, Severity, defaults};
use fields::Record;
pub use told::{MOST_PROBLEMS, unescape};
use told::{Place, Told, number, text};

/// How much of everything a document may hold (§1).
struct Limits {
    units: usize,
    parameters: usize,
    exchanges: usize,
    projects: usize,
    members: usize,
    factors: usize,
    moments: usize,
    links: usize,
}

const LIMITS: Limits = Limits {
    units: 5_000,
    parameters: 64,
    exchanges: 50_000,
    projects: 500,
    members: 64,
    factors: 200,
    moments: 200,
    links: 20_000,
};

/// Reads a document: the consortium with every default filled in, when no problem is an error, and all
/// problems, errors and warnings.
pub fn read(value: &Value) -> (Option<Consortium>, Vec<Problem>) {
    read_json(&value.into())
}

/// Reads a document that has just come out of its text.
pub(super) fn read_json(value: &Json) -> (Option<Consortium>, Vec<Problem>) {
    let told = Told::default();
    let consortium = Record::of(value, Place::Root, &told).map(|root| consortium(&root));
    let problems = told.into_problems();
    let sound = problems
        .iter()
        .all(|problem| problem.severity == Severity::Warning);
    (consortium.filter(|_| sound), problems)
}

fn consortium(root: &Record) -> Consortium {
    root.require(&["type", "version", "months"]);
    type_(root);
    version(root);
    let defaults = defaults();
    let months = root.number("months", &HORIZON).map(|months| months as u32);
    let (settings, rates) = settings::settings(root, &defaults.settings);
    let (units, known) = units::units(root, months, &defaults);
    let mut watch = warnings::Watch::new(months, rates);
    let exchanges = relations::exchanges(root, &known, &mut watch);
    let projects = relations::projects(root, &known, &mut watch);
    let links = relations::links(root, &known);
    let environment = conditions::environment(root, defaults.weight);
    watch.tell(root, &known);
    let contract = conditions::contract(root, &known, settings.modes_after_contract.then_some(&watch));
    Consortium {
        type_: "gongsheng".into(),
        version: 1,
        title: root.text("title"),
        notes: root.text("notes"),
        energy_unit: root.text("energyUnit"),
        months: months.unwrap_or_default(),
        units,
        exchanges,
        projects,
        links,
        environment,
        contract,
        settings,
    }
}

fn type_(root: &Record) {
    if let Some(given) = root.string("type").filter(|given| *given != "gongsheng") {
        let values = vec![text("value", given), text("expected", "gongsheng")];
        root.told
            .error(Code::UnknownType, root.place.field("type"), values);
    }
}

/// Tells a newer document from a wrong one: only the first can be read by a newer engine.
fn version(root: &Record) {
    let Some(given) = root.number("version", &super::range::ANYWHERE) else {
        return;
    };
    if given != 1.0 {
        let code = if given > 1.0 {
            Code::NewerVersion
        } else {
            Code::OutOfRange
        };
        let values = vec![number("value", given), number("least", 1.0), number("most", 1.0)];
        root.told.error(code, root.place.field("version"), values);
    }
}

/// Reads the id of a record: well formed, and unlike the ids before it in its list.
fn id<'d>(record: &Record<'d, '_>, before: &mut Names<'d>) -> Option<&'d str> {
    const MOST_CHARACTERS: usize = 64;
    let id = record.string("id")?;
    let place = record.place.field("id");
    let formed = (1..=MOST_CHARACTERS).contains(&id.len())
        && id
            .bytes()
            .all(|byte| byte.is_ascii_alphanumeric() || b"_.-".contains(&byte));
    if !formed {
        let values = vec![
            text("value", id),
            text("allowed", "A-Z a-z 0-9 _ . -"),
            number("most", MOST_CHARACTERS as f64),
        ];
        record.told.error(Code::InvalidId, place, values);
    } else if before.add(id, 0).is_some() {
        record
            .told
            .error(Code::DuplicateId, place, vec![text("value", id)]);
    }
    Some(id)
}
