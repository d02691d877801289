//! The whole analysis by number (§2 to §9): columns in document order, no name among them, made to be reckoned again.

use super::accounts::{Accounts, ROUNDING};
use super::behaviour::{Moved, PairMode, SystemMode, Tally};
use super::environment::{self, Environment};
use super::flow::Limits;
use super::formation::{Ladder, Windows};
use super::network::Numbers;
use super::organisation::{Level, levels, system_level};
use super::rates::Rates;
use super::sharing::{self, FairShares};
use crate::math::subsets;

/// The whole analysis of a consortium by number. Of the same numbers it is the same to the bit, however it came
/// about.
#[derive(Clone, Debug)]
pub struct Columns {
    /// What limits every flow (§2).
    pub limits: Limits,
    /// Every month at φ = 1.
    pub rates: Rates,
    /// ε and φ (§4).
    pub environment: Environment,
    /// The ledger (§5).
    pub accounts: Accounts,
    /// The surplus of any months in a row.
    pub windows: Windows,
    /// The fair shares; that of the benchmark is up to date (§9).
    pub fair: FairShares,
    /// The transfers that modes count.
    pub moved: Moved,
    /// The behavioural mode of every pair (§6).
    pub modes: Vec<PairMode>,
    /// How the units stand, counted.
    pub tally: Tally,
    /// The organisational mode of every pair (§7).
    pub levels: Vec<Level>,
    /// The organisational mode of the consortium (§7).
    pub level: Level,
}

impl Columns {
    /// Reckons everything.
    pub fn new(numbers: &Numbers) -> Self {
        let levels = levels(numbers);
        let mut columns = Self {
            limits: Limits::default(),
            rates: Rates::default(),
            environment: Environment::default(),
            accounts: Accounts::default(),
            windows: Windows::default(),
            fair: FairShares::default(),
            moved: Moved::default(),
            modes: Vec::new(),
            tally: Tally::default(),
            level: system_level(numbers, &levels),
            levels,
        };
        columns.renew(numbers);
        columns
    }

    /// Reckons anew everything that amounts of energy come from, in the room that there is; contact in time (§7)
    /// is as it was.
    pub fn renew(&mut self, numbers: &Numbers) {
        let Self {
            limits,
            rates,
            environment,
            accounts,
            ..
        } = self;
        limits.renew(numbers);
        // Where the environment only acts, rates and accounts are one way through all that flows.
        if numbers.settings.feedback > 0.0 {
            rates.renew(numbers, limits);
            environment::renew(environment, numbers, rates);
            accounts.renew(numbers, limits, environment, rates);
        } else {
            environment::renew(environment, numbers, rates);
            accounts.renew_with_rates(numbers, limits, environment, rates);
        }
        self.renew_verdicts(numbers);
    }

    /// Reckons anew what contact in time comes to (§7).
    pub fn renew_contact(&mut self, numbers: &Numbers) {
        self.levels = levels(numbers);
        self.level = system_level(numbers, &self.levels);
    }

    /// Reckons anew what is told from the accounts.
    pub fn renew_verdicts(&mut self, numbers: &Numbers) {
        let benchmark = numbers.settings.benchmark;
        self.windows.renew(&self.accounts.months);
        self.fair.renew(numbers, &self.accounts, benchmark);
        self.moved.renew(numbers);
        self.modes.clear();
        self.modes.reserve(numbers.pairs.len());
        for pair in 0..numbers.pairs.len() {
            self.modes
                .push(PairMode::new(numbers, &self.accounts, &self.moved, pair));
        }
        self.tally
            .renew(numbers, &self.accounts, &self.moved, self.fair.by(benchmark));
    }

    /// The behavioural mode of the consortium (§6).
    pub fn system(&self, numbers: &Numbers) -> SystemMode {
        self.tally.system(&numbers.settings, &self.accounts.total)
    }

    /// How far symbiosis has formed (§8).
    pub fn ladder(&self, numbers: &Numbers) -> Ladder {
        Ladder::new(numbers, &self.accounts, &self.windows, || {
            in_core(numbers, &self.accounts)
        })
    }
}

/// Players up to which all coalitions are looked at sooner than a cut is found.
const QUICK: usize = 8;

/// Whether the realised S_i lie in the core (§9), told the quick way where there is one: a unit that loses could do
/// better alone, and where no one loses to anyone nobody could.
fn in_core(numbers: &Numbers, accounts: &Accounts) -> Option<bool> {
    let slack = ROUNDING * accounts.total.gross();
    // Nobody takes part alone.
    let mut participants = numbers.participants();
    if participants.any(|unit| accounts.units[unit].surplus() < -slack) {
        return Some(false);
    }
    let mut sides = accounts.pairs.iter().flat_map(|pair| &pair.sides);
    if sides.all(|side| side.surplus() >= 0.0) && accounts.members.is_empty() {
        return Some(true);
    }
    let participants = numbers.participants().count();
    if participants > QUICK {
        if let Some(in_core) = sharing::in_core_by_cuts(numbers, accounts, slack) {
            return Some(in_core);
        }
        if participants > subsets::MOST {
            return sharing::many_in_core(numbers, accounts, slack);
        }
    }
    let mut bits = vec![0u32; accounts.units.len()];
    let mut own = Vec::with_capacity(participants);
    for (index, unit) in numbers.participants().enumerate() {
        bits[unit] = 1 << index;
        own.push(accounts.units[unit].surplus());
    }
    let set = |units: &mut dyn Iterator<Item = u32>| units.fold(0, |set, unit| set | bits[unit as usize]);
    let mut terms = Vec::with_capacity(numbers.pairs.len() + numbers.projects.len());
    for (pair, account) in numbers.pairs.iter().zip(&accounts.pairs) {
        if pair.active() {
            terms.push((set(&mut pair.units.into_iter()), account.exchanges.surplus()));
        }
    }
    for (project, lines) in numbers.projects.iter().zip(&accounts.projects) {
        if project.active {
            let mut members = project.members.iter().map(|member| member.unit);
            terms.push((set(&mut members), lines.surplus()));
        }
    }
    let found = subsets::largest(participants, &terms, &[&own], slack);
    Some(found.is_none_or(|most| most[0].value <= slack))
}
