//! The engine as a contestant: the same questions natively and in wasm, on the inputs that the peers get.
//!
//! A question is prepared once and then asked as often as the clock needs. `main.rs` holds the native clock; in wasm
//! the four functions at the end are called from `contestant.mjs`, which holds the clock there.

use gongsheng::analysis::accounts::{Accounts, Basis};
use gongsheng::analysis::columns::Columns;
use gongsheng::analysis::evolution::dynamics::Dynamics;
use gongsheng::analysis::evolution::{self, Given, Options};
use gongsheng::analysis::network::{Network, Numbers};
use gongsheng::analysis::session::Session;
use gongsheng::analysis::sharing::{self, FairShares};
use gongsheng::analysis::uncertainty::UncertaintyRun;
use gongsheng::math::groups::Groups;
use gongsheng::math::nucleolus::nucleolus;
use gongsheng::math::replicator::Incentives;
use gongsheng::model::{self, Consortium, Quantity};
use serde_json::Value;

/// A question, ready to be asked.
pub trait Question {
    /// Answers it once.
    fn ask(&mut self);
    /// The last answer, to be compared with the peers'.
    fn answer(&self) -> Vec<f64>;
}

/// Prepares a question from the inputs of all; None when the engine has no answer to it.
pub fn prepare(name: &str, inputs: &Value, tolerance: f64) -> Option<Box<dyn Question>> {
    let input = &inputs[name];
    Some(match name {
        "W1" | "W2" => Box::new(Levels::new(input, tolerance)),
        "W3" => Box::new(Variants::new(input, tolerance)),
        "W4-shapley" | "W4-shapley-5000" => Box::new(Shapley::new(input)),
        "W4-nucleolus" => Box::new(Nucleolus::new(input)),
        "W4-core" => Box::new(Core::new(input)),
        "W5" => Box::new(Whole::new(input)),
        "W5-names" => Box::new(Named::new(&inputs["W5"])),
        "W5e" => Box::new(Edited::new(&inputs["W5"])),
        "W7" => Box::new(Uncertain::new(input)),
        "W5-graph" => Box::new(Half::new(&inputs["W5"])),
        "W6" => Box::new(Replicator::new(input, tolerance)),
        _ if name.starts_with("Growth-") => Box::new(Named::new(input)),
        _ => return None,
    })
}

fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_f64).collect()
}

fn consortium(value: &Value) -> Consortium {
    match model::read(value) {
        (Some(consortium), _) => consortium,
        (None, problems) => panic!("{problems:?}"),
    }
}

/// Levels of units as parts of their capacities: y′ = r·y·(1 − y + Σ δ·y).
struct Levels {
    dynamics: Dynamics,
    times: Vec<f64>,
    tolerance: f64,
    answer: Vec<f64>,
}

impl Levels {
    fn new(input: &Value, tolerance: f64) -> Self {
        let [growth, start, effects] = ["growth", "start", "effects"].map(|name| numbers(&input[name]));
        Self {
            dynamics: Given {
                units: growth.len(),
                growth: &growth,
                capacity: &vec![1.0; growth.len()],
                start: &start,
                effects: &effects,
                saturation: 0.0,
            }
            .dynamics(0),
            times: numbers(&input["times"]),
            tolerance,
            answer: Vec::new(),
        }
    }
}

impl Question for Levels {
    fn ask(&mut self) {
        self.answer = self.dynamics.follow(&self.times, self.tolerance, f64::MAX).levels;
    }

    fn answer(&self) -> Vec<f64> {
        self.answer.clone()
    }
}

/// Many variants of the small one, into a column that is at hand, as the peers have one.
struct Variants {
    units: usize,
    growth: Vec<f64>,
    capacity: Vec<f64>,
    start: Vec<f64>,
    effects: Vec<f64>,
    options: Options,
    answer: Vec<f64>,
}

impl Variants {
    fn new(input: &Value, tolerance: f64) -> Self {
        let [growth, start, effects, times] =
            ["growth", "start", "effects", "times"].map(|name| numbers(&input[name]));
        Self {
            units: start.len(),
            capacity: vec![1.0; growth.len()],
            start: start.repeat(growth.len() / start.len()),
            answer: vec![0.0; growth.len() * times.len()],
            options: Options {
                times,
                relative_tolerance: tolerance,
            },
            growth,
            effects,
        }
    }
}

impl Question for Variants {
    fn ask(&mut self) {
        let given = Given {
            units: self.units,
            growth: &self.growth,
            capacity: &self.capacity,
            start: &self.start,
            effects: &self.effects,
            saturation: 0.0,
        };
        evolution::write_levels(given, &self.options, &mut self.answer).expect("numbers that fit");
    }

    fn answer(&self) -> Vec<f64> {
        self.answer.clone()
    }
}

/// Exact Shapley shares from the accounts of a consortium.
struct Shapley {
    network: Network<'static>,
    accounts: Accounts,
    answer: Vec<f64>,
}

impl Shapley {
    fn new(input: &Value) -> Self {
        let consortium: &'static Consortium = Box::leak(Box::new(consortium(&input["document"])));
        let network = Network::new(consortium);
        let accounts = accounts_of(&network);
        Self {
            network,
            accounts,
            answer: Vec::new(),
        }
    }
}

fn accounts_of(network: &Network) -> Accounts {
    Basis::of(network).accounts
}

impl Question for Shapley {
    fn ask(&mut self) {
        let fair = FairShares::new(&self.network, &self.accounts);
        self.answer = fair.by(gongsheng::model::Rule::Shapley).to_vec();
    }

    fn answer(&self) -> Vec<f64> {
        self.answer.clone()
    }
}

/// The nucleolus of a table of values.
struct Nucleolus {
    players: usize,
    values: Vec<f64>,
    answer: Vec<f64>,
}

impl Nucleolus {
    fn new(input: &Value) -> Self {
        Self {
            players: input["players"].as_u64().unwrap_or(0) as usize,
            values: numbers(&input["values"]),
            answer: Vec::new(),
        }
    }
}

impl Question for Nucleolus {
    fn ask(&mut self) {
        self.answer = nucleolus(self.players, &self.values).unwrap_or_default();
    }

    fn answer(&self) -> Vec<f64> {
        self.answer.clone()
    }
}

/// The core tests of a consortium: of equal, contribution and Shapley shares and of the realised surplus, at once.
struct Core {
    network: Network<'static>,
    accounts: Accounts,
    answer: Vec<f64>,
}

impl Core {
    fn new(input: &Value) -> Self {
        let Shapley {
            network,
            accounts,
            answer,
        } = Shapley::new(input);
        Self {
            network,
            accounts,
            answer,
        }
    }
}

impl Question for Core {
    fn ask(&mut self) {
        let fair = FairShares::new(&self.network, &self.accounts);
        let sharing = sharing::sharing(&self.network, &self.accounts, &fair);
        let cores = sharing.shares.iter().filter_map(|share| share.core.as_ref());
        self.answer = cores
            .chain([&sharing.realised])
            .filter_map(|core| core.excess)
            .collect();
    }

    fn answer(&self) -> Vec<f64> {
        self.answer.clone()
    }
}

/// All of §2 to §9 about a consortium that is held by number, as a session holds it: the same columns are filled anew.
struct Whole {
    numbers: Numbers,
    columns: Columns,
    answer: Vec<f64>,
}

impl Whole {
    fn new(input: &Value) -> Self {
        let numbers = Numbers::new(&consortium(&input["document"]));
        Self {
            columns: Columns::new(&numbers),
            numbers,
            answer: Vec::new(),
        }
    }
}

impl Question for Whole {
    fn ask(&mut self) {
        self.columns.renew(&self.numbers);
        self.columns.renew_contact(&self.numbers);
        tell(&self.columns, &mut self.answer);
    }

    fn answer(&self) -> Vec<f64> {
        self.answer.clone()
    }
}

/// The same about a document that was read, whose names are looked up first.
struct Named {
    consortium: Consortium,
    answer: Vec<f64>,
}

impl Named {
    fn new(input: &Value) -> Self {
        Self {
            consortium: consortium(&input["document"]),
            answer: Vec::new(),
        }
    }
}

impl Question for Named {
    fn ask(&mut self) {
        let columns = Columns::new(&Numbers::new(&self.consortium));
        tell(&columns, &mut self.answer);
    }

    fn answer(&self) -> Vec<f64> {
        self.answer.clone()
    }
}

/// What every unit gets and gives.
fn tell(columns: &Columns, answer: &mut Vec<f64>) {
    answer.clear();
    let units = columns.accounts.units.iter();
    answer.extend(units.flat_map(|unit| [unit.receipt(), unit.outlay()]));
}

/// One number of a document that stays in a session changes, and every summary is current again: what the page
/// does while a number is typed or dragged. Each time it is another number.
struct Edited {
    session: Session,
    quantities: Vec<(Quantity, f64)>,
    turn: usize,
    answer: [f64; 3],
}

impl Edited {
    fn new(input: &Value) -> Self {
        let consortium = consortium(&input["document"]);
        let all = Quantity::amounts(&consortium);
        // A hundred of them, from all over the document, none of which all others hang on.
        let some = all.iter().step_by(all.len() / 100).take(100);
        let some = some.filter(|quantity| !matches!(quantity, Quantity::Setting(_) | Quantity::Sign { .. }));
        Self {
            quantities: some.map(|it| (*it, it.read(&consortium))).collect(),
            session: Session::new(consortium),
            turn: 0,
            answer: [0.0; 3],
        }
    }
}

impl Question for Edited {
    fn ask(&mut self) {
        let (round, place) = (
            self.turn / self.quantities.len(),
            self.turn % self.quantities.len(),
        );
        let (quantity, present) = self.quantities[place];
        self.session
            .set(&quantity, if round == 0 { 0.9 * present } else { present });
        self.turn = (self.turn + 1) % (2 * self.quantities.len());
        let ladder = self.session.ladder();
        let asymmetry = self.session.system().asymmetry.unwrap_or(-1.0);
        self.answer = [ladder.surplus, ladder.lowest_window.unwrap_or(0.0), asymmetry];
    }

    fn answer(&self) -> Vec<f64> {
        self.answer.to_vec()
    }
}

/// Draws around a document.
struct Uncertain {
    consortium: Consortium,
    draws: u32,
    half_width: f64,
    answer: Vec<f64>,
}

impl Uncertain {
    fn new(input: &Value) -> Self {
        Self {
            consortium: consortium(&input["document"]),
            draws: input["draws"].as_u64().unwrap_or(0) as u32,
            half_width: input["halfWidth"].as_f64().unwrap_or(0.0),
            answer: Vec::new(),
        }
    }
}

impl Question for Uncertain {
    fn ask(&mut self) {
        let mut run = UncertaintyRun::new(&self.consortium, self.draws, 7, Some(self.half_width));
        run.advance(self.draws);
        let outlook = run.result().outlook;
        let surplus = outlook.surplus;
        self.answer = vec![outlook.formed.share, surplus.low, surplus.median, surplus.high];
    }

    fn answer(&self) -> Vec<f64> {
        self.answer.clone()
    }
}

/// What an analysis makes of who gives to whom once the energy of every exchange is known, which the peers are given
/// too: what every pair and every unit gives and receives, and the groups that hang together.
struct Half {
    network: Network<'static>,
    accounts: Accounts,
    answer: Vec<f64>,
}

impl Half {
    fn new(input: &Value) -> Self {
        let Shapley {
            network,
            accounts,
            answer,
        } = Shapley::new(input);
        Self {
            network,
            accounts,
            answer,
        }
    }
}

impl Question for Half {
    fn ask(&mut self) {
        self.accounts.renew_pairs(&self.network);
        self.accounts.renew_units(&self.network);
        let pairs = &self.network.pairs;
        let mut groups = Groups::new(self.accounts.units.len());
        let count = groups.join_all(pairs.iter().map(|pair| pair.units), self.accounts.units.len());
        self.answer.clear();
        self.answer.push(count as f64);
        self.answer
            .extend(self.accounts.units.iter().map(|unit| unit.receipt()));
    }

    fn answer(&self) -> Vec<f64> {
        self.answer.clone()
    }
}

/// Three populations that take part or do not, from many starts: p′ = p·(1 − p)·(a + Σ b·p).
struct Replicator {
    incentives: Incentives,
    starts: Vec<f64>,
    time: f64,
    tolerance: f64,
    answer: Vec<f64>,
}

impl Replicator {
    fn new(input: &Value, tolerance: f64) -> Self {
        let slopes = numbers(&input["slopes"]);
        let rows: Vec<Vec<f64>> = slopes.chunks_exact(3).map(<[f64]>::to_vec).collect();
        Self {
            incentives: Incentives::new(numbers(&input["constant"]), &rows).expect("three rows of three"),
            starts: numbers(&input["starts"]),
            time: numbers(&input["times"])[0],
            tolerance,
            answer: Vec::new(),
        }
    }
}

impl Question for Replicator {
    fn ask(&mut self) {
        self.answer = self.incentives.ends(&self.starts, self.time, self.tolerance);
    }

    fn answer(&self) -> Vec<f64> {
        self.answer.clone()
    }
}

#[cfg(target_family = "wasm")]
mod door {
    use super::{Question, Value, prepare};
    use std::cell::RefCell;

    thread_local! {
        static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
        static QUESTION: RefCell<Option<Box<dyn Question>>> = const { RefCell::new(None) };
        static ANSWER: RefCell<Vec<f64>> = const { RefCell::new(Vec::new()) };
    }

    /// Room for a text: {"question": name, "inputs": {name: …}, "tolerance": number}.
    #[unsafe(no_mangle)]
    pub extern "C" fn room(bytes: usize) -> *mut u8 {
        TEXT.with_borrow_mut(|text| {
            text.clear();
            text.resize(bytes, 0);
            text.as_mut_ptr()
        })
    }

    /// Prepares the question of the text; 0 when there is no answer to it.
    #[unsafe(no_mangle)]
    pub extern "C" fn take() -> u32 {
        let request: Value = TEXT.with_borrow(|text| serde_json::from_slice(text).unwrap_or_default());
        let name = request["question"].as_str().unwrap_or_default();
        let tolerance = request["tolerance"].as_f64().unwrap_or(1e-8);
        let question = prepare(name, &request["inputs"], tolerance);
        let known = question.is_some();
        QUESTION.set(question);
        u32::from(known)
    }

    /// Asks it so many times.
    #[unsafe(no_mangle)]
    pub extern "C" fn ask(times: u32) {
        QUESTION.with_borrow_mut(|question| {
            for _ in 0..times {
                question.iter_mut().for_each(|question| question.ask());
            }
        });
    }

    /// The last answer: how many numbers, which `answer_at` points to.
    #[unsafe(no_mangle)]
    pub extern "C" fn answer() -> usize {
        let answer = QUESTION.with_borrow(|question| question.as_ref().map(|it| it.answer()));
        ANSWER.set(answer.unwrap_or_default());
        ANSWER.with_borrow(Vec::len)
    }

    /// Where the answer lies.
    #[unsafe(no_mangle)]
    pub extern "C" fn answer_at() -> *const f64 {
        ANSWER.with_borrow(|answer| answer.as_ptr())
    }
}
