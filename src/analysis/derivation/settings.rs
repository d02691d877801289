//! What a number rests on: sections of the model and of the paper, and settings, which are choices that the
//! paper leaves open (§10).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use crate::model::{Rule, Setting, Settings};

/// A section of `docs/model.md`, and those of the paper that it puts into numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Section {
    /// Of the model, 2 to 14.
    pub model: u32,
    /// Of the paper, such as `4.2.1`.
    #[cfg_attr(target_family = "wasm", tsify(type = "string[]"))]
    pub paper: &'static [&'static str],
}

pub(super) const FLOW: Section = section(2, &["6.1"]);
pub(super) const COMPATIBILITY: Section = section(3, &["3.1", "4.1"]);
pub(super) const ENVIRONMENT: Section = section(4, &["4.3"]);
pub(super) const LEDGER: Section = section(5, &["4.2", "4.4"]);
pub(super) const BEHAVIOUR: Section = section(6, &["4.2.2"]);
pub(super) const ORGANISATION: Section = section(7, &["4.2.1"]);
pub(super) const FORMATION: Section = section(8, &["4.4"]);
pub(super) const SHARING: Section = section(9, &["6.2"]);
pub(super) const EVOLUTION: Section = section(11, &["3.1", "6.3"]);
pub(super) const PARTICIPATION: Section = section(12, &["5.2", "6.2"]);
pub(super) const DIAGNOSIS: Section = section(13, &["5.1", "5.2", "5.3"]);

/// Of the paper's ways out.
pub(super) const PATHWAYS: Section = section(13, &["6.1", "6.2", "6.3"]);

/// Of what would be if numbers were others: the paper has no such section.
pub(super) const WHAT_IF: Section = section(14, &[]);

const fn section(model: u32, paper: &'static [&'static str]) -> Section {
    Section { model, paper }
}

/// A setting that enters a number.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct SettingUsed {
    /// Its name.
    #[cfg_attr(target_family = "wasm", tsify(type = "keyof Settings"))]
    pub name: &'static str,
    /// What it is here; of substitution the number of its entries.
    pub value: SettingValue,
    /// Whether it is the default of §10.
    pub is_default: bool,
}

/// A setting's value.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(untagged)]
pub enum SettingValue {
    Number(f64),
    Flag(bool),
    Rule(Rule),
}

fn value(settings: &Settings, name: &str) -> Option<SettingValue> {
    Some(match name {
        "benchmark" => SettingValue::Rule(settings.benchmark),
        "modesAfterContract" => SettingValue::Flag(settings.modes_after_contract),
        "substitution" => SettingValue::Number(settings.substitution.len() as f64),
        _ => SettingValue::Number(Setting::named(name)?.of(settings)),
    })
}

/// The settings of these names as they are used, each once.
pub(super) fn used(settings: &Settings, names: &[&'static str]) -> Vec<SettingUsed> {
    let defaults = Settings::default();
    let mut list: Vec<SettingUsed> = Vec::with_capacity(names.len());
    for &name in names {
        if let Some(value) = value(settings, name)
            && list.iter().all(|used| used.name != name)
        {
            let is_default = self::value(&defaults, name) == Some(value);
            list.push(SettingUsed {
                name,
                value,
                is_default,
            });
        }
    }
    list
}

/// What moves φ: under feedback whatever moves a month's surplus does.
pub(super) fn of_factor(settings: &Settings) -> Vec<&'static str> {
    let mut names = vec!["sensitivity", "feedback"];
    if settings.feedback > 0.0 {
        names.extend(["resistance", "substitution"]);
    }
    names
}

/// What moves any energy.
pub(super) const ENERGY: [&str; 4] = ["sensitivity", "feedback", "resistance", "substitution"];
