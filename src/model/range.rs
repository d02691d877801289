//! The numbers that a field may take (§1).

/// From `least` to `most`, both allowed unless it is open below.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Range {
    /// The least number allowed, or the one it must be above.
    pub least: f64,
    /// The greatest number allowed; none when there is none.
    pub most: Option<f64>,
    /// Whether `least` itself is not allowed.
    pub open: bool,
    /// Whole numbers only.
    pub whole: bool,
}

impl Range {
    /// Whether the range allows this number.
    pub fn holds(&self, number: f64) -> bool {
        let above = if self.open {
            number > self.least
        } else {
            number >= self.least
        };
        above
            && number.is_finite()
            && self.most.is_none_or(|most| number <= most)
            && !(self.whole && number.fract() != 0.0)
    }

    /// The nearest number that the range allows; above an open end, the least normal one.
    pub fn nearest(&self, number: f64) -> f64 {
        let (least, most) = self.ends();
        let number = if self.whole { number.round() } else { number };
        number.min(most).max(least)
    }

    /// The least and the greatest number that the range allows; above an open end, the least normal one.
    pub fn ends(&self) -> (f64, f64) {
        let above = if self.open { f64::MIN_POSITIVE } else { 0.0 };
        (self.least + above, self.most.unwrap_or(f64::MAX))
    }

    pub(super) const fn expected(&self) -> &'static str {
        if self.whole { "whole-number" } else { "number" }
    }

    pub(super) const fn at_least(least: f64) -> Self {
        Self {
            least,
            most: None,
            open: false,
            whole: false,
        }
    }

    pub(super) const fn between(least: f64, most: f64) -> Self {
        Self {
            most: Some(most),
            ..Self::at_least(least)
        }
    }

    pub(super) const fn whole(self) -> Self {
        Self { whole: true, ..self }
    }
}

/// Amounts, costs, values, weights and most other numbers.
pub(super) const NOT_NEGATIVE: Range = Range::at_least(0.0);
/// What is divided by, or must grow.
pub(super) const POSITIVE: Range = Range {
    open: true,
    ..NOT_NEGATIVE
};
/// Quality, rates, reciprocity.
pub(super) const SHARE: Range = Range::between(0.0, 1.0);
/// How favourable a factor is.
pub(super) const SIGN: Range = Range::between(-1.0, 1.0);
/// A month of a period or a step.
pub(super) const MONTH: Range = NOT_NEGATIVE.whole();
/// The horizon.
pub(super) const HORIZON: Range = Range::between(1.0, 600.0).whole();
/// A place on the page.
pub(super) const ANYWHERE: Range = Range::at_least(f64::MIN);
