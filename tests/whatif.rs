//! What holds for every what-if, tried on random consortia: flips flip, samples repeat, chunks do not matter.

mod random;

use gongsheng::analysis::choices::{ChoicesRun, OPTIONS};
use gongsheng::analysis::flip::{FlipQuestion, Flips, Verdict, flip};
use gongsheng::analysis::formation::Rung;
use gongsheng::analysis::standing::standing;
use gongsheng::analysis::sweep::{Axis, SweepRun};
use gongsheng::analysis::uncertainty::UncertaintyRun;
use gongsheng::model::{Consortium, Quantity};
use proptest::prelude::*;
use proptest::sample::Index;
use serde_json::Value;

fn worked_case() -> Consortium {
    let entry: Value = serde_json::from_str(gongsheng::library::ENTRIES[0]).unwrap();
    gongsheng::model::read(&entry["document"]).0.unwrap()
}

fn rung_of(document: &Consortium, quantity: Quantity, value: f64) -> Rung {
    let mut turned = document.clone();
    quantity.write(&mut turned, value);
    standing(&turned).rung
}

/// The state just before and just beyond a flip, and over stretches, is what a fresh look says.
fn flips_flip(document: &Consortium, flips: &Flips) {
    let quantity = Quantity::at(document, &flips.pointer).unwrap();
    let rung = |value| rung_of(document, quantity, value);
    assert_eq!(rung(flips.present), flips.state.rung);
    for turn in [flips.below, flips.above].into_iter().flatten() {
        assert_eq!(rung(turn.last), flips.state.rung, "{flips:?}");
        assert_eq!(rung(turn.value), turn.state.rung, "{flips:?}");
        assert_eq!(rung(turn.plain), turn.state.rung, "{flips:?}");
        assert_ne!(turn.state.rung, flips.state.rung, "{flips:?}");
        let close = match flips.whole {
            true => 1.0,
            false => 1e-9 * flips.present.abs().max(turn.value.abs()).max(1.0),
        };
        assert!((turn.value - turn.last).abs() <= close, "{flips:?}");
    }
    for stretch in &flips.stretches {
        assert!(stretch.from <= stretch.to);
        assert_eq!(rung(stretch.from), stretch.state.rung, "{flips:?}");
        assert_eq!(rung(stretch.to), stretch.state.rung, "{flips:?}");
    }
    for two in flips.stretches.windows(2) {
        assert!(two[0].to < two[1].from && two[0].state.rung != two[1].state.rung);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 24, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn flips_are_where_the_verdict_turns(document in random::consortium(4), which in any::<Index>()) {
        let all = Quantity::amounts(&document);
        let quantity = all[which.index(all.len())];
        let question = FlipQuestion { verdict: Verdict::Formation, ..FlipQuestion::default() };
        let flips = flip(&document, &quantity.pointer(), &question).unwrap();
        // Shares and the like aside, what is turned is the field alone.
        flips_flip(&document, &flips);
    }

    #[test]
    fn draws_do_not_care_how_they_are_bundled(document in random::consortium(4), seed in any::<u32>(), cut in 0u32..40) {
        let run = |parts: &[u32]| {
            let mut run = UncertaintyRun::new(&document, 40, seed.into(), None);
            let ends: Vec<bool> = parts.iter().map(|&part| run.advance(part)).collect();
            assert_eq!(ends.last(), Some(&true));
            run.result()
        };
        let whole = run(&[40]);
        prop_assert_eq!(&whole, &run(&[cut, 1, 100]));
        let chances: f64 = whole.outlook.behaviour.iter().map(|it| it.chance.share).sum();
        prop_assert!((chances - 1.0).abs() < 1e-12);

        let choose = |parts: &[u32]| {
            let mut run = ChoicesRun::new(&document, 20, seed.into());
            parts.iter().for_each(|&part| _ = run.advance(part));
            run.result()
        };
        prop_assert_eq!(choose(&[20]), choose(&[cut, 3, 30]));
    }

    #[test]
    fn without_doubt_every_draw_is_the_present(document in random::consortium(4), seed in any::<u32>()) {
        let mut run = UncertaintyRun::new(&document, 10, seed.into(), Some(0.0));
        run.advance(10);
        let result = run.result();
        let present = standing(&document);
        let spread = result.outlook.surplus;
        prop_assert_eq!([spread.present, spread.low, spread.median, spread.high], [present.surplus; 4]);
        let rung = result.outlook.formation.iter().find(|it| it.rung == present.rung).unwrap();
        prop_assert_eq!(rung.chance.share, 1.0);
        let mode = result.outlook.behaviour.iter().find(|it| it.mode == present.behaviour).unwrap();
        prop_assert_eq!(mode.chance.share, 1.0);
        for (index, unit) in result.outlook.units.unwrap().iter().enumerate() {
            prop_assert_eq!(unit.surplus.low, present.units[index]);
        }
        prop_assert!(result.sensitivity.is_empty());
    }

    #[test]
    fn a_cell_of_a_sweep_is_the_document_with_its_two_numbers(document in random::consortium(3), one in any::<Index>(), other in any::<Index>()) {
        let all = Quantity::amounts(&document);
        let (one, other) = (all[one.index(all.len())], all[other.index(all.len())]);
        prop_assume!(one != other);
        let axis = |quantity: Quantity, values| Axis { pointer: quantity.pointer(), from: 0.0, to: 1.0, values };
        let mut run = SweepRun::new(&document, &axis(one, 3), Some(&axis(other, 2))).unwrap();
        prop_assert!(!run.advance(4) && run.advance(4));
        let grid = run.result();
        for (cell, surplus) in grid.surplus.iter().enumerate() {
            let mut turned = document.clone();
            one.write(&mut turned, grid.first.values[cell % 3]);
            other.write(&mut turned, grid.second.as_ref().unwrap().values[cell / 3]);
            let standing = standing(&turned);
            prop_assert_eq!(*surplus, standing.surplus);
            prop_assert_eq!(grid.modes[grid.behaviour[cell] as usize], standing.behaviour);
            prop_assert_eq!(grid.rungs[grid.formation[cell] as usize], standing.rung);
        }
    }
}

#[test]
fn a_grid_that_cannot_be_is_none() {
    let document = worked_case();
    let axis = |pointer: &str, values| Axis {
        pointer: pointer.into(),
        from: 0.0,
        to: 1.0,
        values,
    };
    let amount = axis("/exchanges/0/amount", 3);
    assert!(SweepRun::new(&document, &axis("/title", 3), None).is_none());
    assert!(SweepRun::new(&document, &amount, Some(&amount)).is_none());
    assert!(SweepRun::new(&document, &axis("/exchanges/0/amount", 0), None).is_none());
    assert!(
        SweepRun::new(
            &document,
            &axis("/exchanges/0/amount", 300),
            Some(&axis("/exchanges/1/amount", 300))
        )
        .is_none()
    );
}

/// S of the worked case is linear in each value: with w uniform within ±20 % its variance is (0.2·w·k)²/3, k = q·used·η.
#[test]
fn sensitivities_are_those_reckoned_by_hand() {
    let mut document = worked_case();
    // Values alone, for the others can be kept from varying by being 0 or certain.
    for unit in &mut document.units {
        for output in &mut unit.outputs {
            output.cost = 0.0;
            output.quality = 1.0;
        }
    }
    document.links.clear();
    let mut run = UncertaintyRun::new(&document, 8_000, 11, Some(0.2));
    run.advance(u32::MAX);
    let result = run.result();
    let shares: f64 = result.sensitivity.iter().map(|it| it.part.share).sum();
    assert!((0.9..1.05).contains(&shares), "{shares}");
    let find = |pointer: &str| {
        result
            .sensitivity
            .iter()
            .find(|it| it.pointer == pointer)
            .unwrap()
            .part
    };
    let values = [40.0, 30.0, 20.0, 24.0, 15.0, 15.0, 10.0, 25.0, 8.0, 8.0];
    let own = |value: f64| (0.2 * value) * (0.2 * value) / 3.0;
    let all: f64 = values.iter().map(|value| own(*value)).sum();
    let mut seen = 0;
    for (unit, it) in document.units.iter().enumerate() {
        for (input, it) in it.inputs.iter().enumerate() {
            let part = find(&Quantity::Value { unit, input }.pointer());
            // Amounts, capacities and qualities, of which the least counts, take their parts too.
            assert!(part.share < own(it.value) / all + part.error, "{it:?} {part:?}");
            assert!(
                part.share > 0.15 * own(it.value) / all - part.error,
                "{it:?} {part:?}"
            );
            seen += 1;
        }
    }
    assert_eq!(seen, 10);
}

/// 95 % intervals hold what a hundred times as many draws say, but for a few.
#[test]
fn margins_hold() {
    let document = worked_case();
    let draw = |draws, seed| {
        let mut run = UncertaintyRun::new(&document, draws, seed, Some(0.4));
        run.advance(draws);
        run.result()
    };
    let truth = draw(8_000, 1);
    let (mut held, mut told) = (0, 0);
    for seed in 100..115 {
        let result = draw(400, seed);
        for (one, other) in result.outlook.behaviour.iter().zip(&truth.outlook.behaviour) {
            if other.chance.share > 0.01 {
                told += 1;
                held += u32::from((one.chance.low..=one.chance.high).contains(&other.chance.share));
            }
        }
        for one in &result.sensitivity {
            if let Some(other) = truth.sensitivity.iter().find(|it| it.pointer == one.pointer) {
                told += 1;
                held += u32::from((one.part.share - other.part.share).abs() <= one.part.error);
            }
        }
    }
    let share = f64::from(held) / f64::from(told);
    assert!(share > 0.9, "{held} of {told}");
}

#[test]
fn choices_stay_within_what_a_document_may_say() {
    let document = worked_case();
    for options in OPTIONS {
        let pointer = format!("/settings/{}", options.setting());
        if let Some(quantity) = Quantity::at(&document, &pointer) {
            let range = quantity.range(&document);
            let ends = match *options {
                gongsheng::analysis::choices::Options::Between(_, least, most) => [least, most],
                gongsheng::analysis::choices::Options::Whole(_, least, most) => [least.into(), most.into()],
                _ => unreachable!("a number has a range"),
            };
            assert!(ends.into_iter().all(|end| range.holds(end)), "{pointer}");
            let default = quantity.read(&document);
            assert!(ends[0] <= default && default <= ends[1], "{pointer}");
        }
    }
    let mut run = ChoicesRun::new(&document, 400, 3);
    run.advance(400);
    let result = run.result();
    // One month is no environment and no contact that lasts: S is what it is, but for the resistance of G and the others.
    assert_eq!(result.outlook.formed.share, 1.0);
    assert!(result.settings.iter().any(|it| it.decides.behaviour.is_some()));
}

/// The same numbers stand in `tests/api/whatif.test.ts`: native and wasm draw and reckon the same bits.
#[test]
fn draws_are_the_same_bits_everywhere() {
    let mut run = UncertaintyRun::new(&worked_case(), 1000, 42, None);
    run.advance(1000);
    let result = run.result();
    let spread = result.outlook.surplus;
    assert_eq!(
        [
            spread.low,
            spread.median,
            spread.high,
            result.sensitivity[0].part.share
        ],
        [
            52.860154528640656,
            67.234309604186,
            82.15416913610343,
            0.1767219560245742
        ]
    );
}
