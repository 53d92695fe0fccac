//! Everything that can be reached, from every command with every choice to the end.
//!
//! Each response is held against Discord's OpenAPI description (where `DISCORD_OPENAPI` names it)
//! and against the documented limits, and each has its signpost whole.

use std::collections::BTreeSet;

use serde_json::json;

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
            let line = line.replace("0808 800 5000", "");
            let found = wrong.iter().find(|wrong| line.contains(**wrong));
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
