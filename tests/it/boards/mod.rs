//! The boards as they are posted: their words in every kind of server, and how long they can be.
//!
//! `claims` is what their last line says, `posts` presses their buttons and holds them to Discord's rules, `marks` is how we know them
//! again, `report` what `/board` answers. Bless a change of words with
//! `INSTA_UPDATE=always cargo test boards`, then read the diff.

mod claims;
mod marks;
mod posts;
mod report;

use insta::{assert_snapshot, with_settings};
use jiff::civil::{DateTime, date};
use serde_json::Value;

use crate::support::servers::server;
use crate::support::{CHRISTMAS_NIGHT, NOON, SHIPPED, changed, shipped};
use signpost::answer::Setting;
use signpost::config::Server;
use signpost::content::Content;
use signpost::render;
use signpost::render::BoardPost;

/// Everything that can be set, with an approval that is newer than the content.
const APPROVED: &str = r#"
lead = { role = "Safeguarding lead", phone = "020 7946 0001" }
deputy = { role = "Deputy lead" }
trustee = { role = "Trustee for safeguarding", phone = "020 7946 0003" }
record = "our concern form, in the office system"
approval = { role = "Safeguarding lead", on = 2030-11-23, next = 2031-05-23 }
"#;

/// Returns every board as it is posted in a server, at one moment.
fn posts_at(content: &Content, server: Option<&Server>, now: DateTime) -> Vec<BoardPost> {
    let setting = Setting { server, ..Setting::at(now) };
    let boards = content.boards.iter();
    boards.map(|(id, _)| render::board_post(content, id, &setting).unwrap()).collect()
}

fn posts(server: Option<&Server>) -> Vec<BoardPost> {
    posts_at(&SHIPPED.content, server, NOON)
}

/// Returns the body of the message.
fn json(post: &BoardPost) -> Value {
    serde_json::to_value(&post.message).unwrap()
}

/// Returns the text of a post and below it the buttons, row by row.
fn shown(post: &BoardPost) -> String {
    let json = json(post);
    let rows = json["components"].as_array().unwrap().iter().map(|row| {
        let buttons = row["components"].as_array().unwrap().iter();
        let labels = buttons.map(|button| format!("[ {} ]", button["label"].as_str().unwrap()));
        labels.collect::<Vec<_>>().join(" ")
    });
    format!("{}\n\n{}\n", post.message.content(), rows.collect::<Vec<_>>().join("\n"))
}

fn golden(name: &str, text: &str) {
    with_settings!({ snapshot_path => "../golden", prepend_module_to_snapshot => false, omit_expression => true }, {
        assert_snapshot!(name, text);
    });
}

fn golden_posts(name: &str, posts: &[BoardPost]) {
    let text: Vec<String> = posts.iter().map(shown).collect();
    golden(&format!("boards-{name}"), &text.join("\n\n"));
}

#[test]
fn every_board_reads_in_every_kind_of_server_as_it_was_approved() {
    golden_posts("where-nothing-is-set", &posts(None));
    let example = include_str!("../../../signpost.example.toml");
    let keys = example.split_once("guild  =").unwrap().1.split_once('\n').unwrap().1;
    golden_posts("of-the-example", &posts(Some(&server(keys))));
    for nation in ["england", "wales", "scotland", "northern-ireland"] {
        let server = server(&format!("nation = \"{nation}\"\n"));
        golden_posts(&format!("in-{nation}"), &posts(Some(&server)));
    }
    // No front door of it is known: what finds one takes its place.
    let without_a_front_door = server(&format!("area = \"elsewhere-in-england\"\n{APPROVED}"));
    golden_posts("without-a-front-door", &posts(Some(&without_a_front_door)));
}

#[test]
fn a_board_is_the_same_at_any_time() {
    let moments = [
        CHRISTMAS_NIGHT,
        date(2026, 11, 23).at(8, 29, 59, 0),
        date(2026, 11, 23).at(8, 30, 0, 0),
        date(2026, 11, 23).at(17, 30, 0, 0),
        date(2026, 11, 21).at(12, 0, 0, 0),
        // The day on which its approval is due again.
        date(2031, 5, 23).at(23, 59, 59, 0),
    ];
    let areas = SHIPPED.content.areas.iter().map(|(id, _)| format!("area = \"{id}\"\n{APPROVED}"));
    for server in areas.map(|keys| Some(server(&keys))).chain([None]) {
        for now in moments {
            let then = posts_at(&SHIPPED.content, server.as_ref(), now);
            assert_eq!(then, posts(server.as_ref()), "{now}");
        }
    }
}

/// The offices of both times are on the board, each with its own.
#[test]
fn both_offices_stand_on_a_board_each_with_its_times_and_its_number_last() {
    let keys = format!("area = \"luton\"\n{APPROVED}");
    let text = posts(Some(&server(&keys)))[0].message.content().to_owned();
    for line in [
        "   - Luton children's social care (MASH), office hours: 01582 547653",
        "   - Luton emergency duty team, all other times: 0300 300 8123",
        "   - Safeguarding lead: 020 7946 0001",
        "   - Deputy lead",
    ] {
        assert!(text.lines().any(|have| have == line), "{line}");
    }
    // A name that does not say it is made to.
    let content = changed("services/luton-mash.toml", &[("(MASH), office hours", "(MASH)")]);
    let server = server(&keys);
    let text = posts_at(&content, Some(&server), NOON)[0].message.content().to_owned();
    assert!(text.contains("   - Luton children's social care (MASH), office hours: 01582 547653"));
}

#[test]
fn the_last_line_names_the_oldest_check_of_what_the_board_shows_and_no_other() {
    let older = |service: &str| {
        let path = format!("services/{service}.toml");
        let text = shipped(&path);
        let line = |key: &str| text.lines().find(|line| line.starts_with(key)).unwrap();
        let next = format!(
            "{}
",
            line("next ")
        );
        changed(&path, &[(line("on      = "), "on      = 2025-01-02"), (&next, "")])
    };
    let luton = server("area = \"luton\"\n");
    let last = |content: &Content, server| {
        let text = posts_at(content, server, NOON)[0].message.content().to_owned();
        text.lines().last().unwrap().to_owned()
    };
    let shown = ["childline", "police", "emergency", "nspcc-helpline", "emergency-bsl"];
    for service in shown.into_iter().chain(["luton-mash", "luton-duty-team"]) {
        let line = last(&older(service), Some(&luton));
        assert!(
            line.starts_with("Numbers from pages read on 2 Jan 2025. No person"),
            "{service}: {line}"
        );
    }
    for service in ["luton-lado", "samaritans", "council-finder", "resws"] {
        assert!(
            last(&older(service), Some(&luton))
                .starts_with("Numbers from pages read on 23 Nov 2026."),
            "{service}"
        );
    }
    assert!(last(&older("council-finder"), None).contains("read on 2 Jan 2025."));
    assert!(last(&older("luton-mash"), None).contains("read on 23 Nov 2026."));
}
