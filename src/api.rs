//! The door to JavaScript, and the only room that knows it.
//!
//! | what comes through | file |
//! |---|---|
//! | the first verdict | here |
//! | every other question | `questions` |
//! | questions that take a while, answered a part at a time | `runs` |
//! | a document that stays while it is edited | `session` |
//! | files of other programs | `interchange` |
//! | how a document gets in and a result out | `crossing` |
//! | how a question gets in | `asked` |
//!
//! `memory` is the allocator there.

#[cfg(feature = "whole")]
mod asked;
mod crossing;
#[cfg(feature = "whole")]
mod interchange;
mod memory;
#[cfg(feature = "whole")]
mod questions;
#[cfg(feature = "whole")]
mod runs;
#[cfg(feature = "whole")]
mod session;

use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::analysis::{self, Analysis};
use crate::model::{self, Parsed};
use crossing::{json, plain, restore_not_finite, set, text_of, typed};

/// What the model makes of a consortium, given as a value or as its JSON text. A document with problems
/// does not throw: they are in `problems`, and with errors among them every other section is null.
/// Throws an `Error` for what JSON cannot say, such as undefined.
#[wasm_bindgen]
pub fn analyse(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
) -> Result<Ts<Analysis>, JsError> {
    let mut analysis = analysis::analyse_text(&text_of(&document)?);
    restore_not_finite(&document, &mut analysis.problems);
    Ok(typed(&analysis))
}

/// Reads a JSON text: the document as it stands, unknown fields and all, or where and why it cannot be
/// read.
#[wasm_bindgen]
pub fn parse(text: &str) -> Result<Ts<Parsed>, JsError> {
    let parsed = model::parse(text);
    let document = match parsed.document {
        Some(_) => json(text.strip_prefix('\u{feff}').unwrap_or(text))?,
        None => JsValue::NULL,
    };
    let result = js_sys::Object::new();
    set(&result, "document", &document)?;
    set(&result, "problems", &plain(&parsed.problems))?;
    set(&result, "line", &plain(&parsed.line))?;
    set(&result, "column", &plain(&parsed.column))?;
    Ok(Ts::new_unchecked(result.into()))
}

/// The version of the engine.
#[wasm_bindgen]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// A panic leaves the engine in pieces: it says where before it stops.
#[wasm_bindgen(start)]
fn start() {
    std::panic::set_hook(Box::new(|panic| {
        web_sys::console::error_1(&panic.to_string().into());
    }));
}
