//! The page, and the files that it and the others load.
//!
//! All of them come with the program: the preview needs no network.

use std::borrow::Cow;

use askama::Template;

use super::state::signpost;
use crate::content::Content;
use crate::render::html::{Bit, WordsOnPage, filled, web_file};

#[derive(Template)]
#[template(path = "preview/page.html")]
struct PreviewPage {
    signpost: [WordsOnPage; 4],
}

/// Returns the HTML of the page.
pub(super) fn page(content: &Content) -> String {
    filled(&PreviewPage { signpost: signpost(content) })
}

/// Returns a style, script or picture; templates are none.
pub(super) fn asset(path: &str) -> Option<Cow<'static, [u8]>> {
    let is_template = path.ends_with(".html");
    if is_template { None } else { web_file(path) }
}

/// Returns the type of a file by the end of its name.
pub(super) fn media_type(path: &str) -> &'static str {
    match path.rsplit_once('.').map(|(_, end)| end) {
        Some("html") => "text/html; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("svg") => "image/svg+xml",
        _ => "text/plain; charset=utf-8",
    }
}
