//! Interfaces that resist less, and contact that goes on.

use super::{Candidate, free_id, media};
use crate::analysis::accounts::Accounts;
use crate::analysis::network::{Activity, Network, Pair};
use crate::analysis::organisation::{Level, organisation};
use crate::analysis::pathways::Route;
use crate::analysis::pathways::change::{Change, NewExchange, NewLink, NewProject};
use crate::model::names::Names;
use crate::model::{InputPort, Member, OutputPort, Period, vocabulary};

/// Every pair and project with an interface that resists what is generated.
pub(super) fn halve_resistance(network: &Network, accounts: &Accounts, all: &mut Vec<Candidate>) {
    let document = network.document;
    let half = |resistance: f64, loss: f64, change: Change| {
        let mut candidate = Candidate::new(Route::HalveResistance, vec![change]);
        (candidate.from, candidate.to) = (Some(resistance), Some(0.5 * resistance));
        candidate.stake = 0.5 * loss;
        candidate
    };
    let mut names = Names::default();
    for (index, unit) in document.units.iter().enumerate() {
        names.add(&unit.id, index);
    }
    let mut links = vec![None; network.pairs.len()];
    for (index, link) in document.links.iter().enumerate() {
        if let [Some(one), Some(other)] = link.between.each_ref().map(|id| names.get(id))
            && let Some(pair) = network.find_pair(one as u32, other as u32)
        {
            links[pair] = Some(index);
        }
    }
    for ((pair, account), link) in network.pairs.iter().zip(&accounts.pairs).zip(links) {
        let loss = account.exchanges.interface_loss;
        let own = link.and_then(|link| document.links[link].resistance);
        let resistance = own.unwrap_or(document.settings.resistance);
        if loss <= 0.0 || resistance <= 0.0 {
            continue;
        }
        let between = network.between(pair);
        let resistance_after = 0.5 * resistance;
        let change = match link {
            Some(link) => Change::LinkResistance {
                link,
                resistance: resistance_after,
            },
            None => Change::AddLink(NewLink {
                between: between.clone(),
                resistance: resistance_after,
            }),
        };
        let mut candidate = half(resistance, loss, change);
        candidate.pairs.push(between);
        all.push(candidate);
    }
    for (project, (record, lines)) in document.projects.iter().zip(&accounts.projects).enumerate() {
        let resistance = record.resistance.unwrap_or(document.settings.resistance);
        if lines.interface_loss > 0.0 && resistance > 0.0 {
            let change = Change::ProjectResistance {
                project,
                resistance: 0.5 * resistance,
            };
            let mut candidate = half(resistance, lines.interface_loss, change);
            candidate.units = record.members.iter().map(|member| member.unit.clone()).collect();
            candidate.of = Some(record.id.clone());
            all.push(candidate);
        }
    }
}

/// Every pair at point or intermittent.
pub(super) fn go_on(network: &Network, accounts: &Accounts, all: &mut Vec<Candidate>) {
    let levels = organisation(network).pairs;
    for ((pair, account), level) in network.pairs.iter().zip(&accounts.pairs).zip(levels) {
        if !matches!(level.level, Level::Point | Level::Intermittent) {
            continue;
        }
        let changes = going_on(network, pair);
        if changes.is_empty() {
            continue;
        }
        let mut candidate = Candidate::new(Route::GoOn, changes);
        let months = f64::from(level.active_months);
        candidate.stake = account.lines().surplus() * (network.months as f64 / months - 1.0);
        candidate.pairs.push(level.between);
        all.push(candidate);
    }
}

/// Everything between two units runs from its first month without end; where there is but one medium, half of the first
/// flow, or of the first project, goes by a second.
fn going_on(network: &Network, pair: &Pair) -> Vec<Change> {
    let document = network.document;
    let mut changes = Vec::new();
    let endless = |periods: &[Period]| {
        let start = periods.iter().map(|period| period.0).min().unwrap_or(0);
        let endless = vec![Period(start, None)];
        (endless != periods).then_some(endless)
    };
    for activity in network.activities(pair) {
        match *activity {
            Activity::Exchange { index, .. } => {
                let exchange = index as usize;
                if let Some(periods) = endless(&document.exchanges[exchange].periods) {
                    changes.push(Change::ExchangePeriods { exchange, periods });
                }
            }
            Activity::Project { index, .. } => {
                let project = index as usize;
                if let Some(periods) = endless(&document.projects[project].periods) {
                    changes.push(Change::ProjectPeriods { project, periods });
                }
            }
        }
    }
    let media = media(network, pair);
    let Some(first) = network.activities(pair).first().filter(|_| media.len() < 2) else {
        return changes;
    };
    let words = vocabulary().media.into_iter().map(|word| word.id);
    let mut words = words.filter(|word| !media.contains(word));
    let first_medium = if media.is_empty() { words.next() } else { None };
    let Some(second) = words.next() else {
        return changes;
    };
    match *first {
        Activity::Exchange { index, .. } => {
            let exchange = index as usize;
            let record = &document.exchanges[exchange];
            let amount = 0.5 * record.amount;
            if let Some(medium) = first_medium {
                changes.push(Change::ExchangeMedium { exchange, medium });
            }
            changes.push(Change::ExchangeAmount { exchange, amount });
            changes.push(Change::AddExchange(NewExchange {
                id: free_id(&record.id, document.exchanges.iter().map(|it| it.id.as_str())),
                from: OutputPort::clone(&record.from),
                to: InputPort::clone(&record.to),
                amount,
                medium: second,
                periods: endless(&record.periods).unwrap_or_else(|| record.periods.clone()),
            }));
        }
        Activity::Project { index, .. } => {
            let project = index as usize;
            let record = &document.projects[project];
            if let Some(medium) = first_medium {
                changes.push(Change::ProjectMedium { project, medium });
            }
            let value = 0.5 * record.value;
            changes.push(Change::ProjectValue { project, value });
            let mut members: Vec<Member> = record.members.clone();
            for (member, it) in members.iter_mut().enumerate() {
                it.cost *= 0.5;
                changes.push(Change::MemberCost {
                    project,
                    member,
                    cost: it.cost,
                });
            }
            changes.push(Change::AddProject(NewProject {
                id: free_id(&record.id, document.projects.iter().map(|it| it.id.as_str())),
                name: record.name.clone(),
                members,
                value,
                resistance: record.resistance.unwrap_or(document.settings.resistance),
                medium: second,
                carriers: record.carriers.clone(),
                periods: endless(&record.periods).unwrap_or_else(|| record.periods.clone()),
            }));
        }
    }
    changes
}
