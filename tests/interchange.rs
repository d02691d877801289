//! Formats of other programs: what goes out comes back, what others write is read, and what is wrong is said.

mod random;

use gongsheng::interchange::{
    CsvTables, Imported, RemarkCode, RemarkSort, canonical, from_csv, from_gexf, from_graphml, indented,
    to_csv, to_gexf, to_graphml, to_latex, to_mermaid,
};
use gongsheng::model::{
    Consortium, Contract, DetailValue, Exchange, Kind, Period, Settings, Text, parse, read,
};
use gongsheng::{analyse, library};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::{Value, json};

const GEPHI: &str = include_str!("interchange/gephi.gexf");
const YED: &str = include_str!("interchange/yed.graphml");
const NETWORKX: &str = include_str!("interchange/networkx.graphml");
const NETWORKX_OVER_TIME: &str = include_str!("interchange/networkx.gexf");
const IGRAPH: &str = include_str!("interchange/igraph.graphml");

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
             "outputs": [{"id": "=".repeat(0) + "a", "resource": text, "carrier": "matter", "chain": "talent", "amount": 0.1}]},
            {"id": "e", "kind": "government", "name": {"zh": "e"}, "tags": ["small", "@x"],
             "inputs": [{"id": "-", "resource": "other", "carrier": "energy", "amount": 5e-324, "value": 1e300}]}],
        "exchanges": [
            {"id": "x", "from": {"unit": "-1", "output": "a"}, "to": {"unit": "e", "input": "-"}, "amount": 0.30000000000000004,
             "medium": "'quoted", "periods": [[3, 4], [0, null]]},
            {"id": "y", "from": {"unit": "-1", "output": "a"}, "to": {"unit": "e", "input": "-"}, "amount": 0, "periods": []}]}));
    comes_back(&document.expect("a document"));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

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

fn told(imported: &Imported) -> Vec<(RemarkCode, u32)> {
    imported
        .remarks
        .iter()
        .map(|remark| (remark.code, remark.count))
        .collect()
}

fn has(imported: &Imported, code: RemarkCode, count: u32) {
    assert!(
        told(imported).contains(&(code, count)),
        "{code:?} in {:?}",
        imported.remarks
    );
}

#[test]
fn gephi() {
    use RemarkCode::*;
    let imported = from_gexf(GEPHI);
    let document = imported.document.clone().expect("a document");
    let ids: Vec<&str> = document.units.iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(ids, ["unit-1", "2", "3"]);
    assert_eq!(document.units[0].kind, Kind::College);
    assert_eq!(document.units[0].name.zh.as_deref(), Some("市职业技术学院"));
    assert_eq!(document.units[1].name.en.as_deref(), Some("Northern Works"));
    assert_eq!(document.units[2].name, Text::default());
    // Gephi's up is our up, and there is room for cards.
    let [first, second] = [0, 1].map(|at| document.units[at].position.expect("a place"));
    assert!(first.x < second.x && first.y < second.y && second.x - first.x >= 320.0);
    let amounts: Vec<f64> = document
        .exchanges
        .iter()
        .map(|exchange| exchange.amount)
        .collect();
    assert_eq!(amounts, [2.5, 1.0, 1.0]);
    assert_eq!(document.units[0].outputs[0].resource, "talent");
    for (code, count) in [
        (SelfLoop, 1),
        (Dangling, 1),
        (Undirected, 1),
        (IdCleaned, 1),
        (Spread, 1),
        (Field, 1),
    ] {
        has(&imported, code, count);
    }
}

#[test]
fn yed() {
    use RemarkCode::*;
    let imported = from_graphml(YED);
    let document = imported.document.clone().expect("a document");
    let names: Vec<_> = document.units.iter().map(|unit| unit.name.clone()).collect();
    assert_eq!(names[0].en.as_deref(), Some("The city"));
    assert_eq!(names[1].en.as_deref(), Some("College & school"));
    assert_eq!(names[2].zh.as_deref(), Some("企业"));
    assert_eq!(document.units[1].id, "n0-n0");
    assert_eq!(document.units[1].position.map(|place| place.x), Some(1000.0));
    assert_eq!(document.exchanges[0].amount, 12.0);
    for (code, count) in [(Hyperedge, 1), (Port, 1), (Nested, 1), (Drawing, 14)] {
        has(&imported, code, count);
    }
}

#[test]
fn networkx() {
    use RemarkCode::*;
    let imported = from_graphml(NETWORKX);
    let document = imported.document.clone().expect("a document");
    let ids: Vec<&str> = document.units.iter().map(|unit| unit.id.as_str()).collect();
    assert_eq!(ids, ["City-hall", "City-hall-2", "A"]);
    assert_eq!(document.units[0].kind, Kind::Government);
    assert_eq!(document.units[0].name.en.as_deref(), Some("City hall"));
    // Each edge there and back, each way of a resource of its own.
    let ways: Vec<(&str, &str, f64)> = (document.exchanges.iter())
        .map(|exchange| {
            (
                exchange.from.unit.as_str(),
                exchange.to.unit.as_str(),
                exchange.amount,
            )
        })
        .collect();
    let expected = [
        ("City-hall", "City-hall-2", 3.0),
        ("City-hall-2", "City-hall", 3.0),
        ("City-hall-2", "A", 1.0),
        ("A", "City-hall-2", 1.0),
    ];
    assert_eq!(ways, expected);
    for (code, count) in [
        (Undirected, 2),
        (IdRepeated, 1),
        (OutOfRange, 2),
        (OwnResource, 4),
    ] {
        has(&imported, code, count);
    }
}

/// As networkx writes a graph whose nodes and edges come and go: when is told, as it is not used.
#[test]
fn networkx_over_time() {
    use RemarkCode::*;
    let imported = from_gexf(NETWORKX_OVER_TIME);
    let document = imported.document.clone().expect("a document");
    assert_eq!((document.units.len(), document.exchanges.len()), (2, 1));
    let unused: Vec<(&str, u32)> = (imported.remarks.iter())
        .filter(|remark| remark.code == Field)
        .map(|remark| match &remark.values[0].value {
            DetailValue::Text(name) => (name.as_str(), remark.count),
            DetailValue::Number(_) => panic!("a name"),
        })
        .collect();
    assert_eq!(unused, [("start", 2), ("end", 2)]);
    has(&imported, Drawing, 2);
}

#[test]
fn other_programs_have_titles_in_one_language() {
    let graphml = |title: &str| {
        from_graphml(&format!(
            "<graphml><key id=\"k\" for=\"graph\" attr.name=\"name\"/><graph><data key=\"k\">{title}</data>\
             <node id=\"a\"/></graph></graphml>"
        ))
    };
    let gexf = |title: &str| {
        from_gexf(&format!(
            "<gexf><meta><creator>Gephi 0.10</creator><title>{title}</title><description>Drawn on a Monday</description>\
             </meta><graph><nodes><node id=\"a\"/></nodes></graph></gexf>"
        ))
    };
    let title = |imported: &Imported| imported.document.as_ref().expect("a document").title.clone();
    for imported in [graphml("A city"), gexf("A city")] {
        assert_eq!(
            (title(&imported).zh, title(&imported).en.as_deref()),
            (None, Some("A city"))
        );
    }
    for imported in [graphml("一座城市"), gexf("一座城市")] {
        assert_eq!(
            (title(&imported).zh.as_deref(), title(&imported).en),
            (Some("一座城市"), None)
        );
    }
    has(&gexf("A city"), RemarkCode::Field, 1);
    assert_eq!(title(&gexf("")), Text::default());
}

#[test]
fn igraph() {
    use RemarkCode::*;
    let imported = from_graphml(IGRAPH);
    let document = imported.document.clone().expect("a document");
    assert_eq!(document.units[0].name.en.as_deref(), Some("College"));
    assert_eq!(
        [document.units[0].capacity, document.units[1].capacity],
        [250.0, 100.0]
    );
    // Two edges of one resource share an output that has room for both.
    assert_eq!(document.units[0].outputs.len(), 1);
    assert_eq!(document.units[0].outputs[0].amount, 5.0);
    for (code, count) in [(NotANumber, 1), (Sum, 2), (Field, 1)] {
        has(&imported, code, count);
    }
}

#[test]
fn a_bare_graph_is_a_ledger_of_its_weights() {
    let exchanges = "Source;Target;Type;Weight\nA;B;Directed;2,5\nB;A;Directed;1\n".to_owned();
    let imported = from_csv(&CsvTables {
        units: None,
        exchanges: Some(exchanges),
    });
    let document = imported.document.clone().expect("a document");
    // 24 months of 2.5 + 1, at no cost and a value of 1.
    assert_eq!(analyse(&document).ledger.unwrap().total.surplus, 84.0);
    assert!(imported.problems.is_empty(), "{:?}", imported.problems);
    for (code, count) in [
        (RemarkCode::UnitMade, 2),
        (RemarkCode::Separator, 1),
        (RemarkCode::DecimalComma, 1),
    ] {
        has(&imported, code, count);
    }
}

#[test]
fn a_hub_has_room_for_all_its_edges() {
    let mut file = String::from("from,to,weight\n");
    for at in 0..500 {
        file.push_str(&format!("hub,u{at},2\n"));
    }
    let imported = from_csv(&CsvTables {
        units: None,
        exchanges: Some(file),
    });
    let document = imported.document.clone().expect("a document");
    assert_eq!(document.exchanges.len(), 500);
    assert_eq!(analyse(&document).ledger.unwrap().total.surplus, 24_000.0);
    has(&imported, RemarkCode::SharedResource, 437);
}

#[test]
fn tables_say_where_they_are_broken() {
    let read = |units: &str, exchanges: &str| {
        from_csv(&CsvTables {
            units: Some(units.into()),
            exchanges: Some(exchanges.into()),
        })
    };
    for (units, exchanges, code) in [
        ("", "", RemarkCode::Empty),
        ("id\n", "", RemarkCode::Empty),
        ("id\n\"a", "", RemarkCode::BrokenCsv),
        ("", "from,amount\na,1", RemarkCode::MissingColumn),
    ] {
        assert_eq!(told(&read(units, exchanges)), [(code, 1)]);
    }
    let imported = read(
        "\u{feff}ID,Label,kind\r\na,甲,行业企业\r\n,b,x,y\r\n\r\n",
        "from,to,periods\na,b,0-6;9-\nb,,\n",
    );
    let document = imported.document.clone().expect("a document");
    assert_eq!(document.units[0].kind, Kind::Enterprise);
    assert_eq!(
        document.exchanges[0].periods,
        [Period(0, Some(6)), Period(9, None)]
    );
    for code in [
        RemarkCode::ExtraCells,
        RemarkCode::UnknownWord,
        RemarkCode::Dangling,
    ] {
        has(&imported, code, 1);
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
