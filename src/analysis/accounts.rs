//! What everything generates and dissipates, reckoned (§5): the numbers that the ledger reports and from which
//! modes, formation and sharing are told.

use super::environment::{self, Environment};
use super::flow::{Limits, Piece};
use super::network::{Activity, Exchange, Numbers, Pair};
use super::rates::{Rates, Way};
use crate::math::bits;
use crate::math::runs::RunSums;

/// A number within this part of its gross counts as 0 (§5).
pub const ROUNDING: f64 = 1e-9;

/// A number, or 0 when it lies within 1e-9 of its gross (§5).
pub fn settle(number: f64, gross: f64) -> f64 {
    if number.abs() <= ROUNDING * gross {
        0.0
    } else {
        number
    }
}

/// What something generates and dissipates, eu (§5). All four are sums of amounts ≥ 0, so that only the last
/// subtraction, in `surplus`, can lose digits, and none of the gross.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Lines {
    /// G, before interface loss.
    pub generation: f64,
    /// (1 − η)·G.
    pub interface_loss: f64,
    /// c·shipped/φ and cost_m/φ.
    pub cost: f64,
    /// κ/φ.
    pub coordination: f64,
}

impl Lines {
    /// X = interface loss + cost + coordination.
    pub fn dissipation(&self) -> f64 {
        self.interface_loss + self.cost + self.coordination
    }

    /// S = G − X, 0 when it is within 1e-9 of the gross.
    pub fn surplus(&self) -> f64 {
        settle(self.generation - self.dissipation(), self.gross())
    }

    /// Generation + cost + coordination: the yardstick of zero.
    pub fn gross(&self) -> f64 {
        self.generation + self.cost + self.coordination
    }

    /// Generation net of interface loss.
    pub fn receipt(&self) -> f64 {
        self.generation - self.interface_loss
    }

    /// Cost + coordination.
    pub fn outlay(&self) -> f64 {
        self.cost + self.coordination
    }

    /// What lines at φ = 1 are at another φ: it multiplies what is generated and divides what is spent.
    pub fn under(&self, phi: f64) -> Self {
        Self {
            generation: self.generation * phi,
            interface_loss: self.interface_loss * phi,
            cost: self.cost / phi,
            coordination: self.coordination / phi,
        }
    }

    /// All four times a part.
    fn times(&self, part: f64) -> Self {
        Self {
            generation: self.generation * part,
            interface_loss: self.interface_loss * part,
            cost: self.cost * part,
            coordination: self.coordination * part,
        }
    }

    /// Adds all four of another.
    pub fn add(&mut self, more: &Self) {
        self.generation += more.generation;
        self.interface_loss += more.interface_loss;
        self.cost += more.cost;
        self.coordination += more.coordination;
    }

    /// Adds what the receiver of an exchange gets.
    pub fn receive(&mut self, exchange: &Self) {
        self.generation += exchange.generation;
        self.interface_loss += exchange.interface_loss;
    }

    /// Of what generates `generation` behind an interface η.
    pub fn through(eta: f64, generation: f64) -> Self {
        Self {
            generation,
            interface_loss: (1.0 - eta) * generation,
            ..Self::default()
        }
    }
}

/// The accounts from which the ledger is written and the other questions answered.
#[derive(Clone, Debug, Default)]
pub struct Accounts {
    /// By exchange.
    pub exchanges: Vec<Lines>,
    /// By project.
    pub projects: Vec<Lines>,
    /// By project, by member.
    pub members: Vec<Vec<Lines>>,
    /// By pair.
    pub pairs: Vec<PairAccount>,
    /// By unit.
    pub units: Vec<Lines>,
    /// By month.
    pub months: Vec<Lines>,
    /// Of all: the sum of the months.
    pub total: Lines,
    /// ΣB: everything that scales with φ, net of interface loss (§8).
    pub rising: f64,
    /// ΣC: everything that is divided by φ (§8).
    pub falling: f64,
    /// φ over any months.
    up: RunSums,
    /// 1/φ over any months.
    down: RunSums,
    /// 1/φ by month.
    inverse: Vec<f64>,
}

/// A pair's account.
#[derive(Clone, Copy, Debug, Default)]
pub struct PairAccount {
    /// What each of the two gets and pays in the pair, parts of projects included.
    pub sides: [Lines; 2],
    /// The pair without its projects.
    pub exchanges: Lines,
}

impl PairAccount {
    /// Both sides together.
    pub fn lines(&self) -> Lines {
        let mut lines = self.sides[0];
        lines.add(&self.sides[1]);
        lines
    }
}

/// What every question about energy starts from.
#[derive(Clone, Debug, Default)]
pub struct Basis {
    /// What limits every flow (§2).
    pub limits: Limits,
    /// ε and φ (§4).
    pub environment: Environment,
    /// Every account (§5).
    pub accounts: Accounts,
}

impl Basis {
    /// Of a consortium by number.
    pub fn of(numbers: &Numbers) -> Self {
        Self::new(numbers, |it, rates| environment::renew(it, numbers, rates))
    }

    /// Of one that lives in a given environment.
    pub fn within(numbers: &Numbers, environment: Environment) -> Self {
        Self::new(numbers, |it, _| *it = environment)
    }

    fn new(numbers: &Numbers, renew: impl FnOnce(&mut Environment, &Rates)) -> Self {
        let mut basis = Self::default();
        let Self {
            limits,
            environment,
            accounts,
        } = &mut basis;
        limits.renew(numbers);
        let rates = Rates::new(numbers, limits);
        renew(environment, &rates);
        accounts.renew(numbers, limits, environment, &rates);
        basis
    }
}

impl Accounts {
    /// Reckons every account anew (§5): a month's φ multiplies generation and divides costs and coordination.
    pub fn renew(&mut self, numbers: &Numbers, limits: &Limits, environment: &Environment, rates: &Rates) {
        self.renew_exchanges(numbers, limits, environment, |_, _| ());
        self.renew_rest(numbers, environment, rates);
    }

    /// Reckons every account anew, and on the same way through all that flows the months' rates. Only where φ does not
    /// rest on these.
    pub fn renew_with_rates(
        &mut self,
        numbers: &Numbers,
        limits: &Limits,
        environment: &Environment,
        rates: &mut Rates,
    ) {
        rates.clear(numbers);
        self.renew_exchanges(numbers, limits, environment, |exchange, piece| {
            rates.piece(exchange, piece, Way::In);
        });
        rates.add_rest(numbers);
        self.renew_rest(numbers, environment, rates);
    }

    /// Sums up every exchange, and shows all its pieces.
    #[inline]
    fn renew_exchanges(
        &mut self,
        numbers: &Numbers,
        limits: &Limits,
        environment: &Environment,
        mut seen: impl FnMut(&Exchange, &Piece),
    ) {
        let phi = &environment.factors;
        self.inverse.clear();
        self.inverse.extend(phi.iter().map(|phi| 1.0 / phi));
        self.up.renew(phi);
        self.down.renew(&self.inverse);
        self.exchanges.clear();
        self.exchanges.reserve(numbers.exchanges.len());
        for (index, exchange) in numbers.exchanges.iter().enumerate() {
            let lines = self.sum_of(numbers, limits, index, |piece| seen(exchange, piece));
            self.exchanges.push(lines);
        }
    }

    /// Sums up all else, once exchanges and rates are known.
    fn renew_rest(&mut self, numbers: &Numbers, environment: &Environment, rates: &Rates) {
        self.projects.clear();
        self.members.resize_with(numbers.projects.len(), Vec::new);
        for index in 0..numbers.projects.len() {
            let lines = self.project(numbers, index);
            self.projects.push(lines);
        }
        self.renew_pairs(numbers);
        self.renew_units(numbers);
        self.sum_up(environment, rates);
    }

    /// Sums up every pair, once exchanges and projects are known.
    pub fn renew_pairs(&mut self, numbers: &Numbers) {
        let mut pairs = std::mem::take(&mut self.pairs);
        pairs.resize_with(numbers.pairs.len(), PairAccount::default);
        for (pair, account) in numbers.pairs.iter().zip(&mut pairs) {
            self.sum_up_pair(numbers, pair, account);
        }
        self.pairs = pairs;
    }

    /// Sums up every unit, once exchanges, projects and pairs are known.
    pub fn renew_units(&mut self, numbers: &Numbers) {
        self.units.clear();
        self.units.resize(numbers.takes_part.len(), Lines::default());
        for (exchange, lines) in numbers.exchanges.iter().zip(&self.exchanges) {
            self.units[exchange.receiver as usize].receive(lines);
            self.units[exchange.giver as usize].cost += lines.cost;
        }
        for (project, members) in numbers.projects.iter().zip(&self.members) {
            for (member, own) in project.members.iter().zip(members) {
                self.units[member.unit as usize].add(own);
            }
        }
        for (pair, account) in numbers.pairs.iter().zip(&self.pairs) {
            if account.exchanges.coordination > 0.0 {
                for unit in pair.units {
                    self.units[unit as usize].coordination += 0.5 * account.exchanges.coordination;
                }
            }
        }
    }

    /// Reckons months and totals anew.
    pub fn sum_up(&mut self, environment: &Environment, rates: &Rates) {
        let (mut total, mut rising) = (Lines::default(), 0.0);
        let factors = environment.factors.iter().enumerate();
        let months = factors.map(|(month, &phi)| {
            let (lines, net) = rates.month(month);
            let month = lines.under(phi);
            total.add(&month);
            rising += net * phi;
            month
        });
        self.months.clear();
        self.months.extend(months);
        (self.total, self.rising) = (total, rising);
        self.falling = self.total.outlay();
    }

    /// What an exchange generates and costs over the horizon.
    pub fn exchange(&self, numbers: &Numbers, limits: &Limits, index: usize) -> Lines {
        self.sum_of(numbers, limits, index, |_| ())
    }

    /// The same, which shows every piece of it.
    #[inline]
    fn sum_of(
        &self,
        numbers: &Numbers,
        limits: &Limits,
        index: usize,
        mut seen: impl FnMut(&Piece),
    ) -> Lines {
        let exchange = &numbers.exchanges[index];
        if exchange.pair.is_none() {
            return Lines::default();
        }
        let (mut used, mut shipped) = (0.0, 0.0);
        limits.pieces(numbers, index, |piece| {
            seen(&piece);
            used += piece.used * self.up.sum(piece.from, piece.to);
            shipped += piece.shipped * self.down.sum(piece.from, piece.to);
        });
        let mut lines = Lines::through(exchange.eta, exchange.worth * used);
        lines.cost = exchange.cost * shipped;
        lines
    }

    /// What a project generates and costs over the horizon; what each member gets and pays goes into `members`.
    pub fn project(&mut self, numbers: &Numbers, index: usize) -> Lines {
        let project = &numbers.projects[index];
        let months = numbers.project_months(index);
        let (up, down) = (over(months, &self.up), over(months, &self.down));
        let mut lines = Lines::through(project.eta, project.value * up);
        let members = &mut self.members[index];
        members.clear();
        for member in &project.members {
            let mut own = Lines::through(project.eta, member.share * project.value * up);
            own.cost = member.cost * down;
            lines.cost += own.cost;
            members.push(own);
        }
        lines
    }

    /// What a pair generates and costs over the horizon, once its exchanges and projects are known.
    pub fn renew_pair(&mut self, numbers: &Numbers, index: usize) {
        let mut account = self.pairs[index];
        self.sum_up_pair(numbers, &numbers.pairs[index], &mut account);
        self.pairs[index] = account;
    }

    // In line: of thousands of pairs the call would be a tenth.
    #[cfg_attr(feature = "whole", inline(always))]
    fn sum_up_pair(&self, numbers: &Numbers, pair: &Pair, account: &mut PairAccount) {
        let coordination = match pair.link {
            Some(link) if pair.coordination > 0.0 => {
                pair.coordination * over(numbers.contacts.row(link as usize), &self.down)
            }
            _ => 0.0,
        };
        let shared = Lines {
            coordination: 0.5 * coordination,
            ..Lines::default()
        };
        // Most pairs; the small engine of the first verdict does without.
        if cfg!(feature = "whole")
            && let [Activity::Exchange { index, giver }] = *numbers.activities(pair)
        {
            let lines = &self.exchanges[index as usize];
            account.sides[giver as usize] = Lines {
                cost: lines.cost,
                ..shared
            };
            account.sides[1 - giver as usize] = Lines {
                generation: lines.generation,
                interface_loss: lines.interface_loss,
                ..shared
            };
            account.exchanges = Lines {
                coordination,
                ..*lines
            };
            return;
        }
        *account = PairAccount {
            sides: [shared; 2],
            exchanges: Lines {
                coordination,
                ..Lines::default()
            },
        };
        for activity in numbers.activities(pair) {
            match *activity {
                Activity::Exchange { index, giver } => {
                    let lines = &self.exchanges[index as usize];
                    account.sides[1 - giver as usize].receive(lines);
                    account.sides[giver as usize].cost += lines.cost;
                    account.exchanges.add(lines);
                }
                Activity::Project { index, members } => {
                    let all = &self.members[index as usize];
                    let part = 1.0 / (all.len() as f64 - 1.0);
                    for (side, member) in account.sides.iter_mut().zip(members) {
                        side.add(&all[member as usize].times(part));
                    }
                }
            }
        }
    }
}

/// Σ over the months of a set.
fn over(months: &[u64], sums: &RunSums) -> f64 {
    bits::runs(months).map(|(from, to)| sums.sum(from, to)).sum()
}
