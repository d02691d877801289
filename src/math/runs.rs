//! Sums over runs of neighbours, and additions to them, without ever subtracting.
//!
//! Prefix sums would do both with a subtraction, which leaves dust of the largest term where the terms of a
//! run are small. Here every answer is a sum of the terms that belong to it.

use super::exact::{Cut, Exact};

/// Places that amounts are added to, at most: the months of any horizon.
const MOST_PLACES: usize = 1 << 10;
/// Nodes of a tree that stand for a run at most: two on each level below the root.
const MOST_NODES: usize = 2 * MOST_PLACES.ilog2() as usize;
/// Runs to come for each different one, from which on those that are the same are put together first.
const MANY: usize = 4;

/// Sums of any run of fixed values: two reads and one addition a question.
///
/// A disjoint sparse table: on each level the values are cut into blocks of a power of two, and every value
/// knows the sum from itself to its block's middle.
#[derive(Clone, Debug, Default)]
pub struct RunSums {
    len: usize,
    /// Level by level, the lowest (blocks of one) first.
    levels: Vec<f64>,
}

impl RunSums {
    /// Prepares the sums.
    pub fn new(values: &[f64]) -> Self {
        let mut sums = Self::default();
        sums.renew(values);
        sums
    }

    /// Prepares the sums of other values.
    pub fn renew(&mut self, values: &[f64]) {
        let len = values.len();
        self.len = len;
        let levels = &mut self.levels;
        levels.clear();
        levels.extend_from_slice(values);
        let mut half = 1;
        while half < len {
            let start = levels.len();
            levels.resize(start + len, 0.0);
            let level = &mut levels[start..];
            for middle in (half..len).step_by(2 * half) {
                let mut sum = 0.0;
                for i in (middle - half..middle).rev() {
                    sum += values[i];
                    level[i] = sum;
                }
                sum = 0.0;
                for i in middle..(middle + half).min(len) {
                    sum += values[i];
                    level[i] = sum;
                }
            }
            half *= 2;
        }
    }

    /// Σ values\[from..to\].
    #[inline]
    pub fn sum(&self, from: usize, to: usize) -> f64 {
        if from >= to {
            return 0.0;
        }
        let last = to - 1;
        if from == last {
            return self.levels[from];
        }
        // The level on which the two ends lie on different sides of a block's middle.
        let level = (usize::BITS - (from ^ last).leading_zeros()) as usize;
        self.levels[level * self.len + from] + self.levels[level * self.len + last]
    }
}

/// Adds amounts to all places of a run, a few additions a run, and gives what has come together: the same in
/// whatever order the runs came, and any of them can be taken away again.
///
/// A segment tree whose root is node 1 and whose leaves are the places. Where more runs are to come than there can be
/// different ones, those that are the same are put together first, and then go into the tree as one; the small engine
/// of the first verdict does without.
#[derive(Clone, Debug, Default)]
pub struct RunAdds<const N: usize> {
    len: usize,
    leaves: usize,
    /// What all places below each node of the tree have got at once.
    sums: Vec<[Exact; N]>,
    /// Whether a node ever got anything.
    used: Vec<bool>,
    /// What the sums come to, unless they have changed since.
    values: Vec<[f64; N]>,
    changed: Vec<bool>,
    /// The same with all that the nodes above have got.
    reached: Vec<[f64; N]>,
    /// What every run has got that is not in the tree yet, by its end, then its beginning; empty unless so many come.
    gathered: Vec<[Exact; N]>,
}

impl<const N: usize> RunAdds<N> {
    /// Nothing at any place.
    pub fn new(len: usize) -> Self {
        let mut adds = Self::default();
        adds.clear(len, 0);
        adds
    }

    /// Nothing at any place again; about so many runs are to come before all is asked for.
    pub fn clear(&mut self, len: usize, coming: usize) {
        assert!(len <= MOST_PLACES, "more places than any horizon has months");
        // Of few runs most nodes get nothing: those alone that did are emptied.
        for node in 0..self.used.len() {
            if std::mem::take(&mut self.used[node]) {
                self.sums[node] = [Exact::default(); N];
                self.values[node] = [0.0; N];
                self.changed[node] = false;
            }
        }
        self.len = len;
        self.leaves = len.next_power_of_two();
        let nodes = 2 * self.leaves;
        self.sums.resize(nodes, [Exact::default(); N]);
        self.used.resize(nodes, false);
        self.values.resize(nodes, [0.0; N]);
        self.changed.resize(nodes, false);
        self.reached.resize(nodes, [0.0; N]);
        self.gathered.clear();
        let different = run_index(0, len + 1);
        // Of one or two places every run is a node of its own.
        if cfg!(feature = "whole") && len > 2 && coming > MANY * different {
            self.gathered.resize(different, [Exact::default(); N]);
        }
    }

    /// Adds `amounts` to every place of `[from, to)`.
    #[inline(always)]
    pub fn add(&mut self, from: usize, to: usize, amounts: [f64; N]) {
        if cfg!(feature = "whole") && !self.gathered.is_empty() && from < to {
            let sums = &mut self.gathered[run_index(from, to)];
            for (sum, amount) in sums.iter_mut().zip(amounts) {
                if amount != 0.0 {
                    sum.add(amount);
                }
            }
            return;
        }
        self.visit(from, to, amounts, Exact::add_cut);
    }

    /// Takes away what was added to a run.
    pub fn take(&mut self, from: usize, to: usize, amounts: [f64; N]) {
        debug_assert!(self.gathered.is_empty(), "all was asked for since it was cleared");
        self.visit(from, to, amounts, Exact::take_cut);
    }

    /// Brings the places up to date; false when so much was taken away that all must be added anew.
    #[must_use]
    pub fn finish(&mut self) -> bool {
        if cfg!(feature = "whole") {
            self.spread();
        }
        for node in 1..2 * self.leaves {
            if cfg!(feature = "whole") && self.is_beyond(node) {
                continue;
            }
            if self.changed[node] {
                self.changed[node] = false;
                if !self.sums[node].iter().all(Exact::sound) {
                    return false;
                }
                for (value, sum) in self.values[node].iter_mut().zip(&self.sums[node]) {
                    *value = sum.value();
                }
            }
            let mut reached = self.reached[node / 2];
            for (sum, value) in reached.iter_mut().zip(&self.values[node]) {
                *sum += value;
            }
            self.reached[node] = reached;
        }
        true
    }

    /// Whether a node stands for places beyond the last one alone, which nobody reads.
    #[inline]
    fn is_beyond(&self, node: usize) -> bool {
        let below = self.leaves.ilog2() - node.ilog2();
        node << below >= self.leaves + self.len
    }

    /// What each place had got when all was last brought up to date.
    #[inline]
    pub fn places(&self) -> &[[f64; N]] {
        &self.reached[self.leaves..self.leaves + self.len]
    }

    /// Puts into the tree what was gathered run by run.
    fn spread(&mut self) {
        let gathered = std::mem::take(&mut self.gathered);
        let ends = (1..=self.len).flat_map(|to| (0..to).map(move |from| (from, to)));
        for ((from, to), amounts) in ends.zip(&gathered) {
            if amounts.iter().all(Exact::is_empty) {
                continue;
            }
            let (nodes, count) = self.nodes(from, to);
            for &node in &nodes[..count] {
                for (sum, amount) in self.sums[node as usize].iter_mut().zip(amounts) {
                    sum.add_all(amount);
                }
            }
        }
    }

    /// Calls `visit` with the sum of every node that stands for a part of the run, and with each amount that is not 0.
    #[inline]
    fn visit(&mut self, from: usize, to: usize, amounts: [f64; N], visit: impl Fn(&mut Exact, &Cut)) {
        let (nodes, count) = self.nodes(from, to);
        for (place, amount) in amounts.into_iter().enumerate() {
            if amount == 0.0 {
                continue;
            }
            let cut = Cut::new(amount);
            for &node in &nodes[..count] {
                visit(&mut self.sums[node as usize][place], &cut);
            }
        }
    }

    /// The nodes that stand for the parts of the run, and how many they are; their sums are about to change.
    #[inline(always)]
    fn nodes(&mut self, from: usize, to: usize) -> ([u16; MOST_NODES], usize) {
        let mut nodes = [0; MOST_NODES];
        let mut count = 0;
        let mut put = |node: usize| {
            self.used[node] = true;
            self.changed[node] = true;
            nodes[count] = node as u16;
            count += 1;
        };
        // What lies beyond the last place is never read, so a run to the end may as well fill the tree.
        let to = if to == self.len { self.leaves } else { to };
        let (mut low, mut high) = (from + self.leaves, to + self.leaves);
        // Most runs do.
        if from == 0 && to == self.leaves {
            put(1);
            high = low;
        }
        while low < high {
            if low % 2 == 1 {
                put(low);
                low += 1;
            }
            if high % 2 == 1 {
                high -= 1;
                put(high);
            }
            low /= 2;
            high /= 2;
        }
        (nodes, count)
    }
}

/// Place of `[from, to)` among all runs that are not empty, by their end, then their beginning.
#[inline]
fn run_index(from: usize, to: usize) -> usize {
    to * (to - 1) / 2 + from
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sums_of_all_runs() {
        for len in [1, 2, 3, 7, 8, 13, 33] {
            let values: Vec<f64> = (0..len).map(|i| (i * i % 11) as f64).collect();
            let sums = RunSums::new(&values);
            for from in 0..=len {
                for to in from..=len {
                    assert_eq!(
                        sums.sum(from, to),
                        values[from..to].iter().sum::<f64>(),
                        "{from}..{to} of {len}"
                    );
                }
            }
        }
    }

    #[test]
    fn a_small_run_beside_a_large_one_keeps_its_digits() {
        assert_eq!(RunSums::new(&[1e30, 0.1, 0.1, 1e30]).sum(1, 3), 0.2);
    }

    #[test]
    fn what_is_taken_away_was_never_there() {
        let runs = [
            (0, 5, 0.1),
            (2, 9, 0.7),
            (0, 13, 1e5),
            (5, 6, 0.3),
            (12, 13, 1e-3),
        ];
        let (mut with, mut without) = (RunAdds::<1>::new(13), RunAdds::<1>::new(13));
        for (from, to, amount) in runs {
            with.add(from, to, [amount]);
            with.add(to / 2, to, [3.0 * amount]);
            without.add(from, to, [amount]);
        }
        for (_, to, amount) in runs {
            with.take(to / 2, to, [3.0 * amount]);
        }
        assert!(with.finish() && without.finish());
        assert_eq!(with.places(), without.places());
    }

    #[test]
    fn additions_to_all_runs() {
        for len in [1, 2, 3, 7, 8, 13, 33] {
            let mut adds = RunAdds::<1>::new(len);
            let mut plain = vec![0.0; len];
            for from in 0..len {
                for to in from..=len {
                    let amount = (from + 3 * to) as f64;
                    adds.add(from, to, [amount]);
                    plain[from..to].iter_mut().for_each(|place| *place += amount);
                }
            }
            assert!(adds.finish());
            assert!(adds.places().iter().flatten().eq(&plain));
        }
    }

    #[test]
    fn many_runs_come_to_the_same_bits_as_one_after_another() {
        for len in [1, 3, 5, 24] {
            let (mut many, mut one) = (RunAdds::<2>::new(0), RunAdds::<2>::new(len));
            many.clear(len, usize::MAX);
            for index in 0..200 {
                let (from, to) = (index * 7 % len, 1 + index * 5 % len);
                let amounts = [0.1 * index as f64, if index == 9 { 1e25 } else { 0.0 }];
                many.add(from, to, amounts);
                one.add(from, to, amounts);
            }
            assert!(many.finish() && one.finish());
            assert_eq!(many.places(), one.places());
            // Afterwards a run is put in and taken out as ever.
            for adds in [&mut many, &mut one] {
                adds.take(9 * 7 % len, 1 + 9 * 5 % len, [0.9, 1e25]);
                adds.add(0, len, [7.0, 0.0]);
            }
            assert_eq!(many.finish(), one.finish());
            assert_eq!(many.places(), one.places());
        }
    }
}
