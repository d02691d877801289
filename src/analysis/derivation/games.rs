//! Why a pair plays the game it plays (§12).

use super::super::accounts::settle;
use super::super::participation::{GameKind, SideGame};
use super::entries::Owner;
use super::expression::{Expression, Relation, compare, minus, number, product, sum, symbol};
use super::participation::incentive;
use super::settings::{ENERGY, LEDGER, PARTICIPATION};
use super::{Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand};
use super::{Thing, row, word};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let (pair, first) = sources.pair(subject)?;
    let between = sources.network.between(&sources.network.pairs[pair]);
    let games = &sources.participation().pairs;
    let told = games.iter().find(|game| game.between == between)?;
    let side = |side: usize| Side::new(sources, pair, side, &told.players[side]);
    let (game, sides) = match (subject.of, subject.number) {
        (Of::Side, Quantity::Game) => (told.players[first].game, vec![side(first)]),
        (Of::Pair, Quantity::Game) => (told.game, vec![side(0), side(1)]),
        (Of::Side, number) => return side(first).payoff(number),
        _ => return None,
    };
    let letter = sides[0].letter(Letter::PayoffBoth, sides[0].told.both);
    let statements = sides.iter().flat_map(Side::statements).collect();
    Some(
        Draft::verdict(word(game), letter, statements)
            .rows(Combine::Formula, sides.iter().flat_map(Side::rows).collect())
            .columns(&[Letter::MonthlyReceipt, Letter::MonthlyOutlay])
            .margins(sides.iter().flat_map(Side::margins))
            .on(PARTICIPATION, &[])
            .on(LEDGER, &ENERGY),
    )
}

/// One side of a pair and its payoffs.
struct Side<'s> {
    sources: &'s Sources<'s>,
    owner: Owner,
    id: &'s str,
    told: &'s SideGame,
    receipt: f64,
    outlay: f64,
    reward: f64,
    penalty: f64,
}

impl<'s> Side<'s> {
    fn new(sources: &'s Sources, pair: usize, side: usize, told: &'s SideGame) -> Self {
        let owner = Owner::Side(pair, side);
        let [id, _] = sources.sides(pair, side);
        let (lines, months) = (sources.lines(owner), sources.network.months as f64);
        let (reward, penalty) = incentive(sources, id);
        Self {
            sources,
            owner,
            id,
            told,
            receipt: lines.receipt() / months,
            outlay: lines.outlay() / months,
            reward,
            penalty,
        }
    }

    fn letter(&self, letter: Letter, value: f64) -> Expression {
        symbol(letter, &self.sources.labels(self.owner), value)
    }

    /// R = In − c + reward, S = −c + reward, T = (1 − ρ)·In − penalty, P = −penalty, with a row for what enters.
    fn payoff(&self, number_of: Quantity) -> Option<Draft> {
        let rho = self.sources.document.contract.reciprocity;
        let own = [self.sources.labels(self.owner)[0].clone()];
        let receipt = self.letter(Letter::MonthlyReceipt, self.receipt);
        let outlay = minus(self.letter(Letter::MonthlyOutlay, self.outlay));
        let reward = symbol(Letter::Reward, &own, self.reward);
        let penalty = minus(symbol(Letter::Penalty, &own, self.penalty));
        // How much of receipt, outlay, reward and penalty there is in it.
        let (value, letter, terms, weights) = match number_of {
            Quantity::PayoffBoth => (
                self.told.both,
                Letter::PayoffBoth,
                vec![receipt, outlay, reward],
                [1.0, -1.0, 1.0, 0.0],
            ),
            Quantity::PayoffAlone => (
                self.told.alone,
                Letter::PayoffAlone,
                vec![outlay, reward],
                [0.0, -1.0, 1.0, 0.0],
            ),
            Quantity::PayoffOther => {
                let kept = sum(vec![number(1.0), minus(symbol(Letter::Reciprocity, &[], rho))]);
                (
                    self.told.other,
                    Letter::PayoffOther,
                    vec![product(vec![kept, receipt]), penalty],
                    [1.0 - rho, 0.0, 0.0, -1.0],
                )
            }
            Quantity::PayoffNobody => (
                self.told.nobody,
                Letter::PayoffNobody,
                vec![penalty],
                [0.0, 0.0, 0.0, -1.0],
            ),
            _ => return None,
        };
        let mut rows = self.rows();
        for row in &mut rows {
            row.value = match row.what {
                Thing::Reward { .. } => weights[2] * self.reward,
                Thing::Penalty { .. } => weights[3] * self.penalty,
                _ => weights[0] * row.parts[0] + weights[1] * row.parts[1],
            };
            row.parts.clear();
        }
        rows.retain(|row| row.value != 0.0);
        Some(
            Draft::number(
                value,
                Measure::EnergyRate,
                self.letter(letter, value),
                vec![sum(terms)],
            )
            .rows(Combine::Sum, rows)
            .on(PARTICIPATION, &[])
            .on(LEDGER, &ENERGY),
        )
    }

    fn payoffs(&self) -> [Expression; 4] {
        [
            self.letter(Letter::PayoffBoth, self.told.both),
            self.letter(Letter::PayoffAlone, self.told.alone),
            self.letter(Letter::PayoffOther, self.told.other),
            self.letter(Letter::PayoffNobody, self.told.nobody),
        ]
    }

    /// What single out its game: how R compares with T and S with P, and R with P where that decides.
    fn statements(&self) -> Vec<Expression> {
        let [both, alone, other, nobody] = self.payoffs();
        let rho = self.sources.document.contract.reciprocity;
        let given = self.reward + self.penalty - self.outlay;
        let gross = self.receipt + self.outlay + self.reward + self.penalty;
        let relation = |difference: f64| match settle(difference, gross) {
            0.0 => Relation::Equal,
            difference if difference > 0.0 => Relation::More,
            _ => Relation::Less,
        };
        let stays = compare(both.clone(), relation(rho * self.receipt + given), other);
        let joins = compare(alone, relation(given), nobody.clone());
        let mut list = vec![stays, joins];
        match self.told.game {
            GameKind::Dilemma => list.push(compare(both, Relation::More, nobody)),
            GameKind::Deadlock => list.push(compare(both, Relation::AtMost, nobody)),
            _ => {}
        }
        list
    }

    /// How far R is from T, and S from P.
    fn margins(&self) -> Vec<Margin> {
        let [both, alone, other, nobody] = self.payoffs();
        let told = self.told;
        let apart = |one: Expression, than: Expression, value: f64| {
            let measured = sum(vec![one, minus(than)]);
            Margin::new(measured, value, Boundary::Game, vec![0.0], Measure::EnergyRate)
        };
        vec![
            apart(both, other, told.both - told.other),
            apart(alone, nobody, told.alone - told.nobody),
        ]
    }

    /// What it receives and pays in the mean of a month, and what the contract adds.
    fn rows(&self) -> Vec<Summand> {
        let months = self.sources.network.months as f64;
        let entries = self.sources.entries(self.owner).into_iter();
        let mut rows: Vec<Summand> = entries
            .map(|entry| {
                let parts = vec![entry.lines.receipt() / months, entry.lines.outlay() / months];
                Summand {
                    what: entry.what,
                    value: parts[0] - parts[1],
                    parts,
                }
            })
            .collect();
        let unit = || self.id.to_owned();
        for (what, value) in [
            (Thing::Reward { unit: unit() }, self.reward),
            (Thing::Penalty { unit: unit() }, self.penalty),
        ] {
            if value > 0.0 {
                rows.push(Summand {
                    parts: vec![0.0, 0.0],
                    ..row(what, value)
                });
            }
        }
        rows
    }
}
