//! Every numeric field of a document can be named, read and turned, and takes the numbers that the reader takes.

mod random;

use gongsheng::library;
use gongsheng::model::{Code, Consortium, Quantity, read};
use proptest::prelude::*;
use serde_json::Value;

/// Pointers to all numbers of a document.
fn numbers(value: &Value, pointer: &str, found: &mut Vec<String>) {
    match value {
        Value::Number(_) => found.push(pointer.into()),
        Value::Array(items) => (items.iter().enumerate())
            .for_each(|(index, item)| numbers(item, &format!("{pointer}/{index}"), found)),
        Value::Object(fields) => {
            (fields.iter()).for_each(|(name, field)| numbers(field, &format!("{pointer}/{name}"), found))
        }
        _ => {}
    }
}

fn json(document: &Consortium) -> Value {
    serde_json::to_value(document).unwrap()
}

/// What no what-if turns.
fn means_nothing(pointer: &str) -> bool {
    pointer == "/version" || pointer.contains("/position/")
}

fn out_of_range(document: &Value) -> bool {
    let (_, problems) = read(document);
    problems.iter().any(|it| {
        matches!(
            it.code,
            Code::OutOfRange | Code::EmptyPeriod | Code::WrongType | Code::SharesSum
        )
    })
}

fn check(document: &Consortium) {
    let before = json(document);
    let mut pointers = Vec::new();
    numbers(&before, "", &mut pointers);
    for pointer in pointers {
        let Some(quantity) = Quantity::at(document, &pointer) else {
            assert!(means_nothing(&pointer), "{pointer} is a number");
            continue;
        };
        assert_eq!(quantity.pointer(), pointer);
        assert_eq!(
            Some(quantity.read(document)),
            before.pointer(&pointer).unwrap().as_f64()
        );

        // What is written is what the edits say, and nothing else.
        let range = quantity.range(document);
        assert!(range.holds(quantity.read(document)), "{pointer}");
        let other = range.nearest(quantity.read(document) * 0.5 + 1.0);
        let mut written = document.clone();
        quantity.write(&mut written, other);
        assert_eq!(quantity.read(&written), other, "{pointer}");
        let mut edited = before.clone();
        for edit in quantity.edits(document, other) {
            *edited.pointer_mut(&edit.pointer).unwrap() = edit.value.into();
        }
        let (edited, problems) = read(&edited);
        assert_eq!(edited, Some(written), "{pointer} {other}: {problems:?}");

        // The ends of the range are the reader's, too.
        let mut turned = document.clone();
        quantity.write(&mut turned, range.nearest(f64::MIN));
        assert!(!out_of_range(&json(&turned)), "{pointer} at least");
        if let Some(most) = range.most {
            quantity.write(&mut turned, most);
            assert!(!out_of_range(&json(&turned)), "{pointer} at most");
        }
        for (value, beyond) in [
            (range.least - 1.0, true),
            (range.most.unwrap_or(1e9) + 1.0, range.most.is_some()),
        ] {
            let mut turned = before.clone();
            *turned.pointer_mut(&pointer).unwrap() = value.into();
            assert_eq!(
                out_of_range(&turned),
                beyond || pointer.contains("/share"),
                "{pointer} = {value}"
            );
        }
    }
}

fn ready_made(entry: &str) -> Consortium {
    let entry: Value = serde_json::from_str(entry).unwrap();
    read(&entry["document"]).0.unwrap()
}

#[test]
fn numbers_of_the_library_can_be_turned() {
    for entry in library::ENTRIES {
        check(&ready_made(entry));
    }
}

#[test]
fn what_is_no_number_is_no_quantity() {
    let document = &ready_made(library::ENTRIES[0]);
    for pointer in [
        "",
        "/",
        "months",
        "/units",
        "/units/0",
        "/units/0/id",
        "/units/99/capacity",
        "/units/+0/capacity",
        "/units/00/capacity",
        "/units/-1/capacity",
        "/settings/benchmark",
        "/exchanges/0/periods/0/2",
    ] {
        assert_eq!(Quantity::at(document, pointer), None, "{pointer}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn numbers_of_any_document_can_be_turned(document in random::consortium(4)) {
        check(&document);
    }
}
