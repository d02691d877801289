//! Numbers so large that the energies reckoned from them are no finite numbers.

use gongsheng::analysis::flip::{FlipQuestion, Flips, Verdict, flip};
use gongsheng::analysis::overflow;
use gongsheng::analysis::pathways::pathways_text;
use gongsheng::analysis::session::Session;
use gongsheng::digest::digest;
use gongsheng::model::{Code, Consortium, Severity};
use gongsheng::{Analysis, analyse_value};
use serde_json::{Value, json};

fn read(document: &Value) -> Consortium {
    gongsheng::model::read(document).0.unwrap()
}

/// A college's graduates are worth `value` each to an enterprise, and cost it nothing but what is kept up between them.
fn pair(value: f64, coordination: f64) -> Value {
    json!({
        "type": "gongsheng", "version": 1, "months": 12,
        "units": [
            {"id": "C", "kind": "college",
             "outputs": [{"id": "o", "resource": "talent", "carrier": "energy", "amount": 1}]},
            {"id": "E", "kind": "enterprise",
             "inputs": [{"id": "i", "resource": "talent", "carrier": "energy", "amount": 1, "value": value}]}],
        "exchanges": [
            {"id": "e", "from": {"unit": "C", "output": "o"}, "to": {"unit": "E", "input": "i"}, "amount": 1}],
        "links": [{"between": ["C", "E"], "coordination": coordination}]
    })
}

fn formed(document: &Value, pointer: &str, to: Option<f64>) -> Flips {
    let question = FlipQuestion {
        verdict: Verdict::Formed,
        to,
        ..FlipQuestion::default()
    };
    flip(&read(document), pointer, &question).unwrap()
}

/// In a good environment S = 6·e^β − 2·e^−β only grows with β, until e^β is no number that a double holds.
#[test]
fn an_overflow_is_no_turn() {
    let mut document = pair(6.0, 2.0);
    document["environment"] = json!([
        {"id": "policy", "scope": "external", "aspect": "policy", "steps": [[0, 1]]}]);
    let flips = formed(&document, "/settings/sensitivity", None);
    assert_eq!((flips.below, flips.above), (None, None));

    let flips = formed(&document, "/settings/sensitivity", Some(1000.0));
    assert_eq!(flips.above, None);
    assert_eq!(flips.stretches.len(), 1);
    // ln of the greatest double is 709.78, and 12 · 6 = e^4.28.
    let end = flips.stretches[0].to;
    assert!(end > 700.0 && end < 710.0, "{end}");
}

/// S = 12·(80.123 − κ) lies within a band of 1 % of 12·(80.123 + κ) from κ = 80.123·0.99/1.01 = 78.5… on.
#[test]
fn a_turn_past_the_track_has_a_plain_number_too() {
    let flips = formed(&pair(80.123, 1.0), "/links/0/coordination", None);
    let above = flips.above.unwrap();
    assert!(above.value > flips.stretches.last().unwrap().to);
    assert_ne!(above.plain, above.value);
    assert_eq!(above.plain, 80.0, "{above:?}");
}

/// The one problem of a document, and nothing else told of it.
fn told(document: &Value) -> (Code, String) {
    let analysis = analyse_value(document);
    assert_eq!(analysis.problems.len(), 1, "{:?}", analysis.problems);
    let problem = analysis.problems[0].clone();
    assert_eq!(problem.severity, Severity::Error);
    let nothing = Analysis {
        problems: analysis.problems.clone(),
        ..Analysis::default()
    };
    assert_eq!(analysis, nothing);
    let text = document.to_string();
    assert_eq!(overflow::parse(&text).problems, analysis.problems);
    assert_eq!(pathways_text(&text).problems, analysis.problems);
    assert_eq!(digest(&text), None);
    assert_eq!(flip(&read(document), "/months", &FlipQuestion::default()), None);
    (problem.code, problem.pointer)
}

#[test]
fn energies_that_are_not_finite_are_an_error_where_they_arise() {
    let mut document = pair(8.0, 0.0);
    document["environment"] = json!([
        {"id": "policy", "scope": "external", "aspect": "policy", "steps": [[0, 1]]}]);
    document["settings"] = json!({"sensitivity": 709});
    assert_eq!(told(&document), (Code::InfiniteEnergy, "/exchanges/0".into()));
    document["settings"] = json!({"sensitivity": 710});
    assert_eq!(
        told(&document),
        (Code::InfiniteEnergy, "/settings/sensitivity".into())
    );
    document["settings"] = json!({"sensitivity": 700});
    assert_eq!(analyse_value(&document).problems, []);

    // Costs in an environment that hinders so much that φ is nothing.
    document["environment"][0]["steps"] = json!([[0, -1]]);
    document["settings"] = json!({"sensitivity": 800});
    assert_eq!(
        told(&document),
        (Code::InfiniteEnergy, "/settings/sensitivity".into())
    );

    let mut document = pair(8.0, 1e308);
    assert_eq!(told(&document), (Code::InfiniteEnergy, String::new()));
    document = pair(8.0, 0.0);
    document["projects"] = json!([
        {"id": "small", "members": [{"unit": "C"}, {"unit": "E"}], "value": 1},
        {"id": "large", "members": [{"unit": "C", "cost": 1e308}, {"unit": "E"}], "value": 1}]);
    assert_eq!(told(&document), (Code::InfiniteEnergy, "/projects/1".into()));

    // A sum over the months that is beyond all numbers, though no month's energy is.
    document = pair(1e-300, 0.0);
    let all = |document: &mut Value, amount: f64| {
        document["units"][0]["outputs"][0]["amount"] = amount.into();
        document["units"][1]["inputs"][0]["amount"] = amount.into();
        document["exchanges"][0]["amount"] = amount.into();
    };
    all(&mut document, 1.7e308);
    assert_eq!(told(&document), (Code::InfiniteEnergy, "/exchanges/0".into()));
    all(&mut document, 1e300);
    assert_eq!(analyse_value(&document).problems, []);
}

#[test]
fn an_edit_that_overflows_changes_nothing() {
    let mut document = pair(8.0, 0.0);
    document["environment"] = json!([
        {"id": "policy", "scope": "external", "aspect": "policy", "steps": [[0, 1]]}]);
    for feedback in [0.0, 0.5] {
        document["settings"] = json!({"feedback": feedback});
        let mut session = Session::new(read(&document));
        let before = session.overall();
        for (pointer, value) in [
            ("/settings/sensitivity", 710.0),
            ("/units/1/inputs/0/value", 1.7e308),
            ("/links/0/coordination", 1.7e308),
        ] {
            let problem = session.edit(pointer, value).unwrap_err();
            assert_eq!(
                (problem.code, problem.pointer.as_str()),
                (Code::InfiniteEnergy, pointer)
            );
            assert!(session.is_finite());
            assert_eq!(session.document(), &read(&document));
            assert_eq!(session.overall(), before);
        }
        session.edit("/units/1/inputs/0/value", 9.0).unwrap();
        let mut edited = document.clone();
        edited["units"][1]["inputs"][0]["value"] = 9.0.into();
        assert_eq!(session.overall(), Session::new(read(&edited)).overall());
    }
}
