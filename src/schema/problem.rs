//! One thing that is wrong with content or configuration, and where.
//!
//! A [`Problem`] is for the editor: it names the file, points at the characters, says what is
//! wrong and what to do next. How it is printed is in `report`; who asks for the strict ones is
//! the command line's business.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;
use toml::de::DeTable;

use super::seen::seen;

/// A file as it was read, kept so that a problem can show the line it is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceFile {
    /// The path as an editor would type it.
    pub path: String,
    /// The whole text.
    pub text: String,
}

impl SourceFile {
    /// Returns the bytes of the value written behind `key` where a line starts with it, or the first
    /// byte of the file where no line starts with that key.
    pub fn span_of(&self, key: &str) -> Range<usize> {
        self.spans_of(key).into_iter().next().unwrap_or(0..0)
    }

    /// Returns the bytes of the first `words`, or the first byte of the file.
    pub(crate) fn span_of_words(&self, words: &str) -> Range<usize> {
        self.text.find(words).map_or(0..0, |at| at..at + words.len())
    }

    /// Returns the bytes of the nth `header` of a table, such as `[[step]]`, counted from 0, or the
    /// first byte of the file.
    pub(crate) fn span_of_table(&self, header: &str, nth: usize) -> Range<usize> {
        let mut headers = self.lines().filter(|(_, line)| line.starts_with(header));
        headers.nth(nth).map_or(0..0, |(at, _)| at..at + header.len())
    }

    /// Returns the bytes of the value at the end of a path of keys, however its tables are written; where there is
    /// none, the first byte of the file. A table with a header has the bytes of that.
    pub(crate) fn span_at(&self, path: &[&str]) -> Range<usize> {
        // Most files have a header and one key a line, and to find that is much quicker than to parse them.
        if let Some(at) = self.span_under_header(path) {
            return at;
        }
        let Ok(table) = DeTable::parse(&self.text) else { return 0..0 };
        let mut place = 0..0;
        let mut here = Some(table.get_ref());
        for key in path {
            let Some(value) = here.and_then(|table| table.get(*key)) else { return 0..0 };
            place = value.span();
            here = value.get_ref().as_table();
        }
        place
    }

    /// Returns the bytes of the value where its table has a header, and its key a line of its own.
    fn span_under_header(&self, path: &[&str]) -> Option<Range<usize>> {
        let (key, tables) = path.split_last().filter(|(_, tables)| !tables.is_empty())?;
        let header = format!("[{}]", tables.join("."));
        let below = self.lines().skip_while(|(_, line)| without_comment(line.trim_end()) != header);
        let mut inside = below.skip(1).take_while(|(_, line)| !line.starts_with('['));
        inside.find_map(|(at, line)| value_of(key, at, line))
    }

    /// Returns where the table at the end of a path of keys begins: its header, or its first line.
    pub(crate) fn span_of_header(&self, path: &[&str]) -> Range<usize> {
        let place = self.span_at(path);
        let first = self.text[place.clone()].lines().next().map_or(0, str::len);
        place.start..place.start + first
    }

    /// Returns where the `id` of something is this one, from the top of the file.
    pub(crate) fn spans_of_id(&self, id: &str) -> impl Iterator<Item = Range<usize>> {
        let all = self.spans_of("id").into_iter();
        all.filter(move |at| self.text[at.clone()].trim_matches(['"', '\'']) == id)
    }

    /// Returns the same for every line that starts with `key`, from the top of the file.
    pub(crate) fn spans_of(&self, key: &str) -> Vec<Range<usize>> {
        self.lines().filter_map(|(at, line)| value_of(key, at, line)).collect()
    }

    /// Returns every line behind its indent, and where that is.
    fn lines(&self) -> impl Iterator<Item = (usize, &str)> {
        let mut end = 0;
        self.text.split_inclusive('\n').map(move |line| {
            end += line.len();
            let line = line.trim_start_matches([' ', '\t']);
            (end - line.len(), line)
        })
    }
}

/// Returns the bytes of the value that the line at the byte `at` has for a key, where it starts with that.
fn value_of(key: &str, at: usize, line: &str) -> Option<Range<usize>> {
    let rest = line.strip_prefix(key)?.trim_start().strip_prefix('=')?.trim_start();
    let start = at + line.len() - rest.len();
    Some(start..start + without_comment(rest).len())
}

/// Returns a value without the comment or the white space behind it on its line.
pub(crate) fn without_comment(value: &str) -> &str {
    let mut quote = None;
    let comment = value.char_indices().find(|(_, c)| {
        match (quote, c) {
            (None, '"' | '\'') => quote = Some(*c),
            (Some(open), c) if open == *c => quote = None,
            _ => {}
        }
        quote.is_none() && *c == '#'
    });
    comment.map_or(value, |(at, _)| &value[..at]).trim_end()
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
pub(crate) fn did_you_mean<'k>(
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
    use super::*;

    #[test]
    fn a_position_counts_lines_and_characters_from_one() {
        let file =
            Arc::new(SourceFile { path: "x.toml".into(), text: "a = 1\né = wrong\n".into() });
        let start = file.text.find("wrong").unwrap();
        assert_eq!(Problem::error(&file, start..start + 5, "no").position(), (2, 5));
    }

    #[test]
    fn the_value_of_a_key_is_found_only_at_the_start_of_a_line() {
        let text = "# by = 1\nby   = \"two # 2\" # not three\nby = 3\n".to_owned();
        let file = SourceFile { path: String::new(), text };
        assert_eq!(&file.text[file.span_of("by")], "\"two # 2\"");
        assert_eq!(&file.text[file.spans_of("by")[1].clone()], "3");
        assert_eq!(file.span_of("on"), 0..0);
    }

    #[test]
    fn only_a_near_name_is_meant() {
        assert_eq!(did_you_mean("childlien", ["childline", "ceop"]), Some("childline"));
        assert_eq!(did_you_mean("samaritans", ["childline", "ceop"]), None);
    }
}
