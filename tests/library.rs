//! The gallery: every entry is a sound consortium in both languages, and is what it says it is.

use std::collections::BTreeSet;

use gongsheng::library::ENTRIES;
use gongsheng::{analyse, model};
use serde_json::Value;

fn entries() -> Vec<Value> {
    ENTRIES
        .iter()
        .map(|text| serde_json::from_str(text).expect("an entry is JSON"))
        .collect()
}

fn name(entry: &Value) -> &str {
    entry["id"].as_str().expect("an entry has an id")
}

fn list<'a>(record: &'a Value, field: &str) -> &'a [Value] {
    record[field].as_array().map_or(&[], Vec::as_slice)
}

/// What the model makes of an entry, as the page receives it.
fn result(entry: &Value) -> Value {
    let (consortium, problems) = model::read(&entry["document"]);
    assert!(problems.is_empty(), "{}: {problems:?}", name(entry));
    let consortium = consortium.expect("a document without problems is read");
    serde_json::to_value(analyse(&consortium)).expect("a result is JSON")
}

fn of_pair<'a>(pairs: &'a [Value], i: &Value, j: &Value) -> &'a Value {
    pairs
        .iter()
        .find(|pair| pair["between"][0] == *i && pair["between"][1] == *j)
        .unwrap_or_else(|| panic!("no pair {i}–{j}"))
}

#[test]
fn there_are_enough_each_with_its_own_id() {
    let entries = entries();
    let ids: BTreeSet<&str> = entries.iter().map(name).collect();
    assert!(entries.len() >= 8);
    assert_eq!(ids.len(), entries.len());
    assert_eq!(name(&entries[0]), "four-units", "the opening view comes first");
    for id in ids {
        assert!(
            id.chars().all(|c| c.is_ascii_lowercase() || c == '-'),
            "{id} stands in links"
        );
    }
}

#[test]
fn each_has_its_expected_modes() {
    for entry in entries() {
        let result = result(&entry);
        let expected = &entry["expected"];
        let id = name(&entry);
        assert_eq!(
            result["behaviour"]["system"]["mode"], expected["behaviour"],
            "{id}"
        );
        assert_eq!(
            result["organisation"]["system"]["level"], expected["organisation"],
            "{id}"
        );
        assert_eq!(result["formation"]["rung"], expected["rung"], "{id}");
        assert_eq!(result["environment"]["class"], expected["environment"], "{id}");
        for pair in list(expected, "pairs") {
            let behaviour = of_pair(list(&result["behaviour"], "pairs"), &pair[0], &pair[1]);
            let organisation = of_pair(list(&result["organisation"], "pairs"), &pair[0], &pair[1]);
            assert_eq!(behaviour["mode"], pair[2], "{id}: {pair}");
            assert_eq!(organisation["level"], pair[3], "{id}: {pair}");
        }
    }
}

#[test]
fn together_they_show_every_mode_and_level_of_the_paper() {
    let mut shown = BTreeSet::new();
    for entry in entries() {
        let result = result(&entry);
        for pair in list(&result["behaviour"], "pairs") {
            shown.insert(pair["mode"].to_string());
        }
        for pair in list(&result["organisation"], "pairs") {
            shown.insert(pair["level"].to_string());
        }
    }
    for word in [
        "symmetric-mutualism",
        "asymmetric-mutualism",
        "commensalism",
        "parasitism",
        "point",
        "intermittent",
        "continuous",
        "integrated",
    ] {
        assert!(shown.contains(&format!("\"{word}\"")), "{word}");
    }
}

#[test]
fn the_opening_view_is_the_worked_case() {
    let result = result(&entries()[0]);
    let near = |value: &Value, expected: f64| {
        let value = value.as_f64().expect("a number");
        assert!((value - expected).abs() < 1e-9, "{value} for {expected}");
    };
    let total = &result["ledger"]["total"];
    near(&total["generation"], 195.0);
    near(&total["cost"], 91.0);
    near(&total["interfaceLoss"], 14.0);
    near(&total["coordination"], 2.0);
    near(&total["surplus"], 88.0);
    let units = list(&result["ledger"], "units");
    for (unit, surplus) in units.iter().zip([6.0, 31.0, 48.0, 3.0]) {
        near(&unit["surplus"], surplus);
    }
    assert_eq!(units.len(), 4);
    assert_eq!(result["formation"]["inCore"], true);
}

/// Calls `told` with every text that a reader sees, and where it stands.
fn texts<'a>(entry: &'a Value, told: &mut impl FnMut(&str, &'a Value)) {
    let document = &entry["document"];
    told("about", &entry["about"]);
    for field in ["title", "notes", "energyUnit"] {
        told(field, &document[field]);
    }
    for field in ["units", "projects", "environment"] {
        for record in list(document, field) {
            told(field, &record["name"]);
        }
    }
    let parameters = list(document, "units")
        .iter()
        .flat_map(|unit| list(unit, "outputs").iter().chain(list(unit, "inputs")));
    let records = ["exchanges", "projects", "links", "environment"]
        .into_iter()
        .flat_map(|field| list(document, field));
    for record in parameters.chain(records) {
        if !record["note"].is_null() {
            told("note", &record["note"]);
        }
    }
}

#[test]
fn every_text_is_in_both_languages() {
    for entry in entries() {
        texts(&entry, &mut |place, text| {
            for language in ["zh", "en"] {
                let text = text[language].as_str().unwrap_or_default();
                assert!(!text.trim().is_empty(), "{} {place} {language}", name(&entry));
                assert!(!text.contains(['!', '！']), "{} {place}: calm", name(&entry));
            }
        });
    }
}

#[test]
fn every_resource_and_medium_has_a_name_in_the_vocabulary() {
    let vocabulary = model::vocabulary();
    for entry in entries() {
        let document = &entry["document"];
        for unit in list(document, "units") {
            for parameter in list(unit, "outputs").iter().chain(list(unit, "inputs")) {
                let word = vocabulary
                    .resources
                    .iter()
                    .find(|word| parameter["resource"] == word.id);
                let word = word.unwrap_or_else(|| panic!("{} {}", name(&entry), parameter["resource"]));
                let carrier = serde_json::to_value(word.carrier).expect("a word");
                assert_eq!(parameter["carrier"], carrier, "{} {}", name(&entry), word.id);
            }
        }
        for contact in list(document, "exchanges")
            .iter()
            .chain(list(document, "projects"))
        {
            let known = vocabulary.media.iter().any(|word| contact["medium"] == word.id);
            assert!(known, "{} {}", name(&entry), contact["medium"]);
        }
    }
}

#[test]
fn each_says_that_its_figures_are_illustrative_and_what_to_try() {
    for entry in entries() {
        let about = &entry["about"];
        let (zh, en) = (about["zh"].as_str().unwrap(), about["en"].as_str().unwrap());
        assert!(zh.contains("试一试") && en.contains("Try"), "{}", name(&entry));
        // That goes with the document, wherever it is taken.
        let notes = &entry["document"]["notes"];
        let (said, told) = (notes["zh"].as_str().unwrap(), notes["en"].as_str().unwrap());
        assert!(
            said.contains("示意") && told.to_lowercase().contains("illustrative"),
            "{}",
            name(&entry)
        );
        assert!(
            zh.contains('§') && en.contains('§'),
            "{} names its section",
            name(&entry)
        );
        let words = en.split_whitespace().count();
        assert!((60..=120).contains(&words), "{}: {words} words", name(&entry));
    }
}

/// Width of a unit's card on the page, and what its rows may need in height, px.
const CARD_WIDTH: f64 = 180.0;
const CARD_HEAD_AND_FOOT: f64 = 94.0;
const CARD_ROW: f64 = 24.0;

#[test]
fn cards_stand_on_the_page_and_apart() {
    for entry in entries() {
        let cards: Vec<[f64; 4]> = list(&entry["document"], "units")
            .iter()
            .map(|unit| {
                let rows = list(unit, "outputs").len() + list(unit, "inputs").len();
                let x = unit["position"]["x"].as_f64().expect("a position");
                let y = unit["position"]["y"].as_f64().expect("a position");
                [
                    x,
                    y,
                    x + CARD_WIDTH,
                    y + CARD_HEAD_AND_FOOT + CARD_ROW * rows as f64,
                ]
            })
            .collect();
        for (n, a) in cards.iter().enumerate() {
            assert!(
                a[0] >= 0.0 && a[1] >= 0.0 && a[2] <= 860.0 && a[3] <= 712.0,
                "{} {a:?}",
                name(&entry)
            );
            for b in &cards[n + 1..] {
                let apart = a[2] <= b[0] || b[2] <= a[0] || a[3] <= b[1] || b[3] <= a[1];
                assert!(apart, "{} {a:?} {b:?}", name(&entry));
            }
        }
    }
}

#[test]
fn the_gallery_is_light() {
    let minified: Vec<usize> = entries().iter().map(|entry| entry.to_string().len()).collect();
    assert!(minified.iter().all(|&bytes| bytes <= 12_000), "{minified:?}");
    assert!(minified.iter().sum::<usize>() <= 60_000, "{minified:?}");
}
