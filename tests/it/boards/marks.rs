//! A post is known by the mark in its custom ids, and the mark changes with whatever people see of
//! it and with nothing else.
//!
//! Content is changed by replacing words in one shipped file, one change at a time.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::{APPROVED, json, posts, posts_at, server};
use crate::support::{LISTED, NOON, SHIPPED, changed, shipped, versions};
use signpost::config::Server;
use signpost::content::{Board, Content};
use signpost::schema::SourceFile;
use signpost::values::{BoardMark, Id};
use signpost::{judge, render};

fn custom_ids(message: &serde_json::Value) -> Vec<String> {
    let rows = message["components"].as_array().unwrap().iter();
    let cells = rows.flat_map(|row| row["components"].as_array().unwrap());
    cells.map(|cell| cell["custom_id"].as_str().unwrap().to_owned()).collect()
}

#[test]
fn every_custom_id_of_a_post_ends_in_its_mark_and_asks_what_its_button_says() {
    for post in posts(None) {
        let ids = custom_ids(&json(&post));
        assert!(ids.len() > 5, "{ids:?}");
        assert_eq!(ids.iter().collect::<BTreeSet<_>>().len(), ids.len());
        for id in ids {
            assert_eq!(BoardMark::read(&id), Some(post.mark.clone()), "{id}");
            assert!(id.chars().count() <= 100);
            let (asks, _) = id.rsplit_once('~').unwrap();
            assert!(asks.starts_with('o'), "a post is turned by nobody: {id}");
            assert_eq!(render::decode(&id), render::decode(&format!("{asks}~1")));
            assert!(render::decode(&id).is_some());
        }
    }
}

#[test]
fn only_a_mark_is_read_as_one() {
    let read = |id: &str| BoardMark::read(id).map(|mark| mark.board.as_str().to_owned());
    assert_eq!(read("ou1:concern~worried.0123456789abcdef.3").as_deref(), Some("worried"));
    assert_eq!(read("anything~gone-long-ago.ffffffffffffffff").as_deref(), Some("gone-long-ago"));
    for id in [
        "ou1:concern~3",
        "ou1:concern",
        "ou1:concern~worried",
        "ou1:concern~worried.0123456789ABCDEF.3",
        "ou1:concern~worried.0123456789abcde.3",
        "ou1:concern~Worried.0123456789abcdef.3",
        "worried.0123456789abcdef.3",
        "",
    ] {
        assert_eq!(read(id), None, "{id}");
    }
}

#[test]
fn the_longest_ids_fit_into_a_custom_id() {
    let door = "d".repeat(40);
    let board = "b".repeat(Board::ID);
    let longest = format!("ou1:contacts:{door}~{board}.0123456789abcdef.22");
    assert!(longest.len() <= 100, "{}", longest.len());
}

/// The fingerprint of the first board.
fn fingerprint(content: &Content, server: &Server) -> String {
    posts_at(content, Some(server), NOON)[0].mark.fingerprint.to_string()
}

#[test]
fn the_fingerprint_changes_with_every_word_number_role_approval_and_button() {
    let keys = format!("area = \"luton\"\n{APPROVED}");
    let luton = server(&keys);
    let mut seen = BTreeSet::from([fingerprint(&SHIPPED.content, &luton)]);
    let board = |old, new| changed("boards/worried.toml", &[(old, new)]);
    let [version, next_version] = versions();
    for content in [
        board("No answer, or no action?", "No reply, or no action?"),
        board("\"emergency\", \"doors\"", "\"doors\", \"emergency\""),
        board("[\"emergency\", \"doors\"]", "[\"doors\"]"),
        changed("doors/child-told-me.toml", &[("A child has just told me", "A child told me")]),
        changed("services/luton-mash.toml", &[("01582 547653", "01582 547 653")]),
        changed("services/childline.toml", &[("on      = 2026-11-23", "on      = 2026-11-22")]),
        changed("signpost.toml", &[(&version, &next_version)]),
        changed("signpost.toml", &[("Give names and details", "Give all names and details")]),
        changed("words.toml", &[("Local contacts\"", "Contacts here\"")]),
        changed("words.toml", &[("Your record goes here", "Your record belongs here")]),
    ] {
        assert!(seen.insert(fingerprint(&content, &luton)));
    }
    for (old, new) in [
        ("0001\"", "0002\""),
        ("Deputy lead", "Deputy"),
        ("our concern form", "the concern form"),
        ("approval = { role = \"Safeguarding lead\"", "approval = { role = \"Lead\""),
        ("area = \"luton\"", "area = \"elsewhere-in-wales\""),
    ] {
        assert!(
            seen.insert(fingerprint(&SHIPPED.content, &server(&keys.replace(old, new)))),
            "{old}"
        );
    }
    assert_eq!(seen.len(), 16);
}

#[test]
fn the_fingerprint_does_not_change_with_what_nobody_sees_on_the_board() {
    let keys = format!("area = \"luton\"\n{APPROVED}");
    let luton = server(&keys);
    let ours = fingerprint(&SHIPPED.content, &luton);
    let text = shipped("boards/worried.toml");
    let review = text.lines().find(|line| line.starts_with("review ")).unwrap();
    for content in [
        changed("boards/worried.toml", &[(review, "review = { by = 2028-05-23 }")]),
        changed("boards/worried.toml", &[("title   =", "title =")]),
        changed("boards/find.toml", &[("Not urgent?", "No hurry?")]),
        changed("services/luton-lado.toml", &[("01582 548069", "01582 548 069")]),
        changed("topics/power.toml", &[("power", "might")]),
        changed("words.toml", &[("Post or renew", "Renew or post")]),
    ] {
        assert_eq!(fingerprint(&content, &luton), ours);
    }
    let later = keys.replace("next = 2031-05-23", "next = 2032-05-23");
    let listed = format!(
        "{keys}coordinator = \"Somebody\"\nboard = [{{ channel = \"645027906669510667\", board = \"worried\" }}]\n"
    );
    for keys in [later, listed] {
        assert_eq!(fingerprint(&SHIPPED.content, &server(&keys)), ours);
    }
}

/// A post that carries an id from before is still ours, and so is a line of the configuration.
#[test]
fn a_configuration_may_name_a_board_as_it_was_called_before_and_names_it_once() {
    let renamed =
        changed("boards/worried.toml", &[("order   = 10", "order   = 10\nformerly = [\"old\"]")]);
    let read = |boards: &[&str]| {
        let lines = boards.iter().map(|board| {
            format!("[[server.board]]\nchannel = \"645027906669510667\"\nboard = \"{board}\"\n")
        });
        let text = format!("[[server]]\nguild = \"{LISTED}\"\n{}", lines.collect::<String>());
        let file = Arc::new(SourceFile::new("signpost.toml".to_owned(), text));
        judge::config(Some(&file), &renamed).map_err(|found| found[0].message.clone())
    };
    let config = read(&["old", "find"]).unwrap();
    let other = judge::config(config.source(), &SHIPPED.content);
    assert!(other.is_err(), "no board is called so there");
    let twice = "the board `worried` is in the channel `645027906669510667` twice".to_owned();
    assert_eq!(read(&["old", "worried"]).unwrap_err(), twice);
}

#[test]
fn a_board_is_posted_under_the_id_that_it_has_now() {
    let content =
        changed("boards/worried.toml", &[("order   = 10", "order   = 10\nformerly = [\"old\"]")]);
    let old = Id::parse("old").unwrap();
    let setting = signpost::answer::Setting::at(NOON);
    let post = render::board_post(&content, &old, &setting).unwrap();
    assert_eq!(post.mark.board.as_str(), "worried");
    assert_eq!(render::board_post(&content, &Id::parse("none").unwrap(), &setting), None);
}
