//! Ends the engine on purpose, so that the page's tests can show what a user sees then (feature `faults`).

use std::hint::black_box;

use crate::model::Consortium;

/// Does what the English title says: `fault: panic`, `fault: overflow` or `fault: loop`.
pub fn strike(consortium: &Consortium) {
    match consortium.title.en.as_deref() {
        Some("fault: panic") => panic!("this document asks for a panic"),
        Some("fault: overflow") => {
            black_box(descend(black_box(0)));
        }
        Some("fault: loop") => loop {
            black_box(());
        },
        _ => {}
    }
}

/// Recurses for ever. Every call keeps something on the stack and uses it after the next returns, so that no
/// optimiser can make a loop of it.
#[inline(never)]
#[allow(unconditional_recursion)]
fn descend(depth: u64) -> u64 {
    let kept = black_box([depth; 64]);
    descend(depth + 1) + black_box(kept)[0]
}
