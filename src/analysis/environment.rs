//! What the environment does to every amount of energy (§4).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

#[cfg(feature = "whole")]
use super::network::Factor;
use super::network::Numbers;
use super::rates::Rates;
#[cfg(feature = "whole")]
use crate::model;
use crate::model::Scope;

/// What a mean of signs may lie off its exact value by rounding.
const ROUNDING: f64 = 1e-9;

/// Whether the environment helps (正向), is neutral (中性) or hinders (反向).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum EnvironmentClass {
    Positive,
    #[default]
    Neutral,
    Negative,
}

/// ε and φ over the horizon (§4).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
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

/// Reckons ε and φ month by month, from each month's lines at φ = 1, which only feedback asks for (§4).
///
/// With μ > 0 the consortium's record f is one more internal factor of weight 1: f(0) = 0,
/// f(t+1) = f(t) + μ·(S_t/gross_t − f(t)).
pub fn renew(environment: &mut Environment, numbers: &Numbers, rates: &Rates) {
    let settings = &numbers.settings;
    let (beta, mu) = (settings.sensitivity, settings.feedback);
    let months = numbers.months;
    // First `signs` holds the external sums Σ weight·s(t), `factors` the internal ones.
    let external = weigh(&mut environment.signs, numbers, Scope::External);
    let internal = weigh(&mut environment.factors, numbers, Scope::Internal);
    let record_weight = if mu > 0.0 { 1.0 } else { 0.0 };
    let internal_weight = internal + record_weight;
    let weight = external + internal_weight;
    environment.external = ratio(environment.signs.iter().sum(), external * months as f64);
    let mut record = (mu > 0.0).then(|| Vec::with_capacity(months));

    let (mut f, mut internal_sum) = (0.0, 0.0);
    let (mut last, mut phi) = (f64::NAN, 1.0);
    for t in 0..months {
        let inside = environment.factors[t] + record_weight * f;
        let epsilon = ratio(environment.signs[t] + inside, weight);
        if epsilon != last {
            (last, phi) = (epsilon, libm::exp(beta * epsilon));
        }
        environment.signs[t] = epsilon;
        environment.factors[t] = phi;
        internal_sum += ratio(inside, internal_weight);
        if let Some(record) = &mut record {
            record.push(f);
            let lines = rates.month(t).0.under(phi);
            f += mu * (ratio(lines.surplus(), lines.gross()) - f);
        }
    }
    environment.mean = ratio(environment.signs.iter().sum(), months as f64);
    environment.class = class(environment.mean, settings.environment_band);
    environment.internal = ratio(internal_sum, months as f64);
    environment.feedback = record;
}

/// Σ weight of the factors of a scope; month by month, Σ weight·s(t) goes into `sums`.
fn weigh(sums: &mut Vec<f64>, numbers: &Numbers, scope: Scope) -> f64 {
    sums.clear();
    sums.resize(numbers.months, 0.0);
    let mut weight = 0.0;
    for factor in numbers.factors.iter().filter(|factor| factor.scope == scope) {
        weight += factor.weight;
        for span in &factor.spans {
            for sum in &mut sums[span.from..span.to] {
                *sum += factor.weight * span.sign;
            }
        }
    }
    weight
}

/// Mean of a factor's sign over the horizon, −1 to 1.
#[cfg(feature = "whole")]
pub fn mean_sign(factor: &model::Factor, months: usize) -> f64 {
    let spans = Factor::new(factor, months).spans.into_iter();
    let parts = spans.map(|span| (span.to - span.from) as f64 / months as f64 * span.sign);
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

/// a/b, and 0 when b is 0.
fn ratio(a: f64, b: f64) -> f64 {
    if b == 0.0 { 0.0 } else { a / b }
}
