//! The door to JavaScript, and the only file that knows it.
//!
//! A document comes in as a value or as its text; both go through text into [`model::parse`], which
//! collects every problem. It never comes back through Rust: the caller owns it. Results go out as plain
//! records and lists, with null where there is nothing.

mod memory;

#[cfg(feature = "whole")]
use js_sys::Float64Array;
use serde::Serialize;
use tsify::Ts;
use wasm_bindgen::prelude::*;

#[cfg(feature = "whole")]
use crate::analysis::derivation::{self, Subject};
#[cfg(feature = "whole")]
use crate::analysis::evolution::{self, Given, Options, Trajectory};
#[cfg(feature = "whole")]
use crate::analysis::pathways::{Pathways, pathways_text};
#[cfg(feature = "whole")]
use crate::analysis::replicator::{LinearGame, Replicator};
use crate::analysis::{self, Analysis};
use crate::flat::Flat;
#[cfg(feature = "whole")]
use crate::interchange::{self, CsvTables, Imported};
#[cfg(feature = "whole")]
use crate::model::json::Json;
use crate::model::{self, Code, Parsed, Problem};
#[cfg(feature = "whole")]
use crate::model::{Consortium, Defaults, Vocabulary};

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

/// What could be done about a consortium's predicaments, each tried by a re-run of the whole model, the best first.
/// Each carries the edit that makes the document that was tried. Of a document with errors there are its problems alone.
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub fn pathways(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
) -> Result<Ts<Pathways>, JsError> {
    let mut pathways = pathways_text(&text_of(&document)?);
    restore_not_finite(&document, &mut pathways.problems);
    Ok(typed(&pathways))
}

/// Every problem of any JSON value, or of a JSON text, at once; an empty list when there is none.
/// Throws an `Error` for what JSON cannot say, such as undefined.
#[cfg(feature = "whole")]
#[wasm_bindgen(unchecked_return_type = "Problem[]")]
pub fn validate(
    #[wasm_bindgen(unchecked_param_type = "unknown")] document: JsValue,
) -> Result<JsValue, JsError> {
    let mut problems = model::parse(&text_of(&document)?).problems;
    restore_not_finite(&document, &mut problems);
    Ok(plain(&problems))
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

/// The payments that bring every unit from its S_i to its fair share under a rule (§9), as lines for
/// `contract.transfers`, in place of those there; null for a document with errors. Throws an `Error` for a rule that
/// is none.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = transfersTo, unchecked_return_type = "TransferPlan | null")]
pub fn transfers_to(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Rule")] rule: &str,
) -> Result<JsValue, JsError> {
    let rule = word(rule)?;
    let document = model::parse(&text_of(&document)?).document;
    Ok(plain(&document.map(|document| {
        analysis::sharing::transfers::transfers_to(&document, rule)
    })))
}

/// What becomes of any linear incentives (§12): stable pure states, each pure state's eigenvalues, and the course from
/// a start. Throws an `Error` for what is no such game.
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub fn replicator(
    #[wasm_bindgen(unchecked_param_type = "LinearGame")] game: JsValue,
) -> Result<Ts<Replicator>, JsError> {
    let game: LinearGame = read(&game)?;
    Ok(typed(
        &analysis::replicator::replicator(&game).map_err(JsError::new)?,
    ))
}

/// Where each of many starts, given one after another, has come to at a time under linear incentives (§12).
/// Throws an `Error` for what is no such game.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = replicatorEnds)]
pub fn replicator_ends(
    #[wasm_bindgen(unchecked_param_type = "LinearGame")] game: JsValue,
    starts: &[f64],
    time: f64,
) -> Result<Vec<f64>, JsError> {
    let game: LinearGame = read(&game)?;
    analysis::replicator::replicator_ends(&game, starts, time).map_err(JsError::new)
}

/// A consortium without units, to begin with.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = emptyDocument)]
pub fn empty_document() -> Result<Ts<Consortium>, JsError> {
    Ok(Ts::new_unchecked(json(model::EMPTY_DOCUMENT)?))
}

/// The words that the model knows, in both languages.
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub fn vocabulary() -> Result<Ts<Vocabulary>, JsError> {
    Ok(typed(&model::vocabulary()))
}

/// What fields are when a document leaves them out.
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub fn defaults() -> Result<Ts<Defaults>, JsError> {
    Ok(typed(&model::defaults()))
}

/// Why a number or verdict is what it is: formula, numbers, what enters, how far the next verdict is, what it rests
/// on, and all of that as LaTeX. With `then`, another document such as the one that a pathway makes, why that has more
/// or less of it (`gained`). Null when a document has errors, and for what is not there or not defined.
/// Throws an `Error` for a subject that nothing has.
#[cfg(feature = "whole")]
#[wasm_bindgen(unchecked_return_type = "Derivation | null")]
pub fn derivation(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Subject")] subject: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "Consortium | string")] then: JsValue,
) -> Result<JsValue, JsError> {
    let subject: Subject = read(&subject)?;
    let Some(document) = valid(&document)? else {
        return Ok(JsValue::NULL);
    };
    if then.is_undefined() || then.is_null() {
        return Ok(plain(&derivation::derivation(&document, &subject)));
    }
    let then = valid(&then)?;
    Ok(plain(&then.and_then(|then| {
        derivation::derivation_of_change(&document, &then, &subject)
    })))
}

/// Everything of a document that has a derivation; nothing when it has errors.
#[cfg(feature = "whole")]
#[wasm_bindgen(unchecked_return_type = "Subject[]")]
pub fn subjects(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
) -> Result<JsValue, JsError> {
    Ok(plain(
        &valid(&document)?.map_or(Vec::new(), |document| derivation::subjects(&document)),
    ))
}

/// A fingerprint of a document, of the engine's version and of what it makes of the document (§14); null when the
/// document has errors.
#[cfg(feature = "whole")]
#[wasm_bindgen(unchecked_return_type = "Digest | null")]
pub fn digest(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
) -> Result<JsValue, JsError> {
    Ok(plain(&crate::digest::digest(&text_of(&document)?)))
}

/// Where a verdict turns when the number at a JSON pointer does (§14); null when the document has errors, or no
/// such number or pair.
#[cfg(feature = "whole")]
#[wasm_bindgen(unchecked_return_type = "Flips | null")]
pub fn flip(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    pointer: &str,
    #[wasm_bindgen(unchecked_param_type = "Partial<FlipQuestion>")] question: JsValue,
) -> Result<JsValue, JsError> {
    let question = given(question)?;
    Ok(plain(&valid(&document)?.and_then(|document| {
        analysis::flip::flip(&document, pointer, &question)
    })))
}

/// The single number that reaches a goal with the smallest relative change (§14); null when the document has
/// errors, or no such pair.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = smallestChange, unchecked_return_type = "SmallestChange | null")]
pub fn smallest_change(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Goal")] goal: JsValue,
) -> Result<JsValue, JsError> {
    let goal = given(goal)?;
    Ok(plain(&valid(&document)?.and_then(|document| {
        analysis::smallest_change::smallest_change(&document, &goal)
    })))
}

/// How sure the verdicts are when the amounts are not (§14), drawn a part at a time; `free` it when done. A document
/// with errors has no draws and a result of null.
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub struct UncertaintyRun(Option<analysis::uncertainty::UncertaintyRun>);

#[cfg(feature = "whole")]
#[wasm_bindgen]
impl UncertaintyRun {
    /// `halfWidth` is the document's `uncertainty` when left out.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
        draws: u32,
        seed: f64,
        #[wasm_bindgen(js_name = halfWidth)] half_width: Option<f64>,
    ) -> Result<Self, JsError> {
        use analysis::uncertainty::UncertaintyRun as Run;
        let begin = |document| Run::new(&document, draws, seed as u64, half_width);
        Ok(Self(valid(&document)?.map(begin)))
    }

    /// Makes so many of the draws that are left; whether none is left.
    pub fn advance(&mut self, draws: u32) -> bool {
        self.0.as_mut().is_none_or(|run| run.advance(draws))
    }

    /// Draws made.
    #[wasm_bindgen(getter)]
    pub fn done(&self) -> u32 {
        self.0.as_ref().map_or(0, |run| run.draws())
    }

    /// Why something that the draws so far say is so; null when they do not say it.
    #[wasm_bindgen(unchecked_return_type = "Derivation | null")]
    pub fn derivation(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Subject")] subject: JsValue,
    ) -> Result<JsValue, JsError> {
        let subject: Subject = read(&subject)?;
        Ok(plain(&self.0.as_ref().and_then(|run| run.derivation(&subject))))
    }

    /// What the draws so far say.
    #[wasm_bindgen(unchecked_return_type = "Uncertainty | null")]
    pub fn result(&self) -> Result<JsValue, JsError> {
        Ok(plain(&self.0.as_ref().map(|run| run.result())))
    }
}

/// How sure the verdicts are when the settings are not (§10, §14), drawn a part at a time; `free` it when done. A
/// document with errors has no draws and a result of null.
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub struct ChoicesRun(Option<analysis::choices::ChoicesRun>);

#[cfg(feature = "whole")]
#[wasm_bindgen]
impl ChoicesRun {
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
        draws: u32,
        seed: f64,
    ) -> Result<Self, JsError> {
        use analysis::choices::ChoicesRun as Run;
        let begin = |document| Run::new(&document, draws, seed as u64);
        Ok(Self(valid(&document)?.map(begin)))
    }

    /// Makes so many of the draws that are left; whether none is left.
    pub fn advance(&mut self, draws: u32) -> bool {
        self.0.as_mut().is_none_or(|run| run.advance(draws))
    }

    /// Draws made.
    #[wasm_bindgen(getter)]
    pub fn done(&self) -> u32 {
        self.0.as_ref().map_or(0, |run| run.draws())
    }

    /// Why something that the draws so far say is so; null when they do not say it.
    #[wasm_bindgen(unchecked_return_type = "Derivation | null")]
    pub fn derivation(
        &self,
        #[wasm_bindgen(unchecked_param_type = "Subject")] subject: JsValue,
    ) -> Result<JsValue, JsError> {
        let subject: Subject = read(&subject)?;
        Ok(plain(&self.0.as_ref().and_then(|run| run.derivation(&subject))))
    }

    /// What the draws so far say.
    #[wasm_bindgen(unchecked_return_type = "Choices | null")]
    pub fn result(&self) -> Result<JsValue, JsError> {
        Ok(plain(&self.0.as_ref().map(|run| run.result())))
    }
}

/// S and the verdicts over ranges of one or two numbers (§14), reckoned a part at a time; `free` it when done. A
/// document with errors, or a grid that cannot be, has no cells and a result of null.
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub struct SweepRun(Option<analysis::sweep::SweepRun>);

#[cfg(feature = "whole")]
#[wasm_bindgen]
impl SweepRun {
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Axis")] first: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Axis | null | undefined")] second: JsValue,
    ) -> Result<Self, JsError> {
        use analysis::sweep::{Axis, SweepRun as Run};
        let first: Axis = read(&first)?;
        let second: Option<Axis> = given(second)?;
        let begin = |document| Run::new(&document, &first, second.as_ref());
        Ok(Self(valid(&document)?.and_then(begin)))
    }

    /// Reckons so many of the cells that are left; whether none is left.
    pub fn advance(&mut self, cells: u32) -> bool {
        self.0.as_mut().is_none_or(|run| run.advance(cells as usize))
    }

    /// Cells reckoned.
    #[wasm_bindgen(getter)]
    pub fn done(&self) -> u32 {
        self.0.as_ref().map_or(0, |run| run.done() as u32)
    }

    /// Cells of the whole grid.
    #[wasm_bindgen(getter)]
    pub fn cells(&self) -> u32 {
        self.0.as_ref().map_or(0, |run| run.cells() as u32)
    }

    /// The grid as far as it is reckoned.
    #[wasm_bindgen(unchecked_return_type = "Sweep | null")]
    pub fn result(&self) -> Result<JsValue, JsError> {
        let Some(run) = &self.0 else {
            return Ok(JsValue::NULL);
        };
        let grid = run.result();
        let result = plain(&analysis::sweep::Sweep {
            surplus: Vec::new(),
            behaviour: Vec::new(),
            organisation: Vec::new(),
            formation: Vec::new(),
            ..grid.clone()
        });
        let bytes = |bytes: &[u8]| js_sys::Uint8Array::from(bytes);
        let surplus = js_sys::Float64Array::from(grid.surplus.as_slice());
        set(&result, "surplus", &surplus)?;
        set(&result, "behaviour", &bytes(&grid.behaviour))?;
        set(&result, "organisation", &bytes(&grid.organisation))?;
        set(&result, "formation", &bytes(&grid.formation))?;
        Ok(result)
    }
}

/// A seed that nobody has used: a whole number from 0 to 2⁵³ − 1, from the machine's own randomness.
/// Throws an `Error` where there is none.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Result<f64, JsError> {
    let bits = getrandom::u64().map_err(|_| JsError::new("no randomness here"))?;
    Ok((bits >> 11) as f64)
}

/// The levels of evolutions whose numbers are given outright (§11), of one after the other all units at the first time,
/// then all at the next; NaN from where one runs beyond all numbers. Given of each: growth r, capacity N and start x0 of
/// its `units`, the effects δ row after row; and the saturation h of all. Throws an `Error` for lists that do not fit
/// together.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = evolutionLevels)]
#[allow(clippy::too_many_arguments, reason = "columns cross the border as they are")]
pub fn evolution_levels(
    units: usize,
    growth: &[f64],
    capacity: &[f64],
    start: &[f64],
    effects: &[f64],
    saturation: f64,
    times: Vec<f64>,
    #[wasm_bindgen(js_name = relativeTolerance)] relative_tolerance: f64,
) -> Result<Vec<f64>, JsError> {
    let options = Options {
        times,
        relative_tolerance,
    };
    let given = Given {
        units,
        growth,
        capacity,
        start,
        effects,
        saturation,
    };
    evolution::levels(given, &options).map_err(JsError::new)
}

/// The levels of the units at the times asked for (§11), rising months from the start, and all else that is told of
/// their evolution, of a document of any size. Without times: 201 over the horizon. `relativeTolerance` is what each
/// step may be off, as a part of each level; without it 1e-8. A document with problems does not throw.
/// Throws an `Error` for times or a tolerance that make no sense.
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub fn evolution(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "EvolutionOptions")] options: JsValue,
) -> Result<Ts<Trajectory>, JsError> {
    let option = |name: &str| match options.is_object() {
        true => js_sys::Reflect::get(&options, &name.into()).map_err(failed),
        false => Ok(JsValue::UNDEFINED),
    };
    let times = option("times")?;
    let times = (!times.is_null() && !times.is_undefined()).then(|| Float64Array::new(&times).to_vec());
    let tolerance = option("relativeTolerance")?.as_f64();
    let mut trajectory =
        evolution::trajectory_text(&text_of(&document)?, times, tolerance).map_err(JsError::new)?;
    restore_not_finite(&document, &mut trajectory.problems);
    let (times, levels) = trajectory.take_columns();
    let result = plain(&trajectory);
    set(&result, "times", &Float64Array::from(&times[..]))?;
    set(&result, "levels", &Float64Array::from(&levels[..]))?;
    Ok(Ts::new_unchecked(result))
}

/// The organisational mode of a pair by the end of one period of one of its exchanges, given by its pointer, such as
/// `/exchanges/3/periods/0` (§7). Null when there is no such period in its list, or the document has errors.
#[cfg(feature = "whole")]
#[wasm_bindgen(unchecked_return_type = "Ends | null")]
pub fn ends(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    pointer: &str,
) -> Result<JsValue, JsError> {
    let consortium = model::parse(&text_of(&document)?).document;
    Ok(plain(&consortium.and_then(|consortium| {
        analysis::ends::ends(&consortium, pointer)
    })))
}

/// The document as JSON that is the same text for the same content (RFC 8785: sorted names, numbers as JavaScript
/// writes them), whatever its fields; `indented` a field a line. Null when it is no JSON.
#[cfg(feature = "whole")]
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
#[cfg(feature = "whole")]
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
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = toGraphml, unchecked_return_type = "string | null")]
pub fn to_graphml(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
) -> Result<JsValue, JsError> {
    Ok(plain(
        &valid(&document)?.map(|document| interchange::to_graphml(&document)),
    ))
}

/// The consortium as GEXF 1.3: units are nodes, exchanges edges. Null for a document with errors.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = toGexf, unchecked_return_type = "string | null")]
pub fn to_gexf(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
) -> Result<JsValue, JsError> {
    Ok(plain(
        &valid(&document)?.map(|document| interchange::to_gexf(&document)),
    ))
}

/// The consortium as a Mermaid flowchart, its labels in a language. Null for a document with errors.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = toMermaid, unchecked_return_type = "string | null")]
pub fn to_mermaid(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "'zh' | 'en'")] language: &str,
) -> Result<JsValue, JsError> {
    Ok(plain(&valid(&document)?.map(|document| {
        interchange::to_mermaid(&document, language == "zh")
    })))
}

/// The units, the exchanges and the ledger as LaTeX tables, in a language. Null for a document with errors.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = toLatex, unchecked_return_type = "string | null")]
pub fn to_latex(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "'zh' | 'en'")] language: &str,
) -> Result<JsValue, JsError> {
    Ok(plain(&valid(&document)?.map(|document| {
        interchange::to_latex(&document, language == "zh")
    })))
}

/// Reads GraphML, as a text or as the bytes of a file, into a consortium, and says what was assumed and what could
/// not be used. What cannot be read does not throw: the document is null, and a remark says why.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = fromGraphml)]
pub fn from_graphml(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] file: JsValue,
) -> Result<Ts<Imported>, JsError> {
    imported(with_text(&file, interchange::from_graphml)?)
}

/// Reads GEXF, as [`fromGraphml`](from_graphml) reads GraphML.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = fromGexf)]
pub fn from_gexf(
    #[wasm_bindgen(unchecked_param_type = "string | Uint8Array")] file: JsValue,
) -> Result<Ts<Imported>, JsError> {
    imported(with_text(&file, interchange::from_gexf)?)
}

/// Reads CSV: a table of units, one of exchanges, or both; `null` for none.
#[cfg(feature = "whole")]
#[wasm_bindgen(js_name = fromCsv)]
pub fn from_csv(
    #[wasm_bindgen(unchecked_param_type = "Partial<CsvTables>")] tables: JsValue,
) -> Result<Ts<Imported>, JsError> {
    let table = |name: &str| -> Result<Option<String>, JsError> {
        Ok(js_sys::Reflect::get(&tables, &name.into())
            .map_err(failed)?
            .as_string())
    };
    imported(interchange::from_csv(&CsvTables {
        units: table("units")?,
        exchanges: table("exchanges")?,
    }))
}

/// The document of a value or a text, when it has no errors.
#[cfg(feature = "whole")]
fn valid(document: &JsValue) -> Result<Option<Consortium>, JsError> {
    Ok(model::parse(&text_of(document)?).document)
}

/// Reads a file that is given as text or as bytes.
#[cfg(feature = "whole")]
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
#[cfg(feature = "whole")]
fn imported(imported: Imported) -> Result<Ts<Imported>, JsError> {
    let result = js_sys::Object::new();
    let document = imported.text.as_deref().map_or(Ok(JsValue::NULL), json)?;
    set(&result, "document", &document)?;
    set(&result, "problems", &plain(&imported.problems))?;
    set(&result, "remarks", &plain(&imported.remarks))?;
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

/// A document that stays in the engine while it is edited: `edit` sets one number, and only what hangs on it is reckoned
/// again, to the same bits as an analysis of the edited document. Lists come as typed arrays of their own, one entry a
/// unit, pair, exchange or month in document order; pairs are those of `pairs`.
#[cfg(feature = "whole")]
#[wasm_bindgen]
pub struct Session(analysis::session::Session);

#[cfg(feature = "whole")]
#[wasm_bindgen]
impl Session {
    /// Reads a document, given as a value or as its JSON text. Throws an `Error` when it has errors; `validate` tells them.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    ) -> Result<Session, JsError> {
        let document = model::parse(&text_of(&document)?).document;
        let document = document.ok_or_else(|| JsError::new("the document has errors"))?;
        Ok(Self(analysis::session::Session::new(document)))
    }

    /// Takes another document, for whatever is no edit of one number. Throws an `Error` when it has errors, and stays as
    /// it was.
    pub fn replace(
        &mut self,
        #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    ) -> Result<(), JsError> {
        *self = Self::new(document)?;
        Ok(())
    }

    /// Sets the number that a JSON pointer names; gives what is wrong with it, in which case nothing has changed. A share
    /// of a project cannot be set alone.
    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn edit(&mut self, pointer: &str, value: f64) -> Result<JsValue, JsError> {
        match self.0.edit(pointer, value) {
            Ok(()) => Ok(js_sys::Array::new().into()),
            Err(problem) => Ok(plain(&[problem])),
        }
    }

    /// What an analysis would say of the whole consortium, without the lists that explain it: as quick as an edit.
    pub fn overall(&self) -> Result<Ts<analysis::overall::Overall>, JsError> {
        Ok(typed(&self.0.overall()))
    }

    /// How the consortium stands: S, modes, α, rung.
    pub fn standing(&self) -> Result<Ts<analysis::standing::Standing>, JsError> {
        Ok(typed(&self.0.standing()))
    }

    /// [G, X, S, gross] of the whole consortium over the horizon, eu.
    pub fn total(&self) -> Vec<f64> {
        let total = &self.0.columns().accounts.total;
        vec![
            total.generation,
            total.dissipation(),
            total.surplus(),
            total.gross(),
        ]
    }

    /// S_i by unit, eu.
    pub fn surpluses(&self) -> Vec<f64> {
        let units = &self.0.columns().accounts.units;
        units.iter().map(|unit| unit.surplus()).collect()
    }

    /// Places of the two units of every pair that is compatible or active, one pair after another.
    pub fn pairs(&self) -> Vec<u32> {
        let pairs = &self.0.numbers().pairs;
        pairs.iter().flat_map(|pair| pair.units).collect()
    }

    /// s(i|j) and s(j|i) of every pair, one pair after another, eu; after transfers if `modesAfterContract`.
    #[wasm_bindgen(js_name = pairGains)]
    pub fn pair_gains(&self) -> Vec<f64> {
        let modes = &self.0.columns().modes;
        modes.iter().flat_map(|mode| mode.gains).collect()
    }

    /// The behavioural mode of every pair: 0 none, 1 symmetric mutualism, 2 asymmetric mutualism, 3 commensalism,
    /// 4 parasitism, 5 neutralism, 6 amensalism, 7 competition.
    #[wasm_bindgen(js_name = pairModes)]
    pub fn pair_modes(&self) -> Vec<u8> {
        let modes = &self.0.columns().modes;
        modes.iter().map(|mode| mode.mode as u8).collect()
    }

    /// The organisational mode of every pair: 0 none, 1 point, 2 intermittent, 3 continuous, 4 integrated.
    #[wasm_bindgen(js_name = pairLevels)]
    pub fn pair_levels(&self) -> Vec<u8> {
        self.0.columns().levels.iter().map(|&level| level as u8).collect()
    }

    /// What every exchange generates over the horizon, before interface loss, eu.
    #[wasm_bindgen(js_name = exchangeGenerations)]
    pub fn exchange_generations(&self) -> Vec<f64> {
        let exchanges = &self.0.columns().accounts.exchanges;
        exchanges.iter().map(|lines| lines.generation).collect()
    }

    /// What every exchange uses over the horizon, in units of its resource.
    #[wasm_bindgen(js_name = exchangeUses)]
    pub fn exchange_uses(&self) -> Vec<f64> {
        let exchanges = 0..self.0.numbers().exchanges.len();
        exchanges.map(|index| self.0.used(index)).collect()
    }

    /// Surplus by month, eu.
    #[wasm_bindgen(js_name = monthSurpluses)]
    pub fn month_surpluses(&self) -> Vec<f64> {
        let months = &self.0.columns().accounts.months;
        months.iter().map(|month| month.surplus()).collect()
    }

    /// Surplus of every run of `length` months, by its first month, eu; none when the horizon is shorter.
    pub fn windows(&self, length: u32) -> Vec<f64> {
        self.0.windows(length as usize)
    }
}

/// What is asked; the defaults when nothing is.
#[cfg(feature = "whole")]
fn given<T: serde::de::DeserializeOwned + Default>(question: JsValue) -> Result<T, JsError> {
    if question.is_undefined() || question.is_null() {
        return Ok(T::default());
    }
    read(&question)
}

/// What JavaScript asks, read as a document's numbers are.
#[cfg(feature = "whole")]
fn read<T: serde::de::DeserializeOwned>(question: &JsValue) -> Result<T, JsError> {
    let text = text_of(question)?;
    let json =
        Json::of(&text).map_err(|_| JsError::new("a question is asked for: an object, or its JSON text"))?;
    Ok(serde_json::from_value(json.into())?)
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

#[wasm_bindgen(raw_module = "./records.js")]
extern "C" {
    /// The records and lists of what is laid flat; each name is an address and a length in the memory.
    fn records(signs: &[u32], numbers: &[f64], names: &[u32], text: &str, memory: JsValue) -> JsValue;
}

fn plain(value: &impl Serialize) -> JsValue {
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

fn typed<T: Serialize + tsify::Tsify<JsType: JsCast>>(value: &T) -> Ts<T> {
    Ts::new_unchecked(plain(value))
}

/// The meaning of a word that stands for a choice.
#[cfg(feature = "whole")]
fn word<T: serde::de::DeserializeOwned>(word: &str) -> Result<T, JsError> {
    Ok(serde_wasm_bindgen::from_value(word.into())?)
}

/// What JavaScript threw, as an error of ours.
fn failed(thrown: JsValue) -> JsError {
    let message = js_sys::Error::from(thrown).message();
    JsError::new(&String::from(message))
}
