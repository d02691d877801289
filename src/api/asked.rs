//! What is asked: a document without errors, a question, a word, a list. What is none is told by its name.

use js_sys::{Array, Float64Array, Object, Reflect};
use serde::de::{DeserializeOwned, Error};
use wasm_bindgen::prelude::*;

use super::crossing::{failed, text_of};
use crate::analysis::overflow;
use crate::model::Consortium;
use crate::model::json::Json;

/// The document of a value or a text, when it has no errors and its energies are finite.
pub(super) fn valid(document: &JsValue) -> Result<Option<Consortium>, JsError> {
    Ok(overflow::parse(&text_of(document)?).document)
}

/// What is there, unless it is left out.
pub(super) fn some(value: &JsValue) -> Option<&JsValue> {
    (!value.is_undefined() && !value.is_null()).then_some(value)
}

/// What is asked; the defaults when nothing is.
pub(super) fn given<T: DeserializeOwned + Default>(question: &JsValue) -> Result<T, JsError> {
    some(question).map_or_else(|| Ok(T::default()), read)
}

/// What JavaScript asks, read as a document's numbers are.
pub(super) fn read<T: DeserializeOwned>(question: &JsValue) -> Result<T, JsError> {
    let text = text_of(question).unwrap_or_default();
    let Ok(json @ Json::Record(_)) = Json::of(&text) else {
        return Err(JsError::new(
            "a question is asked for: an object, or its JSON text",
        ));
    };
    // JSON has null for such a number, which serde takes for what is left out.
    if has_null(&json)
        && let Some(place) = not_finite(question)
    {
        return Err(JsError::new(&format!("the number at {place} is not finite")));
    }
    Ok(serde_json::from_value(json.into())?)
}

fn has_null(json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::List(items) => items.iter().any(has_null),
        Json::Record(fields) => fields.iter().any(|(_, value)| has_null(value)),
        Json::Flag(_) | Json::Number(_) | Json::Text(_) => false,
    }
}

/// Where a value has a number that is not finite.
fn not_finite(value: &JsValue) -> Option<String> {
    if let Some(number) = value.as_f64() {
        return (!number.is_finite()).then(String::new);
    }
    let fields = value
        .is_object()
        .then(|| Object::entries(value.unchecked_ref::<Object>()))?;
    fields.iter().find_map(|field| {
        let field = Array::unchecked_from_js(field);
        let within = not_finite(&field.get(1))?;
        Some(format!("/{}{within}", field.get(0).as_string()?))
    })
}

/// The fields of a record whose parts are too long to go through JSON, each undefined when it is left out.
pub(super) fn fields<const N: usize>(
    record: &JsValue,
    names: &'static [&'static str; N],
) -> Result<[JsValue; N], JsError> {
    let mut fields = [const { JsValue::UNDEFINED }; N];
    let Some(record) = some(record) else {
        return Ok(fields);
    };
    if !record.is_object() {
        return Err(JsError::new(&format!(
            "an object is asked for, of {}",
            names.join(" and ")
        )));
    }
    for name in Object::keys(record.unchecked_ref::<Object>()).iter() {
        let name = name.as_string().unwrap_or_default();
        if !names.contains(&name.as_str()) {
            return Err(serde_json::Error::unknown_field(&name, names).into());
        }
    }
    for (field, name) in fields.iter_mut().zip(names) {
        *field = Reflect::get(record, &(*name).into()).map_err(failed)?;
    }
    Ok(fields)
}

/// The numbers of a list; of what is none, not a number.
pub(super) fn numbers(name: &str, list: &JsValue) -> Result<Vec<f64>, JsError> {
    if let Some(column) = list.dyn_ref::<Float64Array>() {
        return Ok(column.to_vec());
    }
    if !Array::is_array(list) {
        return Err(JsError::new(&format!("{name} must be a list of numbers")));
    }
    let list = list.unchecked_ref::<Array>().iter();
    Ok(list.map(|item| item.as_f64().unwrap_or(f64::NAN)).collect())
}

/// A text that is asked for by name.
pub(super) fn string(name: &str, value: &JsValue) -> Result<String, JsError> {
    value
        .as_string()
        .ok_or_else(|| JsError::new(&format!("{name} must be a string")))
}

/// The meaning of a word that stands for a choice.
pub(super) fn word<T: DeserializeOwned>(name: &str, word: &JsValue) -> Result<T, JsError> {
    serde_wasm_bindgen::from_value(string(name, word)?.into()).map_err(|error| failed(error.into()))
}
