//! A number in decimal digits as the nearest double, ties to the even one.

/// Powers of ten that are doubles.
const TENS: [f64; 23] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18,
    1e19, 1e20, 1e21, 1e22,
];

/// So many digits, and so great a power of ten, fit 64 bits.
const SHORT: usize = 19;

/// No more digits are ever needed to say on which side of the middle between two doubles a number lies.
const LONG: usize = 800;

/// The nearest double to what JSON writes as a number, such as `-12.5e3`; infinite beyond the greatest.
pub fn nearest(text: &[u8]) -> f64 {
    let minus = text.first() == Some(&b'-');
    let mut parts = text.split(|&sign| sign | 0x20 == b'e');
    let digits = parts.next().unwrap_or_default();
    let exponent = parts.next().map_or(0, whole_exponent);
    let fraction = digits.iter().rev().position(|&sign| sign == b'.');
    let exponent = exponent.saturating_sub(fraction.unwrap_or_default() as i64);
    let size = short(digits, exponent).unwrap_or_else(|| long(digits, exponent));
    if minus { -size } else { size }
}

/// The exponent of `-12`.
fn whole_exponent(text: &[u8]) -> i64 {
    let size = digits_of(text).fold(0_i64, |size, digit| {
        size.saturating_mul(10).saturating_add(digit.into())
    });
    if text.first() == Some(&b'-') { -size } else { size }
}

fn digits_of(text: &[u8]) -> impl Iterator<Item = u8> {
    text.iter()
        .filter(|sign| sign.is_ascii_digit())
        .map(|digit| digit - b'0')
}

/// The digits of a text, zeros before the first other one left out.
fn significant(text: &[u8]) -> impl Iterator<Item = u8> {
    digits_of(text).skip_while(|&digit| digit == 0)
}

/// The double, if 128 bits are enough to find it.
fn short(digits: &[u8], exponent: i64) -> Option<f64> {
    let (mut whole, mut count) = (0_u64, 0);
    for digit in significant(digits) {
        count += 1;
        if count > SHORT {
            return None;
        }
        whole = whole * 10 + u64::from(digit);
    }
    let places = exponent.unsigned_abs() as usize;
    // Two doubles that are exact, and one rounding.
    if whole < 1 << f64::MANTISSA_DIGITS && places < TENS.len() {
        let (whole, ten) = (whole as f64, TENS[places]);
        return Some(if exponent < 0 { whole / ten } else { whole * ten });
    }
    if whole < 1 << f64::MANTISSA_DIGITS || places > SHORT {
        return None;
    }
    let ten = 10_u64.pow(places as u32);
    if exponent >= 0 {
        return Some((u128::from(whole) * u128::from(ten)) as f64);
    }
    // A quotient of 54 bits at least, and whether anything is left: one rounding again. Bit by bit, for a division of
    // 128 bits would come as a kilobyte of its own.
    let (mut quotient, mut rest) = (u128::from(whole / ten), whole % ten);
    for _ in 0..u64::BITS {
        let (twice, beyond) = (rest << 1, rest >> 63 == 1);
        let fits = beyond || twice >= ten;
        rest = if fits { twice.wrapping_sub(ten) } else { twice };
        quotient = quotient << 1 | u128::from(fits);
    }
    Some((quotient << 1 | u128::from(rest != 0)) as f64 * power_of_two(-65))
}

/// The double, by long division of whole numbers.
#[cold]
fn long(digits: &[u8], mut exponent: i64) -> f64 {
    let (mut above, mut below) = (Whole::default(), Whole(vec![1]));
    for (at, digit) in significant(digits).enumerate() {
        match at {
            0..LONG => above.times_ten(digit.into()),
            _ => exponent = exponent.saturating_add(1),
        }
        // What is left out is not nothing.
        if at >= LONG && digit > 0 {
            above.0[0] |= 1;
        }
    }
    // How many digits there are, nearly.
    let tens = above.bits() * 3 / 10;
    if above.bits() == 0 || exponent.saturating_add(tens) < -400 {
        return 0.0;
    }
    if exponent.saturating_add(tens) > 400 {
        return f64::INFINITY;
    }
    for _ in 0..exponent {
        above.times_ten(0);
    }
    for _ in exponent..0 {
        below.times_ten(0);
    }

    // above / below = quotient · 2^power, with 54 or 55 bits of quotient, or fewer where doubles have fewer.
    let power = (above.bits() - below.bits() - 54).max(-1075);
    above.shift(power.min(0).unsigned_abs() as usize);
    below.shift(power.max(0) as usize + 55);
    let mut quotient = 0_u64;
    for _ in 0..=55 {
        quotient = quotient << 1 | u64::from(above.take(&below));
        above.shift(1);
    }

    let bits = i64::from(u64::BITS - quotient.leading_zeros());
    let away = (bits - 53).max(-1074 - power);
    let (kept, lost, half) = (quotient >> away, quotient & ((1 << away) - 1), 1 << (away - 1));
    let up = lost > half || lost == half && (above.bits() > 0 || kept & 1 == 1);
    let power = power + away;
    if power > 971 {
        return f64::INFINITY;
    }
    (kept + u64::from(up)) as f64 * power_of_two(power)
}

/// 2^power, of which −1074 is the least.
fn power_of_two(power: i64) -> f64 {
    f64::from_bits(if power < -1022 {
        1 << (power + 1074)
    } else {
        ((power + 1023) as u64) << 52
    })
}

/// A whole number, its least 32 bits first.
#[derive(Default)]
struct Whole(Vec<u32>);

impl Whole {
    fn bits(&self) -> i64 {
        let empty = self.0.iter().rev().take_while(|&&part| part == 0).count();
        let parts = self.0.len() - empty;
        let top = parts.checked_sub(1).map_or(0, |top| self.0[top]);
        parts as i64 * 32 - i64::from(top.leading_zeros() % 32)
    }

    /// Times ten, plus a digit.
    fn times_ten(&mut self, digit: u64) {
        let mut carry = digit;
        for part in &mut self.0 {
            carry += u64::from(*part) * 10;
            *part = carry as u32;
            carry >>= 32;
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
    }

    /// Times 2^places.
    fn shift(&mut self, places: usize) {
        let mut carry = 0;
        if !places.is_multiple_of(32) {
            for part in &mut self.0 {
                let wide = u64::from(*part) << (places % 32) | carry;
                *part = wide as u32;
                carry = wide >> 32;
            }
        }
        if carry > 0 {
            self.0.push(carry as u32);
        }
        self.0.splice(0..0, std::iter::repeat_n(0, places / 32));
    }

    /// Takes another number away if it is not greater; whether it was not.
    fn take(&mut self, other: &Self) -> bool {
        let parts = self.0.len().max(other.0.len());
        self.0.resize(parts, 0);
        let part = |at: usize| other.0.get(at).copied().unwrap_or_default();
        let greater = (0..parts).rev().find(|&at| self.0[at] != part(at));
        if greater.is_some_and(|at| self.0[at] < part(at)) {
            return false;
        }
        let mut borrow = 0;
        for at in 0..parts {
            let left = i64::from(self.0[at]) - i64::from(part(at)) - borrow;
            self.0[at] = left as u32;
            borrow = i64::from(left < 0);
        }
        true
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn edges_are_met() {
        let middle = "9007199254740993".to_owned();
        let beyond = format!("{middle}.{}1", "0".repeat(2000));
        for text in [
            "0",
            "-0",
            "0.000",
            "0e99999999999999999999",
            "1e-99999999999999999999",
            "5e-324",
            "2.4703282292062327e-324",
            "2.4703282292062328e-324",
            "2.2250738585072011e-308",
            "2.2250738585072014e-308",
            "1.7976931348623157e308",
            "1.7976931348623158e308",
            "1.7976931348623159e308",
            "1e23",
            "8.5e22",
            "0.30000000000000004",
            "1e309",
            "123456789012345678901234567890",
            "9007199254740993e0",
            &middle,
            &beyond,
            &"9".repeat(3000),
            &format!("0.{}1e1000", "0".repeat(1000)),
        ] {
            assert_eq!(
                nearest(text.as_bytes()).to_bits(),
                text.parse::<f64>().unwrap().to_bits(),
                "{text}"
            );
        }
    }

    proptest! {
        /// Every double is read back from its shortest digits, and from all of them.
        #[test]
        fn a_double_is_its_digits(bits: u64) {
            let number = f64::from_bits(bits);
            prop_assume!(number.is_finite());
            prop_assert_eq!(nearest(format!("{number:e}").as_bytes()).to_bits(), bits);
            prop_assert_eq!(nearest(format!("{number}").as_bytes()).to_bits(), bits);
        }

        /// What lies between two doubles goes to the nearer one.
        #[test]
        fn digits_go_where_the_standard_library_has_them_go(text in "-?[0-9]{1,30}(\\.[0-9]{1,30})?(e[+-]?[0-9]{1,3})?") {
            prop_assert_eq!(nearest(text.as_bytes()).to_bits(), text.parse::<f64>().unwrap().to_bits());
        }

        /// The middle between two doubles, and what lies just beside it.
        #[test]
        fn a_tie_goes_to_the_even_one(whole in 1_u64 << 53..1 << 54, power in 0_u32..60, beside in -1_i128..=1) {
            let middle = (i128::from(whole | 1) << power) + beside;
            let text = middle.to_string();
            prop_assert_eq!(nearest(text.as_bytes()), text.parse::<f64>().unwrap());
        }
    }
}
