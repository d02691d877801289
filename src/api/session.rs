//! A document that stays in the engine while it is edited.

use tsify::Ts;
use wasm_bindgen::prelude::*;

use super::crossing::{plain, restore_not_finite, text_of, typed};
use crate::analysis::overall::Overall;
use crate::analysis::overflow;
use crate::analysis::session::Session as Held;
use crate::analysis::standing::Standing;
use crate::model::{Code, Detail, DetailValue, Problem, Severity};

/// A document that stays in the engine while it is edited: `edit` sets one number, and only what hangs on it is reckoned
/// again, to the same bits as an analysis of the edited document. Lists come as typed arrays of their own, one entry a
/// unit, pair, exchange or month in document order; pairs are those of `pairs`.
#[wasm_bindgen]
pub struct Session(Held);

#[wasm_bindgen]
impl Session {
    /// Reads a document, given as a value or as its JSON text. Throws an `Error` when it has errors, which tells the first;
    /// `validate` tells all.
    #[wasm_bindgen(constructor)]
    pub fn new(
        #[wasm_bindgen(unchecked_param_type = "Consortium | string")] document: JsValue,
    ) -> Result<Session, JsError> {
        let mut parsed = overflow::parse(&text_of(&document)?);
        restore_not_finite(&document, &mut parsed.problems);
        let read = parsed.document.ok_or_else(|| refused(&parsed.problems))?;
        Ok(Self(Held::new(read)))
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
    /// of a project cannot be set alone. It is a wrong type, and what is expected is told, when the value is no number, and
    /// when the pointer leads to none.
    #[wasm_bindgen(unchecked_return_type = "Problem[]")]
    pub fn edit(
        &mut self,
        pointer: &str,
        #[wasm_bindgen(unchecked_param_type = "number")] value: JsValue,
    ) -> Result<JsValue, JsError> {
        let Some(value) = value.as_f64() else {
            return Ok(plain(&[wrong_type(pointer, "number")]));
        };
        match self.0.edit(pointer, value) {
            Ok(()) => Ok(js_sys::Array::new().into()),
            Err(problem) if problem.code == Code::WrongType => Ok(plain(&[wrong_type(
                pointer,
                "pointer to a number of the document",
            )])),
            Err(problem) => Ok(plain(&[problem])),
        }
    }

    /// What an analysis would say of the whole consortium, without the lists that explain it: as quick as an edit.
    pub fn overall(&self) -> Result<Ts<Overall>, JsError> {
        Ok(typed(&self.0.overall()))
    }

    /// How the consortium stands: S, modes, α, rung.
    pub fn standing(&self) -> Result<Ts<Standing>, JsError> {
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

/// Why a document with problems makes no session.
fn refused(problems: &[Problem]) -> JsError {
    let errors = || problems.iter().filter(|it| it.severity == Severity::Error);
    let first = errors()
        .next()
        .map_or_else(String::new, |Problem { code, pointer, .. }| {
            let code = plain(code).as_string().unwrap_or_default();
            format!(", the first {code} at '{pointer}'")
        });
    let count = errors().count();
    JsError::new(&format!(
        "errors in the document: {count}{first}; validate tells all"
    ))
}

fn wrong_type(pointer: &str, expected: &str) -> Problem {
    Problem {
        code: Code::WrongType,
        pointer: pointer.to_owned(),
        severity: Severity::Error,
        values: vec![Detail {
            name: "expected".to_owned(),
            value: DetailValue::Text(expected.to_owned()),
        }],
    }
}
