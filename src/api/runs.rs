//! Questions that take a while: each is a run that the caller advances a part at a time.

use wasm_bindgen::prelude::*;

use super::asked::{given, read, valid};
use super::crossing::{plain, set};
use crate::analysis::derivation::Subject;
use crate::analysis::sample::MOST_DRAWS;
use crate::analysis::sweep::{Axis, MOST_CELLS, Sweep};
use crate::analysis::{choices, sweep, uncertainty};
use crate::model::{Consortium, Quantity};

/// The greatest seed: up to it every whole number is a JavaScript number of its own.
const MOST_SEED: f64 = 9_007_199_254_740_991.0;

/// How sure the verdicts are when the amounts are not (§14), drawn a part at a time; `free` it when done. A document
/// with errors has no draws and a result of null.
#[wasm_bindgen]
pub struct UncertaintyRun(Option<uncertainty::UncertaintyRun>);

#[wasm_bindgen]
impl UncertaintyRun {
    /// `draws` are 1 to 1,000,000, `seed` is a whole number from 0 to 2⁵³ − 1, `halfWidth` 0 to 1 and the document's
    /// `uncertainty` when left out. Throws an `Error` for others.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
        draws: f64,
        seed: f64,
        #[wasm_bindgen(js_name = halfWidth)] half_width: Option<f64>,
    ) -> Result<Self, JsError> {
        let (draws, seed) = sampling(draws, seed)?;
        if half_width.is_some_and(|width| !(0.0..=1.0).contains(&width)) {
            return Err(JsError::new("halfWidth must be a number from 0 to 1"));
        }
        let begin = |document| uncertainty::UncertaintyRun::new(&document, draws, seed, half_width);
        Ok(Self(valid(&document)?.map(begin)))
    }
}

/// How sure the verdicts are when the settings are not (§10, §14), drawn a part at a time; `free` it when done. A
/// document with errors has no draws and a result of null.
#[wasm_bindgen]
pub struct ChoicesRun(Option<choices::ChoicesRun>);

#[wasm_bindgen]
impl ChoicesRun {
    /// `draws` and `seed` as of an `UncertaintyRun`.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
        draws: f64,
        seed: f64,
    ) -> Result<Self, JsError> {
        let (draws, seed) = sampling(draws, seed)?;
        let begin = |document| choices::ChoicesRun::new(&document, draws, seed);
        Ok(Self(valid(&document)?.map(begin)))
    }
}

/// How many draws, and from which seed.
fn sampling(draws: f64, seed: f64) -> Result<(u32, u64), JsError> {
    let whole = |name: &str, value: f64, least: f64, most: f64| {
        let fine = value.fract() == 0.0 && (least..=most).contains(&value);
        let told = || JsError::new(&format!("{name} must be a whole number from {least} to {most}"));
        fine.then_some(value).ok_or_else(told)
    };
    Ok((
        whole("draws", draws, 1.0, MOST_DRAWS.into())? as u32,
        whole("seed", seed, 0.0, MOST_SEED)? as u64,
    ))
}

/// What a run of draws tells as it goes on, and the type of what it comes to.
macro_rules! drawn {
    ($run:ident $result:tt) => {
        #[wasm_bindgen]
        impl $run {
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
                Ok(plain(
                    &self.0.as_ref().and_then(|run| run.derivation(&subject)),
                ))
            }

            /// What the draws so far say.
            #[wasm_bindgen(unchecked_return_type = $result)]
            pub fn result(&self) -> Result<JsValue, JsError> {
                Ok(plain(&self.0.as_ref().map(|run| run.result())))
            }
        }
    };
}

drawn!(UncertaintyRun "Uncertainty | null");
drawn!(ChoicesRun "Choices | null");

/// S and the verdicts over ranges of one or two numbers (§14), reckoned a part at a time; `free` it when done. A
/// document with errors has no cells and a result of null.
#[wasm_bindgen]
pub struct SweepRun(Option<sweep::SweepRun>);

#[wasm_bindgen]
impl SweepRun {
    /// A value that a number may not take is the nearest that it may, and each value comes once: the grid may have fewer
    /// than were asked for. Throws an `Error` for a grid that cannot be: a pointer that leads to no number, two that lead
    /// to the same or to shares of one project, no values, or more than 40,000 cells.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Axis")] first: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Axis | null | undefined")] second: JsValue,
    ) -> Result<Self, JsError> {
        let first: Axis = read(&first)?;
        let second: Option<Axis> = given(&second)?;
        let Some(document) = valid(&document)? else {
            return Ok(Self(None));
        };
        let run = sweep::SweepRun::new(&document, &first, second.as_ref());
        let refused = || JsError::new(&why_no_grid(&document, &first, second.as_ref()));
        Ok(Self(Some(run.ok_or_else(refused)?)))
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
        let result = plain(&Sweep {
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

/// Why a grid that cannot be cannot.
fn why_no_grid(document: &Consortium, first: &Axis, second: Option<&Axis>) -> String {
    let mut cells = 1;
    for Axis { pointer, values, .. } in [first].into_iter().chain(second) {
        if Quantity::at(document, pointer).is_none() {
            return format!("the document has no number at '{pointer}'");
        }
        cells = usize::saturating_mul(cells, *values as usize);
    }
    if (1..=MOST_CELLS).contains(&cells) {
        "two axes must lead to numbers that can be set apart from each other".to_owned()
    } else {
        format!("a grid has 1 to {MOST_CELLS} cells, not {cells}")
    }
}

/// A seed that nobody has used: a whole number from 0 to 2⁵³ − 1, from the machine's own randomness.
/// Throws an `Error` where there is none.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Result<f64, JsError> {
    let bits = getrandom::u64().map_err(|_| JsError::new("no randomness here"))?;
    Ok((bits >> 11) as f64)
}
