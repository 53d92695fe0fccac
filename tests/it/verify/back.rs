//! `back`: what was said can be said again, and a stamp is taken out with it.
//!
//! A file has its old text again, byte for byte, unless somebody else has changed it since: then nothing of it is written over,
//! and the person is told.

use std::fs;

use super::{
    DOOR, DUTY_TEAM, FRONT_DOOR, HOW, INFERRED, PART, RIGHT, WHOLE, assert_nothing_beside,
    assert_stamped, assert_untouched, read, small_folder, verify,
};
use crate::support::terminal::{Ended, Person};
use crate::support::{folder_of, shipped};

const ALL: &[&str] = &[DUTY_TEAM, FRONT_DOOR, DOOR];

#[test]
fn a_yes_by_mistake_is_a_no_one_question_later() {
    let folder = small_folder();
    let mut lead = verify(&folder);
    lead.answers(RIGHT, "yes");
    lead.answers(HOW, "back");
    let shown = lead.reads(RIGHT);
    assert!(!shown.contains("of 3"), "it is the same thing: {shown}");
    lead.types("no");
    assert!(lead.reads(RIGHT).contains("2 of 3: service luton-duty-team"));
    lead.types("quit");
    let (ended, last) = lead.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(last.contains("0 stamp(s) written, 3 thing(s) still due."), "{last}");
    assert_eq!(last.matches("you said that it is not right").count(), 1, "{last}");
    assert_untouched(&folder, ALL);
}

#[test]
fn the_thing_before_is_asked_about_again_without_its_stamp() {
    let folder = small_folder();
    let mut lead = verify(&folder);
    lead.answers(RIGHT, "yes");
    lead.answers(HOW, "page");
    lead.reads(RIGHT);
    assert_stamped(&folder, FRONT_DOOR, "page opened");
    lead.types("back");
    lead.reads("Taken back: ./services/luton-mash.toml is as it was before its stamp.");
    let shown = lead.reads(RIGHT);
    assert!(shown.contains("1 of 3: service luton-mash"), "{shown}");
    assert!(shown.contains("Call: 01582 547653"), "{shown}");
    assert_untouched(&folder, ALL);
    assert_nothing_beside(&folder);
    lead.types("back");
    lead.reads("This is the first question: there is none before it.");
    lead.answers(RIGHT, "yes");
    lead.answers(HOW, "number");
    lead.answers(RIGHT, "quit");
    let (ended, last) = lead.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(last.contains("1 stamp(s) written, 3 thing(s) still due."), "{last}");
    assert_stamped(&folder, FRONT_DOOR, "number called");
    assert_untouched(&folder, &[DUTY_TEAM, DOOR]);
}

#[test]
fn what_was_noted_of_a_thing_is_forgotten_with_it() {
    let folder = small_folder();
    let mut lead = verify(&folder);
    lead.answers(RIGHT, "no");
    lead.answers(RIGHT, "skip");
    lead.answers(PART, "back");
    assert!(lead.reads(RIGHT).contains("2 of 3: service luton-duty-team"));
    lead.types("back");
    assert!(lead.reads(RIGHT).contains("1 of 3: service luton-mash"));
    lead.types("skip");
    lead.answers(RIGHT, "quit");
    let (_, last) = lead.sees_the_end();
    assert!(!last.contains("To put right"), "{last}");
}

#[test]
fn parts_of_a_text_are_taken_back_one_by_one_and_all_at_once_from_the_next_thing() {
    let folder =
        folder_of(&[(DOOR, shipped(DOOR)), ("topics/fgm.toml", shipped("topics/fgm.toml"))]);
    let approved = || read(&folder, DOOR).matches("\"approved\"").count();
    let mut trustee = verify(&folder);
    for _ in 0..INFERRED {
        trustee.answers(PART, "yes");
    }
    trustee.reads(WHOLE);
    assert_eq!(approved(), INFERRED);
    for left in (INFERRED - 2..INFERRED).rev() {
        trustee.types("back");
        trustee.reads("Taken back: ./doors/worried.toml");
        let shown = trustee.reads(PART);
        assert!(shown.contains("No source states this part:"), "{shown}");
        assert_eq!(approved(), left);
    }
    trustee.types("yes");
    trustee.answers(PART, "skip");
    trustee.answers(WHOLE, "yes");
    trustee.reads("2 of 2: topic fgm");
    trustee.reads("(yes, no, skip, back, quit, ?)");
    assert_eq!(approved(), INFERRED - 1);
    trustee.types("back");
    trustee.reads("1 of 2: door worried");
    trustee.reads(PART);
    assert_untouched(&folder, &[DOOR]);
    trustee.types("quit");
    let (_, last) = trustee.sees_the_end();
    assert!(last.contains("0 stamp(s) written, 2 thing(s) still due."), "{last}");
}

#[test]
fn a_stamp_stays_where_somebody_has_changed_its_file_since() {
    let folder = small_folder();
    let mut lead = verify(&folder);
    lead.answers(RIGHT, "yes");
    lead.answers(HOW, "page");
    lead.reads(RIGHT);
    let theirs = read(&folder, FRONT_DOOR) + "# a note of somebody else\n";
    fs::write(folder.path().join(FRONT_DOOR), &theirs).unwrap();
    lead.types("back");
    lead.reads(
        "Not taken back: `./services/luton-mash.toml` keeps its stamp: it was changed on disk",
    );
    assert!(lead.reads(RIGHT).contains("2 of 3: service luton-duty-team"));
    assert_eq!(read(&folder, FRONT_DOOR), theirs);
    lead.types("yes");
    lead.answers(HOW, "page");
    lead.reads("a file was changed on disk since it was read");
    lead.answers(RIGHT, "yes");
    lead.answers(HOW, "page");
    lead.reads(PART);
    assert_stamped(&folder, DUTY_TEAM, "page opened");
    lead.types("back");
    lead.reads("Taken back: ./services/luton-duty-team.toml");
    lead.answers(RIGHT, "quit");
    assert_eq!(lead.sees_the_end().0, Ended::With(1));
    assert_eq!(read(&folder, FRONT_DOOR), theirs);
    assert_untouched(&folder, &[DUTY_TEAM, DOOR]);
}

#[test]
fn the_hours_go_back_to_the_number_and_its_stamp() {
    const OFFICE: &str = "services/gateway-northern.toml";
    let folder = folder_of(&[(OFFICE, shipped(OFFICE))]);
    let mut lead = verify(&folder);
    lead.answers("Is every line but the hours right?", "yes");
    lead.answers(HOW, "page");
    lead.answers("Are its hours right?", "yes");
    lead.reads("How did you check the hours");
    let with_one = read(&folder, OFFICE);
    assert_ne!(with_one, shipped(OFFICE));
    lead.types("back");
    lead.answers("Are its hours right?", "back");
    lead.reads("Taken back: ");
    lead.reads(HOW);
    assert_untouched(&folder, &[OFFICE]);
    lead.types("page");
    lead.answers("Are its hours right?", "yes");
    assert_eq!(read(&folder, OFFICE), with_one);
    lead.answers("How did you check the hours", "no");
    let (_, last) = lead.sees_the_end();
    assert!(
        last.contains("1 stamp(s) written") && last.contains("its hours are not right"),
        "{last}"
    );
    assert_eq!(read(&folder, OFFICE), with_one);
}

#[test]
fn the_role_is_the_question_before_the_first_thing() {
    let folder = small_folder();
    let mut person = Person::starts(folder.path(), &["verify", "--content", "."]);
    person.answers("Your role", "Safeguarding leed");
    person.answers("Is that a role?", "back");
    person.answers("Your role", "Safeguarding led");
    person.answers("Is that a role?", "yes");
    person.answers(RIGHT, "back");
    person.answers("Your role", "back");
    person.reads("This is the first question");
    person.answers("Your role", "Safeguarding lead");
    person.answers("Is that a role?", "yes");
    assert!(person.reads(RIGHT).contains("1 of 3"));
    person.types("yes");
    person.answers(HOW, "page");
    person.answers(RIGHT, "quit");
    assert_eq!(person.sees_the_end().0, Ended::With(1));
    assert_stamped(&folder, FRONT_DOOR, "page opened");
}
