//! Prints problems: with carets for an editor, as JSON for a program; and grades as a table.
//!
//! The caret form is rustc's own, so that whoever has read one compiler message can read ours.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::{Value, json};

use super::problem::{Problem, Severity};
use super::readability::{GradeLimit, KindGrade};
use super::unseen;

/// Returns `problems` with their lines, carets and hints, one block each, without colour.
pub fn carets(problems: &[Problem]) -> String {
    let blocks: Vec<String> = problems.iter().map(caret).collect();
    blocks.join("\n\n")
}

fn caret(problem: &Problem) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Due => Level::NOTE.with_name("due"),
        Severity::Warning => Level::WARNING,
    };
    let length = problem.file.text.len();
    let span = problem.span.start.min(length)..problem.span.end.min(length);
    let snippet = Snippet::source(problem.file.text.as_str())
        .path(unseen::named(&problem.file.path))
        .annotation(AnnotationKind::Primary.span(span));
    let mut group = level.primary_title(problem.message.as_str()).element(snippet);
    if let Some(hint) = &problem.hint {
        group = group.element(Level::HELP.with_name("hint").message(hint.as_str()));
    }
    Renderer::plain().render(&[group])
}

/// Returns `problems` as a JSON array of `{severity, file, line, column, message, hint}`.
pub fn json(problems: &[Problem]) -> Value {
    let rows = problems.iter().map(|problem| {
        let (line, column) = problem.position();
        json!({
            "severity": problem.severity,
            "file": unseen::named(&problem.file.path),
            "line": line,
            "column": column,
            "message": problem.message,
            "hint": problem.hint,
        })
    });
    Value::Array(rows.collect())
}

/// Returns how hard each kind of file is to read, as a table of a few lines.
pub fn grades(kinds: &[KindGrade]) -> String {
    let head = format!("{:<16}{:>6}{:>8}{:>9}  of", "reading grade", "files", "median", "highest");
    let rows = kinds.iter().map(|one| {
        let limit = one.kind.limit().map(at_most).unwrap_or_default();
        format!(
            "{:<16}{:>6}{:>8}{:>9}  {}{limit}",
            one.kind, one.files, one.median, one.highest.grade, one.highest.file.path
        )
    });
    let lines: Vec<String> = std::iter::once(head).chain(rows).collect();
    lines.join("\n")
}

fn at_most(limit: GradeLimit) -> String {
    match limit.median {
        Some(median) => format!(" (at most {}, median {median})", limit.highest),
        None => format!(" (at most {})", limit.highest),
    }
}
