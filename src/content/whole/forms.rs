//! What each text says in each form: past the lead no text is empty, and no words of the signpost name the lead.
//!
//! A step or section can be for one form only. So a door might say nothing to whoever came past the lead, and
//! a part might be one that nobody sees; neither loads.

use super::super::draft::Draft;
use super::super::model::{Door, Form, NextStep, Point, Section, Step};
use super::super::shipped;
use crate::schema::At::{Index, Key};
use crate::schema::{At, Problem};
use crate::values::Nation;

/// Ensures that a part of a door that has its own form is not for another form: nobody would see it.
pub(super) fn no_part_of_a_door_is_hidden(draft: &Draft) -> Vec<Problem> {
    let hidden = draft.doors.iter().filter_map(|(id, door)| {
        let form = door.own_form()?;
        let is_hidden = |own: Option<Form>| !form.shows(own);
        Some((id, form, first_part(&parts(&door.step, &door.section), is_hidden)?))
    });
    hidden
        .map(|(id, form, path)| {
            let file = draft.files.of(id);
            let form = form.name();
            let message = format!("a part of `{id}` is not for `{form}`, so nobody would see it");
            Problem::error(&file, file.place(&path), message)
                .hint("take its `form` out, or take it out")
        })
        .collect()
}

/// A step or a section: whom it is for, its points, and its place in its file.
struct FormPart<'p> {
    form: Option<Form>,
    points: &'p [Point],
    path: [At<'static>; 2],
}

fn parts<'p>(steps: &'p [Step], sections: &'p [Section]) -> Vec<FormPart<'p>> {
    let steps = steps.iter().enumerate().map(|(nth, Step { form, points, .. })| {
        let path = [Key("step"), Index(nth)];
        FormPart { form: *form, points, path }
    });
    let sections = sections.iter().enumerate().map(|(nth, Section { form, points, .. })| {
        let path = [Key("section"), Index(nth)];
        FormPart { form: *form, points, path }
    });
    steps.chain(sections).collect()
}

/// Returns the path to the `form` of the first step, section or point whose own form is so.
fn first_part(
    parts: &[FormPart<'_>],
    is_so: impl Fn(Option<Form>) -> bool,
) -> Option<Vec<At<'static>>> {
    parts.iter().find_map(|part| {
        if is_so(part.form) {
            return Some([&part.path[..], &[Key("form")]].concat());
        }
        let nth = part.points.iter().position(|point| is_so(point.form))?;
        Some([&part.path[..], &[Key("points"), Index(nth), Key("form")]].concat())
    })
}

/// Ensures that each door says what to do in every form that it is read in, and in every nation.
pub(super) fn every_door_has_a_step_in_each_form(draft: &Draft) -> Vec<Problem> {
    let lacking = draft.doors.iter().filter_map(|(id, door)| Some((id, lacking_a_step(door)?)));
    lacking
        .map(|(id, (form, nation))| {
            let file = draft.files.of(id);
            let (form, nation) = (form.name(), nation.name());
            let message = format!("the door `{id}` has no step in the form `{form}` for `{nation}`");
            let hint = "write a `[[step]]` that is for it; past the lead, one that calls only `lead` or `deputy` is left out";
            Problem::error(&file, file.place(&[Key("order")]), message).hint(hint)
        })
        .collect()
}

/// Returns the first form and nation in which a door has no step.
fn lacking_a_step(door: &Door) -> Option<(Form, Nation)> {
    let forms = Form::ALL.iter().copied();
    let mut forms = forms.filter(|form| door.own_form().is_none_or(|own| own == *form));
    forms.find_map(|form| {
        let steps = || door.step.iter().filter(move |step| step.is_for(form));
        let has_none = |nation: &Nation| {
            !steps().any(|step| step.nations.is_empty() || step.nations.contains(nation))
        };
        Nation::ALL.iter().copied().find(has_none).map(|nation| (form, nation))
    })
}

/// Ensures that each topic has a section in either form: it would be an empty page.
pub(super) fn every_topic_has_a_section_in_each_form(draft: &Draft) -> Vec<Problem> {
    let lacking = draft.topics.iter().filter_map(|(id, topic)| {
        let is_empty = |form: &Form| !topic.section.iter().any(|section| section.is_for(*form));
        Some((id, Form::ALL.iter().copied().find(is_empty)?))
    });
    lacking
        .map(|(id, form)| {
            let file = draft.files.of(id);
            let message = format!("the topic `{id}` has no section in the form `{}`", form.name());
            Problem::error(&file, file.place(&[Key("title")]), message)
                .hint("write a section without `form`, or with this one")
        })
        .collect()
}

/// Ensures that no part of a board has a form: everyone reads the same post.
pub(super) fn no_part_of_a_board_has_a_form(draft: &Draft) -> Vec<Problem> {
    let with = draft.boards.iter().filter_map(|(id, board)| {
        Some((id, first_part(&parts(&board.step, &board.section), |form| form.is_some())?))
    });
    with.map(|(id, path)| {
        let file = draft.files.of(id);
        let message = format!("a part of the board `{id}` has a `form`");
        Problem::error(&file, file.place(&path), message)
            .hint("everyone reads the same post: take it out")
    })
    .collect()
}

/// Ensures that the words past the lead, and those for oneself, name no lead.
pub(super) fn the_signpost_past_the_lead_names_no_lead(draft: &Draft) -> Vec<Problem> {
    let Some(words) = &draft.signpost else {
        return Vec::new();
    };
    let file = draft.files.single("signpost.toml");
    let names_the_lead = |next: &NextStep| {
        let said = [next.tell.as_str(), next.details.as_str()].join(" ");
        said.split(|c: char| !c.is_alphanumeric()).any(|word| word.eq_ignore_ascii_case("lead"))
    };
    let tables = [("past-the-lead", &words.past_the_lead), ("for-oneself", &words.for_oneself)];
    let wrong = tables.into_iter().filter(|(_, next)| names_the_lead(next));
    wrong
        .map(|(table, _)| {
            let path = [Key(table), Key("tell")];
            let line = shipped::line(&file, &path).unwrap_or_default();
            let hint = format!("whoever reads it may be afraid of the lead: write `{line}`");
            let message = format!("the words of [{table}] name the lead");
            Problem::error(&file, file.place(&path[..1]), message).hint(hint)
        })
        .collect()
}
