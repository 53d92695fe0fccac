//! One thing that is wrong with content or configuration, and where.
//!
//! A [`Problem`] is for the editor: it names the file, points at the characters, says what is
//! wrong and what to do next. How it is printed is in `report`; who asks for the strict ones is
//! the command line's business.

use std::ops::Range;
use std::sync::Arc;

use serde::Serialize;

use super::seen::{seen, seen_in_lines};
use super::source_file::SourceFile;

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

/// One thing that is wrong, where it is and what to do about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Problem {
    /// How much it matters.
    pub severity: Severity,
    /// The file it is in.
    pub file: Arc<SourceFile>,
    /// The bytes of the file that are wrong; empty where something is missing.
    pub span: Range<usize>,
    /// What is wrong: lower case, no full stop. What it repeats of a file or its name has no character that nobody sees
    /// or a terminal obeys.
    pub message: String,
    /// What the editor can do next; the same holds for what it repeats.
    pub hint: Option<String>,
}

/// Every problem of something, so that an editor sees all of them at once.
pub type Problems = Vec<Problem>;

impl Problem {
    /// Returns an error at `span` of `file`.
    pub fn error(file: &Arc<SourceFile>, span: Range<usize>, message: impl Into<String>) -> Self {
        Self {
            severity: Severity::Error,
            file: Arc::clone(file),
            span,
            message: seen_in_lines(message.into()),
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
        self.hint = Some(seen_in_lines(hint.into()));
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
        let file = Arc::new(SourceFile::new("x.toml".into(), "a = 1\né = wrong\n"));
        let start = file.text.find("wrong").unwrap();
        assert_eq!(Problem::error(&file, start..start + 5, "no").position(), (2, 5));
    }

    /// A file may be called anything: what its name has must not colour, clear or rewrite the terminal of an editor.
    #[test]
    fn no_character_that_a_terminal_obeys_is_repeated() {
        let file = Arc::new(SourceFile::new("x.toml".into(), ""));
        let problem = Problem::error(&file, 0..0, "`a\u{1b}[2J` is not read");
        let problem = problem.hint("rename it to `b\u{9b}31m\u{202e}`:\nc = \"é\"");
        assert_eq!(problem.message, "`a<U+001B>[2J` is not read");
        let hint = "rename it to `b<U+009B>31m<U+202E>`:\nc = \"é\"";
        assert_eq!(problem.hint.as_deref(), Some(hint));
    }

    #[test]
    fn only_a_near_name_is_meant() {
        assert_eq!(did_you_mean("childlien", ["childline", "ceop"]), Some("childline"));
        assert_eq!(did_you_mean("samaritans", ["childline", "ceop"]), None);
    }
}
