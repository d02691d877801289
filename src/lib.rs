//! Gongsheng
pub mod analysis;
#[cfg(target_family = "wasm")]
mod api;
pub mod library;
pub mod math;
pub mod model;

pub use analysis::{Analysis, analyse, analyse_value};
