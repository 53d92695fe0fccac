//! Shows a reply: as Discord's JSON, in a terminal, or as parts of a web page.
//!
//! Only this module knows pages, Markdown, custom ids and JSON. It decides nothing about what is
//! said. `fits`, `board_fits`, `induction_fits` and `names` hold the checks of content that need what is
//! rendered here.

mod board;
mod board_fits;
mod commands;
mod custom_id;
mod extremes;
mod fits;
pub mod html;
mod induction_fits;
mod markdown;
mod message;
mod names;
mod pages;
mod terminal;
mod wire;

pub use board::{BoardMark, BoardPost, Fingerprint, board_post};
pub use board_fits::{BOARD_BUDGET, board_length, why_a_budget};
pub use commands::definitions;
pub use custom_id::{decode, encode, form_of};
pub use fits::{crowded_choices, fits};
pub use induction_fits::long_pages_of_induction;
pub use message::{edit, lengths, response};
pub use terminal::terminal;
pub use wire::{
    Button, CommandDefinition, Component, Menu, MenuOption, Message, OptionChoice,
    OptionDefinition, Response, Row,
};
