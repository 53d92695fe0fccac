//! How a text is shown that may have characters that nobody can see.
//!
//! What refuses them is in `unseen`.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::Regex;

/// One or more of the characters that nobody can see.
pub(crate) static UNSEEN: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"[\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\u{2800}]+")
        .expect("the pattern is a regex")
});

/// Returns the text with a sign in the place of each such character, which is as many characters long.
pub(crate) fn visible(text: &str) -> String {
    UNSEEN
        .replace_all(text, |found: &regex::Captures<'_>| {
            "\u{fffd}".repeat(found[0].chars().count())
        })
        .into_owned()
}

/// Returns a text with the code point in the place of each such character: `test<U+200B>.toml`.
pub(crate) fn seen(text: &str) -> Cow<'_, str> {
    let is_plain = |c: char| c.is_ascii() && !c.is_control();
    if text.chars().all(is_plain) {
        return Cow::Borrowed(text);
    }
    let sign = |c: char| format!("<U+{:04X}>", u32::from(c));
    let seen = UNSEEN.replace_all(text, |found: &regex::Captures<'_>| {
        found[0].chars().map(sign).collect::<String>()
    });
    let is_control = |c: char| c.is_control();
    if seen.contains(is_control) {
        let one = |c: char| if c.is_control() { sign(c) } else { c.to_string() };
        Cow::Owned(seen.chars().map(one).collect())
    } else {
        seen
    }
}

/// Returns the same of a text of several lines: its line breaks stay.
pub(super) fn seen_in_lines(text: String) -> String {
    let is_plain = |c: char| c.is_ascii() && (!c.is_control() || c == '\n');
    if text.chars().all(is_plain) {
        return text;
    }
    text.split('\n').map(seen).collect::<Vec<_>>().join("\n")
}

/// Returns a path without such characters, which says what kind of file it is.
pub(crate) fn without(path: &str) -> Cow<'_, str> {
    if path.is_ascii() { Cow::Borrowed(path) } else { UNSEEN.replace_all(path, "") }
}
