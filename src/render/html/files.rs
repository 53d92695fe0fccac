//! The styles, scripts and pictures of `web/`, which pages of the preview and of the handbook load.
//!
//! A release build carries them. A debug build reads them from the checkout that it was built from, so that
//! an edit of a style compiles nothing. The templates beside them are compiled into the program in both.

use std::borrow::Cow;
use std::path::PathBuf;

use rust_embed::Embed;

#[derive(Embed)]
#[folder = "web"]
struct Web;

/// Returns what a file of `web/` holds, by its path in it, such as `preview/preview.css`.
///
/// None where there is no such file, and for a path that leads out of the folder.
pub fn web_file(path: &str) -> Option<Cow<'static, [u8]>> {
    Web::get(path).map(|file| file.data)
}

/// Returns the folder from which a debug build reads them; a program that carries them has none.
pub fn web_of_the_checkout() -> Option<PathBuf> {
    let is_read = cfg!(all(debug_assertions, not(feature = "embed")));
    is_read.then(|| PathBuf::from(concat!(env!("CARGO_MANIFEST_DIR"), "/web")))
}

#[cfg(test)]
mod tests {
    use super::web_file;

    #[test]
    fn only_what_is_in_the_folder_is_returned() {
        assert!(web_file("preview/preview.css").is_some_and(|style| !style.is_empty()));
        for outside in [
            "",
            "preview",
            "no-such.css",
            "../Cargo.toml",
            "preview/../../Cargo.toml",
            "/etc/hostname",
        ] {
            assert_eq!(web_file(outside), None, "{outside}");
        }
    }
}
