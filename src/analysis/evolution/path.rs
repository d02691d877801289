//! The path of a consortium across the 4 × 4 matrix: its two modes, window by window (§11).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::analysis::accounts::Basis;
use crate::analysis::behaviour::{Mode, Moved, Tally};
use crate::analysis::environment::Environment;
use crate::analysis::network::{Network, Numbers};
use crate::analysis::organisation::{Level, levels, system_level};
use crate::analysis::sharing::FairShares;
use crate::model::{Consortium, Period};

/// The system's two modes in one window (§11).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Stay {
    /// Its first month.
    pub start: u32,
    /// The month after its last.
    pub end: u32,
    /// Who gained.
    pub behaviour: Mode,
    /// How lasting contact was.
    pub organisation: Level,
}

/// The two modes of every run of min(pathWindow, T) months, as if it were the horizon, under the environment of the
/// whole one.
pub fn path(network: &Network, environment: &Environment) -> Vec<Stay> {
    let months = network.document.months;
    let window = (network.document.settings.path_window as u32).clamp(1, months);
    let mut document = network.document.clone();
    document.months = window;
    (0..=months - window)
        .map(|start| {
            let end = start + window;
            cut(network.document, &mut document, start);
            let numbers = Numbers::new(&document);
            let accounts = Basis::within(&numbers, part(environment, start, end)).accounts;
            let benchmark = numbers.settings.benchmark;
            let (mut fair, mut tally) = (FairShares::default(), Tally::default());
            fair.renew(&numbers, &accounts, benchmark);
            tally.renew(&numbers, &accounts, &Moved::new(&numbers), fair.by(benchmark));
            Stay {
                start,
                end,
                behaviour: tally.system(&numbers.settings, &accounts.total).mode,
                organisation: system_level(&numbers, &levels(&numbers)),
            }
        })
        .collect()
}

/// The document and the environment of the window that begins with a month; None when there is no such window.
pub fn window(network: &Network, environment: &Environment, start: u32) -> Option<(Consortium, Environment)> {
    let months = network.document.months;
    let window = (network.document.settings.path_window as u32).clamp(1, months);
    if start > months - window {
        return None;
    }
    let mut document = network.document.clone();
    document.months = window;
    cut(network.document, &mut document, start);
    Some((document, part(environment, start, start + window)))
}

/// Of the environment only φ is read, as the whole horizon has it.
fn part(environment: &Environment, start: u32, end: u32) -> Environment {
    Environment {
        factors: environment.factors[start as usize..end as usize].to_vec(),
        signs: Vec::new(),
        feedback: None,
        ..*environment
    }
}

/// Makes a document's periods those of the whole one, counted from `start`. A window's end ends none of them, as a
/// horizon does not: only one without an end goes on.
fn cut(whole: &Consortium, document: &mut Consortium, start: u32) {
    let shift = |from: &[Period], to: &mut Vec<Period>| {
        to.clear();
        for &Period(first, end) in from {
            if end.is_none_or(|end| end > start) {
                to.push(Period(first.saturating_sub(start), end.map(|end| end - start)));
            }
        }
    };
    for (from, to) in whole.exchanges.iter().zip(&mut document.exchanges) {
        shift(&from.periods, &mut to.periods);
    }
    for (from, to) in whole.projects.iter().zip(&mut document.projects) {
        shift(&from.periods, &mut to.periods);
    }
}
