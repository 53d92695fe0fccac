//! What the targets share: bots to ask, and judges of what comes back.
//!
//! - `bots` answers with the shipped content; `laid` lays one file over it, and `loaded` judges the whole;
//! - `answered` judges a response, by the same files as the tests do; `told` judges a problem;
//! - `by_minute` reckons opening times a second time, slowly and in an obvious way; `tables` makes such times up and
//!   writes them as a file has them;
//! - `page` makes HTML with the templates of the program, and `well_formed` judges it; `marks` judges Markdown;
//! - `signed` signs requests as Discord does; `folder` makes folders of content.
//!
//! A judge panics where something does not hold: that is how libFuzzer learns of it.

#![forbid(unsafe_code)]

pub mod answered;
pub mod bots;
pub mod by_minute;
pub mod folder;
pub mod laid;
pub mod loaded;
pub mod marks;
pub mod page;
pub mod signed;
pub mod tables;
pub mod told;
pub mod used;
pub mod walked;
pub mod well_formed;

// The template has the program's own words for these.
use signpost::render;

/// The judges of the tests, with what they ask of the folder that they are in.
#[path = "../../tests/it/support"]
mod judges {
    #[expect(
        dead_code,
        reason = "the tests judge edits of posts too, and nothing here calls Discord"
    )]
    pub(crate) mod limits_of_discord;
    mod schema;
    pub(crate) mod signposted;

    use serde_json::Value;

    pub(crate) use crate::bots::SHIPPED;

    /// Returns the text of a response's message.
    pub(crate) fn text(response: &Value) -> &str {
        response["data"]["content"].as_str().expect("a message has a text")
    }
}
