//! What is said of arguments that the program does not take: one line, and the next step.
//!
//! clap finds what is wrong; the words are ours, since its own name parts of a parser. A line that is told is the one that
//! was typed, with what is wrong in it put right: whoever copies it loses none of their other options.
//!
//! - `found` takes out of clap's error what it has found, `line` is the line that was typed;
//! - `near` looks for what was meant; `elsewhere` has what other programs call it, `left_out` what another build has;
//! - `named` is what somebody names beside `check` and `verify`.

mod elsewhere;
mod found;
mod left_out;
mod line;
mod named;
mod near;

use std::error::Error as _;
use std::path::Path;

use clap::Command;
use clap::error::{ContextKind, Error, ErrorKind};

use crate::failure::Failure;
use crate::values::{Kind, shell_word};
use found::{all, one, option, placeholder};
use left_out::left_out;
pub(crate) use line::{TypedArguments, without_curved_quotes};
pub(crate) use named::Named;

/// What clap found wrong with the arguments of a program that has these commands.
pub(crate) struct WrongUse<'u> {
    pub(crate) error: &'u Error,
    pub(crate) typed: &'u TypedArguments,
    pub(crate) program: &'u Command,
}

/// What is wrong, and the next step where one is known.
struct WhatToSay {
    message: String,
    hint: Option<String>,
}

impl WhatToSay {
    fn new(message: impl Into<String>, hint: impl Into<String>) -> Self {
        Self { message: message.into(), hint: Some(hint.into()) }
    }
}

impl WrongUse<'_> {
    /// Returns what is wrong, and what to write.
    pub(crate) fn failure(&self) -> Failure {
        let WhatToSay { message, hint } = self.told();
        let help = || format!("`{} --help` shows what it takes", self.command());
        Failure::usage(message, hint.unwrap_or_else(help))
    }

    fn told(&self) -> WhatToSay {
        let (error, command) = (self.error, self.command());
        let wrong = one(error, ContextKind::InvalidArg);
        match error.kind() {
            ErrorKind::InvalidSubcommand => {
                self.no_command(&one(error, ContextKind::InvalidSubcommand))
            }
            ErrorKind::UnknownArgument => self.unknown(&wrong),
            ErrorKind::MissingSubcommand => {
                let message = format!("`{command}` needs to know what to do");
                WhatToSay::new(message, format!("`{command} --help` lists its commands"))
            }
            ErrorKind::MissingRequiredArgument => self.missing(),
            ErrorKind::InvalidValue => self.invalid(&wrong),
            ErrorKind::ValueValidation => {
                let value = one(error, ContextKind::InvalidValue);
                let hint = error.source().map(ToString::to_string);
                WhatToSay { message: not_taken(&value, &wrong), hint }
            }
            ErrorKind::ArgumentConflict => self.conflict(&wrong),
            ErrorKind::TooManyValues => {
                let name = option(&wrong);
                WhatToSay::new(format!("`{name}` takes no value"), format!("write `{name}` alone"))
            }
            ErrorKind::InvalidUtf8 => WhatToSay::new(
                "an argument has bytes that are no text",
                "type it again; what is copied from elsewhere can have such bytes in it",
            ),
            _ => WhatToSay { message: found::first_line(error), hint: None },
        }
    }

    /// Returns the command that was being read, such as `signpost boards plan`.
    fn command(&self) -> String {
        let usage = one(self.error, ContextKind::Usage);
        let words = usage.split_whitespace().skip_while(|word| *word != "signpost");
        let words: Vec<&str> =
            words.take_while(|word| !word.starts_with(['[', '<', '-'])).collect();
        if words.is_empty() { "signpost".to_owned() } else { words.join(" ") }
    }

    /// Returns what to say of a command that this build does not have.
    fn no_command(&self, typed: &str) -> WhatToSay {
        let line = format!("{} {typed}", self.command());
        // What another program calls so may be a command of the other build.
        let known = || left_out(self.command_elsewhere(typed)?);
        if let Some(left_out) = left_out(&line).or_else(known) {
            return WhatToSay::new(left_out.message(), left_out.hint());
        }
        let message = format!("there is no command `{line}`");
        WhatToSay { message, hint: self.near_command(typed) }
    }

    fn unknown(&self, wrong: &str) -> WhatToSay {
        let command = self.command();
        // Of `-strict`, clap reads `-s`.
        let typed = self.typed.starting(wrong).unwrap_or(wrong);
        let message = if typed.starts_with('-') {
            format!("`{command}` has no option `{typed}`")
        } else {
            format!("`{command}` takes no `{typed}`")
        };
        WhatToSay { message, hint: self.near_argument(typed) }
    }

    /// Returns the line that was typed, with what it lacks.
    fn missing(&self) -> WhatToSay {
        let command = self.command();
        let missing = all(self.error, ContextKind::InvalidArg);
        if missing.iter().any(|arg| arg.contains("COMMAND")) {
            let hint = "write it after `ask`, such as `signpost ask /help`; that one lists them";
            return WhatToSay::new("there is no command to answer", hint);
        }
        let needed = missing.iter().map(|arg| format!("`{}`", placeholder(arg)));
        let needed = needed.collect::<Vec<_>>().join(" and ");
        let examples: Vec<&str> =
            missing.iter().flat_map(|arg| elsewhere::example(&command, arg)).collect();
        let whole = self.typed.and(&examples);
        // An id of an example is somebody else's.
        let yours = examples.iter().find(|word| word.starts_with(|c: char| c.is_ascii_digit()));
        let own = yours.map(|id| format!(", with your own in place of {id}")).unwrap_or_default();
        WhatToSay::new(format!("`{command}` needs {needed}"), format!("write `{whole}`{own}"))
    }

    fn invalid(&self, wrong: &str) -> WhatToSay {
        let value = one(self.error, ContextKind::InvalidValue);
        let known = all(self.error, ContextKind::ValidValue);
        let one_of = (!known.is_empty()).then(|| format!("write one of {}", known.join(", ")));
        if value.is_empty() {
            let whole = placeholder(wrong);
            let hint = one_of.unwrap_or_else(|| match whole.rsplit_once(' ') {
                Some((_, name)) => format!("write `{whole}`, with your own in place of {name}"),
                None => format!("write `{whole}`, with a value after it"),
            });
            return WhatToSay::new(format!("`{}` has no value", option(wrong)), hint);
        }
        WhatToSay { message: not_taken(&value, wrong), hint: one_of }
    }

    fn conflict(&self, wrong: &str) -> WhatToSay {
        let other = one(self.error, ContextKind::PriorArg);
        let (one, other) = (option(wrong), option(&other));
        if one == other {
            return WhatToSay::new(format!("`{one}` is given twice"), "write it once");
        }
        let message = format!("`{one}` and `{other}` do not go together");
        WhatToSay::new(message, "leave one of them out")
    }
}

fn not_taken(value: &str, wrong: &str) -> String {
    format!("`{value}` is not what `{}` takes", placeholder(option(wrong)))
}

/// Returns what to say of a folder that is there, and that no option says to read.
pub(crate) fn folder(command: &str, named: &Path) -> Failure {
    let kind = named.file_name().and_then(|name| name.to_str()).filter(|name| is_a_kind(name));
    let content = if kind.is_some() { named.parent().unwrap_or(named) } else { named };
    let content = if content.as_os_str().is_empty() { Path::new(".") } else { content };
    // Only content that is whole has this file and services.
    let is_whole = content.join("words.toml").is_file() && content.join("services").is_dir();
    let option = if is_whole { "--content-only" } else { "--content" };
    let shown = content.display().to_string();
    let words = [Some(command), kind, Some(option)].into_iter().flatten().collect::<Vec<_>>();
    let line = format!("signpost {} {}", words.join(" "), shell_word(&shown));
    let message = format!("`{}` is a folder, which no option says to read", named.display());
    Failure::usage(message, format!("did you mean `{line}`?"))
}

fn is_a_kind(name: &str) -> bool {
    Kind::in_folder(name).is_some()
}

/// Returns what to say of an argument that begins with the one long dash that an editor makes of two hyphens.
pub(crate) fn long_dash(typed: &TypedArguments) -> Option<Failure> {
    let is_long = |arg: &&str| {
        arg.strip_prefix(['–', '—']).is_some_and(|name| name.starts_with(char::is_alphabetic))
    };
    let wrong = typed.iter().find(is_long)?;
    let name = wrong.trim_start_matches(['–', '—']);
    let message = format!("`{wrong}` has one long dash before it");
    Some(Failure::usage(message, format!("write two hyphens: `--{name}`")))
}
