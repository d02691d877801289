//! Many initial value problems of one kind and few values, two abreast: the method of [`ode`](super::ode), a problem in
//! each lane of a pair, with a time, a step and samples of its own. Whichever comes to its end makes room for the next.
//!
//! Measured in wasm on 10,000 evolutions of four units over 200 months at 21 times to 1e-7: 1.3 µs each, and 2.4 one
//! after another, where the four units are the lanes and each order waits for the one before. Half of it is the
//! coefficients, at 2.4 operations a cycle of the 3 that a processor of 2023 has; a fifth was once the length of a step,
//! before it was reckoned in the lanes too. Four and six problems at once were no quicker; orders 8 and 10 make as many
//! operations.

use super::ode::{Control, ORDER};
use super::pair::Pair;

/// The coefficients of the values of two problems, order by order: y(t + s) = Σ s^k·y_k.
pub type Series<const N: usize> = [[Pair; N]; ORDER + 1];

/// A kind of problem y′ = f(y) of `N` values.
pub trait Kind<const N: usize> {
    /// Makes a lane that of a problem, by number, and gives its values at time 0.
    fn begin(&mut self, lane: usize, problem: usize) -> [f64; N];

    /// Writes the coefficients from order 1 on by that of order 0. Where all values are 0 they are numbers.
    fn expand(&mut self, y: &mut Series<N>);
}

/// No step is shorter: the step that [`Pair::inverse_root`] makes of what is no number is.
const SHORTEST: f64 = 1e-30;

/// Where a lane is.
#[derive(Clone, Copy)]
struct Place {
    /// None of theirs when no problem is left.
    problem: usize,
    t: f64,
    /// The time asked for that comes next.
    next: usize,
    steps: u32,
}

/// Solves `count` problems and tells the values of each problem at each of `times`, by number, which rise and are ≥ 0;
/// NaN from where they run beyond all numbers or the steps do not suffice. There is no bound.
// A function of its own, as `ode::solve` is.
#[inline(never)]
pub fn solve<const N: usize>(
    kind: &mut impl Kind<N>,
    count: usize,
    times: &[f64],
    control: &Control,
    mut tell: impl FnMut(usize, usize, [f64; N]),
) {
    let Some(&end) = times.last() else {
        return;
    };
    let mut y: Series<N> = [[Pair::both(0.0); N]; ORDER + 1];
    let mut problems = 0..count;
    let mut places = [Place {
        problem: usize::MAX,
        t: end,
        next: times.len(),
        steps: 0,
    }; 2];
    for (lane, place) in places.iter_mut().enumerate() {
        *place = begin(kind, &mut problems, times, lane, &mut y[0], &mut tell);
    }
    while places.iter().any(|place| place.problem < count) {
        kind.expand(&mut y);
        let reach = reach(&y, control).lanes();
        let [mut h, mut reached] = [[0.0; 2]; 2];
        for lane in 0..2 {
            let place = &mut places[lane];
            (h[lane], reached[lane]) = (reach[lane], place.t + reach[lane]);
            // The last step ends where it must, and no crumb is left behind it.
            if place.t + 1.000_001 * h[lane] >= end {
                (h[lane], reached[lane]) = (end - place.t, end);
            } else if h[lane] < SHORTEST
                || place.t + 0.1 * h[lane] == place.t
                || place.steps == control.most_steps
            {
                for next in place.next..times.len() {
                    tell(place.problem, next, [f64::NAN; N]);
                }
                place.next = times.len();
                (h[lane], reached[lane]) = (0.0, place.t);
            }
            place.steps += 1;
        }
        let new = value(&y, Pair::new(h));
        loop {
            let due = [0, 1].map(|lane| {
                let time = times.get(places[lane].next);
                time.is_some_and(|time| *time <= reached[lane])
            });
            if due == [false; 2] {
                break;
            }
            let at = [0, 1].map(|lane| {
                if due[lane] {
                    times[places[lane].next] - places[lane].t
                } else {
                    0.0
                }
            });
            let values = value(&y, Pair::new(at));
            for lane in 0..2 {
                let place = &mut places[lane];
                if due[lane] {
                    tell(place.problem, place.next, values.map(|value| value.lanes()[lane]));
                    place.next += 1;
                }
            }
        }
        y[0] = new;
        for lane in 0..2 {
            let place = &mut places[lane];
            place.t = reached[lane];
            if place.next == times.len() && place.problem < count {
                *place = begin(kind, &mut problems, times, lane, &mut y[0], &mut tell);
            }
        }
    }
}

/// Makes a lane that of the next problem that is not over at time 0. When none is left, it rests at 0 at the end.
#[inline(always)]
fn begin<const N: usize>(
    kind: &mut impl Kind<N>,
    problems: &mut std::ops::Range<usize>,
    times: &[f64],
    lane: usize,
    y: &mut [Pair; N],
    tell: &mut impl FnMut(usize, usize, [f64; N]),
) -> Place {
    for problem in problems {
        let start = kind.begin(lane, problem);
        let next = times.iter().take_while(|time| **time <= 0.0).count();
        for time in 0..next {
            tell(problem, time, start);
        }
        if next < times.len() {
            y.iter_mut().zip(start).for_each(|(y, start)| y.set(lane, start));
            return Place {
                problem,
                t: 0.0,
                next,
                steps: 0,
            };
        }
    }
    y.iter_mut().for_each(|y| y.set(lane, 0.0));
    Place {
        problem: usize::MAX,
        t: times.last().copied().unwrap_or(0.0),
        next: times.len(),
        steps: 0,
    }
}

/// The coefficient of order k of a product: Σ a_m·b_(k−m). What is known first is added first.
#[inline(always)]
pub fn product<const N: usize>(a: &[[Pair; N]], b: &[[Pair; N]], k: usize, i: usize) -> Pair {
    if k == 0 {
        return a[0][i] * b[0][i];
    }
    let mut sum = a[1][i] * b[k - 1][i];
    for m in 2..=k {
        sum = sum + a[m][i] * b[k - m][i];
    }
    sum + a[0][i] * b[k][i]
}

/// The coefficient of order k of a square: of the products that come twice each is made once.
#[inline(always)]
pub fn square<const N: usize>(a: &[[Pair; N]], k: usize, i: usize) -> Pair {
    if k == 0 {
        return a[0][i] * a[0][i];
    }
    let mut sum = a[0][i] * a[k][i];
    for m in 1..k.div_ceil(2) {
        sum = sum + a[m][i] * a[k - m][i];
    }
    let twice = sum + sum;
    if k.is_multiple_of(2) {
        twice + a[k / 2][i] * a[k / 2][i]
    } else {
        twice
    }
}

/// Σ s^k·y_k, even and odd orders by themselves, so that neither waits for the other.
#[inline(always)]
fn value<const N: usize>(y: &Series<N>, s: Pair) -> [Pair; N] {
    const { assert!(ORDER % 2 == 1) };
    let square = s * s;
    let (mut even, mut odd) = (y[ORDER - 1], y[ORDER]);
    for k in (0..ORDER / 2).rev() {
        for i in 0..N {
            even[i] = even[i] * square + y[2 * k][i];
            odd[i] = odd[i] * square + y[2 * k + 1][i];
        }
    }
    std::array::from_fn(|i| even[i] + odd[i] * s)
}

/// The step in which the last coefficient adds what is allowed as an error. Should it happen to be small, the one before
/// it must not add much more either. Where a value is no number it is below [`SHORTEST`].
#[inline(always)]
fn reach<const N: usize>(y: &Series<N>, control: &Control) -> Pair {
    /// How much more.
    const MUCH_MORE: f64 = 10.0;
    let allowed = y[0].map(|y| Pair::both(control.absolute) + Pair::both(control.relative) * y.abs());
    let parts = allowed.map(Pair::inverse);
    let most = |order: &[Pair; N]| {
        let sizes = order.iter().zip(parts).map(|(y, part)| y.abs() * part);
        sizes.reduce(Pair::larger).unwrap_or(Pair::both(0.0))
    };
    let before = most(&y[ORDER - 1]) * Pair::both(1.0 / MUCH_MORE);
    // Nothing, or no number.
    let none = allowed
        .into_iter()
        .fold(Pair::both(0.0), |sum, allowed| sum + allowed)
        * Pair::both(0.0);
    let last = (most(&y[ORDER]) + none).inverse_root(ORDER);
    last.smaller(before.inverse_root(ORDER - 1))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::math::ode::{self, Block, product};

    /// y′ = r·y·(1 − y), each with a rate and a start of its own; y′ = y² where the rate is 0.
    struct Logistic {
        problems: Vec<[f64; 2]>,
        rates: [Pair; 3],
    }

    impl Logistic {
        fn new(problems: &[[f64; 2]]) -> Self {
            Self {
                problems: problems.to_vec(),
                rates: [Pair::both(0.0); 3],
            }
        }

        fn solve(&mut self, times: &[f64], control: &Control) -> Vec<f64> {
            let count = self.problems.len();
            let mut values = vec![0.0; count * times.len()];
            solve(self, count, times, control, |problem, time, [value]| {
                values[problem * times.len() + time] = value;
            });
            values
        }
    }

    impl Kind<1> for Logistic {
        fn begin(&mut self, lane: usize, problem: usize) -> [f64; 1] {
            let [rate, start] = self.problems[problem];
            self.rates[0].set(lane, rate);
            self.rates[1].set(lane, if rate == 0.0 { 1.0 } else { -rate });
            [start]
        }

        fn expand(&mut self, y: &mut Series<1>) {
            for k in 0..ORDER {
                let mut squares = Pair::both(0.0);
                for m in 0..=k {
                    squares = squares + y[m][0] * y[k - m][0];
                }
                let slope = self.rates[0] * y[k][0] + self.rates[1] * squares;
                y[k + 1][0] = Pair::both(1.0 / (k + 1) as f64) * slope;
            }
        }
    }

    fn times() -> Vec<f64> {
        (0..=40).map(|i| f64::from(i) / 3.0).collect()
    }

    #[test]
    fn many_logistic_curves_to_every_tolerance() {
        let problems: Vec<[f64; 2]> = (1..30)
            .map(|i| [f64::from(i) / 7.0, 1.0 / f64::from(i * i)])
            .collect();
        for relative in [1e-4, 1e-7, 1e-10, 1e-12] {
            let values = Logistic::new(&problems).solve(&times(), &Control::relative(relative));
            for ([rate, start], values) in problems.iter().zip(values.chunks(41)) {
                for (time, value) in times().iter().zip(values) {
                    let exact = 1.0 / (1.0 + (1.0 / start - 1.0) * libm::exp(-rate * time));
                    assert!((value / exact - 1.0).abs() < 50.0 * relative, "{rate} at {time}");
                }
            }
        }
    }

    #[test]
    fn whoever_goes_beside_changes_nothing() {
        let problems: Vec<[f64; 2]> = (0..25)
            .map(|i| [f64::from(i % 7) / 5.0 + 0.1, 0.05 + f64::from(i) / 50.0])
            .collect();
        let control = Control::relative(1e-9);
        let together = Logistic::new(&problems).solve(&times(), &control);
        for (problem, values) in problems.iter().zip(together.chunks(41)) {
            assert_eq!(Logistic::new(&[*problem]).solve(&times(), &control), values);
        }
    }

    #[test]
    fn one_after_another_comes_to_the_same() {
        let alone = |y: &mut ode::Series<[Block; 1]>| {
            for k in 0..ORDER {
                let squares = product(y, y, k, 0);
                y[k + 1][0] = std::array::from_fn(|i| (y[k][0][i] - squares[i]) / (k + 1) as f64);
            }
        };
        let control = Control::relative(1e-11);
        let abreast = Logistic::new(&[[1.0, 0.01], [1.0, 0.9]]).solve(&times(), &control);
        for (start, values) in [0.01, 0.9].into_iter().zip(abreast.chunks(41)) {
            let course = ode::solve(&[[start, 0.0, 0.0, 0.0]], 1, &times(), &control, alone);
            for (one, other) in course.values.iter().zip(values) {
                assert!((one / other - 1.0).abs() < 1e-9, "{one} {other}");
            }
        }
    }

    #[test]
    fn what_runs_away_has_no_values_and_keeps_nobody() {
        // y′ = y² from 1 is 1/(1 − t).
        let problems = [[0.0, 1.0], [1.0, 0.5], [0.0, 1.0], [1.0, 0.5]];
        let values = Logistic::new(&problems).solve(&[0.0, 0.5, 2.0, 3.0], &Control::relative(1e-9));
        let [wild, tame, others @ ..] = values.as_chunks::<4>().0 else {
            panic!("{values:?}");
        };
        assert!(wild[0] == 1.0 && (wild[1] - 2.0).abs() < 1e-7, "{wild:?}");
        assert!(wild[2].is_nan() && wild[3].is_nan(), "{wild:?}");
        assert!((tame[3] - 1.0 / (1.0 + libm::exp(-3.0))).abs() < 1e-7, "{tame:?}");
        assert_eq!(others[1], *tame);
        let few = Control {
            most_steps: 2,
            ..Control::relative(1e-9)
        };
        let values = Logistic::new(&[[1.0, 0.001]]).solve(&[0.0, 300.0], &few);
        assert!(values[0] == 0.001 && values[1].is_nan(), "{values:?}");
    }

    #[test]
    fn the_shortest_questions_are_answered() {
        let control = Control::relative(1e-8);
        assert!(Logistic::new(&[]).solve(&[1.0], &control).is_empty());
        assert!(Logistic::new(&[[1.0, 0.5]]).solve(&[], &control).is_empty());
        assert_eq!(
            Logistic::new(&[[1.0, 0.5]; 3]).solve(&[0.0, 0.0], &control),
            [0.5; 6]
        );
    }
}
