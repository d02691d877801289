//! Where a verdict turns when one number does, and which single number turns it with the smallest change (§14).
//!
//! A track is scanned at 64 even steps and ever closer around the present value; between two values whose
//! verdicts differ the turn is found by halving, to the last digit that a double has. What turns and turns back
//! within one step is not seen: the step is told.

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::behaviour::Mode;
use super::formation::Rung;
use super::organisation::Level;
use super::standing::Standing;
use super::trial::Trial;
use super::uncertainty::quantities;
use crate::model::{Consortium, Edit, Quantity, Range, Setting};

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
/// Turns that are listed at most.
const MOST_TURNS: usize = 64;
/// Turns are told apart down to this part of the track.
const FINEST: f64 = 1e-15;
/// How far past a turn a plain number is looked for, as a part of the track.
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
#[serde(rename_all = "camelCase", default)]
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

/// The verdicts at some value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct State {
    /// The highest rung reached.
    pub rung: Rung,
    /// The behavioural mode: of the pair when one is asked about, else of the system.
    pub behaviour: Mode,
    /// The organisational mode: of the pair when one is asked about, else of the system.
    pub organisation: Level,
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
    /// The track from its one end to the other.
    pub stretches: Vec<Stretch>,
    /// The widest gap between two values of the track that were looked at: what turns and turns back within it
    /// is not seen.
    pub step: f64,
    /// Whether the list of stretches was cut short.
    pub truncated: bool,
}

/// Where the verdict asked about turns when a number does; nothing when there is no such number, or no such pair.
pub fn flip(document: &Consortium, pointer: &str, question: &FlipQuestion) -> Option<Flips> {
    let quantity = Quantity::at(document, pointer)?;
    let watch = Watch::new(document, question.verdict, question.between.as_ref())?;
    let range = quantity.range(document);
    let present = quantity.read(document);
    let (from, to) = track(document, range, present, question);
    let mut walk = Walk {
        trial: Trial::new(document),
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
    let state = walk.state(present);
    let stretches = walk.stretches(&values);
    let step = values.windows(2).map(|it| it[1] - it[0]).fold(0.0, f64::max);
    let own = stretches
        .iter()
        .position(|it| it.from <= present && present <= it.to);
    let own = own.unwrap_or_default();
    let beside = |at: Option<usize>| at.and_then(|at| stretches.get(at));
    let below = beside(own.checked_sub(1)).map(|it| (it.to, stretches[own].from, it.from));
    let above = beside(own.checked_add(1)).map(|it| (it.from, stretches[own].to, it.to));
    let above = above.or_else(|| {
        let far = (range.most.is_none() && has_say(quantity)).then(|| walk.beyond(to))??;
        Some((far.1, far.0, far.1))
    });
    let nearby = NEARBY * (to - from);
    let mut turn = |(value, last, end): (f64, f64, f64)| {
        let limit = if value < last {
            end.max(value - nearby)
        } else {
            end.min(value + nearby)
        };
        let state = walk.state(value);
        let plain = plainest(value, limit);
        let holds = range.holds(plain) && walk.key(plain) == walk.watch.key(&state);
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

/// What is to be reached. All that is given must hold together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase", default)]
pub struct Goal {
    /// This rung or a higher one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub formation: Option<Rung>,
    /// This behavioural mode.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub behaviour: Option<Mode>,
    /// This organisational mode or a closer one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub organisation: Option<Level>,
    /// Modes are those of this pair, not the system's.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub between: Option<[String; 2]>,
}

/// The single number that reaches a goal with the smallest relative change.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct SmallestChange {
    /// Whether the goal is reached already; nothing is then to be changed.
    pub reached: bool,
    /// Null when no single number reaches the goal.
    pub change: Option<Change>,
    /// How many numbers were tried.
    pub tried: u32,
    /// Whether some were left out, because the document holds too many.
    pub truncated: bool,
}

/// A change of one number.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Change {
    /// The number's place in the document.
    pub pointer: String,
    /// What it is now.
    pub present: f64,
    /// What reaches the goal.
    pub value: f64,
    /// (value − present)/|present|.
    pub relative: f64,
    /// A value just past it with few digits that reaches the goal too.
    pub plain: f64,
    /// The edits that set `plain`: one, or those of all shares of a project.
    pub edits: Vec<Edit>,
    /// What holds then.
    pub state: State,
}

/// Relative changes that are tried: each so many times the one before.
const WIDER: f64 = 1.2;
/// The first of them.
const FIRST_CHANGE: f64 = 0.01;
/// The last of them.
const LAST_CHANGE: f64 = 1000.0;
/// Numbers that are tried at most.
const MOST_TRIED: usize = 2000;

/// The single number whose smallest relative change reaches a goal: over every amount, quality, value, cost,
/// resistance, sign, weight, share, coordination and end of a period that is not 0. Changes are tried from 1 % on,
/// each a fifth wider than the last, and the first that reaches the goal is then narrowed down by halving.
/// Nothing when there is no such pair.
pub fn smallest_change(document: &Consortium, goal: &Goal) -> Option<SmallestChange> {
    let watch = Watch::new(document, Verdict::Any, goal.between.as_ref())?;
    let mut trial = Trial::new(document);
    let mut answer = SmallestChange {
        reached: goal.holds(&watch.state(trial.standing())),
        change: None,
        tried: 0,
        truncated: false,
    };
    if answer.reached {
        return Some(answer);
    }
    let mut numbers: Vec<(Quantity, f64, Range)> = movable(document)
        .into_iter()
        .map(|quantity| (quantity, quantity.read(document), quantity.range(document)))
        .filter(|(_, present, _)| *present != 0.0)
        .collect();
    answer.truncated = numbers.len() > MOST_TRIED;
    numbers.truncate(MOST_TRIED);
    answer.tried = numbers.len() as u32;

    // The value of a number changed by a part of itself, as far as its range goes.
    let value = |&(_, present, range): &(Quantity, f64, Range), change: f64| {
        range.nearest(present + change * present.abs())
    };
    let mut reaches = |number: &(Quantity, f64, Range), value: f64| {
        trial.set(number.0, value);
        let reached = goal.holds(&watch.state(trial.standing()));
        trial.set(number.0, number.1);
        reached
    };
    let (mut narrow, mut wide) = (0.0, FIRST_CHANGE);
    let mut best: Option<(f64, usize, f64)> = None;
    while best.is_none() && narrow < LAST_CHANGE {
        for (index, number) in numbers.iter().enumerate() {
            for sign in [-1.0, 1.0] {
                let (near, far) = (value(number, sign * narrow), value(number, sign * wide));
                if near == far || !reaches(number, far) {
                    continue;
                }
                let (mut out, mut reached) = (near, far);
                while let Some(middle) = between(out, reached, number.2.whole, 0.0) {
                    if reaches(number, middle) {
                        reached = middle;
                    } else {
                        out = middle;
                    }
                }
                let change = (reached - number.1).abs() / number.1.abs();
                if best.is_none_or(|(least, ..)| change < least) {
                    best = Some((change, index, reached));
                }
            }
        }
        (narrow, wide) = (wide, wide * WIDER);
    }
    if let Some((_, index, value)) = best {
        let number = &numbers[index];
        let (quantity, present, range) = *number;
        let nearby = value + NEARBY * (value - present).signum() * present.abs();
        let plain = plainest(value, nearby);
        let plain = if range.holds(plain) && reaches(number, plain) {
            plain
        } else {
            value
        };
        trial.set(quantity, plain);
        answer.change = Some(Change {
            pointer: quantity.pointer(),
            present,
            value,
            relative: (value - present) / present.abs(),
            plain,
            edits: quantity.edits(document, plain),
            state: watch.state(trial.standing()),
        });
    }
    Some(answer)
}

impl Goal {
    fn holds(&self, state: &State) -> bool {
        self.formation.is_none_or(|rung| state.rung >= rung)
            && self.behaviour.is_none_or(|mode| state.behaviour == mode)
            && self.organisation.is_none_or(|level| state.organisation >= level)
    }
}

/// Numbers that describe the consortium, and not how it is judged.
fn movable(document: &Consortium) -> Vec<Quantity> {
    let mut all = quantities(document);
    for link in 0..document.links.len() {
        all.push(Quantity::Coordination { link });
    }
    for factor in 0..document.environment.len() {
        all.push(Quantity::Weight { factor });
    }
    for (project, it) in document.projects.iter().enumerate() {
        for member in 0..it.members.len() {
            all.push(Quantity::Share { project, member });
        }
    }
    let exchanges = document.exchanges.iter().enumerate();
    let exchanges = exchanges.map(|(index, it)| (crate::model::Timed::Exchange(index), &it.periods));
    let projects = document.projects.iter().enumerate();
    let projects = projects.map(|(index, it)| (crate::model::Timed::Project(index), &it.periods));
    for (of, periods) in exchanges.chain(projects) {
        for (period, it) in periods.iter().enumerate() {
            if it.1.is_some() {
                all.push(Quantity::PeriodEnd { of, period });
            }
        }
    }
    all
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

/// What of a standing is looked at.
struct Watch {
    verdict: Verdict,
    pair: Option<[u32; 2]>,
}

impl Watch {
    fn new(document: &Consortium, verdict: Verdict, between: Option<&[String; 2]>) -> Option<Self> {
        let place = |id: &String| document.units.iter().position(|unit| unit.id == *id);
        let pair = match between {
            Some([one, other]) => {
                let (one, other) = (place(one)? as u32, place(other)? as u32);
                Some([one.min(other), one.max(other)])
            }
            None => None,
        };
        Some(Self { verdict, pair })
    }

    fn state(&self, standing: &Standing) -> State {
        let mut state = State {
            rung: standing.rung,
            behaviour: standing.behaviour,
            organisation: standing.organisation,
        };
        if let Some(units) = self.pair {
            let pair = standing.pairs.binary_search_by_key(&units, |pair| pair.units);
            let pair = pair.ok().map(|at| &standing.pairs[at]);
            state.behaviour = pair.map_or(Mode::None, |pair| pair.behaviour);
            state.organisation = pair.map_or(Level::None, |pair| pair.organisation);
        }
        state
    }

    /// A number that is another when the verdict is.
    fn key(&self, state: &State) -> u32 {
        let (rung, mode, level) = (
            state.rung as u32,
            state.behaviour as u32,
            state.organisation as u32,
        );
        match self.verdict {
            Verdict::Formation => rung,
            Verdict::Formed => u32::from(state.rung >= Rung::Formed),
            Verdict::Durable => u32::from(state.rung >= Rung::Durable),
            Verdict::Behaviour => mode,
            Verdict::Organisation => level,
            Verdict::Any if self.pair.is_some() => mode << 8 | level,
            Verdict::Any => rung << 16 | mode << 8 | level,
        }
    }
}

/// Turns one number and looks.
struct Walk {
    trial: Trial,
    quantity: Quantity,
    whole: bool,
    finest: f64,
    watch: Watch,
    truncated: bool,
}

impl Walk {
    fn state(&mut self, value: f64) -> State {
        self.trial.set(self.quantity, value);
        self.watch.state(self.trial.standing())
    }

    fn key(&mut self, value: f64) -> u32 {
        let state = self.state(value);
        self.watch.key(&state)
    }

    /// The last value towards `other` with the key of `one`, and the first without it.
    fn turn(&mut self, one: f64, key: u32, other: f64) -> (f64, f64) {
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

    /// The stretches over values in rising order.
    fn stretches(&mut self, values: &[f64]) -> Vec<Stretch> {
        let mut stretches: Vec<Stretch> = Vec::new();
        let Some(&first) = values.first() else {
            return stretches;
        };
        let mut at = first;
        let mut stretch = Stretch {
            from: at,
            to: at,
            state: self.state(at),
        };
        for &value in &values[1..] {
            let next = self.state(value);
            let key = self.watch.key(&next);
            // Of several turns within a step those are found that halving meets.
            while self.watch.key(&stretch.state) != key {
                if stretches.len() + 1 >= MOST_TURNS {
                    self.truncated = true;
                    break;
                }
                let own = self.watch.key(&stretch.state);
                let (last, first) = self.turn(at, own, value);
                stretch.to = last;
                stretches.push(stretch);
                at = first;
                stretch = Stretch {
                    from: first,
                    to: first,
                    state: self.state(first),
                };
            }
            if self.truncated {
                break;
            }
            at = value;
            stretch.to = value;
        }
        stretches.push(stretch);
        stretches
    }

    /// The first turn past the end of a track without limit: the last value before it and the first after.
    fn beyond(&mut self, end: f64) -> Option<(f64, f64)> {
        let key = self.key(end);
        let mut at = end;
        for _ in 0..DOUBLINGS {
            let next = 2.0 * at;
            if self.key(next) != key {
                return Some(self.turn(at, key, next));
            }
            at = next;
        }
        None
    }
}

/// A value halfway, until there is none between.
fn between(one: f64, other: f64, whole: bool, finest: f64) -> Option<f64> {
    let middle = one + 0.5 * (other - one);
    let middle = if whole { middle.floor() } else { middle };
    let (least, most) = (one.min(other), one.max(other));
    (least < middle && middle < most && most - least > finest).then_some(middle)
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

/// The number with the fewest digits from `value` to `limit`, the nearest to `value` of them.
fn plainest(value: f64, limit: f64) -> f64 {
    if value == 0.0 || value == limit {
        return value;
    }
    let up = limit > value;
    let size = libm::floor(libm::log10(value.abs())) as i32;
    for digits in 1..=15 {
        let exponent = size + 1 - digits;
        // Powers of ten are exact in this direction only, and quotients then round as text does.
        let scaled = if exponent >= 0 {
            value / ten_to(exponent)
        } else {
            value * ten_to(-exponent)
        };
        let scaled = if up { scaled.ceil() } else { scaled.floor() };
        let plain = if exponent >= 0 {
            scaled * ten_to(exponent)
        } else {
            scaled / ten_to(-exponent)
        };
        let holds = if up {
            value <= plain && plain <= limit
        } else {
            limit <= plain && plain <= value
        };
        if holds {
            return plain;
        }
    }
    value
}

fn ten_to(exponent: i32) -> f64 {
    (0..exponent.min(308)).fold(1.0, |power, _| power * 10.0)
}

#[cfg(test)]
mod tests {
    use super::*;
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

    #[test]
    fn plain_numbers_lie_past_the_turn() {
        assert_eq!(plainest(12.222_222, 13.0), 13.0);
        assert_eq!(plainest(12.222_222, 12.9), 12.3);
        assert_eq!(plainest(12.3, 12.9), 12.3);
        assert_eq!(plainest(-0.123, -0.2), -0.2);
        assert_eq!(plainest(0.9, 0.1), 0.9);
        assert_eq!(plainest(1234.0, 1239.0), 1234.0);
    }

    #[test]
    fn a_goal_that_is_reached_asks_for_nothing() {
        let document = four_units();
        let goal = Goal {
            formation: Some(Rung::Formed),
            ..Goal::default()
        };
        let answer = smallest_change(&document, &goal).unwrap();
        assert!(answer.reached && answer.change.is_none());
    }

    #[test]
    fn the_smallest_change_reaches_its_goal_and_less_does_not() {
        let document = four_units();
        let goal = Goal {
            behaviour: Some(Mode::AsymmetricMutualism),
            between: Some(["E".into(), "R".into()]),
            ..Goal::default()
        };
        let change = smallest_change(&document, &goal).unwrap().change.unwrap();
        // R loses 2 of a gross of 20: the cheapest way out is its own gain, by the interface or by what it gives.
        assert!(change.relative.abs() < 0.3, "{change:?}");
        let quantity = Quantity::at(&document, &change.pointer).unwrap();
        let state = |value: f64| {
            let mut trial = Trial::new(&document);
            trial.set(quantity, value);
            let watch = Watch::new(&document, Verdict::Any, goal.between.as_ref()).unwrap();
            watch.state(trial.standing())
        };
        assert!(goal.holds(&state(change.value)) && goal.holds(&state(change.plain)));
        assert!(!goal.holds(&state(change.value + 1e-9 * (change.present - change.value))));
    }
}
