//! Graph files and tables that an attacker or a bad day sends: they are refused or read, at once, and never crash.

use std::time::Instant;

use gongsheng::interchange::{
    CsvTables, Imported, MOST_REMARKS, RemarkCode, from_csv, from_gexf, from_graphml, utf8,
};

use crate::PATIENCE;

fn graphml(inside: &str) -> Imported {
    let began = Instant::now();
    let imported = from_graphml(&["<graphml>", inside, "</graphml>"].concat());
    assert!(began.elapsed() < PATIENCE, "{:?}", began.elapsed());
    imported
}

fn refused(imported: &Imported) -> RemarkCode {
    assert_eq!((imported.document.as_ref(), imported.remarks.len()), (None, 1));
    imported.remarks[0].code
}

#[test]
fn a_billion_laughs_are_not_heard() {
    let bomb = "<?xml version=\"1.0\"?>\n<!DOCTYPE lolz [<!ENTITY lol \"lol\"><!ENTITY lol2 \"&lol;&lol;\">]>\n<graphml>&lol2;</graphml>";
    let imported = from_graphml(bomb);
    assert_eq!(refused(&imported), RemarkCode::Doctype);
    assert_eq!(
        imported.remarks[0]
            .place
            .as_ref()
            .map(|place| place.name.as_str()),
        Some("2")
    );
    assert_eq!(refused(&from_gexf(bomb)), RemarkCode::Doctype);
    let outside = "<!doctype a SYSTEM \"file:///etc/passwd\"><graphml/>";
    assert_eq!(refused(&from_graphml(outside)), RemarkCode::Doctype);
    assert_eq!(refused(&graphml("&lol;")), RemarkCode::UnknownEntity);
}

#[test]
fn depth_is_bounded() {
    assert_eq!(refused(&graphml(&"<a>".repeat(1_000_000))), RemarkCode::TooDeep);
    assert_eq!(
        refused(&graphml(&"<graph><node id='a'>".repeat(100_000))),
        RemarkCode::TooDeep
    );
}

#[test]
fn a_million_attributes_and_a_million_fields() {
    let attributes: String = (0..1_000_000).map(|at| format!(" a{at}=''")).collect();
    assert!(
        graphml(&format!("<graph><node id='a'{attributes}/></graph>"))
            .document
            .is_some()
    );
    let fields = "<data key='k'>1</data>".repeat(500_000);
    assert!(
        graphml(&format!("<graph><node id='a'>{fields}</node></graph>"))
            .document
            .is_some()
    );
    let keys: String = (0..200_000)
        .map(|at| format!("<key id='k{at}' for='node' attr.name='f{at}'><default>1</default></key>"))
        .collect();
    let imported = graphml(&format!("{keys}<graph><node id='a'/></graph>"));
    assert!(imported.document.is_some());
    assert!(imported.remarks.len() <= MOST_REMARKS + 1);
}

#[test]
fn nodes_edges_and_bytes_are_bounded() {
    let nodes = |count: usize| {
        (0..count)
            .map(|at| format!("<node id='{at}'/>"))
            .collect::<String>()
    };
    assert!(
        graphml(&format!("<graph>{}</graph>", nodes(5_000)))
            .document
            .is_some()
    );
    let imported = graphml(&format!("<graph>{}</graph>", nodes(5_001)));
    assert_eq!(refused(&imported), RemarkCode::TooManyNodes);
    // Two nodes have room for no more than 64 parameters, and all the edges share them.
    let edges = |count: usize| "<edge source='0' target='1'/>".repeat(count);
    let imported = graphml(&format!("<graph>{}{}</graph>", nodes(2), edges(50_000)));
    assert_eq!(
        imported.document.map(|document| document.exchanges.len()),
        Some(50_000)
    );
    let imported = graphml(&format!("<graph>{}{}</graph>", nodes(2), edges(50_001)));
    assert_eq!(refused(&imported), RemarkCode::TooManyEdges);
    let both = format!(
        "<graph edgedefault='undirected'>{}{}</graph>",
        nodes(2),
        edges(30_000)
    );
    assert_eq!(refused(&graphml(&both)), RemarkCode::TooManyEdges);
    assert_eq!(refused(&graphml(&" ".repeat(17 << 20))), RemarkCode::TooLarge);
    assert_eq!(refused(&from_gexf(&" ".repeat(17 << 20))), RemarkCode::TooLarge);
    let units = Some(" ".repeat(17 << 20));
    assert_eq!(
        refused(&from_csv(&CsvTables {
            units,
            exchanges: None
        })),
        RemarkCode::TooLarge
    );
}

#[test]
fn ids_that_are_all_alike_are_told_apart_in_time() {
    let same = "<node id='中'/>".repeat(5_000);
    let imported = graphml(&format!("<graph>{same}</graph>"));
    assert_eq!(
        imported.document.map(|document| document.units.len()),
        Some(5_000)
    );
    let long = format!("<node id='{}'/>", "a".repeat(300)).repeat(5_000);
    assert!(graphml(&format!("<graph>{long}</graph>")).document.is_some());
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    for (bytes, code) in [
        (b"\xff\xfe<\0g\0".as_slice(), RemarkCode::Utf16),
        (b"\xfe\xff\0<\0g", RemarkCode::Utf16),
        (b"<graphml>\xc3</graphml>", RemarkCode::NotUtf8),
    ] {
        assert_eq!(refused(&utf8(bytes).expect_err("no text")), code);
    }
    assert_eq!(refused(&graphml("\0")), RemarkCode::BrokenXml);
}

#[test]
fn odd_tables_end() {
    for table in [
        "\"".repeat(1_000_001),
        ",".repeat(1_000_000),
        "\r".repeat(1_000_000),
        format!("id,{}\n1", "x,".repeat(100_000)),
    ] {
        let began = Instant::now();
        from_csv(&CsvTables {
            units: Some(table),
            exchanges: None,
        });
        assert!(began.elapsed() < PATIENCE);
    }
}

#[test]
fn numbers_beyond_measure_stay_numbers() {
    let rows = "a,b,1e308,r\n".repeat(50);
    let exchanges = Some(["from,to,amount,resource\n", &rows].concat());
    let imported = from_csv(&CsvTables {
        units: None,
        exchanges,
    });
    assert!(imported.document.is_some(), "{imported:?}");
    let units = Some("id,x,y\na,1e308,-1e308\nb,-1e308,1e308\nc,1e-320,0\nd,2e-320,0".to_owned());
    assert!(
        from_csv(&CsvTables {
            units,
            exchanges: None
        })
        .document
        .is_some()
    );
}
