//! The words that the model knows, in both languages, and the ranges of its numbers.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::lexicon::{self, Entry};
use super::range::{NOT_NEGATIVE, Range};
use super::{Carrier, Chain, Consortium, Kind, Settings, Text};

/// The built-in words (§1).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Vocabulary {
    /// Resources of §4.1 and §4.4 of the paper.
    pub resources: Vec<ResourceWord>,
    /// Kinds of unit.
    pub kinds: Vec<KindWord>,
    /// Media through which exchanges and projects go.
    pub media: Vec<MediumWord>,
    /// Settings, in the order of §10.
    pub settings: Vec<SettingWord>,
}

/// A resource that the vocabulary knows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ResourceWord {
    /// The `resource` of outputs and inputs.
    pub id: String,
    /// In both languages.
    pub name: Text,
    /// What usually carries it.
    pub carrier: Carrier,
    /// Its chain; null for what belongs to none.
    pub chain: Option<Chain>,
}

/// A kind of unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct KindWord {
    /// The `kind` of units.
    pub id: Kind,
    /// In both languages.
    pub name: Text,
}

/// A medium that the vocabulary knows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct MediumWord {
    /// The `medium` of exchanges and projects.
    pub id: String,
    /// In both languages.
    pub name: Text,
}

/// A setting and the numbers it may take.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct SettingWord {
    /// Its name in `settings`.
    pub id: String,
    /// In both languages.
    pub name: Text,
    /// The section of the model that uses it.
    pub section: String,
    /// Least value allowed; null when it is no number.
    pub least: Option<f64>,
    /// Greatest value allowed; null when there is none.
    pub most: Option<f64>,
    /// Whole numbers only.
    pub whole: bool,
}

/// What fields are when a document leaves them out (§1, §10).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Defaults {
    /// Of a unit; its patience is the horizon.
    pub unit: UnitDefaults,
    /// Quality of an output.
    pub quality: f64,
    /// Cost of an output, eu per unit.
    pub cost: f64,
    /// Value of an input, eu per unit.
    pub value: f64,
    /// Weight of a factor.
    pub weight: f64,
    /// Settings, in full.
    #[cfg_attr(target_family = "wasm", tsify(type = "Required<Settings>"))]
    pub settings: Settings,
}

/// Defaults of a unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct UnitDefaults {
    /// eu.
    pub capacity: f64,
    /// Per month.
    pub growth: f64,
    /// eu.
    pub start: f64,
}

/// A ready-made consortium.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LibraryEntry {
    /// Its name in links: `preset=…`.
    pub id: String,
    /// What it shows, in a paragraph.
    pub about: Text,
    /// The consortium; its title is in it.
    pub document: Consortium,
}

/// What `parse` makes of a text.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Parsed {
    /// The document, when no problem is an error; null otherwise.
    pub document: Option<Consortium>,
    /// Errors and warnings (§1).
    pub problems: Vec<super::Problem>,
    /// Where the text stops being JSON, from 1; null when it is JSON.
    pub line: Option<u32>,
    /// From 1; null when the text is JSON.
    pub column: Option<u32>,
}

/// The built-in words, in both languages.
pub fn vocabulary() -> Vocabulary {
    Vocabulary {
        resources: lexicon::RESOURCES
            .iter()
            .map(|word| ResourceWord {
                id: word.id.into(),
                name: name(word),
                carrier: word.rest.0,
                chain: word.rest.1,
            })
            .collect(),
        kinds: lexicon::KINDS
            .iter()
            .map(|word| KindWord {
                id: word.id,
                name: name(word),
            })
            .collect(),
        media: lexicon::MEDIA
            .iter()
            .map(|word| MediumWord {
                id: word.id.into(),
                name: name(word),
            })
            .collect(),
        settings: lexicon::SETTINGS
            .iter()
            .map(|word| {
                let (section, range) = word.rest;
                SettingWord {
                    id: word.id.into(),
                    name: name(word),
                    section: section.into(),
                    least: range.map(|range| range.least),
                    most: range.and_then(|range| range.most),
                    whole: range.is_some_and(|range| range.whole),
                }
            })
            .collect(),
    }
}

/// What fields are when a document leaves them out.
pub fn defaults() -> Defaults {
    Defaults {
        unit: UnitDefaults {
            capacity: 100.0,
            growth: 0.1,
            start: 50.0,
        },
        quality: 1.0,
        cost: 0.0,
        value: 1.0,
        weight: 1.0,
        settings: Settings::default(),
    }
}

/// The chain of a resource that the vocabulary knows.
#[cfg(feature = "whole")]
pub fn vocabulary_chain(resource: &str) -> Option<Chain> {
    let word = lexicon::RESOURCES.iter().find(|word| word.id == resource)?;
    word.rest.1
}

/// A consortium without units, to begin with, as JSON.
pub const EMPTY_DOCUMENT: &str = r#"{"type":"gongsheng","version":1,"months":24}"#;

/// The numbers that a setting may take.
#[inline(never)]
pub(super) fn range_of(setting: &str) -> Range {
    lexicon::SETTINGS
        .iter()
        .find(|word| word.id == setting)
        .and_then(|word| word.rest.1)
        .unwrap_or(NOT_NEGATIVE)
}

fn name<Id, Rest>(word: &Entry<Id, Rest>) -> Text {
    Text {
        zh: Some(word.zh.into()),
        en: Some(word.en.into()),
    }
}
