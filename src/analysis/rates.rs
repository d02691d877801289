//! What every month generates and dissipates at φ = 1 (§5), as it comes together and goes apart again: what a change of
//! the environment, or of a number, starts from.

use super::accounts::Lines;
use super::flow::{Limits, Piece};
use super::network::{Exchange, Numbers, Pair};
use crate::math::bits;
use crate::math::runs::RunAdds;

/// Every month's lines at φ = 1 (§5), as they come together.
#[derive(Clone, Debug, Default)]
pub struct Rates {
    /// By month the four lines, and generation net of interface loss.
    sums: RunAdds<5>,
}

/// Whether amounts come or go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    In,
    Out,
}

impl Rates {
    /// Reckons all.
    pub fn new(numbers: &Numbers, limits: &Limits) -> Self {
        let mut rates = Self::default();
        rates.renew(numbers, limits);
        rates
    }

    /// Reckons all anew.
    pub fn renew(&mut self, numbers: &Numbers, limits: &Limits) {
        self.clear(numbers);
        (0..numbers.exchanges.len()).for_each(|index| self.exchange(numbers, limits, index, Way::In));
        self.add_rest(numbers);
    }

    /// Nothing in any month.
    pub fn clear(&mut self, numbers: &Numbers) {
        self.sums.clear(numbers.months, numbers.exchanges.len());
    }

    /// Adds all that no exchange brings, and brings the months up to date.
    pub fn add_rest(&mut self, numbers: &Numbers) {
        (0..numbers.projects.len()).for_each(|index| self.project(numbers, index, Way::In));
        numbers
            .pairs
            .iter()
            .for_each(|pair| self.coordination(numbers, pair, Way::In));
        let done = self.finish();
        debug_assert!(done, "nothing was taken away");
    }

    /// Brings the months up to date; false when so much was taken away that all must be reckoned anew.
    #[must_use]
    pub fn finish(&mut self) -> bool {
        self.sums.finish()
    }

    /// A month's lines, and its generation net of interface loss.
    #[inline]
    pub fn month(&self, month: usize) -> (Lines, f64) {
        let [generation, interface_loss, cost, coordination, net] = self.sums.places()[month];
        let lines = Lines {
            generation,
            interface_loss,
            cost,
            coordination,
        };
        (lines, net)
    }

    /// What an exchange generates and costs.
    pub fn exchange(&mut self, numbers: &Numbers, limits: &Limits, index: usize, way: Way) {
        let exchange = &numbers.exchanges[index];
        if exchange.pair.is_none() {
            return;
        }
        limits.pieces(numbers, index, |piece| self.piece(exchange, &piece, way));
    }

    /// What an exchange generates and costs while it flows evenly.
    #[inline]
    pub fn piece(&mut self, exchange: &Exchange, piece: &Piece, way: Way) {
        let mut lines = Lines::through(exchange.eta, exchange.worth * piece.used);
        lines.cost = exchange.cost * piece.shipped;
        self.put(piece.from, piece.to, &lines, exchange.eta, way);
    }

    /// What a project generates and costs.
    pub fn project(&mut self, numbers: &Numbers, index: usize, way: Way) {
        let project = &numbers.projects[index];
        let mut lines = Lines::through(project.eta, project.value);
        lines.cost = project.members.iter().map(|member| member.cost).sum();
        for (from, to) in bits::runs(numbers.project_months(index)) {
            self.put(from, to, &lines, project.eta, way);
        }
    }

    /// What the coordination of a pair costs.
    pub fn coordination(&mut self, numbers: &Numbers, pair: &Pair, way: Way) {
        let lines = Lines {
            coordination: pair.coordination,
            ..Lines::default()
        };
        if let Some(link) = pair.link
            && pair.coordination > 0.0
        {
            for (from, to) in bits::runs(numbers.contacts.row(link as usize)) {
                self.put(from, to, &lines, 1.0, way);
            }
        }
    }

    #[inline]
    fn put(&mut self, from: usize, to: usize, lines: &Lines, eta: f64, way: Way) {
        let &Lines {
            generation,
            interface_loss,
            cost,
            coordination,
        } = lines;
        let amounts = [generation, interface_loss, cost, coordination, eta * generation];
        match way {
            Way::In => self.sums.add(from, to, amounts),
            Way::Out => self.sums.take(from, to, amounts),
        }
    }
}
