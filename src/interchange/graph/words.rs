//! Words of the vocabulary by their names in either language, and which language a text is in.

use crate::interchange::field::choice;
use crate::model::{Kind, Text, Vocabulary};

/// The kind that a word stands for: its id, or its name in either language.
pub(super) fn kind(given: &str, words: &Vocabulary) -> Option<Kind> {
    let given = given.trim();
    choice(given).or_else(|| {
        let found = words.kinds.iter().find(|kind| is_name(&kind.name, given));
        found.map(|kind| kind.id)
    })
}

/// A word of the vocabulary by its name in either language, or the text itself.
pub(super) fn resource(given: &str, words: &Vocabulary) -> String {
    let given = given.trim();
    let known = words.resources.iter().find(|word| is_name(&word.name, given));
    known.map_or_else(|| given.to_owned(), |word| word.id.clone())
}

fn is_name(name: &Text, given: &str) -> bool {
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
