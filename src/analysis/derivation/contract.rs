//! Why the contract makes of a unit's surplus what it does (§5).

use super::super::ledger::{self, ContractLines};
use super::expression::{Expression, minus, product, sum, symbol};
use super::settings::{ENERGY, LEDGER};
use super::{Combine, Draft, Letter, Measure, Of, Quantity, Sources, Subject, Thing, row};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    use Quantity::{PenaltyPaid, RewardReceived, SurplusAfter, TransfersIn, TransfersOut};
    let asked = [
        TransfersIn,
        TransfersOut,
        RewardReceived,
        PenaltyPaid,
        SurplusAfter,
    ];
    if subject.of != Of::Unit || !asked.contains(&subject.number) {
        return None;
    }
    let unit = sources.unit(subject.id.as_deref())?;
    let lines = &ledger::contract(&sources.network, &sources.accounts)[unit];
    let label = [sources.unit_label(unit)];
    let letter = |letter, value| symbol(letter, &label, value);
    Some(match subject.number {
        TransfersIn => transfers(
            sources,
            unit,
            true,
            letter(Letter::TransfersIn, lines.transfers_in),
        ),
        TransfersOut => transfers(
            sources,
            unit,
            false,
            letter(Letter::TransfersOut, lines.transfers_out),
        ),
        RewardReceived => incentive(sources, unit, lines, true),
        PenaltyPaid => incentive(sources, unit, lines, false),
        _ => {
            let surplus = sources.accounts.units[unit].surplus();
            let thing = sources.unit_thing(unit);
            let mut rows = vec![row(thing, surplus)];
            for transfer in &sources.network.transfers {
                for (side, sign) in [(transfer.to, 1.0), (transfer.from, -1.0)] {
                    if side as usize == unit && transfer.amount > 0.0 {
                        rows.push(row(sources.transfer(transfer), sign * transfer.amount));
                    }
                }
            }
            let id = || sources.network.id(unit);
            if lines.reward_received > 0.0 {
                rows.push(row(Thing::Reward { unit: id() }, lines.reward_received));
            }
            if lines.penalty_paid > 0.0 {
                rows.push(row(Thing::Penalty { unit: id() }, -lines.penalty_paid));
            }
            let formula = sum(vec![
                letter(Letter::Surplus, surplus),
                letter(Letter::TransfersIn, lines.transfers_in),
                minus(letter(Letter::TransfersOut, lines.transfers_out)),
                letter(Letter::Reward, lines.reward_received),
                minus(letter(Letter::Penalty, lines.penalty_paid)),
            ]);
            Draft::number(
                lines.surplus_after,
                Measure::Energy,
                letter(Letter::SurplusAfter, lines.surplus_after),
                vec![formula],
            )
            .rows(Combine::Sum, rows)
            .on(LEDGER, &ENERGY)
        }
    })
}

/// What is paid to or by a unit: Σ amount · T.
fn transfers(sources: &Sources, unit: usize, paid_to_it: bool, symbol: Expression) -> Draft {
    let Expression::Symbol { value, .. } = symbol else {
        unreachable!("a letter is given");
    };
    let rows = sources.network.transfers.iter().filter(|transfer| {
        let side = if paid_to_it { transfer.to } else { transfer.from };
        side as usize == unit && transfer.amount > 0.0
    });
    let rows: Vec<_> = rows
        .map(|transfer| row(sources.transfer(transfer), transfer.amount))
        .collect();
    let months = sources.network.months as f64;
    let formula = product(vec![
        super::expression::over(
            super::expression::Index::Partner,
            super::expression::symbol(
                Letter::Transfers,
                &[super::expression::any(super::expression::Index::Partner)],
                0.0,
            ),
            rows.iter().map(|row| row.value / months).collect(),
        ),
        sources.horizon(),
    ]);
    Draft::number(value, Measure::Energy, symbol, vec![formula])
        .rows(Combine::Sum, rows)
        .on(LEDGER, &[])
}

/// Reward of the months in which a unit contributes, or penalty of the others.
fn incentive(sources: &Sources, unit: usize, lines: &ContractLines, reward: bool) -> Draft {
    let contract = &sources.document.contract;
    let id = sources.id(unit);
    let own = contract.incentives.iter().find(|it| it.unit == id);
    let contributing = &ledger::contributing(&sources.network)[unit];
    let active = f64::from(crate::math::bits::count(contributing));
    let label = [sources.unit_label(unit)];
    let (value, rate, letter, months) = if reward {
        let months = symbol(Letter::ActiveMonths, &label, active);
        let rate = own.map_or(0.0, |it| it.reward);
        (lines.reward_received, rate, Letter::Reward, months)
    } else {
        let months = sum(vec![
            sources.horizon(),
            minus(symbol(Letter::ActiveMonths, &label, active)),
        ]);
        let rate = own.map_or(0.0, |it| it.penalty);
        (lines.penalty_paid, rate, Letter::Penalty, months)
    };
    let unit = id.to_owned();
    let what = if reward {
        Thing::Reward { unit }
    } else {
        Thing::Penalty { unit }
    };
    let rows = if value > 0.0 {
        vec![row(what, value)]
    } else {
        Vec::new()
    };
    let formula = product(vec![symbol(letter, &[], rate), months]);
    Draft::number(
        value,
        Measure::Energy,
        symbol(letter, &label, value),
        vec![formula],
    )
    .rows(Combine::Sum, rows)
    .on(LEDGER, &[])
}

impl Sources<'_> {
    pub(super) fn transfer(&self, transfer: &super::super::network::Transfer) -> Thing {
        Thing::Transfer {
            from: self.network.id(transfer.from as usize),
            to: self.network.id(transfer.to as usize),
        }
    }
}
