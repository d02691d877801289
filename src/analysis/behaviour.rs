//! Who gains and who loses: the behavioural mode (行为共生模式, §6).

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::accounts::{Accounts, Lines, ROUNDING, settle};
use super::network::{Network, Numbers};
use crate::math::exact::Exact;
use crate::model::{Consortium, Rule, Settings};

/// What two units, or a consortium, make of each other (§6). The last three are outside the paper's four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    /// 无: nothing is active.
    None,
    /// 对称互惠: both gain, about as much.
    SymmetricMutualism,
    /// 非对称互惠: both gain, one much more.
    AsymmetricMutualism,
    /// 偏利: one gains, the other neither gains nor loses.
    Commensalism,
    /// 寄生: one gains, the other loses.
    Parasitism,
    /// 中立: neither gains or loses.
    Neutralism,
    /// 偏害: one loses, the other neither gains nor loses.
    Amensalism,
    /// 竞争: both lose.
    Competition,
}

impl Mode {
    /// All, in the order of §6.
    pub const ALL: [Self; 8] = [
        Self::None,
        Self::SymmetricMutualism,
        Self::AsymmetricMutualism,
        Self::Commensalism,
        Self::Parasitism,
        Self::Neutralism,
        Self::Amensalism,
        Self::Competition,
    ];
}

/// Behavioural modes (§6).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Behaviour {
    /// The pairs that are compatible or active.
    pub pairs: Vec<PairBehaviour>,
    /// The whole consortium.
    pub system: SystemBehaviour,
}

/// The behavioural mode of a pair (§6).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PairBehaviour {
    /// Ids of the two units, in document order.
    pub between: [String; 2],
    /// By the signs of the two gains.
    pub mode: Mode,
    /// s(i|j) and s(j|i), eu; after transfers if `modesAfterContract`.
    pub gains: [f64; 2],
    /// What counts as zero for each, eu: zeroBand × its own gross in the pair.
    pub bands: [f64; 2],
    /// α = |a − b| / (a + b); null unless both gain.
    pub asymmetry: Option<f64>,
    /// Whether compensation could mend it; null unless parasitism.
    pub net_generating: Option<bool>,
}

/// The behavioural mode of the consortium (§6).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct SystemBehaviour {
    /// By the signs of the S_i of the units that take part.
    pub mode: Mode,
    /// Zero band of the system's gross, eu.
    pub band: f64,
    /// Of the units that take part.
    pub bands: Vec<UnitBand>,
    /// α = Σ|S_i − f_i| / ΣS_i; null unless mutualism.
    pub asymmetry: Option<f64>,
    /// S > band; null unless parasitism.
    pub net_generating: Option<bool>,
    /// Whose fair shares f_i are.
    pub benchmark: Rule,
}

/// What counts as zero for a unit.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct UnitBand {
    /// Id of the unit.
    pub unit: String,
    /// zeroBand × its gross, eu.
    pub band: f64,
}

/// Who gains and who loses (§6), where `fair` are the fair shares under `settings.benchmark`.
pub fn behaviour(network: &Network, accounts: &Accounts, fair: &[f64]) -> Behaviour {
    let moved = Moved::new(network);
    let rows = network.pairs.iter().enumerate();
    let pairs = rows.map(|(index, pair)| {
        let PairMode {
            mode,
            gains,
            bands,
            asymmetry,
            net_generating,
        } = PairMode::new(network, accounts, &moved, index);
        PairBehaviour {
            between: network.between(pair),
            mode,
            gains,
            bands,
            asymmetry,
            net_generating,
        }
    });
    let mut tally = Tally::default();
    tally.renew(network, accounts, &moved, fair);
    Behaviour {
        pairs: pairs.collect(),
        system: system_behaviour(network.document, network, accounts, &tally),
    }
}

/// The behavioural mode of the consortium whose units are counted (§6).
pub fn system_behaviour(
    document: &Consortium,
    numbers: &Numbers,
    accounts: &Accounts,
    tally: &Tally,
) -> SystemBehaviour {
    let settings = &numbers.settings;
    let system = tally.system(settings, &accounts.total);
    let bands = numbers.participants().map(|unit| UnitBand {
        unit: document.units[unit].id.clone(),
        band: settings.zero_band * accounts.units[unit].gross(),
    });
    SystemBehaviour {
        mode: system.mode,
        band: settings.zero_band * accounts.total.gross(),
        bands: bands.collect(),
        asymmetry: system.asymmetry,
        net_generating: system.net_generating,
        benchmark: settings.benchmark,
    }
}

/// What transfers bring one side, and how much they move in all.
#[derive(Clone, Copy, Debug, Default)]
struct Movement {
    net: f64,
    gross: f64,
}

impl Movement {
    fn add(&mut self, amount: f64) {
        self.net += amount;
        self.gross += amount.abs();
    }

    /// A side's surplus after transfers, and the yardstick of its zero.
    fn after(&self, lines: &Lines) -> (f64, f64) {
        let gross = lines.gross() + self.gross;
        (settle(lines.surplus() + self.net, gross), gross)
    }
}

/// The transfers that modes count (§5): none unless the setting says so, then those between units that both
/// take part.
#[derive(Clone, Debug, Default)]
pub struct Moved {
    /// By pair, to its first unit; empty when modes count none.
    pairs: Vec<Movement>,
    /// To each unit; empty when modes count none.
    units: Vec<Movement>,
}

impl Moved {
    /// Of a contract.
    pub fn new(numbers: &Numbers) -> Self {
        let mut moved = Self::default();
        moved.renew(numbers);
        moved
    }

    /// Reckons them anew.
    pub fn renew(&mut self, numbers: &Numbers) {
        self.pairs.clear();
        self.units.clear();
        if !numbers.settings.modes_after_contract {
            return;
        }
        self.pairs.resize(numbers.pairs.len(), Movement::default());
        self.units.resize(numbers.takes_part.len(), Movement::default());
        for transfer in &numbers.transfers {
            let (from, to) = (transfer.from as usize, transfer.to as usize);
            if numbers.takes_part[from] && numbers.takes_part[to] {
                self.units[from].add(-transfer.amount);
                self.units[to].add(transfer.amount);
                if let Some(pair) = numbers.find_pair(transfer.from, transfer.to) {
                    let sign = if to < from { 1.0 } else { -1.0 };
                    self.pairs[pair].add(sign * transfer.amount);
                }
            }
        }
    }
}

/// The behavioural mode of a pair, by number (§6).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairMode {
    /// By the signs of the two gains.
    pub mode: Mode,
    /// s(i|j) and s(j|i), eu; after transfers if `modesAfterContract`.
    pub gains: [f64; 2],
    /// What counts as zero for each, eu.
    pub bands: [f64; 2],
    /// α; none unless both gain.
    pub asymmetry: Option<f64>,
    /// Whether compensation could mend it; none unless parasitism.
    pub net_generating: Option<bool>,
}

impl PairMode {
    /// Of one pair.
    pub fn new(numbers: &Numbers, accounts: &Accounts, moved: &Moved, pair: usize) -> Self {
        let settings = &numbers.settings;
        let account = &accounts.pairs[pair];
        let moved = moved.pairs.get(pair).copied().unwrap_or_default();
        let [one, other] = &account.sides;
        let paid = Movement {
            net: -moved.net,
            ..moved
        };
        let (a, a_gross) = moved.after(one);
        let (b, b_gross) = paid.after(other);
        let bands = account.sides.map(|side| settings.zero_band * side.gross());
        let (mut mode, mut asymmetry) = (Mode::None, None);
        if numbers.pairs[pair].active() {
            mode = mode_of([Sign::of(a, bands[0], a_gross), Sign::of(b, bands[1], b_gross)]);
            if mode == Mode::AsymmetricMutualism {
                let alpha = Asymmetry {
                    distance: (a - b).abs(),
                    sum: a + b,
                    gross: a_gross + b_gross,
                };
                asymmetry = Some(alpha.alpha());
                mode = alpha.mode(settings);
            }
        }
        let net_generating = || {
            let band = settings.zero_band * (one.gross() + other.gross());
            Sign::of(a + b, band, a_gross + b_gross) == Sign::Plus
        };
        Self {
            mode,
            gains: [a, b],
            bands,
            asymmetry,
            net_generating: (mode == Mode::Parasitism).then(net_generating),
        }
    }
}

/// The behavioural mode of the consortium, by number (§6).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct SystemMode {
    /// By the signs of the S_i of the units that take part.
    pub mode: Mode,
    /// α; none unless mutualism.
    pub asymmetry: Option<f64>,
    /// S > band; none unless parasitism.
    pub net_generating: Option<bool>,
}

/// How the units that take part stand, counted: from it the mode of the consortium is told. A unit can be taken
/// out and put in again.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    /// Units that gain, that come out even, that lose.
    counts: [u32; 3],
    distance: Exact,
    sum: Exact,
    gross: Exact,
}

/// What a unit adds to a tally.
#[derive(Clone, Copy, Debug)]
pub struct Tallied {
    sign: Sign,
    distance: f64,
    surplus: f64,
    gross: f64,
}

impl Tally {
    /// Counts all units anew.
    pub fn renew(&mut self, numbers: &Numbers, accounts: &Accounts, moved: &Moved, fair: &[f64]) {
        *self = Self::default();
        for unit in numbers.participants() {
            self.add(&Tallied::new(numbers, accounts, moved, fair, unit));
        }
    }

    /// Puts a unit in.
    pub fn add(&mut self, unit: &Tallied) {
        self.counts[unit.sign as usize] += 1;
        self.distance.add(unit.distance);
        self.sum.add(unit.surplus);
        self.gross.add(unit.gross);
    }

    /// Takes a unit out.
    #[cfg(feature = "whole")]
    pub fn take(&mut self, unit: &Tallied) {
        self.counts[unit.sign as usize] -= 1;
        self.distance.take(unit.distance);
        self.sum.take(unit.surplus);
        self.gross.take(unit.gross);
    }

    /// Whether it is as if all were counted anew.
    #[cfg(feature = "whole")]
    pub fn sound(&self) -> bool {
        self.distance.sound() && self.sum.sound() && self.gross.sound()
    }

    /// How many units gain, come out even, lose.
    #[cfg(feature = "whole")]
    pub fn counts(&self) -> [u32; 3] {
        self.counts
    }

    /// The mode of the consortium whose total is given.
    pub fn system(&self, settings: &Settings, total: &Lines) -> SystemMode {
        let present = self.counts.map(|count| count > 0);
        let mut mode = mode_of_present(present);
        let mut asymmetry = None;
        if mode == Mode::AsymmetricMutualism {
            let alpha = Asymmetry {
                distance: self.distance.value(),
                sum: self.sum.value(),
                gross: self.gross.value(),
            };
            asymmetry = Some(alpha.alpha());
            mode = alpha.mode(settings);
        }
        let band = settings.zero_band * total.gross();
        let net_generating = Sign::of(total.surplus(), band, total.gross()) == Sign::Plus;
        SystemMode {
            mode,
            asymmetry,
            net_generating: (mode == Mode::Parasitism).then_some(net_generating),
        }
    }
}

impl Tallied {
    /// How a unit stands.
    pub fn new(numbers: &Numbers, accounts: &Accounts, moved: &Moved, fair: &[f64], unit: usize) -> Self {
        let lines = &accounts.units[unit];
        let (surplus, gross) = moved.units.get(unit).copied().unwrap_or_default().after(lines);
        Self {
            sign: Sign::of(surplus, numbers.settings.zero_band * lines.gross(), gross),
            distance: (surplus - fair[unit]).abs(),
            surplus,
            gross,
        }
    }
}

/// Whether an amount counts as a gain, as zero or as a loss.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Sign {
    Plus,
    Zero,
    Minus,
}

impl Sign {
    /// Zero up to the band, and up to what rounding may leave beyond it.
    fn of(amount: f64, band: f64, gross: f64) -> Self {
        if amount.abs() - band <= ROUNDING * gross {
            Self::Zero
        } else if amount > 0.0 {
            Self::Plus
        } else {
            Self::Minus
        }
    }
}

/// The table of §6; mutualism is given as asymmetric, for signs alone do not tell.
fn mode_of(signs: [Sign; 2]) -> Mode {
    let mut present = [false; 3];
    signs.iter().for_each(|&sign| present[sign as usize] = true);
    mode_of_present(present)
}

/// The same from whether anyone gains, comes out even, loses.
fn mode_of_present(present: [bool; 3]) -> Mode {
    match present {
        [false, false, false] => Mode::None,
        [true, false, false] => Mode::AsymmetricMutualism,
        [true, true, false] => Mode::Commensalism,
        [true, _, true] => Mode::Parasitism,
        [false, true, false] => Mode::Neutralism,
        [false, true, true] => Mode::Amensalism,
        [false, false, true] => Mode::Competition,
    }
}

/// How far gains lie from fair ones: |a − b| of a + b in a pair, Σ|S_i − f_i| of ΣS_i in a system.
struct Asymmetry {
    distance: f64,
    sum: f64,
    gross: f64,
}

impl Asymmetry {
    fn alpha(&self) -> f64 {
        settle(self.distance, self.gross) / self.sum
    }

    fn mode(&self, settings: &Settings) -> Mode {
        if self.distance - settings.symmetry_tolerance * self.sum <= ROUNDING * self.gross {
            Mode::SymmetricMutualism
        } else {
            Mode::AsymmetricMutualism
        }
    }
}
