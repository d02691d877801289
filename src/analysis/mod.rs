//! Questions about a consortium, one a file.
//!
//! | question | file | reads |
//! |---|---|---|
//! | how much flows (§2) | [`flow`] | – |
//! | what fits (§3) | [`compatibility`] | – |
//! | what the environment does (§4) | [`environment`] | flow, ledger (under feedback) |
//! | what is generated and dissipated (§5) | [`ledger`] | flow, environment |
//! | who gains (§6) | [`behaviour`] | ledger, sharing |
//! | how lasting contact is (§7) | [`organisation`] | – |
//! | whether symbiosis forms (§8) | [`formation`] | compatibility, ledger, sharing |
//! | what is fair (§9) | [`sharing`] | ledger |

pub mod behaviour;
pub mod compatibility;
pub mod environment;
pub mod flow;
pub mod formation;
pub mod ledger;
pub mod organisation;
pub mod sharing;

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::model::Problem;

/// What the model makes of a consortium. When `problems` holds an error, every other section is null.
#[derive(Clone, Debug, PartialEq, Serialize)]
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
}
