//! How hard the content is to read: measured, warned about, and never a reason not to use it.
//!
//! The limits are on whole files: six years at school for what a frightened person acts on, nine at
//! the median and twelve at most for guidance. Sentences above 20 words warn wherever they are.

use std::collections::BTreeSet;

use jiff::civil::date;
use serde_json::Value;

use crate::support::{SHIPPED, folder_of, program};
use signpost::content::FileKind;
use signpost::files::Origin;
use signpost::judge::Loaded;
use signpost::review::{grades_by_kind, reading_grades};
use signpost::schema::{Problem, Severity};
use signpost::values::Kind;
use signpost::{files, judge, review, schema};

/// A door of one sentence; longer words make it harder.
fn door(step: &str) -> String {
    format!(
        "title = \"Example\"\norder = 900\nscreen = \"more\"\npage = 900\nshort = \"Call now.\"\n\
         review = {{ by = 2027-11-23 }}\n\n[[step]]\ntext = \"{step}\"\n"
    )
}

fn topic(order: usize, text: &str) -> String {
    format!(
        "title = \"Example {order}\"\nchapter = \"acting\"\norder = {order}\nshort = \"Call now.\"\n\
         nations = [\"wales\"]\nreview = {{ by = 2027-11-23 }}\n\n[[section]]\ntext = [\"{text}\"]\n"
    )
}

#[track_caller]
fn over_shipped(files: &[(&str, String)]) -> (Loaded, String) {
    let folder = folder_of(files);
    let tree = files::read(&Origin::Over(folder.path().to_owned())).unwrap();
    let loaded = judge::content(&tree).map_err(|found| schema::report::carets(&found)).unwrap();
    (loaded, folder.path().display().to_string())
}

#[track_caller]
fn warnings(files: &[(&str, String)]) -> Vec<Problem> {
    review::warnings(&over_shipped(files).0)
}

const HARD: &str = "Notify organisational representatives immediately regarding vulnerability.";

#[test]
fn the_shipped_content_has_no_warning() {
    assert_eq!(schema::report::carets(&review::warnings(&SHIPPED)), "");
}

#[test]
fn the_shipped_content_keeps_within_every_limit() {
    for kind in grades_by_kind(&reading_grades(&SHIPPED)) {
        if let Some(limit) = kind.kind.limit() {
            assert!(kind.highest.grade <= limit.highest, "{}", kind.highest.file.path);
            assert!(limit.median.is_none_or(|most| kind.median <= most), "{}", kind.kind);
        }
    }
}

#[test]
fn doors_areas_boards_topics_the_induction_and_the_signpost_have_a_limit() {
    let kinds = grades_by_kind(&reading_grades(&SHIPPED));
    let limited: BTreeSet<FileKind> =
        kinds.iter().filter(|kind| kind.kind.limit().is_some()).map(|kind| kind.kind).collect();
    let each = [Kind::Topic, Kind::Door, Kind::Area, Kind::Board].map(FileKind::Each);
    let single = ["induction.toml", "signpost.toml"].map(FileKind::Single);
    assert_eq!(limited, each.into_iter().chain(single).collect());
    let of = |kind| kinds.iter().find(|one| one.kind == kind).unwrap().files;
    assert_eq!(of(FileKind::Each(Kind::Topic)), SHIPPED.content.topics.len());
    assert_eq!(of(FileKind::Each(Kind::Door)), SHIPPED.content.doors.len());
}

#[test]
fn a_door_that_is_hard_to_read_is_warned_about_at_its_heaviest_sentence() {
    let files = [("doors/example.toml", door(HARD))];
    let (loaded, folder) = over_shipped(&files);
    let found = review::warnings(&loaded);
    insta::assert_snapshot!(schema::report::carets(&found).replace(&folder, "DIR"), @r#"
    warning: `example` reads at grade 30.2; at most 6.0 here
     --> DIR/doors/example.toml:9:9
      |
    9 | text = "Notify organisational representatives immediately regarding vulnerability."
      |         ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      |
      = hint: this sentence weighs most: make two of it, or find shorter words for `organisational`, `vulnerability`, `immediately`
    "#);
}

#[test]
fn a_sentence_of_twenty_words_is_not_warned_about_and_one_of_twenty_one_is() {
    let of = |words: usize| format!("{} it.", "do ".repeat(words - 1).trim()).replacen('d', "D", 1);
    assert_eq!(warnings(&[("topics/example.toml", topic(990, &of(20)))]), []);
    let found = warnings(&[("topics/example.toml", topic(990, &of(21)))]);
    let [one] = found.as_slice() else { panic!("{found:?}") };
    assert_eq!(one.message, "a sentence of 21 words; one of 20 reads more easily");
    assert_eq!((one.severity, one.position().0), (Severity::Warning, 9));
}

#[test]
fn the_median_of_the_topics_is_warned_about_too() {
    // Grade 11.6: each of these is below the limit of one topic.
    let text = "Notify the representatives. Consider vulnerability.";
    let many: Vec<(String, String)> =
        (0..80).map(|n| (format!("topics/example-{n}.toml"), topic_in(n, text))).collect();
    let mut files: Vec<(&str, String)> =
        many.iter().map(|(path, text)| (path.as_str(), text.clone())).collect();
    let chapters: String = (0..4)
        .map(|n| {
            format!(
                "[[chapter]]\nid = \"more-{n}\"\ntitle = \"More {n}?\"\ndescription = \"More\"\n\n"
            )
        })
        .collect();
    let shipped = files::read(&Origin::Shipped).unwrap();
    files.push(("chapters.toml", chapters + &shipped.files["chapters.toml"].text));
    let found = warnings(&files);
    let median = found.iter().filter(|problem| problem.message.starts_with("half of the topics"));
    assert_eq!(median.count(), 1, "{}", schema::report::carets(&found));
}

fn topic_in(n: usize, text: &str) -> String {
    topic(n, text).replace("\"acting\"", &format!("\"more-{}\"", n / 20))
}

#[test]
fn strict_as_json_lists_exactly_what_a_person_has_still_to_do_by_file() {
    let out = program().args(["check", "--strict", "--json"]).output().unwrap();
    let rows: Vec<Value> = serde_json::from_slice(&out.stdout).unwrap();
    let listed: BTreeSet<String> =
        rows.iter().map(|row| row["file"].as_str().unwrap().to_owned()).collect();
    let content = &SHIPPED.content;
    let topics = content.topics.iter().map(|(id, _)| format!("content/topics/{id}.toml"));
    let doors = content.doors.iter().map(|(id, _)| format!("content/doors/{id}.toml"));
    let services = content.services.iter().map(|(id, _)| format!("content/services/{id}.toml"));
    let areas = content.areas.iter().map(|(id, _)| format!("content/areas/{id}.toml"));
    let boards = content.boards.iter().map(|(id, _)| format!("content/boards/{id}.toml"));
    let all = topics.chain(doors).chain(services).chain(areas).chain(boards);
    // Nobody has verified or approved anything yet.
    let single = ["calendar", "helplines", "induction"].map(|name| format!("content/{name}.toml"));
    assert_eq!(listed, all.chain(single).collect());
    assert!(rows.iter().all(|row| row["severity"] == "due"));
    let marked = |text: &str| text.lines().filter(|line| line.starts_with("basis")).count();
    let files = files::read(&Origin::Shipped).unwrap().files;
    let inferred: usize = files.values().map(|file| marked(&file.text)).sum();
    let counted = rows.iter().filter_map(|row| {
        let (_, rest) = row["message"].as_str()?.split_once(" has ")?;
        rest.trim_end_matches(": for the trustee")
            .strip_suffix(" part(s) that no source states")?
            .parse::<usize>()
            .ok()
    });
    assert_eq!(counted.sum::<usize>(), inferred);
}

#[test]
fn a_list_of_holidays_that_ends_within_six_months_is_seen_by_whoever_checks() {
    let ends = |day| review::calendar_ending(&SHIPPED, day).map(|problem| problem.message);
    assert_eq!(ends(date(2028, 6, 30)), None);
    let message = "the list of bank holidays ends on 31 Dec 2028".to_owned();
    assert_eq!(ends(date(2028, 7, 1)), Some(message.clone()));
    assert_eq!(ends(date(2029, 1, 1)), Some(message));
}
