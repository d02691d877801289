//! Which things hang together.

/// Things joined in groups (a disjoint-set forest).
#[derive(Clone, Debug)]
pub struct Groups {
    parent: Vec<u32>,
}

impl Groups {
    /// Each thing alone.
    pub fn new(things: usize) -> Self {
        Self {
            parent: (0..things as u32).collect(),
        }
    }

    /// The thing that stands for a thing's group: its first.
    #[inline]
    pub fn find(&mut self, thing: usize) -> usize {
        let mut at = thing;
        while self.parent[at] as usize != at {
            self.parent[at] = self.parent[self.parent[at] as usize];
            at = self.parent[at] as usize;
        }
        at
    }

    /// Joins two groups; false if they were one.
    pub fn join(&mut self, a: usize, b: usize) -> bool {
        // Where most hang together already, most have the same next to them.
        if self.parent[a] == self.parent[b] {
            return false;
        }
        let (a, b) = (self.find(a), self.find(b));
        self.parent[a.max(b)] = a.min(b) as u32;
        a != b
    }

    /// Joins what is still apart by pairs of things until all are one; how many groups there are then, if it were
    /// `groups` before.
    pub fn join_all(&mut self, pairs: impl Iterator<Item = [u32; 2]>, groups: usize) -> usize {
        let mut left = groups;
        for [a, b] in pairs {
            if left == 1 {
                break;
            }
            left -= usize::from(self.join(a as usize, b as usize));
        }
        left
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn joined_things_have_the_first_as_their_own() {
        let mut groups = Groups::new(5);
        assert!(groups.join(4, 2) && groups.join(2, 1) && !groups.join(1, 4));
        assert_eq!(
            (0..5).map(|thing| groups.find(thing)).collect::<Vec<_>>(),
            [0, 1, 1, 3, 1]
        );
        assert_eq!(groups.join_all([[1, 3], [2, 3]].into_iter(), 3), 2);
        assert_eq!(groups.join_all([[0, 4], [0, 0]].into_iter(), 2), 1);
    }
}
