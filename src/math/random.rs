//! Random numbers that are the same everywhere: xoshiro256++ (Blackman and Vigna), seeded by SplitMix64.
//!
//! Every draw of an experiment has a stream of its own, so that it does not matter which draws are made
//! together, in what order, or where.

/// A stream of random numbers.
#[derive(Clone, Debug)]
pub struct Random([u64; 4]);

impl Random {
    /// The stream of one draw under a seed.
    pub fn stream(seed: u64, draw: u64) -> Self {
        let mut state = seed;
        let mut state = split_mix(&mut state) ^ draw;
        Self(std::array::from_fn(|_| split_mix(&mut state)))
    }

    /// The next 64 bits.
    pub fn bits(&mut self) -> u64 {
        let s = &mut self.0;
        let bits = s[0].wrapping_add(s[3]).rotate_left(23).wrapping_add(s[0]);
        let t = s[1] << 17;
        s[2] ^= s[0];
        s[3] ^= s[1];
        s[1] ^= s[2];
        s[0] ^= s[3];
        s[2] ^= t;
        s[3] = s[3].rotate_left(45);
        bits
    }

    /// The next number, 0 ≤ u < 1, a multiple of 2⁻⁵³.
    pub fn uniform(&mut self) -> f64 {
        // A signed number becomes a float in one step, one without sign in several.
        (self.bits() >> 11) as i64 as f64 * (1.0 / (1_u64 << 53) as f64)
    }
}

fn split_mix(state: &mut u64) -> u64 {
    *state = state.wrapping_add(0x9e37_79b9_7f4a_7c15);
    let mut z = *state;
    z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    z ^ (z >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The numbers that the authors' own programs print.
    #[test]
    fn the_published_numbers_come_out() {
        let mut state = 1_234_567;
        let first = [(); 3].map(|()| split_mix(&mut state));
        assert_eq!(
            first,
            [
                6_457_827_717_110_365_317,
                3_203_168_211_198_807_973,
                9_817_491_932_198_370_423
            ]
        );
        let mut random = Random([1, 2, 3, 4]);
        let first = [(); 5].map(|()| random.bits());
        assert_eq!(
            first,
            [
                41_943_041,
                58_720_359,
                3_588_806_011_781_223,
                3_591_011_842_654_386,
                9_228_616_714_210_784_205
            ]
        );
    }

    #[test]
    fn streams_are_uniform_and_strangers_to_each_other() {
        let draws = 20_000;
        let numbers = |draw| {
            let mut random = Random::stream(7, draw);
            [random.uniform(), random.uniform()]
        };
        let (mut mean, mut square, mut together, mut next) = (0.0, 0.0, 0.0, 0.0);
        for draw in 0..draws {
            let [a, b] = numbers(draw).map(|u| u - 0.5);
            mean += a;
            square += a * a;
            together += a * b;
            next += a * (numbers(draw + 1)[0] - 0.5);
        }
        // Four standard errors each.
        let n = draws as f64;
        assert!((mean / n).abs() < 4.0 * (1.0 / 12.0 / n).sqrt());
        assert!((square / n - 1.0 / 12.0).abs() < 4.0 * (1.0 / 180.0 / n).sqrt());
        assert!((together / n).abs() < 4.0 / 12.0 / n.sqrt());
        assert!((next / n).abs() < 4.0 / 12.0 / n.sqrt());
    }
}
