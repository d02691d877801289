//! Sums over runs of neighbours, and additions to them, without ever subtracting.
//!
//! Prefix sums would do both with a subtraction, which leaves dust of the largest term where the terms of a
//! run are small. Here every answer is a sum of the terms that belong to it.

/// Sums of any run of fixed values: two reads and one addition a question.
///
/// A disjoint sparse table: on each level the values are cut into blocks of a power of two, and every value
/// knows the sum from itself to its block's middle.
#[derive(Clone, Debug)]
pub struct RunSums {
    len: usize,
    /// Level by level, the lowest (blocks of one) first.
    levels: Vec<f64>,
}

impl RunSums {
    /// Prepares the sums.
    pub fn new(values: &[f64]) -> Self {
        let len = values.len();
        let mut levels = values.to_vec();
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
        Self { len, levels }
    }

    /// Σ values\[from..to\].
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

/// Adds amounts to all places of a run, a few additions a run, and gives what has come together.
///
/// A segment tree whose root is node 1 and whose leaves are the places.
#[derive(Clone, Debug)]
pub struct RunAdds<const N: usize> {
    len: usize,
    leaves: usize,
    nodes: Vec<[f64; N]>,
}

impl<const N: usize> RunAdds<N> {
    /// Nothing at any place.
    pub fn new(len: usize) -> Self {
        let leaves = len.next_power_of_two();
        Self {
            len,
            leaves,
            nodes: vec![[0.0; N]; 2 * leaves],
        }
    }

    /// Adds `amounts` to every place of `[from, to)`.
    pub fn add(&mut self, from: usize, to: usize, amounts: [f64; N]) {
        // What lies beyond the last place is never read, so a run to the end may as well fill the tree.
        let to = if to == self.len { self.leaves } else { to };
        let (mut low, mut high) = (from + self.leaves, to + self.leaves);
        while low < high {
            if low % 2 == 1 {
                self.put(low, amounts);
                low += 1;
            }
            if high % 2 == 1 {
                high -= 1;
                self.put(high, amounts);
            }
            low /= 2;
            high /= 2;
        }
    }

    /// What each place has got.
    pub fn finish(mut self) -> Vec<[f64; N]> {
        for node in 2..2 * self.leaves {
            self.put(node, self.nodes[node / 2]);
        }
        self.nodes[self.leaves..self.leaves + self.len].to_vec()
    }

    fn put(&mut self, node: usize, amounts: [f64; N]) {
        for (sum, amount) in self.nodes[node].iter_mut().zip(amounts) {
            *sum += amount;
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
                adds.finish().into_iter().map(|[sum]| sum).collect::<Vec<_>>(),
                plain
            );
        }
    }
}
