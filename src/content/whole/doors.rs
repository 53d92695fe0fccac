//! Doors can be reached, and each has a page of its own in the handbook.
//!
//! `/concern` shows its screens as buttons, whatever happens: a frightened person does not open a closed
//! list. So what does not fit there is refused here. What a door says in each form is in `forms`.

use std::collections::BTreeMap;

use super::super::draft::Draft;
use super::super::model::{Door, Screen};
use super::super::shipped;
use crate::discord::limits::BUTTONS_BELOW_THE_FIRST_ROW;
use crate::schema::At::Key;
use crate::schema::Problem;
use crate::values::{DoorId, Id, PageNumber};

/// Most doors that are one press away: below the row that every message has, one button is *999 without
/// speaking*.
const MORE: usize = BUTTONS_BELOW_THE_FIRST_ROW - 1;

/// Most doors that the first screen has: there one more button is *More*.
const FIRST_SCREEN: usize = MORE - 1;

fn at(draft: &Draft, id: &DoorId, key: &str, message: String) -> Problem {
    let file = draft.files.of(id);
    let span = file.place(&[Key(key)]);
    Problem::error(&file, span, message)
}

fn on(draft: &Draft, screen: Option<Screen>) -> impl Iterator<Item = (&DoorId, &Door)> {
    draft.doors.iter().filter(move |(_, door)| door.screen == screen)
}

/// Ensures that the first screen of `/concern` has a door, and that no screen has more than it has buttons for.
pub(super) fn the_screens_are_all_buttons(draft: &Draft) -> Vec<Problem> {
    let is_empty = on(draft, Some(Screen::First)).next().is_none();
    if is_empty && !draft.doors.is_empty() && draft.has_all(DoorId::KIND) {
        let file = draft.files.single("doors");
        let message = "no door is on the first screen of `/concern`";
        let hint = "write `screen = \"first\"` in the doors that people need first";
        return vec![Problem::error(&file, 0..0, message).hint(hint)];
    }
    let first = too_many(draft, Screen::First, FIRST_SCREEN, "write `screen = \"more\"`");
    first
        .into_iter()
        .chain(too_many(draft, Screen::More, MORE, "let another door lead to it"))
        .collect()
}

/// Returns a problem for each door that is over `most` on a screen: of those that an organisation has added the
/// last, for the program's own include the way past the lead and the child's own door.
fn too_many(draft: &Draft, screen: Screen, most: usize, hint: &str) -> Vec<Problem> {
    let mut doors: Vec<_> = on(draft, Some(screen)).collect();
    let over = doors.len().saturating_sub(most);
    if over == 0 {
        return Vec::new();
    }
    let is_own = |id: &DoorId| shipped::value(&path(id), "page").is_none();
    doors.sort_by_cached_key(|(id, door)| (is_own(id), door.order));
    let message = format!("the screen `{}` has more than {most} doors", screen.name());
    let last = doors.into_iter().rev().take(over);
    last.map(|(id, _)| at(draft, id, "screen", message.clone()).hint(hint)).collect()
}

fn path(id: &DoorId) -> String {
    format!("doors/{id}.toml")
}

/// Ensures that a door without a screen is reached from one that has one, and that no door of the program
/// loses its button unseen.
pub(super) fn every_door_can_be_reached(draft: &Draft) -> Vec<Problem> {
    let forks = draft.doors.values().filter(|door| door.screen.is_some());
    let reached: Vec<&DoorId> = forks.flat_map(|door| &door.doors).collect();
    let each = on(draft, None).filter_map(|(id, _)| {
        let own = draft.files.of(id);
        // The program's own files are as they are meant to be.
        let is_of_a_folder = !own.path.starts_with("content/");
        let screen = is_of_a_folder.then(|| shipped::value(&path(id), "screen")).flatten();
        if let Some(screen) = screen {
            let message = format!("the door `{id}` has no `screen`, so no button of `/concern` opens it");
            let hint = format!("write `screen = {screen}`, as the door in the program has it; or `screen = \"more\"`");
            return Some(at(draft, id, "order", message).hint(hint));
        }
        let hint = "name it in the `doors` of a door that has a screen; or write `screen = \"first\"` or `screen = \"more\"`";
        let message = format!("no door that has a screen leads to the door `{id}`");
        // The door that leads to it may be in a file that did not load.
        let is_lost = draft.has_all(DoorId::KIND) && !reached.contains(&id);
        is_lost.then(|| at(draft, id, "order", message).hint(hint))
    });
    each.collect()
}

/// Ensures that every door has the number of its page, and no two the same.
pub(super) fn every_door_has_its_page(draft: &Draft) -> Vec<Problem> {
    let mut owners: BTreeMap<PageNumber, &DoorId> = BTreeMap::new();
    let mut found = Vec::new();
    for (id, door) in &draft.doors {
        let Some(page) = door.page else { continue };
        if let Some(other) = owners.insert(page, id) {
            let message = format!("the door `{other}` has the page {page} too");
            let hint = "give the newer of the two a number that no door has had";
            found.push(at(draft, id, "page", message).hint(hint));
        }
    }
    let mut free = PageNumber::all().filter(|number| !owners.contains_key(number));
    let without = draft.doors.iter().filter(|(_, door)| door.page.is_none());
    found.extend(without.map(|(id, _)| {
        let page = shipped::value(&path(id), "page");
        let page = page.or_else(|| free.next().map(|page| page.to_string()));
        let hint = format!(
            "write `page = {}`: its page in the handbook, and no other door's",
            page.unwrap_or_default()
        );
        at(draft, id, "order", format!("the door `{id}` has no `page`")).hint(hint)
    }));
    found
}
