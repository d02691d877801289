//! The nucleolus of a cooperative game: the division of v(N), with no player below v({i}), that makes the greatest
//! complaint v(K) − x(K) as small as can be, then the next, and so on (Schmeidler 1969).

use super::subsets::subset_sums;

/// Players up to which every coalition is looked at.
pub const MOST: usize = 12;

/// Coalitions that are looked at in one go.
const LOW: usize = 6;

/// What in a basis of zeros and ones can only be 0: its numbers are fractions whose denominators, determinants of
/// such matrices of thirteen rows at most, stay below ten thousand.
const NOTHING: f64 = 1e-9;

/// Part of the largest value within which a complaint is not above another.
const ROUNDING: f64 = 1e-11;

/// Pivots after which the arithmetic must have gone astray; a few hundred are the most ever seen.
const PIVOTS: usize = 20_000;

/// The nucleolus over the imputations. `values` holds v of every coalition, player i as bit i. None when there are
/// more than [`MOST`] players or the singles ask for more than v(N).
///
/// Stage by stage: the linear programme *least ε with x(K) + ε ≥ v(K)* is solved; coalitions that carry a weight in its
/// dual have this complaint in every solution, and are fixed at it; so are those that they determine. Each stage
/// fixes at least one more dimension of x, so n − 1 stages are enough.
///
/// The dual is solved by the simplex method in n + 1 rows. Its weights are balanced collections, whatever the values
/// are, so they are fractions that rounding cannot blur: which coalitions bind is decided without doubt. Ties are
/// broken in lexicographic order, so no basis comes twice.
pub fn nucleolus(players: usize, values: &[f64]) -> Option<Vec<f64>> {
    if players > MOST || values.len() != 1 << players {
        return None;
    }
    let all = values.len() - 1;
    let single = |player: usize| values[1 << player];
    let scale = values.iter().fold(0.0, |most: f64, v| most.max(v.abs()));
    let spare = values[all] - (0..players).map(single).sum::<f64>();
    if !(spare >= -ROUNDING * scale && scale.is_finite()) {
        return None;
    }
    if players < 2 || scale == 0.0 {
        return Some(vec![values[all]; players]);
    }

    // To begin with: everyone alone with the same weight, which is the equal division of what is to spare.
    let mut columns = vec![Column::fixed(all as u32, values[all])];
    columns.extend((0..players).map(|player| Column::coalition(1 << player, single(player))));
    let mut open = values.to_vec();
    for closed in [0, all] {
        open[closed] = f64::NEG_INFINITY;
    }

    let mut pivots = 0;
    loop {
        let mut basis = Basis::new(players, columns)?;
        loop {
            let prices = basis.prices();
            let Some(column) = entering(&prices, values, &open, ROUNDING * scale) else {
                break;
            };
            pivots += 1;
            if pivots > PIVOTS {
                return None;
            }
            basis.enter(column)?;
        }
        columns = basis.next_stage(values);
        if columns.len() == players {
            // Every dimension is fixed.
            return solved(players, &columns);
        }
        close(players, &columns, &mut open)?;
    }
}

/// A column of the dual: a coalition with its complaint, one whose total is fixed, or a player's wall x_i ≥ v({i}).
#[derive(Clone, Copy, Debug)]
struct Column {
    /// Its members.
    members: u32,
    /// 1 when it has a complaint, else 0.
    level: f64,
    /// v, or the total that is fixed.
    worth: f64,
    /// Its total is fixed: the weight may be negative, and it stays in the basis.
    fixed: bool,
}

impl Column {
    fn fixed(members: u32, worth: f64) -> Self {
        Self {
            members,
            level: 0.0,
            worth,
            fixed: true,
        }
    }

    fn coalition(members: u32, worth: f64) -> Self {
        Self {
            members,
            level: 1.0,
            worth,
            fixed: false,
        }
    }

    fn wall(player: usize, worth: f64) -> Self {
        Self {
            level: 0.0,
            ..Self::coalition(1 << player, worth)
        }
    }

    fn has(&self, player: usize) -> bool {
        self.members >> player & 1 == 1
    }

    /// Its entry in a row of n + 1; the last is the complaint's.
    fn entry(&self, row: usize, players: usize) -> f64 {
        if row == players {
            self.level
        } else {
            f64::from(u8::from(self.has(row)))
        }
    }
}

/// A basis of the dual, fixed columns first.
struct Basis {
    players: usize,
    columns: Vec<Column>,
    /// Row by row: the inverse, and beside it the inverse times the first basis, which breaks ties.
    rows: Vec<Vec<f64>>,
}

impl Basis {
    fn new(players: usize, columns: Vec<Column>) -> Option<Self> {
        let size = players + 1;
        let mut rows = inverse(size, |row, column| columns[column].entry(row, players))?;
        for (index, row) in rows.iter_mut().enumerate() {
            row.extend((0..size).map(|column| f64::from(u8::from(column == index))));
        }
        Some(Self {
            players,
            columns,
            rows,
        })
    }

    /// x, then ε.
    fn prices(&self) -> Vec<f64> {
        let mut prices = vec![0.0; self.players + 1];
        for (column, row) in self.columns.iter().zip(&self.rows) {
            for (price, entry) in prices.iter_mut().zip(row) {
                *price += column.worth * entry;
            }
        }
        prices
    }

    /// The weight of a basic column.
    fn weight(&self, row: usize) -> f64 {
        self.rows[row][self.players]
    }

    /// Brings a column in, and out the one whose weight runs out first. None when none does, which no game that has
    /// imputations can bring about.
    fn enter(&mut self, column: Column) -> Option<()> {
        let steps: Vec<f64> = self
            .rows
            .iter()
            .map(|row| {
                let members = (0..self.players).filter(|&player| column.has(player));
                members.map(|player| row[player]).sum::<f64>() + column.level * row[self.players]
            })
            .collect();
        let mut leaving: Option<usize> = None;
        for row in 0..steps.len() {
            if !self.columns[row].fixed && steps[row] > NOTHING {
                leaving = Some(match leaving {
                    Some(best) if !self.runs_out_before(row, best, &steps) => best,
                    _ => row,
                });
            }
        }
        let leaving = leaving?;
        let pivot: Vec<f64> = self.rows[leaving]
            .iter()
            .map(|entry| entry / steps[leaving])
            .collect();
        for (row, step) in self.rows.iter_mut().zip(&steps) {
            if *step != 0.0 {
                for (entry, pivot) in row.iter_mut().zip(&pivot) {
                    *entry -= step * pivot;
                    if entry.abs() < 1e-3 * NOTHING {
                        *entry = 0.0;
                    }
                }
            }
        }
        self.rows[leaving] = pivot;
        self.columns[leaving] = column;
        Some(())
    }

    /// Whether one row's weight runs out before another's; ties are broken as if the first basis had had small
    /// weights of different orders.
    fn runs_out_before(&self, one: usize, other: usize, steps: &[f64]) -> bool {
        let size = self.players + 1;
        let order = std::iter::once(self.players).chain(size..2 * size);
        for entry in order {
            let difference = self.rows[one][entry] / steps[one] - self.rows[other][entry] / steps[other];
            if difference.abs() > NOTHING {
                return difference < 0.0;
            }
        }
        false
    }

    /// The first basis of the next stage, fixed columns first; as many columns as players when all is fixed.
    ///
    /// What carries a weight becomes fixed. One of these columns depends on the others; in its place and that of the
    /// complaint's row come a coalition that is not yet determined and its complement, each with the weight ½.
    fn next_stage(self, values: &[f64]) -> Vec<Column> {
        let prices = self.prices();
        let all = values.len() as u32 - 1;
        let (mut fixed, mut rest) = (Vec::new(), Vec::new());
        let mut spare = true;
        for (row, column) in self.columns.iter().enumerate() {
            let binds = !column.fixed && self.weight(row) > NOTHING;
            if binds && column.level > 0.0 && spare {
                // The column that depends on the others.
                spare = false;
            } else if column.fixed {
                fixed.push(*column);
            } else if binds {
                let total = column.worth - column.level * prices[self.players];
                fixed.push(Column::fixed(column.members, total));
            } else {
                rest.push(*column);
            }
        }
        if let Some(first) = rest.first().copied() {
            // A wall becomes its player alone, which is worth the same.
            rest[0] = Column::coalition(first.members, first.worth);
            let others = all & !first.members;
            rest.push(Column::coalition(others, values[others as usize]));
        }
        fixed.extend(rest);
        fixed
    }
}

/// The column that relieves the greatest complaint above ε, or the wall that x is furthest behind; None when x and ε
/// do for all.
fn entering(prices: &[f64], values: &[f64], open: &[f64], tolerance: f64) -> Option<Column> {
    let (x, least) = (&prices[..prices.len() - 1], prices[prices.len() - 1]);
    let low = x.len().min(LOW);
    let (low_sums, high_sums) = (subset_sums(&x[..low]), subset_sums(&x[low..]));
    let (mut most, mut place) = (least + tolerance, None);
    for (row, (values, high)) in open.chunks_exact(low_sums.len()).zip(&high_sums).enumerate() {
        let mut top = f64::NEG_INFINITY;
        for (value, sum) in values.iter().zip(&low_sums) {
            let complaint = value - sum;
            top = if complaint > top { complaint } else { top };
        }
        if top - high > most {
            (most, place) = (top - high, Some((row, top)));
        }
    }
    // How far it is above ε, and a wall above 0.
    let mut above = most - least;
    let mut wall = None;
    for (player, x) in x.iter().enumerate() {
        let behind = values[1 << player] - x;
        if behind > above && open[1 << player] > f64::NEG_INFINITY {
            (above, wall) = (behind, Some(player));
        }
    }
    if let Some(player) = wall {
        return Some(Column::wall(player, values[1 << player]));
    }
    let (row, top) = place?;
    let start = row * low_sums.len();
    let column = (0..low_sums.len()).find(|&column| open[start + column] - low_sums[column] == top)?;
    Some(Column::coalition((start + column) as u32, values[start + column]))
}

/// Closes the coalitions whose total the fixed columns determine.
fn close(players: usize, columns: &[Column], open: &mut [f64]) -> Option<()> {
    // Behind the fixed columns stand as many others as there are dimensions left, and the complement that ends the
    // list. A coalition is determined when it has no part in any of the others.
    let rows = inverse(players, |row, column| {
        f64::from(u8::from(columns[column].has(row)))
    })?;
    let others = columns.iter().zip(&rows).filter(|(column, _)| !column.fixed);
    let others: Vec<&[f64]> = others.map(|(_, row)| &row[..players]).collect();
    // A mixture of all parts is 0 where all are, and hardly ever elsewhere.
    let mut mixture = vec![0.0; players];
    for (index, row) in others.iter().enumerate() {
        let weight = libm::sqrt(2.0 + index as f64 * (index as f64 + 3.0));
        mixture
            .iter_mut()
            .zip(*row)
            .for_each(|(sum, part)| *sum += weight * part);
    }
    for (set, sum) in subset_sums(&mixture).into_iter().enumerate() {
        let part = |row: &&[f64]| {
            let members = (0..players).filter(|player| set >> player & 1 == 1);
            members.map(|player| row[player]).sum::<f64>().abs() > NOTHING
        };
        if sum.abs() <= NOTHING && !others.iter().any(part) {
            open[set] = f64::NEG_INFINITY;
        }
    }
    Some(())
}

/// x from the totals of as many independent coalitions as players.
fn solved(players: usize, columns: &[Column]) -> Option<Vec<f64>> {
    let rows = inverse(players, |row, column| {
        f64::from(u8::from(columns[row].has(column)))
    })?;
    let x = rows.iter().map(|row| {
        let parts = row
            .iter()
            .zip(columns)
            .map(|(entry, column)| entry * column.worth);
        parts.sum()
    });
    Some(x.collect())
}

/// The inverse of a matrix of zeros and ones; None when it has none.
fn inverse(size: usize, entry: impl Fn(usize, usize) -> f64) -> Option<Vec<Vec<f64>>> {
    let mut rows: Vec<Vec<f64>> = (0..size)
        .map(|row| {
            let own = (0..size).map(|column| entry(row, column));
            own.chain((0..size).map(|column| f64::from(u8::from(column == row))))
                .collect()
        })
        .collect();
    for column in 0..size {
        let pivot =
            (column..size).max_by(|&a, &b| rows[a][column].abs().total_cmp(&rows[b][column].abs()))?;
        rows.swap(column, pivot);
        let lead = rows[column][column];
        if lead.abs() <= NOTHING {
            return None;
        }
        rows[column].iter_mut().for_each(|entry| *entry /= lead);
        let pivot = std::mem::take(&mut rows[column]);
        for row in rows
            .iter_mut()
            .filter(|row| !row.is_empty() && row[column] != 0.0)
        {
            let times = row[column];
            for (entry, pivot) in row.iter_mut().zip(&pivot) {
                *entry -= times * pivot;
                if entry.abs() < 1e-3 * NOTHING {
                    *entry = 0.0;
                }
            }
        }
        rows[column] = pivot;
    }
    rows.iter_mut().for_each(|row| {
        row.drain(..size);
    });
    Some(rows)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// v of every coalition by a rule.
    fn game(players: usize, v: impl Fn(u32) -> f64) -> Vec<f64> {
        (0..1u32 << players).map(v).collect()
    }

    fn close_to(found: &[f64], expected: &[f64]) {
        let close = found.len() == expected.len()
            && found
                .iter()
                .zip(expected)
                .all(|(a, b)| (a - b).abs() <= 1e-9 * b.abs().max(1.0));
        assert!(close, "{found:?}, not {expected:?}");
    }

    /// The Talmud's division of an estate among claims, which Aumann and Maschler (1985) showed to be the nucleolus of
    /// the bankruptcy game: everyone half of its claim or an equal part, whichever is less, while the estate is at most
    /// half of all claims; the same of the losses beyond.
    fn talmud(estate: f64, claims: &[f64]) -> Vec<f64> {
        let half: f64 = claims.iter().sum::<f64>() / 2.0;
        let gain = |amount: f64| {
            let (mut low, mut high) = (0.0, half);
            for _ in 0..200 {
                let middle = 0.5 * (low + high);
                let sum: f64 = claims.iter().map(|claim| middle.min(claim / 2.0)).sum();
                if sum < amount { low = middle } else { high = middle }
            }
            claims
                .iter()
                .map(|claim| low.min(claim / 2.0))
                .collect::<Vec<f64>>()
        };
        if estate <= half {
            gain(estate)
        } else {
            let lost = gain(2.0 * half - estate);
            claims
                .iter()
                .zip(lost)
                .map(|(claim, lost)| claim - lost)
                .collect()
        }
    }

    #[test]
    fn the_widows_of_the_talmud() {
        for (estate, expected) in [
            (100.0, [100.0 / 3.0; 3]),
            (200.0, [50.0, 75.0, 75.0]),
            (300.0, [50.0, 100.0, 150.0]),
        ] {
            let claims = [100.0, 200.0, 300.0];
            close_to(&talmud(estate, &claims), &expected);
            let values = game(3, |set| {
                let outside = (0..3).filter(|i| set >> i & 1 == 0);
                (estate - outside.map(|i| claims[i]).sum::<f64>()).max(0.0)
            });
            close_to(&nucleolus(3, &values).unwrap(), &expected);
        }
    }

    #[test]
    fn every_bankruptcy_game_is_divided_as_in_the_talmud() {
        for players in 2..=MOST {
            for turn in 1..=6 {
                let claims: Vec<f64> = (0..players)
                    .map(|i| ((i * i * 7 + i * turn * 3) % 19 + 1) as f64)
                    .collect();
                let estate = claims.iter().sum::<f64>() * turn as f64 / 7.0;
                let values = game(players, |set| {
                    let outside = (0..players).filter(|i| set >> i & 1 == 0);
                    (estate - outside.map(|i| claims[i]).sum::<f64>()).max(0.0)
                });
                close_to(&nucleolus(players, &values).unwrap(), &talmud(estate, &claims));
            }
        }
    }

    #[test]
    fn majority_games_with_no_core_and_with_a_wall() {
        // Two of three win: everyone a third. With a veto for the first of four, the first gets everything.
        let win = |set: u32, needs: u32| f64::from(u8::from(set.count_ones() >= needs));
        close_to(
            &nucleolus(3, &game(3, |set| win(set, 2))).unwrap(),
            &[1.0 / 3.0; 3],
        );
        let veto = game(4, |set| if set & 1 == 1 { win(set, 2) } else { 0.0 });
        close_to(&nucleolus(4, &veto).unwrap(), &[1.0, 0.0, 0.0, 0.0]);
        // The pair of the last two makes more than there is: without a wall the first would pay.
        let wall = game(3, |set| match set {
            0b110 => 10.0,
            0b111 => 4.0,
            _ => 0.0,
        });
        close_to(&nucleolus(3, &wall).unwrap(), &[0.0, 2.0, 2.0]);
    }

    #[test]
    fn no_imputation_no_nucleolus() {
        assert_eq!(nucleolus(2, &[0.0, 1.0, 1.0, 1.5]), None);
        assert_eq!(nucleolus(13, &vec![0.0; 1 << 13]), None);
        assert_eq!(nucleolus(0, &[0.0]), Some(vec![]));
        assert_eq!(nucleolus(1, &[0.0, 3.0]), Some(vec![3.0]));
        assert_eq!(nucleolus(3, &[0.0; 8]), Some(vec![0.0; 3]));
    }
}
