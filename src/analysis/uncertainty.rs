//! How sure the verdicts are when the amounts are not (§14).
//!
//! Every amount, quality, value, cost, resistance and sign is drawn by itself, uniform within ± a part of what it
//! is, and kept within its range. A number that the document says once is drawn once: pairs and projects that
//! follow the setting's resistance follow it together. What is 0 stays 0.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::derivation::{Derivation, Sampled, Subject, Thing};
use super::sample::{Outlook, PARTS, Part, Tally};
use super::variation::Variation;
use crate::math::random::Random;
use crate::model::{Consortium, Quantity};

/// Quantities whose part in the variance of S is listed, at most.
pub const MOST_LISTED: usize = 200;

/// How sure the verdicts are (§14).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Uncertainty {
    /// The seed of the draws.
    pub seed: f64,
    /// Each number is drawn within ± this part of itself.
    pub half_width: f64,
    /// How many numbers are drawn.
    pub quantities: u32,
    /// What the draws look like together.
    pub outlook: Outlook,
    /// What decides S, the strongest first; at most 200.
    pub sensitivity: Vec<Sensitivity>,
}

/// What S owes to one number.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Sensitivity {
    /// The number's place in the document.
    pub pointer: String,
    /// The share of the variance of S that it explains by itself (first order).
    pub part: Part,
}

/// The numbers that are drawn, column by column.
#[derive(Clone, Debug)]
struct Drawn {
    quantities: Vec<Quantity>,
    present: Vec<f64>,
    /// The least and the greatest that each may be.
    least: Vec<f64>,
    most: Vec<f64>,
}

impl Drawn {
    /// Those of a document that are not 0.
    fn of(document: &Consortium) -> Self {
        let mut quantities = Quantity::amounts(document);
        quantities.retain(|quantity| quantity.read(document) != 0.0);
        let ends = quantities.iter().map(|quantity| quantity.range(document).ends());
        let (least, most) = ends.unzip();
        Self {
            present: quantities
                .iter()
                .map(|quantity| quantity.read(document))
                .collect(),
            quantities,
            least,
            most,
        }
    }

    /// What a number from 0 to 1 makes of one of them, within ± `half_width` of what it is.
    #[inline]
    fn value(&self, index: usize, half_width: f64, uniform: f64) -> f64 {
        let value = self.present[index] * (1.0 + half_width * (2.0 * uniform - 1.0));
        let (least, most) = (self.least[index], self.most[index]);
        if value < least {
            least
        } else if value > most {
            most
        } else {
            value
        }
    }
}

/// Draws that are being made.
#[derive(Clone, Debug)]
pub struct UncertaintyRun {
    document: Consortium,
    variation: Variation,
    seed: u64,
    half_width: f64,
    drawn: Drawn,
    uniforms: Vec<f64>,
    values: Vec<f64>,
    /// Whether the draw before had a number that was 0.
    zero: bool,
    tally: Tally,
}

impl UncertaintyRun {
    /// So many draws around a valid document under a seed, within ± `half_width` of each number; when that is not
    /// given, within the document's `uncertainty`.
    pub fn new(document: &Consortium, draws: u32, seed: u64, half_width: Option<f64>) -> Self {
        let half_width = half_width.unwrap_or(document.settings.uncertainty);
        let drawn = Drawn::of(document);
        let count = drawn.quantities.len();
        let mut variation = Variation::new(document);
        let tally = Tally::new(variation.standing().clone(), draws, (0..count).map(|_| PARTS));
        Self {
            document: document.clone(),
            variation,
            seed,
            half_width,
            uniforms: vec![0.0; count],
            values: vec![0.0; count],
            zero: false,
            drawn,
            tally,
        }
    }

    /// Makes so many of the draws that are left; whether none is left. It does not matter in how many steps they
    /// are made.
    pub fn advance(&mut self, draws: u32) -> bool {
        for _ in 0..draws.min(self.tally.left()) {
            let mut random = Random::stream(self.seed, self.tally.draws().into());
            self.uniforms.fill_with(|| random.uniform());
            for (index, (uniform, value)) in self.uniforms.iter().zip(&mut self.values).enumerate() {
                *value = self.drawn.value(index, self.half_width, *uniform);
            }
            let zero = self.values.contains(&0.0);
            // What is active changes only where a number is 0, or was.
            if zero || self.zero {
                for (quantity, value) in self.drawn.quantities.iter().zip(&self.values) {
                    self.variation.set(quantity, *value);
                }
            } else {
                self.variation.set_all(&self.drawn.quantities, &self.values);
            }
            self.zero = zero;
            self.tally.add(self.variation.standing(), &self.uniforms);
        }
        self.tally.left() == 0
    }

    /// Draws made.
    pub fn draws(&self) -> u32 {
        self.tally.draws()
    }

    /// Why something that the draws so far say is so; None when they do not say it.
    pub fn derivation(&self, subject: &Subject) -> Option<Derivation> {
        let pointer = subject.pointer.as_deref();
        let thing = self
            .drawn
            .quantities
            .iter()
            .position(|quantity| Some(quantity.pointer().as_str()) == pointer);
        let part = |place: usize| {
            let at = |uniform| {
                self.drawn
                    .value(thing.unwrap_or_default(), self.half_width, uniform)
            };
            let (from, to) = (place as f64 / PARTS as f64, (place + 1) as f64 / PARTS as f64);
            Thing::Drawn {
                from: at(from),
                to: at(to),
            }
        };
        let sampled = Sampled {
            document: &self.document,
            tally: &self.tally,
            thing,
            part: &part,
            settings: &["uncertainty"],
        };
        sampled.derivation(subject)
    }

    /// What the draws so far say.
    pub fn result(&self) -> Uncertainty {
        let mut parts: Vec<(usize, Part)> = (self.tally.decides().into_iter().enumerate())
            .filter_map(|(index, decides)| Some((index, decides.surplus?)))
            .collect();
        parts.sort_by(|(_, one), (_, other)| other.share.total_cmp(&one.share));
        parts.truncate(MOST_LISTED);
        let sensitivity = |(index, part): (usize, Part)| Sensitivity {
            pointer: self.drawn.quantities[index].pointer(),
            part,
        };
        Uncertainty {
            seed: self.seed as f64,
            half_width: self.half_width,
            quantities: self.values.len() as u32,
            outlook: self.tally.outlook(&self.document),
            sensitivity: parts.into_iter().map(sensitivity).collect(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::standing::standing;
    use crate::model::parse;

    /// Wide enough that numbers are cut off at 0 in some draws and not in the next.
    #[test]
    fn draws_are_those_of_documents_that_were_written() {
        for entry in crate::library::ENTRIES.iter().take(6) {
            let entry: serde_json::Value = serde_json::from_str(entry).unwrap();
            let document = parse(&entry["document"].to_string()).document.unwrap();
            for half_width in [0.2, 1.1] {
                let mut run = UncertaintyRun::new(&document, 31, 5, Some(half_width));
                for draw in 0..31 {
                    let mut random = Random::stream(5, draw);
                    let mut written = document.clone();
                    for quantity in Quantity::amounts(&document) {
                        let present = quantity.read(&document);
                        if present != 0.0 {
                            let value = present * (1.0 + half_width * (2.0 * random.uniform() - 1.0));
                            quantity.write(&mut written, quantity.range(&document).nearest(value));
                        }
                    }
                    run.advance(1);
                    assert_eq!(*run.variation.standing(), standing(&written), "draw {draw}");
                }
            }
        }
    }
}
