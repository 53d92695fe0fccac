//! The handbook: the content as pages that need neither the bot nor a network.
//!
//! Its pages are answers, each asked for as to be read at any time. So the words are those of the bot, and
//! each office has its times. Which pages there are follows from the links: whatever can be
//! reached from a page is a page, in the form of signpost in which it was reached.
//!
//! - `places` says where each thing is, `sheets` which pages there are; `book` is what all are made from;
//! - `article` makes a reply into a part of a page, `letters` the A to Z; `frame` is what is around it, `imprint` its
//!   last line;
//! - `page`, `search`, `whole` and `card` are the pages, `paper` is the foot of every sheet of paper.
//!
//! It opens no file: [`handbook`], in `files`, returns the text of each.

mod article;
mod book;
mod card;
mod files;
mod frame;
mod imprint;
mod letters;
mod page;
mod paper;
mod places;
mod search;
mod sheets;
mod whole;

pub use files::handbook;
