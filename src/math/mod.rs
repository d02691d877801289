//! Floor 0: arithmetic with no word of the domain.
//!
//! Elementary functions come from the `libm` crate, so that native and wasm builds give the same bits.

#[cfg(feature = "whole")]
pub mod abreast;
pub mod bits;
#[cfg(feature = "whole")]
pub mod components;
pub mod cut;
pub mod decimal;
#[cfg(feature = "whole")]
pub mod eigen;
pub mod exact;
pub mod excess;
pub mod groups;
pub mod inequality;
#[cfg(feature = "whole")]
pub mod linear;
#[cfg(feature = "whole")]
pub mod nucleolus;
#[cfg(feature = "whole")]
pub mod ode;
pub mod order;
#[cfg(feature = "whole")]
pub mod pair;
#[cfg(feature = "whole")]
pub mod payments;
#[cfg(feature = "whole")]
pub mod quadratic;
#[cfg(feature = "whole")]
pub mod random;
#[cfg(feature = "whole")]
pub mod replicator;
pub mod runs;
#[cfg(feature = "whole")]
pub mod sha256;
pub mod subsets;
