//! The handbook: the content as pages that need neither the bot nor a network.
//!
//! Its pages are answers, each asked for as at no hour in particular, so the words are those of the bot
//! and each office stands with its times. Which pages there are follows from the links: whatever can be
//! reached from a page is a page, in the form of signpost in which it was reached.
//!
//! - `places` says where each thing stands, `sheets` which pages there are;
//! - `article` makes a reply into a part of a page, `frame` is what stands around every page;
//! - `imprint` is its last line;
//! - `page`, `search`, `whole` and `card` are the pages, `paper` what stands on every sheet of paper.
//!
//! It opens no file: [`handbook`] returns the text of each.

mod article;
mod card;
mod frame;
mod imprint;
mod page;
mod paper;
mod places;
mod search;
mod sheets;
mod whole;

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::answer::{Setting, own_area};
use crate::config::Server;
use crate::content::{Content, Form};
use crate::render::html::web_file;
use crate::values::AreaId;
use imprint::Imprints;

/// The styles, scripts and the picture of its pages, by their paths in `web/`; it has them in its first folder.
const ASSETS: [&str; 7] = [
    "icon.svg",
    "base.css",
    "handbook/frame.css",
    "handbook/print.css",
    "handbook/text.css",
    "handbook/search.js",
    "handbook/leave.js",
];

/// What every page is made from.
#[derive(Clone, Copy)]
struct Book<'b> {
    content: &'b Content,
    setting: &'b Setting<'b>,
    /// The area that comes first, where one is known.
    own: Option<&'b AreaId>,
    /// The bottom line of every page.
    imprints: &'b Imprints,
    /// The numbers of sections by the paths of their pages, where everything is one page.
    sections: Option<&'b BTreeMap<String, usize>>,
}

/// Returns every file of the handbook as on the day `today`, by its path in it: HTML, styles and scripts.
///
/// With a `server` it holds that server's own contacts and its nation's parts, and is for its people
/// alone; without one it holds nothing internal.
pub fn handbook(
    content: &Content,
    server: Option<&Server>,
    today: Date,
) -> BTreeMap<String, String> {
    let setting = Setting { server, ..Setting::on(Some(today)) };
    let (own, imprints) = (own_area(content, &setting), Imprints::of(content, &setting));
    let book = Book { content, setting: &setting, own, imprints: &imprints, sections: None };
    let sheets = sheets::sheets(&book);
    let mut files: BTreeMap<String, String> =
        sheets.iter().map(|sheet| (sheet.path.clone(), page::page(&book, sheet))).collect();
    for form in [Form::Usual, Form::PastTheLead] {
        files.extend(search::files(&book, &sheets, form));
    }
    files.extend([card::file(&book), whole::file(&book, &sheets), paper::file(content)]);
    files.extend(ASSETS.map(asset));
    files
}

/// Returns a file of `web/` that every handbook has: its path there, and its text.
fn asset(file: &str) -> (String, String) {
    let bytes = web_file(file).unwrap_or_else(|| panic!("`web/{file}` is not there"));
    let text = String::from_utf8(bytes.into_owned());
    let path = file.trim_start_matches("handbook/").to_owned();
    (path, text.unwrap_or_else(|_| panic!("`web/{file}` is not UTF-8")))
}
