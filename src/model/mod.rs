//! The nouns of the model: the document, its problems, its words.
//!
//! | question | file |
//! |---|---|
//! | what a document is | `document` |
//! | which choices the paper leaves open | `settings` |
//! | what a document need not say | `defaults` |
//! | what can be wrong with it | `problem` |
//! | what JSON is | `json` |
//! | from text to a document | [`parse`] |
//! | from any JSON value to a document, or to all that is wrong with it | [`read`] |
//! | which numbers a field may take | `range` |
//! | which numeric fields there are, and how one is read and set | [`quantity`] |
//! | which words a document chooses from | `words` |
//! | which number a name has | `names` |
//! | the built-in vocabulary, and its tables | [`vocabulary`], `lexicon` |

mod defaults;
mod document;
pub(crate) mod json;
mod lexicon;
pub(crate) mod names;
mod parse;
mod problem;
#[cfg(feature = "whole")]
pub mod quantity;
mod range;
mod read;
mod settings;
mod vocabulary;
pub(crate) mod words;

pub use defaults::*;
pub use document::*;
pub use parse::*;
pub use problem::*;
#[cfg(feature = "whole")]
pub use quantity::{Edit, Quantity, Timed};
pub use range::Range;
pub use read::{MOST_PROBLEMS, read, unescape};
pub use settings::*;
pub use vocabulary::*;
