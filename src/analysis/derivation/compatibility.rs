//! Why units fit as they do (§3).

use super::super::compatibility::PairCompatibility;
use super::expression::{Relation, compare, number, quotient, symbol};
use super::settings::COMPATIBILITY;
use super::{
    Answer, Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand,
    Thing, row,
};

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    match (subject.of, subject.number) {
        (Of::System, Quantity::CompatiblePairs) => Some(pairs(sources)),
        (Of::Pair, Quantity::Compatible) => compatible(sources, subject),
        (Of::Side, Quantity::Complementarity) => complementarity(sources, subject),
        (Of::Side, Quantity::NeedOverlap) => overlap(sources, subject),
        (Of::Fit, Quantity::Rate) => rate(sources, subject),
        _ => None,
    }
}

/// How many pairs fit. Above 200 units they are not listed, and no rows can be.
fn pairs(sources: &Sources) -> Draft {
    let network = &sources.network;
    let value = f64::from(network.compatible_pairs);
    let letter = symbol(Letter::CompatiblePairs, &[], value);
    let listed = (0..network.pairs.len()).filter(|&pair| network.pairs[pair].compatible);
    let rows: Vec<Summand> = listed.map(|pair| row(sources.pair_thing(pair), 1.0)).collect();
    let (combine, rows) = if network.truncated {
        (Combine::Formula, Vec::new())
    } else {
        (Combine::Sum, rows)
    };
    let margin = Margin::new(
        letter.clone(),
        value,
        Boundary::Presence,
        vec![1.0],
        Measure::Count,
    );
    Draft::number(value, Measure::Count, letter, vec![number(value)])
        .rows(combine, rows)
        .margins([margin])
        .on(COMPATIBILITY, &["substitution"])
}

/// Parameter pairs that fit, a row each.
fn fitting(sources: &Sources, pair: usize, listed: &PairCompatibility) -> Vec<Summand> {
    let between = sources.sides(pair, 0);
    let directions = [(&listed.forward, between[1]), (&listed.backward, between[0])];
    let rows = directions.into_iter().flat_map(|(list, receiver)| {
        list.iter().map(move |fit| {
            let what = Thing::Input {
                unit: receiver.to_owned(),
                input: fit.input.clone(),
            };
            row(what, fit.rate)
        })
    });
    rows.collect()
}

fn compatible(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let (pair, _) = sources.pair(subject)?;
    let listed = &sources.compatibility().pairs[pair];
    let fits = if listed.compatible { 1.0 } else { 0.0 };
    let rows = fitting(sources, pair, listed);
    let count = (rows.len() as f64).max(fits);
    let letter = symbol(Letter::Fitting, &sources.pair_labels(pair), count);
    let (relation, least) = if listed.compatible {
        (Relation::AtLeast, 1.0)
    } else {
        (Relation::Equal, 0.0)
    };
    let statement = compare(letter.clone(), relation, number(least));
    let margin = Margin::new(
        letter.clone(),
        count,
        Boundary::Presence,
        vec![1.0],
        Measure::Count,
    );
    Some(
        Draft::verdict(Answer::Flag(listed.compatible), letter, vec![statement])
            .rows(Combine::Formula, rows)
            .margins([margin])
            .on(COMPATIBILITY, &["substitution"]),
    )
}

/// Share of a unit's inputs that another can serve, by count.
fn complementarity(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let (pair, side) = sources.pair(subject)?;
    let listed = &sources.compatibility().pairs[pair];
    let value = listed.complementarity[side]?;
    let unit = sources.network.pairs[pair].units[side] as usize;
    let other = sources.network.pairs[pair].units[1 - side] as usize;
    let inputs = &sources.document.units[unit].inputs;
    let outputs = &sources.document.units[other].outputs;
    let fit = &sources.network.fit;
    let served = inputs.iter().enumerate().filter(|&(place, input)| {
        let class = fit.inputs[fit.input_start[unit] as usize + place];
        input.amount > 0.0
            && outputs.iter().enumerate().any(|(place, output)| {
                let given = fit.outputs[fit.output_start[other] as usize + place];
                output.amount > 0.0 && fit.rate(given, class) > 0.0
            })
    });
    let whole = inputs.len() as f64;
    let rows: Vec<Summand> = served
        .map(|(_, input)| {
            let what = Thing::Input {
                unit: sources.network.id(unit),
                input: input.id.clone(),
            };
            row(what, 1.0 / whole)
        })
        .collect();
    let labels = sources.labels(super::entries::Owner::Side(pair, side));
    let formula = quotient(
        symbol(Letter::Served, &labels, rows.len() as f64),
        symbol(Letter::Inputs, &labels[..1], whole),
    );
    Some(
        Draft::number(
            value,
            Measure::Ratio,
            symbol(Letter::Complementarity, &labels, value),
            vec![formula],
        )
        .rows(Combine::Sum, rows)
        .on(COMPATIBILITY, &["substitution"]),
    )
}

/// Share of a unit's distinct input resources that another needs too.
fn overlap(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let (pair, side) = sources.pair(subject)?;
    let value = sources.compatibility().pairs[pair].need_overlap[side]?;
    let units = sources.network.pairs[pair].units;
    let unit = units[side] as usize;
    let needs = sources.network.fit.needs(units[side]).len() as f64;
    let others = &sources.document.units[units[1 - side] as usize].inputs;
    let mut shared: Vec<&str> = Vec::new();
    for input in &sources.document.units[unit].inputs {
        let resource = input.resource.as_str();
        if !shared.contains(&resource) && others.iter().any(|it| it.resource == resource) {
            shared.push(resource);
        }
    }
    let rows: Vec<Summand> = shared
        .into_iter()
        .map(|resource| {
            let what = Thing::Resource {
                unit: sources.network.id(unit),
                resource: resource.to_owned(),
            };
            row(what, 1.0 / needs)
        })
        .collect();
    let labels = sources.labels(super::entries::Owner::Side(pair, side));
    let formula = quotient(
        symbol(Letter::Shared, &labels, rows.len() as f64),
        symbol(Letter::Needs, &labels[..1], needs),
    );
    Some(
        Draft::number(
            value,
            Measure::Ratio,
            symbol(Letter::NeedOverlap, &labels, value),
            vec![formula],
        )
        .rows(Combine::Sum, rows)
        .on(COMPATIBILITY, &[]),
    )
}

/// σ of an output and an input: 1 when they are the same, else what the setting says.
fn rate(sources: &Sources, subject: &Subject) -> Option<Draft> {
    let giver = sources.unit(subject.id.as_deref())?;
    let receiver = sources.unit(subject.with.as_deref())?;
    let (from, to) = (&sources.document.units[giver], &sources.document.units[receiver]);
    let output = from
        .outputs
        .iter()
        .position(|it| Some(&it.id) == subject.output.as_ref())?;
    let input = to
        .inputs
        .iter()
        .position(|it| Some(&it.id) == subject.input.as_ref())?;
    let fit = &sources.network.fit;
    let value = fit.rate(
        fit.outputs[fit.output_start[giver] as usize + output],
        fit.inputs[fit.input_start[receiver] as usize + input],
    );
    let letter = symbol(
        Letter::Rate,
        &[sources.unit_label(giver), sources.unit_label(receiver)],
        value,
    );
    // What could be given and what is needed, whatever fits.
    let given = Thing::Output {
        unit: from.id.clone(),
        output: from.outputs[output].id.clone(),
    };
    let needed = Thing::Input {
        unit: to.id.clone(),
        input: to.inputs[input].id.clone(),
    };
    let rows = vec![
        row(given, from.outputs[output].amount),
        row(needed, to.inputs[input].amount),
    ];
    Some(
        Draft::number(value, Measure::Ratio, letter, vec![number(value)])
            .rows(Combine::Formula, rows)
            .on(COMPATIBILITY, &["substitution"]),
    )
}
