//! Words of a command as a person pastes them into a shell.
//!
//! A hint that prints a command is worth nothing where the command fails: a folder may have a space in its name.

use std::borrow::Cow;
use std::path::Path;

/// Returns a word as a shell takes it for one: in quotes where it needs some.
pub(crate) fn shell_word(word: &str) -> Cow<'_, str> {
    // Only what has a zero byte in it cannot be quoted, and no argument has one.
    shlex::try_quote(word).unwrap_or(Cow::Borrowed(word))
}

/// Returns an option with a path after it, as both are typed: `--content 'our content'`.
pub(crate) fn shell_option(name: &str, path: &Path) -> String {
    format!("{name} {}", shell_word(&path.display().to_string()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_in_quotes_where_a_shell_would_take_it_for_more() {
        for (word, expected) in [
            ("our-content", "our-content"),
            ("./a/b_c.toml", "./a/b_c.toml"),
            ("Ynys Môn", "'Ynys Môn'"),
            ("", "''"),
            ("it's", "\"it's\""),
            ("$HOME", "'$HOME'"),
            ("~", "'~'"),
        ] {
            assert_eq!(shell_word(word), expected, "{word}");
        }
    }
}
