//! The document by number: what the questions read instead of names.
//!
//! Units, parameters, exchanges, projects and pairs are indices in document order; months are sets of bits,
//! so that nothing here or in the questions walks months exchange by exchange where nothing changes.

mod numbering;
#[cfg(feature = "whole")]
mod take_over;

use std::ops::Deref;

use super::fit::Fit;
use crate::math::bits::{BitRows, RunRows};
use crate::math::order::Grouped;
use crate::model::{Carrier, Consortium, Scope, Settings};

/// Units above which only active pairs are listed (§3).
pub const MOST_UNITS_WITH_ALL_PAIRS: usize = 200;

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
    /// η of its pair, which is also here because all that an exchange generates goes through it.
    pub eta: f64,
    /// Its pair; none when it is never active.
    pub pair: Option<u32>,
    /// What carries its output.
    pub carrier: Carrier,
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
    /// An exchange, and which of the two units gives.
    Exchange { index: u32, giver: u8 },
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

impl Pair {
    /// Whether something is ever active between the two.
    pub fn active(&self) -> bool {
        self.first < self.end
    }

    pub(super) fn range(&self) -> std::ops::Range<usize> {
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
