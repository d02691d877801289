//! The fewest payments that settle what some are owed and others owe.

/// Parties up to which the fewest payments are found for certain.
const MOST: usize = 12;

/// One party pays another.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Payment {
    /// Who pays.
    pub from: usize,
    /// Who is paid.
    pub to: usize,
    /// How much, > 0.
    pub amount: f64,
}

/// Payments after which nobody owes anything. `dues` sum to 0: above 0 what a party is owed, below what it owes; what
/// is within `slack` counts as 0.
///
/// k parties whose dues sum to 0 need at most k − 1 payments, and no fewer when no part of them settles by itself. So
/// the parties are cut into as many groups that settle by themselves as can be.
pub fn payments(dues: &[f64], slack: f64) -> Vec<Payment> {
    let parties: Vec<usize> = (0..dues.len())
        .filter(|&party| dues[party].abs() > slack)
        .collect();
    let mut found = Vec::new();
    if parties.len() > MOST {
        settle(dues, parties, slack, &mut found);
        return found;
    }
    let all = (1usize << parties.len()) - 1;
    let of = |set: usize| (0..parties.len()).filter(move |index| set >> index & 1 == 1);
    let settles = |set: usize| {
        let sum: f64 = of(set).map(|index| dues[parties[index]]).sum();
        // What two such sets leave is within the slack together.
        sum.abs() <= 0.5 * slack
    };
    // How often a set settles on the way to nothing, one party after another, and which leaves first on the best way.
    let mut ways = vec![(0u32, 0); all + 1];
    for set in 1..=all {
        let best = of(set)
            .max_by_key(|index| ways[set & !(1 << index)].0)
            .unwrap_or(0);
        let (groups, _) = ways[set & !(1 << best)];
        ways[set] = (groups + u32::from(settles(set)), best);
    }
    let (mut set, mut group) = (all, Vec::new());
    while set != 0 {
        if settles(set) {
            settle(dues, std::mem::take(&mut group), slack, &mut found);
        }
        let (_, leaves) = ways[set];
        group.push(parties[leaves]);
        set &= !(1 << leaves);
    }
    settle(dues, group, slack, &mut found);
    found
}

/// Who owes most pays who is owed most, until nobody owes anything: each payment settles at least one of them.
fn settle(dues: &[f64], mut parties: Vec<usize>, slack: f64, found: &mut Vec<Payment>) {
    let mut left: Vec<f64> = dues.to_vec();
    while parties.len() > 1 {
        let mut from = parties[0];
        let mut to = parties[0];
        for &party in &parties {
            if left[party] < left[from] {
                from = party;
            }
            if left[party] > left[to] {
                to = party;
            }
        }
        let amount = left[to].min(-left[from]);
        if amount <= 0.0 || left[to].max(-left[from]) <= slack {
            break;
        }
        found.push(Payment { from, to, amount });
        let done = if left[to] <= -left[from] { to } else { from };
        left[from] += amount;
        left[to] -= amount;
        parties.retain(|&party| party != done);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn groups_that_settle_by_themselves_pay_among_themselves() {
        let pay = |from, to, amount| Payment { from, to, amount };
        assert_eq!(payments(&[3.0, -3.0], 1e-9), [pay(1, 0, 3.0)]);
        assert_eq!(payments(&[0.0, 1e-12, -1e-12], 1e-9), []);
        // Whoever owes most paying whoever is owed most would take five payments.
        let dues = [7.0, -4.0, -3.0, 5.0, -5.0, 0.0];
        let found = payments(&dues, 1e-9);
        assert_eq!(found.len(), 3);
        settles(&dues, &found);
    }

    /// A due a little above the slack is one like any other.
    #[test]
    fn small_dues_are_paid_too() {
        for small in [1.1e-9, 5e-9, 1.2e-8] {
            let dues = [0.0, 0.0, small, -small];
            let found = payments(&dues, 1e-9);
            assert_eq!(found.len(), 1, "{small}");
            assert_eq!(payments(&[1.0, -1.0, small, -small], 1e-9).len(), 2, "{small}");
            let parts = [0.9e-9 + small, -small, 5.0 * small, -5.0 * small - 0.9e-9];
            let paid: f64 = payments(&parts, 1e-9).iter().map(|it| it.amount).sum();
            assert!((paid - 6.0 * small).abs() < 1e-9, "{small}");
        }
    }

    #[test]
    fn nobody_owes_anything_afterwards() {
        for parties in [2, 5, 9, 12, 13, 40] {
            let mut dues: Vec<f64> = (0..parties)
                .map(|i| ((i * i * 31 + i * 7) % 23) as f64 - 11.0)
                .collect();
            dues[parties - 1] -= dues.iter().sum::<f64>();
            let found = payments(&dues, 1e-9);
            assert!(found.len() < parties);
            settles(&dues, &found);
        }
    }

    fn settles(dues: &[f64], found: &[Payment]) {
        let mut left = dues.to_vec();
        for payment in found {
            assert!(payment.amount > 0.0);
            left[payment.to] -= payment.amount;
            left[payment.from] += payment.amount;
        }
        assert!(left.iter().all(|due| due.abs() < 1e-9), "{left:?}");
    }
}
