//! Why the numbers that a finding rests on are what they are (§13), and why one without a number is there. Most are
//! numbers of other sections.

use super::super::diagnosis::{self, Finding, Gauge, Predicament};
use super::super::network::Activity;
use super::super::participation::pair_games;
use super::expression::{Expression, Gather, Index, Relation};
use super::expression::{any, compare, gather, minus, number, over, product, quotient, sum, symbol};
use super::settings::{DIAGNOSIS, ENERGY, LEDGER, ORGANISATION, PARTICIPATION};
use super::{Answer, Combine, Draft, Letter, Measure, Of, Quantity, Sources, Subject, Summand, Thing, row};
use crate::model::{self, Chain, Kind, vocabulary_chain};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    if (subject.of, subject.number) != (Of::System, Quantity::Evidence) {
        return None;
    }
    let finding = super::finding::of(sources, subject)?;
    let evidence = finding.evidence.get(subject.place? as usize)?;
    let id = finding.units.first().map(String::as_str);
    let own = |quantity| id.map(|id| Subject::thing(quantity, Of::Unit, id));
    let elsewhere = match (evidence.measure, finding.code) {
        (Gauge::Patience, _) => {
            let unit = sources.unit(id)?;
            Some(Subject::field(
                Quantity::Given,
                &model::Quantity::Patience { unit }.pointer(),
            ))
        }
        (Gauge::Surplus, Predicament::Waiting) => own(Quantity::Surplus),
        (Gauge::Surplus, _) => Some(Subject::system(Quantity::Surplus)),
        (Gauge::Receipt, Predicament::Unmotivated) => own(Quantity::Receipt),
        (Gauge::Outlay, Predicament::Unmotivated) => own(Quantity::Outlay),
        (Gauge::External, _) => Some(Subject::system(Quantity::External)),
        (Gauge::Internal, _) => Some(Subject::system(Quantity::Internal)),
        (Gauge::Groups, _) => Some(Subject::system(Quantity::Groups)),
        (Gauge::Sign, _) => evidence
            .of
            .as_deref()
            .map(|id| Subject::thing(Quantity::Mean, Of::Factor, id)),
        _ => None,
    };
    let draft = match (elsewhere, evidence.measure) {
        (Some(elsewhere), _) => sources.draft(&elsewhere)?,
        (None, Gauge::BreakEvenMonth) => break_even(sources, finding, evidence.value)?,
        (None, Gauge::Receipt) => part(sources, finding, Letter::Receipt, evidence.value)?,
        (None, Gauge::Outlay) if finding.code == Predicament::FreeRiding => {
            part(sources, finding, Letter::Outlay, evidence.value)?
        }
        (None, Gauge::Outlay) => governments(sources, evidence.value),
        (None, Gauge::ActivePairs) => {
            let pairs = (0..sources.network.pairs.len()).filter(|&at| sources.network.pairs[at].active());
            counted(Letter::ActivePairs, pairs.map(|pair| sources.pair_thing(pair)))
        }
        (None, Gauge::NamedPairs) => {
            let pairs = finding.pairs.iter().cloned();
            counted(Letter::Named, pairs.map(|between| Thing::Pair { between }))
        }
        (None, Gauge::Outputs) => counted(Letter::Named, outputs(sources)),
        (None, Gauge::Distance) => distance(sources, evidence.value),
        (None, Gauge::Without) => without(sources, evidence.of.as_deref(), evidence.value)?,
        (None, Gauge::Incentive) => temptation(sources, finding, evidence.value),
        (None, _) => return None,
    };
    // Whether there is a finding at all hangs on more than its evidence.
    let own = super::finding::own(sources, finding)?;
    Some(draft.on(DIAGNOSIS, &own.choices()))
}

/// How many things there are, each a row.
fn counted(letter: Letter, things: impl Iterator<Item = Thing>) -> Draft {
    let rows: Vec<Summand> = things.map(|thing| row(thing, 1.0)).collect();
    let value = rows.len() as f64;
    Draft::number(
        value,
        Measure::Count,
        symbol(letter, &[], value),
        vec![number(value)],
    )
    .rows(Combine::Sum, rows)
}

/// Groups that nothing connects, each by its units.
pub(super) fn groups(sources: &Sources) -> Draft {
    let groups = sources.organisation().system.groups.iter();
    let things = groups.map(|units| Thing::State { units: units.clone() });
    counted(Letter::Groups, things).on(ORGANISATION, &[])
}

/// Outputs that could give something.
fn outputs<'s>(sources: &'s Sources) -> impl Iterator<Item = Thing> + use<'s> {
    let units = sources.document.units.iter();
    let all = units.flat_map(|unit| unit.outputs.iter().map(move |output| (unit, output)));
    let able = all.filter(|(_, output)| output.amount > 0.0);
    able.map(|(unit, output)| Thing::Output {
        unit: unit.id.clone(),
        output: output.id.clone(),
    })
}

/// The month by whose end what has come in covers what was paid, for good: what there is by the end of each.
fn break_even(sources: &Sources, finding: &Finding, value: f64) -> Option<Draft> {
    let unit = sources.unit(finding.units.first().map(String::as_str))?;
    let mut asked = vec![false; sources.document.units.len()];
    asked[unit] = true;
    let months = diagnosis::monthly(sources.answers(), &asked).swap_remove(unit);
    let mut sum = 0.0;
    let rows = months
        .iter()
        .take(value as usize)
        .enumerate()
        .map(|(month, lines)| {
            sum += lines.generation - lines.dissipation();
            row(super::entries::months(month, month + 1), sum)
        });
    let letter = symbol(Letter::Months, &[sources.unit_label(unit)], value);
    Some(
        Draft::number(value, Measure::Months, letter, vec![number(value)])
            .rows(Combine::Formula, rows.collect())
            .on(LEDGER, &ENERGY),
    )
}

/// A unit's part of all receipts, or of all outlays.
fn part(sources: &Sources, finding: &Finding, of: Letter, value: f64) -> Option<Draft> {
    let unit = sources.unit(finding.units.first().map(String::as_str))?;
    let all: Vec<f64> = (sources.accounts.units.iter())
        .map(|lines| match of {
            Letter::Receipt => lines.receipt(),
            _ => lines.outlay(),
        })
        .collect();
    let label = [sources.unit_label(unit)];
    let total: f64 = all.iter().sum();
    let rows = all.iter().enumerate().map(|(at, amount)| Summand {
        what: sources.unit_thing(at),
        value: amount / total,
        parts: vec![*amount],
    });
    let rows = rows.collect();
    let formula = quotient(
        symbol(of, &label, all[unit]),
        over(Index::Unit, symbol(of, &[any(Index::Unit)], 0.0), all),
    );
    let letter = symbol(Letter::Share, &label, value);
    Some(
        Draft::number(value, Measure::Ratio, letter, vec![formula])
            .rows(Combine::Formula, rows)
            .columns(&[of])
            .on(LEDGER, &ENERGY),
    )
}

/// What governments pay.
fn governments(sources: &Sources, value: f64) -> Draft {
    let units = sources.document.units.iter().enumerate();
    let governments = units.filter(|(_, unit)| unit.kind == Kind::Government);
    let rows: Vec<Summand> = governments
        .map(|(unit, _)| row(sources.unit_thing(unit), sources.accounts.units[unit].outlay()))
        .collect();
    let body = symbol(Letter::Outlay, &[any(Index::Unit)], 0.0);
    let terms = rows.iter().map(|row| row.value).collect();
    let letter = symbol(Letter::Outlay, &[], value);
    let formula = over(Index::Unit, body, terms);
    Draft::number(value, Measure::Energy, letter, vec![formula])
        .rows(Combine::Sum, rows)
        .on(LEDGER, &ENERGY)
}

/// α·S = Σ|S_i − f_i|.
fn distance(sources: &Sources, value: f64) -> Draft {
    let alpha = sources.behaviour().system.asymmetry.unwrap_or(0.0);
    let formula = product(vec![
        symbol(Letter::Asymmetry, &[], alpha),
        symbol(Letter::Surplus, &[], sources.accounts.total.surplus()),
    ]);
    let letter = symbol(Letter::Named, &[], value);
    let draft = Draft::number(value, Measure::Energy, letter, vec![formula]);
    match super::behaviour::draft(sources, &Subject::system(Quantity::Asymmetry)) {
        Some(alpha) => alpha.instead(draft),
        None => draft,
    }
}

/// v without a unit: every pair and project that it is not in.
fn without(sources: &Sources, id: Option<&str>, value: f64) -> Option<Draft> {
    let unit = sources.unit(id)? as u32;
    let network = &sources.network;
    let pairs = network.pairs.iter().zip(&sources.accounts.pairs).enumerate();
    let pairs =
        pairs.filter(|(_, (pair, account))| !pair.units.contains(&unit) && account.exchanges.gross() > 0.0);
    let pairs: Vec<Summand> = pairs
        .map(|(index, (_, account))| row(sources.pair_thing(index), account.exchanges.surplus()))
        .collect();
    let projects = network
        .projects
        .iter()
        .zip(&sources.accounts.projects)
        .enumerate();
    let projects = projects.filter(|(_, (project, lines))| {
        project.members.iter().all(|it| it.unit != unit) && lines.gross() > 0.0
    });
    let projects: Vec<Summand> = projects
        .map(|(index, (_, lines))| {
            let id = sources.document.projects[index].id.clone();
            row(Thing::Project { id }, lines.surplus())
        })
        .collect();
    let terms = |rows: &[Summand]| rows.iter().map(|row| row.value).collect();
    let own = |index| symbol(Letter::Surplus, &[any(index)], 0.0);
    let formula = sum(vec![
        over(Index::Pair, own(Index::Pair), terms(&pairs)),
        over(Index::Activity, own(Index::Activity), terms(&projects)),
    ]);
    let letter = symbol(
        Letter::SurplusWithout,
        &[sources.unit_label(unit as usize)],
        value,
    );
    Some(
        Draft::number(value, Measure::Energy, letter, vec![formula])
            .rows(Combine::Sum, pairs.into_iter().chain(projects).collect())
            .on(LEDGER, &ENERGY),
    )
}

/// T − R of both sides of every pair in a dilemma: how much better off each would be to hold back.
fn temptations(sources: &Sources, finding: &Finding) -> Vec<Summand> {
    let games = pair_games(&sources.network, &sources.accounts);
    let named = games.iter().filter(|game| finding.pairs.contains(&game.between));
    let sides = named.flat_map(|game| {
        [0, 1].map(|side| {
            let [unit, with] = [side, 1 - side].map(|at: usize| game.between[at].clone());
            let it = &game.players[side];
            Summand {
                what: Thing::Side { unit, with },
                value: it.other - it.both,
                parts: vec![it.other, it.both],
            }
        })
    });
    sides.collect()
}

fn temptation(sources: &Sources, finding: &Finding, value: f64) -> Draft {
    let rows = temptations(sources, finding);
    let own = |letter| symbol(letter, &[any(Index::Pair)], 0.0);
    let body = sum(vec![own(Letter::PayoffOther), minus(own(Letter::PayoffBoth))]);
    let terms = rows.iter().map(|row| row.value).collect();
    let letter = symbol(Letter::Threshold, &[], value);
    let formula = gather(Gather::Largest, Index::Pair, body, terms);
    Draft::number(value, Measure::EnergyRate, letter, vec![formula])
        .rows(Combine::Largest, rows)
        .columns(&[Letter::PayoffOther, Letter::PayoffBoth])
        .on(PARTICIPATION, &[])
        .on(LEDGER, &ENERGY)
}

/// A finding without a number: what it names is there.
pub(super) fn named(sources: &Sources, finding: &Finding) -> Option<Draft> {
    let (rows, columns): (Vec<Summand>, Vec<Letter>) = match finding.code {
        Predicament::Isolated => {
            let units = finding.units.iter().cloned();
            (units.map(|id| row(Thing::Unit { id }, 0.0)).collect(), Vec::new())
        }
        Predicament::OneWay => (one_way(sources, finding), Vec::new()),
        Predicament::Dilemma => (
            temptations(sources, finding),
            vec![Letter::PayoffOther, Letter::PayoffBoth],
        ),
        Predicament::MissingChain => (chains(sources), Vec::new()),
        // Every enterprise is small.
        Predicament::Fragile => {
            let units = finding.units.iter().cloned();
            (units.map(|id| row(Thing::Unit { id }, 1.0)).collect(), Vec::new())
        }
        _ => return None,
    };
    let (letter, count): (Letter, usize) = match finding.code {
        Predicament::MissingChain => (Letter::Named, finding.chains.len()),
        Predicament::OneWay | Predicament::Dilemma => (Letter::Named, finding.pairs.len()),
        _ => (Letter::Named, finding.units.len()),
    };
    let letter: Expression = symbol(letter, &[], count as f64);
    let statement = compare(letter.clone(), Relation::AtLeast, number(1.0));
    let draft = Draft::verdict(Answer::Flag(true), letter, vec![statement])
        .rows(Combine::Formula, rows)
        .columns(&columns);
    Some(match finding.code {
        Predicament::Dilemma => draft.on(PARTICIPATION, &[]).on(LEDGER, &ENERGY),
        Predicament::OneWay => draft.on(super::settings::FLOW, &["substitution"]),
        _ => draft,
    })
}

/// What each gives the other of a pair and is used: one of the two gives nothing.
fn one_way(sources: &Sources, finding: &Finding) -> Vec<Summand> {
    let network = &sources.network;
    let pairs = (0..network.pairs.len()).map(|pair| (pair, sources.sides(pair, 0).map(str::to_owned)));
    let named = pairs.filter(|(_, between)| finding.pairs.contains(between));
    let rows = named.flat_map(|(pair, between)| {
        let mut used = [0.0; 2];
        for activity in network.activities(&network.pairs[pair]) {
            if let Activity::Exchange { index, .. } = *activity {
                let giver = network.exchanges[index as usize].giver;
                let side = usize::from(giver != network.pairs[pair].units[0]);
                sources.limits.pieces(network, index as usize, |piece| {
                    used[side] += piece.used * (piece.to - piece.from) as f64;
                });
            }
        }
        [0, 1].map(|side| {
            let [unit, with] = [side, 1 - side].map(|at: usize| between[at].clone());
            row(Thing::Side { unit, with }, used[side])
        })
    });
    rows.collect()
}

/// How many exchanges are ever active in each chain.
fn chains(sources: &Sources) -> Vec<Summand> {
    const CHAINS: [Chain; 4] = [
        Chain::Talent,
        Chain::Education,
        Chain::Innovation,
        Chain::Industry,
    ];
    let exchanges = sources.network.exchanges.iter().zip(&sources.document.exchanges);
    let of = |record: &model::Exchange| {
        let unit = |id: &str| sources.unit(Some(id)).map(|unit| &sources.document.units[unit]);
        let output = unit(&record.from.unit)
            .and_then(|unit| unit.outputs.iter().find(|it| it.id == record.from.output))
            .and_then(|it| it.chain.or_else(|| vocabulary_chain(&it.resource)));
        let input = unit(&record.to.unit)
            .and_then(|unit| unit.inputs.iter().find(|it| it.id == record.to.input))
            .and_then(|it| it.chain.or_else(|| vocabulary_chain(&it.resource)));
        [output, input]
    };
    let active: Vec<[Option<Chain>; 2]> = exchanges
        .filter(|(numbers, _)| numbers.pair.is_some())
        .map(|(_, record)| of(record))
        .collect();
    let rows = CHAINS.map(|chain| {
        let count = active.iter().filter(|both| both.contains(&Some(chain))).count();
        row(Thing::Chain { chain }, count as f64)
    });
    rows.to_vec()
}
