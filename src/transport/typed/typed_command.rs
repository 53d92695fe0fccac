//! The words of a command as somebody typed it, and what they ask.
//!
//! A terminal, a document or a chat adds what nobody means: curved quotes, capitals, a blank beside a colon. They
//! go before anything is read. No command, option or value has any of them in its name.

use std::sync::LazyLock;

use regex::Regex;

use super::scope::Scope;
use super::wrong_word::{WrongWord, WrongWordKind};
use crate::answer::{Asked, COMMANDS, Chosen, CommandOption, Given, asked};
use crate::content::Content;

/// A colon, or an equals sign in its place, with the blanks around it.
static COLON: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"\s*[:：=]\s*").expect("it is a valid pattern"));

/// A command as somebody typed it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct TypedCommand {
    pub(super) words: Vec<String>,
}

impl TypedCommand {
    /// Returns the words of what was typed, the first without its slash.
    pub(super) fn of(text: &str) -> Self {
        let text = text.replace(is_quote, "").to_lowercase();
        let text = text.trim().trim_start_matches(['/', '\\', '／']);
        let words = COLON.replace_all(text, ":");
        Self { words: words.split_whitespace().map(str::to_owned).collect() }
    }

    /// Returns it as it is typed.
    pub(super) fn typed(&self) -> String {
        format!("/{}", self.words.join(" "))
    }

    /// Returns what it asks.
    pub(super) fn read(&self, content: &Content) -> Result<Asked, WrongWord> {
        if let Some(at) = self.words.iter().position(|word| word.starts_with(['–', '—'])) {
            let message = format!("`{}` has one long dash before it", self.words[at]);
            return Err(WrongWord { at, kind: WrongWordKind::Dash, message, known: Vec::new() });
        }
        let (scope, options_from) = self.scope(content)?;
        let mut options: Vec<(CommandOption, Given<'_>)> = Vec::new();
        for at in options_from..self.words.len() {
            let (option, given) = self.option(content, scope, at)?;
            if options.iter().any(|(before, _)| *before == option) {
                let message = format!("`{}` is given twice", option.name());
                return Err(WrongWord {
                    at,
                    kind: WrongWordKind::Twice,
                    message,
                    known: Vec::new(),
                });
            }
            options.push((option, given));
        }
        Ok(asked(&Chosen { command: scope.command.name, subcommand: scope.subcommand, options }))
    }

    /// Returns the command or subcommand that the first words name, and which word comes after them.
    fn scope<'c>(&self, content: &'c Content) -> Result<(Scope<'c>, usize), WrongWord> {
        let name = self.words.first().map_or("", String::as_str);
        let Some(command) = COMMANDS.iter().find(|command| command.name == name) else {
            let known = COMMANDS.iter().map(|command| format!("/{}", command.name)).collect();
            let message = if name.is_empty() {
                "no command was typed".to_owned()
            } else {
                format!("there is no command `/{name}`")
            };
            return Err(WrongWord { at: 0, kind: WrongWordKind::Command, message, known });
        };
        let below = Scope::below(content, command);
        let named = self.words.get(1).filter(|word| !below.is_empty() && !word.contains(':'));
        let Some(named) = named else {
            return Ok((Scope::of(command), 1));
        };
        let scope = below.iter().find(|scope| scope.subcommand == Some(named)).copied();
        scope.map(|scope| (scope, 2)).ok_or_else(|| {
            let known = below.iter().map(Scope::name).collect();
            let message = format!("`/{name}` has no subcommand `{named}`");
            WrongWord { at: 1, kind: WrongWordKind::Bare, message, known }
        })
    }

    fn option(
        &self,
        content: &Content,
        scope: Scope<'_>,
        at: usize,
    ) -> Result<(CommandOption, Given<'_>), WrongWord> {
        let word = self.words[at].as_str();
        let wrong = |kind, message, known| WrongWord { at, kind, message, known };
        let Some((name, value)) = word.split_once(':') else {
            let message = format!("`{word}` is no option of `{}`", scope.name());
            return Err(wrong(WrongWordKind::Bare, message, scope.typed(content)));
        };
        let Some(option) = scope.options.iter().copied().find(|option| option.name() == name)
        else {
            let message = format!("`{}` has no option `{name}`", scope.name());
            let known = if scope.options.is_empty() {
                Scope::below(content, scope.command).iter().map(Scope::name).collect()
            } else {
                scope.typed(content)
            };
            return Err(wrong(WrongWordKind::Option, message, known));
        };
        let Some(values) = scope.values(content, option) else {
            let known = || vec![format!("{name}:true"), format!("{name}:false")];
            let message = format!("`{name}` is true or false, not `{value}`");
            let flag = value.parse().map_err(|_| wrong(WrongWordKind::Value, message, known()))?;
            return Ok((option, Given::Flag(flag)));
        };
        if !values.iter().any(|known| known == value) {
            let message = if value.is_empty() {
                format!("`{name}` has no value")
            } else {
                format!("`{value}` is not a choice of `{name}`")
            };
            return Err(wrong(WrongWordKind::Value, message, values));
        }
        Ok((option, Given::Choice(value)))
    }
}

/// Returns whether a character is a quote of a shell, of an editor or of another language.
fn is_quote(c: char) -> bool {
    matches!(c, '"' | '\'' | '`' | '´' | '‘'..='‟' | '«' | '»' | '‹' | '›' | '＂' | '＇')
}
