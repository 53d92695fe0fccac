//! The checks of content that need what is rendered: whether it fits into what Discord takes.
//!
//! Single texts are checked against their own limits as they are read. What remains is what only
//! adds up here: a whole command, and what is around the text of a page.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::board_fits::boards_fit;
use super::induction_fits::induction_fits;
use super::names::names_fit;
use crate::answer::{CommandOption, Query, Reply, Setting, Subject, Visibility, answer};
use crate::content::{Assembled, Content, Form, OfArea};
use crate::discord::limits::{COMMAND_TOTAL, MESSAGE_CONTENT, OPTION_CHOICES};
use crate::discord::{CommandDefinition, Response};
use crate::render::{definitions, length, response};
use crate::schema::At::{Index, Key};
use crate::schema::{At, Problem, SourceFile, sort};
use crate::values::{AreaId, BoardId, DoorId, Id, Kind, TermId, Title, TopicId};

/// Least room for the text of a page, in characters: below that a reply would be mostly signpost.
const ROOM_FOR_TEXT: usize = 700;

/// Returns every problem that shows only in what is rendered.
pub(super) fn fits(loaded: &Assembled) -> Vec<Problem> {
    let commands = definitions(&loaded.content);
    let mut found = commands_fit(loaded, &commands);
    found.extend(choices_differ(loaded, &commands));
    let crowded = signposts_leave_room(loaded);
    // Beside a signpost that is too long, no topic's sources leave room, and neither boards nor the
    // induction fit.
    if crowded.is_empty() {
        found.extend(sources_leave_room(loaded));
        found.extend(boards_fit(loaded));
        found.extend(induction_fits(loaded));
        found.extend(names_fit(loaded));
    }
    found.extend(crowded);
    sort(&mut found);
    found
}

/// Ensures that no command is longer than Discord takes, and that every chapter is one of its 25.
fn commands_fit(loaded: &Assembled, all: &[CommandDefinition]) -> Vec<Problem> {
    let file = loaded.files.single("chapters.toml");
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
        let at = file.place(&[Key("chapter"), Index(OPTION_CHOICES)]);
        found.push(Problem::error(&file, at, message).hint("join some"));
    }
    found
}

/// Ensures that no option has two choices that read alike.
fn choices_differ(loaded: &Assembled, all: &[CommandDefinition]) -> Vec<Problem> {
    let inner = all.iter().flat_map(|command| &command.options);
    let options = inner.flat_map(|option| std::iter::once(option).chain(&option.options));
    let mut found: Vec<Problem> = Vec::new();
    for option in options {
        // A subcommand has no choices.
        let Some(which) = CommandOption::parse(&option.name) else {
            continue;
        };
        let mut seen = BTreeSet::new();
        for choice in option.choices.iter().filter(|choice| !seen.insert(&choice.name)) {
            let (file, path) = written_in(loaded, which, &choice.value);
            let message =
                format!("another choice of `{}` reads `{}` too", option.name, choice.name);
            let hint = "give one of the two other words: nobody could tell them apart";
            let problem = Problem::error(&file, file.place(&path), message).hint(hint);
            // `/consent` and `/guidance consent` offer the same.
            if !found.contains(&problem) {
                found.push(problem);
            }
        }
    }
    found
}

/// Returns the file that names a choice, and the path in it of what does.
fn written_in<'v>(
    loaded: &Assembled,
    option: CommandOption,
    value: &'v str,
) -> (Arc<SourceFile>, Vec<At<'v>>) {
    let of_kind = |kind: Kind| (loaded.files.of_kind(kind, value), vec![Key(kind.key_of_name())]);
    match option {
        CommandOption::Topic => of_kind(TopicId::KIND),
        CommandOption::About => of_kind(DoorId::KIND),
        CommandOption::Area => of_kind(AreaId::KIND),
        CommandOption::Term => of_kind(TermId::KIND),
        CommandOption::Board => of_kind(BoardId::KIND),
        CommandOption::For => {
            (loaded.files.single("helplines.toml"), vec![Key(value), Key("title")])
        }
        CommandOption::Letters | CommandOption::Share => {
            (loaded.files.single("words.toml"), vec![Key("buttons"), Key("menu")])
        }
    }
}

/// Returns a warning where `/concern` has as many choices as Discord shows: one more, and the option is
/// gone.
pub fn crowded_choices(loaded: &Assembled) -> Option<Problem> {
    let offered = loaded.content.doors.iter().filter(|(_, door)| door.screen.is_some());
    let (last, count) = offered.fold((None, 0), |(_, count), (id, _)| (Some(id), count + 1));
    let id = last.filter(|_| count >= OPTION_CHOICES)?;
    let file = loaded.files.of(id);
    let gone = if count > OPTION_CHOICES { ", so it is not offered" } else { "" };
    let option = CommandOption::About.name();
    let message = format!(
        "{count} doors have a `screen`; `/concern {option}:` shows at most {OPTION_CHOICES}{gone}"
    );
    let hint = "take `screen` out of some that another door leads to";
    Some(Problem::warning(&file, file.place(&[Key("screen")]), message).hint(hint))
}

/// Ensures that either form of the signpost leaves room for a text under the longest heading.
fn signposts_leave_room(loaded: &Assembled) -> Vec<Problem> {
    let file = loaded.files.single("signpost.toml");
    let crowded = Form::ALL.iter().filter(|form| {
        let query = Query { form: **form, ..Query::of(Subject::Contacts(None)) };
        let mut reply = reply(&loaded.content, &query);
        reply.title = "x".repeat(LONGEST_TITLE);
        reply.shared = Some(loaded.content.words.common.shared.to_string());
        leaves_no_room(&loaded.content, reply)
    });
    crowded
        .map(|form| {
            let form = form.name();
            let message =
                format!("the signpost in the form `{form}` leaves too little room for a text");
            Problem::error(&file, 0..0, message).hint("shorten its lines")
        })
        .collect()
}

/// Ensures that the source line of a topic leaves room for its text.
fn sources_leave_room(loaded: &Assembled) -> Vec<Problem> {
    let content = &loaded.content;
    let crowded = content.topics.iter().filter(|(id, _)| {
        let of = |form| Query { form, ..Query::of(Subject::Topic((*id).clone())) };
        Form::ALL.iter().any(|form| leaves_no_room(content, reply(content, &of(*form))))
    });
    crowded
        .map(|(id, _)| {
            let file = loaded.files.of(id);
            let message = format!("the source line of `{id}` leaves too little room for its text");
            Problem::error(&file, file.place(&[Key("cites")]), message)
                .hint("cite fewer works, or shorten their authors")
        })
        .collect()
}

/// A heading of words with a slot, filled with a title: no reply's heading is longer.
const LONGEST_TITLE: usize = OfArea::MOST + Title::MOST;

fn reply(content: &Content, query: &Query) -> Reply {
    answer(content, query, &Setting::measured())
}

/// Returns whether what is around the text of the reply leaves it too little room.
fn leaves_no_room(content: &Content, mut reply: Reply) -> bool {
    reply.blocks.clear();
    match response(content, &reply, Visibility::Shared).response {
        Response::Ephemeral(message) | Response::Shared(message) => {
            length(message.content()) > MESSAGE_CONTENT - ROOM_FOR_TEXT
        }
        Response::Pong | Response::Update(_) | Response::Deferred | Response::NoChoices => false,
    }
}
