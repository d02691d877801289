//! What the environment does to every amount of energy (§4).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::accounts::Lines;
use crate::math::order::sort_by_number;
use crate::model::{Consortium, Factor, Scope, Step};

/// What a mean of signs may lie off its exact value by rounding.
const ROUNDING: f64 = 1e-9;

/// Whether the environment helps (正向), is neutral (中性) or hinders (反向).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum EnvironmentClass {
    Positive,
    Neutral,
    Negative,
}

/// ε and φ over the horizon (§4).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Environment {
    /// Mean of ε, −1 to 1.
    pub mean: f64,
    /// By `settings.environmentBand`.
    pub class: EnvironmentClass,
    /// Mean of ε over the external factors alone.
    pub external: f64,
    /// Mean of ε over the internal factors alone, feedback among them.
    pub internal: f64,
    /// ε(t), one a month.
    pub signs: Vec<f64>,
    /// φ(t) = exp(β·ε(t)), one a month.
    pub factors: Vec<f64>,
    /// f(t), one a month; null without feedback.
    pub feedback: Option<Vec<f64>>,
}

/// ε and φ month by month, from each month's lines at φ = 1, which only feedback asks for (§4).
///
/// With μ > 0 the consortium's record f is one more internal factor of weight 1: f(0) = 0,
/// f(t+1) = f(t) + μ·(S_t/gross_t − f(t)).
pub fn environment(consortium: &Consortium, rates: &[Lines]) -> Environment {
    let settings = &consortium.settings;
    let (beta, mu) = (settings.sensitivity, settings.feedback);
    let months = rates.len();
    let external = weighted(consortium, Scope::External, months);
    let internal = weighted(consortium, Scope::Internal, months);
    let record_weight = if mu > 0.0 { 1.0 } else { 0.0 };
    let internal_weight = internal.weight + record_weight;
    let weight = external.weight + internal_weight;

    let (mut signs, mut internal_signs) = (Vec::with_capacity(months), Vec::with_capacity(months));
    let (mut factors, mut feedback) = (Vec::with_capacity(months), Vec::with_capacity(months));
    let mut f = 0.0;
    for (t, lines) in rates.iter().enumerate() {
        let inside = internal.sums[t] + record_weight * f;
        let epsilon = ratio(external.sums[t] + inside, weight);
        let phi = libm::exp(beta * epsilon);
        signs.push(epsilon);
        internal_signs.push(ratio(inside, internal_weight));
        factors.push(phi);
        feedback.push(f);
        let lines = lines.under(phi);
        f += mu * (ratio(lines.surplus(), lines.gross()) - f);
    }
    let mean = mean(&signs);
    Environment {
        mean,
        class: class(mean, settings.environment_band),
        external: ratio(external.sums.iter().sum(), external.weight * months as f64),
        internal: self::mean(&internal_signs),
        signs,
        factors,
        feedback: (mu > 0.0).then_some(feedback),
    }
}

/// Σ weight and, month by month, Σ weight·s(t) of the factors of a scope.
struct Weighted {
    weight: f64,
    sums: Vec<f64>,
}

fn weighted(consortium: &Consortium, scope: Scope, months: usize) -> Weighted {
    let mut all = Weighted {
        weight: 0.0,
        sums: vec![0.0; months],
    };
    for factor in consortium
        .environment
        .iter()
        .filter(|factor| factor.scope == scope)
    {
        all.weight += factor.weight;
        for (from, to, sign) in spans(factor, months) {
            all.sums[from..to]
                .iter_mut()
                .for_each(|sum| *sum += factor.weight * sign);
        }
    }
    all
}

/// From, to and sign of a factor's steps; of two in the same month the last counts.
fn spans(factor: &Factor, months: usize) -> Vec<(usize, usize, f64)> {
    let mut steps = factor.steps.clone();
    sort_by_number(&mut steps, |&Step(month, _)| month.into());
    let ends = steps
        .iter()
        .skip(1)
        .map(|&Step(month, _)| month as usize)
        .chain([months]);
    let spans = steps
        .iter()
        .zip(ends)
        .map(|(&Step(from, sign), to)| (from as usize, to.min(months), sign));
    spans.filter(|(from, to, _)| from < to).collect()
}

/// Mean of a factor's sign over the horizon, −1 to 1.
#[cfg(feature = "whole")]
pub fn mean_sign(factor: &Factor, months: usize) -> f64 {
    let spans = spans(factor, months).into_iter();
    let parts = spans.map(|(from, to, sign)| (to - from) as f64 / months as f64 * sign);
    parts.sum()
}

fn class(mean: f64, band: f64) -> EnvironmentClass {
    if mean - band > ROUNDING {
        EnvironmentClass::Positive
    } else if -mean - band > ROUNDING {
        EnvironmentClass::Negative
    } else {
        EnvironmentClass::Neutral
    }
}

fn mean(values: &[f64]) -> f64 {
    ratio(values.iter().sum(), values.len() as f64)
}

/// a/b, and 0 when b is 0.
fn ratio(a: f64, b: f64) -> f64 {
    if b == 0.0 { 0.0 } else { a / b }
}
