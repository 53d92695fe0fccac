//! What the induction has to be as a whole: short enough to be read, one menu, and no id of before
//! that is somebody else's now.
//!
//! What a single step or question has to be is checked as it is read.

use std::collections::BTreeSet;
use std::ops::Range;

use super::super::draft::Draft;
use super::super::model::Induction;
use crate::schema::Problem;
use crate::values::Slug;

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
        let message = format!("{count} {what}; at most {most} here");
        Problem::error(&file, file.span_of_table(table, most), message)
            .hint("take some out: a long induction is not read")
    })
    .collect()
}

/// Ensures that an id given up by one page of the induction is not taken by another.
pub(super) fn former_ids_of_pages_are_free(draft: &Draft) -> Vec<Problem> {
    let Some(induction) = &draft.induction else {
        return Vec::new();
    };
    let file = draft.files.single("induction.toml");
    let mut taken: BTreeSet<&str> = induction.ids().map(|id| id.as_str()).collect();
    let again = induction.former_ids().filter(|old| !taken.insert(old.as_str()));
    again
        .map(|old| {
            // The last list with it: where two pages have given it up, the second is as wrong.
            let mut lists = file.spans_of("formerly").into_iter().rev();
            let at = lists.find_map(|list| place_in_list(&file.text, list.start, old));
            let message = format!("the former id `{}` is taken already", old.as_str());
            Problem::error(&file, at.unwrap_or(0..0), message)
                .hint("an old button would open the wrong one; take it out of one `formerly`")
        })
        .collect()
}

/// Returns where the id stands in the list that starts at `start`, which may have several lines.
fn place_in_list(text: &str, start: usize, id: &Slug) -> Option<Range<usize>> {
    let list = text[start..].split(']').next()?;
    let written = ['"', '\''].map(|quote| format!("{quote}{}{quote}", id.as_str()));
    let (at, length) = written.iter().find_map(|id| Some((list.rfind(id)?, id.len())))?;
    Some(start + at..start + at + length)
}
