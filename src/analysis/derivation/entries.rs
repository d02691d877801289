//! Whose lines they are, and the lines of which they are the sum: what the rows of the ledger's whys are.

use super::super::accounts::Lines;
use super::super::network::Activity;
use super::expression::{Expression, Index, Subscript, any, symbol};
use super::{Letter, Of, Sources, Subject, Thing};
use crate::math::bits;

/// An owner of lines, by number.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Owner {
    System,
    Month(usize),
    Exchange(usize),
    Project(usize),
    Member(usize, usize),
    Pair(usize),
    /// A pair, and which of its two.
    Side(usize, usize),
    Unit(usize),
}

/// Something that has lines of its own.
pub(super) struct Entry {
    pub what: Thing,
    pub lines: Lines,
}

impl Sources<'_> {
    /// Whose lines a subject is about.
    pub(super) fn owner(&self, subject: &Subject) -> Option<Owner> {
        let id = subject.id.as_deref();
        Some(match subject.of {
            Of::System => Owner::System,
            Of::Month => Owner::Month(
                subject
                    .month
                    .map(|month| month as usize)
                    .filter(|&month| month < self.network.months)?,
            ),
            Of::Exchange => Owner::Exchange(self.exchange(id)?),
            Of::Project => Owner::Project(self.project(id)?),
            Of::Member => {
                let project = self.project(subject.with.as_deref())?;
                let members = &self.document.projects[project].members;
                Owner::Member(
                    project,
                    members.iter().position(|it| Some(it.unit.as_str()) == id)?,
                )
            }
            Of::Pair => Owner::Pair(self.pair(subject)?.0),
            Of::Side => {
                let (pair, side) = self.pair(subject)?;
                Owner::Side(pair, side)
            }
            Of::Unit => Owner::Unit(self.unit(id)?),
            Of::State | Of::Fit | Of::Factor | Of::Field => return None,
        })
    }

    pub(super) fn lines(&self, owner: Owner) -> Lines {
        let accounts = &self.accounts;
        match owner {
            Owner::System => accounts.total,
            Owner::Month(month) => accounts.months[month],
            Owner::Exchange(exchange) => accounts.exchanges[exchange],
            Owner::Project(project) => accounts.projects[project],
            Owner::Member(project, member) => accounts.members[project][member],
            Owner::Pair(pair) => accounts.pairs[pair].lines(),
            Owner::Side(pair, side) => accounts.pairs[pair].sides[side],
            Owner::Unit(unit) => accounts.units[unit],
        }
    }

    /// Of whom a symbol of the owner's speaks.
    pub(super) fn labels(&self, owner: Owner) -> Vec<Subscript> {
        match owner {
            Owner::System => Vec::new(),
            Owner::Month(month) => vec![Subscript::Month { month: month as u32 }],
            Owner::Exchange(exchange) => vec![Subscript::Exchange {
                id: self.document.exchanges[exchange].id.clone(),
            }],
            Owner::Project(project) => vec![self.project_label(project)],
            Owner::Member(project, member) => {
                let unit = self.network.projects[project].members[member].unit;
                vec![self.unit_label(unit as usize), self.project_label(project)]
            }
            Owner::Pair(pair) => self.pair_labels(pair).to_vec(),
            Owner::Side(pair, side) => {
                let mut labels = self.pair_labels(pair).to_vec();
                labels.rotate_left(side);
                labels
            }
            Owner::Unit(unit) => vec![self.unit_label(unit)],
        }
    }

    fn project_label(&self, project: usize) -> Subscript {
        Subscript::Project {
            id: self.document.projects[project].id.clone(),
        }
    }

    /// What the lines of an owner are the sum of, those that are all 0 left out.
    pub(super) fn entries(&self, owner: Owner) -> Vec<Entry> {
        let mut entries = match owner {
            Owner::System => self.system_entries(),
            Owner::Month(month) => self.month_entries(month),
            Owner::Exchange(exchange) => self.exchange_entries(exchange),
            Owner::Project(project) => (0..self.network.projects[project].members.len())
                .map(|member| self.member_entry(project, member, 1.0))
                .collect(),
            Owner::Member(project, member) => self.member_months(project, member),
            Owner::Pair(pair) => self.pair_entries(pair),
            Owner::Side(pair, side) => self.side_entries(pair, side),
            Owner::Unit(unit) => self.unit_entries(unit),
        };
        entries.retain(|entry| entry.lines.gross() > 0.0);
        entries
    }

    pub(super) fn exchange_thing(&self, exchange: usize) -> Thing {
        Thing::Exchange {
            id: self.document.exchanges[exchange].id.clone(),
        }
    }

    fn project_thing(&self, project: usize) -> Thing {
        Thing::Project {
            id: self.document.projects[project].id.clone(),
        }
    }

    fn member_entry(&self, project: usize, member: usize, part: f64) -> Entry {
        let numbers = &self.network.projects[project];
        Entry {
            what: Thing::Member {
                project: self.document.projects[project].id.clone(),
                unit: self.network.id(numbers.members[member].unit as usize),
            },
            lines: times(&self.accounts.members[project][member], part),
        }
    }

    fn coordination_entry(&self, pair: usize, part: f64) -> Entry {
        Entry {
            what: self.pair_thing(pair),
            lines: Lines {
                coordination: part * self.accounts.pairs[pair].exchanges.coordination,
                ..Lines::default()
            },
        }
    }

    fn system_entries(&self) -> Vec<Entry> {
        let accounts = &self.accounts;
        let exchanges = accounts
            .exchanges
            .iter()
            .enumerate()
            .map(|(index, &lines)| Entry {
                what: self.exchange_thing(index),
                lines,
            });
        let projects = accounts.projects.iter().enumerate().map(|(index, &lines)| Entry {
            what: self.project_thing(index),
            lines,
        });
        let pairs = (0..self.network.pairs.len()).map(|pair| self.coordination_entry(pair, 1.0));
        exchanges.chain(projects).chain(pairs).collect()
    }

    fn month_entries(&self, month: usize) -> Vec<Entry> {
        let network = &self.network;
        let phi = self.environment.factors[month];
        let mut entries = Vec::new();
        for (index, exchange) in network.exchanges.iter().enumerate() {
            let Some(pair) = exchange.pair else { continue };
            let eta = network.pairs[pair as usize].eta;
            self.limits.pieces(network, index, |piece| {
                if (piece.from..piece.to).contains(&month) {
                    let generation = exchange.worth * piece.used;
                    let lines = Lines {
                        generation,
                        interface_loss: (1.0 - eta) * generation,
                        cost: exchange.cost * piece.shipped,
                        coordination: 0.0,
                    };
                    entries.push(Entry {
                        what: self.exchange_thing(index),
                        lines: lines.under(phi),
                    });
                }
            });
        }
        for (index, project) in network.projects.iter().enumerate() {
            if bits::contains(network.project_months(index), month) {
                let lines = Lines {
                    generation: project.value,
                    interface_loss: (1.0 - project.eta) * project.value,
                    cost: project.members.iter().map(|member| member.cost).sum(),
                    coordination: 0.0,
                };
                entries.push(Entry {
                    what: self.project_thing(index),
                    lines: lines.under(phi),
                });
            }
        }
        for (index, pair) in network.pairs.iter().enumerate() {
            if pair.coordination > 0.0 && bits::contains(&self.exchange_months(index), month) {
                let lines = Lines {
                    coordination: pair.coordination,
                    ..Lines::default()
                };
                entries.push(Entry {
                    what: self.pair_thing(index),
                    lines: lines.under(phi),
                });
            }
        }
        entries
    }

    fn exchange_entries(&self, index: usize) -> Vec<Entry> {
        let exchange = &self.network.exchanges[index];
        let Some(pair) = exchange.pair else {
            return Vec::new();
        };
        let eta = self.network.pairs[pair as usize].eta;
        let mut entries = Vec::new();
        self.limits.pieces(&self.network, index, |piece| {
            let (up, down) = self.phi(piece.from, piece.to);
            let generation = exchange.worth * piece.used * up;
            entries.push(Entry {
                what: months(piece.from, piece.to),
                lines: Lines {
                    generation,
                    interface_loss: (1.0 - eta) * generation,
                    cost: exchange.cost * piece.shipped * down,
                    coordination: 0.0,
                },
            });
        });
        entries
    }

    fn member_months(&self, project: usize, member: usize) -> Vec<Entry> {
        let numbers = &self.network.projects[project];
        let member = numbers.members[member];
        bits::runs(self.network.project_months(project))
            .map(|(from, to)| {
                let (up, down) = self.phi(from, to);
                let generation = member.share * numbers.value * up;
                Entry {
                    what: months(from, to),
                    lines: Lines {
                        generation,
                        interface_loss: (1.0 - numbers.eta) * generation,
                        cost: member.cost * down,
                        coordination: 0.0,
                    },
                }
            })
            .collect()
    }

    fn pair_entries(&self, pair: usize) -> Vec<Entry> {
        let network = &self.network;
        let mut entries = Vec::new();
        for activity in network.activities(&network.pairs[pair]) {
            match *activity {
                Activity::Exchange { index, .. } => entries.push(Entry {
                    what: self.exchange_thing(index as usize),
                    lines: self.accounts.exchanges[index as usize],
                }),
                Activity::Project { index, members } => {
                    let of = network.projects[index as usize].members.len();
                    for member in members {
                        entries.push(self.member_entry(
                            index as usize,
                            member as usize,
                            1.0 / (of as f64 - 1.0),
                        ));
                    }
                }
            }
        }
        entries.push(self.coordination_entry(pair, 1.0));
        entries
    }

    fn side_entries(&self, pair: usize, side: usize) -> Vec<Entry> {
        let network = &self.network;
        let unit = network.pairs[pair].units[side];
        let mut entries = Vec::new();
        for activity in network.activities(&network.pairs[pair]) {
            match *activity {
                Activity::Exchange { index, .. } => entries.push(self.exchange_of(index as usize, unit)),
                Activity::Project { index, members } => {
                    let of = network.projects[index as usize].members.len();
                    let member = members[side] as usize;
                    entries.push(self.member_entry(index as usize, member, 1.0 / (of as f64 - 1.0)));
                }
            }
        }
        entries.push(self.coordination_entry(pair, 0.5));
        entries
    }

    fn unit_entries(&self, unit: usize) -> Vec<Entry> {
        let network = &self.network;
        let unit = unit as u32;
        let mut entries = Vec::new();
        for (index, exchange) in network.exchanges.iter().enumerate() {
            if exchange.giver == unit || exchange.receiver == unit {
                entries.push(self.exchange_of(index, unit));
            }
        }
        for (index, project) in network.projects.iter().enumerate() {
            if let Some(member) = project.members.iter().position(|member| member.unit == unit) {
                entries.push(self.member_entry(index, member, 1.0));
            }
        }
        for (index, pair) in network.pairs.iter().enumerate() {
            if pair.units.contains(&unit) {
                entries.push(self.coordination_entry(index, 0.5));
            }
        }
        entries
    }

    /// A unit's part of an exchange: who gives pays, who receives gets.
    fn exchange_of(&self, index: usize, unit: u32) -> Entry {
        let lines = self.accounts.exchanges[index];
        let gives = self.network.exchanges[index].giver == unit;
        let own = if gives {
            Lines {
                cost: lines.cost,
                ..Lines::default()
            }
        } else {
            Lines { cost: 0.0, ..lines }
        };
        Entry {
            what: self.exchange_thing(index),
            lines: own,
        }
    }

    /// Σφ and Σ1/φ over months.
    pub(super) fn phi(&self, from: usize, to: usize) -> (f64, f64) {
        let factors = &self.environment.factors[from..to];
        (factors.iter().sum(), factors.iter().map(|phi| 1.0 / phi).sum())
    }

    /// Months in which a pair has an active exchange.
    pub(super) fn exchange_months(&self, pair: usize) -> Vec<u64> {
        let network = &self.network;
        let mut months = vec![0; bits::words(network.months)];
        for activity in network.activities(&network.pairs[pair]) {
            if let Activity::Exchange { index, .. } = *activity {
                bits::unite(&mut months, network.exchange_months(index as usize));
            }
        }
        months
    }

    /// φ of any month.
    pub(super) fn any_phi(&self) -> Expression {
        symbol(Letter::Factor, &[any(Index::Month)], 1.0)
    }
}

pub(super) fn months(from: usize, to: usize) -> Thing {
    Thing::Months {
        from: from as u32,
        to: to as u32,
    }
}

fn times(lines: &Lines, part: f64) -> Lines {
    Lines {
        generation: lines.generation * part,
        interface_loss: lines.interface_loss * part,
        cost: lines.cost * part,
        coordination: lines.coordination * part,
    }
}
