//! What is wrong with the calendar.
//!
//! An organisation may still have the calendar of a version before: it is refused, and shown that of now.

use super::{folder_of, problems, problems_of, shipped_text};
use signpost::files::Origin;
use signpost::{content, files};

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
    let loaded = |origin: Origin| content::assemble(&files::read(&origin).unwrap()).unwrap();
    let calendar = loaded(Origin::Over(folder.path().to_owned())).content.calendar;
    assert_eq!(calendar, loaded(Origin::Shipped).content.calendar);
}

/// With its own days to keep, none of its offices would ever be shut for certain, and England's days would be lost.
#[test]
fn a_nation_that_may_keep_its_own_days_is_refused() {
    let text = shipped_text("calendar.toml").replace("= \"england\"", "= \"scotland\"");
    let folder = folder_of(&[("calendar.toml", text)]);
    let [problem] = &problems(&Origin::Over(folder.path().to_owned()))[..] else { panic!("one") };
    assert_eq!(&problem.file.text[problem.span.clone()], "\"scotland\"");
    assert!(problem.message.contains("names its own nation"), "{}", problem.message);
}

#[test]
fn a_nation_that_a_calendar_lacks_is_shown_as_it_is_to_be_added() {
    let text = shipped_text("calendar.toml");
    let (before, rest) = text.split_once("[bank-holidays.wales]").unwrap();
    let (_, after) = rest.split_once("\n[").unwrap();
    let old = format!("{before}[{after}");
    let folder = folder_of(&[("calendar.toml", old.as_str())]);
    let [problem] = &problems(&Origin::Over(folder.path().to_owned()))[..] else { panic!("one") };
    let hint = problem.hint.as_deref().unwrap();
    let (_, table) = hint.split_once('\n').unwrap();
    assert!(table.starts_with("[bank-holidays.wales]\ndays "), "{hint}");
    let folder = folder_of(&[("calendar.toml", format!("{old}\n{table}\n"))]);
    let origin = Origin::Over(folder.path().to_owned());
    let loaded = content::assemble(&files::read(&origin).unwrap()).unwrap();
    let shipped = content::assemble(&files::read(&Origin::Shipped).unwrap()).unwrap();
    assert_eq!(loaded.content.calendar, shipped.content.calendar);
}

/// One check is for all lists, and is good for half a year.
#[test]
fn the_next_check_of_bank_holidays_has_a_limit_too() {
    let table = "[bank-holidays.checked]\non      = 2026-11-23\n";
    let text = shipped_text("calendar.toml");
    let (above, check) = text.split_once(table).unwrap();
    let check: String = check
        .lines()
        .filter(|line| !line.starts_with("next"))
        .map(|line| format!("{line}\n"))
        .collect();
    for (next, message, hint) in [
        (
            "2027-06-24",
            "`next` is more than 6 months and a month after `on`",
            "write 2027-06-23 or an earlier day, and none before `on`",
        ),
        (
            "2026-11-22",
            "`next` is before `on`",
            "write 2027-06-23 or an earlier day, and none before `on`",
        ),
    ] {
        let text = format!("{above}{table}next    = {next}\n{check}");
        let folder = folder_of(&[("calendar.toml", text)]);
        let found = problems(&Origin::Over(folder.path().to_owned()));
        let [problem] = &found[..] else { panic!("one") };
        assert_eq!((problem.message.as_str(), problem.hint.as_deref()), (message, Some(hint)));
        assert_eq!(&problem.file.text[problem.span.clone()], next);
    }
    let right = format!("{above}{table}next    = 2027-06-23\n{check}");
    let folder = folder_of(&[("calendar.toml", right)]);
    assert!(
        content::assemble(&files::read(&Origin::Over(folder.path().to_owned())).unwrap()).is_ok()
    );
}
