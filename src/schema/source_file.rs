//! A file as it was read, and where each part of it is written.
//!
//! What is asked for by a path is found however an editor has laid the file out.

use std::borrow::Cow;
use std::fmt;
use std::ops::Range;
use std::sync::OnceLock;

use super::layout::{At, Layout};

/// A file as it was read, kept so that a problem can show the line it is about.
///
/// What is asked for by a path is found however an editor has laid the file out: a table with a header, in one line or
/// in dotted keys, a key in quotes, a list of tables or an inline one.
#[derive(Clone)]
pub struct SourceFile {
    /// The path as an editor would type it.
    pub path: String,
    /// The whole text. That of a file in the program stays where it is, and is copied nowhere.
    pub text: Cow<'static, str>,
    /// Where its parts are, once somebody has asked. Nobody changes the text of a file that has been read.
    layout: OnceLock<Layout>,
}

impl SourceFile {
    /// Returns a file with this path and text.
    pub fn new(path: String, text: impl Into<Cow<'static, str>>) -> Self {
        Self { path, text: text.into(), layout: OnceLock::new() }
    }

    pub(super) fn layout(&self) -> &Layout {
        self.layout.get_or_init(|| Layout::of(&self.text))
    }

    /// Returns where a caret points that means the part at the end of a path: the value, or the header of a table; of
    /// what has several lines, the first. Where there is no such part, it is the innermost table or list around it that
    /// is there, and in the end the first byte of the file.
    pub(crate) fn place(&self, path: &[At<'_>]) -> Range<usize> {
        let at = (0..=path.len()).rev().find_map(|end| self.span(&path[..end]));
        let Range { start, end } = at.unwrap_or_default();
        let first = self.text[start..end].lines().next().map_or(0, str::len);
        start..start + first
    }

    /// Returns all the bytes of the value at the end of a path, quotes and brackets included; of a table with a header
    /// those of the header, of a table in dotted keys those of its name, of a list of tables those of its first header.
    pub(crate) fn span(&self, path: &[At<'_>]) -> Option<Range<usize>> {
        self.layout().node(path).map(|node| node.at.clone())
    }

    /// Returns the bytes of the key at the end of a path: of its last part, where it is dotted.
    pub(crate) fn span_of_key(&self, path: &[At<'_>]) -> Option<Range<usize>> {
        self.layout().entry(path).map(|entry| entry.key.clone())
    }

    /// Returns the same bytes as [`Self::span`] as they are written; no text where there is no such value.
    pub(crate) fn written(&self, path: &[At<'_>]) -> &str {
        self.span(path).map_or("", |at| &self.text[at])
    }

    /// Returns the same without its quotes.
    pub(crate) fn unquoted(&self, path: &[At<'_>]) -> &str {
        unquoted(self.written(path))
    }

    /// Returns whether the part at the end of a path is a table in braces.
    pub(crate) fn is_inline_table(&self, path: &[At<'_>]) -> bool {
        self.written(path).starts_with('{')
    }

    /// Returns how many entries the list at the end of a path has: tables with headers, or what is in its brackets.
    pub(crate) fn count(&self, path: &[At<'_>]) -> usize {
        self.layout().node(path).map_or(0, |node| node.list().len())
    }

    /// Returns the place in a list of tables of the entry that has this `id`.
    pub(crate) fn index_of_id(&self, list: &str, id: &str) -> Option<usize> {
        let list = At::Key(list);
        let mut all = 0..self.count(&[list]);
        all.find(|nth| self.unquoted(&[list, At::Index(*nth), At::Key("id")]) == id)
    }

    /// Returns where the `id` of something is this one, in any table of the file, from the top.
    pub(crate) fn spans_of_id(&self, id: &str) -> impl Iterator<Item = Range<usize>> {
        let all = self.layout().every("id").into_iter();
        all.filter(move |at| unquoted(&self.text[at.clone()]) == id)
    }

    /// Returns each value below a key, told by its name and its bytes, of which `is_known` says no; nothing where the
    /// file is no TOML.
    pub(crate) fn values_below(
        &self,
        is_known: &impl Fn(&str, &Range<usize>) -> bool,
    ) -> Option<Vec<Range<usize>>> {
        let layout = self.layout();
        layout.is_toml.then(|| layout.values_below(is_known))
    }

    /// Returns the path of the table that the parser places at these bytes, as [`Self::span`] does.
    pub(crate) fn table_at(&self, place: &Range<usize>) -> Option<Vec<At<'_>>> {
        self.layout().path_to(|node| node.is_table() && node.at == *place)
    }

    /// Returns the path of the value that the parser places at these bytes, which is no table.
    pub(crate) fn path_of(&self, value: &Range<usize>) -> Option<Vec<At<'_>>> {
        self.layout().path_to(|node| !node.is_table() && node.at == *value)
    }

    /// Returns the path of the table that has a key at these bytes.
    pub(crate) fn table_of_key(&self, key: &Range<usize>) -> Option<Vec<At<'_>>> {
        self.layout().path_to(|node| node.entries().iter().any(|entry| entry.key == *key))
    }
}

/// Returns a text as it is written, without its quotes.
pub(super) fn unquoted(written: &str) -> &str {
    written.trim_matches(['"', '\''])
}

/// Two files are the same where their paths and texts are.
impl PartialEq for SourceFile {
    fn eq(&self, other: &Self) -> bool {
        (&self.path, &self.text) == (&other.path, &other.text)
    }
}

impl Eq for SourceFile {}

impl fmt::Debug for SourceFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { path, text, layout: _ } = self;
        f.debug_struct("SourceFile").field("path", path).field("text", text).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::super::layout::At::{Index, Key};
    use super::*;

    #[test]
    fn a_caret_points_at_the_first_line_of_what_is_there() {
        let text = "\u{feff}a = 1\n[b] # c\nlist = [\n  1,\n]\n";
        let file = SourceFile::new(String::new(), text.to_owned());
        let point = |path: &[At<'_>]| &file.text[file.place(path)];
        assert_eq!(point(&[Key("a")]), "1");
        assert_eq!(point(&[Key("b"), Key("list")]), "[");
        assert_eq!(file.written(&[Key("b"), Key("list")]), "[\n  1,\n]");
        assert_eq!(point(&[Key("b"), Key("list"), Index(0)]), "1");
        // What is missing is missing from the table that is there.
        assert_eq!(point(&[Key("b"), Key("on")]), "[b]");
        assert_eq!(file.place(&[Key("c"), Key("on")]), 0..0);
    }

    #[test]
    fn a_table_or_a_key_at_some_bytes_tells_its_path() {
        let text = "[a]\nb = 1\n[[c]]\nd.e = 2\n";
        let file = SourceFile::new(String::new(), text.to_owned());
        assert_eq!(file.table_at(&(0..0)).unwrap(), []);
        assert_eq!(file.table_at(&(0..3)).unwrap(), [Key("a")]);
        let key = file.span_of_key(&[Key("c"), Index(0), Key("d"), Key("e")]).unwrap();
        assert_eq!(file.table_of_key(&key).unwrap(), [Key("c"), Index(0), Key("d")]);
    }

    #[test]
    fn what_was_asked_of_a_file_makes_no_other_file_of_it() {
        let file = SourceFile::new("x.toml".to_owned(), "a = 1\n".to_owned());
        let other = file.clone();
        file.place(&[Key("a")]);
        assert_eq!(file, other);
        assert_eq!(format!("{file:?}"), format!("{other:?}"));
    }
}
