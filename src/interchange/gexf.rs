//! GEXF 1.3, out and in: Gephi's own format, which carries places in the plane.

use std::borrow::Cow;

use super::field::{Cell, Column, EXCHANGE, Of, UNIT, ends, field, label, rows};
use super::graph::{Edge, Fields, Graph, MOST_EDGES, MOST_NODES, Node, consortium, finite, horizon, titled};
use super::json::number_text;
use super::remark::{Code, Imported, Refusal, Remarks, number, text};
use super::xml::{Event, Reader, escape};
use crate::model::names::Names;
use crate::model::{Consortium, MOST_TEXT};

/// Names us in a file, so that we know our own places: px, downwards.
const CREATOR: &str = "Gongsheng";

/// A consortium as GEXF 1.3: units are nodes, exchanges edges.
pub fn to_gexf(document: &Consortium) -> String {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <gexf xmlns=\"http://gexf.net/1.3\" xmlns:viz=\"http://gexf.net/1.3/viz\" version=\"1.3\">\n  <meta>\n    <creator>",
    );
    out.push_str(CREATOR);
    out.push_str("</creator>\n");
    for (element, title) in [("title", &document.title.zh), ("description", &document.title.en)] {
        if let Some(title) = title.as_ref().filter(|title| !title.is_empty()) {
            open(&mut out, "    ", element, &[]);
            out.push('>');
            escape(&mut out, title);
            out.push_str("</");
            out.push_str(element);
            out.push_str(">\n");
        }
    }
    out.push_str("  </meta>\n");
    let months = document.months.to_string();
    let graph = [
        ("defaultedgetype", "directed"),
        ("mode", "static"),
        ("start", "0"),
        ("end", &months),
    ];
    open(&mut out, "  ", "graph", &graph);
    out.push_str(">\n");
    for (class, columns) in [("node", UNIT), ("edge", EXCHANGE)] {
        open(&mut out, "    ", "attributes", &[("class", class)]);
        out.push_str(">\n");
        for (name, number) in columns {
            let of_type = if *number { "double" } else { "string" };
            open(
                &mut out,
                "      ",
                "attribute",
                &[("id", name), ("title", name), ("type", of_type)],
            );
            out.push_str("/>\n");
        }
        out.push_str("    </attributes>\n");
    }
    let rows = rows(document);
    out.push_str("    <nodes>\n");
    for (unit, cells) in document.units.iter().zip(rows.units) {
        let shown = label(&unit.name, true, &unit.id);
        open(&mut out, "      ", "node", &[("id", &unit.id), ("label", shown)]);
        out.push_str(">\n");
        values(&mut out, UNIT, cells);
        if let Some(place) = unit.position {
            // In the plane of GEXF up is more.
            let [x, y] = [place.x, -place.y].map(number_text);
            open(
                &mut out,
                "        ",
                "viz:position",
                &[("x", &x), ("y", &y), ("z", "0")],
            );
            out.push_str("/>\n");
        }
        out.push_str("      </node>\n");
    }
    out.push_str("    </nodes>\n    <edges>\n");
    for (exchange, cells) in document.exchanges.iter().zip(rows.exchanges) {
        let [from, to] = ends(exchange);
        let weight = number_text(exchange.amount);
        let attributes = [
            ("id", exchange.id.as_str()),
            ("source", from),
            ("target", to),
            ("weight", &weight),
        ];
        open(&mut out, "      ", "edge", &attributes);
        out.push_str(">\n");
        values(&mut out, EXCHANGE, cells);
        out.push_str("      </edge>\n");
    }
    out.push_str("    </edges>\n  </graph>\n</gexf>\n");
    out
}

fn open(out: &mut String, indent: &str, name: &str, attributes: &[(&str, &str)]) {
    out.push_str(indent);
    out.push('<');
    out.push_str(name);
    for (attribute, value) in attributes {
        out.push(' ');
        out.push_str(attribute);
        out.push_str("=\"");
        escape(out, value);
        out.push('"');
    }
}

fn values(out: &mut String, columns: &[Column], cells: Vec<Cell>) {
    out.push_str("        <attvalues>\n");
    for ((name, _), cell) in columns.iter().zip(cells) {
        if let Some(value) = cell.text() {
            open(out, "          ", "attvalue", &[("for", name), ("value", &value)]);
            out.push_str("/>\n");
        }
    }
    out.push_str("        </attvalues>\n");
}

/// Reads GEXF of any version.
pub fn from_gexf(text: &str) -> Imported {
    match read(text) {
        Ok((graph, remarks)) => consortium(graph, remarks),
        Err(refusal) => refusal.into(),
    }
}

/// What an open element is to us.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Root,
    Meta,
    Creator,
    Title,
    Description,
    Graph,
    Attributes(Class),
    Attribute,
    Default,
    /// Nodes or edges, or the values of one: a list of what stands in it.
    Nodes,
    Edges,
    Node(usize),
    Edge(usize),
    NodeValues(usize),
    EdgeValues(usize),
    Leaf,
    Skip,
}

#[derive(Clone, Copy, PartialEq)]
enum Class {
    Node,
    Edge,
}

struct Attribute<'t> {
    class: Class,
    id: Cow<'t, str>,
    title: Cow<'t, str>,
    default: Option<String>,
}

/// Fields by the ids of their attributes, which are known in the end.
type Raw<'t> = Vec<(Cow<'t, str>, Cow<'t, str>)>;

#[derive(Default)]
struct Read<'t> {
    remarks: Remarks,
    graph: Graph<'t>,
    attributes: Vec<Attribute<'t>>,
    of_nodes: Vec<Raw<'t>>,
    of_edges: Vec<Raw<'t>>,
    directed: bool,
    begun: bool,
}

fn read(file: &str) -> Result<(Graph<'_>, Remarks), Refusal> {
    if file.len() > MOST_TEXT {
        let values = vec![number("value", file.len()), number("most", MOST_TEXT)];
        return Err(Refusal::new(Code::TooLarge, values));
    }
    let mut reader = Reader::new(file);
    let mut read = Read::default();
    let mut open: Vec<At> = Vec::new();
    let mut words = String::new();
    loop {
        match reader.next()? {
            Event::Open(name) => {
                words.clear();
                let at = read.open(name, &reader, &open)?;
                open.push(at);
            }
            Event::Text(text) => words.push_str(&text),
            Event::Close => {
                let words = std::mem::take(&mut words);
                match open.pop() {
                    Some(At::Creator) => read.graph.ours = words == CREATOR,
                    Some(At::Title) => read.graph.title.zh = Some(words),
                    Some(At::Description) => read.graph.title.en = Some(words),
                    Some(At::Default) => {
                        if let Some(attribute) = read.attributes.last_mut() {
                            attribute.default = Some(words);
                        }
                    }
                    _ => {}
                }
            }
            Event::End => break,
        }
    }
    Ok(read.resolve())
}

impl<'t> Read<'t> {
    fn open(&mut self, name: &str, reader: &Reader<'t>, open: &[At]) -> Result<At, Refusal> {
        let Some(parent) = open.last() else {
            if name != "gexf" {
                let values = vec![text("root", name), text("expected", "gexf")];
                return Err(Refusal::new(Code::WrongRoot, values));
            }
            return Ok(At::Root);
        };
        Ok(match (*parent, name) {
            (At::Skip, _) => At::Skip,
            (At::Root, "meta") => At::Meta,
            (At::Meta, "creator") => At::Creator,
            (At::Meta, "title") => At::Title,
            (At::Meta, "description") => At::Description,
            (At::Meta, _) => At::Skip,
            (At::Root, "graph") if self.begun => {
                self.remarks.tell(Code::OtherGraph, "", None, &[]);
                At::Skip
            }
            (At::Root, "graph") => {
                self.begun = true;
                let direction = reader.attribute("defaultedgetype");
                self.directed = direction.is_none_or(|word| word == "directed");
                self.graph.months = reader.attribute("end").and_then(|end| horizon(&end));
                At::Graph
            }
            (At::Graph, "attributes") => match reader.attribute("class").as_deref() {
                Some("node") => At::Attributes(Class::Node),
                Some("edge") => At::Attributes(Class::Edge),
                _ => At::Skip,
            },
            (At::Attributes(class), "attribute") => {
                let id = reader.attribute("id").unwrap_or_default();
                let title = reader.attribute("title").filter(|title| !title.is_empty());
                self.attributes.push(Attribute {
                    class,
                    title: title.unwrap_or_else(|| id.clone()),
                    id,
                    default: None,
                });
                At::Attribute
            }
            (At::Attribute, "default") => At::Default,
            (At::Attribute, "options") => At::Skip,
            (At::Graph, "nodes") => At::Nodes,
            (At::Graph, "edges") => At::Edges,
            (At::Node(_), "nodes") => {
                self.remarks.tell(Code::Nested, "", None, &[]);
                At::Nodes
            }
            (At::Node(_), "edges") => At::Edges,
            (At::Nodes, "node") => {
                if self.graph.nodes.len() == MOST_NODES {
                    return Err(Refusal::new(Code::TooManyNodes, vec![number("most", MOST_NODES)]));
                }
                if reader.attribute("pid").is_some() {
                    self.remarks.tell(Code::Nested, "", None, &[]);
                }
                self.pass_over(reader, &["id", "label", "pid"]);
                let label = reader.attribute("label");
                self.graph.nodes.push(Node {
                    id: reader.attribute("id").unwrap_or_default(),
                    fields: Fields(label.map(|label| ("label", label)).into_iter().collect()),
                });
                self.of_nodes.push(Vec::new());
                At::Node(self.of_nodes.len() - 1)
            }
            (At::Edges, "edge") => self.edge(reader)?,
            (At::Node(at), "attvalues") => At::NodeValues(at),
            (At::Edge(at), "attvalues") => At::EdgeValues(at),
            (At::NodeValues(at), "attvalue") => value(&mut self.of_nodes[at], reader),
            (At::EdgeValues(at), "attvalue") => value(&mut self.of_edges[at], reader),
            (At::Node(at), "position") => {
                for name in ["x", "y"] {
                    let Some(value) = reader.attribute(name) else {
                        continue;
                    };
                    let value = match finite(&value).filter(|_| name == "y") {
                        Some(up) => number_text(-up).into(),
                        None => value,
                    };
                    self.graph.nodes[at].fields.0.push((name, value));
                }
                At::Leaf
            }
            (At::Node(_) | At::Edge(_), "size" | "color" | "shape" | "thickness") => {
                self.remarks.tell(Code::Drawing, "", None, &[]);
                At::Skip
            }
            _ => {
                self.remarks
                    .tell(Code::Element, name, None, &[text("name", name)]);
                At::Skip
            }
        })
    }

    fn edge(&mut self, reader: &Reader<'t>) -> Result<At, Refusal> {
        if self.graph.edges.len() == MOST_EDGES {
            return Err(Refusal::new(Code::TooManyEdges, vec![number("most", MOST_EDGES)]));
        }
        self.pass_over(
            reader,
            &["id", "source", "target", "type", "label", "weight", "kind"],
        );
        let end = |name| reader.attribute(name).unwrap_or_default();
        let direction = reader.attribute("type");
        let mut fields = Vec::new();
        for name in ["label", "weight"] {
            fields.extend(reader.attribute(name).map(|value| (name, value)));
        }
        // A kind of its own that version 1.3 gives to edges.
        fields.extend(reader.attribute("kind").map(|kind| ("resource", kind)));
        self.graph.edges.push(Edge {
            id: reader.attribute("id"),
            from: end("source"),
            to: end("target"),
            directed: direction.map_or(self.directed, |word| word == "directed"),
            fields: Fields(fields),
        });
        self.of_edges.push(Vec::new());
        Ok(At::Edge(self.of_edges.len() - 1))
    }

    /// Tells what else stands in an element, such as when a node or an edge is there.
    fn pass_over(&mut self, reader: &Reader<'t>, known: &[&str]) {
        for name in reader.others(known) {
            self.remarks.tell(Code::Field, name, None, &[text("name", name)]);
        }
    }

    /// A title in two languages is ours alone: another program's is in one, and its description is no title.
    fn entitle(&mut self) {
        if self.graph.ours {
            return;
        }
        let title = std::mem::take(&mut self.graph.title);
        if title.en.is_some_and(|text| !text.trim().is_empty()) {
            let name = "description";
            self.remarks.tell(Code::Field, name, None, &[text("name", name)]);
        }
        if let Some(name) = title.zh {
            self.graph.title = titled(&name);
        }
    }

    /// Gives every value the name of its field.
    fn resolve(mut self) -> (Graph<'t>, Remarks) {
        self.entitle();
        let attributes = std::mem::take(&mut self.attributes);
        let (mut nodes, mut edges) = (Names::default(), Names::default());
        for (at, attribute) in attributes.iter().enumerate() {
            let class = if attribute.class == Class::Node {
                &mut nodes
            } else {
                &mut edges
            };
            class.add(&attribute.id, at);
        }
        let mut known: Vec<Option<Option<&'static str>>> = vec![None; attributes.len()];
        let mut of_attribute = |at: usize, remarks: &mut Remarks| {
            let of = if attributes[at].class == Class::Node {
                Of::Unit
            } else {
                Of::Exchange
            };
            *known[at].get_or_insert_with(|| field(&attributes[at].title, of, remarks))
        };
        // One a field, so that there are never many.
        let mut defaults: [Vec<(&'static str, &str)>; 2] = [Vec::new(), Vec::new()];
        for (at, attribute) in attributes.iter().enumerate() {
            let Some(default) = &attribute.default else {
                continue;
            };
            let class = &mut defaults[usize::from(attribute.class == Class::Edge)];
            if let Some(name) = of_attribute(at, &mut self.remarks)
                && class.iter().all(|(known, _)| *known != name)
            {
                class.push((name, default));
            }
        }
        let of_nodes = self.graph.nodes.iter_mut().map(|node| &mut node.fields);
        let of_edges = self.graph.edges.iter_mut().map(|edge| &mut edge.fields);
        let nodes = of_nodes.zip(self.of_nodes).map(|pair| (pair, &nodes, Of::Unit));
        let edges = of_edges
            .zip(self.of_edges)
            .map(|pair| (pair, &edges, Of::Exchange));
        for ((fields, raw), names, of) in nodes.chain(edges) {
            // What is said in so many words comes before what is drawn or shown.
            let mut all = Vec::with_capacity(raw.len() + fields.0.len());
            for (id, value) in raw {
                let name = match names.get(&id) {
                    Some(at) => of_attribute(at, &mut self.remarks),
                    None => field(&id, of, &mut self.remarks),
                };
                all.extend(name.map(|name| (name, value)));
            }
            all.append(&mut fields.0);
            let defaults = &defaults[usize::from(of == Of::Exchange)];
            all.extend(
                defaults
                    .iter()
                    .map(|(name, value)| (*name, Cow::Owned((*value).to_owned()))),
            );
            *fields = Fields(all);
        }
        (self.graph, self.remarks)
    }
}

fn value<'t>(values: &mut Raw<'t>, reader: &Reader<'t>) -> At {
    // The attribute is called `for`, and before version 1.1 `id`.
    let id = reader.attribute("for").or_else(|| reader.attribute("id"));
    if let (Some(id), Some(value)) = (id, reader.attribute("value")) {
        values.push((id, value));
    }
    At::Leaf
}
