//! Signpost shows child-safeguarding guidance, consent recommendations and local escalation
//! contacts on Discord. Every message carries the emergency and helpline numbers. It never
//! collects case details.
//!
//! ```text
//! content/*.toml ──load, check──▶ Content ─┐
//!                                          ├─ answer(&Content, &Query, &Setting) ─▶ Reply ──render──▶ Discord JSON · terminal · HTML
//! slash-command, button, menu ────decode─▶ Query ┘
//! ```
//!
//! Four nouns, one meaning each: [`content::Content`] is what we may say, [`answer::Query`] what
//! was asked, [`answer::Reply`] what we say, [`content::Problem`] what is wrong with the content.
//!
//! Modules import to their left only:
//! `limits → content → answer → render → handbook → config → live → rest → boards → transport →
//! preview → cli`.
//!
//! - [`limits`]: Discord's limits, each a documented constant.
//! - [`content`]: reads the files, checks them as a whole, and is what may be said.
//! - [`answer`]: the one table of commands, and the pure function from query to reply.
//! - [`render`]: a reply as Discord's JSON, in a terminal or as parts of a page; the custom ids; the definitions.
//! - [`handbook`]: the content as pages to browse and to print.
//! - [`config`]: `signpost.toml`, what the host sets for each server.
//! - [`live`]: content and configuration together, read anew when they change.
//! - [`rest`]: the one door for calls to Discord.
//! - [`boards`]: the pinned posts, planned and kept right.
//! - [`transport`]: Discord's JSON in, a response out, whatever arrives.
//! - [`preview`]: a page on this machine that behaves as Discord does.
//! - [`cli`]: one file a subcommand.

pub mod answer;
pub mod backoff;
pub mod boards;
pub mod cli;
pub mod clock;
pub mod config;
pub mod content;
pub mod discord;
pub mod editing;
pub mod failure;
pub mod handbook;
pub mod judge;
pub mod live;
pub mod preview;
pub mod render;
pub mod rest;
pub mod review;
pub mod schema;
pub mod transport;
pub mod values;
