//! How a number that has changed in the document gets among the numbers.

use super::{Activity, Exchange, Input, Numbers, Output, Pair};
use crate::model::{Consortium, Quantity, Setting};

impl Exchange {
    /// What a unit of it is worth and costs, from its output and input, and how much of it comes through.
    #[inline]
    fn renew_prices(&mut self, outputs: &[Output], inputs: &[Input], pairs: &[Pair]) {
        let (output, input) = (&outputs[self.output as usize], &inputs[self.input as usize]);
        self.worth = input.value * output.quality * self.rate;
        self.cost = output.cost;
        if let Some(pair) = self.pair {
            self.eta = pairs[pair as usize].eta;
        }
    }
}

impl Numbers {
    /// Place of a unit's output among all.
    pub fn output(&self, unit: usize, output: usize) -> usize {
        self.fit.output_start[unit] as usize + output
    }

    /// Place of a unit's input among all.
    pub fn input(&self, unit: usize, input: usize) -> usize {
        self.fit.input_start[unit] as usize + input
    }

    /// Takes a number over from the document, where it does not [reach](crate::analysis::change::Reach) the structure.
    pub fn take_over(&mut self, quantity: &Quantity, document: &Consortium) {
        self.put(quantity, quantity.read(document), document);
        match *quantity {
            Quantity::Quality { unit, output } | Quantity::Cost { unit, output } => {
                for &index in self.by_output.of(self.output(unit, output)) {
                    self.exchanges[index as usize].renew_prices(&self.outputs, &self.inputs, &self.pairs);
                }
            }
            Quantity::Value { unit, input } => {
                for &index in self.by_input.of(self.input(unit, input)) {
                    self.exchanges[index as usize].renew_prices(&self.outputs, &self.inputs, &self.pairs);
                }
            }
            Quantity::LinkResistance { link } => {
                let pair = self.links[link].map(|pair| &self.pairs[pair as usize]);
                for activity in pair.into_iter().flat_map(|pair| &self.activities[pair.range()]) {
                    if let Activity::Exchange { index, .. } = *activity {
                        self.exchanges[index as usize].renew_prices(&self.outputs, &self.inputs, &self.pairs);
                    }
                }
            }
            Quantity::Setting(Setting::Resistance) => self.renew_prices(),
            Quantity::Share { project, .. } => {
                let shares = &document.projects[project].members;
                for (member, own) in self.projects[project].members.iter_mut().zip(shares) {
                    member.share = own.share;
                }
            }
            _ => {}
        }
    }

    /// Takes many numbers over, none of which is a share or reaches the structure; of the document counts only
    /// which pairs and projects have a resistance of their own.
    pub fn take_over_all(&mut self, quantities: &[Quantity], values: &[f64], document: &Consortium) {
        for (quantity, value) in quantities.iter().zip(values) {
            self.put(quantity, *value, document);
        }
        self.renew_prices();
    }

    fn renew_prices(&mut self) {
        for exchange in &mut self.exchanges {
            exchange.renew_prices(&self.outputs, &self.inputs, &self.pairs);
        }
    }

    /// Puts a number where it stands; what exchanges have of their outputs, inputs and pairs stays as it was.
    fn put(&mut self, quantity: &Quantity, value: f64, document: &Consortium) {
        let eta = || 1.0 / (1.0 + value);
        match *quantity {
            Quantity::ExchangeAmount { exchange } => self.exchanges[exchange].amount = value,
            Quantity::OutputAmount { unit, output } => {
                let output = self.output(unit, output);
                self.outputs[output].amount = value;
            }
            Quantity::Quality { unit, output } => {
                let output = self.output(unit, output);
                self.outputs[output].quality = value;
            }
            Quantity::Cost { unit, output } => {
                let output = self.output(unit, output);
                self.outputs[output].cost = value;
            }
            Quantity::InputAmount { unit, input } => {
                let input = self.input(unit, input);
                self.inputs[input].amount = value;
            }
            Quantity::Value { unit, input } => {
                let input = self.input(unit, input);
                self.inputs[input].value = value;
            }
            Quantity::ProjectValue { project } => self.projects[project].value = value,
            Quantity::ProjectResistance { project } => self.projects[project].eta = eta(),
            Quantity::MemberCost { project, member } => self.projects[project].members[member].cost = value,
            Quantity::LinkResistance { link } => {
                if let Some(pair) = self.links[link] {
                    self.pairs[pair as usize].eta = eta();
                }
            }
            Quantity::Coordination { link } => {
                if let Some(pair) = self.links[link] {
                    self.pairs[pair as usize].coordination = value;
                }
            }
            Quantity::Weight { factor } => self.factors[factor].weight = value,
            Quantity::Sign { factor, step } => {
                let spans = &mut self.factors[factor].spans;
                if let Some(span) = spans.iter_mut().find(|span| span.step == step) {
                    span.sign = value;
                }
            }
            Quantity::Transfer { transfer } => self.transfers[transfer].amount = value * self.months as f64,
            Quantity::Setting(setting) => {
                setting.set(&mut self.settings, value);
                if setting == Setting::Resistance {
                    self.take_over_resistance(document, eta());
                }
            }
            _ => {}
        }
    }

    /// η of every pair and project that names no resistance of its own.
    fn take_over_resistance(&mut self, document: &Consortium, eta: f64) {
        for pair in &mut self.pairs {
            if (pair.link).is_none_or(|link| document.links[link as usize].resistance.is_none()) {
                pair.eta = eta;
            }
        }
        for (project, own) in self.projects.iter_mut().zip(&document.projects) {
            if own.resistance.is_none() {
                project.eta = eta;
            }
        }
    }
}
