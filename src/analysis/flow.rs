//! How much of what is asked is shipped, and of what is shipped used (§2).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::network::{Network, Numbers};
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
#[derive(Clone, Debug, Default)]
pub struct Limits {
    /// min(1, o / Σ a), by output.
    shipping: Vec<Steps>,
    /// min(1, d / Σ shipped), by input, over exchanges that fit.
    using: Vec<Steps>,
    /// Months at which a share may change, while it is reckoned.
    changes: Vec<u64>,
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
    pub fn new(numbers: &Numbers) -> Self {
        let mut limits = Self::default();
        limits.renew(numbers);
        limits
    }

    /// Reckons all limits anew.
    pub fn renew(&mut self, numbers: &Numbers) {
        self.shipping.resize_with(numbers.outputs.len(), Steps::default);
        self.using.resize_with(numbers.inputs.len(), Steps::default);
        (0..numbers.outputs.len()).for_each(|output| self.renew_output(numbers, output));
        (0..numbers.inputs.len()).for_each(|input| self.renew_input(numbers, input));
    }

    /// Reckons anew what an output ships.
    pub fn renew_output(&mut self, numbers: &Numbers, output: usize) {
        let steps = &mut self.shipping[output];
        if output_suffices(numbers, output) {
            return steps.clear();
        }
        let always = Steps::default();
        let most = numbers.outputs[output].amount;
        let sharers = || active(numbers, numbers.by_output.of(output)).map(|index| (index, &always));
        steps.limit(numbers, sharers, most, &mut self.changes);
    }

    /// Reckons anew what an input uses, once what is shipped to it is known.
    pub fn renew_input(&mut self, numbers: &Numbers, input: usize) {
        let steps = &mut self.using[input];
        if input_suffices(numbers, input) {
            return steps.clear();
        }
        let shipping = &self.shipping;
        let most = numbers.inputs[input].amount;
        let sharers = || {
            fitting(numbers, input).map(|index| (index, &shipping[numbers.exchanges[index].output as usize]))
        };
        steps.limit(numbers, sharers, most, &mut self.changes);
    }

    /// Whether an output ships all that is asked, whenever it is.
    #[cfg(feature = "whole")]
    pub fn ships_all(&self, output: usize) -> bool {
        self.shipping[output].starts.is_empty()
    }

    /// Whether an input uses all that is asked for it, whenever it is.
    #[cfg(feature = "whole")]
    pub fn uses_all(&self, input: usize) -> bool {
        self.using[input].starts.is_empty()
    }

    /// Calls `visit` with every piece of an exchange, in order of time.
    pub fn pieces(&self, numbers: &Numbers, exchange: usize, visit: &mut dyn FnMut(Piece)) {
        let months = numbers.exchange_months(exchange);
        let exchange = &numbers.exchanges[exchange];
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
    /// 1 throughout.
    fn clear(&mut self) {
        self.starts.clear();
        self.shares.clear();
    }

    /// min(1, most / Σ a · share), where the sum goes over what is active; `sharers` gives each exchange with
    /// its share.
    fn limit<'s, I: Iterator<Item = (usize, &'s Steps)>>(
        &mut self,
        numbers: &Numbers,
        sharers: impl Fn() -> I,
        most: f64,
        changes: &mut Vec<u64>,
    ) {
        self.clear();
        // What one alone asks, and evenly, is the same throughout: most outputs and inputs have one exchange.
        if cfg!(feature = "whole") {
            let mut all = sharers();
            if let (Some((index, share)), None) = (all.next(), all.next())
                && share.starts.len() <= 1
            {
                let sum = numbers.exchanges[index].amount * share.shares.first().unwrap_or(&1.0);
                self.starts.push(0);
                self.shares
                    .push(if sum > 0.0 { (most / sum).min(1.0) } else { 0.0 });
                return;
            }
        }
        changes.clear();
        changes.resize(bits::words(numbers.months + 1), 0);
        for (index, share) in sharers() {
            for (from, to) in bits::runs(numbers.exchange_months(index)) {
                bits::insert(changes, from);
                bits::insert(changes, to);
            }
            share
                .starts
                .iter()
                .for_each(|&start| bits::insert(changes, start as usize));
        }
        let (starts, sums) = (&mut self.starts, &mut self.shares);
        starts.extend(bits::ones(changes).map(|month| month as u32));
        sums.resize(starts.len(), 0.0);
        for (index, share) in sharers() {
            let amount = numbers.exchanges[index].amount;
            for (from, to) in bits::runs(numbers.exchange_months(index)) {
                share.walk(from, to, &mut |from, to, share| {
                    let first = starts.partition_point(|&start| (start as usize) < from);
                    let rest = starts[first..].iter().zip(&mut sums[first..]);
                    for (_, sum) in rest.take_while(|(start, _)| (**start as usize) < to) {
                        *sum += amount * share;
                    }
                });
            }
        }
        // Where nothing is shipped the share is never asked for, or 0/0, which counts as 0.
        for sum in sums {
            *sum = if *sum > 0.0 { (most / *sum).min(1.0) } else { 0.0 };
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

/// Those of some exchanges that are ever active.
fn active<'n>(numbers: &'n Numbers, exchanges: &'n [u32]) -> impl Iterator<Item = usize> + 'n {
    let exchanges = exchanges.iter().map(|&index| index as usize);
    exchanges.filter(|&index| numbers.exchanges[index].pair.is_some())
}

/// The exchanges into an input that are ever active and fit.
fn fitting(numbers: &Numbers, input: usize) -> impl Iterator<Item = usize> + '_ {
    active(numbers, numbers.by_input.of(input)).filter(|&index| numbers.exchanges[index].rate > 0.0)
}

fn asked(numbers: &Numbers, exchanges: impl Iterator<Item = usize>) -> f64 {
    exchanges.map(|index| numbers.exchanges[index].amount).sum()
}

/// Whether an output has as much as all its exchanges together ask, so that nothing limits it.
pub fn output_suffices(numbers: &Numbers, output: usize) -> bool {
    asked(numbers, active(numbers, numbers.by_output.of(output))) <= numbers.outputs[output].amount
}

/// Whether an input needs as much as all its exchanges together ask, so that nothing limits it.
pub fn input_suffices(numbers: &Numbers, input: usize) -> bool {
    asked(numbers, fitting(numbers, input)) <= numbers.inputs[input].amount
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
