//! How a consortium stands: the numbers and verdicts that what-ifs compare, without the lists that explain them.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::analyse;
use super::behaviour::Mode;
use super::formation::Rung;
use super::network::Network;
use super::organisation::Level;
use crate::model::Consortium;

/// The numbers and verdicts of a consortium that what-ifs compare (§14).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// S, eu.
    pub surplus: f64,
    /// Generation + cost + coordination, eu: the yardstick of its zero.
    pub gross: f64,
    /// S_i, eu, in document order.
    pub units: Vec<f64>,
    /// The behavioural mode of the system.
    pub behaviour: Mode,
    /// α of the system; null unless mutualism.
    pub asymmetry: Option<f64>,
    /// The organisational mode of the system.
    pub organisation: Level,
    /// The highest rung of formation.
    pub rung: Rung,
    /// The pairs that are compatible or active, by first, then second unit.
    pub pairs: Vec<PairStanding>,
}

/// The modes of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PairStanding {
    /// Places of the two units in the document.
    pub units: [u32; 2],
    /// Its behavioural mode.
    pub behaviour: Mode,
    /// Its organisational mode.
    pub organisation: Level,
}

/// How a valid consortium stands.
///
/// # Panics
/// When something refers to what is not there, which no document that was read does.
pub fn standing(consortium: &Consortium) -> Standing {
    let analysis = analyse(consortium);
    let network = Network::new(consortium);
    let (Some(ledger), Some(behaviour), Some(organisation), Some(formation)) = (
        analysis.ledger,
        analysis.behaviour,
        analysis.organisation,
        analysis.formation,
    ) else {
        unreachable!("a valid consortium has every section");
    };
    Standing {
        surplus: ledger.total.surplus,
        gross: ledger.total.gross,
        units: ledger.units.iter().map(|unit| unit.surplus).collect(),
        behaviour: behaviour.system.mode,
        asymmetry: behaviour.system.asymmetry,
        organisation: organisation.system.level,
        rung: formation.rung,
        pairs: (network.pairs.iter().zip(behaviour.pairs).zip(organisation.pairs))
            .map(|((pair, behaviour), organisation)| PairStanding {
                units: pair.units,
                behaviour: behaviour.mode,
                organisation: organisation.level,
            })
            .collect(),
    }
}
