//! Hours are asked about apart from the number: a no to one leaves the yes to the other.
//!
//! Each has its own table in the file, with its own way of checking, and its own reason for which it is
//! due. Where no hours are known there is no such question.

use super::{HOW, RIGHT, prints, read, verify};
use crate::support::terminal::Ended;
use crate::support::{folder_of, shipped};

const OFFICE: &str = "services/gateway-northern.toml";

const LINES: &str = "Is every line but the hours right?";
const HOURS: &str = "Are its hours right?";
const HOW_HOURS: &str = "How did you check the hours";

/// The two tables of a service that say who checked it.
struct Checks {
    contact: String,
    hours: String,
}

impl Checks {
    fn of(text: &str) -> Self {
        let (_, checks) = text.split_once("\n[checked]\n").unwrap();
        let (contact, hours) = checks.split_once("\n[checked.hours]\n").unwrap();
        Self { contact: contact.to_owned(), hours: hours.to_owned() }
    }
}

#[test]
fn a_number_and_its_hours_are_stamped_each_as_it_was_checked() {
    let folder = folder_of(&[(OFFICE, shipped(OFFICE))]);
    let mut lead = verify(&folder);
    let shown = lead.reads(LINES);
    assert!(shown.contains("Hours:  0300 1234 333: mon-fri 09:00-17:00"), "{shown}");
    assert!(shown.contains("Why:    the hours of `Northern Gateway team"), "{shown}");
    lead.types("yes");
    lead.answers(HOW, "number");
    lead.answers(HOURS, "yes");
    lead.answers(HOW_HOURS, "page");
    let (_, last) = lead.sees_the_end();
    assert!(last.contains("2 stamp(s) written"), "{last}");
    let Checks { contact, hours } = Checks::of(&read(&folder, OFFICE));
    let by = "by      = \"Safeguarding lead\"\n";
    assert!(contact.contains(&format!("how     = \"number called\"\n{by}")), "{contact}");
    assert!(hours.contains(&format!("how     = \"page opened\"\n{by}")), "{hours}");
    assert!(contact.contains("\nnext    = 20") && hours.contains("\nnext    = 20"), "{hours}");
}

#[test]
fn a_no_to_the_hours_leaves_the_yes_to_the_number() {
    let folder = folder_of(&[(OFFICE, shipped(OFFICE))]);
    let mut lead = verify(&folder);
    lead.answers(LINES, "yes");
    lead.answers(HOW, "page");
    lead.answers(HOURS, "no");
    let (ended, last) = lead.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(last.contains("you said that its hours are not right"), "{last}");
    let (now, before) = (Checks::of(&read(&folder, OFFICE)), Checks::of(shipped(OFFICE).as_str()));
    assert_eq!(now.hours, before.hours);
    assert!(now.contact.contains("how     = \"page opened\"\n"), "{}", now.contact);
}

#[test]
fn a_no_to_the_number_leaves_the_yes_to_the_hours() {
    let folder = folder_of(&[(OFFICE, shipped(OFFICE))]);
    let mut lead = verify(&folder);
    lead.answers(LINES, "no");
    lead.answers(HOURS, "yes");
    lead.answers(HOW_HOURS, "number");
    let (ended, last) = lead.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(last.contains("you said that it is not right"), "{last}");
    let (now, before) = (Checks::of(&read(&folder, OFFICE)), Checks::of(shipped(OFFICE).as_str()));
    assert_eq!(now.contact, before.contact);
    assert!(now.hours.contains("how     = \"number called\"\n"), "{}", now.hours);
}

#[test]
fn hours_are_due_for_a_reason_of_their_own_and_none_are_asked_about_where_none_are_known() {
    let no_hours = "services/luton-mash.toml";
    let folder = folder_of(&[OFFICE, no_hours].map(|path| (path, shipped(path))));
    let (_, out, _) = prints(folder.path(), &["verify", "--list", "--content", "."]);
    let of = "  the hours of `Northern Gateway team, office hours` are not verified by a person";
    assert!(out.contains(of), "{out}");
    assert_eq!(out.matches("  the hours of ").count(), 1, "{out}");
    let mut lead = verify(&folder);
    assert!(!lead.reads(RIGHT).contains("Hours:"));
    lead.types("skip");
    lead.answers(LINES, "skip");
    lead.answers(HOURS, "skip");
    assert_eq!(lead.sees_the_end().0, Ended::With(1));
}
