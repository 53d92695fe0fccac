//! A page of answers.
//!
//! The HTML stands in `web/handbook`, where whatever is put in is escaped; here is only what is put in.

use askama::Template;

use crate::answer::Subject;
use crate::render::html::{Bit, Part, filled};

use super::Book;
use super::article::Article;
use super::frame::Frame;
use super::sheets::Sheet;

#[derive(Template)]
#[template(path = "handbook/page.html")]
struct Page<'p> {
    frame: Frame<'p>,
    own: Article<'p>,
    others: Vec<Article<'p>>,
}

#[derive(Template)]
#[template(path = "handbook/front.html")]
struct Front<'p> {
    frame: Frame<'p>,
    menus: Vec<Article<'p>>,
}

/// Returns the HTML of a page of answers.
pub(super) fn page(book: &Book<'_>, sheet: &Sheet) -> String {
    let path = sheet.path.as_str();
    if sheet.query.subject == Subject::Help {
        let title = book.content.handbook.title.as_str();
        let menus =
            sheet.answers.iter().map(|(_, reply)| book.article(path, None, reply)).collect();
        let frame = book.frame(path, sheet.query.form, title);
        return filled(&Front { frame, menus });
    }
    let mut articles =
        sheet.answers.iter().map(|(anchor, reply)| book.article(path, anchor.as_deref(), reply));
    let own = articles.next().expect("a page has an answer");
    let others = articles.collect();
    let frame = book.frame(path, sheet.query.form, own.title);
    filled(&Page { frame, own, others })
}
