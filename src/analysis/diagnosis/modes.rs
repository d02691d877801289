//! §5.2 of the paper: contact that is scattered, formal or one-sided, and gains that go astray.

use super::{Answers, Finding, Gauge, Mend, Predicament, ROUNDING, above};
use crate::analysis::accounts::Lines;
use crate::analysis::behaviour::Mode;
use crate::analysis::network::{Activity, Network};
use crate::analysis::organisation::Level;
use crate::analysis::participation::{GameKind, pair_games};
use crate::model::{Chain, vocabulary_chain};

pub(super) fn find(answers: Answers, findings: &mut Vec<Finding>) {
    findings.extend(isolated(answers.network));
    findings.extend(fragmented(answers));
    findings.extend(formalistic(answers));
    findings.extend(one_way(answers));
    findings.extend(asymmetric(answers));
    free_riding(answers, findings);
    findings.extend(dilemma(answers));
    findings.extend(missing_chain(answers.network));
}

/// `isolated`: units that take no part.
fn isolated(network: &Network) -> Option<Finding> {
    let mut finding = Finding::new(Predicament::Isolated, Mend::Connect, None);
    let units = (0..network.takes_part.len()).filter(|&unit| !network.takes_part[unit]);
    finding.units = units.map(|unit| network.id(unit)).collect();
    (!finding.units.is_empty()).then_some(finding)
}

/// `fragmented`: something is active, and the system's organisation is below continuous or more than fragmentedShare
/// of the active pairs are point or intermittent.
fn fragmented(answers: Answers) -> Option<Finding> {
    let Answers {
        network,
        organisation,
        ..
    } = answers;
    let active = network.pairs.iter().filter(|pair| pair.active()).count();
    if active == 0 {
        return None;
    }
    let weak = |level: Level| matches!(level, Level::Point | Level::Intermittent);
    let pairs: Vec<[String; 2]> = (organisation.pairs.iter())
        .filter(|pair| weak(pair.level))
        .map(|pair| pair.between.clone())
        .collect();
    let cutoff = network.document.settings.fragmented_share;
    let share = pairs.len() as f64 / active as f64;
    let too_many = above(share, cutoff);
    if organisation.system.level >= Level::Continuous && !too_many {
        return None;
    }
    let spare = (cutoff * active as f64 + ROUNDING) as usize;
    let amount = too_many.then(|| pairs.len().saturating_sub(spare) as f64);
    let mut finding = Finding::new(Predicament::Fragmented, Mend::LastLonger, amount)
        .held(share, cutoff)
        .with(Gauge::ActivePairs, None, active as f64)
        .with(Gauge::NamedPairs, None, pairs.len() as f64)
        .with(Gauge::Groups, None, organisation.system.groups.len() as f64);
    finding.pairs = pairs;
    Some(finding)
}

/// `formalistic`: the mean over outputs with amount > 0 of used / (T · amount) < formalisticShare.
fn formalistic(answers: Answers) -> Option<Finding> {
    let Answers { network, limits, .. } = answers;
    let mut used = vec![0.0; network.fit.outputs.len()];
    for (index, exchange) in network.exchanges.iter().enumerate() {
        if exchange.pair.is_some() {
            limits.pieces(network, index, |piece| {
                used[exchange.output as usize] += piece.used * (piece.to - piece.from) as f64;
            });
        }
    }
    let amounts = (network.document.units.iter()).flat_map(|unit| unit.outputs.iter().map(|it| it.amount));
    let (mut sum, mut outputs) = (0.0, 0.0);
    for (used, amount) in used.iter().zip(amounts).filter(|(_, amount)| *amount > 0.0) {
        sum += used / (network.months as f64 * amount);
        outputs += 1.0;
    }
    let cutoff = network.document.settings.formalistic_share;
    if outputs == 0.0 || !above(cutoff, sum / outputs) {
        return None;
    }
    let mean = sum / outputs;
    let finding = Finding::new(Predicament::Formalistic, Mend::UseMore, Some(cutoff - mean));
    Some(finding.held(mean, cutoff).with(Gauge::Outputs, None, outputs))
}

/// `one-way`: active pairs with used flow in one direction only and no active project.
fn one_way(answers: Answers) -> Option<Finding> {
    let Answers { network, limits, .. } = answers;
    let mut finding = Finding::new(Predicament::OneWay, Mend::GiveBack, None);
    for pair in network.pairs.iter().filter(|pair| pair.active()) {
        let (mut gives, mut project) = ([false; 2], false);
        for activity in network.activities(pair) {
            match *activity {
                Activity::Exchange { index, .. } => {
                    let giver = network.exchanges[index as usize].giver;
                    let side = usize::from(giver != pair.units[0]);
                    limits.pieces(network, index as usize, |piece| {
                        gives[side] |= piece.used > 0.0;
                    });
                }
                Activity::Project { .. } => project = true,
            }
        }
        if gives[0] != gives[1] && !project {
            finding.pairs.push(network.between(pair));
        }
    }
    let named = finding.pairs.len() as f64;
    (named > 0.0).then(|| finding.with(Gauge::NamedPairs, None, named))
}

/// `asymmetric`: the system's mode is asymmetric mutualism.
fn asymmetric(answers: Answers) -> Option<Finding> {
    let Answers {
        network,
        accounts,
        behaviour,
        ..
    } = answers;
    let alpha = behaviour.system.asymmetry?;
    if behaviour.system.mode != Mode::AsymmetricMutualism {
        return None;
    }
    let surplus = accounts.total.surplus();
    // What lies above fair shares is as much as what lies below: half of all that is off.
    let finding = Finding::new(Predicament::Asymmetric, Mend::Share, Some(0.5 * alpha * surplus));
    let finding = finding.held(alpha, network.document.settings.symmetry_tolerance);
    Some(
        finding
            .with(Gauge::Surplus, None, surplus)
            .with(Gauge::Distance, None, alpha * surplus),
    )
}

/// `free-riding`: receipt share − outlay share > freeRidingGap; no finding when nobody pays.
fn free_riding(answers: Answers, findings: &mut Vec<Finding>) {
    let Answers {
        network, accounts, ..
    } = answers;
    let receipts: f64 = accounts.units.iter().map(Lines::receipt).sum();
    let outlays: f64 = accounts.units.iter().map(Lines::outlay).sum();
    if outlays <= 0.0 || receipts <= 0.0 {
        return;
    }
    let cutoff = network.document.settings.free_riding_gap;
    for (unit, lines) in accounts.units.iter().enumerate() {
        let (receipt, outlay) = (lines.receipt() / receipts, lines.outlay() / outlays);
        if !above(receipt - outlay, cutoff) {
            continue;
        }
        // (o + x) / (O + x) = receipt share − gap.
        let aim = receipt - cutoff;
        let amount = (aim < 1.0).then(|| (aim * outlays - lines.outlay()) / (1.0 - aim));
        let mut finding = Finding::new(Predicament::FreeRiding, Mend::PayMore, amount)
            .held(receipt - outlay, cutoff)
            .with(Gauge::Receipt, None, receipt)
            .with(Gauge::Outlay, None, outlay);
        finding.units.push(network.id(unit));
        findings.push(finding);
    }
}

/// `dilemma`: active pairs in a prisoners' dilemma.
fn dilemma(answers: Answers) -> Option<Finding> {
    let games = pair_games(answers.network, answers.accounts).into_iter();
    let mut finding = Finding::new(Predicament::Dilemma, Mend::Incentive, None);
    // T − R: what must be added before holding back no longer pays.
    let mut worst = 0.0_f64;
    for pair in games.filter(|pair| pair.game == GameKind::Dilemma) {
        worst = pair
            .players
            .iter()
            .map(|side| side.other - side.both)
            .fold(worst, f64::max);
        finding.pairs.push(pair.between);
    }
    let named = finding.pairs.len() as f64;
    finding.remedy.amount = Some(worst);
    (named > 0.0).then(|| {
        finding
            .with(Gauge::NamedPairs, None, named)
            .with(Gauge::Incentive, None, worst)
    })
}

/// `missing-chain`: no active exchange in one of the four chains. An exchange belongs to the chains of its output and
/// of its input.
fn missing_chain(network: &Network) -> Option<Finding> {
    const CHAINS: [Chain; 4] = [
        Chain::Talent,
        Chain::Education,
        Chain::Innovation,
        Chain::Industry,
    ];
    let units = &network.document.units;
    let mut found = [false; 4];
    for exchange in network
        .exchanges
        .iter()
        .filter(|exchange| exchange.pair.is_some())
    {
        let (giver, receiver) = (exchange.giver as usize, exchange.receiver as usize);
        let output = exchange.output - network.fit.output_start[giver];
        let input = exchange.input - network.fit.input_start[receiver];
        let output = &units[giver].outputs[output as usize];
        let input = &units[receiver].inputs[input as usize];
        for (chain, resource) in [(output.chain, &output.resource), (input.chain, &input.resource)] {
            if let Some(chain) = chain.or_else(|| vocabulary_chain(resource)) {
                found[chain as usize] = true;
            }
        }
    }
    let mut finding = Finding::new(Predicament::MissingChain, Mend::OpenChain, None);
    finding.chains = CHAINS
        .into_iter()
        .filter(|&chain| !found[chain as usize])
        .collect();
    (!finding.chains.is_empty()).then_some(finding)
}
