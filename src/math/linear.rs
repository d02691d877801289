//! Systems of linear equations.

/// A pivot below this part of its row counts as none: what is left is rounding.
const ROUNDING: f64 = 1e-13;

/// Solves A·x = b, A row after row, by elimination with the pivot that is largest within its row. None when A is
/// singular, or not all numbers are finite.
pub fn solve(mut a: Vec<f64>, mut b: Vec<f64>) -> Option<Vec<f64>> {
    let n = b.len();
    let size = |row: &[f64]| row.iter().fold(0.0, |most: f64, it| most.max(it.abs()));
    let mut sizes: Vec<f64> = a.chunks_exact(n.max(1)).map(size).collect();
    for step in 0..n {
        let part = |row: usize| a[row * n + step].abs() / sizes[row];
        let mut pivot = step;
        for row in step + 1..n {
            if part(row) > part(pivot) {
                pivot = row;
            }
        }
        if part(pivot).is_nan() || part(pivot) <= ROUNDING {
            return None;
        }
        if pivot != step {
            for column in step..n {
                a.swap(step * n + column, pivot * n + column);
            }
            b.swap(step, pivot);
            sizes.swap(step, pivot);
        }
        let (above, below) = a.split_at_mut((step + 1) * n);
        let pivots = &above[step * n + step..];
        for (row, below) in (step + 1..n).zip(below.chunks_exact_mut(n)) {
            let factor = below[step] / pivots[0];
            if factor != 0.0 {
                for (entry, pivot) in below[step..].iter_mut().zip(pivots) {
                    *entry -= factor * pivot;
                }
                b[row] -= factor * b[step];
            }
        }
    }
    for row in (0..n).rev() {
        let known: f64 = (row + 1..n).map(|column| a[row * n + column] * b[column]).sum();
        b[row] = (b[row] - known) / a[row * n + row];
    }
    b.iter().all(|x| x.is_finite()).then_some(b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_change_places_where_the_first_has_no_pivot() {
        let a = vec![0.0, 2.0, 1.0, 1.0, 0.0, -1.0, 3.0, 1.0, 0.0];
        // x = 1, 2, 3.
        assert_eq!(solve(a, vec![7.0, -2.0, 5.0]), Some(vec![1.0, 2.0, 3.0]));
    }

    #[test]
    fn rows_of_any_size_are_alike() {
        let a = vec![1e-100, 2e-100, 1e100, -1e100];
        let x = solve(a, vec![5e-100, -1e100]).unwrap();
        assert!((x[0] - 1.0).abs() < 1e-15 && (x[1] - 2.0).abs() < 1e-15);
    }

    #[test]
    fn what_has_no_one_answer_has_none() {
        assert_eq!(solve(vec![1.0, -2.0, -0.5, 1.0], vec![1.0, 1.0]), None);
        let third = 1.0 / 3.0;
        let a = vec![1.0, -third, -third, -0.3, 0.3 * third, 0.3 * third, 0.0, 1.0, 1.0];
        assert_eq!(solve(a, vec![1.0; 3]), None);
        assert_eq!(solve(vec![0.0], vec![1.0]), None);
        assert_eq!(solve(vec![f64::NAN], vec![1.0]), None);
        assert_eq!(solve(vec![1e-300], vec![1e300]), None);
        assert_eq!(solve(vec![], vec![]), Some(vec![]));
    }
}
