//! Why a line of the ledger is what it is (§5): of the system, a month, an exchange, a project, a member, a pair,
//! one of its sides, or a unit.

use super::super::accounts::Lines;
use super::entries::{Entry, Owner};
use super::expression::{Expression, Index, any, minus, number, over, product, quotient, sum, symbol};
use super::settings::{ENERGY, ENVIRONMENT, LEDGER};
use super::{Boundary, Combine, Draft, Letter, Margin, Measure, Quantity, Sources, Subject, Summand};
use crate::math::bits;

/// The number of a line, of lines; none when the quantity is no line.
fn line(lines: &Lines, number: Quantity) -> Option<f64> {
    Some(match number {
        Quantity::Generation => lines.generation,
        Quantity::InterfaceLoss => lines.interface_loss,
        Quantity::Cost => lines.cost,
        Quantity::Coordination => lines.coordination,
        Quantity::Dissipation => lines.dissipation(),
        Quantity::Surplus => lines.surplus(),
        Quantity::Gross => lines.gross(),
        Quantity::Receipt => lines.receipt(),
        Quantity::Outlay => lines.outlay(),
        _ => return None,
    })
}

/// The letter of a line.
fn letter(owner: Owner, number: Quantity) -> Letter {
    match number {
        Quantity::Generation => Letter::Generation,
        Quantity::InterfaceLoss => Letter::InterfaceLoss,
        Quantity::Cost => Letter::Cost,
        Quantity::Coordination => Letter::Coordination,
        Quantity::Dissipation => Letter::Dissipation,
        Quantity::Gross => Letter::Gross,
        Quantity::Receipt => Letter::Receipt,
        Quantity::Outlay => Letter::Outlay,
        _ => match owner {
            Owner::Side(..) => Letter::Gain,
            Owner::Member(..) => Letter::Net,
            _ => Letter::Surplus,
        },
    }
}

/// The basic lines of which a line is made: they are the columns of its rows.
fn made_of(number: Quantity) -> &'static [Quantity] {
    use Quantity::{Coordination, Cost, Generation, InterfaceLoss};
    match number {
        Quantity::Dissipation => &[InterfaceLoss, Cost, Coordination],
        Quantity::Surplus => &[Generation, InterfaceLoss, Cost, Coordination],
        Quantity::Gross => &[Generation, Cost, Coordination],
        Quantity::Receipt => &[Generation, InterfaceLoss],
        Quantity::Outlay => &[Cost, Coordination],
        _ => &[],
    }
}

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let owner = sources.owner(subject)?;
    let lines = sources.lines(owner);
    let value = line(&lines, subject.number)?;
    let entries = sources.entries(owner);
    let (rows, columns) = table(&entries, subject.number);
    let letter = |quantity| {
        symbol(
            self::letter(owner, quantity),
            &sources.labels(owner),
            line(&lines, quantity).unwrap_or(0.0),
        )
    };
    let surplus = |with: Quantity, without: Quantity| sum(vec![letter(with), minus(letter(without))]);
    let formula = match subject.number {
        Quantity::Generation | Quantity::InterfaceLoss | Quantity::Cost | Quantity::Coordination => {
            vec![basic(sources, owner, subject.number, &lines, &entries)]
        }
        Quantity::Dissipation => vec![sum(vec![
            letter(Quantity::InterfaceLoss),
            letter(Quantity::Cost),
            letter(Quantity::Coordination),
        ])],
        Quantity::Gross => vec![sum(vec![
            letter(Quantity::Generation),
            letter(Quantity::Cost),
            letter(Quantity::Coordination),
        ])],
        Quantity::Receipt => vec![surplus(Quantity::Generation, Quantity::InterfaceLoss)],
        Quantity::Outlay => vec![sum(vec![letter(Quantity::Cost), letter(Quantity::Coordination)])],
        _ => match owner {
            Owner::Side(..) | Owner::Member(..) => vec![surplus(Quantity::Receipt, Quantity::Outlay)],
            Owner::Unit(unit) => vec![surplus(Quantity::Receipt, Quantity::Outlay), gains(sources, unit)],
            Owner::Pair(pair) => vec![both_gains(sources, pair)],
            _ => vec![
                surplus(Quantity::Generation, Quantity::Dissipation),
                sum(vec![
                    letter(Quantity::Generation),
                    minus(sum(vec![
                        letter(Quantity::InterfaceLoss),
                        letter(Quantity::Cost),
                        letter(Quantity::Coordination),
                    ])),
                ]),
            ],
        },
    };
    let draft = Draft::number(value, Measure::Energy, letter(subject.number), formula)
        .rows(Combine::Sum, rows)
        .columns(&columns)
        .on(LEDGER, &settings(sources, subject.number))
        .on(ENVIRONMENT, &[]);
    Some(draft.margins(margin(sources, owner, subject.number, value)))
}

/// Rows that sum to a line, and what their parts are.
pub(super) fn table(entries: &[Entry], number: Quantity) -> (Vec<Summand>, Vec<Letter>) {
    let made_of = made_of(number);
    let rows = entries.iter().filter_map(|entry| {
        let parts: Vec<f64> = made_of.iter().filter_map(|&it| line(&entry.lines, it)).collect();
        // Unsettled, so that rows sum to the whole.
        let value = match number {
            Quantity::Surplus => entry.lines.generation - entry.lines.dissipation(),
            other => line(&entry.lines, other)?,
        };
        let counts = value != 0.0 || parts.iter().any(|&part| part != 0.0);
        counts.then(|| Summand {
            what: entry.what.clone(),
            value,
            parts,
        })
    });
    let columns = made_of.iter().map(|&it| letter(Owner::System, it));
    (rows.collect(), columns.collect())
}

/// How a basic line comes about: of a single thing from the document's own numbers, else as a sum.
fn basic(sources: &Sources, owner: Owner, number: Quantity, lines: &Lines, entries: &[Entry]) -> Expression {
    let own = match owner {
        Owner::Exchange(index) => exchange(sources, index, number, lines),
        Owner::Project(index) => project(sources, index, number, lines),
        Owner::Member(index, member) => self::member(sources, index, member, number, lines),
        Owner::Pair(index) if number == Quantity::Coordination => Some(coordination(sources, index)),
        _ => None,
    };
    own.unwrap_or_else(|| {
        let terms = entries.iter().filter_map(|entry| line(&entry.lines, number));
        let terms: Vec<f64> = terms.filter(|&term| term != 0.0).collect();
        let each = |letter, index| symbol(letter, &[any(index)], 0.0);
        let half = matches!(owner, Owner::Unit(_) | Owner::Side(..));
        match number {
            Quantity::Generation => over(Index::Activity, each(Letter::Generation, Index::Activity), terms),
            Quantity::InterfaceLoss => over(
                Index::Activity,
                product(vec![
                    sum(vec![
                        self::number(1.0),
                        minus(each(Letter::Permeability, Index::Activity)),
                    ]),
                    each(Letter::Generation, Index::Activity),
                ]),
                terms,
            ),
            Quantity::Cost => over(Index::Activity, each(Letter::Cost, Index::Activity), terms),
            _ if half => over(
                Index::Pair,
                product(vec![
                    quotient(self::number(1.0), self::number(2.0)),
                    each(Letter::Coordination, Index::Pair),
                ]),
                terms,
            ),
            _ => over(Index::Pair, each(Letter::Coordination, Index::Pair), terms),
        }
    })
}

/// 1 − η, times what is generated.
fn loss(sources: &Sources, owner: Owner, eta: f64, generation: f64) -> Expression {
    let labels = sources.labels(owner);
    product(vec![
        sum(vec![number(1.0), minus(symbol(Letter::Permeability, &[], eta))]),
        symbol(Letter::Generation, &labels, generation),
    ])
}

fn exchange(sources: &Sources, index: usize, line: Quantity, lines: &Lines) -> Option<Expression> {
    let exchange = &sources.network.exchanges[index];
    let pair = exchange.pair? as usize;
    let document = &sources.document.exchanges[index];
    let (giver, receiver) = (exchange.giver as usize, exchange.receiver as usize);
    let units = &sources.document.units;
    let output = units[giver]
        .outputs
        .iter()
        .find(|it| it.id == document.from.output)?;
    let input = units[receiver]
        .inputs
        .iter()
        .find(|it| it.id == document.to.input)?;
    let (mut used, mut shipped) = (Vec::new(), Vec::new());
    sources.limits.pieces(&sources.network, index, |piece| {
        let (up, down) = sources.phi(piece.from, piece.to);
        used.push(piece.used * up);
        shipped.push(piece.shipped * down);
    });
    let month = [any(Index::Month)];
    Some(match line {
        Quantity::Generation => product(vec![
            symbol(Letter::Worth, &[], input.value),
            symbol(Letter::Quality, &[], output.quality),
            symbol(Letter::Rate, &[], exchange.rate),
            over(
                Index::Month,
                product(vec![symbol(Letter::Used, &month, 0.0), sources.any_phi()]),
                used,
            ),
        ]),
        Quantity::InterfaceLoss => loss(
            sources,
            Owner::Exchange(index),
            sources.network.pairs[pair].eta,
            lines.generation,
        ),
        Quantity::Cost => product(vec![
            symbol(Letter::UnitCost, &[], output.cost),
            over(
                Index::Month,
                quotient(symbol(Letter::Shipped, &month, 0.0), sources.any_phi()),
                shipped,
            ),
        ]),
        _ => number(0.0),
    })
}

/// Σφ or Σ1/φ over a set of months, a term a run.
fn phi_over(sources: &Sources, months: &[u64], falling: bool) -> Expression {
    let terms = bits::runs(months).map(|(from, to)| {
        let (up, down) = sources.phi(from, to);
        if falling { down } else { up }
    });
    let body = if falling {
        quotient(number(1.0), sources.any_phi())
    } else {
        sources.any_phi()
    };
    over(Index::Month, body, terms.collect())
}

fn project(sources: &Sources, index: usize, line: Quantity, lines: &Lines) -> Option<Expression> {
    let project = &sources.network.projects[index];
    let months = sources.network.project_months(index);
    Some(match line {
        Quantity::Generation => product(vec![
            symbol(Letter::ProjectValue, &[], project.value),
            phi_over(sources, months, false),
        ]),
        Quantity::InterfaceLoss => loss(sources, Owner::Project(index), project.eta, lines.generation),
        Quantity::Cost => over(
            Index::Member,
            symbol(Letter::Cost, &[any(Index::Member)], 0.0),
            sources.accounts.members[index]
                .iter()
                .map(|own| own.cost)
                .collect(),
        ),
        _ => number(0.0),
    })
}

fn member(
    sources: &Sources,
    index: usize,
    member: usize,
    line: Quantity,
    lines: &Lines,
) -> Option<Expression> {
    let project = &sources.network.projects[index];
    let months = sources.network.project_months(index);
    let own = project.members[member];
    Some(match line {
        Quantity::Generation => product(vec![
            symbol(Letter::Share, &[], own.share),
            symbol(Letter::ProjectValue, &[], project.value),
            phi_over(sources, months, false),
        ]),
        Quantity::InterfaceLoss => loss(
            sources,
            Owner::Member(index, member),
            project.eta,
            lines.generation,
        ),
        Quantity::Cost => product(vec![
            symbol(Letter::Cost, &[], own.cost),
            phi_over(sources, months, true),
        ]),
        _ => number(0.0),
    })
}

/// κ·Σ1/φ, over the months in which the pair has an active exchange.
fn coordination(sources: &Sources, pair: usize) -> Expression {
    product(vec![
        symbol(
            Letter::CoordinationRate,
            &[],
            sources.network.pairs[pair].coordination,
        ),
        phi_over(sources, &sources.exchange_months(pair), true),
    ])
}

/// Σ_j s(i|j).
fn gains(sources: &Sources, unit: usize) -> Expression {
    let network = &sources.network;
    let terms = network.pairs.iter().zip(&sources.accounts.pairs);
    let terms = terms.filter_map(|(pair, account)| {
        let side = pair.units.iter().position(|&it| it as usize == unit)?;
        pair.active().then(|| account.sides[side].surplus())
    });
    over(
        Index::Partner,
        symbol(
            Letter::Gain,
            &[sources.unit_label(unit), any(Index::Partner)],
            0.0,
        ),
        terms.collect(),
    )
}

/// s(i|j) + s(j|i).
fn both_gains(sources: &Sources, pair: usize) -> Expression {
    let gain = |side| {
        symbol(
            Letter::Gain,
            &sources.labels(Owner::Side(pair, side)),
            sources.accounts.pairs[pair].sides[side].surplus(),
        )
    };
    sum(vec![gain(0), gain(1)])
}

/// The settings that move a line.
pub(super) fn settings(sources: &Sources, line: Quantity) -> Vec<&'static str> {
    let mut names = sources.of_factor();
    match line {
        Quantity::Cost | Quantity::Coordination | Quantity::Outlay => {}
        Quantity::Generation | Quantity::Gross => names.push("substitution"),
        _ => names.extend(ENERGY),
    }
    names
}

/// A surplus of which a verdict is told, held against its zero band.
fn margin(sources: &Sources, owner: Owner, number: Quantity, value: f64) -> Option<Margin> {
    let counted = match owner {
        Owner::System => true,
        Owner::Unit(unit) => sources.network.takes_part[unit] && !sources.settings.modes_after_contract,
        Owner::Side(pair, _) => {
            sources.network.pairs[pair].active() && !sources.settings.modes_after_contract
        }
        _ => false,
    };
    (counted && number == Quantity::Surplus).then(|| {
        let band = sources.settings.zero_band * sources.lines(owner).gross();
        sources.zero(
            symbol(letter(owner, number), &sources.labels(owner), value),
            value,
            band,
        )
    })
}

impl Sources<'_> {
    /// How far an amount is from counting as zero, or from no longer doing so.
    pub(super) fn zero(&self, measured: Expression, value: f64, band: f64) -> Margin {
        let at = vec![-band, band];
        Margin::new(measured, value, Boundary::Zero, at, Measure::Energy).by("zeroBand")
    }
}
