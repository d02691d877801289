//! The smallest cut of a network between a source and a sink, by the largest flow (Dinic 1970).

/// A capacity that no cut takes.
pub const UNCUT: f64 = f64::INFINITY;

/// A network whose node 0 is the source and whose node 1 is the sink; arcs lie in pairs, one each way.
#[derive(Clone, Debug)]
pub struct Network {
    /// Where each arc ends.
    ends: Vec<u32>,
    /// What each arc can still carry.
    left: Vec<f64>,
    /// The arcs that leave each node.
    leaving: Vec<Vec<u32>>,
    /// What is too little to count.
    least: f64,
}

impl Network {
    pub const SOURCE: usize = 0;
    pub const SINK: usize = 1;

    /// Of so many nodes, source and sink among them, in which `error` does not matter to a cut's capacity.
    pub fn new(nodes: usize, error: f64) -> Self {
        Self {
            ends: Vec::new(),
            left: Vec::new(),
            leaving: vec![Vec::new(); nodes],
            least: error,
        }
    }

    /// Adds an arc and the one back, with what each can carry; the number of the first.
    pub fn arc(&mut self, from: usize, to: usize, capacity: f64, back: f64) -> usize {
        let arc = self.ends.len();
        self.leaving[from].push(arc as u32);
        self.leaving[to].push(arc as u32 + 1);
        self.ends.extend([to as u32, from as u32]);
        self.left.extend([capacity, back]);
        arc
    }

    /// Lets an arc carry whatever comes.
    pub fn open(&mut self, arc: usize) {
        self.left[arc] = UNCUT;
    }

    /// Sends what still can be sent from source to sink, and gives the nodes on the source's side of the smallest
    /// cut: of several such cuts, that with the fewest.
    pub fn cut(&mut self) -> Vec<bool> {
        // So little on every arc comes to no more than the error in all.
        let least = self.least / (1 + self.ends.len()) as f64;
        let nodes = self.leaving.len();
        let (mut level, mut next, mut queue) = (vec![0u32; nodes], vec![0usize; nodes], Vec::new());
        loop {
            level.fill(0);
            level[Self::SOURCE] = 1;
            queue.clear();
            queue.push(Self::SOURCE);
            let mut at = 0;
            while let Some(&node) = queue.get(at) {
                at += 1;
                for &arc in &self.leaving[node] {
                    let to = self.ends[arc as usize] as usize;
                    if level[to] == 0 && self.left[arc as usize] > least {
                        level[to] = level[node] + 1;
                        queue.push(to);
                    }
                }
            }
            if level[Self::SINK] == 0 {
                return level.into_iter().map(|level| level > 0).collect();
            }
            next.fill(0);
            self.fill(&level, &mut next, least);
        }
    }

    /// Sends as much as the shortest ways can carry.
    fn fill(&mut self, level: &[u32], next: &mut [usize], least: f64) {
        let mut way: Vec<usize> = Vec::new();
        loop {
            let node = way.last().map_or(Self::SOURCE, |&arc| self.ends[arc] as usize);
            if node == Self::SINK {
                let most = way.iter().map(|&arc| self.left[arc]).fold(UNCUT, f64::min);
                let mut full = 0;
                for (step, &arc) in way.iter().enumerate().rev() {
                    if self.left[arc] < UNCUT {
                        self.left[arc] -= most;
                    }
                    self.left[arc ^ 1] += most;
                    if self.left[arc] <= least {
                        full = step;
                    }
                }
                way.truncate(full);
                continue;
            }
            let on = (next[node]..self.leaving[node].len()).find(|&at| {
                let arc = self.leaving[node][at] as usize;
                self.left[arc] > least && level[self.ends[arc] as usize] == level[node] + 1
            });
            match on {
                Some(at) => {
                    next[node] = at;
                    way.push(self.leaving[node][at] as usize);
                }
                None => {
                    // No way on from here: from before it, the next.
                    next[node] = self.leaving[node].len();
                    let Some(arc) = way.pop() else { return };
                    next[self.ends[arc ^ 1] as usize] += 1;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The textbook network of six nodes whose largest flow is 23 (Cormen et al., Introduction to Algorithms).
    #[test]
    fn the_textbook_network_is_cut_behind_its_bottleneck() {
        let mut network = Network::new(6, 1e-9);
        let [v1, v2, v3, v4] = [2, 3, 4, 5];
        for (from, to, capacity) in [
            (0, v1, 16.0),
            (0, v2, 13.0),
            (v1, v3, 12.0),
            (v2, v1, 4.0),
            (v2, v4, 14.0),
            (v3, v2, 9.0),
            (v3, 1, 20.0),
            (v4, v3, 7.0),
            (v4, 1, 4.0),
        ] {
            network.arc(from, to, capacity, 0.0);
        }
        assert_eq!(network.cut(), [true, false, true, true, false, true]);
        let into_sink: f64 = network.leaving[1]
            .iter()
            .map(|&arc| network.left[arc as usize])
            .sum();
        assert_eq!(into_sink, 23.0);
    }
}
