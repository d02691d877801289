//! What other programs and people write: it is read, and what was assumed and not used is said.

use gongsheng::analyse;
use gongsheng::interchange::{CsvTables, Imported, Remark, RemarkCode, from_csv, from_gexf, from_graphml};
use gongsheng::model::{Chain, DetailValue, Kind, Period, Text};

pub const GEPHI: &str = include_str!("gephi.gexf");
pub const YED: &str = include_str!("yed.graphml");
pub const NETWORKX: &str = include_str!("networkx.graphml");
const NETWORKX_OVER_TIME: &str = include_str!("networkx.gexf");
pub const IGRAPH: &str = include_str!("igraph.graphml");

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
        ("a,b\n1,2\n", "", RemarkCode::NoColumn),
        ("surplus\n2\n", "", RemarkCode::NoColumn),
    ] {
        assert_eq!(told(&read(units, exchanges)), [(code, 1)]);
    }
    // A letter alone is no colour.
    has(&read("id,b\nA,2\n", ""), RemarkCode::Field, 1);
    has(&read("id,r,g,b\nA,2,3,4\n", ""), RemarkCode::Drawing, 3);
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
fn what_cannot_be_used_is_told_once_with_what_is_taken() {
    let imported = from_csv(&CsvTables {
        units: Some("id,kind\na,政府\nb,guild\n".into()),
        exchanges: Some("from,to,amount,carrier,chain,quality\na,b,many,能量,人才链,7\n".into()),
    });
    let document = imported.document.clone().expect("a document");
    assert_eq!(document.units[0].kind, Kind::Government);
    assert_eq!(document.units[0].outputs[0].chain, Some(Chain::Talent));
    let text = |text: &str| DetailValue::Text(text.into());
    let said = |field: &str| -> Vec<(RemarkCode, Option<DetailValue>)> {
        let of_field = |remark: &&Remark| {
            remark
                .values
                .first()
                .is_some_and(|value| value.value == text(field))
        };
        let taken = |remark: &Remark| remark.values.iter().find(|value| value.name == "taken").cloned();
        let remarks = imported.remarks.iter().filter(of_field);
        remarks
            .map(|remark| (remark.code, taken(remark).map(|taken| taken.value)))
            .collect()
    };
    let one = Some(DetailValue::Number(1.0));
    assert_eq!(said("kind"), [(RemarkCode::UnknownWord, Some(text("other")))]);
    assert_eq!(said("amount"), [(RemarkCode::NotANumber, one.clone())]);
    assert_eq!(said("quality"), [(RemarkCode::OutOfRange, one)]);
    assert_eq!(said("carrier"), []);
}
