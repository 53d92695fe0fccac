//! The handbook: the content as pages that need neither the bot nor a network.
//!
//! Its pages are answers, each asked for as at no hour in particular, so the words are those of the bot
//! and each office stands with its times. Which pages there are follows from the links: whatever can be
//! reached from a page is a page, in the form of signpost in which it was reached.
//!
//! - `places` says where each thing stands, `sheets` which pages there are;
//! - `article` makes a reply into a part of a page, `frame` is what stands around every page;
//! - `imprint` is its last line;
//! - `page`, `search`, `whole` and `card` are the pages, `paper` what stands on every sheet of paper.
//!
//! It opens no file: [`handbook`] returns the text of each.

mod article;
mod book;
mod card;
mod files;
mod frame;
mod imprint;
mod page;
mod paper;
mod places;
mod search;
mod sheets;
mod whole;

pub use files::handbook;
