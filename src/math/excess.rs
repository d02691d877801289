//! The largest excess over all coalitions of a game that is a sum of terms, each made by some of the players together.
//!
//! Players whom no chain of terms joins can be looked at apart. Up to twenty are looked at subset by subset. More are
//! found by a smallest cut, where no term is below 0: who is in then only helps the others. Where some are, nobody
//! knows a way that does not take all subsets.

use super::cut::{Network, UNCUT};
use super::groups::Groups;
use super::order::sort_by_number;
use super::subsets::{self, comes_before};

/// A term of a game: players, rising, and what they make together.
pub type Term = (Vec<u32>, f64);

/// Arcs looked at to tell the largest excess of a division that nobody contests; beyond them it is not told.
const PATIENCE: usize = 20_000_000;

/// What was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Excess {
    /// The largest excess, and a coalition that has it: of those within `slack` the one with the fewest players, of
    /// these the first in dictionary order. None when no coalition has more than 0 and it would take too long to tell.
    pub found: Option<(f64, Vec<u32>)>,
}

/// The largest value(K) − Σ_{i ∈ K} share_i over all sets K of players but none and all, where value(K) is the sum of
/// the terms whose players are in K, and the shares add up to the value of all. None when it cannot be known.
pub fn largest(players: usize, terms: &[Term], shares: &[f64], slack: f64) -> Option<Excess> {
    let parts = parts(players, terms, shares);
    let whole = parts.len() == 1;
    let mut contesting = (0.0, Vec::new());
    let mut others: Option<(f64, Vec<u32>)> = None;
    let mut told = true;
    for part in &parts {
        let excess = if part.players.len() <= subsets::MOST {
            Some(part.by_subsets(whole, slack))
        } else if part.terms.iter().all(|(_, amount)| *amount >= 0.0) {
            part.by_cuts(whole, slack)
        } else {
            return None;
        };
        match excess {
            Some(Some((excess, set))) if excess > slack => {
                contesting.0 += excess;
                contesting.1.extend(set);
            }
            Some(Some(found)) => others = Some(better(others, found, slack)),
            Some(None) => {}
            None => told = false,
        }
    }
    if contesting.0 > slack {
        sort_by_number(&mut contesting.1, |&player| player.into());
        return Some(Excess {
            found: Some(contesting),
        });
    }
    Some(Excess {
        found: others.filter(|_| told),
    })
}

/// Whether some coalition has an excess above `slack`, by a single cut for each part of the game. None where a term is
/// below 0, for then a cut does not tell.
#[cfg(feature = "whole")]
pub fn contested(players: usize, terms: &[Term], shares: &[f64], slack: f64) -> Option<bool> {
    if terms.iter().any(|(_, amount)| *amount < 0.0) {
        return None;
    }
    let mut parts = parts(players, terms, shares).into_iter();
    Some(parts.any(|part| {
        let count = part.players.len();
        let (mut network, ..) = part.network(slack);
        part.excess(&network.cut()[2..2 + count]) > slack
    }))
}

/// The one of the larger excess; of equal ones that of fewer players, then the first in dictionary order.
fn better(known: Option<(f64, Vec<u32>)>, found: (f64, Vec<u32>), slack: f64) -> (f64, Vec<u32>) {
    match known {
        Some(known)
            if known.0 > found.0 + slack
                || known.0 >= found.0 - slack && (known.1.len(), &known.1) < (found.1.len(), &found.1) =>
        {
            known
        }
        _ => found,
    }
}

/// Players whom terms join, with numbers of their own: what stands at `index` of `players` is the player of that number.
struct Part {
    players: Vec<u32>,
    terms: Vec<Term>,
    shares: Vec<f64>,
}

fn parts(players: usize, terms: &[Term], shares: &[f64]) -> Vec<Part> {
    let mut groups = Groups::new(players);
    for (members, _) in terms {
        for pair in members.windows(2) {
            groups.join(pair[0] as usize, pair[1] as usize);
        }
    }
    let mut parts: Vec<Part> = Vec::new();
    let mut place = vec![(0, 0); players];
    for player in 0..players {
        let first = groups.find(player);
        if first == player {
            place[player].0 = parts.len();
            parts.push(Part {
                players: Vec::new(),
                terms: Vec::new(),
                shares: Vec::new(),
            });
        }
        let at = place[first].0;
        place[player] = (at, parts[at].players.len() as u32);
        parts[at].players.push(player as u32);
        parts[at].shares.push(shares[player]);
    }
    for (members, amount) in terms {
        let part = place[members[0] as usize].0;
        let own = members.iter().map(|&player| place[player as usize].1).collect();
        parts[part].terms.push((own, *amount));
    }
    parts
}

impl Part {
    /// value(K) − shares of K.
    fn excess(&self, inside: &[bool]) -> f64 {
        let made = self
            .terms
            .iter()
            .filter(|(members, _)| members.iter().all(|&it| inside[it as usize]));
        let due = self.shares.iter().zip(inside).filter(|(_, inside)| **inside);
        made.map(|(_, amount)| amount).sum::<f64>() - due.map(|(share, _)| share).sum::<f64>()
    }

    fn named(&self, inside: &[bool]) -> (f64, Vec<u32>) {
        let members = self.players.iter().zip(inside).filter(|(_, inside)| **inside);
        (self.excess(inside), members.map(|(&player, _)| player).collect())
    }

    /// The largest excess of a set that is not empty, nor all players when the part is the whole game.
    fn by_subsets(&self, whole: bool, slack: f64) -> Option<(f64, Vec<u32>)> {
        let count = self.players.len();
        let set = |members: &[u32]| members.iter().fold(0u32, |set, &member| set | 1 << member);
        let terms: Vec<(u32, f64)> = self
            .terms
            .iter()
            .map(|(members, amount)| (set(members), *amount))
            .collect();
        let tried = subsets::largest(count, &terms, &[&self.shares], slack).map(|found| found[0].subset);
        let all = (!whole).then_some(((1u64 << count) - 1) as u32);
        let inside =
            |subset: u32| -> Vec<bool> { (0..count).map(|member| subset >> member & 1 == 1).collect() };
        let mut best: Option<(f64, u32)> = None;
        for subset in tried.into_iter().chain(all) {
            let excess = self.excess(&inside(subset));
            let wins = best.is_none_or(|(known, other)| {
                excess > known + slack || excess >= known - slack && comes_before(subset, other)
            });
            if wins {
                best = Some((excess, subset));
            }
        }
        best.map(|(_, subset)| self.named(&inside(subset)))
    }

    /// The same by cuts; None when that takes too long.
    fn by_cuts(&self, whole: bool, slack: f64) -> Option<Option<(f64, Vec<u32>)>> {
        let count = self.players.len();
        let (mut network, into, out) = self.network(slack);
        let cut = |network: &mut Network| self.named(&network.cut()[2..2 + count]);
        let found = cut(&mut network);
        if found.0 > slack {
            return Some(Some(found));
        }
        // Nobody contests it. Which set comes nearest is the best over all that must have one player and, when all
        // players are too many, must lack another: of the two one can always be the first.
        if 2 * count * out[count - 1] > PATIENCE {
            return None;
        }
        let mut best = None;
        let mut attempt = |within: usize, without: Option<usize>| {
            let mut network = network.clone();
            network.open(into[within]);
            if let Some(without) = without {
                network.open(out[without]);
            }
            best = Some(better(best.take(), cut(&mut network), slack));
        };
        if whole {
            for other in 1..count {
                attempt(0, Some(other));
                attempt(other, Some(0));
            }
        } else {
            (0..count).for_each(|player| attempt(player, None));
        }
        Some(best)
    }

    /// The network whose smallest cut has the set of the largest excess on the source's side, and the arcs that lead
    /// from the source to each player and from each to the sink. E(K) is brought to Σ costs of K's players + Σ of what
    /// leads out of K: half a pair's term falls to each of the two, and as much is lost when only one is in; the term
    /// of more than two is a node of its own, which needs them all.
    fn network(&self, slack: f64) -> (Network, Vec<usize>, Vec<usize>) {
        let count = self.players.len();
        let mut costs = self.shares.clone();
        let larger = self.terms.iter().filter(|(members, _)| members.len() > 2).count();
        let mut network = Network::new(2 + count + larger, slack / 4.0);
        let mut next = 2 + count;
        for (members, amount) in &self.terms {
            if let [one, other] = members[..] {
                let half = amount / 2.0;
                costs[one as usize] -= half;
                costs[other as usize] -= half;
                network.arc(2 + one as usize, 2 + other as usize, half, half);
            } else {
                network.arc(Network::SOURCE, next, *amount, 0.0);
                for &member in members {
                    network.arc(next, 2 + member as usize, UNCUT, 0.0);
                }
                next += 1;
            }
        }
        let into = (0..count).map(|it| network.arc(Network::SOURCE, 2 + it, (-costs[it]).max(0.0), 0.0));
        let into = into.collect();
        let out = (0..count).map(|it| network.arc(2 + it, Network::SINK, costs[it].max(0.0), 0.0));
        let out = out.collect();
        (network, into, out)
    }
}

#[cfg(all(test, feature = "whole"))]
mod tests {
    use super::*;
    use crate::math::random::Random;

    /// A game of whole numbers, in which no term is below 0, and a division of its value.
    fn game(random: &mut Random, players: u32, terms: u32) -> (Vec<Term>, Vec<f64>) {
        let mut below = |most: u32| (random.uniform() * f64::from(most)) as u32;
        let mut all: Vec<Term> = Vec::new();
        for _ in 0..terms {
            let mut members: Vec<u32> = (0..2 + below(2)).map(|_| below(players)).collect();
            members.sort_unstable();
            members.dedup();
            if members.len() > 1 {
                all.push((members, f64::from(below(9))));
            }
        }
        let mut shares = vec![0.0; players as usize];
        for (members, amount) in &all {
            // Most of it is divided among those who made it.
            for _ in 0..*amount as u32 {
                let to = if below(8) == 0 {
                    below(players)
                } else {
                    members[below(members.len() as u32) as usize]
                };
                shares[to as usize] += 1.0;
            }
        }
        (all, shares)
    }

    fn by_looking_at_all(players: usize, terms: &[Term], shares: &[f64]) -> Option<(f64, Vec<u32>)> {
        let set = |members: &[u32]| members.iter().fold(0u32, |set, &member| set | 1 << member);
        let terms: Vec<(u32, f64)> = terms
            .iter()
            .map(|(members, amount)| (set(members), *amount))
            .collect();
        subsets::largest(players, &terms, &[shares], 1e-9).map(|found| {
            let found = found[0];
            let members = (0..players as u32).filter(|it| found.subset >> it & 1 == 1);
            (found.value, members.collect())
        })
    }

    #[test]
    fn cuts_find_what_looking_at_all_subsets_finds() {
        let mut random = Random::stream(5, 0);
        let (mut contested, mut apart) = (0, 0);
        for players in 2..11 {
            for terms in [players / 2, players, 3 * players] {
                for _ in 0..30 {
                    let (terms, shares) = game(&mut random, players, terms);
                    let count = players as usize;
                    let expected = by_looking_at_all(count, &terms, &shares);
                    let parts = parts(count, &terms, &shares);
                    let whole = parts.len() == 1;
                    apart += usize::from(!whole);
                    // As `largest` would with more than twenty.
                    let mut found: Option<(f64, Vec<u32>)> = None;
                    let mut contesting = (0.0, Vec::new());
                    for part in &parts {
                        match part.by_cuts(whole, 1e-9).unwrap() {
                            Some((excess, set)) if excess > 1e-9 => {
                                contesting.0 += excess;
                                contesting.1.extend(set);
                            }
                            Some(other) => found = Some(better(found, other, 1e-9)),
                            None => {}
                        }
                    }
                    if contesting.0 > 0.0 {
                        contested += 1;
                        contesting.1.sort_unstable();
                        found = Some(contesting);
                    }
                    assert_eq!(found, expected, "{terms:?} {shares:?}");
                    let contests = expected.as_ref().is_some_and(|(excess, _)| *excess > 1e-9);
                    assert_eq!(super::contested(count, &terms, &shares, 1e-9), Some(contests));
                    let by_parts = largest(count, &terms, &shares, 1e-9).unwrap();
                    assert_eq!(by_parts.found, expected, "{terms:?} {shares:?}");
                }
            }
        }
        assert!(contested > 100 && apart > 100, "{contested} {apart}");
    }

    #[test]
    fn losses_among_many_leave_it_unknown_and_among_few_do_not() {
        let chain = |count: u32, amount: f64| -> Vec<Term> {
            (1..count)
                .map(|it| (vec![it - 1, it], if it == 1 { amount } else { 2.0 }))
                .collect()
        };
        // All that is made goes to the first.
        let shares = |terms: &[Term], count: usize| {
            let mut shares = vec![0.0; count];
            shares[0] = terms.iter().map(|(_, amount)| amount).sum();
            shares
        };
        let told = |count: u32, amount: f64| {
            let terms = chain(count, amount);
            largest(count as usize, &terms, &shares(&terms, count as usize), 1e-9)
        };
        assert_eq!(told(25, -1.0), None);
        assert!(told(20, -1.0).is_some());
        let rest = (1..25).collect();
        assert_eq!(told(25, 2.0).unwrap().found, Some((46.0, rest)));
    }
}
