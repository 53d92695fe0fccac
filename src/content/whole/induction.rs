//! What the induction has to be as a whole: short enough to be read, one menu, and no id of before
//! that is somebody else's now.
//!
//! What a single step or question has to be is checked as it is read.

use std::collections::BTreeSet;

use super::super::draft::Draft;
use super::super::model::Induction;
use crate::schema::At::{Index, Key};
use crate::schema::{At, Problem};
use crate::values::Slug;

/// Ensures that the induction has no more steps and questions than somebody will read.
pub(super) fn an_induction_is_short(draft: &Draft) -> Vec<Problem> {
    let Some(induction) = &draft.induction else {
        return Vec::new();
    };
    let file = draft.files.single("induction.toml");
    let counts = [
        ("steps", "step", induction.step.len(), Induction::STEPS),
        ("questions", "question", induction.question.len(), Induction::QUESTIONS),
    ];
    let long = counts.into_iter().filter(|(_, _, count, most)| count > most);
    long.map(|(what, list, count, most)| {
        let message = format!("{count} {what}; at most {most} here");
        Problem::error(&file, file.place(&[Key(list), Index(most)]), message)
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
            let path = last_former(induction, old);
            let message = format!("the former id `{}` is taken already", old.as_str());
            Problem::error(&file, file.place(&path), message)
                .hint("an old button would open the wrong one; take it out of one `formerly`")
        })
        .collect()
}

/// Returns the path to the last place in the induction that has this former id.
fn last_former(induction: &Induction, old: &Slug) -> Vec<At<'static>> {
    let steps = induction.step.iter().map(|step| &step.formerly).enumerate();
    let steps = steps.map(|(nth, formerly)| ("step", nth, formerly));
    let questions = induction.question.iter().map(|question| &question.formerly).enumerate();
    let questions = questions.map(|(nth, formerly)| ("question", nth, formerly));
    let mut lists = steps.chain(questions).rev();
    let path = lists.find_map(|(list, nth, formerly)| {
        let at = formerly.iter().rposition(|one| one == old)?;
        Some(vec![Key(list), Index(nth), Key("formerly"), Index(at)])
    });
    path.unwrap_or_default()
}
