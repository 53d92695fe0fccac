//! What would do something if it were not text, in a title: it is text wherever it is shown.
//!
//! A whole tag is refused when content loads; half of one is not, and a browser needs no more.

use super::{pages_of, unescaped};
use crate::support::{DAY, changed_in};
use signpost::handbook::handbook;

/// Half a tag, an ampersand, and quotes. A mark that turns what follows round does not load.
const HOSTILE: &str = "<script src=/x & \"quoted\" left";

#[test]
fn half_a_tag_in_a_title_is_text_on_every_page_that_has_it() {
    let title = format!("'{HOSTILE}'");
    let loaded = changed_in(&[
        ("topics/power.toml", "\"Imbalance of power\"", &title),
        ("doors/worried.toml", "\"I am worried about a child, or not sure\"", &title),
        ("services/childline.toml", "\"Childline\"", &title),
        ("areas/luton.toml", "name       = \"Luton\"", &format!("name = {title}")),
        ("terms/dsl.toml", "\"DSL\"", &title),
        ("boards/worried.toml", "\"Worried about a child\"", &title),
    ]);
    let book = handbook(&loaded.content, None, DAY);
    for (path, page) in pages_of(&book) {
        assert!(!page.contains("<script src=/x"), "{path}");
        // Nor does it end the attribute or tag that it might be in.
        assert!(!page.contains("\"quoted\""), "{path}");
    }
    for path in [
        "topics/power.html",
        "doors/2.html",
        "b/helplines/1.html",
        "areas/luton.html",
        "glossary.html",
        "card.html",
        "whole.html",
        "chapters/understanding.html",
    ] {
        assert!(unescaped(&book[path]).contains(HOSTILE), "{path} does not have it");
    }
    // What is searched is a script: there it is a text of JSON.
    let index = &book["search-index.js"];
    let json = index.strip_prefix("globalThis.pages = ").unwrap().trim_end().trim_end_matches(';');
    let pages: serde_json::Value = serde_json::from_str(json).unwrap();
    assert!(pages.as_array().unwrap().iter().any(|page| page["title"] == HOSTILE));
}
