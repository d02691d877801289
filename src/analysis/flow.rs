//! How much of what is asked is shipped, and of what is shipped used (§2).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::network::{Exchange, Network, Numbers};
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
    shipping: Shares,
    /// min(1, d / Σ shipped), by input, over exchanges that fit.
    using: Shares,
    /// Months at which a share may change, while it is reckoned.
    changes: Vec<u64>,
}

/// Shares that may change at some months. Most never do, and all that is read of them is one number, which lies beside
/// the others.
#[derive(Clone, Debug, Default)]
struct Shares {
    /// Throughout; NaN where there are steps.
    even: Vec<f64>,
    steps: Vec<Vec<Step>>,
}

/// One of them.
#[derive(Clone, Copy, Debug)]
enum Share<'s> {
    Even(f64),
    Steps(&'s [Step]),
}

/// From its first month on a share stays the same.
#[derive(Clone, Copy, Debug)]
struct Step {
    start: u32,
    share: f64,
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
    /// Reckons all limits anew, from who asks what when.
    pub fn renew(&mut self, numbers: &Numbers) {
        self.shipping.resize(numbers.outputs.len());
        self.using.resize(numbers.inputs.len());
        (0..numbers.outputs.len()).for_each(|output| self.renew_output(numbers, output));
        (0..numbers.inputs.len()).for_each(|input| self.renew_input(numbers, input));
    }

    /// Reckons anew what an output ships.
    pub fn renew_output(&mut self, numbers: &Numbers, output: usize) {
        let most = numbers.outputs[output].amount;
        // Most outputs have one exchange.
        if cfg!(feature = "whole")
            && let &[index] = numbers.by_output.of(output)
        {
            let exchange = &numbers.exchanges[index as usize];
            let asked = if exchange.pair.is_some() {
                exchange.amount
            } else {
                0.0
            };
            return self.shipping.put(output, limit_evenly(asked, asked, most));
        }
        if output_suffices(numbers, output) {
            return self.shipping.put(output, 1.0);
        }
        let sharers = || active(numbers, numbers.by_output.of(output)).map(|index| (index, Share::Even(1.0)));
        let steps = self.shipping.put_steps(output);
        limit(numbers, sharers, most, &mut self.changes, steps);
    }

    /// Reckons anew what an input uses, once what is shipped to it is known.
    pub fn renew_input(&mut self, numbers: &Numbers, input: usize) {
        let shipping = &self.shipping;
        let most = numbers.inputs[input].amount;
        // So have most inputs, and mostly what it ships is the same throughout.
        if cfg!(feature = "whole")
            && let &[index] = numbers.by_input.of(input)
        {
            let exchange = &numbers.exchanges[index as usize];
            if let Share::Even(share) = shipping.of(exchange.output) {
                let flows = exchange.pair.is_some() && exchange.rate > 0.0;
                let asked = if flows { exchange.amount } else { 0.0 };
                return self.using.put(input, limit_evenly(asked, asked * share, most));
            }
        }
        if input_suffices(numbers, input) {
            return self.using.put(input, 1.0);
        }
        let sharers =
            || fitting(numbers, input).map(|index| (index, shipping.of(numbers.exchanges[index].output)));
        let steps = self.using.put_steps(input);
        limit(numbers, sharers, most, &mut self.changes, steps);
    }

    /// Whether an output ships all that is asked, whenever it is.
    #[cfg(feature = "whole")]
    pub fn ships_all(&self, output: usize) -> bool {
        self.shipping.even[output] == 1.0
    }

    /// Whether an input uses all that is asked for it, whenever it is.
    #[cfg(feature = "whole")]
    pub fn uses_all(&self, input: usize) -> bool {
        self.using.even[input] == 1.0
    }

    /// Calls `visit` with every piece of an exchange, in order of time.
    #[inline]
    pub fn pieces(&self, numbers: &Numbers, exchange: usize, mut visit: impl FnMut(Piece)) {
        let runs = numbers.exchange_runs(exchange);
        let exchange = &numbers.exchanges[exchange];
        let (shipping, using) = (self.shipping.of(exchange.output), self.using.of(exchange.input));
        let (Share::Even(shipping), Share::Even(using)) = (shipping, using) else {
            return uneven_pieces(exchange, shipping, using, runs, &mut visit);
        };
        let shipped = exchange.amount * shipping;
        let used = if exchange.rate > 0.0 { shipped * using } else { 0.0 };
        for &(from, to) in runs {
            let (from, to) = (from as usize, to as usize);
            visit(Piece {
                from,
                to,
                shipped,
                used,
            });
        }
    }
}

fn uneven_pieces(
    exchange: &Exchange,
    shipping: Share,
    using: Share,
    runs: &[(u32, u32)],
    visit: &mut dyn FnMut(Piece),
) {
    let fits = exchange.rate > 0.0;
    for &(from, to) in runs {
        let (from, to) = (from as usize, to as usize);
        shipping.walk(from, to, &mut |from, to, share| {
            let shipped = exchange.amount * share;
            let using = if fits { using } else { Share::Even(0.0) };
            using.walk(from, to, &mut |from, to, share| {
                visit(Piece {
                    from,
                    to,
                    shipped,
                    used: shipped * share,
                });
            });
        });
    }
}

impl Shares {
    fn resize(&mut self, len: usize) {
        self.even.resize(len, 1.0);
        self.steps.resize_with(len, Vec::new);
    }

    #[inline]
    fn of(&self, index: u32) -> Share<'_> {
        let share = self.even[index as usize];
        if share.is_nan() {
            Share::Steps(&self.steps[index as usize])
        } else {
            Share::Even(share)
        }
    }

    /// The same throughout.
    #[inline]
    fn put(&mut self, index: usize, share: f64) {
        self.even[index] = share;
    }

    /// Where its steps go.
    fn put_steps(&mut self, index: usize) -> &mut Vec<Step> {
        self.even[index] = f64::NAN;
        &mut self.steps[index]
    }
}

/// min(1, most / shipped) of one exchange alone that asks, and is shipped, the same throughout.
#[inline]
fn limit_evenly(asked: f64, shipped: f64, most: f64) -> f64 {
    if asked <= most {
        1.0
    } else if shipped > 0.0 {
        (most / shipped).min(1.0)
    } else {
        0.0
    }
}

/// min(1, most / Σ a · share) as steps, where the sum goes over what is active; `sharers` gives each exchange with its
/// share.
fn limit<'s, I: Iterator<Item = (usize, Share<'s>)>>(
    numbers: &Numbers,
    sharers: impl Fn() -> I,
    most: f64,
    changes: &mut Vec<u64>,
    steps: &mut Vec<Step>,
) {
    changes.clear();
    changes.resize(bits::words(numbers.months + 1), 0);
    for (index, share) in sharers() {
        for &(from, to) in numbers.exchange_runs(index) {
            bits::insert(changes, from as usize);
            bits::insert(changes, to as usize);
        }
        if let Share::Steps(steps) = share {
            steps
                .iter()
                .for_each(|step| bits::insert(changes, step.start as usize));
        }
    }
    // First each step holds its sum.
    steps.clear();
    steps.extend(bits::ones(changes).map(|month| Step {
        start: month as u32,
        share: 0.0,
    }));
    for (index, share) in sharers() {
        let amount = numbers.exchanges[index].amount;
        for &(from, to) in numbers.exchange_runs(index) {
            share.walk(from as usize, to as usize, &mut |from, to, share| {
                let first = steps.partition_point(|step| (step.start as usize) < from);
                let rest = steps[first..].iter_mut();
                for step in rest.take_while(|step| (step.start as usize) < to) {
                    step.share += amount * share;
                }
            });
        }
    }
    // Where nothing is shipped the share is never asked for, or 0/0, which counts as 0.
    for Step { share: sum, .. } in steps {
        *sum = if *sum > 0.0 { (most / *sum).min(1.0) } else { 0.0 };
    }
}

impl Share<'_> {
    /// Calls `visit` with each part of `[from, to)` on which the share stays the same.
    #[inline]
    fn walk(self, from: usize, to: usize, visit: &mut dyn FnMut(usize, usize, f64)) {
        let steps = match self {
            Share::Even(share) => return visit(from, to, share),
            Share::Steps(steps) => steps,
        };
        let mut next = steps.partition_point(|step| step.start as usize <= from);
        let mut from = from;
        while from < to {
            let end = steps.get(next).map_or(to, |step| to.min(step.start as usize));
            visit(from, end, steps[next - 1].share);
            from = end;
            next += 1;
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
        limits.pieces(network, index, |piece| {
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
