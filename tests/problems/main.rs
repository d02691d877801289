//! What is wrong with a document is told all at once, where it is made, and once (§1).

#[path = "../case/mod.rs"]
mod case;
mod vocabulary;
mod warnings;

use std::collections::BTreeSet;

use gongsheng::model::{
    Code, DetailValue, EMPTY_DOCUMENT, Period, Problem, Rule, Settings, Severity, Text, parse, read,
};
use serde_json::{Value, json};

/// Place, code and severity of each problem.
type Told = BTreeSet<(String, String, String)>;

fn told(document: &Value) -> Told {
    let (_, problems) = read(document);
    let told: Told = problems
        .iter()
        .map(|problem| triple(&serde_json::to_value(problem).unwrap()))
        .collect();
    assert_eq!(told.len(), problems.len(), "a mistake told twice: {problems:?}");
    told
}

fn triple(problem: &Value) -> (String, String, String) {
    let text = |name: &str| problem[name].as_str().unwrap().to_owned();
    (text("pointer"), text("code"), text("severity"))
}

fn expect(document: &Value, expected: &[(&str, &str, &str)]) {
    let own = |(pointer, code, severity): &(&str, &str, &str)| {
        (pointer.to_string(), code.to_string(), severity.to_string())
    };
    assert_eq!(told(document), expected.iter().map(own).collect());
}

/// A college that gives talent to an enterprise: a document with nothing wrong.
fn sound() -> Value {
    json!({
        "type": "gongsheng", "version": 1, "months": 12,
        "units": [
            {"id": "C", "kind": "college",
             "outputs": [{"id": "talent", "resource": "talent", "carrier": "energy", "amount": 10}],
             "inputs": [{"id": "base", "resource": "practice-base", "carrier": "matter", "amount": 1}]},
            {"id": "E", "kind": "enterprise",
             "inputs": [{"id": "talent", "resource": "talent", "carrier": "energy", "amount": 10}]}],
        "exchanges": [
            {"id": "e1", "from": {"unit": "C", "output": "talent"}, "to": {"unit": "E", "input": "talent"}, "amount": 10}]
    })
}

/// The sound document with something put in at a pointer.
fn with(pointer: &str, value: Value) -> Value {
    let mut document = sound();
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    document.pointer_mut(parent).unwrap()[name] = value;
    document
}

fn number(problem: &Problem, name: &str) -> Option<f64> {
    problem
        .values
        .iter()
        .find(|detail| detail.name == name)
        .and_then(|detail| match detail.value {
            DetailValue::Number(number) => Some(number),
            DetailValue::Text(_) => None,
        })
}

fn text<'a>(problem: &'a Problem, name: &str) -> Option<&'a str> {
    problem
        .values
        .iter()
        .find(|detail| detail.name == name)
        .and_then(|detail| match &detail.value {
            DetailValue::Text(text) => Some(text.as_str()),
            DetailValue::Number(_) => None,
        })
}

#[test]
fn invalid_cases_tell_every_problem() {
    let mut tried = 0;
    for case in case::all() {
        let Some(expected) = &case.problems else {
            continue;
        };
        let expected: Told = expected.iter().map(triple).collect();
        assert_eq!(told(&case.document), expected, "{}", case.name);
        assert!(read(&case.document).0.is_none(), "{}", case.name);
        tried += 1;
    }
    assert!(tried >= 13, "only {tried} invalid cases");
}

#[test]
fn valid_cases_are_read() {
    let mut tried = 0;
    for case in case::all() {
        if case.expected.is_none() {
            continue;
        }
        let (consortium, problems) = read(&case.document);
        assert!(consortium.is_some(), "{}: {problems:?}", case.name);
        assert!(
            problems
                .iter()
                .all(|problem| problem.severity == Severity::Warning),
            "{}: {problems:?}",
            case.name
        );
        tried += 1;
    }
    assert!(tried >= 27, "only {tried} valid cases");
}

#[test]
fn a_sound_document_has_no_problem() {
    expect(&sound(), &[]);
    let (consortium, problems) = read(&serde_json::from_str(EMPTY_DOCUMENT).unwrap());
    assert!(consortium.unwrap().units.is_empty() && problems.is_empty());
}

#[test]
fn five_mistakes_are_five_records() {
    let mut document = sound();
    document["months"] = json!(0);
    document["units"][0]["kind"] = json!("school");
    document["units"][1]["inputs"][0]["amount"] = json!("ten");
    document["exchanges"][0]["to"]["unit"] = json!("X");
    document["exchanges"][0]["periods"] = json!([[3, 3]]);
    let told = [
        ("/months", "out-of-range", "error"),
        ("/units/0/kind", "unknown-word", "error"),
        ("/units/1/inputs/0/amount", "wrong-type", "error"),
        ("/exchanges/0/to/unit", "dangling-reference", "error"),
        ("/exchanges/0/periods/0", "empty-period", "error"),
    ];
    expect(&document, &told);
}

#[test]
fn units_without_anything_are_told_field_by_field() {
    let told = [
        ("/type", "missing-field", "error"),
        ("/version", "missing-field", "error"),
        ("/months", "missing-field", "error"),
        ("/units/0/id", "wrong-type", "error"),
        ("/units/0/kind", "missing-field", "error"),
        ("/units/0", "unit-without-parameters", "warning"),
        ("/units/1/id", "missing-field", "error"),
        ("/units/1/kind", "missing-field", "error"),
        ("/units/1", "unit-without-parameters", "warning"),
    ];
    expect(&json!({"units": [{"id": 5}, {}]}), &told);
}

#[test]
fn what_is_no_record_is_one_problem() {
    for value in [json!(null), json!(true), json!(1), json!("text"), json!([{}])] {
        expect(&value, &[("", "wrong-type", "error")]);
    }
}

#[test]
fn every_default_is_filled_in() {
    let mut document = sound();
    document["units"][1]["outputs"] = json!([{"id": "o", "resource": "x", "carrier": "matter", "amount": 0}]);
    document["projects"] =
        json!([{"id": "p", "members": [{"unit": "C"}, {"unit": "E", "cost": 2}], "value": 1}]);
    document["links"] = json!([{"between": ["C", "E"]}]);
    document["environment"] = json!([{"id": "f", "scope": "internal", "aspect": "trust"}]);
    document["settings"] = json!({"resistance": 0.25});
    document["contract"] = json!({"incentives": [{"unit": "C"}], "transfers": [{"from": "C", "to": "E"}]});
    let read = read(&document).0.unwrap();
    let unit = &read.units[1];
    assert_eq!(
        (unit.capacity, unit.growth, unit.start, unit.patience),
        (100.0, 0.1, 50.0, 12.0)
    );
    assert_eq!(
        (unit.name.clone(), unit.tags.len(), unit.position),
        (Text::default(), 0, None)
    );
    let output = &unit.outputs[0];
    assert_eq!((output.quality, output.cost, output.chain), (1.0, 0.0, None));
    assert_eq!(unit.inputs[0].value, 1.0);
    let exchange = &read.exchanges[0];
    assert_eq!(
        (exchange.medium.as_str(), exchange.periods.as_slice()),
        ("", [Period(0, None)].as_slice())
    );
    let project = &read.projects[0];
    assert_eq!(
        (
            project.resistance,
            project.carriers.len(),
            project.periods.as_slice()
        ),
        (None, 0, [Period(0, None)].as_slice()),
        "a resistance that is left out is the setting's, whatever that becomes"
    );
    let members: Vec<(f64, f64)> = project
        .members
        .iter()
        .map(|member| (member.cost, member.share))
        .collect();
    assert_eq!(members, [(0.0, 0.5), (2.0, 0.5)]);
    let link = &read.links[0];
    assert_eq!(
        (link.resistance, link.coordination, link.persistent),
        (None, 0.0, false)
    );
    assert_eq!(
        (read.environment[0].weight, read.environment[0].steps.len()),
        (1.0, 0)
    );
    assert_eq!(
        (read.contract.reciprocity, read.contract.transfers[0].amount),
        (0.0, 0.0)
    );
    assert_eq!(
        (
            read.contract.incentives[0].reward,
            read.contract.incentives[0].penalty
        ),
        (0.0, 0.0)
    );
    assert_eq!(
        read.settings,
        Settings {
            resistance: 0.25,
            ..Settings::default()
        }
    );
    assert_eq!(read.settings.benchmark, Rule::Shapley);
}

#[test]
fn ids_are_of_one_to_64_characters() {
    let long = "x".repeat(64);
    for id in ["C", "a.b-c_D9", ".", &long] {
        expect(
            &with(
                "/environment",
                json!([{"id": id, "scope": "external", "aspect": "policy"}]),
            ),
            &[],
        );
    }
    let longer = "x".repeat(65);
    for id in ["", " ", "a b", "职业院校", "a/b", "a~b", "a\u{0}", "é", &longer] {
        let document = with(
            "/environment",
            json!([{"id": id, "scope": "external", "aspect": "policy"}]),
        );
        expect(&document, &[("/environment/0/id", "invalid-id", "error")]);
    }
}

#[test]
fn a_reference_to_a_malformed_id_is_no_mistake_of_its_own() {
    let mut document = sound();
    document["units"][1]["id"] = json!("行业企业");
    document["exchanges"][0]["to"]["unit"] = json!("行业企业");
    expect(&document, &[("/units/1/id", "invalid-id", "error")]);
}

#[test]
fn a_reference_may_mean_either_of_two_units_with_one_id() {
    let mut document = sound();
    document["units"][1]["id"] = json!("C");
    document["units"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "E", "kind": "enterprise", "inputs": [
        {"id": "base", "resource": "x", "carrier": "matter", "amount": 1}]}));
    document["exchanges"][0]["from"] = json!({"unit": "E", "output": "nothing"});
    document["exchanges"][0]["to"] = json!({"unit": "C", "input": "talent"});
    let told = [
        ("/units/1/id", "duplicate-id", "error"),
        ("/exchanges/0/from/output", "dangling-reference", "error"),
    ];
    expect(&document, &told);
}

#[test]
fn values_say_what_and_what_to_do() {
    let problem = |document: Value| read(&document).1.pop().unwrap();
    let told = problem(with("/units/0/capacity", json!(0)));
    assert_eq!(
        (number(&told, "value"), number(&told, "above")),
        (Some(0.0), Some(0.0))
    );
    let told = problem(with("/units/0/outputs/0/quality", json!(1.4)));
    assert_eq!(
        (
            number(&told, "value"),
            number(&told, "least"),
            number(&told, "most")
        ),
        (Some(1.4), Some(0.0), Some(1.0))
    );
    let told = problem(with("/units/0/outputs/0/carrier", json!("gold")));
    assert_eq!(
        (text(&told, "value"), text(&told, "allowed")),
        (Some("gold"), Some("matter, energy, information"))
    );
    let told = problem(with("/months", json!(2.5)));
    assert_eq!(
        (
            number(&told, "value"),
            text(&told, "expected"),
            text(&told, "found")
        ),
        (Some(2.5), Some("whole-number"), Some("number"))
    );
    let told = problem(with("/exchanges/0/from/output", json!("gold")));
    assert_eq!(
        (text(&told, "of"), text(&told, "value"), text(&told, "unit")),
        (Some("output"), Some("gold"), Some("C"))
    );
    let told = problem(with("/exchanges/0/amount", json!(11)));
    assert_eq!(
        (told.code, number(&told, "value"), number(&told, "most")),
        (Code::OversubscribedOutput, Some(11.0), Some(10.0))
    );
}

#[test]
fn parse_gives_the_document_or_line_and_column() {
    let parsed = parse(&sound().to_string());
    assert!(parsed.document.is_some() && parsed.problems.is_empty() && parsed.line.is_none());
    let parsed = parse("{\n  \"title\": {\"zh\": \"共生\"} oops\n}");
    assert_eq!((parsed.line, parsed.column), (Some(2), Some(25)));
    assert_eq!(
        (parsed.problems[0].code, parsed.problems[0].pointer.as_str()),
        (Code::InvalidJson, "")
    );
    let parsed = parse("{}");
    assert!(parsed.document.is_none() && parsed.line.is_none() && parsed.problems.len() == 3);
}
