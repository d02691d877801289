//! Two numbers side by side, each with the bits that it would have alone: what a processor reckons at once.
//!
//! In wasm these are its own instructions: left to the compiler, which takes an array apart before it puts it together
//! again, ten thousand evolutions took a quarter longer. Natively the array is as quick.

use std::ops::{Add, Mul, Sub};

#[cfg(all(target_arch = "wasm32", target_feature = "simd128"))]
mod lanes {
    use std::arch::wasm32::*;

    /// Two numbers.
    #[derive(Clone, Copy, Debug)]
    pub struct Pair(v128);

    impl Pair {
        /// Of one number for each lane.
        #[inline(always)]
        pub fn new(lanes: [f64; 2]) -> Self {
            Self(f64x2(lanes[0], lanes[1]))
        }

        /// Lane by lane.
        #[inline(always)]
        pub fn lanes(self) -> [f64; 2] {
            [f64x2_extract_lane::<0>(self.0), f64x2_extract_lane::<1>(self.0)]
        }

        #[inline(always)]
        pub(super) fn plus(self, other: Self) -> Self {
            Self(f64x2_add(self.0, other.0))
        }

        #[inline(always)]
        pub(super) fn minus(self, other: Self) -> Self {
            Self(f64x2_sub(self.0, other.0))
        }

        #[inline(always)]
        pub(super) fn times(self, other: Self) -> Self {
            Self(f64x2_mul(self.0, other.0))
        }

        /// 1/x.
        #[inline(always)]
        pub fn inverse(self) -> Self {
            Self(f64x2_div(f64x2_splat(1.0), self.0))
        }

        /// |x|.
        #[inline(always)]
        pub fn abs(self) -> Self {
            Self(f64x2_abs(self.0))
        }

        /// The other where it is larger.
        #[inline(always)]
        pub fn larger(self, other: Self) -> Self {
            Self(f64x2_pmax(self.0, other.0))
        }

        /// The other where it is smaller.
        #[inline(always)]
        pub fn smaller(self, other: Self) -> Self {
            Self(f64x2_pmin(self.0, other.0))
        }

        /// The upper half of the bits as the lower half, below the bits of 2⁵².
        #[inline(always)]
        pub(super) fn upper_bits(self) -> Self {
            Self(v128_or(
                u64x2_shr(self.0, 32),
                u64x2_splat(super::TWO_52.to_bits()),
            ))
        }

        /// Bits moved up, those that leave being lost.
        #[inline(always)]
        pub(super) fn shifted(self, by: u32) -> Self {
            Self(i64x2_shl(self.0, by))
        }

        /// Bits added as whole numbers.
        #[inline(always)]
        pub(super) fn plus_bits(self, other: Self) -> Self {
            Self(i64x2_add(self.0, other.0))
        }
    }
}

#[cfg(not(all(target_arch = "wasm32", target_feature = "simd128")))]
mod lanes {
    /// Two numbers.
    #[derive(Clone, Copy, Debug)]
    #[repr(align(16))]
    pub struct Pair([f64; 2]);

    impl Pair {
        /// Of one number for each lane.
        #[inline(always)]
        pub fn new(lanes: [f64; 2]) -> Self {
            Self(lanes)
        }

        /// Lane by lane.
        #[inline(always)]
        pub fn lanes(self) -> [f64; 2] {
            self.0
        }

        #[inline(always)]
        fn with(self, other: Self, what: impl Fn(f64, f64) -> f64) -> Self {
            Self([what(self.0[0], other.0[0]), what(self.0[1], other.0[1])])
        }

        #[inline(always)]
        pub(super) fn plus(self, other: Self) -> Self {
            self.with(other, |a, b| a + b)
        }

        #[inline(always)]
        pub(super) fn minus(self, other: Self) -> Self {
            self.with(other, |a, b| a - b)
        }

        #[inline(always)]
        pub(super) fn times(self, other: Self) -> Self {
            self.with(other, |a, b| a * b)
        }

        /// 1/x.
        #[inline(always)]
        pub fn inverse(self) -> Self {
            Self(self.0.map(|x| 1.0 / x))
        }

        /// |x|.
        #[inline(always)]
        pub fn abs(self) -> Self {
            Self(self.0.map(f64::abs))
        }

        /// The other where it is larger.
        #[inline(always)]
        pub fn larger(self, other: Self) -> Self {
            self.with(other, |a, b| if b > a { b } else { a })
        }

        /// The other where it is smaller.
        #[inline(always)]
        pub fn smaller(self, other: Self) -> Self {
            self.with(other, |a, b| if b < a { b } else { a })
        }

        /// The upper half of the bits as the lower half, below the bits of 2⁵².
        #[inline(always)]
        pub(super) fn upper_bits(self) -> Self {
            Self(
                self.0
                    .map(|x| f64::from_bits(x.to_bits() >> 32 | super::TWO_52.to_bits())),
            )
        }

        /// Bits moved up, those that leave being lost.
        #[inline(always)]
        pub(super) fn shifted(self, by: u32) -> Self {
            Self(self.0.map(|x| f64::from_bits(x.to_bits() << by)))
        }

        /// Bits added as whole numbers.
        #[inline(always)]
        pub(super) fn plus_bits(self, other: Self) -> Self {
            self.with(other, |a, b| {
                f64::from_bits(a.to_bits().wrapping_add(b.to_bits()))
            })
        }
    }
}

pub use lanes::Pair;

/// To which a whole number below 2³² is added, its bits end in that number's.
const TWO_52: f64 = (1_u64 << 52) as f64;

impl Pair {
    /// The same number in both lanes.
    #[inline(always)]
    pub fn both(x: f64) -> Self {
        Self::new([x, x])
    }

    /// Another number in one lane.
    #[inline(always)]
    pub fn set(&mut self, lane: usize, x: f64) {
        let mut lanes = self.lanes();
        lanes[lane] = x;
        *self = Self::new(lanes);
    }

    /// x^(−1/p), x ≥ 0, to 6 %, of 0 something beyond 10³⁰: enough to choose a step by. The upper half of a number's bits
    /// as a whole number is nearly a line in its logarithm, so that a line leads from the one to the other.
    #[inline(always)]
    pub fn inverse_root(self, p: usize) -> Self {
        /// Of 1.
        const BITS: f64 = (1.0_f64.to_bits() >> 32) as f64;
        /// Of a doubling.
        const OCTAVE: f64 = (1 << 20) as f64;
        let slope = 1.0 / p as f64;
        // The lines lie above their logarithm on one side and below it on the other: a little is taken off again.
        let middle = BITS * (1.0 + slope) - 0.03 * OCTAVE;
        let bits = self.upper_bits() - Self::both(TWO_52);
        (Self::both(middle + TWO_52) - bits * Self::both(slope)).shifted(32)
    }

    /// e^x to some 1e-16 of itself; beyond ±700 that of ±700.
    #[inline(always)]
    pub fn exp(self) -> Self {
        /// To which a number below 2⁵¹ is added, its bits end in those of the nearest whole number.
        const ROUNDING: f64 = 1.5 * TWO_52;
        const LN_2: [f64; 2] = [0.693_147_180_369_123_8, 1.908_214_929_270_587_7e-10];
        let x = self.larger(Self::both(-700.0)).smaller(Self::both(700.0));
        let halvings = x * Self::both(std::f64::consts::LOG2_E) + Self::both(ROUNDING);
        let whole = halvings - Self::both(ROUNDING);
        let r = x - whole * Self::both(LN_2[0]) - whole * Self::both(LN_2[1]);
        // The series, its even and its odd terms by themselves: |r| ≤ ln 2/2.
        let square = r * r;
        let series = |least: usize| {
            let mut sum = Self::both(1.0 / FACTORIAL[least + 10]);
            for k in (0..5).rev() {
                sum = sum * square + Self::both(1.0 / FACTORIAL[least + 2 * k]);
            }
            sum
        };
        let even = series(2) * square + Self::both(1.0);
        (even + series(1) * r).plus_bits(halvings.shifted(52))
    }
}

/// k!
const FACTORIAL: [f64; 13] = {
    let mut all = [1.0; 13];
    let mut k = 1;
    while k < 13 {
        all[k] = k as f64 * all[k - 1];
        k += 1;
    }
    all
};

impl Add for Pair {
    type Output = Self;
    #[inline(always)]
    fn add(self, other: Self) -> Self {
        self.plus(other)
    }
}

impl Sub for Pair {
    type Output = Self;
    #[inline(always)]
    fn sub(self, other: Self) -> Self {
        self.minus(other)
    }
}

impl Mul for Pair {
    type Output = Self;
    #[inline(always)]
    fn mul(self, other: Self) -> Self {
        self.times(other)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rough_root_is_within_six_hundredths() {
        for p in [7, 8, 9, 12] {
            for i in -4900..4900 {
                let x = libm::exp(f64::from(i) / 7.0);
                for root in Pair::new([x, 1.0]).inverse_root(p).lanes().into_iter().take(1) {
                    let ratio = root * libm::pow(x, 1.0 / p as f64);
                    assert!((ratio - 1.0).abs() < 0.06, "{x}^(-1/{p}): {ratio}");
                }
            }
        }
        assert!(Pair::both(0.0).inverse_root(9).lanes()[1] > 1e30);
    }

    #[test]
    fn powers_of_e_are_as_near_as_can_be_told() {
        for i in -7000..=7000 {
            let x = f64::from(i) / 10.0 + 0.037;
            let [one, other] = Pair::new([x, -x]).exp().lanes();
            for (exp, x) in [(one, x), (other, -x)] {
                let off = exp / libm::exp(x.clamp(-700.0, 700.0)) - 1.0;
                assert!(off.abs() < 1e-15, "e^{x}: {off}");
            }
        }
    }
}
