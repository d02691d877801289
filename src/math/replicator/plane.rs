//! The plane of two populations: which part of it ends in which pure state, and which one a point ends in.
//!
//! Along every path H_1(p_1) − H_0(p_0) stays the same, where H_i(p) = d_j(0)·ln p − d_j(1)·ln(1 − p), j being the other.

use super::Incentives;

/// A point of the plane: the probabilities of both.
pub type Point = [f64; 2];

/// Two populations each of which is driven the more the likelier the other is.
#[derive(Clone, Debug, PartialEq)]
pub struct Plane {
    /// d_i of each while the other does not take part, and while it does; none falls.
    pub drives: [[f64; 2]; 2],
}

impl Plane {
    /// None unless there are two, and neither is driven less when the other takes part.
    pub fn of(incentives: &Incentives) -> Option<Self> {
        let drive = |side: usize, other: f64| {
            let mut p = [0.0; 2];
            p[1 - side] = other;
            incentives.drive(side, &p)
        };
        let fits = incentives.populations() == 2 && incentives.influence.iter().all(|b| *b >= 0.0);
        fits.then(|| Self {
            drives: [0, 1].map(|side| [0.0, 1.0].map(|other| drive(side, other))),
        })
    }

    /// Whether points near a pure state end there.
    pub fn is_stable(&self, corner: [usize; 2]) -> bool {
        (0..2).all(|side| (1.0 - 2.0 * corner[side] as f64) * self.drives[side][corner[1 - side]] < 0.0)
    }

    /// Where neither moves though neither is sure; then both pure states in which the two do alike are stable.
    pub fn saddle(&self) -> Option<Point> {
        let [one, other] = self.drives;
        let crossed = [one, other].iter().all(|[none, all]| *none < 0.0 && *all > 0.0);
        crossed.then(|| [other, one].map(|[none, all]| none / (none - all)))
    }

    /// H(p) − H(p*) of one of the two: ≥ 0, and 0 where the other stands still.
    pub fn height(&self, side: usize, p: f64) -> f64 {
        let [none, all] = self.drives[1 - side];
        let rest = none / (none - all);
        none * libm::log(p / rest) - all * libm::log((1.0 - p) / (1.0 - rest))
    }

    /// The probability of the second on the line that parts what ends in one state from what ends in the other.
    pub fn parting(&self, p: f64) -> Option<f64> {
        let [first, second] = self.saddle()?;
        let above = self.height(0, p);
        // The line falls: where the first is likelier than at the saddle, the second is less likely.
        let [mut near, mut far] = [second, if p > first { 0.0 } else { 1.0 }];
        for _ in 0..HALVINGS {
            let middle = (near + far) / 2.0;
            if self.height(1, middle) < above {
                near = middle;
            } else {
                far = middle;
            }
        }
        Some((near + far) / 2.0)
    }

    /// What of the strip between two probabilities of the first lies below that line.
    pub fn below(&self, from: f64, to: f64) -> Option<f64> {
        // At both ends of the plane the line is upright; tanh-sinh does not mind.
        let mut sum = 0.0;
        for step in -REACH..=REACH {
            let t = f64::from(step) * SPACING;
            let (sinh, cosh) = (libm::sinh(t), libm::cosh(t));
            let s = std::f64::consts::FRAC_PI_2 * sinh;
            let part = 1.0 / (1.0 + libm::exp(-2.0 * s));
            let weight = std::f64::consts::FRAC_PI_4 * cosh / libm::pow(libm::cosh(s), 2.0);
            let p = from + (to - from) * part;
            if p > 0.0 && p < 1.0 {
                sum += weight * self.parting(p)?;
            }
        }
        Some((to - from) * SPACING * sum)
    }

    /// The pure state that a point inside the plane ends in; none where there is no such state, or on the line itself.
    pub fn end(&self, start: Point) -> Option<[usize; 2]> {
        let Some(saddle) = self.saddle() else {
            let corners = [[0, 0], [1, 0], [0, 1], [1, 1]];
            return corners.into_iter().find(|&corner| self.is_stable(corner));
        };
        let [first, second] = [0, 1].map(|side| {
            let high = self.height(side, start[side]);
            if start[side] < saddle[side] { -high } else { high }
        });
        match first + second {
            0.0 => None,
            toward => Some(if toward > 0.0 { [1, 1] } else { [0, 0] }),
        }
    }
}

/// Halvings of the interval in which the line is looked for.
const HALVINGS: u32 = 52;
/// Steps of the tanh-sinh rule to either side, and how far apart.
const REACH: i32 = 28;
const SPACING: f64 = 0.125;

#[cfg(test)]
mod tests {
    use super::*;

    fn plane(constants: [f64; 2], influence: [f64; 2]) -> Plane {
        let rows = [vec![0.0, influence[0]], vec![influence[1], 0.0]];
        Plane::of(&Incentives::new(constants.to_vec(), &rows).expect("two of two")).expect("none falls")
    }

    fn whole(plane: &Plane) -> f64 {
        (0..10)
            .map(|k| {
                plane
                    .below(f64::from(k) / 10.0, f64::from(k + 1) / 10.0)
                    .expect("a line")
            })
            .sum()
    }

    #[test]
    fn what_is_alike_to_both_halves_the_plane() {
        let alike = plane([-4.0, -4.0], [8.0, 8.0]);
        assert_eq!(alike.saddle(), Some([0.5, 0.5]));
        assert!((whole(&alike) - 0.5).abs() < 1e-9, "{}", whole(&alike));
        assert!((alike.parting(0.25).expect("a line") - 0.75).abs() < 1e-12);
    }

    #[test]
    fn turned_the_plane_has_the_same_parts() {
        let [there, turned] = [plane([-4.0, -6.0], [9.0, 8.0]), plane([-6.0, -4.0], [8.0, 9.0])];
        assert!((whole(&there) - whole(&turned)).abs() < 1e-8);
    }

    #[test]
    fn points_end_where_their_course_does() {
        for (constants, influence) in [
            ([-4.0, -6.0], [9.0, 8.0]),
            ([-1.0, -5.0], [14.0, 6.0]),
            ([-2.0, 1.0], [5.0, 3.0]),
            ([2.0, -5.0], [1.0, 3.0]),
            ([-3.0, -1.0], [0.0, 0.0]),
        ] {
            let rows = [vec![0.0, influence[0]], vec![influence[1], 0.0]];
            let incentives = Incentives::new(constants.to_vec(), &rows).expect("two of two");
            let plane = Plane::of(&incentives).expect("none falls");
            for k in 0..81 {
                let start = [(f64::from(k % 9) + 0.45) / 9.0, (f64::from(k / 9) + 0.55) / 9.0];
                let end = incentives.ends(&start, 200.0, 1e-9);
                let told = plane.end(start).map(|corner| corner.map(|part| part as f64));
                assert_eq!(
                    told.as_ref().map(|it| &it[..]),
                    Some(&end.iter().map(|p| p.round()).collect::<Vec<_>>()[..]),
                    "{constants:?} {start:?} {end:?}"
                );
            }
        }
    }
}
