//! Pathways of small documents, by hand.

use serde_json::{Value, json};

use super::{Predicament, Route, pathways};
use crate::model::read;

/// A college's graduates, 3 eu a month to an enterprise that gives nothing back, in the first year of two.
fn one_way(environment: Value) -> Value {
    json!({
        "type": "gongsheng", "version": 1, "months": 24, "environment": environment,
        "settings": {"continuousMonths": 24},
        "units": [
            {"id": "C", "kind": "college",
             "outputs": [{"id": "o", "resource": "talent", "carrier": "energy", "amount": 1, "cost": 1}]},
            {"id": "E", "kind": "enterprise",
             "inputs": [{"id": "i", "resource": "talent", "carrier": "energy", "amount": 1, "value": 3}]}],
        "exchanges": [
            {"id": "e", "from": {"unit": "C", "output": "o"}, "to": {"unit": "E", "input": "i"}, "amount": 1,
             "medium": "curriculum", "periods": [[0, 12]]}]
    })
}

#[test]
fn the_worst_factor_is_raised_whatever_its_weight() {
    let trust =
        json!({"id": "trust", "scope": "internal", "aspect": "trust", "weight": 0, "steps": [[0, -1]]});
    let policy = json!({"id": "policy", "scope": "external", "aspect": "policy", "steps": [[0, -0.2]]});
    for environment in [json!([trust, policy]), json!([trust])] {
        let document = read(&one_way(environment)).0.unwrap();
        let found = pathways(&document);
        let raised = found.pathways.iter().find(|it| it.route == Route::NeutralFactor);
        assert_eq!(raised.unwrap().of.as_deref(), Some("trust"));
        let distrust = found
            .clearings
            .iter()
            .find(|it| it.finding.code == Predicament::Distrust);
        assert!(!distrust.unwrap().by.is_empty());
    }
}

/// To go on brings S; where it brings none, as with what costs as much as it is worth, it is still the levels that are
/// gained which come before shares that only become fair.
#[test]
fn what_gains_levels_comes_before_what_gains_nothing() {
    let mut document = one_way(json!([]));
    document["exchanges"][0]["periods"] = json!([[0, 24]]);
    document["settings"] = json!({"continuousMonths": 25});
    let found = pathways(&read(&document).0.unwrap());
    let place = |route| found.pathways.iter().position(|it| it.route == route).unwrap();
    let (on, fair) = (
        &found.pathways[place(Route::GoOn)],
        &found.pathways[place(Route::ShareFairly)],
    );
    assert_eq!((on.surplus, fair.surplus, fair.asymmetry), (0.0, 0.0, None));
    assert!(on.levels > 0 && fair.levels == 0);
    assert!(place(Route::GoOn) < place(Route::ShareFairly));
}
