//! Names and what they number: the one kind of map that the engine has of its own.
//!
//! Every kind of map is compiled anew and weighs kilobytes in a browser, so that all look up numbers, and
//! what belongs to a name lies in a list beside them.

use std::collections::BTreeMap;
use std::collections::btree_map::Entry;

/// Names, each with a number.
#[derive(Clone, Debug, Default)]
pub(crate) struct Names<'d>(BTreeMap<&'d str, usize>);

impl<'d> Names<'d> {
    /// Adds a name. One that is there already keeps its number, which is given back.
    pub fn add(&mut self, name: &'d str, number: usize) -> Option<usize> {
        match self.0.entry(name) {
            Entry::Occupied(before) => Some(*before.get()),
            Entry::Vacant(place) => {
                place.insert(number);
                None
            }
        }
    }

    /// The number of a name.
    pub fn get(&self, name: &str) -> Option<usize> {
        self.0.get(name).copied()
    }

    /// How many names there are.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether a name is there.
    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// All names and their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (&'d str, usize)> + '_ {
        self.0.iter().map(|(name, number)| (*name, *number))
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
    fn pairs_are_told_apart_by_both_names_in_their_order() {
        let mut pairs = NamePairs::default();
        assert_eq!((pairs.add("a", "b", 1), pairs.add("b", "a", 2)), (None, None));
        assert_eq!((pairs.add("a", "b", 3), pairs.add("a", "a", 4)), (Some(1), None));
        assert_eq!((pairs.get("a", "b"), pairs.get("b", "a")), (Some(1), Some(2)));
        assert_eq!((pairs.get("b", "b"), pairs.get("c", "a")), (None, None));
    }
}
