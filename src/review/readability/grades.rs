//! How hard each kind of file is to read, as a table of a few lines.
//!
//! `check --strict` prints it after the problems.

use super::limits::{GradeLimit, KindGrade};

/// Returns how hard each kind of file is to read, as a table of a few lines.
pub fn grades_table(kinds: &[KindGrade]) -> String {
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
