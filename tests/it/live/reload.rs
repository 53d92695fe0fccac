//! What becomes of an edit: taken up where it is good, reported where it is not.
//!
//! Nothing here waits or watches: each test edits, reloads and looks.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::time::Duration;
use std::{fs, thread};

use serde_json::{Value, json};

use super::{Site, answers, area, count, lead, logged, names, place};
use crate::support::interactions::command;
use crate::support::{LISTED, NOON, text};
use signpost::live::{Live, Reloaded};
use signpost::transport::respond;

#[test]
fn a_good_edit_is_taken_up() {
    let site = Site::named("One");
    let live = site.start();
    let before = live.current();
    site.write_area("Two");
    let (done, log) = logged(|| live.reload());
    assert_eq!(done, Reloaded::Swapped);
    answers(&live, "Two", "One");
    assert_eq!(names(&before), ("One", "One"), "who holds a snapshot keeps it whole");
    assert!(log.contains("INFO") && log.contains("were read again; read: 1 file of "), "{log}");
    assert!(!log.contains("Two"), "what content says is not logged");
}

#[test]
fn text_that_is_as_it_was_is_not_judged_again() {
    let site = Site::named("One");
    let live = site.start();
    let (before, changes) = (live.current(), live.changes());
    site.write_area("One");
    assert_eq!(live.reload(), Reloaded::Unchanged);
    assert!(Arc::ptr_eq(&before, &live.current()));
    assert!(!changes.has_changed().unwrap());
}

#[test]
fn a_broken_edit_changes_nothing_and_is_reported_once_with_its_place() {
    let site = Site::named("One");
    let live = site.start();
    let (before, changes) = (live.current(), live.changes());
    site.write("content/areas/bedford.toml", &area("Two").replace("england", "engeland"));
    let (done, log) = logged(|| live.reload());
    assert_eq!(done, Reloaded::Kept);
    assert!(Arc::ptr_eq(&before, &live.current()));
    assert!(!changes.has_changed().unwrap());
    assert!(log.contains(&place(&site.path("content/areas/bedford.toml"), "2:10")), "{log}");
    assert!(
        log.contains("the last good content goes on answering until this is put right"),
        "{log}"
    );
    assert_eq!(count(&log, "ERROR"), 1);
    assert!(!live.is_up_to_date());
    let (again, log) = logged(|| live.reload());
    assert_eq!((again, log.as_str()), (Reloaded::Unchanged, ""));
}

#[test]
fn mending_a_broken_edit_is_taken_up() {
    let site = Site::named("One");
    let live = site.start();
    site.write("content/areas/bedford.toml", "name =");
    assert_eq!(live.reload(), Reloaded::Kept);
    site.write_area("Two");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "Two", "One");
    assert!(live.is_up_to_date());
}

#[test]
fn taking_a_broken_edit_back_is_up_to_date_again() {
    let site = Site::named("One");
    let live = site.start();
    site.write("content/areas/bedford.toml", "name =");
    assert_eq!(live.reload(), Reloaded::Kept);
    site.write_area("One");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "One", "One");
    assert!(live.is_up_to_date());
}

#[test]
fn a_slip_in_the_configuration_does_not_hold_back_the_content() {
    let site = Site::named("One");
    let live = site.start();
    site.write_area("Two");
    site.write("signpost.toml", &lead("Two").replace("phone", "fone"));
    let (done, log) = logged(|| live.reload());
    assert_eq!(done, Reloaded::Kept);
    answers(&live, "Two", "One");
    assert!(log.contains(&place(&site.path("signpost.toml"), "5:")), "{log}");
    assert!(log.contains("the last good configuration stays until this is put right"), "{log}");
}

/// A withdrawal that nothing acts on is not taken up in silence, nor is a key of a later version.
#[test]
fn what_this_version_does_not_do_leaves_the_last_good_configuration_and_says_so() {
    let site = Site::named("One");
    let live = site.start();
    for (key, said) in [
        ("[[withdrawn]]\nservice = \"safecall\"\n", "it takes no number out"),
        ("[later]\nkey = 1\n", "unknown field `later`"),
    ] {
        site.write("signpost.toml", &format!("{}{key}", lead("Two")));
        let (done, log) = logged(|| live.reload());
        assert_eq!(done, Reloaded::Kept);
        answers(&live, "One", "One");
        assert!(log.contains(said) && log.contains("the last good configuration stays"), "{log}");
    }
    site.write_lead("Two");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "One", "Two");
}

#[test]
fn a_slip_in_the_content_does_not_hold_back_the_configuration() {
    let site = Site::named("One");
    let live = site.start();
    site.write("content/areas/bedford.toml", "name =");
    site.write_lead("Two");
    assert_eq!(live.reload(), Reloaded::Kept);
    answers(&live, "One", "Two");
}

#[test]
fn content_that_takes_away_what_the_last_good_configuration_names_is_not_taken_up_alone() {
    let site = Site::named("One");
    let live = site.start();
    site.rename("content/areas/bedford.toml", "content/areas/ampthill.toml");
    site.write("signpost.toml", "server = 1\n");
    let (done, log) = logged(|| live.reload());
    assert_eq!(done, Reloaded::Kept);
    answers(&live, "One", "One");
    assert!(log.contains("does not fit the new content, so neither is used"), "{log}");
    site.write("signpost.toml", &lead("Two").replace("bedford", "ampthill"));
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "", "Two");
}

#[test]
fn a_folder_that_goes_away_leaves_the_last_good_content() {
    let site = Site::named("One");
    let live = site.start();
    site.rename("content", "elsewhere");
    assert_eq!(live.reload(), Reloaded::Kept);
    assert_eq!(live.reload(), Reloaded::Unchanged);
    answers(&live, "One", "One");
    site.rename("elsewhere", "content");
    assert_eq!(live.reload(), Reloaded::Swapped);
}

#[test]
fn what_stands_in_hidden_folders_is_not_even_opened() {
    let site = Site::named("One");
    fs::create_dir_all(site.path("content/.git/broken.toml")).unwrap();
    let live = site.start();
    site.write("content/..2026/areas/bedford.toml", "not TOML");
    assert_eq!(live.reload(), Reloaded::Unchanged);
}

/// Writes a release: area and lead have the same name.
fn release(site: &Site, name: &str) {
    site.write(&format!("{name}/content/areas/bedford.toml"), &area(name));
    site.write(&format!("{name}/signpost.toml"), &lead(name));
}

/// Returns the release that an answer is made from, by the area's name and by the lead's.
fn releases(live: &Live, interaction: &str) -> (String, String) {
    let response =
        serde_json::to_value(respond(&live.current(), NOON, interaction).response).unwrap();
    let text = text(&response);
    let heading = text.split("## Local contacts: ").nth(1).and_then(|rest| rest.lines().next());
    let area = heading.and_then(|line| line.split(" · ").next());
    let lead = text.lines().find_map(|line| line.strip_suffix(": 020 7946 0001"));
    let lead = lead.and_then(|line| line.strip_prefix("- "));
    (area.unwrap().to_owned(), lead.unwrap().to_owned())
}

#[cfg(unix)]
#[test]
fn two_hundred_reloads_lose_no_answer_and_tear_none() {
    let site = Site::empty();
    for name in ["Even", "Odd"] {
        release(&site, name);
    }
    site.link("current", "Even");
    let live = Live::start(site.sources_at("current/content", "current/signpost.toml"));
    let interaction: Value =
        command("contacts").option("area", json!("bedford")).in_server(LISTED).json();
    let (interaction, done) = (interaction.to_string(), AtomicBool::new(false));
    let seen = [AtomicUsize::new(0), AtomicUsize::new(0)];
    thread::scope(|scope| {
        for _ in 0..3 {
            scope.spawn(|| {
                while !done.load(Ordering::Relaxed) {
                    let (area, lead) = releases(&live, &interaction);
                    assert_eq!(area, lead, "an answer is made from one snapshot");
                    seen[usize::from(area == "Odd")].fetch_add(1, Ordering::Relaxed);
                    // Traffic, and room beside it for the reloads on a machine with two cores.
                    thread::sleep(Duration::from_millis(15));
                }
            });
        }
        for number in 1..=200 {
            site.link("current", if number % 2 == 0 { "Even" } else { "Odd" });
            assert_eq!(live.reload(), Reloaded::Swapped);
        }
        done.store(true, Ordering::Relaxed);
    });
    assert!(seen.iter().all(|count| count.load(Ordering::Relaxed) > 0), "{seen:?}");
}
