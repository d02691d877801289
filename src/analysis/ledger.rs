//! What every exchange, project, pair, unit and month generates and dissipates (§5).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::environment::Environment;
use super::flow::Limits;
use super::network::{Activity, Network, Pair};
use crate::math::bits;
use crate::math::runs::{RunAdds, RunSums};

/// A number within this part of its gross counts as 0 (§5).
pub const ROUNDING: f64 = 1e-9;

/// The energy ledger (§5). S = Σ S_i.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Ledger {
    /// The whole consortium over the horizon.
    pub total: Total,
    /// One a month.
    pub months: Vec<MonthLines>,
    /// One an exchange.
    pub exchanges: Vec<ExchangeLines>,
    /// One a project.
    pub projects: Vec<ProjectLines>,
    /// The pairs that are compatible or active.
    pub pairs: Vec<PairLines>,
    /// One a unit.
    pub units: Vec<UnitLines>,
    /// One a unit: what transfers and incentives make of S_i.
    pub contract: Vec<ContractLines>,
}

/// The whole consortium (§5).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Total {
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
    /// Generation + cost + coordination, eu: the yardstick of its zero.
    pub gross: f64,
}

/// One month (§5).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct MonthLines {
    /// t, from 0.
    pub month: u32,
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
}

/// One exchange (§5); coordination belongs to pairs and is 0 here.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ExchangeLines {
    /// Its id.
    pub id: String,
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
}

/// One project (§5).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ProjectLines {
    /// Its id.
    pub id: String,
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
    /// What each member gains.
    pub members: Vec<MemberNet>,
}

/// A member's part of a project.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct MemberNet {
    /// Id of the unit.
    pub unit: String,
    /// net_m = share·η·V·φ − cost/φ over the active months, eu.
    pub net: f64,
}

/// One pair (§5); a project of k members adds 1/(k−1) of both units' parts.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PairLines {
    /// Ids of the two units, in document order.
    pub between: [String; 2],
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
    /// Generation + cost + coordination, eu: the yardstick of its zero.
    pub gross: f64,
    /// s(i|j) and s(j|i), before transfers, eu.
    pub gains: [f64; 2],
}

/// One unit (§5): the generation it receives, half the coordination of its pairs; surplus is S_i.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct UnitLines {
    /// Its id.
    pub id: String,
    /// G, eu, before interface loss.
    pub generation: f64,
    /// eu.
    pub interface_loss: f64,
    /// eu.
    pub cost: f64,
    /// eu.
    pub coordination: f64,
    /// X = interface loss + cost + coordination, eu.
    pub dissipation: f64,
    /// S = G − X, eu.
    pub surplus: f64,
    /// Generation + cost + coordination, eu: the yardstick of its zero.
    pub gross: f64,
    /// Generation − interface loss, eu.
    pub receipt: f64,
    /// Cost + coordination, eu.
    pub outlay: f64,
}

/// What the contract makes of a unit's surplus (§5), eu over the horizon.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ContractLines {
    /// Its id.
    pub id: String,
    /// Paid to it.
    pub transfers_in: f64,
    /// Paid by it.
    pub transfers_out: f64,
    /// In the months in which it contributes.
    pub reward_received: f64,
    /// In the others.
    pub penalty_paid: f64,
    /// S_i′.
    pub surplus_after: f64,
}

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
        limits.pieces(network, index, |piece| {
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
            limits.pieces(network, index, |piece| {
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

/// Fills the lines that every record of the ledger has.
macro_rules! with_lines {
    ($record:ident { $($field:ident: $value:expr),* }, $lines:expr) => {
        $record {
            $($field: $value,)*
            generation: $lines.generation,
            interface_loss: $lines.interface_loss,
            cost: $lines.cost,
            coordination: $lines.coordination,
            dissipation: $lines.dissipation(),
            surplus: $lines.surplus(),
        }
    };
}

/// Writes the ledger (§5).
pub fn ledger(network: &Network, accounts: &Accounts) -> Ledger {
    let document = network.document;
    let total = &accounts.total;
    Ledger {
        total: with_lines!(Total { gross: total.gross() }, total),
        months: (0..)
            .zip(&accounts.months)
            .map(|(month, lines)| with_lines!(MonthLines { month: month }, lines))
            .collect(),
        exchanges: (document.exchanges.iter().zip(&accounts.exchanges))
            .map(|(exchange, lines)| {
                with_lines!(
                    ExchangeLines {
                        id: exchange.id.clone()
                    },
                    lines
                )
            })
            .collect(),
        projects: (document
            .projects
            .iter()
            .zip(accounts.projects.iter().zip(&accounts.members)))
        .map(|(project, (lines, members))| {
            let nets = project.members.iter().zip(members);
            let members = nets
                .map(|(member, own)| MemberNet {
                    unit: member.unit.clone(),
                    net: own.surplus(),
                })
                .collect();
            with_lines!(
                ProjectLines {
                    id: project.id.clone(),
                    members: members
                },
                lines
            )
        })
        .collect(),
        pairs: (network.pairs.iter().zip(&accounts.pairs))
            .map(|(pair, account)| {
                let lines = account.lines();
                let gains = account.sides.map(|side| side.surplus());
                let between = network.between(pair);
                with_lines!(
                    PairLines {
                        between: between,
                        gross: lines.gross(),
                        gains: gains
                    },
                    lines
                )
            })
            .collect(),
        units: (document.units.iter().zip(&accounts.units))
            .map(|(unit, lines)| {
                let (gross, receipt, outlay) = (lines.gross(), lines.receipt(), lines.outlay());
                let id = unit.id.clone();
                with_lines!(
                    UnitLines {
                        id: id,
                        gross: gross,
                        receipt: receipt,
                        outlay: outlay
                    },
                    lines
                )
            })
            .collect(),
        contract: contract(network, accounts),
    }
}

/// What the contract makes of every unit's surplus: transfers every month, reward in the months in which the
/// unit contributes (gives in an active exchange, or is in an active project), penalty in the others (§5).
fn contract(network: &Network, accounts: &Accounts) -> Vec<ContractLines> {
    let document = network.document;
    let months = network.months as f64;
    let mut rows: Vec<ContractLines> = document
        .units
        .iter()
        .map(|unit| ContractLines {
            id: unit.id.clone(),
            transfers_in: 0.0,
            transfers_out: 0.0,
            reward_received: 0.0,
            penalty_paid: 0.0,
            surplus_after: 0.0,
        })
        .collect();
    for transfer in &network.transfers {
        rows[transfer.from as usize].transfers_out += transfer.amount;
        rows[transfer.to as usize].transfers_in += transfer.amount;
    }
    if !network.incentives.is_empty() {
        let contributing = contributing(network);
        for (&unit, incentive) in network.incentives.iter().zip(&document.contract.incentives) {
            let active = f64::from(bits::count(&contributing[unit as usize]));
            let row = &mut rows[unit as usize];
            row.reward_received = incentive.reward * active;
            row.penalty_paid = incentive.penalty * (months - active);
        }
    }
    for (row, lines) in rows.iter_mut().zip(&accounts.units) {
        let moved = row.transfers_in + row.transfers_out + row.reward_received + row.penalty_paid;
        let after =
            lines.surplus() + row.transfers_in - row.transfers_out + row.reward_received - row.penalty_paid;
        row.surplus_after = settle(after, lines.gross() + moved);
    }
    rows
}

/// Months in which each unit contributes.
fn contributing(network: &Network) -> Vec<Vec<u64>> {
    let mut months = vec![vec![0; bits::words(network.months)]; network.takes_part.len()];
    for (index, exchange) in network.exchanges.iter().enumerate() {
        bits::unite(
            &mut months[exchange.giver as usize],
            network.exchange_months(index),
        );
    }
    for (index, project) in network.projects.iter().enumerate() {
        for member in &project.members {
            bits::unite(&mut months[member.unit as usize], network.project_months(index));
        }
    }
    months
}
