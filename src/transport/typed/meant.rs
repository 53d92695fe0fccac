//! What somebody probably meant by a command that cannot be read.
//!
//! Each guess changes the wrong word, and is read again: only a line that can be read is shown.

use super::scope::Scope;
use super::typed_command::TypedCommand;
use super::wrong_word::{WrongWord, WrongWordKind};
use crate::answer::COMMANDS;
use crate::content::Content;
use crate::schema::did_you_mean;

/// How many words of a line are put right.
const WORDS_PUT_RIGHT: usize = 4;

/// Returns the line that was meant, where one is near enough. It can be read.
pub(super) fn meant(
    line: &TypedCommand,
    wrong: &WrongWord,
    content: &Content,
) -> Option<TypedCommand> {
    nearest(line, wrong, content, WORDS_PUT_RIGHT)
}

fn nearest(
    line: &TypedCommand,
    wrong: &WrongWord,
    content: &Content,
    left: usize,
) -> Option<TypedCommand> {
    let guesses = Guesses { line, wrong, content };
    guesses.all().into_iter().find_map(|guess| match guess.read(content) {
        Ok(_) => Some(guess),
        Err(next) if left > 1 && next.at > wrong.at => nearest(&guess, &next, content, left - 1),
        Err(_) => None,
    })
}

/// What could be meant in place of one wrong word.
struct Guesses<'g> {
    line: &'g TypedCommand,
    wrong: &'g WrongWord,
    content: &'g Content,
}

impl Guesses<'_> {
    /// Returns every guess, the likeliest first.
    fn all(&self) -> Vec<TypedCommand> {
        let word = self.line.words.get(self.wrong.at).map_or("", String::as_str);
        let mut guesses = match self.wrong.kind {
            WrongWordKind::Dash => return Vec::new(),
            WrongWordKind::Twice => return vec![self.with(&[])],
            WrongWordKind::Command => self.near_command(word),
            WrongWordKind::Bare if self.wrong.at == 1 => self.near_subcommand(word),
            WrongWordKind::Bare => Vec::new(),
            WrongWordKind::Option => self.near_option(word),
            WrongWordKind::Value => {
                let right = Self::yes_or_no(word).map(|word| self.with(&[word]));
                right.into_iter().chain(self.as_shown(word)).collect()
            }
        };
        guesses.extend(self.with_the_value(word));
        if self.wrong.known.is_empty() {
            guesses.push(TypedCommand { words: self.line.words[..self.wrong.at].to_vec() });
        }
        guesses
    }

    /// Returns the line with other words in place of the wrong one.
    fn with(&self, words: &[String]) -> TypedCommand {
        let (before, after) = self.line.words.split_at(self.wrong.at.min(self.line.words.len()));
        let after = after.get(1..).unwrap_or_default();
        TypedCommand { words: [before, words, after].concat() }
    }

    fn near_command(&self, word: &str) -> Vec<TypedCommand> {
        let near = did_you_mean(word, COMMANDS.iter().map(|command| command.name));
        let near = near.map(str::to_owned).into_iter().collect::<Vec<_>>();
        let alone = near.iter().map(|name| TypedCommand { words: vec![name.clone()] });
        near.iter().map(|name| self.with(std::slice::from_ref(name))).chain(alone).collect()
    }

    fn near_subcommand(&self, word: &str) -> Vec<TypedCommand> {
        let below = self.scopes_here().into_iter().filter_map(|scope| scope.subcommand);
        did_you_mean(word, below).map(|name| self.with(&[name.to_owned()])).into_iter().collect()
    }

    /// Returns the line with an option whose name is near, and with each subcommand that has this one.
    fn near_option(&self, word: &str) -> Vec<TypedCommand> {
        let (name, value) = word.split_once(':').unwrap_or((word, ""));
        let mut guesses = Vec::new();
        for scope in self.scopes_here() {
            let near = did_you_mean(name, scope.options.iter().map(|option| option.name()));
            if let Some(near) = near {
                guesses.push(self.line_in(scope, &format!("{near}:{value}")));
            }
        }
        guesses
    }

    /// Returns the lines in which the word is the value of an option: first those of the same command, and
    /// first those that have it letter by letter.
    fn with_the_value(&self, word: &str) -> Vec<TypedCommand> {
        let value = word.rsplit(':').next().unwrap_or(word);
        let scopes = self.scopes_here().into_iter().chain(Scope::all(self.content));
        let scopes: Vec<Scope<'_>> = scopes.collect();
        let exact = |values: &[String]| values.iter().find(|known| *known == value).cloned();
        let near = |values: &[String]| {
            did_you_mean(value, values.iter().map(String::as_str)).map(str::to_owned)
        };
        let mut guesses = self.found(&scopes, exact);
        if value.len() > 2 {
            guesses.extend(self.found(&scopes, near));
        }
        guesses
    }

    fn found(
        &self,
        scopes: &[Scope<'_>],
        find: impl Fn(&[String]) -> Option<String>,
    ) -> Vec<TypedCommand> {
        let mut guesses = Vec::new();
        for scope in scopes {
            for option in scope.options {
                let values = scope.values(self.content, *option).unwrap_or_default();
                if let Some(value) = find(&values) {
                    guesses.push(self.line_in(*scope, &format!("{}:{value}", option.name())));
                }
            }
        }
        guesses
    }

    /// Returns the line of a command with this option, and with the options that were typed besides.
    fn line_in(&self, scope: Scope<'_>, option: &str) -> TypedCommand {
        let mut words = vec![scope.command.name.to_owned()];
        words.extend(scope.subcommand.map(str::to_owned));
        let others = self.line.words.iter().enumerate();
        let others = others.filter(|(at, word)| *at != self.wrong.at && word.contains(':'));
        words.push(option.to_owned());
        words.extend(others.map(|(_, word)| word.clone()));
        TypedCommand { words }
    }

    /// Returns the scopes of the command that was typed, the subcommand that was typed before all others.
    fn scopes_here(&self) -> Vec<Scope<'_>> {
        let mut words = self.line.words.iter();
        let command = words.next().and_then(|name| COMMANDS.iter().find(|it| it.name == *name));
        let Some(command) = command else {
            return Vec::new();
        };
        let typed = words.next();
        let mut scopes = vec![Scope::of(command)];
        scopes.extend(Scope::below(self.content, command));
        scopes.sort_by_key(|scope| scope.subcommand != typed.map(String::as_str));
        scopes
    }

    /// Returns the line with the value of a choice that was typed as Discord shows it, in one word or in several.
    fn as_shown(&self, word: &str) -> Option<TypedCommand> {
        let (name, value) = word.split_once(':')?;
        let scope = self.scopes_here().into_iter().next()?;
        let option = *scope.options.iter().find(|option| option.name() == name)?;
        let (before, rest) = self.line.words.split_at(self.wrong.at);
        let after = rest.get(1..).unwrap_or_default();
        (0..=after.len()).find_map(|count| {
            let words = [&[value.to_owned()], &after[..count]].concat().join(" ");
            let value = scope.shown_as(self.content, option, &words)?;
            let right = format!("{name}:{value}");
            Some(TypedCommand { words: [before, &[right], &after[count..]].concat() })
        })
    }

    fn yes_or_no(word: &str) -> Option<String> {
        let (name, value) = word.split_once(':')?;
        let flag = match value {
            "yes" | "y" | "on" | "1" => "true",
            "no" | "n" | "off" | "0" => "false",
            _ => return None,
        };
        Some(format!("{name}:{flag}"))
    }
}
