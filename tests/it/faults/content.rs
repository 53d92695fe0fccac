//! The folder of content is deleted, locked, replaced or blocked under the running program: the last good content answers.
//!
//! `live` has each of these in one process; here the program runs as it does in its image: under a user who may not read
//! everything, and in its sandbox, which has to let it read what takes the place of its files.

use std::fs::{self, Permissions};
use std::os::unix::fs::{PermissionsExt, symlink};

use super::site::{asked_until, contacts, pipe, serving_from};
use super::{AT_ONCE, assert_endpoint_answers};
use crate::endpoint::Listening;
use crate::live::Site;
use crate::support::again::again_until;
use crate::support::running::Prepared;
use crate::support::skips::skipped;

/// The user of the image.
const USER: u32 = 65532;

/// Has the program run as the image's user, where this account may give itself up.
fn as_its_user(site: &Site, prepared: Prepared) -> Option<Prepared> {
    if !rustix::process::geteuid().is_root() {
        skipped("only root can start the program as another user");
        return None;
    }
    // A folder for tests is its maker's alone.
    fs::set_permissions(site.path(""), Permissions::from_mode(0o755)).unwrap();
    let user = USER.to_string();
    let args = ["--reuid", &user, "--regid", &user, "--clear-groups", "--"];
    Some(prepared.started_by("setpriv", &args))
}

const LAST_GOOD: &str = "the last good content goes on answering";

/// Breaks the content, and puts it right with another name.
fn broken(site: &Site, listening: &Listening, breaks: impl FnOnce(), rights: impl FnOnce()) {
    asked_until(listening, "Firstham");
    let before = listening.running.log().matches(LAST_GOOD).count();
    let mut client = listening.connect();
    breaks();
    listening.running.signal("HUP");
    again_until(
        || "the fault is not told".to_owned(),
        || listening.running.log().matches(LAST_GOOD).count() > before,
    );
    assert!(contacts(&mut client).contains("Firstham"));
    let log = listening.running.log();
    let told = format!("{LAST_GOOD} until this is put right\n");
    assert!(log.contains(" ERROR ") && log.contains(&told), "{log}");
    rights();
    site.write_area("Secondham");
    listening.running.signal("HUP");
    asked_until(listening, "Secondham");
    assert_endpoint_answers(listening);
}

#[test]
fn a_folder_that_is_deleted_leaves_the_last_good_content() {
    let site = Site::named("Firstham");
    let listening = Listening::of(serving_from(&site));
    let delete = || fs::remove_dir_all(site.path("content")).unwrap();
    broken(&site, &listening, delete, || ());
}

#[test]
fn a_folder_or_a_file_that_may_not_be_read_leaves_the_last_good_content() {
    for inside in ["content", "content/areas", "content/areas/bedford.toml"] {
        let site = Site::named("Firstham");
        let Some(prepared) = as_its_user(&site, serving_from(&site)) else { return };
        let listening = Listening::of(prepared);
        let mode =
            |mode| fs::set_permissions(site.path(inside), Permissions::from_mode(mode)).unwrap();
        broken(&site, &listening, || mode(0o000), || mode(0o755));
        assert!(
            listening.running.log().contains("Permission denied"),
            "{}",
            listening.running.log()
        );
    }
}

#[test]
fn a_folder_in_whose_place_a_link_is_put_is_followed_where_it_leads() {
    let site = Site::named("Firstham");
    let listening = Listening::of(serving_from(&site));
    let nowhere = || {
        site.rename("content", "old");
        symlink("nowhere", site.path("content")).unwrap();
    };
    // A link to the folder of another release, as deployments switch it.
    let elsewhere = || {
        site.rename("old", "new");
        site.link("content", "new");
    };
    broken(&site, &listening, nowhere, elsewhere);
}

#[test]
fn a_pipe_in_the_place_of_a_file_or_of_the_folder_holds_nothing_up() {
    for inside in ["content/areas/bedford.toml", "content"] {
        let site = Site::named("Firstham");
        let listening = Listening::of(serving_from(&site));
        let block = || {
            site.rename(inside, "old");
            pipe(&site.path(inside));
        };
        let free = || {
            fs::remove_file(site.path(inside)).unwrap();
            site.rename("old", inside);
        };
        broken(&site, &listening, block, free);
        // A start that meets the pipe says so, and answers all the same.
        site.rename(inside, "old");
        pipe(&site.path(inside));
        let again = Listening::of(serving_from(&site));
        assert_endpoint_answers(&again);
        let log = again.running.wait_for_log("is a pipe, a socket or a device", AT_ONCE);
        assert!(log.contains(" WARN ") || log.contains(" ERROR "), "{log}");
    }
}
