//! Everything that can be reached, from every command with every choice to the end.
//!
//! Each response is compared with Discord's OpenAPI description (where `DISCORD_OPENAPI` names it)
//! and against the documented limits, and each has its signpost whole.

use std::collections::BTreeSet;

use jiff::civil::date;
use regex::Regex;
use serde_json::{Value, json};

use crate::support::interactions::command;
use crate::support::walk::{Visit, Walk, walk};
use crate::support::{
    Bot, CHRISTMAS_NIGHT, LISTED, NOON, SHIPPED, UNLISTED, definitions, limits_of_discord,
    missing_signpost, openapi, text,
};

/// As Discord writes the permission without which `/board` answers nothing but that.
const MANAGE_SERVER: &str = "32";

/// Walks in the server `guild`, or in direct messages.
fn everything(bot: &Bot, guild: Option<&str>) -> Walk {
    walk(&definitions(), |interaction| {
        let mut interaction = interaction.clone();
        match guild {
            Some(guild) => {
                interaction["guild_id"] = json!(guild);
                interaction["member"]["permissions"] = json!(MANAGE_SERVER);
            }
            None => {
                let member = interaction.as_object_mut().unwrap().remove("member").unwrap();
                interaction["user"] = member["user"].clone();
                interaction.as_object_mut().unwrap().remove("guild_id");
            }
        }
        bot.respond(&interaction)
    })
}

#[track_caller]
fn assert_right(visit: &Visit) {
    let Visit { trail, response, .. } = visit;
    assert_eq!(limits_of_discord::check_response(response), Vec::<String>::new(), "{trail}");
    assert_eq!(missing_signpost(response), Vec::<&str>::new(), "{trail}");
    if let Some(openapi) = openapi::discord() {
        assert_eq!(openapi.check_callback(response), Vec::<String>::new(), "{trail}");
    }
}

#[test]
fn every_answer_in_a_listed_server_is_valid_and_signposted() {
    let walk = everything(&Bot::at(NOON), Some(LISTED));
    walk.visits.iter().for_each(assert_right);
    let Walk { commands, presses, choices, .. } = walk;
    assert!(commands >= 80 && presses >= 140 && choices >= 15, "{commands} {presses} {choices}");
}

#[test]
fn every_answer_at_night_elsewhere_is_valid_and_signposted() {
    for guild in [Some(UNLISTED), None] {
        everything(&Bot::at(CHRISTMAS_NIGHT), guild).visits.iter().for_each(assert_right);
    }
}

#[test]
fn no_answer_leads_to_a_page_that_has_gone() {
    for visit in everything(&Bot::at(NOON), Some(LISTED)).visits {
        let content = text(&visit.response);
        let board = visit.trail.starts_with("/board");
        assert!(!content.contains("That page has moved"), "{}", visit.trail);
        assert!(board || !content.contains("That did not work"), "{}", visit.trail);
    }
}

/// Held to what a person sees, whatever the check of the content says: in the server where all is set, in one of each
/// nation and in none, by day and at night.
#[test]
fn every_button_that_a_text_names_is_on_that_very_message() {
    let press = Regex::new("(?i)press(?:ing)? \"([^\"]+)\"").unwrap();
    let open = Regex::new("\\\\b[Oo]pen ([A-Z].*)").unwrap();
    let mut count = 0;
    let nations = ["england", "wales", "scotland", "northern-ireland"];
    let bots = nations.map(|nation| Bot::of_nation(nation, CHRISTMAS_NIGHT));
    let example = Bot::at(NOON);
    let in_servers = bots.iter().chain([&example]).map(|bot| everything(bot, Some(LISTED)));
    let walks: Vec<Walk> = in_servers.chain([everything(&example, None)]).collect();
    for Visit { trail, response, .. } in walks.iter().flat_map(|walk| &walk.visits) {
        let labels = labels(response);
        let text = text(response).replace('\\', "");
        for name in press.captures_iter(&text) {
            assert!(
                labels.iter().any(|label| *label == name[1]),
                "{trail}: {}: {labels:?}",
                &name[1]
            );
            count += 1;
        }
        for words in open.captures_iter(&text) {
            let is_it = |label: &&str| words[1].starts_with(label);
            assert!(labels.iter().any(|label| is_it(&label.as_str())), "{trail}: {}", &words[1]);
        }
    }
    assert!(count > 6 * 30, "{count}");
}

/// Returns the labels of all buttons and menu entries of a response.
fn labels(response: &Value) -> Vec<String> {
    let rows = response["data"]["components"].as_array().into_iter().flatten();
    let all = rows.flat_map(|row| row["components"].as_array().into_iter().flatten());
    let each = all.flat_map(|it| {
        let entries = it["options"].as_array().into_iter().flatten();
        [it].into_iter().chain(entries).filter_map(|one| one["label"].as_str())
    });
    each.map(str::to_owned).collect()
}

#[test]
fn every_topic_door_area_and_term_can_be_reached() {
    let walk = everything(&Bot::at(NOON), Some(LISTED));
    let seen: BTreeSet<&str> =
        walk.visits.iter().flat_map(|visit| text(&visit.response).lines()).collect();
    let heading = |title: &str| {
        seen.iter().any(|line| line.starts_with("## ") && line.replace('\\', "").contains(title))
    };
    let content = &SHIPPED.content;
    for title in content
        .topics
        .iter()
        .map(|(_, topic)| topic.title.as_str())
        .chain(content.doors.iter().map(|(_, door)| door.title.as_str()))
        .chain(content.areas.iter().map(|(_, area)| area.name.as_str()))
        .chain(content.terms.iter().map(|(_, term)| term.name.as_str()))
    {
        assert!(heading(title), "{title}");
    }
}

#[test]
fn nothing_that_the_paper_prints_wrongly_is_shown_anywhere() {
    let services = SHIPPED.content.services.iter();
    let misprints = services.flat_map(|(_, service)| &service.misprint);
    let mut wrong: Vec<&str> = misprints.map(|misprint| misprint.printed.as_str()).collect();
    assert!(wrong.contains(&"0808 800 500"));
    wrong.extend(["gcsx", "88858", "401212"]);
    for visit in everything(&Bot::at(NOON), Some(LISTED)).visits {
        for line in text(&visit.response).lines() {
            // The right number starts with the misprint that lacks its last digit.
            let ends = |at: usize| !line[at..].starts_with(|c: char| c.is_ascii_digit());
            let is_in = |wrong: &str| line.match_indices(wrong).any(|(at, it)| ends(at + it.len()));
            let found = wrong.iter().find(|wrong| is_in(wrong));
            assert_eq!(found, None, "{}", visit.trail);
        }
    }
}

#[test]
fn a_number_is_the_last_thing_on_its_line() {
    let numbers: Vec<String> = SHIPPED
        .content
        .services
        .iter()
        .filter_map(|(_, service)| Some(service.phone()?.as_str().to_owned()))
        .filter(|number| number.len() > 3)
        .collect();
    for visit in everything(&Bot::at(NOON), Some(LISTED)).visits {
        for line in text(&visit.response).lines() {
            for number in numbers.iter().filter(|number| line.contains(*number)) {
                assert!(line.ends_with(number), "{}: {line}", visit.trail);
            }
        }
    }
}

#[test]
fn the_commands_are_valid_by_discords_description_and_limits() {
    let definitions = definitions();
    assert_eq!(limits_of_discord::check_commands(&definitions), Vec::<String>::new());
    if let Some(openapi) = openapi::discord() {
        assert_eq!(openapi.check_commands(&definitions), Vec::<String>::new());
    }
}

#[test]
fn every_service_is_shown_somewhere() {
    let content = &SHIPPED.content;
    let shown: BTreeSet<String> = [(Some(LISTED), NOON), (None, CHRISTMAS_NIGHT)]
        .into_iter()
        .flat_map(|(guild, now)| everything(&Bot::at(now), guild).visits)
        .flat_map(|visit| {
            text(&visit.response).replace('\\', "").lines().map(str::to_owned).collect::<Vec<_>>()
        })
        .collect();
    // The signpost names three of them, so what is looked for is the line that a card or a step has.
    for (id, service) in content.services.iter() {
        let name = service.name.as_str();
        let named = |line: &str| {
            let line = line.trim_start().trim_start_matches("- ").trim_matches('*');
            line == name || line.starts_with(&format!("{name}: "))
        };
        assert!(shown.iter().any(|line| named(line)), "{id}");
    }
}

/// Boards and `/about` say that nobody has tested the numbers, or that the words are due. To a person who
/// asks for help a contact never looks doubtful.
#[test]
fn no_door_contacts_helplines_or_999_ever_says_untested_or_due() {
    let older = "approval = { role = \"Deputy lead\", on = 2026-01-01, next = 2099-01-01 }\n";
    let overdue = "approval = { role = \"Deputy lead\", on = 2026-11-26, next = 2026-11-27 }\n";
    let doubts = [
        "tested",
        "lapsed",
        "Lapsed",
        "due for a",
        "pages read on",
        "One fails?",
        "Draft:",
        "verified by a person",
    ];
    let boards = SHIPPED.content.boards.iter().map(|(_, board)| board.title.as_str());
    let may_say: Vec<&str> = boards.chain(["About this bot", "Pinned posts"]).collect();
    for (approval, now) in [(older, NOON), (overdue, CHRISTMAS_NIGHT), ("", NOON)] {
        let config = format!("[[server]]\nguild = \"{LISTED}\"\narea = \"luton\"\n{approval}");
        let (mut said, bot) = (0, Bot::set_up(&config, now));
        for Visit { trail, response, .. } in everything(&bot, Some(LISTED)).visits {
            let content = text(&response);
            let heading = content.lines().find_map(|line| line.strip_prefix("## "));
            let heading = heading.unwrap_or_default();
            let found = doubts.iter().find(|doubt| content.contains(**doubt));
            if may_say.iter().any(|title| heading.starts_with(title)) {
                said += usize::from(found.is_some());
            } else {
                assert_eq!(found, None, "{trail}: {content}");
            }
        }
        assert!(said >= 4, "three boards and /about say so: {said}");
    }
}

#[test]
fn about_says_that_an_approval_has_lapsed_who_gave_it_and_why_it_holds_no_more() {
    let about = |on: &str, next: &str, now| {
        let approval = format!("approval = {{ role = \"Deputy lead\", on = {on}, next = {next} }}");
        let config = format!("[[server]]\nguild = \"{LISTED}\"\n{approval}\n");
        let mut asked = command("about").json();
        asked["guild_id"] = json!(LISTED);
        text(&Bot::set_up(&config, now).respond(&asked)).to_owned()
    };
    let version = SHIPPED.content.signpost.version;
    let (day, before) = (version.civil(), version.civil().yesterday().unwrap());
    let due = "The words here are due for a new check. 999 and 101 still work. Call all the same.";
    let older = about(&before.to_string(), "2099-01-01", NOON);
    assert!(older.contains(due), "{older}");
    let lapsed = format!(". Lapsed since {version}: the words have changed.");
    assert!(older.contains("Approved by Deputy lead on ") && older.contains(&lapsed), "{older}");
    let at = |day: jiff::civil::Date| day.at(23, 59, 59, 0);
    let next = date(2040, 5, 23);
    let on_the_day = about(&day.to_string(), "2040-05-23", at(next));
    assert!(!on_the_day.contains(due), "{on_the_day}");
    assert!(on_the_day.contains("Next due: 23 May 2040."), "{on_the_day}");
    let later = about(&day.to_string(), "2040-05-23", at(next.tomorrow().unwrap()));
    assert!(later.contains(due), "{later}");
    assert!(later.contains("Lapsed since 24 May 2040: a new check was due."), "{later}");
}
