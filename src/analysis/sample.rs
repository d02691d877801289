//! What many variants of one consortium look like together: how likely each verdict is, how S spreads, and which
//! of the things that vary decides (§14). Uncertainty and choices are both such samples.
//!
//! **Deciding.** The share of a variance that one thing explains alone is a correlation ratio: the draws are put
//! into parts by that thing's own number, and the variance between the parts' means is held against the whole,
//! less what chance would put between them. It sees every shape of effect, not straight lines alone; what things
//! do only together it leaves out, so that all shares add up to 1 or less, but for error.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::behaviour::Mode;
use super::formation::Rung;
use super::organisation::Level;
use super::standing::Standing;
use crate::model::Consortium;

/// Draws of a sample at most.
pub const MOST_DRAWS: u32 = 1_000_000;
/// Numbers that are kept to tell how the S_i spread; beyond them that of S alone is told.
const MOST_NUMBERS: usize = 8 << 20;
/// Parts into which the numbers of something that varies without steps are put.
pub const PARTS: usize = 16;
/// Verdicts whose stay is counted part by part: behaviour, organisation, rung.
pub(super) const VERDICTS: usize = 3;
/// The 97.5 % point of the normal distribution: 95 % lie within it on both sides.
pub(super) const NORMAL_95: f64 = 1.959_963_984_540_054;

/// How much of a sample something is true of.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Chance {
    /// Part of the draws, 0 to 1.
    pub share: f64,
    /// Where the true share lies, with 95 % confidence (the score interval): from here …
    pub low: f64,
    /// … to here.
    pub high: f64,
}

impl Chance {
    pub(super) fn new(count: u32, draws: u32) -> Self {
        if draws == 0 {
            return Self {
                share: 0.0,
                low: 0.0,
                high: 1.0,
            };
        }
        let (n, z) = (f64::from(draws), NORMAL_95 * NORMAL_95);
        let share = f64::from(count) / n;
        let centre = (share + z / (2.0 * n)) / (1.0 + z / n);
        let half = NORMAL_95 * (share * (1.0 - share) / n + z / (4.0 * n * n)).sqrt() / (1.0 + z / n);
        // At the ends the interval begins where the share is, but for rounding.
        Self {
            share,
            low: if count == 0 { 0.0 } else { centre - half },
            high: if count == draws { 1.0 } else { centre + half },
        }
    }
}

/// How likely a behavioural mode is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct ModeChance {
    /// The mode.
    pub mode: Mode,
    /// Its chance.
    pub chance: Chance,
}

/// How likely an organisational mode is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct LevelChance {
    /// The mode.
    pub level: Level,
    /// Its chance.
    pub chance: Chance,
}

/// How likely a rung of formation is.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct RungChance {
    /// The highest rung reached.
    pub rung: Rung,
    /// Its chance.
    pub chance: Chance,
}

/// How the modes of a pair are spread.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct PairChances {
    /// Ids of the two units, in document order.
    pub between: [String; 2],
    /// The behavioural modes that occurred.
    pub behaviour: Vec<ModeChance>,
    /// The organisational modes that occurred.
    pub organisation: Vec<LevelChance>,
}

/// How a number is spread.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Spread {
    /// Of the document as it is.
    pub present: f64,
    /// 5 % of the draws lie below.
    pub low: f64,
    /// Half of the draws lie below.
    pub median: f64,
    /// 95 % of the draws lie below.
    pub high: f64,
}

/// How the S_i of a unit is spread.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct UnitSpread {
    /// Id of the unit.
    pub unit: String,
    /// Of its S_i, eu.
    pub surplus: Spread,
}

/// How much of a variance something explains by itself.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// 0 to 1; below 0 where chance alone is at work.
    pub share: f64,
    /// The true share is within this of it, with about 95 % confidence.
    pub error: f64,
}

/// What one of the things that vary decides by itself. Null where the sample has no variance to explain.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Decides {
    /// Of the variance of S.
    pub surplus: Option<Part>,
    /// Of whether the system's behavioural mode is the present one.
    pub behaviour: Option<Part>,
    /// Of whether the system's organisational mode is the present one.
    pub organisation: Option<Part>,
    /// Of whether the rung is the present one.
    pub formation: Option<Part>,
}

/// The chances and spreads of a sample.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Outlook {
    /// Draws made.
    pub draws: u32,
    /// S, eu.
    pub surplus: Spread,
    /// S_i, in document order; null when units × draws are more than are kept.
    pub units: Option<Vec<UnitSpread>>,
    /// How much of the sample is formed, durable or not.
    pub formed: Chance,
    /// Every rung, as the highest reached.
    pub formation: Vec<RungChance>,
    /// Every behavioural mode of the system.
    pub behaviour: Vec<ModeChance>,
    /// Every organisational mode of the system.
    pub organisation: Vec<LevelChance>,
    /// The pairs that are compatible or active in some draw.
    pub pairs: Vec<PairChances>,
}

/// One pair's counts.
#[derive(Clone, Debug)]
pub(super) struct PairTally {
    pub units: [u32; 2],
    pub behaviour: [u32; Mode::ALL.len()],
    pub organisation: [u32; Level::ALL.len()],
}

/// What is known of the draws in one part of a thing's numbers.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Bin {
    /// All of them, then those of each verdict that is the present one.
    pub counts: [u32; 1 + VERDICTS],
    /// Of S less the present S: small numbers keep their digits.
    pub surplus: f64,
}

/// Counts draws as they come.
#[derive(Clone, Debug)]
pub struct Tally {
    pub(super) present: Standing,
    pub(super) draws: u32,
    most: u32,
    pub(super) surplus: Vec<f64>,
    /// Draw by draw, all units; empty when too many.
    pub(super) units: Vec<f64>,
    pub(super) keeps_units: bool,
    pub(super) behaviour: [u32; Mode::ALL.len()],
    pub(super) organisation: [u32; Level::ALL.len()],
    pub(super) rungs: [u32; Rung::ALL.len()],
    pub(super) pairs: Vec<PairTally>,
    pub(super) same: [u32; VERDICTS],
    /// Each thing's parts, one after the other.
    pub(super) bins: Vec<Bin>,
    /// Where each thing's parts begin in `bins`, and the end of all.
    pub(super) starts: Vec<usize>,
}

impl Tally {
    /// For so many draws at most of things with so many parts each, around the present standing.
    pub fn new(present: Standing, most: u32, parts: impl Iterator<Item = usize>) -> Self {
        let most = most.min(MOST_DRAWS);
        let mut starts = vec![0];
        for parts in parts {
            starts.push(starts[starts.len() - 1] + parts);
        }
        Self {
            keeps_units: (present.units.len()).saturating_mul(most as usize) <= MOST_NUMBERS,
            draws: 0,
            most,
            surplus: Vec::new(),
            units: Vec::new(),
            behaviour: [0; _],
            organisation: [0; _],
            rungs: [0; _],
            pairs: Vec::new(),
            same: [0; _],
            bins: vec![Bin::default(); starts[starts.len() - 1]],
            starts,
            present,
        }
    }

    /// Draws counted.
    pub fn draws(&self) -> u32 {
        self.draws
    }

    /// Draws to come.
    pub fn left(&self) -> u32 {
        self.most - self.draws
    }

    /// Counts a draw; `uniforms` are the numbers, 0 ≤ u < 1, that made each thing what it was.
    pub fn add(&mut self, standing: &Standing, uniforms: &[f64]) {
        self.draws += 1;
        self.surplus.push(standing.surplus);
        if self.keeps_units {
            self.units.extend_from_slice(&standing.units);
        }
        self.behaviour[standing.behaviour as usize] += 1;
        self.organisation[standing.organisation as usize] += 1;
        self.rungs[standing.rung as usize] += 1;
        let counts = [
            1,
            u32::from(standing.behaviour == self.present.behaviour),
            u32::from(standing.organisation == self.present.organisation),
            u32::from(standing.rung == self.present.rung),
        ];
        for (all, same) in self.same.iter_mut().zip(&counts[1..]) {
            *all += same;
        }
        let change = standing.surplus - self.present.surplus;
        for (&[start, end], u) in self.starts.array_windows().zip(uniforms) {
            let parts = end - start;
            let part = ((u * parts as f64) as u32 as usize).min(parts - 1);
            let bin = &mut self.bins[start + part];
            bin.surplus += change;
            for (all, more) in bin.counts.iter_mut().zip(counts) {
                *all += more;
            }
        }
        for (at, pair) in standing.pairs.iter().enumerate() {
            // Nearly always the same pairs, in the same places.
            let at = match self.pairs.get(at) {
                Some(known) if known.units == pair.units => at,
                _ => self.place_of(pair.units),
            };
            self.pairs[at].behaviour[pair.behaviour as usize] += 1;
            self.pairs[at].organisation[pair.organisation as usize] += 1;
        }
    }

    fn place_of(&mut self, units: [u32; 2]) -> usize {
        match self.pairs.binary_search_by_key(&units, |pair| pair.units) {
            Ok(at) => at,
            Err(at) => {
                let pair = PairTally {
                    units,
                    behaviour: [0; _],
                    organisation: [0; _],
                };
                self.pairs.insert(at, pair);
                at
            }
        }
    }

    /// What the draws so far look like together.
    pub fn outlook(&self, document: &Consortium) -> Outlook {
        let n = self.draws;
        let units = self.present.units.len();
        let spread_of = |unit: usize| {
            let own = self.units.iter().skip(unit).step_by(units);
            spread(self.present.units[unit], own.copied().collect())
        };
        let pair = |pair: &PairTally| PairChances {
            between: pair.units.map(|unit| document.units[unit as usize].id.clone()),
            behaviour: modes(&with_rest(pair.behaviour, n), n)
                .filter(|it| it.chance.share > 0.0)
                .collect(),
            organisation: levels(&with_rest(pair.organisation, n), n)
                .filter(|it| it.chance.share > 0.0)
                .collect(),
        };
        let formed = self.rungs[Rung::Formed as usize] + self.rungs[Rung::Durable as usize];
        Outlook {
            draws: n,
            surplus: spread(self.present.surplus, self.surplus.clone()),
            units: self.keeps_units.then(|| {
                (document.units.iter().enumerate())
                    .map(|(index, unit)| UnitSpread {
                        unit: unit.id.clone(),
                        surplus: spread_of(index),
                    })
                    .collect()
            }),
            formed: Chance::new(formed, n),
            formation: (Rung::ALL.into_iter().zip(self.rungs))
                .map(|(rung, count)| RungChance {
                    rung,
                    chance: Chance::new(count, n),
                })
                .collect(),
            behaviour: modes(&self.behaviour, n).collect(),
            organisation: levels(&self.organisation, n).collect(),
            pairs: self.pairs.iter().map(pair).collect(),
        }
    }

    /// What each thing decides by itself, in the order of the things.
    pub fn decides(&self) -> Vec<Decides> {
        let n = f64::from(self.draws);
        let changes = || self.surplus.iter().map(|surplus| surplus - self.present.surplus);
        let mean = changes().sum::<f64>() / n;
        let total: f64 = changes().map(|change| (change - mean) * (change - mean)).sum();
        // Of what is either so or not, the sum of squares around the mean.
        let either = self.same.map(|same| f64::from(same) * (n - f64::from(same)) / n);
        let decides = |bounds: &[usize]| {
            let bins = &self.bins[bounds[0]..bounds[1]];
            let same = |verdict: usize| {
                let sums = bins
                    .iter()
                    .map(|bin| (bin.counts[0], f64::from(bin.counts[1 + verdict])));
                part(sums, n, either[verdict])
            };
            Decides {
                surplus: part(bins.iter().map(|bin| (bin.counts[0], bin.surplus)), n, total),
                behaviour: same(0),
                organisation: same(1),
                formation: same(2),
            }
        };
        self.starts.windows(2).map(decides).collect()
    }
}

/// In the draws in which it is not listed a pair has no mode.
pub(super) fn with_rest<const N: usize>(mut counts: [u32; N], draws: u32) -> [u32; N] {
    counts[0] += draws - counts.iter().sum::<u32>();
    counts
}

fn modes(counts: &[u32; Mode::ALL.len()], draws: u32) -> impl Iterator<Item = ModeChance> {
    (Mode::ALL.into_iter().zip(*counts)).map(move |(mode, count)| ModeChance {
        mode,
        chance: Chance::new(count, draws),
    })
}

fn levels(counts: &[u32; Level::ALL.len()], draws: u32) -> impl Iterator<Item = LevelChance> {
    (Level::ALL.into_iter().zip(*counts)).map(move |(level, count)| LevelChance {
        level,
        chance: Chance::new(count, draws),
    })
}

/// The share of a sum of squares that lies between the parts, from each part's count and sum.
///
/// Chance alone puts (parts − 1) times the mean square within parts between them: that is taken off. The error is
/// that of a squared correlation, with what the chance of so many parts adds.
fn part(parts: impl Iterator<Item = (u32, f64)> + Clone, n: f64, total: f64) -> Option<Part> {
    let filled = parts.clone().filter(|(count, _)| *count > 0).count() as f64;
    if total.is_nan() || total <= 0.0 || filled < 2.0 || n <= filled {
        return None;
    }
    let mean = parts.clone().map(|(_, sum)| sum).sum::<f64>() / n;
    let between: f64 = parts
        .filter(|(count, _)| *count > 0)
        .map(|(count, sum)| {
            let count = f64::from(count);
            let away = sum / count - mean;
            count * away * away
        })
        .sum();
    let chance = (filled - 1.0) * (total - between).max(0.0) / (n - filled);
    let share = ((between - chance) / total).min(1.0);
    let known = share.max(0.0);
    let square = 4.0 * known * (1.0 - known) * (1.0 - known) / n + 2.0 * (filled - 1.0) / (n * n);
    Some(Part {
        share,
        error: NORMAL_95 * square.sqrt(),
    })
}

/// The share of the draws below the low end of a spread, its middle and its high end.
pub(super) const ENDS: [f64; 3] = [0.05, 0.5, 0.95];

/// The spread of some numbers; between two of them it is as far along as the share asked for.
fn spread(present: f64, mut numbers: Vec<f64>) -> Spread {
    let mut at = |share: f64| {
        let Some(last) = numbers.len().checked_sub(1) else {
            return present;
        };
        let place = share * last as f64;
        let below = place as usize;
        let (_, &mut number, above) = numbers.select_nth_unstable_by(below, f64::total_cmp);
        match above.iter().copied().min_by(f64::total_cmp) {
            Some(next) => number + (place - below as f64) * (next - number),
            None => number,
        }
    };
    Spread {
        present,
        low: at(ENDS[0]),
        median: at(ENDS[1]),
        high: at(ENDS[2]),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_spread_lies_between_the_numbers() {
        let numbers: Vec<f64> = (0..=20).rev().map(f64::from).collect();
        let Spread {
            low, median, high, ..
        } = spread(0.0, numbers);
        assert_eq!((low, median, high), (1.0, 10.0, 19.0));
        let Spread {
            low, median, high, ..
        } = spread(0.0, vec![4.0, 0.0]);
        assert!((low - 0.2).abs() < 1e-12 && median == 2.0 && (high - 3.8).abs() < 1e-12);
        assert_eq!(spread(7.0, Vec::new()).median, 7.0);
    }

    /// Two of ten: the published score interval (5.7 %, 51.0 %). None of ten: up to z²/(n + z²) = 27.8 %.
    #[test]
    fn a_chance_knows_its_margin() {
        let two = Chance::new(2, 10);
        assert!(
            (two.low - 0.0567).abs() < 1e-4 && (two.high - 0.5098).abs() < 1e-4,
            "{two:?}"
        );
        let none = Chance::new(0, 10);
        assert!(none.low == 0.0 && (none.high - 0.2775).abs() < 1e-4, "{none:?}");
        let all = Chance::new(10, 10);
        assert!(all.high == 1.0 && (all.low - 0.7225).abs() < 1e-4, "{all:?}");
    }

    /// Means 0 and 2 of two parts of two, each ±1: between 4, within 4, expected between by chance 4/2 = 2.
    #[test]
    fn a_part_is_the_variance_between_less_what_chance_puts_there() {
        let part = part([(2, 0.0), (2, 4.0)].into_iter(), 4.0, 8.0).unwrap();
        assert!((part.share - 0.25).abs() < 1e-15);
    }
}
