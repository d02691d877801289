//! Gongsheng
pub mod analysis;
#[cfg(target_family = "wasm")]
mod api;
pub mod model;
