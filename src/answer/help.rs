//! `/help`: 999, the doors, local contacts. What a newcomer types first.
//!
//! The list of commands is read from the command table, so a new command is in it or there is
//! none. `/board` is left out: it is not for whoever needs help.

use super::answering::Answering;
use super::commands::COMMANDS;
use super::concern::Turns;
use super::reply::Reply;
use super::{concern, emergency};

/// Returns where to start.
pub(super) fn answer(answering: &Answering<'_>) -> Reply {
    let words = &answering.content.words;
    let mut reply = answering.urgent(words.help.title.as_str());
    reply.paragraphs(&words.help.text);
    reply.heading(words.help.commands.as_str());
    let offered = COMMANDS.iter().filter(|command| !command.for_managers);
    let lines: Vec<String> = offered
        .map(|command| format!("/{}: {}", command.name, (command.description)(&words.commands)))
        .collect();
    reply.points(&lines);
    reply.ways = concern::first_screen(answering, Turns::Nothing);
    reply.ways.push(emergency::way(answering));
    reply.all_buttons();
    reply
}
