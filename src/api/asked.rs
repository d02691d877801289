//! What is asked: a document without errors, a question, a word.

use serde::de::DeserializeOwned;
use wasm_bindgen::prelude::*;

use super::crossing::text_of;
use crate::analysis::overflow;
use crate::model::Consortium;
use crate::model::json::Json;

/// The document of a value or a text, when it has no errors and its energies are finite.
pub(super) fn valid(document: &JsValue) -> Result<Option<Consortium>, JsError> {
    Ok(overflow::parse(&text_of(document)?).document)
}

/// What is asked; the defaults when nothing is.
pub(super) fn given<T: DeserializeOwned + Default>(question: JsValue) -> Result<T, JsError> {
    if question.is_undefined() || question.is_null() {
        return Ok(T::default());
    }
    read(&question)
}

/// What JavaScript asks, read as a document's numbers are.
pub(super) fn read<T: DeserializeOwned>(question: &JsValue) -> Result<T, JsError> {
    let text = text_of(question)?;
    let json =
        Json::of(&text).map_err(|_| JsError::new("a question is asked for: an object, or its JSON text"))?;
    Ok(serde_json::from_value(json.into())?)
}

/// The meaning of a word that stands for a choice.
pub(super) fn word<T: DeserializeOwned>(word: &str) -> Result<T, JsError> {
    Ok(serde_wasm_bindgen::from_value(word.into())?)
}
