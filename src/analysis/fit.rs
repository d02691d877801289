//! σ, how well an output fits an input, by what they are and not by whose (§3).

use crate::math::bits;
use crate::math::order::{insert_distinct, sort_by_number};
use crate::model::names::Names;
use crate::model::{Carrier, Consortium, Unit};

/// What a parameter is: its resource and carrier, by number.
pub type Class = u32;

/// Carriers of a resource.
const CARRIERS: u32 = 3;

/// σ of every output and input, and who can give to whom (§3).
#[derive(Clone, Debug)]
pub struct Fit {
    /// Class of every output, unit by unit in document order.
    pub outputs: Vec<Class>,
    /// Class of every input, unit by unit in document order.
    pub inputs: Vec<Class>,
    /// Where each unit's outputs start in `outputs`, and at last their number.
    pub output_start: Vec<u32>,
    /// Where each unit's inputs start in `inputs`, and at last their number.
    pub input_start: Vec<u32>,
    /// Distinct resources that each unit needs, rising, unit by unit.
    needs: Vec<u32>,
    /// Where each unit's needs start, and at last their number.
    need_start: Vec<u32>,
    /// By resource given: the resources it stands in for and σ > 0, rising.
    served: Vec<Vec<(u32, f64)>>,
    /// By resource needed: the resources that stand in for it.
    servers: Vec<Vec<u32>>,
}

impl Fit {
    /// Numbers the resources in document order.
    pub fn new(consortium: &Consortium) -> Self {
        let units = &consortium.units;
        let mut names = Names::default();
        let mut resources = 0;
        let mut class = |resource, carrier: Carrier| {
            let resource = names.add(resource, resources).unwrap_or_else(|| {
                resources += 1;
                resources - 1
            });
            resource as u32 * CARRIERS + carrier as u32
        };
        let count = |ports: fn(&Unit) -> usize| units.iter().map(ports).sum::<usize>();
        let (all_outputs, all_inputs) = (count(|it| it.outputs.len()), count(|it| it.inputs.len()));
        let (mut outputs, mut inputs) = (Vec::with_capacity(all_outputs), Vec::with_capacity(all_inputs));
        let starts = || {
            let mut starts = Vec::with_capacity(units.len() + 1);
            starts.push(0);
            starts
        };
        let (mut output_start, mut input_start) = (starts(), starts());
        let (mut needs, mut need_start) = (Vec::with_capacity(all_inputs), starts());
        for unit in units {
            outputs.extend(
                unit.outputs
                    .iter()
                    .map(|it| class(it.resource.as_str(), it.carrier)),
            );
            inputs.extend(
                unit.inputs
                    .iter()
                    .map(|it| class(it.resource.as_str(), it.carrier)),
            );
            output_start.push(outputs.len() as u32);
            let own = &inputs[input_start[input_start.len() - 1] as usize..];
            extend_distinct(&mut needs, own.iter().map(|class| class / CARRIERS));
            input_start.push(inputs.len() as u32);
            need_start.push(needs.len() as u32);
        }
        let mut served = vec![Vec::new(); resources];
        let mut servers = vec![Vec::new(); resources];
        for entry in &consortium.settings.substitution {
            if let (Some(given), Some(needed)) = (names.get(&entry.output), names.get(&entry.input))
                && entry.rate > 0.0
            {
                served[given].push((needed as u32, entry.rate));
                servers[needed].push(given as u32);
            }
        }
        for list in &mut served {
            sort_by_number(list, |&(needed, _)| needed.into());
        }
        Self {
            outputs,
            inputs,
            output_start,
            input_start,
            needs,
            need_start,
            served,
            servers,
        }
    }

    /// The distinct resources that a unit needs, by number, rising.
    pub fn needs(&self, unit: u32) -> &[u32] {
        let unit = unit as usize;
        &self.needs[self.need_start[unit] as usize..self.need_start[unit + 1] as usize]
    }

    /// σ = 1 if resource and carrier are equal, else the rate of the substitution, else 0.
    pub fn rate(&self, output: Class, input: Class) -> f64 {
        if output == input {
            return 1.0;
        }
        let served = &self.served[(output / CARRIERS) as usize];
        match served.binary_search_by_key(&(input / CARRIERS), |&(needed, _)| needed) {
            Ok(index) => served[index].1,
            Err(_) => 0.0,
        }
    }

    /// Calls `visit` with every unit and the set of units that are compatible with it: some output of one
    /// and input of the other have σ > 0 and amounts above 0.
    pub fn partners(&self, consortium: &Consortium, mut visit: impl FnMut(usize, &[u64])) {
        let units = &consortium.units;
        let classes = self.served.len() * CARRIERS as usize;
        let givers = UnitSets::new(units.len(), classes, |unit| {
            let start = self.output_start[unit] as usize;
            live(
                &self.outputs[start..],
                units[unit].outputs.iter().map(|it| it.amount),
            )
        });
        let takers = UnitSets::new(units.len(), classes, |unit| {
            let start = self.input_start[unit] as usize;
            live(
                &self.inputs[start..],
                units[unit].inputs.iter().map(|it| it.amount),
            )
        });
        let mut takers_of: Vec<Option<Reach>> = vec![None; classes];
        let mut givers_of: Vec<Option<Reach>> = vec![None; classes];
        let mut row = vec![0; bits::words(units.len())];
        for unit in 0..units.len() {
            row.fill(0);
            for &class in givers.classes(unit) {
                let served = self.served[(class / CARRIERS) as usize]
                    .iter()
                    .map(|&(needed, _)| needed);
                let reach = &mut takers_of[class as usize];
                reach
                    .get_or_insert_with(|| takers.reach(class, served))
                    .unite_into(&mut row);
            }
            for &class in takers.classes(unit) {
                let servers = self.servers[(class / CARRIERS) as usize].iter().copied();
                let reach = &mut givers_of[class as usize];
                reach
                    .get_or_insert_with(|| givers.reach(class, servers))
                    .unite_into(&mut row);
            }
            bits::remove(&mut row, unit);
            visit(unit, &row);
        }
    }
}

/// Classes whose amount is above 0.
fn live<'a>(
    classes: &'a [Class],
    amounts: impl Iterator<Item = f64> + 'a,
) -> impl Iterator<Item = Class> + 'a {
    classes
        .iter()
        .zip(amounts)
        .filter(|&(_, amount)| amount > 0.0)
        .map(|(&class, _)| class)
}

/// Adds the different ones among some numbers to a list, rising.
fn extend_distinct(list: &mut Vec<u32>, numbers: impl Iterator<Item = u32>) {
    let start = list.len();
    numbers.for_each(|number| insert_distinct(list, start, number));
}

/// Which units have which classes, and the other way round.
struct UnitSets {
    units: usize,
    class_of: Vec<Class>,
    class_start: Vec<u32>,
    unit_of: Vec<u32>,
    unit_start: Vec<u32>,
}

impl UnitSets {
    fn new<I: Iterator<Item = Class>>(units: usize, classes: usize, of: impl Fn(usize) -> I) -> Self {
        let (mut class_of, mut class_start) = (Vec::new(), Vec::with_capacity(units + 1));
        class_start.push(0);
        let mut unit_start = vec![0; classes + 1];
        for unit in 0..units {
            let start = class_of.len();
            extend_distinct(&mut class_of, of(unit));
            class_start.push(class_of.len() as u32);
            for &class in &class_of[start..] {
                unit_start[class as usize + 1] += 1;
            }
        }
        for class in 0..classes {
            unit_start[class + 1] += unit_start[class];
        }
        let mut next = unit_start.clone();
        let mut unit_of = vec![0; class_of.len()];
        for unit in 0..units {
            for &class in &class_of[class_start[unit] as usize..class_start[unit + 1] as usize] {
                unit_of[next[class as usize] as usize] = unit as u32;
                next[class as usize] += 1;
            }
        }
        Self {
            units,
            class_of,
            class_start,
            unit_of,
            unit_start,
        }
    }

    fn classes(&self, unit: usize) -> &[Class] {
        &self.class_of[self.class_start[unit] as usize..self.class_start[unit + 1] as usize]
    }

    fn units(&self, class: Class) -> &[u32] {
        &self.unit_of[self.unit_start[class as usize] as usize..self.unit_start[class as usize + 1] as usize]
    }

    /// Units that have the class, or one of the resources whatever its carrier.
    fn reach(&self, class: Class, resources: impl Iterator<Item = u32>) -> Reach {
        let others = resources.flat_map(|resource| resource * CARRIERS..(resource + 1) * CARRIERS);
        let mut set = vec![0; bits::words(self.units)];
        for class in std::iter::once(class).chain(others) {
            self.units(class)
                .iter()
                .for_each(|&unit| bits::insert(&mut set, unit as usize));
        }
        if (bits::count(&set) as usize) < set.len() {
            Reach::Few(bits::ones(&set).map(|unit| unit as u32).collect())
        } else {
            Reach::Many(set)
        }
    }
}

/// A set of units, in whichever form is quicker to add to another.
#[derive(Clone)]
enum Reach {
    Few(Vec<u32>),
    Many(Vec<u64>),
}

impl Reach {
    fn unite_into(&self, set: &mut [u64]) {
        match self {
            Self::Few(units) => units.iter().for_each(|&unit| bits::insert(set, unit as usize)),
            Self::Many(units) => bits::unite(set, units),
        }
    }
}
