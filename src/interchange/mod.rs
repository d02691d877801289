//! Formats of other programs: a consortium goes out to them, and their graphs come in.
//!
//! | format | out | in | file |
//! |---|---|---|---|
//! | JSON, always the same text for the same content | [`canonical`], [`indented`] | [`parse`](crate::model::parse()) | `json` |
//! | CSV | [`to_csv`] | [`from_csv`] | `csv` |
//! | GraphML | [`to_graphml`] | [`from_graphml`] | `graphml` |
//! | GEXF 1.3 | [`to_gexf`] | [`from_gexf`] | `gexf` |
//! | Mermaid | [`to_mermaid`] | – | `mermaid` |
//! | LaTeX | [`to_latex`] | – | `latex` |
//!
//! All tables and graphs have the same fields (`field`), and what is read becomes a consortium in one place
//! (`graph`), which says in remarks (`remark`) what it assumed and could not use. Reading never panics, whatever it is
//! given, and takes time in proportion to it. `docs/interchange.md` tells users all this.

mod csv;
mod field;
mod gexf;
mod graph;
mod graphml;
mod json;
mod latex;
mod mermaid;
mod remark;
mod xml;

pub use csv::{CsvTables, from_csv, to_csv};
pub use gexf::{from_gexf, to_gexf};
pub use graphml::{from_graphml, to_graphml};
pub(crate) use json::result;
pub use json::{canonical, indented};
pub use latex::to_latex;
pub use mermaid::to_mermaid;
pub use remark::{FilePlace, FilePlaceOf, Imported, MOST_REMARKS, Remark, RemarkCode, RemarkSort, utf8};
