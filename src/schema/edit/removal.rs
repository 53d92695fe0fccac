//! Takes an entry out of a text, however its tables are written.
//!
//! Its line goes with it where it has one of its own; comments on other lines stay. In braces a comma goes with it too.

use std::ops::Range;

use super::super::layout::{At, KeyAndValue, Layout};
use super::place::{is_inline, lines};

/// Returns `text` without the entry at the end of a path, however its tables are written; the same text where there is
/// none, and nothing where the rest would not be TOML.
pub(crate) fn without(text: &str, path: &[At<'_>]) -> Option<String> {
    let mut text = text.to_owned();
    loop {
        let layout = Layout::of(&text);
        if !layout.is_toml {
            return None;
        }
        let Some(found) = layout.entry(path) else { return Some(text) };
        let is_inline =
            path.split_last().is_some_and(|(_, above)| is_inline(&text, &layout, above));
        let Removal { at, comma } = first_to_remove(&text, &layout, found, is_inline);
        if at.is_empty() {
            return None;
        }
        text.replace_range(at, "");
        if let Some(comma) = comma {
            text.remove(comma);
        }
    }
}

/// What goes of a text.
struct Removal {
    at: Range<usize>,
    /// A comma further up, that would be left before a closing brace.
    comma: Option<usize>,
}

impl From<Range<usize>> for Removal {
    fn from(at: Range<usize>) -> Self {
        Self { at, comma: None }
    }
}

/// Returns what goes first: an entry, or the header of a table that has none left.
fn first_to_remove(text: &str, layout: &Layout, found: &KeyAndValue, is_inline: bool) -> Removal {
    let value = &found.value;
    let entry = |entry: &KeyAndValue| {
        if is_inline {
            inline_entry(text, layout, entry)
        } else {
            lines(text, &(entry.key.start..entry.value.at.end)).into()
        }
    };
    if !value.is_table() || text[value.at.clone()].starts_with('{') {
        return entry(found);
    }
    // What dotted keys or a header have put into it goes one by one.
    match value.entries() {
        [] => header(text, &value.at).into(),
        [first, ..] => entry(first),
    }
}

/// Returns what goes with an entry of a table in braces: its line where it has one of its own, else its comma.
fn inline_entry(text: &str, layout: &Layout, found: &KeyAndValue) -> Removal {
    let Range { start, end } = found.key.start..found.value.at.end;
    let own = lines(text, &(start..end));
    let after = text[end..].trim_start();
    let rest_of_line = text[end..own.end].trim_start_matches(',').trim_start();
    let has_own_line = !text[own.start..start].contains([',', '{']);
    if has_own_line && (rest_of_line.is_empty() || rest_of_line.starts_with('#')) {
        let above = layout.node(&[]).and_then(|root| root.last_end(own.start));
        let comma = above.map(|end| text.len() - text[end..].trim_start().len());
        let is_left = |comma: &usize| text[*comma..].starts_with(',') && !after.starts_with(',');
        return Removal { at: own, comma: comma.filter(is_left) };
    }
    let before = text[..start].rfind([',', '{']).unwrap_or_default();
    if text[before..].starts_with(',') {
        return (before..end).into();
    }
    let first = text[before + 1..].trim_start();
    let rest = after.strip_prefix(',').map_or(after, str::trim_start);
    (text.len() - first.len()..text.len() - rest.len()).into()
}

/// Returns the line of a header, and the empty ones above it.
fn header(text: &str, at: &Range<usize>) -> Range<usize> {
    let Range { start, end } = lines(text, at);
    let above = text[..start].trim_end_matches(['\n', '\r', ' ', '\t']);
    let kept = text[above.len()..start].find('\n').map_or(start, |line| above.len() + line + 1);
    kept..end
}

#[cfg(test)]
mod tests {
    use super::super::super::layout::At::Key;
    use super::*;

    fn without_approval(text: &str) -> String {
        without(text, &[Key("checked"), Key("approved")]).unwrap()
    }

    #[test]
    fn an_entry_is_taken_out_however_its_table_is_written() {
        for (text, expected) in [
            ("checked = { on = 1, approved = { on = 2, role = 'x' } }", "checked = { on = 1 }"),
            ("checked = { approved = { on = 2, role = 'x' }, on = 1 }", "checked = { on = 1 }"),
            ("checked = { approved.on = 2, approved.role = 'x', on = 1 }", "checked = { on = 1 }"),
            ("checked = { on = 1, approved.on = 2, approved.role = 'x' }", "checked = { on = 1 }"),
            (
                "checked.on = 1\nchecked.approved.on = 2 # c\nchecked.approved.role = 'x'\na = 1\n",
                "checked.on = 1\na = 1\n",
            ),
            ("[checked]\non = 1\napproved.on = 2\napproved.role = 'x'", "[checked]\non = 1\n"),
            (
                "[checked]\r\non = 1\r\napproved = { on = 2 } # c\r\nby = 3\r\n",
                "[checked]\r\non = 1\r\nby = 3\r\n",
            ),
            (
                "[checked]\non = 1\n\n[checked.approved] # c\non = 2\n# d\nrole = 'x'\n\n[[a]]\nb = 1\n",
                "[checked]\non = 1\n# d\n\n[[a]]\nb = 1\n",
            ),
            (
                "[checked]\non = 1\n\n[checked.approved]\non = 2\n\n[[a]]\nb = 1\n",
                "[checked]\non = 1\n\n[[a]]\nb = 1\n",
            ),
            (
                "\u{feff}[checked.approved]\non = 2\n[checked]\non = 1\n",
                "\u{feff}[checked]\non = 1\n",
            ),
            ("[checked]\non = 1\n[checked.approved]\n", "[checked]\non = 1\n"),
            (
                "checked = {\n  on = 1, # a, b\n  approved = { on = 2 }, # c\n  by = 3,\n}\n",
                "checked = {\n  on = 1, # a, b\n  by = 3,\n}\n",
            ),
            (
                "checked = {\n  on = { a = 1 }, # a, b\n  approved = { on = 2 }\n}\n",
                "checked = {\n  on = { a = 1 } # a, b\n}\n",
            ),
            (
                "checked = {\n  on = 1,\n  approved = { on = 2 },\n}\n",
                "checked = {\n  on = 1,\n}\n",
            ),
        ] {
            assert_eq!(without_approval(text), expected);
            assert_eq!(without_approval(expected), expected, "there is nothing more to take out");
        }
        assert_eq!(without("not TOML", &[Key("checked")]), None);
    }
}
