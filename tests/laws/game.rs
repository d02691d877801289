//! The game of a consortium, read off its ledger (§9).

use gongsheng::analysis::ledger::Ledger;
use gongsheng::model::Consortium;

/// v(K): what the members of K make with nobody else.
pub struct Game {
    /// Sets of units, and what they make together.
    terms: Vec<(u32, f64)>,
}

impl Game {
    pub fn new(document: &Consortium, ledger: &Ledger) -> Self {
        let bit = |id: &str| 1u32 << document.units.iter().position(|unit| unit.id == id).unwrap();
        let exchanges = document.exchanges.iter().zip(&ledger.exchanges);
        let exchanges = exchanges.map(|(it, lines)| (bit(&it.from.unit) | bit(&it.to.unit), lines.surplus));
        let coordination = ledger
            .pairs
            .iter()
            .map(|pair| (bit(&pair.between[0]) | bit(&pair.between[1]), -pair.coordination));
        let projects = document.projects.iter().zip(&ledger.projects).map(|(it, lines)| {
            (
                it.members.iter().fold(0, |set, member| set | bit(&member.unit)),
                lines.surplus,
            )
        });
        Self {
            terms: exchanges.chain(coordination).chain(projects).collect(),
        }
    }

    pub fn value(&self, set: u32) -> f64 {
        self.terms
            .iter()
            .filter(|(term, _)| term & !set == 0)
            .map(|(_, amount)| amount)
            .sum()
    }

    pub fn members(&self, set: u32) -> impl Iterator<Item = usize> {
        (0..32).filter(move |unit| set >> unit & 1 == 1)
    }
}
