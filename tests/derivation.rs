//! Every number and verdict of an analysis has a why, and every why adds up, on random consortia.
//!
//! Each law was seen to fail when the engine was broken on purpose in the place that it guards.

mod random;

use gongsheng::analysis::behaviour::Mode;
use gongsheng::analysis::choices::ChoicesRun;
use gongsheng::analysis::derivation::{
    Answer as Told, Combine, Derivation, Of, Quantity, Sources, Subject, Summed, Thing, derivation_of_change,
    subjects,
};
use gongsheng::analysis::flip::{FlipQuestion, Verdict, flip};
use gongsheng::analysis::formation::Rung;
use gongsheng::analysis::organisation::Level;
use gongsheng::analysis::pathways::Put;
use gongsheng::analysis::sample::{Chance, Outlook};
use gongsheng::analysis::sharing::transfers::transfers_to;
use gongsheng::analysis::smallest_change::{Goal, smallest_change};
use gongsheng::analysis::turn::State;
use gongsheng::analysis::uncertainty::{UncertaintyRun, quantities};
use gongsheng::model::{Consortium, Quantity as Field, Rule};
use proptest::prelude::*;
use serde_json::Value;

/// Fields of an analysis that are no answers: what the document says, and how long a list is.
const ECHOES: [&str; 15] = [
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
    "compatibility.pairs[].compatible",
];

/// Sections of which not every number has a why yet.
const OTHERS: [&str; 1] = ["problems"];

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
            match field {
                "inCore" => return None,
                other => Subject::system(quantity(other)).under(rule),
            }
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
fn walk<'v>(
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
fn all_covered(document: &Consortium) -> Result<(), TestCaseError> {
    let result = serde_json::to_value(gongsheng::analyse(document)).expect("a result is JSON");
    let sources = Sources::new(document);
    let mut fault = None;
    let mut known = true;
    walk(
        "",
        &result,
        &mut Vec::new(),
        0,
        &mut |path, value, records, place| {
            let section = path.split(['.', '[']).next().unwrap_or_default();
            if fault.is_some() || ECHOES.contains(&path) {
                return;
            }
            // Whether a way to share lies in the core is its excess told in a word.
            if path == "sharing.shares[].core.inCore" {
                return;
            }
            let Some(subject) = subject_of(path, records, place) else {
                if OTHERS.contains(&section) {
                    return;
                }
                known = records.last().is_some_and(|record| record["asks"] == "length");
                if !known {
                    fault = Some(format!("{path}: no subject"));
                }
                return;
            };
            let Some(derivation) = sources.derivation(&subject) else {
                // With fewer than two units the core holds of itself.
                if path.ends_with("inCore") && records.last().is_some_and(|core| core["excess"].is_null()) {
                    return;
                }
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

/// The largest number that enters, by which rounding is measured.
fn yardstick(derivation: &Derivation) -> f64 {
    let mut most = 1.0f64;
    let mut leaves = |value: &Value| {
        walk("", value, &mut Vec::new(), 0, &mut |path, number, _, _| {
            if path.ends_with("value") || path.ends_with("terms[]") {
                most = most.max(number.as_f64().unwrap_or(0.0).abs());
            }
        });
    };
    leaves(&serde_json::to_value(&derivation.formula).expect("a formula is JSON"));
    let rows = derivation.rows.iter().map(|row| {
        let parts = row.parts.iter().map(|part| part.abs());
        row.value.abs() + parts.sum::<f64>()
    });
    most + rows.sum::<f64>()
}

/// Fails unless formula, numbers, rows and margins of a why agree with its value.
fn adds_up(derivation: &Derivation) -> Result<(), TestCaseError> {
    let tolerance = 1e-9 * yardstick(derivation);
    let subject = &derivation.subject;
    prop_assert_eq!(derivation.formula.len(), derivation.substituted.len());
    for (letters, numbers) in derivation.formula.iter().zip(&derivation.substituted) {
        for form in [letters, numbers] {
            let found = form.evaluate(tolerance);
            let right = match &derivation.value {
                Told::Number(value) => (found - value).abs() <= tolerance,
                _ => found == 1.0,
            };
            prop_assert!(
                right,
                "{subject:?}: {form:?} is {found}, not {:?}",
                derivation.value
            );
        }
    }
    for row in &derivation.rows {
        prop_assert_eq!(row.parts.len(), derivation.columns.len(), "{:?}", subject);
    }
    if let Told::Number(value) = derivation.value {
        let rows = derivation.rows.iter().map(|row| row.value);
        let combined = match derivation.combine {
            Combine::Sum => Some(rows.sum::<f64>()),
            Combine::Largest => Some(rows.fold(0.0, f64::max)),
            Combine::Formula => None,
        };
        if let Some(combined) = combined {
            prop_assert!(
                (combined - value).abs() <= tolerance,
                "{subject:?}: rows make {combined}, not {value}"
            );
        }
    }
    for margin in &derivation.margins {
        let nearest = margin.at.iter().map(|at| (margin.value - at).abs());
        prop_assert_eq!(margin.distance, nearest.fold(f64::INFINITY, f64::min));
        let measured = margin.measured.evaluate(tolerance);
        prop_assert!((measured - margin.value).abs() <= tolerance, "{:?}", margin);
    }
    prop_assert!(!derivation.sections.is_empty(), "{subject:?} rests on nothing");
    prop_assert!(derivation.latex.starts_with("\\begin{aligned}"), "no LaTeX");
    let braces = |brace| {
        derivation.latex.matches(brace).count() - derivation.latex.matches(&format!("\\{brace}")).count()
    };
    prop_assert_eq!(braces("{"), braces("}"), "{}", derivation.latex);
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Whatever an analysis tells has a why with the very same value.
    #[test]
    fn every_number_has_a_why(document in random::consortium(6)) {
        all_covered(&document)?;
    }

    /// Formula, numbers, rows and margins of every why agree.
    #[test]
    fn every_why_adds_up(document in random::consortium(6)) {
        let sources = Sources::new(&document);
        for subject in subjects(&document) {
            let derivation = sources.derivation(&subject);
            prop_assert!(derivation.is_some(), "{subject:?} is listed and has no why");
            if let Some(derivation) = derivation {
                adds_up(&derivation)?;
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    /// A setting that moves a number stands in its why.
    #[test]
    fn what_moves_a_number_stands_in_its_why(document in random::consortium(5)) {
        let sources = Sources::new(&document);
        let list = subjects(&document);
        for (name, other) in moved(&document) {
            let there = Sources::new(&other);
            for subject in &list {
                let Some(derivation) = sources.derivation(subject) else { continue };
                let told = there.derivation(subject).map(|it| it.value);
                // Rounding is no influence.
                let same = match (&told, &derivation.value) {
                    (Some(Told::Number(a)), Told::Number(b)) => (a - b).abs() <= 1e-9 * yardstick(&derivation),
                    // Without any fit a pair may not be listed any more.
                    (None, _) if name == "substitution" => true,
                    (told, value) => told.as_ref() == Some(value),
                };
                let named = derivation.settings.iter().any(|setting| setting.name == name);
                prop_assert!(
                    same || named,
                    "{name} moves {subject:?} from {:?} to {told:?} and is not told",
                    derivation.value
                );
            }
        }
    }
}

/// The document under another value of each setting that nothing but its name ties to the document.
fn moved(document: &Consortium) -> Vec<(&'static str, Consortium)> {
    let with = |change: &dyn Fn(&mut gongsheng::model::Settings)| {
        let mut other = document.clone();
        change(&mut other.settings);
        other
    };
    vec![
        ("sensitivity", with(&|it| it.sensitivity += 0.3)),
        ("feedback", with(&|it| it.feedback = (it.feedback + 0.4) % 1.0)),
        ("resistance", with(&|it| it.resistance += 0.5)),
        ("environmentBand", with(&|it| it.environment_band += 0.2)),
        ("zeroBand", with(&|it| it.zero_band += 0.15)),
        ("symmetryTolerance", with(&|it| it.symmetry_tolerance += 0.4)),
        (
            "benchmark",
            with(&|it| {
                it.benchmark = match it.benchmark {
                    Rule::Equal => Rule::Shapley,
                    _ => Rule::Equal,
                };
            }),
        ),
        (
            "modesAfterContract",
            with(&|it| it.modes_after_contract = !it.modes_after_contract),
        ),
        ("maxIdle", with(&|it| it.max_idle += 2.0)),
        ("continuousMonths", with(&|it| it.continuous_months = 2.0)),
        ("continuousCoverage", with(&|it| it.continuous_coverage = 0.3)),
        ("integratedMedia", with(&|it| it.integrated_media = 0.0)),
        ("integratedCarriers", with(&|it| it.integrated_carriers = 1.0)),
        ("saturation", with(&|it| it.saturation += 0.5)),
        ("pathWindow", with(&|it| it.path_window = 3.0)),
        ("coupling", with(&|it| it.coupling += 0.5)),
        ("window", with(&|it| it.window += 2.0)),
        ("formalisticShare", with(&|it| it.formalistic_share = 0.0)),
        ("freeRidingGap", with(&|it| it.free_riding_gap = 1.0)),
        ("fragmentedShare", with(&|it| it.fragmented_share = 1.0)),
        ("fragileShare", with(&|it| it.fragile_share = 0.0)),
        ("policySpread", with(&|it| it.policy_spread = 2.0)),
        ("substitution", with(&|it| it.substitution.clear())),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    /// What every pathway gains is what its units gain. Those are tried whose edit sets numbers that are there.
    #[test]
    fn what_a_pathway_gains_has_a_why(document in random::consortium(4)) {
        let gained = Subject::system(Quantity::Gained);
        for pathway in &gongsheng::analysis::pathways::pathways(&document).pathways {
            let mut then = document.clone();
            let edits = pathway.edit.iter().map(|patch| match patch.value {
                Put::Number(value) => Field::at(&document, &patch.pointer).map(|field| (field, value)),
                _ => None,
            });
            let Some(edits) = edits.collect::<Option<Vec<_>>>() else { continue };
            edits.iter().for_each(|(field, value)| field.write(&mut then, *value));
            let derivation = derivation_of_change(&document, &then, &gained);
            prop_assert!(derivation.is_some(), "{:?} has no why", pathway.route);
            if let Some(derivation) = derivation {
                prop_assert_eq!(&derivation.value, &Told::Number(pathway.surplus));
                adds_up(&derivation)?;
            }
        }
        prop_assert_eq!(Sources::new(&document).derivation(&gained), None);
    }

    /// A number that the document says is its own why, wherever it stands.
    #[test]
    fn what_the_document_says_has_a_why(document in random::consortium(4)) {
        let sources = Sources::new(&document);
        for field in quantities(&document) {
            let subject = Subject::field(Quantity::Given, &field.pointer());
            let derivation = sources.derivation(&subject);
            prop_assert!(derivation.is_some(), "{subject:?} has no why");
            if let Some(derivation) = derivation {
                prop_assert_eq!(&derivation.value, &Told::Number(field.read(&document)));
                adds_up(&derivation)?;
            }
        }
    }

    /// What several numbers come to has a row for each, however often it counts, and rests on what they rest on.
    #[test]
    fn every_sum_has_a_why(document in random::consortium(6), times in -2i32..3) {
        let sources = Sources::new(&document);
        let times = f64::from(times);
        let units = document.units.iter().map(|unit| Subject::thing(Quantity::Surplus, Of::Unit, &unit.id));
        let exchanges = document.exchanges.iter().map(|it| Subject::thing(Quantity::Generation, Of::Exchange, &it.id));
        let members = document.projects.iter().flat_map(|project| {
            project.members.iter().map(|it| Subject::two(Quantity::Generation, Of::Member, &it.unit, &project.id))
        });
        for parts in [units.collect::<Vec<_>>(), exchanges.chain(members).collect()] {
            let own: Vec<Derivation> = parts.iter().filter_map(|it| sources.derivation(it)).collect();
            prop_assert_eq!(own.len(), parts.len());
            let number = |it: &Derivation| match it.value { Told::Number(value) => value, _ => f64::NAN };
            let whole: f64 = own.iter().map(|it| times * number(it)).sum();
            let summed = parts.into_iter().map(|subject| Summed { subject, times }).collect();
            let Some(derivation) = sources.derivation(&Subject::sum(summed)) else {
                prop_assert!(own.is_empty());
                continue;
            };
            prop_assert_eq!(&derivation.value, &Told::Number(whole));
            prop_assert_eq!(derivation.rows.len(), own.len());
            for section in own.iter().flat_map(|it| &it.sections) {
                prop_assert!(derivation.sections.contains(section));
            }
            // A choice that only puts a boundary there moves no sum.
            let bounds = |it: &Derivation, name| it.margins.iter().any(|margin| margin.setting == Some(name));
            for it in &own {
                for setting in it.settings.iter().filter(|setting| !bounds(it, setting.name)) {
                    prop_assert!(derivation.settings.contains(setting), "{setting:?}");
                }
            }
            adds_up(&derivation)?;
        }
    }

    /// The payments that reach the fair shares under any rule have a why each, and so has what is due.
    #[test]
    fn every_payment_has_a_why(document in random::consortium(4)) {
        let sources = Sources::new(&document);
        for rule in [Rule::Equal, Rule::Contribution, Rule::Shapley, Rule::Nucleolus] {
            let plan = transfers_to(&document, rule);
            let payments = plan.transfers.iter().map(|it| {
                (Subject::two(Quantity::Payment, Of::Side, &it.from, &it.to), it.amount)
            });
            let dues = plan.dues.iter().map(|it| (Subject::thing(Quantity::Transfer, Of::Unit, &it.unit), it.amount));
            for (subject, value) in payments.chain(dues) {
                let derivation = sources.derivation(&subject.clone().under(rule));
                prop_assert!(derivation.is_some(), "{subject:?} has no why");
                if let Some(derivation) = derivation {
                    prop_assert_eq!(&derivation.value, &Told::Number(value));
                    adds_up(&derivation)?;
                }
            }
        }
    }

    /// Where a verdict turns is told by a run on either side; the verdicts there differ as the panel says.
    #[test]
    fn every_turn_has_a_why(document in random::consortium(4), which in 0usize..1000) {
        let fields = quantities(&document);
        let field = fields[which % fields.len()];
        let sources = Sources::new(&document);
        let flips = flip(&document, &field.pointer(), &FlipQuestion::default()).expect("there is such a number");
        for (place, both) in (1..).zip(flips.stretches.windows(2)) {
            let turns = [(Quantity::Turn, both[1].from), (Quantity::Last, both[0].to)];
            for (number, value) in turns {
                let mut subject = Subject::field(number, &field.pointer());
                subject.place = Some(place);
                let derivation = sources.derivation(&subject);
                prop_assert!(derivation.is_some(), "{subject:?} has no why");
                let Some(derivation) = derivation else { continue };
                prop_assert_eq!(&derivation.value, &Told::Number(value));
                adds_up(&derivation)?;
                let states: Vec<State> = derivation.rows.iter().filter_map(|row| match row.what {
                    Thing::Tried { value, state } if value == both[0].to || value == both[1].from => Some(state),
                    _ => None,
                }).collect();
                prop_assert_eq!(states.len(), 2);
                prop_assert_ne!(states[0], states[1]);
                prop_assert_eq!(states[1], both[1].state);
            }
        }
        let beyond = Subject { place: Some(flips.stretches.len() as u32), ..Subject::field(Quantity::Turn, &field.pointer()) };
        let past = flips.above.filter(|turn| flips.stretches.last().is_some_and(|last| turn.value > last.to));
        let value = sources.derivation(&beyond).map(|it| it.value);
        prop_assert_eq!(value, past.map(|turn| Told::Number(turn.value)));
    }

    /// The smallest change to a goal, told of that number alone, is the one that was found among all.
    #[test]
    fn the_smallest_change_has_a_why(document in random::consortium(3)) {
        let sources = Sources::new(&document);
        for goal in [
            Goal { formation: Some(Rung::Formed), ..Goal::default() },
            Goal { behaviour: Some(Mode::SymmetricMutualism), ..Goal::default() },
            Goal { organisation: Some(Level::Intermittent), ..Goal::default() },
        ] {
            let found = smallest_change(&document, &goal).and_then(|it| it.change);
            let Some(change) = found else { continue };
            let by = (change.plain - change.present) / change.present.abs();
            let told = [(Quantity::Change, change.relative), (Quantity::ChangeTo, change.plain), (Quantity::ChangeBy, by)];
            for (number, value) in told {
                let subject = Subject {
                    rung: goal.formation,
                    mode: goal.behaviour,
                    level: goal.organisation,
                    ..Subject::field(number, &change.pointer)
                };
                let derivation = sources.derivation(&subject);
                prop_assert!(derivation.is_some(), "{subject:?} has no why");
                if let Some(derivation) = derivation {
                    prop_assert_eq!(&derivation.value, &Told::Number(value));
                    adds_up(&derivation)?;
                }
            }
        }
    }

    /// Every chance, quantile and part of a variance that a sample tells has a why with the very same value.
    #[test]
    fn every_number_of_a_sample_has_a_why(document in random::consortium(4), seed in 0u64..1000) {
        let mut amounts = UncertaintyRun::new(&document, 40, seed, None);
        amounts.advance(40);
        let result = amounts.result();
        outlook_covered(&result.outlook, &|subject| amounts.derivation(subject))?;
        for it in &result.sensitivity {
            for (number, value) in [(Quantity::Decides, it.part.share), (Quantity::DecidesError, it.part.error)] {
                covered(&Subject::field(number, &it.pointer), value, &|subject| amounts.derivation(subject))?;
            }
        }
        let mut choices = ChoicesRun::new(&document, 40, seed);
        choices.advance(40);
        let result = choices.result();
        outlook_covered(&result.outlook, &|subject| choices.derivation(subject))?;
        for it in &result.settings {
            let pointer = format!("/settings/{}", it.setting);
            for (verdict, part) in [
                (None, it.decides.surplus),
                (Some(Verdict::Behaviour), it.decides.behaviour),
                (Some(Verdict::Organisation), it.decides.organisation),
                (Some(Verdict::Formation), it.decides.formation),
            ] {
                let subject = Subject { verdict, ..Subject::field(Quantity::Decides, &pointer) };
                match part {
                    Some(part) => covered(&subject, part.share, &|subject| choices.derivation(subject))?,
                    None => prop_assert_eq!(choices.derivation(&subject), None),
                }
            }
        }
    }
}

type Ask<'a> = dyn Fn(&Subject) -> Option<Derivation> + 'a;

/// Fails unless a subject has a why with this value.
fn covered(subject: &Subject, value: f64, ask: &Ask) -> Result<(), TestCaseError> {
    let derivation = ask(subject);
    prop_assert!(derivation.is_some(), "{subject:?} has no why");
    if let Some(derivation) = derivation {
        let Told::Number(told) = derivation.value else {
            return Err(TestCaseError::fail("no number"));
        };
        prop_assert!(
            (told - value).abs() <= 1e-12 * yardstick(&derivation),
            "{subject:?}: {told}, not {value}"
        );
        adds_up(&derivation)?;
    }
    Ok(())
}

/// Every number of an outlook.
fn outlook_covered(outlook: &Outlook, ask: &Ask) -> Result<(), TestCaseError> {
    let chance = |subject: Subject, chance: Chance| -> Result<(), TestCaseError> {
        for (number, value) in [
            (Quantity::Chance, chance.share),
            (Quantity::ChanceLow, chance.low),
            (Quantity::ChanceHigh, chance.high),
        ] {
            let subject = Subject {
                number,
                ..subject.clone()
            };
            covered(&subject, value, ask)?;
        }
        Ok(())
    };
    let system = || Subject::system(Quantity::Chance);
    chance(system(), outlook.formed)?;
    for it in &outlook.formation {
        let rung = Some(it.rung);
        chance(Subject { rung, ..system() }, it.chance)?;
    }
    for it in &outlook.behaviour {
        let mode = Some(it.mode);
        chance(Subject { mode, ..system() }, it.chance)?;
    }
    for it in &outlook.organisation {
        let level = Some(it.level);
        chance(Subject { level, ..system() }, it.chance)?;
    }
    for pair in &outlook.pairs {
        let own = || Subject::two(Quantity::Chance, Of::Pair, &pair.between[0], &pair.between[1]);
        for it in &pair.behaviour {
            let mode = Some(it.mode);
            chance(Subject { mode, ..own() }, it.chance)?;
        }
        for it in &pair.organisation {
            let level = Some(it.level);
            chance(Subject { level, ..own() }, it.chance)?;
        }
    }
    let units = outlook.units.iter().flatten();
    let units = units.map(|it| (Subject::thing(Quantity::Low, Of::Unit, &it.unit), it.surplus));
    for (subject, spread) in units.chain([(Subject::system(Quantity::Low), outlook.surplus)]) {
        for (number, value) in [
            (Quantity::Low, spread.low),
            (Quantity::Median, spread.median),
            (Quantity::High, spread.high),
        ] {
            let subject = Subject {
                number,
                ..subject.clone()
            };
            covered(&subject, value, ask)?;
        }
    }
    Ok(())
}

/// The paper's four units.
fn four_units() -> Consortium {
    let text = include_str!("cases/01-worked-case.json");
    let case: Value = serde_json::from_str(text).expect("a case is JSON");
    gongsheng::model::read(&case["document"])
        .0
        .expect("a case is valid")
}

/// Surplus of the four units, as in §15: S = G − X = 195 − 107 = 195 − (14 + 91 + 2), eleven rows.
#[test]
fn the_surplus_of_the_four_units() {
    let document = four_units();
    let surplus = Subject::system(Quantity::Surplus);
    let derivation = Sources::new(&document).derivation(&surplus).expect("S has a why");
    assert_eq!(derivation.value, Told::Number(88.0));
    assert_eq!(derivation.rows.len(), 11);
    assert_eq!(
        derivation.latex,
        "\\begin{aligned}\n\
         S &= G - X = G - \\left(\\mathrm{loss} + \\mathrm{cost} + \\mathrm{coord}\\right) \\\\\n\
         88 &= 195 - 107 = 195 - \\left(14 + 91 + 2\\right)\n\
         \\end{aligned}"
    );
    let margin = &derivation.margins[0];
    assert_eq!(
        (margin.at.as_slice(), margin.setting),
        (&[-2.88, 2.88][..], Some("zeroBand"))
    );
    assert!((margin.distance - 85.12).abs() < 1e-12);
}

/// Asymmetry of C and E: |12 − 23| / (12 + 23) = 11/35.
#[test]
fn the_asymmetry_of_a_pair() {
    let document = four_units();
    let alpha = Subject::two(Quantity::Asymmetry, Of::Pair, "C", "E");
    let derivation = Sources::new(&document).derivation(&alpha).expect("α has a why");
    assert!(
        derivation
            .latex
            .contains("\\frac{\\left|12 - 23\\right|}{12 + 23}"),
        "{}",
        derivation.latex
    );
    // What is asked the other way round is the same pair.
    let turned = Subject::two(Quantity::Asymmetry, Of::Pair, "E", "C");
    let turned = Sources::new(&document).derivation(&turned).expect("α has a why");
    assert_eq!(turned.value, derivation.value);
}

/// Nobody is there, and nothing breaks.
#[test]
fn what_is_not_there_has_no_why() {
    let document = four_units();
    for subject in [
        Subject::thing(Quantity::Surplus, Of::Unit, "nobody"),
        Subject::two(Quantity::Mode, Of::Pair, "C", "nobody"),
        Subject::two(Quantity::Mode, Of::Pair, "C", "C"),
        Subject::month(Quantity::Surplus, 600),
        Subject::system(Quantity::Asked),
    ] {
        assert_eq!(Sources::new(&document).derivation(&subject), None, "{subject:?}");
    }
}

/// Where the four units come to rest (§15): 108.3643, 139.4045, 158.6973, 103.7963; ρ(Δ) 0.2088573; stable.
#[test]
fn the_equilibrium_of_the_four_units() {
    let document = four_units();
    let sources = Sources::new(&document);
    let number = |subject: &Subject| match sources.derivation(subject).expect("it has a why").value {
        Told::Number(value) => value,
        other => panic!("{other:?} is no number"),
    };
    for (unit, level) in [("G", 108.3643), ("C", 139.4045), ("E", 158.6973), ("R", 103.7963)] {
        let subject = Subject::thing(Quantity::EquilibriumLevel, Of::Unit, unit);
        assert!((number(&subject) - level).abs() < 1e-4, "{unit}");
        // Its capacity, and what each of the others adds to it.
        let rows = sources.derivation(&subject).expect("it has a why").rows;
        assert_eq!(rows[0].value, 100.0);
        assert!((rows.iter().map(|row| row.value).sum::<f64>() - level).abs() < 1e-4);
    }
    assert!((number(&Subject::system(Quantity::SpectralRadius)) - 0.2088573).abs() < 1e-7);
    let stable = sources
        .derivation(&Subject::system(Quantity::Stable))
        .expect("it has a why");
    assert_eq!(stable.value, Told::Flag(true));
    assert_eq!(stable.rows.len(), 4);
    // What fades most slowly is what lies nearest to the boundary.
    let slowest = number(&Subject::nth(Quantity::EigenvalueReal, 0));
    assert_eq!(
        (stable.margins[0].at[0], stable.margins[0].distance),
        (0.0, -slowest)
    );
    assert_eq!(
        sources.derivation(&Subject::nth(Quantity::EigenvalueReal, 4)),
        None
    );
}

/// One that lives on another swings: E gains 30, C pays 60 a month, of 100 each, so that δ_EC = 0.3 and δ_CE = −0.6.
/// With r_C·y_C = r_E·y_E = g it is λ = −g·(1 ± √0.18·i).
#[test]
fn what_swings_has_a_why_of_both_its_parts() {
    let parameter = |id: &str| serde_json::json!({"id": id, "resource": "talent", "carrier": "energy", "amount": 10, "cost": 6, "value": 3});
    let document = serde_json::json!({
        "type": "gongsheng", "version": 1, "months": 1,
        "units": [
            {"id": "C", "kind": "college", "growth": 0.325, "outputs": [parameter("talent")]},
            {"id": "E", "kind": "enterprise", "inputs": [
                {"id": "talent", "resource": "talent", "carrier": "energy", "amount": 10, "value": 3}]},
        ],
        "exchanges": [{"id": "e", "amount": 10,
            "from": {"unit": "C", "output": "talent"}, "to": {"unit": "E", "input": "talent"}}],
    });
    let mut document = document;
    document["units"][0]["outputs"][0]
        .as_object_mut()
        .expect("an output")
        .remove("value");
    let document = gongsheng::model::read(&document).0.expect("it is valid");
    let sources = Sources::new(&document);
    // y_C = 1 − 0.6·y_E, y_E = 1 + 0.3·y_C: y_C = 0.4/1.18, y_E = 1.3/1.18.
    let (c, e) = (0.4 / 1.18, 1.3 / 1.18);
    let level = |unit| Subject::thing(Quantity::EquilibriumLevel, Of::Unit, unit);
    let value = |subject: &Subject| sources.derivation(subject).map(|it| it.value);
    for (unit, filled) in [("C", c), ("E", e)] {
        let Some(Told::Number(level)) = value(&level(unit)) else {
            panic!("{unit} has a level");
        };
        assert!((level - 100.0 * filled).abs() < 1e-9);
    }
    let (re, im) = (-0.1 * e, 0.1 * e * 0.18f64.sqrt());
    for (number, expected) in [
        (Quantity::EigenvalueReal, re),
        (Quantity::EigenvalueImaginary, im),
    ] {
        let derivation = sources
            .derivation(&Subject::nth(number, 0))
            .expect("it has a why");
        let Told::Number(told) = derivation.value else {
            panic!("a number")
        };
        assert!((told - expected).abs() < 1e-12, "{told} {expected}");
        assert!((derivation.formula[0].evaluate(0.0) - expected).abs() < 1e-12);
        assert!((derivation.rows.iter().map(|row| row.value).sum::<f64>() - expected).abs() < 1e-12);
    }
}

/// Sums of sums have no end, and eu and months come to nothing together.
#[test]
fn what_cannot_be_summed_has_no_why() {
    let document = &four_units();
    let sources = Sources::new(document);
    let once = |subject| Summed { subject, times: 1.0 };
    let surplus = || Subject::system(Quantity::Surplus);
    let exchange = |number| Subject::thing(number, Of::Exchange, &document.exchanges[0].id);
    let months = exchange(Quantity::ActiveMonths);
    let energy = exchange(Quantity::Generation);
    let none = [
        vec![],
        vec![once(Subject::sum(vec![once(energy.clone())]))],
        vec![once(energy.clone()), once(months)],
        vec![once(exchange(Quantity::Compatible))],
        vec![once(surplus())],
    ];
    for parts in none {
        assert!(
            sources.derivation(&Subject::sum(parts.clone())).is_none(),
            "{parts:?}"
        );
    }
    assert!(sources.derivation(&Subject::sum(vec![once(energy)])).is_some());
}
