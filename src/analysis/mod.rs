//! Questions about a consortium, one a file.
//!
//! | question | file | reads |
//! |---|---|---|
//! | how much flows (§2) | [`flow`] | – |
//! | what fits (§3) | [`compatibility`] | – |
//! | what the environment does (§4) | [`environment`] | rates (each month's lines, under feedback) |
//! | what is generated and dissipated (§5) | [`ledger`] | accounts |
//! | whether all of that is finite (§1) | [`overflow`] | environment, accounts |
//! | who gains (§6) | [`behaviour`] | accounts, sharing |
//! | how lasting contact is (§7) | [`organisation`] | – |
//! | what the end of a period decides (§7) | `ends` | organisation |
//! | whether symbiosis forms (§8) | [`formation`] | environment, accounts, sharing |
//! | what is fair (§9) | [`sharing`] | accounts |
//! | what it becomes (§11) | `evolution` | environment, accounts, sharing, behaviour, organisation |
//! | who would take part (§12) | `participation` | accounts |
//! | what becomes of any linear incentives (§12) | `replicator` | – |
//! | what ails it (§13) | `diagnosis` | flow, environment, accounts, sharing, behaviour, organisation, participation |
//! | how it stands (§14) | `standing` | `columns`: §2 to §9 by number |
//! | what could be done (§13) | `pathways` | diagnosis, standing; for what there is to try compatibility, environment, accounts, sharing, organisation |
//! | how it stands when its numbers change (§14) | `variation` | `columns`, standing, and `change`: how far a number reaches |
//! | how it would stand (§14) | `trial` | variation |
//! | what one edit changes | `session` | `columns`, `change`, standing, overall |
//! | what is said of the whole after it | `overall` | `columns`, and those of which it says the same |
//! | where a verdict turns (§14) | `flip` | `turn`: one number turned in a session |
//! | which number reaches a goal by the smallest change (§14) | `smallest_change` | turn |
//! | S and verdicts over ranges (§14) | `sweep` | trial |
//! | why a number is what it is (§14) | `derivation` | what is told of §2 to §13, flip, smallest_change, and `sample` |
//! | how sure it is, of amounts (§14) | `uncertainty` | variation, derivation, and `sample` counts |
//! | how sure it is, of settings (§10) | `choices` | trial, derivation, and `sample` counts |
//!
//! All of them read the document by number, as [`network`] has it, and σ from [`fit`]; [`accounts`] holds the
//! energies, reckoned once from flow and environment, [`rates`] those of every month before the environment acts.

pub mod accounts;
pub mod behaviour;
#[cfg(feature = "whole")]
pub mod change;
#[cfg(feature = "whole")]
pub mod choices;
#[cfg(feature = "whole")]
pub mod columns;
pub mod compatibility;
#[cfg(feature = "whole")]
pub mod derivation;
#[cfg(feature = "whole")]
pub mod diagnosis;
#[cfg(feature = "whole")]
pub mod ends;
pub mod environment;
#[cfg(feature = "whole")]
pub mod evolution;
#[cfg(feature = "faults")]
mod faults;
pub mod fit;
#[cfg(feature = "whole")]
pub mod flip;
pub mod flow;
pub mod formation;
pub mod ledger;
pub mod network;
pub mod organisation;
#[cfg(feature = "whole")]
pub mod overall;
pub mod overflow;
#[cfg(feature = "whole")]
pub mod participation;
#[cfg(feature = "whole")]
pub mod pathways;
pub mod rates;
#[cfg(feature = "whole")]
pub mod replicator;
#[cfg(feature = "whole")]
pub mod sample;
#[cfg(feature = "whole")]
pub mod session;
pub mod sharing;
#[cfg(feature = "whole")]
pub mod smallest_change;
#[cfg(feature = "whole")]
pub mod standing;
#[cfg(feature = "whole")]
pub mod sweep;
#[cfg(feature = "whole")]
pub mod trial;
#[cfg(feature = "whole")]
pub mod turn;
#[cfg(feature = "whole")]
pub mod uncertainty;
#[cfg(feature = "whole")]
pub mod variation;

use accounts::Basis;
use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::model::{self, Consortium, Problem};
use network::Network;

/// What the model makes of a consortium. When `problems` holds an error, every other section is null.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Analysis {
    /// Errors and warnings (§1).
    pub problems: Vec<Problem>,
    /// T.
    pub months: Option<u32>,
    /// Units that take no part (§2).
    pub isolated: Option<Vec<String>>,
    /// §2.
    pub flows: Option<Vec<flow::Flow>>,
    /// §3.
    pub compatibility: Option<compatibility::Compatibility>,
    /// §4.
    pub environment: Option<environment::Environment>,
    /// §5.
    pub ledger: Option<ledger::Ledger>,
    /// §6.
    pub behaviour: Option<behaviour::Behaviour>,
    /// §7.
    pub organisation: Option<organisation::Organisation>,
    /// §8.
    pub formation: Option<formation::Formation>,
    /// §9.
    pub sharing: Option<sharing::Sharing>,
    /// §11; null above 100 units, where a call of its own answers.
    #[cfg(feature = "whole")]
    pub evolution: Option<evolution::Evolution>,
    /// §12.
    #[cfg(feature = "whole")]
    pub participation: Option<participation::Participation>,
    /// §13.
    #[cfg(feature = "whole")]
    pub diagnosis: Option<Vec<diagnosis::Finding>>,
}

/// Answers the questions about a consortium as it is, §2 to §9 and in the whole engine §11 to §13. It must be valid and
/// have its defaults filled in, as [`read`](crate::model::read) gives it. Where energies are not finite that is told, and
/// nothing else.
///
/// # Panics
/// When something refers to what is not there, which no document that was read does.
pub fn analyse(consortium: &Consortium) -> Analysis {
    told_of(Some(consortium), Vec::new())
}

/// What is told of a document beside its problems: nothing when it has errors, one of which energies can be that are not
/// finite.
fn told_of(consortium: Option<&Consortium>, mut problems: Vec<Problem>) -> Analysis {
    if let Some(consortium) = consortium {
        #[cfg(feature = "faults")]
        faults::strike(consortium);
        let network = Network::new(consortium);
        let basis = Basis::of(&network);
        match overflow::overflow(&basis.environment, &basis.accounts) {
            None => return sections(&network, basis, problems),
            Some(problem) => problems.push(problem),
        }
    }
    Analysis {
        problems,
        ..Analysis::default()
    }
}

fn sections(network: &Network, basis: Basis, problems: Vec<Problem>) -> Analysis {
    let consortium = network.document;
    let Basis {
        limits,
        environment,
        accounts,
    } = basis;
    let fair = sharing::FairShares::new(network, &accounts);
    let sharing = sharing::sharing(network, &accounts, &fair);
    let isolated = (0..consortium.units.len()).filter(|&unit| !network.takes_part[unit]);
    let behaviour = behaviour::behaviour(network, &accounts, fair.by(consortium.settings.benchmark));
    let organisation = organisation::organisation(network);
    Analysis {
        #[cfg(feature = "whole")]
        participation: Some(participation::participation(network, &accounts)),
        #[cfg(feature = "whole")]
        diagnosis: Some(diagnosis::diagnosis(diagnosis::Answers {
            network,
            limits: &limits,
            environment: &environment,
            accounts: &accounts,
            behaviour: &behaviour,
            organisation: &organisation,
        })),
        problems,
        months: Some(consortium.months),
        isolated: Some(isolated.map(|unit| network.id(unit)).collect()),
        flows: Some(flow::flows(network, &limits)),
        compatibility: Some(compatibility::compatibility(network)),
        ledger: Some(ledger::ledger(network, &accounts)),
        behaviour: Some(behaviour),
        organisation: Some(organisation),
        formation: Some(formation::formation(
            network,
            &environment,
            &accounts,
            &sharing.realised,
        )),
        #[cfg(feature = "whole")]
        evolution: evolution::evolution(network, &environment, &accounts),
        environment: Some(environment),
        sharing: Some(sharing),
    }
}

/// Reads any JSON value and analyses it when it is a valid document; otherwise gives its problems alone.
pub fn analyse_value(value: &serde_json::Value) -> Analysis {
    let (consortium, problems) = model::read(value);
    told_of(consortium.as_ref(), problems)
}

/// Reads a JSON text and analyses it when it is a valid document; otherwise gives its problems alone.
pub fn analyse_text(text: &str) -> Analysis {
    let parsed = model::parse(text);
    told_of(parsed.document.as_ref(), parsed.problems)
}
