//! Every page of the handbook on paper: each sheet has 999, no sheet has next to nothing, and none ends before what it leads to.
//!
//! Browsers start a print slowly. So all pages with the same foot are bound into one document, in which each begins a sheet:
//! there a browser breaks them as it does each alone. `WeasyPrint` is slow with long documents; it prints the pages that it once
//! broke worst.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::PathBuf;

use regex::Regex;
use tempfile::TempDir;

use super::{BOOK, pages_of, unescaped};
use crate::support::SHIPPED;
use crate::support::paper::{Printer, Sheets};
use signpost::answer::Signpost;
use signpost::content::Ending;

/// What has to be on each sheet: 999, NSPCC and Childline.
pub(super) const NUMBERS: [&str; 3] = ["999", "0808 800 5000", "0800 1111"];

/// How many lines a sheet has at least, beside its foot.
const FEWEST: usize = 7;

/// What each page but the card and the whole begins with, and nothing else.
const OPENING: &str = "Danger now? Call 999.";

/// What is right of the sheets of one page.
pub(super) struct Rules<'p> {
    path: &'p str,
    headings: BTreeSet<String>,
}

impl<'p> Rules<'p> {
    pub(super) fn of(path: &'p str, html: &str) -> Self {
        let heading = Regex::new(r"(?s)<h[1-6][^>]*>(.*?)</h[1-6]>").unwrap();
        let tag = Regex::new("<[^>]*>").unwrap();
        let text = |html: &str| words(&unescaped(&tag.replace_all(html, "")));
        let headings = heading.captures_iter(html).map(|found| text(&found[1])).collect();
        Self { path, headings }
    }

    /// Ensures that each sheet ends with the numbers, and has something on it that does not lack its rest.
    #[track_caller]
    pub(super) fn hold_on(&self, sheets: &[String]) {
        for (sheet, number) in sheets.iter().zip(1..) {
            let which = format!("{}, sheet {number} of {}", self.path, sheets.len());
            let (text, foot) = split(sheet);
            assert!(NUMBERS.iter().all(|number| foot.contains(number)), "{which}: {sheet}");
            let lines: Vec<String> =
                text.lines().map(words).filter(|line| !line.is_empty()).collect();
            // A short page is one sheet.
            let is_enough = lines.len() >= FEWEST || sheets.len() == 1;
            assert!(is_enough, "{which} has next to nothing: {sheet}");
            let last = lines.last().unwrap();
            assert!(!last.ends_with(':'), "{which} ends before its list: {sheet}");
            let last_two = lines[lines.len().saturating_sub(2)..].join(" ");
            let is_heading = [last, &last_two].iter().any(|end| self.headings.contains(*end));
            assert!(!is_heading, "{which} ends with a heading: {sheet}");
        }
    }
}

/// Returns words with one blank between them, and without the letters that a font joins.
fn words(text: &str) -> String {
    let joined = [("\u{fb00}", "ff"), ("\u{fb01}", "fi"), ("\u{fb02}", "fl"), ("\u{fb03}", "ffi")];
    let text = joined.iter().fold(text.to_owned(), |text, (one, all)| text.replace(one, all));
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Returns a sheet's text and its foot, which begins with the last of the signposts on it.
pub(super) fn split(sheet: &str) -> (&str, &str) {
    let first = Signpost::new(&SHIPPED.content, Ending::Usual).lines()[0].text();
    sheet.split_at(sheet.rfind(&first).unwrap_or(sheet.len()))
}

/// Pages in one document, each of which begins a sheet.
struct Bound {
    paths: Vec<&'static str>,
    html: String,
}

/// Returns what is between the first `from` and the next `to`, with both.
fn between<'h>(html: &'h str, from: &str, to: &str) -> &'h str {
    let rest = &html[html.find(from).unwrap()..];
    &rest[..rest.find(to).unwrap() + to.len()]
}

/// Returns all pages that have no sheets of their own kind, bound by what is at their foot.
fn bound() -> Vec<Bound> {
    let mut all: BTreeMap<&str, Bound> = BTreeMap::new();
    for (path, page) in
        pages_of(&BOOK).filter(|(path, _)| !["card.html", "whole.html"].contains(path))
    {
        let class = between(page, "<body class=\"", "\">");
        let bound = all.entry(class).or_insert_with(|| {
            let head = page.split("<link").next().unwrap();
            let styles = ["base", "frame", "text", "print", "paper", "bound"];
            let styles =
                styles.map(|name| format!("<link rel=\"stylesheet\" href=\"{name}.css\">"));
            let foot = between(page, "<aside", "</aside>");
            let html = format!("{head}{}</head>{class}{foot}", styles.concat());
            Bound { paths: Vec::new(), html }
        });
        let first = if bound.paths.is_empty() { "" } else { " class=\"next\"" };
        let text = between(page, "<main", "</main>");
        let page = format!("<div{first}>{}{text}</div>", between(page, "<header>", "</header>"));
        bound.html.push_str(&page);
        bound.paths.push(path);
    }
    all.into_values().collect()
}

/// Writes these files beside all that belong to the handbook, and prints them.
fn printed(printer: Printer, files: &[(String, &str)]) -> Option<Vec<Sheets>> {
    let folder = TempDir::new().unwrap();
    let styles = BOOK.iter().filter(|(path, _)| path.ends_with(".css"));
    let styles = styles.map(|(path, text)| (path.clone(), text.as_str()));
    let own = ("bound.css".to_owned(), ".next { break-before: page; }\n");
    for (path, text) in styles.chain([own]).chain(files.iter().cloned()) {
        let path = folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        fs::write(path, text).unwrap();
    }
    let pages: Vec<PathBuf> = files.iter().map(|(path, _)| folder.path().join(path)).collect();
    printer.prints(&pages)
}

/// Ensures that a browser prints every page rightly.
#[track_caller]
fn all_are_right(printer: Printer) {
    let bound = bound();
    let files: Vec<(String, &str)> = bound
        .iter()
        .zip(1..)
        .map(|(it, place)| (format!("{place}.html"), it.html.as_str()))
        .collect();
    let Some(printed) = printed(printer, &files) else { return };
    let mut count = 0;
    for (bound, sheets) in bound.iter().zip(printed) {
        let begins = |sheet: &String| sheet.trim_start().starts_with(OPENING);
        let starts: Vec<usize> =
            (0..sheets.len()).filter(|&sheet| begins(&sheets[sheet])).collect();
        assert_eq!(starts.len(), bound.paths.len(), "each page begins a sheet");
        let ends = starts.iter().skip(1).copied().chain([sheets.len()]);
        for ((path, start), end) in bound.paths.iter().zip(&starts).zip(ends) {
            Rules::of(path, &BOOK[*path]).hold_on(&sheets[*start..end]);
            count += 1;
        }
    }
    assert_eq!(
        count,
        pages_of(&BOOK).count() - 2,
        "the card and the whole are looked at in `print`"
    );
}

#[test]
fn chromium_prints_no_page_with_a_sheet_that_lacks_999_or_has_next_to_nothing() {
    all_are_right(Printer::Chromium);
}

#[test]
fn firefox_prints_no_page_with_a_sheet_that_lacks_999_or_has_next_to_nothing() {
    all_are_right(Printer::Firefox);
}

#[test]
fn weasyprint_prints_what_is_hard_to_break_with_no_sheet_that_has_next_to_nothing() {
    let paths = ["areas.html", "chapters/acting.html", "doors/12.html", "topics/concerns.html"];
    let files = paths.map(|path| (path.to_owned(), BOOK[path].as_str()));
    let Some(printed) = printed(Printer::WeasyPrint, &files) else { return };
    for (path, sheets) in paths.iter().zip(printed) {
        assert!(!sheets[0].contains("Skip to the text"), "{path}");
        Rules::of(path, &BOOK[*path]).hold_on(&sheets);
    }
}
