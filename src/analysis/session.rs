//! A document that stays here while it is edited: one number changes, and only what hangs on it is reckoned again.
//!
//! Every sum is either short and reckoned again in its order, or an exact one, from which the old term is taken and
//! to which the new one is added ([`Exact`](crate::math::exact::Exact)): so a session of any number of edits holds
//! the same bits as a fresh analysis of the edited document.

use super::accounts::Lines;
use super::behaviour::{PairMode, SystemMode, Tallied};
use super::change::Reach;
use super::columns::Columns;
use super::flow::{input_suffices, output_suffices};
use super::formation::Ladder;
use super::network::{Activity, Numbers};
use super::overall::Overall;
use super::overflow::overflow;
use super::rates::Way;
use super::standing::Standing;
use crate::math::order::Grouped;
use crate::model::{Code, Consortium, Detail, DetailValue, Problem, Quantity, Rule, Severity};

/// A document and its analysis by number, kept up to date through edits.
#[derive(Clone, Debug)]
pub struct Session {
    document: Consortium,
    numbers: Numbers,
    columns: Columns,
    /// The exchanges that every unit gives, rising.
    given_by: Grouped,
    /// The exchanges that every unit receives, rising.
    received_by: Grouped,
    /// The pairs of every unit, rising.
    pairs_of: Grouped,
    /// The projects of every unit, rising.
    projects_of: Grouped,
    /// Whether energies are finite numbers.
    finite: bool,
    touched: Touched,
}

/// What an edit touches, each thing once.
#[derive(Clone, Debug, Default)]
struct Touched {
    exchanges: Marks,
    projects: Marks,
    /// Pairs whose coordination changes.
    contacts: Marks,
    pairs: Marks,
    units: Marks,
    /// Outputs and inputs whose limits are to be reckoned anew.
    outputs: Marks,
    inputs: Marks,
}

/// A list of different places.
#[derive(Clone, Debug, Default)]
struct Marks {
    list: Vec<u32>,
    marked: Vec<bool>,
}

impl Marks {
    fn new(len: usize) -> Self {
        Self {
            list: Vec::new(),
            marked: vec![false; len],
        }
    }

    #[inline]
    fn add(&mut self, place: usize) {
        if !self.marked[place] {
            self.marked[place] = true;
            self.list.push(place as u32);
        }
    }

    fn clear(&mut self) {
        for &place in &self.list {
            self.marked[place as usize] = false;
        }
        self.list.clear();
    }

    fn iter(&self) -> impl Iterator<Item = usize> + '_ {
        self.list.iter().map(|&place| place as usize)
    }
}

impl Session {
    /// Reads a valid consortium with its defaults filled in.
    ///
    /// # Panics
    /// When something refers to what is not there, which no document that was read does.
    pub fn new(document: Consortium) -> Self {
        let numbers = Numbers::new(&document);
        let columns = Columns::new(&numbers);
        let finite = overflow(&columns.environment, &columns.accounts).is_none();
        let units = numbers.takes_part.len();
        let exchanges = (0..).zip(&numbers.exchanges);
        let given_by = Grouped::new(units, exchanges.clone().map(|(index, it)| (it.giver, index)));
        let received_by = Grouped::new(units, exchanges.map(|(index, it)| (it.receiver, index)));
        let pairs = (0..).zip(&numbers.pairs);
        let pairs_of = Grouped::new(
            units,
            pairs.flat_map(|(index, it)| it.units.map(|unit| (unit, index))),
        );
        let projects = (0..).zip(&numbers.projects);
        let projects_of =
            projects.flat_map(|(index, it)| it.members.iter().map(move |member| (member.unit, index)));
        let projects_of = Grouped::new(units, projects_of);
        let touched = Touched {
            exchanges: Marks::new(numbers.exchanges.len()),
            projects: Marks::new(numbers.projects.len()),
            contacts: Marks::new(numbers.pairs.len()),
            pairs: Marks::new(numbers.pairs.len()),
            units: Marks::new(units),
            outputs: Marks::new(numbers.outputs.len()),
            inputs: Marks::new(numbers.inputs.len()),
        };
        Self {
            document,
            numbers,
            columns,
            given_by,
            received_by,
            pairs_of,
            projects_of,
            finite,
            touched,
        }
    }

    /// The document as it is now.
    pub fn document(&self) -> &Consortium {
        &self.document
    }

    /// The document by number.
    pub fn numbers(&self) -> &Numbers {
        &self.numbers
    }

    /// Its analysis by number.
    pub fn columns(&self) -> &Columns {
        &self.columns
    }

    /// Whether energies are finite numbers.
    pub fn is_finite(&self) -> bool {
        self.finite
    }

    /// Sets the number that a JSON pointer names. What it may not be is told, and changes nothing. A share alone
    /// cannot be set, for the others must make up for it: that asks for a new session.
    pub fn edit(&mut self, pointer: &str, value: f64) -> Result<(), Problem> {
        let problem = |code, values| Problem {
            code,
            pointer: pointer.to_owned(),
            severity: Severity::Error,
            values,
        };
        let value_told = |name: &str, value| Detail {
            name: name.to_owned(),
            value: DetailValue::Number(value),
        };
        let Some(quantity) = Quantity::at(&self.document, pointer) else {
            return Err(problem(Code::WrongType, Vec::new()));
        };
        let range = quantity.range(&self.document);
        if !range.holds(value) {
            let mut values = vec![value_told("value", value), value_told("least", range.least)];
            values.extend(range.most.map(|most| value_told("most", most)));
            return Err(problem(Code::OutOfRange, values));
        }
        if let Quantity::Share { .. } = quantity
            && value != quantity.read(&self.document)
        {
            return Err(problem(Code::SharesSum, vec![value_told("value", value)]));
        }
        let old = quantity.read(&self.document);
        self.set(&quantity, value);
        if !self.finite {
            self.set(&quantity, old);
            return Err(problem(Code::InfiniteEnergy, vec![value_told("value", value)]));
        }
        Ok(())
    }

    /// Sets a number, which must lie in its range; of a share the others give way.
    pub fn set(&mut self, quantity: &Quantity, value: f64) {
        let old = quantity.read(&self.document);
        let reach = Reach::of(quantity, &self.numbers, old, value);
        match reach {
            Reach::Structure => {
                quantity.write(&mut self.document, value);
                *self = Self::new(self.document.clone());
            }
            Reach::Some if self.numbers.settings.feedback == 0.0 => self.set_some(quantity, old, value),
            _ => {
                quantity.write(&mut self.document, value);
                self.numbers.take_over(quantity, &self.document);
                match reach {
                    Reach::Some | Reach::Everything => {
                        self.columns.renew(&self.numbers);
                        self.finite = overflow(&self.columns.environment, &self.columns.accounts).is_none();
                    }
                    Reach::Contact => self.columns.renew_contact(&self.numbers),
                    Reach::Verdicts => self.columns.renew_verdicts(&self.numbers),
                    Reach::Nothing | Reach::Structure => {}
                }
            }
        }
    }

    /// Sets a number on which only some exchanges, a project or a pair hang.
    fn set_some(&mut self, quantity: &Quantity, old: f64, value: f64) {
        self.touch(quantity, old, value);
        self.put_rates(Way::Out);
        quantity.write(&mut self.document, value);
        self.numbers.take_over(quantity, &self.document);
        let (numbers, columns, touched) = (&self.numbers, &mut self.columns, &mut self.touched);
        for output in touched.outputs.iter() {
            columns.limits.renew_output(numbers, output);
        }
        for input in touched.inputs.iter() {
            columns.limits.renew_input(numbers, input);
        }
        self.put_rates(Way::In);

        let (numbers, columns, touched) = (&self.numbers, &mut self.columns, &mut self.touched);
        for index in touched.exchanges.iter() {
            let Some(pair) = numbers.exchanges[index].pair else {
                continue;
            };
            columns.accounts.exchanges[index] = columns.accounts.exchange(numbers, &columns.limits, index);
            touched.pairs.add(pair as usize);
        }
        for index in touched.projects.iter() {
            columns.accounts.projects[index] = columns.accounts.project(numbers, index);
            let members = &numbers.projects[index].members;
            for (place, one) in members.iter().enumerate() {
                touched.units.add(one.unit as usize);
                for other in &members[..place] {
                    if let Some(pair) = numbers.find_pair(one.unit, other.unit) {
                        touched.pairs.add(pair);
                    }
                }
            }
        }
        touched.contacts.iter().for_each(|pair| touched.pairs.add(pair));
        for index in touched.pairs.iter() {
            columns.accounts.renew_pair(numbers, index);
            numbers.pairs[index]
                .units
                .iter()
                .for_each(|&unit| touched.units.add(unit as usize));
        }
        let benchmark = numbers.settings.benchmark;
        let local = benchmark == Rule::Shapley;
        if local {
            for unit in touched.units.iter().filter(|&unit| numbers.takes_part[unit]) {
                let fair = &columns.fair.shapley;
                let before = Tallied::new(numbers, &columns.accounts, &columns.moved, fair, unit);
                columns.tally.take(&before);
            }
        }
        self.renew_units();
        let (numbers, columns, touched) = (&self.numbers, &mut self.columns, &mut self.touched);
        if !columns.rates.finish() {
            columns.rates.renew(numbers, &columns.limits);
        }
        columns.accounts.sum_up(&columns.environment, &columns.rates);
        let accounts = &columns.accounts;
        let units = touched.units.iter().map(|unit| &accounts.units[unit]);
        self.finite = units
            .chain([&accounts.total])
            .all(|lines| lines.gross().is_finite());
        columns.windows.renew(&columns.accounts.months);
        for pair in touched.pairs.iter() {
            columns.modes[pair] = PairMode::new(numbers, &columns.accounts, &columns.moved, pair);
        }
        if local {
            for unit in touched.units.iter().filter(|&unit| numbers.takes_part[unit]) {
                let fair = &columns.fair.shapley;
                let now = Tallied::new(numbers, &columns.accounts, &columns.moved, fair, unit);
                columns.tally.add(&now);
            }
        }
        if !(local && columns.tally.sound()) {
            columns.fair.renew(numbers, &columns.accounts, benchmark);
            let fair = columns.fair.by(benchmark);
            columns
                .tally
                .renew(numbers, &columns.accounts, &columns.moved, fair);
        }
        touched.clear();
    }

    /// Finds the exchanges, projects and pairs that hang on a number directly, and the limits that may move.
    fn touch(&mut self, quantity: &Quantity, old: f64, value: f64) {
        let Self {
            numbers,
            columns,
            touched,
            ..
        } = self;
        let limits = &columns.limits;
        match *quantity {
            Quantity::ExchangeAmount { exchange } => {
                let output = numbers.exchanges[exchange].output as usize;
                numbers.exchanges[exchange].amount = value;
                if limits.ships_all(output) && output_suffices(numbers, output) {
                    touched.exchanges.add(exchange);
                } else {
                    touched.outputs.add(output);
                    touched.exchanges_of(numbers.by_output.of(output));
                }
                touched.receivers(numbers, limits);
                numbers.exchanges[exchange].amount = old;
            }
            Quantity::OutputAmount { unit, output } => {
                let output = numbers.output(unit, output);
                numbers.outputs[output].amount = value;
                if !(limits.ships_all(output) && output_suffices(numbers, output)) {
                    touched.outputs.add(output);
                    touched.exchanges_of(numbers.by_output.of(output));
                    touched.receivers(numbers, limits);
                }
                numbers.outputs[output].amount = old;
            }
            Quantity::InputAmount { unit, input } => {
                let input = numbers.input(unit, input);
                numbers.inputs[input].amount = value;
                if !(limits.uses_all(input) && input_suffices(numbers, input)) {
                    touched.inputs.add(input);
                    touched.exchanges_of(numbers.by_input.of(input));
                }
                numbers.inputs[input].amount = old;
            }
            Quantity::Quality { unit, output } | Quantity::Cost { unit, output } => {
                touched.exchanges_of(numbers.by_output.of(numbers.output(unit, output)));
            }
            Quantity::Value { unit, input } => {
                touched.exchanges_of(numbers.by_input.of(numbers.input(unit, input)));
            }
            Quantity::ProjectValue { project }
            | Quantity::ProjectResistance { project }
            | Quantity::MemberCost { project, .. }
            | Quantity::Share { project, .. } => touched.projects.add(project),
            Quantity::LinkResistance { link } => {
                let pair = numbers.links[link].map(|pair| &numbers.pairs[pair as usize]);
                for activity in pair.into_iter().flat_map(|pair| numbers.activities(pair)) {
                    if let Activity::Exchange { index, .. } = *activity {
                        touched.exchanges.add(index as usize);
                    }
                }
            }
            Quantity::Coordination { link } => {
                if let Some(pair) = numbers.links[link] {
                    touched.contacts.add(pair as usize);
                }
            }
            _ => {}
        }
    }

    /// Takes what is touched out of the months, or puts it in.
    fn put_rates(&mut self, way: Way) {
        let (numbers, columns, touched) = (&self.numbers, &mut self.columns, &self.touched);
        for index in touched.exchanges.iter() {
            columns.rates.exchange(numbers, &columns.limits, index, way);
        }
        for index in touched.projects.iter() {
            columns.rates.project(numbers, index, way);
        }
        for index in touched.contacts.iter() {
            columns.rates.coordination(numbers, &numbers.pairs[index], way);
        }
    }

    /// Sums up the touched units and their fair shares, in the order of a fresh analysis.
    fn renew_units(&mut self) {
        let (numbers, accounts) = (&self.numbers, &mut self.columns.accounts);
        for unit in self.touched.units.iter() {
            let mut lines = Lines::default();
            for &index in self.given_by.of(unit) {
                lines.cost += accounts.exchanges[index as usize].cost;
            }
            for &index in self.received_by.of(unit) {
                lines.receive(&accounts.exchanges[index as usize]);
            }
            let mut fair = 0.0;
            for &index in self.pairs_of.of(unit) {
                let pair = &accounts.pairs[index as usize].exchanges;
                if pair.coordination > 0.0 {
                    lines.coordination += 0.5 * pair.coordination;
                }
                fair += 0.5 * pair.surplus();
            }
            for &index in self.projects_of.of(unit) {
                let members = &numbers.projects[index as usize].members;
                if let Some(place) = members.iter().position(|member| member.unit as usize == unit) {
                    lines.add(&accounts.members[index as usize][place]);
                }
                fair += accounts.projects[index as usize].surplus() / members.len() as f64;
            }
            accounts.units[unit] = lines;
            if numbers.settings.benchmark == Rule::Shapley {
                self.columns.fair.shapley[unit] = fair;
            }
        }
    }

    /// What an exchange uses over the horizon, in units of its resource (§2).
    pub fn used(&self, exchange: usize) -> f64 {
        let mut used = 0.0;
        self.columns.limits.pieces(&self.numbers, exchange, |piece| {
            used += piece.used * (piece.to - piece.from) as f64;
        });
        used
    }

    /// The surplus of every run of so many months, by its first, eu; none when the horizon is shorter.
    pub fn windows(&self, length: usize) -> Vec<f64> {
        let starts = (self.numbers.months + 1).saturating_sub(length.max(1));
        let windows = &self.columns.windows;
        (0..starts)
            .map(|from| windows.surplus(from, from + length.max(1)))
            .collect()
    }

    /// The behavioural mode of the consortium (§6).
    pub fn system(&self) -> SystemMode {
        self.columns.system(&self.numbers)
    }

    /// How far symbiosis has formed (§8).
    pub fn ladder(&self) -> Ladder {
        self.columns.ladder(&self.numbers)
    }

    /// What an analysis would say of the whole consortium.
    pub fn overall(&self) -> Overall {
        Overall::new(&self.document, &self.numbers, &self.columns)
    }

    /// How the consortium stands, as [`standing`](super::standing::standing) has it.
    pub fn standing(&self) -> Standing {
        let mut standing = Standing::default();
        standing.renew(&self.numbers, &self.columns);
        standing
    }
}

impl Touched {
    fn exchanges_of(&mut self, exchanges: &[u32]) {
        exchanges
            .iter()
            .for_each(|&index| self.exchanges.add(index as usize));
    }

    /// The inputs of the touched exchanges where what they use may move, and all that goes into these.
    fn receivers(&mut self, numbers: &Numbers, limits: &super::flow::Limits) {
        for place in 0..self.exchanges.list.len() {
            let input = numbers.exchanges[self.exchanges.list[place] as usize].input as usize;
            let unlimited = limits.uses_all(input) && input_suffices(numbers, input);
            if !unlimited && !self.inputs.marked[input] {
                self.inputs.add(input);
                self.exchanges_of(numbers.by_input.of(input));
            }
        }
    }

    fn clear(&mut self) {
        for marks in [
            &mut self.exchanges,
            &mut self.projects,
            &mut self.contacts,
            &mut self.pairs,
            &mut self.units,
            &mut self.outputs,
            &mut self.inputs,
        ] {
            marks.clear();
        }
    }
}
