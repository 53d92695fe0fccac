//! Content and configuration: what is wrong with them, how old they are, who has approved them.
//!
//! None of it needs a network.

use std::fs;

use jiff::ToSpan as _;
use signpost::clock;

use super::super::{Host, SERVER};
use super::{Case, assert_found};

const OURS: [&str; 2] = ["--content", "ours"];

/// Returns a host with a file of content of their own.
fn with_content(path: &str, text: &str) -> Host {
    let host = Host::new();
    let inside = format!("ours/{path}");
    let folder = host.folder.path().join(&inside);
    fs::create_dir_all(folder.parent().unwrap()).unwrap();
    host.writes(&inside, text);
    host
}

fn configured(what: &'static str, about: &str, config: &str) -> Case {
    Case::after(what, &[about], |host| host.writes("signpost.toml", config))
}

#[test]
fn what_is_wrong_with_words_and_configuration_is_named_with_the_next_step() {
    let broken = with_content("signpost.toml", "version = 1\n");
    let unread = with_content("areas/luton.toml.txt", "name = \"Luton\"\n");
    let slip = SERVER.replace("england", "englund");
    let approval =
        "approval = { role = \"Safeguarding lead\", on = 2026-01-01, next = 2026-02-01 }";
    let approved = |approval: &str| {
        SERVER.replace("[[server.board]]", &format!("{approval}\n[[server.board]]"))
    };
    let overdue = approved(approval);
    let to_come = approved(&approval.replace("2026-0", "2099-0"));
    let cases = [
        Case::after("no configuration where one is named", &["files"], |host| {
            fs::remove_file(host.folder.path().join("signpost.toml")).unwrap();
        }),
        configured("a configuration with a slip", "files", &slip),
        Case::of("content with a problem", &broken, &["files"], &OURS),
        Case::of("a file of content that is not read", &unread, &["content"], &OURS),
        configured("no server", "configuration", "server = []\n"),
        Case::after("nobody has approved the words", &["approval"], |_| ()),
        configured("an approval that is overdue", "approval", &overdue),
        configured("an approval of a day that is yet to come", "approval", &to_come),
    ];
    assert_found("words", &cases);
}

#[test]
fn an_approval_for_many_years_is_to_be_looked_at() {
    let on = clock::now().date();
    let next = on.saturating_add(2.years());
    let approval =
        format!("approval = {{ role = \"Safeguarding lead\", on = {on}, next = {next} }}");
    let config = SERVER.replace("[[server.board]]", &format!("{approval}\n[[server.board]]"));
    let told = configured("an approval for many years", "approval", &config).found;
    assert!(told.contains("more than a year later\n        next: let somebody read"), "{told}");
}
