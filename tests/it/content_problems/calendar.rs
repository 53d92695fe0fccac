//! What is wrong with the calendar.
//!
//! An organisation may still have the calendar of a version before: it is refused, and shown that of now.

use signpost::content::{self, Origin};

use super::{folder_of, problems_of};

fixtures! {
    a_calendar_in_the_shape_of_before_is_refused_with_the_shape_of_now: "calendar-of-before",
    every_problem_of_a_calendar_comes_at_once: "calendar-with-several-errors",
}

/// An organisation that has the calendar of before can write what its hint shows, letter by letter.
#[test]
fn what_the_hint_says_to_write_is_the_calendar_of_now() {
    let found = problems_of("calendar-of-before");
    assert_eq!(found.len(), 1);
    let hint = found[0].hint.clone().unwrap();
    let (what, written) = hint.split_once('\n').unwrap();
    assert!(what.contains("remove this file"), "{what}");
    let folder = folder_of(&[("calendar.toml", written)]);
    let loaded = |origin: Origin| content::assemble(&content::read(&origin).unwrap()).unwrap();
    let calendar = loaded(Origin::Over(folder.path().to_owned())).content.calendar;
    assert_eq!(calendar, loaded(Origin::Shipped).content.calendar);
}
