//! The page to search on, and the words that it searches.
//!
//! The words are a script of their own, because a page that was opened from a disk may not read any
//! other file. Nothing that is typed leaves the page.

use std::collections::BTreeMap;

use askama::Template;
use serde::Serialize;

use super::book::Book;
use super::frame::PageFrame;
use super::places::{PagePlace, in_form};
use super::sheets::Sheet;
use crate::answer::{Block, Query, Reply, Span, Subject};
use crate::content::{Ending, Form};
use crate::render::html::{Bit, Link, filled};

#[derive(Template)]
#[template(path = "handbook/search.html")]
struct Search<'s> {
    frame: PageFrame<'s>,
    /// The words over what was found, with their slots.
    results: String,
    /// The same where not all of it is shown.
    more: String,
    /// What helps where nothing is found.
    instead: Vec<Link>,
}

/// A page, or a part of one, that can be found.
#[derive(Serialize)]
struct SearchEntry<'f> {
    title: &'f str,
    href: String,
    /// What kind of page it is: the name of the list that it is in.
    kind: &'f str,
    /// How much it matters beside others that are found: what helps now before what explains.
    weight: u8,
    /// The back-of-book terms that lead to it.
    terms: Vec<&'f str>,
    text: String,
}

/// Returns the page to search on in this form, and what it searches, by their paths.
pub(super) fn files(book: &Book<'_>, sheets: &[Sheet], form: Form) -> [(String, String); 2] {
    let path = in_form(form, "search.html");
    let words = &book.content.handbook.search;
    let frame = book.frame(&path, Ending::of(form), words.title.as_str());
    let doors = book.place(&Query { form, ..Query::of(Subject::Concern) });
    let concern = book.content.words.buttons.concern.as_str();
    let instead = doors.iter().map(|place| book.to(&path, concern, place));
    let page = filled(&Search {
        instead: instead.chain(frame.always.clone()).collect(),
        frame,
        results: words.results.unfilled(),
        more: words.more.unfilled(),
    });
    let terms = terms(book, form);
    // A door that has a form of its own is found in either: there is one of it.
    let is_here = |sheet: &&Sheet| {
        let place = book.place(&Query { form, ..sheet.query.clone() });
        place.is_some_and(|place| place.path == sheet.path)
    };
    let found = sheets.iter().filter(is_here);
    let found: Vec<SearchEntry<'_>> =
        found.flat_map(|sheet| of_sheet(book, &terms, &path, sheet)).collect();
    let json = serde_json::to_string(&found).expect("it has only text");
    [(path, page), (in_form(form, "search-index.js"), format!("globalThis.pages = {json};\n"))]
}

/// Returns what can be found of a page; those that only list others are not found.
fn of_sheet<'f>(
    book: &Book<'f>,
    terms: &SearchTerms<'f>,
    from: &str,
    sheet: &'f Sheet,
) -> Vec<SearchEntry<'f>> {
    let Some((kind, weight)) = kind(book, &sheet.query.subject) else {
        return Vec::new();
    };
    let found = sheet.answers.iter().map(|(anchor, reply)| {
        let place = PagePlace { path: sheet.path.clone(), anchor: anchor.clone() };
        let terms = terms.get(&sheet.path).cloned().unwrap_or_default();
        let href = place.seen_from(from);
        SearchEntry { title: &reply.title, href, kind, weight, terms, text: text(reply) }
    });
    found.collect()
}

/// Returns the name of the list that a page is in, and how much it matters.
fn kind<'f>(book: &Book<'f>, subject: &Subject) -> Option<(&'f str, u8)> {
    let buttons = &book.content.words.buttons;
    Some(match subject {
        Subject::Emergency => (buttons.emergency.as_str(), 5),
        Subject::Door(_) => (buttons.concern.as_str(), 4),
        Subject::Contacts(area) if area.as_ref().or(book.own) == book.own => {
            (buttons.local_contacts.as_str(), 5)
        }
        Subject::Contacts(_) | Subject::Areas => (buttons.local_contacts.as_str(), 2),
        Subject::Helplines(_) => (buttons.helplines.as_str(), 3),
        Subject::Topic(_) => (buttons.guidance.as_str(), 1),
        Subject::Glossary | Subject::Term(_) => (buttons.glossary.as_str(), 1),
        Subject::Induction(_) => (buttons.induction.as_str(), 1),
        Subject::Sources => (buttons.sources.as_str(), 0),
        Subject::About => (book.content.handbook.about.title.as_str(), 0),
        _ => return None,
    })
}

/// The back-of-book terms that lead to a page, by its path.
type SearchTerms<'t> = BTreeMap<String, Vec<&'t str>>;

fn terms<'t>(book: &Book<'t>, form: Form) -> SearchTerms<'t> {
    let mut terms = SearchTerms::new();
    for entry in &book.content.index {
        let query = Query { form, ..Query::of(Subject::from(&entry.to)) };
        if let Some(place) = book.place(&query) {
            terms.entry(place.path).or_default().push(entry.term.as_str());
        }
    }
    terms
}

/// Returns the words of a reply in one line, without addresses: nobody looks for those.
fn text(reply: &Reply) -> String {
    let is_word = |span: &&Span| !matches!(span, Span::Address(_));
    let words = reply.blocks.iter().flat_map(Block::lines);
    let words = words.map(|line| line.0.iter().filter(is_word).map(Span::text).collect::<String>());
    words.collect::<Vec<_>>().join(" ")
}
