//! Findings by hand: for each predicament of §13 a consortium that has it, and one that just has not.

use gongsheng::analyse_value;
use gongsheng::analysis::diagnosis::{Finding, Gauge, Mend, Predicament};
use gongsheng::library::ENTRIES;
use serde_json::{Value, json};

/// What is found in a document.
fn findings(document: &Value) -> Vec<Finding> {
    let analysis = analyse_value(document);
    assert!(
        analysis.diagnosis.is_some(),
        "not a valid document: {:?}",
        analysis.problems
    );
    analysis.diagnosis.unwrap()
}

fn of(document: &Value, code: Predicament) -> Option<Finding> {
    findings(document)
        .into_iter()
        .find(|finding| finding.code == code)
}

fn near(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9, "{a} for {b}");
}

fn number(finding: &Finding, measure: Gauge) -> f64 {
    let evidence = finding.evidence.iter().find(|it| it.measure == measure);
    evidence.unwrap_or_else(|| panic!("no {measure:?}")).value
}

/// College C gives talent at cost `c` worth `w` to enterprise E, E gives instructors at cost `k` worth `v` to C, one of
/// each a month for twelve months.
fn two(w: f64, c: f64, v: f64, k: f64) -> Value {
    json!({
        "type": "gongsheng", "version": 1, "months": 12,
        "units": [
            {"id": "C", "kind": "college",
             "outputs": [{"id": "o", "resource": "talent", "carrier": "energy", "amount": 1, "cost": c}],
             "inputs": [{"id": "i", "resource": "mentor", "carrier": "information", "amount": 1, "value": v}]},
            {"id": "E", "kind": "enterprise",
             "outputs": [{"id": "o", "resource": "mentor", "carrier": "information", "amount": 1, "cost": k}],
             "inputs": [{"id": "i", "resource": "talent", "carrier": "energy", "amount": 1, "value": w}]}],
        "exchanges": [
            {"id": "talent", "from": {"unit": "C", "output": "o"}, "to": {"unit": "E", "input": "i"}, "amount": 1},
            {"id": "mentor", "from": {"unit": "E", "output": "o"}, "to": {"unit": "C", "input": "i"}, "amount": 1}],
    })
}

#[test]
fn a_unit_waits_when_its_patience_ends_before_it_breaks_even() {
    // C pays 2 a month from month 0 and gets 4 a month from month 6: −12 after six months, even after twelve.
    let mut document = two(5.0, 2.0, 4.0, 1.0);
    document["exchanges"][1]["periods"] = json!([[6, null]]);
    document["units"][0]["patience"] = json!(11);
    let finding = of(&document, Predicament::Waiting).expect("eleven months are too few");
    assert_eq!(
        (finding.section.as_str(), finding.units.as_slice()),
        ("§5.1", &["C".to_owned()][..])
    );
    near(finding.value.unwrap(), -2.0);
    near(number(&finding, Gauge::BreakEvenMonth), 12.0);
    assert_eq!(
        (finding.remedy.change, finding.remedy.amount),
        (Mend::GainEarlier, Some(2.0))
    );
    // A patience of eleven and a half months is over no sooner than the eleventh month.
    document["units"][0]["patience"] = json!(11.5);
    near(of(&document, Predicament::Waiting).unwrap().value.unwrap(), -2.0);
    document["units"][0]["patience"] = json!(12);
    assert_eq!(of(&document, Predicament::Waiting), None);
    // Who has waited for nothing has lost nothing; who never breaks even does not wait, but loses.
    document["units"][0]["patience"] = json!(0);
    assert_eq!(of(&document, Predicament::Waiting), None);
    document["units"][0]["patience"] = json!(11);
    document["exchanges"][1]["periods"] = json!([[7, null]]);
    assert_eq!(of(&document, Predicament::Waiting), None);
    assert!(of(&document, Predicament::Unmotivated).is_some());
}

#[test]
fn waiting_counts_projects_and_coordination_too() {
    let mut document = two(5.0, 1.0, 5.0, 1.0);
    document["links"] = json!([{"between": ["E", "C"], "coordination": 2, "resistance": 0.25}]);
    document["projects"] = json!([{"id": "p", "value": 10, "resistance": 1, "periods": [[0, 2]],
        "members": [{"unit": "C", "cost": 12, "share": 0.6}, {"unit": "E", "share": 0.4}]}]);
    // C a month: 0.8·5 − 1 − 1 = 2 from exchanges, and 0.6·0.5·10 − 12 = −9 from the project in the first two.
    document["units"][0]["patience"] = json!(3);
    let finding = of(&document, Predicament::Waiting).unwrap();
    near(finding.value.unwrap(), 3.0 * 2.0 - 18.0);
    near(number(&finding, Gauge::BreakEvenMonth), 9.0);
    near(number(&finding, Gauge::Surplus), 6.0);
}

#[test]
fn a_unit_that_loses_more_than_its_band_is_unmotivated() {
    // S_C = 12·(v − 4), gross 12·(v + 4), band 0.01 of it: −0.08 < −0.0796 at v = 3.92…
    let document = |v: f64| two(9.0, 4.0, v, 1.0);
    let finding = of(&document(3.9), Predicament::Unmotivated).unwrap();
    assert_eq!(finding.units, ["C"]);
    near(finding.value.unwrap(), -1.2);
    near(finding.cutoff.unwrap(), -0.948);
    near(finding.remedy.amount.unwrap(), 0.252);
    // v/4 = 0.99/1.01 is on the edge.
    assert!(of(&document(4.0 * 0.99 / 1.01 - 1e-6), Predicament::Unmotivated).is_some());
    assert_eq!(
        of(&document(4.0 * 0.99 / 1.01 + 1e-6), Predicament::Unmotivated),
        None
    );
}

/// `two`, and a government that gives C funds worth `w` at a cost of 1.
fn granted(two: Value, w: f64) -> Value {
    let mut document = two;
    let funds = json!({"id": "funds", "resource": "funding", "carrier": "matter", "amount": 1});
    let (mut give, mut take) = (funds.clone(), funds);
    give["cost"] = json!(1);
    take["value"] = json!(w);
    document["units"][0]["inputs"].as_array_mut().unwrap().push(take);
    let government = json!({"id": "G", "kind": "government", "outputs": [give]});
    document["units"].as_array_mut().unwrap().push(government);
    document["exchanges"].as_array_mut().unwrap().push(json!({
        "id": "grant", "from": {"unit": "G", "output": "funds"}, "to": {"unit": "C", "input": "funds"}, "amount": 1,
    }));
    document
}

#[test]
fn a_surplus_that_only_governments_make_is_a_transfusion() {
    // Without the grant the two lose 1 a month.
    let finding = of(&granted(two(2.0, 3.0, 2.0, 2.0), 9.0), Predicament::Transfusion).unwrap();
    assert_eq!(finding.units, ["G"]);
    near(finding.value.unwrap(), -12.0);
    near(number(&finding, Gauge::Surplus), 84.0);
    near(number(&finding, Gauge::Outlay), 12.0);
    // Nothing left is nothing made; a little is enough.
    assert!(of(&granted(two(3.0, 3.0, 2.0, 2.0), 9.0), Predicament::Transfusion).is_some());
    assert_eq!(
        of(&granted(two(3.01, 3.0, 2.0, 2.0), 9.0), Predicament::Transfusion),
        None
    );
    // No surplus, no transfusion.
    assert_eq!(
        of(&granted(two(2.0, 3.0, 2.0, 2.0), 1.5), Predicament::Transfusion),
        None
    );
}

#[test]
fn projects_count_as_given_when_a_government_bears_their_cost() {
    let mut document = granted(two(2.0, 3.0, 2.0, 2.0), 0.0);
    document["exchanges"].as_array_mut().unwrap().pop();
    let project = |cost: f64| json!([{"id": "p", "value": 9, "members": [{"unit": "G", "cost": cost}, {"unit": "C", "cost": 1}]}]);
    document["projects"] = project(0.5);
    assert!(of(&document, Predicament::Transfusion).is_some());
    document["projects"] = project(0.0);
    assert_eq!(of(&document, Predicament::Transfusion), None);
}

#[test]
fn a_transfusion_is_told_of_all_that_flows_without_it() {
    // The grant crowds the enterprise's own money out: without it, that money is used, and there is a surplus.
    let mut document = granted(two(2.0, 3.0, 2.0, 2.0), 9.0);
    let funds = json!({"id": "funds", "resource": "funding", "carrier": "matter", "amount": 1, "cost": 1});
    document["units"][1]["outputs"]
        .as_array_mut()
        .unwrap()
        .push(funds);
    document["exchanges"].as_array_mut().unwrap().push(json!({
        "id": "own", "from": {"unit": "E", "output": "funds"}, "to": {"unit": "C", "input": "funds"}, "amount": 1,
    }));
    assert_eq!(of(&document, Predicament::Transfusion), None);
}

#[test]
fn units_that_take_no_part_are_isolated() {
    let mut document = two(5.0, 2.0, 4.0, 1.0);
    assert_eq!(of(&document, Predicament::Isolated), None);
    document["exchanges"] = json!([]);
    assert_eq!(of(&document, Predicament::Isolated).unwrap().units, ["C", "E"]);
    let empty = json!({"type": "gongsheng", "version": 1, "months": 1});
    let codes: Vec<_> = findings(&empty).iter().map(|finding| finding.code).collect();
    assert_eq!(codes, [Predicament::MissingChain]);
}

#[test]
fn contact_that_does_not_last_or_does_not_connect_is_fragmented() {
    let mut document = two(5.0, 2.0, 4.0, 1.0);
    assert_eq!(of(&document, Predicament::Fragmented), None);
    for exchange in 0..2 {
        document["exchanges"][exchange]["periods"] = json!([[0, 3]]);
    }
    let finding = of(&document, Predicament::Fragmented).unwrap();
    assert_eq!(finding.pairs, [["C", "E"]]);
    assert_eq!((finding.value, finding.cutoff), (Some(1.0), Some(0.5)));
    assert_eq!(
        (finding.remedy.change, finding.remedy.amount),
        (Mend::LastLonger, Some(1.0))
    );
    // With a continuous pair beside it the share is a half, and not above it; but the whole is a point.
    let mut document = granted(document, 5.0);
    let finding = of(&document, Predicament::Fragmented).unwrap();
    assert_eq!((finding.value, finding.remedy.amount), (Some(0.5), None));
    // Two continuous pairs connect all three; the third pair may be a point.
    document["projects"] = json!([{"id": "p", "value": 1, "members": [{"unit": "G"}, {"unit": "E"}]}]);
    assert_eq!(of(&document, Predicament::Fragmented), None);
    document["settings"] = json!({"fragmentedShare": 0.3});
    let finding = of(&document, Predicament::Fragmented).unwrap();
    near(finding.value.unwrap(), 1.0 / 3.0);
    assert_eq!(finding.remedy.amount, Some(1.0));
    // A third is no more than a third.
    document["settings"] = json!({"fragmentedShare": 1.0 / 3.0});
    assert_eq!(of(&document, Predicament::Fragmented), None);
}

#[test]
fn outputs_hardly_used_are_formalistic() {
    let mut document = two(5.0, 2.0, 4.0, 1.0);
    document["units"][0]["outputs"][0]["amount"] = json!(10);
    document["units"][1]["outputs"][0]["amount"] = json!(10);
    // A tenth of both is used.
    let finding = of(&document, Predicament::Formalistic).unwrap();
    near(finding.value.unwrap(), 0.1);
    near(finding.remedy.amount.unwrap(), 0.1);
    // An output without an amount does not count.
    document["units"][0]["outputs"]
        .as_array_mut()
        .unwrap()
        .push(json!(
        {"id": "none", "resource": "talent", "carrier": "energy", "amount": 0}));
    near(
        of(&document, Predicament::Formalistic).unwrap().value.unwrap(),
        0.1,
    );
    document["units"][0]["outputs"][0]["amount"] = json!(5);
    document["units"][1]["outputs"][0]["amount"] = json!(5);
    assert_eq!(of(&document, Predicament::Formalistic), None, "a fifth is enough");
}

#[test]
fn flows_in_one_direction_are_one_way_unless_a_project_joins_the_two() {
    let mut document = two(5.0, 2.0, 4.0, 1.0);
    assert_eq!(of(&document, Predicament::OneWay), None);
    // What is shipped and not used brings nothing back.
    document["units"][0]["inputs"][0]["amount"] = json!(0);
    assert_eq!(of(&document, Predicament::OneWay).unwrap().pairs, [["C", "E"]]);
    document["units"][1]["inputs"][0]["amount"] = json!(0);
    assert_eq!(of(&document, Predicament::OneWay), None, "nothing is used at all");
    document["units"][1]["inputs"][0]["amount"] = json!(1);
    document["projects"] = json!([{"id": "p", "value": 1, "members": [{"unit": "C"}, {"unit": "E"}],
        "periods": [[0, 1]]}]);
    assert_eq!(of(&document, Predicament::OneWay), None);
    document["projects"][0]["periods"] = json!([[12, null]]);
    assert!(
        of(&document, Predicament::OneWay).is_some(),
        "the project never runs"
    );
}

#[test]
fn gains_off_fair_shares_are_asymmetric() {
    // 12 and 36 of 48, each of which is due 24: α = 24/48.
    let finding = of(&two(4.0, 1.0, 2.0, 1.0), Predicament::Asymmetric).unwrap();
    near(finding.value.unwrap(), 0.5);
    assert_eq!(
        (finding.remedy.change, finding.remedy.amount),
        (Mend::Share, Some(12.0))
    );
    assert_eq!(
        of(&two(3.2, 1.0, 2.8, 1.0), Predicament::Asymmetric),
        None,
        "α is 0.1"
    );
    // Where one loses there is no mutualism to be asymmetric.
    assert_eq!(of(&two(4.0, 1.0, 0.5, 1.0), Predicament::Asymmetric), None);
}

#[test]
fn who_receives_more_of_all_than_it_pays_of_all_rides_free() {
    // C receives 4/6 and pays 1/3, E the reverse: the gap is a third.
    let document = two(2.0, 1.0, 4.0, 2.0);
    let finding = of(&document, Predicament::FreeRiding).unwrap();
    assert_eq!(finding.units, ["C"]);
    near(finding.value.unwrap(), 1.0 / 3.0);
    // So much more outlay, and the gap is 0.2: (12 + x) / (36 + x) = 2/3 − 1/5.
    let x = finding.remedy.amount.unwrap();
    near((12.0 + x) / (36.0 + x), 2.0 / 3.0 - 0.2);
    let mut edge = document.clone();
    edge["settings"] = json!({"freeRidingGap": 1.0 / 3.0});
    assert_eq!(of(&edge, Predicament::FreeRiding), None);
    // Nobody pays: nobody rides free.
    assert_eq!(of(&two(2.0, 0.0, 0.0, 0.0), Predicament::FreeRiding), None);
    // One pays all and the other receives all.
    let finding = of(&two(2.0, 1.0, 0.0, 0.0), Predicament::FreeRiding).unwrap();
    assert_eq!(
        (finding.units.as_slice(), finding.value),
        (&["E".to_owned()][..], Some(1.0))
    );
    near(finding.remedy.amount.unwrap(), 48.0);
}

#[test]
fn two_who_would_each_rather_not_are_in_a_dilemma() {
    let mut document = two(4.0, 1.0, 3.0, 2.0);
    let finding = of(&document, Predicament::Dilemma).unwrap();
    assert_eq!(finding.pairs, [["C", "E"]]);
    near(finding.remedy.amount.unwrap(), 2.0);
    // Reciprocity makes contributing pay: ρ·4 > 2, but for C 3ρ > 1 already.
    document["contract"] = json!({"reciprocity": 0.6});
    assert_eq!(of(&document, Predicament::Dilemma), None);
    document["contract"] = json!({"reciprocity": 0.3});
    near(
        of(&document, Predicament::Dilemma)
            .unwrap()
            .remedy
            .amount
            .unwrap(),
        0.8,
    );
    // So does reward, or penalty, to one of the two.
    document["contract"] = json!({"incentives": [{"unit": "C", "reward": 0.5, "penalty": 0.51}]});
    assert_eq!(of(&document, Predicament::Dilemma), None);
    document["contract"] = json!({"incentives": [{"unit": "C", "reward": 0.5, "penalty": 0.49}]});
    assert!(of(&document, Predicament::Dilemma).is_some());
    // Who loses by cooperating is in no dilemma.
    assert_eq!(of(&two(4.0, 3.5, 3.0, 2.0), Predicament::Dilemma), None);
}

#[test]
fn chains_without_an_active_exchange_are_missing() {
    use gongsheng::model::Chain;
    let mut document = two(5.0, 2.0, 4.0, 1.0);
    let found = of(&document, Predicament::MissingChain).unwrap().chains;
    assert!(found.contains(&Chain::Industry) && !found.contains(&Chain::Talent));
    for (unit, chain) in [(0, "innovation"), (1, "industry")] {
        document["units"][unit]["outputs"][0]["chain"] = json!(chain);
    }
    document["units"][0]["inputs"][0]["chain"] = json!("education");
    // The output of one exchange and the input of the other still say talent, industry, education, innovation.
    assert_eq!(of(&document, Predicament::MissingChain), None);
    document["exchanges"][1]["periods"] = json!([[12, null]]);
    let found = of(&document, Predicament::MissingChain).unwrap().chains;
    assert_eq!(found, [Chain::Education, Chain::Industry]);
}

/// `two` with factors: scope, aspect, weight, steps.
fn surrounded(factors: &[(&str, &str, f64, Value)]) -> Value {
    let mut document = two(5.0, 2.0, 4.0, 1.0);
    let factors = factors.iter().zip(1..).map(|((scope, aspect, weight, steps), n)| {
        json!({"id": format!("f{n}"), "scope": scope, "aspect": aspect, "weight": weight, "steps": steps})
    });
    document["environment"] = factors.collect();
    document
}

#[test]
fn an_environment_below_its_band_is_hostile() {
    let under = |sign: f64| surrounded(&[("external", "economy", 1.0, json!([[0, sign]]))]);
    let finding = of(&under(-0.06), Predicament::Hostile).unwrap();
    assert_eq!((finding.section.as_str(), finding.cutoff), ("§5.3", Some(-0.05)));
    near(finding.remedy.amount.unwrap(), 0.01);
    assert_eq!(of(&under(-0.05), Predicament::Hostile), None);
}

#[test]
fn policies_that_pull_apart_are_in_conflict() {
    let policy = |sign: f64| ("external", "policy", 1.0, json!([[0, sign]]));
    assert_eq!(
        of(&surrounded(&[policy(-0.9)]), Predicament::PolicyConflict),
        None
    );
    let finding = of(
        &surrounded(&[policy(0.9), policy(0.3)]),
        Predicament::PolicyConflict,
    )
    .unwrap();
    assert_eq!(finding.factors, ["f1", "f2"]);
    near(finding.value.unwrap(), 0.6);
    near(finding.remedy.amount.unwrap(), 0.1);
    assert_eq!(
        of(
            &surrounded(&[policy(0.9), policy(0.4)]),
            Predicament::PolicyConflict
        ),
        None
    );
    // Opposite signs, however close.
    let finding = of(
        &surrounded(&[policy(0.1), policy(-0.05)]),
        Predicament::PolicyConflict,
    )
    .unwrap();
    near(finding.remedy.amount.unwrap(), 0.05);
    assert_eq!(
        of(
            &surrounded(&[policy(0.1), policy(0.0)]),
            Predicament::PolicyConflict
        ),
        None
    );
    // A policy that turns is judged by its mean: −0.2 for half the time and 0.4 for the other.
    let turning = ("external", "policy", 1.0, json!([[0, -0.2], [6, 0.4]]));
    assert_eq!(
        of(&surrounded(&[policy(0.3), turning]), Predicament::PolicyConflict),
        None
    );
}

#[test]
fn culture_and_trust_below_zero_are_named_by_their_factors() {
    let document = surrounded(&[
        ("external", "culture", 1.0, json!([[0, -0.2]])),
        ("internal", "trust", 1.0, json!([[6, -0.3]])),
        ("internal", "identity", 1.0, json!([[0, 0.5]])),
        ("internal", "concept", 1.0, json!([[0, -0.1]])),
        ("internal", "motivation", 1.0, json!([[0, -1]])),
    ]);
    let bias = of(&document, Predicament::CultureBias).unwrap();
    assert_eq!(
        (bias.factors.as_slice(), bias.value),
        (&["f1".to_owned()][..], Some(-0.2))
    );
    let distrust = of(&document, Predicament::Distrust).unwrap();
    assert_eq!(distrust.factors, ["f2", "f4"]);
    near(distrust.value.unwrap(), -0.15);
    let neutral = surrounded(&[
        ("external", "culture", 1.0, json!([])),
        ("internal", "trust", 1.0, json!([[0, 0]])),
    ]);
    assert!(
        of(&neutral, Predicament::CultureBias).is_none() && of(&neutral, Predicament::Distrust).is_none()
    );
}

#[test]
fn what_one_loss_breaks_or_what_small_enterprises_alone_carry_is_fragile() {
    // C is in both pairs, G only in one that makes 12·(w − 1) beside the 72 of C and E.
    let document = |w: f64| granted(two(5.0, 2.0, 4.0, 1.0), w);
    let finding = of(&document(3.0), Predicament::Fragile).unwrap();
    assert_eq!(
        finding.units,
        ["C"],
        "without E 24 of 96 are left, which is a quarter"
    );
    assert_eq!((finding.value, finding.cutoff), (Some(0.0), Some(0.25)));
    near(finding.remedy.amount.unwrap(), 24.0);
    assert_eq!(
        of(&document(2.9), Predicament::Fragile).unwrap().units,
        ["C", "E"]
    );
    // Two units always need each other.
    let mut pair = two(5.0, 2.0, 4.0, 1.0);
    assert_eq!(of(&pair, Predicament::Fragile), None);
    pair["units"][1]["tags"] = json!(["small"]);
    let finding = of(&pair, Predicament::Fragile).unwrap();
    assert_eq!(
        (finding.units.as_slice(), finding.value),
        (&["E".to_owned()][..], None)
    );
    // One that is not small, even an idle one, is something to hold on to.
    pair["units"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "big", "kind": "enterprise"}));
    assert_eq!(of(&pair, Predicament::Fragile), None);
}

#[test]
fn the_gallery_shows_the_predicaments_it_tells_of() {
    use Predicament::*;
    let expected: [(&str, &[Predicament]); 6] = [
        ("free-rider", &[FreeRiding, OneWay]),
        ("hostile-environment", &[Hostile, PolicyConflict]),
        ("small-enterprises", &[Fragile]),
        ("transfusion", &[Waiting, Transfusion]),
        ("key-technology", &[Fragmented]),
        ("four-units", &[Fragmented, Asymmetric, Dilemma]),
    ];
    for (name, codes) in expected {
        let entries = ENTRIES
            .iter()
            .map(|text| serde_json::from_str::<Value>(text).unwrap());
        let entry = entries.into_iter().find(|entry| entry["id"] == name).unwrap();
        let found: Vec<_> = findings(&entry["document"])
            .iter()
            .map(|finding| finding.code)
            .collect();
        for code in codes {
            assert!(found.contains(code), "{name}: {code:?} is not among {found:?}");
        }
    }
}
