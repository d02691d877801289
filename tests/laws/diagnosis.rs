//! What holds of every diagnosis and of every pathway, tried on random consortia.
//!
//! Each law was seen to fail when the engine was broken on purpose in the place that it guards.

use gongsheng::analyse;
use gongsheng::analysis::diagnosis::{Finding, Predicament};
use gongsheng::analysis::pathways::{Mention, Route, pathways};
use gongsheng::analysis::standing::{Standing, standing};
use gongsheng::model::{Consortium, read};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::random;

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    /// Other ids and other orders are the same predicaments of the same units and pairs.
    #[test]
    fn names_and_order_mean_nothing(document in random::consortium(6), seed in any::<u64>()) {
        let other = random::relabelled(&document, seed);
        let name = |id: &String| random::other_name(id);
        let one = findings(&document).into_iter().map(|finding| told(&finding, name));
        let two = findings(&other).into_iter().map(|finding| told(&finding, String::clone));
        prop_assert_eq!(sorted(one), sorted(two));
    }

    /// Energy has no unit of its own: k times every energy is the same predicaments.
    #[test]
    fn energy_scales(document in random::consortium(6), k in prop_oneof![0.001..0.9, 1.1..1000.0]) {
        let scaled = random::scaled(&document, k);
        let one = findings(&document).into_iter().map(|finding| told(&finding, String::clone));
        let two = findings(&scaled).into_iter().map(|finding| told(&finding, String::clone));
        prop_assert_eq!(sorted(one), sorted(two));
    }

    /// Who takes no part is named, by the same name, and nobody else is.
    #[test]
    fn the_isolated_are_named(document in random::consortium(6)) {
        let analysis = analyse(&document);
        let findings = analysis.diagnosis.unwrap();
        let isolated = findings.iter().find(|finding| finding.code == Predicament::Isolated);
        let named = isolated.map_or(Vec::new(), |finding| finding.units.clone());
        prop_assert_eq!(analysis.isolated.unwrap(), named);
    }

    /// Findings stand in the order of §13, each code once but for those of single units, each of these with one unit;
    /// a number that decides lies beyond its cut-off, and what it would take to mend it is not below 0.
    #[test]
    fn findings_are_well_formed(document in random::consortium(6)) {
        let findings = findings(&document);
        for (one, next) in findings.iter().zip(findings.iter().skip(1)) {
            prop_assert!(one.code < next.code || one.code == next.code && one.of_one_unit());
        }
        for finding in findings {
            prop_assert!(!finding.of_one_unit() || finding.units.len() == 1);
            prop_assert!(finding.remedy.amount.is_none_or(|amount| amount >= 0.0), "{finding:?}");
            let beyond = |above: bool| match (finding.value, finding.cutoff) {
                (Some(value), Some(cutoff)) if above => value > cutoff,
                (Some(value), Some(cutoff)) => value <= cutoff,
                _ => true,
            };
            match finding.code {
                Predicament::Asymmetric | Predicament::FreeRiding => prop_assert!(beyond(true), "{finding:?}"),
                // Another reason may do: the whole is not connected, or policies are of opposite signs.
                Predicament::Fragmented | Predicament::PolicyConflict => {}
                _ => prop_assert!(beyond(false), "{finding:?}"),
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// What a pathway puts, put into the document, is the document that was tried: valid, with exactly its standing,
    /// and without the findings that it clears, with those that it brings.
    #[test]
    fn an_edit_gives_what_its_pathway_promised(document in random::consortium(5)) {
        let found = pathways(&document);
        let before = found.before.as_ref().unwrap();
        let mentioned = mentions(&document);
        prop_assert_eq!(found.clearings.iter().map(|it| key(&it.finding)).collect::<Vec<_>>(), mentioned.clone());
        for (place, pathway) in (0..).zip(&found.pathways) {
            let mut edited = serde_json::to_value(&document).unwrap();
            for patch in &pathway.edit {
                put(&mut edited, &patch.pointer, serde_json::to_value(&patch.value).unwrap());
            }
            let (read, problems) = read(&edited);
            let Some(changed) = read else {
                return Err(TestCaseError::fail(format!("{pathway:?}: {problems:?}")));
            };
            prop_assert_ne!(&changed, &document, "{:?} changes nothing", pathway.route);
            let after = Standing { pairs: Vec::new(), ..standing(&changed) };
            prop_assert_eq!(&after, &pathway.after, "{:?}", pathway.route);
            let gross = before.gross + after.gross;
            prop_assert!((after.surplus - before.surplus - pathway.surplus).abs() <= 1e-9 * gross);
            let left = mentions(&changed);
            for (clearing, mention) in found.clearings.iter().zip(&mentioned) {
                prop_assert_eq!(clearing.by.contains(&place), !left.contains(mention));
                prop_assert_eq!(pathway.clears.contains(&clearing.finding), !left.contains(mention));
            }
            let new: Vec<String> = left.into_iter().filter(|mention| !mentioned.contains(mention)).collect();
            prop_assert_eq!(pathway.brings.iter().map(key).collect::<Vec<_>>(), new);
        }
        for (one, next) in found.pathways.iter().zip(found.pathways.iter().skip(1)) {
            prop_assert!(one.surplus >= next.surplus);
        }
    }

    /// Sharing fairly moves what there is and makes everyone as symmetric as the benchmark says; reward and penalty
    /// move nothing at all.
    #[test]
    fn contracts_make_nothing(document in random::consortium(6)) {
        for pathway in pathways(&document).pathways {
            if matches!(pathway.route, Route::ShareFairly | Route::Incentives) {
                prop_assert_eq!(pathway.surplus, 0.0);
            }
            if pathway.route == Route::ShareFairly {
                prop_assert!(pathway.after.asymmetry.is_none_or(|alpha| alpha <= 1e-9), "{:?}", pathway.after);
            }
        }
    }
}

fn mentions(document: &Consortium) -> Vec<String> {
    let unit = |finding: &Finding| finding.of_one_unit().then(|| finding.units[0].clone());
    let findings = findings(document).into_iter();
    findings
        .map(|finding| format!("{:?} {:?}", finding.code, unit(&finding)))
        .collect()
}

fn key(mention: &Mention) -> String {
    format!("{:?} {:?}", mention.code, mention.unit)
}

/// Puts a value at a pointer, as a patch says.
fn put(document: &mut Value, pointer: &str, value: Value) {
    let keys: Vec<&str> = pointer.split('/').skip(1).collect();
    let (last, way) = keys.split_last().unwrap();
    let place = |key: &str| key == "-" || key.parse::<usize>().is_ok();
    let mut at = document;
    for (key, next) in way.iter().zip(&keys[1..]) {
        at = match at {
            Value::Array(list) => &mut list[key.parse::<usize>().unwrap()],
            record => &mut record[*key],
        };
        if at.is_null() {
            *at = if place(next) { json!([]) } else { json!({}) };
        }
    }
    match at {
        Value::Array(list) if *last == "-" => list.push(value),
        Value::Array(list) => list[last.parse::<usize>().unwrap()] = value,
        record => record[*last] = value,
    }
}

fn findings(document: &Consortium) -> Vec<Finding> {
    analyse(document)
        .diagnosis
        .expect("a valid document has a diagnosis")
}

/// What a finding says, in words that do not hang on order.
fn told(finding: &Finding, name: impl Fn(&String) -> String) -> String {
    let mut units: Vec<String> = finding.units.iter().map(&name).collect();
    units.sort();
    let pair = |[one, other]: &[String; 2]| {
        let mut pair = [name(one), name(other)];
        pair.sort();
        pair
    };
    let mut pairs: Vec<[String; 2]> = finding.pairs.iter().map(pair).collect();
    pairs.sort();
    format!(
        "{:?} {units:?} {pairs:?} {:?} {}",
        finding.code,
        finding.chains,
        finding.factors.len()
    )
}

fn sorted(told: impl Iterator<Item = String>) -> Vec<String> {
    let mut told: Vec<String> = told.collect();
    told.sort();
    told
}
