//! Sets of small whole numbers, as rows of bits.

const WORD: usize = 64;

/// As many words as `columns` bits take.
pub fn words(columns: usize) -> usize {
    columns.div_ceil(WORD)
}

/// Puts one bit in.
pub fn insert(set: &mut [u64], bit: usize) {
    set[bit / WORD] |= 1 << (bit % WORD);
}

/// Takes one bit out.
pub fn remove(set: &mut [u64], bit: usize) {
    set[bit / WORD] &= !(1 << (bit % WORD));
}

/// Whether a bit is in.
pub fn contains(set: &[u64], bit: usize) -> bool {
    set[bit / WORD] >> (bit % WORD) & 1 == 1
}

/// Adds all of `other`.
pub fn unite(set: &mut [u64], other: &[u64]) {
    for (word, more) in set.iter_mut().zip(other) {
        *word |= more;
    }
}

/// How many are in.
pub fn count(set: &[u64]) -> u32 {
    set.iter().map(|word| word.count_ones()).sum()
}

/// All that are in, rising.
pub fn ones(set: &[u64]) -> impl Iterator<Item = usize> + '_ {
    let mut next = seek(set, 0, 0);
    std::iter::from_fn(move || {
        let one = next?;
        next = seek(set, one + 1, 0);
        Some(one)
    })
}

/// Maximal runs `[from, to)` of neighbours that are in, rising.
pub fn runs(set: &[u64]) -> impl Iterator<Item = (usize, usize)> + '_ {
    let mut at = 0;
    std::iter::from_fn(move || {
        let from = seek(set, at, 0)?;
        at = seek(set, from, u64::MAX).unwrap_or(set.len() * WORD);
        Some((from, at))
    })
}

/// The first bit at or after `from` that is in (`flip` 0) or not in (`flip` all ones).
#[inline]
fn seek(set: &[u64], from: usize, flip: u64) -> Option<usize> {
    let mut index = from / WORD;
    let mut word = (set.get(index)? ^ flip) & (u64::MAX << (from % WORD));
    while word == 0 {
        index += 1;
        word = set.get(index)? ^ flip;
    }
    Some(index * WORD + word.trailing_zeros() as usize)
}

/// Many sets over the same columns.
#[derive(Clone, Debug)]
pub struct BitRows {
    words: usize,
    bits: Vec<u64>,
}

impl BitRows {
    /// Empty sets.
    pub fn new(rows: usize, columns: usize) -> Self {
        let words = words(columns);
        Self {
            words,
            bits: vec![0; rows * words],
        }
    }

    /// One of the sets.
    #[inline]
    pub fn row(&self, row: usize) -> &[u64] {
        &self.bits[row * self.words..(row + 1) * self.words]
    }

    /// Adds all of one set to another of as many columns.
    pub fn unite(&mut self, row: usize, other: &[u64]) {
        unite(&mut self.bits[row * self.words..(row + 1) * self.words], other);
    }

    /// Puts all of `[from, to)` into a set.
    #[inline]
    pub fn fill(&mut self, row: usize, from: usize, to: usize) {
        let set = &mut self.bits[row * self.words..(row + 1) * self.words];
        for (index, word) in set.iter_mut().enumerate().take(words(to)).skip(from / WORD) {
            let low = from.saturating_sub(index * WORD);
            let high = (to - index * WORD).min(WORD);
            if low < high {
                *word |= (u64::MAX >> (WORD - (high - low))) << low;
            }
        }
    }
}

/// The runs of many sets.
#[derive(Clone, Debug)]
pub struct RunRows {
    /// Where each set's runs begin, and at last their number.
    start: Vec<u32>,
    runs: Vec<(u32, u32)>,
}

impl RunRows {
    /// Of all sets of some rows.
    pub fn new(rows: &BitRows) -> Self {
        let count = rows.bits.len() / rows.words.max(1);
        let (mut start, mut all) = (Vec::with_capacity(count + 1), Vec::with_capacity(count));
        start.push(0);
        for row in 0..count {
            all.extend(runs(rows.row(row)).map(|(from, to)| (from as u32, to as u32)));
            start.push(all.len() as u32);
        }
        Self { start, runs: all }
    }

    /// Maximal runs `[from, to)` of one of the sets, rising.
    #[inline]
    pub fn row(&self, row: usize) -> &[(u32, u32)] {
        &self.runs[self.start[row] as usize..self.start[row + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_and_ones_are_what_was_filled() {
        for (from, to) in [
            (0, 1),
            (0, 64),
            (3, 61),
            (63, 65),
            (64, 128),
            (5, 200),
            (128, 200),
        ] {
            let mut rows = BitRows::new(2, 200);
            rows.fill(1, from, to);
            assert_eq!(runs(rows.row(1)).collect::<Vec<_>>(), [(from, to)]);
            assert_eq!(
                ones(rows.row(1)).collect::<Vec<_>>(),
                (from..to).collect::<Vec<_>>()
            );
            assert_eq!(count(rows.row(1)) as usize, to - from);
            assert_eq!(count(rows.row(0)), 0);
        }
    }

    #[test]
    fn overlapping_fills_unite_and_gaps_part() {
        let mut rows = BitRows::new(1, 130);
        rows.fill(0, 2, 5);
        rows.fill(0, 4, 70);
        rows.fill(0, 100, 130);
        assert_eq!(runs(rows.row(0)).collect::<Vec<_>>(), [(2, 70), (100, 130)]);
        assert_eq!(RunRows::new(&rows).row(0), [(2, 70), (100, 130)]);
    }
}
