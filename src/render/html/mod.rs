//! A reply as parts of a web page: the same words in the same order, grouped as HTML nests them.
//!
//! The HTML itself stands in `web/reply.html`, which escapes whatever it is given. Here points become
//! lists, and what belongs to a point or step goes inside it; `words` finds in a line what can be dialled
//! or followed. Where a way leads is for the caller to say: only the caller knows which pages there are.

mod files;
mod link;
mod parts;
mod words;

pub use link::Link;
pub use parts::{Item, Links, Part, parts};

use askama::Template;

pub use files::web_file;
pub use words::{Bit, WordsOnPage, words};

/// Returns the HTML of a template.
pub fn filled(template: &impl Template) -> String {
    template.render().expect("a template of text alone can be filled")
}
