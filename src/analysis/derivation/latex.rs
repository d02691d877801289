//! Derivations as LaTeX, for papers and for KaTeX.

use super::Derivation;
use super::expression::{Expression, Gather, Index, Operation, Relation, Subscript};

/// A derivation's formula and the same in numbers, aligned at the first equals sign; no words of a language.
pub fn latex(derivation: &Derivation) -> String {
    let mut text = String::from("\\begin{aligned}\n");
    line(&mut text, &derivation.symbol, &derivation.formula);
    text.push_str(" \\\\\n");
    line(
        &mut text,
        &derivation.symbol.in_numbers(),
        &derivation.substituted,
    );
    text.push_str("\n\\end{aligned}");
    text
}

fn line(text: &mut String, left: &Expression, chain: &[Expression]) {
    // A verdict is told by what holds; it has no number to stand on the left.
    let statement = chain
        .iter()
        .any(|it| matches!(it, Expression::All { .. } | Expression::Compare { .. }));
    if statement {
        text.push('&');
    } else {
        write(text, left, Strength::Loose);
        text.push_str(" &");
    }
    for (place, form) in chain.iter().enumerate() {
        if !statement {
            text.push_str(if place > 0 { " = " } else { "= " });
        }
        write(text, form, Strength::Loose);
    }
}

/// What may stand beside a part without brackets.
#[derive(Clone, Copy, PartialEq, PartialOrd)]
enum Strength {
    /// Anything.
    Loose,
    /// A term of a sum: no negative number, no statement.
    Term,
    /// A factor: no sum.
    Factor,
}

fn write(text: &mut String, part: &Expression, beside: Strength) {
    match part {
        Expression::Number { value } => bracketed(text, *value < 0.0 && beside > Strength::Loose, |text| {
            numeral(text, *value);
        }),
        Expression::Symbol { symbol, of, .. } => named(text, symbol.latex(), of),
        Expression::Sum { terms } => bracketed(text, beside > Strength::Loose, |text| {
            for (place, term) in terms.iter().enumerate() {
                let (taken, term) = match term {
                    Expression::Minus { of } => (true, of.as_ref()),
                    other => (false, other),
                };
                text.push_str(match (taken, place) {
                    (true, 0) => "-",
                    (true, _) => " - ",
                    (false, 0) => "",
                    (false, _) => " + ",
                });
                let first = place == 0 && !taken;
                write(text, term, if first { Strength::Loose } else { Strength::Term });
            }
        }),
        Expression::Minus { of } => bracketed(text, beside > Strength::Loose, |text| {
            text.push('-');
            write(text, of, Strength::Term);
        }),
        Expression::Product { factors } => {
            for (place, factor) in factors.iter().enumerate() {
                if place > 0 {
                    text.push_str(" \\cdot ");
                }
                write(text, factor, Strength::Factor);
            }
        }
        Expression::Quotient { above, below } => {
            text.push_str("\\frac{");
            write(text, above, Strength::Loose);
            text.push_str("}{");
            write(text, below, Strength::Loose);
            text.push('}');
        }
        Expression::Function {
            function: Operation::Abs,
            of,
        } => {
            text.push_str("\\left|");
            list(text, of, ", ");
            text.push_str("\\right|");
        }
        Expression::Function {
            function: Operation::Root,
            of,
        } => {
            text.push_str("\\sqrt{");
            list(text, of, ", ");
            text.push('}');
        }
        Expression::Function { function, of } => {
            text.push_str(match function {
                Operation::Exp => "\\exp",
                Operation::Ln => "\\ln",
                Operation::Least => "\\min",
                Operation::Largest | Operation::Abs | Operation::Root => "\\max",
            });
            text.push_str("\\left(");
            list(text, of, ", ");
            text.push_str("\\right)");
        }
        Expression::Over {
            function,
            index,
            body,
            ..
        } => bracketed(text, beside == Strength::Factor, |text| {
            text.push_str(match function {
                Gather::Sum => "\\sum_{",
                Gather::Integral => "\\int_{",
                Gather::Least => "\\min_{",
                Gather::Largest => "\\max_{",
            });
            text.push_str(letter(*index));
            text.push_str("} ");
            write(text, body, Strength::Factor);
            if *function == Gather::Integral {
                text.push_str("\\,\\mathrm{d}");
                text.push_str(letter(*index));
            }
        }),
        Expression::Compare {
            left,
            relation,
            right,
        } => {
            write(text, left, Strength::Loose);
            text.push_str(match relation {
                Relation::Less => " < ",
                Relation::AtMost => " \\le ",
                Relation::Equal => " = ",
                Relation::AtLeast => " \\ge ",
                Relation::More => " > ",
            });
            write(text, right, Strength::Loose);
        }
        Expression::All { of } => list(text, of, ",\\quad "),
        Expression::Rest { .. } => text.push_str("\\cdots"),
    }
}

fn bracketed(text: &mut String, brackets: bool, inner: impl FnOnce(&mut String)) {
    text.push_str(if brackets { "\\left(" } else { "" });
    inner(text);
    text.push_str(if brackets { "\\right)" } else { "" });
}

fn list(text: &mut String, parts: &[Expression], between: &str) {
    for (place, part) in parts.iter().enumerate() {
        text.push_str(if place > 0 { between } else { "" });
        write(text, part, Strength::Loose);
    }
}

/// A symbol with its labels: s(i|j) as the model writes it, all others below the line.
fn named(text: &mut String, symbol: &str, of: &[Subscript]) {
    if symbol == "s" && of.len() == 2 {
        text.push_str("s(");
        label(text, &of[0]);
        text.push_str(" \\mid ");
        label(text, &of[1]);
        return text.push(')');
    }
    // Two indices below the line: what stands below already is kept together with what comes.
    let grouped = symbol.contains('_') && !of.is_empty();
    text.push_str(if grouped { "{" } else { "" });
    text.push_str(symbol);
    text.push_str(if grouped { "}" } else { "" });
    if of.is_empty() {
        return;
    }
    text.push_str("_{");
    for (place, it) in of.iter().enumerate() {
        text.push_str(if place > 0 { "," } else { "" });
        label(text, it);
    }
    text.push('}');
}

fn label(text: &mut String, label: &Subscript) {
    match label {
        Subscript::Unit { id }
        | Subscript::Exchange { id }
        | Subscript::Project { id }
        | Subscript::Factor { id } => {
            text.push_str("\\text{");
            for letter in id.chars() {
                escaped(text, letter);
            }
            text.push('}');
        }
        Subscript::Month { month } => text.push_str(&month.to_string()),
        Subscript::Index { index } => text.push_str(letter(*index)),
    }
}

/// A letter as text, also one that means something to LaTeX.
fn escaped(text: &mut String, letter: char) {
    match letter {
        '_' | '%' | '&' | '#' | '$' | '{' | '}' => {
            text.push('\\');
            text.push(letter);
        }
        '\\' => text.push_str("\\textbackslash{}"),
        '~' => text.push_str("\\textasciitilde{}"),
        '^' => text.push_str("\\textasciicircum{}"),
        other => text.push(other),
    }
}

fn letter(index: Index) -> &'static str {
    match index {
        Index::Activity => "e",
        Index::Unit => "i",
        Index::Partner => "j",
        Index::Pair => "ij",
        Index::Member => "m",
        Index::Month => "t",
        Index::Factor | Index::Eigenvalue | Index::Output => "k",
        Index::State => "s",
        Index::Probability => "p",
    }
}

/// To twelve digits, which hides what rounding left, and no more.
fn numeral(text: &mut String, value: f64) {
    if !value.is_finite() {
        return text.push_str(if value > 0.0 { "\\infty" } else { "-\\infty" });
    }
    let rounded = format!("{value:.11e}");
    let plain = rounded.parse::<f64>().unwrap_or(value);
    if plain != 0.0 && !(1e-6..1e15).contains(&plain.abs()) {
        let short = format!("{plain:e}");
        if let Some((digits, power)) = short.split_once('e') {
            text.push_str(digits);
            text.push_str(" \\cdot 10^{");
            text.push_str(power);
            return text.push('}');
        }
    }
    text.push_str(&plain.to_string());
}
