//! Formats of other programs: what goes out comes back, what others write is read, and what is wrong is said.

mod others;
#[path = "../random/mod.rs"]
mod random;

use gongsheng::interchange::{
    CsvTables, Imported, RemarkCode, RemarkSort, canonical, from_csv, from_gexf, from_graphml, indented,
    to_csv, to_gexf, to_graphml, to_latex, to_mermaid,
};
use gongsheng::library;
use gongsheng::model::{Consortium, Contract, Exchange, Settings, Text, parse, read};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

use others::{GEPHI, IGRAPH, NETWORKX, YED};

/// The part of a document that graphs carry: units, exchanges, and the outputs and inputs that these join.
fn carried(document: &Consortium) -> Consortium {
    let mut kept = Consortium {
        notes: Text::default(),
        energy_unit: Text::default(),
        projects: Vec::new(),
        links: Vec::new(),
        environment: Vec::new(),
        contract: Contract::default(),
        settings: Settings::default(),
        ..document.clone()
    };
    let empty = |text: &mut Text| {
        for language in [&mut text.zh, &mut text.en] {
            *language = language.take().filter(|text| !text.is_empty());
        }
    };
    empty(&mut kept.title);
    let exchanges = kept.exchanges.clone();
    for unit in &mut kept.units {
        empty(&mut unit.name);
        let id = unit.id.clone();
        let gives = |output: &str| {
            let found = |exchange: &Exchange| exchange.from.unit == id && exchange.from.output == output;
            exchanges.iter().any(found)
        };
        unit.outputs.retain(|output| gives(&output.id));
        unit.outputs
            .iter_mut()
            .for_each(|output| output.note = Text::default());
        let takes = |input: &str| {
            let found = |exchange: &Exchange| exchange.to.unit == id && exchange.to.input == input;
            exchanges.iter().any(found)
        };
        unit.inputs.retain(|input| takes(&input.id));
        unit.inputs
            .iter_mut()
            .for_each(|input| input.note = Text::default());
    }
    for exchange in &mut kept.exchanges {
        exchange.note = Text::default();
    }
    sorted(kept)
}

/// The order of outputs and inputs is not carried.
fn sorted(mut document: Consortium) -> Consortium {
    for unit in &mut document.units {
        unit.outputs.sort_by(|a, b| a.id.cmp(&b.id));
        unit.inputs.sort_by(|a, b| a.id.cmp(&b.id));
    }
    document
}

fn documents() -> Vec<Consortium> {
    let document = |entry: &&str| {
        let entry: Value = serde_json::from_str(entry).expect("an entry is JSON");
        read(&entry["document"]).0.expect("an entry is a document")
    };
    library::ENTRIES.iter().map(document).collect()
}

/// Nothing but results is left out of what we wrote ourselves, and nothing is assumed.
fn quiet(imported: &Imported) {
    for remark in &imported.remarks {
        assert_eq!(remark.code, RemarkCode::Computed, "{remark:?}");
    }
}

fn comes_back(document: &Consortium) {
    let expected = carried(document);
    for (name, imported) in [
        ("graphml", from_graphml(&to_graphml(document))),
        ("gexf", from_gexf(&to_gexf(document))),
    ] {
        quiet(&imported);
        assert_eq!(imported.document.map(sorted).as_ref(), Some(&expected), "{name}");
    }
    // Tables have no place for the title and the horizon.
    for mark in [false, true] {
        let imported = from_csv(&to_csv(document, mark));
        let found = imported.document.expect("tables of ours are read");
        assert!(found.months >= 24);
        let expected = Consortium {
            title: Text::default(),
            months: found.months,
            ..expected.clone()
        };
        assert_eq!(sorted(found), expected);
    }
}

#[test]
fn the_library_comes_back_from_every_format() {
    documents().iter().for_each(comes_back);
}

#[test]
fn what_is_odd_in_texts_comes_back() {
    let text = "=1+1;\t\"<b>&amp;'\r\n中文 😀 #`]]>";
    let (document, _) = read(&json!({"type": "gongsheng", "version": 1, "months": 30,
        "title": {"zh": text, "en": "-"},
        "units": [
            {"id": "-1", "kind": "college", "name": {"en": text}, "position": {"x": -0.5, "y": 1e-7}, "patience": 3,
             "outputs": [{"id": "a", "resource": text, "carrier": "matter", "chain": "talent", "amount": 0.1}]},
            {"id": "e", "kind": "government", "name": {"zh": "e"}, "tags": ["small", "@x"],
             "inputs": [{"id": "-", "resource": "other", "carrier": "energy", "amount": 5e-324, "value": 1e300}]}],
        "exchanges": [
            {"id": "x", "from": {"unit": "-1", "output": "a"}, "to": {"unit": "e", "input": "-"}, "amount": 0.30000000000000004,
             "medium": "'quoted", "periods": [[3, 4], [0, null]]},
            {"id": "y", "from": {"unit": "-1", "output": "a"}, "to": {"unit": "e", "input": "-"}, "amount": 0, "periods": []}]}));
    comes_back(&document.expect("a document"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_consortium_comes_back(document in random::consortium(5)) {
        comes_back(&document);
    }

    #[test]
    fn canonical_json_reads_as_itself(document in random::consortium(4)) {
        let text = serde_json::to_string(&document).unwrap();
        let form = canonical(&text).unwrap();
        prop_assert_eq!(canonical(&form), Some(form.clone()));
        prop_assert_eq!(canonical(&indented(&text).unwrap()), Some(form.clone()));
        prop_assert_eq!(parse(&form).document, Some(document));
    }

    /// Files with a part cut, doubled or moved are read or refused, and say which.
    #[test]
    fn broken_files_never_panic(file in 0usize..6, cuts in proptest::collection::vec((any::<Index>(), any::<Index>(), 0..3), 1..4)) {
        let whole = &documents()[0];
        let mut text = match file {
            0 => GEPHI.to_owned(),
            1 => YED.to_owned(),
            2 => NETWORKX.to_owned(),
            3 => IGRAPH.to_owned(),
            4 => to_graphml(whole),
            _ => to_csv(whole, false).exchanges.unwrap(),
        };
        for (from, to, how) in cuts {
            let signs: Vec<char> = text.chars().collect();
            if signs.is_empty() { break }
            let (from, to) = (from.index(signs.len()), to.index(signs.len()));
            let (from, to) = (from.min(to), from.max(to).min(from.min(to) + 40));
            let part: String = signs[from..to].iter().collect();
            let (head, tail): (String, String) = (signs[..from].iter().collect(), signs[to..].iter().collect());
            text = match how {
                0 => [head, tail].concat(),
                1 => [head, part.clone(), part, tail].concat(),
                _ => [part, head, tail].concat(),
            };
        }
        lawful(&from_graphml(&text));
        lawful(&from_gexf(&text));
        lawful(&from_csv(&CsvTables { units: Some(text.clone()), exchanges: None }));
        lawful(&from_csv(&CsvTables { units: None, exchanges: Some(text) }));
    }
}

/// A file is read into a valid document or refused for one reason.
fn lawful(imported: &Imported) {
    let refused = imported
        .remarks
        .iter()
        .filter(|remark| remark.sort == RemarkSort::Refused);
    assert_eq!(imported.document.is_none(), refused.count() == 1, "{imported:?}");
    assert_eq!(imported.document.is_some(), imported.text.is_some());
    if let Some(text) = &imported.text {
        assert_eq!(parse(text).document, imported.document);
    }
}

#[test]
fn papers_and_notes_get_what_they_ask_for() {
    for document in documents() {
        for zh in [true, false] {
            let latex = to_latex(&document, zh);
            assert_eq!(latex.matches("\\begin{tabular}").count(), 3);
            let rows = document.units.len() + document.exchanges.len() + 6 + 3;
            assert_eq!(latex.matches("\\\\\n").count(), rows);
            let mermaid = to_mermaid(&document, zh);
            assert_eq!(mermaid.matches("-->").count(), document.exchanges.len());
        }
    }
}

#[test]
fn unknown_fields_stay_in_json() {
    let value: Value = json!({"mine": {"b": [1.5], "a": null}, "type": "gongsheng"});
    assert_eq!(
        canonical(&value.to_string()).unwrap(),
        r#"{"mine":{"a":null,"b":[1.5]},"type":"gongsheng"}"#
    );
}
