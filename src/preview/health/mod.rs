//! The state of the content, for who can mend it: every contact, text, index term, and what is due.
//!
//! Nobody who asks the bot sees any of this: to them a contact never looks doubtful.

mod contacts;
mod texts;

use askama::Template;
use jiff::civil::Date as Day;

use self::contacts::{Contact, contacts};
use self::texts::{Text, texts};
use super::state::signpost;
use crate::content::{Content, Date, Destination, Due, Loaded, Why, dues};
use crate::limits::MESSAGE_CONTENT;
use crate::render::html::{Bit, Words, filled};

#[derive(Template)]
#[template(path = "preview/health.html")]
struct Health {
    signpost: [Words; 4],
    /// How many problems the files have: then this is of the last good content.
    problems: usize,
    version: Date,
    today: String,
    verified: usize,
    most: usize,
    contacts: Vec<Contact>,
    texts: Vec<Text>,
    index: Vec<Row>,
    dues: Vec<DueRow>,
}

/// A term of the back-of-book index.
struct Row {
    term: String,
    to: String,
    kind: &'static str,
}

/// One thing that is due.
struct DueRow {
    called: String,
    why: Vec<String>,
    next: Vec<String>,
    /// The words of each part that no source states.
    parts: Vec<String>,
    file: String,
}

/// Returns the page as on the day `today`, while the files have so many problems.
pub(super) fn page(loaded: &Loaded, problems: usize, today: Day) -> String {
    let content = &loaded.content;
    let dues = dues(loaded, today);
    let contacts = contacts(content, &dues);
    filled(&Health {
        signpost: signpost(content),
        version: content.signpost.version,
        today: today.strftime("%-d %B %Y").to_string(),
        problems,
        verified: contacts.iter().filter(|contact| contact.is_verified).count(),
        most: MESSAGE_CONTENT,
        contacts,
        texts: texts(loaded, today, &dues),
        index: index(content),
        dues: dues.iter().map(due_row).collect(),
    })
}

fn index(content: &Content) -> Vec<Row> {
    let rows = content.index.iter().map(|entry| {
        let (kind, title) = match &entry.to {
            Destination::Topic(id) => ("topic", content.topics.get(id).map(|(_, it)| &it.title)),
            Destination::Door(id) => ("door", content.doors.get(id).map(|(_, it)| &it.title)),
            Destination::Area(id) => ("area", content.areas.get(id).map(|(_, it)| &it.name)),
            Destination::Induction => ("induction", Some(&content.induction.title)),
        };
        let to = title.map(ToString::to_string).unwrap_or_default();
        Row { term: entry.term.clone(), to, kind }
    });
    rows.collect()
}

fn due_row(due: &Due) -> DueRow {
    DueRow {
        called: due.called.replace('`', ""),
        why: why(due).collect(),
        next: due.reasons.iter().map(|reason| reason.hint.clone()).collect(),
        parts: due.parts().iter().map(|part| part.words.join(" ")).collect(),
        file: due.file.path.clone(),
    }
}

/// Returns why a thing is due, each reason as the end of a sentence.
fn why(due: &Due) -> impl Iterator<Item = String> {
    due.reasons.iter().map(|reason| reason.why.to_string())
}

/// Returns the reasons for which the thing that has this word and id is due.
fn reasons(dues: &[Due], word: &str, id: Option<&str>) -> Vec<String> {
    let its = dues.iter().filter(|due| due.thing.word() == word && due.thing.id() == id);
    its.flat_map(why).collect()
}

/// Returns how many parts of it no source states and nobody has approved.
fn inferred(dues: &[Due], word: &str, id: Option<&str>) -> usize {
    let its = dues.iter().filter(|due| due.thing.word() == word && due.thing.id() == id);
    let reasons = its.flat_map(|due| &due.reasons);
    let parts = reasons.filter_map(|reason| match &reason.why {
        Why::Inferred(parts) => Some(parts.len()),
        _ => None,
    });
    parts.sum()
}
