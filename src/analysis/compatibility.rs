//! Which parameters of which units fit together (§3).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::network::{Activity, Network, Pair};
use crate::math::order::insert_distinct;
use crate::model::{InputPort, OutputPort};

/// Parameter pairs that are listed at most, over all pairs of units. Two hundred units that all give and need
/// the same in 64 parameters would have 160 million, which no page could show.
const MOST_LISTED: usize = 250_000;

/// Which pairs fit, and how (§3).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Compatibility {
    /// The pairs that are compatible or active; above 200 units only the active ones.
    pub pairs: Vec<PairCompatibility>,
    /// More than 200 units: pairs, here and everywhere, holds the active pairs only.
    pub truncated: bool,
    /// Number of compatible pairs.
    pub compatible_pairs: u32,
    /// Parameter pairs that fit but are left out of the lists, which hold 250,000 at most.
    pub omitted: u32,
}

/// How two units fit (§3).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PairCompatibility {
    /// Ids of the two units, in document order.
    pub between: [String; 2],
    /// Some output of one and input of the other fit, with amounts above 0.
    pub compatible: bool,
    /// From the first unit to the second.
    pub forward: Vec<ParameterPair>,
    /// From the second unit to the first.
    pub backward: Vec<ParameterPair>,
    /// Share of the first unit's inputs that the second can serve, 0 to 1, and the reverse; null without inputs.
    pub complementarity: [Option<f64>; 2],
    /// Share of the first unit's distinct input resources that the second needs too, and the reverse; null without inputs.
    pub need_overlap: [Option<f64>; 2],
    /// What fits and is never exchanged.
    pub unused: Vec<UnusedPair>,
}

/// An output and an input that fit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct ParameterPair {
    /// Id of the output.
    pub output: String,
    /// Id of the input.
    pub input: String,
    /// σ, 0 to 1.
    pub rate: f64,
}

/// An output and an input that fit and between which nothing ever flows.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct UnusedPair {
    /// The output.
    pub from: OutputPort,
    /// The input.
    pub to: InputPort,
    /// σ, 0 to 1.
    pub rate: f64,
}

/// Which parameters of which units fit together (§3).
pub fn compatibility(network: &Network) -> Compatibility {
    let mut listing = Listing {
        network,
        room: MOST_LISTED,
        omitted: 0,
        exchanged: Vec::new(),
    };
    let pairs = network.pairs.iter().map(|pair| listing.pair(pair)).collect();
    Compatibility {
        pairs,
        truncated: network.truncated,
        compatible_pairs: network.compatible_pairs,
        omitted: listing.omitted,
    }
}

/// The lists as they grow.
struct Listing<'a> {
    network: &'a Network<'a>,
    /// Parameter pairs that may still be listed.
    room: usize,
    omitted: u32,
    /// Outputs and inputs between which the pair at hand ever exchanges something, rising.
    exchanged: Vec<(u32, u32)>,
}

impl Listing<'_> {
    fn pair(&mut self, pair: &Pair) -> PairCompatibility {
        let [one, other] = pair.units;
        let network = self.network;
        self.exchanged.clear();
        for activity in network.activities(pair) {
            if let Activity::Exchange { index, .. } = *activity {
                let exchange = &network.exchanges[index as usize];
                insert_distinct(&mut self.exchanged, 0, (exchange.output, exchange.input));
            }
        }
        let mut unused = Vec::new();
        let (forward, served_other) = self.direction(one, other, &mut unused);
        let (backward, served_one) = self.direction(other, one, &mut unused);
        PairCompatibility {
            between: network.between(pair),
            compatible: pair.compatible,
            forward,
            backward,
            complementarity: [served_one, served_other],
            need_overlap: [
                need_overlap(network, one, other),
                need_overlap(network, other, one),
            ],
            unused,
        }
    }

    /// Every output of the giver and input of the receiver that fit, σ > 0 and amounts above 0, and the share
    /// of the receiver's inputs that the giver can serve.
    fn direction(
        &mut self,
        giver: u32,
        receiver: u32,
        unused: &mut Vec<UnusedPair>,
    ) -> (Vec<ParameterPair>, Option<f64>) {
        let fit = &self.network.fit;
        let units = &self.network.document.units;
        let (giving, receiving) = (&units[giver as usize], &units[receiver as usize]);
        let mut fitting = Vec::new();
        let mut served = 0u64;
        for (output, from) in (fit.output_start[giver as usize]..).zip(&giving.outputs) {
            for ((input, to), place) in (fit.input_start[receiver as usize]..)
                .zip(&receiving.inputs)
                .zip(0..)
            {
                let rate = fit.rate(fit.outputs[output as usize], fit.inputs[input as usize]);
                if rate == 0.0 || from.amount == 0.0 || to.amount == 0.0 {
                    continue;
                }
                served |= 1 << place;
                if self.room == 0 {
                    self.omitted += 1;
                    continue;
                }
                self.room -= 1;
                fitting.push(ParameterPair {
                    output: from.id.clone(),
                    input: to.id.clone(),
                    rate,
                });
                if self.exchanged.binary_search(&(output, input)).is_err() {
                    unused.push(UnusedPair {
                        from: OutputPort {
                            unit: giving.id.clone(),
                            output: from.id.clone(),
                        },
                        to: InputPort {
                            unit: receiving.id.clone(),
                            input: to.id.clone(),
                        },
                        rate,
                    });
                }
            }
        }
        (
            fitting,
            share(served.count_ones() as usize, receiving.inputs.len()),
        )
    }
}

/// Share of a unit's distinct input resources that another needs too.
fn need_overlap(network: &Network, unit: u32, other: u32) -> Option<f64> {
    let (needs, others) = (network.fit.needs(unit), network.fit.needs(other));
    let shared = needs
        .iter()
        .filter(|resource| others.binary_search(resource).is_ok())
        .count();
    share(shared, needs.len())
}

/// A part of a whole; None without a whole.
fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
