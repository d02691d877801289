//! §5.3 of the paper: what hinders from around and from inside, and what a single loss would break.

use super::{Answers, Finding, Gauge, Mend, Predicament, above};
use crate::analysis::accounts::{ROUNDING, settle};
use crate::analysis::environment::{EnvironmentClass, mean_sign};
use crate::analysis::network::Network;
use crate::model::{Aspect, Kind};

/// Units from which the loss of one leaves something that can break.
const FEWEST: usize = 3;

pub(super) fn find(answers: Answers, findings: &mut Vec<Finding>) {
    let network = answers.network;
    findings.extend(hostile(answers));
    findings.extend(policy_conflict(network));
    findings.extend(held_down(network, Predicament::CultureBias, &[Aspect::Culture]));
    let inside = [Aspect::Trust, Aspect::Identity, Aspect::Concept];
    findings.extend(held_down(network, Predicament::Distrust, &inside));
    findings.extend(fragile(answers));
}

/// `hostile`: the environment's class is negative.
fn hostile(answers: Answers) -> Option<Finding> {
    let environment = answers.environment;
    if environment.class != EnvironmentClass::Negative {
        return None;
    }
    let cutoff = -answers.network.document.settings.environment_band;
    let amount = cutoff - environment.mean;
    let finding = Finding::new(Predicament::Hostile, Mend::Improve, Some(amount));
    let finding = finding.held(environment.mean, cutoff);
    Some(finding.with(Gauge::External, None, environment.external).with(
        Gauge::Internal,
        None,
        environment.internal,
    ))
}

/// Ids and mean signs of the factors about one of some aspects.
fn signs(network: &Network, aspects: &[Aspect]) -> Vec<(String, f64)> {
    let factors = network.document.environment.iter();
    factors
        .filter(|factor| aspects.contains(&factor.aspect))
        .map(|factor| (factor.id.clone(), mean_sign(factor, network.months)))
        .collect()
}

/// Adds the factors that a finding names, with their mean signs.
fn naming(mut finding: Finding, factors: Vec<(String, f64)>) -> Finding {
    for (id, sign) in factors {
        finding.factors.push(id.clone());
        finding = finding.with(Gauge::Sign, Some(id), sign);
    }
    finding
}

/// `policy-conflict`: policy factors of opposite sign, or max − min > policySpread.
fn policy_conflict(network: &Network) -> Option<Finding> {
    let cutoff = network.document.settings.policy_spread;
    let signs = signs(network, &[Aspect::Policy]);
    let low = signs.iter().map(|(_, sign)| *sign).min_by(f64::total_cmp)?;
    let high = signs.iter().map(|(_, sign)| *sign).max_by(f64::total_cmp)?;
    let opposite = above(0.0, low) && above(high, 0.0);
    let beyond = high - low - cutoff;
    if !opposite && !above(beyond, 0.0) {
        return None;
    }
    // Either end may move, far enough to leave neither reason.
    let amount = if opposite {
        beyond.max(high.min(-low))
    } else {
        beyond
    };
    let finding = Finding::new(Predicament::PolicyConflict, Mend::Align, Some(amount));
    Some(naming(finding.held(high - low, cutoff), signs))
}

/// A factor about one of the aspects is negative.
fn held_down(network: &Network, code: Predicament, aspects: &[Aspect]) -> Option<Finding> {
    let mut signs = signs(network, aspects);
    signs.retain(|(_, sign)| above(0.0, *sign));
    let low = signs.iter().map(|(_, sign)| *sign).min_by(f64::total_cmp)?;
    let finding = Finding::new(code, Mend::Raise, Some(-low));
    Some(naming(finding.held(low, 0.0), signs))
}

/// `fragile`: S > 0, at least three units take part, and v without one of them is < fragileShare·S; or there are
/// enterprises and every one is small.
fn fragile(answers: Answers) -> Option<Finding> {
    let network = answers.network;
    let cutoff = network.document.settings.fragile_share;
    let enterprises = || (network.document.units.iter()).filter(|unit| unit.kind == Kind::Enterprise);
    if let Some(finding) = breaks_without_one(answers, cutoff) {
        return Some(finding);
    }
    let small = |tags: &[String]| tags.iter().any(|tag| tag == "small");
    if enterprises().next().is_none() || !enterprises().all(|unit| small(&unit.tags)) {
        return None;
    }
    let mut finding = Finding::new(Predicament::Fragile, Mend::Anchor, None);
    finding.units = enterprises().map(|unit| unit.id.clone()).collect();
    finding.cutoff = Some(cutoff);
    Some(finding)
}

/// The units without which the others make less than a part of S.
fn breaks_without_one(answers: Answers, cutoff: f64) -> Option<Finding> {
    let (network, accounts) = (answers.network, answers.accounts);
    let (surplus, gross) = (accounts.total.surplus(), accounts.total.gross());
    if surplus <= 0.0 || network.participants().count() < FEWEST {
        return None;
    }
    // What each is needed for: its pairs, and the projects that ask for all their members.
    let mut needed = vec![0.0; network.takes_part.len()];
    for (pair, account) in network.pairs.iter().zip(&accounts.pairs) {
        for unit in pair.units {
            needed[unit as usize] += account.exchanges.surplus();
        }
    }
    for (project, lines) in network.projects.iter().zip(&accounts.projects) {
        for member in &project.members {
            needed[member.unit as usize] += lines.surplus();
        }
    }
    let mut finding = Finding::new(Predicament::Fragile, Mend::Anchor, None);
    let mut least = f64::INFINITY;
    for unit in network.participants() {
        let without = settle(surplus - needed[unit], gross);
        if cutoff * surplus - without > ROUNDING * gross {
            least = least.min(without);
            finding.units.push(network.id(unit));
            finding = finding.with(Gauge::Without, Some(network.id(unit)), without);
        }
    }
    finding.remedy.amount = Some(cutoff * surplus - least);
    (!finding.units.is_empty()).then(|| {
        finding
            .held(least / surplus, cutoff)
            .with(Gauge::Surplus, None, surplus)
    })
}
