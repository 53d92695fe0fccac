//! Signpost shows child-safeguarding guidance, consent recommendations and local escalation
//! contacts on Discord. Every message carries the emergency and helpline numbers. It never
//! collects case details.
//!
//! ```text
//! content/*.toml ──read, judge──▶ Content ─┐
//!                                          ├─ answer(&Content, &Query, &Setting) ─▶ Reply ──render──▶ Discord JSON · terminal · HTML
//! slash-command, button, menu ───decode──▶ Query ┘
//! ```
//!
//! Five nouns, one meaning each: [`content::Content`] is what we may say, [`answer::Query`] what was asked,
//! [`answer::Setting`] in what, [`answer::Reply`] what we say, [`schema::Problem`] what is wrong with the content.
//!
//! Each room imports only rooms above it in this list; a test reads every import.
//!
//! - [`backoff`]: waits that double. [`clock`]: the time in the United Kingdom, and `time_zone` which that is.
//! - [`discord`]: Discord's limits, ids, messages and channels. [`schema`]: the TOML engine.
//! - [`metrics`]: what is counted. [`failure`]: why a command stopped.
//! - [`values`], [`files`], [`content`], [`config`]: what may be said, and what a host sets for each server.
//! - [`review`]: what a person has still to verify, approve or read again.
//! - [`answer`]: the table of commands, and the function from query to reply. [`errand`]: what is to be done beside it.
//! - [`rest`]: calls Discord. [`render`]: a reply as Discord's JSON, in a terminal or as parts of a page.
//! - [`judge`]: the only way to content and configuration that may be used.
//! - [`handbook`]: the content as pages. [`privacy`]: what is read, why, how long. [`live`]: what answers, kept up to date.
//! - [`boards`]: the pinned posts, kept right. [`editing`]: a person at a terminal changes content.
//! - [`transport`]: Discord's JSON in, a response out, whatever arrives.
//! - [`endpoint`]: interactions over HTTP. [`admin`]: whether it runs well. [`preview`]: a page that behaves as Discord.
//! - [`wrong_use`]: arguments that are not taken. `process`: log, threads, end. [`sandbox`]: what a process gives up.
//! - `hosting`: the first configuration, what a host still has to do, the address that installs the bot. [`cli`].
//! - What calls Discord with a token is in the feature `gateway`: a build without it has no such room or command.

pub mod admin;
pub mod answer;
#[cfg(feature = "gateway")]
pub mod backoff;
#[cfg(feature = "gateway")]
pub mod boards;
pub mod cli;
pub mod clock;
pub mod config;
pub mod content;
pub mod discord;
pub mod editing;
pub mod endpoint;
pub mod errand;
pub mod failure;
pub mod files;
pub mod handbook;
mod hosting;
pub mod judge;
pub mod live;
pub mod metrics;
pub mod preview;
pub mod privacy;
mod process;
pub mod render;
#[cfg(feature = "gateway")]
pub mod rest;
pub mod review;
pub mod sandbox;
pub mod schema;
mod time_zone;
pub mod transport;
pub mod values;
pub mod wrong_use;
