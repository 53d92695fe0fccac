//! What is read of an interaction, and that nothing else about it matters.
//!
//! `documented` has every interaction with every field that Discord documents, `unread` lists what
//! nobody reads of them, `changed` changes any field of any of them, `odd` has what has a name.

mod changed;
mod documented;
mod odd;
mod unread;

pub(crate) use documented::interactions;
