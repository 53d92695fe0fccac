//! Changes single values of a TOML text and leaves every other byte as it is.
//!
//! The layout says where a value is, and new text is put there. Whoever writes a whole document again
//! from its parts, however carefully, loses what is no part: a byte order mark, the line endings of
//! the editor's machine.

use std::ops::Range;

use super::layout::{At, KeyAndValue, Layout};

/// A text, and what is to be changed in it.
#[derive(Debug)]
pub(crate) struct Edit<'t> {
    text: &'t str,
    layout: Layout,
    changes: Vec<(Range<usize>, String)>,
}

/// A key and its value, both as TOML writes them.
#[derive(Debug, Clone, Copy)]
pub(crate) struct NewKey<'n> {
    pub(crate) key: &'n str,
    pub(crate) value: &'n str,
}

impl<'t> Edit<'t> {
    /// Returns an edit of `text` that changes nothing as yet; none where it is not TOML.
    pub(crate) fn of(text: &'t str) -> Option<Self> {
        let layout = Layout::of(text);
        layout.is_toml.then(|| Self { text, layout, changes: Vec::new() })
    }

    /// Sets a key of the table at `path`. Where the key is not there it is put after the first of `after` that is;
    /// where none is, there is no such edit.
    pub(crate) fn set(mut self, path: &[At<'_>], new: NewKey<'_>, after: &[&str]) -> Option<Self> {
        let table = self.layout.node(path)?;
        let change = if let Some(KeyAndValue { value, .. }) = table.entry(new.key) {
            (value.at.clone(), new.value.to_owned())
        } else {
            let anchor = after.iter().find_map(|name| table.entry(name))?;
            if self.text[table.at.clone()].starts_with('{') {
                let end = anchor.value.at.end;
                (end..end, format!(", {} = {}", new.key, new.value))
            } else {
                new_line(self.text, anchor, new)
            }
        };
        self.changes.push(change);
        Some(self)
    }

    /// Returns the text with every change made.
    pub(crate) fn done(mut self) -> String {
        // Two insertions in one place stay in the order in which they were asked for.
        self.changes.sort_by_key(|(at, _)| at.start);
        let mut done = String::with_capacity(self.text.len());
        let mut from = 0;
        for (at, new) in &self.changes {
            done.push_str(&self.text[from..at.start]);
            done.push_str(new);
            from = at.end;
        }
        done + &self.text[from..]
    }
}

/// Returns a line for a new key after the line of another, which it is lined up with.
fn new_line(text: &str, beside: &KeyAndValue, new: NewKey<'_>) -> (Range<usize>, String) {
    let (anchor, value_of_anchor, NewKey { key, value }) = (&beside.key, &beside.value.at, new);
    let start = text[..anchor.start].rfind('\n').map_or(0, |end| end + 1);
    // Indentation, and the name of the table where its keys are dotted.
    let before = text[start..anchor.start].trim_start_matches('\u{feff}');
    let between = &text[anchor.end..value_of_anchor.start];
    let spaces = between.len() - between.trim_start().len();
    let width = match spaces {
        0 => 0,
        spaces => (anchor.len() + spaces).saturating_sub(key.len()).max(1),
    };
    let line = format!("{before}{key}{:width$}{}{value}", "", between.trim_start());
    let rest = &text[value_of_anchor.end..];
    match rest.find('\n') {
        None => (text.len()..text.len(), format!("\n{line}")),
        Some(end) => {
            let ending = if rest[..end].ends_with('\r') { "\r\n" } else { "\n" };
            let at = value_of_anchor.end + end + 1;
            (at..at, line + ending)
        }
    }
}

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
        let is_inline = (1..path.len()).any(|end| {
            let above = layout.node(&path[..end]);
            above.is_some_and(|above| text[above.at.clone()].starts_with('{'))
        });
        let range = first_to_remove(&text, found, is_inline);
        if range.is_empty() {
            return None;
        }
        text.replace_range(range, "");
    }
}

/// Returns the bytes that go first: those of an entry, or the header of a table that has none left.
fn first_to_remove(text: &str, found: &KeyAndValue, is_inline: bool) -> Range<usize> {
    let value = &found.value;
    if !value.is_table() || text[value.at.clone()].starts_with('{') {
        return entry(text, found, is_inline);
    }
    // What dotted keys or a header have put into it goes one by one.
    match value.entries() {
        [] => header(text, &value.at),
        [first, ..] => entry(text, first, is_inline),
    }
}

/// Returns the bytes of an entry with its comma in an inline table, else its whole line.
fn entry(text: &str, found: &KeyAndValue, is_inline: bool) -> Range<usize> {
    let (key, value) = (&found.key, &found.value.at);
    if !is_inline {
        return lines(text, &(key.start..value.end));
    }
    let before = text[..key.start].rfind([',', '{']).unwrap_or_default();
    if text[before..].starts_with(',') {
        return before..value.end;
    }
    let first = text[before + 1..].trim_start();
    let after = text[value.end..].trim_start();
    let rest = after.strip_prefix(',').map_or(after, str::trim_start);
    text.len() - first.len()..text.len() - rest.len()
}

/// Returns the lines that hold these bytes.
fn lines(text: &str, at: &Range<usize>) -> Range<usize> {
    let start = text[..at.start].rfind('\n').map_or(0, |end| end + 1);
    let start =
        start + if text[start..].starts_with('\u{feff}') { '\u{feff}'.len_utf8() } else { 0 };
    start..text[at.end..].find('\n').map_or(text.len(), |end| at.end + end + 1)
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
    use super::At::{Index, Key};
    use super::*;

    fn set(text: &str, path: &[At<'_>], entry: NewKey<'_>, after: &[&str]) -> String {
        Edit::of(text).unwrap().set(path, entry, after).unwrap().done()
    }

    const CHECKED: &[At<'_>] = &[Key("checked")];

    #[test]
    fn only_the_value_changes() {
        let text =
            "\u{feff}# top\r\n[checked] # here\r\non      =  2026-11-23   # day\r\n\r\n# end";
        let expected = text.replace("2026-11-23", "2027-01-01");
        assert_eq!(set(text, CHECKED, NewKey { key: "on", value: "2027-01-01" }, &[]), expected);
    }

    #[test]
    fn a_new_key_is_lined_up_after_another_with_its_line_ending() {
        for end in ["\n", "\r\n"] {
            let text = format!("[checked]{end}how     = 'x' # so{end}grade   = 'y'{end}");
            let expected = format!(
                "[checked]{end}how     = 'x' # so{end}by      = 'z'{end}grade   = 'y'{end}"
            );
            assert_eq!(set(&text, CHECKED, NewKey { key: "by", value: "'z'" }, &["how"]), expected);
        }
    }

    #[test]
    fn a_table_may_be_written_in_any_way() {
        for (text, expected) in [
            ("checked = { how='x'} # c", "checked = { how='x', by = 'z'} # c"),
            ("checked.how='x'", "checked.how='x'\nchecked.by='z'"),
            ("  [checked]\n  how = 'x'", "  [checked]\n  how = 'x'\n  by  = 'z'"),
            ("\u{feff}checked.how = 'x'\n", "\u{feff}checked.how = 'x'\nchecked.by  = 'z'\n"),
            ("[checked]\n\"how\" = 'x'\n", "[checked]\n\"how\" = 'x'\nby    = 'z'\n"),
        ] {
            assert_eq!(set(text, CHECKED, NewKey { key: "by", value: "'z'" }, &["how"]), expected);
        }
    }

    #[test]
    fn an_entry_of_a_list_is_found_by_its_place() {
        let text = "[[step]]\nbasis = 'a'\n[[step]]\ntext = 'b'\nbasis = 'a' # why\n";
        let path = [Key("step"), Index(1)];
        let expected = "[[step]]\nbasis = 'a'\n[[step]]\ntext = 'b'\nbasis = 'c' # why\n";
        assert_eq!(set(text, &path, NewKey { key: "basis", value: "'c'" }, &[]), expected);
        assert!(
            Edit::of(text)
                .unwrap()
                .set(&[Key("step"), Index(2)], NewKey { key: "x", value: "1" }, &["text"])
                .is_none()
        );
    }

    #[test]
    fn two_new_keys_come_in_the_order_in_which_they_are_set() {
        let review = [Key("review")];
        let edit = Edit::of("review = { by = 2027-01-01 }").unwrap();
        let edit = edit.set(&review, NewKey { key: "on", value: "2026-01-01" }, &["by"]).unwrap();
        let edit = edit.set(&review, NewKey { key: "role", value: "'r'" }, &["on", "by"]).unwrap();
        assert_eq!(edit.done(), "review = { by = 2027-01-01, on = 2026-01-01, role = 'r' }");
    }

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
        ] {
            assert_eq!(without_approval(text), expected);
            assert_eq!(without_approval(expected), expected, "there is nothing more to take out");
        }
        assert_eq!(without("not TOML", CHECKED), None);
    }
}
