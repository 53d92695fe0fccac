//! Every problem that content can have, shown exactly as an editor meets it.
//!
//! Each folder of `tests/fixtures/problems` is the smallest content that, laid over the shipped
//! one, has one kind of problem. Its test pins what `signpost check` prints for it in
//! `tests/it/snapshots/problems`. What is too large for a folder, or has to keep up with a long
//! shipped file, is written by the test itself: `single_files`, `sums`.
//!
//! Bless a change with `INSTA_UPDATE=always cargo test content_problems`, then read every caret
//! and hint of the diff as an editor would.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use insta::{assert_snapshot, with_settings};
use serde_json::json;
use tempfile::TempDir;

use crate::support::folder_of;
use signpost::files::Origin;
use signpost::schema::{Problem, report};
use signpost::{files, judge};

const FOLDER: &str = "tests/fixtures/problems";

/// Declares one test a fixture, and the list of the fixtures that were named.
macro_rules! fixtures {
    ($( $test:ident: $fixture:literal, )*) => {
        pub(super) const FIXTURES: &[&str] = &[$( $fixture, )*];
        $(
            #[test]
            fn $test() {
                $crate::content_problems::shows(stringify!($test), $fixture);
            }
        )*
    };
}

mod calendar;
mod contacts;
mod induction;
mod names;
mod prose;
mod shape;
mod single_files;
mod sums;
mod whole;

/// Returns every problem of the content of `origin`; there must be one.
#[track_caller]
fn problems(origin: &Origin) -> Vec<Problem> {
    let found = judge::content(&files::read(origin).unwrap());
    let found = found.err().unwrap_or_default();
    assert!(!found.is_empty(), "{origin:?} shows no problem");
    found
}

fn problems_of(fixture: &str) -> Vec<Problem> {
    problems(&Origin::Over(Path::new(FOLDER).join(fixture)))
}

/// Pins what an editor sees of the fixture.
fn shows(test: &str, fixture: &str) {
    pin(test, fixture, &report::carets(&problems_of(fixture)));
}

/// Pins what an editor sees of generated files, laid over the shipped content.
fn shows_over(test: &str, name: &str, files: &[(&str, String)]) {
    let folder = folder_of(files);
    pin(test, name, &carets_in(&folder, &problems(&Origin::Over(folder.path().to_owned()))));
}

/// Pins what an editor sees of generated files alone.
fn shows_only(test: &str, name: &str, files: &[(&str, String)]) {
    let folder = folder_of(files);
    pin(test, name, &carets_in(&folder, &problems(&Origin::Only(folder.path().to_owned()))));
}

fn pin(test: &str, name: &str, text: &str) {
    let sentence = test.replace('_', " ");
    with_settings!({
        snapshot_path => "../snapshots/problems",
        prepend_module_to_snapshot => false,
        omit_expression => true,
        description => sentence,
    }, {
        assert_snapshot!(name, text);
    });
}

/// Returns the report with the fresh folder's name, which changes, replaced.
fn carets_in(folder: &TempDir, problems: &[Problem]) -> String {
    report::carets(problems).replace(&folder.path().display().to_string(), "DIR")
}

/// Returns the path and text of every shipped file.
fn shipped() -> Vec<(String, String)> {
    let tree = files::read(&Origin::Shipped).unwrap();
    tree.files.iter().map(|(path, file)| (path.clone(), file.text.to_string())).collect()
}

/// Returns the text of one shipped file.
fn shipped_text(path: &str) -> String {
    shipped().into_iter().find(|(inside, _)| inside == path).unwrap().1
}

/// Returns the smallest topic that has no problem.
fn topic(chapter: &str, order: usize, title: &str) -> String {
    format!(
        "title = \"{title}\"\nchapter = \"{chapter}\"\norder = {order}\nshort = \"One thing.\"\n\
         nations = [\"england\"]\nreview = {{ by = 2027-11-23 }}\n\n\
         [[section]]\ntext = [\"A paragraph.\"]\n"
    )
}

/// Returns a chapter, to be written above the shipped ones so that its line is known.
fn chapter(id: &str) -> String {
    format!("[[chapter]]\nid = \"{id}\"\ntitle = \"What is it?\"\ndescription = \"What it is\"\n\n")
}

#[test]
fn no_folder_of_fixtures_is_forgotten() {
    let named =
        [calendar::FIXTURES, contacts::FIXTURES, prose::FIXTURES, shape::FIXTURES, whole::FIXTURES]
            .concat();
    let there = fs::read_dir(FOLDER).unwrap();
    let there = there.map(|entry| entry.unwrap().file_name().into_string().unwrap());
    let tested: BTreeSet<String> = named.iter().map(|name| (*name).to_owned()).collect();
    assert_eq!(tested.len(), named.len(), "a fixture has two tests");
    assert_eq!(there.collect::<BTreeSet<_>>(), tested);
}

#[test]
fn every_message_is_lower_case_without_a_full_stop_and_says_what_to_do_next() {
    for entry in fs::read_dir(FOLDER).unwrap() {
        let name = entry.unwrap().file_name().into_string().unwrap();
        for Problem { message, hint, .. } in problems_of(&name) {
            assert!(!message.starts_with(char::is_uppercase), "{name}: {message}");
            assert!(!message.ends_with('.'), "{name}: {message}");
            let hint = hint.unwrap_or_default();
            assert!(!hint.is_empty() && !hint.ends_with('.'), "{name}: {hint}");
            for word in ["Raw", "enum", "i64", "struct", "$__"] {
                assert!(!message.contains(word), "{name}: {message}");
            }
        }
    }
}

#[test]
fn the_json_of_a_problem_has_the_six_fields_that_programs_read() {
    let expected = json!([{
        "severity": "error",
        "file": "tests/fixtures/problems/emoji-in-a-sentence/topics/example.toml",
        "line": 9,
        "column": 20,
        "message": "`😀` is outside the Basic Multilingual Plane",
        "hint": "leave out emoji; not every screen reader says them",
    }]);
    assert_eq!(report::json(&problems_of("emoji-in-a-sentence")), expected);
}

#[test]
fn every_problem_of_five_broken_files_comes_at_once_by_file_and_line() {
    let found = problems_of("five-broken-files");
    let place = |problem: &Problem| (problem.file.path.clone(), problem.position());
    let places: Vec<_> = found.iter().map(place).collect();
    assert!(places.is_sorted(), "{places:?}");
    let files: BTreeSet<_> = places.iter().map(|(path, _)| path).collect();
    assert_eq!(files.len(), 5, "{places:?}");
}
