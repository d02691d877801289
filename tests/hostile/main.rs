//! What an attacker or a bad day sends: nothing of it may panic, overflow the stack or take long.

#[path = "../case/mod.rs"]
mod case;
mod files;
mod limits;

use std::sync::LazyLock;
use std::time::Duration;

use gongsheng::model::{Code, Problem, Severity, parse, read};
use proptest::prelude::*;
use proptest::sample::{Index, select};
use serde_json::{Map, Value, json};

/// Far above what any of these takes, far below what a quadratic walk would take.
const PATIENCE: Duration = Duration::from_secs(20);

/// Holds for whatever is read: a consortium or an error, never both, never neither; places that are in
/// the document; and a consortium that reads as itself.
fn lawful(document: &Value) -> Result<(), TestCaseError> {
    let (consortium, problems) = read(document);
    let errors = problems
        .iter()
        .filter(|problem| problem.severity == Severity::Error)
        .count();
    prop_assert_eq!(consortium.is_some(), errors == 0, "{:?}", problems);
    for problem in &problems {
        prop_assert!(points(document, problem), "{:?}", problem);
    }
    if let Some(consortium) = consortium {
        let (again, same) = read(&serde_json::to_value(&consortium).unwrap());
        prop_assert_eq!(again, Some(consortium));
        // Told at the same places, of the months as they are kept: beyond 2³² they are all alike.
        let told = |problems: &[Problem]| {
            problems
                .iter()
                .map(|problem| (problem.code, problem.pointer.clone()))
                .collect::<Vec<_>>()
        };
        prop_assert_eq!(told(&same), told(&problems));
    }
    Ok(())
}

/// A problem's pointer leads to something, a missing field's to where it should stand.
fn points(document: &Value, problem: &Problem) -> bool {
    let there = document.pointer(&problem.pointer).is_some();
    let parent = problem
        .pointer
        .rsplit_once('/')
        .and_then(|(parent, _)| document.pointer(parent));
    match problem.code {
        Code::MissingField => !there && parent.is_some_and(Value::is_object),
        _ => there,
    }
}

/// The documents of the cases.
static DOCUMENTS: LazyLock<Vec<Value>> =
    LazyLock::new(|| case::all().into_iter().map(|case| case.document).collect());

/// The names of fields and the words that a document may hold, so that random values come close to one.
const NAMES: &[&str] = &[
    "type",
    "version",
    "title",
    "zh",
    "en",
    "months",
    "units",
    "id",
    "kind",
    "name",
    "tags",
    "capacity",
    "growth",
    "start",
    "patience",
    "outputs",
    "inputs",
    "resource",
    "carrier",
    "chain",
    "amount",
    "quality",
    "cost",
    "value",
    "note",
    "position",
    "x",
    "y",
    "exchanges",
    "from",
    "to",
    "unit",
    "output",
    "input",
    "medium",
    "periods",
    "projects",
    "members",
    "share",
    "resistance",
    "carriers",
    "links",
    "between",
    "coordination",
    "persistent",
    "environment",
    "scope",
    "aspect",
    "weight",
    "steps",
    "contract",
    "reciprocity",
    "incentives",
    "reward",
    "penalty",
    "transfers",
    "settings",
    "substitution",
    "rate",
    "benchmark",
    "modesAfterContract",
    "window",
    "__proto__",
    "constructor",
    "a/b~c",
    "",
    "共生单元",
];

const WORDS: &[&str] = &[
    "gongsheng",
    "C",
    "E",
    "talent",
    "college",
    "enterprise",
    "matter",
    "energy",
    "external",
    "trust",
    "policy",
    "shapley",
    "",
    "NaN",
    "Infinity",
    "\u{0}",
    "\u{feff}",
    "𝕊",
    "职业院校",
    "../../etc/passwd",
    "<!--<script>",
    "$serde_json::private::Number",
];

fn scalars() -> impl Strategy<Value = Value> {
    let edges = [
        0.0,
        -0.0,
        1.0,
        -1.0,
        0.5,
        12.0,
        1e-320,
        1e308,
        -1e308,
        4294967295.0,
        4294967296.0,
        9007199254740993.0,
    ];
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        select(edges.to_vec()).prop_map(Value::from),
        any::<f64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        select(WORDS).prop_map(Value::from),
        any::<String>().prop_map(Value::from),
    ]
}

fn values() -> impl Strategy<Value = Value> {
    scalars().prop_recursive(6, 120, 8, |inner| {
        let field = (
            prop_oneof![9 => select(NAMES).prop_map(str::to_owned), 1 => any::<String>()],
            inner.clone(),
        );
        prop_oneof![
            prop::collection::vec(inner, 0..8).prop_map(Value::from),
            prop::collection::vec(field, 0..8)
                .prop_map(|fields| Value::Object(fields.into_iter().collect::<Map<_, _>>())),
        ]
    })
}

/// What a slip of the hand does to a document at one place.
#[derive(Clone, Debug)]
enum Slip {
    Drop,
    Double,
    Put(Value),
}

fn slips() -> impl Strategy<Value = Slip> {
    prop_oneof![
        Just(Slip::Drop),
        Just(Slip::Double),
        scalars().prop_map(Slip::Put),
        values().prop_map(Slip::Put),
    ]
}

/// Every place below a value, as pointers.
fn places(value: &Value) -> Vec<String> {
    let mut found = Vec::new();
    let mut open = vec![(String::new(), value)];
    while let Some((pointer, value)) = open.pop() {
        let children: Vec<(String, &Value)> = match value {
            Value::Array(items) => items
                .iter()
                .enumerate()
                .map(|(index, item)| (index.to_string(), item))
                .collect(),
            Value::Object(fields) => fields
                .iter()
                .map(|(name, field)| (name.replace('~', "~0").replace('/', "~1"), field))
                .collect(),
            _ => Vec::new(),
        };
        open.extend(
            children
                .into_iter()
                .map(|(step, child)| (format!("{pointer}/{step}"), child)),
        );
        found.push(pointer);
    }
    found.retain(|pointer| !pointer.is_empty());
    found
}

fn slip(document: &mut Value, at: Index, slip: Slip) {
    let places = places(document);
    if places.is_empty() {
        return;
    }
    let pointer = at.get(&places);
    let (parent, step) = pointer.rsplit_once('/').unwrap();
    match (slip, document.pointer_mut(parent).unwrap()) {
        (Slip::Put(value), _) => *document.pointer_mut(pointer).unwrap() = value,
        (Slip::Drop, Value::Array(items)) => _ = items.remove(step.parse().unwrap()),
        (Slip::Drop, Value::Object(fields)) => _ = fields.remove(&step.replace("~1", "/").replace("~0", "~")),
        (Slip::Double, Value::Array(items)) => items.push(items[step.parse::<usize>().unwrap()].clone()),
        _ => {}
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 600, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_value_is_read_or_told_of(value in values()) {
        lawful(&value)?;
    }

    #[test]
    fn any_slip_in_a_document_is_read_or_told_of(
        which in any::<Index>(),
        slips in prop::collection::vec((any::<Index>(), slips()), 1..5),
    ) {
        let mut document = which.get(&DOCUMENTS).clone();
        for (at, kind) in slips {
            slip(&mut document, at, kind);
        }
        lawful(&document)?;
    }

    #[test]
    fn any_text_is_parsed_or_refused(text in ".*") {
        let parsed = parse(&text);
        prop_assert_eq!(parsed.document.is_some(), parsed.problems.iter().all(|problem| problem.severity == Severity::Warning));
    }

    /// Cut a document anywhere: it stops being JSON there, and line and column lie within it.
    #[test]
    fn a_text_cut_short_is_refused_with_its_place(which in any::<Index>(), at in any::<Index>()) {
        let text = serde_json::to_string_pretty(which.get(&DOCUMENTS)).unwrap();
        let cut: String = text.chars().take(at.index(text.chars().count())).collect();
        let parsed = parse(&cut);
        prop_assert_eq!(parsed.problems[0].code, Code::InvalidJson);
        let (line, column) = (parsed.line.unwrap() as usize, parsed.column.unwrap() as usize);
        let row = cut.split('\n').nth(line - 1);
        prop_assert!(row.is_some_and(|row| column >= 1 && column <= row.chars().count().max(1)), "{} {}", line, column);
    }
}

#[test]
fn what_is_no_json_is_refused_where_it_stops() {
    let refused = [
        ("", 1, 1),
        (" ", 1, 1),
        ("{", 1, 1),
        ("NaN", 1, 1),
        ("{\"months\":NaN}", 1, 11),
        ("{\"months\":\n Infinity}", 2, 2),
        ("{\"months\":-Infinity}", 1, 12),
        ("{\"months\":1e999}", 1, 15),
        ("{\"months\":-1e999}", 1, 16),
        ("{\"months\":01}", 1, 12),
        ("{'months':1}", 1, 2),
        ("{\"months\":1,}", 1, 13),
        ("{} {}", 1, 4),
        ("\u{feff}\u{feff}{}", 1, 1),
        ("// note\n{}", 1, 1),
    ];
    for (text, line, column) in refused {
        let parsed = parse(text);
        assert_eq!(parsed.problems[0].code, Code::InvalidJson, "{text:?}");
        assert_eq!(
            (parsed.line, parsed.column),
            (Some(line), Some(column)),
            "{text:?}"
        );
        assert_eq!((parsed.problems.len(), parsed.document), (1, None), "{text:?}");
    }
    for text in [
        "{\"title\":{\"en\":\"a\u{0}b\"}}",
        "{\"title\":{\"en\":\"\\ud800\"}}",
        "\u{0}",
    ] {
        assert_eq!(parse(text).problems[0].code, Code::InvalidJson, "{text:?}");
    }
}

#[test]
fn a_byte_order_mark_and_fields_given_twice_are_read() {
    let parsed =
        parse("\u{feff}{\"type\":\"x\",\"version\":1,\"months\":\"no\",\"months\":7,\"type\":\"gongsheng\"}");
    assert_eq!(parsed.document.map(|document| document.months), Some(7));
}

#[test]
fn any_language_is_kept_as_it_is() {
    let title = "共生 𝕊 \u{1F469}\u{200D}\u{1F52C} \u{202E}rtl\u{0} e\u{301}";
    let text = json!({"type": "gongsheng", "version": 1, "months": 1, "title": {"zh": title}}).to_string();
    assert_eq!(
        parse(&text)
            .document
            .and_then(|document| document.title.zh)
            .as_deref(),
        Some(title)
    );
}

#[test]
fn months_beyond_every_horizon_are_past_it() {
    let document = json!({"type": "gongsheng", "version": 1, "months": 600, "units": [
        {"id": "a", "kind": "other"}, {"id": "b", "kind": "other"}],
        "projects": [{"id": "p", "members": [{"unit": "a"}, {"unit": "b"}], "value": 1e308, "periods": [[0, 1e300], [1e299, 1e300], [1e308, null]]}]});
    let (consortium, problems) = read(&document);
    let past = problems
        .iter()
        .filter(|problem| problem.code == Code::PeriodPastHorizon)
        .count();
    assert!(consortium.is_some() && past == 3, "{problems:?}");
}
