//! Formulas as data: a tree whose leaves are symbols that know their value, so that one formula reads both in
//! letters and in numbers.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::symbol::Letter;

/// Terms of a sum that are written out before the rest is only counted.
const MOST_TERMS: usize = 8;

/// A formula, or a part of one. Page and LaTeX are written from it.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(tag = "kind", rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum Expression {
    /// A number as it is.
    Number { value: f64 },
    /// A letter of the model, of whom it speaks, and its value here.
    Symbol {
        symbol: Letter,
        of: Vec<Subscript>,
        value: f64,
    },
    /// a + b; what is taken away stands in a minus.
    Sum { terms: Vec<Expression> },
    /// −a.
    Minus { of: Box<Expression> },
    /// a · b.
    Product { factors: Vec<Expression> },
    /// a / b; 0 when both are 0.
    Quotient {
        above: Box<Expression>,
        below: Box<Expression>,
    },
    /// exp, ln, the absolute value, or the least or largest of several.
    Function {
        function: Operation,
        of: Vec<Expression>,
    },
    /// Σ over an index, or the least or largest over it: `body` for any of them, `terms` for each here.
    Over {
        function: Gather,
        index: Index,
        body: Box<Expression>,
        terms: Vec<f64>,
    },
    /// A statement that holds.
    Compare {
        left: Box<Expression>,
        relation: Relation,
        right: Box<Expression>,
    },
    /// Statements that hold together.
    All { of: Vec<Expression> },
    /// So many terms more that are not written out, and what they come to.
    Rest { count: u32, value: f64 },
}

/// Of whom a symbol speaks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(tag = "kind", rename_all = "camelCase")]
pub enum Subscript {
    /// A unit of the document.
    Unit { id: String },
    /// An exchange of the document.
    Exchange { id: String },
    /// A project of the document.
    Project { id: String },
    /// A factor of the environment.
    Factor { id: String },
    /// A month, from 0.
    Month { month: u32 },
    /// Any of them.
    Index { index: Index },
}

/// What a sum runs over.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Index {
    /// e, exchanges and projects.
    Activity,
    /// i, units.
    Unit,
    /// j, partners.
    Partner,
    /// ij, pairs.
    Pair,
    /// m, members.
    Member,
    /// t, months.
    Month,
    /// k, factors.
    Factor,
    /// k, eigenvalues.
    Eigenvalue,
    /// k, outputs.
    Output,
    /// s, states of taking part.
    State,
    /// p, how likely one takes part.
    Probability,
}

/// A function of numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Operation {
    Exp,
    Ln,
    Abs,
    /// The square root.
    Root,
    Least,
    Largest,
}

/// What becomes of the terms over an index.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Gather {
    Sum,
    /// Over months or strips of a plane: a term each, summed.
    Integral,
    Least,
    Largest,
}

/// How two numbers compare.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "camelCase")]
pub enum Relation {
    Less,
    AtMost,
    Equal,
    AtLeast,
    More,
}

impl Relation {
    /// Whether it holds, give or take.
    pub fn holds(self, left: f64, right: f64, tolerance: f64) -> bool {
        match self {
            Self::Less => left - right < tolerance,
            Self::AtMost => left - right <= tolerance,
            Self::Equal => (left - right).abs() <= tolerance,
            Self::AtLeast => right - left <= tolerance,
            Self::More => right - left < tolerance,
        }
    }
}

impl Expression {
    /// What it comes to; of statements 1 when they hold to within a tolerance, else 0.
    pub fn evaluate(&self, tolerance: f64) -> f64 {
        let value = |it: &Self| it.evaluate(tolerance);
        match self {
            Self::Number { value } | Self::Symbol { value, .. } | Self::Rest { value, .. } => *value,
            Self::Sum { terms } => terms.iter().map(value).sum(),
            Self::Minus { of } => -value(of),
            Self::Product { factors } => factors.iter().map(value).product(),
            Self::Quotient { above, below } => match (value(above), value(below)) {
                (0.0, 0.0) => 0.0,
                (above, below) => above / below,
            },
            Self::Function { function, of } => {
                let first = of.first().map_or(0.0, value);
                match function {
                    Operation::Exp => libm::exp(first),
                    Operation::Ln => libm::log(first),
                    Operation::Abs => first.abs(),
                    Operation::Root => first.sqrt(),
                    Operation::Least => of.iter().map(value).fold(first, f64::min),
                    Operation::Largest => of.iter().map(value).fold(first, f64::max),
                }
            }
            Self::Over { function, terms, .. } => function.of(terms),
            Self::Compare {
                left,
                relation,
                right,
            } => f64::from(relation.holds(value(left), value(right), tolerance)),
            Self::All { of } => f64::from(of.iter().all(|it| value(it) == 1.0)),
        }
    }

    /// The same with numbers for letters; of long sums only the first terms.
    pub fn in_numbers(&self) -> Self {
        let all = |list: &[Self]| list.iter().map(Self::in_numbers).collect();
        match self {
            Self::Symbol { value, .. } => number(*value),
            Self::Number { .. } | Self::Rest { .. } => self.clone(),
            Self::Sum { terms } => Self::Sum { terms: all(terms) },
            Self::Minus { of } => minus(of.in_numbers()),
            Self::Product { factors } => Self::Product {
                factors: all(factors),
            },
            // Nothing of nothing is nothing (§4), which no fraction says.
            Self::Quotient { above, below } if above.evaluate(0.0) == 0.0 && below.evaluate(0.0) == 0.0 => {
                number(0.0)
            }
            Self::Quotient { above, below } => quotient(above.in_numbers(), below.in_numbers()),
            Self::Function { function, of } => Self::Function {
                function: *function,
                of: all(of),
            },
            Self::Over { function, terms, .. } => function.written_out(terms),
            Self::Compare {
                left,
                relation,
                right,
            } => compare(left.in_numbers(), *relation, right.in_numbers()),
            Self::All { of } => Self::All { of: all(of) },
        }
    }
}

impl Gather {
    fn of(self, terms: &[f64]) -> f64 {
        let first = terms.first().copied().unwrap_or(0.0);
        match self {
            Self::Sum | Self::Integral => terms.iter().sum(),
            Self::Least => terms.iter().copied().fold(first, f64::min),
            Self::Largest => terms.iter().copied().fold(first, f64::max),
        }
    }

    /// Every term, or the first ones and what the others come to.
    fn written_out(self, terms: &[f64]) -> Expression {
        let shown = if terms.len() > MOST_TERMS {
            MOST_TERMS - 2
        } else {
            terms.len()
        };
        let (first, rest) = terms.split_at(shown);
        let mut list: Vec<Expression> = first.iter().copied().map(number).collect();
        if !rest.is_empty() {
            list.push(Expression::Rest {
                count: rest.len() as u32,
                value: self.of(rest),
            });
        }
        match (self, list.len()) {
            (_, 0) => number(0.0),
            (_, 1) => list.remove(0),
            (Self::Sum | Self::Integral, _) => sum(list),
            (Self::Least, _) => function(Operation::Least, list),
            (Self::Largest, _) => function(Operation::Largest, list),
        }
    }
}

pub(super) fn number(value: f64) -> Expression {
    // No minus before a zero.
    let value = if value == 0.0 { 0.0 } else { value };
    Expression::Number { value }
}

pub(super) fn symbol(symbol: Letter, of: &[Subscript], value: f64) -> Expression {
    let of = of.to_vec();
    Expression::Symbol { symbol, of, value }
}

pub(super) fn sum(terms: Vec<Expression>) -> Expression {
    Expression::Sum { terms }
}

pub(super) fn minus(of: Expression) -> Expression {
    Expression::Minus { of: Box::new(of) }
}

pub(super) fn product(factors: Vec<Expression>) -> Expression {
    Expression::Product { factors }
}

pub(super) fn quotient(above: Expression, below: Expression) -> Expression {
    Expression::Quotient {
        above: Box::new(above),
        below: Box::new(below),
    }
}

pub(super) fn function(function: Operation, of: Vec<Expression>) -> Expression {
    Expression::Function { function, of }
}

pub(super) fn over(index: Index, body: Expression, terms: Vec<f64>) -> Expression {
    gather(Gather::Sum, index, body, terms)
}

pub(super) fn gather(function: Gather, index: Index, body: Expression, terms: Vec<f64>) -> Expression {
    Expression::Over {
        function,
        index,
        body: Box::new(body),
        terms,
    }
}

pub(super) fn compare(left: Expression, relation: Relation, right: Expression) -> Expression {
    Expression::Compare {
        left: Box::new(left),
        relation,
        right: Box::new(right),
    }
}

pub(super) fn any(index: Index) -> Subscript {
    Subscript::Index { index }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_sum_keeps_its_value_when_written_out() {
        let terms: Vec<f64> = (1..=20).map(f64::from).collect();
        let sum = over(
            Index::Activity,
            symbol(Letter::Generation, &[any(Index::Activity)], 0.0),
            terms,
        );
        assert_eq!(sum.evaluate(0.0), 210.0);
        let written = sum.in_numbers();
        assert_eq!(written.evaluate(0.0), 210.0);
        let Expression::Sum { terms } = written else {
            panic!("a sum stays a sum")
        };
        assert_eq!(
            terms.last(),
            Some(&Expression::Rest {
                count: 14,
                value: 189.0
            })
        );
    }
}
