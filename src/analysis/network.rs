//! The document by number: what the questions read instead of names.
//!
//! Units, parameters, exchanges, projects and pairs are indices in document order; months are sets of bits,
//! so that nothing here or in the questions walks months exchange by exchange where nothing changes.

use std::ops::Deref;

use super::fit::Fit;
use crate::math::bits::{self, BitRows, RunRows};
use crate::math::order::{Grouped, sort_by_number};
use crate::model::names::{Brief, Names};
use crate::model::{self, Carrier, Consortium, Period, Scope, Settings, Step};

/// Units above which only active pairs are listed (§3).
pub const MOST_UNITS_WITH_ALL_PAIRS: usize = 200;

/// Why a name is always found.
const NOTHING_DANGLES: &str = "a document that was read refers to nothing that is not there";

/// A consortium by number, and what the numbers are called.
#[derive(Clone, Debug)]
pub struct Network<'a> {
    /// Where names are.
    pub document: &'a Consortium,
    /// Where all else is.
    pub numbers: Numbers,
}

impl Deref for Network<'_> {
    type Target = Numbers;

    fn deref(&self) -> &Numbers {
        &self.numbers
    }
}

/// Everything about a consortium that a number can come from, by number: no name, and nothing borrowed.
#[derive(Clone, Debug)]
pub struct Numbers {
    /// T.
    pub months: usize,
    /// The choices that the paper leaves open.
    pub settings: Settings,
    /// σ by parameter.
    pub fit: Fit,
    /// Outputs, unit by unit in document order.
    pub outputs: Vec<Output>,
    /// Inputs, unit by unit in document order.
    pub inputs: Vec<Input>,
    /// In document order.
    pub exchanges: Vec<Exchange>,
    /// The exchanges of each output, active or not.
    pub by_output: Grouped,
    /// The exchanges of each input, active or not.
    pub by_input: Grouped,
    /// In document order.
    pub projects: Vec<Project>,
    /// Months in which each exchange, then each project, is active (§2).
    pub active: BitRows,
    /// The same as runs.
    runs: RunRows,
    /// The pairs that are compatible or active, by first, then second unit.
    pub pairs: Vec<Pair>,
    /// What is ever active, pair by pair; of a pair exchanges first, each in document order.
    pub activities: Vec<Activity>,
    /// Whether a unit has an active exchange or project in some month (§2).
    pub takes_part: Vec<bool>,
    /// The factors of the environment, in document order.
    pub factors: Vec<Factor>,
    /// The pair of each link, where it is listed.
    pub links: Vec<Option<u32>>,
    /// Months in which the pair of each link has an active exchange.
    pub contacts: BitRows,
    /// Of the contract, in document order.
    pub transfers: Vec<Transfer>,
    /// The unit of each of the contract's incentives.
    pub incentives: Vec<u32>,
    /// Exchanges that are ever active.
    pub active_exchanges: usize,
    /// How many pairs are compatible, listed or not.
    pub compatible_pairs: u32,
    /// Whether `pairs` holds the active ones only.
    pub truncated: bool,
}

/// An output by number.
#[derive(Clone, Copy, Debug)]
pub struct Output {
    /// o, units of the resource per month.
    pub amount: f64,
    /// q.
    pub quality: f64,
    /// c, eu per unit shipped.
    pub cost: f64,
    /// What carries it.
    pub carrier: Carrier,
}

/// An input by number.
#[derive(Clone, Copy, Debug)]
pub struct Input {
    /// d, units of the resource per month.
    pub amount: f64,
    /// w, eu per unit used.
    pub value: f64,
}

/// A factor by number.
#[derive(Clone, Debug)]
pub struct Factor {
    /// Inside or outside the consortium.
    pub scope: Scope,
    /// Its weight.
    pub weight: f64,
    /// Its sign over time, rising; nothing where it is 0 before the first step.
    pub spans: Vec<Span>,
}

/// Months in which a factor keeps its sign.
#[derive(Clone, Copy, Debug)]
pub struct Span {
    /// First month.
    pub from: usize,
    /// Month after the last.
    pub to: usize,
    /// s.
    pub sign: f64,
    /// The step of the document that sets it.
    pub step: usize,
}

/// An exchange by number.
#[derive(Clone, Debug)]
pub struct Exchange {
    /// The unit that gives.
    pub giver: u32,
    /// The unit that receives.
    pub receiver: u32,
    /// Its output, counted over all units.
    pub output: u32,
    /// Its input, counted over all units.
    pub input: u32,
    /// a, units of the resource per month.
    pub amount: f64,
    /// σ.
    pub rate: f64,
    /// w·q·σ, eu per unit used.
    pub worth: f64,
    /// c, eu per unit shipped.
    pub cost: f64,
    /// Its pair; none when it is never active.
    pub pair: Option<u32>,
    /// What it goes through; of equal media the number is equal.
    pub medium: Medium,
    /// Some period without end begins before T.
    pub open_ended: bool,
}

/// A medium by number; none when a document leaves it empty.
pub type Medium = Option<u32>;

/// A project by number.
#[derive(Clone, Debug)]
pub struct Project {
    /// Its members, in document order.
    pub members: Vec<Member>,
    /// V, eu per active month.
    pub value: f64,
    /// η = 1/(1+λ).
    pub eta: f64,
    /// Whether it is active in some month.
    pub active: bool,
    /// What it goes through.
    pub medium: Medium,
    /// What carries it.
    pub carriers: Vec<Carrier>,
    /// Some period without end begins before T.
    pub open_ended: bool,
}

/// A member by number.
#[derive(Clone, Copy, Debug)]
pub struct Member {
    /// The unit.
    pub unit: u32,
    /// eu per active month.
    pub cost: f64,
    /// Part of the value.
    pub share: f64,
}

/// A transfer by number.
#[derive(Clone, Copy, Debug)]
pub struct Transfer {
    /// The unit that pays.
    pub from: u32,
    /// The unit that is paid.
    pub to: u32,
    /// eu over the horizon.
    pub amount: f64,
}

/// A pair by number.
#[derive(Clone, Debug)]
pub struct Pair {
    /// The two units, in document order.
    pub units: [u32; 2],
    /// η = 1/(1+λ).
    pub eta: f64,
    /// κ, eu per month with an active exchange.
    pub coordination: f64,
    /// The link's flag.
    pub persistent: bool,
    /// Its link, when it has one.
    pub link: Option<u32>,
    /// Some output of one and input of the other fit.
    pub compatible: bool,
    /// Its part of `Network::activities`.
    first: u32,
    end: u32,
}

/// What is ever active between two units.
#[derive(Clone, Copy, Debug)]
pub enum Activity {
    /// An exchange.
    Exchange { index: u32 },
    /// A project, and which of its members the two units are.
    Project { index: u32, members: [u8; 2] },
}

impl<'a> Network<'a> {
    /// Numbers a document that is valid and has its defaults filled in, as [`read`](crate::model::read)
    /// gives it.
    ///
    /// # Panics
    /// When something refers to what is not there, which no document that was read does.
    pub fn new(document: &'a Consortium) -> Self {
        Self {
            document,
            numbers: Numbers::new(document),
        }
    }

    /// Id of a unit.
    pub fn id(&self, unit: usize) -> String {
        self.document.units[unit].id.clone()
    }

    /// Ids of the two units of a pair.
    pub fn between(&self, pair: &Pair) -> [String; 2] {
        pair.units.map(|unit| self.id(unit as usize))
    }
}

impl Numbers {
    /// Numbers a document, as [`Network::new`] does.
    ///
    /// # Panics
    /// When something refers to what is not there, which no document that was read does.
    pub fn new(document: &Consortium) -> Self {
        let months = document.months as usize;
        let fit = Fit::new(document);
        let mut names = Names::default();
        for (index, unit) in document.units.iter().enumerate() {
            names.add(&unit.id, index);
        }
        let unit_of = |id: &str| names.get(id).expect(NOTHING_DANGLES) as u32;
        let mut media = Names::default();

        let mut outputs = Vec::with_capacity(fit.outputs.len());
        let mut inputs = Vec::with_capacity(fit.inputs.len());
        let mut output_names = Vec::with_capacity(fit.outputs.len());
        let mut input_names = Vec::with_capacity(fit.inputs.len());
        for unit in &document.units {
            output_names.extend(unit.outputs.iter().map(|it| Brief::of(&it.id)));
            input_names.extend(unit.inputs.iter().map(|it| Brief::of(&it.id)));
            outputs.extend(unit.outputs.iter().map(|it| Output {
                amount: it.amount,
                quality: it.quality,
                cost: it.cost,
                carrier: it.carrier,
            }));
            inputs.extend(unit.inputs.iter().map(|it| Input {
                amount: it.amount,
                value: it.value,
            }));
        }
        let mut active = BitRows::new(document.exchanges.len() + document.projects.len(), months);
        let mut meetings = Vec::with_capacity(document.exchanges.len());
        let mut takes_part = vec![false; document.units.len()];

        let mut exchanges = Vec::with_capacity(document.exchanges.len());
        for (index, exchange) in document.exchanges.iter().enumerate() {
            let (giver, receiver) = (unit_of(&exchange.from.unit), unit_of(&exchange.to.unit));
            let output = place(
                &fit.output_start,
                &output_names,
                giver,
                &exchange.from.output,
                |at| &document.units[giver as usize].outputs[at].id,
            );
            let input = place(
                &fit.input_start,
                &input_names,
                receiver,
                &exchange.to.input,
                |at| &document.units[receiver as usize].inputs[at].id,
            );
            let (from, to): (&Output, &Input) = (&outputs[output as usize], &inputs[input as usize]);
            let rate = fit.rate(fit.outputs[output as usize], fit.inputs[input as usize]);
            if exchange.amount > 0.0 && fill(&mut active, index, &exchange.periods, months) {
                let index = index as u32;
                meetings.push((key(giver, receiver), Activity::Exchange { index }));
                takes_part[giver as usize] = true;
                takes_part[receiver as usize] = true;
            }
            exchanges.push(Exchange {
                giver,
                receiver,
                output,
                input,
                amount: exchange.amount,
                rate,
                worth: to.value * from.quality * rate,
                cost: from.cost,
                pair: None,
                medium: number(&mut media, &exchange.medium),
                open_ended: runs_on(&exchange.periods, months),
            });
        }

        let eta = |own: Option<f64>| 1.0 / (1.0 + own.unwrap_or(document.settings.resistance));
        let mut projects = Vec::with_capacity(document.projects.len());
        for (index, project) in document.projects.iter().enumerate() {
            let members: Vec<Member> = project
                .members
                .iter()
                .map(|it| Member {
                    unit: unit_of(&it.unit),
                    cost: it.cost,
                    share: it.share,
                })
                .collect();
            let row = document.exchanges.len() + index;
            let is_active = fill(&mut active, row, &project.periods, months);
            if is_active {
                for (a, one) in (0..).zip(&members) {
                    takes_part[one.unit as usize] = true;
                    for (b, other) in (0..a).zip(&members) {
                        let members = if one.unit < other.unit { [a, b] } else { [b, a] };
                        let index = index as u32;
                        meetings.push((key(one.unit, other.unit), Activity::Project { index, members }));
                    }
                }
            }
            projects.push(Project {
                members,
                value: project.value,
                eta: eta(project.resistance),
                active: is_active,
                medium: number(&mut media, &project.medium),
                carriers: project.carriers.clone(),
                open_ended: runs_on(&project.periods, months),
            });
        }

        // Of a pair, exchanges stay before projects and both in document order.
        sort_by_number(&mut meetings, |&(pair, _)| pair);
        let truncated = document.units.len() > MOST_UNITS_WITH_ALL_PAIRS;
        let (mut pairs, compatible_pairs) = list_pairs(document, &fit, &meetings, truncated);
        let activities: Vec<Activity> = meetings.into_iter().map(|(_, activity)| activity).collect();
        let mut links = Vec::with_capacity(document.links.len());
        let mut contacts = BitRows::new(document.links.len(), months);
        for (number, link) in document.links.iter().enumerate() {
            let pair = key(unit_of(&link.between[0]), unit_of(&link.between[1]));
            let place = pairs.binary_search_by_key(&pair, Pair::key).ok();
            links.push(place.map(|index| index as u32));
            if let Some(index) = place {
                let pair = &mut pairs[index];
                pair.eta = eta(link.resistance);
                pair.coordination = link.coordination;
                pair.persistent = link.persistent;
                pair.link = Some(number as u32);
                for activity in &activities[pair.range()] {
                    if let Activity::Exchange { index } = *activity {
                        contacts.unite(number, active.row(index as usize));
                    }
                }
            }
        }
        for (index, pair) in (0..).zip(&pairs) {
            for activity in &activities[pair.range()] {
                if let Activity::Exchange { index: exchange } = *activity {
                    exchanges[exchange as usize].pair = Some(index);
                }
            }
        }
        let contract = &document.contract;
        let transfers = contract.transfers.iter().map(|transfer| Transfer {
            from: unit_of(&transfer.from),
            to: unit_of(&transfer.to),
            amount: transfer.amount * months as f64,
        });
        let members = || exchanges.iter().zip(0u32..);
        Self {
            months,
            settings: document.settings.clone(),
            outputs,
            inputs,
            by_output: Grouped::new(fit.outputs.len(), members().map(|(it, index)| (it.output, index))),
            by_input: Grouped::new(fit.inputs.len(), members().map(|(it, index)| (it.input, index))),
            factors: document
                .environment
                .iter()
                .map(|it| Factor::new(it, months))
                .collect(),
            links,
            contacts,
            transfers: transfers.collect(),
            incentives: contract
                .incentives
                .iter()
                .map(|incentive| unit_of(&incentive.unit))
                .collect(),
            active_exchanges: exchanges.iter().filter(|it| it.pair.is_some()).count(),
            fit,
            exchanges,
            projects,
            runs: RunRows::new(&active),
            active,
            pairs,
            activities,
            takes_part,
            compatible_pairs,
            truncated,
        }
    }

    /// The pair of two units, if it is listed.
    #[inline]
    pub fn find_pair(&self, one: u32, other: u32) -> Option<usize> {
        self.pairs.binary_search_by_key(&key(one, other), Pair::key).ok()
    }

    /// Months in which an exchange is active.
    pub fn exchange_months(&self, exchange: usize) -> &[u64] {
        self.active.row(exchange)
    }

    /// The same as maximal runs `[from, to)`, rising.
    #[inline]
    pub fn exchange_runs(&self, exchange: usize) -> &[(u32, u32)] {
        self.runs.row(exchange)
    }

    /// Months in which a project is active.
    pub fn project_months(&self, project: usize) -> &[u64] {
        self.active.row(self.exchanges.len() + project)
    }

    /// What is ever active between the two units of a pair.
    #[inline]
    pub fn activities(&self, pair: &Pair) -> &[Activity] {
        &self.activities[pair.range()]
    }

    /// The units that take part (§2).
    pub fn participants(&self) -> impl Iterator<Item = usize> + '_ {
        (0..self.takes_part.len()).filter(|&unit| self.takes_part[unit])
    }
}

impl Factor {
    /// Of two steps in the same month the last counts.
    pub(super) fn new(factor: &model::Factor, months: usize) -> Self {
        let mut steps: Vec<(usize, &Step)> = factor.steps.iter().enumerate().collect();
        sort_by_number(&mut steps, |(_, Step(month, _))| (*month).into());
        let ends = steps.iter().skip(1).map(|(_, Step(month, _))| *month as usize);
        let spans = steps
            .iter()
            .zip(ends.chain([months]))
            .map(|(&(step, &Step(from, sign)), to)| Span {
                from: from as usize,
                to: to.min(months),
                sign,
                step,
            });
        Self {
            scope: factor.scope,
            weight: factor.weight,
            spans: spans.filter(|span| span.from < span.to).collect(),
        }
    }
}

impl Pair {
    /// Whether something is ever active between the two.
    pub fn active(&self) -> bool {
        self.first < self.end
    }

    fn range(&self) -> std::ops::Range<usize> {
        self.first as usize..self.end as usize
    }

    fn key(&self) -> u64 {
        key(self.units[0], self.units[1])
    }
}

/// One number for two units in either order; it rises by first, then second unit.
fn key(one: u32, other: u32) -> u64 {
    u64::from(one.min(other)) << 32 | u64::from(one.max(other))
}

/// Where the parameter of a unit stands among all, by its id.
fn place<'n>(start: &[u32], names: &[Brief], unit: u32, id: &str, read: impl Fn(usize) -> &'n str) -> u32 {
    let (from, to) = (start[unit as usize], start[unit as usize + 1]);
    let own = &names[from as usize..to as usize];
    from + Brief::place(own, id, read).expect(NOTHING_DANGLES) as u32
}

/// The number of a medium: how many others came before it.
fn number<'d>(media: &mut Names<'d>, medium: &'d str) -> Medium {
    let next = media.len();
    (!medium.is_empty()).then(|| media.add(medium, next).unwrap_or(next) as u32)
}

/// Whether some period is open-ended within the horizon.
fn runs_on(periods: &[Period], months: usize) -> bool {
    periods
        .iter()
        .any(|&Period(start, end)| end.is_none() && (start as usize) < months)
}

/// Marks the months that the periods cover, up to the horizon; whether there are any.
#[inline]
fn fill(active: &mut BitRows, row: usize, periods: &[Period], months: usize) -> bool {
    let mut any = false;
    for &Period(start, end) in periods {
        let start = start as usize;
        let end = end.map_or(months, |end| months.min(end as usize));
        if start < end {
            active.fill(row, start, end);
            any = true;
        }
    }
    any
}

/// The pairs that are active or, unless `truncated`, compatible; and how many are compatible in all.
fn list_pairs(
    document: &Consortium,
    fit: &Fit,
    meetings: &[(u64, Activity)],
    truncated: bool,
) -> (Vec<Pair>, u32) {
    let eta = 1.0 / (1.0 + document.settings.resistance);
    let mut pairs: Vec<Pair> = Vec::with_capacity(meetings.len());
    let mut next = 0;
    let mut compatible_pairs = 0;
    let mut list = |one: u32, other: u32, compatible: bool| {
        let first = next;
        while meetings
            .get(next)
            .is_some_and(|&(pair, _)| pair == key(one, other))
        {
            next += 1;
        }
        let (first, end) = (first as u32, next as u32);
        let units = [one, other];
        pairs.push(Pair {
            units,
            eta,
            coordination: 0.0,
            persistent: false,
            link: None,
            compatible,
            first,
            end,
        });
        meetings.get(next).map(|&(pair, _)| pair)
    };
    let mut upcoming = meetings.first().map(|&(pair, _)| pair);
    fit.partners(document, |one, partners| {
        compatible_pairs += bits::count(partners);
        let of_one = |pair: &u64| pair >> 32 == one as u64;
        if truncated {
            while let Some(pair) = upcoming.filter(of_one) {
                let other = pair as u32;
                upcoming = list(one as u32, other, bits::contains(partners, other as usize));
            }
        } else {
            for other in one + 1..document.units.len() {
                let compatible = bits::contains(partners, other);
                if compatible || upcoming == Some(key(one as u32, other as u32)) {
                    upcoming = list(one as u32, other as u32, compatible);
                }
            }
        }
    });
    (pairs, compatible_pairs / 2)
}
