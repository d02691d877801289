//! Every subject of a consortium that has a derivation.

use super::super::evolution::MOST_UNITS;
use super::super::organisation::Level;
use super::{Of, Quantity, Sources, Subject};
use crate::model::{Consortium, Rule};

/// The lines of the ledger that everything has.
const LINES: [Quantity; 6] = [
    Quantity::Generation,
    Quantity::InterfaceLoss,
    Quantity::Cost,
    Quantity::Coordination,
    Quantity::Dissipation,
    Quantity::Surplus,
];

const SYSTEM: [Quantity; 31] = [
    Quantity::Groups,
    Quantity::Transfer,
    Quantity::StableStates,
    Quantity::ExtraIncentive,
    Quantity::CompatiblePairs,
    Quantity::Mean,
    Quantity::External,
    Quantity::Internal,
    Quantity::Class,
    Quantity::Gross,
    Quantity::Receipt,
    Quantity::Outlay,
    Quantity::Band,
    Quantity::Asymmetry,
    Quantity::Mode,
    Quantity::NetGenerating,
    Quantity::Level,
    Quantity::Rung,
    Quantity::Compatible,
    Quantity::Interacting,
    Quantity::Activities,
    Quantity::Formed,
    Quantity::Durable,
    Quantity::LowestWindow,
    Quantity::InCore,
    Quantity::Shift,
    Quantity::BreakEven,
    Quantity::Reachable,
    Quantity::Excess,
    Quantity::Gini,
    Quantity::Theil,
];

/// Of the system, where the evolution can rest.
const REST: [Quantity; 4] = [
    Quantity::SpectralRadius,
    Quantity::Feasible,
    Quantity::Stable,
    Quantity::Unbounded,
];

const PAIR: [Quantity; 15] = [
    Quantity::Game,
    Quantity::Gross,
    Quantity::Compatible,
    Quantity::Asymmetry,
    Quantity::Mode,
    Quantity::NetGenerating,
    Quantity::ActiveMonths,
    Quantity::Episodes,
    Quantity::Longest,
    Quantity::Coverage,
    Quantity::Media,
    Quantity::Carriers,
    Quantity::OpenEnded,
    Quantity::Persistent,
    Quantity::Level,
];

const SIDE: [Quantity; 12] = [
    Quantity::Effect,
    Quantity::Influence,
    Quantity::PayoffBoth,
    Quantity::PayoffAlone,
    Quantity::PayoffOther,
    Quantity::PayoffNobody,
    Quantity::Game,
    Quantity::Surplus,
    Quantity::Counted,
    Quantity::Band,
    Quantity::Complementarity,
    Quantity::NeedOverlap,
];

const UNIT: [Quantity; 18] = [
    Quantity::Indifferent,
    Quantity::MonthlyReceipt,
    Quantity::MonthlyOutlay,
    Quantity::Constant,
    Quantity::Drive,
    Quantity::Threshold,
    Quantity::ExtraNeeded,
    Quantity::Gross,
    Quantity::Receipt,
    Quantity::Outlay,
    Quantity::Counted,
    Quantity::Band,
    Quantity::TransfersIn,
    Quantity::TransfersOut,
    Quantity::RewardReceived,
    Quantity::PenaltyPaid,
    Quantity::SurplusAfter,
    Quantity::Transfer,
];

const EXCHANGE: [Quantity; 5] = [
    Quantity::Rate,
    Quantity::ActiveMonths,
    Quantity::Asked,
    Quantity::Shipped,
    Quantity::Used,
];

const RULES: [Rule; 4] = [Rule::Equal, Rule::Contribution, Rule::Shapley, Rule::Nucleolus];

/// Every number and verdict of a valid consortium that is defined there, so that each has a derivation.
///
/// # Panics
/// When something refers to what is not there, which no document that was read does.
pub fn subjects(consortium: &Consortium) -> Vec<Subject> {
    let sources = Sources::new(consortium);
    let mut list = everything(&sources);
    list.retain(|subject| sources.derivation(subject).is_some());
    // These are there whenever their list is.
    list.extend(sources.findings().iter().flat_map(super::finding::subjects));
    let states = sources.participation().stable_states.as_ref();
    let states = 0..states.map_or(0, Vec::len) as u32;
    list.extend(states.map(|place| Subject::nth(Quantity::StableState, place)));
    if consortium.units.len() <= MOST_UNITS {
        let eigenvalues = sources.rest().eigenvalues.as_ref();
        for place in 0..eigenvalues.map_or(0, Vec::len) as u32 {
            list.push(Subject::nth(Quantity::EigenvalueReal, place));
            list.push(Subject::nth(Quantity::EigenvalueImaginary, place));
        }
        let window = (consortium.settings.path_window as u32).clamp(1, consortium.months);
        for start in 0..=consortium.months - window {
            list.push(Subject::month(Quantity::WindowMode, start));
            list.push(Subject::month(Quantity::WindowLevel, start));
        }
    }
    list
}

/// Whatever could be asked; some of it is not defined everywhere.
fn everything(sources: &Sources) -> Vec<Subject> {
    let document = sources.document;
    let mut list: Vec<Subject> = LINES
        .iter()
        .chain(&SYSTEM)
        .map(|&number| Subject::system(number))
        .collect();
    if document.units.len() <= MOST_UNITS {
        list.extend(REST.map(Subject::system));
        for unit in &document.units {
            let levels = [Quantity::EquilibriumLevel, Quantity::LevelAt];
            list.extend(levels.map(|number| Subject::thing(number, Of::Unit, &unit.id)));
        }
    }
    list.extend(Level::ALL.map(Subject::at));
    list.extend(RULES.map(|rule| Subject::system(Quantity::Excess).under(rule)));
    for month in 0..document.months {
        let own = [Quantity::Sign, Quantity::Factor, Quantity::Feedback];
        list.extend(
            LINES
                .iter()
                .chain(&own)
                .map(|&number| Subject::month(number, month)),
        );
    }
    for factor in &document.environment {
        list.push(Subject::thing(Quantity::Mean, Of::Factor, &factor.id));
    }
    for exchange in &document.exchanges {
        let things = LINES.iter().chain(&EXCHANGE);
        list.extend(things.map(|&number| Subject::thing(number, Of::Exchange, &exchange.id)));
    }
    for project in &document.projects {
        list.extend(LINES.map(|number| Subject::thing(number, Of::Project, &project.id)));
        for member in &project.members {
            let (unit, project) = (&member.unit, &project.id);
            list.extend(LINES.map(|number| Subject::two(number, Of::Member, unit, project)));
        }
    }
    for (index, _) in sources.network.pairs.iter().enumerate() {
        let [one, other] = sources.sides(index, 0);
        let numbers = LINES.iter().chain(&PAIR);
        list.extend(numbers.map(|&number| Subject::two(number, Of::Pair, one, other)));
        for (unit, with) in [(one, other), (other, one)] {
            list.extend(SIDE.map(|number| Subject::two(number, Of::Side, unit, with)));
        }
        list.extend((0..4).map(|place| Subject::state(Quantity::Basin, one, other, place)));
        let fitting = &sources.compatibility().pairs[index];
        for (giver, receiver, list_of) in [(one, other, &fitting.forward), (other, one, &fitting.backward)] {
            list.extend(
                list_of
                    .iter()
                    .map(|fit| Subject::fit(giver, &fit.output, receiver, &fit.input)),
            );
        }
    }
    for unit in &document.units {
        let numbers = LINES.iter().chain(&UNIT);
        list.extend(numbers.map(|&number| Subject::thing(number, Of::Unit, &unit.id)));
        list.extend(RULES.map(|rule| Subject::thing(Quantity::FairShare, Of::Unit, &unit.id).under(rule)));
    }
    list
}
