//! Where there is nothing to divide by, and dues so small that they are nearly nothing.

use gongsheng::analysis::derivation::{derivation, subjects};
use gongsheng::analysis::flip::{FlipQuestion, Verdict, flip};
use gongsheng::analysis::sharing::transfers::transfers_to;
use gongsheng::model::{Consortium, Rule};
use serde_json::{Value, json};

fn read(document: &Value) -> Consortium {
    gongsheng::model::read(document).0.unwrap()
}

/// As many pairs as there are numbers: in each the first unit gives the second something that is worth so much to it.
fn flows(worth: &[f64]) -> Value {
    let unit = |index: usize| {
        let (flow, gives) = (index / 2, index.is_multiple_of(2));
        let resource = format!("r{flow}");
        let mut unit = json!({"id": format!("U{index}"), "kind": "other"});
        let port =
            json!({"id": "it", "resource": resource, "carrier": "matter", "amount": 1, "value": worth[flow]});
        unit[if gives { "outputs" } else { "inputs" }] = json!([port]);
        unit
    };
    let exchange = |flow: usize| {
        json!({"id": format!("e{flow}"), "amount": 1,
               "from": {"unit": format!("U{}", 2 * flow), "output": "it"},
               "to": {"unit": format!("U{}", 2 * flow + 1), "input": "it"}})
    };
    json!({
        "type": "gongsheng", "version": 1, "months": 2,
        "units": (0..2 * worth.len()).map(unit).collect::<Vec<_>>(),
        "exchanges": (0..worth.len()).map(exchange).collect::<Vec<_>>()
    })
}

/// ε without weight, f after a month in which nothing ran, shares of no pairs at all: each is 0, and says so.
#[test]
fn no_derivation_divides_nothing_by_nothing() {
    let mut idle = flows(&[2.0]);
    idle["exchanges"][0]["periods"] = json!([[1, null]]);
    idle["settings"] = json!({"feedback": 0.5});
    let mut never = flows(&[2.0]);
    never["exchanges"] = json!([]);
    let mut weightless = flows(&[2.0]);
    weightless["environment"] = json!([
        {"id": "policy", "scope": "external", "aspect": "policy", "weight": 0, "steps": [[0, 1]]}]);
    for document in [flows(&[2.0]), idle, never, weightless] {
        let document = read(&document);
        for subject in subjects(&document) {
            let told = derivation(&document, &subject).unwrap();
            assert!(
                !told.latex.contains(r"\frac{0}{0}"),
                "{subject:?}: {}",
                told.latex
            );
            for form in &told.substituted {
                let form = serde_json::to_string(form).unwrap();
                assert!(!form.contains("\"above\":{\"kind\":\"number\",\"value\":0.0},\"below\":{\"kind\":\"number\",\"value\":0.0}"), "{form}");
            }
        }
    }
}

/// The second pair's dues are 1.2e-8 of the gross of all.
#[test]
fn whatever_is_due_is_paid() {
    let document = read(&flows(&[1000.0, 2.4e-5]));
    for rule in [Rule::Shapley, Rule::Equal, Rule::Contribution, Rule::Nucleolus] {
        let plan = transfers_to(&document, rule);
        assert!(plan.available);
        for due in &plan.dues {
            let paid = |transfer: &gongsheng::model::Transfer| {
                let sign = f64::from(transfer.to == due.unit) - f64::from(transfer.from == due.unit);
                2.0 * sign * transfer.amount
            };
            let paid: f64 = plan.transfers.iter().map(paid).sum();
            // 1e-9 of the gross, which is 2 · 1000.
            assert!((due.amount - paid).abs() <= 2e-6, "{rule:?} {due:?} {paid}");
        }
    }
}

/// With feedback a better month makes the next one better: what is found is what happens when the number is put in,
/// and not what would if the record stayed as it was.
#[test]
fn a_turn_is_what_happens_when_the_number_is_put_in() {
    let document = json!({
        "type": "gongsheng", "version": 1, "months": 4,
        "units": [
            {"id": "C", "kind": "college",
             "outputs": [{"id": "o", "resource": "talent", "carrier": "energy", "amount": 1, "cost": 2}]},
            {"id": "E", "kind": "enterprise",
             "inputs": [{"id": "i", "resource": "talent", "carrier": "energy", "amount": 1, "value": 8}]}],
        "exchanges": [
            {"id": "e", "from": {"unit": "C", "output": "o"}, "to": {"unit": "E", "input": "i"}, "amount": 1}],
        "settings": {"feedback": 0.5, "sensitivity": 1, "zeroBand": 0.3}
    });
    let question = FlipQuestion {
        verdict: Verdict::Formed,
        ..FlipQuestion::default()
    };
    let flips = flip(&read(&document), "/units/0/outputs/0/cost", &question).unwrap();
    let turn = flips.above.unwrap();
    assert!((turn.value - 5.590631).abs() < 1e-6, "{turn:?}");
    for (cost, formed) in [(turn.last, true), (turn.value, false)] {
        let mut edited = document.clone();
        edited["units"][0]["outputs"][0]["cost"] = cost.into();
        let analysis = gongsheng::analyse_value(&edited);
        assert_eq!(analysis.formation.unwrap().formed, formed);
    }
}
