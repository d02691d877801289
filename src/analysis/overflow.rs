//! Whether the numbers of a document are so large that energies are no finite numbers (§1).

use super::accounts::{Accounts, Lines};
use super::environment::Environment;
#[cfg(feature = "whole")]
use crate::model::{self, Parsed};
use crate::model::{Code, Problem, Severity};

/// What is wrong when an energy is not finite: with φ, else with the first exchange or project, else with the whole.
pub fn overflow(environment: &Environment, accounts: &Accounts) -> Option<Problem> {
    let mut factors = environment.factors.iter();
    // Neither φ nor 1/φ is beyond all numbers.
    let pointer = if !factors.all(|phi| (phi - 1.0 / phi).is_finite()) {
        "/settings/sensitivity".to_owned()
    } else if let Some(place) = infinite_place(accounts) {
        place
    } else if accounts.total.gross().is_finite() {
        return None;
    } else {
        String::new()
    };
    Some(Problem {
        code: Code::InfiniteEnergy,
        pointer,
        severity: Severity::Error,
        values: Vec::new(),
    })
}

/// The first exchange or project whose energy is not finite; the small engine of the first verdict does without.
fn infinite_place(accounts: &Accounts) -> Option<String> {
    if !cfg!(feature = "whole") {
        return None;
    }
    let first = |list: &str, all: &[Lines]| {
        let place = all.iter().position(|lines| !lines.gross().is_finite())?;
        Some(format!("/{list}/{place}"))
    };
    first("exchanges", &accounts.exchanges).or_else(|| first("projects", &accounts.projects))
}

/// Reads a JSON text as [`model::parse`] does, and tells of energies that are not finite as of any other error.
#[cfg(feature = "whole")]
pub fn parse(text: &str) -> Parsed {
    let mut parsed = model::parse(text);
    if let Some(document) = &parsed.document {
        let basis = super::accounts::Basis::of(&super::network::Numbers::new(document));
        if let Some(problem) = overflow(&basis.environment, &basis.accounts) {
            parsed.document = None;
            parsed.problems.push(problem);
        }
    }
    parsed
}
