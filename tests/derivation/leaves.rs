//! The numbers and verdicts of an analysis, and the subject that each of them is.

use gongsheng::analysis::derivation::{Of, Quantity, Sources, Subject};
use gongsheng::analysis::organisation::Level;
use gongsheng::model::{Consortium, Rule};
use proptest::prelude::*;
use serde_json::Value;

/// Fields of an analysis that are no answers: what the document says, and how long a list is.
const ECHOES: [&str; 16] = [
    // It stands in the margin of the finding's number.
    "diagnosis[].cutoff",
    "evolution.path[].start",
    "evolution.path[].end",
    "evolution.steps.accepted",
    "evolution.steps.rejected",
    "participation.stableStates[][]",
    "months",
    "ledger.months[].month",
    "compatibility.truncated",
    "compatibility.omitted",
    "formation.windowLength",
    "formation.conditions[].cutoff",
    "formation.conditions[].met",
    "sharing.shares[].available",
    // The excess beside it, told in a word.
    "sharing.shares[].core.inCore",
    "compatibility.pairs[].compatible",
];

fn of_word<T: serde::de::DeserializeOwned>(word: &Value) -> T {
    serde_json::from_value(word.clone()).expect("a word of the engine")
}

/// The quantity of a field, by its name.
fn quantity(field: &str) -> Quantity {
    of_word(&Value::String(field.into()))
}

/// Which subject a leaf is, by where it stands; `records` are those around it, the outermost first, and `place`
/// its place in the innermost list.
fn subject_of(path: &str, records: &[&Value], place: usize) -> Option<Subject> {
    let field = path.rsplit('.').next()?.trim_end_matches("[]");
    let record = *records.last()?;
    let text = |record: &Value, name: &str| record[name].as_str().unwrap_or_default().to_owned();
    let two = |of, number, first: usize| {
        let [a, b] = [first, 1 - first].map(|side| record["between"][side].as_str().unwrap_or_default());
        Subject::two(number, of, a, b)
    };
    let pair = |number| two(Of::Pair, number, 0);
    let thing = |of, number| Subject::thing(number, of, &text(record, "id"));
    let owner = path.rsplit_once('.').map_or("", |(owner, _)| owner);
    Some(match owner {
        "flows[]" => thing(Of::Exchange, quantity(field)),
        "compatibility" => Subject::system(Quantity::CompatiblePairs),
        "compatibility.pairs[]" => two(Of::Side, quantity(field), place),
        "compatibility.pairs[].forward[]" | "compatibility.pairs[].backward[]" => {
            let around = records[records.len() - 2];
            let giver = usize::from(owner.contains("backward"));
            let [a, b] = [giver, 1 - giver].map(|side| around["between"][side].as_str().unwrap_or_default());
            Subject::fit(a, &text(record, "output"), b, &text(record, "input"))
        }
        "compatibility.pairs[].unused[]" => {
            let (from, to) = (&record["from"], &record["to"]);
            let (giver, receiver) = (text(from, "unit"), text(to, "unit"));
            Subject::fit(&giver, &text(from, "output"), &receiver, &text(to, "input"))
        }
        "environment" => match field {
            "signs" => Subject::month(Quantity::Sign, place as u32),
            "factors" => Subject::month(Quantity::Factor, place as u32),
            "feedback" => Subject::month(Quantity::Feedback, place as u32),
            other => Subject::system(quantity(other)),
        },
        "ledger.total" => Subject::system(quantity(field)),
        "ledger.months[]" => Subject::month(quantity(field), record["month"].as_u64()? as u32),
        "ledger.exchanges[]" => thing(Of::Exchange, quantity(field)),
        "ledger.projects[]" => thing(Of::Project, quantity(field)),
        "ledger.projects[].members[]" => {
            let project = text(records[records.len() - 2], "id");
            Subject::two(Quantity::Surplus, Of::Member, &text(record, "unit"), &project)
        }
        "ledger.pairs[]" if field == "gains" => two(Of::Side, Quantity::Surplus, place),
        "ledger.pairs[]" => pair(quantity(field)),
        "ledger.units[]" | "ledger.contract[]" => thing(Of::Unit, quantity(field)),
        "behaviour.pairs[]" => match field {
            "gains" => two(Of::Side, Quantity::Counted, place),
            "bands" => two(Of::Side, Quantity::Band, place),
            other => pair(quantity(other)),
        },
        "behaviour.system" => Subject::system(quantity(field)),
        "behaviour.system.bands[]" => Subject::thing(Quantity::Band, Of::Unit, &text(record, "unit")),
        "organisation.pairs[]" => pair(quantity(field)),
        "organisation.system" => Subject::system(quantity(field)),
        "organisation.system.shares[]" => Subject::at(of_word::<Level>(&record["level"])),
        "formation" => Subject::system(quantity(field)),
        "formation.breakEven" => Subject::system(match field {
            "environment" => Quantity::BreakEven,
            other => quantity(other),
        }),
        "formation.conditions[]" => Subject::system(match record["asks"].as_str()? {
            "compatible-pair" => Quantity::CompatiblePairs,
            "activity" => Quantity::Activities,
            "surplus" => Quantity::Surplus,
            "length" => return Some(Subject::field(Quantity::Given, "/months")),
            "windows" => Quantity::LowestWindow,
            "core" => Quantity::Excess,
            _ => return None,
        }),
        "evolution.effects[]" => Subject::two(
            Quantity::Effect,
            Of::Side,
            &text(record, "on"),
            &text(record, "by"),
        ),
        "evolution" => Subject::system(quantity(field)),
        "evolution.equilibrium[]" => {
            Subject::thing(Quantity::EquilibriumLevel, Of::Unit, &text(record, "unit"))
        }
        "evolution.atHorizon[]" => Subject::thing(Quantity::LevelAt, Of::Unit, &text(record, "unit")),
        "evolution.eigenvalues[]" => {
            let all = records[records.len() - 2]["eigenvalues"].as_array()?;
            let place = all.iter().position(|it| it == record)? as u32;
            Subject::nth(
                match field {
                    "re" => Quantity::EigenvalueReal,
                    _ => Quantity::EigenvalueImaginary,
                },
                place,
            )
        }
        "evolution.path[]" => Subject::month(
            match field {
                "behaviour" => Quantity::WindowMode,
                _ => Quantity::WindowLevel,
            },
            record["start"].as_u64()? as u32,
        ),
        "diagnosis[]" if field == "value" => of_finding(record, Quantity::Finding, None),
        "diagnosis[].evidence[]" => {
            let finding = records[records.len() - 2];
            let all = finding["evidence"].as_array()?;
            let place = all.iter().position(|it| it == record)? as u32;
            of_finding(finding, Quantity::Evidence, Some(place))
        }
        "diagnosis[].remedy" => of_finding(records[records.len() - 2], Quantity::Remedy, None),
        "participation" if field == "extraIncentive" => Subject::system(Quantity::ExtraIncentive),
        "participation.units[]" => match field {
            "receipt" => thing(Of::Unit, Quantity::MonthlyReceipt),
            "outlay" => thing(Of::Unit, Quantity::MonthlyOutlay),
            other => thing(Of::Unit, quantity(other)),
        },
        "participation.influence[]" => {
            let (on, by) = (text(record, "on"), text(record, "by"));
            Subject::two(Quantity::Influence, Of::Side, &on, &by)
        }
        "participation.pairs[]" => pair(quantity(field)),
        "participation.pairs[].players[]" => {
            let around = records[records.len() - 2];
            let own = usize::from(record == &around["players"][1] && record != &around["players"][0]);
            let [one, other] =
                [own, 1 - own].map(|side| around["between"][side].as_str().unwrap_or_default());
            let number = match field {
                "R" => Quantity::PayoffBoth,
                "S" => Quantity::PayoffAlone,
                "T" => Quantity::PayoffOther,
                "P" => Quantity::PayoffNobody,
                other => quantity(other),
            };
            Subject::two(number, Of::Side, one, other)
        }
        "sharing" => Subject::system(quantity(field)),
        "sharing.realised" => Subject::system(quantity(field)),
        "sharing.transfers[]" => Subject::thing(Quantity::Transfer, Of::Unit, &text(record, "unit")),
        "sharing.shares[].core" => {
            let rule = of_word::<Rule>(&records[records.len() - 2]["rule"]);
            Subject::system(quantity(field)).under(rule)
        }
        "sharing.shares[].amounts[]" => {
            let rule = of_word::<Rule>(&records[records.len() - 2]["rule"]);
            Subject::thing(Quantity::FairShare, Of::Unit, &text(record, "unit")).under(rule)
        }
        _ => return None,
    })
}

/// A number of a finding.
fn of_finding(finding: &Value, number: Quantity, place: Option<u32>) -> Subject {
    let alone = ["waiting", "unmotivated", "free-riding"].map(Value::from);
    let unit = finding["units"][0].as_str().unwrap_or_default().to_owned();
    Subject {
        code: Some(of_word(&finding["code"])),
        id: alone.contains(&finding["code"]).then_some(unit),
        place,
        ..Subject::system(number)
    }
}

/// Words that are verdicts, and not names of things.
fn is_verdict(path: &str) -> bool {
    let verdicts = [
        "evolution.path[].behaviour",
        "evolution.path[].organisation",
        "environment.class",
        "behaviour.pairs[].mode",
        "behaviour.system.mode",
        "organisation.pairs[].level",
        "organisation.system.level",
        "formation.rung",
        "participation.pairs[].game",
        "participation.pairs[].players[].game",
    ];
    verdicts.contains(&path)
}

/// Is given where a leaf stands, the leaf, the records around it, and its place in the innermost list.
type Visit<'v, 'c> = dyn FnMut(&str, &'v Value, &[&'v Value], usize) + 'c;

/// Calls `visit` with every number and verdict of a result.
pub fn walk<'v>(
    path: &str,
    value: &'v Value,
    records: &mut Vec<&'v Value>,
    place: usize,
    visit: &mut Visit<'v, '_>,
) {
    match value {
        Value::Object(fields) => {
            records.push(value);
            for (name, field) in fields {
                let path = if path.is_empty() {
                    name.clone()
                } else {
                    format!("{path}.{name}")
                };
                walk(&path, field, records, 0, visit);
            }
            records.pop();
        }
        Value::Array(list) => {
            for (place, item) in list.iter().enumerate() {
                walk(&format!("{path}[]"), item, records, place, visit);
            }
        }
        Value::Number(_) | Value::Bool(_) => visit(path, value, records, place),
        Value::String(_) if is_verdict(path) => visit(path, value, records, place),
        _ => {}
    }
}

/// Fails when a number or verdict of the analysis has no why, or one of another value.
pub fn all_covered(document: &Consortium) -> Result<(), TestCaseError> {
    let result = serde_json::to_value(gongsheng::analyse(document)).expect("a result is JSON");
    let sources = Sources::new(document);
    let mut fault = None;
    walk(
        "",
        &result,
        &mut Vec::new(),
        0,
        &mut |path, value, records, place| {
            if fault.is_some() || ECHOES.contains(&path) {
                return;
            }
            let Some(subject) = subject_of(path, records, place) else {
                fault = Some(format!("{path}: no subject"));
                return;
            };
            let Some(derivation) = sources.derivation(&subject) else {
                fault = Some(format!("{path}: no why of {subject:?}"));
                return;
            };
            let told = serde_json::to_value(&derivation.value).expect("a value is JSON");
            let same = match (&told, value) {
                (Value::Number(told), Value::Number(value)) => told.as_f64() == value.as_f64(),
                (told, value) => told == value,
            };
            if !same {
                fault = Some(format!("{path}: {value}, but {told} by {subject:?}"));
            }
        },
    );
    prop_assert!(fault.is_none(), "{}", fault.unwrap_or_default());
    Ok(())
}
