//! Every change that the paper's §6 recommends and this document has room for (§13).

mod contact;
mod contract;
mod parameters;
mod surroundings;

use super::Route;
use super::change::Change;
use crate::analysis::accounts::Basis;
use crate::analysis::network::{Activity, Network, Pair};
use crate::model::Consortium;
use contact::{go_on, halve_resistance};
use contract::{incentives, share_fairly};
use parameters::{open_unused, raise_quality};
use surroundings::raise_factor;

/// What is to be tried.
pub(super) struct Candidate {
    pub route: Route,
    pub units: Vec<String>,
    pub pairs: Vec<[String; 2]>,
    pub of: Option<String>,
    pub resource: Option<String>,
    pub from: Option<f64>,
    pub to: Option<f64>,
    pub changes: Vec<Change>,
    /// eu that the change could bring at best, by a rough reckoning: of a large document those with most go first.
    pub stake: f64,
}

impl Candidate {
    fn new(route: Route, changes: Vec<Change>) -> Self {
        Self {
            route,
            units: Vec::new(),
            pairs: Vec::new(),
            of: None,
            resource: None,
            from: None,
            to: None,
            changes,
            stake: 0.0,
        }
    }
}

/// Everything there is to try, by route.
pub(super) fn candidates(document: &Consortium) -> Vec<Candidate> {
    let network = Network::new(document);
    let accounts = Basis::of(&network).accounts;
    let mut all = Vec::new();
    raise_quality(&network, &accounts, &mut all);
    open_unused(&network, &mut all);
    halve_resistance(&network, &accounts, &mut all);
    go_on(&network, &accounts, &mut all);
    share_fairly(&network, &accounts, &mut all);
    incentives(&network, &accounts, &mut all);
    raise_factor(&network, &mut all);
    all
}

/// The media of what is ever active between two units, each once.
fn media(network: &Network, pair: &Pair) -> Vec<String> {
    let document = network.document;
    let mut media: Vec<String> = Vec::new();
    for activity in network.activities(pair) {
        let medium = match *activity {
            Activity::Exchange { index, .. } => &document.exchanges[index as usize].medium,
            Activity::Project { index, .. } => &document.projects[index as usize].medium,
        };
        if !medium.is_empty() && !media.contains(medium) {
            media.push(medium.clone());
        }
    }
    media
}

/// An id that none of the taken ones is: the one wished for, or one made from it.
fn free_id<'i>(wish: &str, taken: impl Iterator<Item = &'i str> + Clone) -> String {
    const MOST_OF_WISH: usize = 56;
    let stem = &wish[..wish.len().min(MOST_OF_WISH)];
    let mut id = stem.to_owned();
    let mut number = 2;
    while taken.clone().any(|it| it == id) {
        id = format!("{stem}-{number}");
        number += 1;
    }
    id
}
