//! What everything generates and dissipates, reckoned (§5): the numbers that the ledger reports and from which
//! modes, formation and sharing are told.

use super::environment::Environment;
use super::flow::Limits;
use super::network::{Activity, Network, Pair};
use crate::math::bits;
use crate::math::runs::{RunAdds, RunSums};

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

    fn add(&mut self, more: &Self) {
        self.generation += more.generation;
        self.interface_loss += more.interface_loss;
        self.cost += more.cost;
        self.coordination += more.coordination;
    }

    fn array(&self) -> [f64; 4] {
        [self.generation, self.interface_loss, self.cost, self.coordination]
    }

    /// Of what generates `generation` behind an interface η.
    fn through(eta: f64, generation: f64) -> Self {
        Self {
            generation,
            interface_loss: (1.0 - eta) * generation,
            ..Self::default()
        }
    }
}

/// The accounts from which the ledger is written and the other questions answered.
#[derive(Clone, Debug)]
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
    /// Of all.
    pub total: Lines,
    /// ΣB: everything that scales with φ, net of interface loss (§8).
    pub rising: f64,
    /// ΣC: everything that is divided by φ (§8).
    pub falling: f64,
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

/// Every month's lines at φ = 1 (§5).
pub fn rates(network: &Network, limits: &Limits) -> Vec<Lines> {
    let mut months = RunAdds::<4>::new(network.months);
    for (index, exchange) in network.exchanges.iter().enumerate() {
        let Some(pair) = exchange.pair else { continue };
        let eta = network.pairs[pair as usize].eta;
        limits.pieces(network, index, &mut |piece| {
            let mut lines = Lines::through(eta, exchange.worth * piece.used);
            lines.cost = exchange.cost * piece.shipped;
            months.add(piece.from, piece.to, lines.array());
        });
    }
    for (index, project) in network.projects.iter().enumerate() {
        let mut lines = Lines::through(project.eta, project.value);
        lines.cost = project.members.iter().map(|member| member.cost).sum();
        for (from, to) in bits::runs(network.project_months(index)) {
            months.add(from, to, lines.array());
        }
    }
    for pair in &network.pairs {
        if pair.coordination > 0.0 {
            let lines = Lines {
                coordination: pair.coordination,
                ..Lines::default()
            };
            for (from, to) in bits::runs(&exchange_months(network, pair)) {
                months.add(from, to, lines.array());
            }
        }
    }
    let months = months.finish().into_iter();
    months
        .map(|[generation, interface_loss, cost, coordination]| Lines {
            generation,
            interface_loss,
            cost,
            coordination,
        })
        .collect()
}

/// Months in which a pair has an active exchange.
fn exchange_months(network: &Network, pair: &Pair) -> Vec<u64> {
    let mut months = vec![0; bits::words(network.months)];
    for activity in network.activities(pair) {
        if let Activity::Exchange { index } = *activity {
            bits::unite(&mut months, network.exchange_months(index as usize));
        }
    }
    months
}

/// Reckons every account (§5): a month's φ multiplies generation and divides costs and coordination.
pub fn accounts(network: &Network, limits: &Limits, environment: &Environment, rates: &[Lines]) -> Accounts {
    let phi = &environment.factors;
    let rising = RunSums::new(phi);
    let falling = RunSums::new(&phi.iter().map(|phi| 1.0 / phi).collect::<Vec<_>>());
    let over =
        |set: &[u64], sums: &RunSums| bits::runs(set).map(|(from, to)| sums.sum(from, to)).sum::<f64>();

    let mut accounts = Accounts {
        exchanges: Vec::with_capacity(network.exchanges.len()),
        projects: Vec::with_capacity(network.projects.len()),
        members: Vec::with_capacity(network.projects.len()),
        pairs: Vec::with_capacity(network.pairs.len()),
        units: vec![Lines::default(); network.takes_part.len()],
        months: rates
            .iter()
            .zip(phi)
            .map(|(lines, &phi)| lines.under(phi))
            .collect(),
        total: Lines::default(),
        rising: 0.0,
        falling: 0.0,
    };

    for (index, exchange) in network.exchanges.iter().enumerate() {
        let mut lines = Lines::default();
        if let Some(pair) = exchange.pair {
            let (mut used, mut shipped) = (0.0, 0.0);
            limits.pieces(network, index, &mut |piece| {
                used += piece.used * rising.sum(piece.from, piece.to);
                shipped += piece.shipped * falling.sum(piece.from, piece.to);
            });
            let eta = network.pairs[pair as usize].eta;
            lines = Lines::through(eta, exchange.worth * used);
            lines.cost = exchange.cost * shipped;
            accounts.rising += eta * lines.generation;
            accounts.units[exchange.receiver as usize].add(&Lines { cost: 0.0, ..lines });
            accounts.units[exchange.giver as usize].cost += lines.cost;
        }
        accounts.total.add(&lines);
        accounts.exchanges.push(lines);
    }

    for (index, project) in network.projects.iter().enumerate() {
        let months = network.project_months(index);
        let (up, down) = (over(months, &rising), over(months, &falling));
        let mut lines = Lines::through(project.eta, project.value * up);
        let members = project.members.iter().map(|member| {
            let mut own = Lines::through(project.eta, member.share * project.value * up);
            own.cost = member.cost * down;
            own
        });
        let members: Vec<Lines> = members.collect();
        for (member, own) in project.members.iter().zip(&members) {
            lines.cost += own.cost;
            accounts.units[member.unit as usize].add(own);
        }
        accounts.rising += project.eta * lines.generation;
        accounts.total.add(&lines);
        accounts.projects.push(lines);
        accounts.members.push(members);
    }

    for pair in &network.pairs {
        let mut account = PairAccount::default();
        if pair.coordination > 0.0 {
            let coordination = pair.coordination * over(&exchange_months(network, pair), &falling);
            account.exchanges.coordination = coordination;
            accounts.total.coordination += coordination;
            for (side, unit) in account.sides.iter_mut().zip(pair.units) {
                side.coordination = 0.5 * coordination;
                accounts.units[unit as usize].coordination += 0.5 * coordination;
            }
        }
        for activity in network.activities(pair) {
            match *activity {
                Activity::Exchange { index } => {
                    let lines = &accounts.exchanges[index as usize];
                    let giver = network.exchanges[index as usize].giver;
                    let (gives, receives) = if giver == pair.units[0] { (0, 1) } else { (1, 0) };
                    account.sides[receives].add(&Lines { cost: 0.0, ..*lines });
                    account.sides[gives].cost += lines.cost;
                    account.exchanges.add(lines);
                }
                Activity::Project { index, members } => {
                    let all = &accounts.members[index as usize];
                    let part = 1.0 / (all.len() as f64 - 1.0);
                    for (side, member) in account.sides.iter_mut().zip(members) {
                        side.add(&all[member as usize].times(part));
                    }
                }
            }
        }
        accounts.pairs.push(account);
    }
    accounts.falling = accounts.total.outlay();
    accounts
}
