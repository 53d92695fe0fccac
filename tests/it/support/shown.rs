//! Every line that people can be shown by the shipped content, and every text in its files.
//!
//! What no page may say is looked for in all of them, so that a new page is held to the old rules
//! without anybody remembering to add it.

use super::{NOON, SHIPPED};
use signpost::answer::{Block, LETTERS, Query, Reply, Setting, Subject, answer};
use signpost::content::{Audience, Content, Form};
use signpost::files;
use signpost::files::Origin;

/// Every subject that has an answer of its own.
fn subjects(content: &Content) -> Vec<Subject> {
    let doors = content.doors.iter().map(|(id, _)| Subject::Door(id.clone()));
    let topics = content.topics.iter().map(|(id, _)| Subject::Topic(id.clone()));
    let areas = content.areas.iter().map(|(id, _)| Subject::Contacts(Some(id.clone())));
    let terms = content.terms.iter().map(|(id, _)| Subject::Term(id.clone()));
    let boards = content.boards.iter().map(|(id, _)| Subject::Board(id.clone()));
    let audiences = Audience::ALL.iter().map(|audience| Subject::Helplines(Some(*audience)));
    let letters = LETTERS.into_iter().map(|letters| Subject::Letters(Some(letters)));
    let pages = content.induction.ids().map(|id| Subject::Induction(Some(id.id().clone())));
    let whole =
        [Subject::Help, Subject::Emergency, Subject::Concern, Subject::About, Subject::Sources];
    let all = doors.chain(topics).chain(areas).chain(terms).chain(boards).chain(audiences);
    all.chain(letters).chain(pages).chain(whole).collect()
}

/// Everything that a reply shows: its heading, text, source and buttons.
pub(crate) fn shown(reply: &Reply) -> Vec<String> {
    let text = reply.blocks.iter().flat_map(Block::lines);
    let text = text.map(|line| line.text());
    let ways = reply.ways.iter().flat_map(|way| [Some(way.label.clone()), way.description.clone()]);
    let heading = [Some(reply.title.clone()), reply.source.clone()];
    text.chain(ways.chain(heading).flatten()).collect()
}

/// A line of an answer, and the subject that it is under.
pub(crate) struct Line {
    /// The subject, as Rust writes it.
    pub(crate) under: String,
    /// The words.
    pub(crate) text: String,
}

/// Returns each line that any answer shows.
pub(crate) fn every_line() -> Vec<Line> {
    let setting = Setting::at(NOON);
    let mut lines = Vec::new();
    for form in Form::ALL {
        for subject in subjects(&SHIPPED.content) {
            let under = format!("{subject:?}");
            let query = Query { form: *form, ..Query::of(subject) };
            let reply = answer(&SHIPPED.content, &query, &setting);
            let texts = shown(&reply).into_iter();
            lines.extend(texts.map(|text| Line { under: under.clone(), text }));
        }
    }
    lines
}

/// Every text in the files of the content that a person can be shown.
pub(crate) fn every_text() -> Vec<Line> {
    let mut found = Vec::new();
    for (path, file) in &files::read(&Origin::Shipped).unwrap().files {
        let table: toml::Table = file.text.parse().unwrap();
        texts(path, &toml::Value::Table(table), &mut found);
    }
    found
}

fn texts(path: &str, value: &toml::Value, found: &mut Vec<Line>) {
    match value {
        toml::Value::String(text) => {
            found.push(Line { under: path.to_owned(), text: text.clone() });
        }
        toml::Value::Array(all) => {
            for value in all {
                texts(path, value, found);
            }
        }
        toml::Value::Table(table) => {
            // What is kept so that nobody writes it back is never shown.
            for (_, value) in table.iter().filter(|(key, _)| *key != "misprint") {
                texts(path, value, found);
            }
        }
        _ => {}
    }
}
