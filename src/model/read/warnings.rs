//! What is in order and yet odd: flows that do not fit, and transfers of units that take no part (§1, §2).

use super::fields::Record;
use super::known::{Known, Parameter, Port};
use super::settings::Rates;
use super::told::{number, text};
use crate::math::order::sort_by_number;
use crate::model::names::Names;
use crate::model::{Code, Period};

/// Up to this part above what is there, a flow still fits: rounding is no mistake.
const TOLERANCE: f64 = 1e-9;

/// Months `[start, end)` within the horizon.
type Span = (u32, u32);

/// An amount per month that changes from span to span.
type Course = Vec<(Span, f64)>;

/// An exchange that could be read well enough to know what it asks for.
struct Flow {
    output: usize,
    /// The input, when what arrives there fits (σ > 0).
    input: Option<usize>,
    amount: f64,
    spans: Vec<Span>,
}

/// Watches exchanges and projects go by and remembers what the warnings need.
pub(super) struct Watch<'d> {
    /// T, when it could be read. Without it nothing is known about any month.
    pub horizon: Option<u32>,
    rates: Rates<'d>,
    flows: Vec<Flow>,
    /// Units that take part, or may do so for all that could be read.
    present: Names<'d>,
}

impl<'d> Watch<'d> {
    pub fn new(horizon: Option<u32>, rates: Rates<'d>) -> Self {
        Self {
            horizon,
            rates,
            flows: Vec::new(),
            present: Names::default(),
        }
    }

    /// Takes note of an exchange between two different units, and tells when nothing of it fits.
    pub fn exchange(
        &mut self,
        record: &Record,
        known: &Known<'d>,
        from: &Port<'d>,
        to: &Port<'d>,
        amount: Option<f64>,
        periods: Option<&[Period]>,
    ) {
        let spans = periods.map(|periods| self.spans(periods));
        if amount != Some(0.0) && spans.as_ref().is_none_or(|spans| !spans.is_empty()) {
            for unit in [from.unit, to.unit].into_iter().flatten() {
                self.present.add(unit, 0);
            }
        }
        let output = from.parameter.and_then(|index| known.outputs.get(index));
        let input = to.parameter.and_then(|index| known.inputs.get(index));
        let rate = output.zip(input).and_then(|(o, i)| self.rate(o, i));
        if rate == Some(0.0) {
            let resource = |parameter: Option<&Parameter<'d>>| parameter?.resource;
            let values = vec![
                text("output", resource(output).unwrap_or_default()),
                text("input", resource(input).unwrap_or_default()),
            ];
            record
                .told
                .warning(Code::IncompatibleExchange, record.place, values);
        }
        if let (Some(output), Some(amount), Some(spans)) = (from.parameter, amount, spans) {
            self.flows.push(Flow {
                output,
                input: to.parameter.filter(|_| rate.is_some_and(|rate| rate > 0.0)),
                amount,
                spans,
            });
        }
    }

    /// Takes note of a project.
    pub fn project(&mut self, members: impl Iterator<Item = &'d str>, periods: Option<&[Period]>) {
        if periods.is_none_or(|periods| !self.spans(periods).is_empty()) {
            members.for_each(|unit| _ = self.present.add(unit, 0));
        }
    }

    /// Whether a unit takes no part in any month.
    pub fn idles(&self, unit: &str) -> bool {
        self.horizon.is_some() && !self.present.has(unit)
    }

    /// σ (§3); nothing when it rests on what could not be read.
    fn rate(&self, output: &Parameter, input: &Parameter) -> Option<f64> {
        let pair = (output.resource?, input.resource?);
        if pair.0 == pair.1 && output.carrier? == input.carrier? {
            return Some(1.0);
        }
        self.rates.get(pair.0, pair.1)
    }

    /// The months that periods cover, each once, in order.
    fn spans(&self, periods: &[Period]) -> Vec<Span> {
        let horizon = self.horizon.unwrap_or_default();
        let mut spans: Vec<Span> = periods
            .iter()
            .map(|Period(start, end)| (*start, end.unwrap_or(horizon).min(horizon)))
            .filter(|(start, end)| start < end)
            .collect();
        sort_by_number(&mut spans, |(start, _)| u64::from(*start));
        spans.dedup_by(|later, earlier| {
            let joined = later.0 <= earlier.1;
            if joined {
                earlier.1 = earlier.1.max(later.1);
            }
            joined
        });
        spans
    }

    /// Tells of outputs of which too much is asked, and of inputs to which too much is shipped.
    pub fn tell(&self, root: &Record, known: &Known) {
        // What is asked of each output that cannot give it, and how much of that it ships.
        let mut scarce: Vec<Option<Course>> = vec![None; known.outputs.len()];
        let mut flows: Vec<&Flow> = self.flows.iter().collect();
        sort_by_number(&mut flows, |flow| flow.output as u64);
        for flows in flows.chunk_by(|one, next| one.output == next.output) {
            let index = flows[0].output;
            let Some((output, amount)) = known.outputs.get(index).and_then(measured) else {
                continue;
            };
            let asked = asked(flows);
            if exceeds(root, "outputs", output, &asked, amount) {
                let ratio = |(span, asked): (Span, f64)| (span, (amount / asked).min(1.0));
                scarce[index] = Some(asked.into_iter().map(ratio).collect());
            }
        }

        // Of an input, flows stay together by output.
        flows.retain(|flow| flow.input.is_some());
        sort_by_number(&mut flows, |flow| flow.input.map_or(0, |input| input as u64));
        for flows in flows.chunk_by(|one, next| one.input == next.input) {
            let input = flows[0].input.and_then(|index| known.inputs.get(index));
            let Some((input, amount)) = input.and_then(measured) else {
                continue;
            };
            let mut shipped = Course::new();
            for flows in flows.chunk_by(|one, next| one.output == next.output) {
                let index = flows[0].output;
                if known.outputs.get(index).and_then(measured).is_none() {
                    continue;
                }
                let asked = asked(flows);
                match &scarce[index] {
                    None => shipped.extend(asked),
                    Some(ratio) => shipped.extend(product(&asked, ratio)),
                }
            }
            exceeds(root, "inputs", input, &sum(shipped.into_iter()), amount);
        }
    }
}

/// What flows ask for together.
fn asked(flows: &[&Flow]) -> Course {
    let courses = flows
        .iter()
        .flat_map(|flow| flow.spans.iter().map(|span| (*span, flow.amount)));
    sum(courses)
}

/// A parameter whose amount could be read.
fn measured<'a, 'd>(parameter: &'a Parameter<'d>) -> Option<(&'a Parameter<'d>, f64)> {
    Some((parameter, parameter.amount?))
}

/// Warns when a course goes above an amount, with the month in which it does so most.
fn exceeds(root: &Record, side: &str, parameter: &Parameter, course: &Course, amount: f64) -> bool {
    let highest = course.iter().max_by(|a, b| a.1.total_cmp(&b.1));
    let Some(((month, _), value)) = highest.filter(|(_, value)| *value > amount * (1.0 + TOLERANCE)) else {
        return false;
    };
    let code = match side {
        "outputs" => Code::OversubscribedOutput,
        _ => Code::OversuppliedInput,
    };
    let units = root.place.field("units");
    let unit = units.item(parameter.unit);
    let list = unit.field(side);
    let values = vec![
        number("value", *value),
        number("most", amount),
        number("month", f64::from(*month)),
    ];
    root.told.warning(code, list.item(parameter.index), values);
    true
}

/// The sum of amounts that each hold for a span: one entry between any two months of change.
///
/// Compensated, so that what goes leaves nothing of itself behind.
fn sum(amounts: impl Iterator<Item = (Span, f64)>) -> Course {
    let mut changes = Vec::new();
    for ((start, end), amount) in amounts {
        changes.push((start, amount, true));
        changes.push((end, amount, false));
    }
    sort_by_number(&mut changes, |(month, ..)| u64::from(*month));
    let mut course = Course::new();
    let (mut open, mut total, mut lost) = (0_usize, 0.0_f64, 0.0_f64);
    let mut since = 0;
    for (month, amount, begins) in changes {
        if open > 0 && since < month {
            course.push(((since, month), total + lost));
        }
        since = month;
        let change = if begins { amount } else { -amount };
        let next = total + change;
        lost += if total.abs() >= change.abs() {
            (total - next) + change
        } else {
            (change - next) + total
        };
        total = next;
        if begins {
            open += 1;
        } else {
            open = open.saturating_sub(1);
        }
        if open == 0 {
            (total, lost) = (0.0, 0.0);
        }
    }
    course
}

/// Two courses multiplied, where both are given.
fn product<'a>(course: &'a Course, other: &'a Course) -> impl Iterator<Item = (Span, f64)> + 'a {
    course.iter().flat_map(move |((start, end), value)| {
        let first = other.partition_point(|((_, end), _)| end <= start);
        let rest = other.get(first..).unwrap_or_default().iter();
        rest.take_while(move |((from, _), _)| from < end)
            .map(move |((from, to), factor)| ((*from.max(start), *to.min(end)), value * factor))
    })
}
