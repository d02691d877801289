//! How contact fills time: the organisational mode (组织共生模式, §7).

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::network::{Activity, Network, Numbers, Pair};
use crate::math::bits;
use crate::math::groups::Groups;
use crate::math::order::insert_distinct;
use crate::model::names::Names;
use crate::model::{Carrier, Consortium};

/// How lasting contact is (§7), in rising order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Level {
    /// 无: nothing is ever active.
    None,
    /// 点: one episode.
    Point,
    /// 间歇: several episodes, or one with gaps.
    Intermittent,
    /// 连续: most of the time and for long.
    Continuous,
    /// 一体化: continuous and without end, on a lasting interface, by several media and carriers.
    Integrated,
}

impl Level {
    /// All, in rising order.
    pub const ALL: [Self; 5] = [
        Self::None,
        Self::Point,
        Self::Intermittent,
        Self::Continuous,
        Self::Integrated,
    ];
}

/// Organisational modes (§7).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Organisation {
    /// The pairs that are compatible or active.
    pub pairs: Vec<PairOrganisation>,
    /// The whole consortium.
    pub system: SystemOrganisation,
}

/// The organisational mode of a pair (§7).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PairOrganisation {
    /// Ids of the two units, in document order.
    pub between: [String; 2],
    /// Its mode.
    pub level: Level,
    /// Months in which something runs between them.
    pub active_months: u32,
    /// Runs of active months, joined across at most maxIdle idle ones.
    pub episodes: u32,
    /// D, months of the longest episode.
    pub longest: u32,
    /// Active months / months from first to last, 0 to 1; null if never active.
    pub coverage: Option<f64>,
    /// Distinct media of what is ever active.
    pub media: Vec<String>,
    /// Distinct carriers of what is ever active.
    pub carriers: Vec<Carrier>,
    /// Something ever active has no end.
    pub open_ended: bool,
    /// The interface outlives its tasks.
    pub persistent: bool,
}

/// The organisational mode of the consortium (§7).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct SystemOrganisation {
    /// The highest at which pairs connect all units that take part.
    pub level: Level,
    /// Connected groups of the units that take part; one group = connected.
    pub groups: Vec<Vec<String>>,
    /// One a level, from none on.
    pub shares: Vec<LevelShare>,
}

/// How many of the active pairs are at a level.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct LevelShare {
    /// The level.
    pub level: Level,
    /// 0 to 1.
    pub share: f64,
}

/// How lasting contact is (§7).
pub fn organisation(network: &Network) -> Organisation {
    let mut contacts = Contacts::default();
    let mut levels = Vec::with_capacity(network.pairs.len());
    let pairs = network.pairs.iter().map(|pair| {
        let (contact, shape) = contacts.of(network, pair);
        let level = level(network, &contact, &shape);
        levels.push(level);
        PairOrganisation {
            between: network.between(pair),
            level,
            active_months: contact.active,
            episodes: contact.episodes,
            longest: contact.longest,
            coverage: contact.coverage(),
            media: media(network, pair),
            carriers: contacts.carriers().collect(),
            open_ended: shape.open_ended,
            persistent: pair.persistent,
        }
    });
    let pairs = pairs.collect();
    Organisation {
        pairs,
        system: system_organisation(network.document, network, &levels),
    }
}

/// The organisational mode of every pair, by number (§7).
#[cfg(feature = "whole")]
pub fn levels(numbers: &Numbers) -> Vec<Level> {
    let mut contacts = Contacts::default();
    let pairs = numbers.pairs.iter().map(|pair| {
        let (contact, shape) = contacts.of(numbers, pair);
        level(numbers, &contact, &shape)
    });
    pairs.collect()
}

/// The distinct media of what is ever active between two units, by name.
fn media(network: &Network, pair: &Pair) -> Vec<String> {
    let document = network.document;
    let mut media = Names::default();
    for activity in network.activities(pair) {
        let medium = match *activity {
            Activity::Exchange { index, .. } => &document.exchanges[index as usize].medium,
            Activity::Project { index, .. } => &document.projects[index as usize].medium,
        };
        if !medium.is_empty() {
            media.add(medium, 0);
        }
    }
    media.iter().map(|(medium, _)| medium.into()).collect()
}

/// What one pair after another has in common.
#[derive(Default)]
struct Contacts {
    months: Vec<u64>,
    media: Vec<u32>,
    /// Carrier c as bit c.
    carriers: u32,
}

impl Contacts {
    /// When two units meet, and what contact is made of.
    #[inline]
    fn of(&mut self, numbers: &Numbers, pair: &Pair) -> (Contact, Shape) {
        let activities = numbers.activities(pair);
        let &[Activity::Exchange { index, .. }] = activities else {
            return self.of_several(numbers, pair, activities);
        };
        // Most pairs have one exchange, whose runs are known.
        let exchange = &numbers.exchanges[index as usize];
        self.carriers = 1 << exchange.carrier as u32;
        let shape = Shape {
            open_ended: exchange.open_ended,
            persistent: pair.persistent,
            media: usize::from(exchange.medium.is_some()),
            carriers: 1,
        };
        let runs = numbers.exchange_runs(index as usize).iter().copied();
        (Contact::new(runs, numbers.settings.max_idle), shape)
    }

    fn of_several(&mut self, numbers: &Numbers, pair: &Pair, activities: &[Activity]) -> (Contact, Shape) {
        self.media.clear();
        self.carriers = 0;
        let mut open_ended = false;
        for activity in activities {
            let medium = match *activity {
                Activity::Exchange { index, .. } => {
                    let exchange = &numbers.exchanges[index as usize];
                    self.carriers |= 1 << exchange.carrier as u32;
                    open_ended |= exchange.open_ended;
                    exchange.medium
                }
                Activity::Project { index, .. } => {
                    let project = &numbers.projects[index as usize];
                    project
                        .carriers
                        .iter()
                        .for_each(|&carrier| self.carriers |= 1 << carrier as u32);
                    open_ended |= project.open_ended;
                    project.medium
                }
            };
            if let Some(medium) = medium {
                insert_distinct(&mut self.media, 0, medium);
            }
        }
        let shape = Shape {
            open_ended,
            persistent: pair.persistent,
            media: self.media.len(),
            carriers: self.carriers.count_ones() as usize,
        };
        let runs = bits::runs(self.months(numbers, activities));
        let runs = runs.map(|(from, to)| (from as u32, to as u32));
        (Contact::new(runs, numbers.settings.max_idle), shape)
    }

    /// Months in which some of these are active.
    fn months(&mut self, numbers: &Numbers, activities: &[Activity]) -> &[u64] {
        self.months.clear();
        self.months.resize(bits::words(numbers.months), 0);
        for activity in activities {
            let months = match *activity {
                Activity::Exchange { index, .. } => numbers.exchange_months(index as usize),
                Activity::Project { index, .. } => numbers.project_months(index as usize),
            };
            bits::unite(&mut self.months, months);
        }
        &self.months
    }

    fn carriers(&self) -> impl Iterator<Item = Carrier> + '_ {
        let all = [Carrier::Matter, Carrier::Energy, Carrier::Information].into_iter();
        all.filter(|&carrier| self.carriers >> carrier as u32 & 1 == 1)
    }
}

/// How the active months of a pair lie in time.
struct Contact {
    active: u32,
    first: u32,
    end: u32,
    episodes: u32,
    longest: u32,
    latest: u32,
}

impl Contact {
    /// Episodes are runs of active months, joined across at most `max_idle` idle ones.
    fn new(runs: impl Iterator<Item = (u32, u32)>, max_idle: f64) -> Self {
        let mut contact = Self {
            active: 0,
            first: 0,
            end: 0,
            episodes: 0,
            longest: 0,
            latest: 0,
        };
        let mut start = 0;
        for (from, to) in runs {
            if contact.active == 0 {
                contact.first = from;
            }
            if contact.active == 0 || f64::from(from - contact.end) > max_idle {
                start = from;
                contact.episodes += 1;
            }
            contact.active += to - from;
            contact.end = to;
            contact.latest = to - start;
            contact.longest = contact.longest.max(contact.latest);
        }
        contact
    }

    /// Active months / (last − first + 1).
    fn coverage(&self) -> Option<f64> {
        (self.active > 0).then(|| f64::from(self.active) / f64::from(self.end - self.first))
    }
}

/// What contact is made of.
struct Shape {
    open_ended: bool,
    persistent: bool,
    media: usize,
    carriers: usize,
}

#[inline]
fn level(numbers: &Numbers, contact: &Contact, shape: &Shape) -> Level {
    let settings = &numbers.settings;
    let Some(coverage) = contact.coverage() else {
        return Level::None;
    };
    // An open-ended period runs in the last month, and so in the latest episode.
    let runs_on = shape.open_ended && contact.latest as usize >= numbers.months.div_ceil(2);
    let lasts = f64::from(contact.longest) >= settings.continuous_months || runs_on;
    let covers = coverage >= settings.continuous_coverage;
    let deep = shape.open_ended
        && shape.persistent
        && shape.media as f64 >= settings.integrated_media
        && shape.carriers as f64 >= settings.integrated_carriers;
    match (lasts && covers, deep) {
        (true, true) => Level::Integrated,
        (true, false) => Level::Continuous,
        (false, _) if contact.episodes >= 2 || !covers => Level::Intermittent,
        (false, _) => Level::Point,
    }
}

/// The highest level at which pairs connect all units that take part, and the groups that they form.
fn connect(numbers: &Numbers, levels: &[Level]) -> (Level, Groups) {
    let mut groups = Groups::new(numbers.takes_part.len());
    let mut parts = numbers.participants().count();
    for level in Level::ALL.into_iter().skip(1).rev() {
        let at = numbers.pairs.iter().zip(levels).filter(|&(_, &own)| own == level);
        parts = groups.join_all(at.map(|(pair, _)| pair.units), parts);
        if parts == 1 {
            return (level, groups);
        }
    }
    (Level::None, groups)
}

/// The organisational mode of the consortium, by number (§7).
#[cfg(feature = "whole")]
pub fn system_level(numbers: &Numbers, levels: &[Level]) -> Level {
    connect(numbers, levels).0
}

/// The organisational mode of the consortium whose pairs are at these levels (§7).
pub fn system_organisation(document: &Consortium, numbers: &Numbers, levels: &[Level]) -> SystemOrganisation {
    let (system, mut groups) = connect(numbers, levels);
    let mut group_of = vec![None; numbers.takes_part.len()];
    let mut members: Vec<Vec<String>> = Vec::new();
    for unit in numbers.participants() {
        let group = *group_of[groups.find(unit)].get_or_insert_with(|| {
            members.push(Vec::new());
            members.len() - 1
        });
        members[group].push(document.units[unit].id.clone());
    }

    let active = levels.iter().filter(|own| **own != Level::None).count();
    let shares = Level::ALL.map(|level| {
        let at = levels
            .iter()
            .filter(|own| **own == level && level != Level::None)
            .count();
        LevelShare {
            level,
            share: if at == 0 { 0.0 } else { at as f64 / active as f64 },
        }
    });
    SystemOrganisation {
        level: system,
        groups: members,
        shares: shares.to_vec(),
    }
}
