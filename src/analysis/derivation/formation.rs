//! Why symbiosis forms or does not (§8).

use super::super::formation::{Asks, BreakEven, Rung};
use super::entries::{Owner, months};
use super::expression::{Expression, Index, Operation, Relation};
use super::expression::{any, compare, function, number, over, product, quotient, sum, symbol};
use super::settings::{ENERGY, ENVIRONMENT, FORMATION, LEDGER};
use super::{Answer, row, word};
use super::{
    Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand, Thing,
};
use crate::math::runs::RunSums;

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    if subject.of != Of::System {
        return None;
    }
    match subject.number {
        Quantity::Rung => Some(rung(sources)),
        Quantity::Compatible => Some(asked(sources, Rung::Compatible, sources.formation().compatible)),
        Quantity::Interacting => Some(asked(sources, Rung::Interacting, sources.formation().interacting)),
        Quantity::Formed => Some(asked(sources, Rung::Formed, sources.formation().formed)),
        Quantity::Durable => Some(asked(sources, Rung::Durable, sources.formation().durable?)),
        Quantity::InCore => in_core(sources),
        Quantity::Activities => Some(activities(sources)),
        Quantity::LowestWindow => lowest_window(sources),
        Quantity::Shift => Some(shift(sources, sources.formation().break_even.as_ref()?)),
        Quantity::BreakEven => Some(break_even(sources, sources.formation().break_even.as_ref()?)),
        Quantity::Reachable => Some(reachable(sources, sources.formation().break_even.as_ref()?)),
        _ => None,
    }
}

/// One thing that a rung asks, as a statement that holds, and how far it is from not holding.
struct Told {
    rung: Rung,
    met: Option<bool>,
    statement: Expression,
    margin: Margin,
}

/// Everything that rungs ask and that can be said here.
fn told(sources: &Sources) -> Vec<Told> {
    let formation = sources.formation();
    let conditions = formation.conditions.iter().filter_map(|condition| {
        let (value, cutoff) = (condition.value?, condition.cutoff?);
        let met = condition.met?;
        let (letter, limit, boundary, unit, setting) = match condition.asks {
            Asks::CompatiblePair => (
                symbol(Letter::CompatiblePairs, &[], value),
                number(cutoff),
                Boundary::Presence,
                Measure::Count,
                None,
            ),
            Asks::Activity => (
                symbol(Letter::Activities, &[], value),
                number(cutoff),
                Boundary::Presence,
                Measure::Count,
                None,
            ),
            Asks::Surplus => (
                symbol(Letter::Surplus, &[], value),
                symbol(Letter::Band, &[], cutoff),
                Boundary::Zero,
                Measure::Energy,
                Some("zeroBand"),
            ),
            Asks::Length => (
                sources.horizon(),
                symbol(Letter::Window, &[], cutoff),
                Boundary::Horizon,
                Measure::Months,
                Some("window"),
            ),
            Asks::Windows => (
                symbol(Letter::LowestWindow, &[], value),
                number(cutoff),
                Boundary::Zero,
                Measure::Energy,
                None,
            ),
            Asks::Core => (
                symbol(Letter::Excess, &[], value),
                number(cutoff),
                Boundary::Core,
                Measure::Energy,
                None,
            ),
        };
        let relation = match (condition.asks, met) {
            (Asks::Surplus | Asks::Windows, true) | (Asks::Core, false) => Relation::More,
            (Asks::Surplus | Asks::Windows, false) | (Asks::Core, true) => Relation::AtMost,
            (_, true) => Relation::AtLeast,
            (_, false) => Relation::Less,
        };
        let mut margin = Margin::new(letter.clone(), value, boundary, vec![cutoff], unit);
        margin.setting = setting;
        Some(Told {
            rung: condition.rung,
            met: Some(met),
            statement: compare(letter, relation, limit),
            margin,
        })
    });
    conditions.collect()
}

/// What moves a rung.
fn settings(rung: Rung) -> Vec<&'static str> {
    match rung {
        Rung::None => vec![],
        Rung::Compatible => vec!["substitution"],
        Rung::Interacting => vec![],
        Rung::Formed => [&ENERGY[..], &["zeroBand"]].concat(),
        Rung::Durable => [&ENERGY[..], &["zeroBand", "window"]].concat(),
    }
}

/// S_i, and what else the rungs are told of.
fn units(sources: &Sources) -> Vec<Summand> {
    let units = sources.network.participants();
    let rows = units.map(|unit| row(sources.unit_thing(unit), sources.accounts.units[unit].surplus()));
    rows.collect()
}

/// The highest rung whose own conditions hold, and what the next lacks.
fn rung(sources: &Sources) -> Draft {
    let formation = sources.formation();
    let mut statements = Vec::new();
    let mut margins = Vec::new();
    let own = formation.rung;
    for told in told(sources) {
        // Durable asks all that formed does; of higher rungs, and of none, what fails decides.
        let holds = told.rung == own || (own == Rung::Durable && told.rung == Rung::Formed);
        if holds || (told.rung > own && told.met == Some(false)) {
            statements.push(told.statement);
            margins.push(told.margin);
        }
    }
    let surplus = symbol(Letter::Surplus, &[], formation.surplus);
    Draft::verdict(word(own), surplus, statements)
        .rows(Combine::Formula, units(sources))
        .margins(margins)
        .on(FORMATION, &settings(Rung::Durable))
        .on(LEDGER, &[])
}

/// Whether a rung's own conditions hold: what they say, or of those that fail what they say instead.
fn asked(sources: &Sources, rung: Rung, met: bool) -> Draft {
    let list = told(sources).into_iter();
    let list: Vec<Told> = list
        .filter(|it| it.rung == rung || (rung == Rung::Durable && it.rung == Rung::Formed))
        .filter(|it| met || it.met == Some(false))
        .collect();
    let (statements, margins): (Vec<_>, Vec<_>) =
        list.into_iter().map(|it| (it.statement, it.margin)).unzip();
    let rows = match rung {
        Rung::Compatible if !sources.network.truncated => pairs(sources),
        Rung::Compatible | Rung::None => Vec::new(),
        Rung::Interacting => active(sources),
        _ => units(sources),
    };
    let surplus = symbol(Letter::Surplus, &[], sources.formation().surplus);
    Draft::verdict(Answer::Flag(met), surplus, statements)
        .rows(Combine::Formula, rows)
        .margins(margins)
        .on(FORMATION, &settings(rung))
}

fn pairs(sources: &Sources) -> Vec<Summand> {
    let network = &sources.network;
    let fitting = (0..network.pairs.len()).filter(|&pair| network.pairs[pair].compatible);
    fitting.map(|pair| row(sources.pair_thing(pair), 1.0)).collect()
}

/// Exchanges and projects that are ever active.
fn active(sources: &Sources) -> Vec<Summand> {
    let (network, document) = (&sources.network, sources.document);
    let exchanges = network.exchanges.iter().zip(&document.exchanges);
    let exchanges = exchanges.filter(|(numbers, _)| numbers.pair.is_some());
    let projects = network.projects.iter().zip(&document.projects);
    let projects = projects.filter(|(numbers, _)| numbers.active);
    let exchanges = exchanges.map(|(_, it)| Thing::Exchange { id: it.id.clone() });
    let projects = projects.map(|(_, it)| Thing::Project { id: it.id.clone() });
    exchanges.chain(projects).map(|what| row(what, 1.0)).collect()
}

fn activities(sources: &Sources) -> Draft {
    let rows = active(sources);
    let value = rows.len() as f64;
    let letter = symbol(Letter::Activities, &[], value);
    let at = vec![1.0];
    let margin = Margin::new(letter.clone(), value, Boundary::Presence, at, Measure::Count);
    Draft::number(value, Measure::Count, letter, vec![number(value)])
        .rows(Combine::Sum, rows)
        .margins([margin])
        .on(FORMATION, &[])
}

/// Σ S_t over the months of the poorest window.
fn lowest_window(sources: &Sources) -> Option<Draft> {
    let value = sources.formation().lowest_window?;
    let length = sources.formation().window_length as usize;
    let months = &sources.accounts.months;
    let surplus: Vec<f64> = months.iter().map(|lines| lines.surplus()).collect();
    let sums = RunSums::new(&surplus);
    let starts = 0..(months.len() + 1).checked_sub(length)?;
    let from = starts.min_by(|&a, &b| sums.sum(a, a + length).total_cmp(&sums.sum(b, b + length)))?;
    let run = &surplus[from..from + length];
    let rows = run.iter().zip(from..);
    let rows = rows.map(|(&value, month)| row(self::months(month, month + 1), value));
    let letter = symbol(Letter::LowestWindow, &[], value);
    let formula = over(
        Index::Month,
        symbol(Letter::Surplus, &[any(Index::Month)], 0.0),
        run.to_vec(),
    );
    let margin = Margin::new(letter.clone(), value, Boundary::Zero, vec![0.0], Measure::Energy);
    Some(
        Draft::number(value, Measure::Energy, letter, vec![formula])
            .rows(Combine::Sum, rows.collect())
            .margins([margin])
            .on(FORMATION, &["window"])
            .on(LEDGER, &ENERGY),
    )
}

fn in_core(sources: &Sources) -> Option<Draft> {
    let core = &sources.sharing().realised;
    let (met, excess) = (core.in_core?, core.excess?);
    let letter = symbol(Letter::Excess, &[], excess);
    let relation = if met { Relation::AtMost } else { Relation::More };
    let margin = Margin::new(letter.clone(), excess, Boundary::Core, vec![0.0], Measure::Energy);
    Some(
        Draft::verdict(
            Answer::Flag(met),
            letter.clone(),
            vec![compare(letter, relation, number(0.0))],
        )
        .rows(
            Combine::Formula,
            super::sharing::excess_rows(sources, core, &super::sharing::realised(sources)),
        )
        .margins([margin])
        .on(FORMATION, &[])
        .on(super::settings::SHARING, &ENERGY),
    )
}

/// B and C, by which the surplus is B·φ − C/φ at any shift of ε.
fn scales(sources: &Sources) -> [Expression; 2] {
    [
        symbol(Letter::Rising, &[], sources.accounts.rising),
        symbol(Letter::Falling, &[], sources.accounts.falling),
    ]
}

fn scale_rows(sources: &Sources) -> Vec<Summand> {
    let entries = sources.entries(Owner::System).into_iter();
    let rows = entries.map(|entry| Summand {
        value: entry.lines.receipt() - entry.lines.outlay(),
        parts: vec![entry.lines.receipt(), entry.lines.outlay()],
        what: entry.what,
    });
    rows.collect()
}

/// Δ = ln(C/B) / (2β).
fn shift(sources: &Sources, even: &BreakEven) -> Draft {
    let [rising, falling] = scales(sources);
    let formula = quotient(
        function(Operation::Ln, vec![quotient(falling, rising)]),
        product(vec![
            number(2.0),
            symbol(Letter::Sensitivity, &[], sources.settings.sensitivity),
        ]),
    );
    let letter = symbol(Letter::Shift, &[], even.shift);
    Draft::number(even.shift, Measure::Ratio, letter, vec![formula])
        .rows(Combine::Formula, scale_rows(sources))
        .columns(&[Letter::Rising, Letter::Falling])
        .on(FORMATION, &ENERGY)
        .on(ENVIRONMENT, &[])
}

/// ε* = mean ε + Δ.
fn break_even(sources: &Sources, even: &BreakEven) -> Draft {
    let formula = sum(vec![
        symbol(Letter::MeanSign, &[], sources.environment.mean),
        symbol(Letter::Shift, &[], even.shift),
    ]);
    let letter = symbol(Letter::BreakEven, &[], even.environment);
    Draft::number(even.environment, Measure::Ratio, letter.clone(), vec![formula])
        .rows(Combine::Formula, scale_rows(sources))
        .columns(&[Letter::Rising, Letter::Falling])
        .margins([reach(letter, even.environment)])
        .on(FORMATION, &ENERGY)
        .on(ENVIRONMENT, &[])
}

fn reach(letter: Expression, value: f64) -> Margin {
    Margin::new(letter, value, Boundary::Reach, vec![-1.0, 1.0], Measure::Ratio)
}

fn reachable(sources: &Sources, even: &BreakEven) -> Draft {
    let letter = symbol(Letter::BreakEven, &[], even.environment);
    let relation = if even.reachable {
        Relation::AtMost
    } else {
        Relation::More
    };
    let statement = compare(
        function(Operation::Abs, vec![letter.clone()]),
        relation,
        number(1.0),
    );
    Draft::verdict(Answer::Flag(even.reachable), letter.clone(), vec![statement])
        .rows(Combine::Formula, scale_rows(sources))
        .columns(&[Letter::Rising, Letter::Falling])
        .margins([reach(letter, even.environment)])
        .on(FORMATION, &ENERGY)
        .on(ENVIRONMENT, &[])
}
