//! Why a state of taking part or not is stable, and who does not care (§12).

use super::super::participation::Player;
use super::expression::{Gather, Index, Relation};
use super::expression::{any, compare, gather, minus, number, over, product, sum, symbol};
use super::settings::{ENERGY, LEDGER, PARTICIPATION};
use super::{Answer, Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject};
use super::{Summand, Thing, row};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let draft = match (subject.of, subject.number) {
        (Of::System, Quantity::StableStates) => states(sources)?,
        (Of::System, Quantity::StableState) => state(sources, subject.place? as usize)?,
        (Of::Unit, Quantity::Indifferent) => indifferent(sources, subject.id.as_deref()?)?,
        _ => return None,
    };
    Some(draft.on(PARTICIPATION, &[]).on(LEDGER, &ENERGY))
}

/// Who takes part in a state.
fn thing(players: &[Player], state: &[u8]) -> Thing {
    let inside = players.iter().zip(state).filter(|(_, part)| **part == 1);
    Thing::State {
        units: inside.map(|(player, _)| player.id.clone()).collect(),
    }
}

/// How many there are, one row each.
fn states(sources: &Sources) -> Option<Draft> {
    let participation = sources.participation();
    let list = participation.stable_states.as_ref()?;
    let value = list.len() as f64;
    let body = symbol(Letter::StableState, &[any(Index::State)], 1.0);
    let rows = list
        .iter()
        .map(|state| row(thing(&participation.units, state), 1.0));
    let letter = symbol(Letter::StableStates, &[], value);
    let formula = over(Index::State, body, vec![1.0; list.len()]);
    Some(Draft::number(value, Measure::Count, letter, vec![formula]).rows(Combine::Sum, rows.collect()))
}

/// (1 − 2s)·d(s) < 0 for everyone who is driven at all.
fn state(sources: &Sources, place: usize) -> Option<Draft> {
    let participation = sources.participation();
    let state = participation.stable_states.as_ref()?.get(place)?;
    let players = &participation.units;
    let mut drives = Vec::with_capacity(players.len());
    for player in players {
        let mut drive = player.constant;
        for (other, &part) in players.iter().zip(state) {
            let added = participation.influence.iter();
            let added = added.filter(|it| it.on == player.id && it.by == other.id);
            drive += f64::from(part) * added.map(|it| it.value).sum::<f64>();
        }
        drives.push(drive);
    }
    let driven = |id: &String| !participation.indifferent.contains(id);
    let terms: Vec<f64> = (0..players.len())
        .filter(|&at| driven(&players[at].id))
        .map(|at| (1.0 - 2.0 * f64::from(state[at])) * drives[at])
        .collect();
    let own = |letter| symbol(letter, &[any(Index::Unit)], 0.0);
    let away = sum(vec![
        number(1.0),
        minus(product(vec![number(2.0), own(Letter::TakesPart)])),
    ]);
    let statement = if terms.is_empty() {
        compare(
            symbol(Letter::Participants, &[], 0.0),
            Relation::Equal,
            number(0.0),
        )
    } else {
        let body = product(vec![away, own(Letter::Drive)]);
        let most = gather(Gather::Largest, Index::Unit, body, terms);
        compare(most, Relation::Less, number(0.0))
    };
    let rows = players.iter().enumerate().map(|(at, player)| Summand {
        what: Thing::Unit {
            id: player.id.clone(),
        },
        value: drives[at],
        parts: vec![f64::from(state[at])],
    });
    let nearest = (0..players.len())
        .filter(|&at| driven(&players[at].id))
        .min_by(|&a, &b| drives[a].abs().total_cmp(&drives[b].abs()));
    let margin = nearest.map(|at| {
        let label = super::Subscript::Unit {
            id: players[at].id.clone(),
        };
        let letter = symbol(Letter::Drive, &[label], drives[at]);
        Margin::new(
            letter,
            drives[at],
            Boundary::TakingPart,
            vec![0.0],
            Measure::EnergyRate,
        )
    });
    Some(
        Draft::verdict(Answer::Flag(true), own(Letter::Drive), vec![statement])
            .rows(Combine::Formula, rows.collect())
            .columns(&[Letter::TakesPart])
            .margins(margin),
    )
}

/// Nothing drives it: not by itself, and not what others do.
fn indifferent(sources: &Sources, id: &str) -> Option<Draft> {
    let participation = sources.participation();
    if !participation.indifferent.iter().any(|it| it == id) {
        return None;
    }
    let player = participation.units.iter().find(|it| it.id == id)?;
    let unit = sources.unit(Some(id))?;
    let label = [sources.unit_label(unit)];
    let constant = symbol(Letter::Constant, &label, player.constant);
    let drive = symbol(Letter::Drive, &label, player.drive);
    let statements = vec![
        compare(constant, Relation::Equal, number(0.0)),
        compare(drive.clone(), Relation::Equal, number(0.0)),
    ];
    let rows = super::participation::rows(sources, unit, sources.document.contract.reciprocity);
    Some(Draft::verdict(Answer::Flag(true), drive, statements).rows(Combine::Formula, rows))
}
