//! What the induction has to be as a whole: short enough to be read, and one menu.
//!
//! What a single step or question has to be is checked as it is read.

use crate::content::draft::Draft;
use crate::content::model::Induction;
use crate::content::problem::Problem;

/// Ensures that the induction has no more steps and questions than somebody will read.
pub(super) fn an_induction_is_short(draft: &Draft) -> Vec<Problem> {
    let Some(induction) = &draft.induction else {
        return Vec::new();
    };
    let file = draft.files.single("induction.toml");
    let counts = [
        ("steps", "[[step]]", induction.step.len(), Induction::STEPS),
        ("questions", "[[question]]", induction.question.len(), Induction::QUESTIONS),
    ];
    let long = counts.into_iter().filter(|(_, _, count, most)| count > most);
    long.map(|(what, table, count, most)| {
        let mut written = file.text.match_indices(table);
        let at = written.nth(most).map_or(0..0, |(at, table)| at..at + table.len());
        let message = format!("{count} {what}; at most {most} here");
        Problem::error(&file, at, message).hint("take some out: a long induction is not read")
    })
    .collect()
}
