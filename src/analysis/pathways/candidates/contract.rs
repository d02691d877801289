//! Transfers to fair shares, rewards and penalties.

use super::Candidate;
use crate::analysis::accounts::{Accounts, settle};
use crate::analysis::network::Network;
use crate::analysis::pathways::Route;
use crate::analysis::pathways::change::Change;
use crate::analysis::sharing::FairShares;
use crate::model::{Incentive, Text, Transfer};

/// Transfers that bring everyone to its fair share, those that there are counted.
pub(super) fn share_fairly(network: &Network, accounts: &Accounts, all: &mut Vec<Candidate>) {
    let document = network.document;
    let (surplus, gross) = (accounts.total.surplus(), accounts.total.gross());
    if surplus <= 0.0 {
        return;
    }
    let fair = FairShares::new(network, accounts);
    let fair = fair.by(document.settings.benchmark);
    let units = accounts.units.iter().zip(fair);
    let mut due: Vec<f64> = units.map(|(lines, fair)| fair - lines.surplus()).collect();
    for transfer in &network.transfers {
        let (from, to) = (transfer.from as usize, transfer.to as usize);
        if network.takes_part[from] && network.takes_part[to] {
            due[from] += transfer.amount;
            due[to] -= transfer.amount;
        }
    }
    due.iter_mut().for_each(|due| *due = settle(*due, gross));
    let mut changes = Vec::new();
    let mut candidate = Candidate::new(Route::ShareFairly, Vec::new());
    let mut moved = 0.0;
    let (mut payer, mut payee) = (0, 0);
    loop {
        while due.get(payer).is_some_and(|due| *due >= 0.0) {
            payer += 1;
        }
        while due.get(payee).is_some_and(|due| *due <= 0.0) {
            payee += 1;
        }
        if payer == due.len() || payee == due.len() {
            break;
        }
        let amount = due[payee].min(-due[payer]);
        due[payer] = settle(due[payer] + amount, gross);
        due[payee] = settle(due[payee] - amount, gross);
        let monthly = amount / network.months as f64;
        moved += monthly;
        let (from, to) = (network.id(payer), network.id(payee));
        for id in [&from, &to] {
            if !candidate.units.contains(id) {
                candidate.units.push(id.clone());
            }
        }
        changes.push(Change::AddTransfer(Transfer {
            from,
            to,
            amount: monthly,
            note: Text::default(),
        }));
    }
    if !document.settings.modes_after_contract {
        changes.push(Change::CountTransfers);
    }
    if moved > 0.0 {
        candidate.to = Some(moved);
        candidate.changes = changes;
        all.push(candidate);
    }
}

/// How far beyond their threshold reward and penalty go: at it, a unit would not mind either way.
const BEYOND: f64 = 1.01;

/// Reward and penalty of every unit that would rather not take part where all others do.
pub(super) fn incentives(network: &Network, accounts: &Accounts, all: &mut Vec<Candidate>) {
    let contract = &network.document.contract;
    let months = network.months as f64;
    let mut player = vec![false; network.takes_part.len()];
    for exchange in network
        .exchanges
        .iter()
        .filter(|exchange| exchange.pair.is_some())
    {
        player[exchange.giver as usize] = true;
    }
    for project in network.projects.iter().filter(|project| project.active) {
        project
            .members
            .iter()
            .for_each(|member| player[member.unit as usize] = true);
    }
    let mut own = vec![None; network.takes_part.len()];
    for (index, &unit) in network.incentives.iter().enumerate() {
        own[unit as usize] = Some(index);
    }
    let mut candidate = Candidate::new(Route::Incentives, Vec::new());
    let mut sum = 0.0;
    for (unit, lines) in accounts
        .units
        .iter()
        .enumerate()
        .filter(|(unit, _)| player[*unit])
    {
        let given = own[unit].map(|index| &contract.incentives[index]);
        let incentive = given.map_or(0.0, |it| it.reward + it.penalty);
        let benefit = contract.reciprocity * lines.receipt() / months;
        let outlay = lines.outlay() / months;
        let drive = settle(benefit - outlay + incentive, benefit + outlay + incentive);
        if drive >= 0.0 {
            continue;
        }
        let more = -drive * BEYOND;
        sum += more;
        let (reward, penalty) = (0.5 * more, 0.5 * more);
        match own[unit].zip(given) {
            Some((incentive, given)) => candidate.changes.extend([
                Change::Reward {
                    incentive,
                    reward: given.reward + reward,
                },
                Change::Penalty {
                    incentive,
                    penalty: given.penalty + penalty,
                },
            ]),
            None => candidate.changes.push(Change::AddIncentive(Incentive {
                unit: network.id(unit),
                reward,
                penalty,
                note: Text::default(),
            })),
        }
        candidate.units.push(network.id(unit));
    }
    if sum > 0.0 {
        candidate.to = Some(sum);
        all.push(candidate);
    }
}
