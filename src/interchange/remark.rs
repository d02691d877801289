//! What is said of a file that was read: what it was taken for, what was assumed, what could not be used, and why it
//! was refused.

use std::collections::BTreeMap;

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

pub(super) use self::RemarkCode as Code;
use crate::model::{Consortium, Detail, DetailValue, Problem};

/// Remarks of different kinds that are told apart; what goes beyond is counted in [`Code::More`].
pub const MOST_REMARKS: usize = 200;

/// What a file became.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Imported {
    /// The consortium, in which only what the file says stands; null when the file was refused.
    pub document: Option<Consortium>,
    /// The warnings that the consortium deserves (§1).
    pub problems: Vec<Problem>,
    /// All that is to be said of the file, what matters most first.
    pub remarks: Vec<Remark>,
    /// The consortium as JSON text, without the defaults that [`document`](Self::document) has.
    #[serde(skip)]
    pub text: Option<String>,
}

/// Something to be said of a file, once, however often it is so.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Remark {
    /// Stable name of what is said.
    pub code: Code,
    /// What kind of remark it is.
    pub sort: RemarkSort,
    /// Where it is so first; null for the file as a whole.
    pub place: Option<FilePlace>,
    /// How often it is so, ≥ 1.
    pub count: u32,
    /// The values involved.
    pub values: Vec<Detail>,
}

/// What kind of remark it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum RemarkSort {
    /// The file was not taken, and this is why.
    Refused,
    /// Something in the file was left out.
    Unused,
    /// Something that the file does not say was filled in.
    Assumed,
    /// Something was taken for what it is not called.
    Read,
}

/// A place in a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct FilePlace {
    /// Whether a line, a node or an edge.
    pub of: FilePlaceOf,
    /// Number of the line, or id of the node or edge as the file has it.
    pub name: String,
}

/// What places in a file are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum FilePlaceOf {
    /// A line of its text.
    Line,
    /// A node of its graph.
    Node,
    /// An edge of its graph.
    Edge,
}

/// What can be said of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum RemarkCode {
    // Refused.
    /// More bytes than are read: `value`, `most`.
    TooLarge,
    /// Bytes that are no UTF-8.
    NotUtf8,
    /// UTF-16, by its mark.
    Utf16,
    /// No well-formed XML from this line on.
    BrokenXml,
    /// A document type, which no graph file needs.
    Doctype,
    /// An entity beyond the five of XML.
    UnknownEntity,
    /// Elements deeper in each other than `most`.
    TooDeep,
    /// More than `most`.
    TooManyNodes,
    /// More than `most`.
    TooManyEdges,
    /// XML, but another `root` than `expected`.
    WrongRoot,
    /// A quoted cell that never ends.
    BrokenCsv,
    /// A table that names no `column`.
    MissingColumn,
    /// A table of units none of whose columns is one of a unit.
    NoColumn,
    /// Nothing in it that could be a unit.
    Empty,
    // Unused.
    /// A field of nodes or edges that means nothing here: `name`.
    Field,
    /// An element that means nothing here: `name`.
    Element,
    /// Colours, sizes and shapes.
    Drawing,
    /// Places in nodes where edges end.
    Port,
    /// Edges of more than two ends.
    Hyperedge,
    /// Graphs after the first.
    OtherGraph,
    /// Edges from a node to itself.
    SelfLoop,
    /// Edges to nodes that are not there.
    Dangling,
    /// No finite number: `field`, `value`, and the one `taken` instead, if any.
    NotANumber,
    /// A number that the field does not allow: likewise.
    OutOfRange,
    /// No word that the field knows: likewise.
    UnknownWord,
    /// Edges of one output or input that describe it differently; the first counts: `field`.
    Conflict,
    /// Edges for which a unit would need more than `most` outputs or inputs.
    TooManyParameters,
    /// Cells beyond the columns of their table.
    ExtraCells,
    /// Results, which are computed anew: `name`.
    Computed,
    // Assumed.
    /// Fields that are absent: `field`, and the `value` that was taken.
    Default,
    /// Edges of no resource: each has one of its own.
    OwnResource,
    /// Edges of no resource for which there was no room: they share one, `value`.
    SharedResource,
    /// Amounts of outputs or inputs that the file does not give: the sum of their edges.
    Sum,
    /// Edges without direction: each is two exchanges, there and back.
    Undirected,
    /// Ids with signs that are not allowed: `from`, `to`.
    IdCleaned,
    /// Ids that are there already: `from`, `to`.
    IdRepeated,
    /// Units that only edges name.
    UnitMade,
    /// Nodes in nodes: all are units alike.
    Nested,
    /// Positions were spread, so that cards have room.
    Spread,
    /// What stands between cells: `value`.
    Separator,
    /// Numbers with a decimal comma.
    DecimalComma,
    // Read.
    /// A field that was taken for another: `name`, `field`.
    ReadAs,
    // Of any sort.
    /// Further remarks.
    More,
}

impl RemarkCode {
    fn sort(self) -> RemarkSort {
        match self {
            code if code < Self::Field => RemarkSort::Refused,
            code if code < Self::Default => RemarkSort::Unused,
            code if code < Self::ReadAs => RemarkSort::Assumed,
            Self::ReadAs => RemarkSort::Read,
            _ => RemarkSort::Unused,
        }
    }
}

/// Why a file is not taken.
#[derive(Debug)]
pub(super) struct Refusal(Remark);

impl Refusal {
    pub fn new(code: Code, values: Vec<Detail>) -> Self {
        Self(Remark {
            code,
            sort: RemarkSort::Refused,
            place: None,
            count: 1,
            values,
        })
    }

    /// At the line of a byte.
    pub fn at_line(code: Code, text: &str, at: usize) -> Self {
        let before = text.as_bytes().iter().take(at).filter(|byte| **byte == b'\n');
        let mut refusal = Self::new(code, Vec::new());
        refusal.0.place = Some(line(before.count() + 1));
        refusal
    }

    #[cfg(test)]
    pub fn code(&self) -> Code {
        self.0.code
    }
}

impl From<Refusal> for Imported {
    fn from(refusal: Refusal) -> Self {
        Self {
            remarks: vec![refusal.0],
            ..Self::default()
        }
    }
}

/// The text of a file, which has to be UTF-8; otherwise what is said of it instead.
pub fn utf8(file: &[u8]) -> Result<&str, Box<Imported>> {
    let code = match file {
        [0xff, 0xfe, ..] | [0xfe, 0xff, ..] => Code::Utf16,
        _ => Code::NotUtf8,
    };
    std::str::from_utf8(file).map_err(|_| Box::new(Refusal::new(code, Vec::new()).into()))
}

pub(super) fn line(number: usize) -> FilePlace {
    FilePlace {
        of: FilePlaceOf::Line,
        name: number.to_string(),
    }
}

pub(super) fn node(id: &str) -> FilePlace {
    FilePlace {
        of: FilePlaceOf::Node,
        name: id.into(),
    }
}

pub(super) fn edge(id: &str) -> FilePlace {
    FilePlace {
        of: FilePlaceOf::Edge,
        name: id.into(),
    }
}

pub(super) fn number(name: &str, value: usize) -> Detail {
    Detail {
        name: name.into(),
        value: DetailValue::Number(value as f64),
    }
}

/// A value of any length, of which so much is told as says what it is.
pub(super) fn text(name: &str, value: &str) -> Detail {
    const MOST: usize = 80;
    let value = match value.char_indices().nth(MOST) {
        Some((end, _)) => [&value[..end], "…"].concat(),
        None => value.into(),
    };
    Detail {
        name: name.into(),
        value: DetailValue::Text(value),
    }
}

/// The remarks on a file, as they come up.
#[derive(Default)]
pub(super) struct Remarks {
    list: Vec<Remark>,
    /// Places in the list, by code and what it is about.
    known: BTreeMap<(Code, String), usize>,
    more: u32,
}

impl Remarks {
    /// Says something, or counts it when it has been said of the same subject.
    pub fn tell(&mut self, code: Code, subject: &str, place: Option<FilePlace>, values: &[Detail]) {
        if let Some(&at) = self.known.get(&(code, subject.to_owned())) {
            self.list[at].count += 1;
            return;
        }
        if self.list.len() == MOST_REMARKS {
            self.more += 1;
            return;
        }
        self.known.insert((code, subject.to_owned()), self.list.len());
        self.list.push(Remark {
            code,
            sort: code.sort(),
            place,
            count: 1,
            values: values.to_vec(),
        });
    }

    /// All of them, what was left out first; those of a sort in the order in which they came up.
    pub fn into_list(mut self) -> Vec<Remark> {
        if self.more > 0 {
            self.list.push(Remark {
                code: Code::More,
                sort: Code::More.sort(),
                place: None,
                count: self.more,
                values: Vec::new(),
            });
        }
        self.list
            .sort_by_key(|remark| (remark.sort, remark.code == Code::More));
        self.list
    }
}
