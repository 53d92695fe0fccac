//! A posted board is valid by Discord's rules, and every one of its buttons leads to an answer that
//! only who pressed it sees.
//!
//! Presses are on a message that everybody sees and whose embeds are off, as a post of ours is.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use super::{APPROVED, json as body, posts, server};
use crate::support::interactions::press;
use crate::support::walk::{Walk, walk_from};
use crate::support::{
    Bot, CHRISTMAS_NIGHT, LISTED, NOON, SHIPPED, UNLISTED, limits_of_discord, missing_signpost,
    openapi, text,
};
use signpost::answer::Setting;
use signpost::render;
use signpost::values::{Id, Url};

/// Follows every button of a board to the end, in a server.
fn walk_in(guild: &str, bot: &Bot, name: &str, message: &Value) -> Walk {
    walk_from(name, message, |interaction| {
        let mut interaction = interaction.clone();
        interaction["guild_id"] = json!(guild);
        // A post of ours has its embeds off, and is for everyone.
        if interaction["message"]["flags"] == 0 {
            interaction["message"]["flags"] = json!(4);
        }
        bot.respond(&interaction)
    })
}

#[test]
fn a_post_is_valid_and_has_no_menu_mention_or_embed() {
    let luton = server(&format!("area = \"luton\"\n{APPROVED}"));
    for post in posts(Some(&luton)).iter().chain(&posts(None)) {
        let message = body(post);
        let as_response = json!({ "type": 4, "data": message });
        assert_eq!(limits_of_discord::check_response(&as_response), Vec::<String>::new());
        assert_eq!(missing_signpost(&as_response), Vec::<&str>::new());
        if let Some(openapi) = openapi::discord() {
            assert_eq!(openapi.check_callback(&as_response), Vec::<String>::new());
            assert_eq!(openapi.check_edit(&message), Vec::<String>::new());
        }
        assert_eq!(
            (&message["flags"], &message["allowed_mentions"]),
            (&json!(4), &json!({ "parse": [] }))
        );
        let kinds: BTreeSet<String> =
            cells(&message).map(|cell| cell["type"].to_string()).collect();
        assert_eq!(kinds, ["2".to_owned()].into());
    }
}

fn cells(message: &Value) -> impl Iterator<Item = &Value> {
    let rows = message["components"].as_array().into_iter().flatten();
    rows.flat_map(|row| row["components"].as_array().into_iter().flatten())
}

#[test]
fn the_first_row_is_local_contacts_and_help_for_me() {
    for post in posts(None) {
        let message = body(&post);
        let labels: Vec<&str> = message["components"][0]["components"]
            .as_array()
            .unwrap()
            .iter()
            .map(|button| button["label"].as_str().unwrap())
            .collect();
        assert_eq!(labels, ["Local contacts", "Help for me"]);
    }
}

#[test]
fn every_button_answers_privately_with_the_signpost_to_the_end() {
    let everywhere = [(LISTED, Bot::at(NOON)), (UNLISTED, Bot::at(CHRISTMAS_NIGHT))];
    for post in posts(None) {
        let name = post.mark.board.as_str().to_owned();
        for (guild, bot) in &everywhere {
            let walk = walk_in(guild, bot, &name, &body(&post));
            assert!(walk.visits.len() > 100, "{name}: {}", walk.visits.len());
            for visit in &walk.visits {
                let (trail, response) = (&visit.trail, &visit.response);
                assert_eq!(missing_signpost(response), Vec::<&str>::new(), "{trail}");
                assert_eq!(
                    limits_of_discord::check_response(response),
                    Vec::<String>::new(),
                    "{trail}"
                );
                assert!(!text(response).contains("That page has moved"), "{trail}");
                // A press on the post itself opens a message of one's own.
                if visit.trail.matches(" > ").count() == 1 {
                    assert_eq!(
                        (&response["type"], &response["data"]["flags"]),
                        (&json!(4), &json!(68)),
                        "{trail}"
                    );
                }
            }
        }
    }
}

/// For people who cannot use slash-commands.
#[test]
fn find_guidance_leads_to_everything_that_the_commands_answer() {
    let post = posts(None).into_iter().find(|post| post.mark.board.as_str() == "find").unwrap();
    let walk = walk_in(LISTED, &Bot::at(NOON), "find", &body(&post));
    let seen: BTreeSet<String> = walk
        .visits
        .iter()
        .flat_map(|visit| text(&visit.response).lines())
        .filter_map(|line| line.strip_prefix("## "))
        .map(|line| line.replace('\\', ""))
        .collect();
    let content = &SHIPPED.content;
    let words = &content.words;
    let topics = content.topics.iter().map(|(_, it)| it.title.as_str());
    let doors = content.doors.iter().map(|(_, it)| it.title.as_str());
    let areas = content.areas.iter().map(|(_, it)| it.name.as_str());
    let terms = content.terms.iter().map(|(_, it)| it.name.as_str());
    let chapters = content.chapters.iter().map(|it| it.title.as_str());
    let pages = [
        &words.help.title,
        &words.emergency.title,
        &words.concern.title,
        &words.helplines.title,
        &words.guidance.title,
        &words.a_z.title,
        &words.glossary.title,
        &words.sources.title,
        &words.about.title,
        &words.contacts.choose,
    ]
    .map(|title| title.as_str());
    for title in topics.chain(doors).chain(areas).chain(terms).chain(chapters).chain(pages) {
        assert!(seen.iter().any(|line| line.contains(title)), "{title}");
    }
}

#[test]
fn a_button_of_any_older_post_still_opens_what_it_says() {
    let bot = Bot::at(NOON);
    for end in [
        "1",
        "worried.0123456789abcdef.4",
        "a-board-that-has-gone.ffffffffffffffff.20",
        "worried",
        "..",
        "",
    ] {
        let pressed = press(&format!("ou1:concern~{end}")).on_shared_message().in_server(LISTED);
        let response = bot.respond(&pressed.json());
        assert!(text(&response).contains("## What has happened?"), "{end}");
        assert_eq!(response["data"]["flags"], 68, "{end}");
    }
}

#[test]
fn a_handbook_has_its_button_on_a_post_too() {
    let text = "handbook-url = \"https://www.example.org/handbook\"";
    let file = signpost::schema::SourceFile::new(String::new(), text.to_owned());
    let config =
        signpost::judge::config(Some(&std::sync::Arc::new(file)), &SHIPPED.content).unwrap();
    let handbook: Option<&Url> = config.handbook.as_ref();
    for (id, _) in SHIPPED.content.boards.iter() {
        let setting = Setting { handbook, ..Setting::at(NOON) };
        let post = render::board_post(&SHIPPED.content, id, &setting).unwrap();
        let message = body(&post);
        let links: Vec<&Value> = cells(&message).filter(|cell| cell["style"] == 5).collect();
        assert_eq!(links.len(), 1);
        assert_eq!(
            limits_of_discord::check_response(&json!({ "type": 4, "data": message })),
            Vec::<String>::new()
        );
    }
}
