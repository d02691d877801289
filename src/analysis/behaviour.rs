//! Who gains and who loses: the behavioural mode (行为共生模式, §6).

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::accounts::{Accounts, Lines, PairAccount, ROUNDING, settle};
use super::network::{Network, Pair};
use crate::model::{Rule, Settings};

/// What two units, or a consortium, make of each other (§6). The last three are outside the paper's four.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Mode {
    None,
    /// 对称互惠
    SymmetricMutualism,
    /// 非对称互惠
    AsymmetricMutualism,
    /// 偏利
    Commensalism,
    /// 寄生
    Parasitism,
    /// 中立
    Neutralism,
    /// 偏害
    Amensalism,
    /// 竞争
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
    let rows = network.pairs.iter().zip(&accounts.pairs).zip(&moved.pairs);
    let pairs = rows.map(|((pair, account), moved)| pair_behaviour(network, pair, account, moved));
    Behaviour {
        pairs: pairs.collect(),
        system: system_behaviour(network, accounts, fair, &moved.units),
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
struct Moved {
    /// By pair, to its first unit.
    pairs: Vec<Movement>,
    /// To each unit.
    units: Vec<Movement>,
}

impl Moved {
    fn new(network: &Network) -> Self {
        let mut moved = Self {
            pairs: vec![Movement::default(); network.pairs.len()],
            units: vec![Movement::default(); network.takes_part.len()],
        };
        if !network.document.settings.modes_after_contract {
            return moved;
        }
        for transfer in &network.transfers {
            let (from, to) = (transfer.from as usize, transfer.to as usize);
            if network.takes_part[from] && network.takes_part[to] {
                moved.units[from].add(-transfer.amount);
                moved.units[to].add(transfer.amount);
                if let Some(pair) = network.find_pair(transfer.from, transfer.to) {
                    let sign = if to < from { 1.0 } else { -1.0 };
                    moved.pairs[pair].add(sign * transfer.amount);
                }
            }
        }
        moved
    }
}

fn pair_behaviour(network: &Network, pair: &Pair, account: &PairAccount, moved: &Movement) -> PairBehaviour {
    let settings = &network.document.settings;
    let [one, other] = &account.sides;
    let paid = Movement {
        net: -moved.net,
        ..*moved
    };
    let (a, a_gross) = moved.after(one);
    let (b, b_gross) = paid.after(other);
    let bands = account.sides.map(|side| settings.zero_band * side.gross());
    let (mut mode, mut asymmetry) = (Mode::None, None);
    if pair.active() {
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
    let band = settings.zero_band * (one.gross() + other.gross());
    let net_generating = Sign::of(a + b, band, a_gross + b_gross) == Sign::Plus;
    PairBehaviour {
        between: network.between(pair),
        mode,
        gains: [a, b],
        bands,
        asymmetry,
        net_generating: (mode == Mode::Parasitism).then_some(net_generating),
    }
}

fn system_behaviour(
    network: &Network,
    accounts: &Accounts,
    fair: &[f64],
    moved: &[Movement],
) -> SystemBehaviour {
    let settings = &network.document.settings;
    let total = &accounts.total;
    let band = settings.zero_band * total.gross();
    let (mut bands, mut signs) = (Vec::new(), Vec::new());
    let mut alpha = Asymmetry {
        distance: 0.0,
        sum: 0.0,
        gross: 0.0,
    };
    for unit in network.participants() {
        let lines = &accounts.units[unit];
        let (surplus, gross) = moved[unit].after(lines);
        let band = settings.zero_band * lines.gross();
        bands.push(UnitBand {
            unit: network.id(unit),
            band,
        });
        signs.push(Sign::of(surplus, band, gross));
        alpha.distance += (surplus - fair[unit]).abs();
        alpha.sum += surplus;
        alpha.gross += gross;
    }
    let mut mode = mode_of(signs);
    let mut asymmetry = None;
    if mode == Mode::AsymmetricMutualism {
        asymmetry = Some(alpha.alpha());
        mode = alpha.mode(settings);
    }
    let net_generating = Sign::of(total.surplus(), band, total.gross()) == Sign::Plus;
    SystemBehaviour {
        mode,
        band,
        bands,
        asymmetry,
        net_generating: (mode == Mode::Parasitism).then_some(net_generating),
        benchmark: settings.benchmark,
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
fn mode_of(signs: impl IntoIterator<Item = Sign>) -> Mode {
    let (mut plus, mut zero, mut minus) = (false, false, false);
    for sign in signs {
        plus |= sign == Sign::Plus;
        zero |= sign == Sign::Zero;
        minus |= sign == Sign::Minus;
    }
    match (plus, zero, minus) {
        (false, false, false) => Mode::None,
        (true, false, false) => Mode::AsymmetricMutualism,
        (true, true, false) => Mode::Commensalism,
        (true, _, true) => Mode::Parasitism,
        (false, true, false) => Mode::Neutralism,
        (false, true, true) => Mode::Amensalism,
        (false, false, true) => Mode::Competition,
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
