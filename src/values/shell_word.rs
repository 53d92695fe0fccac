//! Words of a command as a person pastes them into a shell.
//!
//! A hint that prints a command is worth nothing where the command fails: a folder may have a space in its name.

use std::borrow::Cow;

/// Returns a word as a shell takes it for one: in quotes where it needs some.
pub(crate) fn shell_word(word: &str) -> Cow<'_, str> {
    // Only what has a zero byte in it cannot be quoted, and no argument has one.
    shlex::try_quote(word).unwrap_or(Cow::Borrowed(word))
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
