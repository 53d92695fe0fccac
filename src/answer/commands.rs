//! The one table of commands, read by registration, by decoding and by `/help`.
//!
//! Every option is a closed list or a yes or no, and none is required: there is nowhere to type a
//! child's name. A command is a row of [`COMMANDS`]; its words come from `content/`.

use super::letters::Letters;
use super::options::CommandOption;
use super::query::{Asked, BoardAction, BoardOrder, Query, Refusal, Subject, Visibility};
use crate::content::{Audience, BoardWords, CONSENT, CommandWords};
use crate::values::{AreaId, BoardId, ChapterId, Description, DoorId, Id, TermId, TopicId};

/// One slash-command.
#[derive(Debug)]
pub struct Command {
    /// What is typed after the slash.
    pub name: &'static str,
    /// What Discord shows beside it.
    pub description: fn(&CommandWords) -> &Description,
    /// Its subcommands or options.
    pub group: Group,
    /// Whether it is for people with Manage Server, in a server only.
    pub for_managers: bool,
    /// What it asks.
    asks: fn(&Chosen<'_>) -> Result<Asked, Refusal>,
}

/// How a command's options are laid out.
#[derive(Debug)]
pub enum Group {
    /// Options of its own.
    Options(&'static [CommandOption]),
    /// One subcommand a chapter, each with these options.
    Chapters(&'static [CommandOption]),
    /// These subcommands.
    Board(&'static [Subcommand]),
}

/// A subcommand of `/board`.
#[derive(Debug)]
pub struct Subcommand {
    /// Its name.
    pub name: &'static str,
    /// What Discord shows beside it.
    pub description: fn(&BoardWords) -> &Description,
    /// Its options.
    pub options: &'static [CommandOption],
}

/// What was chosen with a command. It cannot be printed: a value may be what somebody typed.
#[derive(Clone, Default)]
pub struct Chosen<'c> {
    /// The command's name.
    pub command: &'c str,
    /// The subcommand's name.
    pub subcommand: Option<&'c str>,
    /// The options that were given.
    pub options: Vec<(CommandOption, Given<'c>)>,
}

/// The value of an option.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Given<'c> {
    /// The value of a choice.
    Choice(&'c str),
    /// Yes or no.
    Flag(bool),
}

const TOPIC_AND_SHARE: &[CommandOption] = &[CommandOption::Topic, CommandOption::Share];

/// Every command, in the order in which `/help` lists them.
pub const COMMANDS: [Command; 12] = [
    row("help", |words| &words.help, &[], |_| ephemeral(Subject::Help)),
    row(
        "concern",
        |words| &words.concern,
        &[CommandOption::About],
        |chosen| {
            let door = chosen.id(CommandOption::About, DoorId::parse)?;
            ephemeral(door.map_or(Subject::Concern, Subject::Door))
        },
    ),
    row(
        "contacts",
        |words| &words.contacts,
        &[CommandOption::Area, CommandOption::Share],
        |chosen| Ok(chosen.share(Subject::Contacts(chosen.id(CommandOption::Area, AreaId::parse)?))),
    ),
    row(
        "helplines",
        |words| &words.helplines,
        &[CommandOption::For],
        |chosen| ephemeral(Subject::Helplines(chosen.id(CommandOption::For, Audience::parse)?)),
    ),
    Command {
        name: "guidance",
        description: |words| &words.guidance,
        group: Group::Chapters(TOPIC_AND_SHARE),
        for_managers: false,
        asks: |chosen| match chosen.subcommand {
            Some(chapter) => chosen.topic_of(chapter),
            None => ephemeral(Subject::Guidance),
        },
    },
    row("consent", |words| &words.consent, TOPIC_AND_SHARE, |chosen| chosen.topic_of(CONSENT)),
    row(
        "a-z",
        |words| &words.a_z,
        &[CommandOption::Letters],
        |chosen| ephemeral(Subject::Letters(chosen.id(CommandOption::Letters, Letters::parse)?)),
    ),
    row(
        "glossary",
        |words| &words.glossary,
        &[CommandOption::Term],
        |chosen| {
            let term = chosen.id(CommandOption::Term, TermId::parse)?;
            ephemeral(term.map_or(Subject::Glossary, Subject::Term))
        },
    ),
    row("induction", |words| &words.induction, &[], |_| ephemeral(Subject::Induction(None))),
    Command {
        name: "board",
        description: |words| &words.board,
        group: Group::Board(&[
            order("post", |words| &words.post),
            order("remove", |words| &words.remove),
            order("status", |words| &words.status),
        ]),
        for_managers: true,
        asks: |chosen| match chosen.subcommand {
            Some("post") => chosen.order(BoardAction::Post),
            Some("remove") => chosen.order(BoardAction::Remove),
            Some("status") => chosen.order(BoardAction::Status),
            _ => Err(Refusal::Unreadable),
        },
    },
    row("sources", |words| &words.sources, &[], |_| ephemeral(Subject::Sources)),
    row("about", |words| &words.about, &[], |_| ephemeral(Subject::About)),
];

const fn row(
    name: &'static str,
    description: fn(&CommandWords) -> &Description,
    options: &'static [CommandOption],
    asks: fn(&Chosen<'_>) -> Result<Asked, Refusal>,
) -> Command {
    Command { name, description, group: Group::Options(options), for_managers: false, asks }
}

const fn order(name: &'static str, description: fn(&BoardWords) -> &Description) -> Subcommand {
    Subcommand { name, description, options: &[CommandOption::Board] }
}

fn ephemeral(subject: Subject) -> Result<Asked, Refusal> {
    Ok(Asked::ephemerally(Query::of(subject)))
}

/// Returns what the chosen command asks. What makes no sense asks for the reply that says so.
pub fn asked(chosen: &Chosen<'_>) -> Asked {
    let command = COMMANDS.iter().find(|command| command.name == chosen.command);
    let asked = command.ok_or(Refusal::Unreadable).and_then(|command| (command.asks)(chosen));
    asked.unwrap_or_else(|why| Asked::ephemerally(Query::refusal(why)))
}

impl Chosen<'_> {
    /// Returns the thing that the option names; a value that can name nothing has gone.
    fn id<T>(
        &self,
        option: CommandOption,
        parse: fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        match self.options.iter().find(|(given, _)| *given == option) {
            None => Ok(None),
            Some((_, Given::Choice(value))) => parse(value).map(Some).ok_or(Refusal::Gone),
            Some((_, Given::Flag(_))) => Err(Refusal::Unreadable),
        }
    }

    /// Asks for `subject`, for everyone where `share` was chosen.
    fn share(&self, subject: Subject) -> Asked {
        let shared = self.options.contains(&(CommandOption::Share, Given::Flag(true)));
        let visibility = if shared { Visibility::Shared } else { Visibility::Ephemeral };
        Asked::Query { query: Query::of(subject), visibility }
    }

    /// Tells what to do with a board. Without one, whoever would change something is shown which
    /// there are.
    fn order(&self, action: BoardAction) -> Result<Asked, Refusal> {
        let board = self.id(CommandOption::Board, BoardId::parse)?;
        match (action, &board) {
            (BoardAction::Post | BoardAction::Remove, None) => ephemeral(Subject::Boards),
            _ => Ok(Asked::Board(BoardOrder { action, board })),
        }
    }

    fn topic_of(&self, chapter: &str) -> Result<Asked, Refusal> {
        let topic = self.id(CommandOption::Topic, TopicId::parse)?;
        let chapter = ChapterId::parse(chapter).ok_or(Refusal::Gone)?;
        Ok(self.share(topic.map_or(Subject::Chapter(chapter), Subject::Topic)))
    }
}
