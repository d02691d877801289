//! How much of what is asked is shipped, and of what is shipped used (§2).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::network::{Exchange, Network};
use crate::math::bits;

/// One exchange over the horizon, in units of its resource (§2).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Flow {
    /// Its id.
    pub id: String,
    /// σ, how well output and input fit, 0 to 1 (§3).
    pub rate: f64,
    /// Months in which it runs.
    pub active_months: u32,
    /// Σ a.
    pub asked: f64,
    /// Σ shipped: what the output can give of what is asked.
    pub shipped: f64,
    /// Σ used: what the input can take of what is shipped.
    pub used: f64,
}

/// What limits every flow: how much of what is asked each output ships, of what is shipped each input uses.
///
/// Both shares hold for all exchanges of an output or input alike and change only where one of them starts
/// or ends, so they are kept by parameter as steps over the months.
#[derive(Clone, Debug)]
pub struct Limits {
    /// min(1, o / Σ a), by output.
    shipping: Vec<Steps>,
    /// min(1, d / Σ shipped), by input, over exchanges that fit.
    using: Vec<Steps>,
}

/// A share that changes at some months; 1 throughout when there are no steps.
#[derive(Clone, Debug, Default)]
struct Steps {
    starts: Vec<u32>,
    shares: Vec<f64>,
}

/// Months in which an exchange flows evenly.
#[derive(Clone, Copy, Debug)]
pub struct Piece {
    /// First month.
    pub from: usize,
    /// Month after the last.
    pub to: usize,
    /// a · min(1, o / Σ a), units of the resource per month.
    pub shipped: f64,
    /// shipped · min(1, d / Σ shipped), units of the resource per month; 0 when σ = 0.
    pub used: f64,
}

impl Limits {
    /// From who asks what when.
    pub fn new(network: &Network) -> Self {
        let units = &network.document.units;
        let capacities = units
            .iter()
            .flat_map(|unit| unit.outputs.iter().map(|it| it.amount));
        let demands = units
            .iter()
            .flat_map(|unit| unit.inputs.iter().map(|it| it.amount));
        let active = || {
            network
                .exchanges
                .iter()
                .zip(0u32..)
                .filter(|(exchange, _)| exchange.pair.is_some())
        };
        let by_output = Grouped::new(
            network.fit.outputs.len(),
            active().map(|(exchange, index)| (exchange.output, index)),
        );
        let by_input = Grouped::new(
            network.fit.inputs.len(),
            active()
                .filter(|(exchange, _)| exchange.rate > 0.0)
                .map(|(exchange, index)| (exchange.input, index)),
        );
        let mut limits = Self {
            shipping: Vec::new(),
            using: Vec::new(),
        };
        let always = Steps::default();
        limits.shipping = capacities
            .enumerate()
            .map(|(output, capacity)| Steps::limit(network, by_output.of(output), capacity, |_| &always))
            .collect();
        limits.using = demands
            .enumerate()
            .map(|(input, demand)| {
                let shipping = |exchange: &Exchange| &limits.shipping[exchange.output as usize];
                Steps::limit(network, by_input.of(input), demand, shipping)
            })
            .collect();
        limits
    }

    /// Calls `visit` with every piece of an exchange, in order of time.
    pub fn pieces(&self, network: &Network, exchange: usize, visit: &mut dyn FnMut(Piece)) {
        let months = network.exchange_months(exchange);
        let exchange = &network.exchanges[exchange];
        let fits = exchange.rate > 0.0;
        let shipping = &self.shipping[exchange.output as usize];
        let using = &self.using[exchange.input as usize];
        for (from, to) in bits::runs(months) {
            shipping.walk(from, to, &mut |from, to, share| {
                let shipped = exchange.amount * share;
                if fits {
                    using.walk(from, to, &mut |from, to, share| {
                        visit(Piece {
                            from,
                            to,
                            shipped,
                            used: shipped * share,
                        });
                    });
                } else {
                    visit(Piece {
                        from,
                        to,
                        shipped,
                        used: 0.0,
                    });
                }
            });
        }
    }
}

impl Steps {
    /// min(1, most / Σ a · share), where the sum goes over what is active.
    fn limit<'s>(
        network: &Network,
        exchanges: &[u32],
        most: f64,
        share: impl Fn(&Exchange) -> &'s Steps,
    ) -> Self {
        let exchanges = || {
            exchanges
                .iter()
                .map(|&index| (index as usize, &network.exchanges[index as usize]))
        };
        let sum: f64 = exchanges().map(|(_, exchange)| exchange.amount).sum();
        if sum <= most {
            return Self::default();
        }
        let mut changes = vec![0; bits::words(network.months + 1)];
        for (index, exchange) in exchanges() {
            for (from, to) in bits::runs(network.exchange_months(index)) {
                bits::insert(&mut changes, from);
                bits::insert(&mut changes, to);
            }
            share(exchange)
                .starts
                .iter()
                .for_each(|&start| bits::insert(&mut changes, start as usize));
        }
        let starts: Vec<u32> = bits::ones(&changes).map(|month| month as u32).collect();
        let mut sums = vec![0.0; starts.len()];
        for (index, exchange) in exchanges() {
            for (from, to) in bits::runs(network.exchange_months(index)) {
                share(exchange).walk(from, to, &mut |from, to, share| {
                    let first = starts.partition_point(|&start| (start as usize) < from);
                    let rest = starts[first..].iter().zip(&mut sums[first..]);
                    for (_, sum) in rest.take_while(|(start, _)| (**start as usize) < to) {
                        *sum += exchange.amount * share;
                    }
                });
            }
        }
        // Where nothing is shipped the share is never asked for, or 0/0, which counts as 0.
        let shares = sums
            .into_iter()
            .map(|sum| if sum > 0.0 { (most / sum).min(1.0) } else { 0.0 });
        Self {
            shares: shares.collect(),
            starts,
        }
    }

    /// Calls `visit` with each part of `[from, to)` on which the share stays the same.
    fn walk(&self, from: usize, to: usize, visit: &mut dyn FnMut(usize, usize, f64)) {
        if self.starts.is_empty() {
            return visit(from, to, 1.0);
        }
        let mut step = self.starts.partition_point(|&start| start as usize <= from);
        let mut from = from;
        while from < to {
            let end = self.starts.get(step).map_or(to, |&start| to.min(start as usize));
            visit(from, end, self.shares[step - 1]);
            from = end;
            step += 1;
        }
    }
}

/// Things sorted into groups, in their order.
struct Grouped {
    start: Vec<u32>,
    members: Vec<u32>,
}

impl Grouped {
    fn new(groups: usize, members: impl Iterator<Item = (u32, u32)> + Clone) -> Self {
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

    fn of(&self, group: usize) -> &[u32] {
        &self.members[self.start[group] as usize..self.start[group + 1] as usize]
    }
}

/// What every exchange ships and uses over the horizon (§2).
pub fn flows(network: &Network, limits: &Limits) -> Vec<Flow> {
    let document = &network.document.exchanges;
    let rows = document.iter().zip(&network.exchanges).enumerate();
    rows.map(|(index, (exchange, numbers))| {
        let active_months = bits::count(network.exchange_months(index));
        let (mut shipped, mut used) = (0.0, 0.0);
        limits.pieces(network, index, &mut |piece| {
            let months = (piece.to - piece.from) as f64;
            shipped += piece.shipped * months;
            used += piece.used * months;
        });
        Flow {
            id: exchange.id.clone(),
            rate: numbers.rate,
            active_months,
            asked: exchange.amount * f64::from(active_months),
            shipped,
            used,
        }
    })
    .collect()
}
