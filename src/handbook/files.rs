//! Every file of the handbook: its pages, styles and scripts, by their paths.
//!
//! The same content makes the same bytes.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::book::Book;
use super::imprint::Imprints;
use super::{card, page, paper, search, sheets, whole};
use crate::answer::{Setting, own_area};
use crate::config::Server;
use crate::content::{Content, Form};
use crate::render::html::web_file;

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

/// Returns every file of the handbook as on the day `today`, by its path in it: HTML, styles and scripts.
///
/// With a `server` it holds that server's own contacts and its nation's parts, and is for its people
/// alone; without one it holds nothing internal.
pub fn handbook(
    content: &Content,
    server: Option<&Server>,
    today: Date,
) -> BTreeMap<String, String> {
    let setting = Setting { server, ..Setting::in_the_handbook(today) };
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
pub(super) fn asset(file: &str) -> (String, String) {
    let bytes = web_file(file).unwrap_or_else(|| panic!("`web/{file}` is not there"));
    let text = String::from_utf8(bytes.into_owned());
    let path = file.trim_start_matches("handbook/").to_owned();
    (path, text.unwrap_or_else(|_| panic!("`web/{file}` is not UTF-8")))
}
