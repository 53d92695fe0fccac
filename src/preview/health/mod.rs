//! The state of the content, for whoever can put it right: every contact, text, index term, and what is due.
//!
//! Nobody who asks the bot for help sees any of this: to them a contact never looks doubtful. What boards
//! and `/about` say of it is said in sum.

mod contacts;
mod dues;
mod texts;

use askama::Template;
use jiff::civil::Date as Day;

use super::state::signpost;
use crate::content::{Content, Destination};
use crate::discord::limits::MESSAGE_CONTENT;
use crate::judge::{BOARD_BUDGET, Loaded};
use crate::render::html::{Bit, WordsOnPage, filled};
use crate::review::{Due, dues};
use crate::values::Date;
use contacts::{ContactRow, contacts};
use dues::why;
use texts::{Text, texts};

#[derive(Template)]
#[template(path = "preview/health.html")]
struct Health {
    signpost: [WordsOnPage; 4],
    /// How many problems the files have: then this is of the last good content.
    problems: usize,
    version: Date,
    today: String,
    verified: usize,
    most: usize,
    most_of_a_board: usize,
    contacts: Vec<ContactRow>,
    texts: Vec<Text>,
    index: Vec<HealthRow>,
    dues: Vec<DueRow>,
}

/// A term of the back-of-book index.
struct HealthRow {
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
        most_of_a_board: BOARD_BUDGET,
        contacts,
        texts: texts(loaded, today, &dues),
        index: index(content),
        dues: dues.iter().map(due_row).collect(),
    })
}

fn index(content: &Content) -> Vec<HealthRow> {
    let rows = content.index.iter().map(|entry| {
        let kind = match &entry.to {
            Destination::Entry(id) => id.kind().word(),
            Destination::Induction => "induction",
            Destination::Helplines(_) => "helplines",
        };
        let to = entry.to.title(content).map(ToString::to_string).unwrap_or_default();
        HealthRow { term: entry.term.clone(), to, kind }
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
