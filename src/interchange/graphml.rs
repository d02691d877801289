//! GraphML, out and in: as Gephi, yEd, networkx and igraph write it and read it.

use std::borrow::Cow;

use super::field::{Cell, Column, EXCHANGE, Of, UNIT, ends, field, rows};
use super::graph::{Edge, Fields, Graph, MOST_EDGES, MOST_NODES, Node, consortium, horizon, titled};
use super::remark::{Code, Imported, Refusal, Remarks, node, number, text};
use super::xml::{Event, Reader, escape};
use crate::model::names::Names;
use crate::model::{Consortium, MOST_TEXT, Text};

/// A consortium as GraphML: units are nodes, exchanges edges.
pub fn to_graphml(document: &Consortium) -> String {
    const GRAPH: &[Column] = &[("title_zh", false), ("title_en", false), ("months", true)];
    const LABEL: Column = ("label", false);
    const PLACE: &[Column] = &[("x", true), ("y", true)];
    const WEIGHT: Column = ("weight", true);
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n\
         <graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">\n",
    );
    let nodes = [LABEL]
        .iter()
        .chain(UNIT)
        .chain(PLACE)
        .copied()
        .collect::<Vec<_>>();
    let edges = [WEIGHT].iter().chain(EXCHANGE).copied().collect::<Vec<_>>();
    for (of, columns) in [("graph", GRAPH), ("node", &nodes), ("edge", &edges)] {
        for (name, number) in columns {
            out.push_str("  <key id=\"");
            key(&mut out, of, name);
            out.push_str("\" for=\"");
            out.push_str(of);
            out.push_str("\" attr.name=\"");
            out.push_str(name);
            out.push_str("\" attr.type=\"");
            out.push_str(if *number { "double" } else { "string" });
            out.push_str("\"/>\n");
        }
    }
    out.push_str("  <graph id=\"gongsheng\" edgedefault=\"directed\">\n");
    let title =
        [&document.title.zh, &document.title.en].map(|text| text.clone().map_or(Cell::None, Cell::Text));
    let graph = title.into_iter().chain([Cell::Number(document.months.into())]);
    data(&mut out, "    ", "graph", GRAPH, graph);

    let rows = rows(document);
    for (unit, cells) in document.units.iter().zip(rows.units) {
        out.push_str("    <node id=\"");
        escape(&mut out, &unit.id);
        out.push_str("\">\n");
        let label = Cell::Text(super::field::label(&unit.name, true, &unit.id).to_owned());
        let place = unit.position.map(|place| [place.x, place.y].map(Cell::Number));
        let place = place.unwrap_or([Cell::None, Cell::None]);
        let all = [label].into_iter().chain(cells).chain(place);
        data(&mut out, "      ", "node", &nodes, all);
        out.push_str("    </node>\n");
    }
    for (exchange, cells) in document.exchanges.iter().zip(rows.exchanges) {
        let [from, to] = ends(exchange);
        for (before, id) in [
            ("    <edge id=\"", exchange.id.as_str()),
            ("\" source=\"", from),
            ("\" target=\"", to),
        ] {
            out.push_str(before);
            escape(&mut out, id);
        }
        out.push_str("\">\n");
        let all = [Cell::Number(exchange.amount)].into_iter().chain(cells);
        data(&mut out, "      ", "edge", &edges, all);
        out.push_str("    </edge>\n");
    }
    out.push_str("  </graph>\n</graphml>\n");
    out
}

fn key(out: &mut String, of: &str, name: &str) {
    out.push_str(of);
    out.push('.');
    out.push_str(name);
}

fn data(out: &mut String, indent: &str, of: &str, columns: &[Column], cells: impl Iterator<Item = Cell>) {
    for ((name, _), cell) in columns.iter().zip(cells) {
        let Some(text) = cell.text() else { continue };
        out.push_str(indent);
        out.push_str("<data key=\"");
        key(out, of, name);
        out.push_str("\">");
        escape(out, &text);
        out.push_str("</data>\n");
    }
}

/// Reads GraphML.
pub fn from_graphml(text: &str) -> Imported {
    match read(text) {
        Ok((graph, remarks)) => consortium(graph, remarks),
        Err(refusal) => refusal.into(),
    }
}

/// What an open element is to us.
#[derive(Clone, Copy, PartialEq)]
enum At {
    Root,
    Key,
    Default,
    /// Whether its edges have a direction when they do not say.
    Graph(bool),
    Node(usize),
    Edge(usize),
    Data(Owner),
    /// In data: yEd's drawing.
    Inside(Owner),
    Label(Owner),
    /// Nothing; what is in it is nothing either.
    Skip,
}

#[derive(Clone, Copy, PartialEq)]
enum Owner {
    Graph,
    Node(usize),
    Edge(usize),
}

struct Key<'t> {
    id: Cow<'t, str>,
    name: Cow<'t, str>,
    of: Cow<'t, str>,
    default: Option<String>,
}

/// Fields by the ids of their keys, which are known in the end.
type Raw<'t> = Vec<(Cow<'t, str>, Cow<'t, str>)>;

#[derive(Default)]
struct Read<'t> {
    remarks: Remarks,
    graph: Graph<'t>,
    keys: Vec<Key<'t>>,
    of_graph: Raw<'t>,
    of_nodes: Vec<Raw<'t>>,
    of_edges: Vec<Raw<'t>>,
    /// A graph has begun.
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
    // What has been read of the data, the default or the label that is open, and the key of the data.
    let mut words = String::new();
    let mut label = String::new();
    let mut data_key: Cow<str> = "".into();
    loop {
        match reader.next()? {
            Event::Open(name) => {
                let at = read.open(name, &reader, &open)?;
                match at {
                    At::Data(_) => {
                        words.clear();
                        data_key = reader.attribute("key").unwrap_or_default();
                    }
                    At::Default => words.clear(),
                    At::Label(_) => label.clear(),
                    _ => {}
                }
                open.push(at);
            }
            Event::Text(text) => match open.last() {
                Some(At::Data(_) | At::Default) => words.push_str(&text),
                Some(At::Label(_)) => label.push_str(&text),
                _ => {}
            },
            Event::Close => match open.pop() {
                Some(At::Data(owner)) if !words.trim().is_empty() => {
                    let value = std::mem::take(&mut words).into();
                    read.fields(owner).push((std::mem::take(&mut data_key), value));
                }
                Some(At::Default) => {
                    if let Some(key) = read.keys.last_mut() {
                        key.default = Some(std::mem::take(&mut words));
                    }
                }
                Some(At::Label(owner)) if !label.trim().is_empty() => {
                    let value = label.trim().to_owned().into();
                    read.fields(owner).push((LABEL.into(), value));
                }
                _ => {}
            },
            Event::End => break,
        }
    }
    Ok(read.resolve())
}

/// Stands for the key of what yEd writes on nodes and edges, and of where it draws nodes; no file can have them,
/// for they would be ids with a control sign.
const LABEL: &str = "\0label";
const X: &str = "\0x";
const Y: &str = "\0y";

impl<'t> Read<'t> {
    fn fields(&mut self, owner: Owner) -> &mut Raw<'t> {
        match owner {
            Owner::Graph => &mut self.of_graph,
            Owner::Node(at) => &mut self.of_nodes[at],
            Owner::Edge(at) => &mut self.of_edges[at],
        }
    }

    fn open(&mut self, name: &str, reader: &Reader<'t>, open: &[At]) -> Result<At, Refusal> {
        let Some(parent) = open.last() else {
            if name != "graphml" {
                let values = vec![text("root", name), text("expected", "graphml")];
                return Err(Refusal::new(Code::WrongRoot, values));
            }
            return Ok(At::Root);
        };
        Ok(match (*parent, name) {
            (At::Skip, _) | (_, "desc" | "locator") => At::Skip,
            (At::Root, "key") => {
                let id = reader.attribute("id").unwrap_or_default();
                let name = reader.attribute("attr.name").filter(|name| !name.is_empty());
                self.keys.push(Key {
                    name: name.unwrap_or_else(|| id.clone()),
                    id,
                    of: reader.attribute("for").unwrap_or_default(),
                    default: None,
                });
                At::Key
            }
            (At::Key, "default") => At::Default,
            (At::Root, "graph") if self.begun => {
                self.remarks.tell(Code::OtherGraph, "", None, &[]);
                At::Skip
            }
            (At::Root | At::Node(_) | At::Edge(_), "graph") => {
                if *parent != At::Root {
                    self.remarks.tell(Code::Nested, "", None, &[]);
                }
                self.begun = true;
                let direction = reader.attribute("edgedefault");
                At::Graph(direction.is_none_or(|word| word != "undirected"))
            }
            (At::Graph(_), "node") => {
                if self.graph.nodes.len() == MOST_NODES {
                    return Err(Refusal::new(Code::TooManyNodes, vec![number("most", MOST_NODES)]));
                }
                self.pass_over(reader, &["id"]);
                let id = reader.attribute("id").unwrap_or_default();
                self.graph.nodes.push(Node {
                    id,
                    fields: Fields::default(),
                });
                self.of_nodes.push(Vec::new());
                At::Node(self.of_nodes.len() - 1)
            }
            (At::Graph(directed), "edge") => {
                if self.graph.edges.len() == MOST_EDGES {
                    return Err(Refusal::new(Code::TooManyEdges, vec![number("most", MOST_EDGES)]));
                }
                self.pass_over(reader, &["id", "source", "target", "directed"]);
                let end = |name| reader.attribute(name).unwrap_or_default();
                let own = reader.attribute("directed");
                self.graph.edges.push(Edge {
                    id: reader.attribute("id"),
                    from: end("source"),
                    to: end("target"),
                    directed: own.map_or(directed, |own| own != "false"),
                    fields: Fields::default(),
                });
                self.of_edges.push(Vec::new());
                At::Edge(self.of_edges.len() - 1)
            }
            (At::Graph(_), "hyperedge") => {
                self.remarks.tell(Code::Hyperedge, "", None, &[]);
                At::Skip
            }
            (At::Node(at), "port") => {
                let place = node(&self.graph.nodes[at].id);
                self.remarks.tell(Code::Port, "", Some(place), &[]);
                At::Skip
            }
            (At::Root | At::Graph(_), "data") => At::Data(Owner::Graph),
            (At::Node(at), "data") => At::Data(Owner::Node(at)),
            (At::Edge(at), "data") => At::Data(Owner::Edge(at)),
            (At::Data(owner) | At::Inside(owner) | At::Label(owner), _) => self.inside(name, reader, owner),
            _ => {
                self.remarks
                    .tell(Code::Element, name, None, &[text("name", name)]);
                At::Skip
            }
        })
    }

    /// Tells what else stands in an element: an edge's ports, what yEd says of its drawing.
    fn pass_over(&mut self, reader: &Reader<'t>, known: &[&str]) {
        for name in reader.others(known) {
            match name {
                "sourceport" | "targetport" => self.remarks.tell(Code::Port, "", None, &[]),
                _ if name.starts_with("yfiles.") => self.remarks.tell(Code::Drawing, "", None, &[]),
                // How many edges a node has, for a reader that makes room beforehand.
                _ if name.starts_with("parse.") => {}
                _ => self.remarks.tell(Code::Field, name, None, &[text("name", name)]),
            }
        }
    }

    /// An element in data: yEd draws so, and what it draws bears names.
    fn inside(&mut self, name: &str, reader: &Reader<'t>, owner: Owner) -> At {
        match (name, owner) {
            ("NodeLabel", Owner::Node(_)) | ("EdgeLabel", Owner::Edge(_)) => At::Label(owner),
            ("Geometry", Owner::Node(_)) => {
                for (key, name) in [(X, "x"), (Y, "y")] {
                    if let Some(value) = reader.attribute(name) {
                        self.fields(owner).push((key.into(), value));
                    }
                }
                At::Inside(owner)
            }
            _ => {
                self.remarks.tell(Code::Drawing, "", None, &[]);
                At::Inside(owner)
            }
        }
    }

    /// Gives every value the name of its field.
    fn resolve(mut self) -> (Graph<'t>, Remarks) {
        let keys = std::mem::take(&mut self.keys);
        let mut numbers = Names::default();
        for (at, key) in keys.iter().enumerate() {
            numbers.add(&key.id, at);
        }
        let mut months = None;
        for (id, value) in std::mem::take(&mut self.of_graph) {
            let name = numbers.get(&id).map_or(&id, |at| &keys[at].name);
            match &**name {
                "title_zh" => self.graph.title.zh = Some(value.into_owned()),
                "title_en" => self.graph.title.en = Some(value.into_owned()),
                "months" => months = horizon(&value),
                "name" | "title" | "label" if self.graph.title == Text::default() => {
                    self.graph.title = titled(&value);
                }
                name => self.remarks.tell(Code::Field, name, None, &[text("name", name)]),
            }
        }
        self.graph.months = months;
        self.graph.ours = months.is_some();

        let nodes = std::mem::take(&mut self.of_nodes);
        let mut known = Known::new(Of::Unit, &keys, &numbers);
        for (node, raw) in self.graph.nodes.iter_mut().zip(nodes) {
            node.fields = known.fields(raw, &mut self.remarks);
        }
        let edges = std::mem::take(&mut self.of_edges);
        let mut known = Known::new(Of::Exchange, &keys, &numbers);
        for (edge, raw) in self.graph.edges.iter_mut().zip(edges) {
            edge.fields = known.fields(raw, &mut self.remarks);
        }
        (self.graph, self.remarks)
    }
}

/// What the keys are fields of, reckoned when one is first met.
struct Known<'k, 't> {
    of: Of,
    keys: &'k [Key<'t>],
    numbers: &'k Names<'k>,
    fields: Vec<Option<Option<&'static str>>>,
    /// Fields that have a default.
    defaults: Option<Vec<(&'static str, String)>>,
}

impl<'k, 't> Known<'k, 't> {
    fn new(of: Of, keys: &'k [Key<'t>], numbers: &'k Names<'k>) -> Self {
        Self {
            of,
            keys,
            numbers,
            fields: vec![None; keys.len()],
            defaults: None,
        }
    }

    fn of_key(&mut self, at: usize, remarks: &mut Remarks) -> Option<&'static str> {
        *self.fields[at].get_or_insert_with(|| field(&self.keys[at].name, self.of, remarks))
    }

    fn fields(&mut self, raw: Raw<'t>, remarks: &mut Remarks) -> Fields<'t> {
        let mut fields = Vec::with_capacity(raw.len());
        // What a program writes as data comes before what it draws.
        let mut drawn = Vec::new();
        for (id, value) in raw {
            match &*id {
                LABEL => drawn.push(("label", value)),
                X => drawn.push(("x", value)),
                Y => drawn.push(("y", value)),
                _ => {
                    let found = match self.numbers.get(&id) {
                        Some(at) => self.of_key(at, remarks),
                        None => field(&id, self.of, remarks),
                    };
                    fields.extend(found.map(|name| (name, value)));
                }
            }
        }
        fields.append(&mut drawn);
        for (name, value) in self.defaults(remarks) {
            fields.push((name, value.clone().into()));
        }
        Fields(fields)
    }

    fn defaults(&mut self, remarks: &mut Remarks) -> &[(&'static str, String)] {
        if self.defaults.is_none() {
            let mut defaults: Vec<(&'static str, String)> = Vec::new();
            let of = if self.of == Of::Unit { "node" } else { "edge" };
            for at in 0..self.keys.len() {
                let key = &self.keys[at];
                let Some(default) = key.default.as_ref().filter(|_| key.of == of || key.of == "all") else {
                    continue;
                };
                let default = default.clone();
                // One a field, so that there are never many.
                if let Some(name) = self.of_key(at, remarks)
                    && defaults.iter().all(|(known, _)| *known != name)
                {
                    defaults.push((name, default));
                }
            }
            self.defaults = Some(defaults);
        }
        self.defaults.as_deref().unwrap_or_default()
    }
}
