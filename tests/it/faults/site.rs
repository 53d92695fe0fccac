//! The program on a folder of content that a test breaks, and what it then answers.
//!
//! The folder has one area of its own, whose name is in the answer. The program answers over HTTP.

use std::process::Command;

use crate::endpoint::{Client, Listening, Signer, serving};
use crate::live::Site;
use crate::support::again::again_until;
use crate::support::interactions::command;
use crate::support::running::Prepared;
use crate::support::{missing_signpost, text};

/// Prepares the program as an endpoint on this site's content.
pub(super) fn serving_from(site: &Site) -> Prepared {
    serving().args(&["--content", site.path("content").to_str().unwrap()])
}

/// Returns what is answered on this connection to who asks for the site's area.
#[track_caller]
pub(super) fn contacts(client: &mut Client) -> String {
    let asked = command("contacts").option("area", "bedford").json();
    client.send(&Signer::discord().signs(asked.to_string()).bytes());
    let answer = client.answer();
    assert_eq!(answer.status, 200);
    let answer = answer.json();
    assert_eq!(missing_signpost(&answer), Vec::<&str>::new());
    text(&answer).to_owned()
}

/// Asks until the answer has this name.
#[track_caller]
pub(super) fn asked_until(listening: &Listening, name: &str) {
    let mut client = listening.connect();
    again_until(|| format!("`{name}` is in no answer"), || contacts(&mut client).contains(name));
}

/// Makes a pipe.
pub(super) fn pipe(path: &std::path::Path) {
    assert!(Command::new("mkfifo").arg(path).status().unwrap().success());
}
