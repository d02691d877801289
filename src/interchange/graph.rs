//! From a graph of named fields, as any format gives it, to a consortium.
//!
//! What the file does not say is filled in: a bare edge becomes an exchange of a resource of its own, of which the
//! giver can give and the receiver can use exactly the edge's weight, at no cost and a value of 1.

use std::borrow::Cow;
use std::collections::BTreeMap;

use super::field::{choice, periods, word};
use super::json::written;
use super::remark::{Code, FilePlace, Imported, Refusal, Remarks, edge, node, number, text};
use crate::model::json::Json;
use crate::model::{self, Carrier, Chain, Kind, Period, Text, Vocabulary, vocabulary};

/// Units and exchanges at most (§1).
pub(super) const MOST_NODES: usize = 5_000;
pub(super) const MOST_EDGES: usize = 50_000;
/// Outputs of a unit at most, and inputs.
const MOST_PARAMETERS: usize = 64;
/// Characters of an id at most.
const MOST_ID: usize = 64;
/// The horizon of a file that tells none, months.
const MONTHS: u32 = 24;
const MOST_MONTHS: u32 = 600;
/// Room for a card and its ribbons on the page, px: so far apart units stand on the average at least.
const SPACING: f64 = 320.0;
/// The resource that edges share when there is no room for one of their own.
const SHARED: &str = "flow";

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

/// A number as people and programs write it.
pub(super) fn finite(text: &str) -> Option<f64> {
    text.trim().parse().ok().filter(|number: &f64| number.is_finite())
}

/// Which numbers a field takes.
fn allowed(field: &str, number: f64) -> bool {
    match field {
        "capacity" | "growth" => number > 0.0,
        "quality" => (0.0..=1.0).contains(&number),
        "x" | "y" => true,
        _ => number >= 0.0,
    }
}

/// One node or edge while it is read.
struct Record<'g> {
    fields: &'g Fields<'g>,
    place: FilePlace,
}

impl Record<'_> {
    fn text(&self, field: &str) -> Option<&str> {
        self.fields.get(field)
    }

    /// The number of a field; what is none, or is not allowed there, is told.
    fn number(&self, field: &str, remarks: &mut Remarks) -> Option<f64> {
        let given = self.fields.get(field)?;
        let values = [text("field", field), text("value", given)];
        let Some(number) = finite(given) else {
            remarks.tell(Code::NotANumber, field, Some(self.place.clone()), &values);
            return None;
        };
        if !allowed(field, number) {
            remarks.tell(Code::OutOfRange, field, Some(self.place.clone()), &values);
            return None;
        }
        Some(number)
    }

    /// The number of a field, or what stands for it; that is told.
    fn number_or(&self, field: &str, default: f64, remarks: &mut Remarks) -> f64 {
        self.number(field, remarks).unwrap_or_else(|| {
            let values = [text("field", field), number("value", default as usize)];
            remarks.tell(Code::Default, field, None, &values);
            default
        })
    }

    fn choice<T>(&self, field: &str, find: impl Fn(&str) -> Option<T>, remarks: &mut Remarks) -> Option<T> {
        let given = self.fields.get(field)?;
        let found = find(given);
        if found.is_none() {
            let values = [text("field", field), text("value", given)];
            // A word a remark: they may all be kinds in somebody's own words.
            let subject = [field, ":", given].concat();
            remarks.tell(Code::UnknownWord, &subject, Some(self.place.clone()), &values);
        }
        found
    }
}

/// Gives ids that are allowed and like no other of their list.
#[derive(Default)]
struct Ids(BTreeMap<String, usize>);

impl Ids {
    /// An id as near to the given one as can be; changes are told.
    fn add(&mut self, given: &str, fallback: &str, remarks: &mut Remarks) -> String {
        let mut id = clean(given);
        if id.is_empty() {
            id = fallback.to_owned();
        }
        if id != given {
            remarks.tell(Code::IdCleaned, "", None, &[text("from", given), text("to", &id)]);
        }
        self.distinct(id, remarks)
    }

    fn distinct(&mut self, id: String, remarks: &mut Remarks) -> String {
        let Some(mut last) = self.0.get(&id).copied() else {
            self.0.insert(id.clone(), 1);
            return id;
        };
        loop {
            last += 1;
            let ending = ["-", &last.to_string()].concat();
            let mut next: String = id.chars().take(MOST_ID - ending.len()).collect();
            next.push_str(&ending);
            if !self.0.contains_key(&next) {
                self.0.insert(id.clone(), last);
                self.0.insert(next.clone(), 1);
                remarks.tell(
                    Code::IdRepeated,
                    "",
                    None,
                    &[text("from", &id), text("to", &next)],
                );
                return next;
            }
        }
    }
}

/// What of an id is allowed (§1): runs of other signs become one dash, none at either end.
fn clean(given: &str) -> String {
    let mut id = String::new();
    let mut gap = false;
    for sign in given.chars() {
        if id.len() >= MOST_ID {
            break;
        }
        if sign.is_ascii_alphanumeric() || "_.-".contains(sign) {
            if gap && !id.is_empty() && id.len() + 1 < MOST_ID {
                id.push('-');
            }
            id.push(sign);
            gap = false;
        } else {
            gap = true;
        }
    }
    id
}

/// An output or an input while it is put together.
struct Parameter {
    id: String,
    resource: String,
    carrier: Carrier,
    chain: Option<Chain>,
    /// As the file gives it.
    amount: Option<f64>,
    /// Of its edges.
    sum: f64,
    /// Quality and cost of an output; of an input its value.
    numbers: Vec<f64>,
}

struct Unit {
    id: String,
    record: Vec<(&'static str, Json<'static>)>,
    outputs: Vec<Parameter>,
    inputs: Vec<Parameter>,
}

/// What an edge says of its output or its input.
struct Ask<'e> {
    /// `output` or `input`.
    side: &'static str,
    id: Option<&'e str>,
    resource: String,
    carrier: Carrier,
    chain: Option<Chain>,
    amount: Option<f64>,
    numbers: Vec<f64>,
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

fn unit(given: &Node, id: String, spread: f64, words: &Vocabulary, remarks: &mut Remarks) -> Unit {
    let record = Record {
        fields: &given.fields,
        place: node(&given.id),
    };
    let kind = record
        .choice("kind", |word| kind(word, words), remarks)
        .unwrap_or_else(|| {
            let values = [text("field", "kind"), text("value", "other")];
            remarks.tell(Code::Default, "kind", None, &values);
            Kind::Other
        });
    let mut fields = vec![("kind", string(word(kind)))];

    let (zh, en) = (record.text("name_zh"), record.text("name_en"));
    // A label says more than an id, and an id that had to be cleaned more than nothing.
    let label = record.text("label").filter(|label| *label != id);
    let label = label.or_else(|| Some(&*given.id).filter(|given| *given != id && !given.trim().is_empty()));
    let (zh, en) = match (zh, en, label) {
        (None, None, Some(label)) if is_chinese(label) => (Some(label), None),
        (None, None, Some(label)) => (None, Some(label)),
        (zh, en, _) => (zh, en),
    };
    fields.extend(names(&zh.map(str::to_owned), &en.map(str::to_owned)).map(|name| ("name", name)));

    let tags = record.text("tags").unwrap_or_default().split(';').map(str::trim);
    let tags: Vec<Json> = tags.filter(|tag| !tag.is_empty()).map(string).collect();
    if !tags.is_empty() {
        fields.push(("tags", Json::List(tags)));
    }
    for field in ["capacity", "growth", "start", "patience"] {
        if let Some(number) = record.number(field, remarks) {
            fields.push((field, Json::Number(number)));
        }
    }
    if let (Some(x), Some(y)) = (record.number("x", remarks), record.number("y", remarks)) {
        let place = [x * spread, y * spread];
        if place.iter().all(|number| number.is_finite()) {
            let [x, y] = place.map(Json::Number);
            fields.push(("position", json(vec![("x", x), ("y", y)])));
        }
    }
    Unit {
        id,
        record: fields,
        outputs: Vec::new(),
        inputs: Vec::new(),
    }
}

/// The exchange of an edge, and the month in which it ends at last; nothing when a unit has no room for it.
fn exchange(
    record: &Record,
    id: String,
    [from, to]: [usize; 2],
    units: &mut [Unit],
    words: &Vocabulary,
    remarks: &mut Remarks,
) -> Option<(Json<'static>, u32)> {
    let label = record.text("label");
    // What stands on an edge is its amount when it is a number, else what flows.
    let amount = match (
        record.text("amount"),
        record.text("weight"),
        label.and_then(finite),
    ) {
        (Some(_), _, _) => record.number("amount", remarks),
        (None, Some(_), _) => {
            let values = [text("name", "weight"), text("field", "amount")];
            remarks.tell(Code::ReadAs, "weight", None, &values);
            record.number("weight", remarks)
        }
        (None, None, Some(number)) if number >= 0.0 => {
            let values = [text("name", "label"), text("field", "amount")];
            remarks.tell(Code::ReadAs, "label", None, &values);
            Some(number)
        }
        _ => None,
    };
    let amount = amount.unwrap_or_else(|| {
        remarks.tell(
            Code::Default,
            "amount",
            None,
            &[text("field", "amount"), number("value", 1)],
        );
        1.0
    });
    let named = record
        .text("resource")
        .or_else(|| label.filter(|label| finite(label).is_none()));
    let named = named.map(|name| resource(name, words));

    let crowded =
        units[from].outputs.len() + 1 >= MOST_PARAMETERS || units[to].inputs.len() + 1 >= MOST_PARAMETERS;
    let kind_of_flow = match &named {
        Some(name) => name.clone(),
        None if crowded => {
            remarks.tell(
                Code::SharedResource,
                "",
                Some(record.place.clone()),
                &[text("value", SHARED)],
            );
            SHARED.to_owned()
        }
        None => {
            remarks.tell(Code::OwnResource, "", None, &[]);
            id.clone()
        }
    };
    let carrier = record.choice("carrier", choice::<Carrier>, remarks);
    let carrier = carrier.unwrap_or_else(|| {
        let known = words.resources.iter().find(|word| word.id == kind_of_flow);
        let carrier = known.map_or(Carrier::Energy, |word| word.carrier);
        let values = [text("field", "carrier"), text("value", word(carrier))];
        remarks.tell(Code::Default, word(carrier), None, &values);
        carrier
    });
    let input_resource = record.text("input_resource").map(|name| resource(name, words));
    let input_carrier = record.choice("input_carrier", choice::<Carrier>, remarks);
    let output = Ask {
        side: "output",
        id: record.text("output"),
        resource: kind_of_flow.clone(),
        carrier,
        chain: record.choice("chain", choice::<Chain>, remarks),
        amount: record.number("output_amount", remarks),
        numbers: vec![
            record.number_or("quality", 1.0, remarks),
            record.number_or("cost", 0.0, remarks),
        ],
    };
    let input = Ask {
        side: "input",
        id: record.text("input"),
        resource: input_resource.unwrap_or(kind_of_flow),
        carrier: input_carrier.unwrap_or(carrier),
        chain: record.choice("input_chain", choice::<Chain>, remarks),
        amount: record.number("input_amount", remarks),
        numbers: vec![record.number_or("value", 1.0, remarks)],
    };
    let give = parameter(&units[from].outputs, &output);
    let take = parameter(&units[to].inputs, &input);
    let (Some(give), Some(take)) = (give, take) else {
        let values = [number("most", MOST_PARAMETERS)];
        remarks.tell(Code::TooManyParameters, "", Some(record.place.clone()), &values);
        return None;
    };
    let give = give.join(&mut units[from].outputs, output, amount, &record.place, remarks);
    let take = take.join(&mut units[to].inputs, input, amount, &record.place, remarks);

    let mut fields = vec![
        ("id", string(&id)),
        (
            "from",
            json(vec![("unit", string(&units[from].id)), ("output", string(&give))]),
        ),
        (
            "to",
            json(vec![("unit", string(&units[to].id)), ("input", string(&take))]),
        ),
        ("amount", Json::Number(amount)),
    ];
    if let Some(medium) = record.text("medium") {
        fields.push(("medium", string(medium)));
    }
    let mut last = 0;
    if let Some(periods) = record.choice("periods", periods, remarks) {
        for Period(start, end) in &periods {
            last = last.max(end.unwrap_or(*start));
        }
        if periods != [Period(0, None)] {
            let month = |month: u32| Json::Number(month.into());
            let period =
                |Period(start, end): Period| Json::List(vec![month(start), end.map_or(Json::Null, month)]);
            fields.push(("periods", Json::List(periods.into_iter().map(period).collect())));
        }
    }
    Some((json(fields), last))
}

/// Where an edge finds its output or its input.
enum Seat {
    There(usize),
    /// A new one, of this id.
    New(String),
}

fn parameter(list: &[Parameter], ask: &Ask) -> Option<Seat> {
    let wanted = clean_or(ask.id.unwrap_or(&ask.resource), ask.side.to_owned());
    let mut id = wanted.clone();
    // Two resources may be alike as ids.
    for number in 2..=MOST_PARAMETERS + 2 {
        match list.iter().position(|known| known.id == id) {
            None if list.len() == MOST_PARAMETERS => return None,
            None => return Some(Seat::New(id)),
            Some(at) => {
                let same = list[at].resource == ask.resource && list[at].carrier == ask.carrier;
                if ask.id.is_some() || same {
                    return Some(Seat::There(at));
                }
            }
        }
        let ending = ["-", &number.to_string()].concat();
        id = [&wanted[..wanted.len().min(MOST_ID - ending.len())], &ending].concat();
    }
    None
}

impl Seat {
    /// Takes it, and gives its id.
    fn join(
        self,
        list: &mut Vec<Parameter>,
        ask: Ask,
        amount: f64,
        place: &FilePlace,
        remarks: &mut Remarks,
    ) -> String {
        match self {
            Self::New(id) => {
                list.push(Parameter {
                    id: id.clone(),
                    resource: ask.resource,
                    carrier: ask.carrier,
                    chain: ask.chain,
                    amount: ask.amount,
                    sum: amount,
                    numbers: ask.numbers,
                });
                id
            }
            Self::There(at) => {
                let known = &mut list[at];
                let same = known.resource == ask.resource
                    && known.carrier == ask.carrier
                    && known.chain == ask.chain
                    && known.amount == ask.amount
                    && known.numbers == ask.numbers;
                if !same {
                    remarks.tell(
                        Code::Conflict,
                        ask.side,
                        Some(place.clone()),
                        &[text("field", ask.side)],
                    );
                }
                known.sum += amount;
                known.id.clone()
            }
        }
    }
}

impl Unit {
    fn into_json(self, remarks: &mut Remarks) -> Json<'static> {
        let mut side = |list: Vec<Parameter>, names: &[&'static str]| {
            let parameters = list.into_iter().map(|parameter| {
                let amount = parameter.amount.unwrap_or_else(|| {
                    remarks.tell(Code::Sum, "", None, &[]);
                    parameter.sum.min(f64::MAX)
                });
                let mut fields = vec![
                    ("id", string(&parameter.id)),
                    ("resource", string(&parameter.resource)),
                    ("carrier", string(word(parameter.carrier))),
                    ("amount", Json::Number(amount)),
                ];
                fields.extend(parameter.chain.map(|chain| ("chain", string(word(chain)))));
                fields.extend(
                    names
                        .iter()
                        .copied()
                        .zip(parameter.numbers.into_iter().map(Json::Number)),
                );
                json(fields)
            });
            Json::List(parameters.collect())
        };
        let (outputs, inputs) = (
            side(self.outputs, &["quality", "cost"]),
            side(self.inputs, &["value"]),
        );
        let mut fields = self.record;
        fields.extend([("id", string(&self.id)), ("outputs", outputs), ("inputs", inputs)]);
        json(fields)
    }
}

/// The kind that a word stands for: its id, or its name in either language.
fn kind(given: &str, words: &Vocabulary) -> Option<Kind> {
    let given = given.trim();
    choice(given).or_else(|| {
        let found = words.kinds.iter().find(|kind| is_name(&kind.name, given));
        found.map(|kind| kind.id)
    })
}

/// A word of the vocabulary by its name in either language, or the text itself.
fn resource(given: &str, words: &Vocabulary) -> String {
    let given = given.trim();
    let known = words.resources.iter().find(|word| is_name(&word.name, given));
    known.map_or_else(|| given.to_owned(), |word| word.id.clone())
}

fn is_name(name: &Text, given: &str) -> bool {
    let names = [&name.zh, &name.en];
    names
        .into_iter()
        .flatten()
        .any(|name| name.eq_ignore_ascii_case(given))
}

/// A title in the language that it is in.
pub(super) fn titled(title: &str) -> Text {
    let title = Some(title.trim().to_owned());
    if title.as_deref().is_some_and(is_chinese) {
        Text { zh: title, en: None }
    } else {
        Text { zh: None, en: title }
    }
}

fn is_chinese(text: &str) -> bool {
    text.chars().any(
        |sign| matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'),
    )
}

fn clean_or(given: &str, fallback: String) -> String {
    let id = clean(given);
    if id.is_empty() { fallback } else { id }
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

/// A horizon, when it is one.
pub(super) fn horizon(text: &str) -> Option<u32> {
    let months = finite(text).filter(|months| months.fract() == 0.0)?;
    (1.0..=f64::from(MOST_MONTHS))
        .contains(&months)
        .then_some(months as u32)
}
