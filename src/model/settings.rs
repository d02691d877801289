//! The choices that the paper leaves open (§10): as a document has them, and those that are numbers by name.

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::range::Range;
use super::vocabulary::range_of;

/// By what rule a surplus is shared fairly (§9).
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Rule {
    /// 均分: the same to every unit that takes part.
    Equal,
    /// 按付出: in proportion to what each pays.
    Contribution,
    /// 沙普利值: half of each pair's surplus, and an equal part of each project's.
    Shapley,
    /// 核仁: what leaves every coalition as little to complain of as can be.
    Nucleolus,
}

/// How much of one resource serves as another.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Substitution {
    /// Resource given.
    pub output: String,
    /// Resource needed.
    pub input: String,
    /// σ, 0 to 1.
    pub rate: f64,
}

/// The choices that the paper leaves open, with their defaults (§10).
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase", default)]
pub struct Settings {
    /// β, how strongly the environment acts, ≥ 0; 0.5 (§4).
    pub sensitivity: f64,
    /// μ, how fast the consortium's record becomes part of its environment, 0 to 1; 0 (§4).
    pub feedback: f64,
    /// λ of a pair or project that names none, ≥ 0; 0 (§5).
    pub resistance: f64,
    /// |ε| up to which the environment is neutral, ≥ 0; 0.05 (§4).
    pub environment_band: f64,
    /// Part of a gross up to which an amount counts as zero, ≥ 0; 0.01 (§6).
    pub zero_band: f64,
    /// α up to which mutualism is symmetric, ≥ 0; 0.1 (§6).
    pub symmetry_tolerance: f64,
    /// Fair share for the system's symmetry: equal, contribution or shapley; shapley (§6, §9).
    #[cfg_attr(
        target_family = "wasm",
        tsify(type = "\"equal\" | \"contribution\" | \"shapley\"")
    )]
    pub benchmark: Rule,
    /// Whether transfers count in the modes; false (§5, §6).
    pub modes_after_contract: bool,
    /// Idle months that do not end an episode, whole, ≥ 0; 0 (§7).
    pub max_idle: f64,
    /// Months from which an episode is continuous, ≥ 0; 12 (§7).
    pub continuous_months: f64,
    /// Coverage from which a pair is continuous, 0 to 1; 0.8 (§7).
    pub continuous_coverage: f64,
    /// Media from which a pair can be integrated, ≥ 0; 2 (§7).
    pub integrated_media: f64,
    /// Carriers from which a pair can be integrated, ≥ 0; 3 (§7).
    pub integrated_carriers: f64,
    /// Months in a row whose surplus must be positive to be durable, whole, ≥ 1; 3 (§8).
    pub window: f64,
    /// Months in a row over which modes over time are reckoned, whole, ≥ 1; 12 (§11).
    pub path_window: f64,
    /// Months of gain that move a unit by its capacity, ≥ 0; 1 (§11).
    pub coupling: f64,
    /// h, how mutual effects saturate, ≥ 0; 0 (§11).
    pub saturation: f64,
    /// Resources that serve as others; none (§3).
    pub substitution: Vec<Substitution>,
    /// Relative half-width of every amount's doubt, ≥ 0; 0.2 (§14).
    pub uncertainty: f64,
    /// Use below which cooperation is formalistic, 0 to 1; 0.2 (§13).
    pub formalistic_share: f64,
    /// Receipt share over outlay share above which a unit rides free, ≥ 0; 0.2 (§13).
    pub free_riding_gap: f64,
    /// Share of point or intermittent pairs above which a system is fragmented, 0 to 1; 0.5 (§13).
    pub fragmented_share: f64,
    /// Part of S below which a system without one unit is fragile, 0 to 1; 0.25 (§13).
    pub fragile_share: f64,
    /// Spread of policy factors above which they conflict, ≥ 0; 0.5 (§13).
    pub policy_spread: f64,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            sensitivity: 0.5,
            feedback: 0.0,
            resistance: 0.0,
            environment_band: 0.05,
            zero_band: 0.01,
            symmetry_tolerance: 0.1,
            benchmark: Rule::Shapley,
            modes_after_contract: false,
            max_idle: 0.0,
            continuous_months: 12.0,
            continuous_coverage: 0.8,
            integrated_media: 2.0,
            integrated_carriers: 3.0,
            window: 3.0,
            path_window: 12.0,
            coupling: 1.0,
            saturation: 0.0,
            substitution: Vec::new(),
            uncertainty: 0.2,
            formalistic_share: 0.2,
            free_riding_gap: 0.2,
            fragmented_share: 0.5,
            fragile_share: 0.25,
            policy_spread: 0.5,
        }
    }
}

/// The numeric settings, their fields and their names in a document.
macro_rules! settings {
    ($($name:ident $field:ident $word:literal)*) => {
        /// A numeric setting (§10).
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Setting { $($name),* }

        impl Setting {
            /// All, in the order of §10, with their names in a document.
            pub const ALL: &[(Self, &'static str)] = &[$((Self::$name, $word)),*];

            /// Its number.
            pub fn of(self, settings: &Settings) -> f64 {
                match self { $(Self::$name => settings.$field),* }
            }

            /// Sets its number.
            pub fn set(self, settings: &mut Settings, value: f64) {
                match self { $(Self::$name => settings.$field = value),* }
            }
        }
    };
}

settings! {
    Sensitivity sensitivity "sensitivity"
    Feedback feedback "feedback"
    Resistance resistance "resistance"
    EnvironmentBand environment_band "environmentBand"
    ZeroBand zero_band "zeroBand"
    SymmetryTolerance symmetry_tolerance "symmetryTolerance"
    MaxIdle max_idle "maxIdle"
    ContinuousMonths continuous_months "continuousMonths"
    ContinuousCoverage continuous_coverage "continuousCoverage"
    IntegratedMedia integrated_media "integratedMedia"
    IntegratedCarriers integrated_carriers "integratedCarriers"
    Window window "window"
    PathWindow path_window "pathWindow"
    Coupling coupling "coupling"
    Saturation saturation "saturation"
    Uncertainty uncertainty "uncertainty"
    FormalisticShare formalistic_share "formalisticShare"
    FreeRidingGap free_riding_gap "freeRidingGap"
    FragmentedShare fragmented_share "fragmentedShare"
    FragileShare fragile_share "fragileShare"
    PolicySpread policy_spread "policySpread"
}

impl Setting {
    /// The one of a name in a document.
    pub fn named(name: &str) -> Option<Self> {
        let found = Self::ALL.iter().find(|(_, word)| *word == name);
        found.map(|(setting, _)| *setting)
    }

    /// Its name in a document.
    pub fn name(self) -> &'static str {
        Self::ALL[self as usize].1
    }

    /// The numbers it may take.
    pub fn range(self) -> Range {
        range_of(self.name())
    }
}
