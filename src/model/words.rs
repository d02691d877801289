//! The words that stand for a choice in a document, and what they mean (§1, §6).

use super::{Aspect, Carrier, Chain, Kind, Rule, Scope};

/// A choice that a document writes as a word.
pub(crate) trait Word: Copy + 'static {
    /// Every word allowed, with its meaning.
    const WORDS: &'static [(&'static str, Self)];
}

impl Word for Kind {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("government", Self::Government),
        ("college", Self::College),
        ("enterprise", Self::Enterprise),
        ("institute", Self::Institute),
        ("association", Self::Association),
        ("other", Self::Other),
    ];
}

impl Word for Carrier {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("matter", Self::Matter),
        ("energy", Self::Energy),
        ("information", Self::Information),
    ];
}

impl Word for Chain {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("talent", Self::Talent),
        ("education", Self::Education),
        ("innovation", Self::Innovation),
        ("industry", Self::Industry),
    ];
}

impl Word for Scope {
    const WORDS: &'static [(&'static str, Self)] =
        &[("external", Self::External), ("internal", Self::Internal)];
}

impl Word for Aspect {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("economy", Self::Economy),
        ("demand", Self::Demand),
        ("industry", Self::Industry),
        ("policy", Self::Policy),
        ("culture", Self::Culture),
        ("concept", Self::Concept),
        ("motivation", Self::Motivation),
        ("structure", Self::Structure),
        ("trust", Self::Trust),
        ("identity", Self::Identity),
    ];
}

impl Aspect {
    /// The scope that the aspect belongs to (§1).
    pub fn scope(self) -> Scope {
        match self {
            Self::Economy | Self::Demand | Self::Industry | Self::Policy | Self::Culture => Scope::External,
            Self::Concept | Self::Motivation | Self::Structure | Self::Trust | Self::Identity => {
                Scope::Internal
            }
        }
    }
}

/// As `settings.benchmark` knows them: the nucleolus is no benchmark, for it is not always there.
impl Word for Rule {
    const WORDS: &'static [(&'static str, Self)] = &[
        ("equal", Self::Equal),
        ("contribution", Self::Contribution),
        ("shapley", Self::Shapley),
    ];
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Serialize;

    /// The reader's words are the ones that serde writes.
    fn agree<W: Word + Serialize>() {
        for (word, meaning) in W::WORDS {
            assert_eq!(serde_json::to_value(meaning).unwrap(), *word);
        }
    }

    #[test]
    fn words_are_written_as_they_are_read() {
        agree::<Kind>();
        agree::<Carrier>();
        agree::<Chain>();
        agree::<Scope>();
        agree::<Aspect>();
        agree::<Rule>();
    }
}
