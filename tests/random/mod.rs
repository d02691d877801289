//! Random valid consortia, and the same consortium in other words.

#![allow(dead_code, reason = "each file of tests uses a part of it")]

use gongsheng::model::{Consortium, Severity, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select, subsequence};
use serde_json::{Value, json};

const RESOURCES: [(&str, &str); 4] = [
    ("talent", "energy"),
    ("course", "information"),
    ("equipment", "matter"),
    ("talent", "information"),
];
const MEDIA: [&str; 4] = ["", "contract", "lab", "platform"];

/// Amounts as people write them, with 0 now and then.
fn amount(most: f64) -> impl Strategy<Value = f64> {
    prop_oneof![
        1 => Just(0.0),
        9 => (1u32..=1000).prop_map(move |part| f64::from(part) * most / 1000.0),
    ]
}

fn parameter(id: &'static str) -> impl Strategy<Value = (Value, f64, f64)> {
    (select(&RESOURCES), amount(10.0), amount(6.0), amount(1.0)).prop_map(
        move |((resource, carrier), many, eu, part)| {
            (
                json!({"id": id, "resource": resource, "carrier": carrier, "amount": many}),
                eu,
                part,
            )
        },
    )
}

fn output(id: &'static str) -> impl Strategy<Value = Value> {
    parameter(id).prop_map(|(mut it, eu, part)| {
        it["cost"] = json!(0.4 * eu);
        it["quality"] = json!(part);
        it
    })
}

fn input(id: &'static str) -> impl Strategy<Value = Value> {
    parameter(id).prop_map(|(mut it, eu, _)| {
        it["value"] = json!(eu);
        it
    })
}

fn unit() -> impl Strategy<Value = Value> {
    (
        vec(output("a"), 1..2),
        vec(output("b"), 0..2),
        vec(input("a"), 1..2),
        vec(input("b"), 0..2),
        (
            select(&["college", "enterprise", "government"]),
            any::<bool>(),
            0u32..40,
        ),
    )
        .prop_map(|(a, b, c, d, (kind, small, patience))| {
            let (outputs, inputs) = ([a, b].concat(), [c, d].concat());
            let tags = if small { vec!["small"] } else { vec![] };
            json!({"kind": kind, "tags": tags, "patience": patience, "outputs": outputs, "inputs": inputs})
        })
}

/// Up to four periods, some of them overlapping, past the horizon or without end.
fn periods() -> impl Strategy<Value = Vec<Value>> {
    let closed = (0u32..80, 1u32..20).prop_map(|(start, months)| json!([start, start + months]));
    let open = (0u32..40).prop_map(|start| json!([start, null]));
    prop_oneof![
        1 => Just(vec![json!([0, null])]),
        3 => vec(prop_oneof![4 => closed, 1 => open], 1..5),
    ]
}

/// What is drawn before it is known how many units there are.
type Draw = (Index, Index, Index, Index);

fn draw() -> impl Strategy<Value = Draw> {
    any::<Draw>()
}

/// Two different units.
fn two(units: usize, a: &Index, b: &Index) -> (usize, usize) {
    let first = a.index(units);
    (first, (first + 1 + b.index(units - 1)) % units)
}

fn exchange(units: Vec<Value>) -> impl Strategy<Value = Value> {
    (draw(), amount(8.0), select(&MEDIA), periods()).prop_map(
        move |((a, b, give, take), amount, medium, periods)| {
            let (from, to) = two(units.len(), &a, &b);
            let port = |list: &Value, at: Index| list[at.index(list.as_array().unwrap().len())]["id"].clone();
            json!({
                "from": {"unit": name(from), "output": port(&units[from]["outputs"], give)},
                "to": {"unit": name(to), "input": port(&units[to]["inputs"], take)},
                "amount": amount, "medium": medium, "periods": periods,
            })
        },
    )
}

fn project(units: usize) -> impl Strategy<Value = Value> {
    let members = subsequence((0..units).collect::<Vec<_>>(), 2..=units.min(4)).prop_shuffle();
    (
        members,
        vec(amount(1.0), 4),
        vec(amount(3.0), 4),
        amount(30.0),
        amount(1.0),
        select(&MEDIA),
        periods(),
    )
        .prop_map(|(members, weights, costs, value, resistance, medium, periods)| {
            let sum: f64 = weights.iter().take(members.len()).sum();
            let member = |((&unit, weight), cost): ((&usize, f64), f64)| {
                let mut member = json!({"unit": name(unit), "cost": cost});
                if sum > 0.0 {
                    member["share"] = json!(weight / sum);
                }
                member
            };
            let members: Vec<Value> = members.iter().zip(weights).zip(costs).map(member).collect();
            json!({
                "members": members, "value": value, "resistance": resistance,
                "medium": medium, "carriers": ["matter"], "periods": periods,
            })
        })
}

fn links(units: usize) -> impl Strategy<Value = Vec<Value>> {
    let pairs: Vec<(usize, usize)> = (0..units).flat_map(|i| (0..i).map(move |j| (i, j))).collect();
    vec(
        (
            any::<bool>(),
            any::<bool>(),
            amount(1.0),
            amount(4.0),
            any::<bool>(),
        ),
        pairs.len(),
    )
    .prop_map(move |draws| {
        let linked = pairs.iter().zip(draws).filter(|(_, (linked, ..))| *linked);
        linked
            .map(|(&(i, j), (_, turned, resistance, coordination, persistent))| {
                let between = if turned {
                    [name(j), name(i)]
                } else {
                    [name(i), name(j)]
                };
                json!({
                    "between": between, "resistance": resistance,
                    "coordination": coordination, "persistent": persistent,
                })
            })
            .collect()
    })
}

fn factor() -> impl Strategy<Value = Value> {
    let kind = select(&[
        ("external", "policy"),
        ("external", "economy"),
        ("internal", "trust"),
    ]);
    (kind, amount(3.0), vec((0u32..30, -1.0..1.0), 0..4)).prop_map(|((scope, aspect), weight, steps)| {
        json!({"scope": scope, "aspect": aspect, "weight": weight, "steps": steps})
    })
}

fn contract(units: usize) -> impl Strategy<Value = Value> {
    let incentive = (any::<bool>(), amount(2.0), amount(2.0));
    let transfer = (draw(), amount(3.0));
    (vec(incentive, units), vec(transfer, 0..4)).prop_map(move |(incentives, transfers)| {
        let incentives: Vec<Value> = (incentives.iter().enumerate())
            .filter(|(_, (given, ..))| *given)
            .map(|(i, (_, reward, penalty))| json!({"unit": name(i), "reward": reward, "penalty": penalty}))
            .collect();
        let transfer = |((a, b, _, _), amount): &(Draw, f64)| {
            let (from, to) = two(units, a, b);
            json!({"from": name(from), "to": name(to), "amount": amount})
        };
        let transfers: Vec<Value> = transfers.iter().map(transfer).collect();
        json!({"incentives": incentives, "transfers": transfers})
    })
}

fn settings() -> impl Strategy<Value = Value> {
    let environment = (0.0..2.0, prop_oneof![2 => Just(0.0), 1 => 0.0..=1.0]);
    let energy = (
        amount(0.5),
        prop_oneof![3 => Just(0.01), 1 => amount(0.1)],
        amount(0.6),
        any::<bool>(),
    );
    let contact = (0u32..3, 1u32..15, amount(1.0), 0u32..3, 0u32..3);
    let rest = (
        1u32..6,
        prop_oneof![Just(vec![]), Just(vec![("course", "talent")])],
        amount(1.0),
    );
    let benchmark = select(&["equal", "contribution", "shapley"]);
    (environment, energy, contact, rest, benchmark).prop_map(
        |(
            (sensitivity, feedback),
            (resistance, zero_band, tolerance, after),
            (idle, months, coverage, media, carriers),
            (window, substitution, rate),
            benchmark,
        )| {
            let substitution = substitution.iter();
            let substitution: Vec<Value> = substitution
                .map(|(give, need)| json!({"output": give, "input": need, "rate": rate}))
                .collect();
            json!({
                "sensitivity": sensitivity, "feedback": feedback, "resistance": resistance,
                "zeroBand": zero_band, "symmetryTolerance": tolerance, "modesAfterContract": after,
                "benchmark": benchmark, "maxIdle": idle, "continuousMonths": months,
                "continuousCoverage": coverage, "integratedMedia": media, "integratedCarriers": carriers,
                "window": window, "substitution": substitution,
            })
        },
    )
}

fn name(unit: usize) -> String {
    format!("u{unit}")
}

/// Numbers the records of a list: p0, p1 …
fn numbered(prefix: &str, mut list: Vec<Value>) -> Vec<Value> {
    for (index, record) in list.iter_mut().enumerate() {
        record["id"] = json!(format!("{prefix}{index}"));
    }
    list
}

fn consortium_of(units: std::ops::RangeInclusive<usize>) -> impl Strategy<Value = Value> {
    let months = prop_oneof![1u32..=6, 1u32..=30, 60u32..=70];
    (months, vec(unit(), units)).prop_flat_map(|(months, units)| {
        let n = units.len();
        let units = numbered("u", units);
        let exchanges = vec(exchange(units.clone()), 0..3 * n);
        let parts = (
            exchanges,
            vec(project(n), 0..3),
            links(n),
            vec(factor(), 0..4),
            contract(n),
            settings(),
        );
        parts.prop_map(move |(exchanges, projects, links, factors, contract, settings)| {
            json!({
                "type": "gongsheng", "version": 1, "months": months,
                "units": units, "exchanges": numbered("e", exchanges), "projects": numbered("p", projects),
                "links": links, "environment": numbered("f", factors), "contract": contract,
                "settings": settings,
            })
        })
    })
}

fn valid(document: &Value) -> Consortium {
    let (consortium, problems) = read(document);
    let errors: Vec<_> = problems
        .iter()
        .filter(|it| it.severity == Severity::Error)
        .collect();
    consortium.unwrap_or_else(|| panic!("a generated document is wrong: {errors:?}"))
}

/// Two to `most` units with whatever a document may hold.
pub fn consortium(most: usize) -> impl Strategy<Value = Consortium> {
    consortium_of(2..=most).prop_map(|document| valid(&document))
}

/// Two units under a benchmark for which a pair is a system of its own.
pub fn pair() -> impl Strategy<Value = Consortium> {
    (consortium_of(2..=2), select(&["equal", "shapley"])).prop_map(|(mut document, benchmark)| {
        document["settings"]["benchmark"] = json!(benchmark);
        valid(&document)
    })
}

/// The id that `relabelled` gives instead of another.
pub fn other_name(id: &str) -> String {
    format!("{}-other", id.chars().rev().collect::<String>())
}

/// The same consortium with other ids and every list in another order.
pub fn relabelled(document: &Consortium, seed: u64) -> Consortium {
    let mut other = document.clone();
    let mut shuffle = Shuffle(seed | 1);
    for unit in &mut other.units {
        unit.outputs.iter_mut().for_each(|it| it.id = other_name(&it.id));
        unit.inputs.iter_mut().for_each(|it| it.id = other_name(&it.id));
        shuffle.list(&mut unit.outputs);
        shuffle.list(&mut unit.inputs);
        unit.id = other_name(&unit.id);
    }
    for exchange in &mut other.exchanges {
        exchange.id = other_name(&exchange.id);
        for id in [
            &mut exchange.from.unit,
            &mut exchange.from.output,
            &mut exchange.to.unit,
            &mut exchange.to.input,
        ] {
            *id = other_name(id);
        }
        shuffle.list(&mut exchange.periods);
    }
    for project in &mut other.projects {
        project.id = other_name(&project.id);
        project
            .members
            .iter_mut()
            .for_each(|member| member.unit = other_name(&member.unit));
        shuffle.list(&mut project.members);
        shuffle.list(&mut project.periods);
    }
    for link in &mut other.links {
        link.between = [other_name(&link.between[1]), other_name(&link.between[0])];
    }
    let contract = &mut other.contract;
    contract
        .incentives
        .iter_mut()
        .for_each(|it| it.unit = other_name(&it.unit));
    for transfer in &mut contract.transfers {
        transfer.from = other_name(&transfer.from);
        transfer.to = other_name(&transfer.to);
    }
    shuffle.list(&mut contract.incentives);
    shuffle.list(&mut contract.transfers);
    shuffle.list(&mut other.units);
    shuffle.list(&mut other.exchanges);
    shuffle.list(&mut other.projects);
    shuffle.list(&mut other.links);
    shuffle.list(&mut other.environment);
    other
}

/// Where a pair stands under its other names, and whether its units have changed places.
pub fn find_pair<'a>(
    mut pairs: impl Iterator<Item = &'a [String; 2]>,
    between: &[String; 2],
) -> (usize, bool) {
    let [a, b] = between.each_ref().map(|id| other_name(id));
    let mut turned = false;
    let place = pairs.position(|[first, second]| {
        turned = *first == b;
        (*first == a && *second == b) || (*first == b && *second == a)
    });
    (place.expect("every pair is listed under its other names"), turned)
}

/// The same consortium with k times every energy.
pub fn scaled(document: &Consortium, k: f64) -> Consortium {
    let mut other = document.clone();
    for unit in &mut other.units {
        unit.outputs.iter_mut().for_each(|it| it.cost *= k);
        unit.inputs.iter_mut().for_each(|it| it.value *= k);
    }
    for project in &mut other.projects {
        project.value *= k;
        project.members.iter_mut().for_each(|member| member.cost *= k);
    }
    other.links.iter_mut().for_each(|link| link.coordination *= k);
    for incentive in &mut other.contract.incentives {
        incentive.reward *= k;
        incentive.penalty *= k;
    }
    other
        .contract
        .transfers
        .iter_mut()
        .for_each(|transfer| transfer.amount *= k);
    other
}

/// A shuffle that a seed fixes (xorshift).
struct Shuffle(u64);

impl Shuffle {
    fn list<T>(&mut self, list: &mut [T]) {
        for last in (1..list.len()).rev() {
            self.0 ^= self.0 << 13;
            self.0 ^= self.0 >> 7;
            self.0 ^= self.0 << 17;
            list.swap(last, (self.0 % (last as u64 + 1)) as usize);
        }
    }
}
