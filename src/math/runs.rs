//! Sums over runs of neighbours, and additions to them, without ever subtracting.
//!
//! Prefix sums would do both with a subtraction, which leaves dust of the largest term where the terms of a
//! run are small. Here every answer is a sum of the terms that belong to it.

use super::exact::{Cut, Exact};

/// Places that amounts are added to, at most: the months of any horizon.
const MOST_PLACES: usize = 1 << 10;
/// Nodes of a tree that stand for a run at most: two on each level below the root.
const MOST_NODES: usize = 2 * MOST_PLACES.ilog2() as usize;

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
/// A segment tree whose root is node 1 and whose leaves are the places.
#[derive(Clone, Debug, Default)]
pub struct RunAdds<const N: usize> {
    len: usize,
    leaves: usize,
    /// What all places below each node of the tree have got at once.
    sums: Vec<[Exact; N]>,
    /// What the sums come to, unless they have changed since.
    values: Vec<[f64; N]>,
    changed: Vec<bool>,
    /// The same with all that the nodes above have got.
    reached: Vec<[f64; N]>,
}

impl<const N: usize> RunAdds<N> {
    /// Nothing at any place.
    pub fn new(len: usize) -> Self {
        let mut adds = Self::default();
        adds.clear(len);
        adds
    }

    /// Nothing at any place again.
    pub fn clear(&mut self, len: usize) {
        assert!(len <= MOST_PLACES, "more places than any horizon has months");
        self.len = len;
        self.leaves = len.next_power_of_two();
        let nodes = 2 * self.leaves;
        self.sums.clear();
        self.sums.resize(nodes, [Exact::default(); N]);
        self.values.clear();
        self.values.resize(nodes, [0.0; N]);
        self.changed.clear();
        self.changed.resize(nodes, false);
        self.reached.clear();
        self.reached.resize(nodes, [0.0; N]);
    }

    /// Adds `amounts` to every place of `[from, to)`.
    pub fn add(&mut self, from: usize, to: usize, amounts: [f64; N]) {
        self.visit(from, to, amounts, Exact::add_cut);
    }

    /// Takes away what was added to a run.
    pub fn take(&mut self, from: usize, to: usize, amounts: [f64; N]) {
        self.visit(from, to, amounts, Exact::take_cut);
    }

    /// What each place has got, or None when so much was taken away that all must be added anew.
    pub fn finish(&mut self) -> Option<impl Iterator<Item = &[f64; N]>> {
        for node in 1..2 * self.leaves {
            if self.changed[node] {
                self.changed[node] = false;
                if !self.sums[node].iter().all(Exact::sound) {
                    return None;
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
        Some(self.reached[self.leaves..self.leaves + self.len].iter())
    }

    /// Calls `visit` with the sum of every node that stands for a part of the run, and with each amount that is not 0.
    #[inline]
    fn visit(&mut self, from: usize, to: usize, amounts: [f64; N], mut visit: impl FnMut(&mut Exact, &Cut)) {
        // What lies beyond the last place is never read, so a run to the end may as well fill the tree.
        let to = if to == self.len { self.leaves } else { to };
        let (mut low, mut high) = (from + self.leaves, to + self.leaves);
        let mut nodes = [0; MOST_NODES];
        let mut count = 0;
        let mut put = |node: usize| {
            self.changed[node] = true;
            nodes[count] = node as u16;
            count += 1;
        };
        // Most runs fill the tree.
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
        let places = |mut adds: RunAdds<1>| adds.finish().map(|places| places.copied().collect::<Vec<_>>());
        assert_eq!(places(with), places(without));
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
            assert_eq!(
                adds.finish()
                    .map(|places| places.map(|[sum]| *sum).collect::<Vec<_>>()),
                Some(plain)
            );
        }
    }
}
