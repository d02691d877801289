//! Every number and verdict of an analysis has a why, and every why adds up, on random consortia.
//!
//! Each law was seen to fail when the engine was broken on purpose in the place that it guards.

mod agreement;
mod by_hand;
mod leaves;
#[path = "../random/mod.rs"]
mod random;

use gongsheng::analysis::behaviour::Mode;
use gongsheng::analysis::choices::ChoicesRun;
use gongsheng::analysis::derivation::{
    Answer as Told, Derivation, Of, Quantity, Sources, Subject, Summed, Thing, derivation_of_change, subjects,
};
use gongsheng::analysis::flip::{FlipQuestion, Verdict, flip};
use gongsheng::analysis::formation::Rung;
use gongsheng::analysis::organisation::Level;
use gongsheng::analysis::pathways::Put;
use gongsheng::analysis::sharing::transfers::transfers_to;
use gongsheng::analysis::smallest_change::{Goal, smallest_change};
use gongsheng::analysis::turn::State;
use gongsheng::analysis::uncertainty::UncertaintyRun;
use gongsheng::model::{Consortium, Quantity as Field, Rule};
use proptest::prelude::*;

use agreement::{adds_up, covered, outlook_covered, why, yardstick};
use leaves::all_covered;

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
            why(&subject, sources.derivation(&subject))?;
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    /// Of two players a start ends in one state at most, whose part of the plane is not nothing; all parts together are
    /// the whole of it.
    #[test]
    fn every_start_ends_in_one_state(
        document in random::consortium(5),
        start in [0.01f64..0.99, 0.01f64..0.99],
        others in 0.0f64..=1.0,
    ) {
        let sources = Sources::new(&document);
        let ids: Vec<&String> = document.units.iter().map(|unit| &unit.id).collect();
        for (one, other) in ids.iter().flat_map(|one| ids.iter().map(move |other| (*one, *other))) {
            let told = |number, place| {
                let state = Subject::state(number, one, other, place);
                sources.derivation(&Subject { others: Some(others), start: Some(start), ..state })
            };
            let (mut whole, mut ends) = (0.0, 0);
            for place in 0..4 {
                let part = told(Quantity::Basin, place);
                let leads = told(Quantity::LeadsTo, place);
                for derivation in part.iter().chain(&leads) {
                    adds_up(derivation)?;
                }
                let here = leads.is_some_and(|it| it.value == Told::Flag(true));
                if let Some(Told::Number(part)) = part.as_ref().map(|it| &it.value) {
                    whole += part;
                    prop_assert!(!here || *part > 0.0);
                } else {
                    prop_assert!(!here, "a start ends where nothing is stable");
                }
                ends += u32::from(here);
            }
            prop_assert!(ends <= 1);
            prop_assert!(whole == 0.0 || (whole - 1.0).abs() < 1e-6, "{whole}");
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
            let derivation = why(&gained, derivation_of_change(&document, &then, &gained))?;
            prop_assert_eq!(&derivation.value, &Told::Number(pathway.surplus), "{:?}", pathway.route);
        }
        prop_assert_eq!(Sources::new(&document).derivation(&gained), None);
    }

    /// A number that the document says is its own why, wherever it stands.
    #[test]
    fn what_the_document_says_has_a_why(document in random::consortium(4)) {
        let sources = Sources::new(&document);
        for field in Field::amounts(&document) {
            let subject = Subject::field(Quantity::Given, &field.pointer());
            let derivation = why(&subject, sources.derivation(&subject))?;
            prop_assert_eq!(&derivation.value, &Told::Number(field.read(&document)));
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
                let subject = subject.under(rule);
                let derivation = why(&subject, sources.derivation(&subject))?;
                prop_assert_eq!(&derivation.value, &Told::Number(value));
            }
        }
    }

    /// Where a verdict turns is told by a run on either side; the verdicts there differ as the panel says.
    #[test]
    fn every_turn_has_a_why(document in random::consortium(4), which in 0usize..1000) {
        let fields = Field::amounts(&document);
        let field = fields[which % fields.len()];
        let sources = Sources::new(&document);
        let flips = flip(&document, &field.pointer(), &FlipQuestion::default()).expect("there is such a number");
        for (place, both) in (1..).zip(flips.stretches.windows(2)) {
            let turns = [(Quantity::Turn, both[1].from), (Quantity::Last, both[0].to)];
            for (number, value) in turns {
                let mut subject = Subject::field(number, &field.pointer());
                subject.place = Some(place);
                let derivation = why(&subject, sources.derivation(&subject))?;
                prop_assert_eq!(&derivation.value, &Told::Number(value));
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
                let derivation = why(&subject, sources.derivation(&subject))?;
                prop_assert_eq!(&derivation.value, &Told::Number(value));
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
