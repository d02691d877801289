//! The words and settings that a document may use: in order, told apart, named in both languages, with their ranges.

use std::collections::BTreeSet;

use gongsheng::model::{Settings, defaults, vocabulary};
use serde_json::json;

use crate::{expect, with};

#[test]
fn settings_keep_to_the_ranges_of_the_vocabulary() {
    for word in vocabulary().settings {
        let pointer = format!("/settings/{}", word.id);
        let set = |value: f64| with("/settings", json!({ &word.id: value }));
        let Some(least) = word.least else {
            expect(&set(1.0), &[(&pointer, "wrong-type", "error")]);
            continue;
        };
        expect(&set(least), &[]);
        expect(&set(least - 1.0), &[(&pointer, "out-of-range", "error")]);
        match word.most {
            Some(most) => {
                expect(&set(most), &[]);
                expect(&set(most + 1e-9), &[(&pointer, "out-of-range", "error")]);
            }
            None => expect(&set(1e9), &[]),
        }
        if word.whole {
            expect(&set(least + 0.5), &[(&pointer, "wrong-type", "error")]);
        }
    }
}

#[test]
fn the_vocabulary_knows_every_setting_in_order() {
    let declared = "sensitivity feedback resistance environmentBand zeroBand symmetryTolerance benchmark modesAfterContract \
         maxIdle continuousMonths continuousCoverage integratedMedia integratedCarriers window pathWindow coupling \
         saturation substitution uncertainty formalisticShare freeRidingGap fragmentedShare fragileShare policySpread";
    let words: Vec<String> = vocabulary().settings.into_iter().map(|word| word.id).collect();
    assert_eq!(words, declared.split_whitespace().collect::<Vec<_>>());
    let fields = serde_json::to_value(Settings::default()).unwrap();
    let fields: BTreeSet<String> = fields.as_object().unwrap().keys().cloned().collect();
    assert_eq!(words.into_iter().collect::<BTreeSet<_>>(), fields);
    let document = with("/settings", serde_json::to_value(defaults().settings).unwrap());
    expect(&document, &[]);
}

#[test]
fn words_are_told_apart_and_have_both_names() {
    let words = vocabulary();
    let resources = words.resources.iter().map(|word| (word.id.as_str(), &word.name));
    let media = words.media.iter().map(|word| (word.id.as_str(), &word.name));
    let settings = words.settings.iter().map(|word| (word.id.as_str(), &word.name));
    for list in [resources.collect::<Vec<_>>(), media.collect(), settings.collect()] {
        let ids: BTreeSet<&str> = list.iter().map(|(id, _)| *id).collect();
        let zh: BTreeSet<_> = list.iter().map(|(_, name)| name.zh.as_deref().unwrap()).collect();
        let en: BTreeSet<_> = list.iter().map(|(_, name)| name.en.as_deref().unwrap()).collect();
        assert_eq!(
            (ids.len(), zh.len(), en.len()),
            (list.len(), list.len(), list.len())
        );
        assert!(
            zh.iter()
                .all(|name| (2..=8).contains(&name.chars().count()) && !name.is_ascii())
        );
        assert!(
            en.iter()
                .all(|name| name.is_ascii() && name.starts_with(|first: char| first.is_uppercase()))
        );
    }
    for word in &words.resources {
        assert!(
            word.id
                .bytes()
                .all(|byte| byte.is_ascii_lowercase() || byte == b'-'),
            "{}",
            word.id
        );
        assert!(
            word.name.zh.as_ref().unwrap().chars().count() <= 6,
            "too wide for a card: {}",
            word.id
        );
    }
    assert_eq!(words.kinds.len(), 6);
}
