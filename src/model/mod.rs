//! The nouns of the model: the document, its problems, its words.

mod document;
mod problem;
mod vocabulary;

pub use document::*;
pub use problem::*;
pub use vocabulary::*;
