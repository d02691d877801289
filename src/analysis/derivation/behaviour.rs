//! Why a pair or the consortium has its behavioural mode (§6).

use super::super::accounts::settle;
use super::super::behaviour::{Mode, PairBehaviour};
use super::entries::Owner;
use super::expression::{Expression, Index, Operation, Relation};
use super::expression::{any, compare, function, minus, number, over, product, quotient, sum, symbol};
use super::settings::{BEHAVIOUR, ENERGY, LEDGER, SHARING};
use super::{
    Answer, Boundary, Combine, Draft, Letter, Margin, Measure, Of, Quantity, Sources, Subject, Summand,
    Thing, row, word,
};

/// Units of which a system's verdict is written out one by one; of more, those that decide.
const MOST_WRITTEN: usize = 8;

/// What moves a mode, beside energies and bands.
const MODES: [&str; 3] = ["zeroBand", "symmetryTolerance", "modesAfterContract"];

pub(super) fn draft(sources: &Sources, subject: &Subject) -> Option<Draft> {
    match (subject.of, subject.number) {
        (Of::Pair, number) => {
            let (pair, _) = sources.pair(subject)?;
            let told = &sources.behaviour().pairs[pair];
            match number {
                Quantity::Mode => Some(pair_mode(sources, pair, told)),
                Quantity::Asymmetry => pair_asymmetry(sources, pair, told),
                Quantity::NetGenerating => pair_net(sources, pair, told),
                _ => None,
            }
        }
        (Of::Side, Quantity::Counted) => {
            let (pair, side) = sources.pair(subject)?;
            Some(side_counted(sources, pair, side))
        }
        (Of::Unit, Quantity::Counted) => {
            let unit = sources.unit(subject.id.as_deref())?;
            sources.network.takes_part[unit].then(|| unit_counted(sources, unit))
        }
        (Of::Side | Of::Unit | Of::System, Quantity::Band) => band(sources, sources.owner(subject)?),
        (Of::System, Quantity::Mode) => Some(system_mode(sources)),
        (Of::System, Quantity::Asymmetry) => system_asymmetry(sources),
        (Of::System, Quantity::NetGenerating) => system_net(sources),
        _ => None,
    }
}

/// zeroBand · gross, which each of its entries widens by its own.
fn band(sources: &Sources, owner: Owner) -> Option<Draft> {
    if let Owner::Unit(unit) = owner
        && !sources.network.takes_part[unit]
    {
        return None;
    }
    let zero_band = sources.settings.zero_band;
    let gross = sources.lines(owner).gross();
    let labels = sources.labels(owner);
    let rows = sources.entries(owner).into_iter().map(|entry| Summand {
        value: zero_band * entry.lines.gross(),
        parts: vec![entry.lines.gross()],
        what: entry.what,
    });
    let formula = product(vec![
        symbol(Letter::ZeroBand, &[], zero_band),
        symbol(Letter::Gross, &labels, gross),
    ]);
    let value = zero_band * gross;
    Some(
        Draft::number(
            value,
            Measure::Energy,
            symbol(Letter::Band, &labels, value),
            vec![formula],
        )
        .rows(Combine::Sum, rows.collect())
        .columns(&[Letter::Gross])
        .on(BEHAVIOUR, &["zeroBand"])
        .on(LEDGER, &super::ledger::settings(sources, Quantity::Gross)),
    )
}

impl Sources<'_> {
    /// What the transfers that modes count bring a unit, from one other or from all; a row each.
    fn counted(&self, unit: usize, from: Option<usize>) -> Vec<Summand> {
        if !self.settings.modes_after_contract {
            return Vec::new();
        }
        let part = &self.network.takes_part;
        let mut rows = Vec::new();
        for transfer in &self.network.transfers {
            let (payer, paid) = (transfer.from as usize, transfer.to as usize);
            if !part[payer] || !part[paid] || transfer.amount == 0.0 {
                continue;
            }
            for (own, other, sign) in [(paid, payer, 1.0), (payer, paid, -1.0)] {
                if own == unit && from.is_none_or(|from| from == other) {
                    rows.push(row(self.transfer(transfer), sign * transfer.amount));
                }
            }
        }
        rows
    }

    /// A unit's surplus as modes count it.
    fn counted_surplus(&self, unit: usize) -> f64 {
        let lines = &self.accounts.units[unit];
        let moved = self.counted(unit, None);
        let gross = lines.gross() + moved.iter().map(|row| row.value.abs()).sum::<f64>();
        settle(
            lines.surplus() + moved.iter().map(|row| row.value).sum::<f64>(),
            gross,
        )
    }

    fn gain(&self, pair: usize, side: usize) -> Expression {
        symbol(
            Letter::Gain,
            &self.labels(Owner::Side(pair, side)),
            self.behaviour().pairs[pair].gains[side],
        )
    }

    fn band(&self, owner: Owner) -> Expression {
        let band = self.settings.zero_band * self.lines(owner).gross();
        symbol(Letter::Band, &self.labels(owner), band)
    }

    fn tolerance(&self) -> Expression {
        symbol(Letter::SymmetryTolerance, &[], self.settings.symmetry_tolerance)
    }

    fn symmetry(&self, alpha: Expression, value: f64) -> Margin {
        let at = vec![self.settings.symmetry_tolerance];
        Margin::new(alpha, value, Boundary::Symmetry, at, Measure::Ratio).by("symmetryTolerance")
    }
}

/// Which of the three an amount is, as a statement.
fn sign(amount: Expression, value: f64, band: Expression, width: f64, gross: f64) -> Expression {
    if value.abs() - width <= super::super::accounts::ROUNDING * gross {
        compare(function(Operation::Abs, vec![amount]), Relation::AtMost, band)
    } else if value > 0.0 {
        compare(amount, Relation::More, band)
    } else {
        compare(amount, Relation::Less, minus(band))
    }
}

fn side_rows(sources: &Sources, pair: usize, told: &PairBehaviour) -> Vec<Summand> {
    let rows = [0, 1].map(|side| {
        let [unit, with] = sources.sides(pair, side).map(str::to_owned);
        Summand {
            what: Thing::Side { unit, with },
            value: told.gains[side],
            parts: vec![told.bands[side]],
        }
    });
    rows.to_vec()
}

fn pair_mode(sources: &Sources, pair: usize, told: &PairBehaviour) -> Draft {
    let letter = symbol(Letter::Gain, &sources.pair_labels(pair), told.gains[0]);
    let sections = |draft: Draft| draft.on(BEHAVIOUR, &MODES).on(LEDGER, &ENERGY);
    if told.mode == Mode::None {
        let active = symbol(Letter::ActiveMonths, &sources.pair_labels(pair), 0.0);
        let statement = compare(active, Relation::Equal, number(0.0));
        return sections(Draft::verdict(word(told.mode), letter, vec![statement]));
    }
    let account = &sources.accounts.pairs[pair];
    let mut statements = Vec::new();
    let mut margins = Vec::new();
    for side in [0, 1] {
        let (gain, width) = (told.gains[side], told.bands[side]);
        let band = sources.band(Owner::Side(pair, side));
        let gross = account.sides[side].gross() + gain.abs();
        statements.push(sign(sources.gain(pair, side), gain, band, width, gross));
        margins.push(sources.zero(sources.gain(pair, side), gain, width));
    }
    if let Some(alpha) = told.asymmetry {
        let relation = if told.mode == Mode::SymmetricMutualism {
            Relation::AtMost
        } else {
            Relation::More
        };
        statements.push(compare(pair_alpha(sources, pair), relation, sources.tolerance()));
        let letter = symbol(Letter::Asymmetry, &sources.pair_labels(pair), alpha);
        margins.push(sources.symmetry(letter, alpha));
    }
    sections(
        Draft::verdict(word(told.mode), letter, statements)
            .rows(Combine::Formula, side_rows(sources, pair, told))
            .columns(&[Letter::Band])
            .margins(margins),
    )
}

/// |a − b| / (a + b).
fn pair_alpha(sources: &Sources, pair: usize) -> Expression {
    let (a, b) = (sources.gain(pair, 0), sources.gain(pair, 1));
    quotient(
        function(Operation::Abs, vec![sum(vec![a.clone(), minus(b.clone())])]),
        sum(vec![a, b]),
    )
}

fn pair_asymmetry(sources: &Sources, pair: usize, told: &PairBehaviour) -> Option<Draft> {
    let value = told.asymmetry?;
    let letter = symbol(Letter::Asymmetry, &sources.pair_labels(pair), value);
    Some(
        Draft::number(
            value,
            Measure::Ratio,
            letter.clone(),
            vec![pair_alpha(sources, pair)],
        )
        .rows(Combine::Formula, side_rows(sources, pair, told))
        .columns(&[Letter::Band])
        .margins([sources.symmetry(letter, value)])
        .on(BEHAVIOUR, &MODES)
        .on(LEDGER, &ENERGY),
    )
}

fn pair_net(sources: &Sources, pair: usize, told: &PairBehaviour) -> Option<Draft> {
    let value = told.net_generating?;
    let width = sources.settings.zero_band * sources.accounts.pairs[pair].lines().gross();
    let relation = if value { Relation::More } else { Relation::AtMost };
    let both = sum(vec![sources.gain(pair, 0), sources.gain(pair, 1)]);
    let statement = compare(both.clone(), relation, sources.band(Owner::Pair(pair)));
    let total = told.gains[0] + told.gains[1];
    let margin = Margin::new(both.clone(), total, Boundary::Zero, vec![width], Measure::Energy);
    Some(
        Draft::verdict(Answer::Flag(value), both, vec![statement])
            .rows(Combine::Formula, side_rows(sources, pair, told))
            .columns(&[Letter::Band])
            .margins([margin.by("zeroBand")])
            .on(BEHAVIOUR, &MODES)
            .on(LEDGER, &ENERGY),
    )
}

/// s(i|j) with the transfers that modes count.
fn side_counted(sources: &Sources, pair: usize, side: usize) -> Draft {
    let told = &sources.behaviour().pairs[pair];
    let units = sources.network.pairs[pair].units;
    let moved = sources.counted(units[side] as usize, Some(units[1 - side] as usize));
    let owner = Owner::Side(pair, side);
    let width = told.bands[side];
    let active = sources.network.pairs[pair].active();
    let value = told.gains[side];
    counted(sources, owner, moved, value).margins(
        active.then(|| sources.zero(symbol(Letter::Gain, &sources.labels(owner), value), value, width)),
    )
}

/// S_i with the transfers that modes count.
fn unit_counted(sources: &Sources, unit: usize) -> Draft {
    let moved = sources.counted(unit, None);
    let owner = Owner::Unit(unit);
    let value = sources.counted_surplus(unit);
    let width = sources.settings.zero_band * sources.lines(owner).gross();
    let letter = symbol(Letter::Surplus, &sources.labels(owner), value);
    counted(sources, owner, moved, value).margins([sources.zero(letter, value, width)])
}

fn counted(sources: &Sources, owner: Owner, moved: Vec<Summand>, value: f64) -> Draft {
    let lines = sources.lines(owner);
    let labels = sources.labels(owner);
    let letter = if matches!(owner, Owner::Side(..)) {
        Letter::Gain
    } else {
        Letter::Surplus
    };
    let net: f64 = moved.iter().map(|row| row.value).sum();
    let mut terms = vec![
        symbol(Letter::Receipt, &labels, lines.receipt()),
        minus(symbol(Letter::Outlay, &labels, lines.outlay())),
    ];
    if !moved.is_empty() {
        terms.push(symbol(Letter::Transfers, &labels, net));
    }
    let (mut rows, _) = super::ledger::table(&sources.entries(owner), Quantity::Surplus);
    rows.iter_mut().for_each(|row| row.parts.clear());
    rows.extend(moved);
    Draft::number(
        value,
        Measure::Energy,
        symbol(letter, &labels, value),
        vec![sum(terms)],
    )
    .rows(Combine::Sum, rows)
    .on(BEHAVIOUR, &["modesAfterContract"])
    .on(LEDGER, &ENERGY)
}

/// Σ|S_i − f_i| / ΣS_i, over the units that take part.
fn system_alpha(sources: &Sources) -> (Expression, Vec<Summand>) {
    let fair = sources.fair.by(sources.settings.benchmark);
    let units: Vec<(usize, f64)> = (sources.network.participants())
        .map(|unit| (unit, sources.counted_surplus(unit)))
        .collect();
    let total: f64 = units.iter().map(|(_, surplus)| surplus).sum();
    let own = |letter| symbol(letter, &[any(Index::Unit)], 0.0);
    let distance = sum(vec![own(Letter::Surplus), minus(own(Letter::FairShare))]);
    let formula = quotient(
        over(
            Index::Unit,
            function(Operation::Abs, vec![distance]),
            units
                .iter()
                .map(|&(unit, surplus)| (surplus - fair[unit]).abs())
                .collect(),
        ),
        over(
            Index::Unit,
            own(Letter::Surplus),
            units.iter().map(|&(_, surplus)| surplus).collect(),
        ),
    );
    let rows = units.iter().map(|&(unit, surplus)| Summand {
        what: sources.unit_thing(unit),
        value: (surplus - fair[unit]).abs() / total,
        parts: vec![surplus, fair[unit]],
    });
    (formula, rows.collect())
}

fn system_asymmetry(sources: &Sources) -> Option<Draft> {
    let value = sources.behaviour().system.asymmetry?;
    let (formula, rows) = system_alpha(sources);
    let letter = symbol(Letter::Asymmetry, &[], value);
    Some(
        Draft::number(value, Measure::Ratio, letter.clone(), vec![formula])
            .rows(Combine::Sum, rows)
            .columns(&[Letter::Surplus, Letter::FairShare])
            .margins([sources.symmetry(letter, value)])
            .on(BEHAVIOUR, &MODES)
            .on(SHARING, &["benchmark"])
            .on(LEDGER, &ENERGY),
    )
}

fn system_mode(sources: &Sources) -> Draft {
    let system = &sources.behaviour().system;
    let units: Vec<(usize, f64, f64)> = (sources.network.participants())
        .map(|unit| {
            let band = sources.settings.zero_band * sources.accounts.units[unit].gross();
            (unit, sources.counted_surplus(unit), band)
        })
        .collect();
    let letter = symbol(Letter::Surplus, &[any(Index::Unit)], 0.0);
    let draft = |statements| Draft::verdict(word(system.mode), letter.clone(), statements);
    let sections = |draft: Draft| {
        let draft = draft.on(BEHAVIOUR, &MODES).on(LEDGER, &ENERGY);
        draft.on(SHARING, &["benchmark"])
    };
    if units.is_empty() {
        let statement = compare(
            symbol(Letter::Participants, &[], 0.0),
            Relation::Equal,
            number(0.0),
        );
        return sections(draft(vec![statement]));
    }
    let rows: Vec<Summand> = units
        .iter()
        .map(|&(unit, surplus, band)| Summand {
            what: sources.unit_thing(unit),
            value: surplus,
            parts: vec![band],
        })
        .collect();
    let statement = |&(unit, surplus, band): &(usize, f64, f64)| {
        let labels = [sources.unit_label(unit)];
        let gross = sources.accounts.units[unit].gross() + surplus.abs();
        sign(
            symbol(Letter::Surplus, &labels, surplus),
            surplus,
            sources.band(Owner::Unit(unit)),
            band,
            gross,
        )
    };
    // Of many, the one that gains most, the one that gains least, and the one nearest to zero.
    let mut told: Vec<&(usize, f64, f64)> = units.iter().collect();
    if told.len() > MOST_WRITTEN {
        let most = units.iter().max_by(|a, b| a.1.total_cmp(&b.1));
        let least = units.iter().min_by(|a, b| a.1.total_cmp(&b.1));
        let nearest = units.iter().min_by(|a, b| a.1.abs().total_cmp(&b.1.abs()));
        told = [most, nearest, least].into_iter().flatten().collect();
        told.dedup_by_key(|unit| unit.0);
    }
    let mut statements: Vec<Expression> = told.into_iter().map(statement).collect();
    let mut margins: Vec<Margin> = units
        .iter()
        .map(|&(unit, surplus, band)| {
            let letter = symbol(Letter::Surplus, &[sources.unit_label(unit)], surplus);
            sources.zero(letter, surplus, band)
        })
        .collect();
    margins.sort_by(|a, b| a.distance.total_cmp(&b.distance));
    margins.truncate(3);
    if let Some(alpha) = system.asymmetry {
        let relation = if system.mode == Mode::SymmetricMutualism {
            Relation::AtMost
        } else {
            Relation::More
        };
        let letter = symbol(Letter::Asymmetry, &[], alpha);
        statements.push(compare(letter.clone(), relation, sources.tolerance()));
        margins.push(sources.symmetry(letter, alpha));
    }
    sections(
        draft(statements)
            .rows(Combine::Formula, rows)
            .columns(&[Letter::Band])
            .margins(margins),
    )
}

fn system_net(sources: &Sources) -> Option<Draft> {
    let value = sources.behaviour().system.net_generating?;
    let total = &sources.accounts.total;
    let width = sources.settings.zero_band * total.gross();
    let letter = symbol(Letter::Surplus, &[], total.surplus());
    let relation = if value { Relation::More } else { Relation::AtMost };
    let statement = compare(letter.clone(), relation, sources.band(Owner::System));
    let rows = sources.network.participants();
    let rows = rows.map(|unit| row(sources.unit_thing(unit), sources.accounts.units[unit].surplus()));
    let margin = Margin::new(
        letter.clone(),
        total.surplus(),
        Boundary::Zero,
        vec![width],
        Measure::Energy,
    );
    Some(
        Draft::verdict(Answer::Flag(value), letter, vec![statement])
            .rows(Combine::Formula, rows.collect())
            .margins([margin.by("zeroBand")])
            .on(BEHAVIOUR, &MODES)
            .on(LEDGER, &ENERGY)
            .on(SHARING, &["benchmark"]),
    )
}
