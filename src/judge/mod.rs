//! The only way to content and configuration that may be used: assembled, fits, agrees.
//!
//! - `loaded` and `configured` judge: content, a configuration beside it, or both;
//! - `fits`, `board_fits` and `induction_fits` measure what is rendered, `extremes` at its longest;
//! - `names` looks up every button that a text names;
//! - `advice` is what keeps nothing from being used;
//! - `agrees` has the rules by which a configuration agrees with the content.

mod advice;
mod agrees;
mod board_fits;
mod configured;
mod extremes;
mod fits;
mod induction_fits;
mod loaded;
mod names;

pub use advice::{advice, unused};
pub(crate) use agrees::whose_is;
pub use board_fits::BOARD_BUDGET;
pub use configured::{Both, both, config};
pub use fits::crowded_choices;
pub use loaded::{Loaded, content};
