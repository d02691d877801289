//! Better outputs, and exchanges where outputs and inputs fit and none is.

use super::{Candidate, free_id, media};
use crate::analysis::accounts::Accounts;
use crate::analysis::compatibility::compatibility;
use crate::analysis::network::Network;
use crate::analysis::pathways::Route;
use crate::analysis::pathways::change::{Change, NewExchange};
use crate::model::Period;

/// A step on the scale of quality, from 0 to 1.
const QUALITY_STEPS: f64 = 10.0;

/// Every output that some exchange uses, and that could be better.
pub(super) fn raise_quality(network: &Network, accounts: &Accounts, all: &mut Vec<Candidate>) {
    let units = &network.document.units;
    // What is generated with the quality there is; with none, what could be is not known, and counts as little.
    let mut generated = vec![None; network.fit.outputs.len()];
    for (exchange, lines) in network.exchanges.iter().zip(&accounts.exchanges) {
        if exchange.pair.is_some() && exchange.rate > 0.0 {
            *generated[exchange.output as usize].get_or_insert(0.0) += lines.receipt();
        }
    }
    let starts = network.fit.output_start.iter().map(|&start| start as usize);
    for ((unit, record), start) in units.iter().enumerate().zip(starts) {
        for (output, it) in record.outputs.iter().enumerate() {
            let (Some(generated), true) = (generated[start + output], it.quality < 1.0) else {
                continue;
            };
            let quality = ((it.quality * QUALITY_STEPS + 1.0) / QUALITY_STEPS).min(1.0);
            let change = Change::Quality {
                unit,
                output,
                quality,
            };
            let mut candidate = Candidate::new(Route::RaiseQuality, vec![change]);
            candidate.units.push(record.id.clone());
            candidate.of = Some(it.id.clone());
            candidate.resource = Some(it.resource.clone());
            (candidate.from, candidate.to) = (Some(it.quality), Some(quality));
            if it.quality > 0.0 {
                candidate.stake = generated * (quality / it.quality - 1.0);
            }
            all.push(candidate);
        }
    }
}

/// Every output and input that fit and are never joined, where both have something left when all that they do runs at
/// once.
pub(super) fn open_unused(network: &Network, all: &mut Vec<Candidate>) {
    let document = network.document;
    let mut given = vec![0.0; network.fit.outputs.len()];
    let mut taken = vec![0.0; network.fit.inputs.len()];
    for exchange in network
        .exchanges
        .iter()
        .filter(|exchange| exchange.pair.is_some())
    {
        given[exchange.output as usize] += exchange.amount;
        if exchange.rate > 0.0 {
            taken[exchange.input as usize] += exchange.amount;
        }
    }
    let id = free_id(
        "new",
        document.exchanges.iter().map(|exchange| exchange.id.as_str()),
    );
    let fits = compatibility(network).pairs;
    for (pair, fit) in network.pairs.iter().zip(fits) {
        let medium = media(network, pair).into_iter().next();
        for unused in fit.unused {
            let turned = unused.from.unit != fit.between[0];
            let [one, other] = pair.units.map(|unit| unit as usize);
            let (giver, receiver) = if turned { (other, one) } else { (one, other) };
            let outputs = &document.units[giver].outputs;
            let inputs = &document.units[receiver].inputs;
            let output = outputs.iter().position(|it| it.id == unused.from.output);
            let input = inputs.iter().position(|it| it.id == unused.to.input);
            let (Some(output), Some(input)) = (output, input) else {
                continue;
            };
            let (from, to) = (&outputs[output], &inputs[input]);
            let left = from.amount - given[network.fit.output_start[giver] as usize + output];
            let open = to.amount - taken[network.fit.input_start[receiver] as usize + input];
            let amount = rounded(left.min(open));
            if amount <= 0.0 {
                continue;
            }
            let change = Change::AddExchange(NewExchange {
                id: id.clone(),
                from: unused.from.clone(),
                to: unused.to,
                amount,
                medium: medium.clone().unwrap_or_else(|| "contract".into()),
                periods: vec![Period(0, None)],
            });
            let mut candidate = Candidate::new(Route::OpenUnused, vec![change]);
            candidate.units = vec![
                document.units[giver].id.clone(),
                document.units[receiver].id.clone(),
            ];
            candidate.pairs.push(fit.between.clone());
            candidate.of = Some(from.id.clone());
            candidate.resource = Some(from.resource.clone());
            candidate.to = Some(amount);
            let worth = to.value * from.quality * unused.rate * pair.eta - from.cost;
            candidate.stake = amount * worth * network.months as f64;
            all.push(candidate);
        }
    }
}

/// Without the dust of subtractions, which nobody would want to read in a document.
fn rounded(amount: f64) -> f64 {
    const PARTS: f64 = 1e9;
    let rounded = (amount * PARTS).round() / PARTS;
    if rounded.is_finite() { rounded } else { amount }
}
