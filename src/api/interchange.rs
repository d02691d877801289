//! Files of other programs, out and in.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::asked::{fields, some, string, valid};
use super::crossing::{json, plain, set, text_of};
use crate::interchange::{self, CsvTables, Imported};

/// The document as JSON that is the same text for the same content (RFC 8785: sorted names, numbers as JavaScript
/// writes them), whatever its fields; `indented` a field a line. Null when it is no JSON.
#[wasm_bindgen(js_name = toJson, unchecked_return_type = "string | null")]
pub fn to_json(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    indented: Option<bool>,
) -> Result<JsValue, JsError> {
    let text = text_of(&document)?;
    Ok(plain(&match indented {
        Some(true) => interchange::indented(&text),
        _ => interchange::canonical(&text),
    }))
}

/// The units and the exchanges as CSV, in which no text is a formula; `mark` puts the sign before them by which
/// spreadsheets know UTF-8. Null for a document with errors.
#[wasm_bindgen(js_name = toCsv, unchecked_return_type = "CsvTables | null")]
pub fn to_csv(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    mark: Option<bool>,
) -> Result<JsValue, JsError> {
    Ok(plain(&valid(&document)?.map(|document| {
        interchange::to_csv(&document, mark == Some(true))
    })))
}

/// The consortium as GraphML: units are nodes, exchanges edges. Null for a document with errors.
#[wasm_bindgen(js_name = toGraphml, unchecked_return_type = "string | null")]
pub fn to_graphml(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
) -> Result<JsValue, JsError> {
    Ok(plain(
        &valid(&document)?.map(|document| interchange::to_graphml(&document)),
    ))
}

/// The consortium as GEXF 1.3: units are nodes, exchanges edges. Null for a document with errors.
#[wasm_bindgen(js_name = toGexf, unchecked_return_type = "string | null")]
pub fn to_gexf(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
) -> Result<JsValue, JsError> {
    Ok(plain(
        &valid(&document)?.map(|document| interchange::to_gexf(&document)),
    ))
}

/// The consortium as a Mermaid flowchart, its labels in a language. Null for a document with errors. Throws an
/// `Error` for another language.
#[wasm_bindgen(js_name = toMermaid, unchecked_return_type = "string | null")]
pub fn to_mermaid(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "'zh' | 'en'")] language: JsValue,
) -> Result<JsValue, JsError> {
    let zh = is_zh(&language)?;
    Ok(plain(
        &valid(&document)?.map(|document| interchange::to_mermaid(&document, zh)),
    ))
}

/// The units, the exchanges and the ledger as LaTeX tables, in a language. Null for a document with errors. Throws an
/// `Error` for another language.
#[wasm_bindgen(js_name = toLatex, unchecked_return_type = "string | null")]
pub fn to_latex(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "'zh' | 'en'")] language: JsValue,
) -> Result<JsValue, JsError> {
    let zh = is_zh(&language)?;
    Ok(plain(
        &valid(&document)?.map(|document| interchange::to_latex(&document, zh)),
    ))
}

/// Reads GraphML, as a text or as the bytes of a file, into a consortium, and says what was assumed and what could
/// not be used. What cannot be read does not throw: the document is null, and a remark says why.
#[wasm_bindgen(js_name = fromGraphml)]
pub fn from_graphml(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] file: JsValue,
) -> Result<Ts<Imported>, JsError> {
    imported(with_text(&file, interchange::from_graphml)?)
}

/// Reads GEXF, as [`fromGraphml`](from_graphml) reads GraphML.
#[wasm_bindgen(js_name = fromGexf)]
pub fn from_gexf(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] file: JsValue,
) -> Result<Ts<Imported>, JsError> {
    imported(with_text(&file, interchange::from_gexf)?)
}

/// Reads CSV: a table of units, one of exchanges, or both; `null` for none. Throws an `Error` for what is no such
/// table.
#[wasm_bindgen(js_name = fromCsv)]
pub fn from_csv(
    #[wasm_bindgen(unchecked_param_type = "Partial<CsvTables>")] tables: JsValue,
) -> Result<Ts<Imported>, JsError> {
    let [units, exchanges] = fields(&tables, &["units", "exchanges"])?;
    let table = |name, table| some(table).map(|table| string(name, table)).transpose();
    imported(interchange::from_csv(&CsvTables {
        units: table("units", &units)?,
        exchanges: table("exchanges", &exchanges)?,
    }))
}

/// Which of the two languages is asked for.
fn is_zh(language: &JsValue) -> Result<bool, JsError> {
    match language.as_string().as_deref() {
        Some("zh") => Ok(true),
        Some("en") => Ok(false),
        _ => Err(JsError::new("language must be 'zh' or 'en'")),
    }
}

/// Reads a file that is given as text or as bytes.
fn with_text(file: &JsValue, read: impl Fn(&str) -> Imported) -> Result<Imported, JsError> {
    if let Some(text) = file.as_string() {
        return Ok(read(&text));
    }
    let bytes = file
        .dyn_ref::<js_sys::Uint8Array>()
        .ok_or_else(|| JsError::new("a file is asked for: its text, or its bytes"))?
        .to_vec();
    Ok(interchange::utf8(&bytes).map_or_else(|refused| *refused, read))
}

/// The document goes out as the file has it, without the defaults that it leaves open.
fn imported(imported: Imported) -> Result<Ts<Imported>, JsError> {
    let result = js_sys::Object::new();
    let document = imported.text.as_deref().map_or(Ok(JsValue::NULL), json)?;
    set(&result, "document", &document)?;
    set(&result, "problems", &plain(&imported.problems))?;
    set(&result, "remarks", &plain(&imported.remarks))?;
    Ok(Ts::new_unchecked(result.into()))
}
