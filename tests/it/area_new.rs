//! `signpost area new`: a new area, by questions in a terminal.
//!
//! The real binary runs on a pseudo-terminal over an empty folder laid over the shipped content. A
//! wrong answer is refused as it is typed, in the words of `check`, and nothing is written before
//! the end.

use std::fs;

use tempfile::TempDir;

use crate::support::program;
use crate::support::terminal::{Ended, Person};
use signpost::files::Origin;
use signpost::values::{AreaId, How, Id, ServiceId};
use signpost::{content, files};

fn area_new(folder: &TempDir, id: &str) -> Person {
    Person::starts(folder.path(), &["area", "new", id, "--content", "."])
}

#[track_caller]
fn assert_empty(folder: &TempDir) {
    assert_eq!(fs::read_dir(folder).unwrap().count(), 0);
}

/// Answers everything up to the number of the front door.
#[track_caller]
pub(crate) fn up_to_the_number(person: &mut Person) {
    person.answers("The area's name", "Bedford");
    person.answers("The nation", "England");
    person.answers("Its place in the menu, a number [20]", "");
    person.answers("Children's social care: how is it reached?", "front-door");
    person.answers("Its name, as it shall be shown", "Bedford Borough front door");
    person.answers("Who it is for", "");
}

/// Answers everything from the number of the front door to the last question.
#[track_caller]
pub(crate) fn to_the_last_question(person: &mut Person) {
    person.answers("Its number", "01234 718700");
    person.answers("Its hours", "mon-fri 08:45-17:20");
    person.answers("The page on which", "https://www.bedford.gov.uk/safe");
    person.answers("How did you check", "opened");
    person.answers("Your role", "Safeguarding lead");
    person.answers("Is that a role?", "yes");
    person.answers("How sure", "certain");
    person.answers("Does that page state its hours", "yes");
    person.answers("Its name, as it shall be shown", "");
    person.answers("Who it is for", "");
    person.answers("Its number", "0300 300 8123");
    person.reads("That is the number of `luton-duty-team` (Luton emergency duty team");
    person.answers("Is it this office's too?", "yes");
    person.answers("The page on which", "");
    person.answers("How did you check", "copy");
    person.answers("How sure", "probable");
    person.answers("LADO's number known", "no");
    person.answers("Words under which", "Bedford, Kempston");
    person.reads("Write these 3 file(s)?");
}

#[test]
fn a_number_that_is_not_valid_is_refused_as_it_is_typed_and_nothing_is_written() {
    let folder = TempDir::new().unwrap();
    let mut person = area_new(&folder, "bedford");
    up_to_the_number(&mut person);
    person.answers("Its number", "0808 800 500");
    person.reads("it has 10 digits where numbers like it have 11");
    person.reads("hint: compare it digit by digit with the service's own page");
    person.answers("Its number", "116 006");
    person.reads("hint: a number here is an ordinary one: it starts with 0");
    person.answers("Its number", "85258");
    person.reads("hint: give a number that people ring: it starts with 0");
    person.answers("Its number", "18001 101");
    person.reads("hint: give a number that people ring: it starts with 0");
    person.answers("Its number", "0300 330 0630");
    person.reads("`switchboard` calls the number `0300 330 0630` a misprint");
    person.answers("Its number", "0800\u{200b} 1111");
    person.reads("a character that nobody can see: U+200B, zero width space");
    person.answers("Its number", "");
    person.reads("nothing was typed: type an answer, or back, quit, ?");
    person.answers("Its number", "01582 547653");
    person.reads("That is the number of `luton-mash` (Luton children");
    person.answers("Is it this office's too?", "no");
    person.answers("Its number", "01234 718700");
    person.answers("Its hours", "9am to 5pm");
    person.reads("hint: type the days too, as mon-fri 09:00-17:00");
    person.reads("Its hours");
    person.presses_control('d');
    let (ended, last) = person.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(last.contains("error: stopped: nothing was written"), "{last}");
    assert_empty(&folder);
}

#[test]
fn what_is_answered_is_written_and_loads_and_is_not_verified() {
    let folder = TempDir::new().unwrap();
    let mut person = area_new(&folder, "bedford");
    up_to_the_number(&mut person);
    to_the_last_question(&mut person);
    assert_empty(&folder);
    person.types("yes");
    let (ended, last) = person.sees_the_end();
    assert_eq!(ended, Ended::With(0));
    assert!(last.contains("Next: `signpost verify --content .`, which"), "{last}");
    assert!(last.contains("move `version` on to 2") && last.contains("not your conf"), "{last}");

    let tree = files::read(&Origin::Over(folder.path().to_owned())).unwrap();
    let content = content::assemble(&tree).unwrap().content;
    let (_, area) = content.areas.get(&AreaId::parse("bedford").unwrap()).unwrap();
    assert_eq!(area.order, 20);
    assert_eq!(area.front_door[0].as_str(), "bedford-front-door");
    assert!(area.review.on.is_none());
    let id = ServiceId::parse("bedford-duty-team").unwrap();
    let (_, team) = content.services.get(&id).unwrap();
    assert_eq!(team.phone().unwrap().as_str(), "0300 300 8123");
    assert_eq!((team.checked.contact.how, &team.checked.contact.by), (How::SecondHand, &None));
    let id = ServiceId::parse("bedford-front-door").unwrap();
    let checked = &content.services.get(&id).unwrap().1.checked;
    assert!(checked.hours.as_ref().unwrap().is_verified());
    let checked = &checked.contact;
    assert_eq!(checked.by.as_ref().unwrap().as_str(), "Safeguarding lead");
    assert!(checked.is_verified());
    let text = fs::read_to_string(folder.path().join("services/bedford-duty-team.toml")).unwrap();
    assert!(text.starts_with("# Not verified by a person yet"));
    let due = program().args(["verify", "--content", "."]).current_dir(&folder).output().unwrap();
    let due = String::from_utf8(due.stdout).unwrap();
    assert!(due.contains("3 due; run `signpost verify --content .` in a terminal"), "{due}");
}

#[test]
fn a_slip_is_put_right_and_the_last_question_leads_back_too() {
    let folder = TempDir::new().unwrap();
    let mut person = area_new(&folder, "bedford");
    person.answers("The area's name", "back");
    person.reads("This is the first question: there is none before it.");
    person.answers("The area's name", "Bedfrod");
    person.answers("The nation", "?");
    person.reads("its bank holidays are those of that nation.");
    person.reads("back: the question before, with what you said there.");
    person.answers("The nation", "BACK");
    person.answers("The area's name, as people say it [Bedfrod]:", "Bedford");
    person.answers("The nation", "England");
    person.answers("Its place in the menu, a number [20]", "");
    person.answers("Children's social care: how is it reached?", "front-door");
    person.answers("Its name, as it shall be shown", "Bedford Borough front door");
    person.answers("Who it is for", "");
    to_the_last_question(&mut person);
    person.types("back");
    person.answers("with commas between [Bedford, Kempston]:", "back");
    person.answers("LADO's number known", "back");
    person.reads("At all other times (the duty team).");
    person.reads("How sure is it");
    person.reads("(certain, probable, back, quit, ?) [probable]");
    person.types("certain");
    person.reads("LADO's number known");
    person.reads("(yes, no, back, quit, ?) [no]");
    person.types("");
    person.answers("with commas between [Bedford, Kempston]:", "");
    person.reads("Write these 3 file(s)?");
    assert_empty(&folder);
    person.types("yes");
    assert_eq!(person.sees_the_end().0, Ended::With(0));
    let team = fs::read_to_string(folder.path().join("services/bedford-duty-team.toml")).unwrap();
    assert!(team.contains("grade   = \"certain\""), "{team}");
    let area = fs::read_to_string(folder.path().join("areas/bedford.toml")).unwrap();
    assert!(area.contains("\"Bedford\", \"Kempston\"") && !area.contains("Bedfrod"), "{area}");
}

#[test]
fn quit_at_any_question_writes_nothing() {
    let folder = TempDir::new().unwrap();
    let mut person = area_new(&folder, "bedford");
    person.reads("quit  stop, as with Ctrl-D");
    up_to_the_number(&mut person);
    person.answers("Its number", "quit");
    let (ended, last) = person.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(last.contains("error: stopped: nothing was written"), "{last}");
    let mut person = area_new(&folder, "bedford");
    up_to_the_number(&mut person);
    to_the_last_question(&mut person);
    person.types("quit");
    assert_eq!(person.sees_the_end().0, Ended::With(1));
    assert_empty(&folder);
}

#[test]
fn whoever_says_no_to_the_files_has_written_none() {
    let folder = TempDir::new().unwrap();
    let mut person = area_new(&folder, "bedford");
    up_to_the_number(&mut person);
    to_the_last_question(&mut person);
    person.types("no");
    assert_eq!(person.sees_the_end().0, Ended::With(0));
    assert_empty(&folder);
}

#[test]
fn a_file_that_comes_meanwhile_is_not_written_over_and_none_is_left_beside_it() {
    let folder = TempDir::new().unwrap();
    let mut person = area_new(&folder, "bedford");
    up_to_the_number(&mut person);
    to_the_last_question(&mut person);
    fs::create_dir(folder.path().join("areas")).unwrap();
    fs::write(folder.path().join("areas/bedford.toml"), "theirs").unwrap();
    person.types("yes");
    let (ended, last) = person.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert_eq!(fs::read_to_string(folder.path().join("areas/bedford.toml")).unwrap(), "theirs");
    assert!(
        last.contains("hint: nothing was written; see whose file that is, and run it again"),
        "{last}"
    );
    assert!(!folder.path().join("services").exists());
}

#[test]
fn an_id_that_is_none_or_is_taken_is_wrong_use() {
    let folder = TempDir::new().unwrap();
    let formerly = "name = \"Ampthill\"\nnation = \"england\"\norder = 30\nfinder = \"council-finder\"\n\
        formerly = [\"old-town\"]\nreview = { by = 2027-05-23 }\n";
    fs::create_dir(folder.path().join("areas")).unwrap();
    fs::write(folder.path().join("areas/ampthill.toml"), formerly).unwrap();
    for (id, message) in [
        ("luton", "there is an area `luton` already"),
        (
            "luton",
            "hint: to change it, copy `content/areas/luton.toml` of the program to `./areas/luton.toml`",
        ),
        ("ampthill", "there is an area `ampthill` already"),
        ("ampthill", "edit `./areas/ampthill.toml`, then run `signpost check --content .`"),
        ("old-town", "`old-town` is what the area `ampthill` was called before"),
        ("Bedford", "`Bedford` is not an id"),
        ("Bedford", "hint: did you mean `bedford`?"),
        ("Central Bedfordshire", "hint: did you mean `central-bedfordshire`?"),
        ("1234", "hint: an id has small letters"),
        ("../bedford", "`../bedford` is not an id"),
    ] {
        let (ended, shown) = area_new(&folder, id).sees_the_end();
        assert_eq!(ended, Ended::With(2), "{id}");
        assert!(shown.contains(message) && shown.contains("hint: "), "{id}: {shown}");
    }
}

#[test]
fn where_nobody_can_answer_it_is_wrong_use() {
    let folder = TempDir::new().unwrap();
    for (named, hint) in [
        (&["--content", "."][..], "hint: run it in a terminal"),
        (&[], "hint: type: signpost area new bedford --content DIR"),
    ] {
        let mut program = program();
        let program = program.args(["area", "new", "bedford"]).args(named).current_dir(&folder);
        let output = program.output().unwrap();
        assert_eq!(output.status.code(), Some(2));
        let error = String::from_utf8(output.stderr).unwrap();
        assert!(error.contains(hint), "{error}");
    }
}
