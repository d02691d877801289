//! Pathways by hand: what each route puts where, and what comes of it (§13).

use gongsheng::analysis::diagnosis::Predicament;
use gongsheng::analysis::organisation::Level;
use gongsheng::analysis::pathways::{Pathway, Pathways, Route, pathways_text};
use gongsheng::library::ENTRIES;
use serde_json::{Value, json};

fn tried(document: &Value) -> Pathways {
    let pathways = pathways_text(&document.to_string());
    assert!(pathways.before.is_some(), "{:?}", pathways.problems);
    pathways
}

fn of(document: &Value, route: Route) -> Vec<Pathway> {
    let pathways = tried(document).pathways.into_iter();
    pathways.filter(|pathway| pathway.route == route).collect()
}

fn edit(pathway: &Pathway) -> Value {
    serde_json::to_value(&pathway.edit).unwrap()
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} for {b}");
}

/// College C gives talent of quality 0.7 to enterprise E for half a year; E's instructors are needed and not given.
fn half_a_year() -> Value {
    json!({
        "type": "gongsheng", "version": 1, "months": 12,
        "units": [
            {"id": "C", "kind": "college",
             "outputs": [{"id": "o", "resource": "talent", "carrier": "energy", "amount": 2, "quality": 0.7}],
             "inputs": [{"id": "i", "resource": "mentor", "carrier": "information", "amount": 5, "value": 3}]},
            {"id": "E", "kind": "enterprise",
             "outputs": [{"id": "o", "resource": "mentor", "carrier": "information", "amount": 4, "cost": 1}],
             "inputs": [{"id": "i", "resource": "talent", "carrier": "energy", "amount": 2, "value": 10}]}],
        "exchanges": [{"id": "talent", "from": {"unit": "C", "output": "o"}, "to": {"unit": "E", "input": "i"},
            "amount": 2, "medium": "curriculum", "periods": [[0, 6]]}],
        "links": [{"between": ["E", "C"], "coordination": 0}],
        "settings": {"resistance": 0.25},
    })
}

#[test]
fn quality_rises_by_a_tenth() {
    let pathway = &of(&half_a_year(), Route::RaiseQuality)[0];
    assert_eq!(
        edit(pathway),
        json!([{"pointer": "/units/0/outputs/0/quality", "value": 0.8}])
    );
    // 6 months · 2 · 10 · 0.1, of which η = 0.8 gets through.
    near(pathway.surplus, 9.6);
    let mut document = half_a_year();
    document["units"][0]["outputs"][0]["quality"] = json!(0.95);
    assert_eq!(of(&document, Route::RaiseQuality)[0].to, Some(1.0));
    document["units"][0]["outputs"][0]["quality"] = json!(1);
    assert_eq!(of(&document, Route::RaiseQuality), []);
}

#[test]
fn what_fits_and_is_not_used_is_opened_as_far_as_both_ends_have_left() {
    let pathway = &of(&half_a_year(), Route::OpenUnused)[0];
    assert_eq!(
        edit(pathway),
        json!([{"pointer": "/exchanges/-", "value": {
            "id": "new", "from": {"unit": "E", "output": "o"}, "to": {"unit": "C", "input": "i"},
            "amount": 4.0, "medium": "curriculum", "periods": [[0, null]]}}])
    );
    near(pathway.surplus, 12.0 * 4.0 * (0.8 * 3.0 - 1.0));
    let cleared: Vec<_> = pathway.clears.iter().map(|mention| mention.code).collect();
    assert!(cleared.contains(&Predicament::OneWay), "{cleared:?}");
}

#[test]
fn a_resistance_is_halved_where_it_stands() {
    // The link names none and follows the setting: now it names its own.
    let pathway = &of(&half_a_year(), Route::HalveResistance)[0];
    assert_eq!(
        edit(pathway),
        json!([{"pointer": "/links/0/resistance", "value": 0.125}])
    );
    let mut document = half_a_year();
    document["links"] = json!([]);
    let pathway = &of(&document, Route::HalveResistance)[0];
    let link = json!({"between": ["C", "E"], "resistance": 0.125});
    assert_eq!(edit(pathway), json!([{"pointer": "/links/-", "value": link}]));
}

#[test]
fn contact_goes_on_by_a_second_medium() {
    let pathway = &of(&half_a_year(), Route::GoOn)[0];
    assert_eq!(
        edit(pathway),
        json!([
            {"pointer": "/exchanges/0/periods", "value": [[0, null]]},
            {"pointer": "/exchanges/0/amount", "value": 1.0},
            {"pointer": "/exchanges/-", "value": {
                "id": "talent-2", "from": {"unit": "C", "output": "o"}, "to": {"unit": "E", "input": "i"},
                "amount": 1.0, "medium": "contract", "periods": [[0, null]]}},
        ])
    );
    // Twice as long brings twice as much; halves bring what the whole did.
    near(pathway.surplus, 6.0 * 2.0 * 7.0 * 0.8);
    assert_eq!(
        (pathway.after.organisation, pathway.levels),
        (Level::Continuous, 2)
    );
}

#[test]
fn transfers_and_incentives_mend_the_contract() {
    let entry: Value = serde_json::from_str(ENTRIES[0]).unwrap();
    let pathway = &of(&entry["document"], Route::ShareFairly)[0];
    let transfers = json!([
        {"pointer": "/contract/transfers/-", "value": {"from": "E", "to": "G", "amount": 11.5}},
        {"pointer": "/contract/transfers/-", "value": {"from": "E", "to": "C", "amount": 1.5}},
        {"pointer": "/contract/transfers/-", "value": {"from": "E", "to": "R", "amount": 6.0}},
        {"pointer": "/settings/modesAfterContract", "value": true},
    ]);
    let transfers = transfers.as_array().unwrap();
    assert_eq!(pathway.edit.len(), transfers.len());
    for (patch, expected) in pathway.edit.iter().zip(transfers) {
        let patch = serde_json::to_value(patch).unwrap();
        assert_eq!(patch["pointer"], expected["pointer"]);
        if let Some(amount) = expected["value"]["amount"].as_f64() {
            assert_eq!(
                (&patch["value"]["from"], &patch["value"]["to"]),
                (&expected["value"]["from"], &expected["value"]["to"])
            );
            near(patch["value"]["amount"].as_f64().unwrap(), amount);
        }
    }
    near(pathway.asymmetry.unwrap(), -38.0 / 88.0);
    // Without reciprocity everyone would rather keep its outlay, 93 in all.
    near(
        of(&entry["document"], Route::Incentives)[0].to.unwrap(),
        93.0 * 1.01,
    );
}

#[test]
fn the_worst_factor_is_lifted_where_it_is_low() {
    let mut document = half_a_year();
    document["environment"] = json!([
        {"id": "fair", "scope": "external", "aspect": "economy", "steps": [[0, 0.1]]},
        {"id": "bad", "scope": "external", "aspect": "culture", "steps": [[2, -0.6], [8, 0.6]]},
        {"id": "mute", "scope": "external", "aspect": "policy", "weight": 0, "steps": [[0, -0.05]]}]);
    let neutral = &of(&document, Route::NeutralFactor)[0];
    assert_eq!(
        edit(neutral),
        json!([{"pointer": "/environment/1/steps", "value": [[2, 0.0], [8, 0.6]]}])
    );
    let good = &of(&document, Route::GoodFactor)[0];
    assert_eq!(
        edit(good),
        json!([{"pointer": "/environment/1/steps", "value": [[0, 0.5], [2, 0.5], [8, 0.6]]}])
    );
    assert!(good.surplus > neutral.surplus && neutral.surplus > 0.0);
    document["environment"] = json!([]);
    assert_eq!(of(&document, Route::NeutralFactor), []);
}

#[test]
fn a_document_with_errors_has_none() {
    let pathways = pathways_text("{}");
    assert!(!pathways.problems.is_empty() && pathways.before.is_none() && pathways.pathways.is_empty());
}

#[test]
fn of_a_large_document_those_with_most_at_stake_are_tried() {
    let unit = |n: usize| {
        json!({"id": format!("u{n}"), "kind": "other",
            "outputs": [{"id": "o", "resource": "r", "carrier": "matter", "amount": 1, "quality": 0.5}],
            "inputs": [{"id": "i", "resource": "r", "carrier": "matter", "amount": 1, "value": 1 + n % 7}]})
    };
    let exchange = |n: usize| {
        json!({"id": format!("e{n}"), "amount": 1, "from": {"unit": format!("u{n}"), "output": "o"},
            "to": {"unit": format!("u{}", (n + 1) % 400), "input": "i"}})
    };
    let document = json!({"type": "gongsheng", "version": 1, "months": 12,
        "units": (0..400).map(unit).collect::<Vec<_>>(), "exchanges": (0..400).map(exchange).collect::<Vec<_>>()});
    let found = tried(&document);
    assert!(found.truncated && found.candidates >= 400);
    assert_eq!(found.pathways.len(), 240);
    // 400 outputs, a seventh of them worth most; the best were kept.
    near(found.pathways[0].surplus, 12.0 * 7.0 * 0.1);
}
