//! The largest value of a set function over all subsets of at most twenty things.

/// Things up to which all subsets are looked at: 2²⁰ are a few milliseconds.
pub const MOST: usize = 20;

/// Low bits of a subset that are summed at once, so that the table stays in the nearest cache.
const LOW: usize = 10;

/// The largest value and a subset that has it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Largest {
    /// The value.
    pub value: f64,
    /// The subset, thing i as bit i: of those within `slack` of the value the smallest, of these the one
    /// that comes first in dictionary order.
    pub subset: u32,
}

/// The largest value(K) − Σ_{i ∈ K} weight_i over subsets K, for each of several lists of weights, where
/// value(K) is the sum of the `terms` (set, amount) whose set lies in K. The empty and the full subset are
/// left out; None when no other is left.
pub fn largest(things: usize, terms: &[(u32, f64)], weights: &[&[f64]], slack: f64) -> Option<Vec<Largest>> {
    assert!(things <= MOST);
    if things < 2 {
        return None;
    }
    let low = things.min(LOW);
    let (columns, rows) = (1usize << low, 1usize << (things - low));
    let low_weights: Vec<Vec<f64>> = weights.iter().map(|list| subset_sums(&list[..low])).collect();
    let high_weights: Vec<Vec<f64>> = weights.iter().map(|list| subset_sums(&list[low..])).collect();
    // In row h the table holds value(h ∪ l) for every low part l.
    let mut table = vec![0.0; columns];
    let bounds = |row: usize| {
        let end = columns - usize::from(row == rows - 1);
        (usize::from(row == 0), end)
    };

    let lists = weights.len();
    let mut best = vec![f64::NEG_INFINITY; lists];
    let mut row_best = vec![f64::NEG_INFINITY; rows * lists];
    for (row, row_best) in row_best.chunks_exact_mut(lists).enumerate() {
        fill(&mut table, low, row, terms);
        let (start, end) = bounds(row);
        for k in 0..lists {
            let mut most = f64::NEG_INFINITY;
            for (value, weight) in table[start..end].iter().zip(&low_weights[k][start..end]) {
                let excess = value - weight;
                most = if excess > most { excess } else { most };
            }
            row_best[k] = most - high_weights[k][row];
            best[k] = best[k].max(row_best[k]);
        }
    }

    let mut found: Vec<Largest> = best.iter().map(|&value| Largest { value, subset: 0 }).collect();
    for (row, row_best) in row_best.chunks_exact(lists).enumerate() {
        if (0..lists).all(|k| row_best[k] < best[k] - slack) {
            continue;
        }
        fill(&mut table, low, row, terms);
        let (start, end) = bounds(row);
        for k in (0..lists).filter(|&k| row_best[k] >= best[k] - slack) {
            for column in start..end {
                if table[column] - low_weights[k][column] - high_weights[k][row] >= best[k] - slack {
                    let subset = (row << low | column) as u32;
                    if comes_before(subset, found[k].subset) {
                        found[k].subset = subset;
                    }
                }
            }
        }
    }
    Some(found)
}

/// Whether a subset is smaller than another, or as large and first in dictionary order; 0 is no subset yet.
pub fn comes_before(subset: u32, other: u32) -> bool {
    let first_difference = (subset ^ other) & (subset ^ other).wrapping_neg();
    match subset.count_ones().cmp(&other.count_ones()) {
        _ if other == 0 => true,
        std::cmp::Ordering::Equal => subset & first_difference != 0,
        order => order.is_lt(),
    }
}

/// value(row ∪ l) for every low part l: each term at its own low part, then sums over all subsets.
fn fill(table: &mut [f64], low: usize, row: usize, terms: &[(u32, f64)]) {
    table.fill(0.0);
    for &(set, amount) in terms {
        let set = set as usize;
        if (set >> low) & !row == 0 {
            table[set & (table.len() - 1)] += amount;
        }
    }
    for bit in 0..low {
        let half = 1 << bit;
        for block in table.chunks_exact_mut(2 * half) {
            let (without, with) = block.split_at_mut(half);
            for (sum, part) in with.iter_mut().zip(without) {
                *sum += *part;
            }
        }
    }
}

/// Σ_{i ∈ K} weight_i for every subset K.
pub fn subset_sums(weights: &[f64]) -> Vec<f64> {
    let mut sums = vec![0.0];
    for weight in weights {
        sums.extend_from_within(..);
        let half = sums.len() / 2;
        sums[half..].iter_mut().for_each(|sum| *sum += weight);
    }
    sums
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Whole numbers, so that sums are exact in any order.
    fn example(things: usize) -> (Vec<(u32, f64)>, Vec<f64>) {
        let mut terms = Vec::new();
        for i in 0..things {
            for j in i + 1..things {
                terms.push((1 << i | 1 << j, ((i * 7 + j * 13) % 9) as f64 - 3.0));
            }
        }
        terms.push(((1 << things) - 1, 5.0));
        terms.push((0b111 & ((1 << things) - 1), -4.0));
        (terms, (0..things).map(|i| (i * 5 % 7) as f64 - 2.0).collect())
    }

    #[test]
    fn as_looking_at_every_subset_one_by_one() {
        for things in [1, 2, 5, 10, 11, 13] {
            let (terms, weights) = example(things);
            let mut expected: Option<Largest> = None;
            for subset in 1..(1u32 << things) - 1 {
                let value = |&(set, amount): &(u32, f64)| if set & !subset == 0 { amount } else { 0.0 };
                let weight = |i: usize| if subset >> i & 1 == 1 { weights[i] } else { 0.0 };
                let value: f64 = terms.iter().map(value).sum::<f64>() - (0..things).map(weight).sum::<f64>();
                let better = |best: Largest| {
                    value > best.value || value == best.value && comes_before(subset, best.subset)
                };
                if expected.is_none_or(better) {
                    expected = Some(Largest { value, subset });
                }
            }
            let found = largest(things, &terms, &[&weights], 0.0).map(|found| found[0]);
            assert_eq!(found, expected, "{things} things");
        }
    }

    #[test]
    fn smaller_sets_come_first_then_the_dictionary() {
        assert!(comes_before(0b1000, 0b0011));
        assert!(comes_before(0b1001, 0b0110));
        assert!(!comes_before(0b0110, 0b1001));
    }
}
