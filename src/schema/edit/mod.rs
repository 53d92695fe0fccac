//! Changes single values of a TOML text and leaves every other byte as it is.
//!
//! The layout says where a value is, and new text is put there. Whoever writes a whole document again
//! from its parts, however carefully, loses what is no part: a byte order mark, the line endings of
//! the editor's machine. `new_key` puts in a key that was not there, `removal` takes one
//! out, `place` knows lines and braces.

mod new_key;
mod place;
mod removal;

use std::ops::Range;

use super::layout::{At, KeyAndValue, Layout};
pub(crate) use new_key::NewKey;
use place::{is_inline, lines};
pub(crate) use removal::without;

/// A text, with every change so far.
#[derive(Debug)]
pub(crate) struct Edit {
    text: String,
    layout: Layout,
}

impl Edit {
    /// Returns an edit of `text` that changes nothing as yet; none where it is not TOML.
    pub(crate) fn of(text: &str) -> Option<Self> {
        let layout = Layout::of(text);
        layout.is_toml.then(|| Self { text: text.to_owned(), layout })
    }

    /// Sets a key of the table at `path`. Where the key is not there it is put after the first of `after` that is;
    /// where none is, or what comes of it would not be TOML, there is no such edit.
    pub(crate) fn set(self, path: &[At<'_>], new: NewKey<'_>, after: &[&str]) -> Option<Self> {
        let Self { mut text, layout } = self;
        let table = layout.node(path)?;
        if let Some(KeyAndValue { value, .. }) = table.entry(new.key) {
            replace_value(&mut text, &value.at, new.value);
        } else {
            let beside = after.iter().find_map(|name| table.entry(name))?;
            if is_inline(&text, &layout, path) {
                new_key::in_braces(&mut text, table, beside, new);
            } else {
                new_key::on_a_line(&mut text, table, beside, new);
            }
        }
        Self::of(&text)
    }

    /// Returns the text with every change made.
    pub(crate) fn done(self) -> String {
        self.text
    }
}

/// Puts another value in the place of one. A comment after it stays in its column, where a line beside has one there.
fn replace_value(text: &mut String, at: &Range<usize>, new: &str) {
    let Range { start, mut end } = at.clone();
    let mut value = new.to_owned();
    if let Some(spaces) = spaces_before_comment_in_column(text, end) {
        let (before, now) = (text[at.clone()].chars().count(), new.chars().count());
        let kept = (before + spaces).saturating_sub(now).max(1);
        value.extend(std::iter::repeat_n(' ', kept));
        end += spaces;
    }
    text.replace_range(start..end, &value);
}

/// Returns how many spaces come before the comment after a value that ends at `end`, where it is in a column with that of
/// the line before or after.
fn spaces_before_comment_in_column(text: &str, end: usize) -> Option<usize> {
    let spaces = text[end..].len() - text[end..].trim_start_matches(' ').len();
    let comment = end + spaces;
    text[comment..].starts_with('#').then_some(())?;
    let line = lines(text, &(end..end));
    let column = text[line.start..comment].chars().count();
    let has_one_there = |line: &str| {
        let mut before = line.chars().skip(column.saturating_sub(1));
        spaces > 0 && before.next() == Some(' ') && before.next() == Some('#')
    };
    let above = text[..line.start].lines().next_back();
    let below = text[line.end..].lines().next();
    above.into_iter().chain(below).any(has_one_there).then_some(spaces)
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
            ("  [checked]\n  how = 'x'", "  [checked]\n  how = 'x'\n  by = 'z'"),
            ("\u{feff}checked.how = 'x'\n", "\u{feff}checked.how = 'x'\nchecked.by = 'z'\n"),
            ("[checked]\n\"how\"  = 'x'\n", "[checked]\n\"how\"  = 'x'\nby     = 'z'\n"),
            ("a = 1\r\nchecked.how = 'x'", "a = 1\r\nchecked.how = 'x'\r\nchecked.by = 'z'"),
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

    /// Returns the table with a role after `how` and a day after that of the next check.
    fn two_keys(text: &str) -> String {
        let edit = Edit::of(text).unwrap();
        let edit = edit.set(CHECKED, NewKey { key: "by", value: "'z'" }, &["how"]).unwrap();
        edit.set(CHECKED, NewKey { key: "next", value: "9" }, &["grade"]).unwrap().done()
    }

    #[test]
    fn a_key_is_padded_only_where_those_beside_it_are_in_a_column() {
        for (text, expected) in [
            (
                "[checked]\non = 1\nhow = 'x'\ngrade = 'y'\n",
                "on = 1\nhow = 'x'\nby = 'z'\ngrade = 'y'\nnext = 9\n",
            ),
            (
                "[checked]\non  = 1\nhow = 'x'\ngrade = 'y'\n",
                "on  = 1\nhow = 'x'\nby  = 'z'\ngrade = 'y'\nnext = 9\n",
            ),
            (
                "[checked]\non  = 1\nhow  = 'x'\ngrade  = 'y'\n",
                "on  = 1\nhow  = 'x'\nby  = 'z'\ngrade  = 'y'\nnext  = 9\n",
            ),
            (
                "[checked]\non    = 1\nhow   = 'x'\ngrade = 'y'\n",
                "on    = 1\nhow   = 'x'\nby    = 'z'\ngrade = 'y'\nnext  = 9\n",
            ),
            (
                "[checked]\non=1\nhow=  'x'\ngrade='y'\n",
                "on=1\nhow=  'x'\nby=  'z'\ngrade='y'\nnext='9'\n",
            ),
        ] {
            let expected = expected.replace("next='9'", "next=9");
            assert_eq!(two_keys(text), format!("[checked]\n{expected}"));
        }
    }

    #[test]
    fn in_braces_over_several_lines_a_key_has_its_own_line_and_comments_stay_with_theirs() {
        for (text, expected) in [
            (
                "checked = {\n  on = 1, # a, b\n  how = 'x', # c\n  grade = 'y', # d\n}\n",
                "checked = {\n  on = 1, # a, b\n  how = 'x', # c\n  by = 'z',\n  grade = 'y', # d\n  next = 9,\n}\n",
            ),
            (
                "checked = {\r\n\thow = 'x',\r\n\tgrade = 'y' # d\r\n}",
                "checked = {\r\n\thow = 'x',\r\n\tby = 'z',\r\n\tgrade = 'y', # d\r\n\tnext = 9\r\n}",
            ),
            (
                "checked = {\n  how   = 'x',\n  grade = 'y' }\n",
                "checked = {\n  how   = 'x',\n  by    = 'z',\n  grade = 'y', next = 9 }\n",
            ),
            (
                "checked = { how = 'x', # c\n  grade = 'y'\n  , on = 1 }\n",
                "checked = { how = 'x', by = 'z', # c\n  grade = 'y', next = 9\n  , on = 1 }\n",
            ),
            (
                "a = 1\nchecked = {\n  how = 'x',\n\n  # why\n  grade = 'y'\n}\n",
                "a = 1\nchecked = {\n  how = 'x',\n  by = 'z',\n\n  # why\n  grade = 'y',\n  next = 9\n}\n",
            ),
        ] {
            assert_eq!(two_keys(text), expected);
        }
        let dotted = "bank = {\n  checked.how = 'x',\n}\n";
        let path = [Key("bank"), Key("checked")];
        let by = NewKey { key: "by", value: "'z'" };
        let expected = "bank = {\n  checked.how = 'x',\n  checked.by = 'z',\n}\n";
        assert_eq!(set(dotted, &path, by, &["how"]), expected);
    }

    #[test]
    fn a_comment_keeps_its_column_where_another_is_in_it() {
        for (text, expected) in [
            (
                "[checked]\nhow = 'long' # a\nx = 1        # b\n",
                "[checked]\nhow = 'n'    # a\nx = 1        # b\n",
            ),
            (
                "[checked]\nx = 1       # b\nhow = 'x'   # a\n",
                "[checked]\nx = 1       # b\nhow = 'n'   # a\n",
            ),
            ("[checked]\nhow = 'long' # a\nx = 1 # b\n", "[checked]\nhow = 'n' # a\nx = 1 # b\n"),
        ] {
            assert_eq!(set(text, CHECKED, NewKey { key: "how", value: "'n'" }, &[]), expected);
        }
    }
}
