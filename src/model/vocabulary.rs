//! The words that the model knows, in both languages, and the ranges of its numbers.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::lexicon::{self, Entry};
use super::range::{NOT_NEGATIVE, Range};
use super::{Carrier, Chain, Consortium, Kind, Text};

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

/// The chain of a resource that the vocabulary knows.
#[cfg(feature = "whole")]
pub fn vocabulary_chain(resource: &str) -> Option<Chain> {
    let word = lexicon::RESOURCES.iter().find(|word| word.id == resource)?;
    word.rest.1
}

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
