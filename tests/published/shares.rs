//! Games that are sums of what pairs and projects make, and how unequal shares are.

use gongsheng::analysis::sharing::Sharing;
use gongsheng::math::inequality::{gini, theil};
use gongsheng::model::Rule;
use gongsheng::{Analysis, analyse_value};
use serde_json::{Value, json};

use crate::close;

/// A document of these players in which each set of them makes so much together, and only together: a pair by an
/// exchange, more by a project.
fn made(players: usize, terms: &[(&[usize], f64)]) -> Analysis {
    let id = |player: usize| format!("u{player}");
    let (mut outputs, mut inputs) = (vec![vec![]; players], vec![vec![]; players]);
    let (mut exchanges, mut projects) = (Vec::new(), Vec::new());
    for (number, &(members, amount)) in terms.iter().enumerate() {
        let (gain, cost) = (amount.max(0.0), (-amount).max(0.0));
        if let [one, other] = *members {
            let name = format!("r{number}");
            let resource = json!({"id": name, "resource": name, "carrier": "matter", "amount": 1});
            let (mut output, mut input) = (resource.clone(), resource);
            output["cost"] = json!(cost);
            input["value"] = json!(gain);
            outputs[one].push(output);
            inputs[other].push(input);
            exchanges.push(json!({
                "id": name, "amount": 1,
                "from": {"unit": id(one), "output": name}, "to": {"unit": id(other), "input": name},
            }));
        } else {
            let mut of: Vec<Value> = members
                .iter()
                .map(|&member| json!({"unit": id(member)}))
                .collect();
            of[0]["cost"] = json!(cost);
            projects.push(json!({"id": format!("p{number}"), "members": of, "value": gain}));
        }
    }
    let units: Vec<Value> = (0..players)
        .map(
            |unit| json!({"id": id(unit), "kind": "other", "outputs": outputs[unit], "inputs": inputs[unit]}),
        )
        .collect();
    analyse_value(&json!({
        "type": "gongsheng", "version": 1, "months": 1, "units": units, "exchanges": exchanges,
        "projects": projects,
    }))
}

/// The terms of a game that is given by the worth of its coalitions (Harsanyi 1959), less what each makes alone, as a
/// document has no such thing. Coalitions by size, then in dictionary order, as is usual in tables.
fn of_table(players: usize, table: &[f64]) -> (Vec<f64>, Vec<(Vec<usize>, f64)>) {
    let mut sets: Vec<Vec<usize>> = (1..1u32 << players)
        .map(|set| (0..players).filter(|player| set >> player & 1 == 1).collect())
        .collect();
    sets.sort_by_key(|set: &Vec<usize>| (set.len(), set.clone()));
    assert_eq!(sets.len(), table.len());
    let mut terms: Vec<(Vec<usize>, f64)> = Vec::new();
    for (set, worth) in sets.into_iter().zip(table) {
        let inside = terms
            .iter()
            .filter(|(part, _)| part.iter().all(|player| set.contains(player)));
        let amount = worth - inside.map(|(_, amount)| amount).sum::<f64>();
        terms.push((set, amount));
    }
    let together = terms.split_off(players);
    let alone = terms.iter().map(|(_, amount)| *amount).collect();
    (alone, together)
}

fn share(sharing: &Sharing, rule: Rule) -> Vec<f64> {
    let share = sharing.shares.iter().find(|share| share.rule == rule).unwrap();
    share.amounts.iter().map(|it| it.amount).collect()
}

/// Shapley value and nucleolus of a table, what each makes alone added again.
fn divided(players: usize, table: &[f64]) -> (Vec<f64>, Vec<f64>, Sharing) {
    let (alone, terms) = of_table(players, table);
    let terms: Vec<(&[usize], f64)> = terms
        .iter()
        .map(|(set, amount)| (set.as_slice(), *amount))
        .collect();
    let sharing = made(players, &terms).sharing.unwrap();
    let whole = |rule| -> Vec<f64> {
        let shares = share(&sharing, rule);
        shares
            .iter()
            .zip(&alone)
            .map(|(share, alone)| share + alone)
            .collect()
    };
    (whole(Rule::Shapley), whole(Rule::Nucleolus), sharing)
}

/// The Talmud's three widows, with claims of 100, 200 and 300 (Aumann & Maschler 1985).
#[test]
fn the_talmuds_widows() {
    for (estate, nucleolus) in [
        (100.0, [100.0 / 3.0; 3]),
        (200.0, [50.0, 75.0, 75.0]),
        (300.0, [50.0, 100.0, 150.0]),
    ] {
        let worth = |others: f64| f64::max(0.0, estate - others);
        let table = [0.0, 0.0, 0.0, worth(300.0), worth(200.0), worth(100.0), estate];
        close(&divided(3, &table).1, &nucleolus);
    }
}

/// One who has a left glove and two who have a right one (Shapley & Shubik 1969): 2/3 and 1/6 each, and in the core
/// nothing but all for the first, which is the nucleolus.
#[test]
fn gloves() {
    let (shapley, nucleolus, sharing) = divided(3, &[0.0, 0.0, 0.0, 1.0, 1.0, 0.0, 1.0]);
    close(&shapley, &[2.0 / 3.0, 1.0 / 6.0, 1.0 / 6.0]);
    close(&nucleolus, &[1.0, 0.0, 0.0]);
    let core = |rule: usize| sharing.shares[rule].core.as_ref().unwrap();
    assert_eq!((core(2).in_core, core(3).in_core), (Some(false), Some(true)));
    close(&[core(2).excess.unwrap()], &[1.0 / 6.0]);
}

/// Two of three decide (von Neumann & Morgenstern 1944): thirds, and an empty core.
#[test]
fn two_of_three_decide() {
    let (shapley, nucleolus, sharing) = divided(3, &[0.0, 0.0, 0.0, 1.0, 1.0, 1.0, 1.0]);
    close(&shapley, &[1.0 / 3.0; 3]);
    close(&nucleolus, &[1.0 / 3.0; 3]);
    let core = sharing.shares[3].core.as_ref().unwrap();
    assert_eq!((core.in_core, core.coalition.len()), (Some(false), 2));
    close(&[core.excess.unwrap()], &[1.0 / 3.0]);
}

/// Peleg & Sudhölter 2007, example 5.5.12: a pair makes more than all do. Over imputations the nucleolus is (1, 1, 0);
/// without the wall it would be (3, 3, −4).
#[test]
fn a_pair_that_makes_more_than_all() {
    let (_, nucleolus, _) = divided(3, &[0.0, 0.0, 0.0, 10.0, 0.0, 0.0, 2.0]);
    close(&nucleolus, &[1.0, 1.0, 0.0]);
}

/// The four players of the examples in R's CoopGame (Staudacher & Anwander 2021).
#[test]
fn four_players_of_coopgame() {
    let table = [
        0.0, 0.0, 0.0, 0.0, 5.0, 5.0, 8.0, 9.0, 10.0, 8.0, 13.0, 15.0, 16.0, 17.0, 21.0,
    ];
    close(&divided(4, &table).1, &[3.5, 4.5, 5.5, 7.5]);
}

/// Lemaire 1991: three investors, as in R's GameTheory (Cano-Berlanga et al. 2017).
#[test]
fn three_investors() {
    let table = [46125.0, 17437.5, 5812.5, 69187.5, 53812.5, 30750.0, 90000.0];
    let (shapley, nucleolus, _) = divided(3, &table);
    close(&shapley, &[51750.0, 25875.0, 12375.0]);
    close(&nucleolus, &[52687.5, 24468.75, 12843.75]);
}

/// The Tennessee Valley Authority (Ransmeier 1942; Straffin & Heaney 1981): what navigation, flood control and power
/// cost alone and together, thousands of dollars.
#[test]
fn the_dams_of_the_tennessee() {
    let costs = [
        163_520.0, 140_826.0, 250_096.0, 301_607.0, 378_821.0, 367_370.0, 412_584.0,
    ];
    let table = costs.map(|cost| -cost);
    let (shapley, nucleolus, _) = divided(3, &table);
    close(&shapley, &[-117_829.0, -100_756.5, -193_998.5]);
    close(&nucleolus, &[-116_234.0, -93_540.0, -202_810.0]);
}

/// Littlechild & Owen 1973: of a runway everyone who needs a stretch pays an equal part of it.
#[test]
fn aircraft_share_a_runway() {
    let costs = [12.0, 20.0, 33.0, 41.0];
    let mut table: Vec<(Vec<usize>, f64)> = (1..16u32)
        .map(|set| {
            let set: Vec<usize> = (0..4).filter(|player| set >> player & 1 == 1).collect();
            let longest = set.iter().map(|&player| costs[player]).fold(0.0, f64::max);
            (set, -longest)
        })
        .collect();
    table.sort_by_key(|(set, _)| (set.len(), set.clone()));
    let table: Vec<f64> = table.into_iter().map(|(_, worth)| worth).collect();
    let (shapley, _, sharing) = divided(4, &table);
    let first = 12.0 / 4.0;
    let second = first + (20.0 - 12.0) / 3.0;
    let third = second + (33.0 - 20.0) / 2.0;
    close(&shapley, &[-first, -second, -third, -(third + 8.0)]);
    assert_eq!(sharing.shares[2].core.as_ref().unwrap().in_core, Some(true));
}

/// Deng & Papadimitriou 1994: where pairs alone make something, the Shapley value is half of what each is part of, which
/// is the nucleolus too, and lies in the core just when no cut is negative.
#[test]
fn a_graph_is_divided_by_halves() {
    let edges: [(&[usize], f64); 6] = [
        (&[0, 1], 6.0),
        (&[0, 2], -2.0),
        (&[1, 2], 4.0),
        (&[1, 3], 1.0),
        (&[2, 3], 5.0),
        (&[3, 4], 2.0),
    ];
    let sharing = made(5, &edges).sharing.unwrap();
    let halves = [2.0, 5.5, 3.5, 4.0, 1.0];
    close(&share(&sharing, Rule::Shapley), &halves);
    close(&share(&sharing, Rule::Nucleolus), &halves);
    let core = sharing.shares[2].core.as_ref().unwrap();
    // The smallest cut is between the last and the rest, 2: half of it is what nobody can better.
    assert_eq!((core.in_core, core.excess), (Some(true), Some(-1.0)));

    let mut cut = edges;
    (cut[1].1, cut[2].1) = (-7.0, 1.0);
    let sharing = made(5, &cut).sharing.unwrap();
    let core = sharing.shares[2].core.as_ref().unwrap();
    // Between the first two and the others: −7 + 1 + 1.
    assert_eq!((core.in_core, core.excess), (Some(false), Some(2.5)));
}

/// Theil 1967: what the entropy of the shares lacks of the most that it could be, ln n. And of 1 to n the Gini index is
/// (n − 1)/(3n).
#[test]
fn how_unequal_incomes_are() {
    let incomes = [10.0, 10.0, 10.0, 20.0, 50.0];
    let entropy: f64 = incomes
        .iter()
        .map(|income| income / 100.0)
        .map(|part: f64| -part * part.ln())
        .sum();
    close(&[theil(&incomes).unwrap()], &[f64::ln(5.0) - entropy]);
    close(&[gini(&incomes).unwrap()], &[0.36]);
    let steps: Vec<f64> = (1..=10).map(f64::from).collect();
    close(&[gini(&steps).unwrap()], &[0.3]);
}
