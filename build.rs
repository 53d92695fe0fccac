//! Tells cargo which builds have to be made again when content or a page changes.
//!
//! A release build carries `content/` and `web/`, so a new file there counts only once the crate is compiled
//! again. A debug build reads both from the checkout (`content::load`, `render::html`), so an edit of a
//! sentence compiles nothing; with the feature `embed` it carries them too.

use std::env;

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    let is_release = env::var_os("PROFILE").is_some_and(|profile| profile == "release");
    if is_release || env::var_os("CARGO_FEATURE_EMBED").is_some() {
        println!("cargo::rerun-if-changed=content");
        println!("cargo::rerun-if-changed=web");
    }
}
