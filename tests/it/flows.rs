//! What is sent for what arrives: new or in place, private or shared, and in which form.
//!
//! The rows of the table in `docs/decisions/2026-11-23-what-is-sent-for-what-arrives.md`, one test
//! each.

use serde_json::{Value, json};

use crate::support::interactions::{autocomplete, choose, command, of_unknown_type, ping, press};
use crate::support::{Bot, LISTED, NOON, UNLISTED, button, buttons, missing_signpost, text};

const NEW: i64 = 4;
const IN_PLACE: i64 = 7;
const PRIVATE: i64 = 68;
const SHARED: i64 = 4;

fn bot() -> Bot {
    Bot::at(NOON)
}

#[track_caller]
fn assert_is(response: &Value, kind: i64, flags: i64) {
    assert_eq!(response["type"], kind, "{response:#}");
    assert_eq!(response["data"]["flags"], flags, "{response:#}");
    assert_eq!(missing_signpost(response), Vec::<&str>::new(), "{}", text(response));
}

#[test]
fn a_ping_is_answered_with_a_pong() {
    assert_eq!(bot().respond(&ping()), json!({ "type": 1 }));
}

#[test]
fn an_autocomplete_gets_no_choices() {
    let response = bot().respond(&autocomplete("contacts").json());
    assert_eq!(response, json!({ "type": 8, "data": { "choices": [] } }));
}

#[test]
fn a_command_gets_a_new_message_for_the_asker_alone() {
    for name in [
        "help",
        "concern",
        "contacts",
        "helplines",
        "consent",
        "a-z",
        "glossary",
        "sources",
        "about",
    ] {
        assert_is(&bot().respond(&command(name).in_server(LISTED).json()), NEW, PRIVATE);
    }
}

#[test]
fn a_topic_is_shared_where_that_was_chosen() {
    let shared =
        command("consent").option("topic", json!("consent-law")).option("share", json!(true));
    let response = bot().respond(&shared.in_server(LISTED).json());
    assert_is(&response, NEW, SHARED);
    assert!(text(&response).starts_with("General guidance. Not about anyone here.\n"));
}

#[test]
fn share_is_ignored_in_a_direct_message_and_in_a_server_that_is_not_listed() {
    let shared =
        || command("consent").option("topic", json!("consent-law")).option("share", json!(true));
    assert_is(&bot().respond(&shared().in_direct_message().json()), NEW, PRIVATE);
    assert_is(&bot().respond(&shared().in_server(UNLISTED).json()), NEW, PRIVATE);
}

#[test]
fn a_menu_stays_private_though_it_was_to_be_shared() {
    let shared = command("consent").option("share", json!(true)).in_server(LISTED);
    assert_is(&bot().respond(&shared.json()), NEW, PRIVATE);
}

#[test]
fn doors_and_helplines_cannot_be_shared() {
    for name in ["concern", "helplines"] {
        let response =
            bot().respond(&command(name).option("share", json!(true)).in_server(LISTED).json());
        assert_is(&response, NEW, PRIVATE);
    }
}

#[test]
fn shared_contacts_lead_to_no_door_past_the_lead() {
    let contacts = |share| {
        let command =
            command("contacts").option("area", json!("luton")).option("share", json!(share));
        bot().respond(&command.in_server(LISTED).json())
    };
    let (private, shared) = (contacts(false), contacts(true));
    assert_is(&shared, NEW, SHARED);
    assert!(text(&private).contains("Is it about the lead"));
    assert!(!text(&shared).contains("Is it about the lead"));
    assert!(buttons(&private).iter().any(|(label, _)| label == "Our lead or an organiser"));
    assert!(!buttons(&shared).iter().any(|(label, _)| label == "Our lead or an organiser"));
}

#[test]
fn turning_ones_own_private_reply_changes_it_in_place() {
    let door = bot().respond(
        &command("concern").option("about", json!("child-told-me")).in_server(LISTED).json(),
    );
    for label in ["Next page", "Back"] {
        let turned = bot()
            .respond(&press(&button(&door, label)).on_private_message().in_server(LISTED).json());
        assert_is(&turned, IN_PLACE, 4);
    }
}

#[test]
fn opening_something_else_sends_a_new_private_reply() {
    let door = bot().respond(
        &command("concern").option("about", json!("child-told-me")).in_server(LISTED).json(),
    );
    for label in ["Local contacts", "Help for me", "Our lead or an organiser"] {
        let opened = bot()
            .respond(&press(&button(&door, label)).on_private_message().in_server(LISTED).json());
        assert_is(&opened, NEW, PRIVATE);
    }
}

#[test]
fn nobodys_press_changes_what_others_read() {
    let shared = command("contacts")
        .option("area", json!("luton"))
        .option("share", json!(true))
        .in_server(LISTED);
    let shared = bot().respond(&shared.json());
    for (_, custom_id) in buttons(&shared) {
        assert_is(
            &bot().respond(&press(&custom_id).on_shared_message().in_server(LISTED).json()),
            NEW,
            PRIVATE,
        );
    }
}

#[test]
fn a_menu_choice_changes_the_menu_in_place() {
    let menu =
        bot().respond(&command("a-z").option("letters", json!("c")).in_server(LISTED).json());
    let select = &menu["data"]["components"][1]["components"][0];
    let (custom_id, value) =
        (select["custom_id"].as_str().unwrap(), select["options"][0]["value"].as_str().unwrap());
    let chosen =
        bot().respond(&choose(custom_id, value).on_private_message().in_server(LISTED).json());
    assert_is(&chosen, IN_PLACE, 4);
}

#[test]
fn what_cannot_be_read_gets_a_signposted_reply() {
    let mut nothing_chosen = choose("menu~1", "x").on_private_message().json();
    nothing_chosen["data"]["values"] = json!([]);
    for interaction in
        [of_unknown_type(), nothing_chosen, json!({ "type": 2 }), json!({ "type": 3, "data": [] })]
    {
        let response = bot().respond(&interaction);
        assert_is(&response, NEW, PRIVATE);
        assert!(text(&response).contains("That did not work"));
    }
    for garbage in ["", "{", "[]", "null", "{\"type\":\"2\"}"] {
        assert_is(&bot().respond_to_text(garbage), NEW, PRIVATE);
    }
}

#[test]
fn an_interaction_without_a_locale_is_answered() {
    assert_is(
        &bot().respond(&command("help").in_server(LISTED).without("locale").json()),
        NEW,
        PRIVATE,
    );
}

#[test]
fn a_button_that_leads_nowhere_any_more_says_so() {
    for custom_id in [
        "ou1:topic:long-gone~1",
        "ou1:door:long-gone~1",
        "ou1:contacts:long-gone~1",
        "an id of another bot",
    ] {
        let response =
            bot().respond(&press(custom_id).on_shared_message().in_server(LISTED).json());
        assert_is(&response, NEW, PRIVATE);
        assert!(text(&response).contains("That page has moved"));
    }
}

#[test]
fn a_value_that_is_no_choice_is_answered_and_not_repeated() {
    let typed = command("contacts").option("area", json!("Somewhere Street")).in_server(LISTED);
    let response = bot().respond(&typed.json());
    assert_is(&response, NEW, PRIVATE);
    assert!(!response.to_string().contains("Somewhere"));
}

#[test]
fn pinned_posts_are_refused_without_manage_server() {
    let board = || command("board").subcommand("post");
    for interaction in [board().in_server(LISTED).with_permissions(0), board().in_direct_message()]
    {
        let response = bot().respond(&interaction.json());
        assert_is(&response, NEW, PRIVATE);
        assert!(text(&response).contains("Pinned posts are for managers"));
    }
}

#[test]
fn whoever_would_change_a_pinned_post_and_names_none_is_shown_which_there_are() {
    let board = |action| command("board").subcommand(action).in_server(LISTED);
    for action in ["post", "remove"] {
        let response = bot().respond(&board(action).with_permissions(1 << 5).json());
        assert_is(&response, NEW, PRIVATE);
        assert!(text(&response).contains("## Pinned posts\n"));
        let one = button(&response, "Worried about a child");
        let pressed = press(&one).on_private_message().in_server(LISTED);
        let shown = bot().respond(&pressed.json());
        assert_is(&shown, IN_PLACE, 4);
        assert!(text(&shown).contains("## Worried about a child\n"));
        let no_id = board(action).option("board", "Somewhere Street").with_permissions(1 << 5);
        assert!(text(&bot().respond(&no_id.json())).contains("That page has moved"));
    }
}

#[test]
fn pinned_posts_cannot_be_changed_without_a_token() {
    for permission in [1 << 5, 1 << 3] {
        let board =
            command("board").subcommand("status").in_server(LISTED).with_permissions(permission);
        let response = bot().respond(&board.json());
        assert!(text(&response).contains("cannot be changed from here"));
        assert!(text(&response).contains("signpost boards sync"));
    }
}

#[test]
fn what_is_null_or_of_another_kind_than_documented_keeps_nobody_from_an_answer() {
    let mut help = command("help").in_server(LISTED).json();
    help["data"]["options"] = json!(null);
    for (key, odd) in [("guild_id", json!(7)), ("member", json!(null)), ("message", json!(null))] {
        help[key] = odd;
        assert!(text(&bot().respond(&help)).contains("Where to start"), "{key}");
    }
    let mut pressed = press("ou1:topic:power~1").on_shared_message().json();
    pressed["data"]["values"] = json!(null);
    pressed["message"]["flags"] = json!(-1);
    assert!(text(&bot().respond(&pressed)).contains("Imbalance of power"));
    let mut topic = command("guidance").subcommand("consent").json();
    topic["data"]["options"][0]["options"] = json!(null);
    assert!(text(&bot().respond(&topic)).contains("What about consent?"));
    for array in ["[1]", "[2,\"1\",{\"name\":\"help\"},null,null]"] {
        assert!(text(&bot().respond_to_text(array)).contains("That did not work"));
    }
}

#[test]
fn a_handbook_is_linked_from_every_message_that_has_room() {
    let asked = |name: &str| command(name).in_server(LISTED).json();
    let bot = bot().with_handbook("https://www.example.org/handbook");
    let letters = command("a-z").option("letters", json!("c")).in_server(LISTED).json();
    for interaction in [asked("help"), asked("concern"), asked("contacts"), asked("about"), letters]
    {
        assert!(bot.respond(&interaction).to_string().contains("https://www.example.org/handbook"));
    }
}
