//! S and the verdicts over ranges of one or two numbers (§14).

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::behaviour::Mode;
use super::formation::Rung;
use super::organisation::Level;
use super::trial::Trial;
use crate::model::{Consortium, Quantity};

/// Cells of a grid at most.
pub const MOST_CELLS: usize = 40_000;

/// A number and the values that it takes, evenly from one to another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Axis {
    /// The number's place in the document.
    pub pointer: String,
    /// The first value.
    pub from: f64,
    /// The last value.
    pub to: f64,
    /// How many values.
    pub values: u32,
}

/// A number and the values that it took.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Ticks {
    /// The number's place in the document.
    pub pointer: String,
    /// Within its range, each once.
    pub values: Vec<f64>,
    /// What it is in the document.
    pub present: f64,
}

/// A grid of standings (§14). Cells lie row by row: the first number changes within a row.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Sweep {
    /// Along a row.
    pub first: Ticks,
    /// From row to row; null when one number alone is swept.
    pub second: Option<Ticks>,
    /// S, eu.
    #[cfg_attr(target_family = "wasm", tsify(type = "Float64Array"))]
    pub surplus: Vec<f64>,
    /// The behavioural mode of the system, as a place in `modes`.
    #[cfg_attr(target_family = "wasm", tsify(type = "Uint8Array"))]
    pub behaviour: Vec<u8>,
    /// The organisational mode of the system, as a place in `levels`.
    #[cfg_attr(target_family = "wasm", tsify(type = "Uint8Array"))]
    pub organisation: Vec<u8>,
    /// The highest rung reached, as a place in `rungs`.
    #[cfg_attr(target_family = "wasm", tsify(type = "Uint8Array"))]
    pub formation: Vec<u8>,
    /// All behavioural modes.
    pub modes: Vec<Mode>,
    /// All organisational modes.
    pub levels: Vec<Level>,
    /// All rungs.
    pub rungs: Vec<Rung>,
}

/// A grid that is being reckoned.
#[derive(Clone, Debug)]
pub struct SweepRun {
    trial: Trial,
    first: Quantity,
    second: Option<Quantity>,
    grid: Sweep,
}

impl SweepRun {
    /// Over one or two numbers of a valid document; nothing when a place holds no number, both hang together, or the
    /// grid would have more than 40,000 cells.
    pub fn new(document: &Consortium, first: &Axis, second: Option<&Axis>) -> Option<Self> {
        let ticks = |axis: &Axis| {
            let quantity = Quantity::at(document, &axis.pointer)?;
            let range = quantity.range(document);
            let last = axis.values.checked_sub(1)?;
            let fits = axis.from.is_finite() && axis.to.is_finite() && axis.values as usize <= MOST_CELLS;
            if !fits {
                return None;
            }
            let mut values: Vec<f64> = (0..=last)
                .map(|index| {
                    let part = if last == 0 {
                        0.0
                    } else {
                        f64::from(index) / f64::from(last)
                    };
                    range.nearest(axis.from + part * (axis.to - axis.from))
                })
                .collect();
            values.dedup();
            Some((
                quantity,
                Ticks {
                    pointer: quantity.pointer(),
                    values,
                    present: quantity.read(document),
                },
            ))
        };
        let (first, ticks_of_first) = ticks(first)?;
        let (second, ticks_of_second) = match second {
            Some(axis) => {
                let (second, ticks) = ticks(axis)?;
                (Some(second), Some(ticks))
            }
            None => (None, None),
        };
        let rows = ticks_of_second.as_ref().map_or(1, |ticks| ticks.values.len());
        // Two shares of one project cannot be set apart from each other.
        let same = match (first, second) {
            (Quantity::Share { project, .. }, Some(Quantity::Share { project: other, .. })) => {
                project == other
            }
            _ => second == Some(first),
        };
        if same || ticks_of_first.values.len() * rows > MOST_CELLS {
            return None;
        }
        Some(Self {
            trial: Trial::new(document),
            first,
            second,
            grid: Sweep {
                first: ticks_of_first,
                second: ticks_of_second,
                surplus: Vec::new(),
                behaviour: Vec::new(),
                organisation: Vec::new(),
                formation: Vec::new(),
                modes: Mode::ALL.to_vec(),
                levels: Level::ALL.to_vec(),
                rungs: Rung::ALL.to_vec(),
            },
        })
    }

    /// Cells of the whole grid.
    pub fn cells(&self) -> usize {
        let rows = self.grid.second.as_ref().map_or(1, |ticks| ticks.values.len());
        self.grid.first.values.len() * rows
    }

    /// Cells reckoned.
    pub fn done(&self) -> usize {
        self.grid.surplus.len()
    }

    /// Reckons so many of the cells that are left; whether none is left.
    pub fn advance(&mut self, cells: usize) -> bool {
        let columns = self.grid.first.values.len();
        for cell in self.done()..self.cells().min(self.done().saturating_add(cells)) {
            let (row, column) = (cell / columns, cell % columns);
            self.trial.set(self.first, self.grid.first.values[column]);
            if let (Some(second), Some(ticks)) = (self.second, &self.grid.second) {
                self.trial.set(second, ticks.values[row]);
            }
            let standing = self.trial.standing();
            self.grid.surplus.push(standing.surplus);
            self.grid.behaviour.push(standing.behaviour as u8);
            self.grid.organisation.push(standing.organisation as u8);
            self.grid.formation.push(standing.rung as u8);
        }
        self.done() == self.cells()
    }

    /// The grid as far as it is reckoned.
    pub fn result(&self) -> &Sweep {
        &self.grid
    }
}
