//! What clap has found, taken out of its error.
//!
//! An error has a kind, and by it words: the argument, the value, what is near. None of them is shown as clap words it,
//! but in what seldom goes wrong.

use clap::error::{ContextKind, ContextValue, Error};

/// Returns an option without the name of its value.
pub(super) fn option(shown: &str) -> &str {
    shown.split_whitespace().next().unwrap_or(shown)
}

pub(super) fn one(error: &Error, kind: ContextKind) -> String {
    all(error, kind).join(", ")
}

pub(super) fn all(error: &Error, kind: ContextKind) -> Vec<String> {
    match error.get(kind) {
        Some(ContextValue::Strings(several)) => several.clone(),
        Some(ContextValue::String(one)) => vec![one.clone()],
        Some(ContextValue::StyledStr(text)) => vec![text.to_string()],
        _ => Vec::new(),
    }
}

/// Returns an argument without the signs around the names of its values.
pub(super) fn placeholder(shown: &str) -> String {
    shown.replace(['<', '>'], "")
}

/// Returns clap's first line, of what seldom goes wrong.
pub(super) fn first_line(error: &Error) -> String {
    let text = error.render().to_string();
    text.lines().next().unwrap_or_default().trim_start_matches("error: ").to_owned()
}
