//! The native contestant: reads requests line by line, answers each with a line (see `contestant.mjs`).

use std::io::{BufRead, Write};
use std::time::{Duration, Instant};

use bench::{Question, prepare};
use serde_json::{Value, json};

/// CPU time of this process so far, in seconds; the clock on the wall where there is none.
#[cfg(unix)]
fn cpu() -> f64 {
    #[repr(C)]
    struct Timespec {
        seconds: i64,
        nanoseconds: i64,
    }
    unsafe extern "C" {
        fn clock_gettime(clock: i32, time: *mut Timespec) -> i32;
    }
    const PROCESS: i32 = if cfg!(target_vendor = "apple") { 12 } else { 2 };
    let mut time = Timespec {
        seconds: 0,
        nanoseconds: 0,
    };
    // SAFETY: the call fills in the record that it is given.
    unsafe { clock_gettime(PROCESS, &mut time) };
    time.seconds as f64 + time.nanoseconds as f64 * 1e-9
}

#[cfg(not(unix))]
fn cpu() -> f64 {
    use std::sync::OnceLock;
    static START: OnceLock<Instant> = OnceLock::new();
    START.get_or_init(Instant::now).elapsed().as_secs_f64()
}

/// Seconds of CPU time that one answer takes, over at least so many milliseconds.
fn timed(question: &mut Question, milliseconds: f64) -> f64 {
    let mut times = 1;
    loop {
        let from = cpu();
        for _ in 0..times {
            question.ask();
        }
        let took = cpu() - from;
        if took * 1e3 >= milliseconds {
            return took / f64::from(times);
        }
        times = (f64::from(times) * (1.3 * milliseconds / 1e3 / took.max(1e-7)).clamp(2.0, 100.0)) as u32;
    }
}

fn main() {
    let path = std::env::args().nth(1).expect("the file of inputs");
    let text = std::fs::read(path).expect("inputs");
    let inputs: Value = serde_json::from_slice(&text).expect("JSON");
    let mut question: Option<Question> = None;
    let mut out = std::io::stdout();
    for line in std::io::stdin().lock().lines() {
        let request: Value = serde_json::from_str(&line.expect("a line")).expect("JSON");
        let reply = match request["do"].as_str() {
            Some("prepare") => {
                let name = request["question"].as_str().unwrap_or_default();
                question = prepare(name, &inputs, request["tolerance"].as_f64().unwrap_or(1e-8));
                match &mut question {
                    None => json!({"missing": "the engine has no answer yet"}),
                    Some(question) => {
                        question.ask();
                        json!({"answer": question.answer()})
                    }
                }
            }
            Some("warm") => {
                let until = Instant::now() + Duration::from_millis(50);
                while let (Some(question), true) = (&mut question, Instant::now() < until) {
                    question.ask();
                }
                json!({})
            }
            _ => match &mut question {
                Some(question) => {
                    let milliseconds = request["milliseconds"].as_f64().unwrap_or(50.0);
                    json!({"seconds": timed(question, milliseconds)})
                }
                None => json!({"missing": "nothing prepared"}),
            },
        };
        writeln!(out, "{reply}")
            .and_then(|()| out.flush())
            .expect("an open pipe");
    }
}
