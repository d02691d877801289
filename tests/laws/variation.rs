//! What holds when the numbers of a consortium change one after another: nothing of before is left.

use gongsheng::analyse;
use gongsheng::analysis::formation::Rung;
use gongsheng::analysis::overall::Overall;
use gongsheng::analysis::session::Session;
use gongsheng::analysis::standing::standing;
use gongsheng::analysis::variation::Variation;
use gongsheng::math::random::Random;
use gongsheng::model::{Consortium, Period, Quantity, Setting, Timed, read};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::json;

use crate::random;

/// Every number of a document but growth, start and patience: nothing here rests on them, or on capacity.
#[rustfmt::skip]
fn quantities(document: &Consortium) -> Vec<Quantity> {
    let mut all: Vec<Quantity> = Setting::ALL.iter().map(|&(setting, _)| Quantity::Setting(setting)).collect();
    all.extend([Quantity::Months, Quantity::Reciprocity]);
    for (unit, it) in document.units.iter().enumerate() {
        all.push(Quantity::Capacity { unit });
        for output in 0..it.outputs.len() {
            all.extend([Quantity::OutputAmount { unit, output }, Quantity::Quality { unit, output }, Quantity::Cost { unit, output }]);
        }
        for input in 0..it.inputs.len() {
            all.extend([Quantity::InputAmount { unit, input }, Quantity::Value { unit, input }]);
        }
    }
    for (exchange, it) in document.exchanges.iter().enumerate() {
        all.extend([Quantity::ExchangeAmount { exchange }; 3]);
        all.extend(ends(Timed::Exchange(exchange), &it.periods));
    }
    for (project, it) in document.projects.iter().enumerate() {
        all.extend([Quantity::ProjectValue { project }, Quantity::ProjectResistance { project }]);
        all.extend(ends(Timed::Project(project), &it.periods));
        for member in 0..it.members.len() {
            all.extend([Quantity::MemberCost { project, member }, Quantity::Share { project, member }]);
        }
    }
    for link in 0..document.links.len() {
        all.extend([Quantity::LinkResistance { link }, Quantity::Coordination { link }]);
    }
    for (factor, it) in document.environment.iter().enumerate() {
        all.push(Quantity::Weight { factor });
        for step in 0..it.steps.len() {
            all.extend([Quantity::Sign { factor, step }, Quantity::StepMonth { factor, step }]);
        }
    }
    for incentive in 0..document.contract.incentives.len() {
        all.extend([Quantity::Reward { incentive }, Quantity::Penalty { incentive }]);
    }
    all.extend((0..document.contract.transfers.len()).map(|transfer| Quantity::Transfer { transfer }));
    all.extend((0..document.settings.substitution.len()).map(|substitution| Quantity::Rate { substitution }));
    all
}

/// Where periods begin and end.
fn ends(of: Timed, periods: &[Period]) -> impl Iterator<Item = Quantity> {
    (0..).zip(periods).flat_map(move |(period, it)| {
        let end = it.1.map(|_| Quantity::PeriodEnd { of, period });
        [Quantity::PeriodStart { of, period }].into_iter().chain(end)
    })
}

/// What a fresh analysis says of the whole consortium.
fn overall_of(document: &Consortium) -> String {
    let analysis = analyse(document);
    let overall = Overall {
        months: analysis.months.unwrap(),
        environment: analysis.environment.unwrap(),
        total: analysis.ledger.unwrap().total,
        behaviour: analysis.behaviour.unwrap().system,
        organisation: analysis.organisation.unwrap().system,
        formation: analysis.formation.unwrap(),
    };
    format!("{overall:?}")
}

/// A number that the quantity may take: now and then 0, else somewhere about where it is.
fn drawn(quantity: &Quantity, document: &Consortium, part: f64) -> f64 {
    let range = quantity.range(document);
    let now = quantity.read(document);
    let mut value = match part {
        part if part < 0.1 => 0.0,
        part if now == 0.0 => part,
        part if part > 0.97 => 1e12 * now,
        part => now * (0.4 + 1.2 * part),
    };
    if range.whole {
        value = value.round().min(70.0);
    }
    value = value.clamp(range.least, range.most.unwrap_or(f64::MAX));
    if range.holds(value) { value } else { now }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// How a consortium stands is what its analysis says.
    #[test]
    fn standing_is_what_the_analysis_says(document in random::consortium(7)) {
        let (standing, analysis) = (standing(&document), analyse(&document));
        let (ledger, behaviour) = (analysis.ledger.unwrap(), analysis.behaviour.unwrap());
        let (organisation, formation) = (analysis.organisation.unwrap(), analysis.formation.unwrap());
        prop_assert_eq!(standing.surplus, ledger.total.surplus);
        prop_assert_eq!(standing.gross, ledger.total.gross);
        prop_assert_eq!(standing.units, ledger.units.iter().map(|unit| unit.surplus).collect::<Vec<_>>());
        prop_assert_eq!(standing.behaviour, behaviour.system.mode);
        prop_assert_eq!(standing.asymmetry, behaviour.system.asymmetry);
        prop_assert_eq!(standing.organisation, organisation.system.level);
        prop_assert_eq!(standing.rung, formation.rung);
        let pairs = behaviour.pairs.iter().zip(&organisation.pairs).map(|(one, other)| (one.mode, other.level));
        let standing: Vec<_> = standing.pairs.iter().map(|pair| (pair.behaviour, pair.organisation)).collect();
        prop_assert_eq!(standing, pairs.collect::<Vec<_>>());
    }

    /// However the numbers came, a variation stands as its document does, to the bit.
    #[test]
    fn a_variation_stands_as_its_document(
        mut document in random::consortium(6),
        edits in vec((any::<Index>(), 0.0..1.0f64, 0..4usize), 1..12),
    ) {
        let mut variation = Variation::new(&document);
        for (which, part, told) in edits {
            let quantities = quantities(&document);
            let quantity = which.get(&quantities);
            let value = drawn(quantity, &document, part);
            quantity.write(&mut document, value);
            variation.set(quantity, value);
            prop_assert_eq!(quantity.read(variation.document()).to_bits(), value.to_bits());
            if told > 0 {
                prop_assert_eq!(format!("{:?}", variation.standing()), format!("{:?}", standing(&document)), "{:?} = {}", quantity, value);
            }
        }
    }

    /// However a session came to be what it is, it holds the same bits as a fresh analysis.
    #[test]
    fn a_session_is_as_if_begun_anew(
        document in random::consortium(6),
        edits in vec((any::<Index>(), 0.0..1.0f64), 1..16),
    ) {
        let mut session = Session::new(document.clone());
        let mut document = document;
        for (which, part) in edits {
            let quantities = quantities(&document);
            let quantity = which.get(&quantities);
            let value = drawn(quantity, &document, part);
            let mut edited = document.clone();
            quantity.write(&mut edited, value);
            if let Quantity::Share { .. } = quantity {
                session.set(quantity, value);
                document = edited;
            } else {
                // Only what no finite energy comes of is not taken, and leaves nothing behind.
                let taken = session.edit(&quantity.pointer(), value).is_ok();
                prop_assert_eq!(taken, analyse(&edited).problems.is_empty());
                document = if taken { edited } else { document };
            }
            prop_assert_eq!(format!("{:?}", session.overall()), overall_of(&document), "{:?} = {}", quantity, value);
            let fresh = Session::new(document.clone());
            let told = |session: &Session| {
                let (columns, accounts) = (session.columns(), &session.columns().accounts);
                let windows: Vec<f64> = (0..document.months as usize).map(|from| columns.windows.surplus(from, from + 1)).collect();
                format!(
                    "{:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?} {:?}",
                    session.standing(), session.ladder(), session.system(), accounts.exchanges, accounts.projects,
                    accounts.members, accounts.units, accounts.months, (accounts.total, accounts.rising), columns.modes, windows,
                )
            };
            prop_assert_eq!(told(&session), told(&fresh), "{:?} = {}", quantity, value);
        }
    }

    /// What a number may not be is told and changes nothing.
    #[test]
    fn a_wrong_edit_changes_nothing(document in random::consortium(4), which in any::<Index>()) {
        let mut session = Session::new(document.clone());
        let quantities = quantities(&document);
        let quantity = which.get(&quantities);
        let problem = session.edit(&quantity.pointer(), -2.0).unwrap_err();
        prop_assert_eq!(problem.pointer, quantity.pointer());
        prop_assert!(session.edit(&quantity.pointer(), f64::NAN).is_err());
        prop_assert!(session.edit("/units/0/id", 1.0).is_err());
        prop_assert_eq!(session.document(), &document);
        prop_assert_eq!(session.standing(), standing(&document));
    }
}

/// A ring of so many units or some more, each of which gives to the next, and some more that is given across it;
/// nothing that two make is below 0, and who gives across pays.
fn ring(least: usize, seed: u64) -> Consortium {
    let mut random = Random::stream(seed, 0);
    let mut below = |most: usize| (random.uniform() * most as f64) as usize;
    let units = least + below(6);
    let (mut gives, mut takes) = (vec![vec![]; units], vec![vec![]; units]);
    let mut exchanges = Vec::new();
    let mut give = |from: usize, to: usize, value: usize, cost: usize| {
        let id = format!("e{}", exchanges.len());
        gives[from].push(json!({"id": id, "resource": id, "carrier": "energy", "amount": 1, "cost": cost}));
        takes[to].push(json!({"id": id, "resource": id, "carrier": "energy", "amount": 1, "value": value}));
        exchanges.push(json!({"id": id, "amount": 1,
            "from": {"unit": format!("u{from}"), "output": id}, "to": {"unit": format!("u{to}"), "input": id}}));
    };
    (0..units).for_each(|unit| give(unit, (unit + 1) % units, 5, 2));
    for _ in 0..below(4) {
        let (from, step, cost) = (below(units), 2 + below(units - 3), below(4));
        give(from, (from + step) % units, cost + below(3), cost);
    }
    let units: Vec<_> = (0..units)
        .map(|unit| json!({"id": format!("u{unit}"), "kind": "other", "outputs": gives[unit], "inputs": takes[unit]}))
        .collect();
    let document = json!({"type": "gongsheng", "version": 1, "months": 3, "units": units, "exchanges": exchanges,
        "settings": {"window": 1}});
    read(&document).0.unwrap()
}

/// Among many another way tells whether they lie in the core than the analysis, which looks at every coalition.
#[test]
fn many_lie_in_the_core_if_the_analysis_says_so() {
    let mut met = [0; 2];
    for seed in 0..60 {
        let document = ring(9, seed);
        let formation = analyse(&document).formation.unwrap();
        met[usize::from(formation.rung == Rung::Durable)] += 1;
        assert_eq!(standing(&document).rung, formation.rung, "{seed}");
    }
    assert!(met.iter().all(|&times| times > 10), "{met:?}");
}

/// And of many more, all of whose coalitions nobody can look at, too.
#[test]
fn a_session_of_many_says_of_the_whole_what_their_analysis_says() {
    let mut met = [0; 3];
    for seed in 0..60 {
        let mut document = ring(22, seed);
        let mut session = Session::new(document.clone());
        let mut random = Random::stream(seed, 1);
        for _ in 0..8 {
            let quantities = quantities(&document);
            let quantity = &quantities[(random.uniform() * quantities.len() as f64) as usize];
            let value = drawn(quantity, &document, random.uniform());
            assert_eq!(session.edit(&quantity.pointer(), value), Ok(()));
            quantity.write(&mut document, value);
            let overall = session.overall();
            assert_eq!(
                format!("{overall:?}"),
                overall_of(&document),
                "{seed} {quantity:?}"
            );
            met[overall.formation.in_core.map_or(2, usize::from)] += 1;
        }
    }
    assert!(met.iter().all(|&times| times > 10), "{met:?}");
}
