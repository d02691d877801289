//! What is wrong with a document is told all at once, where it is made, and once (§1).

mod case;

use std::collections::BTreeSet;

use gongsheng::model::{
    Code, Consortium, DetailValue, EMPTY_DOCUMENT, Period, Problem, Rule, Settings, Severity, Text, defaults,
    parse, read, vocabulary,
};
use proptest::prelude::*;
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
fn settings_keep_to_the_ranges_of_the_vocabulary() {
    for word in vocabulary().settings {
        let pointer = format!("/settings/{}", word.id);
        let set = |value: f64| {
            let mut document = sound();
            document["settings"] = json!({ &word.id: value });
            document
        };
        let Some(least) = word.least else {
            expect(&set(1.0), &[(&pointer, "wrong-type", "error")]);
            continue;
        };
        expect(&set(least), &[]);
        expect(&set(least - 1.0), &[(&pointer, "out-of-range", "error")]);
        match word.most {
            Some(most) => {
                expect(&set(most), &[]);
                expect(&set(most + 1e-9), &[(&pointer, "out-of-range", "error")]);
            }
            None => expect(&set(1e9), &[]),
        }
        if word.whole {
            expect(&set(least + 0.5), &[(&pointer, "wrong-type", "error")]);
        }
    }
}

#[test]
fn the_vocabulary_knows_every_setting_in_order() {
    let declared = "sensitivity feedback resistance environmentBand zeroBand symmetryTolerance benchmark modesAfterContract \
         maxIdle continuousMonths continuousCoverage integratedMedia integratedCarriers window pathWindow coupling \
         saturation substitution uncertainty formalisticShare freeRidingGap fragmentedShare fragileShare policySpread";
    let words: Vec<String> = vocabulary().settings.into_iter().map(|word| word.id).collect();
    assert_eq!(words, declared.split_whitespace().collect::<Vec<_>>());
    let fields = serde_json::to_value(Settings::default()).unwrap();
    let fields: BTreeSet<String> = fields.as_object().unwrap().keys().cloned().collect();
    assert_eq!(words.into_iter().collect::<BTreeSet<_>>(), fields);
    let document = with("/settings", serde_json::to_value(defaults().settings).unwrap());
    expect(&document, &[]);
}

#[test]
fn words_are_told_apart_and_have_both_names() {
    let words = vocabulary();
    let resources = words.resources.iter().map(|word| (word.id.as_str(), &word.name));
    let media = words.media.iter().map(|word| (word.id.as_str(), &word.name));
    let settings = words.settings.iter().map(|word| (word.id.as_str(), &word.name));
    for list in [resources.collect::<Vec<_>>(), media.collect(), settings.collect()] {
        let ids: BTreeSet<&str> = list.iter().map(|(id, _)| *id).collect();
        let zh: BTreeSet<_> = list.iter().map(|(_, name)| name.zh.as_deref().unwrap()).collect();
        let en: BTreeSet<_> = list.iter().map(|(_, name)| name.en.as_deref().unwrap()).collect();
        assert_eq!(
            (ids.len(), zh.len(), en.len()),
            (list.len(), list.len(), list.len())
        );
        assert!(
            zh.iter()
                .all(|name| (2..=8).contains(&name.chars().count()) && !name.is_ascii())
        );
        assert!(
            en.iter()
                .all(|name| name.is_ascii() && name.starts_with(|first: char| first.is_uppercase()))
        );
    }
    for word in &words.resources {
        assert!(
            word.id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            "{}",
            word.id
        );
        assert!(
            word.name.zh.as_ref().unwrap().chars().count() <= 6,
            "too wide for a card: {}",
            word.id
        );
    }
    assert_eq!(words.kinds.len(), 6);
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

/// C has 0.3 and is asked for 0.6 by E, which gets 0.3 and needs 0.35; in month 0 X asks for 10¹⁶ beside.
#[test]
fn what_is_asked_for_a_month_leaves_nothing_behind() {
    let mut document = sound();
    document["units"][0]["outputs"][0]["amount"] = json!(0.3);
    document["units"][1]["inputs"][0]["amount"] = json!(0.35);
    let input = json!({"id": "talent", "resource": "talent", "carrier": "energy", "amount": 1});
    document["units"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "X", "kind": "other", "inputs": [input]}));
    let exchange = |id: &str, to: &str, amount: f64, periods: Value| {
        json!({"id": id, "from": {"unit": "C", "output": "talent"}, "to": {"unit": to, "input": "talent"},
               "amount": amount, "periods": periods})
    };
    document["exchanges"] = json!([
        exchange("e1", "E", 0.6, json!([[0, null]])),
        exchange("e2", "X", 1e16, json!([[0, 1]])),
    ]);
    expect(
        &document,
        &[("/units/0/outputs/0", "oversubscribed-output", "warning")],
    );
}

/// A small consortium whose flows, periods and transfers are drawn at random, often past what fits.
fn consortia() -> impl Strategy<Value = Value> {
    let amount = || prop_oneof![Just(0.0), Just(0.1), Just(0.2), Just(0.3), Just(1.0), Just(3.0)];
    let resource = || prop_oneof![Just("a"), Just("b"), Just("c")];
    let carrier = || prop_oneof![Just("matter"), Just("energy")];
    let parameters = || {
        prop::collection::vec((resource(), carrier(), amount()), 2).prop_map(|drawn| {
            let parameter = |(id, (resource, carrier, amount))| {
                json!({"id": format!("{id}"), "resource": resource, "carrier": carrier, "amount": amount})
            };
            Value::from_iter(drawn.into_iter().enumerate().map(parameter))
        })
    };
    let unit = (parameters(), parameters())
        .prop_map(|(outputs, inputs)| json!({"kind": "other", "outputs": outputs, "inputs": inputs}));
    let period = (0..8u32, 1..5u32, any::<bool>())
        .prop_map(|(start, length, open)| json!([start, (!open).then_some(start + length)]));
    let exchange = (
        0..4usize,
        1..4usize,
        0..2usize,
        0..2usize,
        amount(),
        prop::collection::vec(period, 0..3),
    )
        .prop_map(|(from, step, output, input, amount, periods)| {
            json!({"from": {"unit": format!("u{from}"), "output": format!("{output}")},
                   "to": {"unit": format!("u{}", (from + step) % 4), "input": format!("{input}")},
                   "amount": amount, "periods": periods})
        });
    let units = prop::collection::vec(unit, 4);
    let exchanges = prop::collection::vec(exchange, 0..8);
    let rate = prop_oneof![Just(0.0), Just(0.5)];
    (units, exchanges, rate).prop_map(|(mut units, mut exchanges, rate)| {
        for (index, unit) in units.iter_mut().enumerate() {
            unit["id"] = json!(format!("u{index}"));
        }
        for (index, exchange) in exchanges.iter_mut().enumerate() {
            exchange["id"] = json!(format!("e{index}"));
        }
        json!({
            "type": "gongsheng", "version": 1, "months": 6, "units": units, "exchanges": exchanges,
            "contract": {"transfers": [{"from": "u0", "to": "u1", "amount": 1}, {"from": "u2", "to": "u3", "amount": 1}]},
            "settings": {"modesAfterContract": true, "substitution": [{"output": "a", "input": "b", "rate": rate}]}})
    })
}

/// The warnings of §1 by the letter of §2: month by month, exchange by exchange.
fn warnings_by_the_letter(c: &Consortium) -> BTreeSet<(String, Code)> {
    let unit = |id: &str| c.units.iter().position(|unit| unit.id == id).unwrap();
    let ends: Vec<_> = c
        .exchanges
        .iter()
        .map(|exchange| {
            let (giver, receiver) = (unit(&exchange.from.unit), unit(&exchange.to.unit));
            let output = c.units[giver]
                .outputs
                .iter()
                .position(|o| o.id == exchange.from.output)
                .unwrap();
            let input = c.units[receiver]
                .inputs
                .iter()
                .position(|i| i.id == exchange.to.input)
                .unwrap();
            ((giver, output), (receiver, input))
        })
        .collect();
    let rate = |((giver, output), (receiver, input)): ((usize, usize), (usize, usize))| {
        let (o, i) = (&c.units[giver].outputs[output], &c.units[receiver].inputs[input]);
        let same = o.resource == i.resource && o.carrier == i.carrier;
        let entry = c
            .settings
            .substitution
            .iter()
            .find(|s| s.output == o.resource && s.input == i.resource);
        if same {
            1.0
        } else {
            entry.map_or(0.0, |entry| entry.rate)
        }
    };
    let covers = |periods: &[Period], month: u32| {
        periods
            .iter()
            .any(|p| p.0 <= month && p.1.is_none_or(|end| month < end))
    };
    let mut told = BTreeSet::new();
    let mut present = BTreeSet::new();
    for (index, exchange) in c.exchanges.iter().enumerate() {
        if rate(ends[index]) == 0.0 {
            told.insert((format!("/exchanges/{index}"), Code::IncompatibleExchange));
        }
        for (at, period) in exchange.periods.iter().enumerate() {
            if period.0 >= c.months || period.1.is_some_and(|end| end > c.months) {
                told.insert((
                    format!("/exchanges/{index}/periods/{at}"),
                    Code::PeriodPastHorizon,
                ));
            }
        }
    }
    for month in 0..c.months {
        let asked = |index: usize| {
            let exchange: &gongsheng::model::Exchange = &c.exchanges[index];
            if covers(&exchange.periods, month) {
                exchange.amount
            } else {
                0.0
            }
        };
        let all = 0..c.exchanges.len();
        for index in all.clone().filter(|index| asked(*index) > 0.0) {
            let ((giver, output), (receiver, input)) = ends[index];
            present.extend([giver, receiver]);
            let of_output = |index: usize| {
                all.clone()
                    .filter(|other| ends[*other].0 == ends[index].0)
                    .map(asked)
                    .sum::<f64>()
            };
            let has = |index: usize| c.units[ends[index].0.0].outputs[ends[index].0.1].amount;
            if of_output(index) > has(index) * (1.0 + 1e-9) {
                told.insert((
                    format!("/units/{giver}/outputs/{output}"),
                    Code::OversubscribedOutput,
                ));
            }
            let shipped: f64 = all
                .clone()
                .filter(|other| {
                    ends[*other].1 == (receiver, input) && rate(ends[*other]) > 0.0 && asked(*other) > 0.0
                })
                .map(|other| asked(other) * (has(other) / of_output(other)).min(1.0))
                .sum();
            if shipped > c.units[receiver].inputs[input].amount * (1.0 + 1e-9) {
                told.insert((
                    format!("/units/{receiver}/inputs/{input}"),
                    Code::OversuppliedInput,
                ));
            }
        }
    }
    for (index, transfer) in c.contract.transfers.iter().enumerate() {
        if !present.contains(&unit(&transfer.from)) || !present.contains(&unit(&transfer.to)) {
            told.insert((format!("/contract/transfers/{index}"), Code::IdleTransfer));
        }
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The sweep over the months of change tells what a walk over every month would.
    #[test]
    fn warnings_are_those_of_every_month(document in consortia()) {
        let (consortium, problems) = read(&document);
        let told: BTreeSet<_> = problems.into_iter().map(|problem| (problem.pointer, problem.code)).collect();
        prop_assert_eq!(told, warnings_by_the_letter(&consortium.unwrap()));
    }
}
