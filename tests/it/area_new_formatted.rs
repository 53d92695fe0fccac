//! A new area in a folder that an editor's formatter has written: its files are as that would write them.
//!
//! In a folder that has the columns of the program's own files, and in an empty one, they have those.

use std::fs;

use tempfile::TempDir;

use crate::support::formatters::Formatter;
use crate::support::terminal::{Ended, Person};
use crate::support::{folder_of, shipped};

const DUTY_TEAM: &str = "services/luton-duty-team.toml";

/// Longer than formatters let a line be.
const LONG: &str =
    "Ask the operator of the council for children's social care, or its switchboard.";

/// Adds an area with offices, one of which somebody has opened, and one in words.
#[track_caller]
fn add_areas(folder: &TempDir) {
    let mut person = starts(folder, "bedford");
    person.answers("how is it reached?", "front-door");
    for (question, answer) in [
        ("Its name, as it shall be shown", "“Bedford front door”"),
        ("Who it is for", "a concern about a child who lives in Bedford, in any of its towns"),
        ("Its number", "01234 718700"),
        ("Its hours", "{mon-thu=\"09:00-17:00\",fri=\"09:00-12:00,13:00-16:00\"}"),
        ("The page on which", "https://www.bedford.gov.uk/safe"),
        ("How did you check", "opened"),
        ("Your role", "Safeguarding lead"),
        ("Is that a role?", "yes"),
        ("How sure", "certain"),
        ("Does that page state its hours", "yes"),
        ("Its name, as it shall be shown", ""),
        ("Who it is for", ""),
        ("Its number", "01234 718700"),
        ("The page on which", ""),
        ("How did you check", "copy"),
        ("How sure", "probable"),
        ("LADO's number known", "no"),
        ("Words under which", ""),
        ("Write these 3 file(s)?", "yes"),
    ] {
        person.answers(question, answer);
    }
    assert_eq!(person.sees_the_end().0, Ended::With(0));

    let mut person = starts(folder, "ampthill");
    person.answers("how is it reached?", "words");
    person.answers("How to reach it", LONG);
    person.answers("Another line", LONG);
    person.answers("Another line", "");
    person.answers("Words under which", "");
    person.answers("Write these 1 file(s)?", "yes");
    assert_eq!(person.sees_the_end().0, Ended::With(0));
}

fn starts(folder: &TempDir, id: &str) -> Person {
    let mut person = Person::starts(folder.path(), &["area", "new", id, "--content", "."]);
    person.answers("The area's name", id);
    person.answers("The nation", "England");
    person.answers("Its place in the menu", "");
    person
}

#[track_caller]
fn is_as_it_writes_it(formatter: &Formatter) {
    let folder = folder_of(&[(DUTY_TEAM, shipped(DUTY_TEAM))]);
    formatter.format(folder.path());
    add_areas(&folder);
    formatter.finds_nothing_to_do(folder.path());
    let area = fs::read_to_string(folder.path().join("areas/bedford.toml")).unwrap();
    assert!(area.contains("\nname = \"bedford\"\n"), "{area}");
}

#[test]
fn where_prettier_has_written_the_folder_a_new_area_is_as_it_writes_it() {
    if let Some(formatter) = Formatter::prettier() {
        is_as_it_writes_it(&formatter);
    }
}

#[test]
fn where_taplo_has_written_the_folder_a_new_area_is_as_it_writes_it() {
    if let Some(formatter) = Formatter::taplo() {
        is_as_it_writes_it(&formatter);
    }
}

#[test]
fn a_folder_in_columns_and_an_empty_one_get_what_the_program_s_own_files_have() {
    let in_columns = folder_of(&[(DUTY_TEAM, shipped(DUTY_TEAM))]);
    for folder in [in_columns, TempDir::new().unwrap()] {
        add_areas(&folder);
        let text = |path: &str| fs::read_to_string(folder.path().join(path)).unwrap();
        let area = text("areas/ampthill.toml");
        assert!(area.contains("\nname       = \"ampthill\"\n"), "{area}");
        assert!(area.contains(&format!("way-in     = [\"{LONG}\", \"{LONG}\"]\n")), "{area}");
        let office = text("services/bedford-front-door.toml");
        assert!(office.contains("name    = \"Bedford front door\"\n"), "{office}");
    }
}
