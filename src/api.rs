//! The door to JavaScript, and the only file that knows it.
//!
//! A document comes in as a value or as its text; both go through text into [`model::parse`], which
//! collects every problem. It never comes back through Rust: the caller owns it. Results go out as plain
//! records and lists, with null where there is nothing.

use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use tsify::Ts;
use wasm_bindgen::prelude::*;

use crate::analysis::{self, Analysis};
use crate::model::{self, Code, Consortium, Defaults, Parsed, Problem, Vocabulary};

/// What the model makes of a consortium, given as a value or as its JSON text. A document with problems
/// does not throw: they are in `problems`, and with errors among them every other section is null.
/// Throws an `Error` for what JSON cannot say, such as undefined.
#[wasm_bindgen]
pub fn analyse(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
) -> Result<Ts<Analysis>, JsError> {
    let mut analysis = analysis::analyse_text(&text_of(&document)?);
    restore_not_finite(&document, &mut analysis.problems);
    typed(&analysis)
}

/// Every problem of any JSON value, or of a JSON text, at once; an empty list when there is none.
/// Throws an `Error` for what JSON cannot say, such as undefined.
#[wasm_bindgen(unchecked_return_type = "Problem[]")]
pub fn validate(
    #[wasm_bindgen(unchecked_param_type = "unknown")] document: JsValue,
) -> Result<JsValue, JsError> {
    let mut problems = model::parse(&text_of(&document)?).problems;
    restore_not_finite(&document, &mut problems);
    plain(&problems)
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
    set(&result, "problems", &plain(&parsed.problems)?)?;
    set(&result, "line", &plain(&parsed.line)?)?;
    set(&result, "column", &plain(&parsed.column)?)?;
    Ok(Ts::new_unchecked(result.into()))
}

/// A consortium without units, to begin with.
#[wasm_bindgen(js_name = emptyDocument)]
pub fn empty_document() -> Result<Ts<Consortium>, JsError> {
    Ok(Ts::new_unchecked(json(model::EMPTY_DOCUMENT)?))
}

/// The words that the model knows, in both languages.
#[wasm_bindgen]
pub fn vocabulary() -> Result<Ts<Vocabulary>, JsError> {
    typed(&model::vocabulary())
}

/// What fields are when a document leaves them out.
#[wasm_bindgen]
pub fn defaults() -> Result<Ts<Defaults>, JsError> {
    typed(&model::defaults())
}

/// A seed that nobody has used: a whole number from 0 to 2⁵³ − 1, from the machine's own randomness.
/// Throws an `Error` where there is none.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Result<f64, JsError> {
    let bits = getrandom::u64().map_err(|_| JsError::new("no randomness here"))?;
    Ok((bits >> 11) as f64)
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

/// JSON has no NaN and no infinity and writes them as null: what is told of such a null is told of a number.
fn restore_not_finite(document: &JsValue, problems: &mut [Problem]) {
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

/// The text of a document that is given as a value or as a text.
fn text_of(document: &JsValue) -> Result<String, JsError> {
    if let Some(text) = document.as_string() {
        return Ok(text);
    }
    js_sys::JSON::stringify(document)
        .map_err(failed)?
        .as_string()
        .ok_or_else(|| JsError::new("a document is asked for: an object, or its JSON text"))
}

fn json(text: &str) -> Result<JsValue, JsError> {
    js_sys::JSON::parse(text).map_err(failed)
}

fn set(record: &JsValue, name: &str, value: &JsValue) -> Result<(), JsError> {
    js_sys::Reflect::set(record, &name.into(), value)
        .map(|_| ())
        .map_err(failed)
}

fn plain<T: Serialize>(value: &T) -> Result<JsValue, JsError> {
    Ok(value.serialize(&Serializer::new().serialize_missing_as_null(true))?)
}

fn typed<T: Serialize + tsify::Tsify<JsType: JsCast>>(value: &T) -> Result<Ts<T>, JsError> {
    Ok(Ts::new_unchecked(plain(value)?))
}

/// What JavaScript threw, as an error of ours.
fn failed(thrown: JsValue) -> JsError {
    let message = js_sys::Error::from(thrown).message();
    JsError::new(&String::from(message))
}
