//! Why contact counts as it does: episodes, coverage, levels (§7).

use super::super::network::Activity;
use super::super::organisation::{Level, PairOrganisation};
use super::entries::months;
use super::expression::{Expression, Gather, Index, Relation, Subscript};
use super::expression::{any, compare, gather, number, over, quotient, sum, symbol};
use super::settings::ORGANISATION;
use super::{Answer, row, word};
use super::{
    Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand, Thing,
};
use crate::math::bits;
use crate::math::groups::Groups;

/// What moves a level.
pub(super) const LEVELS: [&str; 5] = [
    "maxIdle",
    "continuousMonths",
    "continuousCoverage",
    "integratedMedia",
    "integratedCarriers",
];

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    if subject.of == Of::System {
        return match subject.number {
            Quantity::Level => Some(system_level(sources)),
            Quantity::LevelShare => share(sources, subject.level?),
            Quantity::Groups => Some(super::evidence::groups(sources)),
            _ => None,
        };
    }
    if subject.of != Of::Pair {
        return None;
    }
    let (pair, _) = sources.pair(subject)?;
    let told = &sources.organisation().pairs[pair];
    let contact = Contact::new(sources, pair, told);
    Some(match subject.number {
        Quantity::ActiveMonths => contact.active(),
        Quantity::Episodes => contact.episodes(),
        Quantity::Longest => contact.longest(),
        Quantity::Coverage => contact.coverage(told.coverage?),
        Quantity::Media => contact.media(),
        Quantity::Carriers => contact.carriers(),
        Quantity::OpenEnded => contact.open_ended(),
        Quantity::Persistent => contact.persistent(),
        Quantity::Level => contact.level(),
        _ => return None,
    })
}

/// The contact of a pair.
struct Contact<'s> {
    sources: &'s Sources<'s>,
    pair: usize,
    told: &'s PairOrganisation,
    labels: [Subscript; 2],
    /// Runs of active months.
    runs: Vec<(usize, usize)>,
    /// Runs joined across idle months.
    episodes: Vec<(usize, usize)>,
}

impl<'s> Contact<'s> {
    fn new(sources: &'s Sources<'s>, pair: usize, told: &'s PairOrganisation) -> Self {
        let runs: Vec<(usize, usize)> = bits::runs(&sources.pair_months(pair)).collect();
        let mut episodes: Vec<(usize, usize)> = Vec::new();
        for &(from, to) in &runs {
            match episodes.last_mut() {
                Some((_, end)) if (from - *end) as f64 <= sources.settings.max_idle => *end = to,
                _ => episodes.push((from, to)),
            }
        }
        let labels = sources.pair_labels(pair);
        Self {
            sources,
            pair,
            told,
            labels,
            runs,
            episodes,
        }
    }

    fn letter(&self, letter: Letter, value: f64) -> Expression {
        symbol(letter, &self.labels, value)
    }

    fn setting(letter: Letter, value: f64) -> Expression {
        symbol(letter, &[], value)
    }

    /// Runs of months, each with its length.
    fn lengths(runs: &[(usize, usize)]) -> Vec<Summand> {
        let rows = runs
            .iter()
            .map(|&(from, to)| row(months(from, to), (to - from) as f64));
        rows.collect()
    }

    fn active(&self) -> Draft {
        let rows = Self::lengths(&self.runs);
        let value = f64::from(self.told.active_months);
        let body = symbol(Letter::ActiveMonths, &[any(Index::Month)], 0.0);
        let terms = rows.iter().map(|row| row.value).collect();
        Draft::number(
            value,
            Measure::Months,
            self.letter(Letter::ActiveMonths, value),
            vec![over(Index::Month, body, terms)],
        )
        .rows(Combine::Sum, rows)
        .on(ORGANISATION, &[])
    }

    fn episodes(&self) -> Draft {
        let rows: Vec<Summand> = self
            .episodes
            .iter()
            .map(|&(from, to)| row(months(from, to), 1.0))
            .collect();
        let value = f64::from(self.told.episodes);
        let letter = self.letter(Letter::Episodes, value);
        let margin = Margin::new(
            letter.clone(),
            value,
            Boundary::Presence,
            vec![2.0],
            Measure::Count,
        );
        Draft::number(value, Measure::Count, letter, vec![number(value)])
            .rows(Combine::Sum, rows)
            .margins([margin])
            .on(ORGANISATION, &["maxIdle"])
    }

    fn longest(&self) -> Draft {
        let rows = Self::lengths(&self.episodes);
        let value = f64::from(self.told.longest);
        let letter = self.letter(Letter::Longest, value);
        let formula = gather(
            Gather::Largest,
            Index::Month,
            symbol(Letter::Episode, &[], 0.0),
            rows.iter().map(|row| row.value).collect(),
        );
        Draft::number(value, Measure::Months, letter, vec![formula])
            .rows(Combine::Largest, rows)
            .margins([self.length()])
            .on(ORGANISATION, &["maxIdle", "continuousMonths"])
    }

    /// Active months / months from first to last.
    fn coverage(&self, value: f64) -> Draft {
        Draft::number(
            value,
            Measure::Ratio,
            self.letter(Letter::Coverage, value),
            vec![self.covered()],
        )
        .rows(Combine::Formula, Self::lengths(&self.runs))
        .margins([self.covers(value)])
        .on(ORGANISATION, &["continuousCoverage"])
    }

    fn covered(&self) -> Expression {
        let span = match (self.runs.first(), self.runs.last()) {
            (Some((from, _)), Some((_, to))) => (to - from) as f64,
            _ => 0.0,
        };
        let active = f64::from(self.told.active_months);
        quotient(
            self.letter(Letter::ActiveMonths, active),
            self.letter(Letter::SpanMonths, span),
        )
    }

    fn length(&self) -> Margin {
        let value = f64::from(self.told.longest);
        let at = vec![self.sources.settings.continuous_months];
        let letter = self.letter(Letter::Longest, value);
        Margin::new(letter, value, Boundary::Length, at, Measure::Months).by("continuousMonths")
    }

    fn covers(&self, value: f64) -> Margin {
        let at = vec![self.sources.settings.continuous_coverage];
        let letter = self.letter(Letter::Coverage, value);
        Margin::new(letter, value, Boundary::Coverage, at, Measure::Ratio).by("continuousCoverage")
    }

    fn count(&self, letter: Letter, value: usize, boundary: Boundary, setting: &'static str) -> Margin {
        let at = match boundary {
            Boundary::Media => self.sources.settings.integrated_media,
            _ => self.sources.settings.integrated_carriers,
        };
        let value = value as f64;
        let measured = self.letter(letter, value);
        Margin::new(measured, value, boundary, vec![at], Measure::Count).by(setting)
    }

    fn media(&self) -> Draft {
        let media = &self.told.media;
        let rows = media.iter().map(|name| {
            let name = name.clone();
            row(Thing::Medium { name }, 1.0)
        });
        let value = media.len() as f64;
        let letter = self.letter(Letter::Media, value);
        Draft::number(value, Measure::Count, letter, vec![number(value)])
            .rows(Combine::Sum, rows.collect())
            .margins([self.count(Letter::Media, media.len(), Boundary::Media, "integratedMedia")])
            .on(ORGANISATION, &["integratedMedia"])
    }

    fn carriers(&self) -> Draft {
        let carriers = &self.told.carriers;
        let rows = carriers.iter().map(|&carrier| {
            let name = match word(carrier) {
                Answer::Word(name) => name,
                _ => String::new(),
            };
            row(Thing::Carrier { name }, 1.0)
        });
        let value = carriers.len() as f64;
        let letter = self.letter(Letter::Carriers, value);
        let margin = self.count(
            Letter::Carriers,
            carriers.len(),
            Boundary::Carriers,
            "integratedCarriers",
        );
        Draft::number(value, Measure::Count, letter, vec![number(value)])
            .rows(Combine::Sum, rows.collect())
            .margins([margin])
            .on(ORGANISATION, &["integratedCarriers"])
    }

    /// What is ever active between the two and has no end, as rows.
    fn open(&self) -> Vec<Summand> {
        let network = &self.sources.network;
        let document = self.sources.document;
        let pair = &network.pairs[self.pair];
        let rows = network.activities(pair).iter().filter_map(|activity| {
            let (what, periods) = match *activity {
                Activity::Exchange { index, .. } => {
                    let it = &document.exchanges[index as usize];
                    let id = it.id.clone();
                    (Thing::Exchange { id }, &it.periods)
                }
                Activity::Project { index, .. } => {
                    let it = &document.projects[index as usize];
                    let id = it.id.clone();
                    (Thing::Project { id }, &it.periods)
                }
            };
            let open =
                |period: &&crate::model::Period| period.1.is_none() && (period.0 as usize) < network.months;
            periods.iter().find(open).map(|_| row(what, 1.0))
        });
        rows.collect()
    }

    fn open_ended(&self) -> Draft {
        let rows = self.open();
        let letter = self.letter(Letter::OpenEnded, rows.len() as f64);
        Draft::verdict(
            Answer::Flag(self.told.open_ended),
            letter.clone(),
            vec![at_least_one(letter, self.told.open_ended)],
        )
        .rows(Combine::Formula, rows)
        .on(ORGANISATION, &[])
    }

    fn persistent(&self) -> Draft {
        let flag = self.told.persistent;
        let letter = self.letter(Letter::Persistent, f64::from(flag));
        let what = self.sources.pair_thing(self.pair);
        Draft::verdict(
            Answer::Flag(flag),
            letter.clone(),
            vec![at_least_one(letter, flag)],
        )
        .rows(Combine::Formula, vec![row(what, f64::from(flag))])
        .on(ORGANISATION, &[])
    }

    /// The statements that single the level out, in the order in which the model asks.
    fn level(&self) -> Draft {
        let settings = self.sources.settings;
        let Some(coverage) = self.told.coverage else {
            let active = self.letter(Letter::ActiveMonths, 0.0);
            let statement = compare(active.clone(), Relation::Equal, number(0.0));
            return Draft::verdict(word(self.told.level), active, vec![statement]).on(ORGANISATION, &LEVELS);
        };
        let longest = f64::from(self.told.longest);
        let latest = self.episodes.last().map_or(0, |(from, to)| to - from) as f64;
        let half = self.sources.network.months.div_ceil(2) as f64;
        let long = longest >= settings.continuous_months;
        let runs_on = self.told.open_ended && latest >= half;
        let covers = coverage >= settings.continuous_coverage;
        let against = |met, letter, limit| {
            let relation = if met { Relation::AtLeast } else { Relation::Less };
            compare(letter, relation, limit)
        };
        let mut statements = vec![against(
            long,
            self.letter(Letter::Longest, longest),
            Self::setting(Letter::ContinuousMonths, settings.continuous_months),
        )];
        if !long {
            let open = at_least_one(
                self.letter(Letter::OpenEnded, self.open().len() as f64),
                self.told.open_ended,
            );
            statements.push(open);
            if self.told.open_ended {
                statements.push(against(
                    runs_on,
                    self.letter(Letter::LatestEpisode, latest),
                    symbol(Letter::HalfHorizon, &[], half),
                ));
            }
        }
        statements.push(against(
            covers,
            self.letter(Letter::Coverage, coverage),
            Self::setting(Letter::ContinuousCoverage, settings.continuous_coverage),
        ));
        let mut margins = vec![self.length(), self.covers(coverage)];
        match self.told.level {
            Level::Continuous | Level::Integrated => {
                let flag = |letter, met| at_least_one(self.letter(letter, f64::from(met)), met);
                statements.push(flag(Letter::OpenEnded, self.told.open_ended));
                statements.push(flag(Letter::Persistent, self.told.persistent));
                let (media, carriers) = (self.told.media.len() as f64, self.told.carriers.len() as f64);
                statements.push(against(
                    media >= settings.integrated_media,
                    self.letter(Letter::Media, media),
                    Self::setting(Letter::IntegratedMedia, settings.integrated_media),
                ));
                statements.push(against(
                    carriers >= settings.integrated_carriers,
                    self.letter(Letter::Carriers, carriers),
                    Self::setting(Letter::IntegratedCarriers, settings.integrated_carriers),
                ));
                margins.push(self.count(
                    Letter::Media,
                    self.told.media.len(),
                    Boundary::Media,
                    "integratedMedia",
                ));
                margins.push(self.count(
                    Letter::Carriers,
                    self.told.carriers.len(),
                    Boundary::Carriers,
                    "integratedCarriers",
                ));
            }
            _ => statements.push(against(
                self.told.episodes >= 2,
                self.letter(Letter::Episodes, f64::from(self.told.episodes)),
                number(2.0),
            )),
        }
        Draft::verdict(
            word(self.told.level),
            self.letter(Letter::Longest, longest),
            statements,
        )
        .rows(Combine::Formula, Self::lengths(&self.episodes))
        .margins(margins)
        .on(ORGANISATION, &LEVELS)
    }
}

/// Whether there is one at least.
fn at_least_one(letter: Expression, met: bool) -> Expression {
    let (relation, least) = if met {
        (Relation::AtLeast, 1.0)
    } else {
        (Relation::Equal, 0.0)
    };
    compare(letter, relation, number(least))
}

/// The share of the active pairs at a level; a row each.
fn share(sources: &Sources, level: Level) -> Option<Draft> {
    let organisation = sources.organisation();
    let value = organisation
        .system
        .shares
        .iter()
        .find(|it| it.level == level)?
        .share;
    let pairs = || organisation.pairs.iter().enumerate();
    let active = pairs().filter(|(_, it)| it.level != Level::None).count() as f64;
    let at = pairs().filter(|(_, it)| it.level == level && level != Level::None);
    let rows: Vec<Summand> = at
        .map(|(pair, _)| row(sources.pair_thing(pair), 1.0 / active))
        .collect();
    let formula = quotient(
        symbol(Letter::PairsAt, &[], rows.len() as f64),
        symbol(Letter::ActivePairs, &[], active),
    );
    Some(
        Draft::number(
            value,
            Measure::Ratio,
            symbol(Letter::Share, &[], value),
            vec![formula],
        )
        .rows(Combine::Sum, rows)
        .on(ORGANISATION, &LEVELS),
    )
}

/// Into how many groups pairs from a level on connect the units that take part.
fn groups(sources: &Sources, least: Level) -> f64 {
    let network = &sources.network;
    let mut groups = Groups::new(network.takes_part.len());
    let mut parts = network.participants().count();
    let rows = network.pairs.iter().zip(&sources.organisation().pairs);
    for (pair, _) in rows.filter(|(_, it)| it.level != Level::None && it.level >= least) {
        if groups.join(pair.units[0] as usize, pair.units[1] as usize) {
            parts -= 1;
        }
    }
    parts as f64
}

/// The highest level from which on pairs connect all that take part: there they form one group, above more.
fn system_level(sources: &Sources) -> Draft {
    let organisation = sources.organisation();
    let level = organisation.system.level;
    let participants = sources.network.participants().count() as f64;
    let at = |letter, level| symbol(letter, &[], groups(sources, level));
    let mut statements = Vec::new();
    let letter = if participants < 2.0 {
        let letter = symbol(Letter::Participants, &[], participants);
        statements.push(compare(letter.clone(), Relation::Less, number(2.0)));
        letter
    } else {
        let above = Level::ALL.into_iter().find(|&other| other > level);
        if level != Level::None {
            statements.push(compare(at(Letter::Groups, level), Relation::Equal, number(1.0)));
        }
        if let Some(above) = above {
            statements.push(compare(
                at(Letter::GroupsAbove, above),
                Relation::More,
                number(1.0),
            ));
        }
        at(Letter::Groups, level)
    };
    // A pair's level as a number: its place in the ladder.
    let rows = organisation.pairs.iter().enumerate();
    let rows = rows.filter(|(_, it)| it.level != Level::None).map(|(pair, it)| {
        let place = Level::ALL.iter().position(|&level| level == it.level);
        row(sources.pair_thing(pair), place.unwrap_or(0) as f64)
    });
    Draft::verdict(word(level), sum(vec![letter]), statements)
        .rows(Combine::Formula, rows.collect())
        .on(ORGANISATION, &LEVELS)
}
