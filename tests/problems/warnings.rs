//! Warnings of flows, by hand and month by month.

use std::collections::BTreeSet;

use gongsheng::model::{Code, Consortium, Period, read};
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::{expect, sound};

/// C has 0.3 and is asked for 0.6 by E, which gets 0.3 and needs 0.35; in month 0 X asks for 10¹⁶ beside.
#[test]
fn what_is_asked_for_a_month_leaves_nothing_behind() {
    let mut document = sound();
    document["units"][0]["outputs"][0]["amount"] = json!(0.3);
    document["units"][1]["inputs"][0]["amount"] = json!(0.35);
    let input = json!({"id": "talent", "resource": "talent", "carrier": "energy", "amount": 1});
    document["units"]
        .as_array_mut()
        .unwrap()
        .push(json!({"id": "X", "kind": "other", "inputs": [input]}));
    let exchange = |id: &str, to: &str, amount: f64, periods: Value| {
        json!({"id": id, "from": {"unit": "C", "output": "talent"}, "to": {"unit": to, "input": "talent"},
               "amount": amount, "periods": periods})
    };
    document["exchanges"] = json!([
        exchange("e1", "E", 0.6, json!([[0, null]])),
        exchange("e2", "X", 1e16, json!([[0, 1]])),
    ]);
    expect(
        &document,
        &[("/units/0/outputs/0", "oversubscribed-output", "warning")],
    );
}

/// A small consortium whose flows, periods and transfers are drawn at random, often past what fits.
fn consortia() -> impl Strategy<Value = Value> {
    let amount = || prop_oneof![Just(0.0), Just(0.1), Just(0.2), Just(0.3), Just(1.0), Just(3.0)];
    let resource = || prop_oneof![Just("a"), Just("b"), Just("c")];
    let carrier = || prop_oneof![Just("matter"), Just("energy")];
    let parameters = || {
        prop::collection::vec((resource(), carrier(), amount()), 2).prop_map(|drawn| {
            let parameter = |(id, (resource, carrier, amount))| {
                json!({"id": format!("{id}"), "resource": resource, "carrier": carrier, "amount": amount})
            };
            Value::from_iter(drawn.into_iter().enumerate().map(parameter))
        })
    };
    let unit = (parameters(), parameters())
        .prop_map(|(outputs, inputs)| json!({"kind": "other", "outputs": outputs, "inputs": inputs}));
    let period = (0..8u32, 1..5u32, any::<bool>())
        .prop_map(|(start, length, open)| json!([start, (!open).then_some(start + length)]));
    let exchange = (
        0..4usize,
        1..4usize,
        0..2usize,
        0..2usize,
        amount(),
        prop::collection::vec(period, 0..3),
    )
        .prop_map(|(from, step, output, input, amount, periods)| {
            json!({"from": {"unit": format!("u{from}"), "output": format!("{output}")},
                   "to": {"unit": format!("u{}", (from + step) % 4), "input": format!("{input}")},
                   "amount": amount, "periods": periods})
        });
    let units = prop::collection::vec(unit, 4);
    let exchanges = prop::collection::vec(exchange, 0..8);
    let rate = prop_oneof![Just(0.0), Just(0.5)];
    (units, exchanges, rate).prop_map(|(mut units, mut exchanges, rate)| {
        for (index, unit) in units.iter_mut().enumerate() {
            unit["id"] = json!(format!("u{index}"));
        }
        for (index, exchange) in exchanges.iter_mut().enumerate() {
            exchange["id"] = json!(format!("e{index}"));
        }
        json!({
            "type": "gongsheng", "version": 1, "months": 6, "units": units, "exchanges": exchanges,
            "contract": {"transfers": [{"from": "u0", "to": "u1", "amount": 1}, {"from": "u2", "to": "u3", "amount": 1}]},
            "settings": {"modesAfterContract": true, "substitution": [{"output": "a", "input": "b", "rate": rate}]}})
    })
}

/// The warnings of §1 by the letter of §2: month by month, exchange by exchange.
fn warnings_by_the_letter(c: &Consortium) -> BTreeSet<(String, Code)> {
    let unit = |id: &str| c.units.iter().position(|unit| unit.id == id).unwrap();
    let ends: Vec<_> = c
        .exchanges
        .iter()
        .map(|exchange| {
            let (giver, receiver) = (unit(&exchange.from.unit), unit(&exchange.to.unit));
            let output = c.units[giver]
                .outputs
                .iter()
                .position(|o| o.id == exchange.from.output)
                .unwrap();
            let input = c.units[receiver]
                .inputs
                .iter()
                .position(|i| i.id == exchange.to.input)
                .unwrap();
            ((giver, output), (receiver, input))
        })
        .collect();
    let rate = |((giver, output), (receiver, input)): ((usize, usize), (usize, usize))| {
        let (o, i) = (&c.units[giver].outputs[output], &c.units[receiver].inputs[input]);
        let same = o.resource == i.resource && o.carrier == i.carrier;
        let entry = c
            .settings
            .substitution
            .iter()
            .find(|s| s.output == o.resource && s.input == i.resource);
        if same {
            1.0
        } else {
            entry.map_or(0.0, |entry| entry.rate)
        }
    };
    let covers = |periods: &[Period], month: u32| {
        periods
            .iter()
            .any(|p| p.0 <= month && p.1.is_none_or(|end| month < end))
    };
    let mut told = BTreeSet::new();
    let mut present = BTreeSet::new();
    for (index, exchange) in c.exchanges.iter().enumerate() {
        if rate(ends[index]) == 0.0 {
            told.insert((format!("/exchanges/{index}"), Code::IncompatibleExchange));
        }
        for (at, period) in exchange.periods.iter().enumerate() {
            if period.0 >= c.months || period.1.is_some_and(|end| end > c.months) {
                told.insert((
                    format!("/exchanges/{index}/periods/{at}"),
                    Code::PeriodPastHorizon,
                ));
            }
        }
    }
    for month in 0..c.months {
        let asked = |index: usize| {
            let exchange: &gongsheng::model::Exchange = &c.exchanges[index];
            if covers(&exchange.periods, month) {
                exchange.amount
            } else {
                0.0
            }
        };
        let all = 0..c.exchanges.len();
        for index in all.clone().filter(|index| asked(*index) > 0.0) {
            let ((giver, output), (receiver, input)) = ends[index];
            present.extend([giver, receiver]);
            let of_output = |index: usize| {
                all.clone()
                    .filter(|other| ends[*other].0 == ends[index].0)
                    .map(asked)
                    .sum::<f64>()
            };
            let has = |index: usize| c.units[ends[index].0.0].outputs[ends[index].0.1].amount;
            if of_output(index) > has(index) * (1.0 + 1e-9) {
                told.insert((
                    format!("/units/{giver}/outputs/{output}"),
                    Code::OversubscribedOutput,
                ));
            }
            let shipped: f64 = all
                .clone()
                .filter(|other| {
                    ends[*other].1 == (receiver, input) && rate(ends[*other]) > 0.0 && asked(*other) > 0.0
                })
                .map(|other| asked(other) * (has(other) / of_output(other)).min(1.0))
                .sum();
            if shipped > c.units[receiver].inputs[input].amount * (1.0 + 1e-9) {
                told.insert((
                    format!("/units/{receiver}/inputs/{input}"),
                    Code::OversuppliedInput,
                ));
            }
        }
    }
    for (index, transfer) in c.contract.transfers.iter().enumerate() {
        if !present.contains(&unit(&transfer.from)) || !present.contains(&unit(&transfer.to)) {
            told.insert((format!("/contract/transfers/{index}"), Code::IdleTransfer));
        }
    }
    told
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// The sweep over the months of change tells what a walk over every month would.
    #[test]
    fn warnings_are_those_of_every_month(document in consortia()) {
        let (consortium, problems) = read(&document);
        let told: BTreeSet<_> = problems.into_iter().map(|problem| (problem.pointer, problem.code)).collect();
        prop_assert_eq!(told, warnings_by_the_letter(&consortium.unwrap()));
    }
}
