//! Why an evolution can rest where it does, and whether it stays there (§11).

use super::super::evolution::equilibrium;
use super::expression::{Expression, Gather, Index, Operation, Relation};
use super::expression::{
    any, compare, function, gather, minus, number, over, product, quotient, sum, symbol,
};
use super::settings::{ENERGY, EVOLUTION, LEDGER};
use super::{Answer, Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject};
use super::{Summand, Thing};
use crate::math::eigen::{self, Complex};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let place = || subject.place.map(|place| place as usize);
    let draft = match (subject.of, subject.number) {
        (Of::Unit, Quantity::EquilibriumLevel) => level(sources, sources.unit(subject.id.as_deref())?)?,
        (Of::System, Quantity::Feasible) => feasible(sources)?,
        (Of::System, Quantity::EigenvalueReal) => eigenvalue(sources, place()?, false)?,
        (Of::System, Quantity::EigenvalueImaginary) => eigenvalue(sources, place()?, true)?,
        (Of::System, Quantity::Stable) => stable(sources)?,
        (Of::System, Quantity::Unbounded) => unbounded(sources)?,
        (Of::System, Quantity::SpectralRadius) => {
            let radius = radius(sources)?;
            return Some(radius.on(EVOLUTION, &["coupling"]).on(LEDGER, &ENERGY));
        }
        _ => return None,
    };
    Some(
        draft
            .on(EVOLUTION, &["coupling", "saturation"])
            .on(LEDGER, &ENERGY),
    )
}

impl Sources<'_> {
    /// Effects on a unit: by whom, and how much.
    fn effects_on(&self, unit: usize) -> impl Iterator<Item = (usize, f64)> {
        let effects = self.dynamics().effects.iter();
        effects
            .filter(move |effect| effect.on as usize == unit)
            .map(|effect| (effect.by as usize, effect.value))
    }

    fn effect_thing(&self, on: usize, by: usize) -> Thing {
        let (unit, with) = (self.network.id(on), self.network.id(by));
        Thing::Side { unit, with }
    }

    /// How full each unit is at the equilibrium: y = x/N.
    fn filled(&self) -> Option<Vec<f64>> {
        let levels = self.rest().levels.as_ref()?.iter();
        let capacity = &self.dynamics().capacity;
        Some(levels.zip(capacity).map(|(x, n)| x / n).collect())
    }

    fn saturation(&self) -> Expression {
        symbol(Letter::Saturation, &[], self.dynamics().saturation)
    }

    /// δ_ij·y_j/(1 + h·y_j) for any j.
    pub(super) fn pull(&self, unit: usize, filled: Letter) -> Expression {
        let effect = symbol(Letter::Effect, &[self.unit_label(unit), any(Index::Partner)], 0.0);
        let by = symbol(filled, &[any(Index::Partner)], 0.0);
        let above = product(vec![effect, by.clone()]);
        if self.dynamics().saturation == 0.0 {
            return above;
        }
        quotient(
            above,
            sum(vec![number(1.0), product(vec![self.saturation(), by])]),
        )
    }
}

/// x* = N·(1 + Σ δ·y*/(1 + h·y*)).
fn level(sources: &Sources, unit: usize) -> Option<Draft> {
    let level = sources.rest().levels.as_ref()?[unit];
    let filled = sources.filled()?;
    let dynamics = sources.dynamics();
    let capacity = dynamics.capacity[unit];
    let label = [sources.unit_label(unit)];
    let mut terms = Vec::new();
    let mut rows = vec![Summand {
        what: sources.unit_thing(unit),
        value: capacity,
        parts: vec![0.0, 0.0],
    }];
    for (by, effect) in sources.effects_on(unit) {
        let term = effect * filled[by] / (1.0 + dynamics.saturation * filled[by]);
        terms.push(term);
        rows.push(Summand {
            what: sources.effect_thing(unit, by),
            value: capacity * term,
            parts: vec![effect, filled[by]],
        });
    }
    let others = over(
        Index::Partner,
        sources.pull(unit, Letter::EquilibriumFilled),
        terms,
    );
    let formula = product(vec![
        symbol(Letter::UnitCapacity, &label, capacity),
        sum(vec![number(1.0), others]),
    ]);
    let letter = symbol(Letter::EquilibriumLevel, &label, level);
    Some(
        Draft::number(level, Measure::Energy, letter.clone(), vec![formula])
            .rows(Combine::Sum, rows)
            .columns(&[Letter::Effect, Letter::EquilibriumFilled])
            .margins([Margin::new(
                letter,
                level,
                Boundary::Feasible,
                vec![0.0],
                Measure::Energy,
            )]),
    )
}

/// The lowest level of the equilibrium, as a statement that says on which side of 0 it lies, and how far.
fn lowest(sources: &Sources) -> Option<(Expression, Margin)> {
    let rest = sources.rest();
    let levels = rest.levels.clone()?;
    let least = levels.iter().copied().reduce(f64::min)?;
    let body = symbol(Letter::EquilibriumLevel, &[any(Index::Unit)], 0.0);
    let measured = gather(Gather::Least, Index::Unit, body, levels);
    let relation = if rest.feasible? {
        Relation::More
    } else {
        Relation::AtMost
    };
    let margin = Margin::new(
        measured.clone(),
        least,
        Boundary::Feasible,
        vec![0.0],
        Measure::Energy,
    );
    Some((compare(measured, relation, number(0.0)), margin))
}

fn feasible(sources: &Sources) -> Option<Draft> {
    let value = sources.rest().feasible?;
    let (statement, margin) = lowest(sources)?;
    let levels = sources.rest().levels.as_ref()?;
    let rows = (0..levels.len()).map(|unit| Summand {
        what: sources.unit_thing(unit),
        value: levels[unit],
        parts: vec![sources.dynamics().capacity[unit]],
    });
    let letter = symbol(Letter::EquilibriumLevel, &[any(Index::Unit)], 0.0);
    Some(
        Draft::verdict(Answer::Flag(value), letter, vec![statement])
            .rows(Combine::Formula, rows.collect())
            .columns(&[Letter::UnitCapacity])
            .margins([margin]),
    )
}

/// Feasible, and the largest Re λ below 0; otherwise what of it fails.
fn stable(sources: &Sources) -> Option<Draft> {
    let rest = sources.rest();
    let (value, eigenvalues) = (rest.stable?, rest.eigenvalues.as_ref()?);
    let (feasible, lowest) = lowest(sources)?;
    let slowest = eigenvalues.first()?.re;
    let body = symbol(Letter::EigenvalueReal, &[any(Index::Eigenvalue)], 0.0);
    let all = eigenvalues.iter().map(|it| it.re).collect();
    let largest = gather(Gather::Largest, Index::Eigenvalue, body.clone(), all);
    let fades = slowest < 0.0;
    let relation = if fades { Relation::Less } else { Relation::AtLeast };
    let fading = compare(largest.clone(), relation, number(0.0));
    let statements = match (value, rest.feasible?) {
        (false, false) => vec![feasible],
        (false, true) => vec![fading],
        _ => vec![feasible, fading],
    };
    let rows = (0..).zip(eigenvalues).map(|(place, it)| Summand {
        what: Thing::Eigenvalue { place },
        value: it.re,
        parts: vec![it.im],
    });
    let margin = Margin::new(largest, slowest, Boundary::Stability, vec![0.0], Measure::Rate);
    Some(
        Draft::verdict(Answer::Flag(value), body, statements)
            .rows(Combine::Formula, rows.collect())
            .columns(&[Letter::EigenvalueImaginary])
            .margins([margin, lowest]),
    )
}

/// By saturation never; else, of effects that all help, when ρ(Δ) ≥ 1.
fn unbounded(sources: &Sources) -> Option<Draft> {
    let rest = sources.rest();
    let value = rest.unbounded?;
    let saturation = sources.dynamics().saturation;
    if saturation > 0.0 {
        let statement = compare(sources.saturation(), Relation::More, number(0.0));
        return Some(Draft::verdict(
            Answer::Flag(value),
            sources.saturation(),
            vec![statement],
        ));
    }
    let radius = rest.spectral_radius?;
    let letter = symbol(Letter::SpectralRadius, &[], radius);
    let effects = &sources.dynamics().effects;
    let relation = if value { Relation::AtLeast } else { Relation::Less };
    let body = symbol(Letter::Effect, &[any(Index::Pair)], 0.0);
    let all: Vec<f64> = effects.iter().map(|effect| effect.value).collect();
    let statements = vec![
        compare(sources.saturation(), Relation::Equal, number(0.0)),
        compare(
            gather(Gather::Least, Index::Pair, body, all),
            Relation::AtLeast,
            number(0.0),
        ),
        compare(letter.clone(), relation, number(1.0)),
    ];
    let rows = effects.iter().map(|effect| {
        let what = sources.effect_thing(effect.on as usize, effect.by as usize);
        super::row(what, effect.value)
    });
    let margin = Margin::new(
        letter.clone(),
        radius,
        Boundary::Growth,
        vec![1.0],
        Measure::Ratio,
    );
    Some(
        Draft::verdict(Answer::Flag(value), letter, statements)
            .rows(Combine::Formula, rows.collect())
            .margins([margin]),
    )
}

/// What stretches the direction v that belongs to an eigenvalue, told at the unit where v is largest and so counts 1:
/// λ = r·y*·(Σ δ·v/(1 + h·y*)² − 1), of which the real or the imaginary part.
fn eigenvalue(sources: &Sources, place: usize, imaginary: bool) -> Option<Draft> {
    let dynamics = sources.dynamics();
    let value = *sources.rest().eigenvalues.as_ref()?.get(place)?;
    let filled = sources.filled()?;
    let n = filled.len();
    let mut matrix = vec![0.0; n * n];
    for unit in 0..n {
        matrix[unit * (n + 1)] = -dynamics.growth[unit] * filled[unit];
    }
    for effect in &dynamics.effects {
        let (on, by) = (effect.on as usize, effect.by as usize);
        let slope = equilibrium::slope(dynamics, effect.value, filled[by]);
        matrix[on * n + by] = dynamics.growth[on] * filled[on] * slope;
    }
    let (unit, direction) = eigen::direction(n, &matrix, value)?;
    let part = |it: Complex| if imaginary { it.im } else { it.re };
    let (letter, turned) = if imaginary {
        (Letter::EigenvalueImaginary, Letter::DirectionImaginary)
    } else {
        (Letter::EigenvalueReal, Letter::DirectionReal)
    };
    let label = [sources.unit_label(unit)];
    let (growth, own) = (dynamics.growth[unit], filled[unit]);
    let mut terms = Vec::new();
    let mut rows = Vec::new();
    if !imaginary {
        rows.push(Summand {
            what: sources.unit_thing(unit),
            value: -growth * own,
            parts: vec![-1.0, 1.0],
        });
    }
    for (by, effect) in sources.effects_on(unit) {
        let term = equilibrium::slope(dynamics, effect, filled[by]) * part(direction[by]);
        terms.push(term);
        rows.push(Summand {
            what: sources.effect_thing(unit, by),
            value: growth * own * term,
            parts: vec![effect, part(direction[by])],
        });
    }
    let mut body = product(vec![
        symbol(Letter::Effect, &[label[0].clone(), any(Index::Partner)], 0.0),
        symbol(turned, &[any(Index::Partner)], 0.0),
    ]);
    if dynamics.saturation > 0.0 {
        let filled = symbol(Letter::EquilibriumFilled, &[any(Index::Partner)], 0.0);
        let under = sum(vec![number(1.0), product(vec![sources.saturation(), filled])]);
        body = quotient(body, product(vec![under.clone(), under]));
    }
    let mut inner = vec![over(Index::Partner, body, terms)];
    if !imaginary {
        inner.push(minus(number(1.0)));
    }
    let formula = product(vec![
        symbol(Letter::Growth, &label, growth),
        symbol(Letter::EquilibriumFilled, &label, own),
        sum(inner),
    ]);
    let told = part(value);
    let name = symbol(letter, &[], told);
    let margin =
        (!imaginary).then(|| Margin::new(name.clone(), told, Boundary::Stability, vec![0.0], Measure::Rate));
    Some(
        Draft::number(told, Measure::Rate, name, vec![formula])
            .rows(Combine::Sum, rows)
            .columns(&[Letter::Effect, turned])
            .margins(margin),
    )
}

/// ρ(Δ): by how much Δ stretches the direction that it stretches most, told at the unit where that is largest.
fn radius(sources: &Sources) -> Option<Draft> {
    let radius = sources.rest().spectral_radius?;
    let dynamics = sources.dynamics();
    let letter = symbol(Letter::SpectralRadius, &[], radius);
    let draft = |formula| Draft::number(radius, Measure::Ratio, letter.clone(), vec![formula]);
    let margin = Margin::new(
        letter.clone(),
        radius,
        Boundary::Growth,
        vec![1.0],
        Measure::Ratio,
    );
    if radius == 0.0 {
        // No effect comes back to whoever had it.
        return Some(draft(number(0.0)).margins([margin]));
    }
    let all = equilibrium::of_effects(dynamics)?;
    let value = all
        .into_iter()
        .reduce(|most, it| if it.modulus() > most.modulus() { it } else { most })?;
    let n = dynamics.growth.len();
    let mut matrix = vec![0.0; n * n];
    for effect in &dynamics.effects {
        matrix[effect.on as usize * n + effect.by as usize] = effect.value;
    }
    let (unit, direction) = eigen::direction(n, &matrix, value)?;
    let label = sources.unit_label(unit);
    let along = |turned: Letter, part: fn(Complex) -> f64| {
        let body = product(vec![
            symbol(Letter::Effect, &[label.clone(), any(Index::Partner)], 0.0),
            symbol(turned, &[any(Index::Partner)], 0.0),
        ]);
        let terms = sources.effects_on(unit);
        over(
            Index::Partner,
            body,
            terms.map(|(by, effect)| effect * part(direction[by])).collect(),
        )
    };
    let real = along(Letter::DirectionReal, |it| it.re);
    let formula = if value.im == 0.0 {
        function(Operation::Abs, vec![real])
    } else {
        let imaginary = along(Letter::DirectionImaginary, |it| it.im);
        function(
            Operation::Root,
            vec![sum(vec![
                product(vec![real.clone(), real]),
                product(vec![imaginary.clone(), imaginary]),
            ])],
        )
    };
    let rows = sources.effects_on(unit).map(|(by, effect)| Summand {
        what: sources.effect_thing(unit, by),
        value: effect * direction[by].re,
        parts: vec![effect, direction[by].re, direction[by].im],
    });
    Some(
        draft(formula)
            .rows(Combine::Formula, rows.collect())
            .columns(&[Letter::Effect, Letter::DirectionReal, Letter::DirectionImaginary])
            .margins([margin]),
    )
}
