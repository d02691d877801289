//! What holds for every consortium, tried on random ones.
//!
//! Each law was seen to fail when the engine was broken on purpose in the place that it guards.

mod diagnosis;
mod evolution;
mod game;
#[path = "../random/mod.rs"]
mod random;
mod shares;
mod variation;

use gongsheng::analysis::behaviour::Mode;
use gongsheng::analysis::ledger::Ledger;
use gongsheng::analysis::sharing::{Core, UnitAmount};
use gongsheng::model::{Aspect, Consortium, Factor, Period, Rule, Scope, Step, Text};
use gongsheng::{Analysis, analyse};
use proptest::prelude::*;

use game::Game;

/// Part of a gross within which two numbers are one.
const TOLERANCE: f64 = 1e-9;

/// Fails unless a and b are equal to 1e-9 of the gross.
macro_rules! same {
    ($a:expr, $b:expr, $gross:expr) => {{
        let (a, b, gross): (f64, f64, f64) = ($a, $b, $gross);
        prop_assert!(
            (a - b).abs() <= TOLERANCE * gross + f64::MIN_POSITIVE,
            "{} = {a}, but {} = {b}, of a gross of {gross}",
            stringify!($a),
            stringify!($b)
        );
    }};
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    /// S = ΣS_i = Σ over months = Σ over pairs, and so for every line; receipt − outlay = S_i; a pair's gains
    /// sum to its surplus.
    #[test]
    fn the_ledger_adds_up(document in random::consortium(7)) {
        let ledger = ledger(&document);
        let total = &ledger.total;
        macro_rules! adds_up {
            ($($line:ident),*) => {$({
                same!(total.$line, ledger.units.iter().map(|it| it.$line).sum(), total.gross);
                same!(total.$line, ledger.months.iter().map(|it| it.$line).sum(), total.gross);
                same!(total.$line, ledger.pairs.iter().map(|it| it.$line).sum(), total.gross);
            })*};
        }
        adds_up!(generation, interface_loss, cost, coordination, dissipation, surplus);
        for unit in &ledger.units {
            same!(unit.receipt - unit.outlay, unit.surplus, unit.gross);
        }
        for pair in &ledger.pairs {
            same!(pair.gains[0] + pair.gains[1], pair.surplus, pair.gross);
        }
        for project in &ledger.projects {
            let gross = project.generation + project.cost;
            same!(project.members.iter().map(|member| member.net).sum(), project.surplus, gross);
        }
    }

    /// Every rule shares out S, and its transfers only move it.
    #[test]
    fn fair_shares_sum_to_the_surplus(document in random::consortium(7)) {
        let analysis = analyse(&document);
        let total = analysis.ledger.unwrap().total;
        let sharing = analysis.sharing.unwrap();
        for share in sharing.shares.iter().filter(|share| share.available) {
            same!(share.amounts.iter().map(|it| it.amount).sum(), total.surplus, total.gross);
        }
        same!(sharing.transfers.iter().map(|it| it.amount).sum(), 0.0, total.gross);
    }

    /// Other ids and other orders give the same numbers and verdicts, in the other order.
    #[test]
    fn names_and_order_mean_nothing(document in random::consortium(6), seed in any::<u64>()) {
        let other = random::relabelled(&document, seed);
        let (a, b) = (analyse(&document), analyse(&other));
        let (left, right) = (a.ledger.as_ref().unwrap(), b.ledger.as_ref().unwrap());
        let gross = left.total.gross;
        same!(left.total.surplus, right.total.surplus, gross);
        same!(left.total.dissipation, right.total.dissipation, gross);
        for unit in &left.units {
            let twin = right.units.iter().find(|it| it.id == random::other_name(&unit.id)).unwrap();
            same!(unit.generation, twin.generation, unit.gross);
            same!(unit.surplus, twin.surplus, unit.gross);
        }
        for exchange in &left.exchanges {
            let twin = right.exchanges.iter().find(|it| it.id == random::other_name(&exchange.id)).unwrap();
            same!(exchange.surplus, twin.surplus, exchange.generation + exchange.cost);
        }
        let (left, right) = (a.behaviour.as_ref().unwrap(), b.behaviour.as_ref().unwrap());
        prop_assert_eq!(left.system.mode, right.system.mode);
        prop_assert_eq!(left.pairs.len(), right.pairs.len());
        let moved = document.contract.transfers.iter().map(|it| it.amount * f64::from(document.months));
        let moved: f64 = moved.sum();
        let (levels, other_levels) = (a.organisation.as_ref().unwrap(), b.organisation.as_ref().unwrap());
        for (pair, level) in left.pairs.iter().zip(&levels.pairs) {
            let (place, turned) = random::find_pair(right.pairs.iter().map(|it| &it.between), &pair.between);
            prop_assert_eq!(pair.mode, right.pairs[place].mode);
            let gains = right.pairs[place].gains;
            let gains = if turned { [gains[1], gains[0]] } else { gains };
            let gross = gross + moved;
            same!(pair.gains[0], gains[0], gross);
            same!(pair.gains[1], gains[1], gross);
            prop_assert_eq!(level.level, other_levels.pairs[place].level);
            prop_assert_eq!(level.episodes, other_levels.pairs[place].episodes);
            prop_assert_eq!(level.media.len(), other_levels.pairs[place].media.len());
        }
        prop_assert_eq!(levels.system.level, other_levels.system.level);
        prop_assert_eq!(levels.system.groups.len(), other_levels.system.groups.len());
        let (left, right) = (a.formation.as_ref().unwrap(), b.formation.as_ref().unwrap());
        prop_assert_eq!(left.rung, right.rung);
        prop_assert_eq!(left.in_core, right.in_core);
        let (left, right) = (a.sharing.as_ref().unwrap(), b.sharing.as_ref().unwrap());
        for (share, twin) in left.shares.iter().zip(&right.shares) {
            let excess = |core: &Option<Core>| core.as_ref().and_then(|core| core.excess).unwrap_or(0.0);
            prop_assert_eq!(share.available, twin.available);
            same!(excess(&share.core), excess(&twin.core), gross);
        }
        prop_assert_eq!(
            a.compatibility.unwrap().compatible_pairs,
            b.compatibility.unwrap().compatible_pairs
        );
    }

    /// Energy has no unit of its own: k times every energy gives k times the ledger and the same verdicts.
    #[test]
    fn energy_scales(document in random::consortium(6), k in prop_oneof![0.001..0.9, 1.1..1000.0]) {
        let (a, b) = (analyse(&document), analyse(&random::scaled(&document, k)));
        let (left, right) = (a.ledger.as_ref().unwrap(), b.ledger.as_ref().unwrap());
        macro_rules! scales {
            ($records:ident, $gross:expr, $($line:ident),*) => {
                for (one, other) in left.$records.iter().zip(&right.$records) {
                    $(same!(one.$line * k, other.$line, k * $gross(one));)*
                }
            };
        }
        macro_rules! gross {
            () => { |it| it.generation + it.cost + it.coordination };
        }
        fn own<T>(gross: impl Fn(&T) -> f64) -> impl Fn(&T) -> f64 { gross }
        let month = own::<gongsheng::analysis::ledger::MonthLines>(gross!());
        let exchange = own::<gongsheng::analysis::ledger::ExchangeLines>(gross!());
        let pair = own::<gongsheng::analysis::ledger::PairLines>(gross!());
        let unit = own::<gongsheng::analysis::ledger::UnitLines>(gross!());
        scales!(months, month, generation, interface_loss, cost, coordination, surplus);
        scales!(exchanges, exchange, generation, interface_loss, cost, surplus);
        scales!(pairs, pair, generation, interface_loss, cost, coordination, surplus);
        scales!(units, unit, generation, interface_loss, cost, coordination, surplus);
        for (one, other) in left.contract.iter().zip(&right.contract) {
            let moved = one.transfers_in + one.transfers_out + one.reward_received + one.penalty_paid;
            same!(one.surplus_after * k, other.surplus_after, k * (left.total.gross + moved));
        }
        prop_assert_eq!(verdicts(&a), verdicts(&b));
    }

    /// [a, c) is [a, b) and [b, c).
    #[test]
    fn a_cut_period_is_the_same_period(document in random::consortium(6), at in any::<prop::sample::Index>()) {
        let mut cut = document.clone();
        let lists = cut.exchanges.iter_mut().map(|it| &mut it.periods);
        let lists = lists.chain(cut.projects.iter_mut().map(|it| &mut it.periods));
        let mut cuts = 0;
        for periods in lists {
            let closed = |&Period(start, end): &Period| end.is_some_and(|end| end - start > 1);
            if let Some(place) = periods.iter().position(closed) {
                let Period(start, end) = periods[place];
                let middle = start + 1 + at.index((end.unwrap() - start - 1) as usize) as u32;
                periods.splice(place..=place, [Period(middle, end), Period(start, Some(middle))]);
                cuts += 1;
            }
        }
        prop_assume!(cuts > 0);
        prop_assert_eq!(analyse(&document), analyse(&cut));
    }

    /// Two units alone are a system, and it has the mode of their pair.
    #[test]
    fn a_pair_alone_has_the_mode_of_its_system(document in random::pair()) {
        let behaviour = analyse(&document).behaviour.unwrap();
        let (pair, system) = (behaviour.pairs.first(), &behaviour.system);
        prop_assert_eq!(pair.map_or(Mode::None, |pair| pair.mode), system.mode);
        prop_assert_eq!(pair.and_then(|pair| pair.net_generating), system.net_generating);
        let asymmetries = (pair.and_then(|pair| pair.asymmetry), system.asymmetry);
        if let (Some(a), Some(b)) = asymmetries {
            prop_assert!((a - b).abs() <= 1e-6, "{a} of the pair, {b} of the system");
        } else {
            prop_assert_eq!(asymmetries.0, asymmetries.1);
        }
    }

    /// The Shapley value of two units is half of what they make.
    #[test]
    fn shapley_halves_what_two_make(document in random::pair()) {
        let analysis = analyse(&document);
        let total = analysis.ledger.unwrap().total;
        for share in &shares(&analysis.sharing.unwrap(), Rule::Shapley) {
            same!(share.amount, 0.5 * total.surplus, total.gross);
        }
    }

    /// The Shapley value is each unit's mean contribution over all orders of arrival.
    #[test]
    fn shapley_is_the_mean_of_what_units_bring(document in random::consortium(7)) {
        let analysis = analyse(&document);
        let ledger = analysis.ledger.unwrap();
        let game = Game::new(&document, &ledger);
        let n = document.units.len();
        let shapley = shares(&analysis.sharing.unwrap(), Rule::Shapley);
        for (unit, share) in shapley.iter().enumerate() {
            let mut mean = 0.0;
            for set in (0..1u32 << n).filter(|set| set >> unit & 1 == 0) {
                let before = set.count_ones() as usize;
                let orders = factorial(before) * factorial(n - 1 - before) / factorial(n);
                mean += orders * (game.value(set | 1 << unit) - game.value(set));
            }
            same!(share.amount, mean, ledger.total.gross);
        }
    }

    /// The core's excess is the largest of all coalitions, the coalition named attains it, and shares lie in
    /// the core just when it is not above 0.
    #[test]
    fn the_core_is_what_every_coalition_says(document in random::consortium(8)) {
        let analysis = analyse(&document);
        let ledger = analysis.ledger.unwrap();
        let sharing = analysis.sharing.unwrap();
        let game = Game::new(&document, &ledger);
        let realised = ledger.units.iter().map(|unit| unit.surplus).collect::<Vec<_>>();
        let mut tests = vec![(realised, &sharing.realised)];
        for share in sharing.shares.iter().filter(|share| share.available) {
            tests.push((share.amounts.iter().map(|it| it.amount).collect(), share.core.as_ref().unwrap()));
        }
        let full = (1u32 << document.units.len()) - 1;
        let gross = ledger.total.gross;
        for (shares, core) in tests {
            let excess = |set: u32| game.value(set) - game.members(set).map(|unit| shares[unit]).sum::<f64>();
            let largest = (1..full).map(excess).max_by(f64::total_cmp);
            prop_assert_eq!(core.excess.is_some(), largest.is_some());
            prop_assert_eq!(core.reason, None);
            let Some(largest) = largest else {
                prop_assert_eq!(core.in_core, Some(true));
                continue;
            };
            same!(core.excess.unwrap(), largest, gross);
            prop_assert_eq!(core.in_core, Some(core.excess.unwrap() <= 0.0));
            let named = core.coalition.iter().map(|id| document.units.iter().position(|it| it.id == *id).unwrap());
            let named = named.fold(0u32, |set, unit| set | 1 << unit);
            prop_assert!((1..full).contains(&named));
            prop_assert!((excess(named) - largest).abs() <= 2.0 * TOLERANCE * gross);
            let fewer = (1..full).find(|set| {
                set.count_ones() < named.count_ones() && excess(*set) > largest - 0.5 * TOLERANCE * gross
            });
            prop_assert_eq!(fewer, None, "fewer members attain the same as {:?}", core.coalition);
        }
    }

    /// A better environment raises generation and lowers what is spent, month by month.
    #[test]
    fn a_better_environment_gives_more_and_costs_less(
        mut document in random::consortium(6),
        sign in -1.0..0.9,
        better in 0.01..0.1,
        beta in 0.01..3.0,
    ) {
        document.settings.feedback = 0.0;
        document.settings.sensitivity = beta;
        let mut under = |sign| {
            document.environment = vec![Factor {
                id: "policy".into(),
                scope: Scope::External,
                aspect: Aspect::Policy,
                name: Text::default(),
                weight: 1.0,
                steps: vec![Step(0, sign)],
                note: Text::default(),
            }];
            ledger(&document)
        };
        let (worse, better) = (under(sign), under(sign + better));
        for (worse, better) in worse.months.iter().zip(&better.months) {
            let rises = |a: f64, b: f64| if a > 0.0 { a < b } else { a == b };
            prop_assert!(rises(worse.generation, better.generation));
            prop_assert!(rises(better.cost, worse.cost));
            prop_assert!(rises(better.coordination, worse.coordination));
        }
    }
}

fn ledger(document: &Consortium) -> Ledger {
    analyse(document).ledger.unwrap()
}

fn shares(sharing: &gongsheng::analysis::sharing::Sharing, rule: Rule) -> Vec<UnitAmount> {
    sharing
        .shares
        .iter()
        .find(|share| share.rule == rule)
        .unwrap()
        .amounts
        .clone()
}

/// Everything that is decided rather than measured.
fn verdicts(analysis: &Analysis) -> String {
    let (behaviour, organisation) = (
        analysis.behaviour.as_ref().unwrap(),
        analysis.organisation.as_ref().unwrap(),
    );
    let formation = analysis.formation.as_ref().unwrap();
    let modes: Vec<_> = behaviour
        .pairs
        .iter()
        .map(|pair| (pair.mode, pair.net_generating))
        .collect();
    let levels: Vec<_> = organisation.pairs.iter().map(|pair| pair.level).collect();
    let system = (
        behaviour.system.mode,
        behaviour.system.net_generating,
        organisation.system.level,
    );
    format!(
        "{modes:?} {levels:?} {system:?} {:?} {:?}",
        formation.rung, formation.in_core
    )
}

fn factorial(n: usize) -> f64 {
    (1..=n).map(|i| i as f64).product()
}
