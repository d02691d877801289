//! How unequal amounts are.

use super::order::sort_by_number;

/// Gini index, 0 to 1: Σ_i Σ_j |x_i − x_j| / (2 n Σ x). None when an amount is negative or all are 0.
pub fn gini(amounts: &[f64]) -> Option<f64> {
    let sum = positive_sum(amounts)?;
    let n = amounts.len() as f64;
    let mut sorted = amounts.to_vec();
    // The bits of numbers that are not negative rise with them, once −0 is 0.
    sort_by_number(&mut sorted, |x| (x + 0.0).to_bits());
    // In rising order x_i is the larger of i pairs and the smaller of n − 1 − i.
    let spread: f64 = sorted
        .iter()
        .enumerate()
        .map(|(i, x)| (2.0 * i as f64 + 1.0 - n) * x)
        .sum();
    Some(spread / (n * sum))
}

/// Theil index, 0 to ln n: (1/n) Σ (x/mean) ln(x/mean), with 0 ln 0 = 0. None when an amount is negative
/// or all are 0.
pub fn theil(amounts: &[f64]) -> Option<f64> {
    let n = amounts.len() as f64;
    let mean = positive_sum(amounts)? / n;
    let parts = amounts
        .iter()
        .filter(|&&x| x > 0.0)
        .map(|x| (x / mean) * libm::log(x / mean));
    Some(parts.sum::<f64>() / n)
}

fn positive_sum(amounts: &[f64]) -> Option<f64> {
    let sum: f64 = amounts.iter().sum();
    (sum > 0.0 && amounts.iter().all(|&x| x >= 0.0)).then_some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_to_one_is_most_unequal() {
        assert_eq!(gini(&[0.0, 8.0, 0.0, 0.0]), Some(0.75));
        assert_eq!(theil(&[0.0, 8.0, 0.0, 0.0]), Some(libm::log(4.0)));
        assert_eq!((gini(&[2.0, 2.0]), theil(&[2.0, 2.0])), (Some(0.0), Some(0.0)));
    }

    #[test]
    fn nothing_or_a_debt_has_no_index() {
        assert_eq!((gini(&[]), theil(&[0.0])), (None, None));
        assert_eq!((gini(&[-1.0, 3.0]), theil(&[-1.0, 3.0])), (None, None));
    }
}
