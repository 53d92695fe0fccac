//! Prints problems: with carets for an editor, as JSON for a program.
//!
//! The caret form is rustc's own, so that whoever has read one compiler message can read ours.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::{Value, json};

use super::problem::{Problem, Severity};
use super::seen::seen;

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
        .path(seen(&problem.file.path))
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
            "file": seen(&problem.file.path),
            "line": line,
            "column": column,
            "message": problem.message,
            "hint": problem.hint,
        })
    });
    Value::Array(rows.collect())
}

/// Returns every problem with its caret and hint, and how many there are.
pub fn in_words(problems: &[Problem]) -> String {
    match problems {
        [] => "the content has no problem\n".to_owned(),
        problems => format!("{}\n\n{}\n", carets(problems), counted(problems)),
    }
}

/// Returns how many problems there are of each severity.
fn counted(problems: &[Problem]) -> String {
    let of = |severity, word: &str| {
        let count = problems.iter().filter(|problem| problem.severity == severity).count();
        (count > 0).then(|| format!("{count} {word}"))
    };
    let counts = [
        of(Severity::Error, "problem(s)"),
        of(Severity::Due, "thing(s) for a person to do"),
        of(Severity::Warning, "warning(s)"),
    ];
    counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
