//! What answers from the first moment, whatever is on disk.
//!
//! The content in the program and a configuration without servers stand in for what cannot be
//! used, each for itself, and only until it can be.

use super::{Site, answers, area, count, lead_anywhere, logged, place};
use signpost::answer::COMMANDS;
use signpost::files::Origin;
use signpost::live::{Live, Origins, Reloaded, Unreadable, read};
use signpost::render::definitions;

const BROKEN: &str = "name = \"Bedford\n";

#[test]
fn what_is_good_answers_and_nothing_is_reported() {
    let site = Site::named("One");
    let (live, log) = logged(|| site.start());
    answers(&live, "One", "One");
    assert_eq!(log, "");
    assert!(live.is_up_to_date());
}

#[test]
fn without_a_folder_or_a_file_the_content_in_the_program_answers() {
    let live = Live::start(Origins { content: Origin::Shipped, config: None });
    answers(&live, "", "");
    assert!(live.is_up_to_date());
    assert_eq!(definitions(live.current().content()).len(), COMMANDS.len());
    assert_eq!(live.reload(), Reloaded::Unchanged);
}

#[test]
fn a_broken_folder_leaves_the_content_in_the_program_and_is_taken_up_once_mended() {
    let site = Site::named("One");
    site.write("content/areas/bedford.toml", BROKEN);
    site.write("signpost.toml", &lead_anywhere("One"));
    let (live, log) = logged(|| site.start());
    answers(&live, "", "One");
    assert!(log.contains(&place(&site.path("content/areas/bedford.toml"), "1:1")), "{log}");
    assert_eq!(count(&log, "ERROR"), 1);
    assert!(log.contains("the content in the program answers until this is put right"), "{log}");
    assert!(!live.is_up_to_date());
    site.write_area("One");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "One", "One");
    assert!(live.is_up_to_date());
}

#[test]
fn a_folder_that_is_not_there_is_named_and_taken_up_once_it_is() {
    let site = Site::empty();
    site.write("signpost.toml", &lead_anywhere("One"));
    let (live, log) = logged(|| site.start());
    answers(&live, "", "One");
    let named = format!("cannot read `{}`: No such file", site.path("content").display());
    assert!(log.contains(&named), "{log}");
    site.write_area("One");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "One", "One");
}

#[test]
fn a_broken_configuration_leaves_no_server_and_keeps_the_folder_of_content() {
    let site = Site::named("One");
    site.write("signpost.toml", "[[server]]\nguild = 1\nlaed = 2\n");
    let (live, log) = logged(|| site.start());
    answers(&live, "One", "");
    assert!(log.contains("no server is configured until this is put right"), "{log}");
    assert!(log.contains("2 problem(s)") && log.contains("unknown field `laed`"), "{log}");
    site.write_lead("One");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "One", "One");
}

#[test]
fn a_configuration_that_is_not_there_leaves_no_server() {
    let site = Site::empty();
    site.write_area("One");
    let (live, log) = logged(|| site.start());
    answers(&live, "One", "");
    assert!(log.contains("cannot read the configuration"), "{log}");
    site.write_lead("One");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "One", "One");
}

#[test]
fn a_configuration_that_names_an_area_of_the_broken_folder_waits_for_it() {
    let site = Site::named("One");
    site.write("content/areas/bedford.toml", BROKEN);
    let (live, log) = logged(|| site.start());
    answers(&live, "", "");
    assert!(log.contains("unknown area `bedford`"), "{log}");
    site.write_area("One");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "One", "One");
}

#[test]
fn both_broken_are_both_reported_and_each_is_taken_up_when_it_is_mended() {
    let site = Site::named("One");
    site.write("content/areas/bedford.toml", BROKEN);
    site.write("signpost.toml", "server = 1\n");
    let (live, log) = logged(|| site.start());
    answers(&live, "", "");
    assert_eq!(count(&log, "ERROR"), 2);
    site.write_area("One");
    let (done, log) = logged(|| live.reload());
    assert_eq!(done, Reloaded::Kept);
    answers(&live, "One", "");
    assert!(log.contains("no server is configured until this is put right"), "{log}");
    site.write_lead("One");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "One", "One");
}

#[test]
fn reading_once_shows_what_is_wrong_with_both_at_once() {
    let site = Site::named("One");
    site.write("content/areas/bedford.toml", &area("One").replace("england", "engeland"));
    site.write("signpost.toml", "[[server]]\nguild = 1\n");
    let Err(Unreadable::Problems(problems)) = read(&site.sources()) else {
        panic!("both have problems");
    };
    let files = problems.iter().map(|problem| problem.file.path.rsplit('/').next().unwrap());
    assert_eq!(files.collect::<Vec<_>>(), ["bedford.toml", "signpost.toml"]);
}
