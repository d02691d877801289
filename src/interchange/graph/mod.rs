//! From a graph of named fields, as any format gives it, to a consortium.
//!
//! What the file does not say is filled in: a bare edge becomes an exchange of a resource of its own, of which the
//! giver can give and the receiver can use exactly the edge's weight, at no cost and a value of 1.
//!
//! | file | makes |
//! |---|---|
//! | `record` | numbers and words of the fields of a node or an edge |
//! | `ids` | ids that are allowed |
//! | `unit` | a unit of a node |
//! | `exchange` | an exchange of an edge |
//! | `parameter` | the output and the input that it goes between |
//! | `words` | words of the vocabulary, and the language of a text |

mod exchange;
mod ids;
mod parameter;
mod record;
mod unit;
mod words;

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::json::written;
use super::remark::{Code, Imported, Refusal, Remarks, edge, number, text};
use crate::model::json::Json;
use crate::model::{self, Text, vocabulary};
use exchange::exchange;
use ids::{Ids, clean_or};
use record::Record;
pub(super) use record::finite;
use unit::{Unit, unit};
pub(super) use words::titled;

/// Units and exchanges at most (§1).
pub(super) const MOST_NODES: usize = 5_000;
pub(super) const MOST_EDGES: usize = 50_000;
/// The horizon of a file that tells none, months.
const MONTHS: u32 = 24;
const MOST_MONTHS: u32 = 600;
/// Room for a card and its ribbons on the page, px: so far apart units stand on the average at least.
const SPACING: f64 = 320.0;

/// A graph as a file has it.
#[derive(Default)]
pub(super) struct Graph<'t> {
    /// In Chinese and in English.
    pub title: Text,
    /// The horizon, when the file tells one.
    pub months: Option<u32>,
    /// We wrote it: positions are px of the page.
    pub ours: bool,
    pub nodes: Vec<Node<'t>>,
    pub edges: Vec<Edge<'t>>,
}

pub(super) struct Node<'t> {
    pub id: Cow<'t, str>,
    pub fields: Fields<'t>,
}

pub(super) struct Edge<'t> {
    pub id: Option<Cow<'t, str>>,
    pub from: Cow<'t, str>,
    pub to: Cow<'t, str>,
    pub directed: bool,
    pub fields: Fields<'t>,
}

/// Fields by the names of [`field`](super::field), in the order of the file; of one given twice the first counts.
#[derive(Default)]
pub(super) struct Fields<'t>(pub Vec<(&'static str, Cow<'t, str>)>);

impl Fields<'_> {
    fn get(&self, name: &str) -> Option<&str> {
        let mut values = self.0.iter().filter(|(known, _)| *known == name);
        values.find_map(|(_, value)| Some(&**value).filter(|value| !value.trim().is_empty()))
    }
}

pub(super) fn consortium(graph: Graph, mut remarks: Remarks) -> Imported {
    if graph.nodes.is_empty() {
        return Refusal::new(Code::Empty, Vec::new()).into();
    }
    let words = vocabulary();
    let mut ids = Ids::default();
    let mut numbers: BTreeMap<&str, usize> = BTreeMap::new();
    let spread = spread(&graph, &mut remarks);
    let mut units: Vec<Unit> = Vec::with_capacity(graph.nodes.len());
    for (at, given) in graph.nodes.iter().enumerate() {
        numbers.entry(&given.id).or_insert(at);
        let fallback = ["unit-", &(at + 1).to_string()].concat();
        let id = ids.add(&given.id, &fallback, &mut remarks);
        units.push(unit(given, id, spread, &words, &mut remarks));
    }

    let mut ids = Ids::default();
    let mut exchanges = Vec::with_capacity(graph.edges.len());
    let mut last = 0;
    for (at, given) in graph.edges.iter().enumerate() {
        let name = given.id.as_deref().unwrap_or_default();
        let place = match name {
            "" => edge(&[&given.from, " → ", &given.to].concat()),
            name => edge(name),
        };
        let (Some(&from), Some(&to)) = (numbers.get(&*given.from), numbers.get(&*given.to)) else {
            remarks.tell(Code::Dangling, "", Some(place), &[]);
            continue;
        };
        if from == to {
            remarks.tell(Code::SelfLoop, "", Some(place), &[]);
            continue;
        }
        if !given.directed {
            remarks.tell(Code::Undirected, "", Some(place.clone()), &[]);
        }
        let both = [(from, to), (to, from)];
        for (from, to) in both.into_iter().take(if given.directed { 1 } else { 2 }) {
            if exchanges.len() == MOST_EDGES {
                return Refusal::new(Code::TooManyEdges, vec![number("most", MOST_EDGES)]).into();
            }
            let number = at + 1;
            let fallback = ["e", &number.to_string()].concat();
            let id = if name.is_empty() {
                ids.distinct(fallback, &mut Remarks::default())
            } else if (from, to) == both[1] {
                ids.distinct(clean_or(name, fallback), &mut Remarks::default())
            } else {
                ids.add(name, &fallback, &mut remarks)
            };
            let record = Record {
                fields: &given.fields,
                place: place.clone(),
            };
            if let Some((exchange, end)) = exchange(&record, id, [from, to], &mut units, &words, &mut remarks)
            {
                last = last.max(end);
                exchanges.push(exchange);
            }
        }
    }

    let months = graph.months.unwrap_or_else(|| {
        let months = last.clamp(MONTHS, MOST_MONTHS);
        remarks.tell(
            Code::Default,
            "months",
            None,
            &[text("field", "months"), number("value", months as usize)],
        );
        months
    });
    let units = units
        .into_iter()
        .map(|unit| unit.into_json(&mut remarks))
        .collect();
    let mut fields = vec![
        ("type", string("gongsheng")),
        ("version", Json::Number(1.0)),
        ("months", Json::Number(months.into())),
        ("units", Json::List(units)),
        ("exchanges", Json::List(exchanges)),
    ];
    if let Some(title) = names(&graph.title.zh, &graph.title.en) {
        fields.push(("title", title));
    }
    let text = written(json(fields), false);
    let parsed = model::parse(&text);
    Imported {
        text: parsed.document.is_some().then_some(text),
        document: parsed.document,
        problems: parsed.problems,
        remarks: remarks.into_list(),
    }
}

/// By what positions are multiplied, so that cards have room.
fn spread(graph: &Graph, remarks: &mut Remarks) -> f64 {
    let places = graph.nodes.iter().filter_map(|node| {
        let place = |field| node.fields.get(field).and_then(finite);
        Some((place("x")?, place("y")?))
    });
    let (mut least, mut most, mut count) = ([f64::MAX; 2], [f64::MIN; 2], 0.0);
    for (x, y) in places {
        least = [least[0].min(x), least[1].min(y)];
        most = [most[0].max(x), most[1].max(y)];
        count += 1.0;
    }
    let across = (most[0] - least[0]).max(most[1] - least[1]);
    // Halves as many apart along the longer side as a square of so many would be.
    let spacing = across / f64::sqrt(count);
    if graph.ours || count < 2.0 || spacing.is_nan() || spacing <= 0.0 || spacing >= SPACING {
        return 1.0;
    }
    let factor = SPACING / spacing;
    if !factor.is_finite() {
        return 1.0;
    }
    remarks.tell(Code::Spread, "", None, &[]);
    factor
}

/// A horizon, when it is one.
pub(super) fn horizon(text: &str) -> Option<u32> {
    let months = finite(text).filter(|months| months.fract() == 0.0)?;
    (1.0..=f64::from(MOST_MONTHS))
        .contains(&months)
        .then_some(months as u32)
}

fn names(zh: &Option<String>, en: &Option<String>) -> Option<Json<'static>> {
    let there = |name: &Option<String>| name.clone().filter(|name| !name.is_empty());
    let languages = [("zh", there(zh)), ("en", there(en))];
    let names: Vec<_> = (languages.into_iter())
        .filter_map(|(language, name)| Some((language, string(&name?))))
        .collect();
    if names.is_empty() { None } else { Some(json(names)) }
}

fn string(text: &str) -> Json<'static> {
    Json::Text(text.to_owned().into())
}

fn json(fields: Vec<(&'static str, Json<'static>)>) -> Json<'static> {
    Json::Record(
        fields
            .into_iter()
            .map(|(name, value)| (name.into(), value))
            .collect(),
    )
}
