//! Why an exchange ships and uses what it does (§2).

use super::entries::months;
use super::expression::{Index, any, number, over, product, symbol};
use super::settings::{COMPATIBILITY, FLOW};
use super::{
    Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand, row,
};
use crate::math::bits;

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    if subject.of != Of::Exchange {
        return None;
    }
    let index = sources.exchange(subject.id.as_deref())?;
    let exchange = &sources.network.exchanges[index];
    let labels = sources.labels(super::entries::Owner::Exchange(index));
    let runs: Vec<Summand> = bits::runs(sources.network.exchange_months(index))
        .map(|(from, to)| row(months(from, to), (to - from) as f64))
        .collect();
    let active = bits::count(sources.network.exchange_months(index));
    Some(match subject.number {
        Quantity::Rate => Draft::number(
            exchange.rate,
            Measure::Ratio,
            symbol(Letter::Rate, &labels, exchange.rate),
            vec![number(exchange.rate)],
        )
        .margins([Margin::new(
            symbol(Letter::Rate, &labels, exchange.rate),
            exchange.rate,
            Boundary::Presence,
            vec![0.0],
            Measure::Ratio,
        )])
        .on(COMPATIBILITY, &["substitution"]),
        Quantity::ActiveMonths => {
            let terms = runs.iter().map(|row| row.value).collect();
            let body = symbol(Letter::ActiveMonths, &[any(Index::Month)], 0.0);
            Draft::number(
                f64::from(active),
                Measure::Months,
                symbol(Letter::ActiveMonths, &labels, f64::from(active)),
                vec![over(Index::Month, body, terms)],
            )
            .rows(Combine::Sum, runs)
            .on(FLOW, &[])
        }
        Quantity::Asked => {
            let value = exchange.amount * f64::from(active);
            let rows = runs.into_iter().map(|run| Summand {
                value: exchange.amount * run.value,
                ..run
            });
            Draft::number(
                value,
                Measure::Resource,
                symbol(Letter::Asked, &labels, value),
                vec![product(vec![
                    symbol(Letter::Amount, &labels, exchange.amount),
                    symbol(Letter::ActiveMonths, &labels, f64::from(active)),
                ])],
            )
            .rows(Combine::Sum, rows.collect())
            .on(FLOW, &[])
        }
        Quantity::Shipped | Quantity::Used => {
            let (letter, ships) = match subject.number {
                Quantity::Shipped => (Letter::Shipped, true),
                _ => (Letter::Used, false),
            };
            let mut rows = Vec::new();
            let mut value = 0.0;
            sources.limits.pieces(&sources.network, index, |piece| {
                let length = (piece.to - piece.from) as f64;
                let flow = if ships { piece.shipped } else { piece.used };
                value += flow * length;
                rows.push(Summand {
                    what: months(piece.from, piece.to),
                    value: flow * length,
                    parts: vec![flow, length],
                });
            });
            let terms = rows.iter().map(|row| row.value).collect();
            let settings: &[&'static str] = if ships { &[] } else { &["substitution"] };
            Draft::number(
                value,
                Measure::Resource,
                symbol(letter, &labels, value),
                vec![over(
                    Index::Month,
                    symbol(letter, &[any(Index::Month)], 0.0),
                    terms,
                )],
            )
            .rows(Combine::Sum, rows)
            .columns(&[letter, Letter::Months])
            .on(FLOW, settings)
        }
        _ => return None,
    })
}
