//! A page of answers.
//!
//! The HTML is in `web/handbook`, which escapes whatever is put in; here is only what is put in.

use askama::Template;

use super::article::Article;
use super::book::Book;
use super::frame::PageFrame;
use super::letters::Letter;
use super::sheets::Sheet;
use crate::answer::{Subject, ending};
use crate::render::html::{Bit, Part, filled};

#[derive(Template)]
#[template(path = "handbook/page.html")]
struct HandbookPage<'p> {
    frame: PageFrame<'p>,
    own: Article<'p>,
    others: Vec<Article<'p>>,
    /// Whether it is there for its links.
    is_list: bool,
    /// The words of the A to Z, on its page.
    letters: Vec<Letter>,
}

#[derive(Template)]
#[template(path = "handbook/front.html")]
struct Front<'p> {
    frame: PageFrame<'p>,
    menus: Vec<Article<'p>>,
}

/// Returns the HTML of a page of answers.
pub(super) fn page(book: &Book<'_>, sheet: &Sheet) -> String {
    let (path, ending) = (sheet.path.as_str(), ending(book.content, &sheet.query));
    let named = book.named(path, ending.form());
    let mut articles =
        sheet.written().map(|(anchor, reply)| book.article(path, &named, anchor.as_deref(), reply));
    if sheet.query.subject == Subject::Help {
        let frame = book.frame(path, ending, book.content.handbook.title.as_str());
        return filled(&Front { frame, menus: articles.collect() });
    }
    let own = articles.next().expect("a page has an answer");
    let imprint = book.imprints.of_page(ending.form(), Some(&sheet.query.subject));
    let frame = PageFrame { imprint, ..book.frame(path, ending, own.title) };
    let letters = sheet.letters(book, path);
    filled(&HandbookPage {
        frame,
        own,
        others: articles.collect(),
        is_list: sheet.is_list(),
        letters,
    })
}
