//! How a document gets in and a result out.
//!
//! A document comes in as a value or as its text; both go through text into [`model::parse`], which
//! collects every problem. It never comes back through Rust: the caller owns it. Results go out as plain
//! records and lists, with null where there is nothing.

use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use crate::flat::Flat;
use crate::model::{self, Code, Problem};

/// The text of a document that is given as a value or as a text.
pub(super) fn text_of(document: &JsValue) -> Result<String, JsError> {
    if let Some(text) = document.as_string() {
        return Ok(text);
    }
    js_sys::JSON::stringify(document)
        .map_err(failed)?
        .as_string()
        .ok_or_else(|| JsError::new("a document is asked for: an object, or its JSON text"))
}

/// JSON has no NaN and no infinity and writes them as null: what is told of such a null is told of a number.
pub(super) fn restore_not_finite(document: &JsValue, problems: &mut [Problem]) {
    for problem in problems
        .iter_mut()
        .filter(|problem| problem.code == Code::WrongType)
    {
        let value = problem
            .pointer
            .split('/')
            .skip(1)
            .try_fold(document.clone(), |value, key| {
                js_sys::Reflect::get(&value, &model::unescape(key).into()).ok()
            });
        if value
            .and_then(|value| value.as_f64())
            .is_some_and(|number| !number.is_finite())
        {
            problem.code = Code::OutOfRange;
        }
    }
}

/// The value of a JSON text.
pub(super) fn json(text: &str) -> Result<JsValue, JsError> {
    js_sys::JSON::parse(text).map_err(failed)
}

/// Puts a field into a record.
pub(super) fn set(record: &JsValue, name: &str, value: &JsValue) -> Result<(), JsError> {
    js_sys::Reflect::set(record, &name.into(), value)
        .map(|_| ())
        .map_err(failed)
}

#[wasm_bindgen(raw_module = "./records.js")]
extern "C" {
    /// The records and lists of what is laid flat; each name is an address and a length in the memory.
    fn records(signs: &[u32], numbers: &[f64], names: &[u32], text: &str, memory: JsValue) -> JsValue;
}

/// A result as records and lists.
pub(super) fn plain(value: &impl Serialize) -> JsValue {
    made_of(&Flat::of(value))
}

fn made_of(flat: &Flat) -> JsValue {
    let place = |name: &&'static str| [name.as_ptr() as u32, name.len() as u32];
    let names: Vec<u32> = flat.names.iter().flat_map(place).collect();
    records(
        &flat.signs,
        &flat.numbers,
        &names,
        &flat.text,
        wasm_bindgen::memory(),
    )
}

/// The same under the name of its type.
pub(super) fn typed<T: Serialize + Tsify<JsType: JsCast>>(value: &T) -> Ts<T> {
    Ts::new_unchecked(plain(value))
}

/// What JavaScript threw, as an error of ours.
pub(super) fn failed(thrown: JsValue) -> JsError {
    let message = js_sys::Error::from(thrown).message();
    JsError::new(&String::from(message))
}
