//! An energy ledger for symbiosis: what the units of a consortium make of one another, and whether it lasts.
//!
//! A document says who gives what to whom, when, at what cost and in what environment; the analysis says how
//! much energy that creates and dissipates, which modes of symbiosis it amounts to, and whether symbiosis forms.
//! `docs/model.md` is the model, and § in these pages points into it. Time is in months, energy in eu.
//!
//! | floor | room | holds |
//! |---|---|---|
//! | 0 | [`math`] | arithmetic with no word of the domain |
//! | 0 | [`library`] | ready-made consortia |
//! | 0 | `flat` | any result in a few plain lists |
//! | 1 | [`model`] | the document, its words, and all that can be wrong with it |
//! | 2 | [`analysis`] | one question a file: flow, compatibility, environment, ledger, modes, formation, sharing |
//! | 3 | `interchange` | formats of other programs, out and in |
//! | 4 | `digest` | a fingerprint of a document and its results |
//! | 5 | `api` | the door to JavaScript, on wasm alone |
//!
//! Every floor reads only those below it.
//!
//! ```
//! use gongsheng::analysis::behaviour::Mode;
//! use gongsheng::analysis::formation::Rung;
//! use serde_json::json;
//!
//! // A college trains two people a month at a cost of 3 each; to the enterprise each is worth 8.
//! // In return the enterprise gives the college an instructor at a cost of 2, worth 9.
//! let analysis = gongsheng::analyse_value(&json!({
//!     "type": "gongsheng", "version": 1, "months": 12,
//!     "units": [
//!         {"id": "C", "kind": "college",
//!          "outputs": [{"id": "talent", "resource": "talent", "carrier": "energy", "amount": 2, "cost": 3}],
//!          "inputs": [{"id": "mentor", "resource": "mentor", "carrier": "information", "amount": 1, "value": 9}]},
//!         {"id": "E", "kind": "enterprise",
//!          "outputs": [{"id": "mentor", "resource": "mentor", "carrier": "information", "amount": 1, "cost": 2}],
//!          "inputs": [{"id": "talent", "resource": "talent", "carrier": "energy", "amount": 2, "value": 8}]}],
//!     "exchanges": [
//!         {"id": "training", "from": {"unit": "C", "output": "talent"}, "to": {"unit": "E", "input": "talent"}, "amount": 2},
//!         {"id": "teaching", "from": {"unit": "E", "output": "mentor"}, "to": {"unit": "C", "input": "mentor"}, "amount": 1}]
//! }));
//!
//! assert!(analysis.problems.is_empty());
//! // S = 12 · (2·(8 − 3) + (9 − 2)) = 204 eu, of which the college gets 12 · (9 − 2·3) = 36.
//! let ledger = analysis.ledger.unwrap();
//! assert_eq!(ledger.total.surplus, 204.0);
//! assert_eq!(ledger.units[0].surplus, 36.0);
//! assert_eq!(analysis.behaviour.unwrap().system.mode, Mode::AsymmetricMutualism);
//! assert_eq!(analysis.formation.unwrap().rung, Rung::Durable);
//! ```

pub mod analysis;
#[cfg(target_family = "wasm")]
mod api;
#[cfg(feature = "whole")]
pub mod digest;
mod flat;
#[cfg(feature = "whole")]
pub mod interchange;
pub mod library;
pub mod math;
pub mod model;

pub use analysis::{Analysis, analyse, analyse_text, analyse_value};
