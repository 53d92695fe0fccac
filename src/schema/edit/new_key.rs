//! Where a new key of a table goes, and with which white space.
//!
//! It goes where a person would write it: on a line of its own below another key, with that one's indentation and
//! ending. It is padded only where the keys beside it are in a column, so that a file which a formatter has written
//! stays as that would write it. In braces it has a line of its own where the other key has one.

use std::ops::Range;

use super::super::layout::{KeyAndValue, Node};

/// A key and its value, both as TOML writes them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewKey<'n> {
    pub(crate) key: &'n str,
    pub(crate) value: &'n str,
}

/// What is between a key and its value.
struct Between<'t> {
    spaces: usize,
    equals: &'t str,
}

/// Returns what is between a key and its value, where both are in one line.
fn between<'t>(text: &'t str, entry: &KeyAndValue) -> Option<Between<'t>> {
    let between = &text[entry.key.end..entry.value.at.start.max(entry.key.end)];
    let equals = between.trim_start();
    let is_one = equals.trim_end() == "=" && !between.contains('\n');
    is_one.then(|| Between { spaces: between.len() - equals.len(), equals })
}

/// Puts a key on a line of its own after the line of another.
pub(super) fn on_a_line(text: &mut String, table: &Node, beside: &KeyAndValue, new: NewKey<'_>) {
    let before = &text[line_start(text, beside.key.start)..beside.key.start];
    let before = before.trim_start_matches('\u{feff}');
    let line = format!("{before}{}", key_and_value(text, table, beside, new));
    let end = beside.value.at.end;
    match text[end..].find('\n') {
        None => {
            let ending = if text.contains("\r\n") { "\r\n" } else { "\n" };
            *text += &format!("{ending}{line}");
        }
        Some(length) => {
            let after = end + length + 1;
            let ending = if text[..after].ends_with("\r\n") { "\r\n" } else { "\n" };
            text.insert_str(after, &format!("{line}{ending}"));
        }
    }
}

/// Puts a key into a table in braces, after another: on a line of its own where the other has one.
pub(super) fn in_braces(text: &mut String, table: &Node, beside: &KeyAndValue, new: NewKey<'_>) {
    let Range { start, end } = beside.key.start..beside.value.at.end;
    let from = text[..start].rfind(['\n', ',', '{']).map_or(0, |at| at + 1);
    let before = text[from..start].trim_start();
    let is_on_its_own_line = text[..from].ends_with('\n');
    let rest = text[end..].trim_start_matches([' ', '\t']);
    let has_comma = rest.starts_with(',');
    let after_comma = rest.trim_start_matches(',').trim_start_matches([' ', '\t', '\r']);
    let ends_its_line = after_comma.starts_with(['\n', '#']);
    let is_last = table.entries().iter().all(|entry| entry.value.at.end <= end);
    if !(is_on_its_own_line && ends_its_line && (has_comma || is_last)) {
        let line = format!(", {before}{} = {}", new.key, new.value);
        text.insert_str(end, &line);
        return;
    }
    let comma = if has_comma { "," } else { "" };
    let line = format!("{}{}{comma}", &text[from..start], key_and_value(text, table, beside, new));
    let at = end + text[end..].find('\n').unwrap_or_default() + 1;
    let ending = if text[..at].ends_with("\r\n") { "\r\n" } else { "\n" };
    text.insert_str(at, &format!("{line}{ending}"));
    if !has_comma {
        text.insert(end, ',');
    }
}

/// Returns a new key and its value, lined up with another key where the keys of the table are in a column.
fn key_and_value(text: &str, table: &Node, beside: &KeyAndValue, new: NewKey<'_>) -> String {
    let NewKey { key, value } = new;
    let Some(Between { spaces, equals }) = between(text, beside) else {
        return format!("{key} = {value}");
    };
    let spaces = if is_in_column(text, table, beside, spaces) {
        (beside.key.len() + spaces).saturating_sub(key.len()).max(1)
    } else {
        spaces
    };
    format!("{key}{:spaces$}{equals}{value}", "")
}

/// Returns whether a key has its mark below or above that of a key of another length. Where there is none of another
/// length, more than one space is a column.
fn is_in_column(text: &str, table: &Node, beside: &KeyAndValue, spaces: usize) -> bool {
    if spaces == 0 {
        return false;
    }
    let column = |entry: &KeyAndValue| {
        let spaces = between(text, entry)?.spaces;
        let start = line_start(text, entry.key.start);
        Some(text[start..entry.key.end].trim_start_matches('\u{feff}').chars().count() + spaces)
    };
    let others = table.entries().iter().filter(|entry| entry.key.len() != beside.key.len());
    let mut others = others.filter_map(column).peekable();
    match others.peek() {
        None => spaces > 1,
        Some(_) => {
            let own = column(beside);
            others.any(|other| Some(other) == own)
        }
    }
}

/// Returns where the line of a byte starts.
fn line_start(text: &str, at: usize) -> usize {
    text[..at].rfind('\n').map_or(0, |end| end + 1)
}
