//! What Signpost does with what reaches it: one table, from which the policy, the page in `docs/` and a test are made.
//!
//! - `fields` has every field of an interaction that Discord documents: why it is read and how long it lives, or that it never
//!   is; `lifetime` has the lengths;
//! - `ways` is what else comes in, and what goes out;
//! - `policy` is what a host publishes, made of both; `text` and `page` write it for a terminal and for the web;
//! - `document` draws the tables of `docs/privacy.md`.
//!
//! These words are about the program, so they are in it, and no folder of content changes them. A test compares the table with
//! what is read and with what Discord documents.

mod document;
mod fields;
mod lifetime;
mod page;
mod policy;
mod text;
mod ways;

pub use document::{documented_fields, documented_ways};
pub use fields::{FIELDS, FieldUse, PrivacyFields};
pub use lifetime::Lifetime;
pub use page::page;
pub use policy::{PolicyBit, PolicyPart, PolicyReason, PolicyRow, PolicySection, PrivacyPolicy};
pub use text::text;
