//! Doors can be reached, and each has a page of its own in the handbook.
//!
//! `/concern` shows the first screen as buttons, whatever happens: a frightened person does not open a
//! closed list. So what does not fit there is refused here.

use crate::content::assemble::Loaded;
use crate::content::draft::Draft;
use crate::content::model::{Door, Form, Screen};
use crate::content::problem::Problem;
use crate::content::values::{DoorId, Id, Kind, PageNumber};
use crate::limits::{ACTION_ROWS, BUTTONS_IN_ROW, OPTION_CHOICES};

/// Most doors that the first screen has: below the row that every message has, one button is *More*
/// and one is *999 without speaking*.
pub(super) const FIRST_SCREEN: usize = (ACTION_ROWS - 1) * BUTTONS_IN_ROW - 2;

/// Returns a warning where the choices of `/concern about:` are as many as Discord shows: one more, and
/// the option is gone.
pub(in crate::content) fn choices_are_full(loaded: &Loaded) -> Option<Problem> {
    let offered = loaded.content.doors.iter().filter(|(_, door)| door.screen.is_some());
    let (last, count) = offered.fold((None, 0), |(_, count), (id, _)| (Some(id), count + 1));
    let id = last.filter(|_| count >= OPTION_CHOICES)?;
    let file = loaded.files.of(Kind::Door, id.as_str());
    let message =
        format!("{count} doors have a `screen`; `/concern about:` shows at most {OPTION_CHOICES}");
    let hint = "take `screen` out of some that another door leads to";
    Some(Problem::warning(&file, file.span_of("screen"), message).hint(hint))
}

fn at(draft: &Draft, id: &DoorId, key: &str, message: String) -> Problem {
    let file = draft.files.of(Kind::Door, id.as_str());
    let span = file.span_of(key);
    Problem::error(&file, span, message)
}

fn on(draft: &Draft, screen: Option<Screen>) -> impl Iterator<Item = (&DoorId, &Door)> {
    draft.doors.iter().filter(move |(_, door)| door.screen == screen)
}

/// Ensures that the first screen of `/concern` has a door, and not more than it has buttons for.
pub(super) fn the_first_screen_is_all_buttons(draft: &Draft) -> Vec<Problem> {
    let mut first: Vec<_> = on(draft, Some(Screen::First)).collect();
    first.sort_by_key(|(_, door)| door.order);
    if first.is_empty() && !draft.doors.is_empty() && draft.has_all(Kind::Door) {
        let file = draft.files.single("doors");
        let message = "no door is on the first screen of `/concern`";
        let hint = "write `screen = \"first\"` in the doors that people need first";
        return vec![Problem::error(&file, 0..0, message).hint(hint)];
    }
    let over = first.into_iter().skip(FIRST_SCREEN);
    over.map(|(id, _)| {
        let message = format!("the first screen has more than {FIRST_SCREEN} doors");
        at(draft, id, "screen", message).hint("write `screen = \"more\"`")
    })
    .collect()
}

/// Ensures that a door without a screen is reached from one that has one.
pub(super) fn every_door_can_be_reached(draft: &Draft) -> Vec<Problem> {
    let forks = draft.doors.values().filter(|door| door.screen.is_some());
    let reached: Vec<&DoorId> = forks.flat_map(|door| &door.doors).collect();
    let lost = on(draft, None).filter(|(id, _)| !reached.contains(id));
    lost.map(|(id, _)| {
        let hint = "write `screen = \"first\"` or `screen = \"more\"`; or name it in the `doors` of a door that has one";
        at(draft, id, "order", format!("nothing leads to the door `{id}`")).hint(hint)
    })
    .collect()
}

/// Ensures that every door has the number of its page, and no two the same.
pub(super) fn every_door_has_its_page(draft: &Draft) -> Vec<Problem> {
    let taken = |number: PageNumber| draft.doors.values().any(|door| door.page == Some(number));
    let free = || PageNumber::all().find(|number| !taken(*number));
    let mut found = Vec::new();
    for (id, door) in &draft.doors {
        let Some(page) = door.page else {
            let page = free().map(|number| number.to_string()).unwrap_or_default();
            let hint = match door.screen {
                Some(_) => format!(
                    "write `page = {page}`: its page in the handbook; no door has that number"
                ),
                None => format!(
                    "write `page = {page}`, which no door has, and `screen = \"first\"` where people need it at once"
                ),
            };
            found.push(at(draft, id, "order", format!("the door `{id}` has no `page`")).hint(hint));
            continue;
        };
        let earlier = draft.doors.iter().take_while(|(one, _)| *one != id);
        if let Some((other, _)) = earlier.into_iter().find(|(_, door)| door.page == Some(page)) {
            let message = format!("the door `{other}` has the page {page} too");
            let hint = "give the newer of the two a number that no door has had";
            found.push(at(draft, id, "page", message).hint(hint));
        }
    }
    found
}

/// Ensures that a part of a door that has its own form is not for another form: nobody would see it.
pub(super) fn no_part_of_a_door_is_hidden(draft: &Draft) -> Vec<Problem> {
    let with_form = draft.doors.iter().filter_map(|(id, door)| Some((id, door, door.own_form()?)));
    let hidden = with_form.filter(|(_, door, form)| {
        let step = door.step.iter().any(|step| {
            !step.is_for(*form) || step.points.iter().any(|point| !point.is_for(*form))
        });
        let section = door.section.iter().any(|section| {
            !section.is_for(*form) || section.points.iter().any(|point| !point.is_for(*form))
        });
        step || section
    });
    hidden
        .map(|(id, _, form)| {
            let form = form.name();
            let message = format!("a part of `{id}` is not for `{form}`, so nobody would see it");
            at(draft, id, "form", message).hint("take its `form` out, or take it out")
        })
        .collect()
}

/// Ensures that a door which keeps the form in which it was reached says what to do in either.
pub(super) fn every_door_has_a_step_in_each_form(draft: &Draft) -> Vec<Problem> {
    let without = draft.doors.iter().flat_map(|(id, door)| {
        let forms =
            Form::ALL.iter().copied().filter(|form| door.own_form().is_none_or(|own| own == *form));
        forms
            .filter(|form| !door.step.iter().any(|step| step.is_for(*form)))
            .map(move |form| (id, form))
    });
    without
        .map(|(id, form)| {
            let message = format!("the door `{id}` has no step in the form `{}`", form.name());
            at(draft, id, "order", message)
                .hint("write a `[[step]]` without `form`, or with this one")
        })
        .collect()
}
