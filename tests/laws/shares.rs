//! What holds for the nucleolus and for transfers, whatever the consortium (§9).
//!
//! Each law was seen to fail when the engine was broken on purpose in the place that it guards.

use gongsheng::analyse;
use gongsheng::analysis::sharing::transfers::transfers_to;
use gongsheng::model::Rule;
use proptest::prelude::*;

use crate::game::Game;
use crate::random;

proptest! {
    #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, ..ProptestConfig::default() })]

    /// There is a nucleolus just when there is something to share out, and nobody gets less than alone.
    #[test]
    fn a_surplus_has_a_nucleolus(document in random::consortium(8)) {
        let analysis = analyse(&document);
        let total = analysis.ledger.unwrap().total;
        let nucleolus = analysis.sharing.unwrap().shares.pop().unwrap();
        prop_assert_eq!(nucleolus.rule, Rule::Nucleolus);
        prop_assert_eq!(nucleolus.available, total.surplus >= 0.0);
        prop_assert_eq!(nucleolus.core.is_some(), nucleolus.available);
        prop_assert!(nucleolus.amounts.iter().all(|it| it.amount >= -1e-9 * total.gross));
        let sum: f64 = nucleolus.amounts.iter().map(|it| it.amount).sum();
        prop_assert!(!nucleolus.available || (sum - total.surplus).abs() <= 1e-9 * total.gross);
    }

    /// Kohlberg's criterion (1971): at every level of excess there are weights, positive on the coalitions above it
    /// and not negative on the players who get no more than alone, with which every player is counted once.
    #[test]
    fn the_nucleolus_is_balanced_at_every_level(document in random::consortium(7)) {
        let analysis = analyse(&document);
        let ledger = analysis.ledger.unwrap();
        let (game, gross) = (Game::new(&document, &ledger), ledger.total.gross);
        let nucleolus = analysis.sharing.unwrap().shares.pop().unwrap();
        prop_assume!(nucleolus.available && gross > 0.0);
        let x: Vec<f64> = nucleolus.amounts.iter().map(|it| it.amount).collect();
        let n = x.len();
        let (full, slack) = ((1u32 << n) - 1, 1e-8 * gross);
        let excess = |set: u32| game.value(set) - game.members(set).map(|i| x[i]).sum::<f64>();
        let mut sets: Vec<(f64, u32)> = (1..full).map(|set| (excess(set), set)).collect();
        sets.sort_by(|a, b| b.0.total_cmp(&a.0));
        let walls: Vec<u32> = (0..n).filter(|&i| x[i] <= slack).map(|i| 1 << i).collect();
        for (index, &(level, _)) in sets.iter().enumerate() {
            if sets.get(index + 1).is_some_and(|&(next, _)| next > level - slack) {
                continue;
            }
            let above: Vec<u32> = sets[..=index].iter().map(|&(_, set)| set).collect();
            prop_assert!(balanced(n, &above, &walls), "{x:?} is unbalanced at the excess {level}");
        }
    }

    /// The transfers of a plan, put into the contract, bring everyone to the fair share; no payment is in vain.
    #[test]
    fn transfers_reach_the_share(
        document in random::consortium(9),
        rule in prop::sample::select(vec![Rule::Equal, Rule::Contribution, Rule::Shapley, Rule::Nucleolus]),
    ) {
        let plan = transfers_to(&document, rule);
        let mut agreed = document.clone();
        agreed.contract.incentives.clear();
        agreed.contract.transfers = plan.transfers.clone();
        let analysis = analyse(&agreed);
        let ledger = analysis.ledger.unwrap();
        let shares = analysis.sharing.unwrap().shares;
        let share = shares.iter().find(|share| share.rule == rule).unwrap();
        prop_assert_eq!(plan.available, share.available);
        for (line, fair) in ledger.contract.iter().zip(&share.amounts) {
            prop_assert!((line.surplus_after - fair.amount).abs() <= 1e-8 * ledger.total.gross);
        }
        let due = plan.dues.iter().filter(|due| due.amount != 0.0).count();
        prop_assert!(plan.transfers.len() < due.max(1));
        prop_assert!(plan.transfers.iter().all(|transfer| transfer.amount > 0.0));
    }
}

/// Whether some weights, positive on `sets` and ≥ 0 on `walls`, count every player equally often: whether
/// −Σ sets is a sum of sets and walls with weights ≥ 0 and of the whole with any weight.
fn balanced(players: usize, sets: &[u32], walls: &[u32]) -> bool {
    let column = |set: u32, sign: f64| -> Vec<f64> {
        (0..players)
            .map(|i| if set >> i & 1 == 1 { sign } else { 0.0 })
            .collect()
    };
    let full = (1u32 << players) - 1;
    let mut columns: Vec<Vec<f64>> = sets.iter().chain(walls).map(|&set| column(set, 1.0)).collect();
    columns.extend([column(full, 1.0), column(full, -1.0)]);
    let mut target = vec![0.0; players];
    for set in sets {
        target
            .iter_mut()
            .zip(column(*set, 1.0))
            .for_each(|(sum, part)| *sum -= part);
    }
    distance(&columns, &target) < 1e-6
}

/// How near a target the sums of columns with weights ≥ 0 come (Lawson and Hanson's active sets).
fn distance(columns: &[Vec<f64>], target: &[f64]) -> f64 {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let mut weights = vec![0.0; columns.len()];
    let mut passive: Vec<usize> = Vec::new();
    let rest = |weights: &[f64]| {
        let mut rest = target.to_vec();
        for (column, weight) in columns.iter().zip(weights) {
            rest.iter_mut()
                .zip(column)
                .for_each(|(rest, entry)| *rest -= weight * entry);
        }
        rest
    };
    for _ in 0..1000 {
        let left = rest(&weights);
        let gain = |&i: &usize| dot(&columns[i], &left);
        let best = (0..columns.len())
            .filter(|i| !passive.contains(i))
            .max_by(|a, b| gain(a).total_cmp(&gain(b)));
        let Some(best) = best.filter(|best| gain(best) > 1e-9) else {
            break;
        };
        passive.push(best);
        loop {
            let found = least_squares(
                &passive.iter().map(|&i| &columns[i][..]).collect::<Vec<_>>(),
                target,
            );
            let back = passive
                .iter()
                .zip(&found)
                .filter(|(_, new)| **new <= 1e-12)
                .map(|(&i, new)| weights[i] / (weights[i] - new))
                .min_by(f64::total_cmp);
            let step = back.unwrap_or(1.0).min(1.0);
            for (&i, new) in passive.iter().zip(&found) {
                weights[i] += step * (new - weights[i]);
            }
            if back.is_none() {
                break;
            }
            passive.retain(|&i| weights[i] > 1e-12);
            (0..weights.len())
                .filter(|i| !passive.contains(i))
                .for_each(|i| weights[i] = 0.0);
        }
    }
    dot(&rest(&weights), &rest(&weights)).sqrt()
}

/// Weights of independent columns that come nearest to a target.
fn least_squares(columns: &[&[f64]], target: &[f64]) -> Vec<f64> {
    let dot = |a: &[f64], b: &[f64]| a.iter().zip(b).map(|(a, b)| a * b).sum::<f64>();
    let n = columns.len();
    let mut rows: Vec<Vec<f64>> = (0..n)
        .map(|i| {
            columns
                .iter()
                .map(|other| dot(columns[i], other))
                .chain([dot(columns[i], target)])
                .collect()
        })
        .collect();
    for i in 0..n {
        let pivot = (i..n)
            .max_by(|&a, &b| rows[a][i].abs().total_cmp(&rows[b][i].abs()))
            .unwrap();
        rows.swap(i, pivot);
        for j in 0..n {
            if j != i {
                let times = rows[j][i] / rows[i][i];
                let pivot = rows[i].clone();
                rows[j]
                    .iter_mut()
                    .zip(pivot)
                    .for_each(|(entry, pivot)| *entry -= times * pivot);
            }
        }
    }
    (0..n).map(|i| rows[i][n] / rows[i][i]).collect()
}
