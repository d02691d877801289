//! The engine as a contestant: the same questions natively and in wasm, on the inputs that the peers get.
//!
//! A question is prepared once and then asked as often as the clock needs. `main.rs` holds the native clock; in wasm
//! the four functions at the end are called from `contestant.mjs`, which holds the clock there.

use gongsheng::analysis::accounts::{Accounts, Basis};
use gongsheng::analysis::columns::Columns;
use gongsheng::analysis::evolution::{self, Given, Options};
use gongsheng::analysis::network::{Network, Numbers};
use gongsheng::analysis::session::Session;
use gongsheng::analysis::sharing::{self, FairShares};
use gongsheng::analysis::uncertainty::UncertaintyRun;
use gongsheng::math::groups::Groups;
use gongsheng::math::nucleolus::nucleolus;
use gongsheng::math::replicator::Incentives;
use gongsheng::model::{self, Consortium, Quantity, Rule};
use serde_json::Value;

/// Writes an answer in the place of the last one.
type Ask = dyn FnMut(&mut Vec<f64>);

/// A question, ready to be asked.
pub struct Question {
    ask: Box<Ask>,
    answer: Vec<f64>,
}

impl Question {
    fn new(ask: impl FnMut(&mut Vec<f64>) + 'static) -> Self {
        Self {
            ask: Box::new(ask),
            answer: Vec::new(),
        }
    }

    /// Answers it once.
    pub fn ask(&mut self) {
        (self.ask)(&mut self.answer);
    }

    /// The last answer, to be compared with the peers'.
    pub fn answer(&self) -> &[f64] {
        &self.answer
    }
}

/// Prepares a question from the inputs of all; None when the engine has no answer to it.
pub fn prepare(name: &str, inputs: &Value, tolerance: f64) -> Option<Question> {
    let input = &inputs[name];
    Some(match name {
        "W1" | "W2" => levels(input, tolerance),
        "W3" => variants(input, tolerance),
        "W4-shapley" | "W4-shapley-5000" => shapley(input),
        "W4-nucleolus" => nucleolus_of(input),
        "W4-core" => core(input),
        "W5" => whole(input),
        "W5-names" => named(&inputs["W5"]),
        "W5e" => edited(&inputs["W5"]),
        "W7" => uncertain(input),
        "W5-graph" => half(&inputs["W5"]),
        "W6" => replicator(input, tolerance),
        _ if name.starts_with("Growth-") => named(input),
        _ => return None,
    })
}

fn numbers(value: &Value) -> Vec<f64> {
    let list = value.as_array().map(Vec::as_slice).unwrap_or_default();
    list.iter().filter_map(Value::as_f64).collect()
}

fn consortium(input: &Value) -> Consortium {
    match model::read(&input["document"]) {
        (Some(consortium), _) => consortium,
        (None, problems) => panic!("{problems:?}"),
    }
}

/// A consortium by number, which stays to the end, and its accounts.
fn reckoned(input: &Value) -> (Network<'static>, Accounts) {
    let network = Network::new(Box::leak(Box::new(consortium(input))));
    let accounts = Basis::of(&network).accounts;
    (network, accounts)
}

/// Levels of units as parts of their capacities: y′ = r·y·(1 − y + Σ δ·y).
fn levels(input: &Value, tolerance: f64) -> Question {
    let [growth, start, effects, times] =
        ["growth", "start", "effects", "times"].map(|name| numbers(&input[name]));
    let given = Given {
        units: growth.len(),
        growth: &growth,
        capacity: &vec![1.0; growth.len()],
        start: &start,
        effects: &effects,
        saturation: 0.0,
    };
    let dynamics = given.dynamics(0);
    Question::new(move |answer| *answer = dynamics.follow(&times, tolerance, f64::MAX).levels)
}

/// Many variants of the small one, into a column that is at hand, as the peers have one.
fn variants(input: &Value, tolerance: f64) -> Question {
    let [growth, start, effects, times] =
        ["growth", "start", "effects", "times"].map(|name| numbers(&input[name]));
    let units = start.len();
    let capacity = vec![1.0; growth.len()];
    let start = start.repeat(growth.len() / units);
    let options = Options {
        times,
        relative_tolerance: tolerance,
    };
    Question::new(move |answer| {
        let given = Given {
            units,
            growth: &growth,
            capacity: &capacity,
            start: &start,
            effects: &effects,
            saturation: 0.0,
        };
        answer.resize(growth.len() * options.times.len(), 0.0);
        evolution::write_levels(given, &options, answer).expect("numbers that fit");
    })
}

/// Exact Shapley shares from the accounts of a consortium.
fn shapley(input: &Value) -> Question {
    let (network, accounts) = reckoned(input);
    Question::new(move |answer| {
        let fair = FairShares::new(&network, &accounts);
        *answer = fair.by(Rule::Shapley).to_vec();
    })
}

/// The nucleolus of a table of values.
fn nucleolus_of(input: &Value) -> Question {
    let players = input["players"].as_u64().unwrap_or(0) as usize;
    let values = numbers(&input["values"]);
    Question::new(move |answer| *answer = nucleolus(players, &values).unwrap_or_default())
}

/// The core tests of a consortium: of equal, contribution and Shapley shares and of the realised surplus, at once.
fn core(input: &Value) -> Question {
    let (network, accounts) = reckoned(input);
    Question::new(move |answer| {
        let fair = FairShares::new(&network, &accounts);
        let sharing = sharing::sharing(&network, &accounts, &fair);
        let cores = sharing.shares.iter().filter_map(|share| share.core.as_ref());
        let cores = cores.chain([&sharing.realised]);
        *answer = cores.filter_map(|core| core.excess).collect();
    })
}

/// All of §2 to §9 about a consortium that is held by number, as a session holds it: the same columns are filled anew.
fn whole(input: &Value) -> Question {
    let numbers = Numbers::new(&consortium(input));
    let mut columns = Columns::new(&numbers);
    Question::new(move |answer| {
        columns.renew(&numbers);
        columns.renew_contact(&numbers);
        tell(&columns, answer);
    })
}

/// The same about a document that was read, whose names are looked up first.
fn named(input: &Value) -> Question {
    let consortium = consortium(input);
    Question::new(move |answer| tell(&Columns::new(&Numbers::new(&consortium)), answer))
}

/// What every unit gets and gives.
fn tell(columns: &Columns, answer: &mut Vec<f64>) {
    answer.clear();
    let units = columns.accounts.units.iter();
    answer.extend(units.flat_map(|unit| [unit.receipt(), unit.outlay()]));
}

/// One number of a document that stays in a session changes, and every summary is current again: what the page
/// does while a number is typed or dragged. Each time it is another number.
fn edited(input: &Value) -> Question {
    let consortium = consortium(input);
    let all = Quantity::amounts(&consortium);
    // A hundred of them, from all over the document, none of which all others hang on.
    let some = all.iter().step_by(all.len() / 100).take(100);
    let some = some.filter(|quantity| !matches!(quantity, Quantity::Setting(_) | Quantity::Sign { .. }));
    let quantities: Vec<_> = some.map(|it| (*it, it.read(&consortium))).collect();
    let mut session = Session::new(consortium);
    let mut turn = 0;
    Question::new(move |answer| {
        let (round, place) = (turn / quantities.len(), turn % quantities.len());
        let (quantity, present) = quantities[place];
        session.set(&quantity, if round == 0 { 0.9 * present } else { present });
        turn = (turn + 1) % (2 * quantities.len());
        let ladder = session.ladder();
        let asymmetry = session.system().asymmetry.unwrap_or(-1.0);
        answer.clear();
        answer.extend([ladder.surplus, ladder.lowest_window.unwrap_or(0.0), asymmetry]);
    })
}

/// Draws around a document.
fn uncertain(input: &Value) -> Question {
    let consortium = consortium(input);
    let draws = input["draws"].as_u64().unwrap_or(0) as u32;
    let half_width = input["halfWidth"].as_f64().unwrap_or(0.0);
    Question::new(move |answer| {
        let mut run = UncertaintyRun::new(&consortium, draws, 7, Some(half_width));
        run.advance(draws);
        let outlook = run.result().outlook;
        let surplus = outlook.surplus;
        *answer = vec![outlook.formed.share, surplus.low, surplus.median, surplus.high];
    })
}

/// What an analysis makes of who gives to whom once the energy of every exchange is known, which the peers are given
/// too: what every pair and every unit gives and receives, and the groups that hang together.
fn half(input: &Value) -> Question {
    let (network, mut accounts) = reckoned(input);
    Question::new(move |answer| {
        accounts.renew_pairs(&network);
        accounts.renew_units(&network);
        let mut groups = Groups::new(accounts.units.len());
        let pairs = network.pairs.iter().map(|pair| pair.units);
        let count = groups.join_all(pairs, accounts.units.len());
        answer.clear();
        answer.push(count as f64);
        answer.extend(accounts.units.iter().map(|unit| unit.receipt()));
    })
}

/// Three populations that take part or do not, from many starts: p′ = p·(1 − p)·(a + Σ b·p).
fn replicator(input: &Value, tolerance: f64) -> Question {
    let slopes = numbers(&input["slopes"]);
    let rows: Vec<Vec<f64>> = slopes.chunks_exact(3).map(<[f64]>::to_vec).collect();
    let incentives = Incentives::new(numbers(&input["constant"]), &rows).expect("three rows of three");
    let starts = numbers(&input["starts"]);
    let time = numbers(&input["times"])[0];
    Question::new(move |answer| *answer = incentives.ends(&starts, time, tolerance))
}

#[cfg(target_family = "wasm")]
mod door {
    use super::{Question, Value, prepare};
    use std::cell::RefCell;

    thread_local! {
        static TEXT: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
        static QUESTION: RefCell<Option<Question>> = const { RefCell::new(None) };
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
        last(<[f64]>::len)
    }

    /// Where the answer lies.
    #[unsafe(no_mangle)]
    pub extern "C" fn answer_at() -> *const f64 {
        last(<[f64]>::as_ptr)
    }

    fn last<T>(tell: impl FnOnce(&[f64]) -> T) -> T {
        QUESTION.with_borrow(|question| tell(question.as_ref().map_or(&[], Question::answer)))
    }
}
