//! The line that somebody typed, as the shell has taken it apart.
//!
//! It is told again with what was meant, quoted as a shell needs it. Curved quotes, which an editor or a chat makes of
//! straight ones, hold nothing together in a shell; around a whole argument they are nothing that anybody means.

use std::ffi::OsString;

use anstream::ColorChoice;

use crate::values::shell_word;

/// The arguments that were typed, without the name of the program.
#[derive(Debug)]
pub(crate) struct TypedArguments(Vec<String>);

impl TypedArguments {
    /// Returns them as they can be shown.
    pub(crate) fn of(args: &[OsString]) -> Self {
        Self(args.iter().skip(1).map(|arg| arg.to_string_lossy().into_owned()).collect())
    }

    /// Returns each of them.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        self.0.iter().map(String::as_str)
    }

    /// Returns when to print colours, also in the help, which clap prints before it has read all arguments.
    pub(crate) fn colours(&self) -> ColorChoice {
        let names = ["--color", "--colour"];
        let pairs = self.iter().zip(self.iter().skip(1));
        let after = pairs.filter(|(name, _)| names.contains(name)).map(|(_, when)| when);
        let joined = self.iter().filter_map(|arg| arg.split_once('='));
        let joined = joined.filter(|(name, _)| names.contains(name)).map(|(_, when)| when);
        match after.chain(joined).last() {
            Some("always") => ColorChoice::AlwaysAnsi,
            Some("never") => ColorChoice::Never,
            _ => ColorChoice::Auto,
        }
    }

    /// Returns what was typed first.
    pub(super) fn first(&self) -> Option<&str> {
        self.iter().next()
    }

    /// Returns what was typed from a word on.
    pub(super) fn from(&self, word: &str) -> &[String] {
        let at = self.iter().position(|arg| arg == word).unwrap_or(self.0.len());
        &self.0[at..]
    }

    /// Returns the whole word with one hyphen of which only the first letter was read.
    pub(super) fn starting(&self, letter: &str) -> Option<&str> {
        let is_one = letter.len() == 2 && letter.starts_with('-');
        self.iter().find(|arg| is_one && arg.len() > 2 && arg.starts_with(letter))
    }

    /// Returns the line with more at its end.
    pub(super) fn and(&self, more: &[&str]) -> String {
        whole(self.iter().chain(more.iter().copied()))
    }

    /// Returns the line with other words in place of one.
    pub(super) fn with(&self, wrong: &str, right: &[&str]) -> String {
        let at = self.iter().position(|arg| arg == wrong);
        let each = self
            .iter()
            .enumerate()
            .flat_map(|(index, arg)| if Some(index) == at { right.to_vec() } else { vec![arg] });
        whole(each)
    }

    /// Returns the line with `right` in place of an option and the value after it.
    pub(super) fn with_pair(&self, option: &str, value: &str, right: &str) -> String {
        let at = self.iter().position(|arg| arg == option).unwrap_or(self.0.len());
        let is_value = |index: usize, arg: &str| index == at + 1 && arg == value;
        let each = self.iter().enumerate().filter(|(index, arg)| !is_value(*index, arg));
        whole(each.map(|(index, arg)| if index == at { right } else { arg }))
    }
}

fn whole<'a>(args: impl Iterator<Item = &'a str>) -> String {
    let words = ["signpost"].into_iter().chain(args).map(shell_word);
    words.collect::<Vec<_>>().join(" ")
}

/// Returns the arguments without curved quotes at their ends.
pub(crate) fn without_curved_quotes(args: impl Iterator<Item = OsString>) -> Vec<OsString> {
    let is_curved = |c: char| matches!(c, '‘'..='‟' | '«' | '»');
    let each = args.map(|arg| match arg.to_str() {
        Some(text) if text.starts_with(is_curved) || text.ends_with(is_curved) => {
            text.trim_matches(is_curved).into()
        }
        _ => arg,
    });
    each.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(words: &[&str]) -> TypedArguments {
        TypedArguments(words.iter().map(|&word| word.to_owned()).collect())
    }

    #[test]
    fn a_line_is_told_again_as_a_shell_takes_it() {
        let line = typed(&["chek", "--content", "our content", "-strict"]);
        assert_eq!(line.with("chek", &["check"]), "signpost check --content 'our content' -strict");
        assert_eq!(line.starting("-s"), Some("-strict"));
        assert_eq!(line.starting("--content"), None);
        assert_eq!(typed(&["handbook"]).and(&["--out", "h"]), "signpost handbook --out h");
    }

    #[test]
    fn curved_quotes_around_an_argument_are_no_part_of_it() {
        let args = ["“2026-12-25", "22:00”", "‘C’", "it’s", "—strict", "“”"];
        let read = without_curved_quotes(args.into_iter().map(OsString::from));
        assert_eq!(read, ["2026-12-25", "22:00", "C", "it’s", "—strict", ""]);
    }
}
