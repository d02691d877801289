//! What could be done: the changes that the paper's §6 recommends, each tried by a re-run of the whole model (§13).
//!
//! `candidates` lists what could be changed and `change` does it: to the document that is re-run, and as what is to be
//! put where, so that whoever puts it there has the document that was tried.

mod candidates;
mod change;

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::accounts::settle;
use super::diagnosis::{self, Finding, Predicament};
use super::overflow;
use super::standing::{Standing, standing};
use crate::model::{Consortium, Problem};
use candidates::Candidate;
pub use change::{Patch, Put};

/// Pathways that are tried at most, and units, exchanges and projects that all re-runs read together: about a second.
const MOST_TRIED: usize = 240;
const MOST_READ: usize = 400_000;
/// Pathways that are tried however large the document is.
const LEAST_TRIED: usize = 12;

/// What a pathway changes (§13).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Route {
    /// §6.1: the quality of an output in use rises by 0.1, to 1 at most.
    RaiseQuality,
    /// §6.1: what fits and is never exchanged flows from now on, as much of it as both ends have left.
    OpenUnused,
    /// §6.2: the resistance of a pair or of a project is halved.
    HalveResistance,
    /// §6.2: what a pair at point or intermittent does goes on without end, half of a flow by a second medium.
    GoOn,
    /// §6.2: transfers bring everyone to its fair share, and modes count them.
    ShareFairly,
    /// §6.2: reward and penalty, half each, exceed the threshold of §12 by a hundredth.
    Incentives,
    /// §6.3: the worst factor is nowhere below 0.
    NeutralFactor,
    /// §6.3: the worst factor is nowhere below 0.5.
    GoodFactor,
}

/// A finding, by what tells it apart.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Mention {
    /// Which predicament.
    pub code: Predicament,
    /// Id of its unit, where each unit has a finding of its own; null otherwise.
    pub unit: Option<String>,
}

/// A change of the document, and what the model makes of it (§13).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Pathway {
    /// What changes.
    pub route: Route,
    /// The section of the paper that recommends it: `§6.1`, `§6.2` or `§6.3`.
    pub section: String,
    /// Ids of the units that it is about.
    pub units: Vec<String>,
    /// Ids of the pairs that it is about.
    pub pairs: Vec<[String; 2]>,
    /// Id of the output, project or factor that it is about; null when it is about units or pairs alone.
    pub of: Option<String>,
    /// The resource that it is about; null when there is none.
    pub resource: Option<String>,
    /// The number before: a quality, a resistance, a factor's mean sign; null when there is none.
    pub from: Option<f64>,
    /// The number after: likewise, units of the resource a month that are opened, eu a month that transfers move, or eu
    /// a month by which reward and penalty rise.
    pub to: Option<f64>,
    /// What to put where; done in this order it makes the document that was tried.
    pub edit: Vec<Patch>,
    /// How the consortium stands then; pairs are left out.
    pub after: Standing,
    /// ΔS, eu.
    pub surplus: f64,
    /// Δα; null unless it is mutualism before and after.
    pub asymmetry: Option<f64>,
    /// How many organisational levels the system gains.
    pub levels: i32,
    /// Findings that are gone then.
    pub clears: Vec<Mention>,
    /// Findings that are new then.
    pub brings: Vec<Mention>,
}

/// A finding, and what would clear it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Clearing {
    /// The finding.
    pub finding: Mention,
    /// Places in the list of pathways, the best first.
    pub by: Vec<u32>,
}

/// What could be done, the best first (§13).
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Pathways {
    /// Errors and warnings (§1). With an error there are no pathways.
    pub problems: Vec<Problem>,
    /// How the consortium stands; pairs are left out. Null with an error.
    pub before: Option<Standing>,
    /// By ΔS, then by how much nearer fair shares are, then by the levels gained.
    pub pathways: Vec<Pathway>,
    /// One a finding of the diagnosis, in its order.
    pub clearings: Vec<Clearing>,
    /// How many pathways there are to try.
    pub candidates: u32,
    /// Whether some were not tried, because the document is large: of each route those with least at stake.
    pub truncated: bool,
}

/// Tries every pathway of a valid consortium (§13).
///
/// # Panics
/// When something refers to what is not there, which no document that was read does.
pub fn pathways(consortium: &Consortium) -> Pathways {
    let before = without_pairs(standing(consortium));
    let findings = mentions(&diagnosis::diagnose(consortium));
    let mut candidates = candidates::candidates(consortium);
    let found = candidates.len();
    let rows = consortium.units.len() + consortium.exchanges.len() + consortium.projects.len();
    let room = (MOST_READ / (rows + 1)).clamp(LEAST_TRIED, MOST_TRIED);
    if found > room {
        candidates = foremost(candidates, room);
    }
    let tried = candidates
        .into_iter()
        .map(|candidate| tried(consortium, candidate, &before, &findings));
    let mut pathways: Vec<Pathway> = tried.collect();
    pathways.sort_by(|one, other| {
        let (one, other) = (merit(one), merit(other));
        let later = other.iter().zip(one).map(|(other, one)| other.total_cmp(&one));
        later.fold(std::cmp::Ordering::Equal, std::cmp::Ordering::then)
    });
    let clearings = findings.into_iter().map(|finding| {
        let by = (0..)
            .zip(&pathways)
            .filter(|(_, pathway)| pathway.clears.contains(&finding));
        let by = by.map(|(place, _)| place).collect();
        Clearing { finding, by }
    });
    Pathways {
        problems: Vec::new(),
        before: Some(before),
        clearings: clearings.collect(),
        pathways,
        candidates: found as u32,
        truncated: found > room,
    }
}

/// Reads a JSON text and tries its pathways when it is a valid document; otherwise gives its problems alone.
pub fn pathways_text(text: &str) -> Pathways {
    let parsed = overflow::parse(text);
    Pathways {
        problems: parsed.problems,
        ..parsed
            .document
            .map_or_else(Pathways::default, |document| pathways(&document))
    }
}

/// Of every route those with most at stake, by turns.
fn foremost(candidates: Vec<Candidate>, room: usize) -> Vec<Candidate> {
    let mut places: Vec<usize> = (0..candidates.len()).collect();
    let stake = |place: usize| candidates[place].stake;
    places.sort_by(|&one, &other| stake(other).total_cmp(&stake(one)).then(one.cmp(&other)));
    let mut before = [0usize; Route::GoodFactor as usize + 1];
    let mut turns: Vec<(usize, usize)> = Vec::with_capacity(places.len());
    for place in places {
        let count = &mut before[candidates[place].route as usize];
        turns.push((*count, place));
        *count += 1;
    }
    turns.sort_unstable();
    turns.truncate(room);
    let mut kept: Vec<usize> = turns.into_iter().map(|(_, place)| place).collect();
    kept.sort_unstable();
    let mut kept = kept.into_iter().peekable();
    let all = candidates.into_iter().enumerate();
    all.filter(|(place, _)| kept.next_if_eq(place).is_some())
        .map(|(_, candidate)| candidate)
        .collect()
}

fn tried(consortium: &Consortium, candidate: Candidate, before: &Standing, findings: &[Mention]) -> Pathway {
    let mut changed = consortium.clone();
    let edit = candidate
        .changes
        .into_iter()
        .map(|change| change.make(&mut changed));
    let edit: Vec<Patch> = edit.collect();
    let after = without_pairs(standing(&changed));
    let left = mentions(&diagnosis::diagnose(&changed));
    let beyond = |one: &[Mention], other: &[Mention]| -> Vec<Mention> {
        one.iter()
            .filter(|mention| !other.contains(mention))
            .cloned()
            .collect()
    };
    Pathway {
        route: candidate.route,
        section: candidate.route.section().into(),
        units: candidate.units,
        pairs: candidate.pairs,
        of: candidate.of,
        resource: candidate.resource,
        from: candidate.from,
        to: candidate.to,
        edit,
        surplus: settle(after.surplus - before.surplus, after.gross + before.gross),
        asymmetry: after
            .asymmetry
            .zip(before.asymmetry)
            .map(|(after, before)| after - before),
        levels: after.organisation as i32 - before.organisation as i32,
        clears: beyond(findings, &left),
        brings: beyond(&left, findings),
        after,
    }
}

/// What pathways are ranked by, the weightiest first: ΔS; how much nearer fair shares are, by −Δα, where there is one;
/// the levels gained.
fn merit(pathway: &Pathway) -> [f64; 3] {
    let nearer = -pathway.asymmetry.unwrap_or(0.0);
    // An addition of 0 makes −0 and 0 the same to an order of bits.
    [pathway.surplus + 0.0, nearer + 0.0, f64::from(pathway.levels)]
}

fn mentions(findings: &[Finding]) -> Vec<Mention> {
    let mention = |finding: &Finding| Mention {
        code: finding.code,
        unit: finding.units.first().filter(|_| finding.of_one_unit()).cloned(),
    };
    findings.iter().map(mention).collect()
}

fn without_pairs(mut standing: Standing) -> Standing {
    standing.pairs = Vec::new();
    standing
}

impl Route {
    /// The section of the paper that recommends it.
    fn section(self) -> &'static str {
        match self {
            Self::RaiseQuality | Self::OpenUnused => "§6.1",
            Self::HalveResistance | Self::GoOn | Self::ShareFairly | Self::Incentives => "§6.2",
            Self::NeutralFactor | Self::GoodFactor => "§6.3",
        }
    }
}

#[cfg(test)]
mod tests;
