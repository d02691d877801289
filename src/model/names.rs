//! Names and what they number: the one kind of map that the engine has of its own.
//!
//! Every kind of map is compiled anew and weighs kilobytes in a browser, so that all look up numbers, and
//! what belongs to a name lies in a list beside them.

/// Names, each with a number: a table of places, open and never more than half full, in which a name is looked for
/// from where its hash points on.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names<'d> {
    /// In the order in which they came.
    names: Vec<(&'d str, usize)>,
    /// The lot of each name.
    lots: Vec<u64>,
    /// Places in `names`, and one more; 0 where there is none. Their number is a power of two.
    places: Vec<u32>,
}

impl<'d> Names<'d> {
    /// Adds a name. One that is there already keeps its number, which is given back.
    pub fn add(&mut self, name: &'d str, number: usize) -> Option<usize> {
        if self.places.len() <= 2 * self.names.len() {
            self.widen();
        }
        let lot = lot(name);
        match self.find(name, lot) {
            Ok(at) => Some(self.names[at].1),
            Err(place) => {
                self.names.push((name, number));
                self.lots.push(lot);
                self.places[place] = self.names.len() as u32;
                None
            }
        }
    }

    /// The number of a name.
    pub fn get(&self, name: &str) -> Option<usize> {
        if self.names.is_empty() {
            return None;
        }
        self.find(name, lot(name)).ok().map(|at| self.names[at].1)
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.names.len()
    }

    /// Whether a name is there.
    pub fn has(&self, name: &str) -> bool {
        self.get(name).is_some()
    }

    /// All names and their numbers, in the order in which they came.
    pub fn iter(&self) -> impl Iterator<Item = (&'d str, usize)> + '_ {
        self.names.iter().copied()
    }

    /// Where a name is among the names, or the place in which it belongs.
    fn find(&self, name: &str, lot: u64) -> Result<usize, usize> {
        let last = self.places.len() - 1;
        let mut place = hash(name.len(), lot) & last;
        while let Some(at) = (self.places[place] as usize).checked_sub(1) {
            let other = self.names[at].0;
            if self.lots[at] == lot && other.len() == name.len() && (name.len() <= LOT || other == name) {
                return Ok(at);
            }
            place = (place + 1) & last;
        }
        Err(place)
    }

    fn widen(&mut self) {
        let places = (4 * self.names.len()).next_power_of_two().max(8);
        self.places.clear();
        self.places.resize(places, 0);
        for (at, (&lot, (name, _))) in (1..).zip(self.lots.iter().zip(&self.names)) {
            let mut place = hash(name.len(), lot) & (places - 1);
            while self.places[place] != 0 {
                place = (place + 1) & (places - 1);
            }
            self.places[place] = at;
        }
    }
}

/// Bytes of a lot.
const LOT: usize = 8;

/// An odd number without a pattern (2⁶⁴ / golden ratio).
const FOLD: u64 = 0x9e37_79b9_7f4a_7c15;

/// All bytes of a name in one number, when they fit: of two such names of one length the lots differ. Otherwise the
/// bytes by eights, the last eight of them maybe twice, folded.
fn lot(name: &str) -> u64 {
    let bytes = name.as_bytes();
    if let Some(last) = bytes.last_chunk::<LOT>() {
        let lots = bytes.as_chunks::<LOT>().0.iter().chain([last]);
        let fold = |sum, lot: &[u8; LOT]| mixed(sum ^ u64::from_le_bytes(*lot));
        return if bytes.len() == LOT {
            u64::from_le_bytes(*last)
        } else {
            lots.fold(0, fold)
        };
    }
    if let (Some(first), Some(last)) = (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
        let [first, last] = [first, last].map(|half| u64::from(u32::from_le_bytes(*half)));
        return first | last << 32;
    }
    bytes.iter().fold(0, |lot, &byte| lot << 8 | u64::from(byte))
}

fn hash(length: usize, lot: u64) -> usize {
    (mixed(lot ^ length as u64).wrapping_mul(FOLD) >> 32) as usize
}

/// A product's low bits know nothing of the high bits of what was multiplied.
fn mixed(number: u64) -> u64 {
    let product = number.wrapping_mul(FOLD);
    product ^ product >> 32
}

/// What tells a name from others without reading them, unless both are long.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Brief {
    lot: u64,
    length: usize,
}

impl Brief {
    /// Of one name.
    pub fn of(name: &str) -> Self {
        Self {
            lot: lot(name),
            length: name.len(),
        }
    }

    /// Where a name stands in a list, of which this is told of each: so a list that lies far away is not read.
    pub fn place<'n>(list: &[Self], name: &str, read: impl Fn(usize) -> &'n str) -> Option<usize> {
        let brief = Self::of(name);
        let is_it = |at: usize| list[at] == brief && (name.len() <= LOT || read(at) == name);
        (0..list.len()).find(|&at| is_it(at))
    }
}

/// Pairs of names, each with a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct NamePairs<'d> {
    /// Numbers in `seconds`.
    firsts: Names<'d>,
    seconds: Vec<Names<'d>>,
}

impl<'d> NamePairs<'d> {
    /// Adds a pair. One that is there already keeps its number, which is given back.
    pub fn add(&mut self, first: &'d str, second: &'d str, number: usize) -> Option<usize> {
        let next = self.seconds.len();
        let at = self.firsts.add(first, next).unwrap_or(next);
        if at == next {
            self.seconds.push(Names::default());
        }
        self.seconds[at].add(second, number)
    }

    /// The number of a pair.
    pub fn get(&self, first: &str, second: &str) -> Option<usize> {
        self.seconds[self.firsts.get(first)?].get(second)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_number_of_a_name_stays() {
        let mut names = Names::default();
        assert_eq!((names.add("a", 3), names.add("a", 5)), (None, Some(3)));
        assert_eq!((names.get("a"), names.get("b")), (Some(3), None));
    }

    #[test]
    fn many_names_are_found_and_no_others() {
        let texts: Vec<String> = (0..2000).map(|i| format!("u{i}")).collect();
        let mut names = Names::default();
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(names.add(text, number), None);
        }
        assert_eq!(names.len(), texts.len());
        for (number, text) in texts.iter().enumerate() {
            assert_eq!(names.get(text), Some(number));
            assert!(!names.has(&format!("{text} ")));
        }
        assert!(
            names
                .iter()
                .map(|(name, _)| name)
                .eq(texts.iter().map(String::as_str))
        );
    }

    /// Ids like these come in documents: short, with one digit changing.
    #[test]
    fn hashes_of_like_names_lie_apart() {
        let place = |name: &str| hash(name.len(), lot(name)) & 8191;
        let mut hashes: Vec<usize> = (0..4096).map(|i| place(&format!("unit-{i}"))).collect();
        hashes.sort_unstable();
        hashes.dedup();
        // By chance about 3,220 of 8,192 places are taken.
        assert!(hashes.len() > 3000, "{}", hashes.len());
    }

    #[test]
    fn a_place_is_found_among_names_of_any_length() {
        let names = [
            "",
            "a",
            "ab",
            "ba",
            "abcd",
            "abcdabcd",
            "abcdabcdabcd",
            "abcdabcd-abcdabcd",
            "abcdabcd+abcdabcd",
        ];
        let briefs = names.map(Brief::of);
        for (at, name) in names.into_iter().enumerate() {
            assert_eq!(Brief::place(&briefs, name, |at| names[at]), Some(at));
            assert_eq!(Brief::place(&briefs[..at], name, |at| names[at]), None);
        }
    }

    #[test]
    fn pairs_are_told_apart_by_both_names_in_their_order() {
        let mut pairs = NamePairs::default();
        assert_eq!((pairs.add("a", "b", 1), pairs.add("b", "a", 2)), (None, None));
        assert_eq!((pairs.add("a", "b", 3), pairs.add("a", "a", 4)), (Some(1), None));
        assert_eq!((pairs.get("a", "b"), pairs.get("b", "a")), (Some(1), Some(2)));
        assert_eq!((pairs.get("b", "b"), pairs.get("c", "a")), (None, None));
    }
}
