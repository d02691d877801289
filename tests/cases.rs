//! Every case of `tests/cases` that has an `expected` result: add a file, and it is run.
//!
//! Energies are held against the gross of what they belong to, other numbers against their own size, ids and words
//! exactly; sets and findings stand in any order. What a case says nothing about is not compared.

mod case;

use std::collections::BTreeSet;

use serde_json::Value;

/// Numbers in eu, held against the gross of what they belong to.
const ENERGY: [&str; 21] = [
    "generation",
    "interfaceLoss",
    "cost",
    "coordination",
    "dissipation",
    "surplus",
    "gross",
    "gains",
    "receipt",
    "outlay",
    "net",
    "transfersIn",
    "transfersOut",
    "rewardReceived",
    "penaltyPaid",
    "surplusAfter",
    "band",
    "bands",
    "lowestWindow",
    "amount",
    "excess",
];

/// Lists compared as sets.
const SETS: [&str; 3] = ["media", "carriers", "stableStates"];

/// Not compared: with ties any coalition that attains the excess will do.
const FREE: [&str; 1] = ["coalition"];

#[test]
fn every_case_agrees() {
    let (mut run, mut faults) = (0, Vec::new());
    for case in case::all() {
        let Some(expected) = &case.expected else {
            continue;
        };
        let analysis = gongsheng::analyse_value(&case.document);
        let result = serde_json::to_value(&analysis).unwrap();
        let mut comparison = Comparison {
            expected,
            faults: Vec::new(),
        };
        comparison.sections(&result);
        faults.extend(
            comparison
                .faults
                .into_iter()
                .map(|fault| format!("{}: {fault}", case.name)),
        );
        run += 1;
    }
    assert!(run > 0, "no case was found");
    assert!(
        faults.is_empty(),
        "{} disagreements:\n{}",
        faults.len(),
        faults.join("\n")
    );
}

struct Comparison<'a> {
    expected: &'a Value,
    faults: Vec<String>,
}

impl Comparison<'_> {
    fn sections(&mut self, result: &Value) {
        let total = gross(&self.expected["ledger"]["total"]);
        for (section, expected) in self.expected.as_object().unwrap() {
            match &result[section] {
                Value::Null => self
                    .faults
                    .push(format!("{section}: no answer; problems {}", result["problems"])),
                actual if section == "diagnosis" => self.findings(expected, actual, total),
                actual => self.compare(section, section, expected, actual, total),
            }
        }
    }

    /// Compares two values at `place`, of which `key` is the last name, and whose energies belong to something
    /// of the given gross.
    fn compare(&mut self, place: &str, key: &str, expected: &Value, actual: &Value, gross: f64) {
        match (expected, actual) {
            _ if FREE.contains(&key) => {}
            (Value::Object(fields), Value::Object(_)) => {
                let gross = self.gross_of(place, expected).unwrap_or(gross);
                for (name, value) in fields {
                    match actual.get(name) {
                        Some(found) => self.compare(&format!("{place}.{name}"), name, value, found, gross),
                        None => self.faults.push(format!("{place}.{name}: missing")),
                    }
                }
            }
            (Value::Array(_), Value::Array(_)) if SETS.contains(&key) => {
                if texts(expected) != texts(actual) {
                    self.faults
                        .push(format!("{place}: expected {expected}, found {actual}"));
                }
            }
            (Value::Array(list), Value::Array(found)) if key == "eigenvalues" => {
                let values = |list: &[Value]| -> Vec<(f64, f64)> {
                    let part = |it: &Value, name: &str| it[name].as_f64().unwrap();
                    list.iter().map(|it| (part(it, "re"), part(it, "im"))).collect()
                };
                let (list, mut left) = (values(list), values(found));
                let largest = list
                    .iter()
                    .fold(1.0, |most: f64, (re, im)| most.max(re.hypot(*im)));
                for (re, im) in &list {
                    let near = |it: &(f64, f64)| (it.0 - re).hypot(it.1 - im) <= 1e-8 * largest;
                    match left.iter().position(near) {
                        Some(index) => drop(left.remove(index)),
                        None => self
                            .faults
                            .push(format!("{place}: {re} + {im}i is not in {found:?}")),
                    }
                }
                if !left.is_empty() {
                    self.faults.push(format!("{place}: {left:?} too many"));
                }
            }
            (Value::Array(list), Value::Array(found)) => {
                if list.len() != found.len() {
                    self.faults.push(format!(
                        "{place}: expected {} entries, found {}",
                        list.len(),
                        found.len()
                    ));
                }
                for (index, (value, found)) in list.iter().zip(found).enumerate() {
                    self.compare(&format!("{place}[{index}]"), key, value, found, gross);
                }
            }
            (Value::Number(number), Value::Number(found)) => {
                let (number, found) = (number.as_f64().unwrap(), found.as_f64().unwrap());
                let tolerance = if ENERGY.contains(&key) {
                    if gross > 0.0 { 1e-9 * gross } else { 1e-12 }
                } else {
                    looser(place) * number.abs().max(1.0)
                };
                // A NaN is close to nothing.
                let close = (number - found).abs() <= tolerance;
                if !close {
                    self.faults.push(format!(
                        "{place}: expected {number}, found {found}, ± {tolerance:e}"
                    ));
                }
            }
            _ if expected == actual => {}
            _ => self
                .faults
                .push(format!("{place}: expected {expected}, found {actual}")),
        }
    }

    /// Findings may come in any order: each is matched by its code and first unit. What chains are missing rests on
    /// the vocabulary and is not covered.
    fn findings(&mut self, expected: &Value, actual: &Value, total: f64) {
        let key = |finding: &Value| format!("{} {}", finding["code"], finding["units"][0]);
        let told = |list: &Value| {
            let told = list.as_array().unwrap().iter().cloned();
            let told = told.filter(|finding| finding["code"] != "missing-chain");
            let mut told: Vec<Value> = told.collect();
            told.sort_by_key(key);
            told
        };
        let (expected, actual) = (told(expected), told(actual));
        let (keys, found) = (expected.iter().map(key), actual.iter().map(key));
        let (keys, found): (Vec<_>, Vec<_>) = (keys.collect(), found.collect());
        if keys != found {
            let fault = format!("diagnosis: expected {keys:?}, found {found:?}");
            return self.faults.push(fault);
        }
        for (finding, found) in expected.iter().zip(&actual) {
            self.compare(
                &format!("diagnosis {}", key(finding)),
                "diagnosis",
                finding,
                found,
                total,
            );
        }
    }

    /// The gross of the thing that a record is about; None when it is that of the record around it.
    fn gross_of(&self, place: &str, record: &Value) -> Option<f64> {
        let ledger = &self.expected["ledger"];
        let section = place.split('[').next().unwrap_or(place);
        match section {
            "ledger.months" | "ledger.exchanges" | "ledger.pairs" | "ledger.units" => Some(gross(record)),
            "ledger.projects" => record.get("generation").map(|_| gross(record)),
            "ledger.contract" => {
                let moved = ["transfersIn", "transfersOut", "rewardReceived", "penaltyPaid"];
                let moved: f64 = moved.iter().filter_map(|name| record[*name].as_f64()).sum();
                Some(gross(find(&ledger["units"], "id", &record["id"])) + moved)
            }
            "behaviour.pairs" => Some(gross(find(&ledger["pairs"], "between", &record["between"]))),
            "behaviour.system.bands" => Some(gross(find(&ledger["units"], "id", &record["unit"]))),
            _ => None,
        }
    }
}

/// What a number may lie off, as a part of it: more where an iteration ends or steps add up.
fn looser(place: &str) -> f64 {
    if place.starts_with("evolution.atHorizon") {
        1e-6
    } else if place.starts_with("evolution.equilibrium") || place == "evolution.spectralRadius" {
        1e-8
    } else {
        1e-9
    }
}

/// Generation + cost + coordination.
fn gross(record: &Value) -> f64 {
    ["generation", "cost", "coordination"]
        .iter()
        .filter_map(|name| record[*name].as_f64())
        .sum()
}

fn find<'v>(list: &'v Value, name: &str, value: &Value) -> &'v Value {
    list.as_array()
        .unwrap()
        .iter()
        .find(|record| record[name] == *value)
        .unwrap()
}

fn texts(list: &Value) -> BTreeSet<String> {
    list.as_array().unwrap().iter().map(Value::to_string).collect()
}
