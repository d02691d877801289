//! Which parameters of which units fit together (§3).

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::network::{Activity, Network, Pair};
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
    let mut room = MOST_LISTED;
    let mut omitted = 0;
    let pairs = network
        .pairs
        .iter()
        .map(|pair| pair_compatibility(network, pair, &mut room, &mut omitted));
    Compatibility {
        pairs: pairs.collect(),
        truncated: network.truncated,
        compatible_pairs: network.compatible_pairs,
        omitted,
    }
}

fn pair_compatibility(
    network: &Network,
    pair: &Pair,
    room: &mut usize,
    omitted: &mut u32,
) -> PairCompatibility {
    let [one, other] = pair.units;
    let mut exchanged: Vec<(u32, u32)> = network
        .activities(pair)
        .iter()
        .filter_map(|activity| match *activity {
            Activity::Exchange { index } => Some(&network.exchanges[index as usize]),
            Activity::Project { .. } => None,
        })
        .map(|exchange| (exchange.output, exchange.input))
        .collect();
    exchanged.sort_unstable();
    let mut unused = Vec::new();
    let mut direction = |giver, receiver| {
        let mut fitting = Vec::new();
        let served = serve(network, giver, receiver, |pair, from_to, rate| {
            if *room == 0 {
                *omitted += 1;
                return;
            }
            *room -= 1;
            if exchanged.binary_search(&from_to).is_err() {
                let [giver, receiver] = [giver, receiver].map(|unit| network.id(unit as usize));
                unused.push(UnusedPair {
                    from: OutputPort {
                        unit: giver,
                        output: pair.output.clone(),
                    },
                    to: InputPort {
                        unit: receiver,
                        input: pair.input.clone(),
                    },
                    rate,
                });
            }
            fitting.push(pair);
        });
        (fitting, served)
    };
    let (forward, served_other) = direction(one, other);
    let (backward, served_one) = direction(other, one);
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

/// Calls `visit` with every output of the giver and input of the receiver that fit, σ > 0 and amounts above 0,
/// and gives the share of the receiver's inputs that the giver can serve; None without inputs.
fn serve(
    network: &Network,
    giver: u32,
    receiver: u32,
    mut visit: impl FnMut(ParameterPair, (u32, u32), f64),
) -> Option<f64> {
    let fit = &network.fit;
    let outputs = &network.document.units[giver as usize].outputs;
    let inputs = &network.document.units[receiver as usize].inputs;
    let mut served = 0u64;
    for (output, from) in (fit.output_start[giver as usize]..).zip(outputs) {
        for ((input, to), place) in (fit.input_start[receiver as usize]..).zip(inputs).zip(0..) {
            let rate = fit.rate(fit.outputs[output as usize], fit.inputs[input as usize]);
            if rate > 0.0 && from.amount > 0.0 && to.amount > 0.0 {
                served |= 1 << place;
                visit(
                    ParameterPair {
                        output: from.id.clone(),
                        input: to.id.clone(),
                        rate,
                    },
                    (output, input),
                    rate,
                );
            }
        }
    }
    share(served.count_ones() as usize, inputs.len())
}

/// Share of a unit's distinct input resources that another needs too.
fn need_overlap(network: &Network, unit: u32, other: u32) -> Option<f64> {
    let needs = |unit: u32| {
        let inputs = &network.document.units[unit as usize].inputs;
        let mut resources: Vec<&str> = inputs.iter().map(|it| it.resource.as_str()).collect();
        resources.sort_unstable();
        resources.dedup();
        resources
    };
    let (needs, others) = (needs(unit), needs(other));
    let shared = needs
        .iter()
        .filter(|resource| others.binary_search(resource).is_ok())
        .count();
    share(shared, needs.len())
}

fn share(part: usize, whole: usize) -> Option<f64> {
    (whole > 0).then(|| part as f64 / whole as f64)
}
