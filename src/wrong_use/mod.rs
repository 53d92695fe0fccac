//! What is said of arguments that the program does not take: one line, and the next step.
//!
//! clap finds what is wrong; the words are ours, since its own name parts of a parser.

mod elsewhere;
mod found;

use std::error::Error as _;

use clap::error::{ContextKind, Error, ErrorKind};

use crate::failure::Failure;
use crate::files::Origin;
use crate::transport::read_typed;
use crate::{files, judge};
use elsewhere::{COMMANDS_ELSEWHERE, OPTIONS_ELSEWHERE};
use found::{all, in_clap_s_words, one, option};

/// Returns what is wrong, and what to write.
pub(crate) fn failure(error: &Error, args: &[String]) -> Failure {
    let command = command(error);
    let help = || format!("`{command} --help` shows what it takes");
    let wrong = one(error, ContextKind::InvalidArg);
    let (message, hint) = match error.kind() {
        ErrorKind::InvalidSubcommand => {
            let typed = one(error, ContextKind::InvalidSubcommand);
            (format!("there is no command `{command} {typed}`"), near(error, &typed, args))
        }
        ErrorKind::UnknownArgument => (unknown(&command, &wrong), near(error, &wrong, args)),
        ErrorKind::MissingRequiredArgument if wrong.contains("COMMAND") => {
            let hint = "write it after `ask`, such as `signpost ask /help`; that one lists them";
            ("there is no command to answer".to_owned(), Some(hint.to_owned()))
        }
        ErrorKind::MissingRequiredArgument => {
            (format!("`{command}` needs `{wrong}`"), usage(error))
        }
        ErrorKind::InvalidValue => invalid(error, &wrong),
        ErrorKind::ValueValidation => {
            let value = one(error, ContextKind::InvalidValue);
            let hint = error.source().map(ToString::to_string);
            (format!("`{value}` is not what `{}` takes", option(&wrong)), hint)
        }
        ErrorKind::ArgumentConflict => {
            let other = one(error, ContextKind::PriorArg);
            let message =
                format!("`{}` and `{}` do not go together", option(&wrong), option(&other));
            (message, Some("leave one of them out".to_owned()))
        }
        _ => (in_clap_s_words(error), None),
    };
    Failure::usage(message, hint.unwrap_or_else(help))
}

/// Returns the command that was being read, such as `signpost boards plan`.
fn command(error: &Error) -> String {
    let usage = one(error, ContextKind::Usage);
    let words = usage.split_whitespace().skip_while(|word| *word != "signpost");
    let words: Vec<&str> = words.take_while(|word| !word.starts_with(['[', '<', '-'])).collect();
    if words.is_empty() { "signpost".to_owned() } else { words.join(" ") }
}

/// Returns the whole command with what it needs.
fn usage(error: &Error) -> Option<String> {
    let usage = one(error, ContextKind::Usage);
    Some(format!("write `{}`", usage.trim().strip_prefix("Usage:")?.trim()))
}

/// Returns what to say of an argument that begins with the one long dash that an editor makes of two hyphens.
pub(crate) fn long_dash(args: &[String]) -> Option<Failure> {
    let is_long = |arg: &&String| {
        arg.strip_prefix(['–', '—']).is_some_and(|name| name.starts_with(char::is_alphabetic))
    };
    let wrong = args.iter().skip(1).find(is_long)?;
    let name = wrong.trim_start_matches(['–', '—']);
    let message = format!("`{wrong}` has one long dash before it");
    Some(Failure::usage(message, format!("write two hyphens: `--{name}`")))
}

fn unknown(command: &str, wrong: &str) -> String {
    match wrong.chars().next() {
        Some('-') => format!("`{command}` has no option `{wrong}`"),
        _ => format!("`{command}` takes no `{wrong}`"),
    }
}

fn invalid(error: &Error, wrong: &str) -> (String, Option<String>) {
    let value = one(error, ContextKind::InvalidValue);
    let known = all(error, ContextKind::ValidValue);
    let one_of = (!known.is_empty()).then(|| format!("write one of {}", known.join(", ")));
    if value.is_empty() {
        let hint = one_of.unwrap_or_else(|| format!("write `{wrong}`, with a value in its place"));
        return (format!("`{}` has no value", option(wrong)), Some(hint));
    }
    (format!("`{value}` is not what `{}` takes", option(wrong)), one_of)
}

/// Returns what to write in place of a word that nothing here is called.
fn near(error: &Error, typed: &str, args: &[String]) -> Option<String> {
    if error.kind() == ErrorKind::UnknownArgument {
        let named = OPTIONS_ELSEWHERE.iter().find(|(words, _)| words.contains(&typed));
        let near = || all(error, ContextKind::SuggestedArg).into_iter().next();
        return named.map(|(_, hint)| (*hint).to_owned()).or_else(|| near().map(|it| meant(&it)));
    }
    let named = COMMANDS_ELSEWHERE.iter().find(|(words, _)| words.contains(&typed));
    let named = named.filter(|_| args.get(1).is_some_and(|first| first == typed));
    let near = || {
        let near = all(error, ContextKind::SuggestedSubcommand).into_iter().next()?;
        Some(format!("{} {near}", command(error)))
    };
    let named = named.map(|(_, command)| (*command).to_owned());
    named.or_else(|| slash_command(typed, args)).or_else(near).map(|it| meant(&it))
}

fn meant(near: &str) -> String {
    format!("did you mean `{near}`?")
}

/// Returns the slash-command that was typed without `ask` before it.
fn slash_command(typed: &str, args: &[String]) -> Option<String> {
    let from = args.iter().position(|arg| arg == typed)?;
    let words: Vec<&str> =
        args[from..].iter().map(String::as_str).take_while(|word| !word.starts_with('-')).collect();
    let content = judge::content(&files::read(&Origin::Shipped).ok()?).ok()?;
    let typed = words.join(" ");
    match read_typed(&typed, &content.content) {
        Ok(_) => Some(format!("signpost ask /{}", typed.trim_start_matches('/'))),
        Err(failure) => {
            let told = failure.hint.strip_prefix("did you mean `")?.strip_suffix("`?")?;
            words[0].starts_with('/').then(|| told.to_owned())
        }
    }
}
