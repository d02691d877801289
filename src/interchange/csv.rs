//! CSV, out and in: one table of units, one of exchanges (RFC 4180).
//!
//! A text that a spreadsheet would take for a formula gets an apostrophe before it, which reading takes away again;
//! numbers stay numbers.

use std::borrow::Cow;
use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::field::{Cell, Column, EXCHANGE, Of, UNIT, ends, field, rows, unused};
use super::graph::{Edge, Fields, Graph, MOST_EDGES, MOST_NODES, Node, consortium, finite};
use super::remark::{Code, Imported, Refusal, Remarks, line, node, number, text};
use crate::model::{Consortium, MOST_TEXT};

/// A consortium as two tables.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase", default)]
pub struct CsvTables {
    /// One row a unit; null for none.
    pub units: Option<String>,
    /// One row an exchange; null for none.
    pub exchanges: Option<String>,
}

/// The two tables. With a mark at their beginning, spreadsheets know that they are UTF-8.
pub fn to_csv(document: &Consortium, mark: bool) -> CsvTables {
    let rows = rows(document);
    let place = |at: usize| document.units[at].position;
    let units = rows.units.into_iter().enumerate().map(|(at, cells)| {
        let id = Cell::Text(document.units[at].id.clone());
        let [x, y] = [place(at).map(|place| place.x), place(at).map(|place| place.y)];
        let places = [x, y].map(|number| number.map_or(Cell::None, Cell::Number));
        [id].into_iter().chain(cells).chain(places).collect()
    });
    let exchanges = rows.exchanges.into_iter().enumerate().map(|(at, cells)| {
        let exchange = &document.exchanges[at];
        let [from, to] = ends(exchange);
        let first = [&exchange.id, from, to].map(|id| Cell::Text(id.to_owned()));
        first.into_iter().chain(cells).collect()
    });
    CsvTables {
        units: Some(table(
            &[("id", false)],
            UNIT,
            &[("x", true), ("y", true)],
            units,
            mark,
        )),
        exchanges: Some(table(
            &[("id", false), ("from", false), ("to", false)],
            EXCHANGE,
            &[],
            exchanges,
            mark,
        )),
    }
}

fn table(
    first: &[Column],
    columns: &[Column],
    last: &[Column],
    rows: impl Iterator<Item = Vec<Cell>>,
    mark: bool,
) -> String {
    let mut out = String::from(if mark { "\u{feff}" } else { "" });
    let head = first.iter().chain(columns).chain(last);
    row(&mut out, head.map(|(name, _)| Cell::Text((*name).into())));
    for cells in rows {
        row(&mut out, cells.into_iter());
    }
    out
}

fn row(out: &mut String, cells: impl Iterator<Item = Cell>) {
    for (at, cell) in cells.enumerate() {
        if at > 0 {
            out.push(',');
        }
        let Some(text) = cell.text() else { continue };
        if matches!(cell, Cell::Number(_)) {
            out.push_str(&text);
            continue;
        }
        let harmful = is_formula(&text);
        let quoted = text.contains(['"', ',', ';', '\t', '\r', '\n']) || text.trim().len() < text.len();
        if quoted {
            out.push('"');
        }
        if harmful {
            out.push('\'');
        }
        for sign in text.chars() {
            if sign == '"' {
                out.push('"');
            }
            out.push(sign);
        }
        if quoted {
            out.push('"');
        }
    }
    out.push_str("\r\n");
}

/// Whether a spreadsheet might calculate with a text, by the sign that it begins with. The apostrophe is one of
/// them, so that reading knows which apostrophe is ours.
fn is_formula(text: &str) -> bool {
    text.starts_with(['\t', '\r', '\n'])
        || text
            .trim_start()
            .starts_with(['=', '+', '-', '@', '＝', '＋', '－', '＠', '\''])
}

/// Reads tables: either may be absent. Units that only the exchanges name are made.
pub fn from_csv(tables: &CsvTables) -> Imported {
    match read(tables) {
        Ok((graph, remarks)) => consortium(graph, remarks),
        Err(refusal) => refusal.into(),
    }
}

fn read(tables: &CsvTables) -> Result<(Graph<'_>, Remarks), Refusal> {
    let mut remarks = Remarks::default();
    let mut graph = Graph::default();
    let texts = [&tables.units, &tables.exchanges].map(|text| text.as_deref().unwrap_or_default());
    let length = texts.iter().map(|text| text.len()).sum();
    if length > MOST_TEXT {
        let values = vec![number("value", length), number("most", MOST_TEXT)];
        return Err(Refusal::new(Code::TooLarge, values));
    }
    let own = ["patience", "name_zh", "growth"]
        .iter()
        .all(|name| texts[0].contains(name));
    graph.ours = own;
    if let Some(mut rows) = Rows::new(texts[0], Of::Unit, &mut remarks)? {
        while let Some((_, mut fields)) = rows.next(&mut remarks)? {
            if graph.nodes.len() == MOST_NODES {
                return Err(Refusal::new(Code::TooManyNodes, vec![number("most", MOST_NODES)]));
            }
            let id = take(&mut fields, "id").or_else(|| find(&fields, "label"));
            let id = id.unwrap_or_default();
            graph.nodes.push(Node { id, fields });
        }
    }
    if let Some(mut rows) = Rows::new(texts[1], Of::Exchange, &mut remarks)? {
        for column in ["from", "to"] {
            if !rows.columns.contains(&Some(column)) {
                return Err(Refusal::new(Code::MissingColumn, vec![text("column", column)]));
            }
        }
        let mut known: BTreeMap<String, ()> =
            graph.nodes.iter().map(|node| (node.id.to_string(), ())).collect();
        while let Some((at, mut fields)) = rows.next(&mut remarks)? {
            if graph.edges.len() == MOST_EDGES {
                return Err(Refusal::new(Code::TooManyEdges, vec![number("most", MOST_EDGES)]));
            }
            let (Some(from), Some(to)) = (take(&mut fields, "from"), take(&mut fields, "to")) else {
                remarks.tell(Code::Dangling, "", Some(line(at)), &[]);
                continue;
            };
            for end in [&from, &to] {
                if known.insert(end.to_string(), ()).is_some() {
                    continue;
                }
                if graph.nodes.len() == MOST_NODES {
                    return Err(Refusal::new(Code::TooManyNodes, vec![number("most", MOST_NODES)]));
                }
                remarks.tell(Code::UnitMade, "", Some(node(end)), &[]);
                graph.nodes.push(Node {
                    id: end.clone(),
                    fields: Fields::default(),
                });
            }
            let direction = take(&mut fields, "direction");
            let directed = direction.is_none_or(|word| !word.eq_ignore_ascii_case("undirected"));
            let id = take(&mut fields, "id");
            graph.edges.push(Edge {
                id,
                from,
                to,
                directed,
                fields,
            });
        }
    }
    Ok((graph, remarks))
}

fn find<'t>(fields: &Fields<'t>, name: &str) -> Option<Cow<'t, str>> {
    let found = fields.0.iter().find(|(known, _)| *known == name)?;
    Some(found.1.clone())
}

fn take<'t>(fields: &mut Fields<'t>, name: &str) -> Option<Cow<'t, str>> {
    let at = fields.0.iter().position(|(known, _)| *known == name)?;
    Some(fields.0.remove(at).1)
}

/// A colour in three columns, as Gephi has it.
const COLOUR: [&str; 3] = ["r", "g", "b"];

/// The rows of a table under its head.
struct Rows<'t> {
    text: &'t str,
    at: usize,
    line: usize,
    separator: u8,
    columns: Vec<Option<&'static str>>,
}

impl<'t> Rows<'t> {
    /// Reads the head; none when the text holds nothing at all.
    fn new(text: &'t str, of: Of, remarks: &mut Remarks) -> Result<Option<Self>, Refusal> {
        let mut rows = Self {
            text: text.strip_prefix('\u{feff}').unwrap_or(text),
            at: 0,
            line: 1,
            separator: b',',
            columns: Vec::new(),
        };
        rows.separator = rows.find_separator(remarks);
        let Some(head) = rows.cells()? else {
            return Ok(None);
        };
        let has = |name: &str| head.iter().any(|cell| cell.trim().eq_ignore_ascii_case(name));
        let named = !head.iter().all(|cell| cell.trim().is_empty());
        // A letter alone is a column like any other; the three together are a colour.
        let coloured = COLOUR.iter().all(|letter| has(letter));
        for name in head {
            // Gephi names the direction of an edge so.
            let column = if of == Of::Exchange && name.trim().eq_ignore_ascii_case("type") {
                Some("direction")
            } else if name.trim().is_empty() {
                None
            } else if !coloured && COLOUR.contains(&name.trim().to_ascii_lowercase().as_str()) {
                unused(&name, remarks)
            } else {
                field(&name, of, remarks)
            };
            rows.columns.push(column);
        }
        if of == Of::Unit && named && rows.columns.iter().all(Option::is_none) {
            return Err(Refusal::new(Code::NoColumn, Vec::new()));
        }
        Ok(Some(rows))
    }

    /// The sign that stands most often in the first line, outside quotes.
    fn find_separator(&self, remarks: &mut Remarks) -> u8 {
        let (mut counts, mut quoted) = ([0; 3], false);
        const SIGNS: [u8; 3] = [b',', b';', b'\t'];
        for byte in self.text.bytes() {
            match byte {
                b'"' => quoted = !quoted,
                b'\r' | b'\n' if !quoted => break,
                byte if !quoted => {
                    if let Some(at) = SIGNS.iter().position(|sign| *sign == byte) {
                        counts[at] += 1;
                    }
                }
                _ => {}
            }
        }
        let mut best = 0;
        for at in 1..3 {
            if counts[at] > counts[best] {
                best = at;
            }
        }
        if best > 0 {
            let name = if best == 1 { ";" } else { "tab" };
            remarks.tell(Code::Separator, name, None, &[text("value", name)]);
        }
        SIGNS[best]
    }

    /// The next row that is not blank, and its line.
    fn next(&mut self, remarks: &mut Remarks) -> Result<Option<(usize, Fields<'t>)>, Refusal> {
        loop {
            let at = self.line;
            let Some(cells) = self.cells()? else {
                return Ok(None);
            };
            if cells.iter().all(|cell| cell.trim().is_empty()) {
                continue;
            }
            if cells.len() > self.columns.len() {
                remarks.tell(Code::ExtraCells, "", Some(line(at)), &[]);
            }
            let mut fields = Vec::new();
            for (cell, column) in cells.into_iter().zip(&self.columns) {
                if let Some(column) = column.filter(|_| !cell.trim().is_empty()) {
                    fields.push((column, self.point(column, cell, remarks)));
                }
            }
            return Ok(Some((at, Fields(fields))));
        }
    }

    /// Where cells are not parted by commas, a number may have one.
    fn point(&self, column: &str, cell: Cow<'t, str>, remarks: &mut Remarks) -> Cow<'t, str> {
        let numbers = UNIT.iter().chain(EXCHANGE);
        let is_number = numbers
            .into_iter()
            .any(|(name, number)| *number && *name == column)
            || ["weight", "x", "y"].contains(&column);
        if self.separator == b',' || !is_number || finite(&cell).is_some() {
            return cell;
        }
        let Some((whole, rest)) = cell.split_once(',') else {
            return cell;
        };
        let pointed = [whole, ".", rest].concat();
        if finite(&pointed).is_none() {
            return cell;
        }
        remarks.tell(Code::DecimalComma, "", Some(line(self.line - 1)), &[]);
        pointed.into()
    }

    /// The cells of the next line, quoted ones as they read; none at the end.
    fn cells(&mut self) -> Result<Option<Vec<Cow<'t, str>>>, Refusal> {
        if self.at >= self.text.len() {
            return Ok(None);
        }
        let bytes = self.text.as_bytes();
        let mut cells = Vec::new();
        loop {
            cells.push(self.cell()?);
            match bytes.get(self.at) {
                Some(byte) if *byte == self.separator => self.at += 1,
                Some(b'\r') if bytes.get(self.at + 1) == Some(&b'\n') => {
                    self.at += 2;
                    break;
                }
                Some(_) => {
                    self.at += 1;
                    break;
                }
                None => break,
            }
        }
        self.line += 1;
        Ok(Some(cells))
    }

    fn cell(&mut self) -> Result<Cow<'t, str>, Refusal> {
        let bytes = self.text.as_bytes();
        let ends = |byte: &u8| *byte == self.separator || matches!(byte, b'\r' | b'\n');
        let mut quoted = String::new();
        let mut start = self.at;
        let is_quoted = bytes.get(self.at) == Some(&b'"');
        if is_quoted {
            let first = self.at;
            start += 1;
            loop {
                let length = bytes[start..].iter().position(|byte| *byte == b'"');
                let Some(length) = length else {
                    return Err(Refusal::at_line(Code::BrokenCsv, self.text, first));
                };
                let part = &self.text[start..start + length];
                self.line += part.bytes().filter(|byte| *byte == b'\n').count();
                quoted.push_str(part);
                start += length + 1;
                if bytes.get(start) != Some(&b'"') {
                    break;
                }
                quoted.push('"');
                start += 1;
            }
        }
        // What follows a closing quote belongs to the cell, as spreadsheets have it.
        let length = bytes[start..]
            .iter()
            .position(ends)
            .unwrap_or(bytes.len() - start);
        self.at = start + length;
        let rest = &self.text[start..self.at];
        let cell: Cow<str> = if is_quoted {
            quoted.push_str(rest);
            quoted.into()
        } else {
            rest.into()
        };
        Ok(match cell.strip_prefix('\'').filter(|text| is_formula(text)) {
            Some(text) => text.to_owned().into(),
            None => cell,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cells(text: &str) -> Vec<Vec<String>> {
        let mut rows = Rows {
            text,
            at: 0,
            line: 1,
            separator: b',',
            columns: Vec::new(),
        };
        let mut all = Vec::new();
        while let Some(cells) = rows.cells().unwrap() {
            all.push(cells.into_iter().map(Cow::into_owned).collect());
        }
        all
    }

    #[test]
    fn cells_are_read_as_rfc_4180_has_them() {
        assert_eq!(
            cells("a,\"b,\"\"c\"\"\r\nd\",\n1,,\"\""),
            [vec!["a", "b,\"c\"\r\nd", ""], vec!["1", "", ""]]
        );
    }

    #[test]
    fn no_text_is_a_formula_and_every_text_comes_back() {
        for text in [
            "=1+1",
            "+1",
            "-1",
            "@SUM(A1)",
            "\t=1",
            "\r=1",
            "\n1",
            " =1",
            "＝1",
            "'",
            "'=1",
            "''a",
            "'a",
            "a=1",
            "a;=1",
            "a\tb",
            " a ",
            "\"=1\"",
            "a,b\r\n\"c\"",
            "-",
        ] {
            let mut line = String::new();
            row(
                &mut line,
                [Cell::Text(text.into()), Cell::Number(-1.5)].into_iter(),
            );
            let shown = line.strip_prefix('"').unwrap_or(&line);
            assert!(
                !shown.trim_start().starts_with(['=', '+', '-', '@', '＝']),
                "{line:?}"
            );
            assert!(line.ends_with(",-1.5\r\n"), "{line:?}");
            assert_eq!(cells(&line), [[text, "-1.5"]]);
        }
    }
}
