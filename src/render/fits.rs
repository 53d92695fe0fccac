//! The checks of content that need what is rendered: whether it fits into what Discord takes.
//!
//! Single texts are checked against their own limits as they are read. What remains is what only
//! adds up here: a whole command, and what stands around the text of a page.

use crate::answer::{Query, Setting, Subject, Visibility, answer};
use crate::content::{Content, Form, Id, Kind, Loaded, Problem, sort};
use crate::limits::{COMMAND_TOTAL, MESSAGE_CONTENT, OPTION_CHOICES};

use super::commands::definitions;
use super::message::response;
use super::pages::length;
use super::wire::Response;

/// Least room for the text of a page, in characters: below that a reply would be mostly signpost.
const ROOM_FOR_TEXT: usize = 700;

/// Returns every problem that shows only in what is rendered.
pub fn fits(loaded: &Loaded) -> Vec<Problem> {
    let mut found = commands_fit(loaded);
    let crowded = signposts_leave_room(loaded);
    // Beside a signpost that is too long, no topic's sources leave room.
    if crowded.is_empty() {
        found.extend(sources_leave_room(loaded));
    }
    found.extend(crowded);
    sort(&mut found);
    found
}

/// Ensures that no command is longer than Discord takes, and that every chapter is one of its 25.
fn commands_fit(loaded: &Loaded) -> Vec<Problem> {
    let file = loaded.files.single("chapters.toml");
    let all = definitions(&loaded.content);
    let mut found: Vec<Problem> = all
        .iter()
        .filter(|command| command.characters() > COMMAND_TOTAL)
        .map(|command| {
            let count = command.characters();
            let message = format!(
                "the command `/{}` has {count} characters; Discord takes {COMMAND_TOTAL}",
                command.name
            );
            Problem::error(&file, 0..0, message)
                .hint("shorten titles and descriptions of what it offers as choices")
        })
        .collect();
    if loaded.content.chapters.len() > OPTION_CHOICES {
        let message = format!(
            "{} chapters; Discord shows at most {OPTION_CHOICES}",
            loaded.content.chapters.len()
        );
        found.push(Problem::error(&file, 0..0, message).hint("join some"));
    }
    found
}

/// Ensures that either form of the signpost leaves room for a text.
fn signposts_leave_room(loaded: &Loaded) -> Vec<Problem> {
    let file = loaded.files.single("signpost.toml");
    let crowded = Form::ALL.iter().filter(|form| {
        let query = Query { form: **form, ..Query::of(Subject::Concern) };
        around(&loaded.content, &query) > MESSAGE_CONTENT - ROOM_FOR_TEXT
    });
    crowded
        .map(|form| {
            let message = format!(
                "the signpost in the form `{}` leaves too little room for a text",
                form.name()
            );
            Problem::error(&file, 0..0, message).hint("shorten its lines")
        })
        .collect()
}

/// Ensures that the source line of a topic leaves room for its text.
fn sources_leave_room(loaded: &Loaded) -> Vec<Problem> {
    let content = &loaded.content;
    let crowded = content.topics.iter().filter(|(id, _)| {
        let query = Query::of(Subject::Topic((*id).clone()));
        around(content, &query) > MESSAGE_CONTENT - ROOM_FOR_TEXT
    });
    crowded
        .map(|(id, _)| {
            let file = loaded.files.of(Kind::Topic, id.as_str());
            let message = format!("the source line of `{id}` leaves too little room for its text");
            Problem::error(&file, file.span_of("cites"), message)
                .hint("cite fewer works, or shorten their authors")
        })
        .collect()
}

/// Returns how many characters stand around the text of the reply to `query`.
fn around(content: &Content, query: &Query) -> usize {
    let setting = Setting { now: jiff::civil::DateTime::MIN, server: None, handbook: None };
    let mut reply = answer(content, query, &setting);
    reply.blocks.clear();
    match response(content, &reply, Visibility::Shared) {
        Response::Private(message) | Response::Shared(message) => length(&message.content),
        Response::Pong | Response::Update(_) | Response::NoChoices => 0,
    }
}
