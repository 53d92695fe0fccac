//! Prints problems: with carets for an editor, as JSON for a program.
//!
//! The caret form is rustc's own, so that whoever has read one compiler message can read ours.

use annotate_snippets::{AnnotationKind, Level, Renderer, Snippet};
use serde_json::{Value, json};

use super::problem::{Problem, Severity};

/// Returns `problems` with their lines, carets and hints, one block each, without colour.
pub fn carets(problems: &[Problem]) -> String {
    let blocks: Vec<String> = problems.iter().map(caret).collect();
    blocks.join("\n\n")
}

fn caret(problem: &Problem) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Due => Level::NOTE.with_name("due"),
    };
    let length = problem.file.text.len();
    let span = problem.span.start.min(length)..problem.span.end.min(length);
    let snippet = Snippet::source(problem.file.text.as_str())
        .path(problem.file.path.as_str())
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
            "file": problem.file.path,
            "line": line,
            "column": column,
            "message": problem.message,
            "hint": problem.hint,
        })
    });
    Value::Array(rows.collect())
}
