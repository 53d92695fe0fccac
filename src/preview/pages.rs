//! The page, and the files that it and the others load.
//!
//! All of them travel in the program: the preview needs neither a folder nor a network.

use askama::Template;
use include_dir::{Dir, include_dir};

use super::state::signpost;
use crate::content::Content;
use crate::render::html::{Bit, Words, filled};

static WEB: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/web");

#[derive(Template)]
#[template(path = "preview/page.html")]
struct Page {
    signpost: [Words; 4],
}

/// Returns the HTML of the page.
pub(super) fn page(content: &Content) -> String {
    filled(&Page { signpost: signpost(content) })
}

/// Returns a style, script or picture; templates are none.
pub(super) fn asset(path: &str) -> Option<&'static [u8]> {
    let is_template = path.ends_with(".html");
    WEB.get_file(path).filter(|_| !is_template).map(include_dir::File::contents)
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
