//! Where options are offered: a command, or one of its subcommands.
//!
//! It knows every value that may be typed there, from the same tables as Discord's own menus, so that a hint names
//! only what is really there.

use crate::answer::{COMMANDS, Command, CommandOption, Group};
use crate::content::{CONSENT, Content};

/// A command, or one of its subcommands, and the options that it has.
#[derive(Debug, Clone, Copy)]
pub(super) struct Scope<'c> {
    pub(super) command: &'static Command,
    pub(super) subcommand: Option<&'c str>,
    pub(super) options: &'static [CommandOption],
}

impl<'c> Scope<'c> {
    /// Returns a command without a subcommand.
    pub(super) const fn of(command: &'static Command) -> Self {
        let options = match command.group {
            Group::Options(options) => options,
            Group::Chapters(_) | Group::Board(_) => &[],
        };
        Self { command, subcommand: None, options }
    }

    /// Returns each subcommand of a command.
    pub(super) fn below(content: &'c Content, command: &'static Command) -> Vec<Self> {
        let scope = |subcommand, options| Self { command, subcommand: Some(subcommand), options };
        match &command.group {
            Group::Options(_) => Vec::new(),
            Group::Chapters(options) => {
                let chapters = content.chapters.iter();
                chapters.map(|chapter| scope(chapter.id.as_str(), *options)).collect()
            }
            Group::Board(orders) => {
                orders.iter().map(|order| scope(order.name, order.options)).collect()
            }
        }
    }

    /// Returns every scope of every command.
    pub(super) fn all(content: &'c Content) -> Vec<Self> {
        let each = COMMANDS.iter().flat_map(|command| {
            [Self::of(command)].into_iter().chain(Self::below(content, command))
        });
        each.collect()
    }

    /// Returns the values that an option has here; none where it is a yes or no.
    pub(super) fn values(&self, content: &Content, option: CommandOption) -> Option<Vec<String>> {
        let choices = option.choices(content, self.subcommand.unwrap_or(CONSENT))?;
        Some(choices.into_iter().map(|choice| choice.value).collect())
    }

    /// Returns the value of the choice that Discord shows under these words, in small letters.
    pub(super) fn shown_as(
        &self,
        content: &Content,
        option: CommandOption,
        words: &str,
    ) -> Option<String> {
        let choices = option.choices(content, self.subcommand.unwrap_or(CONSENT))?;
        let shown = choices.into_iter().find(|choice| choice.name.to_lowercase() == words);
        shown.map(|choice| choice.value)
    }

    /// Returns each option with its values, as they are typed.
    pub(super) fn typed(&self, content: &Content) -> Vec<String> {
        let flag = || vec!["true".to_owned(), "false".to_owned()];
        let each = self.options.iter().flat_map(|option| {
            let values = self.values(content, *option).unwrap_or_else(flag);
            values.into_iter().map(|value| format!("{}:{value}", option.name()))
        });
        each.collect()
    }

    /// Returns it as somebody would name it: `/guidance understanding`.
    pub(super) fn name(&self) -> String {
        let below = self.subcommand.map(|name| format!(" {name}")).unwrap_or_default();
        format!("/{}{below}", self.command.name)
    }
}
