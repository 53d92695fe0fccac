//! Reads a slash-command as it is typed in a terminal: `/contacts area:luton share:true`.
//!
//! Discord lets nobody type a value that is not a choice, so here it is an error with a hint.

use crate::answer::{Asked, COMMANDS, Chosen, Command, CommandOption, Given, Group, asked};
use crate::content::{CONSENT, Content};
use crate::failure::Failure;
use crate::schema::suggestion;

/// Returns what the text asks.
pub(super) fn read(text: &str, content: &Content) -> Result<Asked, Failure> {
    let mut words = text.split_whitespace();
    let name = words.next().unwrap_or_default();
    let name = name.strip_prefix('/').unwrap_or(name);
    let command = COMMANDS.iter().find(|command| command.name == name).ok_or_else(|| {
        let hint = hint(name, COMMANDS.iter().map(|command| command.name));
        Failure::usage(format!("there is no command `/{name}`"), hint)
    })?;
    let mut words = words.peekable();
    let subcommand = words.next_if(|word| !word.contains(':'));
    let offered = offered(content, command, subcommand)?;
    let chapter = subcommand.unwrap_or(CONSENT);
    let options: Result<Vec<_>, Failure> =
        words.map(|word| option(content, offered, chapter, word)).collect();
    Ok(asked(&Chosen { command: name, subcommand, options: options? }))
}

/// Returns the options of the command, or of its subcommand.
fn offered<'c>(
    content: &Content,
    command: &'c Command,
    subcommand: Option<&str>,
) -> Result<&'c [CommandOption], Failure> {
    let known: Vec<&str> = match &command.group {
        Group::Options(_) => Vec::new(),
        Group::Chapters(_) => content.chapters.iter().map(|chapter| chapter.id.as_str()).collect(),
        Group::Board(orders) => orders.iter().map(|order| order.name).collect(),
    };
    if let Some(wrong) = subcommand.filter(|name| !known.contains(name)) {
        let message = format!("`/{}` has no subcommand `{wrong}`", command.name);
        return Err(Failure::usage(message, hint(wrong, known)));
    }
    Ok(match (&command.group, subcommand) {
        (Group::Options(options), _) | (Group::Chapters(options), Some(_)) => options,
        (Group::Board(orders), Some(name)) => {
            orders.iter().find(|order| order.name == name).map_or(&[][..], |order| order.options)
        }
        (Group::Chapters(_) | Group::Board(_), None) => &[],
    })
}

fn option<'w>(
    content: &Content,
    offered: &[CommandOption],
    chapter: &str,
    word: &'w str,
) -> Result<(CommandOption, Given<'w>), Failure> {
    let (name, value) = word.split_once(':').ok_or_else(|| {
        let example = CommandOption::Area.name();
        let hint = format!("write options as `{example}:luton`");
        Failure::usage(format!("`{word}` is not an option"), hint)
    })?;
    let option = offered.iter().copied().find(|option| option.name() == name).ok_or_else(|| {
        let hint = hint(name, offered.iter().map(|option| option.name()));
        Failure::usage(format!("there is no option `{name}` here"), hint)
    })?;
    let Some(choices) = option.choices(content, chapter) else {
        let flag = value.parse().map_err(|_| {
            Failure::usage(
                format!("`{name}` is yes or no, not `{value}`"),
                format!("write `{name}:true` or `{name}:false`"),
            )
        })?;
        return Ok((option, Given::Flag(flag)));
    };
    if !choices.iter().any(|choice| choice.value == value) {
        let hint = hint(value, choices.iter().map(|choice| choice.value.as_str()));
        return Err(Failure::usage(format!("`{value}` is not a choice of `{name}`"), hint));
    }
    Ok((option, Given::Choice(value)))
}

fn hint<'k>(wrong: &str, known: impl IntoIterator<Item = &'k str>) -> String {
    let known: Vec<&str> = known.into_iter().collect();
    suggestion(wrong, known.iter().copied(), || match known.as_slice() {
        [] => "leave it out: there is nothing to choose here".to_owned(),
        known => format!("known are: {}", known.join(", ")),
    })
}
