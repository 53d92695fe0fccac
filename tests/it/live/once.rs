//! A configuration that can be read once, and one that comes out empty: neither is ever taken for no server.
//!
//! The same of content: a file that nobody reads is told, and a folder that is emptied takes nothing back.

use std::process::Command;
use std::time::Duration;
use std::{fs, thread};

use super::{Site, answers, count, lead_anywhere, logged};
use crate::support::discord::{Discord, SOON};
use crate::support::interactions::command;
use crate::support::running::Running;
use crate::support::{LISTED, text};
use signpost::live::{Live, Origins, Reloaded};

/// Makes a pipe at `signpost.toml`.
fn pipe(site: &Site) -> String {
    let path = site.path("signpost.toml");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    path.display().to_string()
}

/// Returns what answers where `text` comes through a pipe.
fn piped(site: &Site, text: &str) -> (Live, String) {
    let path = pipe(site);
    thread::scope(|scope| {
        scope.spawn(|| fs::write(&path, text).unwrap());
        logged(|| site.start())
    })
}

const NOT_FOLLOWED: &str =
    "is no regular file: it was read once, and changes of it are not followed";

#[test]
fn a_configuration_from_a_pipe_answers_and_is_never_read_again() {
    let site = Site::empty();
    site.write_area("One");
    let (live, log) = piped(&site, &lead_anywhere("One"));
    answers(&live, "One", "One");
    assert_eq!((count(&log, NOT_FOLLOWED), count(&log, "ERROR")), (1, 0), "{log}");
    assert_eq!(live.reload(), Reloaded::Unchanged);
    site.write_area("Two");
    let (done, log) = logged(|| live.reload());
    assert_eq!(done, Reloaded::Swapped);
    answers(&live, "Two", "One");
    assert_eq!(count(&log, NOT_FOLLOWED), 0, "it is said once: {log}");
    fs::remove_file(site.path("signpost.toml")).unwrap();
    site.write_area("Three");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "Three", "One");
    assert!(live.is_up_to_date());
}

#[test]
fn a_file_in_the_place_of_a_pipe_is_followed_again() {
    let site = Site::empty();
    site.write_area("One");
    let (live, _) = piped(&site, &lead_anywhere("One"));
    fs::remove_file(site.path("signpost.toml")).unwrap();
    for name in ["Two", "Three"] {
        site.write("signpost.toml", &lead_anywhere(name));
        assert_eq!(live.reload(), Reloaded::Swapped);
        answers(&live, "One", name);
    }
}

#[test]
fn a_pipe_with_nothing_in_it_is_an_error_and_no_configuration() {
    let site = Site::empty();
    site.write_area("One");
    let (live, log) = piped(&site, "");
    answers(&live, "One", "");
    assert!(log.contains("the configuration is empty"), "{log}");
    let until = "no server is configured until the program is started again";
    assert!(log.contains(until) && !log.contains("put right"), "{log}");
    assert!(!live.is_up_to_date() && live.written().is_none());
}

#[test]
fn the_null_device_is_an_empty_configuration() {
    let sources = Origins { config: Some("/dev/null".into()), ..Site::named("One").sources() };
    let (live, log) = logged(|| Live::start(sources));
    assert!(log.contains("the configuration is empty"), "{log}");
    assert!(log.contains("no server is configured until the program is started again"), "{log}");
    assert!(!live.is_up_to_date());
}

#[test]
fn a_configuration_that_comes_out_empty_leaves_the_last_good_one() {
    for empty in ["", "\n\n", "# nothing\n", "\u{feff}"] {
        let site = Site::named("One");
        let live = site.start();
        site.write("signpost.toml", empty);
        let (done, log) = logged(|| live.reload());
        assert_eq!(done, Reloaded::Kept, "{empty:?}");
        answers(&live, "One", "One");
        assert!(log.contains("the configuration is empty"), "{log}");
        assert!(log.contains("the last good configuration stays until this is put right"), "{log}");
        site.write_lead("Two");
        assert_eq!(live.reload(), Reloaded::Swapped);
        answers(&live, "One", "Two");
    }
}

#[test]
fn a_configuration_that_says_that_there_is_no_server_is_taken_and_said() {
    let site = Site::named("One");
    let live = site.start();
    for none in ["server = []\n", "handbook-url = \"https://example.org\"\n"] {
        site.write_lead("One");
        live.reload();
        answers(&live, "One", "One");
        site.write("signpost.toml", none);
        let (done, log) = logged(|| live.reload());
        assert_eq!(done, Reloaded::Swapped, "{none}");
        answers(&live, "One", "");
        let said =
            "WARN signpost::live::swap: the configuration has no server any more; before, it had 1";
        assert_eq!(count(&log, said), 1, "{log}");
    }
}

#[test]
fn a_file_that_is_not_read_is_told_once_and_the_rest_answers() {
    let site = Site::named("One");
    site.write("content/areas/luton.toml.txt", "name");
    let (live, log) = logged(|| site.start());
    answers(&live, "One", "One");
    assert_eq!(count(&log, "WARN"), 1, "{log}");
    assert!(log.contains("`areas/luton.toml.txt` is not read"), "{log}");
    assert!(live.is_up_to_date());
    site.write_area("Two");
    site.write("content/areas/Other.TOML", "name");
    let (done, log) = logged(|| live.reload());
    assert_eq!(done, Reloaded::Swapped);
    answers(&live, "Two", "One");
    assert_eq!((count(&log, "WARN"), count(&log, "`areas/Other.TOML`")), (1, 1), "{log}");
}

#[test]
fn a_folder_that_is_emptied_leaves_the_last_good_content() {
    let site = Site::named("One");
    let live = site.start();
    fs::remove_file(site.path("content/areas/bedford.toml")).unwrap();
    let (done, log) = logged(|| live.reload());
    assert_eq!(done, Reloaded::Kept);
    answers(&live, "One", "One");
    assert!(log.contains("no file of this folder is used"), "{log}");
    assert!(log.contains("the last good content goes on answering"), "{log}");
    site.write_area("Two");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "Two", "One");
}

#[test]
fn a_file_that_is_renamed_to_what_nobody_reads_takes_nothing_back() {
    for (beside, name) in [
        (None, "areas/bedford.toml.txt"),
        (Some("areas/other.toml"), "areas/bedford.toml.bak"),
        (Some("areas/other.toml"), "areas/Bedford.TOML"),
    ] {
        let site = Site::named("One");
        if let Some(beside) = beside {
            site.write(
                &format!("content/{beside}"),
                &super::area("Other").replace("order = 20", "order = 21"),
            );
        }
        let live = site.start();
        site.rename("content/areas/bedford.toml", &format!("content/{name}"));
        let (done, log) = logged(|| live.reload());
        assert_eq!(done, Reloaded::Kept, "{name}: {log}");
        answers(&live, "One", "One");
        assert!(log.contains("is not read") && log.contains("ERROR"), "{log}");
        site.rename(&format!("content/{name}"), "content/areas/bedford.toml");
        site.write_area("Two");
        assert_eq!(live.reload(), Reloaded::Swapped);
        answers(&live, "Two", "One");
    }
}

#[test]
fn a_folder_that_is_emptied_and_gets_another_file_that_nobody_reads_takes_nothing_back() {
    let site = Site::named("One");
    let live = site.start();
    fs::remove_file(site.path("content/areas/bedford.toml")).unwrap();
    assert_eq!(live.reload(), Reloaded::Kept);
    site.write("content/areas/x.toml.txt", "name");
    assert_eq!(live.reload(), Reloaded::Kept);
    answers(&live, "One", "One");
}

#[test]
fn a_file_that_cannot_be_read_leaves_the_last_good_content() {
    let site = Site::named("One");
    let live = site.start();
    fs::write(site.path("content/areas/bedford.toml"), b"\xff\xfen\x00").unwrap();
    let (done, log) = logged(|| live.reload());
    assert_eq!(done, Reloaded::Kept);
    answers(&live, "One", "One");
    assert!(log.contains("`areas/bedford.toml` is not read: it is in UTF-16"), "{log}");
    let (_, log) = logged(|| site.start());
    assert!(log.contains("the content in the program answers"), "{log}");
}

#[test]
fn links_that_lead_back_are_told_and_hold_nothing_up() {
    let site = Site::named("One");
    for link in ["content/a", "content/b", "content/areas/c"] {
        std::os::unix::fs::symlink(".", site.path(link)).unwrap();
    }
    let (live, log) = logged(|| site.start());
    answers(&live, "One", "One");
    assert_eq!((count(&log, "this link leads back to"), count(&log, "ERROR")), (3, 0), "{log}");
    assert_eq!(live.reload(), Reloaded::Unchanged);
    site.write_area("Two");
    assert_eq!(live.reload(), Reloaded::Swapped);
    answers(&live, "Two", "One");
}

#[test]
fn a_pipe_among_the_content_holds_nothing_up() {
    let site = Site::named("One");
    let path = site.path("content/areas/x.toml");
    assert!(Command::new("mkfifo").arg(&path).status().unwrap().success());
    let (live, log) = logged(|| site.start());
    answers(&live, "One", "One");
    assert!(log.contains("`areas/x.toml` is not read: it is a pipe"), "{log}");
    assert_eq!(live.reload(), Reloaded::Unchanged);
}

#[test]
fn the_running_program_answers_with_the_configuration_that_came_through_a_pipe() {
    let (site, discord) = (Site::empty(), Discord::start());
    site.write_area("Firstham");
    let path = pipe(&site);
    let content = site.path("content").display().to_string();
    let running = thread::scope(|scope| {
        scope.spawn(|| fs::write(&path, lead_anywhere("Our own lead")).unwrap());
        Running::connected(&discord, &["--config", &path, "--content", &content])
    });
    running.wait_for_log(NOT_FOLLOWED, SOON);
    let asks = || {
        let asked = command("contacts").option("area", "bedford").in_server(LISTED);
        text(&discord.ask(&asked.json())).to_owned()
    };
    assert!(asks().contains("Our own lead"));
    // Written before it is told, so that whatever it reads again has it.
    site.write_area("Secondham");
    running.signal("HUP");
    running.wait_for_log("content and configuration were read again", SOON);
    let answer = asks();
    assert!(answer.contains("Secondham") && answer.contains("Our own lead"), "{answer}");
    thread::sleep(Duration::from_millis(300));
    let log = running.log();
    let kept = format!("; 1 server of {path}, which is read once");
    assert_eq!(count(&log, &kept), 2, "at the start and after the reload: {log}");
    assert_eq!((count(&log, "ERROR"), count(&log, NOT_FOLLOWED)), (0, 1), "{log}");
}
