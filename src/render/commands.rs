//! The definitions of the commands, generated from the content and the one command table.
//!
//! See Discord Docs, Application Commands (Bulk Overwrite Global Application Commands).

use crate::answer::{COMMANDS, Command, Group, Parameter};
use crate::content::Content;
use crate::limits::MANAGE_GUILD;

use super::wire::{CommandDefinition, CommandOption, OptionChoice};

const SUBCOMMAND: u8 = 1;
const CHOICE: u8 = 3;
const FLAG: u8 = 5;

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

fn options(content: &Content, group: &Group) -> Vec<CommandOption> {
    match group {
        Group::Options(parameters) => parameters_of(content, parameters, crate::content::CONSENT),
        Group::Chapters(parameters) => {
            let chapters = content.chapters.iter();
            chapters
                .map(|chapter| {
                    let id = chapter.id.as_str();
                    let options = parameters_of(content, parameters, id);
                    subcommand(id, chapter.description.as_str(), options)
                })
                .collect()
        }
        Group::Board(orders) => {
            let words = &content.words.board;
            orders
                .iter()
                .map(|order| {
                    subcommand(order.name, (order.description)(words).as_str(), Vec::new())
                })
                .collect()
        }
    }
}

fn subcommand(name: &str, description: &str, options: Vec<CommandOption>) -> CommandOption {
    let (name, description) = (name.to_owned(), description.to_owned());
    CommandOption { kind: SUBCOMMAND, name, description, choices: Vec::new(), options }
}

fn parameters_of(content: &Content, parameters: &[Parameter], chapter: &str) -> Vec<CommandOption> {
    let offered = parameters.iter().filter(|parameter| parameter.is_offered(content, chapter));
    offered
        .map(|parameter| {
            let choices = parameter.choices(content, chapter);
            CommandOption {
                kind: if choices.is_some() { CHOICE } else { FLAG },
                name: parameter.name().to_owned(),
                description: parameter.description(&content.words.options).to_string(),
                choices: choices.unwrap_or_default().into_iter().map(OptionChoice::from).collect(),
                options: Vec::new(),
            }
        })
        .collect()
}

impl From<crate::answer::Choice> for OptionChoice {
    fn from(choice: crate::answer::Choice) -> Self {
        Self { name: choice.name, value: choice.value }
    }
}

impl CommandDefinition {
    /// Returns how many characters Discord counts in it: names, descriptions and values.
    pub fn characters(&self) -> usize {
        let count = |text: &str| text.chars().count();
        count(&self.name)
            + count(&self.description)
            + self.options.iter().map(CommandOption::characters).sum::<usize>()
    }
}

impl CommandOption {
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
