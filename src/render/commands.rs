//! The definitions of the commands, generated from the content and the one command table.
//!
//! See Discord Docs, Application Commands (Bulk Overwrite Global Application Commands).

use crate::answer::{COMMANDS, Choice, Command, CommandOption, Group};
use crate::content::Content;
use crate::discord::limits::{CHOICE_TEXT, MANAGE_GUILD, OPTION_CHOICES};
use crate::discord::{CommandDefinition, OptionChoice, OptionDefinition};
use crate::values::Title;

const SUBCOMMAND: u8 = 1;
const CHOICE: u8 = 3;
const FLAG: u8 = 5;

// Titles and names are what people choose from.
const _: () = assert!(Title::MOST <= CHOICE_TEXT);

/// Returns every command as Discord registers it.
pub fn definitions(content: &Content) -> Vec<CommandDefinition> {
    COMMANDS.iter().map(|command| definition(content, command)).collect()
}

fn definition(content: &Content, command: &Command) -> CommandDefinition {
    let everywhere = vec![0, 1];
    let in_servers = vec![0];
    let places = if command.for_managers { in_servers } else { everywhere };
    CommandDefinition {
        kind: 1,
        name: command.name.to_owned(),
        description: (command.description)(&content.words.commands).to_string(),
        options: options(content, &command.group),
        default_member_permissions: command.for_managers.then(|| MANAGE_GUILD.to_string()),
        contexts: places.clone(),
        integration_types: places,
    }
}

fn options(content: &Content, group: &Group) -> Vec<OptionDefinition> {
    match group {
        Group::Options(options) => definitions_of(content, options, crate::content::CONSENT),
        Group::Chapters(options) => {
            let chapters = content.chapters.iter();
            chapters
                .map(|chapter| {
                    let id = chapter.id.as_str();
                    let options = definitions_of(content, options, id);
                    subcommand(id, chapter.description.as_str(), options)
                })
                .collect()
        }
        Group::Board(orders) => {
            let words = &content.words.board;
            orders
                .iter()
                .map(|order| {
                    // No option of a board depends on a chapter.
                    let options = definitions_of(content, order.options, "");
                    subcommand(order.name, (order.description)(words).as_str(), options)
                })
                .collect()
        }
    }
}

fn subcommand(name: &str, description: &str, options: Vec<OptionDefinition>) -> OptionDefinition {
    let (name, description) = (name.to_owned(), description.to_owned());
    OptionDefinition { kind: SUBCOMMAND, name, description, choices: Vec::new(), options }
}

fn definitions_of(
    content: &Content,
    options: &[CommandOption],
    chapter: &str,
) -> Vec<OptionDefinition> {
    options.iter().filter_map(|option| option_definition(content, *option, chapter)).collect()
}

/// Returns nothing for an option with no choice, or with more than Discord shows: the command
/// without it answers with a menu.
fn option_definition(
    content: &Content,
    option: CommandOption,
    chapter: &str,
) -> Option<OptionDefinition> {
    let choices = option.choices(content, chapter);
    let shown = |choices: &Vec<Choice>| (1..=OPTION_CHOICES).contains(&choices.len());
    choices.as_ref().is_none_or(shown).then(|| OptionDefinition {
        kind: if choices.is_some() { CHOICE } else { FLAG },
        name: option.name().to_owned(),
        description: option.description(&content.words.options).to_string(),
        choices: choices.into_iter().flatten().map(OptionChoice::from).collect(),
        options: Vec::new(),
    })
}

impl From<Choice> for OptionChoice {
    fn from(choice: Choice) -> Self {
        Self { name: choice.name, value: choice.value }
    }
}

impl CommandDefinition {
    /// Returns how many characters Discord counts in it: names, descriptions and values.
    pub fn characters(&self) -> usize {
        let count = |text: &str| text.chars().count();
        count(&self.name)
            + count(&self.description)
            + self.options.iter().map(OptionDefinition::characters).sum::<usize>()
    }
}

impl OptionDefinition {
    fn characters(&self) -> usize {
        let count = |text: &str| text.chars().count();
        let choices = self.choices.iter().map(|choice| count(&choice.name) + count(&choice.value));
        let options = self.options.iter().map(Self::characters);
        count(&self.name)
            + count(&self.description)
            + choices.sum::<usize>()
            + options.sum::<usize>()
    }
}
