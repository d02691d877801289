//! Which things reach one another: the strongly connected components of a directed graph.

/// A directed graph over `0..n`, edges sorted by where they begin.
#[derive(Clone, Debug)]
pub struct Graph {
    start: Vec<u32>,
    ends: Vec<u32>,
}

impl Graph {
    /// From edges (from, to) that rise by `from`.
    pub fn new(n: usize, edges: impl Iterator<Item = (usize, usize)>) -> Self {
        let mut start = vec![0; n + 1];
        let mut ends = Vec::new();
        for (from, to) in edges {
            start[from + 1] += 1;
            ends.push(to as u32);
        }
        for from in 0..n {
            start[from + 1] += start[from];
        }
        Self { start, ends }
    }

    /// Groups of things that reach one another, each rising, by their first members (Tarjan 1972).
    pub fn components(&self) -> Vec<Vec<usize>> {
        const NEW: u32 = u32::MAX;
        let n = self.start.len() - 1;
        // The order in which things were found, and the earliest still open that each leads back to.
        let (mut found, mut low) = (vec![NEW; n], vec![NEW; n]);
        let mut open = Vec::new();
        let mut is_open = vec![false; n];
        let mut next_edge = self.start.clone();
        let mut walk = Vec::new();
        let mut count = 0;
        let mut component_of = vec![0; n];
        let mut components = 0;
        for root in 0..n {
            if found[root] != NEW {
                continue;
            }
            walk.push(root);
            while let Some(&at) = walk.last() {
                if found[at] == NEW {
                    (found[at], low[at]) = (count, count);
                    count += 1;
                    open.push(at);
                    is_open[at] = true;
                }
                if next_edge[at] < self.start[at + 1] {
                    let to = self.ends[next_edge[at] as usize] as usize;
                    next_edge[at] += 1;
                    if found[to] == NEW {
                        walk.push(to);
                    } else if is_open[to] {
                        low[at] = low[at].min(found[to]);
                    }
                    continue;
                }
                walk.pop();
                if let Some(&before) = walk.last() {
                    low[before] = low[before].min(low[at]);
                }
                if low[at] == found[at] {
                    while let Some(member) = open.pop() {
                        is_open[member] = false;
                        component_of[member] = components;
                        if member == at {
                            break;
                        }
                    }
                    components += 1;
                }
            }
        }
        let mut place = vec![usize::MAX; components];
        let mut groups: Vec<Vec<usize>> = Vec::with_capacity(components);
        for (thing, component) in component_of.into_iter().enumerate() {
            if place[component] == usize::MAX {
                place[component] = groups.len();
                groups.push(Vec::new());
            }
            groups[place[component]].push(thing);
        }
        groups
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cycles_are_found_and_chains_are_none() {
        let edges = [(0, 1), (1, 2), (2, 0), (2, 3), (3, 4), (5, 4), (5, 6), (6, 5)];
        let graph = Graph::new(8, edges.into_iter());
        assert_eq!(
            graph.components(),
            [vec![0, 1, 2], vec![3], vec![4], vec![5, 6], vec![7]]
        );
    }

    #[test]
    fn a_long_chain_ends_no_stack() {
        let n = 100_000;
        let chain = Graph::new(n, (1..n).map(|i| (i - 1, i)));
        assert_eq!(chain.components().len(), n);
        let ring = Graph::new(n, (0..n).map(|i| (i, (i + 1) % n)));
        assert_eq!(ring.components().len(), 1);
    }
}
