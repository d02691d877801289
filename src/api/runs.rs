//! Questions that take a while: each is a run that the caller advances a part at a time.

use wasm_bindgen::prelude::*;

use super::asked::{given, read, valid};
use super::crossing::{plain, set};
use crate::analysis::derivation::Subject;
use crate::analysis::sweep::{Axis, Sweep};
use crate::analysis::{choices, sweep, uncertainty};

/// How sure the verdicts are when the amounts are not (§14), drawn a part at a time; `free` it when done. A document
/// with errors has no draws and a result of null.
#[wasm_bindgen]
pub struct UncertaintyRun(Option<uncertainty::UncertaintyRun>);

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
        let begin = |document| uncertainty::UncertaintyRun::new(&document, draws, seed as u64, half_width);
        Ok(Self(valid(&document)?.map(begin)))
    }
}

/// How sure the verdicts are when the settings are not (§10, §14), drawn a part at a time; `free` it when done. A
/// document with errors has no draws and a result of null.
#[wasm_bindgen]
pub struct ChoicesRun(Option<choices::ChoicesRun>);

#[wasm_bindgen]
impl ChoicesRun {
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
        draws: u32,
        seed: f64,
    ) -> Result<Self, JsError> {
        let begin = |document| choices::ChoicesRun::new(&document, draws, seed as u64);
        Ok(Self(valid(&document)?.map(begin)))
    }
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
/// document with errors, or a grid that cannot be, has no cells and a result of null.
#[wasm_bindgen]
pub struct SweepRun(Option<sweep::SweepRun>);

#[wasm_bindgen]
impl SweepRun {
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Axis")] first: JsValue,
        #[wasm_bindgen(unchecked_param_type = "Axis | null | undefined")] second: JsValue,
    ) -> Result<Self, JsError> {
        let first: Axis = read(&first)?;
        let second: Option<Axis> = given(second)?;
        let begin = |document| sweep::SweepRun::new(&document, &first, second.as_ref());
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

/// A seed that nobody has used: a whole number from 0 to 2⁵³ − 1, from the machine's own randomness.
/// Throws an `Error` where there is none.
#[wasm_bindgen(js_name = freshSeed)]
pub fn fresh_seed() -> Result<f64, JsError> {
    let bits = getrandom::u64().map_err(|_| JsError::new("no randomness here"))?;
    Ok((bits >> 11) as f64)
}
