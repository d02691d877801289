//! Whether symbiosis forms, and how far it is from the next rung (§8).

use serde::{Deserialize, Serialize};
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::accounts::{Accounts, Lines, settle};
use super::environment::Environment;
use super::network::Numbers;
use super::sharing::Core;
use crate::model::Settings;

/// The ladder of formation (§8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Rung {
    /// 无: no pair is compatible, and nothing is active.
    None,
    /// 相容: some pair is compatible.
    Compatible,
    /// 互动: some exchange or project is active.
    Interacting,
    /// 形成: S is above its zero band.
    Formed,
    /// 持久: formed, and in every window of months too, and no coalition could do better on its own.
    Durable,
}

impl Rung {
    /// All, in rising order.
    pub const ALL: [Self; 5] = [
        Self::None,
        Self::Compatible,
        Self::Interacting,
        Self::Formed,
        Self::Durable,
    ];
}

/// How far symbiosis has formed (§8).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Formation {
    /// The highest rung reached.
    pub rung: Rung,
    /// Some pair is compatible.
    pub compatible: bool,
    /// Some exchange or project is active.
    pub interacting: bool,
    /// S > band.
    pub formed: bool,
    /// Formed and lasting; null when the core was not computed and nothing else decides.
    pub durable: Option<bool>,
    /// S, eu.
    pub surplus: f64,
    /// Zero band of the gross, eu.
    pub band: f64,
    /// `settings.window`, months.
    pub window_length: u32,
    /// The least surplus of a window, eu; null if the horizon is shorter.
    pub lowest_window: Option<f64>,
    /// Whether the realised S_i lie in the core; null when not computed.
    pub in_core: Option<bool>,
    /// The environment at which S = 0; null when there is none.
    pub break_even: Option<BreakEven>,
    /// What each rung above none asks, met or not.
    pub conditions: Vec<Condition>,
}

/// The environment at which S = 0 (§8).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct BreakEven {
    /// Δ of ε, the same in every month.
    pub shift: f64,
    /// ε* = mean ε + Δ.
    pub environment: f64,
    /// −1 ≤ ε* ≤ 1.
    pub reachable: bool,
}

/// One thing that a rung asks.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Condition {
    /// The rung that asks it.
    pub rung: Rung,
    /// What it asks.
    pub asks: Asks,
    /// Whether it holds; null when not computed.
    pub met: Option<bool>,
    /// What there is: pairs, active exchanges and projects, eu, months, eu, eu.
    pub value: Option<f64>,
    /// What it is held against.
    pub cutoff: Option<f64>,
}

/// What a rung can ask (§8).
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify))]
#[serde(rename_all = "kebab-case")]
pub enum Asks {
    /// A compatible pair: value is their number, cutoff 1.
    CompatiblePair,
    /// An active exchange or project: value is their number, cutoff 1.
    Activity,
    /// S > cutoff, eu.
    Surplus,
    /// Horizon ≥ cutoff, months.
    Length,
    /// The least surplus of a window > 0, eu.
    Windows,
    /// The largest excess of a coalition ≤ 0, eu.
    Core,
}

/// Whether symbiosis forms (§8); `core` is that of the realised S_i.
pub fn formation(
    numbers: &Numbers,
    environment: &Environment,
    accounts: &Accounts,
    core: &Core,
) -> Formation {
    let settings = &numbers.settings;
    let mut windows = Windows::default();
    windows.renew(&accounts.months);
    let Ladder {
        rung,
        compatible,
        interacting,
        formed,
        durable,
        active,
        surplus,
        band,
        window,
        lowest_window,
    } = Ladder::new(numbers, accounts, &windows, || core.in_core);
    let long_enough = numbers.months >= window as usize;
    let lasting = lowest_window.map(|lowest| lowest > 0.0);
    let asks = |rung, asks, met, value, cutoff| Condition {
        rung,
        asks,
        met,
        value,
        cutoff: Some(cutoff),
    };
    let pairs = f64::from(numbers.compatible_pairs);
    let months = numbers.months as f64;
    Formation {
        rung,
        compatible,
        interacting,
        formed,
        durable,
        surplus,
        band,
        window_length: window,
        lowest_window,
        in_core: core.in_core,
        break_even: break_even(settings, environment.mean, accounts),
        conditions: vec![
            asks(
                Rung::Compatible,
                Asks::CompatiblePair,
                Some(compatible),
                Some(pairs),
                1.0,
            ),
            asks(
                Rung::Interacting,
                Asks::Activity,
                Some(interacting),
                Some(active as f64),
                1.0,
            ),
            asks(Rung::Formed, Asks::Surplus, Some(formed), Some(surplus), band),
            asks(
                Rung::Durable,
                Asks::Length,
                Some(long_enough),
                Some(months),
                f64::from(window),
            ),
            asks(Rung::Durable, Asks::Windows, lasting, lowest_window, 0.0),
            asks(Rung::Durable, Asks::Core, core.in_core, core.excess, 0.0),
        ],
    }
}

/// How far symbiosis has formed, by number (§8).
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ladder {
    /// The highest rung reached.
    pub rung: Rung,
    /// Some pair is compatible.
    pub compatible: bool,
    /// Some exchange or project is active.
    pub interacting: bool,
    /// S > band.
    pub formed: bool,
    /// Formed and lasting; none when the core was not computed and nothing else decides.
    pub durable: Option<bool>,
    /// Active exchanges and projects.
    pub active: usize,
    /// S, eu.
    pub surplus: f64,
    /// Zero band of the gross, eu.
    pub band: f64,
    /// `settings.window`, months.
    pub window: u32,
    /// The least surplus of a window, eu; none if the horizon is shorter.
    pub lowest_window: Option<f64>,
}

impl Ladder {
    /// Asks whether the realised S_i lie in the core only when nothing else decides.
    pub fn new(
        numbers: &Numbers,
        accounts: &Accounts,
        windows: &Windows,
        in_core: impl FnOnce() -> Option<bool>,
    ) -> Self {
        let settings = &numbers.settings;
        let active = numbers.active_exchanges + numbers.projects.iter().filter(|it| it.active).count();
        let surplus = accounts.total.surplus();
        let gross = accounts.total.gross();
        let band = settings.zero_band * gross;
        let window = (settings.window as u32).max(1);
        let lowest_window = windows.lowest(window as usize);

        let compatible = numbers.compatible_pairs > 0;
        let interacting = active > 0;
        let formed = settle(surplus - band, gross) > 0.0;
        let lasting = lowest_window.is_some_and(|lowest| lowest > 0.0);
        let durable = if formed && lasting { in_core() } else { Some(false) };
        let rung = match (durable, formed, interacting, compatible) {
            (Some(true), ..) => Rung::Durable,
            (_, true, ..) => Rung::Formed,
            (_, _, true, _) => Rung::Interacting,
            (_, _, _, true) => Rung::Compatible,
            _ => Rung::None,
        };
        Self {
            rung,
            compatible,
            interacting,
            formed,
            durable,
            active,
            surplus,
            band,
            window,
            lowest_window,
        }
    }
}

/// The surplus of any consecutive months, settled by their own gross.
#[derive(Clone, Debug, Default)]
pub struct Windows {
    /// Surplus and gross, by month.
    months: Vec<(f64, f64)>,
}

impl Windows {
    /// Of other months.
    pub fn renew(&mut self, months: &[Lines]) {
        self.months.clear();
        self.months
            .extend(months.iter().map(|lines| (lines.surplus(), lines.gross())));
    }

    /// The surplus of `[from, to)`, eu.
    #[inline]
    pub fn surplus(&self, from: usize, to: usize) -> f64 {
        let (mut surplus, mut gross) = (0.0, 0.0);
        for month in &self.months[from..to] {
            surplus += month.0;
            gross += month.1;
        }
        settle(surplus, gross)
    }

    /// The least surplus of `window` consecutive months; None when the horizon is shorter.
    pub fn lowest(&self, window: usize) -> Option<f64> {
        let starts = 0..(self.months.len() + 1).checked_sub(window)?;
        let windows = starts.map(|from| self.surplus(from, from + window));
        windows.min_by(f64::total_cmp)
    }
}

/// Δ = ln(ΣC/ΣB)/(2β), the shift of ε that makes φ·B and C/φ equal; none when B, C or β is 0.
fn break_even(settings: &Settings, mean: f64, accounts: &Accounts) -> Option<BreakEven> {
    let beta = settings.sensitivity;
    let gross = accounts.total.gross();
    let (b, c) = (settle(accounts.rising, gross), settle(accounts.falling, gross));
    if beta == 0.0 || b == 0.0 || c == 0.0 {
        return None;
    }
    let shift = libm::log(c / b) / (2.0 * beta);
    let environment = mean + shift;
    Some(BreakEven {
        shift,
        environment,
        reachable: (-1.0..=1.0).contains(&environment),
    })
}
