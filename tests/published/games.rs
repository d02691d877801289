//! Evolutionary games of two and more populations: what each gains by its first strategy is linear in the others'.

use gongsheng::analysis::replicator::{LinearGame, Replicator, replicator};

use crate::close;

fn game(constants: &[f64], influence: &[&[f64]]) -> LinearGame {
    LinearGame {
        constants: constants.to_vec(),
        influence: influence.iter().map(|row| row.to_vec()).collect(),
        ..LinearGame::default()
    }
}

/// Two populations with payoff tables `[mine][theirs]`, the first strategy of either first.
fn two(one: [[f64; 2]; 2], other: [[f64; 2]; 2]) -> LinearGame {
    // First less second, when the others play their second, and what their first adds.
    let drive = |table: [[f64; 2]; 2]| {
        let alone = table[0][1] - table[1][1];
        (alone, table[0][0] - table[1][0] - alone)
    };
    let ((a, b), (c, d)) = (drive(one), drive(other));
    game(&[a, c], &[&[0.0, b], &[d, 0.0]])
}

fn solved(game: &LinearGame) -> Replicator {
    replicator(game).unwrap()
}

/// The stage of a pure state: its eigenvalues.
fn eigenvalues(found: &Replicator, state: &[u8]) -> Vec<f64> {
    let states = found.states.as_ref().unwrap();
    let state = states.iter().find(|it| it.state == state).unwrap();
    state.eigenvalues.clone()
}

/// Maynard Smith & Parker 1976, Selten 1980: when owners and intruders tell each other apart, only conventions are
/// stable – who owns fights, or who does not –, and the mixture V/C is a saddle. When a fight costs less than the prize
/// is worth, all fight.
#[test]
fn owners_and_intruders_settle_on_a_convention() {
    let (prize, cost) = (2.0, 6.0);
    let table = [[(prize - cost) / 2.0, prize], [0.0, prize / 2.0]];
    let found = solved(&two(table, table));
    assert_eq!(found.stable_states, Some(vec![vec![0, 1], vec![1, 0]]));
    close(&found.interior.clone().unwrap(), &[1.0 / 3.0; 2]);
    close(&eigenvalues(&found, &[1, 0]), &[-1.0, -2.0]);
    close(&eigenvalues(&found, &[0, 0]), &[1.0, 1.0]);

    let table = [[(6.0 - 2.0) / 2.0, 6.0], [0.0, 3.0]];
    let found = solved(&two(table, table));
    assert_eq!(
        (found.stable_states, found.interior),
        (Some(vec![vec![1, 1]]), None)
    );
}

/// Dawkins 1976, Schuster & Sigmund 1981: of females coy 5/6, of males faithful 5/8, and round it for ever: no pure
/// state is stable, and the mean over a turn is the mixture.
#[test]
fn the_battle_of_the_sexes_turns_round_its_mixture() {
    // Raising a child is worth 15 and costs 20, courting costs 3.
    let female = [[2.0, 0.0], [5.0, -5.0]];
    let male = [[2.0, -10.0 + 15.0], [0.0, 15.0]];
    let mut battle = two(female, male);
    let found = solved(&battle);
    assert_eq!(found.stable_states, Some(vec![]));
    close(&found.interior.unwrap(), &[5.0 / 6.0, 5.0 / 8.0]);

    // Near the mixture a turn takes 2π/√(8·12·(5/6)(1/6)(5/8)(3/8)).
    let turn = std::f64::consts::TAU / f64::sqrt(96.0 * 5.0 / 36.0 * 15.0 / 64.0);
    let samples = 4000u32;
    battle.start = Some(vec![5.0 / 6.0 + 1e-4, 5.0 / 8.0]);
    battle.times = Some(
        (0..=samples)
            .map(|at| turn * f64::from(at) / f64::from(samples))
            .collect(),
    );
    battle.tolerance = Some(1e-12);
    let p = solved(&battle).course.unwrap().shares.concat();
    let mean = |population: usize| {
        let rows = p.chunks_exact(2).take(samples as usize);
        rows.map(|row| row[population]).sum::<f64>() / f64::from(samples)
    };
    for (population, expected) in [(0, 5.0 / 6.0), (1, 5.0 / 8.0)] {
        assert!((mean(population) - expected).abs() < 1e-6, "{}", mean(population));
        assert!((p[p.len() - 2 + population] - p[population]).abs() < 1e-6);
    }
}

/// Friedman 1991: buyers who inspect half of the time and sellers who are honest half of the time, and nobody stays.
#[test]
fn buyers_and_sellers_have_no_stable_state() {
    let buyer = [[3.0, 2.0], [4.0, 1.0]];
    let seller = [[2.0, 3.0], [1.0, 4.0]];
    let found = solved(&two(buyer, seller));
    assert_eq!(found.stable_states, Some(vec![]));
    close(&found.interior.unwrap(), &[0.5, 0.5]);
}

/// Selten 1978 for one market: of entering and giving way, and staying out before one who would fight, the first alone is
/// stable; the second, whose fighter loses nothing while nobody comes, is not.
#[test]
fn entry_is_not_deterred() {
    // Entering against one who fights, who gives way; staying out.
    let entrant = [[0.0, 2.0], [1.0, 1.0]];
    let incumbent = [[0.0, 5.0], [2.0, 5.0]];
    let found = solved(&two(entrant, incumbent));
    assert_eq!(found.stable_states, Some(vec![vec![1, 0]]));
    close(&eigenvalues(&found, &[0, 1]), &[-1.0, 0.0]);
    close(&eigenvalues(&found, &[1, 0]), &[-1.0, -2.0]);
}

/// Taylor 1979, Cressman 2003: in a game of two populations who gain by doing alike both pure agreements are stable,
/// and whoever starts beyond the saddle's line ends in the one on that side.
#[test]
fn who_gains_by_agreement_agrees() {
    let alike = [[4.0, 0.0], [3.0, 2.0]];
    let mut hunt = two(alike, alike);
    let found = solved(&hunt);
    assert_eq!(found.stable_states, Some(vec![vec![0, 0], vec![1, 1]]));
    close(&found.interior.unwrap(), &[2.0 / 3.0; 2]);
    for (start, end) in [(0.66, 0.0), (0.67, 1.0)] {
        hunt.start = Some(vec![start; 2]);
        hunt.times = Some(vec![200.0]);
        let p = solved(&hunt).course.unwrap().shares.concat();
        assert!(p.iter().all(|p| (p - end).abs() < 1e-9), "{p:?}");
    }
}

/// Jordan 1993: three players of whom each wants to do as the next does, and the last otherwise: one mixture, of
/// halves, and the course leads away from it.
#[test]
fn three_who_chase_one_another_never_rest() {
    let mut chase = game(
        &[-1.0, -1.0, 1.0],
        &[&[0.0, 2.0, 0.0], &[0.0, 0.0, 2.0], &[-2.0, 0.0, 0.0]],
    );
    let found = solved(&chase);
    assert_eq!(found.stable_states, Some(vec![]));
    close(&found.interior.unwrap(), &[0.5; 3]);
    // Eigenvalues there: the cube roots of −1/8, of which two are (1 ± i√3)/4.
    let distance = |p: &[f64]| p.iter().map(|p| (p - 0.5).powi(2)).sum::<f64>().sqrt();
    // Straight out along the two: in a time of 4 they grow e-fold.
    chase.start = Some([2.0, 1.0, -1.0].map(|part| 0.5 + 1e-6 * part).to_vec());
    chase.times = Some(vec![0.0, 4.0]);
    chase.tolerance = Some(1e-13);
    let p = solved(&chase).course.unwrap().shares.concat();
    let growth = distance(&p[3..]) / distance(&p[..3]);
    assert!((growth - std::f64::consts::E).abs() < 1e-4, "{growth}");
}
