//! How sure the verdicts are when the settings are not: the paper leaves them open (§10, §14).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::derivation::{Derivation, Sampled, Subject, Thing};
use super::sample::{Decides, Outlook, PARTS, Tally};
use super::trial::Trial;
use crate::math::random::Random;
use crate::model::{Consortium, Quantity, Rule, Setting};

/// What a setting may reasonably be.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Options {
    /// Any number from one to another.
    Between(Setting, f64, f64),
    /// Any whole number from one to another.
    Whole(Setting, u32, u32),
    /// `benchmark`: any of the three rules.
    Benchmark,
    /// `modesAfterContract`: yes or no.
    AfterContract,
}

/// The choices that S, modes and rungs rest on, and the ranges within which they are drawn. Whoever finds another
/// range more reasonable finds it here alone; `docs/model.md` §14 has the same table.
#[rustfmt::skip]
pub const OPTIONS: &[Options] = &[
    Options::Between(Setting::Sensitivity,        0.25, 1.0),
    Options::Between(Setting::Feedback,           0.0,  0.5),
    Options::Between(Setting::Resistance,         0.0,  0.25),
    Options::Between(Setting::ZeroBand,           0.0,  0.05),
    Options::Between(Setting::SymmetryTolerance,  0.05, 0.25),
    Options::Benchmark,
    Options::AfterContract,
    Options::Whole(Setting::MaxIdle,              0, 2),
    Options::Whole(Setting::ContinuousMonths,     6, 24),
    Options::Between(Setting::ContinuousCoverage, 0.6, 1.0),
    Options::Whole(Setting::IntegratedMedia,      1, 3),
    Options::Whole(Setting::IntegratedCarriers,   1, 3),
    Options::Whole(Setting::Window,               1, 12),
];

const RULES: [Rule; 3] = [Rule::Equal, Rule::Contribution, Rule::Shapley];

impl Options {
    /// The setting's name in a document.
    pub fn setting(self) -> &'static str {
        match self {
            Self::Between(setting, ..) | Self::Whole(setting, ..) => setting.name(),
            Self::Benchmark => "benchmark",
            Self::AfterContract => "modesAfterContract",
        }
    }

    /// Into how many parts it falls.
    fn parts(self) -> usize {
        match self {
            Self::Between(..) => PARTS,
            Self::Whole(_, least, most) => (most - least + 1) as usize,
            Self::Benchmark => RULES.len(),
            Self::AfterContract => 2,
        }
    }

    /// What it was in the draws of a part.
    fn part(self, place: usize) -> Thing {
        match self {
            Self::Between(_, least, most) => {
                let at = |place: usize| least + place as f64 / PARTS as f64 * (most - least);
                Thing::Drawn {
                    from: at(place),
                    to: at(place + 1),
                }
            }
            Self::Whole(_, least, _) => {
                let value = f64::from(least) + place as f64;
                Thing::Drawn {
                    from: value,
                    to: value,
                }
            }
            Self::Benchmark => Thing::Rule { rule: RULES[place] },
            Self::AfterContract => Thing::Flag { holds: place == 1 },
        }
    }

    /// Makes the choice that a number 0 ≤ u < 1 stands for; all are equally likely.
    fn choose(self, trial: &mut Trial, u: f64) {
        let step = (u * self.parts() as f64) as usize;
        match self {
            Self::Between(setting, least, most) => {
                trial.set(Quantity::Setting(setting), least + u * (most - least));
            }
            Self::Whole(setting, least, _) => {
                trial.set(Quantity::Setting(setting), f64::from(least) + step as f64);
            }
            Self::Benchmark => trial.change(|document| document.settings.benchmark = RULES[step]),
            Self::AfterContract => {
                trial.change(|document| document.settings.modes_after_contract = step == 1);
            }
        }
    }
}

/// How the verdicts stand under other choices (§14).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Choices {
    /// The seed of the draws.
    pub seed: f64,
    /// What the draws look like together.
    pub outlook: Outlook,
    /// The settings that were varied, in the order of §10, and what each decides.
    pub settings: Vec<Choice>,
}

/// A setting that was varied.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    /// Its name in `settings`.
    pub setting: String,
    /// The least it was; null when it is no number.
    pub least: Option<f64>,
    /// The most it was; null when it is no number.
    pub most: Option<f64>,
    /// What it decides by itself (first order).
    pub decides: Decides,
}

/// Draws that are being made.
#[derive(Clone, Debug)]
pub struct ChoicesRun {
    document: Consortium,
    trial: Trial,
    seed: u64,
    tally: Tally,
}

impl ChoicesRun {
    /// So many draws of the settings of a valid document under a seed.
    pub fn new(document: &Consortium, draws: u32, seed: u64) -> Self {
        let mut trial = Trial::new(document);
        let tally = Tally::new(
            trial.standing().clone(),
            draws,
            OPTIONS.iter().map(|options| options.parts()),
        );
        Self {
            document: document.clone(),
            trial,
            seed,
            tally,
        }
    }

    /// Makes so many of the draws that are left; whether none is left. It does not matter in how many steps they
    /// are made.
    pub fn advance(&mut self, draws: u32) -> bool {
        for _ in 0..draws.min(self.tally.left()) {
            let mut random = Random::stream(self.seed, self.tally.draws().into());
            let uniforms: [f64; OPTIONS.len()] = std::array::from_fn(|_| random.uniform());
            for (options, u) in OPTIONS.iter().zip(uniforms) {
                options.choose(&mut self.trial, u);
            }
            self.tally.add(self.trial.standing(), &uniforms);
        }
        self.tally.left() == 0
    }

    /// Draws made.
    pub fn draws(&self) -> u32 {
        self.tally.draws()
    }

    /// Why something that the draws so far say is so; None when they do not say it.
    pub fn derivation(&self, subject: &Subject) -> Option<Derivation> {
        let name = subject
            .pointer
            .as_deref()
            .and_then(|it| it.strip_prefix("/settings/"));
        let thing = OPTIONS.iter().position(|options| Some(options.setting()) == name);
        let part = |place: usize| OPTIONS[thing.unwrap_or_default()].part(place);
        let settings: Vec<&'static str> = OPTIONS.iter().map(|options| options.setting()).collect();
        let sampled = Sampled {
            document: &self.document,
            tally: &self.tally,
            thing,
            part: &part,
            settings: &settings,
        };
        sampled.derivation(subject)
    }

    /// What the draws so far say.
    pub fn result(&self) -> Choices {
        let choice = |(options, decides): (&Options, Decides)| {
            let (least, most) = match *options {
                Options::Between(_, least, most) => (Some(least), Some(most)),
                Options::Whole(_, least, most) => (Some(least.into()), Some(most.into())),
                Options::Benchmark | Options::AfterContract => (None, None),
            };
            Choice {
                setting: options.setting().into(),
                least,
                most,
                decides,
            }
        };
        Choices {
            seed: self.seed as f64,
            outlook: self.tally.outlook(&self.document),
            settings: OPTIONS.iter().zip(self.tally.decides()).map(choice).collect(),
        }
    }
}
