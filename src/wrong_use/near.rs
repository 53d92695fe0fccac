//! What was probably meant by a word that the program does not take.
//!
//! A slash-command is told only where it can be read, and a command only where a few letters are wrong: a hint that
//! does not work costs a second error.

use std::path::Path;

use clap::Command;
use clap::error::ContextKind;

use super::WrongUse;
use super::elsewhere::{COMMANDS_ELSEWHERE, OPTIONS_ELSEWHERE, SUBCOMMANDS_ELSEWHERE};
use super::found::all;
use crate::files::Origin;
use crate::schema::did_you_mean;
use crate::transport::read_typed;
use crate::values::{AreaId, Id};
use crate::{files, judge};

/// What people type after `area` that is no area: there are only `new` and `import`.
const NO_AREAS: [&str; 10] =
    ["list", "ls", "show", "view", "delete", "remove", "rm", "edit", "check", "help"];

/// What comes before a line in a hint, and after it.
const MEANT: (&str, &str) = ("did you mean `", "`?");

fn meant(line: &str) -> String {
    let (before, after) = MEANT;
    format!("{before}{line}{after}")
}

impl WrongUse<'_> {
    /// Returns the line that does here what other programs call so.
    pub(super) fn command_elsewhere(&self, typed: &str) -> Option<&'static str> {
        let small = typed.to_lowercase();
        let known = COMMANDS_ELSEWHERE.iter().filter(|_| self.typed.first() == Some(typed));
        known.filter(|(words, _)| words.contains(&small.as_str())).map(|(_, line)| *line).next()
    }

    /// Returns what to write in place of a command that there is not.
    pub(super) fn near_command(&self, typed: &str) -> Option<String> {
        let small = typed.to_lowercase();
        let elsewhere = || self.command_elsewhere(typed).map(str::to_owned);
        let below = || {
            let command = self.command();
            let mut known = SUBCOMMANDS_ELSEWHERE.iter().filter(|one| {
                command == format!("signpost {}", one.command)
                    && one.words.contains(&small.as_str())
            });
            known.next().map(|one| self.typed.with(typed, &[one.meant]))
        };
        let near = || {
            let near = did_you_mean(&small, self.here().get_subcommands().map(Command::get_name));
            near.map(|near| self.typed.with(typed, &[near]))
        };
        // `signpost area bedford`
        let area = || {
            let is_alone = self.typed.from(typed).iter().skip(1).all(|arg| arg.starts_with('-'));
            let is_id = AreaId::parse(&small).is_some() && !NO_AREAS.contains(&small.as_str());
            let is_area = self.command() == "signpost area" && is_alone && is_id;
            is_area.then(|| self.typed.with(typed, &["new", &small]))
        };
        let slash = self.slash_command(typed);
        let as_typed = slash.as_ref().filter(|slash| slash.is_as_typed || typed.starts_with('/'));
        let line = elsewhere().or_else(below).or_else(|| as_typed.map(|slash| slash.line.clone()));
        let line = line.or_else(near).or_else(|| slash.map(|slash| slash.line)).or_else(area);
        line.map(|line| meant(&line))
    }

    /// Returns what to write in place of an argument that the command does not take.
    pub(super) fn near_argument(&self, typed: &str) -> Option<String> {
        let elsewhere = OPTIONS_ELSEWHERE.iter().find(|(words, _)| words.contains(&typed));
        let known = || {
            let near = all(self.error, ContextKind::SuggestedArg).into_iter().next()?;
            did_you_mean(typed, [near.as_str()]).map(str::to_owned)
        };
        let one_hyphen = || {
            let name = typed.strip_prefix('-').filter(|name| !name.starts_with('-'))?;
            let here = self.here().get_arguments().chain(self.program.get_arguments());
            here.filter_map(clap::Arg::get_long)
                .find(|long| *long == name)
                .map(|it| format!("--{it}"))
        };
        self.port(typed)
            .or_else(|| elsewhere.map(|(_, hint)| (*hint).to_owned()))
            .or_else(|| one_hyphen().map(|right| meant(&self.typed.with(typed, &[&right]))))
            .or_else(|| self.option_of_a_slash_command(typed).map(|line| meant(&line)))
            .or_else(|| known().map(|right| meant(&self.typed.with(typed, &[&right]))))
            .or_else(|| self.value_with_a_hyphen(typed).map(|line| meant(&line)))
            .or_else(|| self.file_or_folder(typed).map(|line| meant(&line)))
    }

    /// Returns the command that was being read.
    fn here(&self) -> &Command {
        let command = self.command();
        let names = command.split(' ').skip(1);
        names.fold(self.program, |command, name| command.find_subcommand(name).unwrap_or(command))
    }

    /// Returns how to say on which port a command listens, where it does.
    fn port(&self, typed: &str) -> Option<String> {
        if !["-p", "--port", "--host", "--bind"].contains(&typed) {
            return None;
        }
        let whole = self.typed.iter().find(|arg| arg.split('=').next() == Some(typed));
        let joined = whole.and_then(|arg| Some(arg.split_once('=')?.1));
        let command = self.command();
        if self.here().get_arguments().all(|arg| arg.get_long() != Some("listen")) {
            return Some(format!("leave it out: `{command}` listens nowhere"));
        }
        let next = || self.typed.from(typed).get(1).map(String::as_str);
        let port = joined.or_else(next).filter(|port| port.parse::<u16>().is_ok());
        Some(format!("write `--listen 127.0.0.1:{}`", port.unwrap_or("8080")))
    }

    /// Returns the line in which a value that begins with a hyphen is joined to its option.
    fn value_with_a_hyphen(&self, typed: &str) -> Option<String> {
        let at = self.typed.iter().position(|arg| arg == typed)?;
        let before = self.typed.iter().nth(at.checked_sub(1)?)?;
        let name = before.strip_prefix("--").filter(|_| !typed.starts_with("--"))?;
        let mut options = self.here().get_arguments().chain(self.program.get_arguments());
        let option = options.find(|option| option.get_long() == Some(name))?;
        let is_joined = typed.starts_with('-') && option.get_action().takes_values();
        is_joined.then(|| self.typed.with_pair(before, typed, &format!("{before}={typed}")))
    }

    /// Returns the line in which a file or a folder that was typed alone has its option before it.
    fn file_or_folder(&self, typed: &str) -> Option<String> {
        let path = Path::new(typed);
        let option = if self.command() == "signpost handbook" {
            "--out"
        } else if path.is_dir() {
            "--content"
        } else if path.extension().is_some_and(|end| end == "toml") {
            "--config"
        } else {
            return None;
        };
        Some(self.typed.with(typed, &[option, typed]))
    }

    /// Returns the slash-command that was typed without `ask` before it.
    fn slash_command(&self, typed: &str) -> Option<SlashCommand> {
        let words = self.typed.from(typed).iter().map(String::as_str);
        let words: Vec<&str> = words.take_while(|word| !word.starts_with('-')).collect();
        readable(&words.join(" "))
    }

    /// Returns the line in which an option of a slash-command is typed as one, and not as one of the program:
    /// `/contacts --area luton`.
    fn option_of_a_slash_command(&self, typed: &str) -> Option<String> {
        let name = typed.strip_prefix("--").filter(|_| self.command() == "signpost ask")?;
        let word = self.typed.iter().find(|arg| arg.split('=').next() == Some(typed))?;
        let joined = word.split_once('=').map(|(_, value)| value);
        let value = joined.or_else(|| self.typed.from(word).get(1).map(String::as_str))?;
        let option = format!("{name}:{value}");
        let command = self.typed.from("ask").iter().skip(1);
        let command = command.take_while(|arg| !arg.starts_with('-')).cloned();
        let whole: Vec<String> = command.chain([option.clone()]).collect();
        readable(&whole.join(" ")).filter(|slash| slash.is_as_typed)?;
        let after = if joined.is_none() { value } else { "" };
        Some(self.typed.with_pair(word, after, &option))
    }
}

/// A line that asks for a slash-command.
struct SlashCommand {
    line: String,
    /// Whether it is the one that was typed, and not the nearest.
    is_as_typed: bool,
}

/// Returns the line that asks for a slash-command, or for the one that was meant; none where it cannot be read.
fn readable(typed: &str) -> Option<SlashCommand> {
    let content = judge::content(&files::read(&Origin::Shipped).ok()?).ok()?;
    let (before, after) = MEANT;
    match read_typed(typed, &content.content) {
        Ok(_) => {
            let line = format!("signpost ask /{}", typed.trim_start_matches('/'));
            Some(SlashCommand { line, is_as_typed: true })
        }
        Err(failure) => {
            let line = failure.hint.strip_prefix(before)?.strip_suffix(after)?.to_owned();
            Some(SlashCommand { line, is_as_typed: false })
        }
    }
}
