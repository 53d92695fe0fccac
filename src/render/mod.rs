//! Shows a reply: as Discord's JSON, in a terminal, or as parts of a web page.
//!
//! Only this room knows pages, Markdown and custom ids. It decides nothing about what is said.
//!
//! - `message` makes a reply into Discord's message, of the pages that `pages` cuts, in `markdown`;
//! - `board` makes the post that is pinned, `commands` the definitions that are registered, `description` the
//!   application's;
//! - `custom_id` writes a query into a button and reads it back;
//! - `terminal` shows a reply as text, `html` as parts of a page.

mod board;
mod commands;
mod custom_id;
mod description;
pub mod html;
mod markdown;
mod message;
mod pages;
mod terminal;

pub use board::{BoardPost, board_length, board_post};
pub use commands::definitions;
pub use custom_id::{decode, encode, form_of};
pub use description::description;
pub use message::{RenderedResponse, edit, lengths, response};
pub use terminal::terminal;

pub(crate) use message::{needs_a_menu, texts};
pub(crate) use pages::length;
