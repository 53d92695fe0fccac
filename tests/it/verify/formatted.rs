//! Content that an editor's formatter has written stays as that writes it, whatever is stamped.
//!
//! Two formatters are tried on a copy of all content. Only the stamped lines may differ afterwards, and what people are answered
//! is what they were answered before.

use std::collections::BTreeMap;
use std::path::Path;

use tempfile::TempDir;

use super::{HOW, PART, RIGHT, WHOLE, prints};
use crate::support::folder_of;
use crate::support::formatters::Formatter;
use crate::support::terminal::{Ended, Person};
use signpost::files;
use signpost::files::Origin;

/// What is asked of the program before and after.
const ASKED: [&str; 5] = [
    "/contacts area:luton",
    "/concern about:worried",
    "/consent",
    "/helplines",
    "/consent topic:consent-law",
];

/// What is verified: a text of each kind, and by themselves a contact and the calendar.
const TEXTS: [&str; 4] = ["doors/worried", "areas/luton", "boards/worried", "topics/consent-law"];
const CONTACT: &str = "services/luton-mash";

/// The keys that stamps are about.
const STAMPED: [&str; 7] = ["on ", "how ", "by ", "numbers ", "next ", "approved ", "review "];

fn all_content() -> TempDir {
    let files = files::read(&Origin::Shipped).unwrap().files;
    let files: Vec<(&str, String)> =
        files.iter().map(|(path, file)| (path.as_str(), file.text.to_string())).collect();
    folder_of(&files)
}

fn texts(folder: &TempDir) -> BTreeMap<String, String> {
    let tree = files::read(&Origin::Only(folder.path().to_owned())).unwrap();
    tree.files.iter().map(|(path, file)| (path.clone(), file.text.to_string())).collect()
}

/// Returns what the program answers from a folder, and what it says of that.
fn answers(folder: &Path) -> Vec<(i32, String)> {
    let of = |words: &[&str]| {
        let (code, out, _) = prints(folder, &[words, &["--content-only", "."]].concat());
        (code, out)
    };
    let asked = ASKED.map(|words| of(&["ask", words, "--at", "2026-11-24T12:00"]));
    asked.into_iter().chain([of(&["check"])]).collect()
}

fn verify(folder: &TempDir, what: &str, role: &str) -> Person {
    let words = ["verify", what, "--content-only", ".", "--role", role];
    Person::starts(folder.path(), &words)
}

#[track_caller]
fn ends(lead: Person, what: &str) {
    let (ended, last) = lead.sees_the_end();
    assert!(
        matches!(ended, Ended::With(0 | 1)) && last.contains("stamp(s) written"),
        "{what}: {last}"
    );
}

/// Goes through a thing of each kind, and says yes to all.
#[track_caller]
fn verify_one_of_each(folder: &TempDir) {
    let mut lead = verify(folder, CONTACT, "Safeguarding lead");
    lead.answers(RIGHT, "yes");
    lead.answers(HOW, "page");
    ends(lead, CONTACT);
    let mut second = verify(folder, CONTACT, "Deputy lead");
    second.answers(RIGHT, "yes");
    ends(second, CONTACT);
    let mut lead = verify(folder, "calendar", "Safeguarding lead");
    lead.answers(RIGHT, "yes");
    ends(lead, "calendar");
    for what in TEXTS {
        let text = &texts(folder)[&format!("{what}.toml")];
        let mut trustee = verify(folder, what, "Trustee for safeguarding");
        for _ in text.matches("basis = \"inference\"") {
            trustee.answers(PART, "yes");
        }
        trustee.answers(WHOLE, "yes");
        ends(trustee, what);
    }
}

/// Returns the lines that no stamp is about.
fn others(text: &str) -> Vec<&str> {
    let is_other = |line: &&str| {
        !STAMPED.iter().any(|key| line.starts_with(key)) && !line.starts_with("basis = ")
    };
    text.lines().filter(is_other).collect()
}

#[track_caller]
fn stays_formatted(formatter: &Formatter) {
    let folder = all_content();
    let before = answers(folder.path());
    let codes: Vec<i32> = before.iter().map(|(code, _)| *code).collect();
    assert_eq!(codes, [0; ASKED.len() + 1]);
    formatter.format(folder.path());
    formatter.finds_nothing_to_do(folder.path());
    let formatted = texts(&folder);
    assert!(formatted.values().any(|text| text.contains("\ncheck-every = ")));
    assert!(answers(folder.path()) == before, "{} changes an answer", formatter.name);

    verify_one_of_each(&folder);
    let stamped = texts(&folder);
    assert!(stamped.keys().eq(formatted.keys()));
    let mut changed = Vec::new();
    for (path, text) in &stamped {
        if *text != formatted[path] {
            changed.push(path.trim_end_matches(".toml"));
            assert_eq!(others(text), others(&formatted[path]), "{path}");
        }
    }
    let mut expected = [&TEXTS[..], &[CONTACT, "calendar"]].concat();
    expected.sort_unstable();
    assert_eq!(changed, expected);
    assert!(
        stamped["services/luton-mash.toml"].contains("\nby = \"Safeguarding lead\"\nnumbers = ")
    );
    formatter.finds_nothing_to_do(folder.path());
    // A topic says which parts of it nobody has approved.
    let after = answers(folder.path());
    assert!(after[..4] == before[..4] && after[5] == before[5], "a stamp changes an answer");
}

#[test]
fn what_taplo_has_formatted_stays_so_whatever_is_stamped() {
    if let Some(taplo) = Formatter::taplo() {
        stays_formatted(&taplo);
    }
}

#[test]
fn what_prettier_has_formatted_stays_so_whatever_is_stamped() {
    if let Some(prettier) = Formatter::prettier() {
        stays_formatted(&prettier);
    }
}
