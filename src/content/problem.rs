//! One thing that is wrong with content or configuration, and where.
//!
//! A [`Problem`] is for the editor: it names the file, points at the characters, says what is
//! wrong and what to do next. How it is printed is in `report`; who asks for the strict ones is
//! the command line's business.

use std::fmt;
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use serde::Serialize;

use super::layout::{At, Layout};
use super::unseen::named as seen;

/// A file as it was read, kept so that a problem can show the line it is about.
///
/// What is asked for by a path is found however an editor has laid the file out: a table with a header, in one line or
/// in dotted keys, a key in quotes, a list of tables or an inline one.
#[derive(Clone)]
pub struct SourceFile {
    /// The path as an editor would type it.
    pub path: String,
    /// The whole text.
    pub text: String,
    /// Where its parts are, once somebody has asked. Nobody changes the text of a file that has been read.
    layout: OnceLock<Layout>,
}

impl SourceFile {
    /// Returns a file with this path and text.
    pub const fn new(path: String, text: String) -> Self {
        Self { path, text, layout: OnceLock::new() }
    }

    fn layout(&self) -> &Layout {
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

    /// Returns the path of the table that the parser places at these bytes, as [`Self::span`] does.
    pub(super) fn table_at(&self, place: &Range<usize>) -> Option<Vec<At<'_>>> {
        self.layout().path_to(|node| node.is_table() && node.at == *place)
    }

    /// Returns the path of the value that the parser places at these bytes, which is no table.
    pub(super) fn path_of(&self, value: &Range<usize>) -> Option<Vec<At<'_>>> {
        self.layout().path_to(|node| !node.is_table() && node.at == *value)
    }

    /// Returns the path of the table that has a key at these bytes.
    pub(super) fn table_of_key(&self, key: &Range<usize>) -> Option<Vec<At<'_>>> {
        self.layout().path_to(|node| node.entries().iter().any(|entry| entry.key == *key))
    }
}

fn unquoted(written: &str) -> &str {
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

/// How much a problem matters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Severity {
    /// The content is not used.
    Error,
    /// The content is used; a person has still to verify or approve something. `check --strict` fails.
    Due,
    /// The content is used; it reads harder than it has to. No check fails.
    Warning,
}

/// One thing that is wrong, where it stands and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// The file it is in.
    pub file: Arc<SourceFile>,
    /// The bytes of the file that are wrong; empty where something is missing.
    pub span: Range<usize>,
    /// What is wrong: lower case, no full stop.
    pub message: String,
    /// What the editor can do next.
    pub hint: Option<String>,
}

impl Problem {
    /// Returns an error at `span` of `file`.
    pub fn error(file: &Arc<SourceFile>, span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            file: Arc::clone(file),
            span,
            message: message.into(),
            hint: None,
        }
    }

    /// Returns a reminder of what a person has still to do at `span` of `file`.
    pub fn due(file: &Arc<SourceFile>, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Due, ..Self::error(file, span, message) }
    }

    /// Returns advice on what could be better at `span` of `file`.
    pub fn warning(file: &Arc<SourceFile>, span: Range<usize>, message: impl Into<String>) -> Self {
        Self { severity: Severity::Warning, ..Self::error(file, span, message) }
    }

    /// Adds what the editor can do next.
    #[must_use]
    pub fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hint = Some(hint.into());
        self
    }

    /// Returns where it is, what is wrong and what to do next, in one line: for a log.
    pub(crate) fn in_one_line(&self) -> String {
        let hint = self.hint.as_ref().map(|hint| format!("; {hint}")).unwrap_or_default();
        format!("{}: {}{hint}", seen(&self.file.path), self.message)
    }

    /// Returns the line and column of the first wrong character, both counted from 1.
    pub fn position(&self) -> (usize, usize) {
        let start = self.span.start.min(self.file.text.len());
        let before = self.file.text.get(..start).unwrap_or_default();
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count() + 1;
        (line, column)
    }
}

/// Puts problems into the order in which an editor meets them: by file, then by place.
pub fn sort(problems: &mut [Problem]) {
    problems.sort_by(|a, b| {
        (&a.file.path, a.span.start, &a.message).cmp(&(&b.file.path, b.span.start, &b.message))
    });
}

/// Returns the known name that is closest to `wrong`, where one is close enough to be meant.
pub(super) fn did_you_mean<'k>(
    wrong: &str,
    known: impl IntoIterator<Item = &'k str>,
) -> Option<&'k str> {
    let distance = |name: &str| strsim::damerau_levenshtein(wrong, name);
    let most = |name: &str| (name.len() / 3).max(1);
    known
        .into_iter()
        .filter(|name| name.len().abs_diff(wrong.len()) <= most(name))
        .map(|name| (distance(name), name))
        .filter(|(far, name)| *far <= most(name))
        .min()
        .map(|(_, name)| name)
}

/// Returns the hint for a wrong name: the known one that is meant, else what `otherwise` says.
pub fn suggestion<'k>(
    wrong: &str,
    known: impl IntoIterator<Item = &'k str>,
    otherwise: impl FnOnce() -> String,
) -> String {
    did_you_mean(wrong, known).map_or_else(otherwise, |near| format!("did you mean `{near}`?"))
}

#[cfg(test)]
mod tests {
    use super::At::{Index, Key};
    use super::*;

    #[test]
    fn a_position_counts_lines_and_characters_from_one() {
        let file = Arc::new(SourceFile::new("x.toml".into(), "a = 1\né = wrong\n".into()));
        let start = file.text.find("wrong").unwrap();
        assert_eq!(Problem::error(&file, start..start + 5, "no").position(), (2, 5));
    }

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

    #[test]
    fn only_a_near_name_is_meant() {
        assert_eq!(did_you_mean("childlien", ["childline", "ceop"]), Some("childline"));
        assert_eq!(did_you_mean("samaritans", ["childline", "ceop"]), None);
    }
}
