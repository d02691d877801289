//! Populations that help or hinder one another, from documents built to have those effects.

use gongsheng::analyse_value;
use gongsheng::analysis::evolution::Evolution;
use serde_json::{Value, json};

use crate::close;

/// A consortium of these growth rates and capacities in which `alpha[i][j]` of unit j counts for i as one of its own: the
/// Lotka–Volterra equations dN_i/dt = r_i·N_i·(K_i − N_i + Σ α_ij·N_j)/K_i. A gain is a gift of that worth, a loss the
/// cost of a gift worth nothing.
fn populations(growth: &[f64], capacity: &[f64], alpha: &[&[f64]], settings: Value) -> Evolution {
    let n = growth.len();
    let (mut outputs, mut inputs, mut exchanges) = (vec![vec![]; n], vec![vec![]; n], vec![]);
    for (on, row) in alpha.iter().enumerate() {
        for (by, &alpha) in row.iter().enumerate().filter(|(_, alpha)| **alpha != 0.0) {
            let gain = alpha * capacity[by];
            let (from, to) = if gain > 0.0 { (by, on) } else { (on, by) };
            let id = format!("{on}-{by}");
            let resource = json!({"id": id, "resource": id, "carrier": "matter", "amount": 1});
            let (mut output, mut input) = (resource.clone(), resource);
            output["cost"] = json!((-gain).max(0.0));
            input["value"] = json!(gain.max(0.0));
            outputs[from].push(output);
            inputs[to].push(input);
            exchanges.push(json!({
                "id": id, "amount": 1,
                "from": {"unit": format!("u{from}"), "output": id}, "to": {"unit": format!("u{to}"), "input": id},
            }));
        }
    }
    let units: Vec<Value> = (0..n)
        .map(|i| {
            json!({
                "id": format!("u{i}"), "kind": "other", "growth": growth[i], "capacity": capacity[i],
                "outputs": outputs[i], "inputs": inputs[i],
            })
        })
        .collect();
    let analysis = analyse_value(&json!({
        "type": "gongsheng", "version": 1, "months": 12, "units": units, "exchanges": exchanges,
        "settings": settings,
    }));
    analysis.evolution.unwrap()
}

fn levels(evolution: &Evolution) -> Vec<f64> {
    let levels = evolution.equilibrium.as_ref().unwrap();
    levels.iter().map(|it| it.level).collect()
}

/// Vandermeer & Boucher 1978, Goh 1979: two who can do without each other settle at (K₁ + α₁₂K₂)/(1 − α₁₂α₂₁), if the
/// product of what they do for each other is below 1; else they grow without limit.
#[test]
fn facultative_mutualists_settle_if_they_do_not_help_too_much() {
    let (growth, capacity) = ([0.2, 0.1], [50.0, 80.0]);
    let helped = populations(&growth, &capacity, &[&[0.0, 0.5], &[0.8, 0.0]], json!({}));
    close(
        &levels(&helped),
        &[(50.0 + 0.5 * 80.0) / 0.6, (80.0 + 0.8 * 50.0) / 0.6],
    );
    assert_eq!((helped.stable, helped.unbounded), (Some(true), Some(false)));
    close(&[helped.spectral_radius.unwrap()], &[f64::sqrt(0.4)]);

    let too_much = populations(&growth, &capacity, &[&[0.0, 1.25], &[0.9, 0.0]], json!({}));
    assert_eq!((too_much.feasible, too_much.stable), (Some(false), Some(false)));
    assert_eq!(too_much.unbounded, Some(true));
}

/// Goh 1979: of m alike, each of which helps every other by a, the equilibrium is K/(1 − (m − 1)a), and stable exactly
/// while that is positive.
#[test]
fn many_alike_mutualists_have_a_limit() {
    for (a, bounded) in [(0.3, true), (0.34, false)] {
        let row = |i: usize| -> Vec<f64> { (0..4).map(|j| if i == j { 0.0 } else { a }).collect() };
        let rows: Vec<Vec<f64>> = (0..4).map(row).collect();
        let rows: Vec<&[f64]> = rows.iter().map(Vec::as_slice).collect();
        let found = populations(&[0.1; 4], &[100.0; 4], &rows, json!({}));
        close(&levels(&found), &[100.0 / (1.0 - 3.0 * a); 4]);
        assert_eq!((found.stable, found.unbounded), (Some(bounded), Some(!bounded)));
    }
}

/// Murray, Mathematical Biology, §3.5 and §3.6: with u = N/K the equilibria are (1 ± a₁₂)/(1 − a₁₂a₂₁), and the
/// eigenvalues there solve λ² + (r₁u₁ + r₂u₂)λ + r₁r₂u₁u₂(1 − a₁₂a₂₁) = 0.
#[test]
fn competitors_and_mutualists_of_a_textbook() {
    for sign in [1.0, -1.0] {
        let (a, b, growth) = (0.4, 0.25, [0.3, 0.2]);
        let found = populations(
            &growth,
            &[100.0; 2],
            &[&[0.0, sign * a], &[sign * b, 0.0]],
            json!({}),
        );
        let rest = 1.0 - a * b;
        let u = [(1.0 + sign * a) / rest, (1.0 + sign * b) / rest];
        close(&levels(&found), &u.map(|u| 100.0 * u));
        let (sum, product) = (
            growth[0] * u[0] + growth[1] * u[1],
            growth[0] * growth[1] * u[0] * u[1] * rest,
        );
        let root = f64::sqrt(sum * sum - 4.0 * product);
        let found: Vec<f64> = found.eigenvalues.unwrap().iter().map(|it| it.re).collect();
        close(&found, &[(-sum + root) / 2.0, (-sum - root) / 2.0]);
    }
}

/// Gause 1934: baker's yeast and Schizosaccharomyces, with the numbers he measured. There is no place where both live:
/// the second gives way.
#[test]
fn of_gauses_two_yeasts_one_gives_way() {
    let (growth, capacity) = ([0.21827, 0.06069], [13.0, 5.8]);
    let found = populations(&growth, &capacity, &[&[0.0, -3.15], &[-0.439, 0.0]], json!({}));
    let rest = 1.0 - 3.15 * 0.439;
    close(
        &levels(&found),
        &[(13.0 - 3.15 * 5.8) / rest, (5.8 - 0.439 * 13.0) / rest],
    );
    assert_eq!(
        (found.feasible, found.stable, found.unbounded),
        (Some(false), Some(false), None)
    );
}

/// Wright 1989: help that saturates, as by a handling time (Holling's second type), bounds even those who help each
/// other too much: u = 1 + a·u/(1 + h·u).
#[test]
fn help_that_saturates_bounds_every_mutualism() {
    for (a, h) in [(2.0, 1.0), (0.5, 0.2), (9.0, 0.1)] {
        let found = populations(
            &[0.1; 2],
            &[100.0; 2],
            &[&[0.0, a], &[a, 0.0]],
            json!({"saturation": h}),
        );
        // h·u² + (1 − h − a)·u − 1 = 0.
        let half = (h + a - 1.0) / (2.0 * h);
        let u = half + f64::sqrt(half * half + 1.0 / h);
        close(&levels(&found), &[100.0 * u; 2]);
        assert_eq!((found.stable, found.unbounded), (Some(true), Some(false)));
        // r·u·(±a/(1 + h·u)² − 1).
        let slope = a / (1.0 + h * u).powi(2);
        let eigenvalues: Vec<f64> = found.eigenvalues.unwrap().iter().map(|it| it.re).collect();
        close(&eigenvalues, &[0.1 * u * (slope - 1.0), -0.1 * u * (slope + 1.0)]);
    }
}

/// May 1973: a predator whose prey limits itself: the two swing in to where neither moves.
#[test]
fn a_predator_and_its_prey_swing_in() {
    let found = populations(&[0.5, 0.5], &[100.0; 2], &[&[0.0, -2.0], &[2.0, 0.0]], json!({}));
    close(
        &levels(&found),
        &[100.0 * (1.0 - 2.0) / 5.0, 100.0 * (1.0 + 2.0) / 5.0],
    );
    assert_eq!(found.feasible, Some(false));
    let found = populations(&[1.0, 0.1], &[100.0; 2], &[&[0.0, -0.5], &[2.0, 0.0]], json!({}));
    let u = [0.5 / 2.0, 3.0 / 2.0];
    close(&levels(&found), &u.map(|u| 100.0 * u));
    let (sum, product) = (u[0] + 0.1 * u[1], 0.1 * u[0] * u[1] * 2.0);
    let im = f64::sqrt(product - sum * sum / 4.0);
    let found: Vec<(f64, f64)> = found
        .eigenvalues
        .unwrap()
        .iter()
        .map(|it| (it.re, it.im))
        .collect();
    close(&[found[0].0, found[0].1, found[1].1], &[-sum / 2.0, im, -im]);
}
