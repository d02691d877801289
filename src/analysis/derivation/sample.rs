//! Why a sample says what it says (§14): how many draws are so, between which two a quantile lies, and how far the
//! means of the parts that something falls into lie apart.

use super::super::behaviour::Mode;
use super::super::formation::Rung;
use super::super::organisation::Level;
use super::super::sample::{Bin, Chance, ENDS, NORMAL_95, Tally, VERDICTS, with_rest};
use super::expression::{Expression, Operation};
use super::expression::{function, minus, number, product, quotient, sum, symbol};
use super::settings::{BEHAVIOUR, ENERGY, FORMATION, LEDGER, ORGANISATION, WHAT_IF};
use super::{
    Answer, Combine, Derivation, Draft, Letter, Measure, Of, Quantity, Subject, Summand, Thing, word,
};
use crate::model::Consortium;

/// Draws, and what varied in them.
pub(in crate::analysis) struct Sampled<'a> {
    pub document: &'a Consortium,
    pub tally: &'a Tally,
    /// Which of the things that varied is asked about.
    pub thing: Option<usize>,
    /// What that was in the draws of one of its parts.
    pub part: &'a dyn Fn(usize) -> Thing,
    /// The settings that say what is drawn.
    pub settings: &'a [&'static str],
}

/// How many draws have a verdict.
struct Counted {
    word: Answer,
    count: u32,
    asked: bool,
}

impl Sampled<'_> {
    pub fn derivation(&self, subject: &Subject) -> Option<Derivation> {
        if self.tally.draws == 0 {
            return None;
        }
        let draft = match subject.number {
            Quantity::Chance | Quantity::ChanceLow | Quantity::ChanceHigh => self.chance(subject)?,
            Quantity::Low => self.quantile(subject, ENDS[0])?,
            Quantity::Median => self.quantile(subject, ENDS[1])?,
            Quantity::High => self.quantile(subject, ENDS[2])?,
            Quantity::Decides | Quantity::DecidesError => self.decides(subject)?,
            _ => return None,
        };
        let draft = draft.on(WHAT_IF, self.settings);
        Some(draft.finish(subject, self.document))
    }

    fn draws(&self) -> Expression {
        symbol(Letter::Draws, &[], f64::from(self.tally.draws))
    }

    fn unit(&self, id: Option<&str>) -> Option<usize> {
        let id = id?;
        self.document.units.iter().position(|unit| unit.id == id)
    }

    /// Every verdict of the kind that is asked about, and which of them is meant.
    fn verdicts(&self, subject: &Subject) -> Option<(Quantity, Vec<Counted>)> {
        let tally = self.tally;
        let (behaviour, organisation) = match subject.of {
            Of::System => (tally.behaviour, tally.organisation),
            Of::Pair => {
                let one = self.unit(subject.id.as_deref())? as u32;
                let other = self.unit(subject.with.as_deref())? as u32;
                let units = [one.min(other), one.max(other)];
                let pair = tally.pairs.iter().find(|pair| pair.units == units)?;
                (
                    with_rest(pair.behaviour, tally.draws),
                    with_rest(pair.organisation, tally.draws),
                )
            }
            _ => return None,
        };
        if let Some(mode) = subject.mode {
            let all = Mode::ALL.into_iter().zip(behaviour);
            let all = all.map(|(it, count)| Counted {
                word: word(it),
                count,
                asked: it == mode,
            });
            return Some((Quantity::Mode, all.collect()));
        }
        if let Some(level) = subject.level {
            let all = Level::ALL.into_iter().zip(organisation);
            let all = all.map(|(it, count)| Counted {
                word: word(it),
                count,
                asked: it == level,
            });
            return Some((Quantity::Level, all.collect()));
        }
        if subject.of != Of::System {
            return None;
        }
        let asked = |rung: Rung| match subject.rung {
            Some(asked) => rung == asked,
            None => rung >= Rung::Formed,
        };
        let all = Rung::ALL.into_iter().zip(tally.rungs);
        let all = all.map(|(it, count)| Counted {
            word: word(it),
            count,
            asked: asked(it),
        });
        Some((Quantity::Rung, all.collect()))
    }

    /// k/n, or an end of the score interval around it.
    fn chance(&self, subject: &Subject) -> Option<Draft> {
        let (of, verdicts) = self.verdicts(subject)?;
        let draws = self.tally.draws;
        let n = f64::from(draws);
        let count: u32 = verdicts.iter().filter(|it| it.asked).map(|it| it.count).sum();
        let chance = Chance::new(count, draws);
        let rows = verdicts.into_iter().filter(|it| it.count > 0 || it.asked);
        let rows = rows.map(|it| Summand {
            what: Thing::Outcome {
                number: of,
                word: match it.word {
                    Answer::Word(word) => word,
                    _ => String::new(),
                },
            },
            value: f64::from(it.count) / n,
            parts: vec![f64::from(it.count)],
        });
        let share = symbol(Letter::Chance, &[], chance.share);
        let (value, formula) = match subject.number {
            Quantity::ChanceLow => (chance.low, self.end(count, chance.share, false)),
            Quantity::ChanceHigh => (chance.high, self.end(count, chance.share, true)),
            _ => (
                chance.share,
                quotient(symbol(Letter::Count, &[], f64::from(count)), self.draws()),
            ),
        };
        let letter = match subject.number {
            Quantity::ChanceLow => symbol(Letter::ChanceLow, &[], value),
            Quantity::ChanceHigh => symbol(Letter::ChanceHigh, &[], value),
            _ => share,
        };
        let draft = Draft::number(value, Measure::Ratio, letter, vec![formula])
            .rows(Combine::Formula, rows.collect())
            .columns(&[Letter::Count]);
        Some(match of {
            Quantity::Mode => draft.on(
                BEHAVIOUR,
                &["zeroBand", "symmetryTolerance", "benchmark", "modesAfterContract"],
            ),
            Quantity::Level => draft.on(ORGANISATION, &super::organisation::LEVELS),
            _ => draft.on(FORMATION, &["zeroBand", "window"]),
        })
    }

    /// (p + z²/2n ∓ z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n); where no draw, or every one, is so, p itself.
    fn end(&self, count: u32, share: f64, upper: bool) -> Expression {
        if (count == 0 && !upper) || (count == self.tally.draws && upper) {
            return number(share);
        }
        let p = || symbol(Letter::Chance, &[], share);
        let z = || symbol(Letter::Normal, &[], NORMAL_95);
        let n = || self.draws();
        let square = || product(vec![z(), z()]);
        let half = product(vec![
            z(),
            function(
                Operation::Root,
                vec![sum(vec![
                    quotient(product(vec![p(), sum(vec![number(1.0), minus(p())])]), n()),
                    quotient(square(), product(vec![number(4.0), n(), n()])),
                ])],
            ),
        ]);
        let middle = [p(), quotient(square(), product(vec![number(2.0), n()]))];
        let half = if upper { half } else { minus(half) };
        quotient(
            sum(middle.into_iter().chain([half]).collect()),
            sum(vec![number(1.0), quotient(square(), n())]),
        )
    }

    /// Between two draws, as far along as the share asked for: x₋ + t·(x₊ − x₋).
    fn quantile(&self, subject: &Subject, share: f64) -> Option<Draft> {
        let tally = self.tally;
        let numbers: Vec<f64> = match subject.of {
            Of::System => tally.surplus.clone(),
            Of::Unit if tally.keeps_units => {
                let unit = self.unit(subject.id.as_deref())?;
                let own = tally.units.iter().skip(unit);
                own.step_by(tally.present.units.len()).copied().collect()
            }
            _ => return None,
        };
        let mut order: Vec<usize> = (0..numbers.len()).collect();
        order.sort_by(|&one, &other| numbers[one].total_cmp(&numbers[other]));
        let place = share * (order.len() - 1) as f64;
        let (below, along) = (place as usize, place.fract());
        let lower = order[below];
        let draw = |draw: usize, part: f64| Summand {
            what: Thing::Draw { draw: draw as u32 },
            value: part * numbers[draw],
            parts: vec![numbers[draw]],
        };
        let mut rows = vec![draw(lower, 1.0 - along)];
        let mut formula = symbol(Letter::Lower, &[], numbers[lower]);
        let mut value = numbers[lower];
        if let Some(&upper) = order.get(below + 1) {
            value += along * (numbers[upper] - numbers[lower]);
            rows.push(draw(upper, along));
            let apart = sum(vec![
                symbol(Letter::Upper, &[], numbers[upper]),
                minus(formula.clone()),
            ]);
            formula = sum(vec![formula, product(vec![number(along), apart])]);
        }
        let letter = symbol(Letter::Quantile, &[], value);
        Some(
            Draft::number(value, Measure::Energy, letter, vec![formula])
                .rows(Combine::Sum, rows)
                .columns(&[Letter::Surplus])
                .on(LEDGER, &ENERGY),
        )
    }

    /// (B − (m − 1)·(Q − B)/(n − m)) / Q: the squares between the parts' means, less what chance would put there, of
    /// all squares; how far it may be off is that of a squared correlation.
    fn decides(&self, subject: &Subject) -> Option<Draft> {
        use super::super::flip::Verdict;
        let tally = self.tally;
        let thing = self.thing?;
        let verdict = match subject.verdict {
            None => None,
            Some(Verdict::Behaviour) => Some(0),
            Some(Verdict::Organisation) => Some(1),
            Some(Verdict::Formation) => Some(2),
            Some(_) => return None,
        };
        debug_assert!(verdict.is_none_or(|verdict| verdict < VERDICTS));
        let n = f64::from(tally.draws);
        let decides = tally.decides().swap_remove(thing);
        let told = [decides.behaviour, decides.organisation, decides.formation];
        let told = verdict.map_or(decides.surplus, |verdict| told[verdict])?;
        let bins = &tally.bins[tally.starts[thing]..tally.starts[thing + 1]];
        let of = |bin: &Bin| verdict.map_or(bin.surplus, |verdict| f64::from(bin.counts[1 + verdict]));
        let filled = bins.iter().filter(|bin| bin.counts[0] > 0).count() as f64;
        let mean = bins.iter().map(of).sum::<f64>() / n;
        let squares = match verdict {
            None => {
                let away = tally.surplus.iter().map(|it| it - tally.present.surplus - mean);
                away.map(|away| away * away).sum::<f64>()
            }
            Some(verdict) => {
                let same = f64::from(tally.same[verdict]);
                same * (n - same) / n
            }
        };
        let mut between = 0.0;
        let mut rows = Vec::new();
        for (place, bin) in bins.iter().enumerate().filter(|(_, bin)| bin.counts[0] > 0) {
            let count = f64::from(bin.counts[0]);
            let own = of(bin) / count;
            let term = count * (own - mean) * (own - mean);
            between += term;
            let offset = if verdict.is_none() {
                tally.present.surplus
            } else {
                0.0
            };
            rows.push(Summand {
                what: (self.part)(place),
                value: term / squares,
                parts: vec![count, own + offset],
            });
        }
        let b = || symbol(Letter::Between, &[], between);
        let q = || symbol(Letter::Squares, &[], squares);
        let m = || symbol(Letter::Parts, &[], filled);
        let one = || number(1.0);
        let chance = quotient(
            product(vec![
                sum(vec![m(), minus(one())]),
                function(Operation::Largest, vec![sum(vec![q(), minus(b())]), number(0.0)]),
            ]),
            sum(vec![self.draws(), minus(m())]),
        );
        let (value, letter, formula) = if subject.number == Quantity::Decides {
            let share = quotient(sum(vec![b(), minus(chance)]), q());
            let formula = function(Operation::Least, vec![share, one()]);
            (told.share, symbol(Letter::Explained, &[], told.share), formula)
        } else {
            let k = || symbol(Letter::Explained, &[], told.share.max(0.0));
            let left = || sum(vec![one(), minus(k())]);
            let square = sum(vec![
                quotient(product(vec![number(4.0), k(), left(), left()]), self.draws()),
                quotient(
                    product(vec![number(2.0), sum(vec![m(), minus(one())])]),
                    product(vec![self.draws(), self.draws()]),
                ),
            ]);
            let formula = product(vec![
                symbol(Letter::Normal, &[], NORMAL_95),
                function(Operation::Root, vec![square]),
            ]);
            (told.error, symbol(Letter::Error, &[], told.error), formula)
        };
        let draft = Draft::number(value, Measure::Ratio, letter, vec![formula])
            .rows(Combine::Formula, rows)
            .columns(&[Letter::Count, Letter::PartMean]);
        Some(match verdict {
            Some(0) => draft.on(BEHAVIOUR, &[]),
            Some(1) => draft.on(ORGANISATION, &[]),
            Some(2) => draft.on(FORMATION, &[]),
            _ => draft.on(LEDGER, &ENERGY),
        })
    }
}
