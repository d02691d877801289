//! Putting things in order, by one routine for all of them.
//!
//! The standard library compiles its sorts anew for every kind of item, and each weighs kilobytes in a
//! browser: here only numbers and places are ever sorted, whatever the items are.

/// Sorts by a whole number; items of equal numbers stay in their order.
pub fn sort_by_number<T: Clone>(items: &mut Vec<T>, number: impl Fn(&T) -> u64) {
    let mut places: Vec<(u64, u32)> = items.iter().map(number).zip(0..).collect();
    sort_places(&mut places);
    *items = places
        .into_iter()
        .map(|(_, place)| items[place as usize].clone())
        .collect();
}

/// Few are put in one by one; many byte by byte from the last on, but for the bytes in which they do not differ.
fn sort_places(places: &mut Vec<(u64, u32)>) {
    const FEW: usize = 32;
    if places.len() <= FEW {
        for end in 1..places.len() {
            let item = places[end];
            let mut at = end;
            while at > 0 && places[at - 1].0 > item.0 {
                places[at] = places[at - 1];
                at -= 1;
            }
            places[at] = item;
        }
        return;
    }
    let first = places[0].0;
    let differ = places
        .iter()
        .fold(0, |differ, (number, _)| differ | (number ^ first));
    let mut sorted = places.clone();
    for shift in (0..u64::BITS)
        .step_by(8)
        .filter(|shift| differ >> shift & 0xff != 0)
    {
        let digit = |number: u64| (number >> shift & 0xff) as usize;
        let mut next = [0u32; 257];
        places
            .iter()
            .for_each(|&(number, _)| next[digit(number) + 1] += 1);
        for at in 0..256 {
            next[at + 1] += next[at];
        }
        for &item in places.iter() {
            let place = &mut next[digit(item.0)];
            sorted[*place as usize] = item;
            *place += 1;
        }
        std::mem::swap(places, &mut sorted);
    }
}

/// Puts an item into a short list that rises from `start` on, unless it is there.
pub fn insert_distinct<T: Ord>(list: &mut Vec<T>, start: usize, item: T) {
    if let Err(place) = list[start..].binary_search(&item) {
        list.insert(start + place, item);
    }
}

/// Things sorted into groups, in their order.
#[derive(Clone, Debug)]
pub struct Grouped {
    start: Vec<u32>,
    members: Vec<u32>,
}

impl Grouped {
    /// From things, each with its group.
    pub fn new(groups: usize, members: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
        let mut start = vec![0; groups + 1];
        members
            .clone()
            .for_each(|(group, _)| start[group as usize + 1] += 1);
        for group in 0..groups {
            start[group + 1] += start[group];
        }
        let mut next = start.clone();
        let mut sorted = vec![0; start[groups] as usize];
        members.for_each(|(group, member)| {
            sorted[next[group as usize] as usize] = member;
            next[group as usize] += 1;
        });
        Self {
            start,
            members: sorted,
        }
    }

    /// The things of a group.
    #[inline]
    pub fn of(&self, group: usize) -> &[u32] {
        &self.members[self.start[group] as usize..self.start[group + 1] as usize]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_numbers_keep_their_order() {
        for len in [0, 1, 5, 100, 1000] {
            for spread in [1, 1 << 7, 1 << 33, u64::MAX / 7] {
                let number = |i: usize| (i * i % 7) as u64 * spread;
                let mut items: Vec<(u64, usize)> = (0..len).map(|i| (number(i), i)).collect();
                let mut expected = items.clone();
                expected.sort();
                sort_by_number(&mut items, |&(number, _)| number);
                assert_eq!(items, expected);
            }
        }
    }

    #[test]
    fn each_item_once_and_rising_behind_what_stood_there() {
        let mut list = vec![9, 1];
        for item in [5, 3, 5, 4, 3] {
            insert_distinct(&mut list, 2, item);
        }
        assert_eq!(list, [9, 1, 3, 4, 5]);
    }
}
