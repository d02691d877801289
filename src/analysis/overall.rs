//! What an analysis says of the whole consortium, without the lists that explain it.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::behaviour::{SystemBehaviour, system_behaviour};
use super::columns::Columns;
use super::environment::Environment;
use super::formation::{Formation, formation};
use super::ledger::{Total, total};
use super::network::Numbers;
use super::organisation::{SystemOrganisation, system_organisation};
use super::sharing;
use crate::model::Consortium;

/// What an analysis says of the whole consortium: the same records, to the bit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Overall {
    /// T.
    pub months: u32,
    /// §4.
    pub environment: Environment,
    /// §5.
    pub total: Total,
    /// §6.
    pub behaviour: SystemBehaviour,
    /// §7.
    pub organisation: SystemOrganisation,
    /// §8.
    pub formation: Formation,
}

impl Overall {
    /// Of a document whose analysis by number is known.
    pub fn new(document: &Consortium, numbers: &Numbers, columns: &Columns) -> Self {
        let (environment, accounts) = (&columns.environment, &columns.accounts);
        let core = sharing::realised_core(document, numbers, accounts);
        Self {
            months: document.months,
            environment: environment.clone(),
            total: total(accounts),
            behaviour: system_behaviour(document, numbers, accounts, &columns.tally),
            organisation: system_organisation(document, numbers, &columns.levels),
            formation: formation(numbers, environment, accounts, &core),
        }
    }
}
