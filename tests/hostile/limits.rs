//! How much a document may hold, and that as much as that is read at once.

use std::time::Instant;

use gongsheng::model::{Code, MOST_LEVELS, MOST_PROBLEMS, MOST_TEXT, Severity, parse, read};
use serde_json::{Value, json};

use crate::PATIENCE;

#[test]
fn depth_is_limited_and_never_recursed_into() {
    let nested = |levels: usize| format!("{}{}", "[".repeat(levels), "]".repeat(levels));
    assert_eq!(parse(&nested(MOST_LEVELS)).problems[0].code, Code::WrongType);
    let within = format!(
        r#"{{"type":"gongsheng","version":1,"months":1,"x":{}}}"#,
        nested(MOST_LEVELS - 1)
    );
    assert!(parse(&within).document.is_some());
    let bombs = [
        nested(MOST_LEVELS + 1),
        "[".repeat(1_000_000),
        "{\"a\":".repeat(1_000_000),
        format!("\"\\\"[\" {}", "[".repeat(200_000)),
    ];
    for bomb in bombs {
        let parsed = parse(&bomb);
        assert_eq!(
            (parsed.problems.len(), parsed.problems[0].code),
            (1, Code::LimitExceeded)
        );
        assert_eq!((parsed.problems[0].pointer.as_str(), parsed.document), ("", None));
    }
    let in_a_text = format!(
        r#"{{"type":"gongsheng","version":1,"months":1,"title":{{"en":"\"{}"}}}}"#,
        "[".repeat(500)
    );
    assert!(
        parse(&in_a_text).document.is_some(),
        "brackets in a text are no levels"
    );
}

#[test]
fn length_is_limited() {
    let document = r#"{"type":"gongsheng","version":1,"months":1}"#;
    let long = |length: usize| format!("{document}{}", " ".repeat(length - document.len()));
    assert!(parse(&long(MOST_TEXT)).document.is_some());
    let parsed = parse(&long(MOST_TEXT + 1));
    assert_eq!(
        (parsed.problems[0].code, parsed.problems[0].pointer.as_str()),
        (Code::LimitExceeded, "")
    );
}

/// A document of two units and one list at its limit, or one above.
fn at_limit(list: &str, over: usize) -> (Value, String) {
    let many = |count: usize, item: &dyn Fn(usize) -> Value| Value::from_iter((0..count + over).map(item));
    let parameter =
        |i: usize| json!({"id": format!("p{i}"), "resource": "r", "carrier": "matter", "amount": 1});
    let mut document = json!({
        "type": "gongsheng", "version": 1, "months": 600,
        "units": [{"id": "a", "kind": "other", "outputs": [parameter(0)]}, {"id": "b", "kind": "other", "inputs": [parameter(0)]}],
        "projects": [{"id": "p", "members": [{"unit": "a"}, {"unit": "b"}], "value": 1}],
        "environment": [{"id": "f", "scope": "external", "aspect": "policy"}]
    });
    let exchange = |i: usize| json!({"id": format!("e{i}"), "from": {"unit": "a", "output": "p0"}, "to": {"unit": "b", "input": "p0"}, "amount": 0});
    let unit = |i: usize| json!({"id": format!("u{i}"), "kind": "other"});
    let project =
        |i: usize| json!({"id": format!("p{i}"), "members": [{"unit": "a"}, {"unit": "b"}], "value": 1});
    let factor = |i: usize| json!({"id": format!("f{i}"), "scope": "external", "aspect": "policy"});
    let period = |i: usize| json!([i, i + 1]);
    let (pointer, items) = match list {
        "units" => ("/units", many(4_998, &unit)),
        "exchanges" => ("/exchanges", many(50_000, &exchange)),
        "outputs" => ("/units/0/outputs", many(64, &parameter)),
        "inputs" => ("/units/1/inputs", many(64, &parameter)),
        "projects" => ("/projects", many(500, &project)),
        "members" => (
            "/projects/0/members",
            many(64, &|i| json!({"unit": format!("u{i}")})),
        ),
        "factors" => ("/environment", many(200, &factor)),
        "periods" => ("/projects/0/periods", many(200, &period)),
        "steps" => ("/environment/0/steps", many(200, &|i| json!([i, 0]))),
        "links" => (
            "/links",
            many(
                20_000,
                &|i| json!({"between": [format!("u{}", i / 150), format!("u{}", 200 + i % 150)]}),
            ),
        ),
        other => panic!("no list called {other}"),
    };
    if list == "members" || list == "links" {
        document["units"]
            .as_array_mut()
            .unwrap()
            .extend((0..400).map(unit));
    }
    let items = items.as_array().unwrap().clone();
    match document.pointer_mut(pointer) {
        Some(Value::Array(present)) if list == "units" => present.extend(items),
        Some(place) => *place = items.into(),
        None => {
            let (parent, name) = pointer.rsplit_once('/').unwrap();
            document.pointer_mut(parent).unwrap()[name] = items.into();
        }
    }
    (document, pointer.to_owned())
}

#[test]
fn every_limit_holds_exactly() {
    let lists = [
        "units",
        "exchanges",
        "outputs",
        "inputs",
        "projects",
        "members",
        "factors",
        "periods",
        "steps",
        "links",
    ];
    for list in lists {
        let errors = |document: &Value| -> Vec<(String, Code)> {
            let (_, problems) = read(document);
            let errors = problems
                .into_iter()
                .filter(|problem| problem.severity == Severity::Error);
            errors.map(|problem| (problem.pointer, problem.code)).collect()
        };
        assert_eq!(errors(&at_limit(list, 0).0), [], "{list}");
        let (document, pointer) = at_limit(list, 1);
        assert_eq!(errors(&document), [(pointer, Code::LimitExceeded)], "{list}");
    }
}

/// As many units and exchanges as the limits allow, each exchange coming and going.
#[test]
fn the_largest_lists_are_read_at_once() {
    let parameter = |i: usize| json!({"id": format!("p{i}"), "resource": format!("r{}", i % 2), "carrier": "matter", "amount": i % 3});
    let parameters = Value::from_iter((0..8).map(parameter));
    let units = (0..5_000).map(
        |i| json!({"id": format!("u{i}"), "kind": "other", "outputs": parameters, "inputs": parameters}),
    );
    let exchanges = (0..50_000).map(|i| {
        let periods = Value::from_iter((0..3).map(|k| json!([k * 30 + i % 29, k * 30 + i % 29 + 1])));
        json!({"id": format!("e{i}"), "from": {"unit": format!("u{}", i % 7), "output": format!("p{}", i % 8)},
               "to": {"unit": format!("u{}", 7 + i % 4_000), "input": format!("p{}", i % 6)}, "amount": 1, "periods": periods})
    });
    let document = json!({"type": "gongsheng", "version": 1, "months": 600, "units": Value::from_iter(units), "exchanges": Value::from_iter(exchanges)});
    let began = Instant::now();
    let (consortium, problems) = read(&document);
    let took = began.elapsed();
    assert!(consortium.is_some_and(|consortium| consortium.exchanges.len() == 50_000));
    assert!(
        problems
            .iter()
            .any(|problem| problem.code == Code::OversubscribedOutput)
    );
    assert!(took < PATIENCE, "{took:?}");
}

/// One output, asked by every exchange, each into another input; what it ships changes month by month.
#[test]
fn one_scarce_output_of_every_exchange_is_no_trap() {
    let parameter =
        |i: usize| json!({"id": format!("p{i}"), "resource": "r", "carrier": "matter", "amount": 0.5});
    let inputs = Value::from_iter((0..64).map(parameter));
    let mut units = vec![json!({"id": "a", "kind": "other", "outputs": [parameter(0)]})];
    units.extend((0..800).map(|i| json!({"id": format!("u{i}"), "kind": "other", "inputs": inputs})));
    let exchanges = (0..50_000).map(|i| {
        json!({"id": format!("e{i}"), "from": {"unit": "a", "output": "p0"}, "to": {"unit": format!("u{}", i / 64), "input": format!("p{}", i % 64)},
               "amount": 1, "periods": [[i % 30, 300 + i % 30]]})
    });
    let document = json!({"type": "gongsheng", "version": 1, "months": 600, "units": units, "exchanges": Value::from_iter(exchanges)});
    let began = Instant::now();
    let (_, problems) = read(&document);
    let took = began.elapsed();
    assert_eq!(
        problems
            .iter()
            .filter(|problem| problem.code == Code::OversubscribedOutput)
            .count(),
        1
    );
    assert!(took < PATIENCE, "{took:?}");
}

#[test]
fn a_document_of_mistakes_ends_with_a_full_list() {
    let unit = json!({"tags": vec![json!(1); 400_000]});
    let document = json!({"units": vec![unit; 5]});
    let began = Instant::now();
    let (consortium, problems) = read(&document);
    let took = began.elapsed();
    assert_eq!((consortium, problems.len()), (None, MOST_PROBLEMS + 1));
    assert_eq!(
        (
            problems[MOST_PROBLEMS].code,
            problems[MOST_PROBLEMS].pointer.as_str()
        ),
        (Code::LimitExceeded, "")
    );
    assert!(took < PATIENCE, "{took:?}");

    let wrong = json!({"id": 5, "kind": [], "outputs": [{}], "inputs": 5, "capacity": -1});
    let (_, problems) = read(&json!({"units": vec![wrong; 5_000]}));
    assert_eq!(problems.len(), 3 + 5_000 * 8);
}
