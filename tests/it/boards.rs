//! The boards as they are posted: their words in every kind of server, their buttons followed to the
//! end, and what marks them as ours.
//!
//! Bless a change of words with `INSTA_UPDATE=always cargo test boards`, then read the diff.

use std::sync::Arc;

use insta::{assert_snapshot, with_settings};
use serde_json::Value;
use signpost::answer::{Server, Setting};
use signpost::config;
use signpost::content::SourceFile;
use signpost::render::{self, BoardPost};

use crate::support::{LISTED, NOON, SHIPPED};

/// Returns the server that a configuration sets.
#[track_caller]
fn server(config: &str) -> Server {
    let file = SourceFile { path: "signpost.toml".to_owned(), text: config.to_owned() };
    let config = config::read(&Arc::new(file), &SHIPPED.content);
    let config = config.map_err(|found| signpost::content::report::carets(&found)).unwrap();
    config.servers.into_values().next().unwrap()
}

/// Returns every board as it is posted in a server.
fn posts(server: Option<&Server>) -> Vec<BoardPost> {
    let setting = Setting { now: NOON, server, handbook: None };
    let boards = SHIPPED.content.boards.iter();
    boards.map(|(id, _)| render::board_post(&SHIPPED.content, id, &setting).unwrap()).collect()
}

fn json(post: &BoardPost) -> Value {
    serde_json::to_value(&post.message).unwrap()
}

/// Returns the text of a post and below it the buttons, row by row.
fn shown(post: &BoardPost) -> String {
    let json = json(post);
    let rows = json["components"].as_array().unwrap().iter().map(|row| {
        let buttons = row["components"].as_array().unwrap();
        let labels =
            buttons.iter().map(|button| format!("[ {} ]", button["label"].as_str().unwrap()));
        labels.collect::<Vec<_>>().join(" ")
    });
    format!("{}\n\n{}\n", post.message.content(), rows.collect::<Vec<_>>().join("\n"))
}

fn golden(name: &str, posts: &[BoardPost]) {
    let text: Vec<String> = posts.iter().map(shown).collect();
    with_settings!({ snapshot_path => "golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        assert_snapshot!(format!("boards-{name}"), text.join("\n\n"));
    });
}

#[test]
fn every_board_reads_in_every_kind_of_server_as_it_was_approved() {
    golden("where-nothing-is-set", &posts(None));
    let example = server(include_str!("../../signpost.example.toml"));
    golden("of-the-example", &posts(Some(&example)));
    for nation in ["england", "wales", "scotland", "northern-ireland"] {
        let server = server(&format!("[[server]]\nguild = \"{LISTED}\"\nnation = \"{nation}\"\n"));
        golden(&format!("in-{nation}"), &posts(Some(&server)));
    }
}
