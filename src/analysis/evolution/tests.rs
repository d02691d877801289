//! Textbook equilibria, from documents built to have given effects.

use serde_json::{Value, json};

use super::*;
use crate::analysis::analyse_value;

/// A consortium with these effects: a gain is a gift of that worth, a loss the cost of a gift worth nothing.
fn document(effects: &[&[f64]], settings: Value) -> Value {
    let n = effects.len();
    let (mut outputs, mut inputs, mut exchanges) = (vec![vec![]; n], vec![vec![]; n], vec![]);
    for (on, row) in effects.iter().enumerate() {
        for (by, &effect) in row.iter().enumerate() {
            let capacity = 50.0 * (on + 1) as f64;
            let (from, to) = if effect > 0.0 { (by, on) } else { (on, by) };
            let id = format!("{on}-{by}");
            let (worth, cost) = (effect.max(0.0) * capacity, (-effect).max(0.0) * capacity);
            if effect == 0.0 {
                continue;
            }
            let resource = json!({"id": id, "resource": id, "carrier": "matter", "amount": 1});
            let mut output = resource.clone();
            output["cost"] = json!(cost);
            let mut input = resource;
            input["value"] = json!(worth);
            outputs[from].push(output);
            inputs[to].push(input);
            exchanges.push(json!({
                "id": id, "amount": 1,
                "from": {"unit": format!("u{from}"), "output": id},
                "to": {"unit": format!("u{to}"), "input": id},
            }));
        }
    }
    let units: Vec<Value> = (0..n)
        .map(|i| {
            json!({
                "id": format!("u{i}"), "kind": "other", "capacity": 50 * (i + 1), "growth": 0.1 * (i + 1) as f64,
                "start": 10, "outputs": outputs[i], "inputs": inputs[i],
            })
        })
        .collect();
    json!({
        "type": "gongsheng", "version": 1, "months": 24, "units": units, "exchanges": exchanges, "settings": settings,
    })
}

fn evolution_of(effects: &[&[f64]], settings: Value) -> Evolution {
    let analysis = analyse_value(&document(effects, settings));
    assert!(
        analysis
            .problems
            .iter()
            .all(|it| it.severity == crate::model::Severity::Warning)
    );
    let evolution = analysis.evolution.unwrap();
    for effect in &evolution.effects {
        let number = |id: &str| id[1..].parse::<usize>().unwrap();
        close(effect.value, effects[number(&effect.on)][number(&effect.by)]);
    }
    evolution
}

fn close(a: f64, b: f64) {
    assert!((a - b).abs() < 1e-9 * b.abs().max(1.0), "{a} is not {b}");
}

fn parts(evolution: &Evolution) -> Vec<f64> {
    let levels = evolution.equilibrium.as_ref().unwrap();
    (levels.iter().zip(1..))
        .map(|(it, i)| it.level / (50.0 * f64::from(i)))
        .collect()
}

#[test]
fn two_mutualists() {
    let (a, b) = (0.3, 0.6);
    let evolution = evolution_of(&[&[0.0, a], &[b, 0.0]], json!({}));
    let y = parts(&evolution);
    close(y[0], (1.0 + a) / (1.0 - a * b));
    close(y[1], (1.0 + b) / (1.0 - a * b));
    close(evolution.spectral_radius.unwrap(), (a * b).sqrt());
    assert_eq!((evolution.feasible, evolution.stable), (Some(true), Some(true)));
    assert_eq!(evolution.unbounded, Some(false));
    // The Jacobian is −r_i·y_i on the diagonal and r_i·y_i·δ_ij beside it.
    let (p, q) = (0.1 * y[0], 0.2 * y[1]);
    let (trace, determinant) = (-p - q, p * q * (1.0 - a * b));
    let root = (trace * trace - 4.0 * determinant).sqrt();
    let eigenvalues = evolution.eigenvalues.unwrap();
    close(eigenvalues[0].re, (trace + root) / 2.0);
    close(eigenvalues[1].re, (trace - root) / 2.0);
}

#[test]
fn mutualism_that_outruns_capacity_is_said() {
    let evolution = evolution_of(&[&[0.0, 1.5], &[1.5, 0.0]], json!({}));
    assert_eq!(evolution.unbounded, Some(true));
    assert_eq!((evolution.feasible, evolution.stable), (Some(false), Some(false)));
    assert_eq!(evolution.at_horizon, None);
    // On the brink there is no equilibrium at all.
    let evolution = evolution_of(&[&[0.0, 2.0], &[0.5, 0.0]], json!({}));
    assert_eq!((evolution.unbounded, evolution.equilibrium), (Some(true), None));
    assert_eq!(
        (evolution.feasible, evolution.eigenvalues, evolution.stable),
        (None, None, None)
    );
    // What saturates has a limit: y = 1 + 1.5·y/(1 + h·y).
    let evolution = evolution_of(&[&[0.0, 1.5], &[1.5, 0.0]], json!({"saturation": 0.5}));
    assert_eq!((evolution.unbounded, evolution.stable), (Some(false), Some(true)));
    close(parts(&evolution)[0], 1.0 + 3.0_f64.sqrt());
}

#[test]
fn two_competitors() {
    // Weak competition: both live on.
    let evolution = evolution_of(&[&[0.0, -0.5], &[-0.25, 0.0]], json!({}));
    let y = parts(&evolution);
    close(y[0], 0.5 / 0.875);
    close(y[1], 0.75 / 0.875);
    assert_eq!((evolution.stable, evolution.unbounded), (Some(true), None));
    // Strong: whoever is ahead wins, and between them lies a saddle.
    let evolution = evolution_of(&[&[0.0, -2.0], &[-3.0, 0.0]], json!({}));
    assert_eq!((evolution.feasible, evolution.stable), (Some(true), Some(false)));
    let eigenvalues = evolution.eigenvalues.unwrap();
    assert!(eigenvalues[0].re > 0.0 && eigenvalues[1].re < 0.0);
    // One excludes the other.
    let evolution = evolution_of(&[&[0.0, -0.5], &[-3.0, 0.0]], json!({}));
    assert_eq!((evolution.feasible, evolution.stable), (Some(false), Some(false)));
    // With losses and saturation the model gives no equilibrium.
    let evolution = evolution_of(&[&[0.0, -0.5], &[-0.25, 0.0]], json!({"saturation": 0.1}));
    assert_eq!((evolution.equilibrium, evolution.unbounded), (None, Some(false)));
}

#[test]
fn one_lives_on_the_other_in_swings() {
    let evolution = evolution_of(&[&[0.0, 0.9], &[-0.4, 0.0]], json!({}));
    let y = parts(&evolution);
    close(y[0], 1.9 / 1.36);
    close(y[1], 0.6 / 1.36);
    let eigenvalues = evolution.eigenvalues.as_ref().unwrap();
    let (p, q) = (0.1 * y[0], 0.2 * y[1]);
    let under = (p + q) * (p + q) - 4.0 * p * q * 1.36;
    assert!(under < 0.0);
    close(eigenvalues[0].re, -(p + q) / 2.0);
    close(eigenvalues[0].im, (-under).sqrt() / 2.0);
    close(eigenvalues[1].im, -(-under).sqrt() / 2.0);
    assert_eq!((evolution.stable, evolution.unbounded), (Some(true), None));
}

#[test]
fn a_chain_has_no_radius_and_the_eigenvalues_of_its_units() {
    let chain: [&[f64]; 3] = [&[0.0, 5.0, 0.0], &[0.0, 0.0, 7.0], &[0.0, 0.0, 0.0]];
    let evolution = evolution_of(&chain, json!({}));
    assert_eq!(evolution.spectral_radius, Some(0.0));
    assert_eq!(parts(&evolution), [41.0, 8.0, 1.0]);
    let eigenvalues: Vec<f64> = evolution.eigenvalues.unwrap().iter().map(|it| it.re).collect();
    for (a, b) in eigenvalues.iter().zip([-0.3, -1.6, -4.1]) {
        close(*a, b);
    }
    assert_eq!((evolution.stable, evolution.unbounded), (Some(true), Some(false)));
    // It passes 20 capacities on the way, so no level is told; but it is bounded, and can be followed.
    let text = document(&chain, json!({})).to_string();
    let trajectory = trajectory_text(&text, Some(vec![0.0, 500.0]), None).unwrap();
    assert_eq!(trajectory.stopped, None);
    assert!((trajectory.levels[3] / (41.0 * 50.0) - 1.0).abs() < 1e-7);
}

#[test]
fn alone_a_unit_grows_as_the_logistic_curve() {
    for relative in [1e-6, 1e-8, 1e-11] {
        let text = document(&[&[0.0]], json!({})).to_string();
        let trajectory = trajectory_text(&text, None, Some(relative)).unwrap();
        assert_eq!(
            (trajectory.times.len(), trajectory.levels.len()),
            (SAMPLES, SAMPLES)
        );
        for (time, level) in trajectory.times.iter().zip(&trajectory.levels) {
            let exact = 50.0 / (1.0 + 4.0 * libm::exp(-0.1 * time));
            assert!(
                (level / exact - 1.0).abs() < 50.0 * relative,
                "{time}: {level} {exact}"
            );
        }
    }
}

#[test]
fn what_outgrows_is_followed_up_to_there() {
    let text = document(&[&[0.0, 1.5], &[1.5, 0.0]], json!({})).to_string();
    let times: Vec<f64> = (0..=1000).map(f64::from).collect();
    let trajectory = trajectory_text(&text, Some(times), None).unwrap();
    let stopped = trajectory.stopped.unwrap();
    assert_eq!(stopped.reason, WhyStopped::Outgrown);
    assert_eq!(trajectory.levels.len(), 2 * trajectory.times.len());
    assert!(trajectory.times.last().unwrap() < &stopped.at);
    assert!(trajectory.levels.iter().all(|level| *level <= 20.0 * 100.0));
}

#[test]
fn questions_that_make_no_sense_are_refused() {
    let text = document(&[&[0.0]], json!({})).to_string();
    for times in [vec![-1.0], vec![2.0, 1.0], vec![f64::NAN], vec![f64::INFINITY]] {
        assert!(trajectory_text(&text, Some(times), None).is_err());
    }
    for tolerance in [0.0, -1.0, 1.0, f64::NAN] {
        assert!(trajectory_text(&text, None, Some(tolerance)).is_err());
    }
    let broken = trajectory_text("{}", None, None).unwrap();
    assert!(!broken.problems.is_empty() && broken.evolution.is_none());
    let empty = trajectory_text(crate::model::EMPTY_DOCUMENT, None, None).unwrap();
    assert_eq!((empty.times.len(), empty.levels.len()), (SAMPLES, 0));
    let evolution = empty.evolution.unwrap();
    assert_eq!((evolution.equilibrium, evolution.unbounded), (None, Some(false)));
}

#[test]
fn numbers_given_outright_move_as_a_document_does() {
    let effects: [&[f64]; 2] = [&[0.0, 0.3], &[0.6, 0.0]];
    let trajectory = trajectory_text(&document(&effects, json!({})).to_string(), None, None).unwrap();
    let twice = |numbers: &[f64]| [numbers, numbers].concat();
    let (growth, capacity) = (twice(&[0.1, 0.2]), twice(&[50.0, 100.0]));
    let (start, effects) = (twice(&[10.0; 2]), twice(&[0.0, 0.3, 0.6, 0.0]));
    let given = Given {
        units: 2,
        growth: &growth,
        capacity: &capacity,
        start: &start,
        effects: &effects,
        saturation: 0.0,
    };
    let all = levels(given, &Options::over(24)).unwrap();
    assert_eq!(all.len(), 2 * trajectory.levels.len());
    for (a, b) in all.iter().zip(trajectory.levels.iter().chain(&trajectory.levels)) {
        close(*a, *b);
    }
    // What runs away has no levels from there on.
    let wild = [0.0, 3.0, 3.0, 0.0, 0.0, 0.3, 0.6, 0.0];
    let mixed = levels(
        Given {
            effects: &wild,
            ..given
        },
        &Options::over(240),
    )
    .unwrap();
    assert!(mixed[0] == 10.0 && mixed[401].is_nan() && mixed[402..].iter().all(|level| level.is_finite()));
    assert!(levels(Given { units: 3, ..given }, &Options::over(24)).is_err());
    assert!(levels(Given { start: &[], ..given }, &Options::over(24)).is_err());
}

/// The same numbers stand in `tests/api/evolution.test.ts`.
#[test]
fn levels_are_the_same_bits_everywhere() {
    let all = levels(
        Given {
            units: 2,
            growth: &[0.1, 0.2, 0.3, 0.05, 0.15, 0.25],
            capacity: &[50.0, 100.0, 70.0, 30.0, 90.0, 10.0],
            start: &[10.0, 20.0, 5.0, 25.0, 60.0, 1.0],
            effects: &[0.0, 0.3, 0.6, 0.0, 0.0, -0.2, 0.4, 0.0, 0.0, 0.1, 0.7, 0.0],
            saturation: 0.0,
        },
        &Options {
            times: vec![7.0, 40.0],
            relative_tolerance: 1e-5,
        },
    );
    assert_eq!(
        all.unwrap(),
        [
            18.00935333057091,
            60.10489379615884,
            74.06018272132754,
            186.2917504421055,
            20.22472674701703,
            26.831101430870163,
            53.162378861803916,
            36.81014869851279,
            78.8484868276296,
            7.9059408571530465,
            106.2086038678033,
            18.250706339388337
        ]
    );
}
