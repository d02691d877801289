//! The door to JavaScript: the only file that knows it.
use crate::analysis::Analysis;
use crate::model::{Consortium, Defaults, Parsed, Vocabulary};
use tsify::Ts;
use wasm_bindgen::prelude::*;

/// Analyse.
#[wasm_bindgen]
pub fn analyse(document: Ts<Consortium>) -> Result<Ts<Analysis>, JsError> {
    let _ = document;
    unimplemented!()
}
/// Validate.
#[wasm_bindgen(unchecked_return_type = "Problem[]")]
pub fn validate(#[wasm_bindgen(unchecked_param_type = "unknown")] document: JsValue) -> JsValue {
    document
}
/// d
#[wasm_bindgen]
pub fn defaults() -> Ts<Defaults> {
    unimplemented!()
}
/// d
#[wasm_bindgen]
pub fn vocabulary() -> Ts<Vocabulary> {
    unimplemented!()
}
/// d
#[wasm_bindgen]
pub fn parse(text: &str) -> Ts<Parsed> {
    let _ = text;
    unimplemented!()
}
/// d
#[wasm_bindgen(unchecked_return_type = "LibraryEntry[]")]
pub fn library() -> JsValue {
    unimplemented!()
}
