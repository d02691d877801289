//! The reference text says what the engine does: its example is read and adds up, its table is complete.

use gongsheng::{analyse, model};
use serde_json::Value;

const REFERENCE: &str = include_str!("../docs/model.md");

/// The example of §1.
fn example() -> Value {
    let (_, rest) = REFERENCE.split_once("```json\n").expect("an example");
    let (text, _) = rest.split_once("```").expect("that ends");
    serde_json::from_str(text).expect("the example is JSON")
}

#[test]
fn the_example_adds_up_as_the_text_says() {
    let (consortium, problems) = model::read(&example());
    assert!(problems.is_empty(), "{problems:?}");
    let result = analyse(&consortium.expect("a document without problems is read"));
    let result = serde_json::to_value(result).expect("a result is JSON");

    for (month, surplus) in [(0, 21.6), (3, 19.6), (6, 31.188)] {
        let found = result["ledger"]["months"][month]["surplus"]
            .as_f64()
            .expect("a number");
        assert!((found - surplus).abs() < 5e-4, "month {month}: {found}");
    }
    assert_eq!(result["behaviour"]["system"]["mode"], "asymmetric-mutualism");
    assert_eq!(result["organisation"]["system"]["level"], "integrated");
    assert_eq!(result["formation"]["rung"], "durable");
}

#[test]
fn the_example_shows_every_part_of_a_document() {
    let example = example();
    let all = serde_json::to_value(model::read(&example).0).expect("a document is JSON");
    for part in all.as_object().expect("a record").keys() {
        assert!(!example[part].is_null(), "{part}");
    }
}

#[test]
fn every_setting_stands_in_the_text_with_its_default() {
    let defaults = serde_json::to_value(model::defaults().settings).expect("settings are JSON");
    let (_, settings) = REFERENCE.split_once("## §10").expect("a section");
    for setting in model::vocabulary().settings {
        let after = settings.split_once(&format!("`{}`", setting.id));
        let after = after.unwrap_or_else(|| panic!("{}", setting.id)).1;
        // In the table a symbol may stand between the name and the default.
        let said: String = after.chars().take(12).collect();
        let default = match &defaults[&setting.id] {
            Value::Array(_) => "none".to_string(),
            Value::String(word) => word.clone(),
            other => other.to_string().trim_end_matches(".0").to_string(),
        };
        let mut words = said.split(|c: char| c != '.' && !c.is_ascii_alphanumeric());
        assert!(
            words.any(|word| word == default),
            "{}: {default} in {said}",
            setting.id
        );
    }
}

#[test]
fn the_ranges_of_choices_stand_in_the_text() {
    use gongsheng::analysis::choices::{OPTIONS, Options};
    let (_, choices) = REFERENCE.split_once("**Choices**").expect("a paragraph");
    for options in OPTIONS {
        let range = match *options {
            Options::Between(_, least, most) => format!("{least} to {most} |"),
            Options::Whole(_, least, most) => format!("{least} to {most}, whole |"),
            Options::Benchmark => "`equal`, `contribution`, `shapley` |".into(),
            Options::AfterContract => "no, yes |".into(),
        };
        let row = format!("| `{}` | {range}", options.setting());
        assert!(choices.contains(&row), "{row}");
    }
}
