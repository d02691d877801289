//! What makes a why right: it adds up, and has the value that was told.

use gongsheng::analysis::derivation::{Answer as Told, Combine, Derivation, Of, Quantity, Subject};
use gongsheng::analysis::sample::{Chance, Outlook};
use proptest::prelude::*;
use serde_json::Value;

use crate::leaves::walk;

/// The largest number that enters, by which rounding is measured.
pub fn yardstick(derivation: &Derivation) -> f64 {
    let mut most = 1.0f64;
    let mut leaves = |value: &Value| {
        walk("", value, &mut Vec::new(), 0, &mut |path, number, _, _| {
            if path.ends_with("value") || path.ends_with("terms[]") {
                most = most.max(number.as_f64().unwrap_or(0.0).abs());
            }
        });
    };
    leaves(&serde_json::to_value(&derivation.formula).expect("a formula is JSON"));
    let rows = derivation.rows.iter().map(|row| {
        let parts = row.parts.iter().map(|part| part.abs());
        row.value.abs() + parts.sum::<f64>()
    });
    most + rows.sum::<f64>()
}

/// Fails unless formula, numbers, rows and margins of a why agree with its value.
pub fn adds_up(derivation: &Derivation) -> Result<(), TestCaseError> {
    let tolerance = 1e-9 * yardstick(derivation);
    let subject = &derivation.subject;
    prop_assert_eq!(derivation.formula.len(), derivation.substituted.len());
    for (letters, numbers) in derivation.formula.iter().zip(&derivation.substituted) {
        for form in [letters, numbers] {
            let found = form.evaluate(tolerance);
            let right = match &derivation.value {
                Told::Number(value) => (found - value).abs() <= tolerance,
                _ => found == 1.0,
            };
            prop_assert!(
                right,
                "{subject:?}: {form:?} is {found}, not {:?}",
                derivation.value
            );
        }
    }
    for row in &derivation.rows {
        prop_assert_eq!(row.parts.len(), derivation.columns.len(), "{:?}", subject);
    }
    if let Told::Number(value) = derivation.value {
        let rows = derivation.rows.iter().map(|row| row.value);
        let combined = match derivation.combine {
            Combine::Sum => Some(rows.sum::<f64>()),
            Combine::Largest => Some(rows.fold(0.0, f64::max)),
            Combine::Formula => None,
        };
        if let Some(combined) = combined {
            prop_assert!(
                (combined - value).abs() <= tolerance,
                "{subject:?}: rows make {combined}, not {value}"
            );
        }
    }
    for margin in &derivation.margins {
        let nearest = margin.at.iter().map(|at| (margin.value - at).abs());
        prop_assert_eq!(margin.distance, nearest.fold(f64::INFINITY, f64::min));
        let measured = margin.measured.evaluate(tolerance);
        prop_assert!((measured - margin.value).abs() <= tolerance, "{:?}", margin);
    }
    prop_assert!(!derivation.sections.is_empty(), "{subject:?} rests on nothing");
    prop_assert!(derivation.latex.starts_with("\\begin{aligned}"), "no LaTeX");
    let braces = |brace| {
        derivation.latex.matches(brace).count() - derivation.latex.matches(&format!("\\{brace}")).count()
    };
    prop_assert_eq!(braces("{"), braces("}"), "{}", derivation.latex);
    Ok(())
}

/// The why of a subject, which must be there and add up.
pub fn why(subject: &Subject, found: Option<Derivation>) -> Result<Derivation, TestCaseError> {
    let derivation = found.ok_or_else(|| TestCaseError::fail(format!("{subject:?} has no why")))?;
    adds_up(&derivation)?;
    Ok(derivation)
}

pub type Ask<'a> = dyn Fn(&Subject) -> Option<Derivation> + 'a;

/// Fails unless a subject has a why with this value.
pub fn covered(subject: &Subject, value: f64, ask: &Ask) -> Result<(), TestCaseError> {
    let derivation = why(subject, ask(subject))?;
    let Told::Number(told) = derivation.value else {
        return Err(TestCaseError::fail("no number"));
    };
    prop_assert!(
        (told - value).abs() <= 1e-12 * yardstick(&derivation),
        "{subject:?}: {told}, not {value}"
    );
    Ok(())
}

/// Every number of an outlook.
pub fn outlook_covered(outlook: &Outlook, ask: &Ask) -> Result<(), TestCaseError> {
    let chance = |subject: Subject, chance: Chance| -> Result<(), TestCaseError> {
        for (number, value) in [
            (Quantity::Chance, chance.share),
            (Quantity::ChanceLow, chance.low),
            (Quantity::ChanceHigh, chance.high),
        ] {
            let subject = Subject {
                number,
                ..subject.clone()
            };
            covered(&subject, value, ask)?;
        }
        Ok(())
    };
    let system = || Subject::system(Quantity::Chance);
    chance(system(), outlook.formed)?;
    for it in &outlook.formation {
        let rung = Some(it.rung);
        chance(Subject { rung, ..system() }, it.chance)?;
    }
    for it in &outlook.behaviour {
        let mode = Some(it.mode);
        chance(Subject { mode, ..system() }, it.chance)?;
    }
    for it in &outlook.organisation {
        let level = Some(it.level);
        chance(Subject { level, ..system() }, it.chance)?;
    }
    for pair in &outlook.pairs {
        let own = || Subject::two(Quantity::Chance, Of::Pair, &pair.between[0], &pair.between[1]);
        for it in &pair.behaviour {
            let mode = Some(it.mode);
            chance(Subject { mode, ..own() }, it.chance)?;
        }
        for it in &pair.organisation {
            let level = Some(it.level);
            chance(Subject { level, ..own() }, it.chance)?;
        }
    }
    let units = outlook.units.iter().flatten();
    let units = units.map(|it| (Subject::thing(Quantity::Low, Of::Unit, &it.unit), it.surplus));
    for (subject, spread) in units.chain([(Subject::system(Quantity::Low), outlook.surplus)]) {
        for (number, value) in [
            (Quantity::Low, spread.low),
            (Quantity::Median, spread.median),
            (Quantity::High, spread.high),
        ] {
            let subject = Subject {
                number,
                ..subject.clone()
            };
            covered(&subject, value, ask)?;
        }
    }
    Ok(())
}
