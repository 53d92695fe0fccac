//! A reply as parts of a web page: the same words in the same order, grouped as HTML nests them.
//!
//! The HTML itself is in `web/reply.html`, which escapes whatever it is given. In `parts` points become
//! lists, and what belongs to a point or step goes inside it; `words` finds in a line what can be dialled
//! or followed. The caller says where a `link` leads: only the caller knows which pages there are. `groups` are
//! what stays together on paper, and `files` the styles and scripts.

mod files;
mod groups;
mod link;
mod parts;
mod words;

use askama::Template;

pub use files::{web_file, web_of_the_checkout};
pub use groups::{groups, leads, stay_together};
pub use link::Link;
pub use parts::{Item, Links, Part, ServiceCard, parts};
pub use words::{Bit, WordsOnPage, words};

/// Returns the HTML of a template.
pub fn filled(template: &impl Template) -> String {
    template.render().expect("a template of text alone can be filled")
}
