//! Where a verdict turns when one number does (§14).
//!
//! A track is scanned at 64 even steps and ever closer around the present value; between two values whose
//! verdicts differ the turn is found by halving, to the last digit that a double has. What turns and turns back
//! within one step is not seen: the step is told. Where energies are no finite numbers any more, nothing is told.

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::formation::Rung;
use super::turn::{State, Turning, between, pair_of, plainest};
use crate::model::{Consortium, Quantity, Range, Setting};

/// Even steps of a scan.
const STEPS: usize = 64;
/// A scan also looks at steps of 1/2, 1/4 … of an even one on both sides of the present value, so many times.
const CLOSER: i32 = 8;
/// Beyond the end of a track without limit it looks at twice, four times … its end, so many times.
const DOUBLINGS: i32 = 24;
/// The track of a number without limit ends at so many times the number, unless asked otherwise.
const REACH: f64 = 4.0;
/// Or here, when the number is 0.
const REACH_OF_ZERO: f64 = 10.0;
/// Stretches that are listed at most.
const MOST_STRETCHES: usize = 64;
/// Turns are told apart down to this part of the track.
const FINEST: f64 = 1e-15;
/// How far past a turn a plain number is looked for, as a part of the track, or of the way to the turn if that is longer.
const NEARBY: f64 = 0.02;

/// Which verdict is watched.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Verdict {
    /// The highest rung.
    Formation,
    /// Whether it is formed.
    Formed,
    /// Whether it is durable.
    Durable,
    /// The behavioural mode.
    Behaviour,
    /// The organisational mode.
    Organisation,
    /// Any of them.
    #[default]
    Any,
}

/// What is asked of a number.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
pub struct FlipQuestion {
    /// The verdict; any by default.
    pub verdict: Verdict,
    /// Modes are those of this pair, not the system's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub between: Option<[String; 2]>,
    /// Where the track begins; by default at the least the number may be.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub from: Option<f64>,
    /// Where it ends; by default at the most the number may be, or at four times the number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub to: Option<f64>,
}

/// A value at which a verdict is no longer the present one.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Flip {
    /// The first value, seen from the present one, that has another verdict.
    pub value: f64,
    /// The last that has the present verdict: next to `value` as closely as halving goes.
    pub last: f64,
    /// A value just past the turn with few digits.
    pub plain: f64,
    /// What holds there.
    pub state: State,
}

/// Values over which the watched verdict stays as it is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Stretch {
    /// The first value.
    pub from: f64,
    /// The last value.
    pub to: f64,
    /// What holds at the first.
    pub state: State,
}

/// Where a verdict turns when one number does (§14).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Flips {
    /// The number's place in the document.
    pub pointer: String,
    /// What it is now.
    pub present: f64,
    /// Whether it takes whole numbers only.
    pub whole: bool,
    /// The verdicts as they are now.
    pub state: State,
    /// The nearest turn below; null when there is none.
    pub below: Option<Flip>,
    /// The nearest turn above, be it past the end of the track; null when there is none.
    pub above: Option<Flip>,
    /// The track from its one end to the other, as far as energies are finite numbers on it.
    pub stretches: Vec<Stretch>,
    /// The widest gap between two values of the track that were looked at: what turns and turns back within it
    /// is not seen.
    pub step: f64,
    /// Whether the list of stretches was cut short.
    pub truncated: bool,
}

/// Where the verdict asked about turns when a number does; nothing when there is no such number, or no such pair, or
/// when energies are no finite numbers as it is.
pub fn flip(document: &Consortium, pointer: &str, question: &FlipQuestion) -> Option<Flips> {
    let quantity = Quantity::at(document, pointer)?;
    let watch = Watch::new(document, question.verdict, question.between.as_ref())?;
    let range = quantity.range(document);
    let present = quantity.read(document);
    let (from, to) = track(document, range, present, question);
    let mut walk = Walk {
        turning: Turning::new(document),
        quantity,
        whole: range.whole,
        finest: FINEST * (to - from),
        watch,
        truncated: false,
    };

    let values = if has_say(quantity) {
        values(from, to, present, range.whole)
    } else {
        vec![from, to]
    };
    walk.key(present)?;
    let state = walk.state(present);
    let (stretches, own) = walk.stretches(&values, present);
    let step = values.windows(2).map(|it| it[1] - it[0]).fold(0.0, f64::max);
    let beside = |at: Option<usize>| at.and_then(|at| stretches.get(at));
    let below = beside(own.checked_sub(1)).map(|it| (it.to, stretches[own].from, it.from));
    let above = beside(own.checked_add(1)).map(|it| (it.from, stretches[own].to, it.to));
    let above = above.or_else(|| (range.most.is_none() && has_say(quantity)).then(|| walk.beyond(to))?);
    let mut turn = |(value, last, end): (f64, f64, f64)| {
        let nearby = NEARBY * (to - from).max((value - present).abs());
        let limit = if value < last {
            end.max(value - nearby)
        } else {
            end.min(value + nearby)
        };
        let state = walk.state(value);
        let plain = plainest(value, limit);
        let holds = range.holds(plain) && walk.key(plain) == walk.key(value);
        Flip {
            value,
            last,
            plain: if holds { plain } else { value },
            state,
        }
    };
    Some(Flips {
        pointer: quantity.pointer(),
        present,
        whole: range.whole,
        state,
        below: below.map(&mut turn),
        above: above.map(&mut turn),
        stretches,
        step,
        truncated: walk.truncated,
    })
}

/// Whether any verdict can rest on a number.
fn has_say(quantity: Quantity) -> bool {
    !matches!(
        quantity,
        Quantity::Capacity { .. }
            | Quantity::Growth { .. }
            | Quantity::Start { .. }
            | Quantity::Patience { .. }
            | Quantity::Reciprocity
            | Quantity::Reward { .. }
            | Quantity::Penalty { .. }
            | Quantity::Setting(
                Setting::EnvironmentBand
                    | Setting::PathWindow
                    | Setting::Coupling
                    | Setting::Saturation
                    | Setting::Uncertainty
                    | Setting::FormalisticShare
                    | Setting::FreeRidingGap
                    | Setting::FragmentedShare
                    | Setting::FragileShare
                    | Setting::PolicySpread
            )
    )
}

/// What is watched.
struct Watch {
    verdict: Verdict,
    pair: Option<[u32; 2]>,
}

impl Watch {
    fn new(document: &Consortium, verdict: Verdict, between: Option<&[String; 2]>) -> Option<Self> {
        let pair = match between {
            Some(between) => Some(pair_of(document, between)?),
            None => None,
        };
        Some(Self { verdict, pair })
    }

    /// A number that is another when the verdict is; nothing else is reckoned.
    fn key(&self, turning: &Turning) -> u32 {
        let rung = || turning.session().ladder().rung;
        let modes = || turning.modes(self.pair);
        match self.verdict {
            Verdict::Formation => rung() as u32,
            Verdict::Formed => u32::from(rung() >= Rung::Formed),
            Verdict::Durable => u32::from(rung() >= Rung::Durable),
            Verdict::Behaviour => modes().0 as u32,
            Verdict::Organisation => modes().1 as u32,
            Verdict::Any => {
                let (mode, level) = modes();
                let rung = if self.pair.is_some() { 0 } else { rung() as u32 };
                rung << 16 | (mode as u32) << 8 | level as u32
            }
        }
    }
}

/// Turns one number and looks.
struct Walk {
    turning: Turning,
    quantity: Quantity,
    whole: bool,
    finest: f64,
    watch: Watch,
    truncated: bool,
}

impl Walk {
    fn state(&mut self, value: f64) -> State {
        self.turning.set(self.quantity, value);
        self.turning.state(self.watch.pair)
    }

    /// None where energies are no finite numbers.
    fn key(&mut self, value: f64) -> Option<u32> {
        self.turning.set(self.quantity, value);
        self.turning
            .session()
            .is_finite()
            .then(|| self.watch.key(&self.turning))
    }

    /// The last value towards `other` with the key of `one`, and the first without it.
    fn turn(&mut self, one: f64, key: Option<u32>, other: f64) -> (f64, f64) {
        let (mut last, mut first) = (one, other);
        while let Some(middle) = between(last, first, self.whole, self.finest) {
            if self.key(middle) == key {
                last = middle;
            } else {
                first = middle;
            }
        }
        (last, first)
    }

    /// The stretches over values in rising order, and which of them holds the present one. Of too many those around it
    /// are kept.
    fn stretches(&mut self, values: &[f64], present: f64) -> (Vec<Stretch>, usize) {
        let mut stretches: Vec<(f64, f64)> = Vec::new();
        let mut put = |key: Option<u32>, from, to| stretches.extend(key.map(|_| (from, to)));
        let (mut from, mut at) = (values[0], values[0]);
        let mut own = self.key(at);
        for &value in &values[1..] {
            let key = self.key(value);
            // Of several turns within a step those are found that halving meets.
            while own != key {
                let (last, first) = self.turn(at, own, value);
                put(own, from, last);
                (from, at) = (first, first);
                own = self.key(first);
            }
            at = value;
        }
        put(own, from, at);
        let place = stretches.partition_point(|&(_, to)| to < present);
        let first = place.saturating_sub(MOST_STRETCHES / 2);
        let kept = &stretches[first..stretches.len().min(first + MOST_STRETCHES)];
        self.truncated = kept.len() < stretches.len();
        let kept = kept.iter().map(|&(from, to)| Stretch {
            from,
            to,
            state: self.state(from),
        });
        (kept.collect(), place - first)
    }

    /// The first turn past the end of a track without limit: the first value after it, the last before, and how far it
    /// was looked at.
    fn beyond(&mut self, end: f64) -> Option<(f64, f64, f64)> {
        let key = self.key(end);
        let mut at = end;
        for _ in 0..DOUBLINGS {
            let next = 2.0 * at;
            if self.key(next) != key {
                let (last, first) = self.turn(at, key, next);
                return self.key(first).map(|_| (first, last, next));
            }
            at = next;
        }
        None
    }
}

fn track(document: &Consortium, range: Range, present: f64, question: &FlipQuestion) -> (f64, f64) {
    let from = question
        .from
        .filter(|from| from.is_finite())
        .map_or(range.least, |from| from.min(present));
    let reach = match range.most {
        Some(most) => most,
        None if range.whole => present.max(f64::from(document.months) + 1.0),
        None if present > 0.0 => REACH * present,
        None => REACH_OF_ZERO,
    };
    let to = question
        .to
        .filter(|to| to.is_finite())
        .map_or(reach, |to| to.max(present));
    (range.nearest(from), range.nearest(to))
}

/// The values of a scan, in rising order, each once; the present one and both ends are among them.
fn values(from: f64, to: f64, present: f64, whole: bool) -> Vec<f64> {
    let step = (to - from) / STEPS as f64;
    let mut values: Vec<f64> = (0..=STEPS).map(|index| from + step * index as f64).collect();
    values[STEPS] = to;
    values.push(present);
    for closer in 1..=CLOSER {
        let near = step * libm::ldexp(1.0, -closer);
        values.push(present - near);
        values.push(present + near);
    }
    if whole {
        values.push(present - 1.0);
        values.push(present + 1.0);
        values.iter_mut().for_each(|value| *value = value.round());
    }
    values.retain(|value| (from..=to).contains(value));
    values.sort_by(f64::total_cmp);
    values.dedup();
    values
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::analysis::behaviour::Mode;
    use crate::library;

    fn four_units() -> Consortium {
        let entry: serde_json::Value = serde_json::from_str(library::ENTRIES[0]).unwrap();
        crate::model::read(&entry["document"]).0.unwrap()
    }

    /// What research funds are worth to the institute.
    fn funds(document: &Consortium) -> String {
        let unit = document.units.iter().position(|unit| unit.id == "R").unwrap();
        let inputs = &document.units[unit].inputs;
        let input = inputs
            .iter()
            .position(|it| (it.value, it.amount) == (10.0, 1.0))
            .unwrap();
        Quantity::Value { unit, input }.pointer()
    }

    #[test]
    fn a_pair_of_the_worked_case_turns_where_it_does_by_hand() {
        let document = four_units();
        let question = FlipQuestion {
            verdict: Verdict::Behaviour,
            between: Some(["R".into(), "E".into()]),
            ..FlipQuestion::default()
        };
        let flips = flip(&document, &funds(&document), &question).unwrap();
        let modes: Vec<Mode> = flips.stretches.iter().map(|it| it.state.behaviour).collect();
        assert_eq!(
            modes,
            [
                Mode::Parasitism,
                Mode::Commensalism,
                Mode::AsymmetricMutualism,
                Mode::SymmetricMutualism,
                Mode::AsymmetricMutualism
            ]
        );
        // R gains 0.8 w − 10, E gains 10. R's zero band is 1 % of its gross, w + 10;
        // symmetry is |0.8 w − 20| ≤ 0.1 · 0.8 w.
        let at: Vec<f64> = flips.stretches.iter().skip(1).map(|it| it.from).collect();
        let expected = [9.9 / 0.81, 10.1 / 0.79, 20.0 / 0.88, 20.0 / 0.72];
        for (at, expected) in at.iter().zip(expected) {
            assert!((at - expected).abs() < 1e-6, "{at} {expected}");
        }
        assert_eq!(flips.state.behaviour, Mode::Parasitism);
        assert_eq!(flips.below, None);
        let above = flips.above.unwrap();
        assert_eq!(above.state.behaviour, Mode::Commensalism);
        assert_eq!((above.plain * 10.0).fract(), 0.0, "{}", above.plain);
        assert!(above.last < above.value && above.value - above.last < 1e-12);
    }
}
