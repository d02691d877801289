//! What of the analysis hangs on a number of the document.

use super::network::Numbers;
use crate::model::{Quantity, Setting};

/// How far a changed number reaches.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reach {
    /// Nothing of §2 to §9.
    Nothing,
    /// Some exchanges, a project or a pair, and what hangs on them.
    Some,
    /// The modes and the ladder; no amount of energy.
    Verdicts,
    /// How lasting contact is (§7).
    Contact,
    /// The environment, and with it every amount of energy.
    Everything,
    /// What is active, what fits, or how time is cut: the document must be numbered again.
    Structure,
}

impl Reach {
    /// Of a number that changes from `old` to `new`.
    pub fn of(quantity: &Quantity, numbers: &Numbers, old: f64, new: f64) -> Self {
        match quantity {
            Quantity::ExchangeAmount { .. }
            | Quantity::OutputAmount { .. }
            | Quantity::InputAmount { .. } => {
                if (old > 0.0) == (new > 0.0) {
                    Self::Some
                } else {
                    Self::Structure
                }
            }
            Quantity::Quality { .. }
            | Quantity::Cost { .. }
            | Quantity::Value { .. }
            | Quantity::ProjectValue { .. }
            | Quantity::ProjectResistance { .. }
            | Quantity::MemberCost { .. }
            | Quantity::Share { .. }
            | Quantity::LinkResistance { .. }
            | Quantity::Coordination { .. } => Self::Some,
            Quantity::Weight { .. } | Quantity::Sign { .. } => Self::Everything,
            Quantity::Transfer { .. } if numbers.settings.modes_after_contract => Self::Verdicts,
            Quantity::Setting(setting) => match setting {
                Setting::Sensitivity | Setting::Feedback | Setting::Resistance | Setting::EnvironmentBand => {
                    Self::Everything
                }
                Setting::ZeroBand | Setting::SymmetryTolerance | Setting::Window => Self::Verdicts,
                Setting::MaxIdle
                | Setting::ContinuousMonths
                | Setting::ContinuousCoverage
                | Setting::IntegratedMedia
                | Setting::IntegratedCarriers => Self::Contact,
                _ => Self::Nothing,
            },
            Quantity::Months
            | Quantity::StepMonth { .. }
            | Quantity::PeriodStart { .. }
            | Quantity::PeriodEnd { .. }
            | Quantity::Rate { .. } => Self::Structure,
            _ => Self::Nothing,
        }
    }
}
