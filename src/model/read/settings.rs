//! Settings: the choices that the paper leaves open (§10).

use super::fields::Record;
use super::told::text;
use crate::model::names::NamePairs;
use crate::model::range::SHARE;
use crate::model::vocabulary::range_of;
use crate::model::{Code, Settings, Substitution};

/// How much of one resource serves as another.
#[derive(Default)]
pub(super) struct Rates<'d> {
    pairs: NamePairs<'d>,
    rates: Vec<Option<f64>>,
}

impl<'d> Rates<'d> {
    /// Adds a rate, as far as it could be read; false when there was one between the two already.
    fn add(&mut self, output: &'d str, input: &'d str, rate: Option<f64>) -> bool {
        let new = self.pairs.add(output, input, self.rates.len()).is_none();
        if new {
            self.rates.push(rate);
        }
        new
    }

    /// σ of two resources that differ; nothing when it could not be read.
    pub fn get(&self, output: &str, input: &str) -> Option<f64> {
        match self.pairs.get(output, input) {
            Some(number) => self.rates[number],
            None => Some(0.0),
        }
    }
}

pub(super) fn settings<'d>(root: &Record<'d, '_>, defaults: &Settings) -> (Settings, Rates<'d>) {
    let Some(record) = root.record("settings") else {
        return (defaults.clone(), Rates::default());
    };
    let number = |name: &str, default: f64| record.number_or(name, &range_of(name), default);
    let (substitution, rates) = substitutions(&record);
    let settings = Settings {
        sensitivity: number("sensitivity", defaults.sensitivity),
        feedback: number("feedback", defaults.feedback),
        resistance: number("resistance", defaults.resistance),
        environment_band: number("environmentBand", defaults.environment_band),
        zero_band: number("zeroBand", defaults.zero_band),
        symmetry_tolerance: number("symmetryTolerance", defaults.symmetry_tolerance),
        benchmark: record.word("benchmark").unwrap_or(defaults.benchmark),
        modes_after_contract: record
            .flag("modesAfterContract")
            .unwrap_or(defaults.modes_after_contract),
        max_idle: number("maxIdle", defaults.max_idle),
        continuous_months: number("continuousMonths", defaults.continuous_months),
        continuous_coverage: number("continuousCoverage", defaults.continuous_coverage),
        integrated_media: number("integratedMedia", defaults.integrated_media),
        integrated_carriers: number("integratedCarriers", defaults.integrated_carriers),
        window: number("window", defaults.window),
        path_window: number("pathWindow", defaults.path_window),
        coupling: number("coupling", defaults.coupling),
        saturation: number("saturation", defaults.saturation),
        substitution,
        uncertainty: number("uncertainty", defaults.uncertainty),
        formalistic_share: number("formalisticShare", defaults.formalistic_share),
        free_riding_gap: number("freeRidingGap", defaults.free_riding_gap),
        fragmented_share: number("fragmentedShare", defaults.fragmented_share),
        fragile_share: number("fragileShare", defaults.fragile_share),
        policy_spread: number("policySpread", defaults.policy_spread),
    };
    (settings, rates)
}

fn substitutions<'d>(settings: &Record<'d, '_>) -> (Vec<Substitution>, Rates<'d>) {
    let mut rates = Rates::default();
    let mut substitutions = Vec::new();
    let Some(list) = settings.list("substitution", usize::MAX) else {
        return (substitutions, rates);
    };
    for (_, record) in list.records() {
        record.require(&["output", "input", "rate"]);
        let output = record.string("output");
        let input = record.string("input");
        let rate = record.number("rate", &SHARE);
        if let (Some(output), Some(input)) = (output, input)
            && !rates.add(output, input, rate)
        {
            let values = vec![text("output", output), text("input", input)];
            record
                .told
                .error(Code::DuplicateSubstitution, record.place, values);
        }
        substitutions.push(Substitution {
            output: output.unwrap_or_default().into(),
            input: input.unwrap_or_default().into(),
            rate: rate.unwrap_or_default(),
        });
    }
    (substitutions, rates)
}
