//! Shows a reply: as Discord's JSON, in a terminal, or as parts of a web page.
//!
//! Only this module knows pages, Markdown, custom ids and JSON. It decides nothing about what is
//! said. `fits`, `board_fits`, `induction_fits` and `names` hold the checks of content that need what is
//! rendered here.

mod board;
mod commands;
mod custom_id;
pub mod html;
mod markdown;
mod message;
mod pages;
mod terminal;

pub use board::{BoardPost, board_length, board_post};
pub use commands::definitions;
pub use custom_id::{decode, encode, form_of};
pub use message::{edit, lengths, response};
pub use terminal::terminal;

pub(crate) use message::{needs_a_menu, texts};
pub(crate) use pages::length;
