//! What holds for the evolution of every consortium, tried on random ones (§11).

use gongsheng::analyse;
use gongsheng::analysis::evolution::{Evolution, Options, Trajectory, trajectory};
use gongsheng::model::{Consortium, Period};
use proptest::prelude::*;

use crate::random;

fn evolution(document: &Consortium) -> Evolution {
    analyse(document).evolution.unwrap()
}

/// dx_i/dt at these levels, each held against r_i·x_i and the size of what it sums.
fn rates(document: &Consortium, evolution: &Evolution, levels: &[f64]) -> Vec<f64> {
    let units = &document.units;
    let place = |id: &str| units.iter().position(|unit| unit.id == id).unwrap();
    let y: Vec<f64> = levels
        .iter()
        .zip(units)
        .map(|(x, unit)| x / unit.capacity)
        .collect();
    let mut sums: Vec<f64> = y.iter().map(|y| 1.0 - y).collect();
    let mut sizes: Vec<f64> = y.iter().map(|y| 1.0 + y.abs()).collect();
    for effect in &evolution.effects {
        let by = y[place(&effect.by)];
        let part = effect.value * by / (1.0 + document.settings.saturation * by);
        sums[place(&effect.on)] += part;
        sizes[place(&effect.on)] += part.abs();
    }
    sums.iter().zip(sizes).map(|(sum, size)| sum / size).collect()
}

/// Some growth, capacities and starts; half of them saturate.
fn varied() -> impl Strategy<Value = Consortium> {
    let numbers = proptest::collection::vec((0.02..0.5, 5.0..200.0, 0.0..150.0), 6);
    (random::consortium(6), numbers, prop_oneof![Just(0.0), 0.01..2.0]).prop_map(
        |(mut document, numbers, saturation)| {
            for (unit, (growth, capacity, start)) in document.units.iter_mut().zip(numbers) {
                (unit.growth, unit.capacity, unit.start) = (growth, capacity, start);
            }
            document.settings.saturation = saturation;
            document
        },
    )
}

fn followed(document: &Consortium, relative_tolerance: f64) -> Trajectory {
    let options = Options {
        relative_tolerance,
        ..Options::over(document.months)
    };
    trajectory(document, &options)
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    /// Nothing moves at the equilibrium; its eigenvalues sum to the trace of the Jacobian, −Σ r·y.
    #[test]
    fn an_equilibrium_is_a_root(document in varied()) {
        let evolution = evolution(&document);
        if let Some(levels) = &evolution.equilibrium {
            let levels: Vec<f64> = levels.iter().map(|it| it.level).collect();
            for rate in rates(&document, &evolution, &levels) {
                prop_assert!(rate.abs() < 1e-9, "{rate} at {levels:?}");
            }
            let eigenvalues = evolution.eigenvalues.unwrap();
            let sum: f64 = eigenvalues.iter().map(|it| it.re).sum();
            let parts = document.units.iter().zip(&levels).map(|(unit, x)| unit.growth * x / unit.capacity);
            let (trace, size) = parts.fold((0.0, 1.0), |(sum, size), it| (sum - it, size + it.abs()));
            prop_assert!((sum - trace).abs() < 1e-9 * size, "{sum} and {trace}");
            prop_assert!(eigenvalues.windows(2).all(|pair| pair[0].re >= pair[1].re));
        }
    }

    /// Who starts at a stable equilibrium stays there; who starts nearby comes back to it.
    #[test]
    fn a_stable_equilibrium_holds(mut document in varied()) {
        let evolution = evolution(&document);
        if evolution.stable == Some(true) {
            let slowest = evolution.eigenvalues.unwrap()[0].re;
            let levels: Vec<f64> = evolution.equilibrium.unwrap().iter().map(|it| it.level).collect();
            for (nudge, time) in [(1.0, 500.0), (1.0 + 1e-4, 20.0 / -slowest)] {
                for (unit, level) in document.units.iter_mut().zip(&levels) {
                    unit.start = level * nudge;
                }
                let options = Options { times: vec![time], relative_tolerance: 1e-8 };
                let there = trajectory(&document, &options);
                for (level, other) in levels.iter().zip(&there.levels) {
                    prop_assert!((other / level - 1.0).abs() < 1e-6, "{level} and {other} from {nudge}");
                }
            }
        }
    }

    /// A smaller tolerance brings levels nearer to where they are.
    #[test]
    fn tolerances_are_kept(document in varied()) {
        let exact = followed(&document, 1e-13);
        prop_assert!(exact.levels.iter().all(|level| level.is_finite() && *level >= 0.0));
        // Where mutualism runs away small differences grow.
        if exact.stopped.is_none() {
            for tolerance in [1e-6, 1e-8, 1e-10] {
                let near = followed(&document, tolerance);
                prop_assert_eq!(near.levels.len(), exact.levels.len());
                for (a, b) in near.levels.iter().zip(&exact.levels) {
                    prop_assert!((a - b).abs() <= 200.0 * tolerance * b.abs(), "{a} and {b} at {tolerance}");
                }
            }
        }
    }

    /// Other ids and other orders give the same evolution.
    #[test]
    fn names_and_order_mean_nothing(document in varied(), seed in any::<u64>()) {
        let other = random::relabelled(&document, seed);
        let (a, b) = (evolution(&document), evolution(&other));
        let near = |a: f64, b: f64| (a - b).abs() <= 1e-7 * a.abs().max(1.0);
        prop_assert_eq!(a.effects.len(), b.effects.len());
        prop_assert!(near(a.spectral_radius.unwrap(), b.spectral_radius.unwrap()));
        prop_assert_eq!(a.unbounded, b.unbounded);
        prop_assert_eq!((a.feasible, a.stable), (b.feasible, b.stable));
        prop_assert_eq!(&a.path, &b.path);
        for (one, two) in [(a.equilibrium, b.equilibrium), (a.at_horizon, b.at_horizon)] {
            prop_assert_eq!(one.is_some(), two.is_some());
            for level in one.unwrap_or_default() {
                let name = random::other_name(&level.unit);
                let twin = two.as_ref().unwrap().iter().find(|it| it.unit == name).unwrap();
                prop_assert!(near(level.level, twin.level), "{level:?} and {twin:?}");
            }
        }
    }

    /// What goes on alike month by month stands in the same place of the matrix all along.
    #[test]
    fn the_path_of_a_constant_document_is_a_point(mut document in varied()) {
        for periods in (document.exchanges.iter_mut().map(|it| &mut it.periods))
            .chain(document.projects.iter_mut().map(|it| &mut it.periods))
        {
            *periods = vec![Period(0, None)];
        }
        document.environment.iter_mut().for_each(|factor| factor.steps.clear());
        document.settings.feedback = 0.0;
        let path = evolution(&document).path;
        let window = (document.settings.path_window as u32).min(document.months);
        prop_assert_eq!(path.len() as u32, document.months - window + 1);
        for stay in &path {
            prop_assert_eq!(stay.end - stay.start, window);
            prop_assert_eq!((stay.behaviour, stay.organisation), (path[0].behaviour, path[0].organisation));
        }
    }

    /// One window over the whole horizon has the modes of the whole.
    #[test]
    fn one_window_is_the_whole(mut document in varied()) {
        document.settings.path_window = f64::from(document.months);
        let analysis = analyse(&document);
        let path = analysis.evolution.unwrap().path;
        prop_assert_eq!(path.len(), 1);
        prop_assert_eq!(path[0].behaviour, analysis.behaviour.unwrap().system.mode);
        prop_assert_eq!(path[0].organisation, analysis.organisation.unwrap().system.level);
    }
}
