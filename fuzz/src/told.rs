//! What a problem tells an editor: a place that is in the file, what is wrong, and the next step.

use std::ops::Range;

use signpost::schema::{Problem, report};

/// Judges problems, and what is printed of them.
pub fn are_told(problems: &[Problem]) {
    assert!(!problems.is_empty(), "refused without a reason");
    for problem in problems {
        is_told(problem);
    }
    let printed = report::carets(problems);
    let coloured = report::coloured_carets(problems);
    let rows = report::json(problems);
    assert_eq!(rows.as_array().map(Vec::len), Some(problems.len()));
    assert!(coloured.len() >= printed.len());
    let headings = printed.lines().filter(|line| is_heading(line)).count();
    assert!(headings >= problems.len(), "{headings} of {} in:\n{printed}", problems.len());
    let is_odd = |c: char| c.is_control() && c != '\n';
    assert!(!printed.contains(is_odd), "a control character in {printed:?}");
}

fn is_heading(line: &str) -> bool {
    ["error: ", "warning: ", "due: "].iter().any(|kind| line.starts_with(kind))
}

fn is_told(problem: &Problem) {
    let text: &str = &problem.file.text;
    let Range { start, end } = problem.span;
    assert!(start <= end && end <= text.len(), "{problem:?} is outside its file");
    assert!(
        text.is_char_boundary(start) && text.is_char_boundary(end),
        "{problem:?} cuts a character"
    );
    let (line, column) = problem.position();
    let of_the_file =
        text.split('\n').nth(line - 1).unwrap_or_else(|| panic!("no line {line}: {problem:?}"));
    assert!(
        (1..=of_the_file.chars().count() + 1).contains(&column),
        "no column {column}: {problem:?}"
    );
    assert!(!problem.file.path.is_empty(), "no file: {problem:?}");
    assert!(!problem.message.trim().is_empty(), "no message: {problem:?}");
    let hint = problem.hint.as_deref().unwrap_or_default();
    assert!(!hint.trim().is_empty(), "no hint: {problem:?}");
}
