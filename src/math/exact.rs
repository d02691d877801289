//! Sums that do not depend on the order of their terms, and from which a term can be taken away again.
//!
//! A number is cut at fixed places of the binary scale, 32 bits apart, and each part is added to a whole number
//! of its own: whole numbers add exactly, so that what was added can be taken away without a trace.

/// Whole numbers that a sum keeps; parts of a term that lie below them are nothing beside the largest term.
const PARTS: usize = 4;
/// Parts of a term.
const CUT: usize = 3;
/// Places below those that are kept, where what lies too low goes without being asked whether it does.
const BELOW: usize = CUT - 1;
/// Bits between two cuts.
const WIDTH: u32 = 32;
/// Exponent of the lowest bit that a number can have.
const LOWEST: i32 = -1074;

/// A sum of numbers, the same in whatever order they came.
///
/// It keeps 84 bits or more below the leading bit of its largest term, so that rounding may lose 2⁻⁸⁴ of that
/// term for each other one, and twice the last bit of what [`value`](Self::value) gives. Up to 2³⁰ terms.
#[derive(Clone, Copy, Debug, Default)]
pub struct Exact {
    /// The lowest first; those below are never read.
    parts: [i64; BELOW + PARTS],
    /// Place of the highest part, counted in cuts; of what is empty 0.
    top: u32,
    /// Terms that reach the highest part.
    leading: u32,
    /// All terms but zeros.
    terms: u32,
}

impl Exact {
    /// Adds a term; one that is not finite makes the sum NaN.
    #[inline]
    pub fn add(&mut self, term: f64) {
        self.add_cut(&Cut::new(term));
    }

    /// Adds a term that is cut already, as one is that goes into many sums.
    #[inline]
    pub fn add_cut(&mut self, term: &Cut) {
        if !term.is_zero() {
            if term.top > self.top {
                self.rise(term.top);
            }
            self.leading += u32::from(term.top == self.top);
            self.terms += 1;
            self.put(term.parts, term.top);
        }
    }

    /// Adds all terms of another sum.
    pub fn add_all(&mut self, other: &Self) {
        if other.top > self.top {
            self.rise(other.top);
        }
        if other.top == self.top {
            self.leading += other.leading;
        }
        self.terms += other.terms;
        let below = (self.top - other.top) as usize;
        for (part, more) in self.parts.iter_mut().zip(other.parts.iter().skip(below)) {
            *part += more;
        }
    }

    /// Whether no term but zeros is in it.
    pub fn is_empty(&self) -> bool {
        self.terms == 0
    }

    /// Takes away a term that was added.
    #[inline]
    pub fn take(&mut self, term: f64) {
        self.take_cut(&Cut::new(term));
    }

    /// Takes away a term that is cut already.
    #[inline]
    pub fn take_cut(&mut self, term: &Cut) {
        if !term.is_zero() {
            self.leading -= u32::from(term.top == self.top);
            self.terms -= 1;
            self.put(term.parts.map(|part| -part), term.top);
            if self.terms == 0 {
                *self = Self::default();
            }
        }
    }

    /// Whether it is what adding its terms anew would give: not so when its largest terms were taken away and
    /// others are left, for then parts of these are missing that would count now.
    pub fn sound(&self) -> bool {
        self.leading > 0 || self.terms == 0
    }

    /// The sum.
    #[inline]
    pub fn value(&self) -> f64 {
        if self.top > Cut::new(f64::MAX).top {
            return f64::NAN;
        }
        let mut value = 0.0;
        for part in self.parts[BELOW..].iter().rev() {
            value = value * (1u64 << WIDTH) as f64 + *part as f64;
        }
        let exponent = (self.top as i32 + 1 - PARTS as i32) * WIDTH as i32 + LOWEST;
        value * power(exponent / 2) * power(exponent - exponent / 2)
    }

    /// Makes room for a higher part: the lowest ones fall away.
    #[inline]
    fn rise(&mut self, top: u32) {
        if self.terms > 0 {
            self.fall((top - self.top) as usize);
        }
        self.top = top;
        self.leading = 0;
    }

    /// Lets every part fall by so many places.
    #[cold]
    fn fall(&mut self, by: usize) {
        for place in 0..self.parts.len() {
            self.parts[place] = self.parts.get(place + by).copied().unwrap_or(0);
        }
    }

    /// Adds the parts of a term that reaches no higher. Where they go is reckoned, not asked: how high terms reach is
    /// as good as random.
    #[inline]
    fn put(&mut self, [low, middle, high]: [i64; CUT], top: u32) {
        let below = (self.top - top) as usize;
        if below < PARTS {
            let lowest = PARTS - 1 - below;
            self.parts[lowest] += low;
            self.parts[lowest + 1] += middle;
            self.parts[lowest + 2] += high;
        }
    }
}

/// A number, cut.
#[derive(Clone, Copy, Debug)]
pub struct Cut {
    /// The lowest first.
    parts: [i64; CUT],
    /// Place of the highest part, which of zero alone is 0. Of what is not finite it is above every other.
    top: u32,
}

impl Cut {
    /// Cuts a number.
    #[inline]
    pub fn new(number: f64) -> Self {
        let bits = number.to_bits();
        let exponent = (bits >> 52) as u32 & 0x7ff;
        let fraction = bits & ((1 << 52) - 1);
        let mantissa = fraction | u64::from(exponent != 0) << 52;
        // The lowest bit of the mantissa stands for 2^(LOWEST + lowest).
        let lowest = exponent.saturating_sub(1);
        let (place, shift) = (lowest / WIDTH, lowest % WIDTH);
        let low = mantissa << shift & u64::from(u32::MAX);
        let rest = mantissa >> (WIDTH - shift);
        // All ones when the number is negative: a part is turned over, and one is added.
        let sign = bits as i64 >> 63;
        let signed = |part: u64| (part as i64 ^ sign) - sign;
        Self {
            parts: [
                signed(low),
                signed(rest & u64::from(u32::MAX)),
                signed(rest >> WIDTH),
            ],
            top: if number == 0.0 {
                0
            } else {
                place + 2 + u32::from(exponent == 0x7ff)
            },
        }
    }

    #[inline]
    fn is_zero(&self) -> bool {
        self.top == 0
    }
}

/// 2^exponent, where that is a normal number.
fn power(exponent: i32) -> f64 {
    f64::from_bits(((exponent + 1023) as u64) << 52)
}

#[cfg(test)]
mod tests {
    use super::*;

    const TERMS: [f64; 9] = [1e30, 0.1, -1e30, 3.0, 1e-20, 0.7, -3.0, 2e16, f64::MIN_POSITIVE];

    fn sum(terms: impl IntoIterator<Item = f64>) -> Exact {
        let mut sum = Exact::default();
        terms.into_iter().for_each(|term| sum.add(term));
        sum
    }

    #[test]
    fn whole_numbers_and_their_halves_are_exact() {
        assert_eq!(sum([]).value(), 0.0);
        assert_eq!(sum([0.5, 3.0, 1e15]).value(), 1e15 + 3.5);
        assert_eq!(sum([1e16, 1.0, -1e16]).value(), 1.0);
        assert_eq!(sum([f64::MIN_POSITIVE]).value(), f64::MIN_POSITIVE);
        assert_eq!(sum([5e-324, 5e-324]).value(), 1e-323);
        assert_eq!(sum([f64::MAX]).value(), f64::MAX);
        assert_eq!(sum([-f64::MAX]).value(), -f64::MAX);
    }

    #[test]
    fn order_means_nothing() {
        let forward = sum(TERMS).value();
        assert_eq!(forward, sum(TERMS.into_iter().rev()).value());
        assert!((forward - 2e16).abs() <= 4.0);
    }

    #[test]
    fn what_was_added_can_be_taken_away() {
        let mut all = sum(TERMS);
        [0.1, 0.7, 1e-20].into_iter().for_each(|term| all.take(term));
        let rest = sum(TERMS.into_iter().filter(|term| ![0.1, 0.7, 1e-20].contains(term)));
        assert_eq!(all.value().to_bits(), rest.value().to_bits());
        assert!(all.sound());
    }

    #[test]
    fn it_knows_when_it_must_be_added_anew() {
        let mut sum = sum([1e30, 0.1]);
        sum.take(1e30);
        assert!(!sum.sound());
        sum.take(0.1);
        assert!(sum.sound());
    }

    #[test]
    fn what_is_not_finite_makes_no_number() {
        assert!(sum([f64::INFINITY, 1.0]).value().is_nan());
        assert!(sum([1.0, f64::NAN]).value().is_nan());
    }
}
