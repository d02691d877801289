//! Why so much of the plane of two players ends in one of its states, and why a start does (§12).

use super::super::participation::Participation;
use super::expression::{Expression, Gather, Index, Operation, Relation};
use super::expression::{any, compare, function, gather, minus, number, product, quotient, sum, symbol};
use super::settings::{ENERGY, LEDGER, PARTICIPATION};
use super::{Answer, Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject};
use super::{Subscript, Summand, Thing};
use crate::math::replicator::Incentives;
use crate::math::replicator::plane::{Plane, Point};

/// Strips that the plane is told in.
const STRIPS: u32 = 10;

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    if subject.of != Of::State {
        return None;
    }
    let players = [subject.id.as_deref()?, subject.with.as_deref()?];
    let place = subject.place? as usize;
    let corner = [place % 2, place / 2];
    let asked = Asked {
        labels: players.map(|id| Subscript::Unit { id: id.into() }),
        plane: plane(
            sources.participation(),
            players,
            subject.others.unwrap_or(1.0).clamp(0.0, 1.0),
        )?,
        players,
        corner,
    };
    let draft = match subject.number {
        _ if place > 3 => None,
        Quantity::Basin => asked.basin(),
        Quantity::LeadsTo => asked.leads_to(subject.start?),
        _ => None,
    };
    Some(draft?.on(PARTICIPATION, &[]).on(LEDGER, &ENERGY))
}

/// The plane of two players while every other one takes part so often; who is indifferent always does.
fn plane(participation: &Participation, players: [&str; 2], others: f64) -> Option<Plane> {
    let mut constants = Vec::with_capacity(2);
    let mut rows = vec![vec![0.0; 2]; 2];
    for (side, id) in players.into_iter().enumerate() {
        let mut constant = participation.units.iter().find(|it| it.id == id)?.constant;
        for it in participation.influence.iter().filter(|it| it.on == id) {
            match players.iter().position(|player| *player == it.by) {
                Some(by) => rows[side][by] += it.value,
                None if participation.indifferent.contains(&it.by) => constant += it.value,
                None => constant += others * it.value,
            }
        }
        constants.push(constant);
    }
    (players[0] != players[1]).then(|| Plane::of(&Incentives::new(constants, &rows)?))?
}

/// A state of two players, 1 for taking part, and the plane that it is a corner of.
struct Asked<'a> {
    players: [&'a str; 2],
    labels: [Subscript; 2],
    plane: Plane,
    corner: [usize; 2],
}

impl Asked<'_> {
    fn of(&self, letter: Letter, side: usize, value: f64) -> Expression {
        symbol(letter, &self.labels[side..=side], value)
    }

    fn row(&self, side: usize, value: f64, part: f64) -> Summand {
        let id = self.players[side].into();
        let what = Thing::Unit { id };
        let parts = vec![part];
        Summand { what, value, parts }
    }

    /// Of a state that is stable: what of the plane lies on its side of the line that parts it from the other one.
    fn basin(&self) -> Option<Draft> {
        if !self.plane.is_stable(self.corner) {
            return None;
        }
        let letter = |value| symbol(Letter::Basin, &[], value);
        if self.plane.saddle().is_none() {
            let whole = Draft::number(1.0, Measure::Ratio, letter(1.0), vec![number(1.0)]);
            return Some(self.as_corner(whole));
        }
        let both = self.corner == [1, 1];
        let mut rows = Vec::new();
        for strip in 0..STRIPS {
            let [from, to] = [strip, strip + 1].map(|edge| f64::from(edge) / f64::from(STRIPS));
            let below = self.plane.below(from, to)?;
            let value = if both { to - from - below } else { below };
            let (unit, parts) = (self.players[0].into(), vec![below / (to - from)]);
            let what = Thing::Strip { unit, from, to };
            rows.push(Summand { what, value, parts });
        }
        let line = self.of(Letter::Parting, 1, 0.0);
        let body = if both {
            sum(vec![number(1.0), minus(line)])
        } else {
            line
        };
        let terms: Vec<f64> = rows.iter().map(|row| row.value).collect();
        let value = terms.iter().sum();
        let formula = gather(Gather::Integral, Index::Probability, body, terms);
        Some(
            Draft::number(value, Measure::Ratio, letter(value), vec![formula])
                .rows(Combine::Sum, rows)
                .columns(&[Letter::Parting]),
        )
    }

    /// Whether a start inside the plane ends in the state.
    fn leads_to(&self, start: Point) -> Option<Draft> {
        if !start.iter().all(|p| *p > 0.0 && *p < 1.0) {
            return None;
        }
        let end = self.plane.end(start)?;
        let verdict = |statements| {
            let about = symbol(Letter::Probability, &[any(Index::Unit)], 0.0);
            Draft::verdict(Answer::Flag(end == self.corner), about, statements)
        };
        let Some(saddle) = self.plane.saddle() else {
            return Some(self.as_corner(verdict(vec![self.pull()])));
        };
        let more = start[0] >= saddle[0];
        let statements = if more == (start[1] >= saddle[1]) {
            (0..2).map(|side| self.beside(side, start, saddle)).collect()
        } else {
            let [first, second] = [0, 1].map(|side| self.height(side, start, saddle));
            let wins = if more == (end == [1, 1]) {
                Relation::More
            } else {
                Relation::Less
            };
            vec![compare(first, wins, second)]
        };
        let rows = (0..2).map(|side| self.row(side, start[side], saddle[side]));
        Some(
            verdict(statements)
                .rows(Combine::Formula, rows.collect())
                .columns(&[Letter::RestProbability]),
        )
    }

    /// p against p*.
    fn beside(&self, side: usize, start: Point, saddle: Point) -> Expression {
        let relation = if start[side] >= saddle[side] {
            Relation::AtLeast
        } else {
            Relation::Less
        };
        compare(
            self.of(Letter::Probability, side, start[side]),
            relation,
            self.of(Letter::RestProbability, side, saddle[side]),
        )
    }

    /// d⁰·ln(p/p*) − d¹·ln((1 − p)/(1 − p*)), with the drives of the other: H(p) − H(p*) of [`Plane`].
    fn height(&self, side: usize, start: Point, saddle: Point) -> Expression {
        let [none, all] = self.plane.drives[1 - side];
        let p = || self.of(Letter::Probability, side, start[side]);
        let rest = || self.of(Letter::RestProbability, side, saddle[side]);
        let not = |it| sum(vec![number(1.0), minus(it)]);
        let ln = |above, below| function(Operation::Ln, vec![quotient(above, below)]);
        let term = |letter, drive, ln| product(vec![self.of(letter, 1 - side, drive), ln]);
        sum(vec![
            term(Letter::DriveAlone, none, ln(p(), rest())),
            minus(term(Letter::DriveBoth, all, ln(not(p()), not(rest())))),
        ])
    }

    /// What moves each away from the state, there: below 0 where the state is stable.
    fn pulls(&self) -> [f64; 2] {
        [0, 1].map(|side| (1.0 - 2.0 * self.corner[side] as f64) * self.drive(side))
    }

    fn drive(&self, side: usize) -> f64 {
        self.plane.drives[side][self.corner[1 - side]]
    }

    fn pull(&self) -> Expression {
        let own = |letter| symbol(letter, &[any(Index::Unit)], 0.0);
        let twice = product(vec![number(2.0), own(Letter::TakesPart)]);
        let away = product(vec![sum(vec![number(1.0), minus(twice)]), own(Letter::Drive)]);
        let most = gather(Gather::Largest, Index::Unit, away, self.pulls().to_vec());
        let relation = if self.plane.is_stable(self.corner) {
            Relation::Less
        } else {
            Relation::AtLeast
        };
        compare(most, relation, number(0.0))
    }

    /// Both drives in the state, and how near one is to turning.
    fn as_corner(&self, draft: Draft) -> Draft {
        let rows = (0..2).map(|side| self.row(side, self.drive(side), self.corner[side] as f64));
        let margins = (0..2).map(|side| {
            let drive = self.drive(side);
            let measured = self.of(Letter::Drive, side, drive);
            Margin::new(
                measured,
                drive,
                Boundary::TakingPart,
                vec![0.0],
                Measure::EnergyRate,
            )
        });
        draft
            .rows(Combine::Formula, rows.collect())
            .columns(&[Letter::TakesPart])
            .margins(margins)
    }
}
