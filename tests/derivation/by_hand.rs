//! Whys of small consortia, reckoned by hand.

use gongsheng::analysis::derivation::{Answer as Told, Of, Quantity, Sources, Subject, Summed};
use gongsheng::model::{Consortium, read};
use serde_json::{Value, json};

/// The paper's four units.
fn four_units() -> Consortium {
    let text = include_str!("../cases/01-worked-case.json");
    let case: Value = serde_json::from_str(text).expect("a case is JSON");
    read(&case["document"]).0.expect("a case is valid")
}

/// Surplus of the four units, as in §15: S = G − X = 195 − 107 = 195 − (14 + 91 + 2), eleven rows.
#[test]
fn the_surplus_of_the_four_units() {
    let document = four_units();
    let surplus = Subject::system(Quantity::Surplus);
    let derivation = Sources::new(&document).derivation(&surplus).expect("S has a why");
    assert_eq!(derivation.value, Told::Number(88.0));
    assert_eq!(derivation.rows.len(), 11);
    assert_eq!(
        derivation.latex,
        "\\begin{aligned}\n\
         S &= G - X = G - \\left(\\mathrm{loss} + \\mathrm{cost} + \\mathrm{coord}\\right) \\\\\n\
         88 &= 195 - 107 = 195 - \\left(14 + 91 + 2\\right)\n\
         \\end{aligned}"
    );
    let margin = &derivation.margins[0];
    assert_eq!(
        (margin.at.as_slice(), margin.setting),
        (&[-2.88, 2.88][..], Some("zeroBand"))
    );
    assert!((margin.distance - 85.12).abs() < 1e-12);
}

/// Asymmetry of C and E: |12 − 23| / (12 + 23) = 11/35.
#[test]
fn the_asymmetry_of_a_pair() {
    let document = four_units();
    let alpha = Subject::two(Quantity::Asymmetry, Of::Pair, "C", "E");
    let derivation = Sources::new(&document).derivation(&alpha).expect("α has a why");
    assert!(
        derivation
            .latex
            .contains("\\frac{\\left|12 - 23\\right|}{12 + 23}"),
        "{}",
        derivation.latex
    );
    // What is asked the other way round is the same pair.
    let turned = Subject::two(Quantity::Asymmetry, Of::Pair, "E", "C");
    let turned = Sources::new(&document).derivation(&turned).expect("α has a why");
    assert_eq!(turned.value, derivation.value);
}

/// Nobody is there, and nothing breaks.
#[test]
fn what_is_not_there_has_no_why() {
    let document = four_units();
    for subject in [
        Subject::thing(Quantity::Surplus, Of::Unit, "nobody"),
        Subject::two(Quantity::Mode, Of::Pair, "C", "nobody"),
        Subject::two(Quantity::Mode, Of::Pair, "C", "C"),
        Subject::month(Quantity::Surplus, 600),
        Subject::system(Quantity::Asked),
    ] {
        assert_eq!(Sources::new(&document).derivation(&subject), None, "{subject:?}");
    }
}

/// Where the four units come to rest (§15): 108.3643, 139.4045, 158.6973, 103.7963; ρ(Δ) 0.2088573; stable.
#[test]
fn the_equilibrium_of_the_four_units() {
    let document = four_units();
    let sources = Sources::new(&document);
    let number = |subject: &Subject| match sources.derivation(subject).expect("it has a why").value {
        Told::Number(value) => value,
        other => panic!("{other:?} is no number"),
    };
    for (unit, level) in [("G", 108.3643), ("C", 139.4045), ("E", 158.6973), ("R", 103.7963)] {
        let subject = Subject::thing(Quantity::EquilibriumLevel, Of::Unit, unit);
        assert!((number(&subject) - level).abs() < 1e-4, "{unit}");
        // Its capacity, and what each of the others adds to it.
        let rows = sources.derivation(&subject).expect("it has a why").rows;
        assert_eq!(rows[0].value, 100.0);
        assert!((rows.iter().map(|row| row.value).sum::<f64>() - level).abs() < 1e-4);
    }
    assert!((number(&Subject::system(Quantity::SpectralRadius)) - 0.2088573).abs() < 1e-7);
    let stable = sources
        .derivation(&Subject::system(Quantity::Stable))
        .expect("it has a why");
    assert_eq!(stable.value, Told::Flag(true));
    assert_eq!(stable.rows.len(), 4);
    // What fades most slowly is what lies nearest to the boundary.
    let slowest = number(&Subject::nth(Quantity::EigenvalueReal, 0));
    assert_eq!(
        (stable.margins[0].at[0], stable.margins[0].distance),
        (0.0, -slowest)
    );
    assert_eq!(
        sources.derivation(&Subject::nth(Quantity::EigenvalueReal, 4)),
        None
    );
}

/// One that lives on another swings: E gains 30, C pays 60 a month, of 100 each, so that δ_EC = 0.3 and δ_CE = −0.6.
/// With r_C·y_C = r_E·y_E = g it is λ = −g·(1 ± √0.18·i).
#[test]
fn what_swings_has_a_why_of_both_its_parts() {
    let document = json!({
        "type": "gongsheng", "version": 1, "months": 1,
        "units": [
            {"id": "C", "kind": "college", "growth": 0.325, "outputs": [
                {"id": "talent", "resource": "talent", "carrier": "energy", "amount": 10, "cost": 6}]},
            {"id": "E", "kind": "enterprise", "inputs": [
                {"id": "talent", "resource": "talent", "carrier": "energy", "amount": 10, "value": 3}]},
        ],
        "exchanges": [{"id": "e", "amount": 10,
            "from": {"unit": "C", "output": "talent"}, "to": {"unit": "E", "input": "talent"}}],
    });
    let document = read(&document).0.expect("it is valid");
    let sources = Sources::new(&document);
    // y_C = 1 − 0.6·y_E, y_E = 1 + 0.3·y_C: y_C = 0.4/1.18, y_E = 1.3/1.18.
    let (c, e) = (0.4 / 1.18, 1.3 / 1.18);
    let level = |unit| Subject::thing(Quantity::EquilibriumLevel, Of::Unit, unit);
    let value = |subject: &Subject| sources.derivation(subject).map(|it| it.value);
    for (unit, filled) in [("C", c), ("E", e)] {
        let Some(Told::Number(level)) = value(&level(unit)) else {
            panic!("{unit} has a level");
        };
        assert!((level - 100.0 * filled).abs() < 1e-9);
    }
    let (re, im) = (-0.1 * e, 0.1 * e * 0.18f64.sqrt());
    for (number, expected) in [
        (Quantity::EigenvalueReal, re),
        (Quantity::EigenvalueImaginary, im),
    ] {
        let derivation = sources
            .derivation(&Subject::nth(number, 0))
            .expect("it has a why");
        let Told::Number(told) = derivation.value else {
            panic!("a number")
        };
        assert!((told - expected).abs() < 1e-12, "{told} {expected}");
        assert!((derivation.formula[0].evaluate(0.0) - expected).abs() < 1e-12);
        assert!((derivation.rows.iter().map(|row| row.value).sum::<f64>() - expected).abs() < 1e-12);
    }
}

/// Sums of sums have no end, and eu and months come to nothing together.
#[test]
fn what_cannot_be_summed_has_no_why() {
    let document = &four_units();
    let sources = Sources::new(document);
    let once = |subject| Summed { subject, times: 1.0 };
    let surplus = || Subject::system(Quantity::Surplus);
    let exchange = |number| Subject::thing(number, Of::Exchange, &document.exchanges[0].id);
    let months = exchange(Quantity::ActiveMonths);
    let energy = exchange(Quantity::Generation);
    let none = [
        vec![],
        vec![once(Subject::sum(vec![once(energy.clone())]))],
        vec![once(energy.clone()), once(months)],
        vec![once(exchange(Quantity::Compatible))],
        vec![once(surplus())],
    ];
    for parts in none {
        assert!(
            sources.derivation(&Subject::sum(parts.clone())).is_none(),
            "{parts:?}"
        );
    }
    assert!(sources.derivation(&Subject::sum(vec![once(energy)])).is_some());
}

/// Two who gain 8 by each other and pay 4 themselves, of whom neither takes part alone: d = 8p − 4, which parts the
/// plane from corner to corner.
#[test]
fn what_is_alike_to_both_ends_half_here_and_half_there() {
    let unit = |id: &str, gives: &str, needs: &str| {
        json!({
            "id": id, "kind": "college",
            "outputs": [{"id": "out", "resource": gives, "carrier": "energy", "amount": 1, "cost": 4}],
            "inputs": [{"id": "in", "resource": needs, "carrier": "energy", "amount": 1, "value": 10}],
        })
    };
    let way = |id: &str, from: &str, to: &str| json!({"id": id, "from": {"unit": from, "output": "out"}, "to": {"unit": to, "input": "in"}, "amount": 1});
    let document = json!({
        "type": "gongsheng", "version": 1, "months": 6,
        "units": [unit("A", "a", "b"), unit("B", "b", "a")],
        "exchanges": [way("to", "A", "B"), way("back", "B", "A")],
        "contract": {"reciprocity": 0.8},
    });
    let document = read(&document).0.expect("a valid document");
    let sources = Sources::new(&document);
    for place in [0, 3] {
        let basin = sources.derivation(&Subject::state(Quantity::Basin, "A", "B", place));
        let basin = basin.expect("the state is stable");
        let Told::Number(part) = basin.value else {
            panic!("a part is a number")
        };
        assert!((part - 0.5).abs() < 1e-9, "{part}");
        assert_eq!(basin.rows.len(), 10);
        // Where A takes part with 0.15, the line is at 0.85: the strip from 0.1 to 0.2 has 0.085 below it.
        let strip = &basin.rows[1];
        let below = if place == 0 {
            strip.value
        } else {
            0.1 - strip.value
        };
        assert!(
            (below - 0.085).abs() < 1e-9 && (strip.parts[0] - 0.85).abs() < 1e-9,
            "{strip:?}"
        );
    }
    assert!(
        sources
            .derivation(&Subject::state(Quantity::Basin, "A", "B", 1))
            .is_none()
    );
    let leads = |start, place| {
        let state = Subject::state(Quantity::LeadsTo, "A", "B", place);
        let start = Some(start);
        sources.derivation(&Subject { start, ..state }).map(|it| it.value)
    };
    assert_eq!(leads([0.9, 0.2], 3), Some(Told::Flag(true)));
    assert_eq!(leads([0.9, 0.2], 0), Some(Told::Flag(false)));
    assert_eq!(leads([0.1, 0.8], 0), Some(Told::Flag(true)));
    // From the edge nobody gets away, and on the line itself nobody moves to either.
    assert_eq!(leads([0.0, 0.8], 0), None);
    assert_eq!(leads([0.5, 0.5], 3), None);
}
