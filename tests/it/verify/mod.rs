//! `signpost verify`: a person goes through what is due, and is interrupted.
//!
//! The real binary runs on a pseudo-terminal, over a small folder laid over the shipped content.
//! However a run ends, a file is as it was or whole and stamped; that is read off the disk here.
//! What a stamp writes is tested beside it, in `review::stamp`.

use std::fs;
use std::path::Path;

use rustix::process::Signal;
use serde_json::Value;
use tempfile::TempDir;

use crate::support::terminal::{Ended, Person};
use crate::support::{folder_of, program, shipped};
use signpost::files;
use signpost::files::Origin;

mod back;
mod counted;
mod formatted;
mod hours;
mod named;
mod pasted;
mod plan;
mod roles;
mod words;

pub(crate) const DUTY_TEAM: &str = "services/luton-duty-team.toml";
const FRONT_DOOR: &str = "services/luton-mash.toml";
const DOOR: &str = "doors/worried.toml";
const INFERRED: usize = 6; // parts of that door that no source states
const BOARD: &str = "boards/worried.toml";
const INDUCTION: &str = "induction.toml";

pub(crate) const RIGHT: &str = "Is every line of it right?";
pub(crate) const HOW: &str = "How did you check";
pub(crate) const PART: &str = "Do you approve this part?";
const WHOLE: &str = "Is the whole text right";

/// Returns a folder with two contacts and a door in it; nobody has verified any of them.
fn small_folder() -> TempDir {
    let files = [DUTY_TEAM, FRONT_DOOR, DOOR].map(|path| (path, shipped(path)));
    folder_of(&files)
}

fn read(folder: &TempDir, path: &str) -> String {
    fs::read_to_string(folder.path().join(path)).unwrap()
}

/// Starts `verify` on the folder, as a lead whose role is known.
pub(crate) fn verify(folder: &TempDir) -> Person {
    Person::starts(folder.path(), &["verify", "--content", ".", "--role", "Safeguarding lead"])
}

/// Runs the program where nobody can answer; returns its exit code and what it printed.
fn prints(folder: &Path, args: &[&str]) -> (i32, String, String) {
    let output = program().args(args).current_dir(folder).output().unwrap();
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).unwrap();
    (output.status.code().unwrap(), text(output.stdout), text(output.stderr))
}

/// The text of a contact that somebody with this role has verified today.
#[track_caller]
fn assert_stamped(folder: &TempDir, path: &str, how: &str) {
    let (now, before) = (read(folder, path), shipped(path));
    assert!(
        now.contains(&format!("how     = \"{how}\"\nby      = \"Safeguarding lead\"\n")),
        "{now}"
    );
    let keys = ["on ", "how ", "by ", "numbers ", "next "];
    let is_other = |line: &&str| !keys.iter().any(|key| line.starts_with(key));
    let rest = |text: &str| text.lines().filter(is_other).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(rest(&now), rest(&before));
}

#[track_caller]
pub(crate) fn assert_untouched(folder: &TempDir, paths: &[&str]) {
    for path in paths {
        assert_eq!(read(folder, path), shipped(path), "{path}");
    }
}

/// No file but content may be left: not even the one that was being written.
#[track_caller]
fn assert_nothing_beside(folder: &TempDir) {
    for inside in ["services", "doors"] {
        for entry in fs::read_dir(folder.path().join(inside)).unwrap() {
            let name = entry.unwrap().file_name().into_string().unwrap();
            assert!(name.ends_with(".toml") && !name.starts_with('.'), "{name}");
        }
    }
}

#[test]
fn a_full_pass_over_a_small_folder_leaves_nothing_due_in_it() {
    let folder = small_folder();
    let mut lead = Person::starts(folder.path(), &["verify", "--content", "."]);
    lead.reads("3 thing(s) to verify");
    lead.answers("Your role", "someone@example.org");
    lead.reads("an e-mail address in a sentence");
    lead.answers("Your role", "Mrs Smith");
    lead.reads("hint: say what you are there");
    lead.answers("Your role", "Safeguarding lead");
    lead.answers("written into files as `Safeguarding lead`", "yes");
    let shown = lead.reads(RIGHT);
    assert!(shown.contains("1 of 3: service luton-mash"), "{shown}");
    assert!(shown.contains("Call: 01582 547653"));
    assert!(shown.contains("Open:   https://blmkhealthandcarepartnership.org/"));
    lead.answers("(yes, no, skip, back, quit, ?)", "y");
    lead.answers(HOW, "page");
    lead.answers(RIGHT, "yes");
    lead.answers(HOW, "number");
    let shown = lead.reads(PART);
    assert!(shown.contains("3 of 3: door worried") && shown.contains("This is not a report."));
    lead.answers("(yes, no, skip, back, quit, ?)", "y");
    (1..INFERRED).for_each(|_| lead.answers(PART, "y"));
    lead.answers(WHOLE, "y");
    let (ended, last) = lead.sees_the_end();
    assert_eq!(ended, Ended::With(1), "nobody in another role has approved the numbers");
    assert!(last.contains("9 stamp(s) written, 2 thing(s) still due."), "{last}");
    assert_stamped(&folder, FRONT_DOOR, "page opened");
    assert_stamped(&folder, DUTY_TEAM, "number called");
    let door = read(&folder, DOOR);
    assert_eq!(door.matches("\"approved\"").count(), INFERRED);
    assert!(door.contains(", role = \"Safeguarding lead\" }"));
    assert_nothing_beside(&folder);

    let (code, out, _) = prints(folder.path(), &["check", "--strict", "--json", "--content", "."]);
    let due: Vec<Value> = serde_json::from_str(&out).unwrap();
    assert_eq!(code, 1, "the content below the folder is as due as before");
    let here = due.iter().filter(|row| row["file"].as_str().unwrap().starts_with("./"));
    let is_for_another = |row: &&Value| row["message"].as_str().unwrap().contains("another role");
    assert_eq!((here.clone().count(), here.filter(is_for_another).count()), (2, 2), "{out}");
}

#[test]
fn whatever_interrupts_it_what_is_stamped_is_whole_and_the_rest_is_as_it_was() {
    type Interrupts = fn(&mut Person);
    let interruptions: [(Interrupts, Ended); 4] = [
        (Person::kills, Ended::By(Signal::KILL)),
        (|lead| lead.presses_control('c'), Ended::By(Signal::INT)),
        (|lead| lead.presses_control('d'), Ended::With(1)),
        (|lead| lead.types("quit"), Ended::With(1)),
    ];
    for (interrupts, expected) in interruptions {
        let folder = small_folder();
        let mut lead = verify(&folder);
        lead.answers(RIGHT, "yes");
        lead.answers(HOW, "page");
        lead.reads(RIGHT);
        interrupts(&mut lead);
        assert_eq!(lead.sees_the_end().0, expected);
        assert_stamped(&folder, FRONT_DOOR, "page opened");
        assert_untouched(&folder, &[DUTY_TEAM, DOOR]);
        assert_nothing_beside(&folder);

        let mut lead = verify(&folder);
        let shown = lead.reads(RIGHT);
        assert!(shown.contains("2 of 3: service luton-duty-team"), "{shown}");
    }
}

#[test]
fn a_half_typed_yes_is_none_when_the_person_leaves() {
    let folder = small_folder();
    let mut lead = verify(&folder);
    lead.reads(RIGHT);
    lead.types_without_enter("yes");
    lead.presses_control('d');
    lead.presses_control('d');
    assert_eq!(lead.sees_the_end().0, Ended::With(1));
    assert_untouched(&folder, &[DUTY_TEAM, FRONT_DOOR, DOOR]);
}

#[test]
fn a_no_writes_nothing_and_is_listed_at_the_end_and_a_skip_is_left() {
    let folder = small_folder();
    let mut lead = verify(&folder);
    lead.answers(RIGHT, "no");
    lead.answers(RIGHT, "skip");
    lead.answers(PART, "no");
    let (ended, last) = lead.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(last.contains("0 stamp(s) written, 3 thing(s) still due."), "{last}");
    let listed = last.split("To put right").nth(1).unwrap();
    assert!(listed.contains(FRONT_DOOR) && listed.contains(DOOR) && !listed.contains(DUTY_TEAM));
    assert_untouched(&folder, &[DUTY_TEAM, FRONT_DOOR, DOOR]);
}

#[test]
fn a_file_that_somebody_edits_meanwhile_is_not_written_over_but_shown_again() {
    let folder = small_folder();
    let mut lead = verify(&folder);
    lead.answers(RIGHT, "yes");
    let theirs = shipped(FRONT_DOOR).replace("01582 547653", "01582 547000");
    lead.reads(HOW);
    fs::write(folder.path().join(FRONT_DOOR), &theirs).unwrap();
    lead.types("page");
    lead.reads("a file was changed on disk since it was read");
    assert!(lead.reads(RIGHT).contains("Call: 01582 547000"));
    assert_eq!(read(&folder, FRONT_DOOR), theirs);
    lead.types("no");
    lead.answers(RIGHT, "yes");
    lead.answers(HOW, "page");
    lead.answers(PART, "quit");
    assert_eq!(lead.sees_the_end().0, Ended::With(1));
    assert_eq!(read(&folder, FRONT_DOOR), theirs);
    assert_stamped(&folder, DUTY_TEAM, "page opened");
}

#[test]
fn a_text_is_not_approved_while_a_number_that_stands_in_it_changes() {
    const AREA: &str = "areas/luton.toml";
    let folder = folder_of(&[FRONT_DOOR, AREA].map(|path| (path, shipped(path))));
    let words = ["verify", "areas/luton", "--content", ".", "--role", "Safeguarding lead"];
    let mut lead = Person::starts(folder.path(), &words);
    assert!(lead.reads(PART).contains("01582 547653"));
    let theirs = shipped(FRONT_DOOR).replace("01582 547653", "01582 547000");
    fs::write(folder.path().join(FRONT_DOOR), &theirs).unwrap();
    lead.types("yes");
    lead.reads("a file was changed on disk since it was read");
    let shown = lead.reads(PART);
    assert!(shown.contains("01582 547000") && !shown.contains("01582 547653"), "{shown}");
    assert_untouched(&folder, &[AREA]);
    lead.types("yes");
    (0..3).for_each(|_| lead.answers(PART, "yes"));
    lead.answers(WHOLE, "yes");
    let (ended, last) = lead.sees_the_end();
    assert_eq!(ended, Ended::With(0));
    assert!(last.contains("5 stamp(s) written, 0 thing(s) still due."), "{last}");
    assert_eq!(read(&folder, FRONT_DOOR), theirs);
}

#[test]
fn files_that_somebody_breaks_meanwhile_are_shown_and_nothing_is_stamped() {
    let folder = small_folder();
    let mut lead = verify(&folder);
    lead.answers(RIGHT, "yes");
    lead.reads(HOW);
    fs::write(folder.path().join(DOOR), "title =").unwrap();
    lead.types("page");
    let (ended, last) = lead.sees_the_end();
    assert_eq!(ended, Ended::With(1));
    assert!(last.contains("./doors/worried.toml:1:"), "{last}");
    assert_untouched(&folder, &[DUTY_TEAM, FRONT_DOOR]);
}

#[test]
fn a_day_that_is_mistyped_by_hand_is_shown_with_its_line_and_nothing_is_asked() {
    let folder = small_folder();
    let broken = shipped(FRONT_DOOR).replace("on      = 2026-11-23", "on      = 2026-11-31");
    fs::write(folder.path().join(FRONT_DOOR), &broken).unwrap();
    let (ended, shown) = verify(&folder).sees_the_end();
    assert_eq!(ended, Ended::With(1));
    let line = broken.lines().position(|line| line.starts_with("on ")).unwrap() + 1;
    assert!(shown.contains(&format!("./{FRONT_DOOR}:{line}:")), "{shown}");
    assert!(shown.contains("hint: ") && !shown.contains(RIGHT), "{shown}");
    assert_eq!(read(&folder, FRONT_DOOR), broken);
    assert_untouched(&folder, &[DUTY_TEAM, DOOR]);
}

#[test]
fn where_nobody_can_answer_what_is_due_is_printed_by_file() {
    let folder = small_folder();
    let (code, out, _) = prints(folder.path(), &["verify", "--content", "."]);
    assert_eq!(code, 1);
    assert!(out.contains("./doors/worried.toml\n  the door `worried` has not been approved"));
    assert!(out.contains("3 due; run `signpost verify --content .` in a terminal"));
    assert!(out.contains("other(s) due are in the content in the program"));
    let (code, json, _) = prints(folder.path(), &["verify", "--json", "--content", "."]);
    let rows: Vec<Value> = serde_json::from_str(&json).unwrap();
    assert_eq!((code, rows.len()), (1, 4));
    let (_, strict, _) = prints(folder.path(), &["check", "--strict", "--json", "--content", "."]);
    let strict: Vec<Value> = serde_json::from_str(&strict).unwrap();
    assert!(rows.iter().all(|row| strict.contains(row)), "{json}");
    assert_untouched(&folder, &[DUTY_TEAM, FRONT_DOOR, DOOR]);
}

#[test]
fn it_works_on_a_whole_folder_that_is_named() {
    let files = files::read(&Origin::Shipped).unwrap().files;
    let files: Vec<(String, String)> = files
        .iter()
        .map(|(path, file)| (format!("content/{path}"), file.text.to_string()))
        .collect();
    let files: Vec<(&str, &str)> =
        files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    let folder = folder_of(&files);
    let words = ["verify", "calendar", "--content-only", "content", "--role", "Deputy lead"];
    let (code, out, _) = prints(folder.path(), &words);
    assert_eq!(code, 1);
    assert!(out.starts_with("content/calendar.toml\n  the list of bank holidays is not verified"));
    let mut lead = Person::starts(folder.path(), &words);
    let shown = lead.reads(RIGHT);
    assert!(shown.contains("Monday 25 May 2026") && shown.contains("Monday 30 November 2026"));
    lead.types("yes");
    assert_eq!(lead.sees_the_end().0, Ended::With(0));
    assert!(read(&folder, "content/calendar.toml").contains("by      = \"Deputy lead\"\n"));
}

#[test]
fn a_board_is_shown_as_it_is_posted_and_approved_as_a_door_is() {
    let folder = folder_of(&[(BOARD, shipped(BOARD))]);
    let mut lead = verify(&folder);
    let shown = lead.reads(PART);
    lead.types("yes");
    lead.reads(WHOLE);
    assert!(shown.contains("1 of 1: board worried") && shown.contains("Tell one of these now."));
    assert!(shown.contains("No person has tested them yet."), "{shown}");
    assert!(shown.contains("Open:   ") && shown.contains("offices are in its place"), "{shown}");
    lead.types("yes");
    assert_eq!(lead.sees_the_end().0, Ended::With(0));
    assert!(read(&folder, BOARD).contains(", role = \"Safeguarding lead\" }"));
    let (code, out, _) = prints(folder.path(), &["verify", "boards", "--content", "."]);
    assert_eq!((code, out.contains("nothing is due")), (0, true), "{out}");
}

#[test]
fn the_induction_is_shown_whole_and_approved_part_by_part() {
    let folder = folder_of(&[(INDUCTION, shipped(INDUCTION))]);
    let parts = shipped(INDUCTION).matches("\nbasis ").count();
    let words = ["verify", "induction", "--content", ".", "--role", "Safeguarding lead"];
    let mut lead = Person::starts(folder.path(), &words);
    let shown = lead.reads(PART);
    assert!(shown.contains("1 of 1: induction") && shown.contains("step 9 of 9"), "{shown}");
    assert!(shown.contains("Not quite. ") && shown.contains("question 8 of 8"), "{shown}");
    assert!(shown.contains("Open:   content/topics/concerns.toml"), "{shown}");
    lead.types("yes");
    (1..parts).for_each(|_| lead.answers(PART, "yes"));
    lead.answers(WHOLE, "yes");
    assert_eq!(lead.sees_the_end().0, Ended::With(0));
    let now = read(&folder, INDUCTION);
    assert_eq!(now.matches("\"approved\"").count(), parts);
    assert!(now.contains(", role = \"Safeguarding lead\" }"));
    let (code, out, _) = prints(folder.path(), &["verify", "induction", "--content", "."]);
    assert_eq!((code, out.contains("nothing is due")), (0, true), "{out}");
}

#[test]
fn its_help_says_what_the_exit_code_of_a_walk_is() {
    let (code, out, _) = prints(Path::new("."), &["verify", "--help"]);
    assert_eq!(code, 0);
    let words: Vec<&str> = out.split_whitespace().collect();
    let words = words.join(" ");
    assert!(words.contains("Exit code 1 while anything that you asked for is left"), "{out}");
    assert!(words.contains("With --content, what is due of the content in the program"), "{out}");
    assert!(!words.contains("at every question: yes"), "{out}");
    assert!(words.contains("yes, no and skip where a question shows them"), "{out}");
}

#[test]
fn wrong_use_ends_with_code_2_and_a_next_step() {
    let folder = small_folder();
    for (args, hint) in [
        (&["verify", "--content", "nowhere"][..], "hint: name a folder"),
        (&["verify", "servces", "--content", "."], "hint: did you mean `services`?"),
        (&["verify", "doors/worred", "--content", "."], "hint: did you mean `doors/worried`?"),
        (&["verify", "everything", "--content", "."], "hint: name one of services, doors"),
        (&["verify", "--role", "", "--content", "."], "hint: write the words and no more"),
        (&["verify", "--role", "Dr Smith", "--content", "."], "hint: say what you are there"),
        (&["verify", "--role", "“Dr Smith”", "--content", "."], "hint: say what you are there"),
        (
            &["verify", "--role", "yes", "--content", "."],
            "--role: `yes` is no role\nhint: say what",
        ),
        (&["verify", "--role", "q", "--content", "."], "hint: say what you are there"),
    ] {
        let (code, out, err) = prints(folder.path(), args);
        assert_eq!(code, 2, "{args:?}: {err}");
        assert!(err.contains(hint) && out.is_empty(), "{args:?}: {err}");
    }
}
