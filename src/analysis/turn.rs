//! A consortium of which one number is turned, and what then holds of it (§14).
//!
//! What gives way to a number gives way from how it is in the document, however often that number is turned.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::behaviour::Mode;
use super::change::Reach;
use super::formation::Rung;
use super::organisation::Level;
use super::session::Session;
use crate::model::{Consortium, Quantity, Rule};

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

/// A consortium of which no number but the one turned last is other than in its document.
pub(super) struct Turning {
    present: Session,
    session: Session,
    turned: Option<Quantity>,
    /// What is looked at when everything is reckoned anew: units, exchanges, pairs, members, months.
    whole: usize,
}

impl Turning {
    /// Of a valid document whose defaults are filled in.
    pub fn new(document: &Consortium) -> Self {
        let present = Session::new(document.clone());
        let members = document.projects.iter().map(|project| project.members.len());
        let months = document.months as usize;
        let lists = document.units.len() + document.exchanges.len() + present.numbers().pairs.len();
        Self {
            session: present.clone(),
            whole: 2 * (lists + members.sum::<usize>()) + months,
            present,
            turned: None,
        }
    }

    /// The consortium as it now is.
    pub fn session(&self) -> &Session {
        &self.session
    }

    /// About how much is looked at when everything is reckoned anew.
    pub fn whole(&self) -> usize {
        self.whole
    }

    /// Turns a number, and tells about how much had to be looked at for it.
    pub fn set(&mut self, quantity: Quantity, value: f64) -> usize {
        if self.turned != Some(quantity) {
            self.back();
        }
        self.turned = Some(quantity);
        let reach = self.reach(quantity, value);
        if let Quantity::Share { .. } = quantity {
            self.session.clone_from(&self.present);
        }
        if value != quantity.read(self.session.document()) {
            self.session.set(&quantity, value);
        }
        self.work(quantity, reach)
    }

    /// Takes back what was turned.
    fn back(&mut self) {
        let Some(quantity) = self.turned.take() else {
            return;
        };
        let value = quantity.read(self.present.document());
        if self.reach(quantity, value) >= Reach::Everything {
            self.session.clone_from(&self.present);
        } else {
            self.session.set(&quantity, value);
        }
    }

    /// How far a number reaches when it is set to a value.
    fn reach(&self, quantity: Quantity, value: f64) -> Reach {
        if let Quantity::Share { .. } = quantity {
            return Reach::Structure;
        }
        let numbers = self.session.numbers();
        let reach = Reach::of(&quantity, numbers, quantity.read(self.session.document()), value);
        match reach {
            Reach::Some if numbers.settings.feedback > 0.0 => Reach::Everything,
            reach => reach,
        }
    }

    fn work(&self, quantity: Quantity, reach: Reach) -> usize {
        let numbers = self.session.numbers();
        if reach != Reach::Some {
            return self.whole;
        }
        let sharing = match quantity {
            Quantity::ExchangeAmount { exchange } => {
                let exchange = &numbers.exchanges[exchange];
                let sharers = numbers.by_output.of(exchange.output as usize).len();
                sharers + numbers.by_input.of(exchange.input as usize).len()
            }
            Quantity::OutputAmount { unit, output }
            | Quantity::Quality { unit, output }
            | Quantity::Cost { unit, output } => numbers.by_output.of(numbers.output(unit, output)).len(),
            Quantity::InputAmount { unit, input } | Quantity::Value { unit, input } => {
                numbers.by_input.of(numbers.input(unit, input)).len()
            }
            _ => 0,
        };
        let fair = match numbers.settings.benchmark {
            Rule::Shapley => 0,
            _ => numbers.takes_part.len(),
        };
        8 + 4 * sharing + fair + numbers.months / 8
    }

    /// The verdicts; the modes are those of a pair when one is given, else of the system.
    pub fn state(&self, pair: Option<[u32; 2]>) -> State {
        let (behaviour, organisation) = self.modes(pair);
        State {
            rung: self.session.ladder().rung,
            behaviour,
            organisation,
        }
    }

    /// The two modes of a pair, or of the system.
    pub fn modes(&self, pair: Option<[u32; 2]>) -> (Mode, Level) {
        let (numbers, columns) = (self.session.numbers(), self.session.columns());
        match pair.map(|[one, other]| numbers.find_pair(one, other)) {
            Some(Some(pair)) => (columns.modes[pair].mode, columns.levels[pair]),
            Some(None) => (Mode::None, Level::None),
            None => (self.session.system().mode, columns.level),
        }
    }
}

/// The places of the two units of a pair, in document order; none when one of them is not there.
pub(super) fn pair_of(document: &Consortium, [one, other]: &[String; 2]) -> Option<[u32; 2]> {
    let place = |id: &String| document.units.iter().position(|unit| unit.id == *id);
    let (one, other) = (place(one)? as u32, place(other)? as u32);
    Some([one.min(other), one.max(other)])
}

/// A value halfway, until there is none between.
pub(super) fn between(one: f64, other: f64, whole: bool, finest: f64) -> Option<f64> {
    let middle = one + 0.5 * (other - one);
    let middle = if whole { middle.floor() } else { middle };
    let (least, most) = (one.min(other), one.max(other));
    (least < middle && middle < most && most - least > finest).then_some(middle)
}

/// The number with the fewest digits from `value` to `limit`, the nearest to `value` of them.
pub(super) fn plainest(value: f64, limit: f64) -> f64 {
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

    #[test]
    fn plain_numbers_lie_past_the_turn() {
        assert_eq!(plainest(12.222_222, 13.0), 13.0);
        assert_eq!(plainest(12.222_222, 12.9), 12.3);
        assert_eq!(plainest(12.3, 12.9), 12.3);
        assert_eq!(plainest(-0.123, -0.2), -0.2);
        assert_eq!(plainest(0.9, 0.1), 0.9);
        assert_eq!(plainest(1234.0, 1239.0), 1234.0);
    }
}
