//! Which single number reaches a goal with the smallest change (§14).

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::behaviour::Mode;
use super::formation::{Ladder, Rung};
use super::organisation::Level;
use super::turn::{State, Turning, between, pair_of, plainest};
use crate::model::{Consortium, Edit, Quantity, Range};

/// Relative changes that are tried: each so many times the one before.
const WIDER: f64 = 1.2;
/// The first of them.
const FIRST_CHANGE: f64 = 0.01;
/// The last of them.
const LAST_CHANGE: f64 = 1000.0;
/// Numbers that are tried at most.
const MOST_TRIED: usize = 2000;
/// What is looked at in all, in parts of the document: well below a second.
const MOST_LOOKED_AT: usize = 12_000_000;
/// Units up to which it is a turn when one more or fewer of them gains: among many, one does at every change.
const MOST_COUNTED: usize = 12;
/// Turns that are followed between two neighbouring changes.
const MOST_TURNS: u32 = 16;
/// Turns that are only passed on the way are told apart down to this part of the number.
const FINEST: f64 = 1e-12;
/// How far past the goal a plain number is looked for, as a part of the number.
const NEARBY: f64 = 0.02;

/// What is to be reached. All that is given must hold together.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase", default, deny_unknown_fields)]
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

/// The single number whose smallest relative change reaches a goal: over every amount, quality, value, cost,
/// resistance, sign, weight, share, coordination and end of a period that is not 0. Changes are tried from 1 % on,
/// each a fifth wider than the last. Where a mode or rung is another at two neighbouring changes, what lies between
/// is looked at too, and the first that reaches the goal is narrowed down by halving. Of a large document not all
/// can be tried; that is told. Nothing when there is no such pair.
pub fn smallest_change(document: &Consortium, goal: &Goal) -> Option<SmallestChange> {
    within(document, goal, movable(document), MOST_LOOKED_AT)
}

/// The same of one number alone.
pub(super) fn smallest_change_of(
    document: &Consortium,
    goal: &Goal,
    quantity: Quantity,
) -> Option<SmallestChange> {
    within(document, goal, vec![quantity], usize::MAX)
}

/// The same of some numbers, while no more than so much is looked at.
fn within(document: &Consortium, goal: &Goal, numbers: Vec<Quantity>, most: usize) -> Option<SmallestChange> {
    let pair = match &goal.between {
        Some(between) => Some(pair_of(document, between)?),
        None => None,
    };
    let mut search = Search {
        turning: Turning::new(document),
        goal,
        pair,
        few: document.units.len() <= MOST_COUNTED,
        left: most,
    };
    let mut answer = SmallestChange {
        reached: goal.holds(&search.turning.state(pair)),
        change: None,
        tried: 0,
        truncated: false,
    };
    if answer.reached {
        return Some(answer);
    }
    let keys = [search.key(); 2];
    let mut numbers: Vec<Number> = numbers
        .into_iter()
        .map(|quantity| Number {
            quantity,
            present: quantity.read(document),
            range: quantity.range(document),
            keys,
        })
        .filter(|number| number.present != 0.0)
        .collect();
    answer.truncated = numbers.len() > MOST_TRIED;
    numbers.truncate(MOST_TRIED);
    answer.tried = numbers.len() as u32;
    let best = search.nearest(&mut numbers);
    answer.truncated |= search.left == 0;
    if let Some((_, index, value)) = best {
        let Number {
            quantity,
            present,
            range,
            ..
        } = numbers[index];
        let nearby = value + NEARBY * (value - present).signum() * present.abs();
        let plain = plainest(value, nearby);
        search.left = usize::MAX;
        let reached = range.holds(plain) && search.look(quantity, plain).is_some_and(|(holds, _)| holds);
        let plain = if reached { plain } else { value };
        search.turning.set(quantity, plain);
        answer.change = Some(Change {
            pointer: quantity.pointer(),
            present,
            value,
            relative: (value - present) / present.abs(),
            plain,
            edits: quantity.edits(document, plain),
            state: search.turning.state(pair),
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

/// A number that may change.
struct Number {
    quantity: Quantity,
    present: f64,
    range: Range,
    /// What holds at the widest change tried so far, downwards and upwards.
    keys: [Key; 2],
}

impl Number {
    /// Its value when it changes by a part of itself, as far as its range goes.
    fn changed(&self, change: f64) -> f64 {
        self.range.nearest(self.present + change * self.present.abs())
    }
}

/// What a goal is about: where it is another, something turns in between.
type Key = (u32, [u32; 3]);

/// Turns numbers and looks whether the goal is reached.
struct Search<'g> {
    turning: Turning,
    goal: &'g Goal,
    pair: Option<[u32; 2]>,
    /// Whether the units are few enough to count who gains.
    few: bool,
    /// How much may still be looked at.
    left: usize,
}

impl Search<'_> {
    /// The least relative change that reaches the goal, whose number it is, and the value.
    fn nearest(&mut self, numbers: &mut [Number]) -> Option<(f64, usize, f64)> {
        let (mut narrow, mut wide) = (0.0, FIRST_CHANGE);
        let mut best: Option<(f64, usize, f64)> = None;
        while best.is_none() && narrow < LAST_CHANGE {
            for (index, number) in numbers.iter_mut().enumerate() {
                for (side, sign) in [-1.0, 1.0].into_iter().enumerate() {
                    let (near, far) = (number.changed(sign * narrow), number.changed(sign * wide));
                    if near == far {
                        continue;
                    }
                    let Some((holds, key)) = self.look(number.quantity, far) else {
                        return best;
                    };
                    let reached = if holds || key != number.keys[side] {
                        self.between(number, (near, number.keys[side]), (far, holds, key))
                    } else {
                        None
                    };
                    number.keys[side] = key;
                    if let Some(value) = reached {
                        let change = (value - number.present).abs() / number.present.abs();
                        if best.is_none_or(|(least, ..)| change < least) {
                            best = Some((change, index, value));
                        }
                    }
                }
            }
            (narrow, wide) = (wide, wide * WIDER);
        }
        best
    }

    /// The first value that halving finds to reach the goal, from one that does not to one where it or something else
    /// is otherwise.
    fn between(&mut self, number: &Number, near: (f64, Key), far: (f64, bool, Key)) -> Option<f64> {
        let ((mut at, mut own), (end, holds, key)) = (near, far);
        for _ in 0..MOST_TURNS {
            if holds {
                return self.narrowed(number, at, end);
            }
            if own == key {
                return None;
            }
            let mut first = (end, key);
            let finest = FINEST * number.present.abs();
            while let Some(middle) = between(at, first.0, number.range.whole, finest) {
                let (holds, found) = self.look(number.quantity, middle)?;
                if holds {
                    return self.narrowed(number, at, middle);
                }
                if found == own {
                    at = middle;
                } else {
                    first = (middle, found);
                }
            }
            (at, own) = first;
        }
        None
    }

    /// The value next to one that does not reach the goal, on the way to one that does.
    fn narrowed(&mut self, number: &Number, mut out: f64, mut reached: f64) -> Option<f64> {
        while let Some(middle) = between(out, reached, number.range.whole, 0.0) {
            // What has been found is good, and only not the nearest.
            let Some((holds, _)) = self.look(number.quantity, middle) else {
                break;
            };
            if holds {
                reached = middle;
            } else {
                out = middle;
            }
        }
        Some(reached)
    }

    /// Whether the goal is reached at a value, and what holds there; None when enough has been looked at.
    fn look(&mut self, quantity: Quantity, value: f64) -> Option<(bool, Key)> {
        self.left = self.left.saturating_sub(self.turning.set(quantity, value));
        if self.left == 0 {
            return None;
        }
        let (mode, level) = self.turning.modes(self.pair);
        let mut holds = self.turning.session().is_finite()
            && self.goal.behaviour.is_none_or(|goal| mode == goal)
            && self.goal.organisation.is_none_or(|goal| level >= goal);
        if let Some(goal) = self.goal.formation.filter(|_| holds) {
            holds = self.rung() >= goal.min(Rung::Formed);
            if holds && goal == Rung::Durable {
                // Who could do better alone is asked last, for it may take long.
                self.left = self.left.saturating_sub(self.turning.whole());
                holds = self.turning.session().ladder().rung == goal;
            }
        }
        Some((holds, self.key()))
    }

    /// The rung, but for durability.
    fn rung(&self) -> Rung {
        let (numbers, columns) = (self.turning.session().numbers(), self.turning.session().columns());
        Ladder::new(numbers, &columns.accounts, &columns.windows, || None).rung
    }

    fn key(&self) -> Key {
        let (mode, level) = self.turning.modes(self.pair);
        let (mut key, mut counts) = (0, [0; 3]);
        if self.goal.behaviour.is_some() {
            key = mode as u32;
            if self.pair.is_none() && self.few {
                counts = self.turning.session().columns().tally.counts();
            }
        }
        if self.goal.organisation.is_some() {
            key |= (level as u32) << 8;
        }
        if self.goal.formation.is_some() {
            key |= (self.rung() as u32) << 16;
        }
        (key, counts)
    }
}

/// Numbers that describe the consortium, and not how it is judged.
fn movable(document: &Consortium) -> Vec<Quantity> {
    let mut all = Quantity::amounts(document);
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::library;

    fn four_units() -> Consortium {
        entry(0)
    }

    fn entry(index: usize) -> Consortium {
        let entry: serde_json::Value = serde_json::from_str(library::ENTRIES[index]).unwrap();
        crate::model::read(&entry["document"]).0.unwrap()
    }

    /// Whether the goal is reached when one number is changed, looked at afresh.
    fn holds(document: &Consortium, goal: &Goal, quantity: Quantity, value: f64) -> bool {
        let mut turning = Turning::new(document);
        turning.set(quantity, value);
        let pair = goal
            .between
            .as_ref()
            .and_then(|between| pair_of(document, between));
        goal.holds(&turning.state(pair))
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
        let holds = |value: f64| holds(&document, &goal, quantity, value);
        assert!(holds(change.value) && holds(change.plain));
        assert!(!holds(change.value + 1e-9 * (change.present - change.value)));
    }

    /// On the way from a loser to a gainer lies one that comes out even, in a band too narrow to be met by chance.
    #[test]
    fn what_is_passed_on_the_way_is_seen() {
        let transfusion = entry(8);
        let goal = |mode| Goal {
            behaviour: Some(mode),
            ..Goal::default()
        };
        let found = |mode| {
            smallest_change(&transfusion, &goal(mode))
                .unwrap()
                .change
                .unwrap()
        };
        let (even, gains) = (
            found(Mode::Commensalism).relative.abs(),
            found(Mode::AsymmetricMutualism).relative.abs(),
        );
        assert!(even < gains, "{even} {gains}");
    }

    /// Changes by hand, one number after another at even steps: none that is smaller than the one found reaches the
    /// goal, and where none was found, none does.
    #[test]
    fn nothing_nearer_is_met_at_even_steps() {
        let mut missing = 0;
        for index in [8, 9] {
            let document = entry(index);
            for mode in Mode::ALL {
                let goal = Goal {
                    behaviour: Some(mode),
                    ..Goal::default()
                };
                let answer = smallest_change(&document, &goal).unwrap();
                assert!(!answer.truncated);
                if answer.reached {
                    continue;
                }
                let most = answer.change.as_ref().map_or(3.0, |it| 0.999 * it.relative.abs());
                missing += usize::from(answer.change.is_none());
                let mut turning = Turning::new(&document);
                for quantity in movable(&document) {
                    let (present, range) = (quantity.read(&document), quantity.range(&document));
                    for step in (-12..=12).filter(|_| present != 0.0) {
                        let changed = present + f64::from(step) / 12.0 * most * present.abs();
                        let value = range.nearest(changed);
                        if (value - present).abs() <= most * present.abs() {
                            turning.set(quantity, value);
                            assert!(!goal.holds(&turning.state(None)), "{index} {quantity:?} {value}");
                        }
                    }
                }
            }
        }
        assert!(missing > 0);
    }

    #[test]
    fn what_there_is_no_time_for_is_told() {
        let goal = Goal {
            behaviour: Some(Mode::Competition),
            ..Goal::default()
        };
        let told = |most| {
            let answer = within(&four_units(), &goal, movable(&four_units()), most).unwrap();
            assert!(answer.change.is_none());
            answer.truncated
        };
        assert!(told(10_000) && !told(MOST_LOOKED_AT));
    }
}
