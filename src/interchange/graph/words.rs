//! Choices and words of the vocabulary by their names in either language, and which language a text is in.

use crate::interchange::field::choice;
use crate::model::{Carrier, Chain, Kind, Text, Vocabulary};

/// What the page calls kinds where it has no room for the vocabulary's name; in English that is the id.
const KINDS: &[(&str, Kind)] = &[
    ("政府", Kind::Government),
    ("院校", Kind::College),
    ("企业", Kind::Enterprise),
];

const CARRIERS: &[(&str, Carrier)] = &[
    ("物质", Carrier::Matter),
    ("能量", Carrier::Energy),
    ("信息", Carrier::Information),
];

const CHAINS: &[(&str, Chain)] = &[
    ("人才链", Chain::Talent),
    ("talent chain", Chain::Talent),
    ("教育链", Chain::Education),
    ("education chain", Chain::Education),
    ("创新链", Chain::Innovation),
    ("innovation chain", Chain::Innovation),
    ("产业链", Chain::Industry),
    ("industry chain", Chain::Industry),
];

/// The kind that a word stands for: its id, or one of its names in either language.
pub(super) fn kind(given: &str, words: &Vocabulary) -> Option<Kind> {
    choice(given).or_else(|| named(given, KINDS)).or_else(|| {
        let found = words.kinds.iter().find(|kind| is_name(&kind.name, given));
        found.map(|kind| kind.id)
    })
}

pub(super) fn carrier(given: &str) -> Option<Carrier> {
    choice(given).or_else(|| named(given, CARRIERS))
}

pub(super) fn chain(given: &str) -> Option<Chain> {
    choice(given).or_else(|| named(given, CHAINS))
}

fn named<T: Copy>(given: &str, names: &[(&str, T)]) -> Option<T> {
    let given = given.trim();
    let found = names.iter().find(|(name, _)| name.eq_ignore_ascii_case(given));
    found.map(|(_, meaning)| *meaning)
}

/// A resource of the vocabulary by its name in either language, or the text itself.
pub(super) fn resource(given: &str, words: &Vocabulary) -> String {
    let given = given.trim();
    let known = words.resources.iter().find(|word| is_name(&word.name, given));
    known.map_or_else(|| given.to_owned(), |word| word.id.clone())
}

/// A medium likewise.
pub(super) fn medium(given: &str, words: &Vocabulary) -> String {
    let given = given.trim();
    let known = words.media.iter().find(|word| is_name(&word.name, given));
    known.map_or_else(|| given.to_owned(), |word| word.id.clone())
}

fn is_name(name: &Text, given: &str) -> bool {
    let given = given.trim();
    let names = [&name.zh, &name.en];
    names
        .into_iter()
        .flatten()
        .any(|name| name.eq_ignore_ascii_case(given))
}

/// A title in the language that it is in.
pub(in crate::interchange) fn titled(title: &str) -> Text {
    let title = Some(title.trim().to_owned());
    if title.as_deref().is_some_and(is_chinese) {
        Text { zh: title, en: None }
    } else {
        Text { zh: None, en: title }
    }
}

pub(super) fn is_chinese(text: &str) -> bool {
    text.chars().any(
        |sign| matches!(sign, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}'),
    )
}
