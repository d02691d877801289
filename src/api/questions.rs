//! The questions beyond the first verdict, and the words that they are asked in.

use js_sys::Float64Array;
use serde::Serialize;
use tsify::{Ts, Tsify};
use wasm_bindgen::prelude::*;

use super::asked::{fields, given, numbers, read, some, string, valid, word};
use super::crossing::{json, plain, restore_not_finite, set, text_of, typed};
use crate::analysis;
use crate::analysis::derivation::{self, Subject};
use crate::analysis::evolution::{self, Given, Options, Trajectory};
use crate::analysis::pathways::{Pathways, pathways_text};
use crate::analysis::replicator::{LinearGame, Replicator};
use crate::analysis::smallest_change::Goal;
use crate::model::{self, Consortium, Defaults, Vocabulary};

/// What could be done about a consortium's predicaments, each tried by a re-run of the whole model, the best first.
/// Each carries the edit that makes the document that was tried. Of a document with errors there are its problems alone.
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
#[wasm_bindgen(unchecked_return_type = "Problem[]")]
pub fn validate(
    #[wasm_bindgen(unchecked_param_type = "unknown")] document: JsValue,
) -> Result<JsValue, JsError> {
    let mut problems = analysis::overflow::parse(&text_of(&document)?).problems;
    restore_not_finite(&document, &mut problems);
    Ok(plain(&problems))
}

/// The payments that bring every unit from its S_i to its fair share under a rule (§9), as lines for
/// `contract.transfers`, in place of those there; null for a document with errors. Throws an `Error` for a rule that
/// is none.
#[wasm_bindgen(js_name = transfersTo, unchecked_return_type = "TransferPlan | null")]
pub fn transfers_to(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Rule")] rule: JsValue,
) -> Result<JsValue, JsError> {
    let rule = word("rule", &rule)?;
    Ok(plain(&valid(&document)?.map(|document| {
        analysis::sharing::transfers::transfers_to(&document, rule)
    })))
}

/// What becomes of any linear incentives (§12): stable pure states, each pure state's eigenvalues, and the course from
/// a start. Throws an `Error` for what is no such game.
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
#[wasm_bindgen(js_name = emptyDocument)]
pub fn empty_document() -> Result<Ts<Consortium>, JsError> {
    Ok(Ts::new_unchecked(json(model::EMPTY_DOCUMENT)?))
}

/// The words that the model knows, in both languages.
#[wasm_bindgen]
pub fn vocabulary() -> Result<Ts<Vocabulary>, JsError> {
    Ok(typed(&model::vocabulary()))
}

/// What fields are when a document leaves them out.
#[wasm_bindgen]
pub fn defaults() -> Result<Ts<Defaults>, JsError> {
    Ok(typed(&model::defaults()))
}

/// Why a number or verdict is what it is: formula, numbers, what enters, how far the next verdict is, what it rests
/// on, and all of that as LaTeX. With `then`, another document such as the one that a pathway makes, why that has more
/// or less of it (`gained`). Null when a document has errors, and for what is not there or not defined.
/// Throws an `Error` for a subject that nothing has.
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
    let Some(then) = some(&then) else {
        return Ok(plain(&derivation::derivation(&document, &subject)));
    };
    let then = valid(then)?;
    Ok(plain(&then.and_then(|then| {
        derivation::derivation_of_change(&document, &then, &subject)
    })))
}

/// Everything of a document that has a derivation; nothing when it has errors.
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
#[wasm_bindgen(unchecked_return_type = "Digest | null")]
pub fn digest(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
) -> Result<JsValue, JsError> {
    Ok(plain(&crate::digest::digest(&text_of(&document)?)))
}

/// Where a verdict turns when the number at a JSON pointer does (§14). Null alike when the document has errors
/// (`validate` tells them), when the pointer leads to no number of it, and when `between` names a unit that it has not.
/// Throws an `Error` for what is no such question.
#[wasm_bindgen(unchecked_return_type = "Flips | null")]
pub fn flip(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] pointer: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Partial<FlipQuestion>")] question: JsValue,
) -> Result<JsValue, JsError> {
    let pointer = string("pointer", &pointer)?;
    let question = given(&question)?;
    Ok(plain(&valid(&document)?.and_then(|document| {
        analysis::flip::flip(&document, &pointer, &question)
    })))
}

/// The single number that reaches a goal with the smallest relative change (§14); null when the document has
/// errors, or no such pair. Throws an `Error` for what is no goal.
#[wasm_bindgen(js_name = smallestChange, unchecked_return_type = "SmallestChange | null")]
pub fn smallest_change(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "Goal")] goal: JsValue,
) -> Result<JsValue, JsError> {
    let goal: Goal = given(&goal)?;
    if goal.formation.is_none() && goal.behaviour.is_none() && goal.organisation.is_none() {
        return Err(JsError::new(
            "a goal is missing: one or more of formation, behaviour and organisation",
        ));
    }
    Ok(plain(&valid(&document)?.and_then(|document| {
        analysis::smallest_change::smallest_change(&document, &goal)
    })))
}

/// The levels of evolutions whose numbers are given outright (§11), of one after the other all units at the first time,
/// then all at the next; NaN from where one runs beyond all numbers. Given of each: growth r, capacity N and start x0 of
/// its `units`, the effects δ row after row; and the saturation h of all. Throws an `Error` for lists that do not fit
/// together.
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

/// What may be asked of a trajectory; either may be left out.
#[expect(dead_code, reason = "told to JavaScript, and read field by field")]
#[derive(Serialize, Tsify)]
#[serde(rename_all = "camelCase")]
pub struct EvolutionOptions {
    /// Months from the start: finite, ≥ 0, rising; 201 over the horizon.
    #[tsify(optional, type = "readonly number[] | Float64Array | null")]
    pub times: Vec<f64>,
    /// Error allowed in each step as a part of each level, 1e-14 to 0.1; 1e-8.
    #[tsify(optional, type = "number | null")]
    pub relative_tolerance: f64,
}

/// The levels of the units at the times asked for (§11), rising months from the start, and all else that is told of
/// their evolution, of a document of any size. Without times: 201 over the horizon. `relativeTolerance` is what each
/// step may be off, as a part of each level; without it 1e-8. A document with problems does not throw.
/// Throws an `Error` for times or a tolerance that make no sense, and for an option that is none.
#[wasm_bindgen]
pub fn evolution(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_optional_param_type = "EvolutionOptions")] options: JsValue,
) -> Result<Ts<Trajectory>, JsError> {
    let [times, tolerance] = fields(&options, &["times", "relativeTolerance"])?;
    let times = some(&times).map(|times| numbers("times", times)).transpose()?;
    let tolerance = some(&tolerance).map(|tolerance| tolerance.as_f64().unwrap_or(f64::NAN));
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
#[wasm_bindgen(unchecked_return_type = "Ends | null")]
pub fn ends(
    #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    #[wasm_bindgen(unchecked_param_type = "string")] pointer: JsValue,
) -> Result<JsValue, JsError> {
    let pointer = string("pointer", &pointer)?;
    Ok(plain(
        &valid(&document)?.and_then(|document| analysis::ends::ends(&document, &pointer)),
    ))
}
