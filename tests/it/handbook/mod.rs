//! The handbook: every link of it, what is on every page, what only a server's own has.
//!
//! `links` follows it, `pages` reads it, `hostile` puts what is no text into its titles, `program` writes
//! it, `browser` opens it, `print` puts it on paper and `sheets` every page of it, where `sections` has a
//! reader look. Its HTML is ours and regular, so a test may look for its tags.

mod browser;
mod hostile;
mod links;
mod pages;
mod print;
mod program;
mod sections;
mod sheets;

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use crate::support::{DAY, SHIPPED};
use signpost::handbook::handbook;

/// A handbook's files by their paths.
type Files = BTreeMap<String, String>;

/// The handbook of the shipped content, for everyone.
static BOOK: LazyLock<Files> = LazyLock::new(|| handbook(&SHIPPED.content, None, DAY));

/// Returns the HTML pages of a handbook.
fn pages_of(book: &Files) -> impl Iterator<Item = (&str, &str)> {
    let all = book.iter().map(|(path, text)| (path.as_str(), text.as_str()));
    all.filter(|(path, _)| path.ends_with(".html"))
}

/// Returns what every `href` and `src` of a page names.
fn addresses(page: &str) -> Vec<String> {
    static ADDRESS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r#"(?:href|src)="([^"]*)""#).unwrap());
    ADDRESS.captures_iter(page).map(|found| found[1].to_owned()).collect()
}

/// Returns the text of a page, without its tags.
fn text(page: &str) -> String {
    static TAG: LazyLock<Regex> = LazyLock::new(|| Regex::new("<[^>]*>").unwrap());
    let body = page.split("<body").nth(1).unwrap_or_default();
    unescaped(&TAG.replace_all(&format!("<body{body}"), ""))
}

/// Returns what a browser reads where these characters are escaped.
fn unescaped(html: &str) -> String {
    let pairs = [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&")];
    pairs.iter().fold(html.to_owned(), |text, (escape, plain)| text.replace(escape, plain))
}
