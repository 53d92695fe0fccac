//! Prints problems: with carets for an editor, as JSON for a program.
//!
//! The caret form is rustc's own, so that whoever has read one compiler message can read ours. A problem of
//! a whole file, or of a line with nothing on it, has no caret: there is nothing to point at.

use annotate_snippets::{AnnotationKind, Level, Origin, Renderer, Snippet};
use serde_json::{Value, json};

use super::problem::{Problem, Severity};
use super::seen::seen;

/// Returns `problems` with their lines, carets and hints, one block each, without colour.
pub fn carets(problems: &[Problem]) -> String {
    blocks(problems, &Renderer::plain())
}

/// Returns the same with the colours of a terminal, which whoever prints it takes out again where they do not belong.
pub fn coloured_carets(problems: &[Problem]) -> String {
    blocks(problems, &Renderer::styled())
}

fn blocks(problems: &[Problem], renderer: &Renderer) -> String {
    let blocks: Vec<String> = problems.iter().map(|problem| caret(problem, renderer)).collect();
    blocks.join("\n\n")
}

fn caret(problem: &Problem, renderer: &Renderer) -> String {
    let level = match problem.severity {
        Severity::Error => Level::ERROR,
        Severity::Due => Level::NOTE.with_name("due"),
        Severity::Warning => Level::WARNING,
    };
    let title = level.primary_title(problem.message.as_str());
    let path = seen(&problem.file.path);
    // What is about a whole file says nothing of its first line.
    let is_whole = problem.span == (0..0) || problem.file.text.trim().is_empty();
    let mut group = if is_whole || is_blank_at(problem) {
        let origin = Origin::path(path);
        title.element(match problem.position() {
            _ if is_whole => origin,
            (line, _) => origin.line(line),
        })
    } else {
        let length = problem.file.text.len();
        let span = problem.span.start.min(length)..problem.span.end.min(length);
        let caret = AnnotationKind::Primary.span(span);
        title.element(Snippet::source(&*problem.file.text).path(path).annotation(caret))
    };
    if let Some(hint) = &problem.hint {
        group = group.element(Level::HELP.with_name("hint").message(hint.as_str()));
    }
    renderer.render(&[group])
}

/// Returns whether there is nothing on the lines that a problem is about.
fn is_blank_at(problem: &Problem) -> bool {
    let text = &problem.file.text;
    let start = problem.span.start.min(text.len());
    let end = problem.span.end.clamp(start, text.len());
    let from = text.get(..start).and_then(|before| before.rfind('\n')).map_or(0, |at| at + 1);
    let to = text.get(end..).and_then(|after| after.find('\n')).map_or(text.len(), |at| end + at);
    text.get(from..to).is_some_and(|lines| lines.trim().is_empty())
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

/// Returns every problem with its caret and hint, in colour, and how many there are. What is for a person to do is not
/// counted: one thing can be due for several reasons.
pub fn in_words(problems: &[Problem]) -> String {
    match problems {
        [] => "the content has no problem\n".to_owned(),
        problems => match counted(problems) {
            none if none.is_empty() => coloured_carets(problems) + "\n",
            counts => format!("{}\n\n{counts}\n", coloured_carets(problems)),
        },
    }
}

/// Returns how many errors and warnings there are.
fn counted(problems: &[Problem]) -> String {
    let of = |severity, word: &str| {
        let count = problems.iter().filter(|problem| problem.severity == severity).count();
        (count > 0).then(|| format!("{count} {word}"))
    };
    let counts = [of(Severity::Error, "problem(s)"), of(Severity::Warning, "warning(s)")];
    counts.into_iter().flatten().collect::<Vec<_>>().join(", ")
}
