//! How a consortium stands: the numbers and verdicts that what-ifs compare, without the lists that explain them.

use serde::Serialize;
#[cfg(target_family = "wasm")]
use tsify::Tsify;

use super::accounts::Lines;
use super::behaviour::Mode;
use super::columns::Columns;
use super::formation::Rung;
use super::network::Numbers;
use super::organisation::Level;
use crate::model::Consortium;

/// The numbers and verdicts of a consortium that what-ifs compare (§14).
#[derive(Clone, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct Standing {
    /// S, eu.
    pub surplus: f64,
    /// Generation + cost + coordination, eu: the yardstick of its zero.
    pub gross: f64,
    /// S_i, eu, in document order.
    pub units: Vec<f64>,
    /// The behavioural mode of the system.
    pub behaviour: Mode,
    /// α of the system; null unless mutualism.
    pub asymmetry: Option<f64>,
    /// The organisational mode of the system.
    pub organisation: Level,
    /// The highest rung of formation.
    pub rung: Rung,
    /// The pairs that are compatible or active, by first, then second unit.
    pub pairs: Vec<PairStanding>,
}

/// The modes of a pair.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[cfg_attr(target_family = "wasm", derive(Tsify), tsify(missing_as_null))]
#[serde(rename_all = "camelCase")]
pub struct PairStanding {
    /// Places of the two units in the document.
    pub units: [u32; 2],
    /// Its behavioural mode.
    pub behaviour: Mode,
    /// Its organisational mode.
    pub organisation: Level,
}

/// How a valid consortium stands.
///
/// # Panics
/// When something refers to what is not there, which no document that was read does.
pub fn standing(consortium: &Consortium) -> Standing {
    let numbers = Numbers::new(consortium);
    let columns = Columns::new(&numbers);
    let mut standing = Standing::default();
    standing.renew(&numbers, &columns);
    standing
}

impl Standing {
    /// Tells it anew, in the room that there is.
    pub fn renew(&mut self, numbers: &Numbers, columns: &Columns) {
        let accounts = &columns.accounts;
        let system = columns.system(numbers);
        self.surplus = accounts.total.surplus();
        self.gross = accounts.total.gross();
        self.units.clear();
        self.units.extend(accounts.units.iter().map(Lines::surplus));
        self.behaviour = system.mode;
        self.asymmetry = system.asymmetry;
        self.organisation = columns.level;
        self.rung = columns.ladder(numbers).rung;
        let modes = columns.modes.iter().zip(&columns.levels);
        self.pairs.clear();
        self.pairs.extend(
            numbers
                .pairs
                .iter()
                .zip(modes)
                .map(|(pair, (mode, &level))| PairStanding {
                    units: pair.units,
                    behaviour: mode.mode,
                    organisation: level,
                }),
        );
    }
}

impl Default for Standing {
    fn default() -> Self {
        Self {
            surplus: 0.0,
            gross: 0.0,
            units: Vec::new(),
            behaviour: Mode::None,
            asymmetry: None,
            organisation: Level::None,
            rung: Rung::None,
            pairs: Vec::new(),
        }
    }
}
