//! Every change that the paper's §6 recommends and this document has room for (§13).

use super::Route;
use super::change::{Change, NewExchange, NewLink, NewProject};
use crate::analysis::accounts::{self, Accounts, settle};
use crate::analysis::compatibility::compatibility;
use crate::analysis::environment::{environment, mean_sign};
use crate::analysis::flow::Limits;
use crate::analysis::network::{Activity, Network, Pair};
use crate::analysis::organisation::{Level, organisation};
use crate::analysis::sharing::FairShares;
use crate::model::names::Names;
use crate::model::{
    Consortium, Factor, Incentive, InputPort, Member, OutputPort, Period, Step, Transfer, vocabulary,
};

/// What is to be tried.
pub(super) struct Candidate {
    pub route: Route,
    pub units: Vec<String>,
    pub pairs: Vec<[String; 2]>,
    pub of: Option<String>,
    pub resource: Option<String>,
    pub from: Option<f64>,
    pub to: Option<f64>,
    pub changes: Vec<Change>,
    /// eu that the change could bring at best, by a rough reckoning: of a large document those with most go first.
    pub stake: f64,
}

impl Candidate {
    fn new(route: Route, changes: Vec<Change>) -> Self {
        Self {
            route,
            units: Vec::new(),
            pairs: Vec::new(),
            of: None,
            resource: None,
            from: None,
            to: None,
            changes,
            stake: 0.0,
        }
    }
}

/// Everything there is to try, by route.
pub(super) fn candidates(document: &Consortium) -> Vec<Candidate> {
    let network = Network::new(document);
    let limits = Limits::new(&network);
    let rates = accounts::rates(&network, &limits);
    let environment = environment(&network, &rates);
    let accounts = accounts::accounts(&network, &limits, &environment, &rates);
    let mut all = Vec::new();
    raise_quality(&network, &accounts, &mut all);
    open_unused(&network, &mut all);
    halve_resistance(&network, &accounts, &mut all);
    go_on(&network, &accounts, &mut all);
    share_fairly(&network, &accounts, &mut all);
    incentives(&network, &accounts, &mut all);
    raise_factor(&network, &mut all);
    all
}

/// A step on the scale of quality, from 0 to 1.
const QUALITY_STEPS: f64 = 10.0;

/// Every output that some exchange uses, and that could be better.
fn raise_quality(network: &Network, accounts: &Accounts, all: &mut Vec<Candidate>) {
    let units = &network.document.units;
    // What is generated with the quality there is; with none, what could be is not known, and counts as little.
    let mut generated = vec![None; network.fit.outputs.len()];
    for (exchange, lines) in network.exchanges.iter().zip(&accounts.exchanges) {
        if exchange.pair.is_some() && exchange.rate > 0.0 {
            *generated[exchange.output as usize].get_or_insert(0.0) += lines.receipt();
        }
    }
    let starts = network.fit.output_start.iter().map(|&start| start as usize);
    for ((unit, record), start) in units.iter().enumerate().zip(starts) {
        for (output, it) in record.outputs.iter().enumerate() {
            let (Some(generated), true) = (generated[start + output], it.quality < 1.0) else {
                continue;
            };
            let quality = ((it.quality * QUALITY_STEPS + 1.0) / QUALITY_STEPS).min(1.0);
            let change = Change::Quality {
                unit,
                output,
                quality,
            };
            let mut candidate = Candidate::new(Route::RaiseQuality, vec![change]);
            candidate.units.push(record.id.clone());
            candidate.of = Some(it.id.clone());
            candidate.resource = Some(it.resource.clone());
            (candidate.from, candidate.to) = (Some(it.quality), Some(quality));
            if it.quality > 0.0 {
                candidate.stake = generated * (quality / it.quality - 1.0);
            }
            all.push(candidate);
        }
    }
}

/// Every output and input that fit and are never joined, where both have something left when all that they do runs at
/// once.
fn open_unused(network: &Network, all: &mut Vec<Candidate>) {
    let document = network.document;
    let mut given = vec![0.0; network.fit.outputs.len()];
    let mut taken = vec![0.0; network.fit.inputs.len()];
    for exchange in network
        .exchanges
        .iter()
        .filter(|exchange| exchange.pair.is_some())
    {
        given[exchange.output as usize] += exchange.amount;
        if exchange.rate > 0.0 {
            taken[exchange.input as usize] += exchange.amount;
        }
    }
    let id = free_id(
        "new",
        document.exchanges.iter().map(|exchange| exchange.id.as_str()),
    );
    let fits = compatibility(network).pairs;
    for (pair, fit) in network.pairs.iter().zip(fits) {
        let medium = media(network, pair).into_iter().next();
        for unused in fit.unused {
            let turned = unused.from.unit != fit.between[0];
            let [one, other] = pair.units.map(|unit| unit as usize);
            let (giver, receiver) = if turned { (other, one) } else { (one, other) };
            let outputs = &document.units[giver].outputs;
            let inputs = &document.units[receiver].inputs;
            let output = outputs.iter().position(|it| it.id == unused.from.output);
            let input = inputs.iter().position(|it| it.id == unused.to.input);
            let (Some(output), Some(input)) = (output, input) else {
                continue;
            };
            let (from, to) = (&outputs[output], &inputs[input]);
            let left = from.amount - given[network.fit.output_start[giver] as usize + output];
            let open = to.amount - taken[network.fit.input_start[receiver] as usize + input];
            let amount = rounded(left.min(open));
            if amount <= 0.0 {
                continue;
            }
            let change = Change::AddExchange(NewExchange {
                id: id.clone(),
                from: unused.from.clone(),
                to: unused.to,
                amount,
                medium: medium.clone().unwrap_or_else(|| "contract".into()),
                periods: vec![Period(0, None)],
            });
            let mut candidate = Candidate::new(Route::OpenUnused, vec![change]);
            candidate.units = vec![
                document.units[giver].id.clone(),
                document.units[receiver].id.clone(),
            ];
            candidate.pairs.push(fit.between.clone());
            candidate.of = Some(from.id.clone());
            candidate.resource = Some(from.resource.clone());
            candidate.to = Some(amount);
            let worth = to.value * from.quality * unused.rate * pair.eta - from.cost;
            candidate.stake = amount * worth * network.months as f64;
            all.push(candidate);
        }
    }
}

/// Without the dust of subtractions, which nobody would want to read in a document.
fn rounded(amount: f64) -> f64 {
    const PARTS: f64 = 1e9;
    let rounded = (amount * PARTS).round() / PARTS;
    if rounded.is_finite() { rounded } else { amount }
}

/// Every pair and project with an interface that resists what is generated.
fn halve_resistance(network: &Network, accounts: &Accounts, all: &mut Vec<Candidate>) {
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
fn go_on(network: &Network, accounts: &Accounts, all: &mut Vec<Candidate>) {
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
            Activity::Exchange { index } => {
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
        Activity::Exchange { index } => {
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

/// The media of what is ever active between two units, each once.
fn media(network: &Network, pair: &Pair) -> Vec<String> {
    let document = network.document;
    let mut media: Vec<String> = Vec::new();
    for activity in network.activities(pair) {
        let medium = match *activity {
            Activity::Exchange { index } => &document.exchanges[index as usize].medium,
            Activity::Project { index, .. } => &document.projects[index as usize].medium,
        };
        if !medium.is_empty() && !media.contains(medium) {
            media.push(medium.clone());
        }
    }
    media
}

/// An id that none of the taken ones is: the one wished for, or one made from it.
fn free_id<'i>(wish: &str, taken: impl Iterator<Item = &'i str> + Clone) -> String {
    const MOST_OF_WISH: usize = 56;
    let stem = &wish[..wish.len().min(MOST_OF_WISH)];
    let mut id = stem.to_owned();
    let mut number = 2;
    while taken.clone().any(|it| it == id) {
        id = format!("{stem}-{number}");
        number += 1;
    }
    id
}

/// Transfers that bring everyone to its fair share, those that there are counted.
fn share_fairly(network: &Network, accounts: &Accounts, all: &mut Vec<Candidate>) {
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
fn incentives(network: &Network, accounts: &Accounts, all: &mut Vec<Candidate>) {
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
            })),
        }
        candidate.units.push(network.id(unit));
    }
    if sum > 0.0 {
        candidate.to = Some(sum);
        all.push(candidate);
    }
}

/// The factor with weight whose mean is lowest, raised to 0 and to 0.5 where it is below.
fn raise_factor(network: &Network, all: &mut Vec<Candidate>) {
    let document = network.document;
    let factors = document
        .environment
        .iter()
        .enumerate()
        .filter(|(_, factor)| factor.weight > 0.0);
    let means = factors.map(|(index, factor)| (mean_sign(factor, network.months), index));
    let worst = means.min_by(|(one, first), (other, second)| one.total_cmp(other).then(first.cmp(second)));
    let Some((mean, factor)) = worst else { return };
    let record = &document.environment[factor];
    for (route, floor) in [(Route::NeutralFactor, 0.0), (Route::GoodFactor, 0.5)] {
        let steps = raised(record, floor);
        let changed = Factor {
            steps: steps.clone(),
            ..record.clone()
        };
        let after = mean_sign(&changed, network.months);
        if settle(after - mean, 1.0) <= 0.0 {
            continue;
        }
        let mut candidate = Candidate::new(route, vec![Change::Steps { factor, steps }]);
        candidate.of = Some(record.id.clone());
        (candidate.from, candidate.to) = (Some(mean), Some(after));
        all.push(candidate);
    }
}

/// The steps of a factor, none of them below a floor; before the first it is 0.
fn raised(factor: &Factor, floor: f64) -> Vec<Step> {
    let mut steps = Vec::with_capacity(factor.steps.len() + 1);
    if floor > 0.0 && !factor.steps.iter().any(|step| step.0 == 0) {
        steps.push(Step(0, floor));
    }
    steps.extend(
        factor
            .steps
            .iter()
            .map(|&Step(month, sign)| Step(month, sign.max(floor))),
    );
    steps
}
